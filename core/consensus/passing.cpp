#include "core/consensus/passing.h"

namespace reseal::consensus {

namespace {

Status verifyProposal(const Config& config, const Leaders& leaders, const BlockFormat& format,
                      const Verifier& verifier, const Proposal& proposal) {
    const SignedHead& head = proposal.head;
    RESEAL_TRY(verifyHead(config, leaders, head, verifier));
    RESEAL_ASSIGN(const BlockLinks links, format.links(proposal.block));
    if (!isAbout(head, links)) return fail(ErrorCode::Malformed, "a proposal that isn't about its block");
    if (proposal.parentProof) {
        RESEAL_TRY(verifyCertificate(config, *proposal.parentProof, verifier));
    }
    for (const Certificate& gap : proposal.gaps) {
        RESEAL_TRY(verifyCertificate(config, gap, verifier));
    }
    return {};
}

}  // namespace

std::optional<Slot> slotOf(const Leaders& leaders, const Message& message) {
    if (const auto* vote = std::get_if<Vote>(&message))
        return Slot{vote->view, static_cast<std::uint8_t>(vote->kind), vote->signer};
    if (const auto* proposal = std::get_if<Proposal>(&message))
        return Slot{proposal->head.view, kProposalSlot, leaders.of(proposal->head.view)};
    return std::nullopt;
}

std::optional<ValidatorIndex> signerOf(const Message& message) {
    if (const auto* question = std::get_if<StatusQuestion>(&message)) return question->asker;
    if (const auto* answer = std::get_if<StatusAnswer>(&message)) return answer->answerer;
    return std::nullopt;
}

Status verifyPassed(const Config& config, const Leaders& leaders, const BlockFormat& format,
                    const Verifier& verifier, const Message& message) {
    if (const auto* vote = std::get_if<Vote>(&message)) return verifyVote(config, *vote, verifier);
    if (const auto* proposal = std::get_if<Proposal>(&message))
        return verifyProposal(config, leaders, format, verifier, *proposal);
    if (const auto* question = std::get_if<StatusQuestion>(&message))
        return verifySigned(config, question->asker, statement(config, *question), question->signature,
                            verifier);
    if (const auto* answer = std::get_if<StatusAnswer>(&message))
        return verifySigned(config, answer->answerer, statement(config, *answer), answer->signature,
                            verifier);
    return fail(ErrorCode::Denied, "nothing that is passed on");
}

}  // namespace reseal::consensus
