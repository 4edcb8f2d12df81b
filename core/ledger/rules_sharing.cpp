// Who may read: Request, Deny, Grant, Revoke.
#include "core/ledger/queries.h"
#include "core/ledger/rules.h"

namespace reseal::ledger {
namespace {

constexpr std::int64_t kDayMs = days(1).ms;

Refusal countRequest(Work& work) {
    const auto self =
        readPromised<PseudonymEntry>(work.table(), Key(Table::Pseudonyms).add(work.place().author));
    if (!self) return Refusal::AuthorNotPseudonym;
    const ChainParameters parameters = work.state().parameters();
    const std::uint64_t limit =
        self->role == Role::Doctor ? parameters.doctorRequests : parameters.researcherRequests;
    const auto today = static_cast<std::uint64_t>(work.place().time.ms / kDayMs);
    const std::uint64_t count = work.state().requestsOn(work.pseudonymAuthor(), today);
    if (count >= limit) return Refusal::TooManyRequests;
    work.put(Key(Table::RequestsToday).add(work.place().author), DayCount{today, count + 1});
    return Refusal::None;
}

// The key of an emergency committee is nobody's, so it is not among the registered ones.
Refusal findCommittee(const Work& work, const SharingKey& B, GrantEntry& entry) {
    for (const auto& [run, committee] : committeesMade(work.state(), CommitteePurpose::Emergency)) {
        if (!equal(committee.key.view(), B.view())) continue;
        if (committee.retired != 0) return Refusal::CommitteeRetired;
        entry.grantee = AccountId::copy(B.view());
        entry.standing = run;
        return Refusal::None;
    }
    return Refusal::GranteeUnknown;
}

// Whose key B is, and that they are there and may read: patients and staff get nothing to open.
Refusal findGrantee(const Work& work, const SharingKey& B, GrantEntry& entry) {
    const auto key = work.state().key(B);
    if (!key) return findCommittee(work, B, entry);
    entry.grantee = key->owner;
    entry.team = key->kind == KeyKind::Team;
    if (entry.team) {
        const auto clinic = work.state().clinic(clinicId(key->owner));
        if (!clinic) return Refusal::GranteeUnknown;  // a team that is only proposed
        const bool isThere = !clinic->isLeaving() && clinic->team == B;
        return isThere ? Refusal::None : Refusal::GranteeEnded;
    }
    if (key->kind != KeyKind::Sharing) return Refusal::GranteeUnknown;
    const auto grantee = work.state().pseudonym(pseudonymKey(key->owner));
    if (!grantee || !grantee->isLive(work.place().time)) return Refusal::GranteeEnded;
    const bool mayRead = grantee->role == Role::Doctor || grantee->role == Role::Researcher;
    return mayRead ? Refusal::None : Refusal::GranteeUnknown;
}

Refusal checkProxies(const Work& work, const std::vector<ClinicId>& proxies) {
    for (const ClinicId& id : proxies) {
        const auto clinic = work.state().clinic(id);
        if (!clinic || !clinic->roles.has(ClinicRole::Proxy)) return Refusal::NotAProxy;
    }
    return Refusal::None;
}

Refusal checkListedRecords(const Work& work, const Grant& op, const ConditionKey& key) {
    std::set<RecordId> seen;
    for (const RecordId& id : op.records) {
        if (!seen.insert(id).second) return Refusal::KeyTwice;
        const auto record = work.state().record(id);
        if (!record) return Refusal::RecordUnknown;
        if (record->patient != work.pseudonymAuthor()) return Refusal::RecordNotYours;
        if (record->erased != 0) return Refusal::RecordErased;
        if (record->stanzaFor(key) == nullptr) return Refusal::RecordNotUnderKey;
    }
    return Refusal::None;
}

// A grant may say which request it answers; several may answer one.
Refusal answerRequest(Work& work, const Grant& op, const GrantEntry& entry) {
    if (!op.request) return Refusal::None;
    auto request = work.state().request(*op.request);
    if (!request) return Refusal::RequestUnknown;
    if (request->patient != work.pseudonymAuthor()) return Refusal::RequestNotYours;
    if (request->status == RequestStatus::Denied) return Refusal::RequestDecided;
    // A team's member asks with a pseudonym; that the request names the team, its sealed body says.
    if (!entry.team && account(request->author) != entry.grantee) return Refusal::RequestMismatch;
    request->status = RequestStatus::Granted;
    work.put(Key(Table::Requests).add(*op.request), *request);
    return Refusal::None;
}

Key openGrantKey(const ConditionKey& key, const GrantId& grant) {
    return Key(Table::OpenGrants).add(key).add(grant);
}

// Expired grants leave the index when the next one comes, so that it stays as short as it is bounded.
Refusal makeRoomUnder(Work& work, const ConditionKey& key) {
    std::vector<GrantId> expired;
    std::size_t open = 0;
    const Key prefix = Key(Table::OpenGrants).add(key);
    work.table().scan(prefix, [&](ByteView found, ByteView) {
        const auto id = idAfter<GrantId>(work.table(), found, prefix);
        const auto grant =
            id ? readPromised<GrantEntry>(work.table(), Key(Table::Grants).add(*id)) : std::nullopt;
        if (!grant) return false;
        if (grant->notAfter < work.place().time)
            expired.push_back(*id);
        else
            ++open;
        return true;
    });
    for (const GrantId& id : expired) work.erase(openGrantKey(key, id));
    return open >= kMaxOpenGrants ? Refusal::TooManyGrants : Refusal::None;
}

Refusal keepUntilKnown(Work& work, const Revoke& op) {
    const StateView state = work.state();
    if (!state.pseudonym(op.signer)) return Refusal::SignerUnknown;
    if (state.pendingRevocation(op.signer, op.grant)) return Refusal::None;
    const std::uint64_t kept = state.pendingRevocations(op.signer);
    if (kept >= kMaxPendingRevocations) return Refusal::TooManyRevocations;
    work.put(Key(Table::PendingRevocations).add(op.signer).add(op.grant),
             PendingRevocation{op.time, work.place().height});
    work.put(Key(Table::PendingCount).add(op.signer), kept + 1);
    work.tellFrom(account(op.signer), {account(op.signer)}, EventKind::Revoked, GrantSubject{op.grant});
    return Refusal::None;
}

}  // namespace

Refusal run(Work& work, const Request& op) {
    RESEAL_REQUIRE(requirePseudonym(work, {Role::Doctor, Role::Researcher}));
    RESEAL_REQUIRE(requirePatient(work, op.patient));
    RESEAL_REQUIRE(bindDoctor(work, op.patient));
    RESEAL_REQUIRE(countRequest(work));
    const auto& at = work.place();
    const RequestId id = requestId(at.tx, at.operation);
    work.put(Key(Table::Requests).add(id),
             RequestEntry{work.pseudonymAuthor(), op.patient, at.height, at.time, at.tx, at.operation,
                          op.body, RequestStatus::Open});
    work.appendTo(Table::RequestsTo, account(op.patient), id);
    work.appendTo(Table::RequestsBy, at.author, id);
    work.tell({at.author, account(op.patient)}, EventKind::Requested, RequestSubject{id});
    return Refusal::None;
}

Refusal run(Work& work, const Deny& op) {
    RESEAL_REQUIRE(requirePseudonym(work, {Role::Patient}));
    auto request = work.state().request(op.request);
    if (!request) return Refusal::RequestUnknown;
    if (request->patient != work.pseudonymAuthor()) return Refusal::RequestNotYours;
    if (request->status != RequestStatus::Open) return Refusal::RequestDecided;
    request->status = RequestStatus::Denied;
    work.put(Key(Table::Requests).add(op.request), *request);
    work.tell({work.place().author, account(request->author)}, EventKind::Denied, RequestSubject{op.request});
    return Refusal::None;
}

Refusal run(Work& work, const Grant& op) {
    RESEAL_REQUIRE(requirePseudonym(work, {Role::Patient}));
    const auto read = sharing::GrantFields::read(op.terms);
    RESEAL_CHECK(read);  // checkForm() has seen it
    const sharing::GrantFields& terms = *read;
    const auto& at = work.place();
    const ConditionKey key = ConditionKey::copy(terms.A);
    const auto owned = work.state().key(key);
    // A key that is no longer in force can still be granted: what lies under it is still the patient's.
    if (!owned || owned->kind != KeyKind::Condition || owned->owner != at.author) return Refusal::KeyNotYours;
    if (work.state().grant(terms.id)) return Refusal::GrantInUse;
    if (work.state().pendingRevocation(work.pseudonymAuthor(), terms.id)) return Refusal::GrantRevoked;
    if (op.notAfter <= at.time) return Refusal::NotAfterPassed;

    GrantEntry entry;
    RESEAL_REQUIRE(findGrantee(work, SharingKey::copy(terms.B), entry));
    if (entry.standing && op.purpose != Purpose::EmergencyTreatment) return Refusal::StandingPurpose;
    RESEAL_REQUIRE(checkProxies(work, terms.proxies));
    if (work.signatures().judgeTerms(op.terms) != TermsVerdict::Good) return Refusal::GrantProofWrong;
    RESEAL_REQUIRE(checkListedRecords(work, op, key));
    RESEAL_REQUIRE(answerRequest(work, op, entry));
    if (entry.standing) RESEAL_REQUIRE(requireStandingRoom(work, key, *entry.standing));
    RESEAL_REQUIRE(makeRoomUnder(work, key));

    entry.patient = work.pseudonymAuthor();
    entry.height = at.height;
    entry.time = at.time;
    entry.tx = at.tx;
    entry.operation = at.operation;
    entry.terms = op.terms;
    entry.key = key;
    entry.proxies = terms.proxies;
    entry.records = op.records;
    entry.purpose = op.purpose;
    entry.notAfter = op.notAfter;
    entry.note = op.note;
    entry.request = op.request;
    work.put(Key(Table::Grants).add(terms.id), entry);
    work.put(openGrantKey(key, terms.id), true);
    work.appendTo(Table::GrantsBy, at.author, terms.id);
    if (entry.standing)
        work.put(Key(Table::StandingGrants).add(at.author).add(terms.id), true);
    else
        work.appendTo(Table::GrantsFor, entry.grantee, terms.id);
    work.tell(partiesOf(entry), EventKind::Granted, GrantSubject{terms.id});
    return Refusal::None;
}

Refusal run(Work& work, const Revoke& op) {
    auto grant = work.state().grant(op.grant);
    if (!grant) return keepUntilKnown(work, op);
    if (grant->patient != op.signer) return Refusal::GrantNotYours;
    if (grant->revoked != 0) return Refusal::None;
    grant->revoked = work.place().height;
    // Not before its block: no statement of long ago unmakes what was released until now.
    grant->revokedTime = std::max(op.time, work.place().time);
    work.put(Key(Table::Grants).add(op.grant), *grant);
    work.erase(openGrantKey(grant->key, op.grant));
    if (grant->standing) work.erase(Key(Table::StandingGrants).add(op.signer).add(op.grant));
    work.tellFrom(account(op.signer), partiesOf(*grant), EventKind::Revoked, GrantSubject{op.grant});
    return Refusal::None;
}

}  // namespace reseal::ledger
