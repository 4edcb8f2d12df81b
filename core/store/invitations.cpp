#include "core/store/invitations.h"

#include "core/base/cbor.h"
#include "core/crypto/sha256.h"

namespace reseal::store {
namespace {

using State = Invitation::State;
constexpr std::size_t kMaxRole = 32, kMaxLabel = 256;
constexpr std::string_view kSelect =
    "SELECT token_hash, role, label, created, expires, state, identity, proof FROM invitation ";

int number(State state) {
    return static_cast<int>(state);
}

Result<Invitation> read(sql::Statement& row) {
    Invitation out;
    RESEAL_ASSIGN(out.tokenHash, row.fixed<Hash32>(0));
    out.role = row.text(1);
    out.label = row.text(2);
    out.created = row.instant(3);
    out.expires = row.instant(4);
    const std::int64_t state = row.integer(5);
    if (state < number(State::Open) || state > number(State::Refused))
        return fail(ErrorCode::Damaged, "an invitation in no state");
    out.state = static_cast<State>(state);
    if (!row.isNull(6)) {
        RESEAL_ASSIGN(out.identity, row.fixed<Hash32>(6));
    }
    RESEAL_ASSIGN(out.proof, row.checkedBytes(7));
    return out;
}

}  // namespace

Status Invitations::add(const InvitationToken& token, std::string_view role, std::string_view label,
                        Instant now, Instant expires) {
    if (role.empty() || role.size() > kMaxRole || label.size() > kMaxLabel || !cbor::isUtf8(role) ||
        !cbor::isUtf8(label) || expires <= now)
        return fail(ErrorCode::InvalidArgument, "an invitation that makes no sense");
    RESEAL_ASSIGN(auto transaction, sql::Transaction::begin(*database_, "invitation"));
    RESEAL_ASSIGN(const std::int64_t open,
                  database_->integer("SELECT count(*) FROM invitation WHERE state = ?", number(State::Open)));
    if (open >= static_cast<std::int64_t>(kMaxOpenInvitations))
        return fail(ErrorCode::Limit, "too many open invitations");
    RESEAL_TRY(database_->run(
        "INSERT INTO invitation(token_hash, role, label, created, expires, state, proof) "
        "VALUES(?, ?, ?, ?, ?, ?, ?)",
        crypto::sha256(token), role, label, now, expires, number(State::Open), sql::checked({})));
    return transaction.commit();
}

Result<std::optional<Invitation>> Invitations::find(const Hash32& tokenHash) {
    RESEAL_ASSIGN(auto row, database_->prepare(std::string(kSelect) + "WHERE token_hash = ?"));
    row.bind(tokenHash);
    return row.first<Invitation>(read);
}

Result<Invitation> Invitations::claim(const InvitationToken& token, const Hash32& identity, ByteView proof,
                                      Instant now) {
    if (proof.size() > kMaxClaimProof) return fail(ErrorCode::TooLarge, "too long for a claim");
    const Hash32 hash = crypto::sha256(token);
    RESEAL_ASSIGN(auto transaction, sql::Transaction::begin(*database_, "invitation-claim"));
    RESEAL_ASSIGN(auto invitation, find(hash));
    if (!invitation) return fail(ErrorCode::NotFound, "no such invitation");
    switch (invitation->state) {
        case State::Open:
            break;
        case State::Claimed:
        case State::Confirmed:
            if (invitation->identity == identity) return *std::move(invitation);
            return fail(ErrorCode::Denied, "the invitation has been used");
        case State::Refused:
            return fail(ErrorCode::Denied, "the invitation was withdrawn");
    }
    if (now > invitation->expires) return fail(ErrorCode::Expired, "the invitation has expired");
    RESEAL_TRY(database_->run("UPDATE invitation SET state = ?, identity = ?, proof = ? WHERE token_hash = ?",
                              number(State::Claimed), identity, sql::checked(proof), hash));
    RESEAL_TRY(transaction.commit());
    invitation->state = State::Claimed;
    invitation->identity = identity;
    invitation->proof = toBytes(proof);
    return *std::move(invitation);
}

Status Invitations::confirm(const Hash32& tokenHash, const Hash32& identity) {
    RESEAL_ASSIGN(auto transaction, sql::Transaction::begin(*database_, "invitation-confirm"));
    RESEAL_ASSIGN(const auto invitation, find(tokenHash));
    if (!invitation) return fail(ErrorCode::NotFound, "no such invitation");
    if (invitation->state != State::Claimed || invitation->identity != identity)
        return fail(ErrorCode::Conflict, "the invitation is not claimed by that identity, or is decided");
    RESEAL_TRY(database_->run("UPDATE invitation SET state = ? WHERE token_hash = ?",
                              number(State::Confirmed), tokenHash));
    return transaction.commit();
}

Status Invitations::refuse(const Hash32& tokenHash) {
    RESEAL_ASSIGN(auto transaction, sql::Transaction::begin(*database_, "invitation-refuse"));
    RESEAL_ASSIGN(const auto invitation, find(tokenHash));
    if (!invitation) return fail(ErrorCode::NotFound, "no such invitation");
    if (invitation->state != State::Open && invitation->state != State::Claimed)
        return fail(ErrorCode::Conflict, "the invitation is decided");
    RESEAL_TRY(database_->run("UPDATE invitation SET state = ? WHERE token_hash = ?", number(State::Refused),
                              tokenHash));
    return transaction.commit();
}

Result<std::vector<Invitation>> Invitations::list() {
    RESEAL_ASSIGN(auto rows, database_->prepare(std::string(kSelect) + "ORDER BY added DESC"));
    rows.bind();
    return rows.collect<Invitation>(read);
}

Result<std::size_t> Invitations::forget(Instant before) {
    RESEAL_ASSIGN(auto transaction, sql::Transaction::begin(*database_, "invitation-forget"));
    RESEAL_TRY(database_->run("DELETE FROM invitation WHERE expires < ? AND state <> ?", before,
                              number(State::Claimed)));
    const auto forgotten = static_cast<std::size_t>(database_->changes());
    RESEAL_TRY(transaction.commit());
    return forgotten;
}

}  // namespace reseal::store
