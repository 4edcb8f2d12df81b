// Clinics end a suspended member's other pseudonyms by their desks alone: what each says, what it keeps, and
// that a crash at any moment makes it say nothing twice.
#include "core/node/equality_desk.h"

#include <QtTest>

#include "core/ledger/ring_admission.h"
#include "tests/unit/node/key_council.h"

using namespace reseal;
using namespace reseal::test;
using ledger::CaseId;
using ledger::EqualityPhase;
using ledger::EqualityRound;

namespace {

// A tracing key, a case whose member was found, and more of hers and of another's.
struct Hunted : Council {
    Person patient{"patient"}, first{"first"}, more{"more"}, bens{"of ben"};
    CaseId id;

    Hunted() {
        open();
        send(patient, {registration(patient, ledger::Role::Patient)});
        for (const char* name : {"ann", "ben"}) enrol(name);
        admit(first, "ann", 0);
        const TxId deed = say(tx(first, request(patient)));
        admit(more, "ann", 1);
        admit(bens, "ben", 0);
        id = ledger::caseIdOf(
            say(clinicTx(1, {ledger::CaseOpen{first.key(), ledger::CaseReason::Sweeping, {deed}}})), 0);
        for (const std::size_t i : {0U, 1U, 2U}) say(clinicTx(i, {ledger::CaseAgree{id}}));
        for (const std::size_t i : {0U, 1U, 2U}) say(clinicTx(i, {share(i)}));
    }
    TxId say(const ledger::Transaction& transaction) {
        order(transaction);
        return transaction.id();
    }
    void send(const Person& who, Said said) { say(tx(who, std::move(said))); }
    static ledger::IdentityKey identity(std::string_view name) {
        return ledger::IdentityKey::copy(Person::ristretto(name).point.view());
    }
    void enrol(std::string_view name) {
        const auto key = Person::ristretto(name);
        say(clinicTx(0, {ledger::Enrol{identity(name), ledger::Role::Doctor,
                                       crypto::proveKey(chain(), clinicSigns[0].publicKey(), key)}}));
    }
    void admit(const Person& who, std::string_view name, std::uint32_t slot) {
        const auto key = Person::ristretto(name);
        ledger::Pseudonym op = registration(who, ledger::Role::Doctor);
        auto plan =
            *ledger::planAdmission(view(), who.key(), key, ledger::Role::Doctor, ledger::world::seedOf(name),
                                   ledger::ticketPeriod(now + seconds(1)), slot);
        op.admission = *ledger::signAdmission(view(), key, std::move(plan), who.key(), op);
        send(who, {op});
    }
    ledger::CaseShare share(std::size_t i) {
        const auto U1 = *crypto::Point::decode(view().ringEntry(first.key(), 0)->U1);
        const auto own = at(i).desk->share(kFirst);
        const auto partial = *sharing::exponentiate(*own, sharing::ProvenPoint::admitted(U1), id);
        return {id, ledger::CasePartial::copy(partial.view())};
    }
    void suspend() { say(clinicTx(0, {ledger::Suspend{identity("ann")}})); }
    EqualityRound last() const { return *ledger::lastEqualityRound(view(), identity("ann")); }
    bool hasEnded(const Person& who) const { return view().pseudonym(who.key())->retired != 0; }
    void checkEnded() const {
        QVERIFY(hasEnded(first) && hasEnded(more));
        QVERIFY(!hasEnded(bens));
    }
    // One of them alone does what is due by what it has heard; what it says waits in `sent`.
    void step(Member& one) {
        one.clinic->catchUp([](const node::AppliedBlock&) {});
        settle(one);
        QVERIFY(one.author->resendUnsettled());
        QVERIFY(one.desk->follow());
        QVERIFY(one.equality->follow());
    }
    // The others go on as far as they come without it.
    void goOnWithout(std::size_t i) {
        at(i).sleep();
        follow();
    }
    // Number 3 sleeps in that phase, having done what it had to before; in the last one, so do most others.
    void leadTo(EqualityPhase phase) {
        Member& one = at(3);
        goOnWithout(3);
        while (last().phase != phase) {
            one.wake();
            step(one);
            if (last().phase == EqualityPhase::Parts)
                for (const std::size_t i : {1U, 2U}) at(i).sleep();
            goOnWithout(3);
        }
    }
    void wakeAll() {
        for (const auto& one : members)
            if (!one->isAwake()) one->wake();
    }
    bool hasParts(std::size_t i) { return !at(i).kept->equality().rounds()->empty(); }
    void overdue() {
        now = last().deadline;
        say(clinicTx(0,
                     {ledger::EqualityAdvance{id, ledger::equalityOf(view(), identity("ann")).rounds - 1}}));
    }
};

}  // namespace

class EqualityDeskTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { crypto::initialize(); }

    void allOfHersEndByThemselves() {
        Hunted all;
        all.follow();
        QVERIFY(!ledger::lastEqualityRound(all.view(), Hunted::identity("ann")));  // she isn't suspended
        all.suspend();
        all.follow();
        all.checkEnded();
        QCOMPARE(all.last().phase, EqualityPhase::Done);
        QCOMPARE(all.last().openedBy, all.clinic(1));  // who has opened the case
        QVERIFY(all.last().faulty.empty());
        QCOMPARE(all.last().parted.size(), std::size_t{4});
        for (std::size_t i = 0; i < 4; ++i) QVERIFY(!all.hasParts(i));
        // And then there is silence.
        const auto height = all.view().tip().height;
        all.follow();
        QCOMPARE(all.view().tip().height, height);
    }

    // It says its word, and dies before anybody hears it; and once before it says it, with what it made kept.
    void aCrashAtAnyStepLosesNothing() {
        for (const EqualityPhase phase :
             {EqualityPhase::Hashes, EqualityPhase::Parts, EqualityPhase::Shares}) {
            Hunted all;
            all.suspend();
            Member& one = all.at(3);
            all.leadTo(phase);
            one.wake();
            one.isMute = true;
            all.step(one);
            one.sleep();
            one.isMute = false;
            one.wake();
            QVERIFY(one.author->resendUnsettled());
            all.wakeAll();
            all.follow();
            all.checkEnded();
            QVERIFY(all.last().faulty.empty());
            const auto index = *ledger::placeOf(all.run().members, all.clinic(3));
            QCOMPARE(std::ranges::count(all.last().parted, index), 1);
        }
    }

    // Killed between keeping its parts and saying their hashes: those, and no others, are said.
    void keptAndNotSaid() {
        Hunted all;
        all.suspend();
        all.goOnWithout(3);
        Member& one = all.at(3);
        const auto index = *ledger::placeOf(all.run().members, all.clinic(3));
        Bytes kept;
        std::vector<sharing::EqualityHash> hashes;
        const auto tests = *ledger::equalityTests(all.view(), Hunted::identity("ann"), 0, all.last());
        for (const auto& test : tests) {
            const auto made = *sharing::makeEqualityPart(test, index);
            append(kept, made.hash);
            append(kept, made.part);
            hashes.push_back(made.hash);
        }
        Bytes round = toBytes(all.id.view());
        append(round, le32(0));
        QVERIFY(one.kept->equality().keepParts(one.label(kFirst), round, kept));
        one.wake();
        all.step(one);
        QCOMPARE(**one.kept->equality().parts(one.label(kFirst), round), kept);
        one.sleep();
        for (const std::size_t i : {0U, 1U, 2U}) all.at(i).sleep();
        all.follow();
        QCOMPARE(all.last().phase, EqualityPhase::Parts);
        const auto said = ledger::equalityHashes(all.view(), Hunted::identity("ann"), 0, index);
        QVERIFY(std::ranges::equal(said, hashes));
        all.wakeAll();
        all.follow();
        all.checkEnded();
        QVERIFY(all.last().faulty.empty() && !all.hasParts(3));
        // Nothing is ever replaced.
        QVERIFY(one.kept->equality().keepParts(one.label(kFirst), round, kept));
        QCOMPARE(one.kept->equality().keepParts(one.label(kFirst), round, kept).error().code,
                 ErrorCode::AlreadyExists);
    }

    // A vault that was set back to before its parts: it makes no others that would be wrong, and sits it out.
    void aVaultThatWasSetBack() {
        for (const bool hasOthers : {false, true}) {
            Hunted all;
            all.suspend();
            Member& one = all.at(3);
            all.at(0).sleep();  // so that the phase goes on
            all.follow();
            QCOMPARE(all.last().hashed.size(), std::size_t{3});
            const auto rounds = *one.kept->equality().rounds();
            const Bytes parts = **one.kept->equality().parts(rounds[0].run, rounds[0].round);
            QVERIFY(one.kept->equality().wipeParts(rounds[0].run, rounds[0].round));
            if (hasOthers) {
                Bytes others = parts;
                others[0] ^= 1;
                QVERIFY(one.kept->equality().keepParts(rounds[0].run, rounds[0].round, others));
            }
            all.at(0).wake();
            all.follow();
            QCOMPARE(all.last().phase, EqualityPhase::Parts);
            QCOMPARE(all.last().parted.size(), std::size_t{3});
            QVERIFY(all.last().faulty.empty());
            all.overdue();
            all.follow();
            all.checkEnded();
        }
    }

    // It has answered for another sum of this test: then it answers no more, and the others are enough.
    void noSecondAnswer() {
        Hunted all;
        all.suspend();
        Member& one = all.at(3);
        all.leadTo(EqualityPhase::Shares);
        QVERIFY(all.last().shared.size() < 3);
        one.wake();
        one.clinic->catchUp([](const node::AppliedBlock&) {});
        const auto tests = *ledger::equalityTests(all.view(), Hunted::identity("ann"), 0, all.last());
        const Bytes another = toBytes(Person::ristretto("another sum").point.view());
        QVERIFY(one.kept->equality().answer(one.label(kFirst),
                                            {{toBytes(tests[0].answerKey().view()), another}}));
        const Status done = one.equality->follow();
        QVERIFY(!done);
        QCOMPARE(done.error().code, ErrorCode::Refused);
        QVERIFY(all.sent.empty());
        one.sleep();
        all.at(1).wake();
        all.at(2).wake();
        all.follow();
        all.checkEnded();
        QCOMPARE(std::ranges::count(all.last().shared, *ledger::placeOf(all.run().members, all.clinic(3))),
                 0);
    }

    // What stood there first stands; the same again is no other.
    void answersAreNeverReplaced() {
        Hunted all;
        vault::EqualityRecords records = all.at(0).kept->equality();
        const auto run = all.at(0).label(kFirst);
        const Bytes a = toBytes(bytesOf("a")), b = toBytes(bytesOf("b")), one(32, 1), two(32, 2);
        QCOMPARE(*records.answer(run, {{a, one}}), std::vector<Bytes>{one});
        QCOMPARE(*records.answer(run, {{a, two}, {b, two}}), (std::vector<Bytes>{one, two}));
        QCOMPARE(*records.answer(run, {{b, two}, {a, one}}), (std::vector<Bytes>{two, one}));
        // They go with the share, and not before.
        QVERIFY(all.at(0).kept->committees().wipe(run, CommitteeSecret::Deal));
        QCOMPARE(*records.answer(run, {{a, two}}), std::vector<Bytes>{one});
        QVERIFY(records.keepParts(run, a, one));
        QVERIFY(all.at(0).kept->committees().wipe(run, CommitteeSecret::Share));
        QCOMPARE(*records.answer(run, {{a, two}}), std::vector<Bytes>{two});
        QVERIFY(records.rounds()->empty());
    }

    // One is away: the others wait for it, and go on without it when the deadlines have passed.
    void oneIsAway() {
        Hunted all;
        all.suspend();
        all.at(2).sleep();
        all.follow();
        QCOMPARE(all.last().phase, EqualityPhase::Hashes);
        QCOMPARE(all.last().hashed.size(), std::size_t{3});
        all.overdue();
        all.follow();
        all.checkEnded();
        all.at(2).wake();
        all.follow();
        QVERIFY(!all.hasParts(2));
    }

    void whatCameToNothingIsLetGoOf() {
        Hunted all;
        all.suspend();
        all.at(2).sleep();
        all.at(3).sleep();
        all.follow();
        QVERIFY(all.hasParts(0));
        all.overdue();
        all.follow();
        QCOMPARE(all.last().failure, ledger::EqualityFailure::TooFewHashes);
        QVERIFY(!all.hasParts(0) && !all.hasEnded(all.more));
        // Not at once again: who was away may be back in a while.
        QCOMPARE(ledger::equalityOf(all.view(), Hunted::identity("ann")).rounds, 1U);
        all.at(2).wake();
        all.say(all.clinicTx(0, {ledger::EqualityOpen{all.id}}));
        all.follow();
        all.overdue();
        all.follow();
        all.checkEnded();
    }
};

QTEST_GUILESS_MAIN(EqualityDeskTest)
#include "equality_desk_test.moc"
