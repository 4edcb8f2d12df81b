#include "core/engine/outgoing.h"

#include "core/base/cbor.h"
#include "core/records/manifest.h"

namespace reseal::engine {
namespace {

constexpr std::string_view kSpace = "sealed";
constexpr std::size_t kMaxCode = 32;

Bytes encode(const Outgoing& record) {
    cbor::Writer out;
    out.array(10)
        .uint(1)
        .uint(record.done ? 1 : 0)
        .bytes(record.patient)
        .bytes(record.meaning)
        .bytes(record.blob);
    out.uint(record.size).text(records::code(record.under)).array(record.stanzas.size());
    for (const auto& [key, stanza] : record.stanzas) out.array(2).bytes(key).bytes(stanza);
    out.bytes(record.label).array(record.spans.size());
    for (const Hash32& span : record.spans) out.bytes(span);
    return std::move(out).out();
}

Result<Outgoing> decode(ByteView key, ByteView value) {
    cbor::Reader in(value);
    Outgoing out;
    in.array(10);
    in.uint(1);
    out.done = in.uint(1) == 1;
    out.patient = in.fixed<SignPublic>();
    out.meaning = in.fixed<Hash32>();
    out.blob = in.fixed<BlobId>();
    out.size = in.uint();
    const std::string under(in.text(kMaxCode));
    for (std::size_t left = in.arrayUpTo(sealing::kMaxStanzas); left > 0 && in.ok(); --left) {
        in.array(2);
        const auto A = in.fixed<ledger::ConditionKey>();
        out.stanzas.emplace_back(A, toBytes(in.bytes(sealing::kStanzaSize)));
    }
    out.label = toBytes(in.bytes());
    for (std::size_t left = in.arrayUpTo(records::kMaxSpans); left > 0 && in.ok(); --left)
        out.spans.push_back(in.fixed<Hash32>());
    const auto id = RecordId::from(key);
    const auto category = records::categoryFromCode(under);
    if (!in.finish() || !id || !category)
        return fail(ErrorCode::Damaged, "a remembered record does not read back");
    out.id = *id;
    out.under = *category;
    return out;
}

}  // namespace

std::filesystem::path outgoingFolder(JobContext& at) {
    return at.vault.folder() / "outgoing";
}

std::filesystem::path outgoingFile(JobContext& at, const RecordId& id) {
    return outgoingFolder(at) / id.hex();
}

Status remember(JobContext& at, const Outgoing& record) {
    return at.vault.locker().put(kSpace, record.id, encode(record));
}

Result<std::vector<Outgoing>> remembered(JobContext& at, const std::optional<SignPublic>& patient) {
    RESEAL_ASSIGN(const auto entries, at.vault.locker().list(kSpace));
    std::vector<Outgoing> out;
    for (const vault::LockerEntry& entry : entries) {
        RESEAL_ASSIGN(Outgoing record, decode(entry.key, entry.value));
        if (!patient || record.patient == *patient) out.push_back(std::move(record));
    }
    return out;
}

Status markSealed(JobContext& at, Outgoing record) {
    record.done = true;
    record.stanzas.clear();
    record.label.clear();
    RESEAL_TRY(remember(at, record));
    return removeFileDurably(outgoingFile(at, record.id));
}

Status forgetOutgoing(JobContext& at, const RecordId& id) {
    RESEAL_TRY(at.vault.locker().remove(kSpace, id));
    return removeFileDurably(outgoingFile(at, id));
}

}  // namespace reseal::engine
