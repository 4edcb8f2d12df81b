#include "core/engine/release_log.h"

#include "core/crypto/sha256.h"
#include "core/engine/pseudonyms.h"
#include "core/engine/released.h"
#include "core/records/team_reader.h"
#include "core/store/receipts.h"

namespace reseal::engine {
namespace {

using ledger::Event;
using ledger::EventKind;
using ledger::GrantHour;
using node::Release;

std::optional<GrantId> grantOf(const Event& event, EventKind kind) {
    const auto* subject = std::get_if<ledger::GrantSubject>(&event.subject);
    return event.kind == kind && subject != nullptr ? std::optional(subject->id) : std::nullopt;
}

// What an event is of, proven by the transaction's name.
// What a clinic has reported of a grant in one operation.
Result<std::vector<ledger::Released>> reportedIn(JobContext& at, const Event& event, const GrantId& grant) {
    auto& known = at.provenHours().reported;
    const std::tuple key{event.tx, event.operation, grant};
    if (const auto found = known.find(key); found != known.end()) return found->second;
    RESEAL_ASSIGN(const ledger::Operation operation, at.operationOf(event));
    std::vector<ledger::Released> out;
    if (const auto* receipts = std::get_if<ledger::Receipts>(&operation))
        for (const ledger::Receipt& one : receipts->entries)
            if (const auto* its = std::get_if<ledger::Released>(&one); its != nullptr && its->grant == grant)
                out.push_back(*its);
    if (known.size() >= ProvenHours::kMaxReports) known.clear();
    known.emplace(key, out);
    return out;
}

Instant startOf(std::uint64_t hour) {
    return {static_cast<std::int64_t>(std::min<std::uint64_t>(hour, INT64_MAX / 3'600'000)) * 3'600'000};
}

ReleasedHour hourOf(JobContext& at, const ClinicId& proxy, const GrantHour& hour) {
    ReleasedHour out;
    out.proxy = proxy;
    out.clinicName = at.provenName(proxy);
    out.grant = hour.grant;
    out.from = startOf(hour.hour);
    return out;
}

// The hours of an answer, and how long clinics are waited for.
class Showing {
public:
    Showing(JobContext& at, const std::vector<Event>& events)
        : at_(at), events_(events), until_(at.now() + kClinicsPatience) {}

    struct Rest {  // hours from number `from` on were not shown
        std::size_t from = 0;
        HourShown shown = HourShown::NotReached;
        std::string why;
    };
    using Take = std::function<Result<bool>(std::size_t number, const std::vector<Bytes>& entries)>;
    // One clinic's answers about hours of grants of one pseudonym, each taken as it comes; false: no more is
    // asked of it. Errors: Cancelled, those of `take`.
    Result<std::optional<Rest>> ask(const ClinicId& proxy, const SignPublic& patient,
                                    const std::vector<GrantHour>& hours, const Take& take) {
        const Instant until = std::min(until_, at_.now() + kClinicPatience);
        std::size_t next = 0;
        while (next < hours.size()) {
            if (at_.now() >= until) return std::optional(Rest{next, HourShown::NotReached, "Timeout"});
            const auto from = hours.begin() + static_cast<std::ptrdiff_t>(next);
            const auto count = std::min(hours.size() - next, node::kMaxHoursAsked);
            const auto answer = askPage(proxy, patient, {from, from + static_cast<std::ptrdiff_t>(count)});
            if (!answer) {
                RESEAL_TRY(at_.progress(0, 0));  // is it this job that was cancelled?
                const ErrorCode code = answer.error().code;
                const bool isAway = isTransient(code) || code == ErrorCode::Cancelled ||
                                    code == ErrorCode::Locked || code == ErrorCode::NotFound;
                return std::optional(
                    Rest{next, isAway ? HourShown::NotReached : HourShown::NotShown, answer.error().text()});
            }
            for (const auto& entries : answer->hours) {
                RESEAL_ASSIGN(const bool more, take(next++, entries));
                if (!more)
                    return std::optional(
                        Rest{next, HourShown::NotAsked, "not asked for after what came before it"});
            }
        }
        return std::optional<Rest>();
    }

