// Revocations and retirements: valid inside anybody's transaction, before their grant is known, in a
// transaction that is void, again and again. And void transactions: they take their seq, nothing more.
#include <QtTest/QtTest>

#include "tests/unit/ledger/scene.h"

using namespace reseal;
using namespace reseal::ledger;
using namespace reseal::ledger::world;

class StatementsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { crypto::initialize(); }

    void anybodyCarriesARevocation() {
        Scene s;
        s.sendClinic(3, {s.revoke(s.patient, s.grant)});
        QVERIFY(s.view().grant(s.grant)->revoked != 0);
        const Event event = eventsOf(s.view(), s.patient.id).back();
        QCOMPARE(event.kind, EventKind::Revoked);
        QCOMPARE(event.actor, s.patient.id);  // not the clinic
        QCOMPARE(eventsOf(s.view(), s.doctor.id).back(), event);
    }

    void revocationsAreIdempotentAndTheFirstCounts() {
        Scene s;
        const Revoke first = s.revoke(s.patient, s.grant);
        s.send(s.patient, {first});
        const GrantEntry once = *s.view().grant(s.grant);
        const std::uint64_t events = s.view().head(s.patient.id).count;
        s.now = s.now + days(1);
        s.send(s.patient, Said(s.revoke(s.patient, s.grant)) + Said(first) + Said(first));
        QCOMPARE(*s.view().grant(s.grant), once);
        QCOMPARE(s.view().head(s.patient.id).count, events);
    }

    void revocationBeforeItsGrant() {
        Scene s;
        const Said given = s.goodGrant([](Grant&) {});
        const GrantId id = World::grantIdIn(given);
        s.send(s.second, {s.revoke(s.patient, id)});
        QCOMPARE(s.view().pendingRevocations(s.patient.key()), 1U);
        s.send(s.second, {s.revoke(s.patient, id)});
        QCOMPARE(s.view().pendingRevocations(s.patient.key()), 1U);
        const auto applied = s.commit({s.tx(s.patient, given)});
        QCOMPARE(applied.outcomes[0], (Outcome{Verdict::Void, Refusal::GrantRevoked, 0}));
        QVERIFY(!s.view().grant(id));
    }

    void anothersRevocationBeforeItsGrantDoesNothing() {
        Scene s;
        const Said given = s.goodGrant([](Grant&) {});
        s.send(s.other, {s.revoke(s.other, World::grantIdIn(given))});
        s.send(s.patient, given);
        QVERIFY(s.view().grant(World::grantIdIn(given))->revoked == 0);
    }

    void revocationKnowsNoExpiryAndNoEndOfItsAuthor() {
        Scene s;
        s.send(s.patient, {signRetire(s.chain(), s.patient.sign, s.now)});
        // The carrier has retired and the transaction has expired.
        const Transaction late = s.tx(s.patient, {s.revoke(s.patient, s.grant)}, s.now - seconds(10));
        QCOMPARE(s.commit({late}).outcomes[0].verdict, Verdict::Effective);
        QVERIFY(s.view().grant(s.grant)->revoked != 0);
    }

    void revocationInAVoidTransactionCounts() {
        Scene s;
        const auto outcomeOf = [&](const Transaction& tx) { return s.commit({tx}).outcomes[0]; };
        const Said refusedOne = Said(Erase{Scene::id("others")});
        QCOMPARE(outcomeOf(s.tx(s.patient, refusedOne + Said(s.revoke(s.patient, s.grant)))),
                 (Outcome{Verdict::Void, Refusal::RecordNotYours, 0}));
        QVERIFY(s.view().grant(s.grant)->revoked != 0);

        // Expired, with something else in it.
        const GrantId next = s.grantTo(s.patient, s.a1, s.doctor);
        QCOMPARE(outcomeOf(s.tx(s.patient, Said(s.revoke(s.patient, next)) + Said(Erase{Scene::id("r1")}),
                                s.now - seconds(1))),
                 (Outcome{Verdict::Void, Refusal::Expired, 0}));
        QVERIFY(s.view().grant(next)->revoked != 0);
        QCOMPARE(s.view().record(Scene::id("r1"))->erased, 0U);

        // One revocation is refused, the others count all the same.
        const GrantId last = s.grantTo(s.patient, s.a1, s.doctor);
        QCOMPARE(
            outcomeOf(s.tx(s.patient, Said(s.revoke(s.patient, s.others)) + Said(s.revoke(s.patient, last)))),
            (Outcome{Verdict::Void, Refusal::GrantNotYours, 0}));
        QVERIFY(s.view().grant(last)->revoked != 0);
        QCOMPARE(s.view().grant(s.others)->revoked, 0U);
    }

    void operationsBeforeARetirementInOneTransactionCount() {
        Scene s;
        s.send(s.patient, Said(Erase{Scene::id("r1")}) + Said(signRetire(s.chain(), s.patient.sign, s.now)));
        QVERIFY(s.view().record(Scene::id("r1"))->erased != 0);
        QVERIFY(s.view().pseudonym(s.patient.key())->retired != 0);
        QCOMPARE(checkTransaction(s.state, s.tx(s.patient, {Erase{Scene::id("r2")}}), s.now).refusal,
                 Refusal::AuthorEnded);
    }

    void retirementIsIdempotentAndCarriedByAnybody() {
        Scene s;
        const Retire retire = signRetire(s.chain(), s.doctor.sign, s.now);
        s.sendClinic(0, {retire});
        const PseudonymEntry once = *s.view().pseudonym(s.doctor.key());
        QVERIFY(once.retired != 0);
        s.sendClinic(0, {retire});
        QCOMPARE(*s.view().pseudonym(s.doctor.key()), once);
    }

    void obeyedOnArrivalFindsTheSignedOnes() {
        Scene s;
        Revoke forged = s.revoke(s.doctor, s.grant);
        forged.signer = s.patient.key();
        const Revoke good = s.revoke(s.patient, s.grant);
        const Retire retire = signRetire(s.chain(), s.doctor.sign, s.now);
        Retire forgedRetire = retire;
        forgedRetire.pseudonym = s.patient.key();
        const Transaction tx = s.tx(
            s.second, Said(forged) + Said(good) + Said(Deny{s.open}) + Said(retire) + Said(forgedRetire));
        QCOMPARE(obeyedOnArrival(tx, ed25519()), (std::vector<Operation>{good, retire}));
    }

    // --- void transactions ------------------------------------------------------------------------

    void allOperationsTogetherOrNotAtAll() {
        Scene s;
        const Said said =
            Said(Erase{Scene::id("r1")}) + s.refile("r2", s.A1, 1) + Said(Erase{Scene::id("r1")});
        const Transaction tx = s.tx(s.patient, said);
        const auto before = s.state.all();
        const auto applied = s.commit({tx});
        QCOMPARE(applied.outcomes[0], (Outcome{Verdict::Void, Refusal::RecordErased, 2}));
        QCOMPARE(s.view().record(Scene::id("r1"))->erased, 0U);
        QCOMPARE(s.view().record(Scene::id("r2"))->labelVersion, 0U);
        QCOMPARE(applied.events.size(), 1U);
        QCOMPARE(applied.events[0].event.operation, 2U);
        QCOMPARE(s.view().ordered(tx.id())->refusal, Refusal::RecordErased);
        // The lane goes on behind it.
        s.send(s.patient, {Erase{Scene::id("r1")}});
        QVERIFY(s.view().record(Scene::id("r1"))->erased != 0);
    }

    void oneVoidTransactionHarmsNoOther() {
        Scene s;
        const Transaction bad = s.tx(s.doctor, {Deny{s.open}});
        const Transaction good = s.tx(s.patient, {Deny{s.open}});
        const auto applied = s.commit({bad, good});
        QCOMPARE(applied.outcomes[0].verdict, Verdict::Void);
        QCOMPARE(applied.outcomes[1].verdict, Verdict::Effective);
        QCOMPARE(s.view().ordered(good.id())->index, 1U);
        QCOMPARE(s.view().request(s.open)->status, RequestStatus::Denied);
    }

    void expiryIsInclusive() {
        Scene s;
        const Transaction tx = s.tx(s.patient, {Erase{Scene::id("r1")}}, s.now + seconds(1));
        QCOMPARE(checkTransaction(s.state, tx, s.now + seconds(1)).verdict, Verdict::Effective);
        QCOMPARE(checkTransaction(s.state, tx, s.now + milliseconds(1001)),
                 (Outcome{Verdict::Void, Refusal::Expired, 0}));
    }

    void sixteenLanesThenNoMore() {
        Scene s;  // SeqUsed and TooManyLanes are in refusals_test; here: lanes are independent
        TransactionBody body = s.body(s.patient.id, {Deny{s.open}});
        body.lane.bytes[0] = 9;
        body.seq = 0;
        body.prev = {};
        const auto elsewhere = *Transaction::make(body, {}, s.patient.sign);
        const Transaction here = s.tx(s.patient, {Erase{Scene::id("r1")}});
        const auto applied = s.commit({elsewhere, here});
        QCOMPARE(applied.outcomes[0].verdict, Verdict::Effective);
        QCOMPARE(applied.outcomes[1].verdict, Verdict::Effective);
        QCOMPARE(s.view().lanes(s.patient.id), 2U);
    }

    // A simulator puts something cheaper in the place of Ed25519.
    void signaturesAreCheckedThroughThePort() {
        class Nothing : public SignatureCheck {
        public:
            mutable std::vector<SignPublic> asked;
            bool verify(const SignPublic& key, const crypto::SignedMessage&,
                        const Signature&) const override {
                asked.push_back(key);
                return asked.size() != failAt;
            }
            std::size_t failAt = 0;
        };
        Scene s;
        const Transaction tx = s.tx(
            s.stranger, Said(s.registration(s.stranger, Role::Doctor)) + Said(s.revoke(s.patient, s.grant)));
        const std::vector<Refusal> expected = {Refusal::WrongSignature, Refusal::StatementForged,
                                               Refusal::AdmissionWrong, Refusal::None};
        for (std::size_t i = 0; i < expected.size(); ++i) {
            Nothing port;
            port.failAt = i + 1;
            QCOMPARE(name(checkTransaction(s.state, tx, s.now, port).refusal), name(expected[i]));
        }
    }
};

QTEST_GUILESS_MAIN(StatementsTest)
#include "statements_test.moc"
