// Votes, certificates and proposals of the open views: those above the floor.
//
// Only verified votes come in. The first of each kind and signer in a view counts; a second that differs is
// evidence and counts for nothing. What a certificate has settled is dropped, so a view that is over costs
// one certificate.
//
// Thread rule: one thread, the replica's.
#pragma once

#include <map>
#include <set>

#include "core/consensus/config.h"

namespace reseal::consensus {

struct OpenView {
    std::optional<SignedHead> head;  // the leader's first proposal
    bool equivocated = false;        // it made a second one
    bool headRefused = false;        // it can't be valid any more
    std::map<ValidatorIndex, Vote> notarize, nullify, finalize;
    std::optional<Certificate> notarization, nullification;
    Instant notarizedAt;

    const std::map<ValidatorIndex, Vote>& votes(VoteKind kind) const;
    std::size_t voters() const;  // different signers of anything
};

class ViewTable {
public:
    explicit ViewTable(const Config& config) : config_(config) {}

    const OpenView* find(View view) const;
    OpenView& at(View view) { return open_[view]; }
    const std::map<View, OpenView>& all() const { return open_; }

    enum class Known { New, Repeated, Contradiction, Settled };
    // Is it worth verifying? Settled: a certificate has decided what this vote is about.
    Known judge(const Vote& vote) const;
    // A verified vote that judge() calls New. Returns the certificate it completes.
    std::optional<Certificate> add(const Vote& vote);
    // The earlier statement that `vote` contradicts (also across kinds: nullify and finalize).
    std::optional<Vote> contradicted(const Vote& vote) const;
    void settle(const Certificate& certificate, Instant now);  // notarization or nullification
    void raiseFloor(View floor);

    // The highest notarized view with its block, if any.
    const Certificate* highest(VoteKind kind) const;
    const std::set<View>& notarized() const { return notarized_; }

private:
    const Config& config_;
    std::map<View, OpenView> open_;
    std::set<View> notarized_, nullified_;  // of open_
};

// Each validator's highest vote of each kind, by own or others' report: what it asks for after a restart.
class HighestVotes {
public:
    void take(const Vote& vote);
    void take(const Certificate& certificate);
    std::vector<Vote> of(ValidatorIndex signer) const;

private:
    std::map<std::pair<ValidatorIndex, VoteKind>, Vote> votes_;
};

}  // namespace reseal::consensus
