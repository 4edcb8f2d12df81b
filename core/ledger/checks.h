// What the ledger needs from outside and may call: pure functions without I/O or state.
//
// Thread rule: const and without state, so usable from any thread.
#pragma once

#include "core/base/ids.h"
#include "core/crypto/keys.h"
#include "core/ledger/names.h"
#include "core/sharing/ring.h"

namespace reseal::ledger {

struct EpochEntry;

enum class TermsVerdict : std::uint8_t { Malformed, ProofWrong, Good };

// What a ring signature was made for.
struct RingStatement {
    ChainId chain;
    Role role{};
    std::uint64_t period = 0;  // of the ticket
    std::uint32_t slot = 0;
    crypto::Point tracingKey;
    sharing::RingShape shape;
    std::vector<IdentityKey> members;  // shape.distinct() of them, in order (roster.h)
    Bytes message;
};
// Errors: InvalidPoint, InvalidArgument (not as many members as the shape has).
Result<sharing::Ring> ringOf(const RingStatement& statement);

// Ed25519 behind a port, so that a simulator can put a keyed hash in its place. New keys, grants and capsules
// are checked through it as well: whoever implements it may remember what was found good, for the same
// transaction is judged when it arrives, when a block with it is made or proposed, and when that is applied.
class SignatureCheck {
public:
    virtual ~SignatureCheck() = default;
    virtual bool verify(const SignPublic& key, const crypto::SignedMessage& message,
                        const crypto::Signature& signature) const = 0;
    // That `key` is proven for `author` (crypto/keys.h).
    virtual bool isProven(const ChainId& chain, const SignPublic& author, const crypto::Point& key,
                          const crypto::KeyProof& proof) const;
    virtual bool isUsable(const SignPublic& key) const;
    virtual bool isUsable(const BoxPublic& key) const;
    // Of a grant's encoded terms (core/sharing/grant.h).
    virtual TermsVerdict judgeTerms(ByteView terms) const;
    // That a stanza's capsule was made for that record (core/sealing/capsule.h).
    virtual bool isCapsule(const RecordId& record, ByteView stanza) const;
    // That one of those members made it (core/sharing/ring_signature.h). Up to 0.1 s.
    virtual bool isRingSigned(const RingStatement& statement, ByteView signature) const;
};
// The one verifier of everything that is on the ledger: libsodium.
const SignatureCheck& ed25519();

// Does a proof show that a validator contradicted itself in an epoch? What validators sign is
// core/consensus's language, which the ledger doesn't speak: the two are neighbours, and neither may include
// the other (core/README.md). So the host, which knows both, gives the judge. All nodes of a ledger must give
// the same one: its answer decides what the state is.
class EvidenceCheck {
public:
    virtual ~EvidenceCheck() = default;
    // `signer` is a position in epoch.validators. Must be pure.
    virtual bool proves(const ChainId& chain, const EpochEntry& epoch, std::size_t signer, ByteView proof,
                        const SignatureCheck& signatures) const = 0;
};
// Believes none: where no consensus is.
const EvidenceCheck& noEvidence();

}  // namespace reseal::ledger
