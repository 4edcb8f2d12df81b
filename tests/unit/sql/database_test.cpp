// The encrypted database: format, keys, damage, full disks, migrations, transactions.
#include "core/sql/database.h"

#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <QTemporaryDir>
#include <QTest>
#include <array>

#include "core/base/ids.h"
#include "tests/unit/dies.h"
#include "tests/unit/durable.h"

using namespace reseal;
using namespace reseal::test;

namespace {

constexpr std::string_view kFirst =
    "CREATE TABLE note(id INTEGER PRIMARY KEY, text TEXT NOT NULL, body BLOB);"
    "CREATE UNIQUE INDEX note_text ON note(text);";
constexpr std::string_view kSecond =
    "ALTER TABLE note ADD COLUMN stars INTEGER NOT NULL DEFAULT 3;"
    "CREATE TABLE mark(note INTEGER NOT NULL REFERENCES note(id), colour TEXT)";
constexpr std::string_view kBroken = "CREATE TABLE half(a); CREATE TABLE half(a)";
constexpr std::array kOne = {kFirst};
constexpr std::array kTwo = {kFirst, kSecond};
constexpr std::array kTwoBroken = {kFirst, kBroken};

sql::Schema schema(std::span<const std::string_view> migrations,
                   sql::Journal journal = sql::Journal::Rollback) {
    return {"test", migrations, journal};
}

crypto::SecretBytes key(std::uint8_t fill = 7) {
    crypto::SecretBytes out(32);
    for (std::uint8_t& byte : out.mutableView()) byte = fill++;
    return out;
}

Status addNote(sql::Database& database, std::string_view text, ByteView body = {}) {
    RESEAL_ASSIGN(auto transaction, sql::Transaction::begin(database, "note"));
    RESEAL_TRY(database.run("INSERT INTO note(text, body) VALUES(?, ?)", text, sql::checked(body)));
    return transaction.commit();
}

}  // namespace

class DatabaseTest : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> folder_;
    fs::path path() const { return fs::path(folder_->path().toStdString()) / "test.db"; }

