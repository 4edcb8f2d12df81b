#include "core/store/ledger_store.h"

#include "core/ledger/state.h"
#include "core/store/schema.h"

namespace reseal::store {

LedgerStore::LedgerStore(sql::Database database)
    : database_(std::make_unique<sql::Database>(std::move(database))),
      state_(std::make_unique<StateTable>(*database_)) {}

Result<LedgerStore> LedgerStore::create(const std::filesystem::path& file, const crypto::SecretBytes& key,
                                        const ledger::Genesis& genesis) {
    RESEAL_ASSIGN(
        auto database, sql::Database::create(file, key, kLedgerSchema, [&](sql::Database& fresh) -> Status {
            RESEAL_ASSIGN(auto transaction, sql::Transaction::begin(fresh, "ledger-genesis"));
            RESEAL_TRY(
                fresh.run("INSERT INTO genesis(one, bytes) VALUES(1, ?)", sql::checked(genesis.encode())));
            RESEAL_TRY(StateTable(fresh).write(ledger::genesisDelta(genesis)));
            return transaction.commit();
        }));
    return LedgerStore(std::move(database));
}

Result<LedgerStore> LedgerStore::open(const std::filesystem::path& file, const crypto::SecretBytes& key) {
    RESEAL_ASSIGN(auto database, sql::Database::open(file, key, kLedgerSchema));
    RESEAL_TRY(database.checkpoint());
    return LedgerStore(std::move(database));
}

Result<ledger::Genesis> LedgerStore::genesis() {
    RESEAL_ASSIGN(auto row, database_->prepare("SELECT bytes FROM genesis"));
    row.bind();
    RESEAL_TRY(row.stepToRow());
    RESEAL_ASSIGN(const ByteView bytes, row.checkedBlob(0));
    return ledger::Genesis::decode(bytes);
}

Status LedgerStore::commitBlock(const ledger::Block& block, ByteView finalization,
                                const ledger::Delta& delta) {
    if (const auto& failure = state_->failure()) return *failure;
    RESEAL_ASSIGN(auto transaction, sql::Transaction::begin(*database_, "ledger-block"));
    RESEAL_ASSIGN(const BlockName tip, blocks().tip());
    if (block.header.height != tip.height + 1 || block.header.parent != tip.hash)
        return fail(ErrorCode::Conflict, "the next block has height " + std::to_string(tip.height + 1) +
                                             " and parent " + tip.hash.hex());
    RESEAL_TRY(blocks().put(block, finalization));
    RESEAL_TRY(state_->write(delta));
    for (const ledger::Transaction& tx : block.transactions)
        RESEAL_TRY(database_->run("DELETE FROM outbox WHERE id = ?", tx.id()));
    return transaction.commit();
}

Status LedgerStore::verify() {
    RESEAL_TRY(database_->verify());
    return blocks().verify();
}

}  // namespace reseal::store
