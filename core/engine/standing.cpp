#include "core/engine/standing.h"

#include "core/base/cbor.h"
#include "core/engine/activity.h"
#include "core/engine/enum_words.h"
#include "core/engine/registers.h"

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
Result<std::optional<Committee>> newestEmergencyKey(JobContext& at) {
    RESEAL_ASSIGN(const auto entry, newestCommittee(at, ledger::CommitteePurpose::Emergency));
    if (!entry) return std::optional<Committee>();
    RESEAL_ASSIGN(auto key, entry->decode(at.chain()));
    return std::optional(Committee{entry->run, std::move(key)});
}

// All that one look at the ledger tells.
struct Standing {
    OwnCatalogue own;
    std::optional<std::set<Category>> wished;  // nothing: this installation doesn't know
    std::optional<Committee> committee;
    std::vector<ListedGrant> grants;
    std::vector<ListedEmergency> over, running;
};
Result<Standing> look(JobContext& at, const std::optional<std::set<Category>>& wished) {
    at.forget();
    RESEAL_ASSIGN(OwnCatalogue own, OwnCatalogue::load(at));
    RESEAL_ASSIGN(auto committee, newestEmergencyKey(at));
    const SignPublic self = own.self().key;
    auto grants = ledger::standingGrantsOf(at.state(), self, at.now());
    RESEAL_ASSIGN(const auto all, emergenciesAboutMe(at, self));
    Standing out{std::move(own), wished, std::move(committee), std::move(grants), {}, {}};
    for (const ListedEmergency& one : all)
        (one.entry.isOver(at.now()) ? out.over : out.running).push_back(one);
    return out;
}

// So many of its proxies are there to open it with.
std::size_t proxiesLeft(JobContext& at, const ledger::GrantEntry& grant) {
    return static_cast<std::size_t>(std::ranges::count_if(grant.proxies, [&](const ClinicId& id) {
        const auto clinic = at.state().clinic(id);
        return clinic && !clinic->isLeaving() && clinic->roles.has(ledger::ClinicRole::Proxy);
    }));
}
Result<bool> canBeOpened(JobContext& at, const ledger::GrantEntry& grant) {
    RESEAL_ASSIGN(const auto terms, sharing::GrantTerms::decode(grant.terms));
    const std::size_t left = proxiesLeft(at, grant);
    RESEAL_TRY(at.believed());
    return left >= terms.threshold;
}

// An emergency that still goes on keeps what it has opened, but not for ever: not longer than another's time
// after one that is over, or one colleague after the other could go on reading under the same keys.
bool isUsedUp(JobContext& at, const Standing& now, const ledger::GrantEntry& grant) {
    const Duration time = at.state().parameters().emergencyAccess;
    return std::ranges::any_of(now.over, [&](const ListedEmergency& one) {
        return wasUsed(grant, {one}) && (!wasUsed(grant, now.running) || at.now() - one.entry.until > time);
    });
}

