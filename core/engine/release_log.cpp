#include "core/engine/release_log.h"

#include "core/crypto/sha256.h"
#include "core/engine/pseudonyms.h"
#include "core/engine/released.h"
#include "core/store/receipts.h"

namespace reseal::engine {
namespace {

using ledger::Event;
using ledger::EventKind;
using node::Release;

std::optional<GrantId> grantOf(const Event& event, EventKind kind) {
    const auto* subject = std::get_if<ledger::GrantSubject>(&event.subject);
    return event.kind == kind && subject != nullptr ? std::optional(subject->id) : std::nullopt;
}

// What a clinic has reported in one operation.
Result<std::vector<ledger::Released>> reportedIn(JobContext& at, const Event& event) {
    auto& known = at.provenHours().reported;
    const std::pair key{event.tx, event.operation};
    if (const auto found = known.find(key); found != known.end()) return found->second;
    RESEAL_ASSIGN(const Bytes answer, at.ask(node::FrameKind::GetTransaction, node::encodeBytes(event.tx)));
    RESEAL_ASSIGN(const auto tx, ledger::Transaction::decode(answer));
    const auto& operations = tx.body().operations;
    const auto* receipts = event.operation < operations.size()
                               ? std::get_if<ledger::Receipts>(&operations[event.operation])
                               : nullptr;
    if (tx.id() != event.tx || tx.body().author != event.actor || receipts == nullptr)
        return fail(ErrorCode::BadProof, "the home node gave another transaction than the ledger names");
    std::vector<ledger::Released> out;
    for (const ledger::Receipt& one : receipts->entries)
        if (const auto* released = std::get_if<ledger::Released>(&one)) out.push_back(*released);
    if (known.size() >= ProvenHours::kMaxReports) known.clear();
    known.emplace(key, out);
    return out;
}

Instant startOf(std::uint64_t hour) {
    return {static_cast<std::int64_t>(std::min<std::uint64_t>(hour, INT64_MAX / 3'600'000)) * 3'600'000};
}

std::optional<Instant> revokedAt(const GrantId& grant, const std::vector<Event>& events) {
    for (const Event& event : events)
        if (grantOf(event, EventKind::Revoked) == grant) return event.time;
    return std::nullopt;
}

// One clinic's answers about grants of one pseudonym.
class Asking {
public:
    Asking(JobContext& at, const ClinicId& proxy, const SignPublic& patient)
        : at_(at), proxy_(proxy), patient_(patient) {}

    struct Answer {
        HourShown shown = HourShown::Whole;
        std::string why;
        std::vector<Bytes> entries;
    };
    // In the order of `hours`. Errors: Cancelled, Locked, those of the vault.
    Result<std::vector<Answer>> ask(const std::vector<node::GrantHour>& hours) {
        std::vector<Answer> out;
        while (out.size() < hours.size()) {
            const std::size_t count = std::min(hours.size() - out.size(), node::kMaxHoursAsked);
            const auto from = hours.begin() + static_cast<std::ptrdiff_t>(out.size());
            auto answer = askPage({from, from + static_cast<std::ptrdiff_t>(count)});
            if (answer) {
                for (auto& entries : answer->hours) out.push_back({HourShown::Whole, {}, std::move(entries)});
                continue;
            }
            const Error& why = answer.error();
            if (why.code == ErrorCode::Cancelled || why.code == ErrorCode::Locked) return why;
            const HourShown shown = isTransient(why.code) ? HourShown::NotReached : HourShown::Withheld;
            out.resize(hours.size(), {shown, why.text(), {}});
        }
        return out;
    }

private:
    Result<node::ReleasesAnswer> askPage(std::vector<node::GrantHour> hours) {
        RESEAL_ASSIGN(const ledger::Clinic clinic,
                      at_.need(at_.state().clinic(proxy_), "a proxy that is no clinic"));
        RESEAL_ASSIGN(const crypto::SignKey key, signKeyOf(at_, patient_));
        node::ReleasesRequest request{proxy_, patient_, at_.now(), std::move(hours), {}};
        request.sign(key, at_.chain());
        const Bytes question = request.encode();
        RESEAL_ASSIGN(const Bytes answer, at_.ask(node::FrameKind::GetReleases, question, kProxyTimeout));
        return node::ReleasesAnswer::decode(answer, clinic.signKey, at_.chain(), question);
    }

