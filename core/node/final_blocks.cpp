#include "core/node/final_blocks.h"

#include "core/base/cbor.h"
#include "core/consensus/fetched.h"
#include "core/node/epoch_chain.h"
#include "core/node/frame.h"

namespace reseal::node {

namespace cs = consensus;

namespace {
constexpr std::size_t kFillUpTo = 800 << 10;            // bytes of an answer's blocks
constexpr std::size_t kRoomEach = 16, kRoomOfAll = 64;  // what CBOR adds
// Between two finalizations; of an answer's blocks the last one's alone is kept by who asked.
constexpr std::size_t kMaxHeaders = std::size_t{cs::kMaxOpenBlocks} + kMaxBlocksOfAnswer;
static_assert(kMaxHeaders * (ledger::kMaxHeaderBytes + kRoomEach) + ledger::kMaxBlockBytes +
                  2 * kMaxCertificateBytes + kRoomOfAll <
              kMaxBody);

std::size_t sizeOf(const BlocksAnswer& answer) {
    std::size_t out = kRoomOfAll + answer.finalization.size();
    for (const FinalBlock& one : answer.blocks)
        out += one.block.size() + one.finalization.size() + 2 * kRoomEach;
    for (const Bytes& header : answer.headers) out += header.size() + kRoomEach;
    return out;
}

Status leaveOutDetails(BlocksAnswer& answer) {
    for (FinalBlock& one : answer.blocks) {
        RESEAL_ASSIGN(ledger::Block block, ledger::Block::decode(one.block));
        for (ledger::Transaction& tx : block.transactions) tx = tx.withoutDetails();
        one.block = block.encode();
    }
    return {};
}

cs::FetchedLink linkOf(const ledger::Header& header) {
    return {{header.height, header.hash()}, header.parent, header.epoch, header.setHash,
            ledger::endsEpoch(header),      std::nullopt};
}

Result<std::optional<cs::Certificate>> certificateIn(const Bytes& finalization) {
    if (finalization.empty()) return std::optional<cs::Certificate>();
    RESEAL_ASSIGN(auto certificate, cs::decodeCertificate(finalization));
    return std::optional(std::move(certificate));
}
}  // namespace

Bytes BlocksRequest::encode() const {
    return std::move(cbor::Writer().array(2).uint(first).uint(count)).out();
}
Result<BlocksRequest> BlocksRequest::decode(ByteView bytes) {
    cbor::Reader in(bytes);
    in.array(2);
    BlocksRequest out;
    out.first = in.uint();
    out.count = static_cast<std::uint32_t>(in.uint(kMaxBlocksOfAnswer));
    RESEAL_TRY(in.finish());
    return out;
}

Bytes BlocksAnswer::encode() const {
    cbor::Writer out;
    out.array(3).array(blocks.size());
    for (const FinalBlock& one : blocks) out.array(2).bytes(one.block).bytes(one.finalization);
    out.array(headers.size());
    for (const Bytes& header : headers) out.bytes(header);
    return std::move(out.bytes(finalization)).out();
}
Result<BlocksAnswer> BlocksAnswer::decode(ByteView bytes) {
    cbor::Reader in(bytes);
    in.array(3);
    BlocksAnswer out;
    for (std::size_t left = in.arrayUpTo(kMaxBlocksOfAnswer); left > 0 && in.ok(); --left) {
        in.array(2);
        FinalBlock one;
        one.block = toBytes(in.bytes());
        one.finalization = toBytes(in.bytes());
        out.blocks.push_back(std::move(one));
    }
    for (std::size_t left = in.arrayUpTo(kMaxHeaders); left > 0 && in.ok(); --left)
        out.headers.push_back(toBytes(in.bytes(ledger::kMaxHeaderBytes)));
    out.finalization = toBytes(in.bytes(kMaxCertificateBytes));
    if (in.ok() && out.headers.empty() != out.finalization.empty())
        in.refuse("headers without a finalization, or one without them");
    RESEAL_TRY(in.finish());
    return out;
}

Result<BlocksAnswer> finalBlocks(store::Blocks blocks, ledger::Height tip, const BlocksRequest& question) {
    BlocksAnswer out;
    std::size_t bytes = 0, proven = 0;
    for (ledger::Height height = question.first; height <= tip; ++height) {
        RESEAL_ASSIGN(auto stored, blocks.at(height));
        if (!stored) break;
        bytes += stored->block.size() + stored->finalization.size();
        if (!out.blocks.empty() && (out.blocks.size() >= question.count || bytes > kFillUpTo)) break;
        out.blocks.push_back({std::move(stored->block), std::move(stored->finalization)});
        if (!out.blocks.back().finalization.empty()) proven = out.blocks.size();
    }
    if (proven > 0) {
        out.blocks.resize(proven);
    } else if (!out.blocks.empty()) {
        const ledger::Height next = question.first + out.blocks.size();
        RESEAL_ASSIGN(auto certified, blocks.certified(next));
        if (!certified || certified->height - question.first > kMaxHeaders)
            return fail(ErrorCode::NotFound, "no finalization of that block here");
        RESEAL_ASSIGN(out.headers, blocks.storedHeaders(next, certified->height));
        out.finalization = std::move(certified->finalization);
        while (out.blocks.size() > 1 && sizeOf(out) > kMaxBody) {
            RESEAL_ASSIGN(const ledger::Block last, ledger::Block::decode(out.blocks.back().block));
            out.headers.insert(out.headers.begin(), last.header.encode());
            out.blocks.pop_back();
        }
    }
    if (out.blocks.empty()) return fail(ErrorCode::NotFound, "no final block of that height here");
    if (sizeOf(out) > kMaxBody) RESEAL_TRY(leaveOutDetails(out));
    return out;
}

Result<std::optional<ProvenBlocks>> provenBlocks(const cs::Config& config, const cs::BlockId& tip,
                                                 const BlocksAnswer& answer, std::size_t next,
                                                 const cs::Verifier& verifier) {
    ProvenBlocks out;
    std::vector<cs::FetchedLink> links;
    bool isOver = false;
    for (; next < answer.blocks.size() && !isOver; ++next) {
        RESEAL_ASSIGN(ledger::Block block, ledger::Block::decode(answer.blocks[next].block));
        links.push_back(linkOf(block.header));
        RESEAL_ASSIGN(links.back().finalization, certificateIn(answer.blocks[next].finalization));
        isOver = links.back().last && block.header.height > tip.height;
        out.blocks.push_back(std::move(block));
    }
    if (!isOver && !answer.headers.empty()) {
        for (const Bytes& bytes : answer.headers) {
            RESEAL_ASSIGN(const ledger::Header header, ledger::Header::decode(bytes));
            links.push_back(linkOf(header));
        }
        RESEAL_ASSIGN(links.back().finalization, certificateIn(answer.finalization));
    }
    RESEAL_ASSIGN(const std::size_t proven, cs::provenBy(config, tip, links, verifier));
    if (proven == 0) return std::optional<ProvenBlocks>();
    out.next = next;
    if (proven <= out.blocks.size()) {
        out.next -= out.blocks.size() - proven;
        out.blocks.resize(proven);
        out.finalization = std::move(links[proven - 1].finalization);
    }
    return std::optional(std::move(out));
}

}  // namespace reseal::node
