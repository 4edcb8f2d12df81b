#include "core/node/services_releases.h"

#include "core/crypto/sha256.h"
#include "core/crypto/transcript.h"
#include "core/node/services_fields.h"
#include "core/store/receipts.h"

namespace reseal::node {
namespace {

Bytes listOf(const std::vector<GrantHour>& hours) {
    cbor::Writer out;
    out.array(hours.size());
    for (const GrantHour& one : hours) out.array(2).bytes(one.grant).uint(one.hour);
    return std::move(out).out();
}

Bytes listOf(const std::vector<std::vector<Bytes>>& hours) {
    cbor::Writer out;
    out.array(hours.size());
    for (const auto& entries : hours) {
        out.array(entries.size());
        for (const Bytes& entry : entries) out.bytes(entry);
    }
    return std::move(out).out();
}

crypto::SignedMessage messageOf(const ReleasesRequest& request, const ChainId& chain) {
    crypto::SignedMessage message("reseal/1/releases", chain);
    message.add(request.proxy).add(request.author).addU64(encoded(request.time));
    message.add(crypto::sha256(listOf(request.hours)));
    return message;
}

crypto::SignedMessage messageOf(const ReleasesAnswer& answer, const ChainId& chain, ByteView request) {
    crypto::SignedMessage message("reseal/1/releases-shown", chain);
    message.add(crypto::sha256(request)).add(crypto::sha256(listOf(answer.hours)));
    return message;
}

}  // namespace

Bytes Release::encode() const {
    cbor::Writer out;
    out.array(who.empty() ? 4 : 5).uint(encoded(time)).bytes(record).boolean(released).text(why);
    if (!who.empty()) out.bytes(who);
    return std::move(out).out();
}

Result<Release> Release::decode(ByteView bytes) {
    cbor::Reader in(bytes);
    const std::size_t fields = in.arrayUpTo(5);
    if (in.ok() && fields < 4) in.refuse("an array of a wrong length");
    Release out;
    out.time = readTime(in);
    out.record = in.fixed<RecordId>();
    out.released = in.boolean();
    out.why = in.text(kMaxWhy);
    if (fields == 5) out.who = toBytes(in.bytes(kMaxWho));
    if (in.ok() && fields == 5 && out.who.empty()) in.refuse("a reader that is nothing");
    RESEAL_TRY(in.finish());
    return out;
}

void ReleasesRequest::sign(const crypto::SignKey& patient, const ChainId& chain) {
    signature = patient.sign(messageOf(*this, chain));
}

bool ReleasesRequest::verify(const ChainId& chain) const {
    return crypto::verify(author, messageOf(*this, chain), signature);
}

Bytes ReleasesRequest::encode() const {
    cbor::Writer out;
    out.array(5).bytes(proxy).bytes(author).uint(encoded(time)).raw(listOf(hours)).bytes(signature);
    return std::move(out).out();
}

Result<ReleasesRequest> ReleasesRequest::decode(ByteView bytes) {
    cbor::Reader in(bytes);
    in.array(5);
    ReleasesRequest out;
    out.proxy = in.fixed<ClinicId>();
    out.author = in.fixed<SignPublic>();
    out.time = readTime(in);
    const std::size_t count = in.arrayUpTo(kMaxHoursAsked);
    for (std::size_t i = 0; i < count && in.ok(); ++i) {
        in.array(2);
        const auto grant = in.fixed<GrantId>();
        out.hours.push_back({grant, in.uint()});
    }
    out.signature = in.fixed<crypto::Signature>();
    if (in.ok() && out.hours.empty()) in.refuse("a question for no hour");
    RESEAL_TRY(in.finish());
    return out;
}

Bytes ReleasesAnswer::encode(const crypto::SignKey& proxy, const ChainId& chain, ByteView request) const {
    cbor::Writer out;
    out.array(2).raw(listOf(hours)).bytes(proxy.sign(messageOf(*this, chain, request)));
    return std::move(out).out();
}

Result<ReleasesAnswer> ReleasesAnswer::decode(ByteView bytes, const SignPublic& proxy, const ChainId& chain,
                                              ByteView request) {
    RESEAL_ASSIGN(const auto asked, ReleasesRequest::decode(request));
    cbor::Reader in(bytes);
    in.array(2);
    ReleasesAnswer out;
    const std::size_t count = in.arrayUpTo(asked.hours.size());
    for (std::size_t i = 0; i < count && in.ok(); ++i) {
        auto& entries = out.hours.emplace_back();
        const std::size_t of = in.arrayUpTo(store::kMaxEntriesPerHour);
        for (std::size_t k = 0; k < of && in.ok(); ++k)
            entries.push_back(toBytes(in.bytes(store::kMaxReceiptEntry)));
    }
    const auto signature = in.fixed<crypto::Signature>();
    if (in.ok() && out.hours.empty()) in.refuse("an answer about no hour");
    RESEAL_TRY(in.finish());
    if (!crypto::verify(proxy, messageOf(out, chain, request), signature))
        return fail(ErrorCode::BadSignature, "what a proxy shows is not signed by it");
    return out;
}

}  // namespace reseal::node
