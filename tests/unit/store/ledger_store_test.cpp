// The node's database: a block and its consequences are there together or not at all, details can be
// erased, the state reads like the one in memory, and damage is found.
#include "core/store/ledger_store.h"

#include "core/base/moment.h"
#include "core/crypto/random.h"
#include "core/ledger/state.h"
#include "core/sql/database.h"
#include "core/store/schema.h"
#include "tests/unit/dies.h"
#include "tests/unit/durable.h"

#include <QCoreApplication>
#include <QTemporaryDir>
#include <random>
#include <set>

using namespace reseal;
using namespace reseal::test;
using namespace reseal::store;
using crypto::SecretBytes;

namespace {

SecretBytes seed(std::uint8_t fill) {
    SecretBytes out(32);
    std::ranges::fill(out.mutableView(), fill);
    return out;
}

ledger::Genesis makeGenesis() {
    const crypto::ClinicKeys keys(seed(1));
    ledger::ClinicDescription description;
    description.tlsPin.bytes.fill(7);
    description.addresses.push_back(ledger::Address("127.0.0.1:4711"));
    description.name = ledger::Text<1, 200>("Praxis");
    description.roles.bits = ledger::kAllClinicRoles;
    ledger::ChainParameters parameters;
    parameters.name = ledger::Text<1, 100>("test");
    parameters.start = Instant{1'700'000'000'000};
    return must(ledger::Genesis::make(parameters, {must(makeClinicEntry(keys, description))}));
}

// Its proofs are random, so it is another one in each process.
const ledger::Genesis& genesis() {
    static const ledger::Genesis made = makeGenesis();
    return made;
}

const crypto::SignKey& authorKey() {
    static const crypto::SignKey key = crypto::SignKey::fromSeed(seed(2));
    return key;
}

// A transaction of one request, whose body is its detail. The store doesn't judge what it means.
ledger::Transaction request(std::uint64_t seq, const Bytes& body) {
    ledger::TransactionBody made;
    made.chain.bytes.fill(3);
    made.author = ledger::account(authorKey().publicKey());
    made.seq = seq;
    made.operations.push_back(ledger::Request{SignPublic{}, crypto::sha256(body)});
    return must(ledger::Transaction::make(std::move(made), {body}, authorKey()));
}

Bytes bodyNumber(std::uint64_t n) {
    Bytes out(1072, 0x11);
    std::ranges::copy(le64(n), out.begin());
    return out;
}

ledger::Block blockAfter(ledger::Height height, const Hash32& parent, std::vector<ledger::Transaction> txs) {
    ledger::Block block;
    block.header.epoch = 1;
    block.header.height = height + 1;
    block.header.view = 7;
    block.header.parent = parent;
    block.header.time = Instant{1'700'000'001'000};
    block.header.txRoot = ledger::transactionRoot(txs);
    block.transactions = std::move(txs);
    return block;
}

ledger::Block chainBlock(LedgerStore& store, ledger::Height height) {
    return blockAfter(
        height - 1, must(store.blocks().tip()).hash,
        {request(2 * height, bodyNumber(2 * height)), request(2 * height + 1, bodyNumber(2 * height + 1))});
}

ledger::Delta deltaOf(ledger::Height height) {
    ledger::Delta out;
    out[toBytes(bytesOf("height"))] = toBytes(le64(height));
    out[toBytes(le64(height))] = Bytes(6000, static_cast<std::uint8_t>(height));
    if (height > 1) out[toBytes(le64(height - 1))] = std::nullopt;
    return out;
}

OutboxEntry entryOf(const ledger::Transaction& tx, Instant expires = {}) {
    return {tx.id(), tx.body().author, expires, tx.encode()};
}

int child(const fs::path& file) {
    LedgerStore store = must(LedgerStore::open(file, seed(9)));
    for (ledger::Height height = 1; height <= 3; ++height)
        must(store.commitBlock(chainBlock(store, height), bytesOf("final"), deltaOf(height)));
    return 0;
}

}  // namespace

