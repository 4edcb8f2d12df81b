#include "core/node/emergency_desk.h"

#include "core/base/log.h"
#include "core/crypto/box.h"
#include "core/crypto/sha256.h"

namespace reseal::node {

using ledger::EmergencyEntry;
using ledger::EmergencyId;
using ledger::StateView;

namespace {
constexpr std::string_view kBoxSpace = "emergency-box";  // by the emergency's id
constexpr std::string_view kRule = "emergencies";        // "": automatically
constexpr std::string_view kByStaff = "by-staff";

std::vector<ledger::ListedEmergency> lastEmergencies(const StateView& state) {
    const std::uint64_t count = ledger::countEmergencies(state);
    return ledger::emergencies(state, count > ledger::kMaxPage ? count - ledger::kMaxPage : 0);
}

// What the ledger wouldn't take, because it was said before or comes too late, is no error.
Status unlessSaid(const Result<TxId>& said) {
    using ledger::Refusal;
    if (said || said.error().code == ErrorCode::NotCurrent) return {};  // tried again
    for (const Refusal known : {Refusal::SaidAlready, Refusal::EmergencyEnded, Refusal::VouchedBefore})
        if (said.error().code == ErrorCode::Refused && said.error().detail == ledger::name(known)) return {};
    return said.error();
}
}  // namespace

// ---- For staff

Result<EmergencyRule> EmergencyDesk::rule() const {
    RESEAL_ASSIGN(const std::string kept, vault_.setting(kRule));
    return kept == kByStaff ? EmergencyRule::ByStaff : EmergencyRule::Automatic;
}

Status EmergencyDesk::setRule(EmergencyRule rule) {
    RESEAL_TRY(vault_.setSetting(kRule, rule == EmergencyRule::ByStaff ? kByStaff : ""));
    return rule == EmergencyRule::Automatic ? follow() : Status();
}

Result<Emergencies> EmergencyDesk::emergencies() const {
    const StateView state = chain_.finalState();
    Emergencies out{{}, ledger::clinics(state), EmergencyRule::Automatic, state.disasterUntil()};
    RESEAL_ASSIGN(out.rule, rule());
    const Instant now = state.tip().time;
    for (const ledger::ListedEmergency& one : lastEmergencies(state))
        out.emergencies.push_back({one.id, one.entry, ledger::isAskedIn(state, one.entry, own_, now),
                                   state.emergencyWord(one.id, own_),
                                   one.entry.isOver(std::max(wallClock(), now))});
    RESEAL_TRY(chain_.readable());
    return out;
}

Status EmergencyDesk::share(const EmergencyId& id) {
    const auto entry = chain_.finalState().emergency(id);
    RESEAL_TRY(chain_.readable());
    if (!entry) return fail(ErrorCode::NotFound, "there is no such emergency here");
    RESEAL_ASSIGN(auto box, vault_.locker().get(kBoxSpace, id));
    if (!box) {
        RESEAL_ASSIGN(box, makeBox(id, *entry));
        RESEAL_TRY(vault_.locker().put(kBoxSpace, id, *box));
    }
    RESEAL_TRY(author_.sayIfAllowed({ledger::EmergencyShare{id, Hash32::copy(crypto::sha256(*box))}}));
    return {};
}

Status EmergencyDesk::decline(const EmergencyId& id, ledger::EmergencyObjection objection) {
    RESEAL_TRY(author_.sayIfAllowed({ledger::EmergencyDecline{id, objection}}));
    return {};
}

Status EmergencyDesk::close(const EmergencyId& id, ledger::EmergencyOutcome outcome,
                            const ledger::IdentityKey& reviewer) {
    RESEAL_TRY(ports_.worksHere(reviewer, wallClock()));
    RESEAL_TRY(author_.sayIfAllowed({ledger::EmergencyClose{id, outcome}}));
    log(LogLevel::Info, "node", "emergency " + id.hex() + " reviewed by " + reviewer.hex());
    return {};
}

// ---- The share

// For what was proven on the ledger alone: the X of standing grants, each of which came with its proof.
Result<Bytes> EmergencyDesk::makeBox(const EmergencyId& id, const EmergencyEntry& entry) const {
    const StateView state = chain_.finalState();
    EmergencyPartials out{id, own_, {}};
    std::map<ledger::RunId, std::optional<sharing::CommitteeShare>> shares;
    for (const ledger::ListedGrant& one : ledger::standingGrantsIn(state, entry, state.tip().time)) {
        const ledger::RunId& run = *one.entry.standing;
        if (!shares.contains(run)) {
            auto share = keygen_.share(run);
            if (!share && share.error().code != ErrorCode::NotFound) return share.error();
            shares.emplace(run, share ? std::optional(*std::move(share)) : std::nullopt);
        }
        const auto& share = shares.at(run);
        if (!share) continue;  // no member of that committee, or the share is lost
        RESEAL_ASSIGN(auto terms, sharing::GrantTerms::decode(one.entry.terms));
        RESEAL_ASSIGN(const auto grant, sharing::CheckedGrant::check(std::move(terms)));
        RESEAL_ASSIGN(const auto partial, exponentiate(*share, sharing::ProvenPoint::of(grant), id));
        out.partials.push_back({one.id, partial});
    }
    const auto doctor = state.pseudonym(entry.author);
    RESEAL_TRY(chain_.readable());
    if (!doctor) return fail(ErrorCode::Damaged, "an emergency by nobody");
    if (out.partials.empty())
        return fail(ErrorCode::NotFound, "this clinic has no share for what the patient has left");
    return crypto::sealTo(doctor->box, out.encode());
}

Result<Bytes> EmergencyDesk::boxOf(const EmergencyQuestion& question) const {
    const StateView state = chain_.finalState();
    const auto entry = state.emergency(question.emergency);
    const auto word = state.emergencyWord(question.emergency, own_);
    const Instant now = std::max(wallClock(), state.tip().time);
    RESEAL_TRY(chain_.readable());
    if (!entry) return fail(ErrorCode::NotFound, "no such emergency is on the ledger here yet");
    if (entry->isOver(now)) return fail(ErrorCode::Expired, "the emergency's time is over");
    const auto doctor = state.pseudonym(entry->author);
    if (!doctor || !doctor->isLive(now) || !ledger::isVouchedFor(state, *doctor))
        return fail(ErrorCode::Denied, "somebody has to vouch for the doctor's pseudonym once more");
    if (word && !word->box) return fail(ErrorCode::Denied, "this clinic's staff decline");
    if (!word && !ledger::isAskedIn(state, *entry, own_, now))
        return fail(ErrorCode::NotFound, "this clinic has no share for what the patient has left");
    RESEAL_ASSIGN(auto box, vault_.locker().get(kBoxSpace, question.emergency));
    if (!word || !box) return fail(ErrorCode::NotCurrent, "this clinic has not answered yet");
    return *std::move(box);
}

void EmergencyDesk::fetch(ByteView body, Answer answer) {
    const auto question = EmergencyQuestion::decode(body);
    if (!question) return answer(question.error());
    if (question->clinic == own_) return answer(boxOf(*question));
    ports_.relay(question->clinic, body, std::move(answer));
}

// ---- As an emergency goes on

bool EmergencyDesk::concerns(const AppliedBlock& block) {
    return std::ranges::any_of(block.events, [](const ledger::AccountEvent& one) {
        return one.event.kind == ledger::EventKind::EmergencyDeclared ||
               one.event.kind == ledger::EventKind::PseudonymRenewed;  // perhaps a doctor's who waits
    });
}

Status EmergencyDesk::follow() {
    const std::vector<ledger::ListedEmergency> all = lastEmergencies(chain_.finalState());
    RESEAL_TRY(chain_.readable());
    Status out = letGoOfBoxes();
    for (const ledger::ListedEmergency& one : all)
        if (const Status done = goOn(one); out && !done) out = done;
    return out;
}

Status EmergencyDesk::goOn(const ledger::ListedEmergency& one) {
    const StateView state = chain_.finalState();
    if (one.entry.isOver(state.tip().time) || state.emergencyWord(one.id, own_)) return {};
    const auto self = state.clinic(own_);
    const bool isStaying = self && !self->isLeaving();
    const bool isAsked = isStaying && ledger::isAskedIn(state, one.entry, own_, state.tip().time);
    RESEAL_TRY(chain_.readable());
    RESEAL_ASSIGN(const EmergencyRule rule, this->rule());
    RESEAL_ASSIGN(const auto box, vault_.locker().get(kBoxSpace, one.id));
    // What was made before a crash is said, whatever the rule is by now.
    if (!isAsked || (rule == EmergencyRule::ByStaff && !box)) return {};
    const Status done = share(one.id);
    if (done || done.error().code != ErrorCode::NotFound)
        return unlessSaid(done ? Result<TxId>(TxId{}) : done.error());
    return unlessSaid(
        author_.sayIfAllowed({ledger::EmergencyDecline{one.id, ledger::EmergencyObjection::ShareLost}}));
}

// Nobody is given one any more.
Status EmergencyDesk::letGoOfBoxes() {
    RESEAL_ASSIGN(const auto kept, vault_.locker().list(kBoxSpace));
    for (const vault::LockerEntry& box : kept) {
        RESEAL_ASSIGN(const auto id, EmergencyId::from(box.key));
        const auto entry = chain_.finalState().emergency(id);
        RESEAL_TRY(chain_.readable());
        if (!entry || entry->isOver(chain_.finalState().tip().time))
            RESEAL_TRY(vault_.locker().remove(kBoxSpace, id));
    }
    return {};
}

}  // namespace reseal::node
