#include "core/ledger/roster.h"

#include <map>

#include "core/ledger/contract.h"
#include "core/ledger/tables.h"

namespace reseal::ledger {

Refusal judgeRoster(const StateView& state, const SignPublic& pseudonym, Role role,
                    const RingAdmission& admission, Height height, Instant time) {
    if (admission.rosterHeight >= height) return Refusal::RosterAhead;
#ifndef RESEAL_WITHOUT_SUSPENSION
    if (admission.rosterHeight < state.rosterChanged(role).height) return Refusal::RosterPast;
#endif
    if (admission.roster == 0) return Refusal::WindowWrong;
    const auto last = state.memberAt({role, admission.roster - 1});
    if (!last || last->since > admission.rosterHeight) return Refusal::RosterAhead;
    const auto first = state.ringEntry(pseudonym, 0);
    if (first && first->roster == admission.roster && first->window == admission.window) return Refusal::None;
    const auto next = state.memberAt({role, admission.roster});
    return next && time - next->enrolled > kAdmissionWindow ? Refusal::RosterPast : Refusal::None;
}

std::optional<std::vector<IdentityKey>> ringMembers(const StateView& state, Role role,
                                                    const sharing::RingShape& shape) {
    std::vector<Bytes> keys;
    for (std::size_t i = 0; i < shape.distinct(); ++i)
        keys.push_back(toBytes(roleKey(Table::Roster, role).number(shape.place(i))));
    state.table().prefetch(keys);
    std::map<ClinicId, bool> stays;
    const auto may = [&](const Member& member) {
        const auto [at, isNew] = stays.try_emplace(member.clinic, false);
        if (isNew) {
            const auto clinic = state.clinic(member.clinic);
            at->second = clinic && !clinic->isLeaving();
        }
#ifdef RESEAL_WITHOUT_SUSPENSION
        return at->second;
#endif
        return member.suspended == 0 && at->second;
    };
    std::vector<IdentityKey> out;
    std::size_t leading = 0;  // places at the beginning whose own may not
    for (std::size_t i = 0; i < shape.distinct(); ++i) {
        const auto member =
            readPromised<Member>(state.table(), roleKey(Table::Roster, role).number(shape.place(i)));
        if (!member) return std::nullopt;
        if (may(*member))
            out.push_back(member->identity);
        else if (out.empty())
            ++leading;
        else
            out.push_back(IdentityKey(out.back()));
    }
    if (out.empty()) return std::nullopt;
    const IdentityKey first = out.front();
    out.insert(out.begin(), leading, first);
    return out;
}

std::vector<RingEntry> ringEntriesOf(const StateView& state, const SignPublic& pseudonym) {
    const auto count =
        readOr<std::uint64_t>(state.table(), listLengthKey(Table::RingEntries, account(pseudonym)), 0);
    std::vector<RingEntry> out;
    for (std::uint64_t n = 0; n < count; ++n)
        if (auto entry =
                readPromised<RingEntry>(state.table(), Key(Table::RingEntries).add(pseudonym).number(n)))
            out.push_back(*std::move(entry));
    return out;
}

}  // namespace reseal::ledger
