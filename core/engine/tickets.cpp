#include "core/engine/tickets.h"

#include "core/crypto/random.h"

namespace reseal::engine {
namespace {

constexpr std::string_view kSpace = "ticket";
constexpr std::uint64_t kKeptPeriods = 3;  // a ticket is good in its period and the next

struct Drawn {
    std::uint64_t period = 0;
    std::uint32_t slot = 0;
    std::uint64_t pseudonym = 0;
    bool used = false;
};

Bytes keyOf(std::uint64_t period, std::uint32_t slot) {
    Bytes key = toBytes(ByteView(le64(period)));
    append(key, ByteView(le32(slot)));
    return key;
}
Bytes valueOf(const Drawn& drawn) {
    Bytes value = toBytes(ByteView(le64(drawn.pseudonym)));
    value.push_back(drawn.used ? 1 : 0);
    return value;
}

Result<std::vector<Drawn>> drawnSlots(JobContext& at) {
    RESEAL_ASSIGN(const auto entries, at.vault.locker().list(kSpace));
    std::vector<Drawn> out;
    for (const vault::LockerEntry& entry : entries) {
        if (entry.key.size() != 12 || entry.value.size() != 9) return fail(ErrorCode::Damaged, "a ticket");
        const ByteView key = entry.key, value = entry.value;
        out.push_back(
            {readLe64(key.first(8)), readLe32(key.subspan(8)), readLe64(value.first(8)), value[8] != 0});
    }
    return out;
}

}  // namespace

Result<std::uint32_t> drawSlot(JobContext& at, std::uint64_t period, std::uint64_t pseudonym,
                               std::uint32_t limit) {
    RESEAL_ASSIGN(const std::vector<Drawn> all, drawnSlots(at));
    std::set<std::uint32_t> taken;
    for (const Drawn& drawn : all) {
        if (drawn.period + kKeptPeriods <= period)
            RESEAL_TRY(at.vault.locker().remove(kSpace, keyOf(drawn.period, drawn.slot)));
        if (drawn.period != period) continue;
        if (drawn.pseudonym == pseudonym && !drawn.used && drawn.slot < limit) return drawn.slot;
        taken.insert(drawn.slot);
    }
    std::vector<std::uint32_t> free;
    for (std::uint32_t slot = 0; slot < limit; ++slot)
        if (!taken.contains(slot)) free.push_back(slot);
    if (free.empty()) return fail(ErrorCode::Limit, "as many pseudonyms as a member may have in a day");
    const std::uint32_t slot = free[crypto::randomBelow(static_cast<std::uint32_t>(free.size()))];
    RESEAL_TRY(at.vault.locker().put(kSpace, keyOf(period, slot), valueOf({period, slot, pseudonym, false})));
    return slot;
}

Status slotsUsed(JobContext& at, std::uint64_t pseudonym) {
    RESEAL_ASSIGN(const std::vector<Drawn> all, drawnSlots(at));
    for (Drawn drawn : all) {
        if (drawn.pseudonym != pseudonym || drawn.used) continue;
        drawn.used = true;
        RESEAL_TRY(at.vault.locker().put(kSpace, keyOf(drawn.period, drawn.slot), valueOf(drawn)));
    }
    return {};
}

}  // namespace reseal::engine
