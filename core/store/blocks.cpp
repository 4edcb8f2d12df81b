#include "core/store/blocks.h"

#include "core/base/cbor.h"
#include "core/crypto/sha256.h"

namespace reseal::store {
namespace {

// [detail | null, …] for a transaction of `slots` details.
Status writeDetails(sql::Database& database, const TxId& carrier, std::uint64_t slots, cbor::Writer& out) {
    RESEAL_ASSIGN(auto rows,
                  database.prepare("SELECT slot, bytes FROM detail WHERE carrier = ? ORDER BY slot"));
    rows.bind(carrier);
    out.array(slots);
    RESEAL_ASSIGN(bool more, rows.step());
    for (std::uint64_t slot = 0; slot < slots; ++slot) {
        if (!more || rows.unsignedInteger(0) != slot) {
            out.null();
            continue;
        }
        RESEAL_ASSIGN(const ByteView bytes, rows.checkedBlob(1));
        out.bytes(bytes);
        RESEAL_ASSIGN(more, rows.step());
    }
    return {};
}

constexpr std::string_view kSelectBlock = "SELECT height, header, finalization FROM block ";

std::string select(std::string_view where) {
    return std::string(kSelectBlock) + std::string(where);
}

}  // namespace

Result<BlockName> Blocks::tip() {
    {
        RESEAL_ASSIGN(auto row, database_->prepare(
                                    "SELECT height, epoch, hash FROM block ORDER BY height DESC LIMIT 1"));
        row.bind();
        RESEAL_ASSIGN(const auto last, row.first<BlockName>([](sql::Statement& found) -> Result<BlockName> {
            BlockName out{found.unsignedInteger(0), found.unsignedInteger(1), {}};
            RESEAL_ASSIGN(out.hash, found.fixed<Hash32>(2));
            return out;
        }));
        if (last) return *last;
    }
    RESEAL_ASSIGN(auto row, database_->prepare("SELECT bytes FROM genesis"));
    row.bind();
    RESEAL_TRY(row.stepToRow());
    RESEAL_ASSIGN(const ByteView genesis, row.checkedBlob(0));
    return BlockName{0, 0, crypto::sha256(genesis)};
}

Result<ledger::Header> Blocks::decodedHeader(const sql::Statement& row, int column) {
    RESEAL_ASSIGN(const ByteView bytes, row.checkedBlob(column));
    auto header = ledger::Header::decode(bytes);
    if (!header) return fail(ErrorCode::Damaged, "a stored header: " + header.error().detail);
    return header;
}

Result<std::optional<ledger::Header>> Blocks::header(ledger::Height height) {
    RESEAL_ASSIGN(auto row, database_->prepare("SELECT header FROM block WHERE height = ?"));
    row.bind(height);
    return row.first<ledger::Header>([&](sql::Statement& found) { return decodedHeader(found, 0); });
}

Result<std::optional<ledger::Height>> Blocks::heightOf(const Hash32& hash) {
    RESEAL_ASSIGN(auto row, database_->prepare("SELECT height FROM block WHERE hash = ?"));
    row.bind(hash);
    return row.first<ledger::Height>(
        [](sql::Statement& found) -> Result<ledger::Height> { return found.unsignedInteger(0); });
}

Result<std::optional<StoredBlock>> Blocks::assemble(sql::Statement row) {
    return row.first<StoredBlock>([&](sql::Statement& found) -> Result<StoredBlock> {
        StoredBlock out;
        out.height = found.unsignedInteger(0);
        RESEAL_ASSIGN(const Bytes header, found.checkedBytes(1));
        RESEAL_ASSIGN(out.finalization, found.checkedBytes(2));
        RESEAL_ASSIGN(const std::int64_t count,
                      database_->integer("SELECT count(*) FROM tx WHERE height = ?", out.height));
        RESEAL_ASSIGN(auto txs,
                      database_->prepare("SELECT id, slots, bytes FROM tx WHERE height = ? ORDER BY place"));
        txs.bind(out.height);
        cbor::Writer block;
        block.array(2).raw(header).array(static_cast<std::uint64_t>(count));
        while (true) {
            RESEAL_ASSIGN(const bool more, txs.step());
            if (!more) break;
            RESEAL_ASSIGN(const TxId id, txs.fixed<TxId>(0));
            RESEAL_ASSIGN(const ByteView bytes, txs.checkedBlob(2));
            block.array(2).raw(bytes);
            RESEAL_TRY(writeDetails(*database_, id, txs.unsignedInteger(1), block));
        }
        out.block = std::move(block).out();
        return out;
    });
}

Result<std::optional<StoredBlock>> Blocks::at(ledger::Height height) {
    RESEAL_ASSIGN(auto row, database_->prepare(select("WHERE height = ?")));
    row.bind(height);
    return assemble(std::move(row));
}

Result<std::vector<StoredBlock>> Blocks::range(ledger::Height first, std::size_t count,
                                               std::uint64_t maxBytes) {
    std::vector<StoredBlock> out;
    std::uint64_t size = 0;
    while (out.size() < std::min(count, kMaxBlocksPerRead)) {
        RESEAL_ASSIGN(auto block, at(first + out.size()));
        if (!block) break;
        size += block->block.size() + block->finalization.size();
        if (!out.empty() && size > maxBytes) break;
        out.push_back(*std::move(block));
    }
    return out;
}

// SQLite knows the length of a value without reading it; each ends with its check (sql::Checked).
Result<std::vector<BlockSummary>> Blocks::latest(ledger::Height below, std::size_t count) {
    RESEAL_ASSIGN(
        auto rows,
        database_->prepare(
            "SELECT certified, (SELECT count(*) FROM tx WHERE height = block.height), length(header) - 16"
            " + (SELECT total(length(bytes) - 16) FROM tx WHERE height = block.height)"
            " + (SELECT total(length(detail.bytes) - 16) FROM tx JOIN detail ON detail.carrier = tx.id"
            "    WHERE tx.height = block.height),"
            " header FROM block WHERE height < ? ORDER BY height DESC LIMIT ?"));
    rows.bind(below == 0 ? INT64_MAX : std::min<std::uint64_t>(below, INT64_MAX),
              std::uint64_t{std::min(count, kMaxBlockSummaries)});
    return rows.collect<BlockSummary>([&](sql::Statement& row) -> Result<BlockSummary> {
        BlockSummary out;
        out.certified = row.integer(0) != 0;
        out.transactions = row.unsignedInteger(1);
        out.bytes = row.unsignedInteger(2);
        RESEAL_ASSIGN(out.header, decodedHeader(row, 3));
        return out;
    });
}

Result<std::vector<Bytes>> Blocks::storedHeaders(ledger::Height first, ledger::Height last) {
    RESEAL_ASSIGN(auto rows, database_->prepare(
                                 "SELECT header FROM block WHERE height BETWEEN ? AND ? ORDER BY height"));
    rows.bind(first, last);
    return rows.collect<Bytes>([](sql::Statement& row) { return row.checkedBytes(0); });
}

Result<std::optional<StoredBlock>> Blocks::certified(ledger::Height height) {
    RESEAL_ASSIGN(auto row,
                  database_->prepare(select("WHERE height >= ? AND certified ORDER BY height LIMIT 1")));
    row.bind(height);
    return assemble(std::move(row));
}

Result<std::optional<StoredBlock>> Blocks::lastOfEpoch(std::uint64_t epoch) {
    RESEAL_ASSIGN(auto row, database_->prepare(select("WHERE epoch = ? ORDER BY height DESC LIMIT 1")));
    row.bind(epoch);
    return assemble(std::move(row));
}

Status Blocks::setFinalization(ledger::Height height, ByteView finalization) {
    RESEAL_ASSIGN(auto transaction, sql::Transaction::begin(*database_, "ledger-finalization"));
    RESEAL_TRY(database_->run("UPDATE block SET certified = ?, finalization = ? WHERE height = ?",
                              !finalization.empty(), sql::checked(finalization), height));
    if (database_->changes() == 0) return fail(ErrorCode::NotFound, "no such block");
    return transaction.commit();
}

Status Blocks::put(const ledger::Block& block, ByteView finalization) {
    const ledger::Header& header = block.header;
    RESEAL_TRY(database_->run(
        "INSERT INTO block(height, epoch, hash, certified, header, finalization) VALUES(?, ?, ?, ?, ?, ?)",
        header.height, header.epoch, header.hash(), !finalization.empty(), sql::checked(header.encode()),
        sql::checked(finalization)));
    for (std::size_t place = 0; place < block.transactions.size(); ++place) {
        const ledger::Transaction& tx = block.transactions[place];
        const ledger::Details& details = tx.details();
        RESEAL_TRY(database_->run("INSERT INTO tx(id, height, place, slots, bytes) VALUES(?, ?, ?, ?, ?)",
                                  tx.id(), header.height, place, details.size(),
                                  sql::checked(tx.signedBytes())));
        for (std::size_t slot = 0; slot < details.size(); ++slot)
            if (details[slot]) RESEAL_TRY(putDetail(tx.id(), slot, *details[slot]));
        if (!tx.hasAllDetails())
            RESEAL_TRY(database_->run("INSERT INTO incomplete(carrier) VALUES(?)", tx.id()));
    }
    return {};
}

Status Blocks::putDetail(const TxId& carrier, std::size_t slot, ByteView bytes) {
    return database_->run("INSERT OR REPLACE INTO detail(carrier, slot, hash, bytes) VALUES(?, ?, ?, ?)",
                          carrier, slot, crypto::sha256(bytes), sql::checked(bytes));
}

Result<std::optional<TxPlace>> Blocks::find(const TxId& id) {
    RESEAL_ASSIGN(auto row, database_->prepare("SELECT height, place FROM tx WHERE id = ?"));
    row.bind(id);
    return row.first<TxPlace>([](sql::Statement& found) -> Result<TxPlace> {
        return TxPlace{found.unsignedInteger(0), found.unsignedInteger(1)};
    });
}

Result<std::vector<ledger::Height>> Blocks::blocksLike(const ledger::IdPrefix& hash, std::size_t max) {
    if (!hash.fits(Hash32::kSize)) return std::vector<ledger::Height>{};
    RESEAL_ASSIGN(
        auto rows,
        database_->prepare("SELECT height FROM block WHERE hash BETWEEN ? AND ? ORDER BY hash LIMIT ?"));
    rows.bind(hash.first(Hash32::kSize), hash.last(Hash32::kSize), std::uint64_t{max});
    return rows.collect<ledger::Height>(
        [](sql::Statement& row) -> Result<ledger::Height> { return row.unsignedInteger(0); });
}

Result<std::vector<TxId>> Blocks::transactionsLike(const ledger::IdPrefix& id, std::size_t max) {
    if (!id.fits(TxId::kSize)) return std::vector<TxId>{};
    RESEAL_ASSIGN(auto rows,
                  database_->prepare("SELECT id FROM tx WHERE id BETWEEN ? AND ? ORDER BY id LIMIT ?"));
    rows.bind(id.first(TxId::kSize), id.last(TxId::kSize), std::uint64_t{max});
    return rows.collect<TxId>([](sql::Statement& row) { return row.fixed<TxId>(0); });
}

Result<ledger::Transaction> Blocks::transaction(const TxId& id) {
    RESEAL_ASSIGN(auto row, database_->prepare("SELECT slots, bytes FROM tx WHERE id = ?"));
    row.bind(id);
    RESEAL_ASSIGN(const bool found, row.step());
    if (!found) return fail(ErrorCode::NotFound, "no such transaction");
    RESEAL_ASSIGN(const ByteView bytes, row.checkedBlob(1));
    cbor::Writer travelling;
    travelling.array(2).raw(bytes);
    RESEAL_TRY(writeDetails(*database_, id, row.unsignedInteger(0), travelling));
    auto tx = ledger::Transaction::decode(travelling.out());
    if (!tx) return fail(ErrorCode::Damaged, "a stored transaction: " + tx.error().detail);
    return tx;
}

Result<std::optional<Bytes>> Blocks::detail(const Hash32& hash) {
    RESEAL_ASSIGN(auto row, database_->prepare("SELECT bytes FROM detail WHERE hash = ? LIMIT 1"));
    row.bind(hash);
    return row.first<Bytes>([](sql::Statement& found) { return found.checkedBytes(0); });
}

Status Blocks::addDetail(const TxId& carrier, ByteView bytes) {
    RESEAL_ASSIGN(const ledger::Transaction tx, transaction(carrier));
    const Hash32 hash = crypto::sha256(bytes);
    std::size_t slot = 0;
    RESEAL_ASSIGN(auto transaction, sql::Transaction::begin(*database_, "ledger-detail"));
    bool found = false;
    for (const ledger::Operation& operation : tx.body().operations) {
        for (const ledger::DetailSlot& wanted : ledger::detailSlots(operation)) {
            if (wanted.hash == hash) {
                RESEAL_TRY(putDetail(carrier, slot, bytes));
                found = true;
            }
            ++slot;
        }
    }
    if (!found) return fail(ErrorCode::NotFound, "the transaction has no such detail");
    RESEAL_TRY(
        database_->run("DELETE FROM incomplete WHERE carrier = ? AND (SELECT slots FROM tx WHERE id = "
                       "carrier) = (SELECT count(*) FROM detail WHERE carrier = incomplete.carrier)",
                       carrier));
    return transaction.commit();
}

Status Blocks::eraseDetail(const TxId& carrier, std::size_t slot) {
    RESEAL_ASSIGN(auto transaction, sql::Transaction::begin(*database_, "ledger-detail-erased"));
    RESEAL_TRY(database_->run("DELETE FROM detail WHERE carrier = ? AND slot = ?", carrier, slot));
    return transaction.commit();
}

Result<std::vector<TxId>> Blocks::incomplete() {
    RESEAL_ASSIGN(auto rows, database_->prepare("SELECT carrier FROM incomplete"));
    rows.bind();
    return rows.collect<TxId>([](sql::Statement& row) { return row.fixed<TxId>(0); });
}

Status Blocks::letGo(const std::vector<TxId>& carriers) {
    if (carriers.empty()) return {};
    RESEAL_ASSIGN(auto transaction, sql::Transaction::begin(*database_, "ledger-detail-let-go"));
    for (const TxId& carrier : carriers)
        RESEAL_TRY(database_->run("DELETE FROM incomplete WHERE carrier = ?", carrier));
    return transaction.commit();
}

Status Blocks::verify() {
    RESEAL_ASSIGN(auto row, database_->prepare("SELECT bytes FROM genesis"));
    row.bind();
    RESEAL_TRY(row.stepToRow());
    RESEAL_ASSIGN(const ByteView genesis, row.checkedBlob(0));
    Hash32 parent = crypto::sha256(genesis);
    ledger::Height height = 0;

    RESEAL_ASSIGN(auto rows, database_->prepare("SELECT header, hash FROM block ORDER BY height"));
    RESEAL_ASSIGN(auto txs,
                  database_->prepare("SELECT id, bytes, slots FROM tx WHERE height = ? ORDER BY place"));
    rows.bind();
    while (true) {
        RESEAL_ASSIGN(const bool more, rows.step());
        if (!more) return {};
        RESEAL_ASSIGN(const ledger::Header header, decodedHeader(rows, 0));
        RESEAL_ASSIGN(const Hash32 hash, rows.fixed<Hash32>(1));
        txs.bind(header.height);
        RESEAL_ASSIGN(const auto leaves, txs.collect<Hash32>([](sql::Statement& tx) -> Result<Hash32> {
            RESEAL_ASSIGN(const TxId id, tx.fixed<TxId>(0));
            RESEAL_ASSIGN(const ByteView signedBytes, tx.checkedBlob(1));
            cbor::Writer bare;
            bare.array(2).raw(signedBytes).array(tx.unsignedInteger(2));
            for (std::uint64_t slot = 0; slot < tx.unsignedInteger(2); ++slot) bare.null();
            const auto decoded = ledger::Transaction::decode(bare.out());
            // Anything but its own leaf: the root tells.
            if (!decoded || decoded->id() != id) return Hash32{};
            return ledger::transactionLeaf(signedBytes);
        }));
        if (header.height != ++height || header.parent != parent || header.hash() != hash ||
            header.txRoot != crypto::merkleRoot(leaves))
            return fail(ErrorCode::Damaged,
                        "the chain of blocks is broken at height " + std::to_string(height));
        parent = hash;
    }
}

}  // namespace reseal::store
