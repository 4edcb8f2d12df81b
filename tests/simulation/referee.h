// Watches a run and says what must never happen. What it knows of the protocol it has from its own, simple
// rules: it re-executes every final block by itself, and remembers every vote that any key ever signed.
//
// Thread rule: one thread a run.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "tests/simulation/disclosure.h"
#include "tests/simulation/membership.h"
#include "tests/simulation/node.h"

namespace reseal::simulation {

class World;

// Does what the faults are for happen at all?
struct Tally {
    std::uint64_t epochs = 0;                           // that began
    std::uint64_t repeatedLast = 0;                     // proposals of a block that ends its epoch, once more
    std::uint64_t certifiedLater = 0;                   // such a block is final by a later view than its own
    std::uint64_t mostAhead = 0;                        // notarized blocks above the final one
    std::uint64_t olderImages = 0;                      // disks that went back
    std::uint64_t secondBlocks = 0, onOlderParent = 0;  // of liars
    std::uint64_t evidence = 0;                         // that the ledger has taken
    std::uint64_t released = 0, refused = 0;            // by proxies
    std::uint64_t keyChanges = 0;                       // of validators
    std::uint64_t signedAnew = 0;                       // transactions, under the next key
    std::uint64_t restarts = 0;                         // of programs that have voted before
    std::uint64_t doubleVotes = 0;                      // which fail the run
    void add(const Tally& other) {
        epochs += other.epochs;
        repeatedLast += other.repeatedLast;
        certifiedLater += other.certifiedLater;
        mostAhead = std::max(mostAhead, other.mostAhead);
        olderImages += other.olderImages;
        secondBlocks += other.secondBlocks;
        onOlderParent += other.onOlderParent;
        evidence += other.evidence;
        released += other.released;
        restarts += other.restarts;
        doubleVotes += other.doubleVotes;
        refused += other.refused;
        keyChanges += other.keyChanges;
        signedAnew += other.signedAnew;
    }
};

class Referee {
public:
    explicit Referee(const World& world);

    // Called by the nodes
    void started(const Node& node);
    void began(const Node& node, const Nonce16& nonce);  // an epoch, of which it asks what it has voted
    void answered(const Node& node, const consensus::StatusAnswer& answer);  // before it hears it
    void stepped(const Node& node);
    void written(const Node& node, const consensus::Persist& batch);
    void sent(const Node& node, const consensus::Message& message);
    void applied(const Node& node, const ledger::Block& block);
    void accused(const Node& node, const consensus::Evidence& evidence);
    void alarmed(const Node& node, const consensus::Alarm& alarm);
    void punished(const Node& node, Index peer, const std::string& why);
    void heard(const Node& node, const ledger::Operation& statement);  // and can keep; ordered or not
    // It is about to say that a block with this is valid: what is revoked there it must obey from now on.
    void shown(const Node& node, const ledger::Transaction& tx);
    void released(const Node& node, const node::ReleaseQuestion& question, Instant clock);
    void refusedToRelease() { ++tally_.refused; }
    void signedAnew() { ++tally_.signedAnew; }
    void restoredOlder() { ++tally_.olderImages; }
    void lied(bool onOlderParent) { ++(onOlderParent ? tally_.onOlderParent : tally_.secondBlocks); }
    void broken(const Node& node, const std::string& what);
    void broken(const std::string& what);

    // Called by the world
    void promised(const ledger::Transaction& tx);  // somebody was told that it is submitted
    void logLost(const Node& node);
    // It is an older image, sign-state and all: what it has said until now it can't know.
    void mayContradictUpToNow(const Node& node);
    void restored(const Node& node);  // its disk has gone back: what it promised may be forgotten
    std::size_t missing() const { return missing_.size(); }  // promised, and not yet ordered
    const std::vector<std::string>& wrongs() const { return wrongs_; }
    consensus::Height height() const { return chain_.size(); }
    bool isOrdered(const TxId& id) const { return ordered_.contains(id); }
    void forgetUnlessOrdered(const TxId& id) { missing_.erase(id); }
    bool isFinal(const consensus::BlockId& id) const {
        return id.height <= chain_.size() && chain_[id.height - 1].hash == id.hash;
    }
    std::size_t ordered() const { return ordered_.size(); }
    std::uint64_t orderedBytes() const { return orderedBytes_; }
    std::size_t votes() const { return votes_; }
    const Tally& tally() const { return tally_; }
    const Membership& membership() const { return membership_; }
    const Disclosure& disclosure() const { return disclosure_; }
    void finish();  // when all is silent
    void addTo(Fingerprint& fingerprint) const;

private:
    using Place = std::pair<std::uint64_t, consensus::View>;  // epoch and view
    // What a node that starts was told of its own votes. Whatever else it may not know, that it knows.
    struct Told {
        std::uint64_t epoch = 0;
        Nonce16 nonce;
        std::map<consensus::View, std::vector<consensus::Vote>> held;  // by its log at the start
        std::set<consensus::ValidatorIndex> answered;
        std::vector<consensus::Vote> votes;
        // Those that its log lacked; also when it was started the last time, if it never got to vote since.
        std::vector<consensus::Vote> missing;
        consensus::View upTo = 0;  // the highest view of those, or of a certificate
        bool isOver = false;
    };
    bool isExcused(Index index, Place place) const;
    void excludesTold(const Node& node, const consensus::Vote& vote);
    void said(const Node& node, consensus::View view);
    void checkFinalization(const Node& node, const ledger::Block& block);
    void signedBy(const Node& node, const consensus::Vote& vote);
    bool mayHaveContradicted(std::uint64_t epoch, const consensus::Evidence& evidence) const;
    void evidenceOrdered(const ledger::Evidence& evidence, bool effective);
    void execute(const Node& node, const ledger::Block& block);

    struct Final {
        Hash32 hash;
        std::uint64_t state = 0;  // fingerprint after it
        Place place;
    };
    struct LaneEnd {
        std::uint64_t next = 0;
        TxId last;
    };
    const World& world_;
    std::vector<Final> chain_;  // by height - 1
    std::map<std::pair<Index, Place>, std::vector<consensus::Vote>> voted_;
    std::map<std::size_t, Place> floors_, durableFloors_;
    std::map<std::size_t, Told> told_;
    std::map<std::size_t, consensus::Height> heights_;
    std::map<std::pair<ledger::AccountId, LaneId>, LaneEnd> lanes_;
    std::set<TxId> ordered_, missing_;
    std::uint64_t orderedBytes_ = 0;
    Membership membership_;
    Disclosure disclosure_;
    std::map<Index, Place> said_, excused_;  // up to there
    std::set<SignPublic> persons_;
    std::set<std::pair<Index, std::uint64_t>> accused_, proven_;  // by a node; on the ledger
    Instant lastTime_;
    std::size_t votes_ = 0;
    Tally tally_;
    std::vector<std::string> wrongs_;
};

}  // namespace reseal::simulation
