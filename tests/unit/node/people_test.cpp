// What a clinic's node does for persons: whom it admits, what it takes into its outbox, whose locker it
// keeps.
#include <QtTest>

#include "core/node/bodies.h"
#include "tests/unit/node/people_scene.h"

using namespace reseal;
using namespace reseal::test;

class PeopleTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void admitsItsOwnMembers() {
        Scene scene;
        const Person mine("mine");
        const auto admitted = scene.admit(scene.member, mine);
        QVERIFY2(admitted, admitted ? "" : admitted.error().text().c_str());
        QCOMPARE(codeOf(scene.admit(scene.foreign, mine)), ErrorCode::Denied);
        QCOMPARE(codeOf(scene.admit(scene.member, mine, "doctor")), ErrorCode::Denied);
        QCOMPARE(codeOf(scene.admit(Person::ristretto("nobody"), mine)), ErrorCode::Denied);
        // Another member's proof, for a pseudonym that is not theirs.
        node::AdmitRequest question{"patient",
                                    scene.member.point,
                                    crypto::proveKey(scene.chain(), Person("another").key(), scene.member),
                                    mine.key(),
                                    mine.box.publicKey(),
                                    ledger::SharingKey::copy(mine.sharing.point.view())};
        QCOMPARE(codeOf(scene.desk().admit(question.encode())), ErrorCode::BadProof);
    }

    void admitsNobodyWhoIsSuspended() {
        Scene scene;
        scene.suspend(scene.member);
        const Person mine("a pseudonym");
        QCOMPARE(codeOf(scene.admit(scene.member, mine)), ErrorCode::Denied);
    }

    void admitsSoManyADay() {
        Scene scene;
        const Person first("first"), second("second"), third("third");
        QVERIFY(scene.admit(scene.member, first));
        QVERIFY(scene.admit(scene.member, second));
        QVERIFY(scene.admit(scene.member, first));  // asked again is not another one
        QCOMPARE(codeOf(scene.admit(scene.member, third)), ErrorCode::Limit);
        QVERIFY(scene.admit(scene.member, second));
    }

    // Without its sealed fields; who asks recomputes the id.
    void givesOrderedTransactions() {
        Scene scene;
        const Person patient("patient");
        scene.say(patient, {scene.registration(patient, ledger::Role::Patient)});
        const auto condition = Person::ristretto("a");
        const auto second = scene.tx(patient, scene.catalogue(1, {scene.newKey(patient, condition)}));
        scene.order(second);
        const auto given = scene.desk().transaction(node::encodeBytes(second.id()));
        QVERIFY2(given, given ? "" : given.error().text().c_str());
        const auto read = ledger::Transaction::decode(*given);
        QVERIFY(read && read->id() == second.id() && !read->details().empty() && !read->details()[0]);
        QCOMPARE(codeOf(scene.desk().transaction(node::encodeBytes(TxId{}))), ErrorCode::NotFound);
        QCOMPARE(codeOf(scene.desk().transaction(Bytes(3))), ErrorCode::Malformed);
    }

    // What can't be ordered before something that is nowhere would stay in the outbox for ever, and anybody
    // could fill it.
    void keepsAPlaceAheadOnlyForWhatFollows() {
        Scene scene;
        const Person patient("patient");
        scene.say(patient, {scene.registration(patient, ledger::Role::Patient)});
        auto& lane = scene.lanes[patient.id];
        const auto condition = Person::ristretto("a");
        const auto first = scene.tx(patient, scene.catalogue(1, {scene.newKey(patient, condition)}));
        lane = {lane.id, lane.seq + 1, first.id()};
        const auto second = scene.tx(patient, scene.catalogue(2, {scene.oldKey(condition)}));
        QCOMPARE(codeOf(scene.submit(second)), ErrorCode::NotCurrent);
        QVERIFY(scene.submitted.empty());
        QVERIFY(scene.submit(first));
        QVERIFY(scene.submit(second));
        QCOMPARE(scene.submitted.size(), std::size_t{2});
        // Nor what the ledger would refuse.
        const Person stranger("stranger");
        const auto unknown = scene.tx(stranger, scene.request(patient));
        QCOMPARE(codeOf(scene.submit(unknown)), ErrorCode::Refused);
        QCOMPARE(scene.submitted.size(), std::size_t{2});
    }

    // Anything that waits is not what comes before in this lane.
    void aForeignPredecessorIsNone() {
        Scene scene;
        const Person patient("patient"), fresh("fresh");
        scene.say(patient, {scene.registration(patient, ledger::Role::Patient)});
        const auto waits = scene.tx(patient, scene.catalogue(1, {}));
        QVERIFY(scene.submit(waits));
        scene.hear(waits);
        const auto behind = [&](const Person& by, const LaneId& lane, std::uint64_t seq) {
            ledger::TransactionBody body = scene.body(by.id, {ledger::Erase{}});
            body.lane = lane;
            body.seq = seq;
            body.prev = waits.id();
            return *ledger::Transaction::make(std::move(body), {}, by.sign);
        };
        const LaneId lane = waits.body().lane;
        const std::uint64_t next = waits.body().seq + 1;
        LaneId other = lane;
        other.bytes[0] ^= 1;
        for (const auto& foreign : {behind(fresh, lane, next), behind(fresh, other, 7),
                                    behind(patient, other, next), behind(patient, lane, next + 1)})
            QCOMPARE(codeOf(scene.submit(foreign)), ErrorCode::NotCurrent);
        QVERIFY(scene.submit(behind(patient, lane, next)));
        QCOMPARE(scene.submitted.size(), std::size_t{2});
    }

    // An id covers neither signature nor sealed fields: what waits here by that id vouches for nothing.
    void theTwinOfWhatWaitsIsJudgedItself() {
        Scene scene;
        const Person patient("patient");
        scene.say(patient, {scene.registration(patient, ledger::Role::Patient)});
        const auto condition = Person::ristretto("a");
        auto& lane = scene.lanes[patient.id];
        const auto genuine = scene.tx(patient, scene.catalogue(1, {scene.newKey(patient, condition)}));
        lane = {lane.id, lane.seq + 1, genuine.id()};
        const auto next = scene.tx(patient, scene.catalogue(2, {scene.oldKey(condition)}));
        for (const auto& tx : {genuine, next}) scene.hear(tx);
        for (const auto& tx : {genuine, next}) {
            std::vector<Bytes> details;
            for (const auto& detail : tx.details()) details.push_back(*detail);
            QVERIFY(!details.empty());
            const auto forged = *ledger::Transaction::make(tx.body(), details, Person("another").sign);
            QVERIFY(forged.id() == tx.id());
            for (const auto& twin : {forged, tx.withoutDetails()})
                QCOMPARE(codeOf(scene.submit(twin)), ErrorCode::Refused);
        }
        QVERIFY(scene.submitted.empty());
        for (const auto& tx : {genuine, next}) QVERIFY(scene.submit(tx));
    }

    // Members may fill what is theirs of the outbox, and not what the clinic itself has to say.
    void theClinicsOwnWordsKeepTheirRoom() {
        Scene scene;
        const Person patient("patient");
        scene.say(patient, {scene.registration(patient, ledger::Role::Patient)});
        const auto tx = scene.tx(patient, scene.catalogue(1, {}));
        store::Outbox outbox = scene.process().store.outbox();
        auto step = scene.process().store.begin("filled");
        QVERIFY(step);
        for (std::uint64_t i = 0; i < store::kMaxOutbox - 1'000; ++i) {
            const auto id = crypto::sha256(ByteView(le64(i)));
            ledger::AccountId author =
                ledger::AccountId::copy(crypto::sha256(ByteView(le64(i / 900))).view());
            QVERIFY(outbox.add({TxId::copy(id.view()), author, {}, Bytes{1}}));
        }
        QVERIFY(step->commit());
        QCOMPARE(codeOf(scene.submit(tx)), ErrorCode::Limit);
        QVERIFY(scene.submitted.empty());
        // What takes something back is taken all the same.
        const auto statement = scene.tx(patient, {scene.revoke(patient, GrantId{})});
        const auto taken = scene.submit(statement);
        QVERIFY2(taken, taken ? "" : taken.error().text().c_str());
        for (std::uint64_t i = 0; i < 2; ++i)
            QVERIFY(outbox.remove(TxId::copy(crypto::sha256(ByteView(le64(i))).view())));
        QVERIFY(scene.submit(tx));
    }

    // Whoever judges the block that holds it later need not verify it again.
    void remembersTheSignatureOfWhatItTook() {
        Scene scene;
        const Person patient("patient");
        scene.say(patient, {scene.registration(patient, ledger::Role::Patient)});
        const auto tx = scene.tx(patient, scene.catalogue(1, {}));
        const auto& signatures = scene.process().signatures;
        const std::size_t before = signatures.remembered();
        QVERIFY(scene.submit(tx));
        QCOMPARE(signatures.remembered(), before + 1);
    }

    void aLockerIsItsMembers() {
        Scene scene;
        const auto box = [&](const crypto::RistrettoKey& who, std::uint64_t version, const char* content) {
            return node::LockerBox::make(scene.chain(), scene.clinic(kHome), who, version,
                                         toBytes(bytesOf(content)));
        };
        QVERIFY(scene.desk().putLocker(box(scene.member, 1, "one").encode()));
        QCOMPARE(codeOf(scene.desk().putLocker(box(scene.foreign, 1, "theirs").encode())), ErrorCode::Denied);
        QVERIFY(scene.desk().putLocker(box(scene.member, 3, "three").encode()));
        QCOMPARE(codeOf(scene.desk().putLocker(box(scene.member, 2, "two").encode())), ErrorCode::Conflict);
        // A proof is for one content: who has seen it can't put another box under it, nor fetch with it.
        node::LockerBox replayed = box(scene.member, 4, "four");
        replayed.box = toBytes(bytesOf("evil"));
        QCOMPARE(codeOf(scene.desk().putLocker(replayed.encode())), ErrorCode::BadProof);
        QCOMPARE(codeOf(scene.desk().getLocker(replayed.encode())), ErrorCode::BadProof);
        replayed.box.clear();
        QCOMPARE(codeOf(scene.desk().getLocker(replayed.encode())), ErrorCode::BadProof);
        const auto got = scene.desk().getLocker(box(scene.member, 0, "").encode());
        QVERIFY(got);
        QVERIFY(node::LockerBox::decode(*got)->box == toBytes(bytesOf("three")));
    }

    // Another clinic goes on vouching; here is only the home. Nothing has to be ordered.
    void isHomeToAPatientOfAnother() {
        Scene scene;
        const auto box = node::LockerBox::make(scene.chain(), scene.clinic(kHome), scene.foreign, 1,
                                               toBytes(bytesOf("theirs")));
        const Person pseudonym("a pseudonym");
        const auto invitation = scene.invite(records::Role::Patient);
        QVERIFY(!scene.join(invitation, scene.foreign)->credential);
        QCOMPARE(codeOf(scene.desk().putLocker(box.encode())), ErrorCode::Denied);
        const auto let = scene.letIn(invitation, scene.foreign);
        QVERIFY(let && *let && scene.spoken.empty());
        const auto answer = scene.join(invitation, scene.foreign);
        QVERIFY(answer && answer->credential);
        QCOMPARE(records::Credential::decode(*answer->credential)->clinic, scene.clinic(kHome));
        QVERIFY(scene.desk().putLocker(box.encode()));
        QVERIFY(scene.admit(scene.foreign, pseudonym));
        const auto identity = ledger::IdentityKey::copy(scene.foreign.point.view());
        QCOMPARE(scene.view().member(identity)->clinic, scene.clinic(1));
        QVERIFY(!scene.desk().worksHere(identity, wallClock()));
        // Who is suspended by the clinic that vouches gets no pseudonym here, either.
        scene.order(scene.clinicTx(1, {ledger::Suspend{identity}}));
        scene.catchUp();
        QCOMPARE(codeOf(scene.admit(scene.foreign, pseudonym)), ErrorCode::Denied);
    }

    // When that clinic leaves, staff say who is here to the ledger, too.
    void answersForItsGuestsWhenTheirClinicLeaves() {
        Scene scene;
        const auto invitation = scene.invite(records::Role::Patient);
        QVERIFY(scene.join(invitation, scene.foreign));
        QVERIFY(scene.letIn(invitation, scene.foreign));
        const auto twice = scene.letIn(invitation, scene.foreign);
        QVERIFY(twice && !*twice && twice->error().code == ErrorCode::Conflict);
        scene.remove(1);
        QVERIFY(!scene.letIn(invitation, scene.foreign) && scene.spoken.size() == 1);
        QVERIFY(!scene.join(invitation, scene.foreign)->credential);  // not before it is ordered
        scene.orderSaid();
        QVERIFY(scene.join(invitation, scene.foreign)->credential);
        QCOMPARE(scene.view().member(ledger::IdentityKey::copy(scene.foreign.point.view()))->clinic,
                 scene.clinic(kHome));
    }

    void takesNoDoctorOfAnotherUntilThatOneLeaves() {
        Scene scene;
        const auto doctor = Person::ristretto("a doctor");
        scene.enrol(1, doctor, ledger::Role::Doctor);
        const auto invitation = scene.invite(records::Role::Doctor);
        QCOMPARE(codeOf(scene.join(invitation, doctor)), ErrorCode::Denied);
        const auto row = *scene.process().store.invitations().find(crypto::sha256(invitation.token));
        QVERIFY(row->state == store::Invitation::State::Open);  // it is still there for somebody else
        // Not even where staff confirm who has claimed it.
        QVERIFY(scene.process().store.invitations().claim(
            store::InvitationToken::copy(invitation.token), Hash32::copy(doctor.point.view()),
            toBytes(crypto::proveKey(scene.chain(), SignPublic::copy(invitation.clinic.view()), doctor)),
            wallClock()));
        const auto let = scene.letIn(invitation, doctor);
        QVERIFY(let && !*let && let->error().code == ErrorCode::Denied && scene.spoken.empty());
        scene.remove(1);
        QVERIFY(!scene.join(invitation, doctor)->credential);
        QVERIFY(!scene.letIn(invitation, doctor));
        scene.orderSaid();
        QVERIFY(scene.join(invitation, doctor)->credential);
        QVERIFY(scene.desk().doctorHere(ledger::IdentityKey::copy(doctor.point.view()), wallClock()));
    }

    void whenItLeavesItLetsNobodyIn() {
        Scene scene;
        const auto before = scene.invite(records::Role::Patient);
        const auto claimed = scene.invite(records::Role::Patient);
        QVERIFY(scene.join(claimed, scene.foreign));
        scene.remove(kHome);
        QCOMPARE(codeOf(scene.desk().invite(records::Role::Patient, "late", days(7))), ErrorCode::Denied);
        QCOMPARE(codeOf(scene.join(before, Person::ristretto("new"))), ErrorCode::Denied);
        const auto let = scene.letIn(claimed, scene.foreign);
        QVERIFY(let && !*let && let->error().code == ErrorCode::Denied && scene.spoken.empty());
        const auto box = node::LockerBox::make(scene.chain(), scene.clinic(kHome), scene.member, 1,
                                               toBytes(bytesOf("its own it serves until it has left")));
        QVERIFY(scene.desk().putLocker(box.encode()));
    }
};

QTEST_GUILESS_MAIN(PeopleTest)
#include "people_test.moc"
