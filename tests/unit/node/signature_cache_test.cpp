// What was found good is remembered, what wasn't is judged again, and no answer is taken for another's.
#include <QtTest>

#include "core/node/signature_cache.h"
#include "tests/unit/ledger/world.h"

using namespace reseal;
using ledger::world::Person;

class SignatureCacheTest : public QObject {
    Q_OBJECT
private:
    const Person who_{"somebody"}, other_{"somebody else"};
    const ChainId chain_ = ledger::world::World::idOf<ChainId>("a ledger");

private Q_SLOTS:
    void initTestCase() { crypto::initialize(); }

    void remembersProofsOfKeys() {
        const node::SignatureCache cache;
        const auto proof = crypto::proveKey(chain_, who_.key(), who_.sharing);
        for (int i = 0; i < 2; ++i) {
            QVERIFY(cache.isProven(chain_, who_.key(), who_.sharing.point, proof));
            QCOMPARE(cache.remembered(), std::size_t{1});
        }
        crypto::KeyProof wrong = proof;
        wrong.bytes[0] ^= 1;
        for (int i = 0; i < 2; ++i) {
            QVERIFY(!cache.isProven(chain_, who_.key(), who_.sharing.point, wrong));
            QVERIFY(!cache.isProven(chain_, other_.key(), who_.sharing.point, proof));
            QVERIFY(!cache.isProven(chain_, who_.key(), other_.sharing.point, proof));
            QVERIFY(!cache.isProven(ChainId{}, who_.key(), who_.sharing.point, proof));
        }
        QCOMPARE(cache.remembered(), std::size_t{1});
    }

    // What is about to be asked, all at once: only what is valid is remembered, and nothing twice.
    void verifiesAhead() {
        const node::SignatureCache cache;
        std::vector<node::SignatureCache::Signed> all;
        for (std::uint64_t i = 0; i < 100; ++i) {
            crypto::SignedMessage message("reseal/1/tx", chain_);
            message.addU64(i);
            const Person& by = i % 10 == 3 ? other_ : who_;  // one in ten is not whose it says
            all.push_back({who_.key(), message, by.sign.sign(message)});
        }
        for (int i = 0; i < 2; ++i) {
            cache.verifyAhead(all);
            QCOMPARE(cache.remembered(), std::size_t{90});
        }
        for (std::size_t i = 0; i < all.size(); ++i)
            QCOMPARE(cache.verify(all[i].key, all[i].message, all[i].signature), i % 10 != 3);
        QCOMPARE(cache.remembered(), std::size_t{90});
        cache.verifyAhead({});
    }

    // The same bytes may be a good key of one kind and none of the other.
    void keysOfOneKindAreNotTheOthers() {
        const node::SignatureCache cache;
        QVERIFY(cache.isUsable(who_.key()));
        QVERIFY(cache.isUsable(who_.box.publicKey()));
        QCOMPARE(cache.remembered(), std::size_t{2});
        // 2 is the u of a good point of Curve25519; it is no Ed25519 key.
        BoxPublic two;
        two.bytes[0] = 2;
        QVERIFY(!cache.isUsable(SignPublic::copy(two.view())));
        QVERIFY(cache.isUsable(two));
        QVERIFY(!cache.isUsable(SignPublic::copy(two.view())));
        QVERIFY(!cache.isUsable(BoxPublic{}) && !cache.isUsable(SignPublic{}));
        QCOMPARE(cache.remembered(), std::size_t{3});
    }

    void remembersGrantsAndCapsules() {
        const node::SignatureCache cache;
        const ledger::world::World world;
        const Bytes terms = world.terms(who_.sharing, other_.sharing.point).encode();
        Bytes forged = terms;
        forged[forged.size() - 1 - 33] ^= 1;  // within a commitment
        const RecordId record = world.idOf<RecordId>("a record");
        const Bytes stanza = world.stanza(who_.sharing.point.view(), record);
        using ledger::TermsVerdict;
        for (int i = 0; i < 2; ++i) {
            QCOMPARE(cache.judgeTerms(terms), TermsVerdict::Good);
            QVERIFY(cache.isCapsule(record, stanza));
            QCOMPARE(cache.remembered(), std::size_t{2});
            QVERIFY(cache.judgeTerms(forged) != TermsVerdict::Good);
            QCOMPARE(cache.judgeTerms(ByteView(terms).first(terms.size() - 1)), TermsVerdict::Malformed);
            auto wrongProof = *sharing::GrantTerms::decode(terms);
            wrongProof.proof.bytes[40] ^= 1;
            QCOMPARE(cache.judgeTerms(wrongProof.encode()), TermsVerdict::ProofWrong);
            QVERIFY(!cache.isCapsule(world.idOf<RecordId>("another"), stanza));
            QVERIFY(!cache.isCapsule(record, ByteView(stanza).first(stanza.size() - 1)));
        }
        QCOMPARE(cache.remembered(), std::size_t{2});
    }
};

QTEST_GUILESS_MAIN(SignatureCacheTest)
#include "signature_cache_test.moc"
