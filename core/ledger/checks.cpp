#include "core/ledger/checks.h"

#include "core/ledger/clinic_entry.h"
#include "core/sealing/capsule.h"
#include "core/sharing/grant.h"
#include "core/sharing/ring_signature.h"

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

Status checkRing(const RingStatement& statement, ByteView bytes) {
    RESEAL_ASSIGN(const auto ring, ringOf(statement));
    RESEAL_ASSIGN(const auto ticket, sharing::TicketBase::of(statement.chain, name(statement.role),
                                                             statement.period, statement.slot));
    RESEAL_ASSIGN(const auto signature, sharing::RingSignature::decode(bytes));
    const auto checked = sharing::CheckedRingSignature::check(ring, statement.tracingKey, ticket,
                                                              statement.message, signature);
    return checked ? Status() : Status(checked.error());
}

}  // namespace

Result<sharing::Ring> ringOf(const RingStatement& statement) {
    std::vector<crypto::Point> members;
    members.reserve(statement.members.size());
    for (const IdentityKey& member : statement.members) {
        RESEAL_ASSIGN(const crypto::Point point, crypto::Point::decode(member));
        members.push_back(point);
    }
    return sharing::Ring::of(statement.shape, std::move(members));
}

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

bool SignatureCheck::isRingSigned(const RingStatement& statement, ByteView signature) const {
    return static_cast<bool>(checkRing(statement, signature));
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
