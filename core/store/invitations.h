// Invitations with which persons join the clinic: a token from a QR code, good once and for a time.
//
// open → claimed by one identity → confirmed by staff, who matched the token to the face. A claim that
// staff refuse ends the invitation: whoever holds the code is given a new one. No order of calls and no
// crash lets a token admit two identities. Only the token's hash is stored.
//
// Thread rule: that of LedgerStore.
#pragma once

#include <vector>

#include "core/base/ids.h"
#include "core/base/time.h"
#include "core/crypto/secret.h"
#include "core/sql/database.h"

namespace reseal::store {

using InvitationToken = FixedBytes<16, struct InvitationTokenTag>;  // random, on the QR code
inline constexpr std::size_t kMaxOpenInvitations = 10'000;
inline constexpr std::size_t kMaxClaimProof = 4096;

struct Invitation {
    enum class State : std::uint8_t { Open = 1, Claimed = 2, Confirmed = 3, Refused = 4 };
    Hash32 tokenHash;   // SHA-256 of the token: its name from here on
    std::string role;   // ASCII, as in key derivations
    std::string label;  // for staff, who it is meant for; may be empty
    Instant created, expires;
    State state = State::Open;
    Hash32 identity;  // Y, once claimed
    Bytes proof;      // what came with the claim
    friend bool operator==(const Invitation&, const Invitation&) = default;
};

class Invitations {
public:
    explicit Invitations(sql::Database& database) : database_(&database) {}
    // Errors: Limit, AlreadyExists (the token), InvalidArgument.
    Status add(const InvitationToken& token, std::string_view role, std::string_view label, Instant now,
               Instant expires);
    // The same identity again is no error and gives the same answer (its reply may have been lost).
    // Errors: NotFound, Expired, Denied (claimed by another identity, or refused), TooLarge.
    Result<Invitation> claim(const InvitationToken& token, const Hash32& identity, ByteView proof,
                             Instant now);
    // Staff's decision. `identity` is the one they saw. Errors: NotFound, Conflict (not claimed by it,
    // or decided already).
    Status confirm(const Hash32& tokenHash, const Hash32& identity);
    Status refuse(const Hash32& tokenHash);  // also withdraws one that is open; NotFound, Conflict
    Result<std::optional<Invitation>> find(const Hash32& tokenHash);
    Result<std::vector<Invitation>> list();  // the latest first
    // Forgets what expired before `before`, unless staff have still to decide on it.
    Result<std::size_t> forget(Instant before);

private:
    sql::Database* database_;
};

}  // namespace reseal::store
