// Changing home: what a person keeps, and what becomes of it where it is cut off.
#include <QtTest>

#include "core/base/cbor.h"
#include "core/engine/locker_backup.h"
#include "core/records/care_card.h"
#include "tests/unit/engine/town.h"

namespace reseal::test {

using engine::Written;
using records::Category;
using records::Role;

class EngineMovingTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void fromAClinicThatIsLeaving();
    void aPatientFromAClinicThatStays();
    void theCardOfBeforeIsStillTheCard();
    void aSuspensionMovesAlong();
    void givenAgain();
    void anotherInvitationTakesItsPlace();
    void whatTheOldHomeStillHadToDeliver();
    void whatWasSealedForTheOldArchive();
    void everyCallMayFail_data();
    void everyCallMayFail();
    void cutOffWhileItIsWrittenDown_data();
    void cutOffWhileItIsWrittenDown();
};

void EngineMovingTest::fromAClinicThatIsLeaving() {
    Town town;
    town.remove(Town::kOld);
    const auto forPatient = town.ledger.invite(Town::kNew, Role::Patient);
    const auto forDoctor = town.ledger.invite(0, Role::Doctor);
    // Until staff have let them in, all goes on at the old home.
    QCOMPARE(must(town.patient.moveTo(forPatient)).movingTo, std::optional(town.id(Town::kNew)));
    QCOMPARE(must(town.doctor.moveTo(forDoctor)).movingTo, std::optional(town.id(0)));
    QCOMPARE(Town::homeOf(town.patient), town.id(Town::kOld));
    QCOMPARE(Town::homeOf(town.doctor), town.id(Town::kOld));
    must(town.ask(town.doctor));
    QVERIFY(must(engine::describePerson(town.doctor.vault())).holdsArchive);
    const std::uint64_t before = town.catalogue().version;
    QCOMPARE(town.catalogue().home, town.id(Town::kOld));

    town.ledger.enrol(forPatient.token, "Eva Muster");
    const auto handover = town.ledger.enrol(forDoctor.token, "Ada Kim");
    const auto person = must(town.patient.moveTo(forPatient));
    QCOMPARE(person.clinic, town.id(Town::kNew));
    QCOMPARE(person.clinicName, std::string("Clinic 2"));
    QVERIFY(!person.movingTo);
    QCOMPARE(town.member(town.patient, Role::Patient).clinic, town.id(Town::kNew));
    QCOMPARE(town.catalogue().home, town.id(Town::kNew));
    QCOMPARE(town.catalogue().version, before + 1);
    QVERIFY(town.ledger.lockersAt.contains(town.id(Town::kNew)));

    QCOMPARE(must(town.doctor.moveTo(forDoctor)).clinic, town.id(0));
    QVERIFY(town.ledger.lockersAt.contains(town.id(0)));
    QCOMPARE(town.member(town.doctor, Role::Doctor).clinic, town.id(0));
    QVERIFY(!must(engine::describePerson(town.doctor.vault())).holdsArchive);
    const auto credential =
        must(records::Credential::decode(must(town.doctor.vault().credential(town.ledger.chain()))));
    QCOMPARE(credential.clinic, town.id(0));
    QVERIFY(
        must(engine::takeHandover(town.doctor.vault(), town.doctor.keys(), handover.text(), town.ledger.now))
            .holdsArchive);

    // What was sealed and allowed before is as it was; what is new goes by the new clinics.
    must(town.open(town.reader, town.record));
    const auto request = must(town.ask(town.doctor));
    const auto shown = must(town.patient.patient().requests());
    const auto row = std::ranges::find(shown, request.id, &engine::RequestRow::id);
    QVERIFY(row != shown.end() && !row->problem);
    QCOMPARE(row->who.clinic, town.id(0));
    engine::Approval approval;
    approval.request = request.id;
    approval.categories = {Category::Notes};
    must(town.patient.patient().approve(approval));
    must(town.open(town.doctor, town.record));
    must(town.open(town.doctor, town.seal("afterwards")));
}