// What the patient has taken back, what an emergency has opened that is over, and what can't be opened any
// more. What one still goes on with waits for it, unless the patient takes it back.
Result<std::vector<GrantId>> toEnd(JobContext& at, const Standing& now) {
    std::vector<GrantId> out;
    for (const ListedGrant& one : now.grants) {
        const auto condition = now.own.placeOf(one.entry.key);
        const bool isWished = !now.wished || (condition && now.wished->contains(condition->category));
        RESEAL_ASSIGN(const bool isOfUse, canBeOpened(at, one.entry));
        if ((!isWished || !isOfUse || isUsedUp(at, now, one.entry)) && out.size() < ledger::kMaxOperations)
            out.push_back(one.id);
    }
    RESEAL_TRY(at.believed());
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
    if (!now.committee || !now.wished) return out;
    using Where = std::pair<Category, std::uint64_t>;
    std::map<ledger::ConditionKey, Where> keys;
    std::set<ledger::ConditionKey> current;  // first, if there are more than may stand
    for (const Category category : *now.wished) {
        RESEAL_ASSIGN(const OwnCondition condition, now.own.current(at, category));
        const auto key = ledger::ConditionKey::copy(condition.key.point.view());
        keys[key] = {category, condition.epoch};
        current.insert(key);
    }
    RESEAL_ASSIGN(const auto all, allOf(at, [&](std::uint64_t from) {
                      return ledger::recordsOf(at.state(), now.own.self().key, from);
                  }));
    for (const ledger::ListedRecord& record : all) {
        if (record.entry.erased != 0) continue;
        const auto condition = now.own.placeOf(record.entry.stanzas.front().key);
        if (condition && now.wished->contains(condition->category))
            keys[record.entry.stanzas.front().key] = {condition->category, condition->epoch};
    }
    std::vector<std::pair<ledger::ConditionKey, Where>> ordered(keys.begin(), keys.end());
    std::ranges::stable_partition(ordered, [&](const auto& one) { return current.contains(one.first); });
    for (const auto& [key, where] : ordered) {
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

// As the home clinic says: good enough to know that there is something to look at.
Result<std::vector<ListedEmergency>> emergenciesShown(JobContext& at, const SignPublic& patient) {
    return allOf(at, [&](std::uint64_t from) { return ledger::emergenciesAbout(at.state(), patient, from); });
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
    Command command{intentOf("standing-end", {namesOf(grants)}), author, make};
    command.evenOffline = true;  // what is taken back is, also where the clinics can't be reached
    RESEAL_ASSIGN(const Sent sent, submitOnce(at, command));
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
    RESEAL_ASSIGN(const auto events, ownEvents(at));
    RESEAL_ASSIGN(const auto pseudonyms, allPseudonyms(at));
    std::vector<ListedEmergency> out;
    for (const ledger::Event& event : events) {
        const auto* said = std::get_if<ledger::EmergencySubject>(&event.subject);
        if (event.kind != ledger::EventKind::EmergencyDeclared || said == nullptr) continue;
        const auto entry = at.state().emergency(said->id);
        RESEAL_TRY(at.believed());
        const bool isMine =
            entry && std::ranges::find(pseudonyms, entry->patient, &OwnPseudonym::key) != pseudonyms.end();
        if (!isMine || entry->height != event.height || entry->time != event.time ||
            ledger::account(entry->author) != event.actor || entry->until < entry->time ||
            entry->until - entry->time > ledger::kMaxEmergencyAccess)
            return fail(ErrorCode::BadProof, "the home clinic shows an emergency otherwise than it is");
        if (entry->patient == patient) out.push_back({said->id, *entry});
    }
    return out;
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
    if (!wished) {  // what stands all the same was made on another installation, or before the wish was lost
        RESEAL_ASSIGN(const OwnPseudonym self, ownPseudonym(at));
        const bool stands = !ledger::standingGrantsOf(at.state(), self.key, at.now()).empty();
        RESEAL_TRY(at.believed());
        if (!stands) return {};
    }
    RESEAL_ASSIGN(Standing now, look(at, wished));
    RESEAL_ASSIGN(auto ending, toEnd(at, now));
    for (std::size_t before = ending.size() + ledger::kMaxStanding; !ending.empty();) {
        RESEAL_ASSIGN(const bool done, end(at, now, ending));
        if (!done) return {};
        RESEAL_TRY(moveOnAll(at));
        RESEAL_ASSIGN(now, look(at, wished));
        RESEAL_ASSIGN(ending, toEnd(at, now));
        if (ending.size() + now.grants.size() >= before)
            return fail(ErrorCode::Malformed, "the home node says that grants have ended and shows them");
        before = ending.size() + now.grants.size();
    }
    RESEAL_ASSIGN(auto missing, toMake(at, now));
    for (std::size_t before = missing.size() + 1; !missing.empty() && missing.size() < before;) {
        before = missing.size();
        RESEAL_ASSIGN(const bool done, makeSome(at, now, missing));
        if (!done) return {};
        RESEAL_ASSIGN(now, look(at, wished));
        RESEAL_ASSIGN(missing, toMake(at, now));
    }
    RESEAL_TRY(deliverAll(at));
    RESEAL_TRY(end(at, now, replaced(now)));
    return {};
}

Result<Bytes> standingMark(JobContext& at) {
    RESEAL_ASSIGN(const auto wished, wish(at));
    RESEAL_ASSIGN(const OwnPseudonym self, ownPseudonym(at));
    const std::size_t standing = ledger::standingIdsOf(at.state(), self.key).size();
    const auto clinics = ledger::clinics(at.state());
    RESEAL_TRY(at.believed());
    if (!wished && standing == 0) return Bytes();
    const auto catalogue = at.state().catalogue(self.key);
    const auto committee = at.state().committee(ledger::CommitteePurpose::Emergency);
    RESEAL_ASSIGN(const auto about, emergenciesShown(at, self.key));
    const Duration time = at.state().parameters().emergencyAccess;
    std::uint64_t over = 0, longOver = 0;
    for (const ListedEmergency& one : about) {
        over += one.entry.isOver(at.now()) ? 1 : 0;
        longOver += at.now() - one.entry.until > time ? 1 : 0;
    }
    const auto proxies = static_cast<std::uint64_t>(std::ranges::count_if(
        clinics, [](const auto& one) { return one.entry.roles.has(ledger::ClinicRole::Proxy); }));
    RESEAL_TRY(at.believed());
    Bytes out = encode(wished.value_or(std::set<Category>{}));
    append(out, le64(catalogue ? catalogue->version : 0));
    append(out, le64(committee ? committee->run.attempt : 0));
    for (const std::uint64_t one :
         {std::uint64_t{about.size()}, over, longOver, std::uint64_t{standing}, proxies})
        append(out, le64(one));
    return out;
}

Result<EmergencyAccess> emergencyAccess(JobContext& at) {
    EmergencyAccess out;
    RESEAL_ASSIGN(const auto wished, wish(at));
    if (wished) out.categories = *wished;
    RESEAL_ASSIGN(const OwnPseudonym self, ownPseudonym(at));
    RESEAL_ASSIGN(const auto committee, newestEmergencyKey(at));
    out.isPossible = committee.has_value();
    for (const ListedGrant& one : ledger::standingGrantsOf(at.state(), self.key, at.now())) {
        ++out.grants;
        RESEAL_ASSIGN(const auto terms, sharing::GrantTerms::decode(one.entry.terms));
        ledger::GrantEntry holding = one.entry;  // by those alone that have their share
        std::erase_if(holding.proxies,
                      [&](const ClinicId& proxy) { return at.state().share(one.id, proxy).taken == 0; });
        if (proxiesLeft(at, holding) >= terms.threshold) ++out.ready;
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
