// What may be brought by others than its signer, where not every two validators are linked, and what has to
// be true of it first. Whoever passes something on has verified it so: what is then still wrong with it is
// its bringer's fault (votes, proposals) or its signer's (question, answer).
//
// Thread rule: pure.
#pragma once

#include "core/consensus/config.h"

namespace reseal::consensus {

// In which an honest validator says one thing. Votes have their VoteKind, proposals kProposalSlot.
struct Slot {
    View view = 0;
    std::uint8_t kind = 0;
    ValidatorIndex signer = 0;
    friend bool operator==(const Slot&, const Slot&) = default;
};
constexpr std::uint8_t kProposalSlot = 4;

// Of a message that everybody shall have: vote or proposal. None for all others.
std::optional<Slot> slotOf(const Leaders& leaders, const Message& message);
// Of a message for one alone that others may carry to it: question or answer. None for all others.
std::optional<ValidatorIndex> signerOf(const Message& message);

// Everything for which a replica would reject the message, but of an answer only its outer signature.
// Errors: BadSignature, Malformed; Denied: nothing that is passed on.
Status verifyPassed(const Config& config, const Leaders& leaders, const BlockFormat& format,
                    const Verifier& verifier, const Message& message);

}  // namespace reseal::consensus
