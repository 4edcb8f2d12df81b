// What the clinic's own people do that has a limit, counted by member and day, and the alarms that staff get
// when somebody nears one. No pseudonym and no patient stands beside a member here, but for those pseudonyms
// that the clinic itself vouches for by its signature, of this day and the one before.
//
// Days are since 1970, by the ledger's measure (ledger::ticketPeriod).
//
// Thread rule: that of LedgerStore.
#pragma once

#include <optional>
#include <vector>

#include "core/base/ids.h"
#include "core/base/time.h"
#include "core/sql/database.h"

namespace reseal::store {

// The numbers stand on the disk.
enum class Counted : std::uint8_t {
    Pseudonyms = 1,    // new, or vouched for once more
    Requests = 2,      // to whomever, under all of the member's pseudonyms
    Emergencies = 3,   // declared
    RegisterRows = 4,  // of the register of patients, that were shown
    Refusals = 5,      // because a limit was reached
    Unnamed = 6,       // of the first three: by programs that did not say whose they are
};

// Staff are told at `near`, and at `limit` once more. A limit of 0: never.
struct AlarmLevels {
    std::uint64_t near = 0, limit = 0;
};

inline constexpr std::uint64_t kCountsKept = 30;     // days; an alarm that staff have seen likewise
inline constexpr std::size_t kMaxAlarms = 10'000;    // beyond, the oldest goes, one that was seen first
inline constexpr std::size_t kMaxAlarmsShown = 500;  // the latest

struct Alarm {
    std::int64_t id = 0;
    Hash32 member;  // Y, as the ledger has it; zeros: nobody said
    Counted what{};
    bool atLimit = false;     // else: near it
    std::uint64_t count = 0;  // of that day, up to now
    std::uint64_t limit = 0;
    std::uint64_t day = 0;
    Instant first, last;  // when it was raised; when something was counted last
    struct Seen {
        Hash32 by;  // Y of a doctor or staff
        Instant at;
        friend bool operator==(const Seen&, const Seen&) = default;
    };
    std::optional<Seen> seen;
    friend bool operator==(const Alarm&, const Alarm&) = default;
};

class Alarms {
public:
    explicit Alarms(sql::Database& database) : database_(&database) {}

    // Counts `more`; the alarm that this raises, if it does: one for each member, day and level. Where both
    // levels are reached at once, that of the limit alone.
    Result<std::optional<Alarm>> add(Counted what, const Hash32& member, std::uint64_t day,
                                     std::uint64_t more, const AlarmLevels& levels, Instant now);
    Result<std::uint64_t> count(Counted what, const Hash32& member, std::uint64_t day);
    // One of the `limit` pseudonyms that the clinic vouches for in that day; the same again is no other:
    // false. Errors: Limit.
    Result<bool> admit(const Hash32& member, const SignPublic& pseudonym, std::uint64_t day,
                       std::uint64_t limit);

    Result<std::vector<Alarm>> list();  // the latest first, at most kMaxAlarmsShown
    Result<std::size_t> unseen();       // how many nobody has seen
    // Errors: NotFound, Denied (by whom it is about), AlreadyExists (somebody has: that stays).
    Status see(std::int64_t id, const Alarm::Seen& seen);
    // Lets go of what is kept no longer. Alarms that nobody has seen stay.
    Status prune(std::uint64_t today);

private:
    Result<std::optional<Alarm>> find(std::int64_t id);
    Result<std::optional<Alarm>> raise(const Alarm& alarm);
    sql::Database* database_;
};

}  // namespace reseal::store
