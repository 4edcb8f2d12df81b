#include "tests/simulation/node.h"

#include "core/base/cbor.h"
#include "core/consensus/fetched.h"
#include "core/gossip/overlay.h"
#include "tests/simulation/world.h"

namespace reseal::simulation {

namespace cs = consensus;
using ledger::Block;
using ledger::Transaction;

namespace {
constexpr Duration kResubmitEvery = seconds(20);
constexpr std::uint64_t kBatchBytes = 800 << 10;

gossip::PeerId peerOf(const World& world, Index index) {
    return gossip::PeerId::copy(world.consortium.clinic(index).view());
}
Index indexOf(const World& world, const gossip::PeerId& peer) {
    for (Index i = 0; i < world.consortium.size(); ++i)
        if (peerOf(world, i) == peer) return i;
    RESEAL_CHECK(false);
    return 0;
}

class Format final : public cs::BlockFormat {
public:
    explicit Format(const Signatures& signatures) : signatures_(signatures) {}
    Result<cs::BlockLinks> links(ByteView bytes) const override {
        RESEAL_ASSIGN(const Block block, Block::decode(bytes));
        RESEAL_TRY(ledger::checkBody(block, signatures_));
        return cs::BlockLinks{{block.header.height, block.header.hash()},
                              block.header.parent,
                              block.header.view,
                              endsEpoch(block.header)};
    }

private:
    const Signatures& signatures_;
};

cs::BlockId tipOf(const World& world, const Disk& disk) {
    if (disk.blocks.empty()) return world.consortium.config.base;
    const auto tip = ledger::StateView(disk.state).tip();
    return {tip.height, tip.hash};
}

std::string brief(const cs::BlockId& id) {
    return std::to_string(id.height) + ":" + id.hash.hex().substr(0, 6);
}
std::string brief(const cs::Message& message) {
    struct Say {
        std::string operator()(const cs::Proposal& one) const {
            return "proposal " + std::to_string(one.head.view) + " " + brief(one.head.block) + " on " +
                   std::to_string(one.head.parentView) + " " + brief(one.head.parent);
        }
        std::string operator()(const cs::Vote& one) const {
            return std::string(cs::name(one.kind)) + " " + std::to_string(one.view) + " " + brief(one.block) +
                   " of " + std::to_string(one.signer);
        }
        std::string operator()(const cs::Certificate& one) const {
            return "certificate " + std::string(cs::name(one.kind)) + " " + std::to_string(one.view) + " " +
                   brief(one.block);
        }
        std::string operator()(const cs::StatusQuestion&) const { return "question"; }
        std::string operator()(const cs::StatusAnswer& one) const {
            return "answer to " + std::to_string(one.asker);
        }
        std::string operator()(const cs::FetchBlock& one) const {
            return "fetch " + one.hash.hex().substr(0, 6);
        }
        std::string operator()(const cs::BlockBody&) const { return "body"; }
        std::string operator()(const cs::FetchCertificates& one) const {
            return "fetch certificates " + std::to_string(one.first) + " to " + std::to_string(one.last);
        }
    };
    return std::visit(Say{}, message);
}

// Submitted ones that are not statements alone; gossip wants to know which are.
gossip::Transaction described(const Transaction& tx, Bytes bytes) {
    gossip::Transaction out;
    out.id = tx.id();
    out.author = ledger::pseudonymKey(tx.body().author);
    out.lane = tx.body().lane;
    out.seq = tx.body().seq;
    out.isRevocation = std::ranges::all_of(tx.body().operations, ledger::isStatement);
    out.bytes = std::move(bytes);
    return out;
}
}  // namespace

struct Node::Running {
    Running(World& world, Node& node, cs::Restored restored)
        : format(world.consortium.signatures),
          config(configOf(world, node)),
          leaders(config),
          replica(
              config, world.consortium.signatures, format,
              std::make_unique<SigningKey>(world.consortium.signatures, world.consortium.keys[node.index]),
              std::move(restored)),
          router(config, leaders, format, world.consortium.signatures, seedOf(world, node)),
          random(seedOf(world, node) + 1),
          talk(gossip::Config{world.dice.next(), Bytes(32, static_cast<std::uint8_t>(world.dice.next())),
                              node.height()}),
          branches(node.disk.state, tipOf(world, node.disk).height, tipOf(world, node.disk).hash,
                   world.consortium.signatures, ledger::noEvidence()),
          proposeOn(tipOf(world, node.disk)) {}
    static cs::Config configOf(const World& world, const Node& node) {
        cs::Config config = world.consortium.config;
        config.own = node.index;
        return config;
    }
    // Not from the dice: a small network is to be what it was before there were larger ones.
    static std::uint64_t seedOf(const World& world, const Node& node) {
        return world.plan.seed << 32 ^ node.number << 16 ^ node.life_ * 2;
    }
    Format format;
    cs::Config config;
    cs::Leaders leaders;
    cs::Replica replica;
    node::Router router;
    gossip::Random random;
    std::optional<gossip::Overlay> overlay;  // where not everybody is linked to everybody
    gossip::Gossip talk;
    ledger::Branches branches;
    cs::BlockId proposeOn;
    bool executable = false;
    bool judging = false;
    bool busy = false;  // in run()
    std::deque<std::variant<cs::Event, gossip::Event>> events;
    Instant tickAt = kNever;
    std::optional<cs::Persist> writing;
    std::map<std::uint64_t, Index> fetches;  // ticket → whom
};

Node::Node(World& world, Index which, std::size_t ordinal) : index(which), number(ordinal), world_(world) {
    disk.state = world.consortium.start;
}
Node::~Node() = default;

// ---- Life

void Node::start() {
    if (isUp()) return;
    ++life_;
    asleep_ = false;
    slept_.clear();
    cs::Restored restored{disk.log, disk.signState, tip(), std::nullopt};
    if (!disk.blocks.empty() && !disk.blocks.back().finalization.empty())
        restored.finalization = *cs::decodeCertificate(disk.blocks.back().finalization);
    world_.referee.started(*this);
    running_ = std::make_unique<Running>(world_, *this, std::move(restored));
    if (world_.isPartial()) {
        std::vector<gossip::PeerId> others;
        for (Index i = 0; i < world_.consortium.size(); ++i)
            if (i != index) others.push_back(peerOf(world_, i));
        running_->overlay.emplace(std::move(others), running_->random);
    }
    cs::Started started;
    for (auto& byte : started.nonce.bytes) byte = static_cast<std::uint8_t>(world_.dice.next());
    world_.say(*this, "starts at block " + std::to_string(height()));
    give(started);
    if (!isUp()) return;
    tell(ownStatus());
    resubmit();
    if (isUp()) world_.settleLinks();
    if (isUp()) chooseLinks();
}

void Node::crash() {
    if (!isUp()) return;
    world_.say(*this, "crashes");
    // The batch that was on its way to the disk is there, or it isn't.
    if (running_->writing && diskFault == DiskFault::None && world_.dice.chance(500)) {
        disk.keep(*running_->writing);
        if (world_.dice.chance(500))  // the sign-state is written after the log
            for (const auto& record : running_->writing->records)
                if (const auto* own = std::get_if<cs::OwnVote>(&record)) disk.signState.take(own->vote);
    }
    running_.reset();
    ++life_;
    world_.settleLinks();
}

bool Node::dies(CrashPoint point) {
    if (dieAt != point) return false;
    dieAt.reset();
    crash();
    world_.restartLater(*this);
    return true;
}

void Node::later(Duration after, std::function<void()> what) {
    const std::uint64_t life = life_;
    world_.at(world_.now + after, [this, life, what = std::move(what)]() mutable {
        if (life != life_ || !isUp()) return;
        if (asleep_) return slept_.push_back(std::move(what));
        what();
    });
}

void Node::sleep() {
    if (!isAwake()) return;
    world_.say(*this, "falls asleep");
    asleep_ = true;
}

void Node::wake() {
    if (!isUp() || !asleep_) return;
    world_.say(*this, "wakes");
    asleep_ = false;
    const std::uint64_t life = life_;
    if (running_->overlay) running_->overlay->woke();
    tell(gossip::Woke{});
    for (auto& what : std::exchange(slept_, {}))
        if (life == life_) what();
    if (life == life_) chooseLinks();
    if (life == life_) arm();
}

// ---- Events in, actions out. What happens meanwhile queues up, so that no machine is entered twice.

void Node::give(cs::Event event) {
    if (!isUp()) return;
    running_->events.emplace_back(std::move(event));
    if (!running_->busy) run();
}
void Node::tell(gossip::Event event) {
    if (!isUp()) return;
    running_->events.emplace_back(std::move(event));
    if (!running_->busy) run();
}

void Node::run() {
    const std::uint64_t life = life_;
    running_->busy = true;
    while (life == life_ && !running_->events.empty()) {
        auto event = std::move(running_->events.front());
        running_->events.pop_front();
        if (auto* forReplica = std::get_if<cs::Event>(&event)) {
            for (cs::Action& action : running_->replica.step(world_.now, std::move(*forReplica))) {
                std::visit([this](auto& one) { perform(std::move(one)); }, action);
                if (life != life_) return;
            }
            const cs::ReplicaStatus at = running_->replica.status();
            running_->router.moved(at.floor, at.view);
            world_.referee.stepped(*this);
        } else {
            for (gossip::Action& action :
                 running_->talk.step(world_.now, std::move(std::get<gossip::Event>(event)))) {
                std::visit([this](auto& one) { perform(std::move(one)); }, action);
                if (life != life_) return;
            }
        }
    }
    if (life != life_) return;
    running_->busy = false;
    arm();
}

void Node::arm() {
    Instant next = std::min(running_->replica.nextTick(), running_->talk.nextTick());
    if (running_->overlay) next = std::min(next, running_->overlay->nextTick());
    if (next == kNever || next >= running_->tickAt) return;
    running_->tickAt = std::max(next, world_.now + milliseconds(1));
    later(running_->tickAt - world_.now, [this, at = running_->tickAt] {
        if (running_->tickAt == at) running_->tickAt = kNever;
        const Instant now = world_.now;
        if (running_->replica.nextTick() <= now) give(cs::Tick{});
        if (isUp() && running_->talk.nextTick() <= now) tell(gossip::Tick{});
        if (isUp() && running_->overlay && running_->overlay->nextTick() <= now) chooseLinks();
        if (isUp()) arm();
    });
}

// ---- Links

void Node::receive(Index from, ByteView frame) {
    if (!isAwake() || frame.empty()) return;
    const ByteView body = frame.subspan(1);
    const auto kind = static_cast<FrameKind>(frame[0]);
    if (kind == FrameKind::Consensus || kind == FrameKind::Relayed) {
        hear(from, kind, body);
    } else if (kind == FrameKind::Question) {
        cbor::Reader in(body);
        in.array(3);
        const std::uint64_t ticket = in.uint(), first = in.uint(), count = in.uint();
        if (!in.finish()) return world_.punish(*this, from, "a question that can't be read");
        cbor::Writer out;
        out.array(2).uint(ticket).bytes(first > height() ? Bytes{}
                                                         : serve(first, std::min<std::uint64_t>(count, 64)));
        world_.send(*this, from, FrameKind::Answer, out.out());
    } else if (kind == FrameKind::Answer) {
        cbor::Reader in(body);
        in.array(2);
        const std::uint64_t ticket = in.uint();
        Bytes batch = toBytes(in.bytes());
        if (!in.finish()) return world_.punish(*this, from, "an answer that can't be read");
        const auto asked = running_->fetches.find(ticket);
        if (asked == running_->fetches.end() || asked->second != from) return;
        running_->fetches.erase(asked);
        if (batch.empty()) return tell(gossip::FetchFailed{ticket, gossip::FetchFailure::Missing});
        tell(gossip::Fetched{ticket, std::move(batch)});
    } else {
        const auto gossipKind = frame[0] - static_cast<std::uint8_t>(FrameKind::Gossip);
        if (gossipKind > static_cast<int>(gossip::MessageKind::WantPrefixes))
            return world_.punish(*this, from, "an unknown frame");
        tell(gossip::Received{peerOf(world_, from), static_cast<gossip::MessageKind>(gossipKind),
                              toBytes(body)});
    }
}

void Node::hear(Index from, FrameKind kind, ByteView body) {
    auto letter = node::Router::open(kind == FrameKind::Relayed, body);
    if (!letter) return world_.punish(*this, from, letter.error().text());
    if (letter->envelope.epoch != running_->config.epoch) return;
    auto arrival = running_->router.receive(world_.now, from, *std::move(letter));
    if (arrival.wrong) return world_.punish(*this, from, arrival.wrong->text());
    carry(arrival.send);
    for (cs::Received& one : arrival.deliver) give(std::move(one));
}

void Node::carry(const std::vector<node::Router::Parcel>& parcels) {
    for (const node::Router::Parcel& parcel : parcels)
        world_.send(*this, parcel.to, parcel.relayed ? FrameKind::Relayed : FrameKind::Consensus,
                    parcel.body);
}

void Node::linkUp(Index peer, bool dialledHere) {
    if (!isUp()) return;
    running_->router.linkUp(world_.now, peer);
    if (running_->overlay) running_->overlay->linked(world_.now, peerOf(world_, peer), dialledHere);
    tell(gossip::PeerUp{peerOf(world_, peer), gossip::PeerKind::Node});
    give(cs::PeerConnected{peer});
    linksChanged();
}

void Node::linkDown(Index peer) {
    if (!isUp()) return;
    running_->router.linkDown(peer);
    if (running_->overlay) running_->overlay->unlinked(world_.now, peerOf(world_, peer));
    std::vector<std::uint64_t> lost;
    for (const auto& [ticket, whom] : running_->fetches)
        if (whom == peer) lost.push_back(ticket);
    for (const std::uint64_t ticket : lost) {
        running_->fetches.erase(ticket);
        tell(gossip::FetchFailed{ticket, gossip::FetchFailure::Offline});
        if (!isUp()) return;
    }
    tell(gossip::PeerDown{peerOf(world_, peer)});
    linksChanged();
}

void Node::linksChanged() {
    if (!isUp() || !running_->overlay) return;
    tell(ownStatus());
    if (isUp()) chooseLinks();
}

void Node::chooseLinks() {
    if (!running_->overlay || !isAwake()) return;
    for (const auto& step : running_->overlay->proceed(world_.now)) {
        if (const auto* one = std::get_if<gossip::Overlay::Dial>(&step))
            world_.dial(*this, indexOf(world_, one->peer));
        if (const auto* one = std::get_if<gossip::Overlay::HangUp>(&step))
            world_.hangUp(*this, indexOf(world_, one->peer));
    }
    arm();
}

bool Node::admits(Index peer) {
    if (!isUp()) return false;
    const auto admission = running_->overlay->admit(world_.now, peerOf(world_, peer));
    if (const auto* displaced = std::get_if<gossip::Overlay::Displaced>(&admission))
        world_.hangUp(*this, indexOf(world_, displaced->other));
    return !std::holds_alternative<gossip::Overlay::Refused>(admission);
}

void Node::dialFailed(Index peer) {
    if (!isUp()) return;
    running_->overlay->failed(world_.now, peerOf(world_, peer));
    chooseLinks();
}

// ---- Transactions

bool Node::submit(const Transaction& tx) {
    if (!isAwake() || diskFault == DiskFault::Full || dies(CrashPoint::BeforeOutbox)) return false;
    if (!ledger::StateView(disk.state).ordered(tx.id())) disk.outbox.emplace(tx.id(), tx.encode());
    if (dies(CrashPoint::AfterOutbox)) return false;
    tell(gossip::Submitted{described(tx, tx.encode())});
    return true;
}

void Node::resubmit() {
    std::vector<Bytes> kept;
    for (const auto& [id, bytes] : disk.outbox) kept.push_back(bytes);
    for (Bytes& bytes : kept) {
        if (!isUp()) return;
        const auto tx = Transaction::decode(bytes);
        if (!running_->talk.mempool().contains(tx->id()))
            tell(gossip::Submitted{described(*tx, std::move(bytes))});
    }
    if (isUp()) later(kResubmitEvery, [this] { resubmit(); });
}

std::vector<ByteView> Node::pendingBytes() const {
    std::vector<ByteView> out;
    for (const auto& [arrival, id] : running_->talk.mempool().byArrival())
        out.push_back(running_->talk.mempool().find(id)->transaction.bytes);
    return out;
}

// Once, after whatever happens now.
void Node::pendingChanged() {
    if (running_->judging) return;
    running_->judging = true;
    later(milliseconds(0), [this] {
        running_->judging = false;
        const auto& at = running_->proposeOn;
        const bool executable = running_->branches.follows(at.hash) &&
                                running_->branches.executable(at.hash, clock(), pendingBytes());
        if (executable == running_->executable) return;
        running_->executable = executable;
        give(cs::WorkAvailable{executable, false});
    });
}

// ---- What the replica asks for

void Node::perform(cs::Persist action) {
    if (dies(CrashPoint::BeforeLog)) return;
    running_->writing = std::move(action);
    later(world_.dice.heavy(world_.plan.sync), [this] {
        const cs::Persist batch = *running_->writing;
        if (diskFault != DiskFault::None) {
            if (diskFault == DiskFault::SyncFails && world_.dice.chance(500)) disk.keep(batch);
            running_->writing.reset();
            return give(cs::PersistFailed{batch.token});
        }
        if (dies(CrashPoint::InLog)) return;
        disk.keep(batch);
        running_->writing.reset();
        world_.referee.written(*this, batch);
        if (dies(CrashPoint::AfterLog)) return;
        for (const auto& record : batch.records)
            if (const auto* own = std::get_if<cs::OwnVote>(&record)) disk.signState.take(own->vote);
        give(cs::Persisted{batch.token});
    });
}

void Node::perform(cs::Send action) {
    world_.referee.sent(*this, action.message);
    if (world_.tells()) world_.say(*this, "says " + brief(action.message));
    carry(running_->router.send(action));
}

void Node::perform(cs::MakeBlock action) {
    std::optional<Bytes> made;
    if (running_->branches.follows(action.parent.hash)) {
        const auto block = running_->branches.build(
            {action.parent.hash, action.view, world_.consortium.clinic(index), action.evenIfEmpty}, clock(),
            pendingBytes(), [] { return true; });
        if (block) made = block->encode();
    } else {
        world_.referee.broken(*this, "MakeBlock on a parent without a state");
    }
    give(cs::BlockMade{action.view, std::move(made)});
}

cs::Verdict Node::judge(const cs::ValidateBlock& question) {
    const auto block = Block::decode(question.block);
    if (!block) return cs::Verdict::Invalid;
    const ledger::Header& header = block->header;
    if (question.id.height <= height())  // caught up beyond it meanwhile
        return world_.referee.isFinal(question.id) ? cs::Verdict::Valid : cs::Verdict::Invalid;
    if (!running_->branches.follows(header.parent)) {
        world_.referee.broken(
            *this, "ValidateBlock before its parent: block " + std::to_string(header.height) + " of view " +
                       std::to_string(header.view) + ", final here " + std::to_string(height()));
        return cs::Verdict::Invalid;
    }
    if (question.view != 0 && header.view != question.view) return cs::Verdict::Invalid;
    if (header.proposer != world_.consortium.clinic(running_->leaders.of(header.view)))
        return cs::Verdict::Invalid;
    const auto time = running_->branches.validate(*block);
    if (!time) {
        world_.say(*this, "refuses a block: " + time.error().text());
        return cs::Verdict::Invalid;
    }
    return running_->branches.isTooEarly(header.parent, *time, clock()) ? cs::Verdict::TooEarly
                                                                        : cs::Verdict::Valid;
}

void Node::perform(cs::ValidateBlock action) {
    const cs::Verdict verdict = judge(action);
    give(cs::BlockValidated{action.id.hash, verdict});
    if (verdict == cs::Verdict::TooEarly) judgeAgain(std::move(action));
}

void Node::judgeAgain(cs::ValidateBlock question) {
    later(seconds(1), [this, question = std::move(question)]() mutable {
        if (question.id.height <= height() || !running_->branches.follows(question.parent)) return;
        const cs::Verdict verdict = judge(question);
        if (verdict == cs::Verdict::TooEarly) return judgeAgain(std::move(question));
        give(cs::BlockValidated{question.id.hash, verdict});
    });
}

void Node::perform(cs::Deliver action) {
    if (dies(CrashPoint::BeforeBlock)) return;
    if (action.id.height > height()) {
        if (const Status done = apply(action.block, action.finalization); !done)
            return world_.referee.broken(*this, "a final block can't be applied: " + done.error().text());
        if (dies(CrashPoint::AfterBlock)) return;
    }
    give(cs::Applied{action.id});
}

void Node::perform(cs::TipChanged action) {
    running_->proposeOn = action.tip;
    pendingChanged();
}
void Node::perform(cs::Behind action) {
    world_.say(*this, "is behind block " + std::to_string(action.finalization.block.height));
}
void Node::perform(cs::Misbehaved action) {
    world_.referee.accused(*this, action.evidence);
}
void Node::perform(cs::Rejected action) {
    world_.punish(*this, action.from, action.why.text());
}
void Node::perform(cs::Alarm action) {
    world_.referee.alarmed(*this, action);
}

// ---- Final blocks

cs::BlockId Node::tip() const {
    return tipOf(world_, disk);
}

Status Node::apply(ByteView bytes, const std::optional<cs::Certificate>& finalization) {
    RESEAL_ASSIGN(const Block block, Block::decode(bytes));
    const cs::BlockId id{block.header.height, block.header.hash()};
    if (id.height <= height()) return {};
    if (id.height != height() + 1 || block.header.parent != tip().hash)
        return fail(ErrorCode::Conflict, "it does not follow the last one");
    RESEAL_ASSIGN(auto applied, ledger::apply(disk.state, block, world_.consortium.signatures));
    const bool own = finalization && finalization->block == id;
    disk.state.apply(applied.delta);
    disk.blocks.push_back({toBytes(bytes), own ? cs::encode(*finalization) : Bytes{}});
    std::vector<TxId> settled;
    for (const Transaction& tx : block.transactions) {
        disk.outbox.erase(tx.id());
        settled.push_back(tx.id());
    }
    running_->branches.moved(id.height, id.hash);
    world_.referee.applied(*this, block);
    // Another of a forked lane has taken its place: what can't be ordered any more goes, too.
    for (const auto& [txId, entry] : running_->talk.mempool().entries()) {
        const auto lane = ledger::StateView(disk.state)
                              .lane(ledger::account(entry.transaction.author), entry.transaction.lane);
        if (entry.transaction.seq < lane.next) settled.push_back(txId);
    }
    std::erase_if(disk.outbox, [&](const auto& kept) {
        const auto tx = Transaction::decode(kept.second);
        return tx->body().seq < ledger::StateView(disk.state).lane(tx->body().author, tx->body().lane).next;
    });
    if (!settled.empty()) tell(gossip::Settled{std::move(settled)});
    tell(gossip::Applied{0, height()});
    tell(ownStatus());
    pendingChanged();
    return {};
}

Status Node::catchUp(const std::vector<FinalBlock>& batch) {
    std::vector<cs::FetchedLink> links;
    for (const FinalBlock& one : batch) {
        RESEAL_ASSIGN(const Block block, Block::decode(one.block));
        cs::FetchedLink link{{block.header.height, block.header.hash()},
                             block.header.parent,
                             block.header.epoch,
                             block.header.setHash,
                             endsEpoch(block.header),
                             std::nullopt};
        if (!one.finalization.empty()) {
            RESEAL_ASSIGN(link.finalization, cs::decodeCertificate(one.finalization));
        }
        links.push_back(std::move(link));
    }
    RESEAL_ASSIGN(const std::size_t proven,
                  cs::provenBy(running_->config, tip(), links, world_.consortium.signatures));
    const std::uint64_t life = life_;
    for (std::size_t i = 0; i < proven; ++i) {
        RESEAL_TRY(apply(batch[i].block, i + 1 == proven ? links[i].finalization : std::nullopt));
        if (life != life_ || dies(CrashPoint::AfterBlock)) return {};
    }
    if (proven > 0) give(cs::CaughtUp{*links[proven - 1].finalization});
    return {};
}

// As many as asked for, and on to the next finalization.
Bytes Node::serve(std::uint64_t from, std::uint64_t count) const {
    std::size_t end = 0, bytes = 0;
    for (std::size_t i = from - 1; i < disk.blocks.size(); ++i) {
        bytes += disk.blocks[i].block.size() + disk.blocks[i].finalization.size();
        if (end > 0 && (i + 1 - (from - 1) > count || bytes > kBatchBytes)) break;
        if (!disk.blocks[i].finalization.empty()) end = i + 1;
    }
    cbor::Writer out;
    out.array(end < from ? 0 : end - (from - 1));
    for (std::size_t i = from - 1; i < end; ++i)
        out.array(2).bytes(disk.blocks[i].block).bytes(disk.blocks[i].finalization);
    return std::move(out).out();
}

// ---- What gossip asks for

void Node::perform(gossip::Send action) {
    const auto kind = static_cast<std::uint8_t>(FrameKind::Gossip) + static_cast<std::uint8_t>(action.kind);
    world_.send(*this, indexOf(world_, action.to), static_cast<FrameKind>(kind), action.body);
}

void Node::perform(gossip::Verify action) {
    const auto reject = [&](gossip::Rejection why) {
        tell(gossip::Rejected{action.from, action.claimed, why});
    };
    const auto tx = Transaction::decode(action.bytes);
    if (!tx || tx->id() != action.claimed) return reject(gossip::Rejection::Malformed);
    switch (ledger::judgeArrival(disk.state, *tx, clock(), gossip::Mempool::kPerAuthor,
                                 world_.consortium.signatures)) {
        case ledger::Arrival::Pending:
            break;
        case ledger::Arrival::Later:
            return reject(gossip::Rejection::Later);
        case ledger::Arrival::Settled:
            return reject(gossip::Rejection::Settled);
        case ledger::Arrival::Wrong:
            return reject(gossip::Rejection::Malformed);
    }
    tell(gossip::Verified{action.from, action.claimed, described(*tx, std::move(action.bytes))});
}

void Node::perform(gossip::Admitted) {
    pendingChanged();
}
void Node::perform(gossip::Evicted) {
    pendingChanged();
}
void Node::perform(gossip::Refused) {}
void Node::perform(gossip::StatusHeard action) {
    running_->router.linksHeard(indexOf(world_, action.from), action.status.links);
}
void Node::perform(gossip::SignStatus) {
    tell(ownStatus());
}

gossip::OwnStatus Node::ownStatus() const {
    gossip::OwnStatus own;
    own.status.height = height();
    own.status.links = running_->router.ownLinks();
    own.idle = running_->talk.mempool().size() == 0;
    return own;
}

void Node::perform(gossip::Fetch action) {
    const Index peer = indexOf(world_, action.peer);
    running_->fetches[action.ticket] = peer;
    cbor::Writer out;
    out.array(3).uint(action.ticket).uint(action.from).uint(action.count);
    world_.send(*this, peer, FrameKind::Question, out.out());
}

void Node::perform(gossip::Apply action) {
    std::vector<FinalBlock> batch;
    cbor::Reader in(action.batch);
    const std::size_t count = in.arrayUpTo(10'000);
    for (std::size_t i = 0; i < count && in.ok(); ++i) {
        in.array(2);
        batch.push_back({toBytes(in.bytes()), {}});
        batch.back().finalization = toBytes(in.bytes());
    }
    Status done = in.finish();
    const std::uint64_t life = life_;
    if (done) done = catchUp(batch);
    if (life != life_) return;
    if (done && height() < action.from) done = fail(ErrorCode::BadProof, "it proves nothing");
    if (done) return tell(gossip::Applied{action.ticket, height()});
    world_.say(*this, "refuses fetched blocks: " + done.error().text());
    tell(gossip::BatchRefused{action.ticket});
}

void Node::perform(gossip::Misbehaved action) {
    world_.punish(*this, indexOf(world_, action.peer), action.why);
}

// ---- For the referee

cs::ReplicaStatus Node::status() const {
    return isUp() ? running_->replica.status() : cs::ReplicaStatus{};
}
std::size_t Node::pending() const {
    return isUp() ? running_->talk.mempool().size() : 0;
}
std::size_t Node::branches() const {
    return isUp() ? running_->branches.size() : 0;
}
bool Node::holdsOrdered(const TxId& id) const {
    return ledger::StateView(disk.state).ordered(id).has_value();
}
Instant Node::clock() const {
    return world_.now + clockAhead;
}

}  // namespace reseal::simulation
