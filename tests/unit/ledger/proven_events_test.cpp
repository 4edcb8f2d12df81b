// What a person takes of a clinic's answers about its events, and what it refuses.
#include <QtTest/QtTest>

#include "core/ledger/proven_events.h"
#include "tests/unit/ledger/world.h"

using namespace reseal;
using namespace reseal::ledger;
using namespace reseal::ledger::world;

namespace {

// A patient with pseudonyms number 0, 1 and 15, and a doctor who asks them.
struct Scene : World {
    Scene() {
        for (std::uint64_t i = 0; i < 40; ++i) people.emplace_back("patient " + std::to_string(i));
        admitAll({{&people[0], Role::Patient}, {&people[1], Role::Patient}});
        admitAll({{&people[15], Role::Patient}});
        send(researcher, {registration(researcher, Role::Researcher)});
        for (int i = 0; i < 5; ++i) ask(people[0]);
        ask(people[15]);
    }
    void ask(const Person& whom) { send(researcher, request(whom)); }
    ProvenEvents start(Height known = 0) const {
        return ProvenEvents::ofPerson([this](std::uint64_t number) { return people.at(number).id; }, known);
    }
    Header header() const {
        Header out;
        out.height = view().tip().height;
        out.headsRoot = headsRoot(state);
        return out;
    }
    std::vector<ListedEvents> answer(const std::vector<EventsFrom>& question,
                                     std::size_t maxBytes = 1 << 20) const {
        return listEvents(view(), question, maxBytes);
    }
    Status fill(ProvenEvents& mine, std::size_t maxBytes = 1 << 20) const {
        while (!mine.isWhole()) RESEAL_TRY(mine.take(header(), answer(mine.next(), maxBytes)));
        return {};
    }

    std::vector<Person> people;
    Person researcher{"researcher"};
};

}  // namespace

class ProvenEventsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { crypto::initialize(); }

    void aPersonHasAllItsPseudonymsAndAGapBehindThem() {
        const Scene s;
        for (const std::size_t maxBytes : {std::size_t{1} << 20, std::size_t{3000}, std::size_t{1}}) {
            ProvenEvents mine = s.start();
            QVERIFY(s.fill(mine, maxBytes));
            QCOMPARE(mine.accounts().size(), 16 + kPseudonymGap);
            QCOMPARE(mine.height(), s.header().height);
            for (std::size_t i = 0; i < mine.accounts().size(); ++i)
                QCOMPARE(mine.accounts()[i].events, eventsOf(s.view(), s.people[i].id));
            QCOMPARE(mine.accounts()[0].events.size(), 6U);
            QCOMPARE(mine.accounts()[15].events.size(), 2U);
        }
    }

    void nobodyOnTheLedgerHasAGapAlone() {
        const Scene s;
        ProvenEvents mine = ProvenEvents::ofPerson(
            [&](std::uint64_t number) { return account(Person("nobody " + std::to_string(number)).key()); });
        QVERIFY(s.fill(mine));
        QCOMPARE(mine.accounts().size(), 1 + kPseudonymGap);
        for (const auto& one : mine.accounts()) QVERIFY(one.events.empty());
    }

    // Numbers 0 … 15 with a hole of 30 behind them: whoever knows of number 39 has it looked at.
    void theGapBeginsBehindWhatIsKnownToBeUsed() {
        Scene s;
        s.admitAll({{&s.people[39], Role::Patient}});
        for (std::uint64_t i = 40; i < 70; ++i) s.people.emplace_back("patient " + std::to_string(i));
        ProvenEvents blind = s.start();
        QVERIFY(s.fill(blind));
        QCOMPARE(blind.accounts().size(), 16 + kPseudonymGap);
        ProvenEvents mine =
            ProvenEvents::ofPerson([&](std::uint64_t number) { return s.people.at(number).id; }, 0, 38);
        QVERIFY(s.fill(mine, 600));
        QCOMPARE(mine.accounts().size(), 40 + kPseudonymGap);
        QCOMPARE(mine.accounts()[39].events.size(), 1U);
    }

    void whatIsReopenedTellsWhatHasCome() {
        Scene s;
        ProvenEvents mine = s.start();
        QVERIFY(s.fill(mine));
        const Header before = s.header();
        s.ask(s.people[0]);
        mine.reopen();
        QVERIFY(!mine.isWhole());
        QCOMPARE(mine.next().front(), (EventsFrom{s.people[0].id, 6}));
        QCOMPARE(mine.known(), before.height);
        const auto page = s.answer(mine.next());
        QCOMPARE(page[0].events.size(), 1U);  // only that
        QVERIFY(s.fill(mine));
        QCOMPARE(mine.accounts()[0].events, eventsOf(s.view(), s.people[0].id));
        QCOMPARE(mine.height(), s.header().height);
    }

    void anyAccountAloneIsProven() {
        const Scene s;
        for (const AccountId& id : {s.clinicAccount(0), s.researcher.id, account(Person("nobody").key())}) {
            ProvenEvents one = ProvenEvents::ofAccount(id);
            QVERIFY(s.fill(one, 700));
            QCOMPARE(one.accounts().size(), 1U);
            QCOMPARE(one.accounts()[0].events, eventsOf(s.view(), id));
        }
    }

    void whatIsMissingAddedAlteredOrReorderedIsRefused() {
        const Scene s;
        const ProvenEvents mine = s.start();
        const auto good = s.answer(mine.next());
        const auto refused = [&](const std::function<void(std::vector<ListedEvents>&)>& change) {
            ProvenEvents trial = mine;
            auto forged = good;
            change(forged);
            const Status taken = trial.take(s.header(), forged);
            const bool left = trial.next() == mine.next();  // as it was
            return !taken && taken.error().code == ErrorCode::BadProof && left;
        };
        QVERIFY(!refused([](auto&) {}));
        QCOMPARE(good[0].events.size(), 6U);
        for (std::size_t i = 0; i < 6; ++i) {
            const auto at = static_cast<std::ptrdiff_t>(i);
            // A gap anywhere: what is left looks like a page, and the next one shows it.
            ProvenEvents trial = mine;
            auto gap = good;
            gap[0].events.erase(gap[0].events.begin() + at);
            QVERIFY(trial.take(s.header(), gap));
            QVERIFY(!trial.isWhole());
            QCOMPARE(trial.next().front(), (EventsFrom{s.people[0].id, 5}));
            const Status last = trial.take(s.header(), s.answer(trial.next()));
            QCOMPARE(static_cast<bool>(last), i == 5);
            QVERIFY(
                refused([&](auto& a) { a[0].events.insert(a[0].events.begin() + at, good[0].events[i]); }));
            QVERIFY(refused([&](auto& a) { a[0].events[i].actor.bytes[3] ^= 1; }));
            QVERIFY(refused([&](auto& a) { ++a[0].events[i].height; }));
            if (i > 0) QVERIFY(refused([&](auto& a) { std::swap(a[0].events[i - 1], a[0].events[i]); }));
        }
        QVERIFY(refused([](auto& a) { a[0].events.clear(); }));  // "later", and nothing now
        QVERIFY(refused([](auto& a) { a[2].events.push_back(a[0].events[0]); }));
        QVERIFY(refused([](auto& a) { --a[0].proof.found->count; }));
        QVERIFY(refused([](auto& a) { std::swap(a[0], a[1]); }));
        QVERIFY(refused([](auto& a) { a.push_back(a[0]); }));
        QVERIFY(refused([](auto& a) { a.clear(); }));
    }

    void aHiddenPseudonymIsRefused() {
        const Scene s;
        ProvenEvents mine = s.start();
        const auto good = s.answer(mine.next());
        // Left out of the answer, it is asked for again; and who says that there is none can't prove it.
        ProvenEvents trial = mine;
        QVERIFY(trial.take(s.header(), {good.begin(), good.begin() + 15}));
        QVERIFY(!trial.isWhole());
        QCOMPARE(trial.next().front(), (EventsFrom{s.people[15].id, 0}));
        for (std::size_t other = 2; other < 15; ++other) {
            auto hidden = good;
            hidden[15] = good[other];  // nobody's
            QCOMPARE(mine.take(s.header(), hidden).error().code, ErrorCode::BadProof);
            hidden[15] = good[15];
            hidden[15].events.clear();
            hidden[15].proof.found.reset();
            QCOMPARE(mine.take(s.header(), hidden).error().code, ErrorCode::BadProof);
        }
        // One that was found moves the gap on.
        QVERIFY(mine.take(s.header(), good));
        QCOMPARE(mine.next().size(), std::size_t{15});
        QVERIFY(mine.take(s.header(), s.answer(mine.next())));
        QVERIFY(mine.isWhole());
    }

    void whatIsStaleIsRefused() {
        Scene s;
        const Header before = s.header();
        const auto old = s.answer(s.start().next());
        s.ask(s.people[0]);
        ProvenEvents known = s.start(before.height + 1);
        QCOMPARE(known.take(before, old).error().code, ErrorCode::NotCurrent);
        // A header of now with the answer of then, and the other way round.
        QCOMPARE(known.take(s.header(), old).error().code, ErrorCode::BadProof);
        QCOMPARE(s.start().take(before, s.answer(s.start().next())).error().code, ErrorCode::BadProof);
        // Pages don't go back in time.
        ProvenEvents mine = s.start();
        QVERIFY(mine.take(s.header(), s.answer(mine.next(), 500)));
        QCOMPARE(mine.take(before, s.answer(mine.next())).error().code, ErrorCode::NotCurrent);
    }

    void pagesMayStraddleABlock() {
        Scene s;
        ProvenEvents mine = s.start();
        for (int i = 0; !mine.isWhole(); ++i) {
            QVERIFY(mine.take(s.header(), s.answer(mine.next(), 600)));
            if (i < 4) s.ask(s.people[0]);
        }
        QVERIFY(mine.accounts()[0].events.size() > 6);
        QVERIFY(mine.height() <= s.header().height);
    }

    void questionsAndAnswersHaveOneEncodingAndLimits() {
        const Scene s;
        const auto question = s.start().next();
        QCOMPARE(question.size(), 1 + kPseudonymGap);
        QCOMPARE(*decodeEventsQuestion(encode(question)), question);
        const auto answer = s.answer(question);
        QCOMPARE(*decodeListedEvents(encode(answer)), answer);
        QVERIFY(!decodeEventsQuestion(encode(std::vector<EventsFrom>{})));
        QVERIFY(!decodeEventsQuestion(encode(std::vector<EventsFrom>(kMaxAskedAccounts + 1))));
        QVERIFY(!decodeListedEvents(encode(std::vector<ListedEvents>(kMaxAskedAccounts + 1))));
        std::vector<ListedEvents> many(1);
        many[0].events.assign(kMaxEventsOfAnswer + 1, eventsOf(s.view(), s.people[0].id)[0]);
        QVERIFY(!decodeListedEvents(encode(many)));
        const auto small = s.answer(question, 1);  // one event, and no more
        QCOMPARE(small.size(), 1U);
        QCOMPARE(small[0].events.size(), 1U);
    }
};

QTEST_GUILESS_MAIN(ProvenEventsTest)
#include "proven_events_test.moc"
