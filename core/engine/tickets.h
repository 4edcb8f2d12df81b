// Which of a day's slots this person has drawn for which pseudonym. The ticket of a slot is the same whenever
// it is shown, also where nothing came of it: shown for two pseudonyms, it would tell everybody that they are
// one member's. So a slot is written down before it leaves this machine, and serves the same pseudonym again
// or none.
//
// Kept in the locker (space "ticket"), of the last days:
//     LE64(period) ‖ LE32(slot) → LE64(number of the pseudonym) ‖ 1 if the ledger has it, else 0
//
// Thread rule: the job thread.
#pragma once

#include "core/engine/context.h"

namespace reseal::engine {

// The slot that was drawn for this pseudonym and not used yet; or one drawn at random of those below `limit`
// that are no pseudonym's. Errors: Limit (there is none).
Result<std::uint32_t> drawSlot(JobContext& at, std::uint64_t period, std::uint64_t pseudonym,
                               std::uint32_t limit);
// The ledger has the tickets that were drawn for this pseudonym.
Status slotsUsed(JobContext& at, std::uint64_t pseudonym);

}  // namespace reseal::engine