void EngineMovingTest::aPatientFromAClinicThatStays() {
    Town town;
    town.move(town.patient, Town::kNew, Role::Patient);
    QCOMPARE(Town::homeOf(town.patient), town.id(Town::kNew));
    QCOMPARE(town.member(town.patient, Role::Patient).clinic, town.id(Town::kOld));  // it goes on vouching
    QCOMPARE(town.catalogue().home, town.id(Town::kNew));
    QVERIFY(town.ledger.lockersAt.contains(town.id(Town::kNew)));
    town.allow(town.doctor);
    must(town.open(town.doctor, town.record));
    must(engine::fetchLocker(town.patient.at()));
    // A pseudonym is vouched for where the home is.
    must(engine::renewNow(town.patient.at(), must(engine::ownPseudonym(town.patient.at()))));
    QCOMPARE(town.ledger.state().pseudonym(town.patient.pseudonym())->admittedBy,
             std::optional(town.id(Town::kNew)));
    // And back: nothing has to be said of it but the home.
    town.move(town.patient, Town::kOld, Role::Patient);
    QCOMPARE(town.catalogue().home, town.id(Town::kOld));
    QCOMPARE(town.catalogue().version, std::uint64_t{3});
}

void EngineMovingTest::theCardOfBeforeIsStillTheCard() {
    Town town;
    const std::string before = must(town.patient.patient().careCard()).text;
    town.move(town.patient, Town::kNew, Role::Patient);
    const std::string after = must(town.patient.patient().careCard()).text;
    const auto old = must(records::CareCard::fromText(before, town.ledger.chain()));
    const auto now = must(records::CareCard::fromText(after, town.ledger.chain()));
    QCOMPARE(old.home, town.id(Town::kOld));
    QCOMPARE(now.home, town.id(Town::kNew));
    QVERIFY(now.patient == old.patient && now.number == old.number);
    Someone third(town.ledger, town.ledger.invite(2, Role::Doctor), "Cy");
    third.joinAs("Cy Ek");
    must(third.doctor().addPatient({before, "Eva", {}, {}}));
    must(third.doctor().addPatient({after, "Eva", {}, {}}));
    QCOMPARE(must(third.doctor().patients()).size(), std::size_t{1});
}

void EngineMovingTest::aSuspensionMovesAlong() {
    Town town;
    const auto suspend = [&](Someone& who, Role role) {
        const auto member = town.member(who, role);
        town.ledger.say(town.ledger.clinic(member.clinic), {ledger::Suspend{member.identity}});
    };
    suspend(town.doctor, Role::Doctor);
    suspend(town.patient, Role::Patient);
    town.move(town.patient, Town::kNew, Role::Patient);
    QVERIFY(town.member(town.patient, Role::Patient).suspended != 0);
    town.remove(Town::kOld);
    town.move(town.doctor, Town::kNew, Role::Doctor);
    QCOMPARE(Town::homeOf(town.doctor), town.id(Town::kNew));
    QVERIFY(town.member(town.doctor, Role::Doctor).suspended != 0);
    town.move(town.patient, 2, Role::Patient);
    QVERIFY(town.member(town.patient, Role::Patient).suspended != 0);
    QCOMPARE(town.member(town.patient, Role::Patient).clinic, town.id(2));
}

void EngineMovingTest::givenAgain() {
    Town town;
    const auto invitation = town.ledger.invite(Town::kNew, Role::Patient);
    for (int i = 0; i < 2; ++i)
        QCOMPARE(must(town.patient.moveTo(invitation)).movingTo, std::optional(town.id(Town::kNew)));
    // Asked in time is asked, however late staff decide.
    town.ledger.now = invitation.expires + days(1);
    QCOMPARE(must(town.patient.moveTo(invitation)).movingTo, std::optional(town.id(Town::kNew)));
    town.ledger.enrol(invitation.token, "Eva");
    must(town.patient.moveTo(invitation));
    const std::size_t submitted = town.ledger.submitted;
    QCOMPARE(must(town.patient.moveTo(invitation)).clinic, town.id(Town::kNew));
    QCOMPARE(town.ledger.submitted, submitted);
    QCOMPARE(town.catalogue().version, std::uint64_t{2});
    QVERIFY(!must(engine::hasToFollow(town.patient.vault())));
    QCOMPARE(codeOf(town.patient.moveTo(town.ledger.invite(Town::kNew, Role::Patient))),
             ErrorCode::AlreadyExists);
}

