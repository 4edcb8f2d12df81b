#include "core/consensus/config.h"

#include <numeric>
#include <set>

#include "core/consensus/encoding.h"
#include "core/crypto/sha256.h"

namespace reseal::consensus {

Status check(const Config& config) {
    const std::size_t n = config.size();
    if (n == 0 || n > kMaxValidators)
        return fail(ErrorCode::InvalidArgument, "an epoch has 1 to 128 validators, not " + std::to_string(n));
    const std::set<SignPublic> different(config.validators.begin(), config.validators.end());
    if (different.size() != n) return fail(ErrorCode::InvalidArgument, "two validators with the same key");
    if (config.own && *config.own >= n) return fail(ErrorCode::InvalidArgument, "own index is no validator");
    if (config.delta.ms <= 0 || config.deltaMax < config.delta)
        return fail(ErrorCode::InvalidArgument, "delta must be positive and at most its maximum");
    return {};
}

// Fisher and Yates over SHA-256(seed ‖ LE64(i)); the bias of the remainder is below 2^-56.
Leaders::Leaders(const Config& config) : order_(config.size()) {
    std::iota(order_.begin(), order_.end(), 0U);
    for (std::size_t i = order_.size(); i > 1; --i) {
        Bytes input = toBytes(config.leaderSeed.view());
        append(input, le64(i));
        const Hash32 drawn = crypto::sha256(input);
        std::swap(order_[i - 1], order_[readLe64(drawn.view().first(8)) % i]);
    }
}

Duration deltaAt(const Config& config, View view, View floor) {
    std::int64_t ms = config.delta.ms;
    for (View i = floor + 2; i < view && ms < config.deltaMax.ms; ++i) ms = ms * 3 / 2 + 1;
    return {std::min(ms, config.deltaMax.ms)};
}

View maxOpenViews(const Config& config) {
    return kMaxOpenViewBytes / (kOpenViewBytes + config.quorum() * kOpenSignatureBytes);
}

namespace {
crypto::SignedMessage sealed(const Config& config, std::string_view what, const Bytes& body) {
    crypto::SignedMessage message("reseal/1/consensus/" + std::string(what), config.chain);
    message.addU64(config.epoch).add(config.setHash).add(body);
    return message;
}
}  // namespace

crypto::SignedMessage statement(const Config& config, VoteKind kind, View view, const BlockId& block) {
    cbor::Writer body;
    if (kind == VoteKind::Nullify) {
        body.array(1).uint(view);
    } else {
        body.array(2).uint(view);
        put(body, block);
    }
    return sealed(config, name(kind), body.out());
}

crypto::SignedMessage statement(const Config& config, const SignedHead& head) {
    cbor::Writer body;
    putUnsigned(body, head);
    return sealed(config, "proposal", body.out());
}

crypto::SignedMessage statement(const Config& config, const StatusQuestion& question) {
    cbor::Writer body;
    body.array(2).uint(question.asker).bytes(question.nonce);
    return sealed(config, "question", body.out());
}

crypto::SignedMessage statement(const Config& config, const StatusAnswer& answer) {
    cbor::Writer body;
    body.array(5);
    putAnswerFields(body, answer);
    return sealed(config, "answer", body.out());
}

Status verifySigned(const Config& config, ValidatorIndex signer, const crypto::SignedMessage& message,
                    const Signature& signature, const Verifier& verifier) {
    if (signer >= config.size())
        return fail(ErrorCode::Malformed, "no validator " + std::to_string(signer) + " in this epoch");
    if (!verifier.verify(config.validators[signer], message, signature))
        return fail(ErrorCode::BadSignature, "of validator " + std::to_string(signer));
    return {};
}

Status verifyVote(const Config& config, const Vote& vote, const Verifier& verifier) {
    return verifySigned(config, vote.signer, statement(config, vote.kind, vote.view, vote.block),
                        vote.signature, verifier);
}

Status verifyHead(const Config& config, const Leaders& leaders, const SignedHead& head,
                  const Verifier& verifier) {
    return verifySigned(config, leaders.of(head.view), statement(config, head), head.signature, verifier);
}

bool isAbout(const SignedHead& head, const BlockLinks& links) {
    if (links.id != head.block || head.parentView >= head.view) return false;
    if (head.block == head.parent) return links.last && head.parentView > 0 && links.view <= head.parentView;
    return links.parent == head.parent.hash && head.block.height == head.parent.height + 1 &&
           (links.view == 0 || links.view == head.view);
}

Status verifyCertificate(const Config& config, const Certificate& certificate, const Verifier& verifier) {
    if (certificate.signatures.size() != config.quorum())
        return fail(ErrorCode::Malformed, "a certificate has " + std::to_string(config.quorum()) +
                                              " signatures, not " +
                                              std::to_string(certificate.signatures.size()));
    const auto message = statement(config, certificate.kind, certificate.view, certificate.block);
    std::optional<ValidatorIndex> last;
    for (const auto& entry : certificate.signatures) {
        if (last && entry.signer <= *last) return fail(ErrorCode::Malformed, "signers out of order");
        last = entry.signer;
        RESEAL_TRY(verifySigned(config, entry.signer, message, entry.signature, verifier));
    }
    return {};
}

namespace {
bool contradict(const Vote& a, const Vote& b) {
    if (a.view != b.view) return false;
    if (a.kind == b.kind) return a.block != b.block;
    return (a.kind == VoteKind::Nullify && b.kind == VoteKind::Finalize) ||
           (a.kind == VoteKind::Finalize && b.kind == VoteKind::Nullify);
}
bool sameClaim(const SignedHead& a, const SignedHead& b) {
    return a.block == b.block && a.parentView == b.parentView && a.parent == b.parent;
}
}  // namespace

Status verifyEvidence(const Config& config, const Evidence& evidence, const Verifier& verifier) {
    const auto* firstVote = std::get_if<Vote>(&evidence.first);
    const auto* secondVote = std::get_if<Vote>(&evidence.second);
    if (firstVote != nullptr && secondVote != nullptr) {
        if (firstVote->signer != evidence.signer || secondVote->signer != evidence.signer ||
            !contradict(*firstVote, *secondVote))
            return fail(ErrorCode::BadProof, "these votes don't contradict each other");
        RESEAL_TRY(verifyVote(config, *firstVote, verifier));
        return verifyVote(config, *secondVote, verifier);
    }
    const auto* first = std::get_if<SignedHead>(&evidence.first);
    const auto* second = std::get_if<SignedHead>(&evidence.second);
    if (first == nullptr || second == nullptr || first->view != second->view || sameClaim(*first, *second))
        return fail(ErrorCode::BadProof, "these statements don't contradict each other");
    const Leaders leaders(config);
    if (leaders.of(first->view) != evidence.signer)
        return fail(ErrorCode::BadProof, "not the leader of that view");
    RESEAL_TRY(verifyHead(config, leaders, *first, verifier));
    return verifyHead(config, leaders, *second, verifier);
}

}  // namespace reseal::consensus