    // Errors: BadProof, those of asking.
    Status show(ReleasedHour& hour, const std::vector<Release>& releases) {
        std::size_t& rows = rows_[hour.proxy];
        if (rows + releases.size() > kMaxRowsShown / kMostClinicsShown) {
            hour.shown = HourShown::NotAsked;
            hour.why = "too many to be shown at once";
            return {};
        }
        rows += releases.size();
        RESEAL_ASSIGN(const std::optional<Instant> end, endOf(hour.grant, releases));
        for (const Release& one : releases) {
#ifdef RESEAL_WITHOUT_LATE_RELEASES
            const bool late = false;
#else
            const bool late = one.released && end && one.time > *end + kLateAfter;
#endif
            ReleaseRow row{one.time, one.record, one.released, one.why, late, {}, {}};
            RESEAL_TRY(nameReader(hour.grant, one, row));
            hour.rows.push_back(std::move(row));
        }
        return {};
    }

private:
    Result<node::ReleasesAnswer> askPage(const ClinicId& proxy, const SignPublic& patient,
                                         std::vector<GrantHour> hours) {
        RESEAL_ASSIGN(const auto pseudonyms, allPseudonyms(at_));
        const auto own = std::ranges::find(pseudonyms, patient, &OwnPseudonym::key);
        if (own == pseudonyms.end())
            return fail(ErrorCode::NotFound, "this installation has no key of that pseudonym");
        RESEAL_ASSIGN(const ledger::Clinic clinic,
                      at_.need(at_.state().clinic(proxy), "a proxy that is no clinic"));
        node::ReleasesRequest request{proxy, patient, at_.now(), std::move(hours), {}};
        request.sign(at_.keys.pseudonymSign(own->number), at_.chain());
        const Bytes question = request.encode();
        RESEAL_ASSIGN(const Bytes boxed, at_.ask(node::FrameKind::GetReleases, question, kProxyTimeout));
        RESEAL_ASSIGN(const crypto::SecretBytes plain, at_.keys.pseudonymBox(own->number).open(boxed));
        return node::ReleasesAnswer::decode(plain, at_.provenKey(proxy).value_or(clinic.signKey), at_.chain(),
                                            question);
    }

    // From when on a release is out of order: a leader can put a revocation into a block of an earlier time,
    // but not before the patient has made it. Only asked for where it matters.
    Result<std::optional<Instant>> endOf(const GrantId& grant, const std::vector<Release>& releases) {
        for (const Event& event : events_) {
            if (grantOf(event, EventKind::Revoked) != grant) continue;
            const auto isLate = [&](const Release& one) {
                return one.released && one.time > event.time + kLateAfter;
            };
            if (std::ranges::none_of(releases, isLate)) return std::optional(event.time);
            if (const auto known = ends_.find(grant); known != ends_.end())
                return std::optional(known->second);
            RESEAL_ASSIGN(const ledger::Operation operation, at_.operationOf(event));
            const auto* revoke = std::get_if<ledger::Revoke>(&operation);
            if (revoke == nullptr || revoke->grant != grant)
                return fail(ErrorCode::BadProof,
                            "the home node gave another transaction than the ledger names");
            return std::optional(ends_[grant] = std::max(event.time, revoke->time));
        }
        return std::optional<Instant>();
    }

    // Whose pseudonym opens it, and which clinic has to have signed it.
    struct Reading {
        std::optional<std::uint64_t> pseudonym;  // of the patient's; nothing: not this installation's
        std::optional<ledger::AccountId> team;   // nothing: a person's grant, or a standing one
        bool isStanding = false;
    };
    Result<Reading> readingUnder(const GrantId& grant) {
        if (const auto known = readings_.find(grant); known != readings_.end()) return known->second;
        RESEAL_ASSIGN(const ledger::GrantEntry entry, at_.need(at_.state().grant(grant), "no such grant"));
        Reading out;
        if (entry.team) out.team = entry.grantee;
        out.isStanding = entry.standing.has_value();
        RESEAL_ASSIGN(const auto pseudonyms, allPseudonyms(at_));
        const auto own = std::ranges::find(pseudonyms, entry.patient, &OwnPseudonym::key);
        if (own != pseudonyms.end()) out.pseudonym = own->number;
        return readings_[grant] = out;
    }

