// What a node tells of the ledger on its disk.
#include "core/node/explorer_desk.h"

#include <QtTest>

#include "tests/unit/node/books.h"

using namespace reseal;
using namespace reseal::test;
using ledger::FoundKind;

namespace {

using Hits = std::vector<std::pair<FoundKind, std::string>>;
Hits found(Chapters& books, const std::string& words) {
    Hits out;
    const auto hits = books.desk().search(words);
    if (!hits) qFatal("%s", hits.error().text().c_str());
    for (const node::LedgerHit& hit : *hits) {
        if (hit.text.empty()) qFatal("a hit that says nothing");
        out.emplace_back(hit.kind, toHex(hit.id));
    }
    return out;
}
bool contains(const Hits& hits, FoundKind kind, ByteView id) {
    return std::ranges::find(hits, std::pair(kind, toHex(id))) != hits.end();
}

}  // namespace

class ExplorerDeskTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void blocks() {
        Chapters books;
        auto desk = books.desk();
        const auto all = *desk.blocks(0, 200);
        QCOMPARE(all.size(), std::size_t{6});
        for (std::size_t i = 0; i < all.size(); ++i) {
            const ledger::Block& block = books.blocks[5 - i];
            QVERIFY(all[i].header == block.header);
            QCOMPARE(all[i].transactions, block.transactions.size());
            QCOMPARE(all[i].certified,
                     block.header.height == 1 || block.header.height == 2 || block.header.height == 5);
            std::uint64_t bytes = block.header.encode().size();
            for (const ledger::Transaction& tx : block.transactions) {
                bytes += tx.signedBytes().size();
                if (tx.id() == books.blocks[2].transactions[4].id()) continue;  // void: it has lost them
                for (const auto& detail : tx.details()) bytes += detail->size();
            }
            QCOMPARE(all[i].bytes, bytes);
        }
        const auto page = *desk.blocks(5, 2);
        QCOMPARE(page.size(), std::size_t{2});
        QCOMPARE(page[0].header.height, ledger::Height{4});
        QCOMPARE(page[1].header.height, ledger::Height{3});
        QVERIFY(desk.blocks(1, 5)->empty());
        QVERIFY(desk.blocks(0, 0)->empty());
        QCOMPARE(desk.blocks(UINT64_MAX, 1)->front().header.height, ledger::Height{6});
    }

    void noMoreThanAPage() {
        Books books;
        for (std::size_t i = 0; i < store::kMaxBlockSummaries + 2; ++i) books.append({}, {0, 1, 2});
        QCOMPARE(books.desk().blocks(0, 100'000)->size(), store::kMaxBlockSummaries);
        QCOMPARE(books.desk().blocks(3, 100'000)->size(), std::size_t{2});
    }

    void blockAndTransaction() {
        Chapters books;
        auto desk = books.desk();
        const node::LedgerBlock third = *desk.block(3);
        QVERIFY(third.summary.header == books.blocks[2].header);
        QCOMPARE(third.transactions.size(), std::size_t{5});
        for (std::size_t i = 0; i < 5; ++i) {
            const node::LedgerTransaction& one = third.transactions[i];
            QVERIFY(one.transaction.id() == books.blocks[2].transactions[i].id());
            QVERIFY((one.place == store::TxPlace{3, i}));
            QCOMPARE(one.time.ms, books.blocks[2].header.time.ms);
            QVERIFY(one.refusal == (i == 4 ? ledger::Refusal::RequestUnknown : ledger::Refusal::None));
            const node::LedgerTransaction same = *desk.transaction(one.transaction.id());
            QVERIFY(same.transaction.encode() == one.transaction.encode());
            QVERIFY(same.place == one.place && same.refusal == one.refusal && same.time == one.time);
        }
        QVERIFY(desk.block(4)->transactions.empty());
        QCOMPARE(desk.block(0).error().code, ErrorCode::NotFound);
        QCOMPARE(desk.block(7).error().code, ErrorCode::NotFound);
        QCOMPARE(desk.transaction(TxId{}).error().code, ErrorCode::NotFound);
    }

    // Erased on the ledger, so erased here: it still proves what it was.
    void erasedDetails() {
        Chapters books;
        books.append(
            {books.tx(books.patient,
                      {ledger::Operation(ledger::Erase{ledger::world::World::idOf<RecordId>("r")})})},
            {0, 1, 2});
        const node::LedgerTransaction record = *books.desk().transaction(books.record.id());
        for (const auto& detail : record.transaction.details()) QVERIFY(!detail);
        QVERIFY(books.check(books.proof(books.record.id())).ok);
        QVERIFY(books.desk().blocks(4, 1)->front().bytes < books.blocks[2].encode().size() - 400);
    }

    void search() {
        Chapters books;
        const std::string record = books.record.id().hex();
        const std::string block = books.blocks[2].header.hash().hex();
        QCOMPARE(found(books, "3"), (Hits{{FoundKind::Block, block}}));
        QCOMPARE(found(books, " 3\n"), (Hits{{FoundKind::Block, block}}));
        QCOMPARE(found(books, "7"), Hits{});
        QCOMPARE(found(books, "0"), Hits{});
        QCOMPARE(found(books, block), (Hits{{FoundKind::Block, block}}));
        QCOMPARE(found(books, record), (Hits{{FoundKind::Transaction, record}}));
        for (std::size_t digits = 4; digits <= 64; ++digits) {
            QVERIFY(contains(found(books, block.substr(0, digits)), FoundKind::Block,
                             books.blocks[2].header.hash()));
            QVERIFY(
                contains(found(books, record.substr(0, digits)), FoundKind::Transaction, books.record.id()));
        }
        QString capitals = QString::fromStdString(record.substr(0, 9)).toUpper();
        QVERIFY(contains(found(books, capitals.toStdString()), FoundKind::Transaction, books.record.id()));

        const RecordId r = ledger::world::World::idOf<RecordId>("r");
        const auto asked = ledger::requestId(books.blocks[4].transactions.front().id(), 0);
        const auto named = [&](FoundKind kind, ByteView id) {
            const std::string hex = toHex(id);
            for (const std::size_t digits : {std::size_t{8}, std::size_t{9}, hex.size()})
                QVERIFY(contains(found(books, hex.substr(0, digits)), kind, id));
            for (const std::size_t digits : {std::size_t{4}, std::size_t{7}})
                QVERIFY(!contains(found(books, hex.substr(0, digits)), kind, id));
            std::string other = hex;
            other[7] = other[7] == '0' ? '1' : '0';
            QVERIFY(!contains(found(books, other), kind, id));
        };
        named(FoundKind::Clinic, books.clinic(1));
        named(FoundKind::Pseudonym, books.patient.key());
        named(FoundKind::Record, r);
        named(FoundKind::Request, asked);

        const auto identity = ledger::world::Person::ristretto("identity");
        const auto Y = ledger::IdentityKey::copy(identity.point.view());
        books.append({books.clinicTx(
            0, {ledger::Operation(ledger::Enrol{
                   Y, ledger::Role::Doctor,
                   crypto::proveKey(books.chain(), books.clinicSigns[0].publicKey(), identity)})})});
        named(FoundKind::Member, Y);
        const auto grant = books.grant(books.key, books.doctor);
        books.append({books.tx(books.patient, grant)});
        named(FoundKind::Grant, ledger::world::World::grantIdIn(grant));

        for (const char* wrong : {"", "abc", "no such thing", "12 34", "0x1234", "abcg", "-3"})
            QCOMPARE(books.desk().search(wrong).error().code, ErrorCode::InvalidArgument);
        QCOMPARE(books.desk().search(std::string(65, 'a')).error().code, ErrorCode::InvalidArgument);
        QCOMPARE(found(books, std::string(64, 'f')), Hits{});
        QCOMPARE(found(books, "18446744073709551615"), Hits{});  // digits of an id, no height
    }

    void atMostSoMany() {
        Books books;
        const ledger::world::Person patient("patient");
        books.append({books.tx(patient, {books.registration(patient, ledger::Role::Patient)})});
        QCOMPARE(ledger::findIds(books.view(), *ledger::IdPrefix::parse("0"), 0).size(), std::size_t{0});
        std::size_t all = 0;
        for (const char digit : std::string("0123456789abcdef"))
            all += ledger::findIds(books.view(), *ledger::IdPrefix::parse(std::string(1, digit)), 50).size();
        QCOMPARE(all, std::size_t{5});  // four clinics and a pseudonym
        for (int i = 0; i < 20; ++i) books.append({books.clinicTx(0, {ledger::Operation(ledger::Deny{})})});
        std::size_t transactions = 0, blocks = 0;
        for (const char digit : std::string("0123456789abcdef")) {
            const auto prefix = *ledger::IdPrefix::parse(std::string(1, digit));
            QVERIFY(books.store().blocks().transactionsLike(prefix, 1)->size() <= 1);
            QVERIFY(books.store().blocks().blocksLike(prefix, 1)->size() <= 1);
            transactions += books.store().blocks().transactionsLike(prefix, 50)->size();
            blocks += books.store().blocks().blocksLike(prefix, 50)->size();
        }
        QCOMPARE(transactions, std::size_t{21});
        QCOMPARE(blocks, std::size_t{21});
    }
};

QTEST_GUILESS_MAIN(ExplorerDeskTest)
#include "explorer_desk_test.moc"
