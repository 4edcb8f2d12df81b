// Sealing what an import has planned: sealed files first, uploads second, the ledger last.
//
//     sealed to a file here → at the home node (and a second one) → Record on the ledger → done
//
// Until the first transaction is out, a failure leaves nothing on the ledger. What was sealed and uploaded
// is kept, known by the hash of what it says, so that doing it again goes on instead of doubling:
//
//     locker, space "sealed", under the record id:
//     value = [1, state, patient(32), meaning(32), blob(32), size, under, [[A, stanza], …], label, [span
//     hash, …]] state = 0: on its way; the sealed file lies in <vault>/outgoing/<record id>
//           | 1: on the ledger; only patient, meaning and span hashes are kept, so that a later import of the
//             same bytes skips them
//
// Thread rule: the job thread.
#pragma once

#include <set>

#include "core/engine/blobs.h"
#include "core/engine/own_catalogue.h"
#include "core/exchange/fhir_import.h"
#include "core/records/catalogue.h"

namespace reseal::engine {

inline constexpr Duration kKeepOutgoing = days(14);

// A record that somebody has decided to seal.
struct Sealable {
    const exchange::ImportPlan* plan = nullptr;  // outlives the run
    std::size_t record = 0;
};

struct SealingTarget {
    OwnPseudonym author;  // of a doctor, for this patient
    SignPublic patient;
    records::Drawer drawer;         // the entries that the author knows
    crypto::SecretBytes drawerKey;  // the open drawer's
    std::optional<records::Clinic> clinic;
};

// The span hashes of what is sealed for this patient already.
Result<std::set<Hash32>> alreadySealed(JobContext& at, const SignPublic& patient);

Result<SealReport> sealRecords(JobContext& at, const SealingTarget& target,
                               const std::vector<Sealable>& records);

// Marks as sealed what has come onto the ledger meanwhile, and forgets what was left lying about.
Status tidySealed(JobContext& at);

}  // namespace reseal::engine
