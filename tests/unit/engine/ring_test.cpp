// Pseudonyms that members vouch for themselves: the clinic is asked for nothing, and patients don't wait.
#include <QtTest>

#include "core/engine/tickets.h"
#include "core/ledger/roster.h"
#include "tests/unit/engine/fake_committee.h"
#include "tests/unit/engine/story.h"

namespace reseal::test {

class EngineRingTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theClinicIsNotAsked();
    void untilThereIsAKeyItIs();
    void whoIsSuspendedGetsNoMore();
    void whatWasOvertakenIsMadeAnew();
    void theyAreRenewedByRing();
    void sparesAreMadeOneByOne();
    void aSpareIsTakenOnce();
    void aSpareThatEndedIsNotTaken();
    void aSpareThatIsOfNoUseGoes();
    void aTicketIsShownForOnePseudonym();
    void aMemberHasSoManyADay();
    void whatIsOvertakenWhileItWaits();
    void noSparesForWhoNeedsNone();

private:
    static constexpr auto kTracing = ledger::CommitteePurpose::Tracing;
    static std::vector<ledger::RingEntry> rings(Story& story, const SignPublic& pseudonym) {
        return ringEntriesOf(story.ledger.state(), pseudonym);
    }
    static SignPublic own(Story& story) {
        return must(engine::pseudonymFor(story.doctor.at(), story.whom())).key;
    }
    static ledger::IdentityKey identity(Someone& who, const char* role) {
        return ledger::IdentityKey::copy(must(who.keys().identity(role)).point.view());
    }
    // As many as are wanted, however long that takes.
    static std::size_t spares(Story& story, std::size_t asked) {
        std::size_t made = must(engine::makeSpare(story.doctor.at())) ? 1 : 0;
        for (std::size_t i = 0; i < asked; ++i) {
            story.ledger.now = story.ledger.now + engine::kLongestSparePause;
            made += must(engine::makeSpare(story.doctor.at())) ? 1 : 0;
        }
        return made;
    }
    static void asAnotherPatient(Story& story, Someone& other, const char* name) {
        must(story.doctor.doctor().addPatient(
            {must(other.patient().careCard()).text, std::string(name), {}, {}}));
    }
};

void EngineRingTest::theClinicIsNotAsked() {
    Story story;
    makeCommittee(story.ledger, kTracing);
    int asked = 0;
    story.doctor.home().onCall = [&](node::FrameKind kind, std::size_t) {
        asked += kind == node::FrameKind::Admit ? 1 : 0;
    };
    story.meet();
    QCOMPARE(asked, 0);
    const auto entry = story.ledger.state().pseudonym(own(story));
    QVERIFY(entry && !entry->admittedBy);
    QCOMPARE(rings(story, own(story)).size(), 1U);
    // And all goes on as ever.
    must(story.seal("lab.json", kBundle));
    const auto request = story.ask({records::Category::Laboratory});
    story.allow(request);
}

void EngineRingTest::untilThereIsAKeyItIs() {
    Story story;
    story.meet();
    QCOMPARE(story.ledger.state().pseudonym(own(story))->admittedBy,
             std::optional(story.ledger.clinics[0].id));
    QVERIFY(rings(story, own(story)).empty());
}

void EngineRingTest::whoIsSuspendedGetsNoMore() {
    Story story;
    makeCommittee(story.ledger, kTracing);
    story.ledger.say(story.ledger.clinics[0], {ledger::Suspend{identity(story.doctor, "doctor")}});
    const auto refused =
        story.doctor.doctor().addPatient({must(story.patient.patient().careCard()).text, "Eva M.", {}, {}});
    QCOMPARE(codeOf(refused), ErrorCode::Denied);
    QVERIFY(refused.error().detail.find("suspended") != std::string::npos);
    QVERIFY(!story.ledger.state().pseudonym(own(story)));
}

// Somebody is suspended while the proof is being made.
void EngineRingTest::whatWasOvertakenIsMadeAnew() {
    Story story;
    Someone second(story.ledger, story.ledger.invite(0, records::Role::Doctor), "Ben");
    second.joinAs("Ben Ott");
    makeCommittee(story.ledger, kTracing);
    int submitted = 0;
    story.doctor.home().onCall = [&](node::FrameKind kind, std::size_t) {
        if (kind != node::FrameKind::Submit || ++submitted != 1) return;
        story.ledger.say(story.ledger.clinics[0], {ledger::Suspend{identity(second, "doctor")}});
    };
    story.meet();
    QCOMPARE(submitted, 2);
    QCOMPARE(rings(story, own(story)).size(), 1U);
}

