// Outbox, early statements, shares, deliveries and receipts: what is promised is kept, what is limited
// is refused, and what is destroyed stays destroyed.
#include "core/crypto/random.h"
#include "core/store/deliveries.h"
#include "core/store/early_statements.h"
#include "core/store/ledger_store.h"
#include "core/store/outbox.h"
#include "core/store/receipts.h"
#include "core/store/schema.h"
#include "core/store/shares.h"
#include "core/store/team.h"
#include "tests/unit/dies.h"
#include "tests/unit/durable.h"

#include <openssl/evp.h>

#include <QTemporaryDir>
#include <set>

using namespace reseal;
using namespace reseal::test;
using namespace reseal::store;
using crypto::SecretBytes;

namespace {
template <class Fixed>
Fixed id(std::uint64_t n) {
    Fixed out;
    std::ranges::copy(le64(n), out.bytes.begin());
    return out;
}
SecretBytes share(std::uint8_t fill) {
    return SecretBytes::copyOf(Bytes(32, fill));
}

// The pages of a database whose key is zeros, in clear (format: core/sql/database.h).
std::string decrypted(const Bytes& file) {
    std::string out;
    const Bytes key(32);
    for (std::size_t page = 0; page < file.size(); page += 4096) {
        const std::size_t skip = page == 0 ? 16 : 0, size = 4096 - 48 - skip;
        std::string plain(size, '\0');
        int done = 0;
        EVP_CIPHER_CTX* context = EVP_CIPHER_CTX_new();
        EVP_DecryptInit_ex(context, EVP_aes_256_cbc(), nullptr, key.data(), file.data() + page + 4096 - 48);
        EVP_CIPHER_CTX_set_padding(context, 0);
        EVP_DecryptUpdate(context, reinterpret_cast<std::uint8_t*>(plain.data()), &done,
                          file.data() + page + skip, static_cast<int>(size));
        EVP_CIPHER_CTX_free(context);
        out += plain;
    }
    return out;
}

// Destroys the share of grant 1; killed when that is committed, if the environment says so.
int child(const fs::path& file) {
    sql::Database database = must(sql::Database::open(file, SecretBytes(32), kLedgerSchema));
    must(Shares(database).destroy(id<GrantId>(1), {}));
    return 0;
}

}  // namespace

class NodeTablesTest : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> home_;
    fs::path folder() const { return home_->path().toStdString(); }
    // A new one the first time, the same again later.
    sql::Database tables() {
        const SecretBytes key(32);
        return must(fs::exists(folder() / "ledger")
                        ? sql::Database::open(folder() / "ledger", key, kLedgerSchema)
                        : sql::Database::create(folder() / "ledger", key, kLedgerSchema));
    }

