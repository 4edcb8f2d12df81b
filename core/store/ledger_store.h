// The database of a clinic's node: the final ledger and everything that must be durable before
// somebody is told so, in one SQLCipher file, so that things that belong together are committed
// together.
//
//   blocks()       final blocks, transactions by id, details by hash       blocks.h
//   state()        the contract's state as an ordered key-value table      state_table.h
//   outbox()       submitted transactions until ordered or expired         outbox.h
//   early()        revocations and retirements obeyed before their order   early_statements.h
//   shares()       a proxy's shares                                        shares.h
//   deliveries()   shares on their way to proxies, for absent patients     deliveries.h
//   receipts()     what this proxy released and refused                    receipts.h
//   patients()     the clinic's register of patients                       patient_register.h
//   invitations()  tokens with which persons join                          invitations.h
//   team()         who of the clinic's doctors is in its team              team.h
//   alarms()       what members do that has a limit, and staff's alarms    alarms.h
//
// The vote log and the sign-state are not in here: they are files of their own, with their own order
// of syncs (vote_log.h).
//
// Errors everywhere: those of core/sql/database.h.
//
// Thread rule: one thread at a time, the repositories included; they must not outlive the store.
#pragma once

#include "core/ledger/genesis.h"
#include "core/store/alarms.h"
#include "core/store/blocks.h"
#include "core/store/deliveries.h"
#include "core/store/early_statements.h"
#include "core/store/invitations.h"
#include "core/store/outbox.h"
#include "core/store/patient_register.h"
#include "core/store/receipts.h"
#include "core/store/shares.h"
#include "core/store/state_table.h"
#include "core/store/team.h"

namespace reseal::store {

class LedgerStore {
public:
    // With the genesis and the state after it. `key` has 32 bytes; vault::Vault::databaseKey keeps it.
    // Errors also: AlreadyExists.
    static Result<LedgerStore> create(const std::filesystem::path& file, const crypto::SecretBytes& key,
                                      const ledger::Genesis& genesis);
    // What was erased before a crash is overwritten and out of the log when it returns.
    // Errors also: NotFound; TooNew (file untouched).
    static Result<LedgerStore> open(const std::filesystem::path& file, const crypto::SecretBytes& key);
    LedgerStore(LedgerStore&&) noexcept = default;
    LedgerStore& operator=(LedgerStore&&) noexcept = default;

    Result<ledger::Genesis> genesis();

    // A final block and what it does to the state (ledger::Applied::delta), as one transaction: block,
    // finalization, transactions, details, state; what it orders leaves the outbox. Before it returns
    // nothing of it is there, afterwards all of it, durably. `finalization` is empty if only a later
    // block's covers it (catch-up).
    // Errors also: Conflict (not the next height, or another parent), AlreadyExists (a transaction that
    // is ordered already), Damaged (the state could not be read: StateTable::failure); nothing changed.
    Status commitBlock(const ledger::Block& block, ByteView finalization, const ledger::Delta& delta);

    // Several writes as one step: begin, write through the repositories, commit.
    Result<sql::Transaction> begin(std::string_view name) {
        return sql::Transaction::begin(*database_, name);
    }

    // Reads and checks every page, every checked value and the hash chain of the blocks.
    // Errors: Damaged.
    Status verify();

    Blocks blocks() { return Blocks(*database_); }
    const StateTable& state() const { return *state_; }
    Outbox outbox() { return Outbox(*database_); }
    EarlyStatements early() { return EarlyStatements(*database_); }
    Shares shares() { return Shares(*database_); }
    Deliveries deliveries() { return Deliveries(*database_); }
    Receipts receipts() { return Receipts(*database_); }
    PatientRegister patients() { return PatientRegister(*database_); }
    Invitations invitations() { return Invitations(*database_); }
    Team team() { return Team(*database_); }
    Alarms alarms() { return Alarms(*database_); }

private:
    explicit LedgerStore(sql::Database database);
    std::unique_ptr<sql::Database> database_;
    std::unique_ptr<StateTable> state_;
};

}  // namespace reseal::store
