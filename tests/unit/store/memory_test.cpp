// What the ledger's database takes in memory does not grow with the ledger: its pages have 32 MiB (schema.h),
// and whatever else a block's commit and a read need is small beside that.
#include <sys/resource.h>

#include <QtTest>

#include "core/crypto/sha256.h"
#include "core/store/ledger_store.h"
#include "core/store/schema.h"
#include "tests/unit/ledger/world.h"

using namespace reseal;

namespace {

constexpr std::size_t kBatches = 60, kRowsOfBatch = 5000, kValue = 160;
constexpr long kRoomKib = 12 << 10;  // besides the pages

long peakKib() {
    rusage usage{};
    ::getrusage(RUSAGE_SELF, &usage);
    return usage.ru_maxrss;
}

Bytes keyOf(std::size_t number) {
    return toBytes(crypto::sha256(ByteView(le64(number))));  // anywhere in the table, as accounts are
}

}  // namespace

class MemoryTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aLargeLedgerTakesNoMoreThanItsPages() {
#if defined(__SANITIZE_ADDRESS__)
        QSKIP("memory that was given back counts here");
#endif
        crypto::initialize();
        const QTemporaryDir room;
        const auto file = std::filesystem::path(room.path().toStdString()) / "ledger";
        const auto key = crypto::SecretBytes::random(32);
        const ledger::world::World world;
        auto store = store::LedgerStore::create(file, key, world.genesis);
        QVERIFY(store);
        Hash32 parent = store->blocks().tip()->hash;
        const auto write = [&](std::size_t batch) {
            ledger::Delta delta;
            for (std::size_t i = 0; i < kRowsOfBatch; ++i)
                delta.insert_or_assign(keyOf(batch * kRowsOfBatch + i), Bytes(kValue));
            ledger::Block block;
            block.header.height = batch + 1;
            block.header.parent = std::exchange(parent, {});
            parent = block.header.hash();
            QVERIFY(store->commitBlock(block, {}, delta));
        };
        write(0);
        const long before = peakKib();
        for (std::size_t batch = 1; batch < kBatches; ++batch) write(batch);
        for (std::size_t i = 0; i < kBatches * kRowsOfBatch; i += 7) QVERIFY(store->state().get(keyOf(i)));
        QVERIFY(std::filesystem::file_size(file) > std::uintmax_t{64} << 20);
        const long grown = peakKib() - before;
        QVERIFY2(grown <= (long{store::kLedgerCacheMiB} << 10) + kRoomKib,
                 qPrintable(QStringLiteral("%1 KiB more").arg(grown)));
    }
};

QTEST_GUILESS_MAIN(MemoryTest)
#include "memory_test.moc"
