#include "core/engine/activity.h"

#include "core/engine/pseudonyms.h"
#include "core/engine/release_log.h"

namespace reseal::engine {
namespace {

std::string sentence(const ledger::Event& event, const std::string& actor) {
    using ledger::EventKind;
    switch (event.kind) {
        case EventKind::Enrolled:
            return actor + " enrolled a member.";
        case EventKind::PseudonymAdmitted:
            return "The pseudonym was admitted.";
        case EventKind::PseudonymRenewed:
            return "The pseudonym was renewed.";
        case EventKind::PseudonymRetired:
            return "The pseudonym was ended for good.";
        case EventKind::CatalogueChanged:
            return "The catalogue of condition keys was changed.";
        case EventKind::RecordRegistered:
            return actor + " sealed a record.";
        case EventKind::RecordRefiled:
            return "A record was moved to another category.";
        case EventKind::RecordErased:
            return "A record was erased.";
        case EventKind::Requested:
            return actor + " asked to read records.";
        case EventKind::Denied:
            return "A request was declined.";
        case EventKind::Granted:
            return "A grant was made.";
        case EventKind::Revoked:
            return "A grant was ended by the patient.";
        case EventKind::ShareAccepted:
            return actor + " accepted its share of a grant.";
        case EventKind::ShareDestroyed:
            return actor + " destroyed its share of a grant.";
        case EventKind::BlobStored:
            return actor + " stored a record.";
        case EventKind::BlobErased:
            return actor + " deleted its copy of a record.";
        case EventKind::Released:
            return actor + " reported what it released or refused under a grant.";
        case EventKind::Voided:
            return "The ledger refused a transaction: " + std::string(ledger::name(event.refusal)) + ".";
        case EventKind::MemberSuspended:
            return actor + " suspended a membership.";
        case EventKind::MemberReinstated:
            return actor + " lifted the suspension of a membership.";
        case EventKind::Proposed:
            return actor + " proposed a change of the ledger.";
        case EventKind::VoteCast:
            return actor + " voted on a proposal.";
        case EventKind::ProposalPassed:
            return "A proposal was accepted by the clinics.";
        case EventKind::ProposalRejected:
            return "A proposal was rejected by the clinics.";
        case EventKind::ProposalFailed:
            return "A proposal had the votes, but could no longer be carried out: " +
                   std::string(ledger::name(event.refusal)) + ".";
        case EventKind::EndpointChanged:
            return actor + " changed its network addresses.";
        case EventKind::EvidenceGiven:
            return actor + " proved that a clinic contradicted itself when ordering blocks.";
        case EventKind::RunOpened:
            return actor + " began to make a key of all the clinics.";
        case EventKind::RunAdvanced:
            return "The clinics went on making a key of all of them.";
        case EventKind::CommitteeMade:
            return "The clinics made a key of all of them.";
        case EventKind::RunFailed:
            return "The clinics could not make a key of all of them.";
        case EventKind::CommitteeRetired:
            return "A key of all the clinics was retired.";
        case EventKind::Registered:
            return "A key of all the clinics was entered, or ended.";
        case EventKind::CaseOpened:
            return actor +
                   " opened a case: it is asked whether the clinics find out who is behind a pseudonym.";
        case EventKind::CaseAgreed:
            return actor + " agreed to finding out who is behind a pseudonym.";
        case EventKind::CaseDeclined:
            return actor + " takes no part in finding out who is behind a pseudonym.";
        case EventKind::CaseTraced:
            return "The clinics found out who is behind a pseudonym.";
        case EventKind::CaseAnswered:
            return actor + " said what it does about its member.";
        case EventKind::CaseClosed:
            return "A case is closed in which the clinics agreed to find out who is behind a pseudonym: this "
                   "one, or one that "
                   "this one dealt with.";
        case EventKind::CaseDropped:
            return "A case was dropped, and nobody was found.";
        case EventKind::PseudonymEnded:
            return "A pseudonym was ended for good, because its owner was found in a case and suspended: "
                   "this "
                   "one, or one that this one dealt with.";
        case EventKind::EqualityOpened:
            return actor + " began to look for other pseudonyms of a member who was found and suspended.";
        case EventKind::EqualityAdvanced:
            return "The clinics went on looking for other pseudonyms of a member who was suspended.";
        case EventKind::EqualityDone:
            return "The clinics have tested pseudonyms: those of a member who was suspended are ended.";
        case EventKind::EqualityFailed:
            return "The clinics could not test pseudonyms this time.";
        case EventKind::EmergencyDeclared:
            return actor +
                   " declared an emergency, and may read for a while what the patient has left for that.";
        case EventKind::EmergencyShared:
            return actor + " gave its share, so that a doctor can read in an emergency.";
        case EventKind::EmergencyDeclined:
            return actor + " did not give its share in an emergency.";
        case EventKind::EmergencyClosed:
            return actor + " reviewed an emergency.";
    }
    return "";
}

// A clinic by its name, anybody else by the first digits of the pseudonym; as the home node says.
std::string believedName(JobContext& at, const ledger::AccountId& actor) {
    if (const auto clinic = at.state().clinic(ledger::clinicId(actor))) return std::string(clinic->name);
    return "The pseudonym " + actor.hex().substr(0, 8);
}

ActivityRow rowOf(const ledger::Event& event, const std::string& actor, std::uint64_t number) {
    ActivityRow row;
    row.number = number;
    row.time = event.time;
    row.height = event.height;
    row.kind = std::string(ledger::name(event.kind));
    row.sentence = sentence(event, actor);
    row.tx = event.tx;
    row.actor = event.actor.hex();
    if (const auto* record = std::get_if<ledger::RecordSubject>(&event.subject)) row.record = record->id;
    if (const auto* grant = std::get_if<ledger::GrantSubject>(&event.subject)) row.grant = grant->id;
    if (const auto* request = std::get_if<ledger::RequestSubject>(&event.subject)) row.request = request->id;
    return row;
}

}  // namespace

Result<std::vector<ActivityRow>> eventsOf(JobContext& at, const ledger::AccountId& account,
                                          std::uint64_t from) {
    const auto events = ledger::eventsOf(at.state(), account, from);
    RESEAL_TRY(at.believed());
    std::vector<ActivityRow> out;
    for (const ledger::Event& event : events)
        out.push_back(rowOf(event, believedName(at, event.actor), from + out.size()));
    RESEAL_TRY(at.believed());
    return out;
}

namespace {

// One list in the ledger's order.
Result<std::vector<ledger::Event>> proven(JobContext& at, ledger::ProvenEvents lists) {
    RESEAL_TRY(at.prove(lists));
    std::vector<ledger::Event> events;
    for (const ledger::ProvenEvents::Account& account : lists.accounts())
        events.insert(events.end(), account.events.begin(), account.events.end());
    std::ranges::stable_sort(events, {}, &ledger::Event::height);
    return events;
}

// The latest of those before number `before`, or of all.
struct Page {
    std::size_t first = 0, last = 0;
    Page(std::size_t events, std::uint64_t before)
        : last(before == 0 ? events : std::min<std::uint64_t>(before, events)) {
        first = last - std::min(last, ledger::kMaxPage);
    }
};

// Numbered through, of which a page is asked for.
std::vector<ActivityRow> latestFirst(JobContext& at, const std::vector<ledger::Event>& events, Page page) {
    std::vector<ActivityRow> out;
    for (std::size_t i = page.first; i < page.last; ++i)
        out.push_back(rowOf(events[i], at.provenName(ledger::clinicId(events[i].actor)), i));
    std::ranges::reverse(out);
    return out;
}

std::string times(std::uint32_t count) {
    return count == 1 ? "once" : std::to_string(count) + " times";
}

// Whom it was for, where the grant is to a clinic's team.
std::string readersOf(const ReleasedHour& hour) {
    std::set<std::string> names;
    for (const ReleaseRow& row : hour.rows) {
        if (!row.reader.empty()) names.insert(row.reader);
        if (!row.doctor.empty()) names.insert("doctor " + row.doctor + " in an emergency");
    }
    std::string out;
    for (const std::string& name : names) out += (out.empty() ? " It was for " : ", ") + name;
    if (!out.empty()) out += ".";
    const auto unknown =
        std::ranges::count_if(hour.rows, [](const ReleaseRow& row) { return row.readerUnknown.has_value(); });
    if (unknown != 0)
        out += " Whom it was for can't be told: " + times(static_cast<std::uint32_t>(unknown)) + ".";
    return out;
}

std::string sentence(const ReleasedHour& hour) {
    std::string out = hour.clinicName + " released " + times(hour.released) + " and refused " +
                      times(hour.refused) + " under a grant, in the hour from " +
                      isoUtc(hour.from).substr(0, 16) + "Z on.";
    switch (hour.shown) {
        case HourShown::Whole:
            break;
        case HourShown::NotReached:
            out += " It could not be reached to show what.";
            break;
        case HourShown::NotAsked:
            out += " What that was was not asked for at the same time.";
            break;
        case HourShown::NotShown:
            out += " What that was is not shown, by it or by somebody on the way.";
            break;
        case HourShown::Contradicts:
            out += " What it shows is not what it has put on the ledger.";
            break;
        case HourShown::TooOld:
            out += " It was so long ago that no clinic has to keep what.";
            break;
    }
    const auto late = std::ranges::count_if(hour.rows, &ReleaseRow::late);
    if (late != 0)
        out += " By its own clock it released after the grant was revoked: " +
               times(static_cast<std::uint32_t>(late)) + ".";
    return out + readersOf(hour);
}

// The rows of releases, with what the clinics show of them.
Status showReleases(JobContext& at, const std::vector<ledger::Event>& events, Page page,
                    std::vector<ActivityRow>& rows) {
    RESEAL_ASSIGN(const auto behind, reportsBehind(at, events, page.first, page.last));
    std::vector<HourReport> reports;
    for (const auto& [place, report] : behind) reports.push_back(report);
    RESEAL_ASSIGN(const auto hours, showHours(at, reports, events));
    std::size_t next = 0;
    for (const auto& [place, report] : behind) {
        ActivityRow& row = rows[page.last - 1 - place];
        row.hour = hours[next++];
        row.sentence = sentence(*row.hour);
    }
    return {};
}

}  // namespace

Result<std::vector<ActivityRow>> activityOf(JobContext& at, const ledger::AccountId& account,
                                            std::uint64_t before) {
    RESEAL_ASSIGN(const ledger::Height known, at.provenHeight());
    RESEAL_ASSIGN(const auto events, proven(at, ledger::ProvenEvents::ofAccount(account, known)));
    return latestFirst(at, events, {events.size(), before});
}

// The gap behind the numbers that this vault has used, too: there may be holes among them, of pseudonyms that
// were given up before they were on the ledger.
Result<std::vector<ledger::Event>> ownEvents(JobContext& at) {
    const auto derive = [&keys = at.keys](std::uint64_t number) {
        return ledger::account(keys.pseudonymSign(number).publicKey());
    };
    RESEAL_ASSIGN(const ledger::Height known, at.provenHeight());
    RESEAL_ASSIGN(const auto pseudonyms, allPseudonyms(at));
    std::uint64_t used = 0;
    for (const OwnPseudonym& own : pseudonyms) used = std::max(used, own.number + 1);
    return proven(at, ledger::ProvenEvents::ofPerson(derive, known, used));
}

Result<std::vector<ActivityRow>> ownActivity(JobContext& at, std::uint64_t before) {
    RESEAL_ASSIGN(const auto events, ownEvents(at));
    const Page page(events.size(), before);
    std::vector<ActivityRow> rows = latestFirst(at, events, page);
    if (at.role == Role::Patient) RESEAL_TRY(showReleases(at, events, page, rows));
    return rows;
}

}  // namespace reseal::engine
