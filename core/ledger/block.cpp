#include "core/ledger/block.h"

#include "core/crypto/sha256.h"
#include "core/ledger/codec.h"

namespace reseal::ledger {
namespace {
constexpr std::uint64_t kVersion = 1;
}

Bytes Header::encode() const {
    cbor::Writer out;
    out.array(11).uint(kVersion).uint(epoch).uint(height).uint(view).bytes(parent).bytes(txRoot).bytes(
        headsRoot);
    codec::put(out, time);
    out.bytes(setHash).bytes(nextSetHash).bytes(proposer);
    return std::move(out).out();
}

Result<Header> Header::decode(ByteView cbor) {
    cbor::Reader in(cbor);
    Header header;
    in.array(11);
    if (in.uint(kVersion) != kVersion) in.refuse("a block of another version");
    header.epoch = in.uint();
    header.height = in.uint();
    header.view = in.uint();
    header.parent = in.fixed<Hash32>();
    header.txRoot = in.fixed<Hash32>();
    header.headsRoot = in.fixed<Hash32>();
    codec::take(in, header.time);
    if (header.time > kMaxBlockTime) in.refuse("a time after the year 9999");
    header.setHash = in.fixed<Hash32>();
    header.nextSetHash = in.fixed<Hash32>();
    header.proposer = in.fixed<ClinicId>();
    RESEAL_TRY(in.finish());
    return header;
}

Hash32 Header::hash() const {
    return crypto::sha256(encode());
}

Bytes Block::encode() const {
    cbor::Writer out;
    out.array(2).raw(header.encode()).array(transactions.size());
    for (const Transaction& tx : transactions) out.raw(tx.encode());
    return std::move(out).out();
}

Result<Block> Block::decode(ByteView cbor) {
    if (cbor.size() > kMaxEncodedBlock) return fail(ErrorCode::TooLarge, "a block over its limit");
    cbor::Reader in(cbor);
    in.array(2);
    const ByteView head = in.item();
    const std::size_t count = in.arrayUpTo(kMaxBlockTransactions);
    std::vector<ByteView> items;
    for (std::size_t i = 0; i < count && in.ok(); ++i) items.push_back(in.item());
    RESEAL_TRY(in.finish());
    Block block;
    RESEAL_ASSIGN(block.header, Header::decode(head));
    block.transactions.reserve(items.size());
    for (const ByteView item : items) {
        RESEAL_ASSIGN(auto tx, Transaction::decode(item));
        block.transactions.push_back(std::move(tx));
    }
    return block;
}

Hash32 transactionLeaf(ByteView signedBytes) {
    return crypto::merkleLeaf(signedBytes);
}

Hash32 transactionRoot(const std::vector<Transaction>& transactions) {
    std::vector<Hash32> leaves;
    leaves.reserve(transactions.size());
    for (const Transaction& tx : transactions) leaves.push_back(transactionLeaf(tx.signedBytes()));
    return crypto::merkleRoot(leaves);
}

Status checkBody(const Block& block) {
    if (transactionRoot(block.transactions) != block.header.txRoot)
        return fail(ErrorCode::Malformed, "block whose transactions are not those of its header");
    for (const Transaction& tx : block.transactions) {
        if (!tx.hasAllDetails()) return fail(ErrorCode::Malformed, "block with a detail missing");
    }
    return {};
}

Hash32 validatorSetHash(const std::vector<Validator>& validators) {
    return crypto::sha256(codec::encode(validators));
}

}  // namespace reseal::ledger