void EngineRingTest::theyAreRenewedByRing() {
    Story story;
    makeCommittee(story.ledger, kTracing);
    story.meet();
    story.ledger.now = story.ledger.now + days(85);
    story.meet();
    QCOMPARE(rings(story, own(story)).size(), 2U);
    QVERIFY(story.ledger.state().pseudonym(own(story))->isLive(story.ledger.now + days(85)));
}

void EngineRingTest::sparesAreMadeOneByOne() {
    Story story;
    makeCommittee(story.ledger, kTracing);
    const std::size_t before = story.ledger.submitted;
    const auto makes = [&] { return must(engine::makeSpare(story.doctor.at())); };
    // Not at once, for the program has just begun to do something else.
    QVERIFY(!makes());
    story.ledger.now = story.ledger.now + engine::kShortestSparePause - milliseconds(1);
    QVERIFY(!makes());
    story.ledger.now = story.ledger.now + engine::kLongestSparePause;
    QVERIFY(makes());
    QCOMPARE(story.ledger.submitted, before + 1);
    // The next only after a while, and not beside what the doctor does.
    QVERIFY(!makes());
    story.ledger.now = story.ledger.now + engine::kLongestSparePause;
    story.meet();
    QVERIFY(!makes());
    QCOMPARE(spares(story, 7), engine::kSpares);
    // A clock that is put back doesn't keep it from making any.
    must(story.doctor.vault().locker().put("spare-time", bytesOf("next"), ByteView(le64(INT64_MAX))));
    QVERIFY(!makes());
    must(engine::dropSpares(story.doctor.at()));
    story.ledger.now = story.ledger.now + engine::kLongestSparePause;
    QVERIFY(makes());
}

void EngineRingTest::aSpareIsTakenOnce() {
    Story story;
    Someone other(story.ledger, story.ledger.invite(1, records::Role::Patient), "Otto");
    other.joinAs("Otto Klein");
    makeCommittee(story.ledger, kTracing);
    QCOMPARE(spares(story, 2), 2U);
    // Nobody waits for the ledger: it is off.
    const std::size_t before = story.ledger.submitted;
    story.meet();
    asAnotherPatient(story, other, "Otto");
    QCOMPARE(story.ledger.submitted, before);
    const auto first = must(engine::pseudonymFor(story.doctor.at(), story.whom()));
    const auto second = must(engine::pseudonymFor(story.doctor.at(), other.pseudonym()));
    QVERIFY(first.number != second.number && first.key != second.key);
    QCOMPARE(rings(story, first.key).size(), 1U);
    // As if it had stopped before it noted that the spare is gone.
    must(story.doctor.vault().locker().put("spare", ByteView(le64(first.number)), {}));
    Someone third(story.ledger, story.ledger.invite(1, records::Role::Patient), "Pia");
    third.joinAs("Pia Roth");
    asAnotherPatient(story, third, "Pia");
    const auto fresh = must(engine::pseudonymFor(story.doctor.at(), third.pseudonym()));
    QVERIFY(fresh.number != first.number && fresh.number != second.number);
    QVERIFY(must(story.doctor.vault().locker().list("spare")).empty());
}

void EngineRingTest::aSpareThatEndedIsNotTaken() {
    Story story;
    makeCommittee(story.ledger, kTracing);
    QCOMPARE(spares(story, 1), 1U);
    const auto kept = [&] { return must(story.doctor.vault().locker().list("spare")); };
    const std::uint64_t number = readLe64(kept().front().key);
    const SignPublic key = story.doctor.keys().pseudonymSign(number).publicKey();
    story.ledger.now = story.ledger.now + days(91);
    story.meet();
    QVERIFY(must(engine::pseudonymFor(story.doctor.at(), story.whom())).number != number);
    QVERIFY(kept().size() == 1 && readLe64(kept().front().key) == number);
    // It is renewed when it is time for another.
    QVERIFY(!story.ledger.state().pseudonym(key)->isLive(story.ledger.now));
    QCOMPARE(spares(story, 1), 1U);
    QVERIFY(story.ledger.state().pseudonym(key)->isLive(story.ledger.now));
    QCOMPARE(rings(story, key).size(), 2U);
    QCOMPARE(kept().size(), 1U);
}

