// From an intention to a transaction that is ordered once.
//
// A job may be cut off anywhere, and the person will simply give the command again. So each command has an
// *intent*: the hash of what it means, kept with the id of the transaction that was made for it, durable
// before the transaction is. Given again, the command finds its intent, sees what became of the transaction
// and makes no second one. The intent ends when the command reports success, so that the same may be wanted
// once more later.
//
//     made (intent, lane's place and signed bytes durable) → Submit → ordered: settled
//
// What is unsettled is sent again by settle(), at each start and before each new transaction. A transaction
// that the contract refuses is dropped and its lane left for a new one; statements in it (revocations) are
// signed by themselves and go out again in the new lane.
//
// Thread rule: the job thread.
#pragma once

#include "core/engine/context.h"
#include "core/ledger/tx.h"

namespace reseal::engine {

inline constexpr std::size_t kMaxIntents = 64;  // the oldest is forgotten
inline constexpr Duration kOrdinaryLife = seconds(600);
inline constexpr Duration kFinalPatience = seconds(30);  // how long a command waits for the ledger
inline constexpr std::size_t kMaxBatchOperations = 40;
inline constexpr std::size_t kMaxBatchBytes = 60 << 10;  // with details

// A transaction to be.
struct Draft {
    std::vector<ledger::Operation> operations;
    std::map<Hash32, Bytes> details;
    bool neverExpires = false;

    Hash32 attach(Bytes detail);
    void add(ledger::Operation operation) { operations.push_back(std::move(operation)); }
    bool empty() const { return operations.empty(); }
    std::size_t size() const;  // about that of the transaction, with details
};

struct Sent {
    TxId id;
    Written written = Written::Submitted;
};

// How the detail of a Refused begins when the transaction was taken, and no block could hold it any more.
inline constexpr std::string_view kOvertaken = "Overtaken";

// What a command means, as an intent is known by: `parts` in order.
Hash32 intentOf(std::string_view command, std::initializer_list<ByteView> parts);

// Sends what is not known to be ordered, and settles what is. How many remain. Errors: Offline and the like;
// Io and the like.
Result<std::size_t> settle(JobContext& at);

// `make` is asked for the draft only if there is no transaction yet. `made` is told the id before anything
// is durable, to keep beside it whatever belongs to it.
// Errors: Refused (nothing happened on the ledger); Offline and the like (it is kept and sent again).
struct Command {
    Hash32 intent;
    const crypto::SignKey& author;
    std::function<Result<Draft>()> make;
    std::function<Status(const TxId&)> made{};
    // What its author alone decides is made and kept even if nobody can be reached: `make` asks nobody then.
    bool evenOffline = false;
};
Result<Sent> submitOnce(JobContext& at, const Command& command);

// The transaction of a command that was not reported to be done yet, if there is one.
Result<std::optional<TxId>> openIntent(JobContext& at, const Hash32& intent);

Result<TransactionRow> transactionStatus(JobContext& at, const TxId& id);

}  // namespace reseal::engine
