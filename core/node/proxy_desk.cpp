#include "core/node/proxy_desk.h"

#include "core/base/cbor.h"
#include "core/base/log.h"
#include "core/crypto/sha256.h"
#include "core/ledger/grants_served.h"

namespace reseal::node {

using ledger::GrantEntry;
using ledger::StateView;

namespace {

constexpr Duration kRefusalsWrittenDown = days(7);  // a day less than the ledger takes them
constexpr Duration kBlockDue = seconds(600);
constexpr std::size_t kMaxWritten = 65'536;  // questions that are remembered; then the oldest go

// Until when `asker` may have something released under the grant; nothing: never.
std::optional<Instant> endFor(const StateView& state, const GrantEntry& grant,
                              const ledger::AccountId& asker) {
    if (const auto emergency = ledger::emergencyUnder(state, grant, asker))
        return std::min(grant.end(), emergency->until);
    return grant.grantee == asker ? std::optional(grant.end()) : std::nullopt;
}

bool isFresh(Instant time, Instant now) {
    return time + kRequestLife >= now && time <= now + kRequestLife;
}

}  // namespace

ProxyDesk::ProxyDesk(Chain& chain, store::LedgerStore& store, Currency& currency, const OwnKeys& keys,
                     const crypto::BoxKey& box)
    : chain_(chain), store_(store), currency_(currency), own_(keys.clinic()), keys_(keys), box_(box) {}

Result<sharing::CheckedGrant> ProxyDesk::checkedGrant(const GrantId& id) const {
    const auto grant = chain_.finalState().grant(id);
    if (!grant) return fail(ErrorCode::NotFound, "this grant is not on the ledger here yet");
    RESEAL_ASSIGN(auto terms, sharing::GrantTerms::decode(grant->terms));
    return sharing::CheckedGrant::check(std::move(terms));
}

Result<SaidEarly> saidEarly(store::LedgerStore& store, const GrantId& id, const GrantEntry& grant) {
    RESEAL_ASSIGN(const auto revocations, store.early().about(store::EarlyKind::Revocation, id));
    RESEAL_ASSIGN(const auto patient, store.early().about(store::EarlyKind::Retirement, grant.patient));
    RESEAL_ASSIGN(const auto grantee, store.early().about(store::EarlyKind::Retirement, grant.grantee));
    const bool revoked = std::ranges::any_of(
        revocations, [&](const store::EarlyStatement& one) { return one.signer == grant.patient; });
    return SaidEarly{revoked, !patient.empty() || !grantee.empty()};
}

Result<Signature> ProxyDesk::takeShare(const ShareDelivery& delivery) {
    RESEAL_ASSIGN(const crypto::SignKey* const key, keys_.named());
    const auto accepted = [&] {
        return ShareReceipt::sign(*key, chain_.genesis().chainId(), delivery.grant, own_);
    };
    const auto entry = chain_.finalState().grant(delivery.grant);
    if (!entry) return fail(ErrorCode::NotFound, "this grant is not on the ledger here yet");
    const Instant now = std::max(wallClock(), chain_.finalState().tip().time);
    const auto status = ledger::statusOf(chain_.finalState(), *entry, now);
    if (status == ledger::GrantStatus::Revoked)
        return fail(ErrorCode::Revoked, "the patient has revoked this");
    if (status != ledger::GrantStatus::Active) return fail(ErrorCode::Expired, "this grant has ended");
    RESEAL_ASSIGN(const SaidEarly said, saidEarly(store_, delivery.grant, *entry));
    RESEAL_TRY(endedEarly(said));
    RESEAL_ASSIGN(const auto held, store_.shares().find(delivery.grant));
    if (held) return accepted();
    RESEAL_ASSIGN(const auto grant, checkedGrant(delivery.grant));
    RESEAL_ASSIGN(const auto share, sharing::ProxyShare::accept(grant, own_, box_, delivery.box));
    RESEAL_TRY(
        store_.shares().keep(delivery.grant, crypto::SecretBytes::copyOf(share.stored()), wallClock()));
    Q_EMIT shareTaken(delivery.grant);
    return accepted();
}

// In whose name it asks. Under a grant to a team only the clinic does, with the key that the ledger names for
// it now, and never without saying for whom.
Result<ProxyDesk::Asker> ProxyDesk::askerOf(const ReencapsulationRequest& request) const {
    const StateView state = chain_.finalState();
    const auto grant = state.grant(request.grant);
    const auto clinic = grant && grant->team ? state.clinic(ledger::clinicId(grant->grantee)) : std::nullopt;
    const auto author = state.pseudonym(request.author);
    RESEAL_TRY(chain_.readable());
    if (clinic && clinic->signKey == request.author && !request.team)
        return fail(ErrorCode::Denied, "under a grant to a team the reader has to be named");
    if (!request.team) {
        if (!author) return fail(ErrorCode::Denied, "an author that is not on the ledger");
        return Asker{ledger::account(request.author), author->box};
    }
    if (!grant) return fail(ErrorCode::NotFound, "this grant is not on the ledger here yet");
    if (!grant->team) return fail(ErrorCode::Denied, "this grant is to a person, not to a team");
    if (!clinic || clinic->signKey != request.author)
        return fail(ErrorCode::Denied, "not signed by the clinic to whose team the grant is");
    return Asker{grant->grantee, request.team->answer};
}

// Everything that must hold at the moment of release, read from this node's own state.
Result<sharing::ReceivedShare> ProxyDesk::release(const ReencapsulationRequest& request,
                                                  const ledger::AccountId& asker) {
    const StateView state = chain_.finalState();
    const Instant now = std::max(wallClock(), state.tip().time);
#ifdef RESEAL_WITHOUT_CURRENCY
    const bool isCurrent = true;
#else
    const bool isCurrent = currency_.isCurrent();
#endif
#ifndef RESEAL_WITHOUT_RELEASE_CHECK
    SaidEarly said;
    if (const auto entry = state.grant(request.grant)) {
        RESEAL_ASSIGN(said, saidEarly(store_, request.grant, *entry));
        if (entry->standing) {  // its reader is whoever asks
            RESEAL_ASSIGN(const auto doctor, store_.early().about(store::EarlyKind::Retirement, asker));
            said.retired = said.retired || !doctor.empty();
        }
    }
    RESEAL_ASSIGN(const ledger::StanzaRef allowed,
                  mayRelease(state, isCurrent, {request.grant, request.record, asker}, said, now));
    // E is that of the ledger's stanza, never one that comes with the request.
    if (Hash32::copy(crypto::sha256(request.stanza)) != allowed.stanza)
        return fail(ErrorCode::Denied, "this is not the record's stanza for the granted key");
#endif
    RESEAL_ASSIGN(const auto stanza, sealing::Stanza::decode(request.stanza));
    RESEAL_ASSIGN(const auto checked, sealing::CheckedStanza::check(request.record, stanza));
    RESEAL_ASSIGN(const auto kept, store_.shares().find(request.grant));
    if (!kept) return fail(ErrorCode::NotFound, "this clinic holds no share of this grant");
    RESEAL_ASSIGN(const auto grant, checkedGrant(request.grant));
    RESEAL_ASSIGN(const auto share, sharing::ProxyShare::accept(grant, own_, *kept));
    RESEAL_TRY(chain_.readable());
    return sharing::reencapsulate(share, grant, checked, request.nonce);
}

// Durable before the answer leaves: what can't be shown to the patient is not released.
Status ProxyDesk::writeDown(const ReencapsulationRequest& request, const std::optional<SignPublic>& doctor,
                            const Status& decision) {
    Release entry;
    // Not before the grant's block, whose clock may be ahead of ours: that would be no hour of the grant's.
    entry.time = std::max(wallClock(), chain_.finalState().tip().time);
    entry.record = request.record;
    entry.released = static_cast<bool>(decision);
    if (!decision) entry.why = std::string(name(decision.error().code));
    if (request.team) entry.who = request.team->who;
    if (doctor) entry.who = toBytes(doctor->view());
    const auto outcome = decision ? store::Outcome::Released : store::Outcome::Refused;
    return store_.receipts().add({request.grant, ledger::releaseHour(entry.time)}, {outcome, entry.encode()});
}

// With that outcome. A refusal that has become a release is not.
bool ProxyDesk::isWrittenDown(const Hash32& request, bool released) const {
    const auto known = written_.find(request);
    return known != written_.end() && (known->second || !released);
}

void ProxyDesk::wroteDown(const Hash32& request, bool released, Instant now) {
    if (written_.insert_or_assign(request, released).second) writtenAt_.emplace_back(now, request);
    const auto isOver = [&] {
        return writtenAt_.size() > kMaxWritten || writtenAt_.front().first + kRequestLife * 2 < now;
    };
    while (!writtenAt_.empty() && isOver()) {
        written_.erase(writtenAt_.front().second);
        writtenAt_.pop_front();
    }
}

void ProxyDesk::reencapsulate(ByteView bytes, Answer answer) {
    const auto request = ReencapsulationRequest::decode(bytes);
    if (!request) return answer(request.error());
    if (request->proxy != own_)
        return answer(fail(ErrorCode::InvalidArgument, "addressed to another clinic"));
    const ChainId chain = chain_.genesis().chainId();
    if (!crypto::verify(request->author, request->message(chain), request->signature))
        return answer(fail(ErrorCode::BadSignature, "the request is not signed by its author"));
    if (!isFresh(request->time, wallClock()))
        return answer(fail(ErrorCode::Expired, "the request is too old, or its clock is wrong"));
    currency_.ensure([this, request = *request, raw = toBytes(bytes), chain,
                      answer = std::move(answer)](Status) {
        const auto asker = askerOf(request);
        if (!asker) return answer(asker.error());
        ReencapsulationAnswer out;
        out.share = release(request, asker->account);
        // What concerns the grantee is written down; but who goes on asking long after the grant's end
        // does not fill the patient's history with it.
        const auto grant = chain_.finalState().grant(request.grant);
        const bool isOurs = grant && grant->isProxy(own_);  // else there is nothing to account for
        const auto end = grant ? endFor(chain_.finalState(), *grant, asker->account) : std::nullopt;
        const Instant now = std::max(wallClock(), chain_.finalState().tip().time);
        const bool released(out.share);
        const Hash32 asked = crypto::sha256(raw);
        if (isOurs && end && (released || now <= *end + kRefusalsWrittenDown) &&
            !isWrittenDown(asked, released)) {
            const auto doctor =
                grant->standing ? std::optional(ledger::pseudonymKey(asker->account)) : std::nullopt;
            const Status kept = writeDown(request, doctor, released ? Status() : Status(out.share.error()));
            if (kept) wroteDown(asked, released, wallClock());
            if (!kept && released) out.share = kept.error();
        }
        const auto key = keys_.named();
        if (!key) return answer(key.error());
        answer(crypto::sealTo(asker->answer, out.encode(**key, chain, raw)));
    });
}

Result<Bytes> ProxyDesk::releases(ByteView bytes) {
    RESEAL_ASSIGN(const auto request, ReleasesRequest::decode(bytes));
    const ChainId chain = chain_.genesis().chainId();
    if (!request.verify(chain))
        return fail(ErrorCode::BadSignature, "the request is not signed by its author");
    if (request.proxy != own_) return fail(ErrorCode::InvalidArgument, "addressed to another clinic");
    if (!isFresh(request.time, wallClock()))
        return fail(ErrorCode::Expired, "the request is too old, or its clock is wrong");
    for (const GrantHour& one : request.hours) {
        const auto grant = chain_.finalState().grant(one.grant);
        if (grant && grant->patient != request.author)
            return fail(ErrorCode::Denied, "only the patient who made a grant may see its releases");
    }
    const auto author = chain_.finalState().pseudonym(request.author);
    if (!author) return fail(ErrorCode::NotCurrent, "a patient who is not on the ledger here yet");
    RESEAL_ASSIGN(const crypto::SignKey* const key, keys_.named());
    ReleasesAnswer answer;
    std::size_t size = 0;
    for (const GrantHour& one : request.hours) {
        if (!chain_.finalState().grant(one.grant)) break;
        const auto kept = store_.receipts().entries(one);
        // Not shown as if there had been none.
        if (!kept && kept.error().code == ErrorCode::Expired && !answer.hours.empty()) break;
        RESEAL_TRY(kept);
        std::vector<Bytes> entries;
        for (const store::ReceiptEntry& entry : *kept) {
            size += entry.bytes.size() + 8;
            entries.push_back(entry.bytes);
        }
        if (!answer.hours.empty() && size > kMaxReleasesAnswer) break;
        answer.hours.push_back(std::move(entries));
    }
    RESEAL_TRY(chain_.readable());
    if (answer.hours.empty()) return fail(ErrorCode::NotCurrent, "this grant is not on the ledger here yet");
    // Not even the home clinic, through which it goes, learns what was opened when.
    return crypto::sealTo(author->box, answer.encode(*key, chain, bytes));
}

Status ProxyDesk::destroy(const GrantId& grant) {
    RESEAL_ASSIGN(const auto before, store_.shares().destroyedAt(grant));
    if (before) return {};
    RESEAL_TRY(store_.shares().destroy(grant, wallClock()));
    RESEAL_TRY(store_.deliveries().dropGrant(grant));
    Q_EMIT shareDestroyed(grant);
    return {};
}

Status ProxyDesk::obey(const ledger::Operation& statement) {
    const auto* revoke = std::get_if<ledger::Revoke>(&statement);
    if (revoke == nullptr) return {};
    const auto grant = chain_.finalState().grant(revoke->grant);
    if (!grant || grant->patient != revoke->signer)
        return {};  // kept; counts when the grant comes, if it is theirs
    return destroy(revoke->grant);
}

// Not what ends for a while: a pseudonym that has lapsed may be renewed, and our own clock may be wrong. Such
// a grant is refused, and its share kept.
Result<bool> ProxyDesk::isOverForGood(const GrantId& id) {
    const StateView state = chain_.finalState();
    const auto grant = state.grant(id);
    if (!grant) return false;
    const auto isRetired = [&](const SignPublic& key) {
        const auto pseudonym = state.pseudonym(key);
        return pseudonym && pseudonym->retired != 0;
    };
    if (grant->revoked != 0 || state.tip().time > grant->notAfter || isRetired(grant->patient)) return true;
    const auto committee = grant->standing ? state.committeeOf(*grant->standing) : std::nullopt;
    if (committee && committee->retired != 0) return true;
    if (!grant->team && isRetired(ledger::pseudonymKey(grant->grantee))) return true;
    RESEAL_ASSIGN(const SaidEarly said, saidEarly(store_, id, *grant));
    return said.revoked || said.retired;
}

Status ProxyDesk::start() {
    for (const ledger::GrantServed& one : ledger::grantsServedBy(chain_.finalState(), own_))
        ends_.emplace(one.notAfter, one.id);
    return chain_.readable();
}

bool ProxyDesk::isBlockDue(Instant ledgerTime, Instant now) const {
    const auto next = ends_.lower_bound({ledgerTime, GrantId{}});
    return next != ends_.end() && next->first < now && now < next->first + kBlockDue;
}

// Whether its share has come or not: what never came is confirmed to be gone, too.
Status ProxyDesk::endWhatIsOver() {
    const Instant now = chain_.finalState().tip().time;
    while (!ends_.empty() && ends_.begin()->first < now) {
        RESEAL_TRY(destroy(ends_.begin()->second));
        ends_.erase(ends_.begin());
    }
    return {};
}

Status ProxyDesk::follow(const ledger::AccountEvent& one) {
    const auto* subject = std::get_if<ledger::GrantSubject>(&one.event.subject);
    const bool granted = one.event.kind == ledger::EventKind::Granted;
    if (subject == nullptr || !(granted || one.event.kind == ledger::EventKind::Revoked)) return {};
    const auto grant = chain_.finalState().grant(subject->id);
    if (!grant || !grant->isProxy(own_)) return {};
    if (!granted) return destroy(subject->id);
    ends_.emplace(grant->notAfter, subject->id);
    return {};
}

Status ProxyDesk::sweep(const AppliedBlock* block) {
    if (block != nullptr)
        for (const ledger::AccountEvent& one : block->events) RESEAL_TRY(follow(one));
    RESEAL_TRY(chain_.readable());
    RESEAL_TRY(endWhatIsOver());
    if (block != nullptr && block->block.header.height % 64 != 0) return {};
    RESEAL_ASSIGN(const auto held, store_.shares().held());
    for (const GrantId& id : held) {
        RESEAL_ASSIGN(const bool over, isOverForGood(id));
        RESEAL_TRY(chain_.readable());  // what could not be read looks as if it had ended
        if (over) RESEAL_TRY(destroy(id));
    }
    return {};
}

}  // namespace reseal::node
