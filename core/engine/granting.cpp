#include "core/engine/granting.h"

#include "core/base/cbor.h"
#include "core/engine/registers.h"
#include "core/engine/standing.h"
#include "core/node/services.h"

namespace reseal::engine {
namespace {

constexpr std::string_view kShareSpace = "share";
constexpr std::string_view kHandedSpace = "handed";
constexpr std::string_view kChosenSpace = "threshold";
constexpr std::size_t kMaxBox = 1024;

struct BoxedShare {
    ClinicId proxy;
    Bytes box;
};

Bytes encode(const std::vector<BoxedShare>& shares) {
    cbor::Writer out;
    out.array(shares.size());
    for (const BoxedShare& share : shares) out.array(2).bytes(share.proxy).bytes(share.box);
    return std::move(out).out();
}

Result<std::vector<BoxedShare>> decodeShares(ByteView bytes) {
    cbor::Reader in(bytes);
    std::vector<BoxedShare> out;
    for (std::size_t left = in.arrayUpTo(sharing::kMaxProxies); left > 0 && in.ok(); --left) {
        in.array(2);
        const auto proxy = in.fixed<ClinicId>();
        out.push_back({proxy, toBytes(in.bytes(kMaxBox))});
    }
    if (auto status = in.finish(); !status)
        return fail(ErrorCode::Damaged, "kept shares: " + status.error().detail);
    return out;
}

// One share to the home node. True if its proxy has accepted it already.
Result<bool> handOver(JobContext& at, const GrantId& grant, const BoxedShare& share) {
    node::ShareDelivery delivery{grant, share.proxy, share.box, {}};
    RESEAL_ASSIGN(const ledger::GrantEntry entry, at.need(at.state().grant(grant), "no such grant"));
    RESEAL_ASSIGN(const crypto::SignKey patient, signKeyOf(at, entry.patient));
    delivery.sign(patient, at.chain());
    RESEAL_ASSIGN(const Bytes answer, at.ask(node::FrameKind::DeliverShare, delivery.encode()));
    RESEAL_ASSIGN(const node::ShareReceipt receipt, node::ShareReceipt::decode(answer));
    if (!receipt.accepted) return false;
    RESEAL_ASSIGN(const ledger::Clinic proxy,
                  at.need(at.state().clinic(share.proxy), "a proxy that is no clinic"));
    return node::ShareReceipt::verify(proxy.signKey, at.chain(), grant, share.proxy, *receipt.accepted);
}

// Hands over what is kept for one grant; who has accepted in this very call.
Result<std::set<ClinicId>> handOverAll(JobContext& at, const GrantId& grant) {
    vault::Locker locker = at.vault.locker();
    RESEAL_ASSIGN(const auto stored, locker.get(kShareSpace, grant));
    std::set<ClinicId> accepted;
    if (!stored) return accepted;
    RESEAL_ASSIGN(const std::vector<BoxedShare> shares, decodeShares(*stored));
    std::optional<Error> refused;  // by one, which keeps nothing from the others
    for (const BoxedShare& share : shares) {
        auto taken = handOver(at, grant, share);
        if (taken && *taken) accepted.insert(share.proxy);
        if (taken) continue;
        const ErrorCode code = taken.error().code;
        if (code == ErrorCode::Revoked || code == ErrorCode::Expired) break;  // it has ended meanwhile
        if (isTransient(code)) return taken.error();
        refused = taken.error();
    }
    if (refused) return during("a proxy refused its share", *refused);
    std::vector<BoxedShare> waiting = shares;
    std::erase_if(waiting, [&](const BoxedShare& share) { return accepted.contains(share.proxy); });
    if (!waiting.empty()) RESEAL_TRY(locker.put(kHandedSpace, grant, encode(waiting)));
    RESEAL_TRY(locker.remove(kShareSpace, grant));
    return accepted;
}

// Of those that the home clinic forwards: whose proxies have nothing yet. The rest is forgotten.
Result<std::map<GrantId, std::vector<BoxedShare>>> stillHanded(JobContext& at) {
    vault::Locker locker = at.vault.locker();
    RESEAL_ASSIGN(const auto handed, locker.list(kHandedSpace));
    std::map<GrantId, std::vector<BoxedShare>> out;
    for (const vault::LockerEntry& entry : handed) {
        RESEAL_ASSIGN(const GrantId id, GrantId::from(entry.key));
        RESEAL_ASSIGN(std::vector<BoxedShare> waiting, decodeShares(entry.value));
        const auto grant = at.state().grant(id);
        const bool isOver = grant && (grant->revoked != 0 || at.now() > grant->notAfter);
        std::erase_if(waiting, [&](const BoxedShare& share) {
            return isOver || at.state().share(id, share.proxy).taken != 0;
        });
        RESEAL_TRY(at.believed());
        if (waiting.empty())
            RESEAL_TRY(locker.remove(kHandedSpace, entry.key));
        else
            out.emplace(id, std::move(waiting));
    }
    return out;
}

struct MadeGrant {
    sharing::GrantTerms terms;
    std::vector<Bytes> boxedShares;
    Bytes note;
};
Result<MadeGrant> madeFor(const GrantWish& wish, const OwnCondition& condition, std::size_t threshold,
                          const std::vector<sharing::ProxyKey>& proxies) {
    sharing::GrantNote note;
    note.category = std::string(records::code(wish.category));
    if (!wish.granteeHasCard || condition.closed) note.cardSecret = condition.cardSecret.clone();
    if (wish.committee) {
        RESEAL_ASSIGN(auto made,
                      sharing::makeStandingGrant(condition.key, *wish.committee, threshold, proxies, note));
        return MadeGrant{std::move(made.terms), std::move(made.boxedShares), std::move(made.note)};
    }
    RESEAL_ASSIGN(auto made, sharing::makeGrant(condition.key, wish.grantee, threshold, proxies));
    RESEAL_ASSIGN(Bytes sealed, wish.forTeam ? sharing::sealTeamNote(wish.granteeBox, note, made.terms)
                                             : sharing::sealNote(wish.granteeBox, note));
    return MadeGrant{std::move(made.terms), std::move(made.boxedShares), std::move(sealed)};
}

Status addGrant(JobContext& at, const OwnCatalogue& own, Draft& draft, const GrantWish& wish,
                const std::vector<sharing::ProxyKey>& proxies) {
    RESEAL_ASSIGN(const OwnCondition condition, own.condition(at, wish.category, wish.epoch));
    RESEAL_ASSIGN(const std::size_t threshold, thresholdAmong(wish.threshold, proxies.size()));
    RESEAL_ASSIGN(MadeGrant made, madeFor(wish, condition, threshold, proxies));

    ledger::Grant operation;
    operation.terms = made.terms.encode();
    operation.records = wish.records;
    operation.purpose = wish.purpose;
    operation.notAfter = wish.notAfter;
    operation.note = draft.attach(std::move(made.note));
    operation.request = wish.request;
    draft.add(std::move(operation));

    std::vector<BoxedShare> shares;
    for (std::size_t i = 0; i < made.terms.proxies.size(); ++i)
        shares.push_back({made.terms.proxies[i], made.boxedShares[i]});
    if (wish.threshold) RESEAL_TRY(at.vault.locker().put(kChosenSpace, made.terms.id, Bytes{1}));
    return at.vault.locker().put(kShareSpace, made.terms.id, encode(shares));
}

// The threshold that was chosen for a grant; nothing: the default's. That one was chosen which equals the
// default is on no ledger.
Result<std::optional<std::size_t>> chosenThreshold(JobContext& at, const sharing::GrantTerms& terms) {
    RESEAL_ASSIGN(const auto chosen, at.vault.locker().get(kChosenSpace, terms.id));
    if (!chosen && terms.threshold == sharing::defaultThreshold(terms.proxies.size()))
        return std::optional<std::size_t>();
    return std::optional<std::size_t>(terms.threshold);
}

// Who may read everything under the old key and shall go on doing so, and has nothing like it under the new
// one yet.
Result<std::vector<ledger::ListedGrant>> toRenew(JobContext& at, const ledger::ConditionKey& old,
                                                 const ledger::ConditionKey& fresh) {
    const ledger::StateView state = at.state();
    const Instant now = at.now();
    std::vector<ledger::ListedGrant> out;
    const auto after = ledger::openGrantsUnder(state, fresh, now);
    for (const ledger::ListedGrant& grant : ledger::openGrantsUnder(state, old, now)) {
        if (!grant.entry.records.empty()) continue;  // it was for those records alone
        if (grant.entry.standing) continue;          // standing.h
        if (ledger::statusOf(state, grant.entry, now) != ledger::GrantStatus::Active) continue;
        if (grant.entry.team) {  // none is made anew for a team that is about to go
            const auto clinic = state.clinic(ledger::clinicId(grant.entry.grantee));
            if (!clinic || clinic->isLeaving()) continue;
        }
        const auto same = [&](const ledger::ListedGrant& other) {
            return other.entry.grantee == grant.entry.grantee && other.entry.records.empty() &&
                   other.entry.request == grant.entry.request && other.entry.purpose == grant.entry.purpose &&
                   other.entry.notAfter == grant.entry.notAfter;
        };
        if (std::ranges::any_of(after, same) || std::ranges::any_of(out, same)) continue;
        out.push_back(grant);
    }
    RESEAL_TRY(at.believed());
    return out;
}

// Those that so few proxies can't serve are left out. How many those are.
Result<std::size_t> leaveOutTooStrict(JobContext& at, std::vector<ledger::ListedGrant>& grants,
                                      std::size_t proxies) {
    std::vector<ledger::ListedGrant> served;
    for (ledger::ListedGrant& grant : grants) {
        RESEAL_ASSIGN(const sharing::GrantTerms terms, sharing::GrantTerms::decode(grant.entry.terms));
        RESEAL_ASSIGN(const auto chosen, chosenThreshold(at, terms));
        if (chosen.value_or(0) <= proxies) served.push_back(std::move(grant));
    }
    const std::size_t out = grants.size() - served.size();
    grants = std::move(served);
    return out;
}

struct ReaderKeys {
    crypto::Point B;
    BoxPublic box;
};

// As is proven: a team's may have changed.
Result<ReaderKeys> keysOf(JobContext& at, const ledger::GrantEntry& grant) {
    const auto decoded = [](const ledger::SharingKey& key, const BoxPublic& box) -> Result<ReaderKeys> {
        RESEAL_ASSIGN(crypto::Point B, crypto::Point::decode(key));
        return ReaderKeys{std::move(B), box};
    };
    if (grant.team) {
        RESEAL_ASSIGN(const ledger::Clinic clinic, provenClinic(at, ledger::clinicId(grant.grantee)));
        return decoded(clinic.team, clinic.box);
    }
    RESEAL_ASSIGN(const RegisteredKeys person, provenKeys(at, ledger::pseudonymKey(grant.grantee)));
    return decoded(person.sharing, person.box);
}

Result<std::vector<GrantWish>> renewals(JobContext& at, const std::vector<ledger::ListedGrant>& grants,
                                        Category category, std::uint64_t epoch) {
    std::vector<GrantWish> out;
    for (const ledger::ListedGrant& grant : grants) {
        RESEAL_ASSIGN(const ReaderKeys grantee, keysOf(at, grant.entry));
        RESEAL_ASSIGN(const sharing::GrantTerms terms, sharing::GrantTerms::decode(grant.entry.terms));
        RESEAL_ASSIGN(const auto chosen, chosenThreshold(at, terms));
        // Whether the grantee holds the card stood in the request; here the secret goes along in any case.
        out.push_back({category,
                       epoch,
                       grantee.B,
                       grantee.box,
                       false,
                       {},
                       grant.entry.purpose,
                       grant.entry.notAfter,
                       grant.entry.request,
                       chosen,
                       std::nullopt,
                       grant.entry.team});
    }
    return out;
}

}  // namespace

Result<std::vector<sharing::ProxyKey>> chooseProxies(JobContext& at) {
    RESEAL_ASSIGN(const Bytes answer, at.ask(node::FrameKind::NodeStatus, node::encodeNull()));
    RESEAL_ASSIGN(const node::NodeStatusAnswer status, node::NodeStatusAnswer::decode(answer));
    const auto awake = [&](const ClinicId& id) {
        return id == status.clinic || std::ranges::any_of(status.peers, [&](const node::PeerStatus& peer) {
                   return peer.clinic == id && peer.connected;
               });
    };
    RESEAL_ASSIGN(std::vector<ledger::ListedClinic> clinics, provenClinics(at));
    std::erase_if(clinics,
                  [](const auto& clinic) { return !clinic.entry.roles.has(ledger::ClinicRole::Proxy); });
    std::ranges::stable_partition(clinics, [&](const auto& clinic) { return awake(clinic.id); });
    std::vector<sharing::ProxyKey> out;
    for (const ledger::ListedClinic& clinic : clinics)
        if (out.size() < sharing::kDefaultMaxProxies) out.push_back({clinic.id, clinic.entry.box});
    if (out.empty()) return fail(ErrorCode::Offline, "no clinic of this ledger is a proxy");
    return out;
}

static_assert(kMaxThreshold == sharing::kDefaultMaxProxies);

Result<std::size_t> thresholdAmong(std::optional<std::size_t> wanted, std::size_t proxies) {
    if (!wanted) return sharing::defaultThreshold(proxies);
    if (*wanted >= 1 && *wanted <= proxies) return *wanted;
    return fail(ErrorCode::InvalidArgument,
                "there are " + std::to_string(proxies) + " clinics to help to open it, so not " +
                    std::to_string(*wanted) + " of them can be made to answer; nothing was granted");
}

Status addGrants(JobContext& at, const OwnCatalogue& own, Draft& draft, const std::vector<GrantWish>& wishes,
                 const std::vector<sharing::ProxyKey>& proxies) {
    for (const GrantWish& wish : wishes) RESEAL_TRY(addGrant(at, own, draft, wish, proxies));
    return {};
}

Result<Delivered> deliver(JobContext& at, const std::vector<GrantId>& grants) {
    Delivered out;
    for (const GrantId& id : grants) {
        const auto grant = at.state().grant(id);
        RESEAL_TRY(at.believed());
        if (!grant) {  // not ordered yet: its proxies could not check a share
            out.ready = false;
            continue;
        }
        RESEAL_ASSIGN(std::set<ClinicId> accepted, handOverAll(at, id));
        for (const ClinicId& proxy : grant->proxies)
            if (at.state().share(id, proxy).taken != 0) accepted.insert(proxy);
        RESEAL_TRY(at.believed());
        RESEAL_ASSIGN(const sharing::GrantTerms terms, sharing::GrantTerms::decode(grant->terms));
        out.shares += terms.proxies.size();
        out.accepted += accepted.size();
        if (accepted.size() < terms.threshold) out.ready = false;
    }
    return out;
}

Status deliverAll(JobContext& at) {
    RESEAL_ASSIGN(const auto kept, at.vault.locker().list(kShareSpace));
    if (kept.empty()) return {};
    RESEAL_TRY(stillHanded(at));
    RESEAL_ASSIGN(const auto unsettled, at.vault.lanes().unsettled());
    Status out;
    for (const vault::LockerEntry& entry : kept) {
        RESEAL_ASSIGN(const GrantId id, GrantId::from(entry.key));
        const auto grant = at.state().grant(id);
        RESEAL_TRY(at.believed());
        const bool isOurs = grant && signKeyOf(at, grant->patient);
        if (isOurs) {
            const auto done = handOverAll(at, id);
            if (!done && isTransient(done.error().code)) return done.error();
            if (!done) out = done.error();  // the others all the same
            continue;
        }
        // Shares can't be made again: a home node that came back from an older copy does not know the latest.
        const bool isGone =
            grant || (unsettled.empty() && JobContext::isAbsent(at.need(grant, "no such grant")));
        if (isGone) RESEAL_TRY(at.vault.locker().remove(kShareSpace, entry.key));
    }
    return out;
}

Status deliverAgain(JobContext& at) {
    RESEAL_ASSIGN(const auto handed, stillHanded(at));
    vault::Locker locker = at.vault.locker();
    for (const auto& [grant, waiting] : handed) {
        RESEAL_ASSIGN(const auto kept, locker.get(kShareSpace, grant));
        if (!kept) RESEAL_TRY(locker.put(kShareSpace, grant, encode(waiting)));
        RESEAL_TRY(locker.remove(kHandedSpace, grant));
    }
    return deliverAll(at);
}

namespace {

// A grant under `epoch` for as many of `remaining` as fit into the transaction. How many those are.
Result<std::size_t> addRenewals(JobContext& at, const OwnCatalogue& own, Draft& draft,
                                const std::vector<ledger::ListedGrant>& remaining,
                                const std::vector<sharing::ProxyKey>& proxies, Category category,
                                std::uint64_t epoch) {
    std::size_t made = 0;
    RESEAL_ASSIGN(const std::vector<GrantWish> wishes, renewals(at, remaining, category, epoch));
    for (const GrantWish& wish : wishes) {
        if (draft.operations.size() >= kMaxBatchOperations || draft.size() + kGrantRoom > kMaxBatchBytes)
            break;
        RESEAL_TRY(addGrant(at, own, draft, wish, proxies));
        ++made;
    }
    return made;
}

// Which of this person's keys in force a grant has been revoked under.
Result<std::set<ledger::ConditionKey>> revokedKeysInForce(JobContext& at, const OwnCatalogue& own) {
    const std::set<ledger::ConditionKey> inForce(own.entry().keys.begin(), own.entry().keys.end());
    std::set<ledger::ConditionKey> out;
    RESEAL_ASSIGN(const auto grants, allOf(at, [&](std::uint64_t from) {
                      return ledger::grantsBy(at.state(), own.self().key, from);
                  }));
    RESEAL_ASSIGN(const auto emergencies, emergenciesAboutMe(at, own.self().key));
    for (const ledger::ListedGrant& grant : grants) {
        // What stood for emergencies and was in none, nobody could read.
        const bool isKnown = !grant.entry.standing || wasUsed(grant.entry, emergencies);
        if (grant.entry.revoked != 0 && isKnown && inForce.contains(grant.entry.key))
            out.insert(grant.entry.key);
    }
    return out;
}

Result<MovedOn> moveOnFrom(JobContext& at, const OwnCatalogue& own,
                           const std::set<ledger::ConditionKey>& revoked, Category category) {
    MovedOn out;
    RESEAL_ASSIGN(const OwnCondition current, own.current(at, category));
    const auto currentKey = ledger::ConditionKey::copy(current.key.point.view());
    const bool inForce = revoked.contains(currentKey);
    if (!inForce && current.epoch == 0) return out;
    const std::uint64_t endedEpoch = inForce ? current.epoch : current.epoch - 1;
    const std::uint64_t epoch = endedEpoch + 1;
    RESEAL_ASSIGN(const OwnCondition ended, own.condition(at, category, endedEpoch));
    RESEAL_ASSIGN(const OwnCondition fresh, own.condition(at, category, epoch));
    const auto endedKey = ledger::ConditionKey::copy(ended.key.point.view());
    const auto freshKey = ledger::ConditionKey::copy(fresh.key.point.view());
    const crypto::SignKey author = own.signKey(at);
    records::CatalogueState state = own.state();
    state.epochs[category] = epoch;

    // The new epoch and the first renewals together; then, if there are many, the rest.
    std::optional<std::size_t> before;
    for (bool first = inForce;; first = false) {
        at.forget();
        RESEAL_ASSIGN(auto remaining, toRenew(at, endedKey, freshKey));
        std::vector<sharing::ProxyKey> proxies;
        if (!remaining.empty()) {
            RESEAL_ASSIGN(proxies, chooseProxies(at));
            RESEAL_ASSIGN(out.tooStrict, leaveOutTooStrict(at, remaining, proxies.size()));
        }
        if (!first && remaining.empty()) return out;
        if (before && remaining.size() >= *before)
            return fail(ErrorCode::Malformed, "the home node says that grants were made and shows none");
        if (!remaining.empty()) before = remaining.size();
        const Hash32 intent = first ? intentOf("move-on", {own.self().key, le64(own.version() + 1),
                                                           bytesOf(records::code(category))})
                                    : intentOf("renew", {freshKey, remaining.front().id});
        std::size_t made = 0;
        Command command{
            intent, author, [&]() -> Result<Draft> {
                Draft draft;
                const auto& keys = own.entry().keys;
                if (first) {
                    RESEAL_ASSIGN(draft,
                                  catalogueDraft(at, state, own.version() + 1, {keys.begin(), keys.end()}));
                }
                RESEAL_ASSIGN(made, addRenewals(at, own, draft, remaining, proxies, category, epoch));
                return draft;
            }};
        RESEAL_ASSIGN(const Sent sent, submitOnce(at, command));
        out.moved = out.moved || first;
        out.count += made;
        out.written = sent.written;
        if (sent.written != Written::Final) return out;
        if (const Status handed = deliverAll(at); !handed && isTransient(handed.error().code))
            return handed.error();
    }
}

}  // namespace

Result<MovedOn> moveOn(JobContext& at, Category category) {
    RESEAL_ASSIGN(const OwnCatalogue own, OwnCatalogue::load(at));
    RESEAL_ASSIGN(const auto revoked, revokedKeysInForce(at, own));
    return moveOnFrom(at, own, revoked, category);
}

Result<bool> moveOnAll(JobContext& at) {
    RESEAL_ASSIGN(OwnCatalogue own, OwnCatalogue::load(at));
    RESEAL_ASSIGN(const auto revoked, revokedKeysInForce(at, own));
    for (const Category category : records::kCategories) {
        RESEAL_ASSIGN(const MovedOn done, moveOnFrom(at, own, revoked, category));
        if (done.written != Written::Final) return false;  // the rest goes on from there
        if (!done.moved) continue;
        at.forget();
        RESEAL_ASSIGN(own, OwnCatalogue::load(at));
    }
    return true;
}

}  // namespace reseal::engine
