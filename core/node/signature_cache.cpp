#include "core/node/signature_cache.h"

#include "core/crypto/sha256.h"

namespace reseal::node {

namespace {
// Before each question, so that no answer to one is taken for an answer to another.
enum Question : std::uint8_t { kSignature, kProof, kSignKey, kBoxKey, kTerms, kCapsule };
crypto::Sha256 asking(Question question) {
    crypto::Sha256 hash;
    hash.add(ByteView(std::array<std::uint8_t, 1>{question}));
    return hash;
}
}  // namespace

template <class Judge>
bool SignatureCache::remembered(const Hash32& question, const Judge& judge) const {
    if (recent_.contains(question) || older_.contains(question)) return true;
    if (!judge()) return false;
    if (recent_.size() >= kMaxRemembered / 2) {
        older_ = std::move(recent_);
        recent_.clear();
    }
    recent_.insert(question);
    return true;
}

bool SignatureCache::verify(const SignPublic& key, const crypto::SignedMessage& message,
                            const crypto::Signature& signature) const {
    return remembered(asking(kSignature).add(key).add(signature).add(message.view()).finish(),
                      [&] { return ledger::ed25519().verify(key, message, signature); });
}

bool SignatureCache::isProven(const ChainId& chain, const SignPublic& author, const crypto::Point& key,
                              const crypto::KeyProof& proof) const {
    return remembered(asking(kProof).add(chain).add(author).add(key.view()).add(proof).finish(),
                      [&] { return ledger::ed25519().isProven(chain, author, key, proof); });
}

bool SignatureCache::isUsable(const SignPublic& key) const {
    return remembered(asking(kSignKey).add(key).finish(), [&] { return ledger::ed25519().isUsable(key); });
}

bool SignatureCache::isUsable(const BoxPublic& key) const {
    return remembered(asking(kBoxKey).add(key).finish(), [&] { return ledger::ed25519().isUsable(key); });
}

ledger::TermsVerdict SignatureCache::judgeTerms(ByteView terms) const {
    auto verdict = ledger::TermsVerdict::Good;
    remembered(asking(kTerms).add(terms).finish(), [&] {
        verdict = ledger::ed25519().judgeTerms(terms);
        return verdict == ledger::TermsVerdict::Good;
    });
    return verdict;
}

bool SignatureCache::isCapsule(const RecordId& record, ByteView stanza) const {
    return remembered(asking(kCapsule).add(record).add(stanza).finish(),
                      [&] { return ledger::ed25519().isCapsule(record, stanza); });
}

}  // namespace reseal::node
