#include "tests/simulation/referee.h"

#include "core/ledger/codec.h"
#include "core/ledger/tables.h"
#include "tests/simulation/world.h"

namespace reseal::simulation {

namespace cs = consensus;

namespace {
constexpr std::size_t kEnough = 5;  // complaints
constexpr std::size_t kSpareBranches = 8;

std::uint64_t fingerprintOf(const ledger::MemoryState& state) {
    Fingerprint out;
    for (const auto& [key, value] : state.all()) {
        out.add(key);
        out.add(value);
    }
    return out.value();
}

// RFC 6962 by its definition, not by the library's code.
Hash32 naiveRoot(std::span<const Bytes> leaves) {
    if (leaves.empty()) return crypto::sha256({});
    if (leaves.size() == 1) {
        Bytes leaf{0};
        append(leaf, leaves[0]);
        return crypto::sha256(leaf);
    }
    std::size_t half = 1;
    while (half * 2 < leaves.size()) half *= 2;
    Bytes node{1};
    append(node, naiveRoot(leaves.first(half)).view());
    append(node, naiveRoot(leaves.subspan(half)).view());
    return crypto::sha256(node);
}

bool exclude(const cs::Vote& a, const cs::Vote& b) {
    if (a.kind == b.kind) return a.block != b.block;
    const auto pair = std::minmax(a.kind, b.kind);
    return pair.first == cs::VoteKind::Nullify && pair.second == cs::VoteKind::Finalize;
}

// The heads' tree by its definition (core/ledger/heads_tree.h): leaves in the order of their paths.
struct Leaf {
    Hash32 path, hash;
};
Hash32 naiveHeads(std::span<const Leaf> leaves, std::size_t depth) {
    if (leaves.empty()) return {};
    if (leaves.size() == 1) return leaves[0].hash;
    std::size_t left = 0;
    while (left < leaves.size() && (leaves[left].path.bytes[depth / 8] >> (7 - depth % 8) & 1) == 0) ++left;
    Bytes node{1};
    append(node, naiveHeads(leaves.first(left), depth + 1).view());
    append(node, naiveHeads(leaves.subspan(left), depth + 1).view());
    return crypto::sha256(node);
}
Hash32 naiveHeads(const ledger::MemoryState& state) {
    std::map<Hash32, Hash32> ordered;
    const ledger::Key table(ledger::Table::Heads);
    state.scan(table, [&](ByteView key, ByteView value) {
        const Hash32 path = crypto::sha256(key.subspan(ByteView(table).size()));
        const auto head = ledger::codec::decode<ledger::AccountHead>(value);
        if (!head) return false;
        Bytes leaf{0};
        append(leaf, path.view());
        append(leaf, head->hash.view());
        append(leaf, le64(head->count));
        ordered.emplace(path, crypto::sha256(leaf));
        return true;
    });
    std::vector<Leaf> leaves;
    for (const auto& [path, hash] : ordered) leaves.push_back({path, hash});
    return naiveHeads(leaves, 0);
}
}  // namespace

Referee::Referee(const World& world) : world_(world), membership_(world.consortium), lastTime_(kStart) {}

void Referee::broken(const std::string& what) {
    if (wrongs_.size() < kEnough)
        wrongs_.push_back("at " + std::to_string((world_.now - kStart).ms) + " ms: " + what);
}
void Referee::broken(const Node& node, const std::string& what) {
    broken("node " + std::to_string(node.index) + ": " + what);
}

// ---- What a node keeps

void Referee::started(const Node& node) {
    const auto known = heights_.find(node.number);
    if (known != heights_.end() && node.height() < known->second)
        broken(node, "what was final is gone after a restart");
    floors_[node.number] = durableFloors_[node.number];  // what was only in memory may be gone
}

void Referee::stepped(const Node& node) {
    const cs::ReplicaStatus status = node.status();
    const Place at{node.epoch(), status.floor};
    Place& floor = floors_[node.number];
    if (at < floor) broken(node, "the floor fell");
    floor = at;
    if (status.heldBlockBytes > cs::kMaxHeldBlockBytes + cs::kMaxBlockBytes)
        broken(node, "more unfinalized blocks than the limit");
    tally_.mostAhead = std::max<std::uint64_t>(tally_.mostAhead, node.branches());
    if (node.pending() > gossip::Mempool::kTotal) broken(node, "more pending transactions than the limit");
    // One a view since the last final block, of a leader that does not lie.
    const auto& its = world_.nodes();
    if (node.height() > 0 && node.height() <= chain_.size() &&
        std::ranges::none_of(its, [](const auto& one) { return one->isDishonest; })) {
        const Place last = chain_[node.height() - 1].place;
        const cs::View since =
            last.first == node.epoch() ? status.view - std::min(status.view, last.second) : status.view;
        if (node.branches() > since + kSpareBranches) broken(node, "more branches than views");
    }
}

void Referee::written(const Node& node, const cs::Persist& batch) {
    Place& floor = durableFloors_[node.number];
    for (const cs::Record& record : batch.records) {
        if (const auto* known = std::get_if<cs::KnownCertificate>(&record))
            if (known->certificate.kind == cs::VoteKind::Finalize)
                floor = std::max(floor, Place(node.epoch(), known->certificate.view));
    }
}

void Referee::logLost(const Node& node) {
    floors_.erase(node.number);
    durableFloors_.erase(node.number);
}

void Referee::mayContradictUpToNow(const Node& node) {
    excused_[node.index] = std::max(excused_[node.index], said_[node.index]);
}

bool Referee::isExcused(Index index, Place place) const {
    if (world_.isDishonest(index)) return true;
    const auto at = excused_.find(index);
    return at != excused_.end() && place <= at->second;
}

void Referee::said(const Node& node, cs::View view) {
    Place& highest = said_[node.index];
    highest = std::max(highest, Place(node.epoch(), view));
}

void Referee::restored(const Node& node) {
    logLost(node);
    heights_.erase(node.number);
}

// ---- What a node says

void Referee::sent(const Node& node, const cs::Message& message) {
    if (node.isDishonest) return;
    const auto own = node.config()->own;
    if (const auto* vote = std::get_if<cs::Vote>(&message); vote != nullptr && own == vote->signer) {
        if (!node.disk.holds(*vote)) broken(node, "a vote left before it was durable");
        signedBy(node, *vote);
    }
    if (const auto* proposal = std::get_if<cs::Proposal>(&message)) {
        said(node, proposal->head.view);
        tally_.repeatedLast += proposal->head.block == proposal->head.parent ? 1 : 0;
        if (!node.disk.proposals.contains(proposal->head.block.hash))
            broken(node, "a proposal left before it was durable");
    }
    if (const auto* certificate = std::get_if<cs::Certificate>(&message)) {
        const bool inLog = node.disk.certificates.contains({certificate->kind, certificate->view});
        const bool inLedger =
            certificate->kind == cs::VoteKind::Finalize && certificate->block.height <= node.height();
        if (!inLog && !inLedger) broken(node, "a certificate left before it was durable");
        for (const auto& entry : certificate->signatures)
            if (own == entry.signer)
                signedBy(node, {certificate->kind, certificate->view, certificate->block, entry.signer,
                                entry.signature});
    }
}

// What left counts, alone or in a certificate, over the whole history of its key. A clinic whose disk is an
// older image of itself can't know what it signed since, unless somebody it asks does: it counts as one of
// the f.
void Referee::signedBy(const Node& node, const cs::Vote& vote) {
    said(node, vote.view);
    const Place place{node.epoch(), vote.view};
    if (isExcused(node.index, place)) return;
    auto& votes = voted_[{node.index, place}];
    for (const cs::Vote& earlier : votes) {
        if (earlier == vote) return;
        if (exclude(earlier, vote))
            broken(node, "signed two votes that exclude each other in view " + std::to_string(vote.view));
    }
    votes.push_back(vote);
    ++votes_;
}

void Referee::accused(const Node& node, const cs::Evidence& evidence) {
    const Index who = membership_.numberOf(node.epoch(), evidence.signer);
    const auto view = [](const cs::SignedStatement& one) {
        const auto* vote = std::get_if<cs::Vote>(&one);
        return vote != nullptr ? vote->view : std::get<cs::SignedHead>(one).view;
    };
    if (!isExcused(who, {node.epoch(), view(evidence.first)}))
        broken(node, "accuses the honest validator " + std::to_string(who));
    if (!cs::verifyEvidence(membership_.config(node.epoch()), evidence, world_.consortium.signatures))
        broken(node, "an accusation that proves nothing");
}

void Referee::alarmed(const Node& node, const cs::Alarm& alarm) {
    world_.say(node, "alarm: " + std::string(cs::name(alarm.kind)) + ", " + alarm.detail);
    switch (alarm.kind) {
        case cs::AlarmKind::SyncFailed:
            if (node.diskFault == DiskFault::None) broken(node, "a sync failed on a good disk");
            return;
        case cs::AlarmKind::RestoredBackup:
            if (!node.wasRestored && !node.isDishonest) broken(node, "takes itself for a restored backup");
            return;
        case cs::AlarmKind::InvalidNotarized:
        case cs::AlarmKind::Forked:
        case cs::AlarmKind::TooManyOpenViews:
        case cs::AlarmKind::BlockRefused:
            if (!node.isDishonest) broken(node, "alarm: " + std::string(cs::name(alarm.kind)));
            return;
    }
}

void Referee::punished(const Node& node, Index peer, const std::string& why) {
    if (!node.isDishonest && !world_.isDishonest(peer) && world_.plan.corrupted == 0)
        broken(node, "takes the honest validator " + std::to_string(peer) + " for a liar: " + why);
}

// ---- What is final

void Referee::applied(const Node& node, const ledger::Block& block) {
    const cs::Height height = block.header.height;
    const Hash32 hash = block.header.hash();
    if (height > chain_.size() + 1) return broken(node, "a final block before its parent");
    const std::uint64_t state = fingerprintOf(node.disk.state);
    if (height == chain_.size() + 1) {
        chain_.push_back({hash, state, {block.header.epoch, block.header.view}});
        execute(block);
        if (block.header.headsRoot != naiveHeads(node.disk.state))
            broken("block " + std::to_string(height) + ": another heads root");
        for (const std::string& what : membership_.follow(block, ledger::StateView(node.disk.state)))
            broken("block " + std::to_string(height) + ": " + what);
        tally_.epochs = membership_.epoch() - 1;
    } else if (chain_[height - 1].hash != hash) {
        broken(node, "two final blocks at height " + std::to_string(height));
    } else if (chain_[height - 1].state != state) {
        broken(node, "another state after block " + std::to_string(height));
    }
    heights_[node.number] = height;
    checkFinalization(node, block);
}

// By the set of the block's own epoch, as the referee has it.
void Referee::checkFinalization(const Node& node, const ledger::Block& block) {
    const Bytes& stored = node.disk.blocks.back().finalization;
    if (stored.empty() || block.header.epoch > membership_.epoch()) return;
    const cs::Config& config = membership_.config(block.header.epoch);
    const auto certificate = cs::decodeCertificate(stored);
    std::set<cs::ValidatorIndex> signers;
    tally_.certifiedLater += certificate && certificate->view > block.header.view ? 1 : 0;
    if (certificate && certificate->kind == cs::VoteKind::Finalize &&
        certificate->block == cs::BlockId{block.header.height, block.header.hash()})
        for (const auto& one : certificate->signatures)
            if (one.signer < config.size() &&
                world_.consortium.signatures.verify(
                    config.validators[one.signer],
                    cs::statement(config, certificate->kind, certificate->view, certificate->block),
                    one.signature))
                signers.insert(one.signer);
    if (signers.size() < config.size() - (config.size() - 1) / 3)
        broken(node, "block " + std::to_string(block.header.height) + " is not final by its epoch's set");
}

void Referee::finish() {
    for (const std::string& what : membership_.finish()) broken(what);
}

void Referee::addTo(Fingerprint& fingerprint) const {
    for (const Final& one : chain_) {
        fingerprint.add(one.hash.view());
        fingerprint.add(one.state);
    }
}

// The block once more, by rules of its own.
void Referee::execute(const ledger::Block& block) {
    const auto wrong = [&](const std::string& what) {
        broken("block " + std::to_string(block.header.height) + ": " + what);
    };
    const ledger::Header& header = block.header;
    const Hash32 parent =
        header.height == 1 ? world_.consortium.genesis.hash() : chain_[header.height - 2].hash;
    if (header.parent != parent) wrong("another parent");
    if (header.time <= lastTime_) wrong("its time is not after its parent's");
    if (header.time > world_.now + world_.mostAhead() + ledger::kClockTolerance)
        wrong("its time is ahead of what any q clocks allow");
    lastTime_ = header.time;
    std::vector<Bytes> leaves;
    for (const ledger::Transaction& tx : block.transactions) {
        const ledger::TransactionBody& body = tx.body();
        leaves.push_back(toBytes(tx.signedBytes()));
        if (!ordered_.insert(tx.id()).second) wrong("a transaction for the second time");
        missing_.erase(tx.id());
        LaneEnd& lane = lanes_[{body.author, body.lane}];
        if (body.seq != lane.next || body.prev != lane.last) wrong("a transaction out of its lane's order");
        lane = {body.seq + 1, tx.id()};
        const auto message = ledger::Transaction::signingMessage(world_.consortium.config.chain, tx.id());
        if (!world_.consortium.signatures.verify(ledger::pseudonymKey(body.author), message, tx.signature()))
            wrong("a transaction that its author did not sign");
        bool known = persons_.contains(ledger::pseudonymKey(body.author));
        for (const auto& clinic : world_.consortium.clinics)
            known = known || ledger::account(clinic) == body.author;
        for (const auto& op : body.operations)
            if (std::holds_alternative<ledger::Pseudonym>(op) && !known)
                known = persons_.insert(ledger::pseudonymKey(body.author)).second;
        if (!known) wrong("a transaction of nobody");
    }
    if (header.txRoot != naiveRoot(leaves)) wrong("another transaction root");
}

void Referee::promised(const ledger::Transaction& tx) {
    if (!isOrdered(tx.id())) missing_.insert(tx.id());
}

}  // namespace reseal::simulation
