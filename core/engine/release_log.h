// What clinics, as proxies, have released and refused under a patient's grants, one by one.
//
// The patient's proven events name the transactions in which a clinic has reported its hours; a transaction
// hashes to its name, so counts and root are proven. What the clinic then shows has to be that, no more and
// no less. So it can leave nothing out of an hour that it has reported. It is said to contradict itself only
// by what a key has signed that is proven to be its own; silence and refusals could be anybody's on the way,
// and are called so.
//
// Thread rule: the job thread; judgeHour is pure.
#pragma once

#include "core/engine/context.h"

namespace reseal::engine {

// So far back it is asked for what is not on the ledger yet: a clinic reports an hour when it has passed, and
// one that was down as soon as it is back.
inline constexpr std::uint64_t kUnreportedHours = 48;
// What was reported before is not asked for: clinics keep it a day longer (store::kReceiptsKept).
inline constexpr Duration kReleasesAsked = days(399);
inline constexpr std::size_t kMaxHoursShown = 2000;   // reported ones of one grant, the latest
inline constexpr std::size_t kMaxRowsShown = 50'000;  // single releases of an answer,
inline constexpr std::size_t kMostClinicsShown =
    sharing::kDefaultMaxProxies;  // an equal part of each clinic's
// Other jobs wait meanwhile: who takes longer was not reached.
inline constexpr Duration kClinicPatience = seconds(30), kClinicsPatience = seconds(120);
// A proxy that keeps the rules releases nothing, after a revocation is ordered, for longer than a word lives
// (node::kCurrencyLife), blocks may be ahead (ledger::kClockTolerance) and its clock may differ from the
// grantee's (node::kRequestLife).
inline constexpr Duration kLateAfter = seconds(430);
// A question to a proxy lives for node::kRequestLife, and the proxy's clock may differ from the clinic's by
// as much, which has named the reader in it.
inline constexpr Duration kReaderNamedWithin = seconds(900);

struct HourReport {
    ProvenHours::Name of;
    std::uint32_t released = 0, refused = 0;
    Hash32 root;
    Instant since;  // of the block with the report
};

// The reports behind those events from `first` to `last` (not included) that are of kind Released, by their
// place. `events` are proven, and all of them. Errors: BadProof (the home node gave another transaction, or
// one that reports no such hour), and those of asking.
Result<std::map<std::size_t, HourReport>> reportsBehind(JobContext& at,
                                                        const std::vector<ledger::Event>& events,
                                                        std::size_t first, std::size_t last);

// Are these the entries of that hour? Errors: BadProof, in words.
Result<std::vector<node::Release>> judgeHour(const HourReport& report, const std::vector<Bytes>& entries);

// Asks the clinics for what stands behind their reports. An hour that is not shown is no error: it says so
// itself. In the reports' order. `events` tell when a grant was revoked. Errors: Cancelled, BadProof.
Result<std::vector<ReleasedHour>> showHours(JobContext& at, const std::vector<HourReport>& reports,
                                            const std::vector<ledger::Event>& events);

// What was released and refused under one grant of this patient's, the latest hour first, with what is not on
// the ledger yet, as the clinics say: those that the home node calls the grant's. `events` are proven, and
// all of them. Errors: NotFound, those of reportsBehind and showHours.
Result<std::vector<ReleasedHour>> releasesUnder(JobContext& at, const GrantId& grant,
                                                const std::vector<ledger::Event>& events);

}  // namespace reseal::engine
