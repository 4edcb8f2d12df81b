#include "core/ledger/tx.h"

#include <numeric>

#include "core/crypto/sha256.h"
#include "core/ledger/codec.h"

namespace reseal::ledger {

namespace {

constexpr std::uint64_t kVersion = 1;
constexpr std::size_t kMaxDetails = kMaxOperations * 9;  // a Record has the most: 8 stanzas and a label

// The items of the array, without its head and the signature.
void putBody(cbor::Writer& out, const TransactionBody& body) {
    out.uint(kVersion);
    codec::put(out, body.chain);
    codec::put(out, body.author);
    codec::put(out, body.lane);
    codec::put(out, body.seq);
    codec::put(out, body.prev);
    codec::put(out, body.expires);
    codec::put(out, body.operations);
}

// Of the array whose hash is the id.
Bytes unsignedHead() {
    return std::move(cbor::Writer().array(8)).out();
}

Bytes unsignedBytes(const TransactionBody& body) {
    cbor::Writer out;
    out.raw(unsignedHead());
    putBody(out, body);
    return std::move(out).out();
}

Bytes bytesWith(const TransactionBody& body, const Signature& signature) {
    cbor::Writer out;
    out.array(9);
    putBody(out, body);
    codec::put(out, signature);
    return std::move(out).out();
}

// `items`: the bytes of the array but for its head and the signature, as they were read.
void takeTransaction(cbor::Reader& in, TransactionBody& body, ByteView& items, Signature& signature) {
    in.array(9);
    const ByteView before = in.rest();
    if (in.uint(kVersion) != kVersion) in.refuse("a transaction of another version");
    codec::take(in, body.chain);
    codec::take(in, body.author);
    codec::take(in, body.lane);
    codec::take(in, body.seq);
    codec::take(in, body.prev);
    codec::take(in, body.expires);
    codec::take(in, body.operations);
    if (in.ok()) items = before.first(before.size() - in.rest().size());
    codec::take(in, signature);
}

// What no block has room for can never be ordered.
Status checkRegistrations(const TransactionBody& body) {
    const auto count = std::ranges::count_if(body.operations, [](const Operation& operation) {
        return std::holds_alternative<Pseudonym>(operation);
    });
    if (static_cast<std::size_t>(count) > kMaxRegistrations)
        return fail(ErrorCode::Malformed, "a transaction with " + std::to_string(count) + " registrations");
    return {};
}

Status checkDetails(const TransactionBody& body, const Details& details) {
    std::size_t next = 0;
    for (const Operation& operation : body.operations)
        for (const DetailSlot& slot : detailSlots(operation)) {
            if (next == details.size()) return fail(ErrorCode::Malformed, "a detail is missing");
            const auto& detail = details[next++];
            if (detail && crypto::sha256(*detail) != slot.hash)
                return fail(ErrorCode::Malformed,
                            "detail " + std::to_string(next - 1) + " does not match its hash");
        }
    if (next != details.size()) return fail(ErrorCode::Malformed, "a detail that belongs to no operation");
    return {};
}

}  // namespace

crypto::SignedMessage Transaction::signingMessage(const ChainId& chain, const TxId& id) {
    crypto::SignedMessage message("reseal/1/tx", chain);
    message.add(id);
    return message;
}

Result<Transaction> Transaction::assemble(TransactionBody body, const Signature& signature, Details details) {
    Transaction tx;
    tx.id_ = TxId::copy(crypto::sha256(unsignedBytes(body)).view());
    tx.signedBytes_ = bytesWith(body, signature);
    tx.body_ = std::move(body);
    tx.signature_ = signature;
    tx.details_ = std::move(details);
    tx.size_ = tx.encode().size();
    RESEAL_TRY(checkRegistrations(tx.body_));
    RESEAL_TRY(checkDetails(tx.body_, tx.details_));
    if (tx.size() > kMaxTransactionBytes) return fail(ErrorCode::TooLarge, "a transaction over 64 KiB");
    return tx;
}

Result<Transaction> Transaction::make(TransactionBody body, std::vector<Bytes> details,
                                      const std::function<Signature(const crypto::SignedMessage&)>& sign) {
    const TxId id = TxId::copy(crypto::sha256(unsignedBytes(body)).view());
    Details all(std::make_move_iterator(details.begin()), std::make_move_iterator(details.end()));
    auto tx = assemble(body, sign(signingMessage(body.chain, id)), std::move(all));
    if (!tx && tx.error().code == ErrorCode::Malformed)
        return fail(ErrorCode::InvalidArgument, tx.error().detail);
    RESEAL_TRY(tx);
    // A list or number out of its range shows when it is read back.
    const auto readBack = decode(tx->encode());
    if (!readBack || readBack->body() != body)
        return fail(ErrorCode::InvalidArgument, "a transaction that would not be read back as it was meant");
    return tx;
}

Result<Transaction> Transaction::make(TransactionBody body, std::vector<Bytes> details,
                                      const crypto::SignKey& key) {
    return make(std::move(body), std::move(details),
                [&](const crypto::SignedMessage& message) { return key.sign(message); });
}

Result<Transaction> Transaction::decode(ByteView travelling) {
    if (travelling.size() > kMaxTransactionBytes)
        return fail(ErrorCode::TooLarge, "a transaction over 64 KiB");
    cbor::Reader in(travelling);
    Transaction tx;
    ByteView items;
    in.array(2);
    const ByteView before = in.rest();
    takeTransaction(in, tx.body_, items, tx.signature_);
    if (in.ok()) tx.signedBytes_ = toBytes(before.first(before.size() - in.rest().size()));
    const std::size_t count = in.arrayUpTo(kMaxDetails);
    for (std::size_t i = 0; i < count && in.ok(); ++i) {
        if (in.peek() == cbor::Type::Null) {
            in.null();
            tx.details_.emplace_back();
        } else {
            tx.details_.emplace_back(toBytes(in.bytes(kMaxTransactionBytes)));
        }
    }
    RESEAL_TRY(in.finish());
    RESEAL_TRY(checkRegistrations(tx.body_));
    RESEAL_TRY(checkDetails(tx.body_, tx.details_));
    // There is one encoding, so what was read is what would be written.
    tx.id_ = TxId::copy(crypto::Sha256().add(unsignedHead()).add(items).finish().view());
    tx.size_ = travelling.size();
    return tx;
}

bool Transaction::hasAllDetails() const {
    return std::ranges::all_of(details_, [](const auto& detail) { return detail.has_value(); });
}

Bytes Transaction::encode() const {
    cbor::Writer out;
    out.array(2).raw(signedBytes_).array(details_.size());
    for (const auto& detail : details_) detail ? out.bytes(*detail) : out.null();
    return std::move(out).out();
}

Transaction Transaction::withoutDetails(const std::vector<std::size_t>& indices) const {
    Transaction out = *this;
    for (const std::size_t i : indices) {
        RESEAL_CHECK(i < out.details_.size());
        out.details_[i].reset();
    }
    out.size_ = out.encode().size();
    return out;
}

Transaction Transaction::withoutDetails() const {
    std::vector<std::size_t> all(details_.size());
    std::iota(all.begin(), all.end(), std::size_t{0});
    return withoutDetails(all);
}

bool Transaction::isSignedBy(const SignPublic& key, const SignatureCheck& check) const {
    return check.verify(key, signingMessage(body_.chain, id_), signature_);
}

RequestId requestId(const TxId& tx, std::size_t operation) {
    crypto::Sha256 hash;
    hash.add(tx).add(ByteView(le32(static_cast<std::uint32_t>(operation))));
    return RequestId::copy(hash.finish().view());
}

ProposalId proposalId(const TxId& tx, std::size_t operation) {
    return ProposalId::copy(requestId(tx, operation).view());
}

CaseId caseIdOf(const TxId& tx, std::size_t operation) {
    return CaseId::copy(requestId(tx, operation).view().first(CaseId::kSize));
}

std::vector<Operation> obeyedOnArrival(const Transaction& tx, const SignatureCheck& check) {
    const ChainId& chain = tx.body().chain;
    std::vector<Operation> out;
    for (const Operation& operation : tx.body().operations) {
        const auto* revoke = std::get_if<Revoke>(&operation);
        const auto* retire = std::get_if<Retire>(&operation);
        if ((revoke != nullptr &&
             check.verify(revoke->signer, revokeMessage(chain, *revoke), revoke->signature)) ||
            (retire != nullptr &&
             check.verify(retire->pseudonym, retireMessage(chain, *retire), retire->signature)))
            out.push_back(operation);
    }
    return out;
}

std::optional<LaneFork> LaneFork::of(const Transaction& a, const Transaction& b) {
    const auto place = [](const Transaction& tx) {
        return std::tie(tx.body().chain, tx.body().author, tx.body().lane, tx.body().seq);
    };
    if (place(a) != place(b) || a.id() == b.id()) return std::nullopt;
    const bool inOrder = a.id() < b.id();
    return LaneFork{(inOrder ? a : b).withoutDetails(), (inOrder ? b : a).withoutDetails()};
}

Status LaneFork::check(const SignPublic& key, const SignatureCheck& signatures) const {
    if (!of(first, second) || !(first.id() < second.id()))
        return fail(ErrorCode::BadProof, "not two transactions for one place in a lane");
    if (!first.isSignedBy(key, signatures) || !second.isSignedBy(key, signatures))
        return fail(ErrorCode::BadSignature, "a lane fork that the author did not sign");
    return {};
}

Bytes LaneFork::encode() const {
    cbor::Writer out;
    out.array(2).raw(first.encode()).raw(second.encode());
    return std::move(out).out();
}

Result<LaneFork> LaneFork::decode(ByteView cbor) {
    cbor::Reader in(cbor);
    in.array(2);
    const ByteView a = in.item();
    const ByteView b = in.item();
    RESEAL_TRY(in.finish());
    RESEAL_ASSIGN(auto first, Transaction::decode(a));
    RESEAL_ASSIGN(auto second, Transaction::decode(b));
    auto fork = of(first, second);
    if (!fork || !(first.id() < second.id()) || fork->encode() != toBytes(cbor))
        return fail(ErrorCode::Malformed, "not evidence of a lane fork");
    return *std::move(fork);
}

}  // namespace reseal::ledger
