#include "core/node/people_desk.h"

#include "core/base/files.h"
#include "core/crypto/random.h"
#include "core/crypto/sha256.h"
#include "core/node/bodies.h"
#include "core/records/paper_refusal.h"

namespace reseal::node {

using ledger::StateView;

namespace {

constexpr std::string_view kMemberSpace = "members";
constexpr Duration kCredentialLife = days(365);
constexpr std::uint64_t kMaxLockerFile = std::uint64_t{1} << 20;

ledger::Role ledgerRole(records::Role role) {
    switch (role) {
        case records::Role::Patient:
            return ledger::Role::Patient;
        case records::Role::Doctor:
            return ledger::Role::Doctor;
        case records::Role::Researcher:
            return ledger::Role::Researcher;
        case records::Role::Staff:
            return ledger::Role::Staff;
    }
    return ledger::Role::Patient;
}

// Why a claim was refused, as the program of who joins can say it.
Error refusedClaim(const std::optional<store::Invitation>& invitation, const Error& why) {
    using records::PaperRefusal;
    if (why.code == ErrorCode::NotFound) return refused(PaperRefusal::InvitationUnknown, why.detail);
    if (why.code == ErrorCode::Expired) return refused(PaperRefusal::InvitationEnded, why.detail);
    if (why.code != ErrorCode::Denied || !invitation) return why;
    const bool withdrawn = invitation->state == store::Invitation::State::Refused;
    return refused(withdrawn ? PaperRefusal::InvitationWithdrawn : PaperRefusal::InvitationUsed, why.detail);
}

}  // namespace

PeopleDesk::PeopleDesk(Chain& chain, store::LedgerStore& store, vault::Vault& vault,
                       const crypto::ClinicKeys& keys, const OwnKeys& signing, ClinicAuthor& author,
                       AlarmDesk& alarms, std::filesystem::path lockers, Ports ports)
    : chain_(chain),
      store_(store),
      vault_(vault),
      keys_(keys),
      signing_(signing),
      own_(signing.clinic()),
      author_(author),
      alarms_(alarms),
      lockers_(std::move(lockers)),
      ports_(std::move(ports)) {}

Result<Bytes> PeopleDesk::genesis() const {
    return encodeBytes(chain_.genesis().encode());
}

Result<Bytes> PeopleDesk::join(const Peer& from, ByteView body) {
    RESEAL_ASSIGN(const auto request, JoinRequest::decode(body));
    if (from.role == PeerRole::Stranger && !equal(from.token, request.token))
        return fail(ErrorCode::Denied, "the link was opened with another invitation");
    const ChainId chain = chain_.genesis().chainId();
    RESEAL_TRY(crypto::checkKeyProof(chain, SignPublic::copy(own_.view()), request.Y, request.proof));
    const auto token = store::InvitationToken::copy(request.token);
    const Hash32 identity = Hash32::copy(request.Y.view());
    RESEAL_ASSIGN(const auto known, store_.invitations().find(crypto::sha256(token)));
    if (known && known->role != request.role)
        return fail(ErrorCode::Denied, "the invitation is for another role: " + known->role);
    bool isUnsaid = true;
    if (known) {  // who can't be let in leaves the invitation to somebody else
        RESEAL_ASSIGN(const auto role, records::roleFromCode(request.role));
        RESEAL_ASSIGN(isUnsaid, hasToEnrol(ledger::IdentityKey::copy(identity.view()), ledgerRole(role)));
    }
    const Bytes proof = toBytes(request.proof);
    const auto claim = store_.invitations().claim(token, identity, proof, wallClock());
    if (!claim) return refusedClaim(known, claim.error());
    RESEAL_ASSIGN(const crypto::SignKey* const key, signing_.named());
    JoinAnswer answer{key->publicKey(), {}};
    if (claim->state == store::Invitation::State::Confirmed && !isUnsaid) {
        RESEAL_ASSIGN(const auto credential, credentialUnder(*key, identity));
        if (credential) answer.credential = credential->encode();
    }
    return answer.encode();
}

Result<bool> PeopleDesk::hasToEnrol(const ledger::IdentityKey& who, ledger::Role role) const {
    const StateView state = chain_.finalState();
    const auto member = state.member(who);
    const auto isStaying = [&](const ClinicId& id) {
        const auto clinic = state.clinic(id);
        return clinic && !clinic->isLeaving();
    };
    const bool isOwn = member && member->clinic == own_;
    const bool isHeld = member && !isOwn && isStaying(member->clinic);
    const bool mayLetIn = isOwn || isStaying(own_);
    RESEAL_TRY(chain_.readable());
    if (!mayLetIn) return fail(ErrorCode::Denied, "this clinic is leaving the ledger and lets nobody in");
    if (member && member->role != role)
        return fail(ErrorCode::Denied, "this identity is on the ledger in another role");
    if (isHeld && role != ledger::Role::Patient)
        return fail(ErrorCode::Denied,
                    "another clinic still vouches for this person; it has to let them go first");
    return !isOwn && !isHeld;
}

Result<ledger::Member> PeopleDesk::servedHere(const ledger::IdentityKey& who) {
    const auto member = chain_.finalState().member(who);
    RESEAL_TRY(chain_.readable());
    if (member && member->clinic == own_) return *member;
    RESEAL_ASSIGN(const auto credential, credentialOf(who));
    if (member && member->role == ledger::Role::Patient && credential) return *member;
    return fail(ErrorCode::Denied, "this identity is neither enrolled at this clinic nor at home here");
}

Result<Bytes> PeopleDesk::admit(ByteView body) {
    RESEAL_ASSIGN(const auto request, AdmitRequest::decode(body));
    const ChainId chain = chain_.genesis().chainId();
    RESEAL_TRY(crypto::checkKeyProof(chain, request.pseudonym, request.Y, request.proof));
    const auto identity = ledger::IdentityKey::copy(request.Y.view());
    RESEAL_ASSIGN(const ledger::Member member, servedHere(identity));
    if (ledger::name(member.role) != request.role)
        return fail(ErrorCode::Denied, "this identity is enrolled in another role");
    if (member.suspended != 0) return fail(ErrorCode::Denied, "this member is suspended");
    RESEAL_TRY(alarms_.admits(identity, member.role, request.pseudonym, wallClock()));
    ledger::Pseudonym registration;
    registration.role = member.role;
    registration.box = request.box;
    registration.sharing = request.sharing;
    const Instant issued = std::max(wallClock(), chain_.finalState().tip().time);
    RESEAL_ASSIGN(const crypto::SignKey* const key, signing_.named());
    return encodeAdmission(ledger::admit(chain, own_, *key, request.pseudonym, registration, issued));
}

// A place further on in a lane is kept for what follows the one before it there, which waits here; otherwise
// anybody's keys could fill the outbox with what can never be ordered.
Status PeopleDesk::followsKnown(const ledger::Transaction& tx) {
    const ledger::TransactionBody& body = tx.body();
    const auto isBefore = [&](const ledger::AccountId& author, const LaneId& lane, std::uint64_t seq) {
        return author == body.author && lane == body.lane && seq + 1 == body.seq;
    };
    if (const auto* waits = ports_.pending(body.prev))
        if (isBefore(ledger::AccountId::copy(waits->author.view()), waits->lane, waits->seq)) return {};
    RESEAL_ASSIGN(const auto kept, store_.outbox().find(body.prev));
    const auto before =
        kept ? ledger::Transaction::decode(kept->bytes) : Result<ledger::Transaction>(Error{});
    if (before && isBefore(before->body().author, before->body().lane, before->body().seq)) return {};
    return fail(ErrorCode::NotCurrent, "what comes before this in its lane is not known here yet");
}

// The clinic's own words have the rest, and some of it what ends something: a full house may not keep a
// patient from taking back.
Status PeopleDesk::hasRoom(bool statementsOnly) {
    RESEAL_ASSIGN(const std::size_t kept, store_.outbox().size());
    const std::size_t reserved = statementsOnly ? store::kReservedOutbox / 4 * 3 : store::kReservedOutbox;
    if (kept < store::kMaxOutbox - reserved) return {};
    return fail(ErrorCode::Limit, "too many transactions wait to be ordered");
}

Result<Bytes> PeopleDesk::submit(const Peer& from, ByteView body) {
    RESEAL_ASSIGN(const auto tx, ledger::Transaction::decode(body));
    const StateView state = chain_.finalState();
    if (state.ordered(tx.id())) return encodeBytes(tx.id());
    // An id covers neither the signature nor the sealed fields: that it waits here says nothing of these
    // bytes.
    if (!tx.hasAllDetails()) return fail(ErrorCode::Refused, "a sealed field is missing");
    const auto rings = static_cast<std::int64_t>(ringAdmissionsIn(tx));
    if (rings > 0 && ports_.pending(tx.id()) == nullptr && !rings_.take(wallClock(), rings))
        return fail(ErrorCode::Limit, "too many registrations at once: try again in a minute");
    const auto outcome = chain_.check(tx, wallClock());
    if (outcome.refusal == ledger::Refusal::RingSignatureWrong) rings_.spend(wallClock(), kWrongRing * rings);
    if (outcome.verdict == ledger::Verdict::Impossible) return outcome.status().error();
    const bool statementsOnly = std::ranges::all_of(tx.body().operations, ledger::isStatement);
    if (ports_.pending(tx.id()) == nullptr) {
        if (outcome.verdict == ledger::Verdict::Void && !statementsOnly) {
            RESEAL_TRY(alarms_.refused(from, outcome.refusal, wallClock()));
            return outcome.status().error();
        }
        if (outcome.refusal == ledger::Refusal::SeqAhead) RESEAL_TRY(followsKnown(tx));
    }
    RESEAL_TRY(hasRoom(statementsOnly));
    RESEAL_ASSIGN(const bool isKnown, store_.outbox().contains(tx.id()));
    if (!isKnown) RESEAL_TRY(alarms_.submits(from, tx, wallClock()));
    // Also what came by gossip: "submitted" means that it is in this node's outbox.
    RESEAL_TRY(ports_.submit(tx));
    return encodeBytes(tx.id());
}

Result<Bytes> PeopleDesk::txStatus(ByteView body) {
    RESEAL_ASSIGN(const auto id, decodeFixed<TxId>(body));
    TxStatusAnswer answer;
    if (const auto ordered = chain_.finalState().ordered(id)) {
        answer.state = TxStatusAnswer::State::Final;
        answer.height = ordered->height;
        answer.index = ordered->index;
        if (ordered->refusal != ledger::Refusal::None)
            answer.refusal = std::string(ledger::name(ordered->refusal));
        return answer.encode();
    }
    RESEAL_ASSIGN(const bool kept, store_.outbox().contains(id));
    if (kept || ports_.pending(id) != nullptr) answer.state = TxStatusAnswer::State::Pending;
    return answer.encode();
}

Result<Bytes> PeopleDesk::transaction(ByteView body) const {
    RESEAL_ASSIGN(const auto id, decodeFixed<TxId>(body));
    RESEAL_ASSIGN(const auto tx, store_.blocks().transaction(id));
    return tx.withoutDetails().encode();
}

Result<Bytes> PeopleDesk::stateGet(ByteView body) const {
    RESEAL_ASSIGN(const auto request, GetRequest::decode(body));
    GetAnswer answer;
    std::size_t bytes = 0;
    for (const Bytes& key : request.keys) {
        answer.values.push_back(chain_.finalTable().get(key));
        if (answer.values.back()) bytes += answer.values.back()->size();
        if (bytes > kMaxScanBytes) break;
    }
    RESEAL_TRY(chain_.readable());
    return answer.encode();
}

Result<Bytes> PeopleDesk::stateScan(ByteView body) const {
    RESEAL_ASSIGN(const auto request, ScanRequest::decode(body));
    ScanAnswer answer;
    std::size_t bytes = 0;
    chain_.finalTable().scan(request.prefix, request.after, [&](ByteView key, ByteView value) {
        if (!request.after.empty() && equal(key, request.after)) return true;
        bytes += key.size() + value.size();
        if (answer.entries.size() == kMaxScan || (bytes > kMaxScanBytes && !answer.entries.empty())) {
            answer.more = true;
            return false;
        }
        answer.entries.emplace_back(toBytes(key), toBytes(value));
        return true;
    });
    RESEAL_TRY(chain_.readable());
    return answer.encode();
}

// A locker is kept as a file: opaque, replaced by newer versions only.
Result<Bytes> PeopleDesk::putLocker(ByteView body) {
    RESEAL_ASSIGN(const auto box, LockerBox::decode(body));
    RESEAL_TRY(box.check(chain_.genesis().chainId(), own_));
    RESEAL_TRY(servedHere(ledger::IdentityKey::copy(box.Y.view())));
    const auto path = lockers_ / toHex(box.Y.view());
    if (const auto old = readFile(path, kMaxLockerFile)) {
        const auto kept = LockerBox::decode(*old);
        if (kept && kept->version > box.version)
            return fail(ErrorCode::Conflict, "a newer locker is kept here");
    }
    RESEAL_TRY(writeFileDurably(path, body));
    return encodeNull();
}

Result<Bytes> PeopleDesk::getLocker(ByteView body) {
    RESEAL_ASSIGN(const auto box, LockerBox::decode(body));
    RESEAL_TRY(box.check(chain_.genesis().chainId(), own_));
    return readFile(lockers_ / toHex(box.Y.view()), kMaxLockerFile);
}

Result<records::Invitation> PeopleDesk::invite(records::Role role, const std::string& label,
                                               Duration validFor) {
    const auto entry = chain_.finalState().clinic(own_);
    if (!entry) return fail(ErrorCode::Denied, "the other clinics have not let this one in yet");
    if (entry->isLeaving())
        return fail(ErrorCode::Denied, "this clinic is leaving the ledger and lets nobody in");
    records::Invitation invitation;
    invitation.chain = chain_.genesis().chainId();
    invitation.clinic = own_;
    for (const ledger::Address& address : entry->addresses) invitation.endpoints.push_back(address);
    invitation.tlsPin = entry->tlsPin;
    invitation.token = crypto::randomFixed<records::InvitationToken>();
    invitation.role = role;
    const Instant now = wallClock();
    invitation.expires = now + validFor;
    RESEAL_TRY(store_.invitations().add(store::InvitationToken::copy(invitation.token), records::code(role),
                                        label, now, invitation.expires));
    return invitation;
}

Result<std::optional<records::Credential>> PeopleDesk::credentialOf(ByteView identity) {
    RESEAL_ASSIGN(const auto kept, vault_.locker().get(kMemberSpace, identity));
    if (!kept) return std::optional<records::Credential>{};
    RESEAL_ASSIGN(auto credential, records::Credential::decode(*kept));
    return std::optional<records::Credential>(std::move(credential));
}

// Those that were signed with a key that the clinic has given up are worth nothing to others any more: the
// same is said again.
Result<std::optional<records::Credential>> PeopleDesk::credentialUnder(const crypto::SignKey& key,
                                                                       ByteView identity) {
    RESEAL_ASSIGN(auto kept, credentialOf(identity));
    if (!kept) return kept;
    const ChainId chain = chain_.genesis().chainId();
    const Status isSigned = records::checkCredential(*kept, key.publicKey(), chain, wallClock());
    if (isSigned || isSigned.error().code != ErrorCode::BadSignature) return kept;
    RESEAL_ASSIGN(auto anew, records::issueCredential(key, chain, own_, kept->identity, kept->role,
                                                      kept->name, kept->title, kept->notAfter));
    RESEAL_TRY(vault_.locker().put(kMemberSpace, identity, anew.encode()));
    return std::optional<records::Credential>(std::move(anew));
}

Result<records::CredentialHandover> PeopleDesk::handover(const records::Credential& credential) const {
    records::CredentialHandover out{credential, std::nullopt};
    if (credential.role == records::Role::Doctor) {
        // The archive key of a genesis entry is made before there is a chain id, its drawer likewise.
        RESEAL_ASSIGN(const auto archive, keys_.archive(ChainId{}));
        out.archiveCardSecret = crypto::cardSecret(keys_.drawer(ChainId{}), archive.point);
    }
    return out;
}

std::string PeopleDesk::nameOf(const ledger::IdentityKey& member) {
    const auto credential = credentialOf(member.view());
    return credential && *credential ? (*credential)->name : std::string();
}

void PeopleDesk::enrol(const Hash32& tokenHash, const Hash32& identity, const std::string& name,
                       const std::string& title, std::function<void(Result<std::string>)> done) {
    const ledger::IdentityKey member = ledger::IdentityKey::copy(identity.view());
    // The transaction, if there has to be one.
    const auto attempt = [&]() -> Result<std::pair<std::optional<TxId>, std::string>> {
        RESEAL_ASSIGN(const auto claim, store_.invitations().find(tokenHash));
        if (!claim) return fail(ErrorCode::NotFound, "no such invitation");
        RESEAL_ASSIGN(const auto role, records::roleFromCode(claim->role));
        RESEAL_ASSIGN(const bool isUnsaid, hasToEnrol(member, ledgerRole(role)));
        // Confirmed and not on the ledger: a crash came between the two, or the clinic that had vouched is
        // leaving now. Then it is said again.
        const bool unfinished = claim->state == store::Invitation::State::Confirmed && isUnsaid;
        if (claim->identity != identity || (claim->state != store::Invitation::State::Claimed && !unfinished))
            return fail(ErrorCode::Conflict,
                        "this invitation is not claimed by this identity, or decided already");
        RESEAL_ASSIGN(const auto Y, crypto::Point::decode(identity));
        RESEAL_ASSIGN(const auto proof, crypto::KeyProof::from(claim->proof));
        RESEAL_ASSIGN(const crypto::SignKey* const key, signing_.named());
        RESEAL_ASSIGN(const auto credential,
                      records::issueCredential(*key, chain_.genesis().chainId(), own_, Y, role, name, title,
                                               wallClock() + kCredentialLife));
        RESEAL_ASSIGN(const auto out, handover(credential));
        RESEAL_TRY(vault_.locker().put(kMemberSpace, identity, credential.encode()));
        if (!unfinished) RESEAL_TRY(store_.invitations().confirm(tokenHash, identity));
        std::optional<TxId> id;
        if (isUnsaid) {
            RESEAL_ASSIGN(id, author_.say({ledger::Enrol{member, ledgerRole(role), proof}}));
        }
        return std::pair(id, out.text());
    };
    auto said = attempt();
    if (!said) return done(said.error());
    if (!said->first) return done(said->second);
    awaited_[*said->first] = [text = std::move(said->second), done = std::move(done)](Status status) {
        if (!status) return done(status.error());
        done(text);
    };
}

void PeopleDesk::ordered(const TxId& id, const ledger::Outcome& outcome) {
    const auto waiting = awaited_.extract(id);
    if (!waiting.empty()) waiting.mapped()(outcome.status());
}

Result<std::vector<MemberRow>> PeopleDesk::members() {
    RESEAL_ASSIGN(const auto entries, vault_.locker().list(kMemberSpace));
    std::vector<MemberRow> out;
    for (const vault::LockerEntry& entry : entries) {
        RESEAL_ASSIGN(const auto credential, records::Credential::decode(entry.value));
        RESEAL_ASSIGN(const auto identity, ledger::IdentityKey::from(entry.key));
        const auto member = servedHere(identity);  // another clinic may have enrolled a doctor since
        if (!member) continue;
        out.push_back({identity, std::string(records::code(credential.role)), credential.name,
                       credential.notAfter - kCredentialLife, member->suspended != 0});
    }
    return out;
}

Status PeopleDesk::setSuspended(const ledger::IdentityKey& member, bool suspended) {
    if (suspended) {
        RESEAL_TRY(author_.sayIfAllowed({ledger::Suspend{member}}));
    } else {
        RESEAL_TRY(author_.sayIfAllowed({ledger::Reinstate{member}}));
    }
    return {};
}

Status PeopleDesk::worksHere(const ledger::IdentityKey& identity, Instant now) {
    const auto member = chain_.finalState().member(identity);
    RESEAL_TRY(chain_.readable());
    if (!member || member->clinic != own_)
        return fail(ErrorCode::Denied, "this identity is not enrolled at this clinic");
    if (member->suspended != 0) return fail(ErrorCode::Denied, "this member is suspended");
    if (member->role != ledger::Role::Doctor && member->role != ledger::Role::Staff)
        return fail(ErrorCode::Denied, "only the clinic's doctors and staff may do this");
    RESEAL_ASSIGN(const auto credential, credentialOf(identity));
    if (!credential || now > credential->notAfter)
        return fail(ErrorCode::Denied, "the clinic's credential for this member has ended");
    return {};
}

Result<records::Credential> PeopleDesk::doctorHere(const ledger::IdentityKey& identity, Instant now) {
    RESEAL_TRY(worksHere(identity, now));
    RESEAL_ASSIGN(auto credential, credentialOf(identity));
    const auto member = chain_.finalState().member(identity);
    if (!credential || !member || member->role != ledger::Role::Doctor ||
        credential->role != records::Role::Doctor)
        return fail(ErrorCode::Denied, "a clinic's team is made of its doctors");
    return *std::move(credential);
}

}  // namespace reseal::node
