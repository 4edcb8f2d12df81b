#include "core/engine/emergency_reading.h"

#include "core/crypto/sha256.h"
#include "core/node/services_emergency.h"
#include "core/records/manifest.h"
#include "core/records/plain_text.h"

namespace reseal::engine {
namespace {

using ledger::ListedGrant;
using sharing::CheckedPartial;

constexpr Duration kPause = milliseconds(300);

struct Current {
    ledger::EmergencyId id;
    ledger::EmergencyEntry entry;
};
Result<std::optional<Current>> lastEmergency(JobContext& at, const OwnPseudonym& own) {
    const auto id = at.state().emergencyBy(own.key);
    const auto entry = id ? at.state().emergency(*id) : std::nullopt;
    RESEAL_TRY(at.believed());
    if (!entry) return std::optional<Current>();
    return std::optional(Current{*id, *entry});
}

// A standing grant on its way to being opened.
struct Opening {
    ListedGrant grant;
    sharing::CheckedGrant checked;
    sharing::CommitteeKey committee;
    std::vector<ClinicId> members;
    std::vector<CheckedPartial> partials;
    bool isEnough() const { return partials.size() >= committee.threshold(); }
};

Result<Opening> begin(JobContext& at, const ListedGrant& grant) {
    RESEAL_ASSIGN(auto terms, sharing::GrantTerms::decode(grant.entry.terms));
    RESEAL_ASSIGN(auto checked, sharing::CheckedGrant::check(std::move(terms)));
    RESEAL_ASSIGN(const ledger::CommitteeEntry entry,
                  at.need(at.state().committeeOf(*grant.entry.standing), "no such key of the clinics"));
    RESEAL_ASSIGN(auto committee, entry.decode(at.chain()));
    return Opening{grant, std::move(checked), std::move(committee), entry.members, {}};
}

// What a clinic has given: exactly what it has put on the ledger.
Result<node::EmergencyPartials> partialsOf(JobContext& at, const OwnPseudonym& own, const Current& emergency,
                                           const ClinicId& clinic) {
    const auto word = at.state().emergencyWord(emergency.id, clinic);
    RESEAL_TRY(at.believed());
    if (!word) return fail(ErrorCode::NotCurrent, "it has not answered yet");
    if (!word->box) return fail(ErrorCode::Denied, "its staff decline");
    const node::EmergencyQuestion question{emergency.id, clinic};
    RESEAL_ASSIGN(const Bytes box, at.ask(node::FrameKind::EmergencyShare, question.encode(), kProxyTimeout));
    if (Hash32::copy(crypto::sha256(box)) != *word->box)
        return fail(ErrorCode::BadProof, "it gave something else than it has put on the ledger");
    RESEAL_ASSIGN(const crypto::SecretBytes plain, at.keys.pseudonymBox(own.number).open(box));
    RESEAL_ASSIGN(auto given, node::EmergencyPartials::decode(plain));
    if (given.emergency != emergency.id || given.clinic != clinic)
        return fail(ErrorCode::BadProof, "it gave another emergency's or clinic's share");
    return given;
}

void takeInto(Opening& opening, const Current& emergency, const node::EmergencyPartials& given) {
    const auto index = ledger::placeOf(opening.members, given.clinic);
    const auto key = index ? opening.committee.shareKey(*index) : Result<sharing::ShareKey>(Error{});
    if (!key || opening.isEnough()) return;
    for (const auto& one : given.partials) {
        if (one.grant != opening.grant.id) continue;
        auto good = CheckedPartial::check(*key, opening.checked.terms().X, emergency.id, one.partial);
        if (good) opening.partials.push_back(*std::move(good));
        return;
    }
}

// The home clinic first: it needs no relay.
std::vector<ClinicId> membersOf(const std::vector<Opening>& openings, const ClinicId& home) {
    std::vector<ClinicId> out;
    for (const Opening& one : openings)
        for (const ClinicId& member : one.members)
            if (std::ranges::find(out, member) == out.end()) out.push_back(member);
    std::ranges::stable_partition(out, [&](const ClinicId& member) { return member == home; });
    return out;
}

Result<OpenedStanding> finish(JobContext& at, const Opening& opening) {
    RESEAL_ASSIGN(const Bytes note, at.detail(opening.grant.entry.note));
    RESEAL_ASSIGN(auto opened,
                  sharing::openStandingGrant(opening.committee, opening.checked, opening.partials, note));
    RESEAL_ASSIGN(const Category category, records::categoryFromCode(opened.note.category));
    return OpenedStanding{opening.grant, std::move(opened.factor),
                          GrantedSecret{category, std::move(opened.note.cardSecret)}};
}

// A pseudonym for a patient whose card is not here; or the one that there is.
Result<OwnPseudonym> pseudonymForCall(JobContext& at, const EmergencyCall& call) {
    auto known = pseudonymFor(at, call.patient);
    if (known || known.error().code != ErrorCode::NotFound) return known;
    const auto entry = at.state().pseudonym(call.patient);
    RESEAL_TRY(at.believed());
    if (!entry || entry->role != ledger::Role::Patient)
        return fail(ErrorCode::NotFound, "the ledger knows no such patient; nothing was declared");
    if (call.name.empty())
        return fail(ErrorCode::InvalidArgument,
                    "this patient's care card is not here: give your own word for the patient as well");
    return takePseudonymFor(at, call.patient,
                            {records::plainLine(call.name, records::kMaxNameBytes), "", ""});
}

// The contract's reason, and what it means to a doctor.
Error inWords(const Error& error) {
    using ledger::Refusal;
    static constexpr std::array kMeaning{
        std::pair{Refusal::NothingStands,
                  "the patient has left nothing for emergencies; nothing was declared"},
        std::pair{
            Refusal::TooManyEmergencies,
            "you have declared one for this patient today; another is possible tomorrow, or when the clinics "
            "have declared a disaster"},
        std::pair{Refusal::PatientEnded, "the patient's pseudonym has ended; nothing was declared"}};
    for (const auto& [refusal, meaning] : kMeaning)
        if (error.code == ErrorCode::Refused && error.detail.starts_with(ledger::name(refusal)))
            return fail(ErrorCode::Refused, std::string(ledger::name(refusal)) + ": " + meaning);
    return error;
}

Status vouchAnew(JobContext& at, const OwnPseudonym& own) {
    RESEAL_TRY(renewNow(at, own));
    at.forget();
    const auto entry = at.state().pseudonym(own.key);
    const bool isVouched = entry && ledger::isVouchedFor(at.state(), *entry);
    RESEAL_TRY(at.believed());
    return isVouched ? Status()
                     : fail(ErrorCode::NotCurrent,
                            "your pseudonym is vouched for anew, and that is not ordered yet: try again in a "
                            "moment");
}

// Nobody suspended may do it, so who has vouched for the pseudonym before the last suspension does so again;
// and `ofLate`, for declaring one, also who did the day before yesterday.
Status beVouchedFor(JobContext& at, const OwnPseudonym& own, bool ofLate) {
    RESEAL_TRY(ensureRegistered(at, own));
    at.forget();
    const auto entry = at.state().pseudonym(own.key);
    const bool isVouched = entry && ledger::isVouchedFor(at.state(), *entry);
    RESEAL_TRY(at.believed());
    const bool isOfLate = entry && entry->period + 1 >= ledger::ticketPeriod(at.now());
    if (!entry || (isVouched && (isOfLate || !ofLate))) return {};
    return vouchAnew(at, own);
}

}  // namespace

Result<std::vector<ListedGrant>> emergencyGrants(JobContext& at, const OwnPseudonym& own) {
    if (at.role != Role::Doctor) return std::vector<ListedGrant>();
    RESEAL_ASSIGN(const auto emergency, lastEmergency(at, own));
    if (!emergency || emergency->entry.patient != own.patient) return std::vector<ListedGrant>();
    auto out = ledger::standingGrantsIn(at.state(), emergency->entry, at.now());
    RESEAL_TRY(at.believed());
    for (ListedGrant& one : out) one.entry.notAfter = std::min(one.entry.notAfter, emergency->entry.until);
    return out;
}

Result<OpenedInEmergency> openStanding(JobContext& at, const OwnPseudonym& own,
                                       const std::vector<ListedGrant>& grants) {
    OpenedInEmergency out;
    if (grants.empty()) return out;
    RESEAL_ASSIGN(const auto emergency, lastEmergency(at, own));
    if (!emergency) return fail(ErrorCode::Denied, "there is no emergency");
    if (emergency->entry.isOver(at.now())) return fail(ErrorCode::Expired, "the emergency's time is over");
    RESEAL_TRY(beVouchedFor(at, own, false));
    std::vector<Opening> openings;
    for (const ListedGrant& grant : grants) {
        RESEAL_ASSIGN(auto opening, begin(at, grant));
        out.needed = std::max(out.needed, opening.committee.threshold());
        openings.push_back(std::move(opening));
    }
    for (const ClinicId& clinic : membersOf(openings, at.clinic)) {
        if (std::ranges::all_of(openings, &Opening::isEnough)) break;
        const auto given = partialsOf(at, own, *emergency, clinic);
        if (!given && given.error().code == ErrorCode::Cancelled) return given.error();
        if (!given) {
            out.last = given.error();
            continue;
        }
        ++out.answered;
        for (Opening& one : openings) takeInto(one, *emergency, *given);
    }
    for (const Opening& one : openings) {
        auto opened = one.isEnough()
                          ? finish(at, one)
                          : Result<OpenedStanding>(fail(
                                ErrorCode::Offline,
                                std::to_string(one.partials.size()) + " of " +
                                    std::to_string(one.committee.threshold()) +
                                    " clinics that are needed have given their share for this emergency" +
                                    (out.last ? "; " + out.last->detail : "")));
        if (opened)
            out.grants.push_back(*std::move(opened));
        else
            out.last = opened.error();
    }
    if (out.grants.size() == grants.size()) out.last.reset();
    return out;
}

Result<OpenedStanding> openStanding(JobContext& at, const OwnPseudonym& own, const ListedGrant& grant) {
    RESEAL_ASSIGN(auto opened, openStanding(at, own, std::vector{grant}));
    if (opened.grants.empty()) return *opened.last;
    return std::move(opened.grants.front());
}

Result<EmergencyOpened> declareEmergency(JobContext& at, const EmergencyCall& call) {
    RESEAL_ASSIGN(const ledger::EmergencyReason reason, emergencyReasonOf(call.reason));
    RESEAL_ASSIGN(const OwnPseudonym own, pseudonymForCall(at, call));
    RESEAL_TRY(beVouchedFor(at, own, true));
    const crypto::SignKey author = at.keys.pseudonymSign(own.number);
    const auto make = [&]() -> Result<Draft> {
        Draft draft;
        draft.add(ledger::Emergency{call.patient, reason});
        return draft;
    };
    // Told apart by the one before: what was said of that is nothing about this.
    RESEAL_ASSIGN(const auto before, lastEmergency(at, own));
    const Bytes last = before ? toBytes(before->id.view()) : Bytes();
    const Command command{intentOf("emergency", {call.patient, last}), author, make};
    auto said = submitOnce(at, command);
    // Somebody was suspended meanwhile, or it is another day there than by this clock.
    const auto isOvertaken = [&] {
        return !said && said.error().code == ErrorCode::Refused &&
               said.error().detail.starts_with(ledger::name(ledger::Refusal::VouchedBefore));
    };
    for (int again = 0; again < 2 && isOvertaken(); ++again) {
        RESEAL_TRY(vouchAnew(at, own));
        said = submitOnce(at, command);
    }
    if (!said) return inWords(said.error());
    const Sent sent = *said;
    EmergencyOpened out;
    out.id = ledger::caseIdOf(sent.id, 0);
    if (sent.written != Written::Final) {
        out.unfinished = fail(ErrorCode::Offline, "the emergency is on its way to the ledger");
        return out;
    }
    for (const Instant end = at.now() + kEmergencyPatience;;) {
        at.forget();
        RESEAL_ASSIGN(const auto entry, at.need(at.state().emergency(out.id), "no such emergency"));
        out.until = entry.until;
        RESEAL_ASSIGN(const auto grants, emergencyGrants(at, own));
        RESEAL_ASSIGN(const auto opened, openStanding(at, own, grants));
        out.answered = opened.answered;
        out.needed = opened.needed;
        out.categories.clear();
        for (const OpenedStanding& one : opened.grants)
            if (std::ranges::find(out.categories, one.secret.category) == out.categories.end())
                out.categories.push_back(one.secret.category);
        out.unfinished = opened.last;
        if (!opened.last || at.now() >= end) return out;
        RESEAL_TRY(at.home.pause(kPause));
    }
}

}  // namespace reseal::engine
