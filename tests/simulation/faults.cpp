#include "tests/simulation/faults.h"

#include "core/base/cbor.h"

namespace reseal::simulation {

namespace cs = consensus;

namespace {
constexpr std::size_t kRemembered = 200;  // frames, to be replayed
}

Faults::Faults(World& world) : world_(world) {}

Node& Faults::any() {
    return *world_.nodes_[world_.dice.below(world_.consortium.size())];
}

// At most f validators in a run lie, run twice, or lose what they signed.
std::optional<Index> Faults::chooseVictim() {
    const std::size_t n = world_.consortium.size();
    const auto index = static_cast<Index>(world_.dice.below(n));
    if (victims_.contains(index) || victims_.size() < cs::faultyOf(n)) {
        victims_.insert(index);
        return index;
    }
    return std::nullopt;
}

void Faults::begin() {
    const Plan& plan = world_.plan;
    if (plan.has(Fault::ClockAhead)) any().clockAhead = world_.dice.span(seconds(-3600), days(1));
    if (plan.has(Fault::SlowNode)) any().slowness = static_cast<unsigned>(world_.dice.between(5, 50));
    if (plan.has(Fault::Twin))
        if (const auto index = chooseVictim()) {
            world_.nodes_[*index]->isDishonest = true;
            world_.addProgram(*index).isDishonest = true;
        }
    if (plan.has(Fault::Liar))
        if (const auto index = chooseVictim(); index && !world_.nodes_[*index]->isDishonest) {
            world_.nodes_[*index]->isDishonest = true;
            liars_.insert(*index);
        }
    if (plan.has(Fault::LaneFork)) world_.authors_[world_.dice.below(world_.authors_.size())].forks = true;
    world_.at(world_.now + world_.dice.span(milliseconds(0), plan.everyFault), [this] { next(); });
}

void Faults::next() {
    if (over_) return;
    std::vector<Fault> possible;
    for (std::size_t i = 0; i <= static_cast<std::size_t>(Fault::LogDamaged); ++i)
        if (world_.plan.has(static_cast<Fault>(i))) possible.push_back(static_cast<Fault>(i));
    if (!possible.empty()) happen(world_.dice.oneOf(possible));
    if (world_.dice.chance(200)) {
        const Node& node = any();
        backups_.insert_or_assign(node.number, node.disk);
    }
    const Duration pause = longSleep_ ? seconds(3600) : world_.plan.everyFault;
    world_.at(world_.now + world_.dice.heavy(pause), [this] { next(); });
}

void Faults::crash(Node& node) {
    if (!node.isUp()) return;
    node.crash();
    world_.restartLater(node);
}

void Faults::happen(Fault fault) {
    Dice& dice = world_.dice;
    switch (fault) {
        case Fault::Crash:
            return crash(any());
        case Fault::CrashPoint:
            any().dieAt = static_cast<CrashPoint>(dice.below(kCrashPoints));
            return;
        case Fault::CrashAll: {
            world_.say("power cut");
            for (auto& node : world_.nodes_) crash(*node);
            return;
        }
        case Fault::Partition:
            return partition(false);
        case Fault::Bridge:
            return partition(true);
        case Fault::OneWay: {
            const Node &a = any(), &b = any();
            if (a.index == b.index) return;
            world_.way(a, b).deaf = true;
            world_.say("frames from " + std::to_string(a.index) + " don't reach " + std::to_string(b.index));
            world_.at(world_.now + dice.span(seconds(1), seconds(20)),
                      [this, from = a.number, to = b.number] {
                          world_.ways_[{from, to}].deaf = false;
                      });
            return;
        }
        case Fault::Clog: {
            world_.say("links clog");
            for (auto& [pair, way] : world_.ways_)
                if (dice.chance(400)) {
                    way.clogged = true;
                    world_.at(world_.now + dice.span(milliseconds(200), seconds(9)),
                              [this, pair = pair] { world_.unclog(pair.first, pair.second); });
                }
            return;
        }
        case Fault::Sleep:
            return sleep();
        case Fault::DiskFull:
        case Fault::SyncFails: {
            Node& node = any();
            node.diskFault = fault == Fault::DiskFull ? DiskFault::Full : DiskFault::SyncFails;
            world_.say(node, name(fault));
            world_.at(world_.now + dice.span(seconds(1), seconds(15)), [this, &node] {
                if (node.diskFault == DiskFault::None) return;
                node.diskFault = DiskFault::None;
                crash(node);  // somebody made room, or replaced the disk, and restarted it
            });
            return;
        }
        case Fault::Restore:
        case Fault::LogLost:
        case Fault::SignStateLost:
        case Fault::LogDamaged:
            return replaceDisk(fault);
        case Fault::ClockAhead:
        case Fault::SlowNode:
        case Fault::Twin:
        case Fault::Liar:
        case Fault::LaneFork:
            return;  // from the start
    }
}

void Faults::partition(bool bridge) {
    Dice& dice = world_.dice;
    std::vector<unsigned> side;
    for (std::size_t i = 0; i < world_.nodes_.size(); ++i) side.push_back(dice.chance(500) ? 1 : 2);
    if (bridge) side[dice.below(side.size())] = 3;  // sees both
    for (auto& a : world_.nodes_)
        for (auto& b : world_.nodes_)
            if (a != b) world_.way(*a, *b).cut = (side[a->number] & side[b->number]) == 0;
    std::string text = bridge ? "partition with a bridge:" : "partition:";
    for (const unsigned one : side) text += " " + std::to_string(one);
    world_.say(text);
    world_.settleLinks();
    world_.at(world_.now + dice.span(seconds(1), seconds(25)), [this] {
        for (auto& [pair, way] : world_.ways_) way.cut = false;
        world_.say("partition healed");
        world_.settleLinks();
    });
}

void Faults::sleep() {
    Dice& dice = world_.dice;
    const bool isLong = !longSleep_ && dice.chance(15);
    // An admission is good for a day: not over a weekend while one waits.
    const Duration night = seconds(8 * 3600), weekend = seconds(60 * 3600);
    const Duration span = isLong ? (dice.chance(300) && world_.allRegistered() ? weekend : night)
                                 : dice.span(seconds(2), seconds(30));
    longSleep_ |= isLong;
    const bool everybody = dice.chance(100);
    for (std::size_t i = 0; i < world_.nodes_.size(); ++i) {
        Node& node = everybody ? *world_.nodes_[i] : any();
        node.sleep();
        world_.settleLinks();
        world_.at(world_.now + span + dice.span({}, seconds(5)), [this, &node, isLong] {
            node.wake();
            world_.settleLinks();
            if (isLong) longSleep_ = false;
        });
        if (!everybody) return;
    }
}

void Faults::replaceDisk(Fault fault) {
    if (fault == Fault::SignStateLost) {  // the log alone is enough
        Node& node = any();
        if (node.wasRestored || node.isDishonest) return;
        crash(node);
        node.disk.signState = {};
        return;
    }
    const auto index = chooseVictim();
    if (!index) return;
    Node& node = *world_.nodes_[*index];
    if (node.isDishonest) return;
    const auto backup = backups_.find(node.number);
    if (fault == Fault::Restore && backup == backups_.end()) return;
    crash(node);
    node.wasRestored = true;
    world_.say(node, name(fault));
    if (fault == Fault::Restore) {
        node.disk = backup->second;
        node.isOlder = true;
    } else {
        node.disk.dropLog();
    }
    world_.diskReplaced(node);
}

void Faults::heal() {
    over_ = true;
    // In some runs exactly q are there at first, who all start at the same moment; everybody else comes
    // later.
    if (world_.consortium.size() > 3 && world_.dice.chance(300)) {
        std::set<Index> absent = victims_;
        while (absent.size() < cs::faultyOf(world_.consortium.size())) absent.insert(any().index);
        for (auto& node : world_.nodes_) {
            node->crash();
            if (absent.contains(node->index)) world_.absent_.insert(node->number);
        }
        world_.say("exactly q are there");
    }
    for (auto& [pair, way] : world_.ways_) {
        way.cut = way.deaf = false;
        way.barredUntil = kStart;
        if (way.clogged) world_.unclog(pair.first, pair.second);
    }
    for (auto& node : world_.nodes_) {
        node->dieAt.reset();
        if (node->diskFault != DiskFault::None) {
            node->diskFault = DiskFault::None;
            node->crash();
        }
        node->wake();
        if (!world_.absent_.contains(node->number)) node->start();
        node->slowness = 1;
        if (node->clockAhead.ms != 0 && node->isUp()) node->clockAhead = {};
    }
    world_.settleLinks();
}

// ---- Liars

void Faults::sendForged(const Node& from, Index to, const cs::Message& message) {
    Bytes frame{static_cast<std::uint8_t>(FrameKind::Consensus)};
    append(frame, cs::encode(world_.consortium.config.epoch, message));
    world_.transmit(from, to, std::move(frame));
}

// The batch with one more block, which follows the liar's last one and is good but for being final: its
// certificate is the liar's own signature, many times.
std::optional<Bytes> Faults::forgedAnswer(const Node& from, ByteView frame) {
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

bool Faults::withholds(const Node& from, Index to) {
    return liars_.contains(from.index) && (to + from.index) % 2 == 0 && world_.dice.chance(300);
}

void Faults::lie(const Node& from, Index to, FrameKind kind, const Bytes& frame) {
    if (!liars_.contains(from.index)) return;
    Dice& dice = world_.dice;
    const Consortium& clinics = world_.consortium;
    const crypto::SignKey& key = clinics.keys[from.index];
    if (heard_.size() < kRemembered) heard_.push_back(frame);
    if (dice.chance(30)) world_.transmit(from, to, Bytes(dice.oneOf(heard_)));  // something old
    if (kind == static_cast<FrameKind>(static_cast<int>(FrameKind::Gossip) +
                                       static_cast<int>(gossip::MessageKind::Status))) {
        Bytes forged{frame[0]};
        gossip::PeerStatus status{1'000'000'000 + dice.below(1000), 0, {}};
        if (world_.isPartial())  // linked to everybody, or to nobody
            status.links = {clinics.config.epoch,
                            dice.chance(500) ? ~gossip::MemberSet() : gossip::MemberSet()};
        append(forged, gossip::encodeStatus(status));
        return world_.transmit(from, to, std::move(forged));
    }
    if (kind == FrameKind::Answer && dice.chance(300))
        if (auto forged = forgedAnswer(from, frame)) return world_.transmit(from, to, *std::move(forged));
    if (kind == FrameKind::Answer && frame.size() > 100 && dice.chance(500)) {
        Bytes forged = frame;
        forged[50 + dice.below(forged.size() - 50)] ^= static_cast<std::uint8_t>(1U << dice.below(8));
        return world_.transmit(from, to, std::move(forged));
    }
    if (kind == FrameKind::Relayed && dice.chance(5)) {  // something that was never said
        Bytes forged = frame;
        forged[forged.size() / 2] ^= 1U;
        return world_.transmit(from, to, std::move(forged));
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
