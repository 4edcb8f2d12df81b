#include "core/ledger/checks.h"

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

const SignatureCheck& ed25519() {
    static const Ed25519 check;
    return check;
}

const EvidenceCheck& noEvidence() {
    static const NoEvidence check;
    return check;
}

}  // namespace reseal::ledger