void EngineMovingTest::anotherInvitationTakesItsPlace() {
    Town town;
    const auto first = town.ledger.invite(2, Role::Patient);
    must(town.patient.moveTo(first));
    town.ledger.enrol(first.token, "Eva");
    town.move(town.patient, Town::kNew, Role::Patient);
    QCOMPARE(Town::homeOf(town.patient), town.id(Town::kNew));
    QVERIFY(!Town::movingTo(town.patient));
    must(town.patient.moveTo(first));
    QCOMPARE(Town::homeOf(town.patient), town.id(2));
}

// The old home has confirmed to keep a share for its proxy, and passes it on to nobody any more.
void EngineMovingTest::whatTheOldHomeStillHadToDeliver() {
    Town town;
    town.patient.home().keepsDelivery = [&](const node::ShareDelivery& delivery) {
        return delivery.proxy == town.id(2) || delivery.proxy == town.id(3);
    };
    const auto approved = town.allow(town.doctor);
    const GrantId grant = approved.grants.front();
    const auto has = [&](std::size_t i) { return town.ledger.state().share(grant, town.id(i)).taken != 0; };
    QVERIFY(has(0) && !has(2) && !has(3));
    QVERIFY(must(town.patient.vault().locker().list("share")).empty());
    // One comes through after all.
    const auto handed = must(town.patient.vault().locker().get("handed", grant));
    cbor::Reader in(*handed);
    for (std::size_t left = in.arrayUpTo(9); left > 0; --left) {
        in.array(2);
        const auto proxy = in.fixed<ClinicId>();
        const node::ShareDelivery waiting{grant, proxy, toBytes(in.bytes()), {}};
        if (proxy == town.id(3)) must(town.ledger.takeShare(waiting));
    }
    QVERIFY(has(3));
    town.remove(Town::kOld);
    town.move(town.patient, Town::kNew, Role::Patient);
    QVERIFY(has(2) && has(3));
    QVERIFY(must(town.patient.vault().locker().list("handed")).empty());
    QVERIFY(must(town.patient.vault().locker().list("share")).empty());
}

// Cut off before it was registered: given again under the new clinic, it is sealed anew.
void EngineMovingTest::whatWasSealedForTheOldArchive() {
    Town town;
    town.doctor.home().onCall = [&](node::FrameKind kind, std::size_t) {
        if (kind == node::FrameKind::BeginBlob) town.doctor.home().offline = true;
    };
    QCOMPARE(codeOf(town.trySeal("cut off")), ErrorCode::Offline);
    town.remove(Town::kOld);
    town.move(town.doctor, Town::kNew, Role::Doctor);
    QCOMPARE(must(town.patient.patient().records()).size(), std::size_t{1});
    const auto report = must(town.trySeal("cut off"));
    QCOMPARE(report.sealed.size(), std::size_t{1});
    QCOMPARE(report.written, Written::Final);
    QCOMPARE(must(town.patient.patient().records()).size(), std::size_t{2});
}

