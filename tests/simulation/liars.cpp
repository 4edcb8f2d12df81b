#include "tests/simulation/liars.h"

#include "core/base/cbor.h"
#include "tests/simulation/world.h"

namespace reseal::simulation {

namespace cs = consensus;

namespace {
constexpr std::size_t kRemembered = 200;  // frames, to be replayed
}

void Liars::sendForged(const Node& from, Index to, const cs::Message& message) {
    Bytes frame{static_cast<std::uint8_t>(FrameKind::Consensus)};
    append(frame, cs::encode(world_.consortium.config.epoch, message));
    world_.links.transmit(from, to, std::move(frame));
}

// The batch with one more block, which follows the liar's last one and is good but for being final: its
// certificate is the liar's own signature, many times.
std::optional<Bytes> Liars::forgedAnswer(const Node& from, ByteView frame) {
    cbor::Reader in(frame.subspan(1));
    in.array(2);
    const std::uint64_t ticket = in.uint();
    const Bytes batch = toBytes(in.bytes());
    if (!in.finish()) return std::nullopt;
    const Consortium& clinics = world_.consortium;
    const auto tip = ledger::StateView(from.disk.state).tip();
    ledger::Executor executor(from.disk.state, tip.time + milliseconds(1), clinics.signatures);
    ledger::Block block;
    block.header = executor.header(world_.dice.below(1000) + 1000, clinics.clinic(from.index));
    const cs::BlockId id{block.header.height, block.header.hash()};
    cs::Certificate certificate{cs::VoteKind::Finalize, block.header.view, id, {}};
    const auto signature =
        clinics.signatures.sign(clinics.keys[from.index],
                                cs::statement(clinics.config, cs::VoteKind::Finalize, certificate.view, id));
    for (Index i = 0; certificate.signatures.size() < clinics.config.quorum(); ++i)
        certificate.signatures.push_back({i, signature});
    std::vector<std::pair<Bytes, Bytes>> blocks;
    cbor::Reader items(batch);
    const std::size_t count = batch.empty() ? 0 : items.arrayUpTo(10'000);
    for (std::size_t i = 0; i < count && items.ok(); ++i) {
        items.array(2);
        Bytes genuine = toBytes(items.bytes());
        blocks.emplace_back(std::move(genuine), toBytes(items.bytes()));
    }
    blocks.emplace_back(block.encode(), cs::encode(certificate));
    cbor::Writer out;
    out.array(blocks.size());
    for (const auto& [bytes, finalization] : blocks) out.array(2).bytes(bytes).bytes(finalization);
    cbor::Writer answer;
    answer.array(2).uint(ticket).bytes(out.out());
    Bytes forged{frame[0]};
    append(forged, answer.out());
    return forged;
}

bool Liars::withholds(const Node& from, Index to) {
    return liars_.contains(from.index) && (to + from.index) % 2 == 0 && world_.dice.chance(300);
}

void Liars::lie(const Node& from, Index to, FrameKind kind, const Bytes& frame) {
    if (!liars_.contains(from.index)) return;
    Dice& dice = world_.dice;
    const Consortium& clinics = world_.consortium;
    const crypto::SignKey& key = clinics.keys[from.index];
    if (heard_.size() < kRemembered) heard_.push_back(frame);
    if (dice.chance(30)) world_.links.transmit(from, to, Bytes(dice.oneOf(heard_)));  // something old
    if (kind == static_cast<FrameKind>(static_cast<int>(FrameKind::Gossip) +
                                       static_cast<int>(gossip::MessageKind::Status))) {
        Bytes forged{frame[0]};
        gossip::PeerStatus status{1'000'000'000 + dice.below(1000), 0, {}};
        if (world_.links.isPartial())  // linked to everybody, or to nobody
            status.links = {clinics.config.epoch,
                            dice.chance(500) ? ~gossip::MemberSet() : gossip::MemberSet()};
        append(forged, gossip::encodeStatus(status));
        return world_.links.transmit(from, to, std::move(forged));
    }
    if (kind == FrameKind::Answer && dice.chance(300))
        if (auto forged = forgedAnswer(from, frame))
            return world_.links.transmit(from, to, *std::move(forged));
    if (kind == FrameKind::Answer && frame.size() > 100 && dice.chance(500)) {
        Bytes forged = frame;
        forged[50 + dice.below(forged.size() - 50)] ^= static_cast<std::uint8_t>(1U << dice.below(8));
        return world_.links.transmit(from, to, std::move(forged));
    }
    if (kind == FrameKind::Relayed && dice.chance(5)) {  // something that was never said
        Bytes forged = frame;
        forged[forged.size() / 2] ^= 1U;
        return world_.links.transmit(from, to, std::move(forged));
    }
    if (kind != FrameKind::Consensus) return;
    const auto envelope = cs::decode(ByteView(frame).subspan(1));
    if (!envelope) return;
    const auto vote = [&](cs::VoteKind what, cs::View view, const cs::BlockId& block) {
        sendForged(from, to,
                   cs::Vote{what, view, block, from.index,
                            clinics.signatures.sign(key, cs::statement(clinics.config, what, view, block))});
    };
    if (const auto* said = std::get_if<cs::Vote>(&envelope->message); said && said->signer == from.index) {
        if (dice.chance(300)) vote(cs::VoteKind::Nullify, said->view, {});
        if (dice.chance(300) && said->kind == cs::VoteKind::Notarize)
            vote(cs::VoteKind::Finalize, said->view, said->block);
        if (dice.chance(100)) vote(cs::VoteKind::Nullify, said->view + dice.below(5000), {});
        if (dice.chance(100))
            vote(cs::VoteKind::Notarize, said->view + dice.below(20),
                 {said->block.height, crypto::sha256(le64(dice.next()))});
    }
    if (const auto* said = std::get_if<cs::Proposal>(&envelope->message); said && dice.chance(500)) {
        auto block = ledger::Block::decode(said->block);
        if (!block) return;
        block->header.time = block->header.time + milliseconds(1);
        cs::Proposal other = *said;
        other.block = block->encode();
        other.head.block.hash = block->header.hash();
        other.head.signature = clinics.signatures.sign(key, cs::statement(clinics.config, other.head));
        sendForged(from, to, other);
        vote(cs::VoteKind::Notarize, other.head.view, other.head.block);
    }
}

}  // namespace reseal::simulation
