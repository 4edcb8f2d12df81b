// Signatures of a run. In most seeds a keyed hash stands in for Ed25519, so that a seed costs milliseconds;
// in one of a hundred they are real. A stand-in can be forged by anyone who knows a public key, so nothing
// here tests cryptography; it tests who signed what. The keys of persons and their proofs are always real;
// but the same few are asked about in every run, and what was once found good is remembered, by all that was
// judged.
//
// Thread rule: const; what is remembered belongs to the asking thread.
#pragma once

#include <set>

#include "core/consensus/ports.h"
#include "core/ledger/tx.h"
#include "tests/simulation/dice.h"

namespace reseal::simulation {

class Signatures final : public consensus::Verifier, public ledger::SignatureCheck {
public:
    explicit Signatures(bool real) : real_(real) {}
    bool areReal() const { return real_; }
    bool verify(const SignPublic& key, const crypto::SignedMessage& message,
                const crypto::Signature& signature) const override {
        return real_ ? crypto::verify(key, message, signature) : standIn(key, message) == signature;
    }
    crypto::Signature sign(const crypto::SignKey& key, const crypto::SignedMessage& message) const {
        return real_ ? key.sign(message) : standIn(key.publicKey(), message);
    }
    bool isProven(const ChainId& chain, const SignPublic& author, const crypto::Point& key,
                  const crypto::KeyProof& proof) const override {
        using Asked = std::tuple<ChainId, SignPublic, Hash32, crypto::KeyProof>;
        static thread_local std::set<Asked> good;
        return remembered(good, Asked{chain, author, Hash32::copy(key.view()), proof},
                          [&] { return SignatureCheck::isProven(chain, author, key, proof); });
    }
    bool isUsable(const SignPublic& key) const override {
        static thread_local std::set<SignPublic> good;
        return remembered(good, key, [&] { return SignatureCheck::isUsable(key); });
    }
    bool isUsable(const BoxPublic& key) const override {
        static thread_local std::set<BoxPublic> good;
        return remembered(good, key, [&] { return SignatureCheck::isUsable(key); });
    }

    ledger::TermsVerdict judgeTerms(ByteView terms) const override {
        static thread_local std::set<Bytes> good;
        auto verdict = ledger::TermsVerdict::Good;
        remembered(good, toBytes(terms), [&] {
            verdict = SignatureCheck::judgeTerms(terms);
            return verdict == ledger::TermsVerdict::Good;
        });
        return verdict;
    }
    bool isCapsule(const RecordId& record, ByteView stanza) const override {
        static thread_local std::set<std::pair<RecordId, Bytes>> good;
        return remembered(good, std::pair(record, toBytes(stanza)),
                          [&] { return SignatureCheck::isCapsule(record, stanza); });
    }

private:
    template <class Asked, class Judge>
    static bool remembered(std::set<Asked>& good, const Asked& asked, const Judge& judge) {
        if (good.contains(asked)) return true;
        if (!judge()) return false;
        good.insert(asked);
        return true;
    }
    static crypto::Signature standIn(const SignPublic& key, const crypto::SignedMessage& message) {
        Fingerprint hash;
        hash.add(key.view());
        hash.add(message.view());
        crypto::Signature out;
        for (std::size_t i = 0; i < out.size(); i += 8) {
            hash.add(i);
            std::ranges::copy(le64(hash.value()), out.bytes.begin() + static_cast<std::ptrdiff_t>(i));
        }
        return out;
    }
    bool real_;
};

class SigningKey final : public consensus::SigningKey {
public:
    SigningKey(const Signatures& signatures, const crypto::SignKey& key)
        : signatures_(signatures), key_(key) {}
    crypto::Signature sign(const crypto::SignedMessage& message) const override {
        return signatures_.sign(key_, message);
    }

private:
    const Signatures& signatures_;
    const crypto::SignKey& key_;
};

}  // namespace reseal::simulation
