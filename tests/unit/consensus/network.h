// A whole network in memory, driven by one seed: messages are lost, late, doubled and overtake each other,
// nodes crash and lose what wasn't synced, faulty ones contradict themselves. It performs the actions of real
// replicas and watches what must never happen.
#pragma once

#include <functional>
#include <map>

#include "tests/unit/consensus/toy.h"

namespace toy {

class Random {
public:
    explicit Random(std::uint64_t seed) : state_(seed) {}
    std::uint64_t next() {  // splitmix64
        std::uint64_t z = (state_ += 0x9E3779B97F4A7C15ULL);
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
        return z ^ (z >> 31);
    }
    std::uint64_t below(std::uint64_t bound) { return next() % bound; }
    bool chance(unsigned percent) { return below(100) < percent; }

private:
    std::uint64_t state_;
};

struct Weather {
    unsigned lossPercent = 0;
    unsigned doublePercent = 0;
    unsigned latePercent = 0;   // of messages take up to 4 s
    std::int64_t delayMs = 20;  // of the others, at most
    std::int64_t diskMs = 5;    // of a sync, at most
};

struct Disk {
    std::vector<Record> records;
    SignState signState;
};

struct LedgerBlock {
    BlockId id;
    Bytes bytes;
    std::optional<Certificate> finalization;
};

class Network;

// One node: the host's side of a replica, with what survives a crash and what doesn't.
class Node {
public:
    Node(Network& network, ValidatorIndex index) : network_(network), index_(index) {}

    void start();
    void crash();
    bool isUp() const { return replica_ != nullptr; }
    const Replica& replica() const { return *replica_; }
    void give(Event event);
    void offer(std::uint64_t number);  // something to order
    Height height() const { return ledger.empty() ? 0 : ledger.back().id.height; }
    std::set<std::uint64_t> ordered() const;

    Disk disk;
    std::vector<LedgerBlock> ledger;
    bool isFaulty = false;       // contradicts itself wherever it can
    bool refusesBlocks = false;  // its host calls every block invalid
    bool clockIsBehind = false;  // its host calls every block too early
    bool clockIsAhead = false;   // what it makes is too early for all others
    std::vector<Alarm> alarms;
    std::vector<Evidence> evidence;
    std::size_t rewrites = 0;

private:
    friend class Network;
    void perform(Action& action);
    void on(Persist& action);
    void on(Send& action);
    void on(MakeBlock& action);
    void on(ValidateBlock& action);
    void on(Deliver& action);
    void on(TipChanged& action);
    void on(Behind& action);
    void on(Misbehaved& action);
    void on(Rejected& action);
    void on(Alarm& action);
    void beFaulty(const Send& action);
    void save(const Persist& batch);
    void tellWork();
    bool isDurable(const Vote& vote) const;
    std::set<std::uint64_t> orderedIn(const BlockId& tip) const;
    void later(std::int64_t ms, std::function<void()> what);  // unless it crashes meanwhile

    Network& network_;
    ValidatorIndex index_;
    std::unique_ptr<Replica> replica_;
    std::uint64_t life_ = 0;
    Instant tickAt_ = kNever;
    std::map<Hash32, ToyBlock> states_;  // blocks whose state this host knows
    std::set<std::uint64_t> pool_;
    BlockId tip_;
    WorkAvailable work_;
};

class Network {
public:
    Network(std::size_t validators, std::uint64_t seed);

    void startAll();
    void run(Duration time);
    // Runs until `done` or the time is over; whether it was done.
    bool runUntil(const std::function<bool()>& done, Duration limit);
    void offerToAll(std::uint64_t number);
    void at(Instant time, std::function<void()> what);
    void broken(const std::string& what);

