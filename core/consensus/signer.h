// The only place where anything is signed. It remembers every own vote above the floor and refuses one that
// excludes an earlier one, whatever the rules above it think:
//
//   never two different notarize votes in a view, nor two finalize votes, nor two proposals;
//   never nullify and finalize in one view;
//   nothing at or below the floor, nothing before the restart question is answered, nothing after a failed
//   sync or the epoch's end, nothing up to the view a restored backup is muted to.
//
// Muted: peers showed an own vote that the log doesn't hold, so the log is not the latest and there may be
// others. One exception keeps a muted node from freezing its view: with q−1 nullify votes of others there,
// and no own finalize vote known there, neither itself nor by the sign-state, it nullifies.
//
// Thread rule: one thread, the replica's.
#pragma once

#include <map>
#include <memory>

#include "core/consensus/config.h"
#include "core/consensus/records.h"

namespace reseal::consensus {

struct OwnVotes {
    std::optional<Vote> notarize, nullify, finalize;
    friend bool operator==(const OwnVotes&, const OwnVotes&) = default;
};

class Signer {
public:
    // `key` may be null for an observer: then everything is refused.
    Signer(const Config& config, std::unique_ptr<SigningKey> key);

    // Errors: Denied, with the reason. Signing the same again gives the same vote.
    Result<Vote> notarize(View view, const BlockId& block);
    Result<Vote> nullify(View view);
    Result<Vote> finalize(View view, const BlockId& block);
    // The exception for a muted node; the caller holds q−1 nullify votes of others in `view`.
    Result<Vote> nullifyThoughMuted(View view);
    Result<SignedHead> propose(SignedHead unsignedHead);
    Result<StatusQuestion> ask(const Nonce16& nonce);
    Result<StatusAnswer> answer(StatusAnswer unsignedAnswer);

    // May a vote be signed in `view` as far as the floor, the muting and the start allow?
    bool mayVote(View view) const;
    const OwnVotes& votes(View view) const;
    const std::map<View, OwnVotes>& all() const { return votes_; }
    View mutedUpTo() const { return mutedUpTo_; }
    bool awaitsAnswers() const { return awaitsAnswers_; }

    void adopt(const Vote& vote);  // from the log, or shown by a peer and verified
    void adopt(const SignedHead& head);
    void raiseFloor(View floor);  // forgets what is at or below it
    void muteUpTo(View view);     // the highest counts
    // The sign-state tells of a finalize vote of that view, which the log need not hold.
    void hasFinalized(View view) { finalizedUpTo_ = std::max(finalizedUpTo_, view); }
    void answersAreIn() { awaitsAnswers_ = false; }
    void stop() { stopped_ = true; }  // a sync failed
    void end() { ended_ = true; }     // the epoch is over

private:
    Result<Vote> sign(VoteKind kind, View view, const BlockId& block);
    Status refusal(View view) const;

    const Config& config_;
    std::unique_ptr<SigningKey> key_;
    std::map<View, OwnVotes> votes_;  // above the floor; as many as the replica opens
    std::map<View, SignedHead> heads_;
    View floor_ = 0;
    View mutedUpTo_ = 0;
    View finalizedUpTo_ = 0;
    bool awaitsAnswers_ = true;
    bool stopped_ = false;
    bool ended_ = false;
};

}  // namespace reseal::consensus
