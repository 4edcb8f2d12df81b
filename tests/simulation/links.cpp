#include "tests/simulation/links.h"

#include "tests/simulation/liars.h"
#include "tests/simulation/world.h"

namespace reseal::simulation {
namespace {
constexpr Duration kDialling = seconds(3);  // what is not linked then has failed
// Longer, and what a slow node had said before the last fault would come in the minute that has to be silent.
constexpr Duration kLongestWay = seconds(60);

constexpr std::size_t kLengthPrefix = 4;  // of a frame (core/node/frame.h); its kind is in the bytes here

bool isFinalizeVote(ByteView body) {
    const auto envelope = consensus::decode(body);
    const auto* vote = envelope ? std::get_if<consensus::Vote>(&envelope->message) : nullptr;
    return vote != nullptr && vote->kind == consensus::VoteKind::Finalize;
}
}  // namespace

bool Links::isPartial() const {
    return world_.consortium.size() > gossip::kFullMeshUpTo;
}

void Links::setPrograms(std::size_t count) {
    programs_ = count;
    ways_.resize(count * count);
}

void Links::send(const Node& from, Index to, FrameKind kind, ByteView body) {
    Bytes frame;
    frame.reserve(1 + body.size());
    frame.push_back(static_cast<std::uint8_t>(kind));
    append(frame, body);
    if (kind == FrameKind::Consensus || kind == FrameKind::Relayed) ++consensusFrames_;
    if (kind == FrameKind::Consensus && world_.now < noFinalizeVotesUntil_ && isFinalizeVote(body)) return;
    if (world_.liars().lie(from, to, kind, frame)) return;
    if (!world_.liars().withholds(from, to)) transmit(from, to, frame);
}

void Links::transmit(const Node& from, Index to, const Bytes& frame) {
    for (const auto& program : world_.nodes()) {
        if (program->index != to) continue;
        Way& one = way(from, *program);
        if (!one.linked) continue;
        if (one.clogged) {
            one.held.push_back(frame);
            continue;
        }
        carry(from, *program, frame);
    }
}

void Links::carry(const Node& from, const Node& to, const Bytes& frame) {
    const Plan& plan = world_.plan;
    Dice& dice = world_.dice;
    const bool bad = !world_.isHealed();  // the weather clears up with the last fault
    const unsigned copies = bad && dice.chance(plan.doubled) ? 2 : 1;
    for (unsigned i = 0; i < copies; ++i) {
        if (bad && (way(from, to).deaf || dice.chance(plan.lost))) continue;
        Bytes arriving = frame;
        if (bad && dice.chance(plan.corrupted)) {
            if (dice.chance(500)) arriving.resize(dice.below(arriving.size()));
            for (auto flips = dice.below(4); flips > 0 && !arriving.empty(); --flips)
                arriving[dice.below(arriving.size())] ^= static_cast<std::uint8_t>(1U << dice.below(8));
        }
        const Duration delay = std::min(dice.heavy(plan.delay) * from.slowness, kLongestWay);
        world_.at(world_.now + delay, [this, sender = from.index, from = from.number, to = to.number,
                                       arriving = std::move(arriving)] {
            if (!way(from, to).linked) return;
            bytesCarried_ += kLengthPrefix + arriving.size();
            world_.arrived(from, to, arriving);
            world_.nodes()[to]->receive(sender, arriving);
        });
    }
}

void Links::clog() {
    world_.say("links clog");
    for (std::size_t from = 0; from < programs_; ++from)
        for (std::size_t to = 0; to < programs_; ++to) {
            if (world_.nodes()[from]->index == world_.nodes()[to]->index || !world_.dice.chance(400))
                continue;
            way(from, to).clogged = true;
            world_.at(world_.now + world_.dice.span(milliseconds(200), seconds(9)),
                      [this, from, to] { unclog(from, to); });
        }
}

// In another order than they came.
void Links::unclog(std::size_t from, std::size_t to) {
    Way& one = way(from, to);
    one.clogged = false;
    std::vector<Bytes> held = std::exchange(one.held, {});
    for (std::size_t i = held.size(); i > 1; --i) std::swap(held[i - 1], held[world_.dice.below(i)]);
    for (const Bytes& frame : held) carry(*world_.nodes()[from], *world_.nodes()[to], frame);
}

void Links::loseFinalizeVotes(Duration span) {
    if (world_.isHealed()) return;
    world_.say("finalize votes are lost for " + std::to_string(span.ms) + " ms");
    noFinalizeVotesUntil_ = std::max(noFinalizeVotesUntil_, world_.now + span);
}

void Links::heal() {
    noFinalizeVotesUntil_ = kStart;
    for (std::size_t from = 0; from < programs_; ++from)
        for (std::size_t to = 0; to < programs_; ++to) {
            Way& one = way(from, to);
            one.cut = one.deaf = false;
            one.barredUntil = kStart;
            if (one.clogged) unclog(from, to);
        }
}

void Links::punish(const Node& node, Index peer, const std::string& why) {
    world_.say(node, "bars " + std::to_string(peer) + ": " + why);
    world_.referee.punished(node, peer, why);
    for (const auto& program : world_.nodes()) {
        if (program->index != peer) continue;
        Way& one = way(node, *program);
        one.barredUntil = world_.now + world_.dice.span(seconds(2), seconds(10));
        world_.at(one.barredUntil, [this] { settle(); });
    }
    settle();
}

void Links::settle() {
    const auto& nodes = world_.nodes();
    for (std::size_t a = 0; a < nodes.size(); ++a)
        for (std::size_t b = a + 1; b < nodes.size(); ++b)
            if (nodes[a]->index != nodes[b]->index) settle(*nodes[a], *nodes[b]);
}

void Links::settle(Node& a, Node& b) {
    Way &there = way(a, b), &back = way(b, a);
    const auto can = [this, &a, &b, &there, &back] {
        return a.isAwake() && b.isAwake() && !there.cut && !back.cut && there.barredUntil <= world_.now &&
               back.barredUntil <= world_.now;
    };
    const auto shall = [this, can, &there, &back] {
        return can() && (!isPartial() || there.dialled || back.dialled);
    };
    if (!can()) there.dialled = back.dialled = false;  // whoever wants it chooses anew
    if (shall() == there.linked) return;
    if (there.linked) return unlink(a, b);
    world_.at(world_.now + world_.dice.heavy(milliseconds(250)), [this, &a, &b, &there, &back, shall] {
        if (there.linked || !shall() || !recognise(a, b)) return;
        if (isPartial() && !(there.dialled ? b.admits(a.index) : a.admits(b.index))) {
            there.dialled = back.dialled = false;
            return;
        }
        there.linked = back.linked = true;
        a.linkUp(b.index, there.dialled);
        if (a.isUp()) b.linkUp(a.index, back.dialled);
    });
}

// A dead link is noticed late; what is in it is lost at once.
void Links::unlink(Node& a, Node& b) {
    Way &there = way(a, b), &back = way(b, a);
    there.linked = back.linked = false;
    there.held.clear();
    back.held.clear();
    world_.at(world_.now + world_.dice.heavy(milliseconds(500)), [&a, &b, &there] {
        if (there.linked) return;
        a.linkDown(b.index);
        b.linkDown(a.index);
    });
}

// Whoever is refused dials again.
bool Links::recognise(Node& a, Node& b) {
    if (!world_.plan.keys || (a.recognises(b) && b.recognises(a))) return true;
    Way& there = way(a, b);
    if (!there.unknown) {
        there.unknown = true;
        world_.say(a, "and " + std::to_string(b.index) + " don't know each other's keys");
        world_.at(world_.now + seconds(1), [this, &a, &b, &there] {
            there.unknown = false;
            settle(a, b);
        });
    }
    return false;
}

void Links::renew(const Node& node, Index peer) {
    for (const auto& program : world_.nodes())
        if (program->index == peer && way(node, *program).linked)
            unlink(*world_.nodes()[node.number], *program);
    settle();
}

void Links::dial(Node& node, Index peer) {
    const auto isPeer = [peer](const auto& program) { return program->index == peer; };
    for (const auto& program : world_.nodes()) {
        if (!isPeer(program)) continue;
        way(node, *program).dialled = true;
        settle(node, *program);
    }
    world_.at(world_.now + kDialling, [this, &node, peer, isPeer] {
        for (const auto& program : world_.nodes())
            if (isPeer(program) && way(node, *program).linked) return;
        for (const auto& program : world_.nodes())
            if (isPeer(program)) way(node, *program).dialled = false;
        if (node.isAwake()) node.dialFailed(peer);
    });
}

void Links::hangUp(Node& node, Index peer) {
    for (const auto& program : world_.nodes()) {
        if (program->index != peer) continue;
        way(node, *program).dialled = way(*program, node).dialled = false;
        settle(node, *program);
    }
}

}  // namespace reseal::simulation