    Config config;
    Random random;
    Weather weather;
    std::size_t padding = 0;  // of each block, bytes
    Instant now{1000};
    std::vector<std::unique_ptr<Node>> nodes;
    std::function<bool(ValidatorIndex, ValidatorIndex, const Message&)> passes;  // unset: all
    std::map<Height, Hash32> chain;                                     // what anybody ever delivered
    std::map<std::pair<ValidatorIndex, View>, std::vector<Vote>> left;  // votes that left honest nodes
    std::size_t sent = 0;
    std::vector<std::string> wrongs;  // must stay empty

private:
    friend class Node;
    void transmit(ValidatorIndex from, ValidatorIndex to, const Message& message);
    void noteVote(ValidatorIndex signer, const Vote& vote);
    std::map<std::pair<Instant, std::uint64_t>, std::function<void()>> queue_;
    std::uint64_t order_ = 0;
};

// A block's salt says for which view it was made, and by whom.
constexpr std::uint64_t kSaltPerView = 1000;
inline ValidatorIndex makerOf(const ToyBlock& block) {
    return static_cast<ValidatorIndex>(block.salt % kSaltPerView);
}

inline std::set<std::uint64_t> numbersIn(ByteView bytes) {
    const auto block = decodeToy(bytes);
    return {block->numbers.begin(), block->numbers.end()};
}

// ---- Network

inline Network::Network(std::size_t validators, std::uint64_t seed)
    : config(configOf(validators, std::nullopt)), random(seed) {
    for (ValidatorIndex i = 0; i < validators; ++i) nodes.push_back(std::make_unique<Node>(*this, i));
}

inline void Network::startAll() {
    for (auto& node : nodes) node->start();
}

inline void Network::at(Instant time, std::function<void()> what) {
    queue_.emplace(std::pair{std::max(time, now), order_++}, std::move(what));
}

inline bool Network::runUntil(const std::function<bool()>& done, Duration limit) {
    const Instant end = now + limit;
    while (!done()) {
        if (queue_.empty() || queue_.begin()->first.first > end || !wrongs.empty()) {
            now = std::max(now, end);
            return done();
        }
        now = queue_.begin()->first.first;
        const auto what = std::move(queue_.begin()->second);
        queue_.erase(queue_.begin());
        what();
    }
    return true;
}

inline void Network::run(Duration time) {
    runUntil([] { return false; }, time);
}

inline void Network::offerToAll(std::uint64_t number) {
    for (auto& node : nodes) node->offer(number);
}

inline void Network::broken(const std::string& what) {
    if (wrongs.size() < 5) wrongs.push_back("at " + std::to_string(now.ms) + " ms: " + what);
}

inline void Network::transmit(ValidatorIndex from, ValidatorIndex to, const Message& message) {
    ++sent;
    if (from == to) return broken("a message to itself");
    if (passes && !passes(from, to, message)) return;
    const Bytes wire = encode(config.epoch, message);
    if (wire.size() > (1 << 20)) broken("a message larger than a frame");
    const unsigned copies = random.chance(weather.doublePercent) ? 2 : 1;
    for (unsigned i = 0; i < copies; ++i) {
        if (random.chance(weather.lossPercent)) continue;
        const std::int64_t most = random.chance(weather.latePercent) ? 4000 : weather.delayMs;
        at(now + milliseconds(1 + static_cast<std::int64_t>(random.below(static_cast<std::uint64_t>(most)))),
           [this, from, to, wire] {
               auto envelope = decode(wire);
               if (!envelope) return broken("undecodable: " + envelope.error().text());
               if (encode(envelope->epoch, envelope->message) != wire) broken("another encoding");
               nodes[to]->give(Received{from, std::move(envelope->message)});
           });
    }
}

// A vote that is on the disk or on its way can count; both are watched for contradictions.
inline void Network::noteVote(ValidatorIndex signer, const Vote& vote) {
    if (nodes[signer]->isFaulty) return;
    auto& votes = left[{signer, vote.view}];
    for (const Vote& earlier : votes)
        if (contradict(earlier, vote))
            broken("validator " + std::to_string(signer) + " contradicts itself in view " +
                   std::to_string(vote.view));
    if (std::find(votes.begin(), votes.end(), vote) == votes.end()) votes.push_back(vote);
}

// ---- Node

inline void Node::start() {
    Restored restored{disk.records, disk.signState, network_.config.base, std::nullopt};
    states_.clear();
    states_[network_.config.base.hash] = {};
    for (const auto& block : ledger) {
        states_[block.id.hash] = *decodeToy(block.bytes);
        if (block.finalization) restored.finalization = block.finalization;
        restored.applied = block.id;
    }
    tip_ = restored.applied;
    work_ = {};
    Config config = network_.config;
    config.own = index_;
    ++life_;
    replica_ = std::make_unique<Replica>(config, verifier(), format(), std::make_unique<ToyKey>(index_),
                                         std::move(restored));
    Started started;
    for (auto& byte : started.nonce.bytes) byte = static_cast<std::uint8_t>(network_.random.next());
    give(started);
    tellWork();
}

inline void Node::crash() {
    replica_.reset();
    ++life_;
    tickAt_ = kNever;
}

inline void Node::later(std::int64_t ms, std::function<void()> what) {
    const std::uint64_t life = life_;
    network_.at(network_.now + milliseconds(ms), [this, life, what = std::move(what)] {
        if (life == life_ && replica_) what();
    });
}

inline void Node::give(Event event) {
    if (!replica_) return;
    std::vector<Action> actions = replica_->step(network_.now, std::move(event));
    for (auto& action : actions) perform(action);
    const Instant next = replica_->nextTick();
    if (next != kNever && next <= network_.now) network_.broken("a tick in the past");
    if (next == kNever || next >= tickAt_) return;
    tickAt_ = next;
    later((next - network_.now).ms, [this, next] {
        if (tickAt_ == next) tickAt_ = kNever;
        give(Tick{});
    });
}

inline void Node::perform(Action& action) {
    std::visit([this](auto& which) { on(which); }, action);
}

inline void Node::save(const Persist& batch) {
    if (batch.replaceAll) {
        disk.records = batch.records;
        ++rewrites;
    } else {
        disk.records.insert(disk.records.end(), batch.records.begin(), batch.records.end());
    }
    for (const auto& record : batch.records) {
        if (const auto back = decodeRecord(encode(record)); !back || *back != record)
            network_.broken("a record doesn't survive its encoding");
        if (const auto* own = std::get_if<OwnVote>(&record)) disk.signState.take(own->vote);
    }
}

inline void Node::on(Persist& action) {
    // The batch is gone, or durable without anybody knowing, if the node crashes before the answer.
    auto& random = network_.random;
    const auto most = static_cast<std::uint64_t>(network_.weather.diskMs);
    const auto half = static_cast<std::int64_t>(random.below(most));
    const auto rest = static_cast<std::int64_t>(random.below(most));
    later(half, [this, rest, batch = std::move(action)] {
        save(batch);
        later(rest, [this, token = batch.token] { give(Persisted{token}); });
    });
}

inline bool Node::isDurable(const Vote& vote) const {
    for (const auto& record : disk.records)
        if (const auto* own = std::get_if<OwnVote>(&record); own != nullptr && own->vote == vote) return true;
    return false;
}

inline void Node::on(Send& action) {
    if (const auto* vote = std::get_if<Vote>(&action.message); vote != nullptr && vote->signer == index_) {
        if (!isDurable(*vote)) network_.broken("a vote left before it was durable");
        network_.noteVote(index_, *vote);
    }
    if (const auto* proposal = std::get_if<Proposal>(&action.message)) {
        const bool durable = std::find(disk.records.begin(), disk.records.end(),
                                       Record{OwnProposal{*proposal}}) != disk.records.end();
        if (!durable) network_.broken("a proposal left before it was durable");
    }
    if (isFaulty) beFaulty(action);
    for (ValidatorIndex to = 0; to < network_.nodes.size(); ++to)
        if (action.to ? *action.to == to : to != index_) network_.transmit(index_, to, action.message);
}

// Every vote is accompanied by one that contradicts it, every proposal by a second one for some.
inline void Node::beFaulty(const Send& action) {
    const auto sendToSome = [&](const Message& message) {
        for (ValidatorIndex to = 0; to < network_.nodes.size(); ++to)
            if (to != index_ && network_.random.chance(50)) network_.transmit(index_, to, message);
    };
    if (const auto* proposal = std::get_if<Proposal>(&action.message)) {
        Proposal other = *proposal;
        other.block = childOf(other.head.parent, {}, network_.random.below(3) + 1);
        other.head =
            headOf(network_.config, other.head.view, other.block, other.head.parentView, other.head.parent);
        sendToSome(other);
        sendToSome(voteOf(network_.config, index_, VoteKind::Notarize, other.head.view, other.head.block));
    }
    if (const auto* vote = std::get_if<Vote>(&action.message)) {
        sendToSome(voteOf(network_.config, index_, VoteKind::Nullify, vote->view));
        if (vote->kind == VoteKind::Notarize)
            sendToSome(voteOf(network_.config, index_, VoteKind::Finalize, vote->view, vote->block));
    }
}

inline std::set<std::uint64_t> Node::orderedIn(const BlockId& tip) const {
    std::set<std::uint64_t> out;
    for (auto block = states_.find(tip.hash); block != states_.end();
         block = states_.find(block->second.parent))
        out.insert(block->second.numbers.begin(), block->second.numbers.end());
    return out;
}

inline std::set<std::uint64_t> Node::ordered() const {
    std::set<std::uint64_t> out;
    for (const auto& block : ledger) out.merge(numbersIn(block.bytes));
    return out;
}

inline void Node::on(MakeBlock& action) {
    if (!states_.contains(action.parent.hash)) network_.broken("MakeBlock on a parent without a state");
    later(1, [this, action] {
        std::vector<std::uint64_t> numbers;
        const auto done = orderedIn(action.parent);
        for (const auto number : pool_)
            if (!done.contains(number) && numbers.size() < 3) numbers.push_back(number);
        BlockMade made{action.view, std::nullopt};
        if (!numbers.empty() || action.evenIfEmpty) {
            made.block = encodeToy({action.parent.height + 1, action.parent.hash,
                                    action.view * kSaltPerView + index_, numbers, Bytes(network_.padding)});
            states_[idOf(*made.block).hash] = *decodeToy(*made.block);
        }
        give(std::move(made));
    });
}

inline void Node::on(ValidateBlock& action) {
    if (!states_.contains(action.parent)) network_.broken("ValidateBlock before its parent");
    later(1, [this, action] {
        if (!refusesBlocks) states_[action.id.hash] = *decodeToy(action.block);
        const ValidatorIndex maker = makerOf(*decodeToy(action.block));
        const bool isTooEarly = clockIsBehind || (maker != index_ && network_.nodes[maker]->clockIsAhead);
        give(BlockValidated{action.id.hash, refusesBlocks ? Verdict::Invalid
                                            : isTooEarly  ? Verdict::TooEarly
                                                          : Verdict::Valid});
        tellWork();  // what is executable on it is known now
    });
}

inline void Node::on(Deliver& action) {
    if (const auto [known, isNew] = network_.chain.emplace(action.id.height, action.id.hash);
        !isNew && known->second != action.id.hash)
        network_.broken("two final blocks at height " + std::to_string(action.id.height));
    bool durable = false;
    for (const auto& record : disk.records)
        if (const auto* known = std::get_if<KnownCertificate>(&record))
            durable = durable || known->certificate == action.finalization;
    for (const auto& block : ledger) durable = durable || block.finalization == action.finalization;
    if (!durable) network_.broken("a delivery before its finalization was durable");
    if (action.id.height <= height()) return;  // caught up meanwhile
    const BlockId before = ledger.empty() ? network_.config.base : ledger.back().id;
    const auto links = format().links(action.block);
    if (!links || links->id != action.id || links->parent != before.hash ||
        action.id.height != before.height + 1)
        network_.broken("a delivery out of order");
    ledger.push_back({action.id, action.block, std::nullopt});
    if (action.finalization.block == action.id) ledger.back().finalization = action.finalization;
    states_[action.id.hash] = *decodeToy(action.block);
    later(2, [this, id = action.id] { give(Applied{id}); });
    tellWork();
}

inline void Node::on(TipChanged& action) {
    tip_ = action.tip;
    tellWork();
}

// Blocks by height from anybody who has them, up to its last finalization.
inline void Node::on(Behind& action) {
    later(50, [this, target = action.finalization.block.height] {
        for (const auto& other : network_.nodes) {
            if (other.get() == this || other->height() < target || network_.random.chance(30)) continue;
            std::size_t end = other->ledger.size();
            while (end > 0 && !other->ledger[end - 1].finalization) --end;
            if (end <= ledger.size()) continue;
            while (ledger.size() < end) {
                ledger.push_back(other->ledger[ledger.size()]);
                states_[ledger.back().id.hash] = *decodeToy(ledger.back().bytes);
            }
            give(CaughtUp{*ledger.back().finalization});
            tellWork();
            return;
        }
    });
}

inline void Node::on(Misbehaved& action) {
    evidence.push_back(action.evidence);
    if (!network_.nodes[action.evidence.signer]->isFaulty)
        network_.broken("evidence against an honest validator");
    if (const auto good = verifyEvidence(network_.config, action.evidence, verifier()); !good)
        network_.broken("evidence that proves nothing: " + good.error().text());
}

inline void Node::on(Rejected& action) {
    if (!network_.nodes[action.from]->isFaulty)
        network_.broken("an honest message was rejected: " + action.why.text());
}

inline void Node::on(Alarm& action) {
    alarms.push_back(action);
}

inline void Node::offer(std::uint64_t number) {
    pool_.insert(number);
    tellWork();
}

inline void Node::tellWork() {
    if (!replica_) return;
    const auto done = orderedIn(tip_);
    const bool executable =
        std::any_of(pool_.begin(), pool_.end(), [&](auto number) { return !done.contains(number); });
    const WorkAvailable work{tip_, executable, false};
    if (work == work_) return;
    work_ = work;
    later(0, [this, work = work_] { give(work); });
}

}  // namespace toy