private Q_SLOTS:
    void init() { folder_ = std::make_unique<QTemporaryDir>(); }

    void libraryIsSqlCipher() { QCOMPARE(codeOf(sql::checkLibrary()), "fine"); }

    void valuesComeBackAsTheyWere() {
        sql::Database database = must(sql::Database::create(path(), key(), schema(kOne)));
        const Bytes zeros(3, 0);
        must(addNote(database, "Ünïcödé \"'", zeros));
        must(addNote(database, "", Bytes{}));
        sql::Statement rows = must(database.prepare("SELECT text, body, id, ? FROM note ORDER BY id"));
        rows.bind(Bytes{});
        QVERIFY(must(rows.step()));
        QCOMPARE(rows.text(0), "Ünïcödé \"'");
        QVERIFY(must(rows.checkedBytes(1)) == zeros);
        QCOMPARE(rows.integer(2), 1);
        QCOMPARE(codeOf(rows.fixed<TxId>(1)), "Damaged");
        QVERIFY(must(rows.step()));
        QVERIFY(!rows.isNull(0) && rows.text(0).empty());
        QVERIFY(must(rows.checkedBytes(1)).empty());
        QVERIFY(!rows.isNull(3));  // an empty blob is not NULL
        QVERIFY(!must(rows.step()));
    }

    void unsignedOverInt64IsRefused() {
        sql::Database database = must(sql::Database::create(path(), key(), schema(kOne)));
        QCOMPARE(codeOf(database.integer("SELECT ?", std::uint64_t{1} << 63)), "InvalidArgument");
        QCOMPARE(must(database.integer("SELECT ?", (std::uint64_t{1} << 63) - 1)), INT64_MAX);
    }

    void constraintsAreToldApart() {
        sql::Database database = must(sql::Database::create(path(), key(), schema(kTwo)));
        must(addNote(database, "one"));
        QCOMPARE(codeOf(addNote(database, "one")), "AlreadyExists");
        sql::Transaction transaction = must(sql::Transaction::begin(database, "x"));
        QCOMPARE(codeOf(database.run("INSERT INTO note(text) VALUES(NULL)")), "Conflict");
        QCOMPARE(codeOf(database.run("INSERT INTO mark(note, colour) VALUES(99, 'red')")), "Conflict");
    }

    void transactionsAreWholeAndNest() {
        sql::Database database = must(sql::Database::create(path(), key(), schema(kOne)));
        {
            const sql::Transaction forgotten = must(sql::Transaction::begin(database, "outer"));
            must(addNote(database, "lost with the outer one"));
        }
        QCOMPARE(must(database.integer("SELECT count(*) FROM note")), 0);
        sql::Transaction outer = must(sql::Transaction::begin(database, "outer"));
        {
            const sql::Transaction inner = must(sql::Transaction::begin(database, "inner"));
            must(database.run("INSERT INTO note(text) VALUES('lost')"));
        }
        must(addNote(database, "kept"));
        must(outer.commit());
        QVERIFY(!database.inTransaction());
        QCOMPARE(must(database.integer("SELECT count(*) FROM note WHERE text = 'kept'")), 1);
        QCOMPARE(must(database.integer("SELECT count(*) FROM note")), 1);
    }

    void writingOutsideATransactionIsABug() {
        QVERIFY(diesByCheck([&] {
            sql::Database database = must(sql::Database::create(path(), key(), schema(kOne)));
            (void)database.run("INSERT INTO note(text) VALUES('x')");
        }));
    }

    void settingsAreThose() {
        sql::Database database = must(sql::Database::create(path(), key(), schema(kOne)));
        QCOMPARE(must(database.integer("PRAGMA temp_store")), 2);
        QCOMPARE(must(database.integer("PRAGMA synchronous")), 2);
        QCOMPARE(must(database.integer("PRAGMA foreign_keys")), 1);
        QCOMPARE(must(database.integer("PRAGMA secure_delete")), 1);
        QCOMPARE(must(database.integer("PRAGMA page_size")), 4096);
        QCOMPARE(fs::status(path()).permissions(), fs::perms::owner_read | fs::perms::owner_write);
    }

    // Decrypts page 1 without SQLCipher: whichever version wrote it, this is the format.
    void fileFormatIsThis() {
        { sql::Database database = must(sql::Database::create(path(), key(), schema(kOne))); }
        const Bytes file = contentOf(path());
        QCOMPARE(file.size() % 4096, std::size_t{0});
        const crypto::SecretBytes secret = key();
        std::array<std::uint8_t, 16> salt{};
        for (std::size_t i = 0; i < 16; ++i) salt[i] = file[i] ^ 0x3a;
        std::array<std::uint8_t, 32> macKey{};
        PKCS5_PBKDF2_HMAC_SHA1(reinterpret_cast<const char*>(secret.data()), 32, salt.data(), 16, 2, 32,
                               macKey.data());
        // What is authenticated: ciphertext and IV, then the page number.
        Bytes covered(file.begin() + 16, file.begin() + 4096 - 32);
        append(covered, le32(1));
        std::array<std::uint8_t, 20> mac{};
        unsigned length = 0;
        HMAC(EVP_sha1(), macKey.data(), 32, covered.data(), covered.size(), mac.data(), &length);
        QVERIFY(equal(mac, ByteView(file).subspan(4096 - 32, 20)));

        Bytes plain(4096);
        int done = 0;
        EVP_CIPHER_CTX* context = EVP_CIPHER_CTX_new();
        EVP_DecryptInit_ex(context, EVP_aes_256_cbc(), nullptr, secret.data(), file.data() + 4096 - 48);
        EVP_CIPHER_CTX_set_padding(context, 0);
        EVP_DecryptUpdate(context, plain.data(), &done, file.data() + 16, 4096 - 16 - 48);
        EVP_CIPHER_CTX_free(context);
        // SQLite header byte 20: what it leaves free at a page's end, at least what SQLCipher needs
        // there. 4.6 writes its own default; each version goes by what it finds.
        QVERIFY(plain[4] == 48 || plain[4] == 80);
        QVERIFY(textOf(plain).find("CREATE TABLE note") != std::string_view::npos);
    }

    void storedFileOfVersion34Opens() {
        const fs::path stored = fs::path(RESEAL_SOURCE_DIR) / "tests/unit/sql/sqlcipher-3.4.db";
        fs::copy_file(stored, path());
        sql::Database database = must(sql::Database::open(path(), key(), schema(kTwo)));
        QCOMPARE(
            must(database.integer("SELECT count(*) FROM note WHERE text = 'written by 3.4' AND stars = 3")),
            1);
        QCOMPARE(codeOf(database.verify()), "fine");
    }

    void nothingIsReadableInTheFiles() {
        for (const sql::Journal journal : {sql::Journal::Rollback, sql::Journal::Wal}) {
            fs::remove(path());
            sql::Database database = must(sql::Database::create(path(), key(), schema(kOne, journal)));
            must(addNote(database, "Wilhelmine Musterfrau"));
            int files = 0;
            for (const auto& entry : fs::directory_iterator(path().parent_path())) {
                const Bytes content = contentOf(entry.path());
                QVERIFY(textOf(content).find("Wilhelmine") == std::string_view::npos);
                QVERIFY(textOf(content).find("CREATE TABLE") == std::string_view::npos);
                QVERIFY(textOf(content).find("SQLite format") == std::string_view::npos);
                ++files;
            }
            QCOMPARE(files, 2);  // with journal or log
        }
    }

    void deletedContentIsOverwritten() {
        Bytes before, after;
        {
            sql::Database database =
                must(sql::Database::create(path(), key(), schema(kOne, sql::Journal::Wal)));
            must(addNote(database, "a", Bytes(100'000, 0x55)));
            must(database.checkpoint());
            before = contentOf(path());
            sql::Transaction transaction = must(sql::Transaction::begin(database, "delete"));
            must(database.run("DELETE FROM note"));
            must(transaction.commit());
            must(database.checkpoint());
            after = contentOf(path());
        }
        QCOMPARE(after.size(), before.size());
        // Every page that held the content was written again.
        for (std::size_t page = 4; page * 4096 < before.size(); ++page)
            QVERIFY(!equal(ByteView(before).subspan(page * 4096, 4096),
                           ByteView(after).subspan(page * 4096, 4096)));
    }

    void wrongKeyAndMissingFile() {
        { sql::Database database = must(sql::Database::create(path(), key(), schema(kOne))); }
        const Bytes before = contentOf(path());
        QCOMPARE(codeOf(sql::Database::open(path(), key(8), schema(kOne))), "CannotOpen");
        QVERIFY(contentOf(path()) == before);
        QCOMPARE(codeOf(sql::Database::open(path().string() + "-not", key(), schema(kOne))), "NotFound");
        QCOMPARE(codeOf(sql::Database::create(path(), key(), schema(kOne))), "AlreadyExists");
        QVERIFY(contentOf(path()) == before);
    }

    void emptyOrCutIsDamaged() {
        {
            sql::Database database = must(sql::Database::create(path(), key(), schema(kOne)));
            must(addNote(database, "big", Bytes(100'000, 1)));
        }
        fs::resize_file(path(), 20 * 4096);
        Result<sql::Database> cut = sql::Database::open(path(), key(), schema(kOne));
        QCOMPARE(cut ? codeOf(cut->verify()) : codeOf(cut), "Damaged");
        fs::resize_file(path(), 0);
        QCOMPARE(codeOf(sql::Database::open(path(), key(), schema(kOne))), "Damaged");
        QCOMPARE(fs::file_size(path()), std::uintmax_t{0});
    }

    void orphanedJournalIsNotOverwritten() {
        must(writeFileDurably(path().string() + "-wal", bytesOf("what is left")));
        QCOMPARE(codeOf(sql::Database::create(path(), key(), schema(kOne))), "AlreadyExists");
    }

    void everyFlippedBitIsFound() {
        {
            sql::Database database = must(sql::Database::create(path(), key(), schema(kOne)));
            for (int i = 0; i < 40; ++i) must(addNote(database, "note " + std::to_string(i), Bytes(900, 9)));
        }
        const Bytes sound = contentOf(path());
        for (std::uint64_t page = 0; page * 4096 < sound.size(); ++page) {
            for (const std::uint64_t within :
                 {5, 700, 4050, 4070}) {  // salt or ciphertext, ciphertext, IV, HMAC
                must(writeFileDurably(path(), sound));
                flipBit(path(), page * 4096 + within);
                Result<sql::Database> opened = sql::Database::open(path(), key(), schema(kOne));
                const std::string code = opened ? codeOf(opened->verify()) : codeOf(opened);
                QVERIFY2(code == (page == 0 ? "CannotOpen" : "Damaged") || code == "Damaged",
                         (std::to_string(page) + "+" + std::to_string(within) + ": " + code).c_str());
            }
        }
        must(writeFileDurably(path(), sound));
        sql::Database database = must(sql::Database::open(path(), key(), schema(kOne)));
        QCOMPARE(codeOf(database.verify()), "fine");
    }

    // SQLCipher alone does not give this: see Checked.
    void damageNeverChangesAnAnswer() {
        const Bytes body(50'000, 1);
        {
            sql::Database database = must(sql::Database::create(path(), key(), schema(kOne)));
            must(addNote(database, "big", body));
        }
        const Bytes sound = contentOf(path());
        int found[2] = {0, 0}, unnoticed[2] = {0, 0};
        for (std::uint64_t page = 1; page * 4096 < sound.size(); ++page) {
            for (const bool zeros : {false, true}) {
                Bytes bad = sound;
                bad[page * 4096 + 2000] ^= 0x10;
                if (zeros) std::fill_n(bad.begin() + static_cast<std::ptrdiff_t>(page * 4096), 4096, 0);
                must(writeFileDurably(path(), bad));
                Result<sql::Database> database = sql::Database::open(path(), key(), schema(kOne));
                if (!database) continue;
                sql::Statement row = must(database->prepare("SELECT body FROM note"));
                row.bind();
                const Result<bool> stepped = row.step();
                if (!stepped) {
                    QCOMPARE(codeOf(stepped), "Damaged");
                    ++found[zeros];
                } else if (*stepped) {
                    const Result<Bytes> got = row.checkedBytes(0);
                    if (!got) {
                        QCOMPARE(codeOf(got), "Damaged");
                        ++found[zeros];
                        ++unnoticed[zeros];
                    } else {
                        QVERIFY(*got == body);  // the damage is elsewhere
                    }
                }
            }
        }
        QVERIFY(found[0] >= 12 && found[1] >= 12);  // the pages that the body fills
        QVERIFY(unnoticed[1] > 0);                  // or the check would be of no use
    }

    void olderFileIsUpgraded() {
        {
            sql::Database database = must(sql::Database::create(path(), key(), schema(kOne)));
            must(addNote(database, "from version 1"));
            QCOMPARE(database.version(), 1);
        }
        {
            sql::Database database = must(sql::Database::open(path(), key(), schema(kTwo)));
            QCOMPARE(database.version(), 2);
            QCOMPARE(must(database.integer("SELECT stars FROM note")), 3);
        }
        QCOMPARE(must(sql::Database::open(path(), key(), schema(kTwo))).version(), 2);
    }

    void newerFileIsLeftAlone() {
        for (const sql::Journal journal : {sql::Journal::Rollback, sql::Journal::Wal}) {
            fs::remove(path());
            { sql::Database database = must(sql::Database::create(path(), key(), schema(kTwo, journal))); }
            const Bytes before = contentOf(path());
            QCOMPARE(codeOf(sql::Database::open(path(), key(), schema(kOne))), "TooNew");
            QVERIFY(contentOf(path()) == before);
        }
    }

    void failedMigrationChangesNothing() {
        { sql::Database database = must(sql::Database::create(path(), key(), schema(kOne))); }
        const Bytes before = contentOf(path());
        QVERIFY(!sql::Database::open(path(), key(), schema(kTwoBroken)));
        QVERIFY(contentOf(path()) == before);
        fs::remove(path());
        QVERIFY(!sql::Database::create(path(), key(), schema(kTwoBroken)));
        QVERIFY(fs::is_empty(path().parent_path()));
    }

    void secondProcessIsTold() {
        const sql::Database database = must(sql::Database::create(path(), key(), schema(kOne)));
        // The lock is taken by the first write or read of a transaction; opening reads.
        const int code = inChild([&] {
            const auto opened = sql::Database::open(path(), key(), schema(kOne));
            return !opened && opened.error().code == ErrorCode::Locked ? 0 : 1;
        });
        QCOMPARE(code, 0);
    }

    void fullDiskIsSaidAndNothingIsHalf() {
        for (const sql::Journal journal : {sql::Journal::Rollback, sql::Journal::Wal}) {
            fs::remove(path());
            fs::remove(path().string() + "-wal");
            {
                sql::Database database = must(sql::Database::create(path(), key(), schema(kOne, journal)));
                must(addNote(database, "before"));
            }
            const int code = inChild([&] {
                sql::Database database = must(sql::Database::open(path(), key(), schema(kOne, journal)));
                fillDisk(200'000);
                const Status full = addNote(database, "too much", Bytes(1 << 20, 1));
                if (full || full.error().code != ErrorCode::DiskFull) return 1;
                if (!addNote(database, "still fits")) return 2;  // the connection goes on
                return 0;
            });
            QCOMPARE(code, 0);
            sql::Database database = must(sql::Database::open(path(), key(), schema(kOne, journal)));
            QCOMPARE(codeOf(database.verify()), "fine");
            QCOMPARE(must(database.integer("SELECT count(*) FROM note WHERE text = 'too much'")), 0);
            QCOMPARE(must(database.integer("SELECT count(*) FROM note")), 2);
        }
    }

    void killedWriterLosesNothingCommitted() {
        for (const sql::Journal journal : {sql::Journal::Rollback, sql::Journal::Wal}) {
            fs::remove(path());
            { sql::Database database = must(sql::Database::create(path(), key(), schema(kOne, journal))); }
            const int ended = inChild([&] {
                sql::Database database = must(sql::Database::open(path(), key(), schema(kOne, journal)));
                must(addNote(database, "committed", Bytes(30'000, 2)));
                const sql::Transaction open = must(sql::Transaction::begin(database, "open"));
                must(database.run("INSERT INTO note(text, body) VALUES('never', ?)",
                                  sql::checked(Bytes(3'000'000, 3))));
                ::raise(SIGKILL);
                return 0;
            });
            QCOMPARE(ended, -SIGKILL);
            sql::Database database = must(sql::Database::open(path(), key(), schema(kOne, journal)));
            QCOMPARE(codeOf(database.verify()), "fine");
            QCOMPARE(must(database.integer("SELECT count(*) FROM note WHERE text = 'committed'")), 1);
            QCOMPARE(must(database.integer("SELECT count(*) FROM note")), 1);
            fs::remove(path().string() + "-wal");
        }
    }

    void cacheIsAsLargeAsTheSchemaSays() {
        sql::Schema large = schema(kOne);
        large.cacheMiB = 32;
        { sql::Database made = must(sql::Database::create(path(), key(), large)); }
        const auto cacheKiB = [&](const sql::Schema& as) {
            sql::Database database = must(sql::Database::open(path(), key(), as));
            return -must(database.integer("PRAGMA cache_size"));
        };
        QCOMPARE(cacheKiB(large), 32 * 1024);
        QCOMPARE(cacheKiB(schema(kOne)), 2 * 1024);
    }

    void interruptedCreationIsNoDatabase() {
        must(writeFileDurably(path().string() + ".new", bytesOf("half of one")));
        QCOMPARE(codeOf(sql::Database::open(path(), key(), schema(kOne))), "NotFound");
        QCOMPARE(codeOf(sql::Database::create(path(), key(), schema(kOne))), "fine");
        QVERIFY(!fs::exists(path().string() + ".new"));
    }
};

QTEST_GUILESS_MAIN(DatabaseTest)
#include "database_test.moc"