class LedgerStoreTest : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> home_;
    fs::path folder() const { return home_->path().toStdString(); }
    fs::path file() const { return folder() / "ledger"; }
    LedgerStore fresh() { return must(LedgerStore::create(file(), seed(9), genesis())); }

private Q_SLOTS:
    void init() { home_ = std::make_unique<QTemporaryDir>(); }

    void beginsWithItsGenesis() {
        {
            LedgerStore store = fresh();
            QVERIFY(must(store.blocks().tip()) == (BlockName{0, 0, genesis().hash()}));
        }
        LedgerStore store = must(LedgerStore::open(file(), seed(9)));
        QVERIFY(must(store.genesis()).encode() == genesis().encode());
        QVERIFY(ledger::StateView(store.state()).chainId() == genesis().chainId());
        QCOMPARE(codeOf(LedgerStore::create(file(), seed(9), genesis())), "AlreadyExists");
        QCOMPARE(codeOf(LedgerStore::open(folder() / "other", seed(9))), "NotFound");
    }

    void blockAndAllThatFollowsAreThere() {
        const ledger::Transaction a = request(0, bodyNumber(0)), b = request(1, bodyNumber(1)),
                                  c = request(2, bodyNumber(2));
        {
            LedgerStore store = fresh();
            for (const auto* tx : {&a, &b, &c}) must(store.outbox().add(entryOf(*tx)));
            const ledger::Block block = blockAfter(0, genesis().hash(), {a, b});
            must(store.commitBlock(block, bytesOf("final"), deltaOf(1)));
        }
        LedgerStore store = must(LedgerStore::open(file(), seed(9)));
        Blocks blocks = store.blocks();
        const ledger::Block block = blockAfter(0, genesis().hash(), {a, b});
        QVERIFY(must(blocks.tip()) == (BlockName{1, 1, block.header.hash()}));
        const StoredBlock stored = must(blocks.at(1)).value();
        QVERIFY(stored.block == block.encode());
        QVERIFY(stored.finalization == toBytes(bytesOf("final")));
        QVERIFY(must(blocks.header(1)).value() == block.header);
        QVERIFY(must(blocks.heightOf(block.header.hash())) == std::optional<ledger::Height>(1));
        QVERIFY(must(blocks.find(b.id())) == std::optional(TxPlace{1, 1}));
        QVERIFY(!must(blocks.find(c.id())));
        QVERIFY(must(blocks.transaction(a.id())).encode() == a.encode());
        QCOMPARE(codeOf(blocks.transaction(c.id())), "NotFound");
        QVERIFY(must(blocks.detail(crypto::sha256(bodyNumber(1)))) == std::optional(bodyNumber(1)));
        QVERIFY(store.state().get(le64(1)) == std::optional(Bytes(6000, 1)));
        // What is ordered has left the outbox, and doesn't come back.
        QCOMPARE(must(store.outbox().pending()).size(), std::size_t{1});
        QVERIFY(must(store.outbox().contains(c.id())));
        must(store.outbox().add(entryOf(a)));
        QVERIFY(!must(store.outbox().contains(a.id())));
        QVERIFY(!must(blocks.at(0)) && !must(blocks.at(2)));
        QCOMPARE(codeOf(store.verify()), "fine");
    }

    void whatIsNotNextIsRefusedAndChangesNothing() {
        LedgerStore store = fresh();
        must(store.commitBlock(chainBlock(store, 1), {}, deltaOf(1)));
        const BlockName tip = must(store.blocks().tip());
        const ledger::Delta delta = deltaOf(2);
        const auto refused = [&](ledger::Height after, const Hash32& parent,
                                 std::vector<ledger::Transaction> txs) {
            return codeOf(store.commitBlock(blockAfter(after, parent, std::move(txs)), {}, delta));
        };
        QCOMPARE(refused(0, genesis().hash(), {}), "Conflict");
        QCOMPARE(refused(2, tip.hash, {}), "Conflict");
        QCOMPARE(refused(1, genesis().hash(), {}), "Conflict");
        QCOMPARE(refused(1, tip.hash, {request(9, bodyNumber(9)), request(2, bodyNumber(2))}),
                 "AlreadyExists");
        QVERIFY(must(store.blocks().tip()) == tip);
        QVERIFY(!must(store.blocks().find(request(9, bodyNumber(9)).id())));
        QVERIFY(!store.state().get(le64(2)));
        QCOMPARE(codeOf(store.commitBlock(chainBlock(store, 2), {}, delta)), "fine");
    }

    void finalizationsCoverWhatIsBelow() {
        LedgerStore store = fresh();
        for (ledger::Height height = 1; height <= 5; ++height)
            must(store.commitBlock(chainBlock(store, height), height == 4 ? bytesOf("four") : ByteView(),
                                   deltaOf(height)));
        Blocks blocks = store.blocks();
        QCOMPARE(must(blocks.certified(1))->height, ledger::Height{4});
        QCOMPARE(must(blocks.certified(4))->height, ledger::Height{4});
        QVERIFY(!must(blocks.certified(5)));
        must(blocks.setFinalization(5, bytesOf("five")));
        QCOMPARE(must(blocks.certified(5))->finalization, toBytes(bytesOf("five")));
        QCOMPARE(codeOf(blocks.setFinalization(6, bytesOf("six"))), "NotFound");
        QCOMPARE(must(blocks.lastOfEpoch(1))->height, ledger::Height{5});
        QVERIFY(!must(blocks.lastOfEpoch(2)));
        QCOMPARE(must(blocks.range(2, 3, UINT64_MAX)).size(), std::size_t{3});
        QCOMPARE(must(blocks.range(4, 9, UINT64_MAX)).size(), std::size_t{2});
        QCOMPARE(must(blocks.range(2, 3, 1)).size(), std::size_t{1});  // never none, or catch-up would stall
        QVERIFY(must(blocks.range(6, 3, UINT64_MAX)).empty());
    }

    void detailsAreErasedAndTheRestStays() {
        LedgerStore store = fresh();
        const Bytes shared = bodyNumber(77);
        const ledger::Transaction mine = request(0, shared), copy = request(1, shared);
        const ledger::Block block = blockAfter(0, genesis().hash(), {mine, copy});
        must(store.commitBlock(block, bytesOf("final"), {}));
        Blocks blocks = store.blocks();
        const Hash32 hash = crypto::sha256(shared);
        // Who copied a detail and erases the copy erases nothing else.
        must(blocks.eraseDetail(copy.id(), 0));
        QVERIFY(must(blocks.incomplete()).empty());  // nobody waits for it
        QVERIFY(must(blocks.transaction(copy.id())).details()[0] == std::nullopt);
        QVERIFY(must(blocks.transaction(mine.id())).details()[0] == std::optional(shared));
        QVERIFY(must(blocks.detail(hash)));
        must(blocks.eraseDetail(mine.id(), 0));
        must(blocks.eraseDetail(mine.id(), 0));
        QVERIFY(!must(blocks.detail(hash)));
        const ledger::Block left = must(ledger::Block::decode(must(blocks.at(1))->block));
        QVERIFY(left.header == block.header);
        QVERIFY(left.transactions[0].id() == mine.id() && !left.transactions[0].hasAllDetails());
        QCOMPARE(codeOf(store.verify()), "fine");
        // One that was missing in catch-up is judged by its hash.
        QCOMPARE(codeOf(blocks.addDetail(mine.id(), bodyNumber(78))), "NotFound");
        QCOMPARE(codeOf(blocks.addDetail(TxId{}, shared)), "NotFound");
        must(blocks.addDetail(mine.id(), shared));
        QVERIFY(must(blocks.transaction(mine.id())).hasAllDetails());
    }

    void blockWithoutItsDetailsIsKeptToo() {
        LedgerStore store = fresh();
        const ledger::Block block =
            blockAfter(0, genesis().hash(), {request(0, bodyNumber(0)).withoutDetails()});
        must(store.commitBlock(block, bytesOf("final"), {}));
        QVERIFY(must(store.blocks().at(1))->block == block.encode());
    }

    void whatNeverCameIsKnownUntilItComesOrIsLetGoOf() {
        LedgerStore store = fresh();
        ledger::TransactionBody both;
        both.author = ledger::account(authorKey().publicKey());
        for (const std::uint64_t n : {1, 2})
            both.operations.push_back(ledger::Request{SignPublic{}, crypto::sha256(bodyNumber(n))});
        const auto two =
            must(ledger::Transaction::make(std::move(both), {bodyNumber(1), bodyNumber(2)}, authorKey()));
        const auto whole = request(1, bodyNumber(3)), bare = request(2, bodyNumber(4));
        must(store.commitBlock(
            blockAfter(0, genesis().hash(), {two.withoutDetails(), whole, bare.withoutDetails()}),
            bytesOf("final"), {}));
        Blocks blocks = store.blocks();
        const auto lacking = [&] {
            const auto all = must(blocks.incomplete());
            return std::set<TxId>(all.begin(), all.end());
        };
        QVERIFY((lacking() == std::set{two.id(), bare.id()}));
        must(blocks.addDetail(two.id(), bodyNumber(2)));
        QVERIFY((lacking() == std::set{two.id(), bare.id()}));  // the other one is still to come
        must(blocks.addDetail(two.id(), bodyNumber(1)));
        QVERIFY((lacking() == std::set{bare.id()}));
        must(blocks.letGo({bare.id()}));
        QVERIFY(lacking().empty());
    }

    void aLedgerOfTheFirstVersionFindsThemOnce() {
        const auto whole = request(0, bodyNumber(0)), bare = request(1, bodyNumber(1));
        {
            const std::array old = {kLedgerVersion1};
            sql::Schema schema = kLedgerSchema;
            schema.migrations = old;
            auto database = must(sql::Database::create(file(), seed(9), schema));
            auto transaction = must(sql::Transaction::begin(database, "before"));
            must(database.run("INSERT INTO block VALUES(1, 1, x'00', 1, ?, ?)", sql::checked(Bytes(1)),
                              sql::checked(Bytes(1))));
            for (const auto& [place, tx] : {std::pair{0, &whole}, std::pair{1, &bare}})
                must(database.run("INSERT INTO tx(id, height, place, slots, bytes) VALUES(?, 1, ?, 1, ?)",
                                  tx->id(), place, sql::checked(tx->signedBytes())));
            must(database.run("INSERT INTO detail(carrier, slot, hash, bytes) VALUES(?, 0, ?, ?)", whole.id(),
                              crypto::sha256(bodyNumber(0)), sql::checked(bodyNumber(0))));
            for (const int hour : {1, 2})
                must(database.run("INSERT INTO receipt_hour VALUES(?, ?, 1, 0, 1, ?)", GrantId{}, hour,
                                  hour == 1 ? bytesOf("its transaction") : ByteView()));
            must(database.run("UPDATE receipt_hour SET reported = NULL WHERE hour = 2"));
            must(transaction.commit());
        }
        LedgerStore store = must(LedgerStore::open(file(), seed(9)));
        QCOMPARE(must(store.blocks().incomplete()), std::vector<TxId>{bare.id()});
        // What was reported is closed, and it is looked up whether it came onto the ledger.
        QCOMPARE(must(store.receipts().unsettled(9, 9)).size(), std::size_t{2});
        const ReceiptEntry entry{Outcome::Refused, Bytes(4)};
        QCOMPARE(codeOf(store.receipts().add({GrantId{}, 1}, entry)), "Conflict");
        QCOMPARE(codeOf(store.receipts().add({GrantId{}, 2}, entry)), "fine");
    }

    // An hour that was half full goes on being so, by bytes; and a team can be named.
    void aLedgerOfTheSecondVersionGoesOn() {
        const ledger::GrantHour hour{GrantId{}, 1};
        const std::size_t half = kFullHourBytes / kMaxReceiptEntry / 2;
        {
            const std::array old = {kLedgerVersion1, kLedgerVersion2};
            sql::Schema schema = kLedgerSchema;
            schema.migrations = old;
            auto database = must(sql::Database::create(file(), seed(9), schema));
            auto transaction = must(sql::Transaction::begin(database, "before"));
            must(
                database.run("INSERT INTO receipt_hour(grant_id, hour, released, refused, entries) "
                             "VALUES(?, 1, ?, 0, ?)",
                             GrantId{}, half, half));
            must(
                database.run("INSERT INTO receipt_hour(grant_id, hour, released, refused, entries, settled) "
                             "VALUES(?, 2, 1, 0, 0, 1)",
                             GrantId{}));
            for (std::size_t i = 0; i < half; ++i)
                must(database.run("INSERT INTO receipt VALUES(?, 1, ?, 1, ?)", GrantId{}, i,
                                  sql::checked(Bytes(kMaxReceiptEntry, 1))));
            must(transaction.commit());
        }
        LedgerStore store = must(LedgerStore::open(file(), seed(9)));
        QCOMPARE(must(store.receipts().entries(hour)).size(), half);
        // One that was settled is kept for as long as any, from today on.
        QCOMPARE(must(store.receipts().dropEntries(wallClock() - days(1), 9)), std::size_t{0});
        QCOMPARE(must(store.receipts().dropEntries(wallClock() + days(1), 9)), std::size_t{1});
        const ReceiptEntry more{Outcome::Released, Bytes(kMaxReceiptEntry, 2)};
        std::size_t added = 0;
        auto all = must(store.begin("all"));
        while (store.receipts().add(hour, more)) ++added;
        QCOMPARE(added, half);
        QCOMPARE(codeOf(store.receipts().add(hour, more)), "Limit");
        must(store.team().add(Hash32{}, Instant{5}));
        must(all.commit());
        QVERIFY(must(store.team().contains(Hash32{})));
    }

    // The reference is MemoryState: whatever is asked, both answer alike.
    void stateAnswersLikeTheOneInMemory() {
        LedgerStore store = fresh();
        ledger::MemoryState memory;
        memory.apply(ledger::genesisDelta(genesis()));
        std::mt19937 random(7);
        const auto key = [&] {
            Bytes out(1 + random() % 4);
            for (std::uint8_t& byte : out)
                byte = static_cast<std::uint8_t>(random() % 3 == 0 ? 0xff : random() % 3);
            return out;
        };
        for (ledger::Height height = 1; height <= 20; ++height) {
            ledger::Delta delta;
            for (int i = 0; i < 30; ++i) {
                if (random() % 3 == 0)
                    delta[key()] = std::nullopt;
                else
                    delta[key()] = Bytes(random() % 3 == 0 ? random() % 9000 : random() % 4, 0x22);
            }
            memory.apply(delta);
            must(store.commitBlock(blockAfter(height - 1, must(store.blocks().tip()).hash, {}), {}, delta));
        }
        const auto listed = [](const ledger::KeyValueView& view, const Bytes& prefix, const Bytes& from,
                               std::size_t max) {
            std::vector<std::pair<Bytes, Bytes>> out;
            view.scan(prefix, from, [&](ByteView at, ByteView value) {
                out.emplace_back(toBytes(at), toBytes(value));
                return out.size() < max;
            });
            return out;
        };
        QVERIFY(listed(store.state(), {}, {}, SIZE_MAX).size() > 50);
        for (int i = 0; i < 300; ++i) {
            const Bytes at = key(), from = key();
            const std::size_t max = i % 2 ? 3 : SIZE_MAX;
            QVERIFY(store.state().get(at) == memory.get(at));
            QVERIFY(listed(store.state(), at, {}, max) == listed(memory, at, {}, max));
            QVERIFY(listed(store.state(), at, from, max) == listed(memory, at, from, max));
        }
        QVERIFY(listed(store.state(), {}, {}, SIZE_MAX) == listed(memory, {}, {}, SIZE_MAX));
        QVERIFY(!store.state().failure());
    }

    void killedAtEveryMomentABlockIsWholeOrAbsent() {
        { LedgerStore store = fresh(); }
        const auto before = treeOf(folder());
        std::set<ledger::Height> seen;
        for (int n = 1;; ++n) {
            for (const auto& entry : fs::directory_iterator(folder())) fs::remove(entry.path());
            for (const auto& [path, content] : before) must(writeFileDurably(folder() / path, content));
            const int ended = inProcess(file().string(), n);
            LedgerStore store = must(LedgerStore::open(file(), seed(9)));
            const ledger::Height tip = must(store.blocks().tip()).height;
            seen.insert(tip);
            const auto height = store.state().get(bytesOf("height"));
            QVERIFY(tip == 0 ? !height : height == toBytes(le64(tip)));
            for (ledger::Height h = 1; h <= 3; ++h)
                QCOMPARE(
                    must(store.blocks().find(request(2 * h + 1, bodyNumber(2 * h + 1)).id())).has_value(),
                    h <= tip);
            QCOMPARE(codeOf(store.verify()), "fine");
            for (ledger::Height h = tip + 1; h <= 3; ++h)
                QCOMPARE(codeOf(store.commitBlock(chainBlock(store, h), {}, deltaOf(h))), "fine");
            if (ended == 0) break;
            QCOMPARE(ended, -SIGKILL);
        }
        QVERIFY(seen == (std::set<ledger::Height>{0, 1, 2, 3}));
    }

    void fullDiskCommitsNothingOfABlock() {
        { LedgerStore store = fresh(); }
        const std::uint64_t size = fs::file_size(file());
        const int code = inChild([&] {
            LedgerStore store = must(LedgerStore::open(file(), seed(9)));
            fillDisk(size + 50'000);
            ledger::Delta large = deltaOf(1);
            large[Bytes{250, 1}] = Bytes(1 << 20, 5);
            const ledger::Block block = chainBlock(store, 1);
            const Status full = store.commitBlock(block, {}, large);
            if (full || full.error().code != ErrorCode::DiskFull) return 1;
            if (must(store.blocks().tip()).height != 0 || store.state().get(Bytes{250, 1})) return 2;
            return store.commitBlock(block, {}, deltaOf(1)) ? 0 : 3;
        });
        QCOMPARE(code, 0);
        LedgerStore store = must(LedgerStore::open(file(), seed(9)));
        QCOMPARE(must(store.blocks().tip()).height, ledger::Height{1});
        QCOMPARE(codeOf(store.verify()), "fine");
    }

    void damageIsFoundAndNothingIsCommittedOnIt() {
        {
            LedgerStore store = fresh();
            for (ledger::Height height = 1; height <= 3; ++height)
                must(store.commitBlock(chainBlock(store, height), {}, deltaOf(height)));
        }
        const Bytes sound = contentOf(file());
        int unreadable = 0;
        for (std::uint64_t page = 0; page * 4096 < sound.size(); ++page) {
            for (const bool zeros : {false, true}) {
                Bytes bad = sound;
                if (zeros)
                    std::fill_n(bad.begin() + static_cast<std::ptrdiff_t>(page * 4096), 4096, 0);
                else
                    bad[page * 4096 + 1234] ^= 4;
                must(writeFileDurably(file(), bad));
                Result<LedgerStore> store = LedgerStore::open(file(), seed(9));
                if (!store) {
                    QVERIFY(codeOf(store) == "CannotOpen" || codeOf(store) == "Damaged");
                    continue;
                }
                // A page that holds nothing any more may be zeros without harm.
                if (!zeros) QCOMPARE(codeOf(store->verify()), "Damaged");
            }
            must(writeFileDurably(file(), sound));
        }
        for (std::uint64_t page = 1; page * 4096 < sound.size(); ++page) {
            Bytes bad = sound;
            bad[page * 4096 + 1234] ^= 4;
            must(writeFileDurably(file(), bad));
            Result<LedgerStore> store = LedgerStore::open(file(), seed(9));
            if (!store) continue;
            const auto value = store->state().get(le64(3));
            if (!store->state().failure()) {
                QVERIFY(value == std::optional(Bytes(6000, 3)));
                continue;
            }
            ++unreadable;
            QVERIFY(!value);
            const auto tip = store->blocks().tip();
            if (tip)
                QCOMPARE(codeOf(store->commitBlock(blockAfter(3, tip->hash, {}), {}, deltaOf(4))), "Damaged");
        }
        QVERIFY(unreadable > 0);
        must(writeFileDurably(file(), sound));
        QCOMPARE(codeOf(must(LedgerStore::open(file(), seed(9))).verify()), "fine");
    }

    void brokenChainIsFound() {
        {
            LedgerStore store = fresh();
            for (ledger::Height height = 1; height <= 3; ++height)
                must(store.commitBlock(chainBlock(store, height), {}, deltaOf(height)));
        }
        for (const char* harm :
             {"DELETE FROM block WHERE height = 3", "UPDATE block SET hash = x'00' WHERE height = 2",
              "UPDATE tx SET place = 9 - place WHERE height = 2",
              "UPDATE tx SET id = randomblob(32) WHERE height = 3 AND place = 0"}) {
            const Bytes sound = contentOf(file());
            {
                sql::Database database = must(sql::Database::open(file(), seed(9), kLedgerSchema));
                sql::Transaction transaction = must(sql::Transaction::begin(database, "harm"));
                must(database.run("DELETE FROM detail"));
                if (std::string_view(harm).starts_with("DELETE"))
                    must(database.run("DELETE FROM tx WHERE height = 3"));
                must(database.run(harm));
                must(transaction.commit());
            }
            const bool cutAtTheEnd = std::string_view(harm).starts_with("DELETE");  // a chain may be shorter
            QCOMPARE(codeOf(must(LedgerStore::open(file(), seed(9))).verify()),
                     cutAtTheEnd ? "fine" : "Damaged");
            must(writeFileDurably(file(), sound));
        }
    }

    void wrongKeyAndLaterVersionChangeNothing() {
        { LedgerStore store = fresh(); }
        const auto before = treeOf(folder());
        QCOMPARE(codeOf(LedgerStore::open(file(), seed(8))), "CannotOpen");
        QVERIFY(treeOf(folder()) == before);
        static constexpr std::array<std::string_view, 5> later = {
            kLedgerVersion1, kLedgerVersion2, kLedgerVersion3, kLedgerVersion4, "CREATE TABLE later(x)"};
        { must(sql::Database::open(file(), seed(9), {"ledger", later, sql::Journal::Wal})); }
        const auto newer = treeOf(folder());
        QCOMPARE(codeOf(LedgerStore::open(file(), seed(9))), "TooNew");
        QVERIFY(treeOf(folder()) == newer);
    }

    void secondProcessIsTold() {
        const LedgerStore store = fresh();
        QCOMPARE(inChild([&] {
                     const auto second = LedgerStore::open(file(), seed(9));
                     return !second && second.error().code == ErrorCode::Locked ? 0 : 1;
                 }),
                 0);
    }

    void nothingIsReadableOnDisk() {
        LedgerStore store = fresh();
        Patient patient;
        patient.name = "Wilhelmine Musterfrau";
        patient.localNumber = "PAT-4711-XYZ";
        patient.careCard = toBytes(bytesOf("care card in clear"));
        must(store.patients().add(patient));
        GrantId grant;
        grant.bytes.fill(0x66);
        must(
            store.shares().keep(grant, SecretBytes::copyOf(bytesOf("0123456789abcdef0123456789abcdef")), {}));
        must(store.commitBlock(blockAfter(0, genesis().hash(), {request(0, Bytes(2000, 'q'))}), {}, {}));
        for (const std::string_view planted :
             {"Wilhelmine", "musterfrau", "PAT-4711-XYZ", "care card in clear", "0123456789abcdef",
              "qqqqqqqqqqqqqqqq", "Praxis", "CREATE TABLE"})
            QVERIFY(!anyFileContains(folder(), planted));
        QCOMPARE(treeOf(folder()).size(), std::size_t{2});  // with the log
    }
};

int main(int argc, char** argv) {
    if (const char* file = std::getenv("RESEAL_CHILD")) return child(file);
    QCoreApplication application(argc, argv);
    LedgerStoreTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "ledger_store_test.moc"
