// Changing home: who can be taken by whom, and what a clinic gains by lying.
#include <QtTest>

#include "core/engine/locker_backup.h"
#include "tests/unit/engine/town.h"

namespace reseal::test {

using records::Role;

class EngineMovingRefusalsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void refusedBeforeAnybodyIsAsked();
    void refusedByTheNewHome();
    void aClinicThatIsLeavingTakesNobody();
    void aDoctorIsNotTaken();
    void aLyingNewHome();
};

void EngineMovingRefusalsTest::refusedBeforeAnybodyIsAsked() {
    Town town;
    FakeLedger elsewhere(1);
    const auto there = [](FakeHome& home) {
        home.onCall = [](node::FrameKind, std::size_t) { QFAIL("somebody was asked"); };
    };
    const auto refuses = [&](const records::Invitation& invitation, ErrorCode code) {
        QCOMPARE(codeOf(town.patient.moveTo(invitation, there)), code);
        QCOMPARE(Town::homeOf(town.patient), town.id(Town::kOld));
        QVERIFY(!Town::movingTo(town.patient));
    };
    refuses(elsewhere.invite(0, Role::Patient), ErrorCode::WrongLedger);
    refuses(town.ledger.invite(Town::kNew, Role::Doctor), ErrorCode::Conflict);
    refuses(town.ledger.invite(Town::kOld, Role::Patient), ErrorCode::AlreadyExists);
    auto ended = town.ledger.invite(Town::kNew, Role::Patient);
    ended.expires = town.ledger.now - seconds(1);
    refuses(ended, ErrorCode::Expired);
    QCOMPARE(codeOf(engine::beginMove(town.patient.vault(), "reseal-invitation:AAAA", town.ledger.now)),
             ErrorCode::Malformed);
    const std::string card = must(town.patient.patient().careCard()).text;
    QCOMPARE(codeOf(engine::beginMove(town.patient.vault(), card, town.ledger.now)),
             ErrorCode::InvalidArgument);
    Someone fresh(town.ledger, town.ledger.invite(0, Role::Patient), "Newcomer");
    QCOMPARE(codeOf(fresh.moveTo(town.ledger.invite(Town::kNew, Role::Patient), there)), ErrorCode::Denied);
}

void EngineMovingRefusalsTest::refusedByTheNewHome() {
    Town town;
    const std::size_t before = town.ledger.submitted;
    const auto refuses = [&](const records::Invitation& invitation, ErrorCode code) {
        QCOMPARE(codeOf(town.patient.moveTo(invitation)), code);
        QCOMPARE(Town::homeOf(town.patient), town.id(Town::kOld));
        QVERIFY(!Town::movingTo(town.patient));
    };
    auto unknown = town.ledger.invite(Town::kNew, Role::Patient);
    unknown.token = crypto::randomFixed<records::InvitationToken>();
    refuses(unknown, ErrorCode::NotFound);
    const auto used = town.ledger.invite(Town::kNew, Role::Patient);
    town.ledger.invited.at(used.token).identity = Hash32{};
    refuses(used, ErrorCode::Denied);
    auto elsewhere = town.ledger.invite(Town::kNew, Role::Patient);
    elsewhere.tlsPin = crypto::randomFixed<TlsPin>();
    refuses(elsewhere, ErrorCode::WrongPeer);
    // Who answers for it is of the ledger; the clinic that it names is not.
    auto stranger = town.ledger.invite(Town::kNew, Role::Patient);
    stranger.clinic = crypto::randomFixed<ClinicId>();
    const auto where = must(engine::beginMove(town.patient.vault(), must(stranger.text()), town.ledger.now));
    node::HomeNode mask = *where;
    mask.clinic = town.id(Town::kNew);
    FakeHome home(town.ledger, mask);
    engine::JobContext at(town.patient.vault(), home, town.patient.keys(), Role::Patient, where->clinic);
    QCOMPARE(codeOf(Result<bool>(engine::moveStep(at).error())), ErrorCode::WrongPeer);
    QVERIFY(!Town::movingTo(town.patient));
    QCOMPARE(town.ledger.submitted, before);
    town.allow(town.doctor);
}

void EngineMovingRefusalsTest::aClinicThatIsLeavingTakesNobody() {
    Town town;
    const auto invitation = town.ledger.invite(Town::kOther, Role::Patient);
    const ledger::Clinic asItWas = *town.ledger.state().clinic(town.id(Town::kOther));
    town.remove(Town::kOther);
    const auto never = [&] { return !town.ledger.invited.at(invitation.token).identity; };
    QCOMPARE(codeOf(town.patient.moveTo(invitation)), ErrorCode::Denied);
    QVERIFY(!Town::movingTo(town.patient) && never());
    // And if it hides that.
    town.ledger.forged[ledger::Key(ledger::Table::Clinics).add(town.id(Town::kOther)).bytes()] =
        ledger::codec::encode(asItWas);
    QCOMPARE(codeOf(town.patient.moveTo(invitation)), ErrorCode::WrongPeer);
    town.ledger.forged.clear();
    QVERIFY(never());
    QCOMPARE(Town::homeOf(town.patient), town.id(Town::kOld));
}

