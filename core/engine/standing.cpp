#include "core/engine/standing.h"

#include "core/base/cbor.h"
#include "core/engine/enum_words.h"

namespace reseal::engine {
namespace {

using ledger::ListedEmergency;
using ledger::ListedGrant;

constexpr std::string_view kSpace = "emergency";
constexpr std::string_view kWish = "wish";
constexpr std::size_t kMaxCode = 32;

Bytes encode(const std::set<Category>& categories) {
    cbor::Writer out;
    out.array(2).uint(1).array(categories.size());
    for (const Category one : categories) out.text(records::code(one));
    return std::move(out).out();
}

// Nothing: never chosen.
Result<std::optional<std::set<Category>>> wish(JobContext& at) {
    RESEAL_ASSIGN(const auto stored, at.vault.locker().get(kSpace, bytesOf(kWish)));
    if (!stored) return std::optional<std::set<Category>>();
    cbor::Reader in(*stored);
    in.array(2);
    bool isKnown = in.uint(1) == 1;
    std::set<Category> out;
    for (std::size_t left = in.arrayUpTo(records::kCategories.size()); left > 0 && in.ok(); --left) {
        const auto category = records::categoryFromCode(in.text(kMaxCode));
        isKnown = isKnown && category;
        if (category) out.insert(*category);
    }
    if (!in.finish() || !isKnown)
        return fail(ErrorCode::Damaged, "what was chosen for emergencies does not read back");
    return std::optional(std::move(out));
}

struct Committee {
    ledger::RunId run;
    sharing::CommitteeKey key;
};
Result<std::optional<Committee>> newestCommittee(JobContext& at) {
    const auto runs = ledger::committeesInForce(at.state(), ledger::CommitteePurpose::Emergency);
    const auto entry = runs.empty() ? std::nullopt : at.state().committeeOf(runs.back());
    RESEAL_TRY(at.believed());
    if (!entry) return std::optional<Committee>();
    RESEAL_ASSIGN(auto key, entry->decode(at.chain()));
    return std::optional(Committee{runs.back(), std::move(key)});
}

// All that one look at the ledger tells.
struct Standing {
    OwnCatalogue own;
    std::set<Category> wished;
    std::optional<Committee> committee;
    std::vector<ListedGrant> grants;
    std::vector<ListedEmergency> over, running;
};
Result<Standing> look(JobContext& at, std::set<Category> wished) {
    at.forget();
    RESEAL_ASSIGN(OwnCatalogue own, OwnCatalogue::load(at));
    RESEAL_ASSIGN(auto committee, newestCommittee(at));
    const SignPublic self = own.self().key;
    auto grants = ledger::standingGrantsOf(at.state(), self, at.now());
    RESEAL_ASSIGN(const auto all, emergenciesAboutMe(at, self));
    Standing out{std::move(own), std::move(wished), std::move(committee), std::move(grants), {}, {}};
    for (const ListedEmergency& one : all)
        (one.entry.isOver(at.now()) ? out.over : out.running).push_back(one);
    return out;
}

// What the patient has taken back, and what an emergency has opened that is over. What one still goes on with
// waits for it, unless the patient takes it back.
std::vector<GrantId> toEnd(JobContext& at, const Standing& now) {
    std::vector<GrantId> out;
    for (const ListedGrant& one : now.grants) {
        const auto condition = now.own.behind(at, one.entry.key);
        const bool isWished = condition && now.wished.contains(condition->category);
        const bool isUsedUp = wasUsed(one.entry, now.over) && !wasUsed(one.entry, now.running);
        if ((!isWished || isUsedUp) && out.size() < ledger::kMaxOperations) out.push_back(one.id);
    }
    return out;
}

// In force under an older key of the clinics, with another under the newest beside it.
std::vector<GrantId> replaced(const Standing& now) {
    std::vector<GrantId> out;
    for (const ListedGrant& one : now.grants) {
        const auto isBeside = [&](const ListedGrant& other) {
            return other.entry.key == one.entry.key && other.entry.standing == now.committee->run;
        };
        const bool isOld = now.committee && one.entry.standing != now.committee->run;
        if (isOld && !wasUsed(one.entry, now.running) && std::ranges::any_of(now.grants, isBeside) &&
            out.size() < ledger::kMaxOperations)
            out.push_back(one.id);
    }
    return out;
}

// Each key that something lies under, or will, and that nothing stands under yet.
Result<std::vector<GrantWish>> toMake(JobContext& at, const Standing& now) {
    std::vector<GrantWish> out;
    if (!now.committee) return out;
    std::map<ledger::ConditionKey, std::pair<Category, std::uint64_t>> keys;
    for (const Category category : now.wished) {
        RESEAL_ASSIGN(const OwnCondition current, now.own.current(at, category));
        keys[ledger::ConditionKey::copy(current.key.point.view())] = {category, current.epoch};
    }
    RESEAL_ASSIGN(const auto all, allOf(at, [&](std::uint64_t from) {
                      return ledger::recordsOf(at.state(), now.own.self().key, from);
                  }));
    for (const ledger::ListedRecord& record : all) {
        if (record.entry.erased != 0) continue;
        const auto condition = now.own.behind(at, record.entry.stanzas.front().key);
        if (condition && now.wished.contains(condition->category))
            keys[record.entry.stanzas.front().key] = {condition->category, condition->epoch};
    }
    for (const auto& [key, where] : keys) {
        const bool isThere = std::ranges::any_of(now.grants, [&, key = key](const ListedGrant& one) {
            return one.entry.key == key && one.entry.standing == now.committee->run;
        });
        if (isThere || out.size() + now.grants.size() >= ledger::kMaxStanding) continue;
        out.push_back({where.first,
                       where.second,
                       now.committee->key.key(),
                       {},
                       false,
                       {},
                       ledger::Purpose::EmergencyTreatment,
                       ledger::kMaxBlockTime,
                       {},
                       {},
                       now.committee->key});
    }
    return out;
}

Bytes namesOf(const std::vector<GrantId>& grants) {
    Bytes out;
    for (const GrantId& one : grants) append(out, one);
    return out;
}

// False: on its way, and not ordered yet.
Result<bool> end(JobContext& at, const Standing& now, const std::vector<GrantId>& grants) {
    if (grants.empty()) return true;
    const crypto::SignKey author = now.own.signKey(at);
    const auto make = [&]() -> Result<Draft> {
        Draft draft;
        draft.neverExpires = true;
        for (const GrantId& one : grants) draft.add(ledger::signRevoke(at.chain(), author, one, at.now()));
        return draft;
    };
    RESEAL_ASSIGN(const Sent sent,
                  submitOnce(at, {intentOf("standing-end", {namesOf(grants)}), author, make}));
    at.forget();
    return sent.written == Written::Final;
}

Result<bool> makeSome(JobContext& at, const Standing& now, const std::vector<GrantWish>& wishes) {
    const std::size_t count =
        std::min(wishes.size(), std::min(kMaxBatchOperations, kMaxBatchBytes / kGrantRoom));
    const std::vector<GrantWish> batch(wishes.begin(), wishes.begin() + static_cast<std::ptrdiff_t>(count));
    Bytes name = toBytes(now.committee->key.key().view());
    for (const GrantWish& one : batch) {
        append(name, bytesOf(records::code(one.category)));
        append(name, le64(one.epoch));
    }
    // The same keys again after an emergency are another wish.
    append(name, le64(now.over.size()));
    const crypto::SignKey author = now.own.signKey(at);
    const auto make = [&]() -> Result<Draft> {
        Draft draft;
        RESEAL_ASSIGN(const auto proxies, chooseProxies(at));
        RESEAL_TRY(addGrants(at, now.own, draft, batch, proxies));
        return draft;
    };
    RESEAL_ASSIGN(const Sent sent, submitOnce(at, {intentOf("standing", {name}), author, make}));
    at.forget();
    return sent.written == Written::Final;
}

}  // namespace

std::set<Category> usualForEmergencies() {
    std::set<Category> out;
    for (const Category one : records::kCategories)
        if (records::mayBeRequested(one) && !records::isSensitive(one) && one != Category::Research)
            out.insert(one);
    return out;
}

bool wasUsed(const ledger::GrantEntry& grant, const std::vector<ListedEmergency>& all) {
    return std::ranges::any_of(all, [&](const ListedEmergency& one) {
        return grant.height <= one.entry.height && (grant.revoked == 0 || grant.revoked > one.entry.height);
    });
}

Result<std::vector<ListedEmergency>> emergenciesAboutMe(JobContext& at, const SignPublic& patient) {
    return allOf(at, [&](std::uint64_t from) { return ledger::emergenciesAbout(at.state(), patient, from); });
}

Status wishForEmergencies(JobContext& at, const std::set<Category>& categories) {
    for (const Category one : categories)
        if (!records::mayBeRequested(one) || one == Category::Research)
            return fail(
                ErrorCode::InvalidArgument,
                std::string(records::code(one)) + " can't be left for emergencies; nothing was changed");
    return at.vault.locker().put(kSpace, bytesOf(kWish), encode(categories));
}

Status keepStanding(JobContext& at) {
    RESEAL_ASSIGN(const auto wished, wish(at));
    if (!wished) return {};
    RESEAL_ASSIGN(Standing now, look(at, *wished));
    for (auto ending = toEnd(at, now); !ending.empty(); ending = toEnd(at, now)) {
        RESEAL_ASSIGN(const bool done, end(at, now, ending));
        if (!done) return {};
        RESEAL_TRY(moveOnAll(at));
        RESEAL_ASSIGN(now, look(at, *wished));
    }
    RESEAL_ASSIGN(auto missing, toMake(at, now));
    for (std::size_t before = missing.size() + 1; !missing.empty() && missing.size() < before;) {
        before = missing.size();
        RESEAL_ASSIGN(const bool done, makeSome(at, now, missing));
        if (!done) return {};
        RESEAL_ASSIGN(now, look(at, *wished));
        RESEAL_ASSIGN(missing, toMake(at, now));
    }
    RESEAL_TRY(deliverAll(at));
    RESEAL_TRY(end(at, now, replaced(now)));
    return {};
}

Result<Bytes> standingMark(JobContext& at) {
    RESEAL_ASSIGN(const auto wished, wish(at));
    if (!wished) return Bytes();
    RESEAL_ASSIGN(const OwnPseudonym self, ownPseudonym(at));
    const auto catalogue = at.state().catalogue(self.key);
    const auto runs = ledger::committeesInForce(at.state(), ledger::CommitteePurpose::Emergency);
    RESEAL_ASSIGN(const auto about, emergenciesAboutMe(at, self.key));
    const auto over =
        std::ranges::count_if(about, [&](const ListedEmergency& one) { return one.entry.isOver(at.now()); });
    Bytes out = encode(*wished);
    append(out, le64(catalogue ? catalogue->version : 0));
    append(out, le64(runs.empty() ? 0 : runs.back().attempt));
    append(out, le64(about.size()));
    append(out, le64(static_cast<std::uint64_t>(over)));
    return out;
}

Result<EmergencyAccess> emergencyAccess(JobContext& at) {
    EmergencyAccess out;
    RESEAL_ASSIGN(const auto wished, wish(at));
    if (wished) out.categories = *wished;
    RESEAL_ASSIGN(const OwnPseudonym self, ownPseudonym(at));
    RESEAL_ASSIGN(const auto committee, newestCommittee(at));
    out.isPossible = committee.has_value();
    for (const ListedGrant& one : ledger::standingGrantsOf(at.state(), self.key, at.now())) {
        ++out.grants;
        RESEAL_ASSIGN(const auto terms, sharing::GrantTerms::decode(one.entry.terms));
        std::size_t taken = 0;
        for (const ClinicId& proxy : one.entry.proxies)
            if (at.state().share(one.id, proxy).taken != 0) ++taken;
        if (taken >= terms.threshold) ++out.ready;
    }
    RESEAL_ASSIGN(const auto about, emergenciesAboutMe(at, self.key));
    for (const ListedEmergency& one : about)
        out.emergencies.push_back({one.id, one.entry.author, wordOf(ledger::name(one.entry.reason)),
                                   one.entry.time, one.entry.until, one.entry.shares, one.entry.declined,
                                   one.entry.outcome ? wordOf(ledger::name(*one.entry.outcome)) : ""});
    std::ranges::reverse(out.emergencies);
    RESEAL_TRY(at.believed());
    return out;
}

}  // namespace reseal::engine