    // What can't be told stands in the row, as what is no name. Errors: those of asking.
    Status nameReader(const GrantId& grant, const Release& one, ReleaseRow& row) {
        RESEAL_ASSIGN(const Reading reading, readingUnder(grant));
        if (reading.isStanding) {
            auto doctor = doctorOf(one);
            if (doctor)
                row.doctor = *std::move(doctor);
            else
                row.readerUnknown = doctor.error();
            return {};
        }
        if (!reading.team) return {};
        auto named = readerOf(grant, one, reading);
        if (!named && isTransient(named.error().code)) return named.error();
        if (!named) {
            row.readerUnknown = named.error();
            return {};
        }
        row.reader = std::move(named->name);
        row.readerTitle = std::move(named->title);
        return {};
    }

    // Under a standing grant nothing is written down but of somebody's emergency. Which there were, proven
    // events say; how long one can last at most, the rules.
    Result<std::string> doctorOf(const Release& one) {
        RESEAL_ASSIGN(const auto doctor, SignPublic::from(one.who));
        const auto isBefore = [&](const Event& event) {
            return event.kind == ledger::EventKind::EmergencyDeclared &&
                   event.actor == ledger::account(doctor) && event.time <= one.time &&
                   (!one.released || one.time <= event.time + ledger::kMaxEmergencyAccess);
        };
        if (std::ranges::any_of(events_, isBefore)) return doctor.hex().substr(0, 8);
        return fail(ErrorCode::BadProof, "there was no emergency of that doctor's");
    }

    Result<records::TeamReader> readerOf(const GrantId& grant, const Release& one, const Reading& reading) {
        if (one.who.empty()) return fail(ErrorCode::NotFound, "the clinic does not say who it was for");
        if (!reading.pseudonym)
            return fail(ErrorCode::CannotOpen, "this installation has no key of that pseudonym");
        RESEAL_ASSIGN(auto named,
                      records::TeamReader::open(at_.keys.pseudonymBox(*reading.pseudonym), one.who));
        RESEAL_TRY(named.check(at_.chain(), {grant, one.record}));
        const auto key = at_.state().key(named.clinicKey);
        RESEAL_TRY(at_.believed());
        if (!key || key->kind != ledger::KeyKind::Sign || key->owner != *reading.team)
            return fail(ErrorCode::BadSignature,
                        "the reader is named by somebody else than the team's clinic");
        // What was said of one reading is not to be shown again as another's.
        if (one.time + kReaderNamedWithin < named.time || named.time + kReaderNamedWithin < one.time)
            return fail(ErrorCode::Expired, "the reader was named for another time");
        return named;
    }