void EngineMovingRefusalsTest::aDoctorIsNotTaken() {
    Town town;
    const auto invitation = town.ledger.invite(Town::kNew, Role::Doctor);
    const auto refused = town.doctor.moveTo(invitation);
    QCOMPARE(codeOf(refused), ErrorCode::Denied);
    QVERIFY(refused.error().detail.find("has to let you go first") != std::string::npos);
    QVERIFY(!town.ledger.invited.at(invitation.token).identity && !Town::movingTo(town.doctor));
    // Nor where the new clinic's staff pretend that the old one is leaving: the home shows it, nobody else.
    ledger::Clinic leaving = *town.ledger.state().clinic(town.id(Town::kOld));
    leaving.leaves = town.ledger.now + days(90);
    town.ledger.forged[ledger::Key(ledger::Table::Clinics).add(town.id(Town::kOld)).bytes()] =
        ledger::codec::encode(leaving);
    QCOMPARE(codeOf(town.doctor.moveTo(invitation)), ErrorCode::BadProof);
    town.ledger.forged.clear();
    must(town.ask(town.doctor));
    town.remove(Town::kOld);
    const auto again = town.move(town.doctor, Town::kNew, Role::Doctor);
    QCOMPARE(Town::homeOf(town.doctor), town.id(Town::kNew));
}

void EngineMovingRefusalsTest::aLyingNewHome() {
    Town town;
    town.remove(Town::kOld);
    const auto stays = [&](Someone& who) {
        QCOMPARE(Town::homeOf(who), town.id(Town::kOld));
        must(engine::putLocker(who.at()));
    };
    // It certifies, and does not answer for the doctor on the ledger.
    FakeLedger::Clinic& liar = town.ledger.clinics[Town::kNew];
    liar.enrols = false;
    const auto forDoctor = town.ledger.invite(Town::kNew, Role::Doctor);
    must(town.doctor.moveTo(forDoctor));
    town.ledger.enrol(forDoctor.token, "Ada");
    QCOMPARE(must(town.doctor.moveTo(forDoctor)).movingTo, std::optional(town.id(Town::kNew)));
    stays(town.doctor);
    // Also where it shows the doctor as its member: the doctor's own events say who is.
    auto member = town.member(town.doctor, Role::Doctor);
    member.clinic = liar.id;
    const auto place = *ledger::readPromised<ledger::RosterPlace>(
        town.ledger.table, ledger::Key(ledger::Table::Members).add(member.identity));
    town.ledger.forged[ledger::roleKey(ledger::Table::Roster, place.role).number(place.place).bytes()] =
        ledger::codec::encode(member);
    QCOMPARE(must(town.doctor.moveTo(forDoctor)).movingTo, std::optional(town.id(Town::kNew)));
    stays(town.doctor);
    town.ledger.forged.clear();
    liar.enrols = true;

    // A credential of somebody else, under another key, of another clinic, for another role.
    const auto forPatient = town.ledger.invite(Town::kNew, Role::Patient);
    must(town.patient.moveTo(forPatient));
    town.ledger.enrol(forPatient.token, "Eva");
    const auto issue = [&](const crypto::SignKey& key, const ClinicId& clinic, Role role, bool isHers) {
        const auto identity =
            must((isHers ? town.patient.keys() : town.reader.keys()).identity(records::code(Role::Patient)));
        return must(records::issueCredential(key, town.ledger.chain(), clinic, identity.point, role, "Eva",
                                             "", town.ledger.now + days(9)));
    };
    const FakeLedger::Clinic& other = town.ledger.clinics[2];
    for (const auto& [wrong, code] : std::vector<std::pair<records::Credential, ErrorCode>>{
             {issue(liar.sign, liar.id, Role::Patient, false), ErrorCode::Conflict},
             {issue(other.sign, liar.id, Role::Patient, true), ErrorCode::BadSignature},
             {issue(other.sign, other.id, Role::Patient, true), ErrorCode::BadSignature},
             {issue(liar.sign, liar.id, Role::Doctor, true), ErrorCode::Conflict}}) {
        const auto lies = [&, wrong = wrong](FakeHome& home) {
            home.spoilJoin = [&, wrong](node::JoinAnswer& answer) {
                answer.clinicKey = other.sign.publicKey();  // its word on its key is nothing, too
                answer.credential = wrong.encode();
            };
        };
        QCOMPARE(codeOf(town.patient.moveTo(forPatient, lies)), code);
        stays(town.patient);
    }
    // Events that are not the ledger's.
    const auto cuts = [](FakeHome& home) {
        home.spoil = [](node::EventsAnswer& answer) {
            if (!answer.accounts.empty() && !answer.accounts.front().events.empty())
                answer.accounts.front().events.front().actor = {};
        };
    };
    QCOMPARE(codeOf(town.patient.moveTo(forPatient, cuts)), ErrorCode::BadProof);
    stays(town.patient);
    must(town.patient.moveTo(forPatient));
    QCOMPARE(Town::homeOf(town.patient), town.id(Town::kNew));
}

}  // namespace reseal::test

QTEST_GUILESS_MAIN(reseal::test::EngineMovingRefusalsTest)
#include "moving_refusals_test.moc"
