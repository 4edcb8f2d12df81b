// PatientActs::revoke, and what goes on by itself until nothing is left of what was taken back.
//
// What the patient wants is promised first, in the locker (space "revoking", under the grant's id), before
// anything can fail:
//
//   empty      its reader may still have something in the category, or the category has still to move on
//   LE64(ms)   all of that is done; to be looked at once more at that time, because another device of the
//              same patient may have had a renewal for that reader under way
#include "core/base/cbor.h"
#include "core/engine/patient_acts.h"
#include "core/engine/standing.h"

namespace reseal::engine {
namespace {

constexpr std::size_t kMaxRevokedAtOnce = ledger::kMaxOperations;
constexpr std::string_view kRevokingSpace = "revoking";
constexpr std::size_t kMaxRevokeRounds = 8;           // an earlier try may have ended only some
constexpr Duration kLookAgain{2 * kOrdinaryLife.ms};  // by then a renewal is ordered, or never will be

struct Promise {
    GrantId grant;
    std::optional<Instant> lookAgain;
    bool isDue(Instant now) const { return !lookAgain || *lookAgain <= now; }
};

Result<std::vector<Promise>> promises(JobContext& at) {
    RESEAL_ASSIGN(const auto kept, at.vault.locker().list(kRevokingSpace));
    std::vector<Promise> out;
    for (const vault::LockerEntry& one : kept) {
        Promise promise;
        RESEAL_ASSIGN(promise.grant, GrantId::from(one.key));
        if (one.value.size() == 8)
            promise.lookAgain = Instant{static_cast<std::int64_t>(readLe64(one.value))};
        out.push_back(promise);
    }
    return out;
}

Status promise(JobContext& at, const GrantId& grant) {
    return at.vault.locker().put(kRevokingSpace, grant, Bytes{});
}
Status isDone(JobContext& at, const Promise& one) {
    if (one.lookAgain) return at.vault.locker().remove(kRevokingSpace, one.grant);
    const Instant then = at.now() + kLookAgain;
    return at.vault.locker().put(kRevokingSpace, one.grant, le64(static_cast<std::uint64_t>(then.ms)));
}

}  // namespace

Result<bool> hasToTakeBack(JobContext& at) {
    RESEAL_ASSIGN(const std::vector<Promise> kept, promises(at));
    const Instant now = at.now();
    return std::ranges::any_of(kept, [&](const Promise& one) { return one.isDue(now); });
}

// What the same grantee may read in the same category, over all epochs: ending one of them alone would not
// be what a person means. Whether it is over is judged by the ledger's time alone: to a clock that is fast,
// nothing would be left to end.
// `onlyRenewed`: of the requests alone that were taken back before, not what was allowed since.
Result<std::vector<GrantId>> PatientActs::sameReach(const OwnCatalogue& own, const ledger::GrantEntry& grant,
                                                    bool onlyRenewed) {
    RESEAL_ASSIGN(const OwnCondition condition, own.behind(at_, grant.key));
    RESEAL_ASSIGN(const auto all, allOf(at_, [&](std::uint64_t from) {
                      return ledger::grantsBy(at_.state(), own.self().key, from);
                  }));
    const Instant tip = at_.state().tip().time;
    RESEAL_TRY(at_.believed());
    std::vector<const ledger::ListedGrant*> reach;
    std::set<std::optional<RequestId>> takenBack;
    for (const ledger::ListedGrant& listed : all) {
        if (listed.entry.grantee != grant.grantee) continue;
        const auto other = own.placeOf(listed.entry.key);
        if (!other || other->category != condition.category) continue;
        reach.push_back(&listed);
        if (listed.entry.revoked != 0) takenBack.insert(listed.entry.request);
    }
    std::vector<GrantId> out;
    for (const ledger::ListedGrant* listed : reach) {
        const ledger::GrantEntry& entry = listed->entry;
        if (entry.revoked != 0 || tip > entry.notAfter || out.size() == kMaxRevokedAtOnce) continue;
        if (!onlyRenewed || takenBack.contains(entry.request)) out.push_back(listed->id);
    }
    std::ranges::sort(out);
    return out;
}

Result<Sent> PatientActs::sayRevoked(const OwnPseudonym& self, const std::vector<GrantId>& grants) {
    const crypto::SignKey author = at_.keys.pseudonymSign(self.number);
    const auto make = [&]() -> Result<Draft> {
        Draft draft;
        draft.neverExpires = true;
        for (const GrantId& one : grants) draft.add(ledger::signRevoke(at_.chain(), author, one, at_.now()));
        return draft;
    };
    // The same only if it is of the same grants: what an earlier try said of some is nothing about the
    // others.
    Bytes which;
    for (const GrantId& one : grants) append(which, one);
    Command command{intentOf("revoke", {which}), author, make};
    command.evenOffline = true;
    return submitOnce(at_, command);
}

// Everything that this grant's grantee has in its category, said as often as it takes; what was is in `out`.
// False: it is on its way, and not ordered yet.
Result<bool> PatientActs::endReach(const OwnCatalogue& own, const ledger::GrantEntry& grant, bool onlyRenewed,
                                   Revoked& out) {
    for (std::size_t round = 0; round < kMaxRevokeRounds; ++round) {
        RESEAL_ASSIGN(const std::vector<GrantId> open, sameReach(own, grant, onlyRenewed));
        if (open.empty()) return true;
        RESEAL_ASSIGN(const Sent sent, sayRevoked(own.self(), open));
        out.grants.insert(out.grants.end(), open.begin(), open.end());
        out.written = sent.written;
        if (sent.written == Written::Submitted) return false;
        at_.forget();
    }
    return false;
}

// What was to be taken back and is not yet, all of it.
Result<PatientActs::Finished> PatientActs::finishRevoking(const std::optional<GrantId>& butNot) {
    Finished out;
    RESEAL_ASSIGN(const std::vector<Promise> kept, promises(at_));
    const auto isAsked = [&](const Promise& one) { return one.isDue(at_.now()) && one.grant != butNot; };
    if (std::ranges::none_of(kept, isAsked)) return out;
    RESEAL_TRY(settle(at_));
    at_.forget();
    RESEAL_ASSIGN(const OwnCatalogue own, OwnCatalogue::load(at_));
    Status failed;  // of one, which keeps nothing from the others
    for (const Promise& one : kept) {
        if (!isAsked(one)) continue;
        const Status done = keepPromise(own, one.grant, one.lookAgain.has_value(), out);
        if (!done && isTransient(done.error().code)) return done.error();
        if (!done) failed = done;
    }
    RESEAL_TRY(failed);
    return out;
}

Status PatientActs::keepPromise(const OwnCatalogue& own, const GrantId& id, bool onlyRenewed, Finished& out) {
    const auto grant = at_.state().grant(id);
    RESEAL_TRY(at_.believed());
    if (grant && grant->patient == own.self().key) {
        Revoked ended;
        RESEAL_ASSIGN(const bool isOrdered, endReach(own, *grant, onlyRenewed, ended));
        if (!ended.grants.empty()) RESEAL_TRY(promise(at_, id));  // its category moves on again
        // A second look that finds nothing more waits for nothing: its category moved on after the first.
        if (isOrdered && onlyRenewed && ended.grants.empty())
            return at_.vault.locker().remove(kRevokingSpace, id);
        if (isOrdered) out.ended.push_back(id);
        out.all = out.all && isOrdered;
        return {};
    }
    RESEAL_ASSIGN(const auto unsettled, at_.vault.lanes().unsettled());
    const bool isGone =
        grant || (unsettled.empty() && JobContext::isAbsent(at_.need(grant, "no such grant")));
    if (!isGone) return {};
    return at_.vault.locker().remove(kRevokingSpace, id);
}

// Their categories have moved on, too.
Status PatientActs::revokingIsDone(const std::vector<GrantId>& ended) {
    RESEAL_ASSIGN(const std::vector<Promise> kept, promises(at_));
    for (const Promise& one : kept)
        if (std::ranges::find(ended, one.grant) != ended.end()) RESEAL_TRY(isDone(at_, one));
    return {};
}

Status PatientActs::finishInterrupted() {
    const Status handed = deliverAll(at_);
    if (!handed && isTransient(handed.error().code)) return handed;
    RESEAL_ASSIGN(const Finished finished, finishRevoking());
    if (!finished.all) return handed;  // whom it takes back from would get new grants
    RESEAL_ASSIGN(const bool moved, moveOnAll(at_));
    if (moved) RESEAL_TRY(revokingIsDone(finished.ended));
    RESEAL_TRY(keepStanding(at_));
    return handed;
}

// Of this patient, as far as the home node knows. Errors: NotFound, and then nothing was promised.
Result<ledger::GrantEntry> PatientActs::toTakeBack(const OwnCatalogue& own, const GrantId& id) {
    auto grant = at_.need(at_.state().grant(id), "no such grant");
    if (grant && grant->patient != own.self().key) grant = fail(ErrorCode::NotFound, "somebody else's grant");
    if (!grant && grant.error().code == ErrorCode::NotFound)
        RESEAL_TRY(at_.vault.locker().remove(kRevokingSpace, id));
    return grant;
}

Result<PatientActs::EndedNow> PatientActs::endNow(const GrantId& id, Revoked& out) {
    RESEAL_ASSIGN(const OwnCatalogue own, OwnCatalogue::load(at_));
    RESEAL_ASSIGN(const ledger::GrantEntry grant, toTakeBack(own, id));
    RESEAL_ASSIGN(const OwnCondition condition, own.behind(at_, grant.key));
    RESEAL_ASSIGN(const bool isOrdered, endReach(own, grant, false, out));
    if (auto teams = alsoThroughTeams(own, grant, condition.category))
        out.throughTeams = *std::move(teams);
    else
        out.unfinished = during("revoked; whether a team may still read it is not known", teams.error());
    return EndedNow{condition.category, isOrdered};
}

// Teams that the reader is in, or may be in for all that is known, and that have a grant in the same
// category.
Result<std::vector<Who>> PatientActs::alsoThroughTeams(const OwnCatalogue& own,
                                                       const ledger::GrantEntry& grant, Category category) {
    std::vector<Who> out;
    if (grant.team) return out;
    RESEAL_ASSIGN(const Who who, knownWho(at_, ledger::pseudonymKey(grant.grantee)));
    RESEAL_ASSIGN(const auto all, allOf(at_, [&](std::uint64_t from) {
                      return ledger::grantsBy(at_.state(), own.self().key, from);
                  }));
    const Instant tip = at_.state().tip().time;  // as in sameReach
    for (const ledger::ListedGrant& other : all) {
        if (!other.entry.team || other.entry.revoked != 0 || tip > other.entry.notAfter) continue;
        const ClinicId clinic = ledger::clinicId(other.entry.grantee);
        if (who.clinic != ClinicId{} && who.clinic != clinic) continue;
        const auto condition = own.placeOf(other.entry.key);
        if (!condition || condition->category != category) continue;
        const bool isThere = std::ranges::any_of(out, [&](const Who& one) { return one.clinic == clinic; });
        if (!isThere) out.push_back({{}, {}, nameOf(clinic), clinic});
    }
    RESEAL_TRY(at_.believed());
    return out;
}

Result<Revoked> PatientActs::revoke(const GrantId& id) {
    RESEAL_TRY(promise(at_, id));
    Revoked out;
    const auto ended = endNow(id, out);
    if (!ended) {
        if (!isTransient(ended.error().code)) return ended.error();
        // Nobody can be asked what else the grantee has: this one grant is ended as soon as anybody hears it,
        // and the rest of what the patient means by it when somebody is there again.
        RESEAL_ASSIGN(const OwnPseudonym self, ownPseudonym(at_));
        RESEAL_TRY(sayRevoked(self, {id}));
        return ended.error();
    }
    RESEAL_ASSIGN(const Finished others, finishRevoking(id));
    if (!ended->isOrdered || !others.all) {
        out.unfinished = fail(ErrorCode::Offline,
                              "revoked, and obeyed by every proxy that hears of it; the category moves to a "
                              "new key once the ledger has ordered it");
        return out;
    }
    auto moved = moveOn(at_, ended->category);
    if (!moved) {
        out.unfinished = during("revoked; the category has not moved to its new key yet", moved.error());
        return out;
    }
    out.movedOn = true;
    out.renewed = moved->count;
    if (moved->written == Written::Submitted) {
        out.unfinished = fail(ErrorCode::Offline, "revoked; the new key is on its way to the ledger");
        return out;
    }
    if (moved->tooStrict != 0)
        out.unfinished = fail(
            ErrorCode::Refused,
            "revoked; but of what you have allowed others, " + std::to_string(moved->tooStrict) +
                " can't go on for new records: more clinics than are left have to answer, as you chose. "
                "Nothing weaker was allowed in its place; it goes on once there are enough clinics again, "
                "or let them ask again");
    RESEAL_TRY(isDone(at_, {id, std::nullopt}));
    return out;
}

}  // namespace reseal::engine