    JobContext& at_;
    const ClinicId proxy_;
    const SignPublic patient_;
};

std::vector<ReleaseRow> rowsOf(const std::vector<Release>& releases, std::optional<Instant> revoked) {
    std::vector<ReleaseRow> out;
    for (const Release& one : releases) {
#ifdef RESEAL_WITHOUT_LATE_RELEASES
        const bool late = false;
#else
        const bool late = one.released && revoked && one.time > *revoked + kLateAfter;
#endif
        out.push_back({one.time, one.record, one.released, one.why, late});
    }
    return out;
}

Result<SignPublic> patientOf(JobContext& at, const GrantId& grant) {
    RESEAL_ASSIGN(const ledger::GrantEntry entry, at.need(at.state().grant(grant), "no such grant"));
    return entry.patient;
}

void keepShown(ProvenHours& kept, const ProvenHours::Name& name, const std::vector<Release>& releases) {
    if (kept.entries + releases.size() > ProvenHours::kMaxEntries) {
        kept.shown.clear();
        kept.entries = 0;
    }
    kept.entries += releases.size();
    kept.shown.emplace(name, releases);
}

// Entries of hours that nobody has to answer for yet.
Result<std::vector<ReleasedHour>> unreported(JobContext& at, const GrantId& grant,
                                             const ledger::GrantEntry& entry, const ClinicId& proxy,
                                             const std::set<std::uint64_t>& reported,
                                             std::optional<Instant> revoked) {
    const std::uint64_t now = ledger::releaseHour(at.now());
    std::vector<node::GrantHour> hours;
    for (std::uint64_t hour =
             std::max(ledger::releaseHour(entry.time), now - std::min(now, kUnreportedHours));
         hour <= now; ++hour)
        if (!reported.contains(hour)) hours.push_back({grant, hour});
    RESEAL_ASSIGN(const auto answers, Asking(at, proxy, entry.patient).ask(hours));
    std::vector<ReleasedHour> out;
    for (std::size_t i = 0; i < answers.size(); ++i) {
        const Asking::Answer& answer = answers[i];
        ReleasedHour hour{proxy,        at.provenName(proxy), grant, startOf(hours[i].hour), false, 0, 0,
                          answer.shown, answer.why,           {}};
        std::vector<Release> releases;
        for (const Bytes& bytes : answer.entries) {
            const auto one = Release::decode(bytes);
            if (one) releases.push_back(*one);
            if (!one) hour.shown = HourShown::Contradicts;
            if (one) ++(one->released ? hour.released : hour.refused);
        }
        hour.rows = rowsOf(releases, revoked);
        const bool isSilent = answer.shown != HourShown::Whole;
        if (isSilent || !answer.entries.empty()) out.push_back(std::move(hour));
        if (isSilent) break;  // once is enough
    }
    return out;
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
        std::size_t place = before[{event.tx, event.operation, *grant}]++;
        if (i < first) continue;
        RESEAL_ASSIGN(const auto all, reportedIn(at, event));
        const auto its = std::ranges::find_if(
            all, [&](const ledger::Released& one) { return one.grant == *grant && place-- == 0; });
        if (its == all.end())
            return fail(ErrorCode::BadProof, "the home node gave a transaction without what the ledger says");
        out[i] = {
            {ledger::clinicId(event.actor), {*grant, its->hour}}, its->released, its->refused, its->root};
    }
    return out;
}

Result<std::vector<Release>> judgeHour(const HourReport& report, const std::vector<Bytes>& entries) {
    const auto wrong = [](const char* what) { return fail(ErrorCode::BadProof, what); };
    std::vector<Hash32> leaves;
    std::vector<Release> out;
    std::uint64_t released = 0;
    for (const Bytes& bytes : entries) {
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
    const bool isFull = entries.size() == store::kMaxEntriesPerHour;
    if (released != report.released || refused > report.refused || (refused < report.refused && !isFull))
        return wrong("another number of entries than was reported");
#endif
    return out;
}

Result<std::vector<ReleasedHour>> showHours(JobContext& at, const std::vector<HourReport>& reports,
                                            const std::vector<Event>& events) {
    ProvenHours& kept = at.provenHours();
    std::vector<ReleasedHour> out;
    std::map<std::pair<ClinicId, SignPublic>, std::vector<std::size_t>> toAsk;
    for (const HourReport& report : reports) {
        const GrantId& grant = report.of.hour.grant;
        ReleasedHour hour{report.of.proxy,
                          at.provenName(report.of.proxy),
                          grant,
                          startOf(report.of.hour.hour),
                          true,
                          report.released,
                          report.refused,
                          HourShown::Whole,
                          {},
                          {}};
        if (const auto shown = kept.shown.find(report.of); shown != kept.shown.end()) {
            hour.rows = rowsOf(shown->second, revokedAt(grant, events));
        } else {
            RESEAL_ASSIGN(const SignPublic patient, patientOf(at, grant));
            toAsk[{report.of.proxy, patient}].push_back(out.size());
        }
        out.push_back(std::move(hour));
    }
    for (const auto& [whom, places] : toAsk) {
        std::vector<node::GrantHour> hours;
        for (const std::size_t place : places) hours.push_back(reports[place].of.hour);
        RESEAL_ASSIGN(const auto answers, Asking(at, whom.first, whom.second).ask(hours));
        for (std::size_t i = 0; i < places.size(); ++i) {
            ReleasedHour& hour = out[places[i]];
            hour.shown = answers[i].shown;
            hour.why = answers[i].why;
            if (hour.shown != HourShown::Whole) continue;
            const HourReport& report = reports[places[i]];
            const auto judged = judgeHour(report, answers[i].entries);
            if (judged) {
                hour.rows = rowsOf(*judged, revokedAt(hour.grant, events));
                keepShown(kept, report.of, *judged);
            } else {
                hour.shown = HourShown::Contradicts;
                hour.why = judged.error().text();
            }
        }
    }
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
    RESEAL_ASSIGN(const auto behind, reportsBehind(at, its, 0, its.size()));
    std::vector<HourReport> reports;
    std::map<ClinicId, std::set<std::uint64_t>> reported;
    for (const auto& [place, report] : behind) {
        reports.push_back(report);
        reported[report.of.proxy].insert(report.of.hour.hour);
    }
    RESEAL_ASSIGN(std::vector<ReleasedHour> out, showHours(at, reports, its));
    for (const ClinicId& proxy : entry.proxies) {
        RESEAL_ASSIGN(auto more, unreported(at, grant, entry, proxy, reported[proxy], revokedAt(grant, its)));
        std::ranges::move(more, std::back_inserter(out));
    }
    std::ranges::stable_sort(out, std::ranges::greater(), &ReleasedHour::from);
    return out;
}

}  // namespace reseal::engine