// Another device has given it to a patient, or has retired it.
void EngineRingTest::aSpareThatIsOfNoUseGoes() {
    Story story;
    makeCommittee(story.ledger, kTracing);
    QCOMPARE(spares(story, 2), 2U);
    const auto kept = [&] { return must(story.doctor.vault().locker().list("spare")); };
    const crypto::SignKey key = story.doctor.keys().pseudonymSign(readLe64(kept().front().key));
    const ledger::Retire retire = ledger::signRetire(story.ledger.chain(), key, story.ledger.now);
    story.ledger.say(story.ledger.clinics[0], {retire});
    QCOMPARE(spares(story, 1), 1U);
    QCOMPARE(kept().size(), 2U);
    for (const auto& entry : kept())
        QVERIFY(story.doctor.keys().pseudonymSign(readLe64(entry.key)).publicKey() != key.publicKey());
}

// A ticket that was shown, if in vain, is shown for no other pseudonym.
void EngineRingTest::aTicketIsShownForOnePseudonym() {
    Story story;
    Someone other(story.ledger, story.ledger.invite(1, records::Role::Patient), "Otto");
    other.joinAs("Otto Klein");
    Someone second(story.ledger, story.ledger.invite(0, records::Role::Doctor), "Ben");
    second.joinAs("Ben Ott");
    makeCommittee(story.ledger, kTracing);
    std::map<ledger::Ticket, std::set<SignPublic>> shown;
    story.doctor.home().onSubmit = [&](const ledger::Transaction& tx) {
        for (const auto& operation : tx.body().operations)
            if (const auto* registration = std::get_if<ledger::Pseudonym>(&operation))
                shown[std::get<ledger::RingAdmission>(registration->admission).ticket].insert(
                    ledger::pseudonymKey(tx.body().author));
        if (shown.size() != 1) return;
        story.ledger.say(story.ledger.clinics[0], {ledger::Suspend{identity(second, "doctor")}});
        story.doctor.home().onSubmit = {};
    };
    story.meet();
    const auto first = rings(story, own(story)).front().ticket;
    QCOMPARE(shown.size(), 1U);
    QVERIFY(shown.contains(first));
    asAnotherPatient(story, other, "Otto");
    const auto otto = must(engine::pseudonymFor(story.doctor.at(), other.pseudonym())).key;
    QVERIFY(rings(story, otto).front().ticket != first);
}

void EngineRingTest::aMemberHasSoManyADay() {
    Story story;
    makeCommittee(story.ledger, kTracing);
    const std::uint64_t today = ledger::ticketPeriod(story.ledger.now);
    std::set<std::uint32_t> drawn;
    for (std::uint64_t number = 100; number < 103; ++number)
        drawn.insert(must(engine::drawSlot(story.doctor.at(), today, number, 4)));
    QCOMPARE(drawn.size(), 3U);
    const auto again = must(engine::drawSlot(story.doctor.at(), today, 100, 4));
    QVERIFY(drawn.contains(again));
    must(engine::slotsUsed(story.doctor.at(), 100));
    QVERIFY(!drawn.contains(must(engine::drawSlot(story.doctor.at(), today, 100, 4))));
    QCOMPARE(codeOf(engine::drawSlot(story.doctor.at(), today, 200, 4)), ErrorCode::Limit);
    must(engine::drawSlot(story.doctor.at(), today + 1, 200, 4));
    must(engine::drawSlot(story.doctor.at(), today + 4, 200, 4));
    QCOMPARE(must(story.doctor.vault().locker().list("ticket")).size(), 1U);
}

// The home node has taken it, and then somebody was suspended: it hears of that, and makes another.
void EngineRingTest::whatIsOvertakenWhileItWaits() {
    Story story;
    Someone second(story.ledger, story.ledger.invite(0, records::Role::Doctor), "Ben");
    second.joinAs("Ben Ott");
    makeCommittee(story.ledger, kTracing);
    story.ledger.ordering = false;
    int asked = 0;
    story.doctor.home().onCall = [&](node::FrameKind kind, std::size_t) {
        if (kind != node::FrameKind::TxStatus || ++asked != 3) return;
        story.ledger.pending.clear();  // as core/node/submissions.h does
        story.ledger.ordering = true;
        story.ledger.say(story.ledger.clinics[0], {ledger::Suspend{identity(second, "doctor")}});
    };
    story.meet();
    QCOMPARE(rings(story, own(story)).size(), 1U);
}

void EngineRingTest::noSparesForWhoNeedsNone() {
    Story story;
    // The clinic would learn which belong together.
    QVERIFY(!must(engine::makeSpare(story.doctor.at())));
    makeCommittee(story.ledger, kTracing);
    QVERIFY(!must(engine::makeSpare(story.patient.at())));
}

}  // namespace reseal::test

QTEST_GUILESS_MAIN(reseal::test::EngineRingTest)
#include "ring_test.moc"