void EngineMovingTest::everyCallMayFail_data() {
    QTest::addColumn<bool>("answer");
    QTest::newRow("before it came of anything") << false;
    QTest::newRow("only the answer is lost") << true;
}
void EngineMovingTest::everyCallMayFail() {
    QFETCH(bool, answer);
    Town town;
    std::uint64_t version = town.catalogue().version;
    for (std::size_t step = 0, where = 0;; ++step, where ^= 1) {
        const auto invitation = town.ledger.invite(where == 0 ? Town::kNew : 2, Role::Patient);
        std::size_t calls = 0;
        bool hit = false;
        const auto fails = [&](FakeHome& home) {
            home.lost = answer ? Lost::Answer : Lost::Question;
            home.failAt = !hit && step >= calls ? step - calls : SIZE_MAX;
            home.onCall = [&](node::FrameKind, std::size_t number) {
                ++calls;
                hit = hit || number == home.failAt;
            };
        };
        const auto go = [&] {
            const auto moved = town.patient.moveTo(invitation, fails, fails);
            town.patient.home().onCall = {};
            town.patient.home().failAt = SIZE_MAX;
            return moved;
        };
        const auto asked = go();
        QVERIFY(asked || engine::isTransient(asked.error().code));
        if (!asked) QVERIFY(go());
        QVERIFY(Town::homeOf(town.patient) != invitation.clinic);
        town.ledger.enrol(invitation.token, "Eva");
        const auto moved = go();
        QVERIFY(moved || engine::isTransient(moved.error().code));
        if (!moved) {
            must(engine::settle(town.patient.at()));
            QVERIFY2(go(), ("given again after a failure at call " + std::to_string(step)).c_str());
        }
        QCOMPARE(Town::homeOf(town.patient), invitation.clinic);
        QCOMPARE(town.catalogue().home, invitation.clinic);
        QCOMPARE(town.catalogue().version, ++version);
        QVERIFY(!must(engine::hasToFollow(town.patient.vault())));
        if (!hit) {
            QVERIFY(step > 15);
            break;
        }
    }
    must(town.open(town.reader, town.record));
}

// Its credential is here, and so many of the writes that make it home were done.
void EngineMovingTest::cutOffWhileItIsWrittenDown_data() {
    QTest::addColumn<int>("writes");
    for (int i = 0; i <= 6; ++i) QTest::addRow("%d", i) << i;
}
void EngineMovingTest::cutOffWhileItIsWrittenDown() {
    QFETCH(int, writes);
    Town town;
    town.remove(Town::kOld);
    const auto invitation = town.ledger.invite(Town::kNew, Role::Doctor);
    must(town.doctor.moveTo(invitation));
    town.ledger.enrol(invitation.token, "Ada Kim");
    vault::Locker locker = town.doctor.vault().locker();
    const FakeLedger::Clinic& fresh = town.ledger.clinics[Town::kNew];
    const Bytes credential = *town.ledger.invited.at(invitation.token).credential;
    const Bytes encoded = must(invitation.encode());
    cbor::Writer taken;
    taken.array(5).uint(1).bytes(encoded).bytes(credential).bytes(fresh.sign.publicKey()).text("Clinic 2");
    must(locker.put("move", bytesOf("taken"), std::move(taken).out()));
    if (writes > 0) must(town.doctor.vault().setCredential(town.ledger.chain(), credential));
    if (writes > 1) {
        auto profile = must(town.doctor.vault().profile());
        profile.clinic = fresh.id;
        must(town.doctor.vault().setProfile(profile));
    }
    if (writes > 2) must(locker.put("move", bytesOf("follows"), bytesOf("yes")));
    if (writes > 3) must(locker.remove("join", bytesOf("archive")));
    if (writes > 4) must(locker.put("join", bytesOf("invitation"), encoded));
    if (writes > 5) must(locker.remove("move", bytesOf("invitation")));
    // What was begun before the crash still works, whichever home is linked to.
    town.doctor.relink();
    must(town.ask(town.doctor));
    must(engine::settleIn(town.doctor.vault()));
    town.doctor.relink();
    const auto person = must(engine::describePerson(town.doctor.vault()));
    QCOMPARE(person.clinic, fresh.id);
    QVERIFY(!person.movingTo && !person.holdsArchive);
    QCOMPARE(must(town.doctor.vault().profile()).clinicName, std::string("Clinic 2"));
    QVERIFY(must(engine::hasToFollow(town.doctor.vault())));
    must(town.doctor.moveTo(invitation));
    QVERIFY(!must(engine::hasToFollow(town.doctor.vault())));
    QVERIFY(town.ledger.lockersAt.contains(fresh.id));
    town.seal("afterwards");
}

}  // namespace reseal::test

QTEST_GUILESS_MAIN(reseal::test::EngineMovingTest)
#include "moving_test.moc"
