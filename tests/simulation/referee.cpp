#include "tests/simulation/referee.h"

#include "core/node/evidence.h"
#include "tests/simulation/authors.h"
#include "tests/simulation/world.h"

namespace reseal::simulation {

namespace cs = consensus;

namespace {
constexpr std::size_t kEnough = 5;  // complaints
constexpr std::size_t kSpareBranches = 8;

bool exclude(const cs::Vote& a, const cs::Vote& b) {
    if (a.kind == b.kind) return a.block != b.block;
    const auto pair = std::minmax(a.kind, b.kind);
    return pair.first == cs::VoteKind::Nullify && pair.second == cs::VoteKind::Finalize;
}

}  // namespace

Referee::Referee(const World& world)
    : world_(world), membership_(world.consortium), disclosure_(world.consortium), lastTime_(kStart) {}

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

void Referee::began(const Node& node, const Nonce16& nonce) {
    tally_.restarts += node.disk.ownVotes.empty() ? 0 : 1;
    const Told before = std::exchange(told_[node.number], {});
    Told& told = told_[node.number];
    told.epoch = node.epoch();
    told.nonce = nonce;
    told.held = node.disk.ownVotes;
    if (before.isOver || before.epoch != told.epoch) return;
    for (const cs::Vote& vote : before.missing) {
        if (!node.disk.holds(vote)) continue;  // it died before that was written
        told.missing.push_back(vote);
        told.upTo = std::max(told.upTo, vote.view);
    }
}

// Those of liars may be no answers at all.
void Referee::answered(const Node& node, const cs::StatusAnswer& answer) {
    Told& told = told_[node.number];
    const cs::Config& config = *node.config();
    if (!node.status().awaitsAnswers || answer.nonce != told.nonce || answer.asker != config.own ||
        answer.answerer >= config.size() || answer.answerer == config.own ||
        world_.isDishonest(membership_.numberOf(node.epoch(), answer.answerer)) ||
        !world_.consortium.signatures.verify(config.validators[answer.answerer],
                                             cs::statement(config, answer), answer.signature) ||
        !told.answered.insert(answer.answerer).second)
        return;
    for (const cs::Vote& vote : answer.votes) {
        told.votes.push_back(vote);
        if (vote.view <= node.status().floor || node.disk.holds(vote)) continue;
        told.missing.push_back(vote);
        told.upTo = std::max(told.upTo, vote.view);
    }
    for (const cs::Certificate& one : answer.certificates) told.upTo = std::max(told.upTo, one.view);
}

// Who learns of a vote that its log doesn't hold signs nothing up to there.
void Referee::stepped(const Node& node) {
    const cs::ReplicaStatus status = node.status();
    if (Told& told = told_[node.number]; !told.isOver && !status.awaitsAnswers) {
        told.isOver = true;
        if (!told.missing.empty() && told.upTo > status.floor && told.upTo > status.mutedUpTo)
            broken(node, "was shown a vote of its own that its log lacks, and carries on");
    }
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
    told_[node.number].missing.clear();  // in the older log it may stand by right
    disclosure_.forgets(node.number);
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
        const cs::Config& config = membership_.config(node.epoch());
        if (own &&
            !world_.consortium.signatures.verify(
                config.validators[*own], cs::statement(config, proposal->head), proposal->head.signature))
            broken(node, "proposes with a key that is not its epoch's");
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
    const cs::Config& config = membership_.config(node.epoch());
    if (!world_.consortium.signatures.verify(config.validators[vote.signer],
                                             cs::statement(config, vote.kind, vote.view, vote.block),
                                             vote.signature))
        broken(node, "votes with a key that is not its epoch's");
    excludesTold(node, vote);
    if (isExcused(node.index, place)) return;
    auto& votes = voted_[{node.index, place}];
    for (const cs::Vote& earlier : votes) {
        if (earlier == vote) return;
        if (!exclude(earlier, vote)) continue;
        ++tally_.doubleVotes;
        broken(node, "signed two votes that exclude each other in view " + std::to_string(vote.view));
    }
    votes.push_back(vote);
    ++votes_;
}

// Repeating an old vote is not signing.
void Referee::excludesTold(const Node& node, const cs::Vote& vote) {
    const auto told = told_.find(node.number);
    if (told == told_.end() || told->second.votes.empty()) return;
    const auto& votes = told->second.votes;
    if (std::ranges::find(votes, vote) != votes.end()) return;
    if (const auto at = told->second.held.find(vote.view); at != told->second.held.end())
        if (std::ranges::find(at->second, vote) != at->second.end()) return;
    for (const cs::Vote& earlier : votes)
        if (earlier.view == vote.view && exclude(earlier, vote))
            broken(node,
                   "signed a vote that excludes one it was shown, in view " + std::to_string(vote.view));
}

void Referee::accused(const Node& node, const cs::Evidence& evidence) {
    const Index who = membership_.numberOf(node.epoch(), evidence.signer);
    if (!mayHaveContradicted(node.epoch(), evidence))
        broken(node, "accuses the honest validator " + std::to_string(who));
    // Of one that signs two for a place in its lane, the other may count.
    if (!node.isDishonest && !node.wasRestored && !world_.authors().forks(node.index))
        accused_.emplace(who, node.epoch());
    if (!cs::verifyEvidence(membership_.config(node.epoch()), evidence, world_.consortium.signatures))
        broken(node, "an accusation that proves nothing");
}

bool Referee::mayHaveContradicted(std::uint64_t epoch, const cs::Evidence& evidence) const {
    const auto* vote = std::get_if<cs::Vote>(&evidence.first);
    const cs::View view = vote != nullptr ? vote->view : std::get<cs::SignedHead>(evidence.first).view;
    return isExcused(membership_.numberOf(epoch, evidence.signer), {epoch, view});
}

void Referee::evidenceOrdered(const ledger::Evidence& op, bool effective) {
    const auto who = world_.consortium.numberOf(op.clinic);
    const auto evidence = node::decodeEvidence(op.proof);
    if (!who || !evidence || op.epoch > membership_.epoch()) return broken("evidence of nothing");
    if (!effective) return;
    ++tally_.evidence;
    const cs::Config& config = membership_.config(op.epoch);
    if (membership_.numberOf(op.epoch, evidence->signer) != *who ||
        !cs::verifyEvidence(config, *evidence, world_.consortium.signatures))
        broken("evidence on the ledger that proves nothing");
    if (!mayHaveContradicted(op.epoch, *evidence))
        broken("the honest validator " + std::to_string(*who) + " is accused on the ledger");
    if (!proven_.emplace(*who, op.epoch).second) broken("evidence for the second time");
}

// ---- What a proxy releases

// Whatever the node itself makes of it: whose signature it can judge counts from now on, whether or not the
// grant has come to it.
void Referee::heard(const Node& node, const ledger::Operation& statement) {
    if (ledger::StateView(node.disk.state).pseudonym(node::signerOf(statement)))
        disclosure_.knows(node.number, statement, world_.now);
}

void Referee::shown(const Node& node, const ledger::Transaction& tx) {
    for (const ledger::Operation& op : tx.body().operations)
        if (ledger::isStatement(op)) heard(node, op);
}

// Not under what it knows to be revoked; nor under what so many others had known for so long that, of as many
// as it has to ask, one had to say so.
void Referee::released(const Node& node, const node::ReleaseQuestion& question, Instant clock) {
    ++tally_.released;
    if (node.isDishonest) return;
    for (const std::string& what : disclosure_.judge(question, node.height(), clock))
        broken(node, "releases " + what);
    if (disclosure_.hasKnown(node.number, question.grant, world_.now))
        broken(node, "releases what it knows to be revoked");
    if (const auto revoked = disclosure_.revokedAt(question.grant); revoked && *revoked > node.height())
        for (const auto& [view, votes] : node.disk.ownVotes)
            for (const cs::Vote& vote : votes)
                if (vote.kind == cs::VoteKind::Finalize && vote.block.height >= *revoked &&
                    isFinal(vote.block))
                    broken(node, "releases what it has itself voted to make final as revoked");
    const auto& set = membership_.sets().at(node.epoch() - 1);
    std::size_t others = 0, knowing = 0;
    for (const auto& [clinic, key] : set) {
        const Index other = *world_.consortium.numberOf(clinic);
        if (other == node.index) continue;
        ++others;
        knowing += !world_.isDishonest(other) &&
                   disclosure_.hasKnown(other, question.grant, world_.now - kReleaseLife);
    }
    if (knowing > (set.size() - 1) / 3)
        broken(node, "releases what " + std::to_string(knowing) + " of " + std::to_string(others) +
                         " others have known to be revoked");
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

}  // namespace reseal::simulation
