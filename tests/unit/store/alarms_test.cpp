// What members do in a day is counted once and for good, and staff are told of it once.
#include "core/store/alarms.h"
#include "core/store/schema.h"
#include "tests/unit/durable.h"

#include <QCoreApplication>
#include <QTemporaryDir>

using namespace reseal;
using namespace reseal::test;
using namespace reseal::store;
using crypto::SecretBytes;

namespace {

Hash32 member(std::uint8_t n) {
    return Hash32::copy(Bytes(32, n));
}
SignPublic pseudonym(std::uint8_t n) {
    return SignPublic::copy(Bytes(32, n));
}
constexpr AlarmLevels kLevels{3, 4};
constexpr std::uint64_t kDay = 20'000;

sql::Database tablesIn(const fs::path& folder) {
    const SecretBytes key(32);
    return must(fs::exists(folder / "ledger") ? sql::Database::open(folder / "ledger", key, kLedgerSchema)
                                              : sql::Database::create(folder / "ledger", key, kLedgerSchema));
}

std::optional<Alarm> add(Alarms& alarms, Instant now, std::uint64_t more = 1, std::uint8_t who = 1,
                         std::uint64_t day = kDay, Counted what = Counted::Requests) {
    return must(alarms.add(what, member(who), day, more, kLevels, now));
}

// The third of a day, with which staff are told.
int child(const fs::path& folder) {
    sql::Database database = tablesIn(folder);
    Alarms alarms(database);
    return add(alarms, Instant{3}) ? 0 : 1;
}

}  // namespace

class AlarmsTest : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> home_;
    fs::path folder() const { return home_->path().toStdString(); }
    sql::Database tables() { return tablesIn(folder()); }

