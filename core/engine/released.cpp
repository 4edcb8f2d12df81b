#include "core/engine/released.h"

#include "core/crypto/random.h"
#include "core/crypto/sha256.h"
#include "core/engine/emergency_reading.h"
#include "core/engine/team.h"
#include "core/node/services.h"
#include "core/records/care_card.h"

namespace reseal::engine {
namespace {

using sharing::CheckedGrant;
using sharing::GranteeFactor;

// What the proxies answered that gave no share.
class Refusals {
public:
    void add(const ledger::Clinic& proxy, const Error& error) {
        errors_.push_back(error);
        said_ += (said_.empty() ? "" : "; ") + std::string(proxy.name) + ": " + error.text();
    }
    // One that knows of a revocation knows better than one that doesn't.
    Error worst(std::size_t shares, std::size_t threshold) const {
        for (const ErrorCode code : {ErrorCode::Revoked, ErrorCode::Expired, ErrorCode::Denied,
                                     ErrorCode::NotCurrent, ErrorCode::BadProof})
            for (const Error& error : errors_)
                if (error.code == code) return fail(code, summary(shares, threshold));
        return fail(ErrorCode::Offline, summary(shares, threshold));
    }

private:
    std::string summary(std::size_t shares, std::size_t threshold) const {
        return std::to_string(shares) + " of " + std::to_string(threshold) +
               " proxies that are needed gave a share; " + said_;
    }
    std::vector<Error> errors_;
    std::string said_;
};

Result<sharing::FromProxy> askProxy(JobContext& at, const OwnPseudonym& own, const GrantId& grant,
                                    const sealing::CheckedStanza& stanza, const ClinicId& id,
                                    const ledger::Clinic& proxy) {
    node::ReencapsulationRequest request{
        grant,   stanza.record(),          id,       crypto::randomFixed<Nonce16>(),
        own.key, stanza.stanza().encode(), at.now(), {}};
    request.signature = at.keys.pseudonymSign(own.number).sign(request.message(at.chain()));
    const Bytes question = request.encode();
    RESEAL_ASSIGN(const Bytes boxed, at.ask(node::FrameKind::Reencapsulate, question, kProxyTimeout));
    RESEAL_ASSIGN(const crypto::SecretBytes plain, at.keys.pseudonymBox(own.number).open(boxed));
    RESEAL_ASSIGN(const auto answer,
                  node::ReencapsulationAnswer::decode(plain, proxy.signKey, at.chain(), question));
    RESEAL_TRY(answer.share);
    return sharing::FromProxy{{id, request.nonce}, *answer.share};
}

// The home clinic first: it needs no relay.
std::vector<ClinicId> inOrder(std::vector<ClinicId> proxies, const ClinicId& home) {
    std::ranges::stable_partition(proxies, [&](const ClinicId& proxy) { return proxy == home; });
    return proxies;
}

Result<sealing::CheckedStanza> stanzaOf(JobContext& at, const RecordId& record,
                                        const ledger::StanzaRef& ref) {
    RESEAL_ASSIGN(const Bytes bytes, at.detail(ref.stanza));
    RESEAL_ASSIGN(const sealing::Stanza stanza, sealing::Stanza::decode(bytes));
    return sealing::CheckedStanza::check(record, stanza);
}

}  // namespace

Result<crypto::SecretBytes> heldDrawerKey(JobContext& at, const SignPublic& patient) {
    RESEAL_ASSIGN(const auto cards, at.vault.careCards());
    for (const vault::LockerEntry& entry : cards)
        if (equal(entry.key, patient)) {
            RESEAL_ASSIGN(records::CareCard card, records::CareCard::decode(entry.value, at.chain()));
            return std::move(card.openDrawerKey);
        }
    return fail(ErrorCode::NotFound, "the patient's care card is not here");
}

Result<std::vector<ledger::ListedGrant>> grantsCovering(JobContext& at, const OwnPseudonym& own,
                                                        const RecordId& record,
                                                        const ledger::RecordEntry& entry) {
    const ledger::StateView state = at.state();
    RESEAL_ASSIGN(auto all, grantsTo(at, own.key));
    RESEAL_ASSIGN(auto toTeam, teamGrantsOf(at, own.patient));
    std::ranges::move(toTeam, std::back_inserter(all));
    RESEAL_ASSIGN(auto inEmergency, emergencyGrants(at, own));
    std::ranges::move(inEmergency, std::back_inserter(all));
    std::vector<ledger::ListedGrant> active;
    std::optional<ErrorCode> ended;
    for (const ledger::ListedGrant& grant : all) {
        if (!grant.entry.covers(record, entry)) continue;
        switch (ledger::statusOf(state, grant.entry, at.now())) {
            case ledger::GrantStatus::Active:
                active.push_back(grant);
                break;
            case ledger::GrantStatus::Revoked:
            case ledger::GrantStatus::PatientEnded:
                ended = ErrorCode::Revoked;
                break;
            case ledger::GrantStatus::Expired:
            case ledger::GrantStatus::GranteeEnded:
                if (!ended) ended = ErrorCode::Expired;
                break;
        }
    }
    RESEAL_TRY(at.believed());
    if (active.empty() && ended == ErrorCode::Revoked)
        return fail(ErrorCode::Revoked, "the patient has ended this grant");
    if (active.empty() && ended) return fail(*ended, "the grant's time is over");
    if (active.empty()) return fail(ErrorCode::Denied, "no grant covers this record: ask the patient");
    std::ranges::stable_sort(
        active, [](const auto& a, const auto& b) { return a.entry.notAfter > b.entry.notAfter; });
    std::ranges::stable_partition(
        active, [](const auto& grant) { return !grant.entry.team && !grant.entry.standing; });
    return active;
}

Result<GrantedSecret> grantedSecret(JobContext& at, const OwnPseudonym& own,
                                    const ledger::ListedGrant& listed) {
    const ledger::GrantEntry& grant = listed.entry;
    RESEAL_ASSIGN(const Bytes sealed, at.detail(grant.note));
    RESEAL_ASSIGN(sharing::GrantNote note, grant.team
                                               ? teamNote(at, listed, sealed)
                                               : sharing::openNote(at.keys.pseudonymBox(own.number), sealed));
    RESEAL_ASSIGN(const Category category, records::categoryFromCode(note.category));
    if (!note.cardSecret.empty()) return GrantedSecret{category, std::move(note.cardSecret)};
    RESEAL_ASSIGN(const crypto::Point A, crypto::Point::decode(grant.key));
    RESEAL_ASSIGN(const crypto::SecretBytes drawer, heldDrawerKey(at, own.patient));
    return GrantedSecret{category, crypto::cardSecret(drawer, A)};
}

namespace {

// How the reader of a grant asks a proxy, and opens what enough of them gave.
struct Way {
    std::function<Result<sharing::FromProxy>(const ClinicId&, const ledger::Clinic&)> ask;
    std::function<Result<sharing::Opening>(const std::vector<sharing::FromProxy>&)> open;
};

Result<sharing::Opening> openedBy(JobContext& at, const Way& way, const CheckedGrant& grant,
                                  const sealing::CheckedStanza& stanza) {
    const sharing::GrantTerms& terms = grant.terms();
    std::vector<sharing::FromProxy> shares;
    Refusals refusals;
    std::optional<Error> wrong;
    const std::vector<ClinicId> proxies = inOrder({terms.proxies.begin(), terms.proxies.end()}, at.clinic);
    for (const ClinicId& id : proxies) {
        RESEAL_ASSIGN(const ledger::Clinic proxy,
                      at.need(at.state().clinic(id), "a proxy that is no clinic"));
        auto share = way.ask(id, proxy);
        if (!share) {
            if (share.error().code == ErrorCode::Cancelled) return share.error();
            refusals.add(proxy, share.error());
            continue;
        }
        shares.push_back(*share);
        if (shares.size() < terms.threshold) continue;
        auto opened = way.open(shares);
        if (opened || opened.error().code != ErrorCode::CannotOpen) return opened;
        wrong = opened.error();  // one of them lied: the next may make up for it
    }
    if (!wrong) return refusals.worst(shares.size(), terms.threshold);
    // Were there t right ones, so that the fault lies elsewhere?
    std::size_t right = 0;
    for (const sharing::FromProxy& from : shares)
        if (sharing::CheckedShare::check(grant, stanza, from.context, from.share)) ++right;
    if (right >= terms.threshold) return fail(ErrorCode::CannotOpen, wrong->detail);
    return fail(ErrorCode::BadProof, std::to_string(shares.size() - right) + " proxies gave wrong shares, " +
                                         std::to_string(right) + " of " + std::to_string(terms.threshold) +
                                         " that are needed gave right ones");
}

Result<ReleasedRecord> releasedToTeam(JobContext& at, const OwnPseudonym& own,
                                      const ledger::ListedGrant& listed, const CheckedGrant& grant,
                                      const sealing::CheckedStanza& stanza,
                                      const ledger::RecordEntry& entry) {
    RESEAL_ASSIGN(const GrantedSecret secret, grantedSecret(at, own, listed));
    RESEAL_ASSIGN(TeamReading begun, TeamReading::begin(at, listed.id, stanza));
    const auto reading = std::make_shared<TeamReading>(std::move(begun));  // the download goes on with it
    RESEAL_ASSIGN(Download download,
                  Download::begin(at, stanza.record(), entry, [&at, reading](const ClinicId& holder) {
                      return reading->ticketFor(at, holder);
                  }));
    const Way way{
        [&](const ClinicId& id, const ledger::Clinic& proxy) { return reading->ask(at, grant, id, proxy); },
        [&](std::vector<sharing::FromProxy> shares) {  // proven when they came: more of them change nothing
            shares.erase(shares.begin() + grant.terms().threshold, shares.end());
            return reading->open(at, shares, secret.cardSecret, download.header());
        }};
    RESEAL_ASSIGN(sharing::Opening key, openedBy(at, way, grant, stanza));
    return ReleasedRecord{std::move(download), std::move(key)};
}

// What opens the shares of a grant to this person, or of one that stands for emergencies.
struct Opener {
    GranteeFactor factor;
    GrantedSecret secret;
};
Result<Opener> openerOf(JobContext& at, const OwnPseudonym& own, const ledger::ListedGrant& listed,
                        const CheckedGrant& checked) {
    if (listed.entry.standing) {
        RESEAL_ASSIGN(OpenedStanding opened, openStanding(at, own, listed));
        return Opener{std::move(opened.factor), std::move(opened.secret)};
    }
    RESEAL_ASSIGN(const crypto::RistrettoKey b, at.keys.pseudonymShare(own.number));
    RESEAL_ASSIGN(GranteeFactor factor, GranteeFactor::derive(checked, b.secret));
    RESEAL_ASSIGN(GrantedSecret secret, grantedSecret(at, own, listed));
    return Opener{std::move(factor), std::move(secret)};
}

}  // namespace

Result<ReleasedRecord> releasedRecord(JobContext& at, const OwnPseudonym& own,
                                      const ledger::ListedGrant& listed, const RecordId& record,
                                      const ledger::RecordEntry& entry) {
    const ledger::StanzaRef* ref = entry.stanzaFor(listed.entry.key);
    RESEAL_CHECK(ref != nullptr);  // grantsCovering has seen it
    RESEAL_ASSIGN(sharing::GrantTerms terms, sharing::GrantTerms::decode(listed.entry.terms));
    RESEAL_ASSIGN(const CheckedGrant checked, CheckedGrant::check(std::move(terms)));
    if (listed.entry.team) {
        RESEAL_ASSIGN(const sealing::CheckedStanza stanza, stanzaOf(at, record, *ref));
        return releasedToTeam(at, own, listed, checked, stanza, entry);
    }
    RESEAL_ASSIGN(Download download, Download::begin(at, record, entry, at.keys.pseudonymSign(own.number)));
    RESEAL_ASSIGN(const Opener opener, openerOf(at, own, listed, checked));
    RESEAL_ASSIGN(const sealing::CheckedStanza stanza, stanzaOf(at, record, *ref));
    const Way way{[&](const ClinicId& id, const ledger::Clinic& proxy) {
                      return askProxy(at, own, listed.id, stanza, id, proxy);
                  },
                  [&](const std::vector<sharing::FromProxy>& shares) {
                      return sharing::openWithShares(checked, opener.factor, stanza, shares,
                                                     opener.secret.cardSecret, &download.header());
                  }};
    RESEAL_ASSIGN(sharing::Opening key, openedBy(at, way, checked, stanza));
    return ReleasedRecord{std::move(download), std::move(key)};
}

}  // namespace reseal::engine
