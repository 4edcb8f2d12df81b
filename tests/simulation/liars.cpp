#include "tests/simulation/liars.h"

#include "core/base/cbor.h"
#include "core/crypto/sha256.h"
#include "core/node/evidence.h"
#include "tests/simulation/authors.h"
#include "tests/simulation/world.h"

namespace reseal::simulation {

namespace cs = consensus;

namespace {
constexpr std::size_t kRemembered = 200;  // frames, to be replayed
}

void Liars::sendForged(const Node& from, Index to, const cs::Message& message) {
    Bytes frame{static_cast<std::uint8_t>(FrameKind::Consensus)};
    append(frame, cs::encode(from.epoch(), message));
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
    if (from.config() == nullptr) return std::nullopt;
    const cs::Config& config = *from.config();
    const auto tip = ledger::StateView(from.disk.state).tip();
    ledger::Executor executor(from.disk.state, tip.time + milliseconds(1), clinics.signatures);
    ledger::Block block;
    block.header = executor.header(world_.dice.below(1000) + 1000, clinics.clinic(from.index));
    const cs::BlockId id{block.header.height, block.header.hash()};
    cs::Certificate certificate{cs::VoteKind::Finalize, block.header.view, id, {}};
    const auto signature = clinics.signatures.sign(
        from.epochKey(), cs::statement(config, cs::VoteKind::Finalize, certificate.view, id));
    for (Index i = 0; certificate.signatures.size() < config.quorum(); ++i)
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

// Who has stolen a key that a clinic has given up: says something in its name, and has it contradict itself
// in the present epoch.
void Liars::speakWithFormerKeys() {
    const Consortium& clinics = world_.consortium;
    for (const Index liar : liars_) {
        Node& from = *world_.nodes()[liar];
        const cs::Config* config = from.config();
        if (config == nullptr) continue;
        const ledger::StateView state(from.disk.state);
        const ledger::EpochEntry epoch = state.epoch();
        for (std::size_t i = 0; i < epoch.validators.size(); ++i) {
            const ClinicId& victim = epoch.validators[i].id;
            const auto number = *clinics.numberOf(victim);
            const node::KeyGenerations stolen(clinics.clinicKeys[number]);
            const auto named = state.clinic(victim);
            if (number == liar || !named || !world_.dice.chance(500)) continue;
            const crypto::SignKey& former = stolen.at(0);
            if (former.publicKey() != named->signKey) from.submit(world_.authors().forge(number, former));
            if (!from.isUp()) return;  // it may crash of that, and `config` with it
            if (former.publicKey() == epoch.validators[i].key) continue;
            const auto signer = static_cast<cs::ValidatorIndex>(i);
            const auto vote = [&](cs::VoteKind kind, const cs::BlockId& block) {
                const cs::View view = from.status().view;
                return cs::Vote{kind, view, block, signer,
                                clinics.signatures.sign(former, cs::statement(*config, kind, view, block))};
            };
            const cs::Vote first = vote(cs::VoteKind::Nullify, {});
            const cs::Vote second =
                vote(cs::VoteKind::Finalize, {from.height(), crypto::sha256(le64(world_.dice.next()))});
            if (epoch.number != config->epoch) continue;
            const auto forged = node::ledgerEvidence(epoch, {signer, first, second});
            if (!forged) continue;
            world_.say(from, "lies: has a former key of " + std::to_string(number) + " contradict itself");
            world_.authors().sayAs(liar, *forged);
            break;
        }
        if (!from.isUp()) return;
    }
}

// Votes that don't exclude each other; or that the accused did not sign.
void Liars::accuse() {
    for (const Index liar : liars_) {
        const Node& from = *world_.nodes()[liar];
        const cs::Config* config = from.config();
        if (config == nullptr || !config->own || config->size() < 2) continue;
        auto victim = static_cast<cs::ValidatorIndex>(world_.dice.below(config->size()));
        if (victim == *config->own) victim = (victim + 1) % static_cast<cs::ValidatorIndex>(config->size());
        const cs::BlockId tip{from.height(), crypto::sha256(le64(world_.dice.next()))};
        const cs::View view = from.status().view;
        cs::Vote first = vote(from, cs::VoteKind::Nullify, view, {});
        cs::Vote second = vote(from, cs::VoteKind::Finalize, view, tip);
        first.signer = second.signer = victim;
        const auto entry = ledger::StateView(from.disk.state).epoch(config->epoch);
        const auto forged = entry ? node::ledgerEvidence(*entry, {victim, first, second})
                                  : Result<ledger::Evidence>(fail(ErrorCode::NotFound, {}));
        if (!forged) continue;
        world_.say(from, "lies: accuses " + std::to_string(victim));
        world_.authors().sayAs(liar, *forged);
    }
}

bool Liars::withholds(const Node& from, Index to) {
    return liars_.contains(from.index) && (to + from.index) % 2 == 0 && world_.dice.chance(300);
}

bool Liars::lie(const Node& from, Index to, FrameKind kind, const Bytes& frame) {
    if (!liars_.contains(from.index) || !from.isUp()) return false;
    Dice& dice = world_.dice;
    if (heard_.size() < kRemembered) heard_.push_back(frame);
    if (dice.chance(30)) world_.links.transmit(from, to, Bytes(dice.oneOf(heard_)));  // something old
    if (kind == static_cast<FrameKind>(static_cast<int>(FrameKind::Gossip) +
                                       static_cast<int>(gossip::MessageKind::Status))) {
        Bytes forged{frame[0]};
        gossip::PeerStatus status{1'000'000'000 + dice.below(1000), 0, {}};
        if (world_.links.isPartial())  // linked to everybody, or to nobody
            status.links = {from.epoch(), dice.chance(500) ? ~gossip::MemberSet() : gossip::MemberSet()};
        append(forged, gossip::encodeStatus(status));
        world_.links.transmit(from, to, std::move(forged));
        return false;
    }
    if (kind == FrameKind::Answer && dice.chance(300))
        if (auto forged = forgedAnswer(from, frame)) {
            world_.links.transmit(from, to, *std::move(forged));
            return false;
        }
    if (kind == FrameKind::Answer && frame.size() > 100 && dice.chance(500)) {
        Bytes forged = frame;
        forged[50 + dice.below(forged.size() - 50)] ^= static_cast<std::uint8_t>(1U << dice.below(8));
        world_.links.transmit(from, to, std::move(forged));
        return false;
    }
    if (kind == FrameKind::Relayed && dice.chance(5)) {  // something that was never said
        Bytes forged = frame;
        forged[forged.size() / 2] ^= 1U;
        world_.links.transmit(from, to, std::move(forged));
        return false;
    }
    if (kind != FrameKind::Consensus) return false;
    const auto envelope = cs::decode(ByteView(frame).subspan(1));
    return envelope && envelope->epoch == from.epoch() && from.config()->own &&
           lieInConsensus(from, to, *envelope);
}

cs::Vote Liars::vote(const Node& from, cs::VoteKind kind, cs::View view, const cs::BlockId& block) const {
    const cs::Config& config = *from.config();
    return {kind, view, block, *config.own,
            world_.consortium.signatures.sign(from.epochKey(), cs::statement(config, kind, view, block))};
}

bool Liars::lieInConsensus(const Node& from, Index to, const cs::Envelope& envelope) {
    Dice& dice = world_.dice;
    const cs::Config& config = *from.config();
    const auto say = [&](cs::VoteKind kind, cs::View view, const cs::BlockId& block) {
        sendForged(from, to, vote(from, kind, view, block));
    };
    if (const auto* said = std::get_if<cs::Vote>(&envelope.message); said && said->signer == config.own) {
        const auto other = own_.find({from.number, config.epoch, said->view});
        if (other != own_.end() && other->second && said->kind != cs::VoteKind::Nullify) {
            const auto& head = other->second->head;
            say(cs::VoteKind::Notarize, head.view, head.block);
            if (dice.chance(500)) say(cs::VoteKind::Finalize, head.view, head.block);
            return true;
        }
        if (dice.chance(300)) say(cs::VoteKind::Nullify, said->view, {});
        if (dice.chance(300) && said->kind == cs::VoteKind::Notarize)
            say(cs::VoteKind::Finalize, said->view, said->block);
        if (dice.chance(100)) say(cs::VoteKind::Nullify, said->view + dice.below(5000), {});
        if (dice.chance(100))
            say(cs::VoteKind::Notarize, said->view + dice.below(20),
                {said->block.height, crypto::sha256(le64(dice.next()))});
    }
    const auto* said = std::get_if<cs::Proposal>(&envelope.message);
    if (said == nullptr) return false;
    if (const cs::Proposal* other = onOlderParent(from, *said)) {
        sendForged(from, to, *other);
        say(cs::VoteKind::Notarize, other->head.view, other->head.block);
        return true;
    }
    if (!dice.chance(500)) return false;
    const auto block = ledger::Block::decode(said->block);
    const auto second = block ? from.blockInsteadOf(*block) : std::nullopt;
    if (!second) return false;
    cs::Proposal other = *said;
    other.block = second->encode();
    other.head.block.hash = second->header.hash();
    other.head.signature =
        world_.consortium.signatures.sign(from.epochKey(), cs::statement(config, other.head));
    world_.referee.lied(false);
    sendForged(from, to, other);
    say(cs::VoteKind::Notarize, other.head.view, other.head.block);
    return false;
}

// One well-formed block a view, but on an older parent than it may be on.
const cs::Proposal* Liars::onOlderParent(const Node& from, const cs::Proposal& genuine) {
    const auto place = std::tuple(from.number, from.epoch(), genuine.head.view);
    auto at = own_.find(place);
    if (at == own_.end()) at = own_.emplace(place, makeOnOlderParent(from, genuine)).first;
    return at->second ? &*at->second : nullptr;
}

std::optional<cs::Proposal> Liars::makeOnOlderParent(const Node& from, const cs::Proposal& genuine) {
    if (!world_.dice.chance(800)) return std::nullopt;
    const cs::Config& config = *from.config();
    std::vector<cs::Certificate> parents;
    std::map<cs::View, cs::Certificate> nullified;
    for (const cs::Record& record : from.disk.log) {
        const auto* known = std::get_if<cs::KnownCertificate>(&record);
        if (known == nullptr) continue;
        const cs::Certificate& one = known->certificate;
        if (one.kind == cs::VoteKind::Nullify) nullified.insert_or_assign(one.view, one);
        if (one.kind != cs::VoteKind::Nullify && one.view < genuine.head.parentView) parents.push_back(one);
    }
    cs::Proposal out;
    out.head = genuine.head;
    out.head.parentView = 0;
    out.head.parent = config.base;
    if (!parents.empty()) {
        const cs::Certificate& proof =
            parents[parents.size() - 1 - world_.dice.below(std::min<std::size_t>(parents.size(), 3))];
        out.parentProof = proof;
        out.head.parentView = proof.view;
        out.head.parent = proof.block;
    }
    if (out.head.parentView == genuine.head.parentView) return std::nullopt;
    const auto block = from.blockOn(out.head.parent.hash, out.head.view);
    if (!block) return std::nullopt;
    if (world_.dice.chance(500))
        for (const auto& [view, proof] : nullified)
            if (view > out.head.parentView && view < out.head.view &&
                out.gaps.size() < cs::kMaxGapCertificates)
                out.gaps.push_back(proof);
    out.block = block->encode();
    out.head.block = {block->header.height, block->header.hash()};
    out.head.signature = world_.consortium.signatures.sign(from.epochKey(), cs::statement(config, out.head));
    world_.referee.lied(true);
    world_.say(from, "lies: proposes " + std::to_string(out.head.view) + " on " +
                         std::to_string(out.head.parentView));
    return out;
}

}  // namespace reseal::simulation