private Q_SLOTS:
    void init() { home_ = std::make_unique<QTemporaryDir>(); }

    void eachLevelIsToldOnce() {
        sql::Database database = tables();
        Alarms alarms(database);
        QVERIFY(!add(alarms, Instant{1}) && !add(alarms, Instant{2}));
        const auto near = add(alarms, Instant{3});
        QVERIFY(near && !near->atLimit && near->count == 3 && near->limit == 4 && near->day == kDay);
        QVERIFY(near->member == member(1) && near->what == Counted::Requests && !near->seen);
        const auto full = add(alarms, Instant{4});
        QVERIFY(full && full->atLimit && full->count == 4 && full->id != near->id);
        QVERIFY(!add(alarms, Instant{5}) && !add(alarms, Instant{6}, 100));
        // Both go on telling how often it was, the latest first.
        const auto list = must(alarms.list());
        QCOMPARE(list.size(), std::size_t{2});
        QVERIFY(list[0].id == full->id && list[1].id == near->id);
        for (const Alarm& one : list) QVERIFY(one.count == 105 && one.last == Instant{6});
        QVERIFY(list[0].first == Instant{4} && list[1].first == Instant{3});
    }

    void atOnceItIsTheLimitAlone() {
        sql::Database database = tables();
        Alarms alarms(database);
        const auto full = add(alarms, Instant{1}, 4);
        QVERIFY(full && full->atLimit);
        QVERIFY(!add(alarms, Instant{2}));
        QCOMPARE(must(alarms.list()).size(), std::size_t{1});
    }

    // Another member's, another day's and another kind's are counted by themselves.
    void nobodyIsCountedForAnother() {
        sql::Database database = tables();
        Alarms alarms(database);
        QVERIFY(!add(alarms, Instant{1}, 2, 1));
        QVERIFY(!add(alarms, Instant{1}, 2, 2));
        QVERIFY(!add(alarms, Instant{1}, 2, 1, kDay + 1));
        QVERIFY(!add(alarms, Instant{1}, 2, 1, kDay, Counted::Pseudonyms));
        QCOMPARE(must(alarms.count(Counted::Requests, member(1), kDay)), std::uint64_t{2});
        QVERIFY(add(alarms, Instant{2}, 1, 1));
        QVERIFY(add(alarms, Instant{2}, 1, 2));
        QVERIFY(add(alarms, Instant{2}, 1, 1, kDay + 1));
        QVERIFY(add(alarms, Instant{2}, 1, 1, kDay, Counted::Pseudonyms));
        QVERIFY(!add(alarms, Instant{3}, 0, 3));
        QVERIFY(!must(alarms.add(Counted::Requests, member(4), kDay, 1000, {}, Instant{3})));  // no limit
    }

    void aRestartForgetsNothing() {
        {
            sql::Database database = tables();
            Alarms alarms(database);
            QVERIFY(!add(alarms, Instant{1}, 2));
            QVERIFY(must(alarms.admit(member(1), pseudonym(1), kDay, 2)));
        }
        sql::Database database = tables();
        Alarms alarms(database);
        QVERIFY(add(alarms, Instant{2}));
        QVERIFY(!must(alarms.admit(member(1), pseudonym(1), kDay, 2)));
        QVERIFY(must(alarms.admit(member(1), pseudonym(2), kDay, 2)));
        QCOMPARE(codeOf(alarms.admit(member(1), pseudonym(3), kDay, 2)), "Limit");
        QVERIFY(must(alarms.admit(member(2), pseudonym(3), kDay, 2)));
        QVERIFY(must(alarms.admit(member(1), pseudonym(3), kDay + 1, 2)));
    }

    // Counted and told together, or neither.
    void killedAtEveryMomentItIsToldAllTheSame() {
        for (int n = 1;; ++n) {
            for (const auto& entry : fs::directory_iterator(folder())) fs::remove(entry.path());
            {
                sql::Database database = tables();
                Alarms alarms(database);
                QVERIFY(!add(alarms, Instant{1}, 2));
            }
            const int ended = inProcess(folder().string(), n);
            sql::Database database = tables();
            Alarms alarms(database);
            const bool counted = must(alarms.count(Counted::Requests, member(1), kDay)) == 3;
            QCOMPARE(must(alarms.list()).size(), std::size_t{counted ? 1U : 0U});
            if (ended == 0) {
                QVERIFY(counted);
                break;
            }
            QCOMPARE(ended, -SIGKILL);
        }
    }

    void somebodyElseHasSeenIt() {
        sql::Database database = tables();
        Alarms alarms(database);
        const auto near = add(alarms, Instant{1}, 3);
        QCOMPARE(must(alarms.unseen()), std::size_t{1});
        QCOMPARE(codeOf(alarms.see(near->id, {member(1), Instant{2}})), "Denied");
        QCOMPARE(codeOf(alarms.see(near->id + 1, {member(2), Instant{2}})), "NotFound");
        QCOMPARE(must(alarms.unseen()), std::size_t{1});
        must(alarms.see(near->id, {member(2), Instant{2}}));
        QCOMPARE(codeOf(alarms.see(near->id, {member(3), Instant{3}})), "AlreadyExists");
        QVERIFY(must(alarms.list()).front().seen == (Alarm::Seen{member(2), Instant{2}}));
        QCOMPARE(must(alarms.unseen()), std::size_t{0});
        // Which says nothing of what comes after.
        const auto full = add(alarms, Instant{4});
        QVERIFY(full && !full->seen);
        QCOMPARE(must(alarms.unseen()), std::size_t{1});
        QVERIFY(must(alarms.list())[1].seen.has_value());
    }

    void whatNobodyHasSeenIsKept() {
        sql::Database database = tables();
        Alarms alarms(database);
        const auto first = add(alarms, Instant{1}, 3, 1), second = add(alarms, Instant{1}, 3, 2);
        QVERIFY(must(alarms.admit(member(1), pseudonym(1), kDay, 1)));
        must(alarms.see(first->id, {member(9), Instant{2}}));
        must(alarms.prune(kDay + 1));
        QCOMPARE(codeOf(alarms.admit(member(1), pseudonym(2), kDay, 1)), "Limit");
        must(alarms.prune(kDay + kCountsKept));
        QCOMPARE(must(alarms.list()).size(), std::size_t{2});
        QCOMPARE(must(alarms.count(Counted::Requests, member(1), kDay)), std::uint64_t{3});
        QVERIFY(must(alarms.admit(member(1), pseudonym(2), kDay, 1)));  // gone after two days
        must(alarms.prune(kDay + kCountsKept + 1));
        QCOMPARE(must(alarms.count(Counted::Requests, member(1), kDay)), std::uint64_t{0});
        const auto left = must(alarms.list());
        QVERIFY(left.size() == 1 && left.front().id == second->id);
    }

    void alarmsAreBounded() {
        sql::Database database = tables();
        Alarms alarms(database);
        auto all = must(sql::Transaction::begin(database, "many"));
        std::int64_t seen = 0;
        for (std::uint64_t day = 0; day < kMaxAlarms; ++day) {
            const auto raised = add(alarms, Instant{1}, 3, 1, day);
            if (day != 7) continue;
            seen = raised->id;
            must(alarms.see(seen, {member(9), Instant{2}}));
        }
        const auto count = [&] { return must(database.integer("SELECT count(*) FROM alarm")); };
        const auto isThere = [&](std::int64_t id) {
            return must(database.integer("SELECT count(*) FROM alarm WHERE id = ?", id)) == 1;
        };
        QCOMPARE(count(), static_cast<std::int64_t>(kMaxAlarms));
        QVERIFY(isThere(seen) && isThere(1));
        QVERIFY(add(alarms, Instant{1}, 3, 1, kMaxAlarms));
        QVERIFY(!isThere(seen) && isThere(1));
        QVERIFY(add(alarms, Instant{1}, 3, 1, kMaxAlarms + 1));
        QVERIFY(!isThere(1) && isThere(2));
        QCOMPARE(count(), static_cast<std::int64_t>(kMaxAlarms));
        QCOMPARE(must(alarms.list()).size(), kMaxAlarmsShown);
        must(all.commit());
    }
};

int main(int argc, char** argv) {
    if (const char* folder = std::getenv("RESEAL_CHILD")) return child(folder);
    QCoreApplication application(argc, argv);
    AlarmsTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "alarms_test.moc"
