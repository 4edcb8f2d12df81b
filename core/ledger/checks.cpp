#include "core/ledger/checks.h"

#include "core/ledger/clinic_entry.h"
#include "core/sealing/capsule.h"
#include "core/sharing/grant.h"

namespace reseal::ledger {
namespace {

class Ed25519 : public SignatureCheck {
public:
    bool verify(const SignPublic& key, const crypto::SignedMessage& message,
                const crypto::Signature& signature) const override {
        return crypto::verify(key, message, signature);
    }
};

class NoEvidence : public EvidenceCheck {
public:
    bool proves(const ChainId&, const EpochEntry&, std::size_t, ByteView,
                const SignatureCheck&) const override {
        return false;
    }
};

}  // namespace

bool SignatureCheck::isProven(const ChainId& chain, const SignPublic& author, const crypto::Point& key,
                              const crypto::KeyProof& proof) const {
    return static_cast<bool>(crypto::checkKeyProof(chain, author, key, proof));
}

bool SignatureCheck::isUsable(const SignPublic& key) const {
    return crypto::isUsableSignKey(key);
}

bool SignatureCheck::isUsable(const BoxPublic& key) const {
    return isUsableBoxKey(key);
}

TermsVerdict SignatureCheck::judgeTerms(ByteView terms) const {
    auto decoded = sharing::GrantTerms::decode(terms);
    if (!decoded) return TermsVerdict::Malformed;
    return sharing::CheckedGrant::check(*std::move(decoded)) ? TermsVerdict::Good : TermsVerdict::ProofWrong;
}

bool SignatureCheck::isCapsule(const RecordId& record, ByteView bytes) const {
    const auto stanza = sealing::Stanza::decode(bytes);
    return stanza && sealing::CheckedStanza::check(record, *stanza);
}

const SignatureCheck& ed25519() {
    static const Ed25519 check;
    return check;
}

const EvidenceCheck& noEvidence() {
    static const NoEvidence check;
    return check;
}

}  // namespace reseal::ledger
