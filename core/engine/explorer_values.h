// What an explorer of the ledger and a page about a clinic's disk are told: copyable values, UTF-8 text.
//
// Thread rule: values; the functions are pure.
#pragma once

#include "core/engine/values.h"
#include "core/ledger/find.h"
#include "core/ledger/operation.h"
#include "core/node/ledger_proof.h"

namespace reseal::engine {

inline constexpr std::size_t kMaxBlockRows = 200;  // a page
inline constexpr std::size_t kMaxLedgerHits = 50;

struct BlockRow {
    std::uint64_t height = 0, view = 0, epoch = 0;
    Hash32 hash, parent, txRoot;
    Instant time;
    ClinicId proposer;
    std::string proposerName;
    std::uint64_t transactions = 0;
    std::uint64_t bytes = 0;  // of header, transactions and the sealed fields that are left
    bool certified = false;   // carries a finalization of its own; else that of a later block covers it
};

struct FieldView {
    std::string name;   // "stanzas[0].key"
    std::string value;  // hashes and keys in hexadecimal, times in ISO 8601, enums by name
};
struct OperationView {
    std::string kind;  // name of ledger::OperationKind
    std::vector<FieldView> fields;
};
// Every kind there is: one whose fields have no names or no text does not compile.
OperationView describe(const ledger::Operation& operation);

struct TransactionView {
    TxId id;
    std::string author;        // hexadecimal
    std::string authorClinic;  // its name, if it is a clinic; else empty: a pseudonym
    LaneId lane;
    std::uint64_t seq = 0, height = 0, index = 0;
    Instant time;     // of its block
    Instant expires;  // 0: never
    bool effective = false;
    std::string refusal;  // name of ledger::Refusal; empty if it took effect
    std::vector<OperationView> operations;
    std::uint64_t bytes = 0;  // with the sealed fields that are left
    std::size_t detailsMissing = 0;
};

struct BlockView {
    BlockRow row;
    std::vector<TransactionView> transactions;
};

using LedgerHitKind = ledger::FoundKind;
struct LedgerHit {
    LedgerHitKind kind{};
    std::string id;  // hexadecimal
    std::uint64_t height = 0;
    std::string text;  // English
};

using node::StepKind;
using node::Verification;
using node::VerificationStep;
// `proof` as ClinicDesk::proof gave it. Trusts the chain id alone.
using node::checkProof;
using node::kMaxProofBytes;

struct StorageStatus {
    std::uint64_t blobs = 0;      // sealed files
    std::uint64_t blobBytes = 0;  // with what is on its way or was set aside
    std::uint64_t ledgerBytes = 0, freeBytes = 0;
    std::uint64_t shares = 0;   // of grants, held as a proxy
    std::uint64_t notSafe = 0;  // records with too few copies, as far as this clinic has to see to them
    std::optional<Instant> lastScrub;
};

}  // namespace reseal::engine
