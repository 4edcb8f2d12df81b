#include "core/engine/wishes.h"

#include "core/base/cbor.h"
#include "core/records/request_body.h"

namespace reseal::engine {
namespace {

constexpr std::string_view kSpace = "asked";
constexpr std::size_t kMaxCode = 32;

Result<Wish> decode(ByteView bytes) {
    cbor::Reader in(bytes);
    Wish out;
    const std::size_t fields = in.arrayUpTo(10);
    if (in.ok() && fields < 9) in.refuse("an array of a wrong length");
    in.uint(1);
    out.patient = in.fixed<SignPublic>();
    const auto purpose = records::purposeFromCode(in.text(kMaxCode));
    bool known = static_cast<bool>(purpose);
    if (known) out.purpose = *purpose;
    for (std::size_t left = in.arrayUpTo(records::kCategories.size()); left > 0 && in.ok(); --left) {
        const auto category = records::categoryFromCode(in.text(kMaxCode));
        known = known && category;
        if (category) out.categories.push_back(*category);
    }
    for (std::size_t left = in.arrayUpTo(records::kMaxRequestedRecords); left > 0 && in.ok(); --left)
        out.records.push_back(in.fixed<RecordId>());
    out.from = std::string(in.text(records::kMaxDateBytes));
    out.to = std::string(in.text(records::kMaxDateBytes));
    out.notAfter = Instant{static_cast<std::int64_t>(in.uint(INT64_MAX))};
    out.note = std::string(in.text(records::kMaxNoteBytes));
    if (fields == 10) out.forTeam = in.boolean();
    if (!in.finish() || !known) return fail(ErrorCode::Damaged, "a remembered request does not read back");
    return out;
}

}  // namespace

Bytes encodeWish(const Wish& wish) {
    cbor::Writer out;
    // Of one person's as it always was: a command that was interrupted goes on.
    out.array(wish.forTeam ? 10 : 9)
        .uint(1)
        .bytes(wish.patient)
        .text(records::code(wish.purpose))
        .array(wish.categories.size());
    for (const Category category : wish.categories) out.text(records::code(category));
    out.array(wish.records.size());
    for (const RecordId& id : wish.records) out.bytes(id);
    out.text(wish.from).text(wish.to);
    out.uint(wish.notAfter.ms < 0 ? 0 : static_cast<std::uint64_t>(wish.notAfter.ms)).text(wish.note);
    if (wish.forTeam) out.boolean(true);
    return std::move(out).out();
}

Status rememberWish(JobContext& at, const RequestId& id, const Wish& wish) {
    return at.vault.locker().put(kSpace, id, encodeWish(wish));
}

Result<std::optional<Wish>> rememberedWish(JobContext& at, const RequestId& id) {
    RESEAL_ASSIGN(const auto stored, at.vault.locker().get(kSpace, id));
    if (!stored) return std::optional<Wish>();
    RESEAL_ASSIGN(Wish wish, decode(*stored));
    return std::optional<Wish>(std::move(wish));
}

}  // namespace reseal::engine