    JobContext& at_;
    const std::vector<Event>& events_;
    const Instant until_;
    std::map<GrantId, Reading> readings_;
    std::map<ClinicId, std::size_t> rows_;  // so that no clinic can fill what others need
    std::map<GrantId, Instant> ends_;
};

Result<std::vector<Release>> decodeAll(const std::vector<Bytes>& entries) {
    std::vector<Release> out;
    for (const Bytes& bytes : entries) {
        RESEAL_ASSIGN(Release one, Release::decode(bytes));
        out.push_back(std::move(one));
    }
    return out;
}

void keepShown(ProvenHours& kept, const ProvenHours::Name& name, const std::vector<Release>& releases) {
    if (kept.entries + releases.size() > ProvenHours::kMaxEntries) {
        kept.shown.clear();
        kept.entries = 0;
    }
    kept.entries += releases.size();
    kept.shown.emplace(name, releases);
}

static_assert(kReleasesAsked < store::kReceiptsKept, "nobody is accused for keeping to it");

void notShown(ReleasedHour& hour, HourShown shown, std::string why) {
    hour.shown = shown;
    hour.why = std::move(why);
}

Status showReported(JobContext& at, Showing& showing, const std::vector<HourReport>& reports,
                    std::vector<ReleasedHour>& out) {
    ProvenHours& kept = at.provenHours();
    std::map<std::pair<ClinicId, SignPublic>, std::vector<std::size_t>> toAsk;
    // The latest first: if there is more than can be shown, it is the oldest that is left out.
    for (std::size_t i = reports.size(); i-- > 0;) {
        if (const auto shown = kept.shown.find(reports[i].of); shown != kept.shown.end()) {
            RESEAL_TRY(showing.show(out[i], shown->second));
            continue;
        }
        if (reports[i].since + kReleasesAsked < at.now()) {
            notShown(out[i], HourShown::TooOld, "so long ago that no clinic has to keep it");
            continue;
        }
        RESEAL_ASSIGN(const ledger::GrantEntry entry,
                      at.need(at.state().grant(reports[i].of.hour.grant), "no such grant"));
        toAsk[{reports[i].of.proxy, entry.patient}].push_back(i);
    }
    for (const auto& [whom, places] : toAsk) {
        std::vector<GrantHour> hours;
        for (const std::size_t place : places) hours.push_back(reports[place].of.hour);
        const auto take = [&](std::size_t number, const std::vector<Bytes>& entries) -> Result<bool> {
            const HourReport& report = reports[places[number]];
            ReleasedHour& hour = out[places[number]];
            const auto judged = judgeHour(report, entries);
            if (!judged) {
                const bool isItsKey = at.provenKey(report.of.proxy).has_value();
                notShown(hour, isItsKey ? HourShown::Contradicts : HourShown::NotShown,
                         judged.error().text());
                return false;
            }
            keepShown(kept, report.of, *judged);
            RESEAL_TRY(showing.show(hour, *judged));
            return true;
        };
        RESEAL_ASSIGN(const auto rest, showing.ask(whom.first, whom.second, hours, take));
        if (rest)
            for (std::size_t i = rest->from; i < places.size(); ++i)
                notShown(out[places[i]], rest->shown, rest->why);
    }
    return {};
}

// Entries of hours that nobody has to answer for yet.
Status showUnreported(JobContext& at, Showing& showing, const GrantId& grant, const ledger::GrantEntry& entry,
                      const ClinicId& proxy, const std::set<std::uint64_t>& reported,
                      std::vector<ReleasedHour>& out) {
    const std::uint64_t now = ledger::releaseHour(at.now());
    std::vector<GrantHour> hours;
    for (std::uint64_t hour =
             std::max(ledger::releaseHour(entry.time), now - std::min(now, kUnreportedHours));
         hour <= now; ++hour)
        if (!reported.contains(hour)) hours.push_back({grant, hour});
    const auto take = [&](std::size_t number, const std::vector<Bytes>& entries) -> Result<bool> {
        if (entries.empty()) return true;
        ReleasedHour hour = hourOf(at, proxy, hours[number]);
        hour.reported = false;
        const auto releases = decodeAll(entries);
        if (releases) {
            for (const Release& one : *releases) ++(one.released ? hour.released : hour.refused);
            RESEAL_TRY(showing.show(hour, *releases));
        } else {
            notShown(hour, HourShown::NotShown, releases.error().text());
        }
        out.push_back(std::move(hour));
        return true;
    };
    RESEAL_ASSIGN(const auto rest, showing.ask(proxy, entry.patient, hours, take));
    if (!rest) return {};
    ReleasedHour hour = hourOf(at, proxy, {grant, now});
    hour.reported = false;
    notShown(hour, rest->shown, rest->why);
    out.push_back(std::move(hour));
    return {};
}

}  // namespace

Result<std::map<std::size_t, HourReport>> reportsBehind(JobContext& at, const std::vector<Event>& events,
                                                        std::size_t first, std::size_t last) {
    std::map<std::size_t, HourReport> out;
    std::map<std::tuple<TxId, std::uint32_t, GrantId>, std::size_t> before;
    for (std::size_t i = 0; i < last; ++i) {
        const Event& event = events[i];
        const auto grant = grantOf(event, EventKind::Released);
        if (!grant) continue;
        const std::size_t place = before[{event.tx, event.operation, *grant}]++;
        if (i < first) continue;
        RESEAL_ASSIGN(const auto all, reportedIn(at, event, *grant));
        if (place >= all.size())
            return fail(ErrorCode::BadProof, "the home node gave a transaction without what the ledger says");
        const ledger::Released& its = all[place];
        out[i] = {{ledger::clinicId(event.actor), {*grant, its.hour}},
                  its.released,
                  its.refused,
                  its.root,
                  event.time};
    }
    return out;
}

Result<std::vector<Release>> judgeHour(const HourReport& report, const std::vector<Bytes>& entries) {
    const auto wrong = [](const char* what) { return fail(ErrorCode::BadProof, what); };
    std::vector<Hash32> leaves;
    std::vector<Release> out;
    std::uint64_t released = 0;
    std::size_t bytesShown = 0;
    for (const Bytes& bytes : entries) {
        bytesShown += bytes.size();
        leaves.push_back(crypto::merkleLeaf(bytes));
        auto one = Release::decode(bytes);
        if (!one || ledger::releaseHour(one->time) != report.of.hour.hour)
            return wrong("an entry that is none of this hour");
        released += one->released ? 1 : 0;
        out.push_back(*std::move(one));
    }
#ifndef RESEAL_WITHOUT_RELEASE_ROOT
    if (crypto::merkleRoot(leaves) != report.root) return wrong("other entries than were reported");
    // Of an hour with more than can be kept, further refusals are counted alone.
    const std::uint64_t refused = entries.size() - released;
    const bool isFull = store::isFullHour(entries.size(), bytesShown);
    if (released != report.released || refused > report.refused || (refused < report.refused && !isFull))
        return wrong("another number of entries than was reported");
#endif
    return out;
}

Result<std::vector<ReleasedHour>> showHours(JobContext& at, const std::vector<HourReport>& reports,
                                            const std::vector<Event>& events) {
    std::vector<ReleasedHour> out;
    for (const HourReport& report : reports) {
        ReleasedHour hour = hourOf(at, report.of.proxy, report.of.hour);
        hour.released = report.released;
        hour.refused = report.refused;
        out.push_back(std::move(hour));
    }
    Showing showing(at, events);
    RESEAL_TRY(showReported(at, showing, reports, out));
    return out;
}

Result<std::vector<ReleasedHour>> releasesUnder(JobContext& at, const GrantId& grant,
                                                const std::vector<Event>& events) {
    RESEAL_ASSIGN(const ledger::GrantEntry entry, at.need(at.state().grant(grant), "no such grant"));
    if (!signKeyOf(at, entry.patient)) return fail(ErrorCode::NotFound, "no grant of yours");
    std::vector<Event> its;
    std::ranges::copy_if(events, std::back_inserter(its), [&](const Event& event) {
        return grantOf(event, EventKind::Released) == grant || grantOf(event, EventKind::Revoked) == grant;
    });
    const std::size_t first = its.size() - std::min(its.size(), kMaxHoursShown);
    RESEAL_ASSIGN(const auto behind, reportsBehind(at, its, first, its.size()));
    std::vector<HourReport> reports;
    std::map<ClinicId, std::set<std::uint64_t>> reported;
    std::vector<ReleasedHour> out;
    for (const auto& [place, report] : behind) {
        reports.push_back(report);
        reported[report.of.proxy].insert(report.of.hour.hour);
    }
    RESEAL_ASSIGN(out, showHours(at, reports, its));
    std::set<ClinicId> silent;  // and not waited for once more
    for (const ReleasedHour& hour : out)
        if (hour.shown == HourShown::NotReached) silent.insert(hour.proxy);
    Showing showing(at, its);
    for (const ClinicId& proxy : entry.proxies)
        if (!silent.contains(proxy))
            RESEAL_TRY(showUnreported(at, showing, grant, entry, proxy, reported[proxy], out));
    std::ranges::stable_sort(out, std::ranges::greater(), &ReleasedHour::from);
    return out;
}

}  // namespace reseal::engine
