#include "core/engine/context.h"

#include "core/base/cbor.h"
#include "core/crypto/sha256.h"
#include "core/node/events_client.h"

namespace reseal::engine {

namespace {
constexpr std::uint64_t kTrustVersion = 1;
}

Result<Bytes> JobContext::ask(node::FrameKind kind, ByteView body, Duration timeout) {
    return home.call(kind, body, timeout);
}

Result<Bytes> JobContext::detail(const Hash32& hash) {
    RESEAL_ASSIGN(const Bytes answer, ask(node::FrameKind::GetDetails, node::encodeBytes(hash)));
    RESEAL_ASSIGN(Bytes bytes, node::decodeBytes(answer));
    if (crypto::sha256(bytes) != hash)
        return fail(ErrorCode::BadProof, "the home node gave another sealed field than the ledger names");
    return bytes;
}

Bytes LedgerTrust::encode() const {
    cbor::Writer out;
    out.array(3).uint(kTrustVersion).bytes(epoch->encode()).uint(proven);
    return std::move(out).out();
}

// That of another ledger, which this vault belonged to before, says nothing of this one.
Status LedgerTrust::takeKept(ByteView bytes, const ChainId& chain) {
    cbor::Reader in(bytes);
    in.array(3);
    const std::uint64_t version = in.uint();
    if (in.ok() && version != kTrustVersion)
        return fail(ErrorCode::TooNew, "the vault keeps what it knows of the ledger in a later version");
    const ByteView encoded = in.bytes();
    const ledger::Height height = in.uint();
    const Status whole = in.finish();
    const auto decoded = node::TrustedEpoch::decode(encoded);
    if (!whole || !decoded)
        return fail(ErrorCode::Damaged, "what the vault knows of the ledger can't be read");
    if (decoded->chain != chain) return {};
    epoch = *decoded;
    proven = height;
    kept = toBytes(bytes);
    return {};
}

Status JobContext::readTrust() {
    if (trust_.epoch) return {};
    RESEAL_ASSIGN(const Bytes kept, vault.ledgerTrust());
    if (kept.empty()) return {};
    return trust_.takeKept(kept, chain());
}

Status JobContext::keepTrust() {
    Bytes now = trust_.encode();
    if (now == trust_.kept) return {};
    RESEAL_TRY(vault.keepLedgerTrust(now));
    trust_.kept = std::move(now);
    return {};
}

Result<ledger::Height> JobContext::provenHeight() {
    RESEAL_TRY(readTrust());
    return trust_.proven;
}

std::string JobContext::provenName(const ClinicId& who) const {
    const ledger::ClinicEntry* entry = trust_.genesis ? trust_.genesis->find(who) : nullptr;
    if (entry != nullptr) return std::string(entry->name);
    const bool validates =
        trust_.epoch && std::ranges::any_of(trust_.epoch->validators,
                                            [&](const ledger::Validator& one) { return one.id == who; });
    return (validates ? "The clinic " : "The account ") + who.hex().substr(0, 8);
}

std::optional<SignPublic> JobContext::provenKey(const ClinicId& who) const {
    if (trust_.epoch)
        for (const ledger::Validator& one : trust_.epoch->validators)
            if (one.id == who) return one.key;
    return std::nullopt;
}

Result<const ledger::Genesis*> JobContext::genesis() {
    if (!trust_.genesis) {
        RESEAL_ASSIGN(const Bytes answer, ask(node::FrameKind::GetGenesis, node::encodeNull()));
        RESEAL_ASSIGN(const Bytes bytes, node::decodeBytes(answer));
        if (!equal(crypto::sha256(bytes), chain()))
            return fail(ErrorCode::WrongLedger, "the home node's ledger is not that of the invitation");
        RESEAL_ASSIGN(trust_.genesis, ledger::Genesis::decode(bytes));
    }
    return &*trust_.genesis;
}

Status JobContext::prove(ledger::ProvenEvents& lists) {
    RESEAL_TRY(readTrust());
    RESEAL_ASSIGN(const ledger::Genesis* const first, genesis());
    if (!trust_.epoch) trust_.epoch = node::TrustedEpoch::first(*first);
    const Status fetched = node::fetchEvents(home, *trust_.epoch, lists);
    // What was proven on the way is, whatever failed behind it.
    trust_.proven = std::max(trust_.proven, lists.known());
    RESEAL_TRY(keepTrust());
    return fetched;
}

Result<ledger::Operation> JobContext::operationOf(const ledger::Event& event) {
    RESEAL_ASSIGN(const Bytes answer, ask(node::FrameKind::GetTransaction, node::encodeBytes(event.tx)));
    RESEAL_ASSIGN(const auto tx, ledger::Transaction::decode(answer));
    if (tx.id() != event.tx || event.operation >= tx.body().operations.size())
        return fail(ErrorCode::BadProof, "the home node gave another transaction than the ledger names");
    return tx.body().operations[event.operation];
}

Status JobContext::progress(std::uint64_t done, std::uint64_t total) {
    if (tell_ && !tell_(done, total)) return fail(ErrorCode::Cancelled, "cancelled");
    return {};
}

Error JobContext::absent(std::string_view what) {
    const auto answer = ask(node::FrameKind::NodeStatus, node::encodeNull());
    if (!answer) return answer.error();
    const auto status = node::NodeStatusAnswer::decode(*answer);
    if (!status) return status.error();
    std::uint32_t reachable = 1;
    bool behind = false;
    // One that has not said yet how far it is (0) may be further, so it counts for nothing.
    for (const node::PeerStatus& peer : status->peers)
        if (peer.connected && peer.height != 0 && peer.clinic != status->clinic) {
            ++reachable;
            behind = behind || peer.height > status->height;
        }
    if (reachable >= status->quorum && !behind) return fail(ErrorCode::NotFound, std::string(what));
    return fail(ErrorCode::NotCurrent, std::string(what) +
                                           " as far as the home clinic knows, and it does not know "
                                           "the latest: try again in a moment");
}

Result<std::vector<ledger::ListedGrant>> grantsTo(JobContext& at, const SignPublic& grantee) {
    return allOf(at, [&](std::uint64_t from) {
        return ledger::grantsFor(at.state(), ledger::account(grantee), from);
    });
}

vault::Role vaultRole(Role role) {
    switch (role) {
        case Role::Patient:
            return vault::Role::Patient;
        case Role::Doctor:
            return vault::Role::Doctor;
        case Role::Researcher:
            return vault::Role::Researcher;
        case Role::Staff:
            return vault::Role::Staff;
    }
    RESEAL_CHECK(false);
}

ledger::Role ledgerRole(Role role) {
    switch (role) {
        case Role::Patient:
            return ledger::Role::Patient;
        case Role::Doctor:
            return ledger::Role::Doctor;
        case Role::Researcher:
            return ledger::Role::Researcher;
        case Role::Staff:
            return ledger::Role::Staff;
    }
    RESEAL_CHECK(false);
}

Role roleOf(ledger::Role role) {
    switch (role) {
        case ledger::Role::Patient:
            return Role::Patient;
        case ledger::Role::Doctor:
            return Role::Doctor;
        case ledger::Role::Researcher:
            return Role::Researcher;
        case ledger::Role::Staff:
            return Role::Staff;
    }
    RESEAL_CHECK(false);
}

ledger::Purpose ledgerPurpose(Purpose purpose) {
    const auto found = ledger::purposeOf(records::code(purpose));
    RESEAL_CHECK(found.has_value());
    return *found;
}

Purpose purposeOf(ledger::Purpose purpose) {
    auto found = records::purposeFromCode(ledger::name(purpose));
    RESEAL_CHECK(found);
    return *found;
}

GrantState grantState(ledger::GrantStatus status) {
    switch (status) {
        case ledger::GrantStatus::Active:
            return GrantState::Active;
        case ledger::GrantStatus::Revoked:
            return GrantState::Revoked;
        case ledger::GrantStatus::Expired:
            return GrantState::Expired;
        case ledger::GrantStatus::GranteeEnded:
            return GrantState::GranteeEnded;
        case ledger::GrantStatus::PatientEnded:
            return GrantState::PatientEnded;
    }
    RESEAL_CHECK(false);
}

Error during(std::string_view what, const Error& error) {
    return fail(error.code, std::string(what) + ": " + error.detail);
}

bool isTransient(ErrorCode code) {
    return code == ErrorCode::Offline || code == ErrorCode::Timeout || code == ErrorCode::Limit ||
           code == ErrorCode::NotCurrent || code == ErrorCode::DiskFull || code == ErrorCode::Io ||
           code == ErrorCode::Locked || code == ErrorCode::Cancelled;
}

}  // namespace reseal::engine
