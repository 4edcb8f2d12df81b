#include "core/node/alarm_desk.h"

#include "core/node/bodies.h"

namespace reseal::node {

using ledger::IdentityKey;
using ledger::Refusal;
using ledger::StateView;
using store::Counted;

namespace {

bool reads(ledger::Role role) {
    return role == ledger::Role::Doctor || role == ledger::Role::Researcher;
}

// What a reader does in it that has a limit. For a pseudonym that the clinic has vouched for it was asked.
std::map<Counted, std::uint64_t> deedsIn(const ledger::Transaction& tx) {
    std::map<Counted, std::uint64_t> out;
    for (const ledger::Operation& operation : tx.body().operations) {
        const auto* pseudonym = std::get_if<ledger::Pseudonym>(&operation);
        if (pseudonym != nullptr && reads(pseudonym->role) &&
            std::holds_alternative<ledger::RingAdmission>(pseudonym->admission))
            ++out[Counted::Pseudonyms];
        if (std::holds_alternative<ledger::Request>(operation)) ++out[Counted::Requests];
        if (std::holds_alternative<ledger::Emergency>(operation)) ++out[Counted::Emergencies];
    }
    return out;
}

bool isLimit(Refusal why) {
    return why == Refusal::TooManyRequests || why == Refusal::TooManyEmergencies ||
           why == Refusal::SlotTooHigh;
}

}  // namespace

Result<Bytes> AlarmDesk::introduce(const Peer& from, ByteView body, Instant now) {
    RESEAL_ASSIGN(const MemberProof proof, decodeIntroduction(body));
    RESEAL_TRY(proof.check(chain_.genesis().chainId(), own_, FrameKind::Introduce, {}, now));
    const auto identity = IdentityKey::copy(proof.Y.view());
    const auto member = chain_.finalState().member(identity);
    RESEAL_TRY(chain_.readable());
    if (!member || member->clinic != own_)
        return fail(ErrorCode::Denied, "this identity is not enrolled at this clinic");
    if (introduced_.size() >= kMaxIntroduced && !introduced_.contains(from.pin))
        introduced_.erase(
            std::ranges::min_element(introduced_, {}, [](const auto& one) { return one.second.at; }));
    introduced_.insert_or_assign(from.pin, Introduced{identity, now});
    return encodeNull();
}

std::optional<IdentityKey> AlarmDesk::whoIs(const Peer& from, Instant now) const {
    const auto found = introduced_.find(from.pin);
    if (found == introduced_.end() || now > found->second.at + kIntroduced) return std::nullopt;
    return found->second.member;
}

// Of patients and staff nothing is told but refusals: two pseudonyms a day are as many as they may have, and
// nothing to wonder at.
store::AlarmLevels AlarmDesk::levelsOf(Counted what, ledger::Role role, Instant now) const {
    const StateView state = chain_.finalState();
    const ledger::ChainParameters parameters = state.parameters();
    const auto from = [](std::uint64_t limit) { return store::AlarmLevels{limit - limit / 4, limit}; };
    switch (what) {
        case Counted::Pseudonyms:
            return reads(role) ? from(ledger::ticketsFor(parameters, role)) : store::AlarmLevels{};
        case Counted::Requests:
            return from(kFullPseudonyms * (role == ledger::Role::Researcher ? parameters.researcherRequests
                                                                            : parameters.doctorRequests));
        case Counted::Emergencies:
            return now <= state.disasterUntil() ? store::AlarmLevels{} : from(kEmergenciesADay);
        case Counted::RegisterRows:
            return from(kRegisterRowsADay);
        case Counted::Refusals:
            return {1, kRefusalsADay};
        case Counted::Unnamed:
            return from(kUnnamedADay);
    }
    return {};
}

Status AlarmDesk::count(Counted what, const std::optional<IdentityKey>& who, std::uint64_t more,
                        Instant now) {
    const StateView state = chain_.finalState();
    const Instant time = std::max(now, state.tip().time);
    const auto member = who ? state.member(*who) : std::nullopt;
    RESEAL_TRY(chain_.readable());
    const ledger::Role role = member ? member->role : ledger::Role::Doctor;
    const Hash32 identity = who ? Hash32::copy(who->view()) : Hash32{};
    RESEAL_ASSIGN(const auto raised, store_.alarms().add(what, identity, ledger::ticketPeriod(time), more,
                                                         levelsOf(what, role, time), now));
    if (raised && ports_.raised) ports_.raised(*raised);
    return {};
}

Status AlarmDesk::submits(const Peer& from, const ledger::Transaction& tx, Instant now) {
    if (from.role == PeerRole::Clinic) return {};
    const auto who = whoIs(from, now);
    for (const auto& [what, times] : deedsIn(tx))
        RESEAL_TRY(count(who ? what : Counted::Unnamed, who, times, now));
    return {};
}

Status AlarmDesk::refused(const Peer& from, Refusal why, Instant now) {
    if (from.role == PeerRole::Clinic || !isLimit(why)) return {};
    const auto who = whoIs(from, now);
    return count(who ? Counted::Refusals : Counted::Unnamed, who, 1, now);
}

Status AlarmDesk::refused(const IdentityKey& member, Instant now) {
    return count(Counted::Refusals, member, 1, now);
}

Status AlarmDesk::shown(const IdentityKey& member, std::size_t rows, Instant now) {
    return count(Counted::RegisterRows, member, rows, now);
}

Status AlarmDesk::admits(const IdentityKey& member, ledger::Role role, const SignPublic& pseudonym,
                         Instant now) {
    const StateView state = chain_.finalState();
    if (state.pseudonym(pseudonym)) return {};  // it is renewed
    const std::uint64_t day = ledger::ticketPeriod(std::max(now, state.tip().time));
    const auto isNew = store_.alarms().admit(Hash32::copy(member.view()), pseudonym, day,
                                             ledger::ticketsFor(state.parameters(), role));
    if (!isNew && isNew.error().code == ErrorCode::Limit) RESEAL_TRY(refused(member, now));
    if (!isNew) return isNew.error();
    return *isNew ? count(Counted::Pseudonyms, member, 1, now) : Status();
}

Result<std::vector<AlarmRow>> AlarmDesk::list() {
    RESEAL_ASSIGN(const auto alarms, store_.alarms().list());
    std::vector<AlarmRow> out;
    for (const store::Alarm& alarm : alarms)
        out.push_back(
            {alarm, alarm.member == Hash32{} ? "" : ports_.nameOf(IdentityKey::copy(alarm.member.view()))});
    return out;
}

Status AlarmDesk::see(std::int64_t id, const IdentityKey& by, Instant now) {
    RESEAL_TRY(ports_.worksHere(by, now));
    return store_.alarms().see(id, {Hash32::copy(by.view()), now});
}

Status AlarmDesk::prune() {
    return store_.alarms().prune(ledger::ticketPeriod(chain_.finalState().tip().time));
}

}  // namespace reseal::node
