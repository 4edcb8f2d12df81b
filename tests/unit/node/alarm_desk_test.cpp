// What a node counts of its own people, when it tells staff, and what it can't and doesn't know.
#include <QtTest>

#include "core/node/bodies.h"
#include "core/node/register_desk.h"
#include "tests/unit/node/people_scene.h"

using namespace reseal;
using namespace reseal::test;
using node::FrameKind;
using store::Counted;

namespace {

constexpr std::size_t kAway = 1;

Hash32 identityOf(const crypto::RistrettoKey& who) {
    return Hash32::copy(who.point.view());
}

// Two doctors of the home clinic, one of its staff and one of another clinic's doctors.
class People : public Scene {
public:
    crypto::RistrettoKey doctor = Person::ristretto("doctor"), other = Person::ristretto("other doctor"),
                         staff = Person::ristretto("staff"), visitor = Person::ristretto("visitor");
    const Person patient{"patient"};
    const Instant at = wallClock();
    const std::uint64_t today = ledger::ticketPeriod(at);

    People() {
        enrol(kHome, doctor, ledger::Role::Doctor);
        enrol(kHome, other, ledger::Role::Doctor);
        enrol(kHome, staff, ledger::Role::Staff);
        enrol(kAway, visitor, ledger::Role::Doctor);
        say(patient, {registration(patient, ledger::Role::Patient)});
        for (const auto& [who, role] :
             {std::pair(&doctor, records::Role::Doctor), std::pair(&other, records::Role::Doctor),
              std::pair(&staff, records::Role::Staff)}) {
            const auto credential = records::issueCredential(clinicSigns[kHome], chain(), clinic(kHome),
                                                             who->point, role, "A Name", "", at + days(365));
            QVERIFY(credential && vault().locker().put("members", who->point.view(), credential->encode()));
        }
    }
    static ledger::IdentityKey keyOf(const crypto::RistrettoKey& who) {
        return ledger::IdentityKey::copy(who.point.view());
    }
    Bytes introduction(const crypto::RistrettoKey& who, std::size_t of = kHome,
                       FrameKind kind = FrameKind::Introduce) {
        return node::encodeIntroduction(node::MemberProof::make(chain(), clinic(of), who, kind, {}, at));
    }
    Result<Bytes> introduce(std::uint8_t number, const crypto::RistrettoKey& who, Instant when) {
        return alarms().introduce(link(number), introduction(who), when);
    }
    // What a doctor's pseudonym says, whatever the ledger would make of it.
    ledger::Transaction says(Said said) { return tx(reader_, std::move(said)); }
    Said vouched(ledger::Role role = ledger::Role::Doctor) {
        ledger::Pseudonym out = registration(reader_, role);
        ledger::RingAdmission ring;
        ring.signature = Bytes(1);
        out.admission = ring;
        return {out};
    }
    Said asks(int times = 1) {
        Said out;
        for (int i = 0; i < times; ++i) out = out + request(patient);
        return out;
    }
    Said declares() { return {ledger::Emergency{patient.key(), {}}}; }
    void submits(std::uint8_t number, Said said) {
        QVERIFY(alarms().submits(link(number), says(std::move(said)), at));
    }
    std::uint64_t count(Counted what, const Hash32& whose) {
        return *process().store.alarms().count(what, whose, today);
    }
    std::uint64_t count(Counted what, const crypto::RistrettoKey& who) {
        return count(what, identityOf(who));
    }

private:
    const Person reader_{"a reader"};
};

}  // namespace

class AlarmDeskTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void staffHearOnceNearALimitAndOnceAtIt() {
        People scene;
        QVERIFY(scene.introduce(1, scene.doctor, scene.at));
        for (int i = 0; i < 47; ++i) scene.submits(1, scene.vouched());
        QVERIFY(scene.raised.empty());
        scene.submits(1, scene.vouched());
        QCOMPARE(scene.raised.size(), std::size_t{1});
        const store::Alarm& near = scene.raised.front();
        QVERIFY(near.member == identityOf(scene.doctor) && near.what == Counted::Pseudonyms);
        QVERIFY(!near.atLimit && near.count == 48 && near.limit == 64 && near.day == scene.today);
        for (int i = 48; i < 63; ++i) scene.submits(1, scene.vouched());
        QCOMPARE(scene.raised.size(), std::size_t{1});
        scene.submits(1, scene.vouched());
        QVERIFY(scene.raised.size() == 2 && scene.raised[1].atLimit && scene.raised[1].count == 64);
        scene.submits(1, scene.vouched());
        QCOMPARE(scene.raised.size(), std::size_t{2});
        const auto list = *scene.alarms().list();
        QVERIFY(list.size() == 2 && list[0].name == "A Name" && list[0].alarm.count == 65);
        QCOMPARE(scene.count(Counted::Pseudonyms, scene.other), std::uint64_t{0});
    }

    // Over all that one has asked, whomever, under whichever pseudonym.
    void requestsAreCountedTogether() {
        People scene;
        QVERIFY(scene.introduce(1, scene.doctor, scene.at));
        for (int i = 0; i < 11; ++i) scene.submits(1, scene.asks(10));
        QVERIFY(scene.raised.empty());
        scene.submits(1, scene.asks(10));
        QVERIFY(scene.raised.size() == 1 && scene.raised[0].what == Counted::Requests);
        QVERIFY(scene.raised[0].count == 120 && scene.raised[0].limit == 160);
    }

    void aSecondEmergencyIsToldAtOnce() {
        People scene;
        QVERIFY(scene.introduce(1, scene.doctor, scene.at) && scene.introduce(2, scene.other, scene.at));
        scene.submits(1, scene.declares());
        scene.submits(2, scene.declares());
        QVERIFY(scene.raised.empty());
        scene.submits(1, scene.declares());
        QVERIFY(scene.raised.size() == 1 && scene.raised[0].what == Counted::Emergencies);
        QVERIFY(scene.raised[0].atLimit && scene.raised[0].member == identityOf(scene.doctor));
    }

    // The other things that they say have no limit against sweeping.
    void theRestIsNotCounted() {
        People scene;
        QVERIFY(scene.introduce(1, scene.doctor, scene.at));
        const Said byClinic(scene.registration(Person("another"), ledger::Role::Doctor));
        for (int i = 0; i < 100; ++i) {
            scene.submits(1, byClinic + Said(ledger::Erase{}));
            scene.submits(1, scene.vouched(ledger::Role::Patient));
            scene.submits(9, Said(ledger::Deny{}) + Said(ledger::Erase{}));
        }
        QVERIFY(scene.raised.empty());
        QCOMPARE(scene.count(Counted::Unnamed, Hash32{}), std::uint64_t{0});
    }

    void nobodyIsIntroducedByAnother() {
        People scene;
        const auto refused = [&](const Bytes& body, Instant when) {
            return codeOf(scene.alarms().introduce(scene.link(1), body, when));
        };
        QCOMPARE(refused(scene.introduction(scene.visitor), scene.at), ErrorCode::Denied);
        QCOMPARE(refused(scene.introduction(Person::ristretto("nobody")), scene.at), ErrorCode::Denied);
        // For another clinic, or by what was said with another question.
        QCOMPARE(refused(scene.introduction(scene.doctor, kAway), scene.at), ErrorCode::BadProof);
        QCOMPARE(refused(scene.introduction(scene.doctor, kHome, FrameKind::FindPatients), scene.at),
                 ErrorCode::BadProof);
        const Bytes good = scene.introduction(scene.doctor);
        QCOMPARE(refused(good, scene.at + node::kTicketLife + milliseconds(1)), ErrorCode::Expired);
        for (std::size_t cut = 0; cut < good.size(); ++cut)
            QVERIFY(!scene.alarms().introduce(scene.link(1), ByteView(good).first(cut), scene.at));
        scene.submits(1, scene.asks());
        QCOMPARE(scene.count(Counted::Requests, scene.doctor), std::uint64_t{0});
        QCOMPARE(scene.count(Counted::Unnamed, Hash32{}), std::uint64_t{1});
    }

    // For its own link, and for minutes.
    void anIntroductionIsForOneLinkAndForNow() {
        People scene;
        QVERIFY(scene.introduce(1, scene.doctor, scene.at));
        const auto asked = [&](std::uint8_t number, Instant when) {
            QVERIFY(scene.alarms().submits(scene.link(number), scene.says(scene.asks()), when));
        };
        asked(2, scene.at);
        asked(1, scene.at + node::kIntroduced + milliseconds(1));
        QCOMPARE(scene.count(Counted::Requests, scene.doctor), std::uint64_t{0});
        asked(1, scene.at + node::kIntroduced);
        QCOMPARE(scene.count(Counted::Requests, scene.doctor), std::uint64_t{1});
        QVERIFY(scene.introduce(1, scene.other, scene.at));  // the same program, of another member now
        asked(1, scene.at);
        QCOMPARE(scene.count(Counted::Requests, scene.doctor), std::uint64_t{1});
        QCOMPARE(scene.count(Counted::Requests, scene.other), std::uint64_t{1});
    }

    void whoIsIntroducedIsBounded() {
        People scene;
        const Bytes good = scene.introduction(scene.doctor);
        const auto link = [](std::uint64_t number) {
            return node::Peer{node::PeerRole::Person,
                              TlsPin::copy(crypto::sha256(ByteView(le64(number))).view()),
                              {},
                              {},
                              {}};
        };
        for (std::uint64_t i = 0; i <= node::kMaxIntroduced; ++i)
            QVERIFY(scene.alarms().introduce(link(i), good, scene.at + milliseconds(i == 0 ? 0 : 1)));
        const auto unnamedAfter = [&](std::uint64_t number) {
            if (!scene.alarms().submits(link(number), scene.says(scene.asks()), scene.at)) qFatal("submits");
            return scene.count(Counted::Unnamed, Hash32{});
        };
        QCOMPARE(unnamedAfter(1), std::uint64_t{0});
        QCOMPARE(unnamedAfter(node::kMaxIntroduced), std::uint64_t{0});
        QCOMPARE(unnamedAfter(0), std::uint64_t{1});
    }

    // A program may keep silent, but not unnoticed; a clinic's node is no person.
    void whoKeepsSilentIsNoticed() {
        People scene;
        for (int i = 0; i < 3; ++i) scene.submits(1, scene.asks() + scene.vouched() + scene.declares());
        for (int i = 0; i < 2; ++i) scene.submits(2, scene.asks());
        const node::Peer clinic{
            node::PeerRole::Clinic, TlsPin::copy(Bytes(32, 9)), scene.clinic(kAway), {}, {}};
        for (int i = 0; i < 20; ++i)
            QVERIFY(scene.alarms().submits(clinic, scene.says(scene.asks()), scene.at));
        QVERIFY(scene.raised.empty());
        QVERIFY(scene.alarms().refused(scene.link(3), ledger::Refusal::TooManyRequests, scene.at));
        QVERIFY(scene.raised.size() == 1 && scene.raised[0].what == Counted::Unnamed);
        QVERIFY(scene.raised[0].member == Hash32{} && scene.raised[0].count == 12);
        QVERIFY(scene.alarms().list()->front().name.empty());
    }

    // Through the desk that takes submissions: what is given again is not counted again, and what a limit
    // refuses is told.
    void submissionsAreCountedOnce() {
        People scene;
        const Person reader("who asks");
        scene.say(reader, {scene.registration(reader, ledger::Role::Doctor)});
        const std::uint32_t most = scene.view().parameters().doctorRequests;
        for (std::uint32_t i = 0; i + 1 < most; ++i) scene.say(reader, scene.request(scene.patient));
        const auto last = scene.tx(reader, scene.request(scene.patient));
        QVERIFY(scene.introduce(1, scene.doctor, wallClock()));
        for (int i = 0; i < 3; ++i) QVERIFY(scene.desk().submit(scene.link(1), last.encode()));
        QCOMPARE(scene.count(Counted::Requests, scene.doctor), std::uint64_t{1});
        QVERIFY(scene.raised.empty());
    }

    void whatALimitRefusesIsToldAtOnce() {
        People scene;
        const Person reader("who asks");
        scene.say(reader, {scene.registration(reader, ledger::Role::Doctor)});
        const std::uint32_t most = scene.view().parameters().doctorRequests;
        for (std::uint32_t i = 0; i < most; ++i) scene.say(reader, scene.request(scene.patient));
        QVERIFY(scene.introduce(1, scene.doctor, wallClock()));
        const auto over =
            scene.desk().submit(scene.link(1), scene.tx(reader, scene.request(scene.patient)).encode());
        QCOMPARE(codeOf(over), ErrorCode::Refused);
        QVERIFY(over.error().detail.starts_with("TooManyRequests"));
        QCOMPARE(scene.count(Counted::Requests, scene.doctor), std::uint64_t{0});
        QVERIFY(scene.raised.size() == 1 && scene.raised[0].what == Counted::Refusals &&
                !scene.raised[0].atLimit);
        // Another reason is none of these.
        const auto erases = scene.tx(reader, {ledger::Erase{}});
        QCOMPARE(codeOf(scene.desk().submit(scene.link(1), erases.encode())), ErrorCode::Refused);
        QCOMPARE(scene.count(Counted::Refusals, scene.doctor), std::uint64_t{1});
    }

    // As many as the ledger's tickets, where the clinic vouches; a restart forgives nothing.
    void whatTheClinicVouchesForIsCounted() {
        People scene;
        for (int i = 0; i < 64; ++i) {
            const Person one("pseudonym " + std::to_string(i));
            QVERIFY(scene.admit(scene.doctor, one, "doctor"));
            QVERIFY(scene.admit(scene.doctor, one, "doctor"));
        }
        QVERIFY(scene.raised.size() == 2 && scene.raised[0].count == 48 && scene.raised[1].count == 64);
        node::AlarmDesk anew(*scene.process().chain, scene.process().store, scene.clinic(kHome), {});
        const Person one("pseudonym 0"), more("one more");
        const auto admits = [&](const Person& who) {
            return anew.admits(scene.keyOf(scene.doctor), ledger::Role::Doctor, who.key(), wallClock());
        };
        QVERIFY(admits(one));
        QCOMPARE(codeOf(admits(more)), ErrorCode::Limit);
        QCOMPARE(scene.count(Counted::Refusals, scene.doctor), std::uint64_t{1});
        // A patient's second is nothing to wonder at; a third is refused, and told.
        const std::size_t before = scene.raised.size();
        for (const char* name : {"a", "b"}) QVERIFY(scene.admit(scene.member, Person(name)));
        QCOMPARE(scene.raised.size(), before);
        QCOMPARE(codeOf(scene.admit(scene.member, Person("c"))), ErrorCode::Limit);
        QVERIFY(scene.raised.size() == before + 1 && scene.raised.back().what == Counted::Refusals);
    }

    void whoCarriesTheRegisterAwayIsNoticed() {
        People scene;
        for (int i = 0; i < 50; ++i) {
            store::Patient one;
            one.name = "Anna " + std::to_string(100 + i);
            QVERIFY(scene.process().store.patients().add(one));
        }
        node::RegisterDesk desk(
            scene.chain(), scene.clinic(kHome), scene.clinicKeys[kHome], scene.process().store,
            scene.alarms(),
            [&](const ledger::IdentityKey& who, Instant when) { return scene.desk().worksHere(who, when); });
        const auto find = [&](const crypto::RistrettoKey& who, Instant when) {
            const node::FindPatients asked{
                node::MemberProof::make(scene.chain(), scene.clinic(kHome), who, FrameKind::FindPatients,
                                        bytesOf("anna"), when),
                "anna"};
            return desk.find(asked.encode(), when);
        };
        // Slowly enough for the measure of minutes, and so many in a day.
        for (int i = 0; i < 8; ++i) QVERIFY(find(scene.doctor, scene.at + seconds(0)) || i > 4);
        QCOMPARE(scene.raised.size(), std::size_t{1});  // refused: by the minutes' measure
        QVERIFY(scene.raised[0].what == Counted::Refusals);
        const std::uint64_t taken = scene.count(Counted::RegisterRows, scene.doctor);
        QVERIFY(taken >= 250 && taken < 450);
        // Staff at the node itself are counted as well.
        for (int i = 0; i < 8; ++i) QVERIFY(desk.find("anna", {identityOf(scene.staff), "search", scene.at}));
        QCOMPARE(scene.raised.size(), std::size_t{1});
        QVERIFY(desk.find("anna", {identityOf(scene.staff), "search", scene.at}));
        QVERIFY(scene.raised.size() == 2 && scene.raised[1].what == Counted::RegisterRows);
        QVERIFY(scene.raised[1].count == 450 && scene.raised[1].member == identityOf(scene.staff));
    }

    void staffSayThatTheyHaveLooked() {
        People scene;
        QVERIFY(scene.introduce(1, scene.doctor, scene.at));
        for (int i = 0; i < 2; ++i) scene.submits(1, scene.declares());
        const std::int64_t id = scene.raised.at(0).id;
        const auto sees = [&](const crypto::RistrettoKey& who) {
            return scene.alarms().see(id, scene.keyOf(who), scene.at);
        };
        QCOMPARE(codeOf(sees(scene.visitor)), ErrorCode::Denied);
        QCOMPARE(codeOf(sees(scene.member)), ErrorCode::Denied);  // a patient
        QCOMPARE(codeOf(sees(scene.doctor)), ErrorCode::Denied);  // whom it is about
        QCOMPARE(*scene.alarms().unseen(), std::size_t{1});
        QVERIFY(sees(scene.staff));
        QCOMPARE(*scene.alarms().unseen(), std::size_t{0});
        QVERIFY(scene.alarms().list()->front().alarm.seen->by == identityOf(scene.staff));
        QCOMPARE(codeOf(sees(scene.other)), ErrorCode::AlreadyExists);
    }
};

QTEST_GUILESS_MAIN(AlarmDeskTest)
#include "alarm_desk_test.moc"
