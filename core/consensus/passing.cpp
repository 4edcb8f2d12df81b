#include "core/consensus/passing.h"

namespace reseal::consensus {

namespace {

Status verifySigner(const Config& config, const Verifier& verifier, ValidatorIndex signer,
                    const crypto::SignedMessage& message, const Signature& signature) {
    if (signer >= config.size()) return fail(ErrorCode::Malformed, "no such validator");
    if (!verifier.verify(config.validators[signer], message, signature))
        return fail(ErrorCode::BadSignature, "of validator " + std::to_string(signer));
    return {};
}

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
        return verifySigner(config, verifier, question->asker, statement(config, *question),
                            question->signature);
    if (const auto* answer = std::get_if<StatusAnswer>(&message))
        return verifySigner(config, verifier, answer->answerer, statement(config, *answer),
                            answer->signature);
    return fail(ErrorCode::Denied, "nothing that is passed on");
}

}  // namespace reseal::consensus
