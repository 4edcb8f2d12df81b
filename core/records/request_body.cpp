#include "core/records/request_body.h"

#include <algorithm>

#include "core/records/fields.h"

namespace reseal::records {
namespace {

using Categories = std::vector<Category>;
using RecordIds = std::vector<RecordId>;
constexpr std::uint64_t kByCategory = 0, kByRecord = 1;

// What the grammar asks, beyond types. Errors: InvalidArgument.
Status checkForm(const RequestBody& body) {
    const std::size_t count = std::visit([](const auto& list) { return list.size(); }, body.wanted);
    const bool ascending = std::visit(
        [](const auto& list) { return std::ranges::is_sorted(list, std::less_equal<>{}); }, body.wanted);
    if (count == 0 || !ascending || count > kMaxRequestedRecords)
        return fail(ErrorCode::InvalidArgument, "what is asked for is nothing, too much or not in order");
    if (body.notAfter.ms < 0) return fail(ErrorCode::InvalidArgument, "a wish that ended before 1970");
    if (body.from.isKnown() && body.to.isKnown() && body.to.end() <= body.from.begin())
        return fail(ErrorCode::InvalidArgument, "a period that ends before it begins");
    return fields::mustBePlain(body.note, kMaxNoteBytes, "note", true);
}

// What may be asked for in this way at all. Errors: Denied.
Status checkWish(const RequestBody& body) {
    const Role role = body.credential.role;
    if (role != Role::Doctor && role != Role::Researcher)
        return fail(ErrorCode::Denied, "only doctors and researchers ask");
    if (!mayBeRequested(body.purpose)) return fail(ErrorCode::Denied, "an emergency has its own way");
    const auto* categories = std::get_if<Categories>(&body.wanted);
    if (categories && !std::ranges::all_of(*categories, [](Category c) { return mayBeRequested(c); }))
        return fail(ErrorCode::Denied, "what lies in the intake has not been sorted by the patient");
    // Research reads de-identified renditions and nothing else, and nobody else reads those.
    const bool research = body.purpose == Purpose::Research;
    if (role == Role::Researcher && !research)
        return fail(ErrorCode::Denied, "researchers ask for research only");
    if (research && !(categories && *categories == Categories{Category::Research}))
        return fail(ErrorCode::Denied, "research reads the category for research only");
    if (!research && categories && std::ranges::find(*categories, Category::Research) != categories->end())
        return fail(ErrorCode::Denied, "the category for research is for research only");
    return {};
}

void writeWanted(cbor::Writer& out, const RequestBody& body) {
    out.array(2);
    if (const auto* categories = std::get_if<Categories>(&body.wanted)) {
        out.uint(kByCategory);
        fields::write(out, *categories);
        return;
    }
    const auto& ids = std::get<RecordIds>(body.wanted);
    out.uint(kByRecord).array(ids.size());
    for (const RecordId& id : ids) out.bytes(id);
}

std::variant<Categories, RecordIds> readWanted(cbor::Reader& in) {
    in.array(2);
    if (in.uint(kByRecord) == kByCategory) return fields::categories(in, kCategories.size());
    RecordIds ids;
    const std::size_t count = in.arrayUpTo(kMaxRequestedRecords);
    for (std::size_t i = 0; i < count && in.ok(); ++i) ids.push_back(in.fixed<RecordId>());
    return ids;
}

Bytes encode(const RequestBody& body) {
    cbor::Writer out;
    out.array(11).uint(fields::kVersion).raw(body.credential.encode()).bytes(body.introduction);
    out.text(code(body.purpose));
    writeWanted(out, body);
    out.text(body.from.text()).text(body.to.text());
    fields::write(out, body.notAfter);
    out.text(body.note).boolean(body.hasCard).boolean(body.forTeam);
    return std::move(out).out();
}

Result<RequestBody> decode(ByteView bytes) {
    RESEAL_TRY(fields::version(bytes, 11));
    cbor::Reader in(bytes);
    in.array(11);
    in.uint();
    const ByteView credentialBytes = in.item();
    const auto introduction = in.fixed<Introduction>();
    const auto purpose = purposeFromCode(in.text(fields::kMaxCodeLength));
    if (!purpose) in.refuse("unknown purpose");
    auto wanted = readWanted(in);
    ClinicalDate from = fields::date(in);
    ClinicalDate to = fields::date(in);
    const Instant notAfter = fields::instant(in);
    std::string note = fields::plain(in, kMaxNoteBytes, true);
    const bool hasCard = in.boolean();
    const bool forTeam = in.boolean();
    RESEAL_TRY(in.finish());
    RESEAL_ASSIGN(Credential credential, Credential::decode(credentialBytes));
    RequestBody body{std::move(credential), introduction, *purpose,        std::move(wanted), std::move(from),
                     std::move(to),         notAfter,     std::move(note), hasCard,           forTeam};
    if (auto form = checkForm(body); !form)
        return fail(ErrorCode::Malformed, "request: " + form.error().detail);
    return body;
}

}  // namespace

Result<Bytes> sealRequest(const RequestBody& body, const BoxPublic& patient) {
    RESEAL_TRY(checkForm(body));
    if (auto wish = checkWish(body); !wish) return fail(ErrorCode::InvalidArgument, wish.error().detail);
    const Bytes padded = fields::pad(encode(body), kRequestBlock);
    RESEAL_CHECK(padded.size() <= kMaxRequestBytes);  // the fields' limits add up to less
    return crypto::sealTo(patient, padded);
}

Result<RequestBody> openRequest(const crypto::BoxKey& patient, ByteView sealed) {
    if (sealed.size() > kMaxRequestBytes + crypto::kBoxOverhead)
        return fail(ErrorCode::TooLarge, "the request is over its limit");
    RESEAL_ASSIGN(const crypto::SecretBytes padded, patient.open(sealed));
    RESEAL_ASSIGN(const ByteView content, fields::unpad(padded, kRequestBlock));
    return decode(content);
}

Status checkRequest(const RequestBody& body, const RequestContext& context) {
    RESEAL_TRY(checkCredential(body.credential, context.clinicKey, context.chain, context.now));
#ifndef RESEAL_WITHOUT_INTRODUCTION
    RESEAL_TRY(checkIntroduction(context.chain, body.credential.identity, context.requester, context.patient,
                                 body.introduction));
#endif
    RESEAL_TRY(checkWish(body));
    if (context.now > body.notAfter) return fail(ErrorCode::Expired, "what is asked for has ended");
    return {};
}

}  // namespace reseal::records
