// Emergencies, and what their operations call things.
#include "core/ledger/queries.h"
#include "core/ledger/tables.h"

namespace reseal::ledger {
namespace {

std::vector<ListedEmergency> listed(const StateView& state, Table list, const AccountId& account,
                                    std::uint64_t from, std::size_t max) {
    const auto count = readOr<std::uint64_t>(state.table(), listLengthKey(list, account), 0);
    std::vector<ListedEmergency> out;
    for (std::uint64_t n = from; n < count && out.size() < std::min(max, kMaxPage); ++n) {
        const auto id = readPromised<EmergencyId>(state.table(), Key(list).add(account).number(n));
        auto entry = id ? state.emergency(*id) : std::nullopt;
        if (!entry) break;
        out.push_back({*id, *std::move(entry)});
    }
    return out;
}

}  // namespace

std::string_view name(EmergencyReason reason) {
    switch (reason) {
        case EmergencyReason::DangerToLife:
            return "DangerToLife";
        case EmergencyReason::CannotAnswer:
            return "CannotAnswer";
        case EmergencyReason::Disaster:
            return "Disaster";
        case EmergencyReason::Other:
            return "Other";
    }
    return "?";
}

std::string_view name(EmergencyObjection objection) {
    switch (objection) {
        case EmergencyObjection::NotBelieved:
            return "NotBelieved";
        case EmergencyObjection::ShareLost:
            return "ShareLost";
        case EmergencyObjection::Other:
            return "Other";
    }
    return "?";
}

std::string_view name(EmergencyOutcome outcome) {
    switch (outcome) {
        case EmergencyOutcome::Justified:
            return "Justified";
        case EmergencyOutcome::NotJustified:
            return "NotJustified";
        case EmergencyOutcome::Unclear:
            return "Unclear";
    }
    return "?";
}

std::uint64_t countEmergencies(const StateView& state) {
    return readOr<std::uint64_t>(state.table(), listLengthKey(Table::EmergencyList, AccountId{}), 0);
}

std::vector<ListedEmergency> emergencies(const StateView& state, std::uint64_t from, std::size_t max) {
    return listed(state, Table::EmergencyList, AccountId{}, from, max);
}

std::vector<ListedEmergency> emergenciesAbout(const StateView& state, const SignPublic& patient,
                                              std::uint64_t from, std::size_t max) {
    return listed(state, Table::EmergenciesAbout, account(patient), from, max);
}

std::vector<GrantId> standingIdsOf(const StateView& state, const SignPublic& patient) {
    std::vector<GrantId> ids;
    const Key prefix = Key(Table::StandingGrants).add(patient);
    state.table().scan(prefix, [&](ByteView found, ByteView) {
        const auto id = idAfter<GrantId>(state.table(), found, prefix);
        if (id) ids.push_back(*id);
        return id.has_value();
    });
    return ids;
}

std::vector<ListedGrant> standingGrantsOf(const StateView& state, const SignPublic& patient, Instant now) {
    std::vector<ListedGrant> out;
    for (const GrantId& id : standingIdsOf(state, patient)) {
        auto grant = readPromised<GrantEntry>(state.table(), Key(Table::Grants).add(id));
        if (grant && statusOf(state, *grant, now) == GrantStatus::Active)
            out.push_back({id, *std::move(grant)});
    }
    return out;
}

std::vector<ListedGrant> standingGrantsIn(const StateView& state, const EmergencyEntry& emergency,
                                          Instant now) {
    auto out = standingGrantsOf(state, emergency.patient, now);
    std::erase_if(out, [&](const ListedGrant& one) { return one.entry.height > emergency.height; });
    return out;
}

bool isVouchedFor(const StateView& state, const PseudonymEntry& pseudonym) {
    return pseudonym.vouched > state.rosterChanged(pseudonym.role).shutOut;
}

bool isAskedIn(const StateView& state, const EmergencyEntry& emergency, const ClinicId& clinic, Instant now) {
    const auto doctor = state.pseudonym(emergency.author);
    if (!doctor || !doctor->isLive(now) || !isVouchedFor(state, *doctor)) return false;
    std::set<RunId> committees;
    for (const ListedGrant& one : standingGrantsIn(state, emergency, now))
        committees.insert(*one.entry.standing);
    return std::ranges::any_of(committees, [&](const RunId& run) {
        const auto committee = state.committeeOf(run);
        const auto index = committee ? placeOf(committee->members, clinic) : std::nullopt;
        return index && committee->shareKeys.at(*index - 1) != CommitteePoint{};
    });
}

std::optional<EmergencyEntry> emergencyUnder(const StateView& state, const GrantEntry& grant,
                                             const AccountId& doctor) {
    if (!grant.standing) return std::nullopt;
    const auto id = state.emergencyBy(pseudonymKey(doctor));
    auto entry = id ? state.emergency(*id) : std::nullopt;
    if (!entry || entry->patient != grant.patient || grant.height > entry->height) return std::nullopt;
    return entry;
}

}  // namespace reseal::ledger
