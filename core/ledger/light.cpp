#include "core/ledger/light.h"

#include "core/crypto/sha256.h"
#include "core/ledger/codec.h"

namespace reseal::ledger {
namespace {
constexpr std::size_t kMaxPath = 11;  // 2^11 > kMaxBlockTransactions
}

Bytes InclusionProof::encode() const {
    cbor::Writer out;
    out.array(5).raw(header.encode()).uint(index).uint(count).array(path.size());
    for (const Hash32& hash : path) out.bytes(hash);
    out.raw(transaction.withoutDetails().encode());
    return std::move(out).out();
}

Result<InclusionProof> InclusionProof::decode(ByteView cbor) {
    cbor::Reader in(cbor);
    in.array(5);
    const ByteView head = in.item();
    const std::uint64_t index = in.uint(kMaxBlockTransactions);
    const std::uint64_t count = in.uint(kMaxBlockTransactions);
    const std::size_t steps = in.arrayUpTo(kMaxPath);
    std::vector<Hash32> path;
    for (std::size_t i = 0; i < steps && in.ok(); ++i) path.push_back(in.fixed<Hash32>());
    const ByteView transaction = in.item();
    RESEAL_TRY(in.finish());
    RESEAL_ASSIGN(auto header, Header::decode(head));
    RESEAL_ASSIGN(auto tx, Transaction::decode(transaction));
    InclusionProof proof{header, index, count, std::move(path), tx.withoutDetails()};
    if (proof.encode() != toBytes(cbor)) return fail(ErrorCode::Malformed, "an inclusion proof with details");
    return proof;
}

Result<InclusionProof> proveInclusion(const Block& block, std::size_t index) {
    if (index >= block.transactions.size()) return fail(ErrorCode::InvalidArgument, "no such transaction");
    std::vector<Hash32> leaves;
    for (const Transaction& tx : block.transactions) leaves.push_back(transactionLeaf(tx.signedBytes()));
    return InclusionProof{block.header, index, leaves.size(), crypto::merklePath(leaves, index),
                          block.transactions[index].withoutDetails()};
}

Status verifyInclusion(const InclusionProof& proof, const Hash32& finalizedBlock) {
    if (proof.header.hash() != finalizedBlock)
        return fail(ErrorCode::BadProof, "the proof is for another block");
    if (!crypto::merkleVerify(transactionLeaf(proof.transaction.signedBytes()), proof.index, proof.count,
                              proof.path, proof.header.txRoot))
        return fail(ErrorCode::BadProof, "the transaction is not under the block's root");
    return {};
}

Status verifyHeaderChain(const std::vector<Header>& headers) {
    for (std::size_t i = 1; i < headers.size(); ++i) {
        const Header& parent = headers[i - 1];
        if (headers[i].parent != parent.hash() || headers[i].height != parent.height + 1 ||
            headers[i].time <= parent.time)
            return fail(ErrorCode::BadProof,
                        "header " + std::to_string(i) + " does not follow the one before");
        const std::uint64_t epoch = parent.epoch + (endsEpoch(parent) ? 1 : 0);
        if (headers[i].setHash != parent.nextSetHash || headers[i].epoch != epoch)
            return fail(ErrorCode::BadProof,
                        "header " + std::to_string(i) + " is not of the validators that come next");
    }
    return {};
}

Status verifyNextSet(const Header& last, const std::vector<Validator>& next) {
    if (!endsEpoch(last)) return fail(ErrorCode::BadProof, "no epoch ends with this block");
    if (validatorSetHash(next) != last.nextSetHash)
        return fail(ErrorCode::BadProof, "not the validators that come next");
    return {};
}

Hash32 headAfter(Hash32 head, const std::vector<Event>& events) {
    for (const Event& event : events) head = nextHead(head, event);
    return head;
}

}  // namespace reseal::ledger
