#include "core/node/signature_cache.h"

#include "core/base/pool.h"
#include "core/crypto/sha256.h"

namespace reseal::node {

namespace {
// Before each question, so that no answer to one is taken for an answer to another.
enum Question : std::uint8_t { kSignature, kProof, kSignKey, kBoxKey, kTerms, kCapsule, kRing };
crypto::Sha256 asking(Question question) {
    crypto::Sha256 hash;
    hash.add(ByteView(std::array<std::uint8_t, 1>{question}));
    return hash;
}
Hash32 questionOf(const SignPublic& key, const crypto::SignedMessage& message,
                  const crypto::Signature& signature) {
    return asking(kSignature).add(key).add(signature).add(message.view()).finish();
}

constexpr std::size_t kVerifiedAtOnce = 32;  // by one thread, so that sharing them out costs little
}  // namespace

bool SignatureCache::knows(const Hash32& question) const {
    return recent_.contains(question) || older_.contains(question);
}

void SignatureCache::remember(const Hash32& question) const {
    if (recent_.size() >= kMaxRemembered / 2) {
        older_ = std::move(recent_);
        recent_.clear();
    }
    recent_.insert(question);
}

template <class Judge>
bool SignatureCache::remembered(const Hash32& question, const Judge& judge) const {
    if (knows(question)) return true;
    if (!judge()) return false;
    remember(question);
    return true;
}

bool SignatureCache::verify(const SignPublic& key, const crypto::SignedMessage& message,
                            const crypto::Signature& signature) const {
    return remembered(questionOf(key, message, signature),
                      [&] { return ledger::ed25519().verify(key, message, signature); });
}

void SignatureCache::verifyAhead(const std::vector<Signed>& all) const {
    std::vector<const Signed*> open;
    std::vector<Hash32> questions;
    for (const Signed& one : all) {
        if (open.size() == kMaxRemembered / 4) break;
        const Hash32 question = questionOf(one.key, one.message, one.signature);
        if (knows(question)) continue;
        open.push_back(&one);
        questions.push_back(question);
    }
    const std::size_t shares = (open.size() + kVerifiedAtOnce - 1) / kVerifiedAtOnce;
    std::vector<std::uint8_t> valid(open.size());
    sharedPool().forEach(shares, [&](std::size_t share) {
        const std::size_t end = std::min(open.size(), (share + 1) * kVerifiedAtOnce);
        for (std::size_t i = share * kVerifiedAtOnce; i < end; ++i)
            valid[i] = ledger::ed25519().verify(open[i]->key, open[i]->message, open[i]->signature) ? 1 : 0;
    });
    for (std::size_t i = 0; i < open.size(); ++i)
        if (valid[i] != 0) remember(questions[i]);
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

bool SignatureCache::isRingSigned(const ledger::RingStatement& statement, ByteView signature) const {
    crypto::Sha256 question = asking(kRing);
    question.add(statement.chain).add(ByteView(std::array{static_cast<std::uint8_t>(statement.role)}));
    question.add(ByteView(le64(statement.period))).add(ByteView(le32(statement.slot)));
    question.add(statement.tracingKey).add(ByteView(le64(statement.shape.size())));
    question.add(ByteView(le64(statement.members.size())));
    for (const ledger::IdentityKey& member : statement.members) question.add(member);
    question.add(ByteView(le64(statement.message.size()))).add(statement.message).add(signature);
    const Hash32 asked = question.finish();
    if (wrongRings_.contains(asked)) return false;
    if (remembered(asked, [&] { return ledger::ed25519().isRingSigned(statement, signature); })) return true;
    if (wrongRings_.size() >= kMaxWrongRings) wrongRings_.clear();
    wrongRings_.insert(asked);
    return false;
}

}  // namespace reseal::node
