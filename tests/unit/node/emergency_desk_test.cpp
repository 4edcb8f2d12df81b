// A clinic's part in emergencies, by its desk alone: when it answers, what it gives, and what it keeps.
#include "core/node/emergency_desk.h"

#include <QtTest>

#include "core/sharing/emergency_grant.h"
#include "tests/unit/node/key_council.h"

using namespace reseal;
using namespace reseal::test;
using namespace reseal::ledger;
using ledger::world::Person;
using ledger::world::seedOf;

namespace {

constexpr RunId kKey{CommitteePurpose::Emergency, 1};

// A patient and a doctor, and a key of the clinics for emergencies.
struct Ward : Council {
    Person patient{"patient"}, other{"other"}, doctor{"doctor"};
    crypto::RistrettoKey a = Person::ristretto("a"), b = Person::ristretto("b"), o = Person::ristretto("o");

    explicit Ward(Duration ago = {}) : Council(ago) {
        open(CommitteePurpose::Emergency);
        admit(patient, Role::Patient);
        admit(other, Role::Patient);
        admit(doctor, Role::Doctor);
        say(patient, catalogue(1, {newKey(patient, a), newKey(patient, b)}));
        say(other, catalogue(1, {newKey(other, o)}));
    }
    void admit(const Person& who, Role role) { say(who, {registration(who, role)}); }
    GrantId left(const Person& who, const crypto::RistrettoKey& condition) {
        std::vector<sharing::ProxyKey> proxies;
        for (const std::size_t i : {0U, 1U}) proxies.push_back({clinic(i), genesis.find(clinic(i))->box});
        const auto key = *view().committeeOf(kKey)->decode(chain());
        const auto made =
            *sharing::makeStandingGrant(condition, key, 2, proxies, {seedOf("card secret"), "medications"});
        Grant op;
        op.terms = made.terms.encode();
        op.purpose = Purpose::EmergencyTreatment;
        op.notAfter = kMaxBlockTime;
        op.note = crypto::sha256(made.note);
        say(who, {op, {made.note}});
        return made.terms.id;
    }
    EmergencyId declared() {
        say(doctor, {Emergency{patient.key(), EmergencyReason::CannotAnswer}});
        const EmergencyId id = *view().emergencyBy(doctor.key());
        return id;
    }
    Result<Bytes> fetched(std::size_t i, const EmergencyId& id) {
        Result<Bytes> out = fail(ErrorCode::NotFound, "no answer");
        at(i).emergencies->fetch(node::EmergencyQuestion{id, clinic(i)}.encode(),
                                 [&](Result<Bytes> box) { out = std::move(box); });
        return out;
    }
    ErrorCode fetchFails(std::size_t i, const EmergencyId& id) {
        const auto box = fetched(i, id);
        return box ? ErrorCode{} : box.error().code;
    }
    // What the doctor finds in it.
    node::EmergencyPartials opened(std::size_t i, const EmergencyId& id) {
        const auto box = fetched(i, id);
        if (!box) qFatal("%s", box.error().text().c_str());
        const auto word = view().emergencyWord(id, clinic(i));
        if (!word || word->box != Hash32::copy(crypto::sha256(*box))) qFatal("not what the ledger has");
        return *node::EmergencyPartials::decode(*doctor.box.open(*box));
    }
    void pass(const EmergencyId& id) {
        now = view().emergency(id)->until;
        blocks.push_back(block({}).encode());
        commit({});
        follow();
    }
    void pass(Change change) {
        order(clinicTx(0, {Propose{std::move(change), std::string("why")}}));
        const ProposalId id = proposals(view()).back().id;
        for (const std::size_t i : {1U, 2U}) order(clinicTx(i, {Vote{id, true}}));
        follow();
    }
    std::size_t kept(std::size_t i) { return at(i).kept->locker().list("emergency-box")->size(); }
};

}  // namespace

class EmergencyDeskTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { crypto::initialize(); }

    void clinicsAnswerByThemselvesAndTheDoctorOpens() {
        Ward all;
        const GrantId grant = all.left(all.patient, all.a);
        all.follow();
        const EmergencyId id = all.declared();
        QCOMPARE(all.fetchFails(0, id), ErrorCode::NotFound);  // it is not final there yet
        all.follow();
        QCOMPARE(all.view().emergency(id)->shares, 4U);
        const auto committee = *all.view().committeeOf(kKey)->decode(all.chain());
        const auto entry = *all.view().grant(grant);
        const auto checked = *sharing::CheckedGrant::check(*sharing::GrantTerms::decode(entry.terms));
        std::vector<sharing::CheckedPartial> partials;
        for (const std::size_t i : {3U, 1U, 2U}) {
            const auto given = all.opened(i, id);
            QCOMPARE(given.partials.size(), 1U);
            QCOMPARE(given.partials[0].grant, grant);
            const auto index = *placeOf(all.view().committeeOf(kKey)->members, all.clinic(i));
            partials.push_back(*sharing::CheckedPartial::check(*committee.shareKey(index), checked.terms().X,
                                                               id, given.partials[0].partial));
            // With one too few nothing opens.
            const bool opens = static_cast<bool>(sharing::combine(committee, partials));
            QCOMPARE(opens, partials.size() == 3);
        }
    }

    // The same bytes each time, for a second exponentiation would be proven otherwise and the hash stands.
    void theSameBoxEachTime() {
        Ward all;
        all.left(all.patient, all.a);
        const EmergencyId id = all.declared();
        all.follow();
        const auto first = all.fetched(1, id);
        all.at(1).sleep();
        all.at(1).wake();
        all.follow();
        const auto again = all.fetched(1, id);
        QVERIFY(first && again && *first == *again);
        QVERIFY(all.doctor.box.open(*first));
        QVERIFY(!all.patient.box.open(*first));
    }

    // Only for what this very patient left, before it.
    void nothingForAnothersGrantOrALaterOne() {
        Ward all;
        const GrantId first = all.left(all.patient, all.a);
        all.left(all.other, all.o);
        const EmergencyId id = all.declared();
        all.left(all.patient, all.b);
        all.follow();
        const auto given = all.opened(0, id);
        QCOMPARE(given.partials.size(), 1U);
        QCOMPARE(given.partials[0].grant, first);
    }

    void whatWasMadeBeforeACrashIsSaid() {
        Ward all;
        all.left(all.patient, all.a);
        all.follow();
        all.at(2).isMute = true;  // it makes its box, and dies before anybody hears of it
        const EmergencyId id = all.declared();
        all.follow();
        QVERIFY(!all.view().emergencyWord(id, all.clinic(2)));
        QCOMPARE(all.kept(2), 1U);
        QCOMPARE(all.fetchFails(2, id), ErrorCode::NotCurrent);  // not before it is on the ledger
        const Bytes box = **all.at(2).kept->locker().get("emergency-box", id);
        all.at(2).sleep();
        all.at(2).isMute = false;
        all.at(2).wake();
        QVERIFY(all.at(2).author->resendUnsettled());
        all.follow();
        QCOMPARE(all.view().emergencyWord(id, all.clinic(2))->box,
                 std::optional(Hash32::copy(crypto::sha256(box))));
        QCOMPARE(*all.fetched(2, id), box);
    }

    void whereStaffAnswerNothingIsSaidBefore() {
        Ward all;
        all.left(all.patient, all.a);
        all.follow();
        QVERIFY(all.at(0).emergencies->setRule(node::EmergencyRule::ByStaff));
        QVERIFY(all.at(3).emergencies->setRule(node::EmergencyRule::ByStaff));
        const EmergencyId id = all.declared();
        all.follow();
        QCOMPARE(all.view().emergency(id)->shares, 2U);
        QCOMPARE(all.fetchFails(0, id), ErrorCode::NotCurrent);
        const auto shown = all.at(0).emergencies->emergencies();
        QVERIFY(shown && shown->rule == node::EmergencyRule::ByStaff && shown->emergencies.size() == 1);
        QVERIFY(shown->emergencies[0].isAsked && !shown->emergencies[0].word);
        QVERIFY(all.at(0).emergencies->share(id));
        QVERIFY(all.at(3).emergencies->decline(id, EmergencyObjection::NotBelieved));
        all.follow();
        QCOMPARE(all.view().emergency(id)->shares, 3U);
        QCOMPARE(all.view().emergency(id)->declined, 1U);
        QCOMPARE(all.opened(0, id).partials.size(), 1U);
        QCOMPARE(all.fetchFails(3, id), ErrorCode::Denied);
        QCOMPARE(all.at(3).emergencies->share(id).error().code, ErrorCode::Refused);
    }

    void afterItsTimeNothingIsGivenOrKept() {
        Ward all;
        all.left(all.patient, all.a);
        all.at(3).sleep();
        const EmergencyId id = all.declared();
        all.follow();
        QCOMPARE(all.kept(0), 1U);
        all.pass(id);
        QCOMPARE(all.kept(0), 0U);
        QCOMPARE(all.fetchFails(0, id), ErrorCode::Expired);
        all.at(3).wake();
        all.follow();
        QVERIFY(!all.view().emergencyWord(id, all.clinic(3)));
    }

    void aRemovedClinicGivesNothing() {
        Ward all;
        all.left(all.patient, all.a);
        all.follow();
        all.pass(RemoveClinic{all.clinic(3)});
        all.now = all.now + seconds(1);
        all.admit(all.doctor, Role::Doctor);  // whom that clinic had let in may not be among them any more
        const EmergencyId id = all.declared();
        all.follow();
        QCOMPARE(all.view().emergency(id)->shares, 3U);
        QVERIFY(!all.view().emergencyWord(id, all.clinic(3)));
    }

    // (Each block is a second later than the one before, and clocks are past its end, so that a clinic may
    // say so.)
    void whoReviewsWorksHere() {
        Ward all(seconds(90));
        all.pass(ChangeParameter{Parameter::EmergencyAccess, 1'000});
        all.left(all.patient, all.a);
        const EmergencyId id = all.declared();
        all.follow();
        all.pass(id);
        const auto close = [&](std::size_t i, const IdentityKey& who) {
            return all.at(i).emergencies->close(id, EmergencyOutcome::Justified, who);
        };
        const IdentityKey colleague = all.at(1).reviewer, stranger = IdentityKey::copy(Bytes(32, 8));
        QCOMPARE(close(1, stranger).error().code, ErrorCode::Denied);
        QCOMPARE(close(0, colleague).error().code, ErrorCode::Refused);  // it had vouched for the doctor
        QVERIFY(close(1, colleague));
        all.follow();
        QCOMPARE(all.view().emergency(id)->closedBy, all.clinic(1));
        QCOMPARE(close(2, colleague).error().code, ErrorCode::Refused);
    }
};

QTEST_GUILESS_MAIN(EmergencyDeskTest)
#include "emergency_desk_test.moc"