private Q_SLOTS:
    void init() { home_ = std::make_unique<QTemporaryDir>(); }

    void outboxKeepsUntilOrderedOrExpired() {
        const auto entry = [](std::uint64_t n, std::int64_t expires) {
            return OutboxEntry{id<TxId>(n), id<ledger::AccountId>(1), Instant{expires}, Bytes(10, 1)};
        };
        {
            sql::Database database = tables();
            Outbox outbox(database);
            must(outbox.add(entry(3, 0)));
            must(outbox.add(entry(1, 1000)));
            must(outbox.add(entry(2, 2000)));
            must(outbox.add(entry(1, 1000)));
        }
        sql::Database database = tables();
        Outbox outbox(database);
        const auto pending = must(outbox.pending());
        QCOMPARE(pending.size(), std::size_t{3});
        QVERIFY(pending[0].id == id<TxId>(3) && pending[1].id == id<TxId>(1));  // as they were added
        QCOMPARE(must(outbox.removeExpired(Instant{1000})), std::size_t{0});  // until, and still at, its time
        QCOMPARE(must(outbox.removeExpired(Instant{1001})), std::size_t{1});
        QCOMPARE(must(outbox.removeExpired(Instant{INT64_MAX})), std::size_t{1});
        QVERIFY(must(outbox.contains(id<TxId>(3))));  // 0 is never
        must(outbox.remove(id<TxId>(3)));
        QVERIFY(must(outbox.pending()).empty());
    }

    void outboxIsBounded() {
        sql::Database database = tables();
        Outbox outbox(database);
        sql::Transaction all = must(sql::Transaction::begin(database, "all"));
        std::uint64_t n = 0;
        const auto add = [&](std::uint64_t author) {
            return codeOf(outbox.add({id<TxId>(n++), id<ledger::AccountId>(author), {}, {}}));
        };
        for (std::size_t i = 0; i < kMaxOutboxPerAuthor; ++i) QCOMPARE(add(1), "fine");
        QCOMPARE(add(1), "Limit");
        for (std::size_t i = kMaxOutboxPerAuthor; i < kMaxOutbox; ++i) QCOMPARE(add(2 + i / 500), "fine");
        QCOMPARE(add(99), "Limit");
        QCOMPARE(must(outbox.pending()).size(), kMaxOutbox);  // nothing was dropped for it
    }

    void earlyStatementsAreKeptForEverySigner() {
        const Bytes grant(16, 5);
        const auto by = [&](std::uint64_t signer) {
            return EarlyStatement{EarlyKind::Revocation, grant, id<SignPublic>(signer), Bytes(200, 9)};
        };
        {
            sql::Database database = tables();
            EarlyStatements early(database);
            must(early.add(by(2)));
            must(early.add(by(1)));
            must(early.add(by(1)));
            must(early.add({EarlyKind::Retirement, Bytes(32, 6), id<SignPublic>(1), Bytes(3, 1)}));
        }
        sql::Database database = tables();
        EarlyStatements early(database);
        const auto about = must(early.about(EarlyKind::Revocation, grant));
        QVERIFY(about == (std::vector<EarlyStatement>{by(1), by(2)}));
        QVERIFY(must(early.about(EarlyKind::Revocation, Bytes(16, 4))).empty());
        QCOMPARE(must(early.page(0, 9)).statements.size(), std::size_t{3});
        must(early.ordered(EarlyKind::Revocation, grant, id<SignPublic>(1)));
        QVERIFY(must(early.about(EarlyKind::Revocation, grant)) == std::vector<EarlyStatement>{by(2)});
        QCOMPARE(codeOf(early.add({EarlyKind::Revocation, Bytes(32), {}, {}})), "InvalidArgument");
        QCOMPARE(codeOf(early.add({EarlyKind::Retirement, Bytes(16), {}, {}})), "InvalidArgument");
        QCOMPARE(codeOf(early.about(EarlyKind::Retirement, Bytes(3))), "InvalidArgument");
    }

    void oneSignerCannotFillTheEarlyStatements() {
        sql::Database database = tables();
        EarlyStatements early(database);
        const auto add = [&](std::uint64_t n, std::uint64_t signer) {
            return codeOf(early.add(
                {EarlyKind::Revocation, toBytes(id<GrantId>(n)), id<SignPublic>(signer), Bytes(100)}));
        };
        for (std::uint64_t n = 0; n < kMaxEarlyPerSigner; ++n) QCOMPARE(add(n, 1), "fine");
        QCOMPARE(add(1000, 1), "Limit");
        QCOMPARE(add(3, 1), "fine");  // known already
        QCOMPARE(add(1000, 2), "fine");
        QCOMPARE(must(early.page(0, 1000)).statements.size(), kMaxEarlyPerSigner + 1);
    }

    void pagesLeaveNothingOut() {
        sql::Database database = tables();
        EarlyStatements early(database);
        const auto add = [&](std::uint64_t n) {
            must(
                early.add({EarlyKind::Revocation, toBytes(id<GrantId>(n)), id<SignPublic>(9 - n), Bytes(3)}));
        };
        for (std::uint64_t n = 0; n < 5; ++n) add(n);
        const auto first = must(early.page(0, 2));
        QCOMPARE(first.statements.size(), std::size_t{2});
        QVERIFY(first.next.has_value());
        // What leaves or comes in between moves nothing that was there.
        must(early.ordered(EarlyKind::Revocation, id<GrantId>(0), id<SignPublic>(9)));
        add(5);
        const auto second = must(early.page(*first.next, 2));
        const auto third = must(early.page(*second.next, 2));
        QVERIFY(!third.next);
        std::set<Bytes> seen;
        for (const auto* page : {&first, &second, &third})
            for (const EarlyStatement& one : page->statements) seen.insert(one.subject);
        QCOMPARE(seen.size(), std::size_t{6});
        QVERIFY(must(early.page(*second.next + 9, 2)).statements.empty());
    }

    void destroyedShareNeverComesBack() {
        const GrantId grant = id<GrantId>(1), unknown = id<GrantId>(2), other = id<GrantId>(3);
        {
            sql::Database database = tables();
            Shares shares(database);
            must(shares.keep(grant, share(1), Instant{10}));
            must(shares.keep(grant, share(1), Instant{11}));
            QCOMPARE(codeOf(shares.keep(grant, share(2), Instant{11})), "Conflict");
            must(shares.keep(other, share(3), Instant{10}));
            QVERIFY(crypto::equalSecret(must(shares.find(grant)).value(), share(1)));
            QVERIFY(must(shares.held()) == (std::vector<GrantId>{grant, other}));
            must(shares.destroy(grant, Instant{20}));
            must(shares.destroy(grant, Instant{30}));
            must(shares.destroy(unknown, Instant{25}));  // revoked before it came
        }
        sql::Database database = tables();
        Shares shares(database);
        QVERIFY(!must(shares.find(grant)));
        QVERIFY(must(shares.destroyedAt(grant)) == std::optional(Instant{20}));
        QVERIFY(!must(shares.destroyedAt(other)));
        QCOMPARE(codeOf(shares.keep(grant, share(1), Instant{40})), "Revoked");
        QCOMPARE(codeOf(shares.keep(unknown, share(1), Instant{40})), "Revoked");
        QVERIFY(must(shares.held()) == std::vector<GrantId>{other});
    }

    // Even for one who has the database's key: neither file holds it any more.
    void destroyedShareIsOverwritten() {
        const SecretBytes k = SecretBytes::copyOf(bytesOf("the share that must be destroyed"));
        const auto log = folder() / "ledger-wal";
        Bytes before;
        {
            sql::Database database = tables();
            Shares shares(database);
            must(shares.keep(id<GrantId>(1), k, {}));
            must(database.checkpoint());
            before = contentOf(folder() / "ledger");
            QVERIFY(decrypted(before).find(textOf(k)) != std::string::npos);
            must(shares.destroy(id<GrantId>(1), {}));
            QCOMPARE(fs::file_size(log), std::uintmax_t{0});
            const Bytes after = contentOf(folder() / "ledger");
            QVERIFY(decrypted(after).find(textOf(k)) == std::string::npos);
        }
    }

    // Whoever starts again takes the share for destroyed and says so.
    void aStartFinishesWhatACrashInterrupted() {
        const SecretBytes k = SecretBytes::copyOf(bytesOf("the share that must be destroyed"));
        const auto file = folder() / "ledger", log = folder() / "ledger-wal";
        const auto standsInFile = [&] {
            return decrypted(contentOf(file)).find(textOf(k)) != std::string::npos;
        };
        {
            sql::Database database = tables();
            must(Shares(database).keep(id<GrantId>(1), k, {}));
        }
        qputenv("RESEAL_KILL_AFTER", "committed");
        const int died = inProcess(file.string(), 1);
        qunsetenv("RESEAL_KILL_AFTER");
        QCOMPARE(died, -SIGKILL);
        QVERIFY(standsInFile() && fs::file_size(log) > 0);
        LedgerStore store = must(LedgerStore::open(file, SecretBytes(32)));
        QVERIFY(must(store.shares().destroyedAt(id<GrantId>(1))));
        QVERIFY(!standsInFile());
        QCOMPARE(fs::file_size(log), std::uintmax_t{0});
    }

    void destroyingInsideATransactionIsABug() {
        QVERIFY(diesByCheck([&] {
            sql::Database database = tables();
            const sql::Transaction outer = must(sql::Transaction::begin(database, "outer"));
            (void)Shares(database).destroy(id<GrantId>(1), {});
        }));
    }

    void deliveriesWaitUntilAcceptedRevokedOrExpired() {
        const auto delivery = [](std::uint64_t grant, std::uint64_t proxy, std::int64_t until = INT64_MAX) {
            return ShareDelivery{id<GrantId>(grant), id<ClinicId>(proxy), Instant{until}, Bytes(80, 7)};
        };
        {
            sql::Database database = tables();
            Deliveries deliveries(database);
            for (const auto& one : {delivery(1, 1), delivery(1, 2), delivery(2, 1), delivery(3, 2, 5000)})
                must(deliveries.add(one));
            must(deliveries.add(delivery(2, 1)));
        }
        sql::Database database = tables();
        Deliveries deliveries(database);
        QCOMPARE(must(deliveries.pending()).size(), std::size_t{4});
        QVERIFY(must(deliveries.pendingFor(id<ClinicId>(1))) ==
                (std::vector<ShareDelivery>{delivery(1, 1), delivery(2, 1)}));
        must(deliveries.accepted(id<GrantId>(1), id<ClinicId>(1)));
        must(deliveries.dropGrant(id<GrantId>(2)));
        QVERIFY(must(deliveries.pending()) ==
                (std::vector<ShareDelivery>{delivery(1, 2), delivery(3, 2, 5000)}));
        QCOMPARE(must(deliveries.dropExpired(Instant{5000})), std::size_t{0});
        QCOMPARE(must(deliveries.dropExpired(Instant{5001})), std::size_t{1});
        QVERIFY(must(deliveries.pending()) == std::vector<ShareDelivery>{delivery(1, 2)});
        ShareDelivery large = delivery(9, 9);
        large.boxed.resize(kMaxBoxedShare + 1);
        QCOMPARE(codeOf(deliveries.add(large)), "TooLarge");
    }

    void receiptsAddUpAndClose() {
        const GrantId grant = id<GrantId>(1), other = id<GrantId>(2);
        const ReceiptEntry released{Outcome::Released, toBytes(bytesOf("released"))};
        const ReceiptEntry refused{Outcome::Refused, toBytes(bytesOf("refused"))};
        QCOMPARE(ledger::releaseHour(Instant{2 * 3'600'000 - 1}), std::uint64_t{1});
        {
            sql::Database database = tables();
            Receipts receipts(database);
            must(receipts.add({grant, 10}, released));
            must(receipts.add({grant, 10}, refused));
            must(receipts.add({grant, 10}, released));
            must(receipts.add({other, 9}, refused));
            must(receipts.add({grant, 11}, released));
        }
        sql::Database database = tables();
        Receipts receipts(database);
        QVERIFY(must(receipts.entries({grant, 10})) ==
                (std::vector<ReceiptEntry>{released, refused, released}));
        using Hours = std::vector<ledger::GrantHour>;
        QVERIFY((must(receipts.unsettled(11, 100)) == Hours{{other, 9}, {grant, 10}}));
        QCOMPARE(must(receipts.unsettled(11, 1)).size(), std::size_t{1});
        QVERIFY((must(receipts.unsettled(11, 100, {other, 9})) == Hours{{grant, 10}}));
        QVERIFY((must(receipts.unsettled(11, 100, {grant, 9})) == Hours{{other, 9}, {grant, 10}}));
        QVERIFY(must(receipts.unsettled(11, 100, {grant, 10})).empty());
        const HourSummary counted = must(receipts.close({grant, 10}));
        QVERIFY(counted.released == 2 && counted.refused == 1);
        const Hash32 a = crypto::merkleLeaf(released.bytes), b = crypto::merkleLeaf(refused.bytes);
        QVERIFY(counted.root == crypto::merkleRoot({a, b, a}));
        // Nothing more comes into it, and it stays due until it is seen on the ledger.
        QCOMPARE(codeOf(receipts.add({grant, 10}, refused)), "Conflict");
        QVERIFY(must(receipts.close({grant, 10})) == counted);
        QVERIFY((must(receipts.unsettled(11, 100)) == Hours{{other, 9}, {grant, 10}}));
        must(receipts.settle({grant, 10}, {}));
        QVERIFY((must(receipts.unsettled(11, 100)) == Hours{{other, 9}}));
        must(receipts.settle({other, 9}, {}));
        QCOMPARE(codeOf(receipts.add({other, 9}, refused)), "Conflict");
        QCOMPARE(codeOf(receipts.close({grant, 12})), "NotFound");
    }

    void oldReceiptsAreLetGoOf() {
        const Instant hour10{10 * 3'600'000}, later = hour10 + kReceiptsKept;
        const GrantId grant = id<GrantId>(1);
        {
            sql::Database database = tables();
            Receipts receipts(database);
            for (std::uint64_t hour = 6; hour <= 11; ++hour)
                must(receipts.add({grant, hour}, {Outcome::Released, Bytes(4, 1)}));
            for (std::uint64_t hour = 6; hour <= 8; ++hour) must(receipts.settle({grant, hour}, hour10));
            must(receipts.settle({grant, 9}, later));  // it came onto the ledger late
            must(receipts.settle({grant, 11}, {}));    // not to be trusted: when it was is not known
            QCOMPARE(must(receipts.dropEntries(hour10, 9)), std::size_t{0});
            QCOMPARE(must(receipts.dropEntries(hour10 + milliseconds(1), 2)), std::size_t{2});
            QCOMPARE(must(receipts.dropEntries(hour10 + milliseconds(1), 2)), std::size_t{1});
            QCOMPARE(must(receipts.dropEntries(hour10 + milliseconds(1), 2)), std::size_t{0});
        }
        sql::Database database = tables();
        Receipts receipts(database);
        for (std::uint64_t hour = 6; hour <= 8; ++hour) {
            QCOMPARE(codeOf(receipts.entries({grant, hour})), "Expired");
            QCOMPARE(codeOf(receipts.add({grant, hour}, {Outcome::Released, Bytes(4, 1)})), "Conflict");
        }
        for (std::uint64_t hour = 9; hour <= 11; ++hour)
            QCOMPARE(must(receipts.entries({grant, hour})).size(), std::size_t{1});
        QVERIFY((must(receipts.unsettled(99, 9)) == std::vector<ledger::GrantHour>{{grant, 10}}));
        QCOMPARE(must(database.integer("SELECT count(*) FROM receipt")), std::int64_t{3});
    }

    void nothingIsReleasedThatCouldNotBeShown() {
        sql::Database database = tables();
        Receipts receipts(database);
        const GrantId grant = id<GrantId>(1);
        {
            sql::Transaction all = must(sql::Transaction::begin(database, "all"));
            for (std::size_t i = 0; i < kMaxEntriesPerHour; ++i)
                must(receipts.add({grant, 1}, {Outcome::Released, Bytes(4, 1)}));
            must(all.commit());
        }
        QCOMPARE(codeOf(receipts.add({grant, 1}, {Outcome::Released, Bytes(4, 1)})), "Limit");
        QCOMPARE(codeOf(receipts.add({grant, 1}, {Outcome::Refused, Bytes(4, 1)})), "fine");
        const HourSummary summary = must(receipts.close({grant, 1}));
        QCOMPARE(summary.released, std::uint64_t{kMaxEntriesPerHour});
        QCOMPARE(summary.refused, std::uint64_t{1});
        QCOMPARE(must(receipts.entries({grant, 1})).size(), kMaxEntriesPerHour);
        QCOMPARE(codeOf(receipts.add({grant, 2}, {Outcome::Released, Bytes(kMaxReceiptEntry + 1)})),
                 "TooLarge");
    }

    // Who read for a team makes an entry long: an hour is full before all of it no longer fits an answer.
    void anHourIsFullByItsBytesToo() {
        sql::Database database = tables();
        Receipts receipts(database);
        const ledger::GrantHour hour{id<GrantId>(1), 1};
        sql::Transaction all = must(sql::Transaction::begin(database, "all"));
        std::size_t bytes = 0, entries = 0;
        while (receipts.add(hour, {Outcome::Released, Bytes(kMaxReceiptEntry, 1)})) {
            QVERIFY(bytes < kFullHourBytes);
            bytes += kMaxReceiptEntry;
            ++entries;
        }
        QVERIFY(bytes >= kFullHourBytes && isFullHour(entries, bytes));
        QVERIFY(!isFullHour(entries - 1, bytes - kMaxReceiptEntry));
        QCOMPARE(codeOf(receipts.add(hour, {Outcome::Released, Bytes(1)})), "Limit");
        QCOMPARE(codeOf(receipts.add(hour, {Outcome::Refused, Bytes(1)})), "fine");  // counted alone
        QCOMPARE(must(receipts.entries(hour)).size(), entries);
        must(all.commit());
    }

    void theTeamIsKept() {
        const auto member = id<Hash32>(1), other = id<Hash32>(2);
        {
            sql::Database database = tables();
            Team team(database);
            must(team.add(other, Instant{7}));
            must(team.add(member, Instant{5}));
            QCOMPARE(codeOf(team.add(member, Instant{6})), "AlreadyExists");
            QVERIFY(must(team.contains(member)) && !must(team.contains(id<Hash32>(3))));
        }
        sql::Database database = tables();
        Team team(database);
        QVERIFY((must(team.list()) == std::vector<Team::Member>{{other, Instant{7}}, {member, Instant{5}}}));
        must(team.remove(member));
        QCOMPARE(codeOf(team.remove(member)), "NotFound");
        QVERIFY(!must(team.contains(member)) && must(team.contains(other)));
    }
};

int main(int argc, char** argv) {
    if (const char* file = std::getenv("RESEAL_CHILD")) return child(file);
    QCoreApplication application(argc, argv);
    NodeTablesTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "node_tables_test.moc"
