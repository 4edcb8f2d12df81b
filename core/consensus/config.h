// One epoch: who validates, who leads when, and what counts as a proof.
//
// Thread rule: values; the functions are pure.
#pragma once

#include <optional>
#include <vector>

#include "core/consensus/messages.h"
#include "core/consensus/ports.h"

namespace reseal::consensus {

struct Config {
    ChainId chain;
    std::uint64_t epoch = 0;
    Hash32 setHash;                      // of the validator set, as block headers carry it
    std::vector<SignPublic> validators;  // 1 … kMaxValidators, all different; the order numbers them
    std::optional<ValidatorIndex> own;   // none: an observer, who follows certificates and signs nothing
    BlockId base;                        // the block before the epoch's first (genesis in the first epoch)
    Hash32 leaderSeed;                   // the last epoch's final hash (genesis: the chain id's bytes)
    Duration delta = seconds(1);         // Δ, the bound on a message's way that timers assume at first
    Duration deltaMax = kDeltaMax;       // it grows by half with each view, up to this

    std::size_t size() const { return validators.size(); }
    std::size_t faulty() const { return faultyOf(size()); }
    std::size_t quorum() const { return quorumOf(size()); }
};

// Errors: InvalidArgument.
Status check(const Config& config);

// How many views may be open above the floor: as many as kMaxOpenViewBytes hold with the nullification of
// each. About 54,000 with 4 validators and 11,000 with 100. Where in each view fewer than q have voted for a
// block, their votes come on top, up to three times as much again.
inline constexpr std::size_t kOpenViewBytes = 1024;     // of a view, its certificates' heads, and own votes
inline constexpr std::size_t kOpenSignatureBytes = 80;  // of a certificate
View maxOpenViews(const Config& config);

// Leaders rotate by view over a permutation drawn from the seed, so nobody chooses who follows whom.
class Leaders {
public:
    explicit Leaders(const Config& config);
    ValidatorIndex of(View view) const { return order_[static_cast<std::size_t>(view % order_.size())]; }

private:
    std::vector<ValidatorIndex> order_;
};

// Δ in `view` while the highest finalization is of `floor`: delta × 1.5^max(0, view − floor − 2) ≤ deltaMax.
Duration deltaAt(const Config& config, View view, View floor);

// What is signed (grammar in messages.h).
crypto::SignedMessage statement(const Config& config, VoteKind kind, View view, const BlockId& block);
crypto::SignedMessage statement(const Config& config, const SignedHead& head);
crypto::SignedMessage statement(const Config& config, const StatusQuestion& question);
crypto::SignedMessage statement(const Config& config, const StatusAnswer& answer);

// Each of what follows gives Malformed for a validator that this epoch doesn't have, and BadSignature.
Status verifySigned(const Config& config, ValidatorIndex signer, const crypto::SignedMessage& message,
                    const Signature& signature, const Verifier& verifier);
Status verifyVote(const Config& config, const Vote& vote, const Verifier& verifier);
Status verifyHead(const Config& config, const Leaders& leaders, const SignedHead& head,
                  const Verifier& verifier);
// Does the head say what its block says? A block is proposed on its parent, or, if the epoch ends with it,
// again on itself.
bool isAbout(const SignedHead& head, const BlockLinks& links);
// Exactly q signatures of different validators, in order, each valid. Errors: BadSignature, Malformed.
Status verifyCertificate(const Config& config, const Certificate& certificate, const Verifier& verifier);

// Two signed statements that no honest validator makes both of: two heads or two notarize or two finalize
// votes of one view that differ, or a nullify and a finalize vote of one view.
using SignedStatement = std::variant<Vote, SignedHead>;
struct Evidence {
    ValidatorIndex signer = 0;
    SignedStatement first;
    SignedStatement second;
    friend bool operator==(const Evidence&, const Evidence&) = default;
};
// Errors: BadSignature, BadProof (they don't contradict each other).
Status verifyEvidence(const Config& config, const Evidence& evidence, const Verifier& verifier);

}  // namespace reseal::consensus
