// A reader's program says whose it is where its clinic counts, and says no more; what staff are shown of it.
#include <QtTest>

#include "core/engine/alarms.h"
#include "tests/unit/engine/fake_committee.h"
#include "tests/unit/engine/story.h"

namespace reseal::test {

class EngineLimitsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void readersSayWhoTheyAre();
    void patientsDoNot();
    void notWhereNothingIsCounted();
    void aClinicThatTakesNoneIsNoHindrance();
    void lostOnTheWayItIsSaidAgain();
    void staffAreShownNoPseudonym();

private:
    static Hash32 identity(Someone& who) {
        return Hash32::copy(must(who.keys().identity("doctor")).point.view());
    }
};

// For the pseudonym, and for each request: each time before it goes out.
void EngineLimitsTest::readersSayWhoTheyAre() {
    Story story;
    makeCommittee(story.ledger, ledger::CommitteePurpose::Tracing);
    auto& home = story.doctor.home();
    QVERIFY(home.introduced.empty());
    std::vector<node::FrameKind> said;
    home.onCall = [&](node::FrameKind kind, std::size_t) {
        if (kind == node::FrameKind::Introduce || kind == node::FrameKind::Submit) said.push_back(kind);
    };
    story.meet();
    story.ask({records::Category::Laboratory});
    story.ask({records::Category::Medications});
    QVERIFY(said.size() >= 6 && said.size() % 2 == 0);
    for (std::size_t i = 0; i < said.size(); ++i)
        QVERIFY(said[i] == (i % 2 == 0 ? node::FrameKind::Introduce : node::FrameKind::Submit));
    QCOMPARE(home.introduced, std::vector<Hash32>(said.size() / 2, identity(story.doctor)));
}

void EngineLimitsTest::patientsDoNot() {
    Story story;
    makeCommittee(story.ledger, ledger::CommitteePurpose::Tracing);
    story.meet();
    must(story.seal("lab.json", kBundle));
    story.allow(story.ask({records::Category::Laboratory}));
    const auto own = must(engine::ownPseudonym(story.patient.at()));
    must(engine::renewNow(story.patient.at(), own));
    QVERIFY(story.patient.home().introduced.empty());
}

void EngineLimitsTest::notWhereNothingIsCounted() {
    Story story;
    story.meet();
    auto& home = story.doctor.home();
    home.introduced.clear();
    must(story.seal("lab.json", kBundle));
    QVERIFY(home.introduced.empty());
}

void EngineLimitsTest::aClinicThatTakesNoneIsNoHindrance() {
    Story story;
    story.doctor.home().refusesIntroductions = true;
    story.meet();
    story.ask({records::Category::Laboratory});
    QVERIFY(story.doctor.home().introduced.empty());
}

void EngineLimitsTest::lostOnTheWayItIsSaidAgain() {
    Story story;
    story.meet();
    auto& home = story.doctor.home();
    home.introduced.clear();
    home.lost = Lost::Question;
    home.onCall = [&](node::FrameKind kind, std::size_t number) {
        if (kind == node::FrameKind::Introduce) home.failAt = number;
    };
    const std::size_t before = story.ledger.submitted;
    QCOMPARE(codeOf(story.doctor.doctor().request(story.wish({records::Category::Laboratory}))),
             ErrorCode::Offline);
    QCOMPARE(story.ledger.submitted, before);
    home.onCall = nullptr;
    must(engine::settle(story.doctor.at()));
    QCOMPARE(story.ledger.submitted, before + 1);
    QCOMPARE(home.introduced, std::vector<Hash32>{identity(story.doctor)});
}

void EngineLimitsTest::staffAreShownNoPseudonym() {
    using store::Counted;
    store::Alarm alarm;
    alarm.id = 7;
    alarm.member = Hash32::copy(Bytes(32, 1));
    alarm.atLimit = true;
    alarm.count = 65;
    alarm.limit = 64;
    alarm.day = 2;
    alarm.first = Instant{5};
    alarm.last = Instant{6};
    std::vector<node::AlarmRow> alarms;
    for (const Counted what : {Counted::Pseudonyms, Counted::Requests, Counted::Emergencies,
                               Counted::RegisterRows, Counted::Refusals}) {
        alarm.what = what;
        alarms.push_back({alarm, "Ada Kim"});
    }
    alarm.what = Counted::Unnamed;
    alarm.member = {};
    alarm.seen = store::Alarm::Seen{Hash32::copy(Bytes(32, 2)), Instant{9}};
    alarms.push_back({alarm, ""});
    const auto rows = engine::describeAlarms(alarms);
    std::vector<std::string> words;
    for (const auto& row : rows) words.push_back(row.what);
    QCOMPARE(words, (std::vector<std::string>{"pseudonyms", "requests", "emergencies", "register-rows",
                                              "refusals", "unnamed"}));
    const engine::AlarmListRow& first = rows.front();
    QVERIFY(first.id == 7 && first.name == "Ada Kim" && first.member == Hash32::copy(Bytes(32, 1)));
    QVERIFY(first.atLimit && first.count == 65 && first.limit == 64 && !first.seenBy);
    QVERIFY(first.day == Instant{days(2).ms} && first.first == Instant{5} && first.last == Instant{6});
    QVERIFY(!rows.back().member && rows.back().seenBy == Hash32::copy(Bytes(32, 2)));
    QVERIFY(rows.back().seenAt == Instant{9});
}

}  // namespace reseal::test

QTEST_GUILESS_MAIN(reseal::test::EngineLimitsTest)
#include "limits_test.moc"
