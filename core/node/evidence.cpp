#include "core/node/evidence.h"

#include "core/base/cbor.h"
#include "core/ledger/genesis.h"

namespace reseal::node {
namespace {

// The ledger's check of signatures in the place of consensus'.
class AsVerifier : public consensus::Verifier {
public:
    explicit AsVerifier(const ledger::SignatureCheck& check) : check_(check) {}
    bool verify(const SignPublic& key, const crypto::SignedMessage& message,
                const crypto::Signature& signature) const override {
        return check_.verify(key, message, signature);
    }

private:
    const ledger::SignatureCheck& check_;
};

class ConsensusEvidence : public ledger::EvidenceCheck {
public:
    bool proves(const ChainId& chain, const ledger::EpochEntry& epoch, std::size_t signer, ByteView proof,
                const ledger::SignatureCheck& signatures) const override {
        const auto evidence = decodeEvidence(proof);
        return evidence && evidence->signer == signer &&
               consensus::verifyEvidence(consensusConfig(chain, epoch, std::nullopt), *evidence,
                                         AsVerifier(signatures));
    }
};

Bytes encodeStatement(const consensus::SignedStatement& statement) {
    if (const auto* vote = std::get_if<consensus::Vote>(&statement)) return consensus::encode(*vote);
    return consensus::encode(consensus::Proposal{std::get<consensus::SignedHead>(statement), {}, {}, {}});
}

// A vote is an array of 5, a proposal one of 4; what else comes along with a head would be a second encoding.
Result<consensus::SignedStatement> decodeStatement(ByteView item) {
    if (auto vote = consensus::decodeVote(item)) return consensus::SignedStatement(*vote);
    RESEAL_ASSIGN(const auto proposal, consensus::decodeProposal(item));
    if (proposal.parentProof || !proposal.gaps.empty() || !proposal.block.empty())
        return fail(ErrorCode::Malformed, "evidence with more than a signed head");
    return consensus::SignedStatement(proposal.head);
}

}  // namespace

static_assert(ledger::kMaxNetworkDelay <= consensus::kDeltaMax, "the ledger promises what consensus takes");

consensus::Config consensusConfig(const ChainId& chain, const ledger::EpochEntry& epoch,
                                  const std::optional<ClinicId>& own) {
    consensus::Config config;
    config.chain = chain;
    config.epoch = epoch.number;
    config.setHash = epoch.setHash;
    for (const ledger::Validator& validator : epoch.validators) config.validators.push_back(validator.key);
    const auto index = own ? epoch.indexOf(*own) : std::nullopt;
    if (index) config.own = static_cast<consensus::ValidatorIndex>(*index);
    config.base = {epoch.base, epoch.baseHash};
    config.leaderSeed = epoch.leaderSeed();
    config.delta = epoch.delta;
    return config;
}

Bytes encodeEvidence(const consensus::Evidence& evidence) {
    cbor::Writer out;
    out.array(3)
        .uint(evidence.signer)
        .raw(encodeStatement(evidence.first))
        .raw(encodeStatement(evidence.second));
    return std::move(out).out();
}

Result<consensus::Evidence> decodeEvidence(ByteView proof) {
    cbor::Reader in(proof);
    in.array(3);
    const auto signer = static_cast<consensus::ValidatorIndex>(in.uint(consensus::kMaxValidators - 1));
    const ByteView first = in.item();
    const ByteView second = in.item();
    RESEAL_TRY(in.finish());
    consensus::Evidence out;
    out.signer = signer;
    RESEAL_ASSIGN(out.first, decodeStatement(first));
    RESEAL_ASSIGN(out.second, decodeStatement(second));
    return out;
}

Result<ledger::Evidence> ledgerEvidence(const ledger::EpochEntry& epoch,
                                        const consensus::Evidence& evidence) {
    if (evidence.signer >= epoch.validators.size())
        return fail(ErrorCode::InvalidArgument, "evidence against no validator of this epoch");
    ledger::Evidence out{epoch.number, epoch.validators[evidence.signer].id, {encodeEvidence(evidence)}};
    if (out.proof.size() > out.proof.kMax)
        return fail(ErrorCode::InvalidArgument, "evidence that is too long");
    return out;
}

const ledger::EvidenceCheck& consensusEvidence() {
    static const ConsensusEvidence check;
    return check;
}

}  // namespace reseal::node
