// Lanes: no gap, no fork, whatever kills the program and wherever it was restored from.
#include "core/vault/lanes.h"

#include "core/vault/schema.h"
#include "tests/unit/durable.h"

#include <QCoreApplication>
#include <QTemporaryDir>
#include <set>

using namespace reseal;
using namespace reseal::test;

namespace {

// The tables of a vault, under a key instead of a passphrase.
sql::Database tables(const fs::path& folder) {
    const fs::path file = folder / "database";
    const crypto::SecretBytes key(32);
    return must(fs::exists(file) ? sql::Database::open(file, key, vault::kSchema)
                                 : sql::Database::create(file, key, vault::kSchema));
}

SignPublic author(std::uint8_t n) {
    return SignPublic::copy(Bytes(32, n));
}
TxId tx(std::uint8_t n) {
    return TxId::copy(Bytes(32, n));
}

int child(const fs::path& folder) {
    sql::Database database = tables(folder);
    vault::Lanes lanes(database);
    for (int i = 0; i < 2; ++i) {
        const auto place = must(lanes.next(author(1)));
        must(
            lanes.advance(author(1), place, tx(static_cast<std::uint8_t>(place.seq + 1)), bytesOf("signed")));
    }
    return 0;
}

}  // namespace

class LanesTest : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> home_;
    fs::path folder() const { return home_->path().toStdString(); }

private Q_SLOTS:
    void init() { home_ = std::make_unique<QTemporaryDir>(); }

    void lanesHaveNoGapAndNoFork() {
        sql::Database database = tables(folder());
        vault::Lanes lanes(database);
        const auto first = must(lanes.next(author(1)));
        QVERIFY(first.seq == 0 && first.prev.isZero());
        QVERIFY(must(lanes.next(author(1))) == first);
        QVERIFY(must(lanes.next(author(2))).lane != first.lane);  // or the ledger would tie them together
        must(lanes.advance(author(1), first, tx(1), bytesOf("one")));
        QCOMPARE(codeOf(lanes.advance(author(1), first, tx(2), bytesOf("two"))), "Conflict");
        const auto second = must(lanes.next(author(1)));
        QVERIFY(second == (vault::LanePosition{first.lane, 1, tx(1)}));
        must(lanes.advance(author(1), second, tx(2), bytesOf("two")));
        QCOMPARE(must(lanes.unsettled()).size(), std::size_t{2});
        QVERIFY(must(lanes.unsettled())[0].bytes == toBytes(bytesOf("one")));
        must(lanes.settle(tx(1)));
        QVERIFY(must(lanes.unsettled())[0].id == tx(2));

        // The ledger is behind, or where we are: fine. Ahead, or elsewhere: somebody else was there.
        QVERIFY(!must(lanes.reconcile(author(1), {first.lane, 1, tx(1)})));
        QVERIFY(!must(lanes.reconcile(author(1), {first.lane, 2, tx(2)})));
        QVERIFY(!must(lanes.reconcile(author(1), {LaneId{}, 9, tx(2)})));
        QVERIFY(must(lanes.reconcile(author(1), {first.lane, 2, tx(3)})));
        QVERIFY(must(lanes.next(author(1))).lane != first.lane);
    }

    void killedAtEveryMoment() {
        { sql::Database database = tables(folder()); }
        const auto before = treeOf(folder());
        std::set<std::size_t> seen;
        for (int n = 1;; ++n) {
            fs::remove_all(folder());
            fs::create_directories(folder());
            for (const auto& [path, content] : before) must(writeFileDurably(folder() / path, content));
            const int ended = inProcess(folder().string(), n);
            sql::Database database = tables(folder());
            vault::Lanes lanes(database);
            const auto place = must(lanes.next(author(1)));
            const auto unsettled = must(lanes.unsettled());
            seen.insert(unsettled.size());
            QCOMPARE(unsettled.size(), std::size_t(place.seq));
            for (std::size_t i = 0; i < unsettled.size(); ++i)
                QVERIFY(unsettled[i].id == tx(std::uint8_t(i + 1)));
            QVERIFY(place.prev == (unsettled.empty() ? TxId{} : unsettled.back().id));
            if (ended == 0) break;
            QCOMPARE(ended, -SIGKILL);
        }
        QCOMPARE(seen.size(), std::size_t{3});
    }

    void unsettledAreBounded() {
        sql::Database database = tables(folder());
        vault::Lanes lanes(database);
        const auto place = must(lanes.next(author(1)));
        {
            sql::Transaction transaction = must(sql::Transaction::begin(database, "many"));
            for (std::size_t i = 0; i < vault::kMaxUnsettled; ++i) {
                TxId id;
                std::ranges::copy(le64(i), id.bytes.begin());
                must(database.run("INSERT INTO unsettled(id, author, bytes) VALUES(?, ?, x'')", id,
                                  author(2)));
            }
            must(transaction.commit());
        }
        QCOMPARE(codeOf(lanes.advance(author(1), place, tx(1), {})), "Limit");
        QVERIFY(must(lanes.next(author(1))) == place);
    }
};

int main(int argc, char** argv) {
    if (const char* folder = std::getenv("RESEAL_CHILD")) return child(folder);
    QCoreApplication application(argc, argv);
    LanesTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "lanes_test.moc"
