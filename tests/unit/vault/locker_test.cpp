// The locker: values, versions, the sealed form, and merging that comes to the same on every device.
#include "core/vault/locker.h"

#include "core/base/cbor.h"
#include "core/crypto/aead.h"
#include "core/crypto/keys.h"
#include "core/vault/schema.h"
#include "tests/unit/durable.h"

#include <QTemporaryDir>

using namespace reseal;
using namespace reseal::test;
using crypto::SecretBytes;

namespace {

// The tables of a vault, under a key instead of a passphrase.
sql::Database tables(const fs::path& folder) {
    const fs::path file = folder / "database";
    const crypto::SecretBytes key(32);
    return must(fs::exists(file) ? sql::Database::open(file, key, vault::kSchema)
                                 : sql::Database::create(file, key, vault::kSchema));
}

}  // namespace

class LockerTest : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> home_;
    fs::path folder(const char* name) const {
        const fs::path out = fs::path(home_->path().toStdString()) / name;
        fs::create_directories(out);
        return out;
    }

private Q_SLOTS:
    void init() { home_ = std::make_unique<QTemporaryDir>(); }

    void lockerTravels() {
        const crypto::PersonKeys keys(SecretBytes::random(32), ChainId::copy(Bytes(32, 5)));
        const SecretBytes key = keys.locker();
        sql::Database hereTables = tables(folder("here")), thereTables = tables(folder("there"));
        vault::Locker here(hereTables), there(thereTables);
        must(here.put("note", bytesOf("1"), bytesOf("on both")));
        must(there.import(key, must(here.exportEncrypted(key)).bytes));
        must(here.put("note", bytesOf("2"), bytesOf("from here")));
        must(here.remove("note", bytesOf("1")));
        must(there.put("note", bytesOf("3"), bytesOf("from there")));

        const vault::SealedLocker sealed = must(here.exportEncrypted(key));
        QCOMPARE(sealed.version, must(here.version()));
        QCOMPARE(sealed.bytes.size(), std::size_t{24 + (16 << 10) + 16});
        QVERIFY(textOf(sealed.bytes).find("from here") == std::string_view::npos);
        must(there.import(key, sealed.bytes));
        must(here.import(key, must(there.exportEncrypted(key)).bytes));
        QVERIFY(must(here.list("note")) == must(there.list("note")));
        QVERIFY(!must(there.get("note", bytesOf("1"))));
        QCOMPARE(must(there.import(key, sealed.bytes)), std::size_t{0});  // an old one takes nothing back
    }

    void lockerMergeIsTheSameEverywhere() {
        const SecretBytes key = SecretBytes::random(32);
        sql::Database aTables = tables(folder("a")), bTables = tables(folder("b"));
        vault::Locker a(aTables), b(bTables);
        must(a.put("draft", bytesOf("x"), bytesOf("A")));  // both at one version
        must(b.put("draft", bytesOf("x"), bytesOf("B")));
        const Bytes fromA = must(a.exportEncrypted(key)).bytes;
        const Bytes fromB = must(b.exportEncrypted(key)).bytes;
        must(a.import(key, fromB));
        must(b.import(key, fromA));
        QVERIFY(must(a.list("draft")) == must(b.list("draft")));
    }

    void lockerRefusesWhatIsNotIts() {
        const SecretBytes key = SecretBytes::random(32);
        sql::Database database = tables(folder("one"));
        vault::Locker locker(database);
        const Bytes sealed = must(locker.exportEncrypted(key)).bytes;
        const auto before = must(locker.version());
        QCOMPARE(codeOf(locker.import(SecretBytes::random(32), sealed)), "CannotOpen");
        Bytes bad = sealed;
        bad[1000] ^= 1;
        QCOMPARE(codeOf(locker.import(key, bad)), "CannotOpen");
        QCOMPARE(codeOf(locker.import(key, Bytes(10))), "Malformed");

        const auto seal = [&](const Bytes& snapshot, std::size_t size, std::uint8_t padding = 0) {
            Bytes padded(size, padding);
            std::ranges::copy(le64(snapshot.size()), padded.begin());
            std::ranges::copy(snapshot, padded.begin() + 8);
            const crypto::XNonce nonce{};
            Bytes out = toBytes(nonce);
            append(out, crypto::xchachaSeal(key, nonce, bytesOf("reseal/1/locker/snapshot"), padded));
            return out;
        };
        const auto snapshot = [](std::uint64_t format, std::uint64_t version, int copies) {
            cbor::Writer out;
            out.array(3).uint(format).uint(version).array(static_cast<std::uint64_t>(copies));
            for (int i = 0; i < copies; ++i) out.array(4).text("space").bytes(Bytes{1}).uint(3).null();
            return std::move(out).out();
        };
        constexpr std::size_t least = 16 << 10;
        QCOMPARE(codeOf(locker.import(key, seal(snapshot(1, 3, 1), least))), "fine");
        QCOMPARE(codeOf(locker.import(key, seal(snapshot(2, 3, 1), least))), "TooNew");
        QCOMPARE(codeOf(locker.import(key, seal(snapshot(1, 2, 1), least))),
                 "Malformed");  // entry over version
        QCOMPARE(codeOf(locker.import(key, seal(snapshot(1, 3, 2), least))), "Malformed");  // twice
        QCOMPARE(codeOf(locker.import(key, seal(snapshot(1, 3, 1), 2 * least))), "Malformed");
        QCOMPARE(codeOf(locker.import(key, seal(snapshot(1, 3, 1), least, 1))), "Malformed");
        QVERIFY(must(locker.version()) <= std::max<std::uint64_t>(before, 3));

        QCOMPARE(codeOf(locker.put("", Bytes{1}, {})), "InvalidArgument");
        QCOMPARE(codeOf(locker.put("a b", Bytes{1}, {})), "InvalidArgument");
        QCOMPARE(codeOf(locker.put("a", Bytes(65), {})), "InvalidArgument");
        QCOMPARE(codeOf(locker.put("a", Bytes{1}, Bytes(vault::kMaxLockerValue + 1))), "TooLarge");
    }
};

QTEST_GUILESS_MAIN(LockerTest)
#include "locker_test.moc"
