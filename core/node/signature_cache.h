// Ed25519 verification that remembers what it has found valid. A transaction is judged when it arrives,
// when its block is proposed and when that block is applied; its signature is worth one verification, and so
// are the keys, grants and capsules that it brings and their proofs. A vote's signature comes again in
// certificates.
//
// Successes are kept, by SHA-256 over all that was judged; at most kMaxRemembered, in two generations
// that rotate. Of ring signatures failures as well, for one costs a thousand times an Ed25519 signature; at
// most kMaxWrongRings, then they are forgotten.
//
// Thread rule: one thread; verifyAhead() returns when the pool's have done their part.
#pragma once

#include <set>

#include "core/consensus/ports.h"
#include "core/ledger/tx.h"

namespace reseal::node {

class SignatureCache final : public ledger::SignatureCheck, public consensus::Verifier {
public:
    static constexpr std::size_t kMaxRemembered = 32'768, kMaxWrongRings = 1024;
    bool verify(const SignPublic& key, const crypto::SignedMessage& message,
                const crypto::Signature& signature) const override;
    bool isProven(const ChainId& chain, const SignPublic& author, const crypto::Point& key,
                  const crypto::KeyProof& proof) const override;
    bool isUsable(const SignPublic& key) const override;
    bool isUsable(const BoxPublic& key) const override;

    // What somebody is about to be asked, verified on all cores: whoever asks finds it remembered. What is
    // not valid, and what is beyond a quarter of kMaxRemembered, is left to whoever asks.
    struct Signed {
        SignPublic key;
        crypto::SignedMessage message;
        crypto::Signature signature;
    };
    void verifyAhead(const std::vector<Signed>& all) const;
    ledger::TermsVerdict judgeTerms(ByteView terms) const override;
    bool isCapsule(const RecordId& record, ByteView stanza) const override;
    bool isRingSigned(const ledger::RingStatement& statement, ByteView signature) const override;
    std::size_t remembered() const { return recent_.size() + older_.size() + wrongRings_.size(); }

private:
    bool knows(const Hash32& question) const;
    void remember(const Hash32& question) const;
    template <class Judge>
    bool remembered(const Hash32& question, const Judge& judge) const;
    mutable std::set<Hash32> recent_, older_, wrongRings_;
};

}  // namespace reseal::node
