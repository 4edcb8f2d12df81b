// Who signs what when a clinic changes its key: which generation, from when, and never two for one thing.
#include <QtTest>

#include "tests/unit/node/council_scene.h"

using namespace reseal;
using namespace reseal::test;

class OwnKeysTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theLedgerSaysWhichKeySigns() {
        CouncilScene s;
        QCOMPARE((*s.keys().named())->publicKey(), s.generation(0));
        QCOMPARE(s.keys().validating()->publicKey(), s.generation(0));
        s.pass();
        // As an author with the new one at once; as a validator only when its epoch begins.
        QCOMPARE((*s.keys().named())->publicKey(), s.generation(1));
        QCOMPARE(s.keys().validating()->publicKey(), s.generation(0));
        s.followKeys();
        s.council().introduce();
        QCOMPARE(s.sent.size(), std::size_t{1});
        QVERIFY(s.sent[0].isSignedBy(s.generation(1), ledger::ed25519()));
        s.orderSent();
        const std::uint64_t epoch = s.view().epoch().number;
        for (int i = 0; i < 2; ++i) {
            QCOMPARE(s.keys().validating()->publicKey(), s.generation(0));
            s.emptyBlock();
        }
        QCOMPARE(s.view().epoch().number, epoch + 1);
        QCOMPARE(s.keys().validating()->publicKey(), s.generation(1));
        // A restart finds the same.
        s.sleep();
        s.wake();
        QCOMPARE((*s.keys().named())->publicKey(), s.generation(1));
        QCOMPARE(s.keys().validating()->publicKey(), s.generation(1));
        // And the next change is to the next.
        QCOMPARE(s.keys().change()->sign, s.generation(2));
    }

    void onlyTheSigningKeyChanges() {
        CouncilScene s;
        const ledger::Clinic before = *s.view().clinic(s.clinic(kHome));
        s.pass();
        ledger::Clinic after = *s.view().clinic(s.clinic(kHome));
        QCOMPARE(after.signKey, s.generation(1));
        after.signKey = before.signKey;
        QVERIFY(after == before);
    }

    // A proposal that came to nothing has its key again.
    void aGenerationIsNotLost() {
        CouncilScene s;
        const auto id = s.council().changeKeys("");
        s.orderSent();
        for (std::size_t i = 1; i < 3; ++i)
            s.orderHere(s.clinicTx(i, {ledger::Operation(ledger::Vote{*id, false})}));
        QCOMPARE(s.view().proposal(*id)->status, ledger::ProposalStatus::Rejected);
        QCOMPARE(s.keys().change()->sign, s.generation(1));
        s.pass();
        QCOMPARE(s.keys().change()->sign, s.generation(2));
    }

    void aKeyThatIsNotOursSignsNothing() {
        CouncilScene s;
        const auto thief = crypto::SignKey::fromSeed(ledger::world::seedOf("thief"));
        const ledger::Clinic now = *s.view().clinic(s.clinic(kHome));
        ledger::ChangeKeys change{
            s.clinic(kHome), thief.publicKey(), now.box, now.archive, {}, now.team, {}, now.tlsPin, {}};
        change.consent = thief.sign(ledger::changeKeysMessage(s.chain(), change));
        const ledger::Transaction tx = s.clinicTx(kOther, {ledger::Operation(ledger::Propose{change, {}})});
        s.orderHere(tx);
        s.orderHere(
            s.clinicTx(kHome, {ledger::Operation(ledger::Vote{ledger::proposalId(tx.id(), 0), true})}));
        s.othersApprove(ledger::proposalId(tx.id(), 0));
        QCOMPARE(codeOf(s.keys().named()), ErrorCode::Denied);
        QCOMPARE(codeOf(s.author().say({someWord(1)})), ErrorCode::Denied);
        QCOMPARE(codeOf(s.council().changeKeys("")), ErrorCode::Denied);
        QVERIFY(s.keys().validating() != nullptr);  // still this epoch's
        QVERIFY(s.sent.empty());
    }

    // Said before, and not ordered when the key changes: the same, at the same place, under the new key.
    void whatWaitsIsSignedAnew() {
        for (const bool restarts : {false, true}) {
            CouncilScene s;
            const auto proposal = s.council().changeKeys("");
            s.orderSent();
            std::vector<TxId> said;
            for (std::uint64_t n = 0; n < 3; ++n) said.push_back(*s.author().say({someWord(n)}));
            const std::vector<ledger::Transaction> old = std::exchange(s.sent, {});
            s.othersApprove(*proposal);
            for (const ledger::Transaction& tx : old) {
                QCOMPARE(s.refusalOf(tx), ledger::Refusal::WrongSignature);
                QVERIFY(s.spreading().isPending(tx.id()));
            }
            if (restarts) {  // killed right after the block
                s.sleep();
                s.wake();
                QVERIFY(s.submissions().sweep());
            }
            s.followKeys();
            QCOMPARE(s.sentAgain.size(), old.size());
            const auto waiting = *s.process().store.outbox().pending();
            QCOMPARE(waiting.size(), old.size());
            for (std::size_t i = 0; i < old.size(); ++i) {
                const ledger::Transaction& tx = s.sentAgain[i];
                QCOMPARE(tx.id(), said[i]);
                QVERIFY(tx.isSignedBy(s.generation(1), ledger::ed25519()));
                QVERIFY(waiting[i].bytes == tx.encode());
                QVERIFY(s.spreading().mempool().find(tx.id())->transaction.bytes == tx.encode());
            }
            // Once more changes nothing: they are signed as they should be.
            s.sentAgain.clear();
            s.orderHere(*ledger::Transaction::decode(waiting[0].bytes));
            QVERIFY(s.author().resendUnsettled());
            for (std::size_t i = 1; i < waiting.size(); ++i)
                s.orderHere(*ledger::Transaction::decode(waiting[i].bytes));
            QVERIFY(s.process().store.outbox().pending()->empty());
        }
    }

    // The ledger's database was put back to a copy from before the change: as long as it was behind, what
    // waits was signed with the key before; and it died when it had caught up. The vault has it with the key
    // of now.
    void whatAnOlderLedgerSignedGivesWay() {
        CouncilScene s;
        s.pass();
        s.followKeys();
        const TxId id = *s.author().say({someWord(1)});
        const ledger::Transaction right = s.sent.back();
        const crypto::SignKey* const before = s.keys().find(s.generation(0));
        const auto wrong = *ledger::Transaction::make(right.body(), {}, *before);
        s.sleep();
        s.wake();
        QVERIFY(s.process().store.outbox().add({id, wrong.body().author, Instant{}, wrong.encode()}));
        QVERIFY(s.submissions().sweep());
        QVERIFY(s.spreading().mempool().find(id)->transaction.bytes == wrong.encode());
        QVERIFY(s.author().resendUnsettled());
        QVERIFY(s.spreading().mempool().find(id)->transaction.bytes == right.encode());
        QVERIFY(s.process().store.outbox().find(id)->value().bytes == right.encode());
    }

    // Another clinic's node has heard the old ones. It lets go of them, and takes the same under the new key.
    void othersTakeTheNewSignature() {
        CouncilScene s;
        const auto proposal = s.council().changeKeys("");
        s.orderSent();
        const TxId id = *s.author().say({someWord(1)});
        const auto unaffected = s.clinicTx(World::kClinics - 1, {someWord(2)});  // its vote is not needed
        QVERIFY(s.submissions().accept(unaffected));
        s.othersApprove(*proposal);
        QVERIFY(s.spreading().isPending(id) && s.spreading().isPending(unaffected.id()));
        QVERIFY(s.submissions().keysChanged());
        QVERIFY(!s.spreading().isPending(id));
        QVERIFY(s.spreading().isPending(unaffected.id()));
        QVERIFY(s.author().resendUnsettled());
        QVERIFY(s.spreading().isPending(id));
    }

    void theThiefOfTheOldKeySaysNothingNew() {
        CouncilScene s;
        s.pass();
        const auto word = s.clinicTx(kHome, {someWord(1)});  // signed with the first key
        QCOMPARE(s.refusalOf(word), ledger::Refusal::WrongSignature);
        QVERIFY(ledger::judgeArrival(s.chainHere().finalTable(), word, s.now, {64, false}) !=
                ledger::Arrival::Pending);
    }

    // Peers that are far behind or ahead, or begin at the genesis, ask for the key that they know.
    void helloProvesWhatAnybodyMayKnow() {
        CouncilScene s;
        for (std::uint64_t now = 0; now < 3; ++now) {
            const node::NodeKeysPtr keys = s.keys().shown();
            QCOMPARE(keys->named().publicKey(), s.generation(now));
            for (const std::uint64_t k : {std::uint64_t{0}, std::uint64_t{1}, std::uint64_t{2},
                                          std::uint64_t{40}, node::KeyGenerations::kMax - 1}) {
                const crypto::SignKey* const found = keys->find(s.generation(k));
                QVERIFY(found != nullptr && found->publicKey() == s.generation(k));
            }
            QVERIFY(keys->find(s.generation(node::KeyGenerations::kMax)) == nullptr);
            QVERIFY(keys->find(SignPublic{}) == nullptr);
            s.pass();
            s.followKeys();
        }
    }
};

QTEST_GUILESS_MAIN(OwnKeysTest)
#include "own_keys_test.moc"
