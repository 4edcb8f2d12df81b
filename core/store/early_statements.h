// What only its owner may decide takes effect when the signed statement arrives: revocations and
// retirements, kept durably before they are ordered, even before the grant they end is known here.
//
// Never evicted. Who may say it is judged when its subject is known: a statement counts only if its
// signer is the one entitled, so all that are about one subject are kept. In the
// shared room a signer may have kMaxEarlyPerSigner of them.
//
// Thread rule: that of LedgerStore.
#pragma once

#include <vector>

#include "core/base/ids.h"
#include "core/sql/database.h"

namespace reseal::store {

inline constexpr std::size_t kMaxEarlyPerSigner = 64;
inline constexpr std::size_t kMaxEarly = 1'000'000;

// Of a pseudonym's retirement and of grants on the ledger there can be only so many. Whatever else is revoked
// shares a limited room.
enum class Room : std::uint8_t { Own, Shared };

enum class EarlyKind : std::uint8_t { Revocation = 1, Retirement = 2 };

struct EarlyStatement {
    EarlyKind kind = EarlyKind::Revocation;
    Bytes subject;  // a grant's 16 bytes; a pseudonym's 32
    SignPublic signer;
    Bytes bytes;  // the signed statement, as it is passed on
    friend bool operator==(const EarlyStatement&, const EarlyStatement&) = default;
};

class EarlyStatements {
public:
    explicit EarlyStatements(sql::Database& database) : database_(&database) {}
    // The signature has been checked. The same again (kind, subject, signer) is no error.
    // Errors: Limit (in the shared room), InvalidArgument (a subject of another length).
    Status add(const EarlyStatement& statement, Room room = Room::Shared);
    Result<std::vector<EarlyStatement>> about(EarlyKind kind, ByteView subject);
    // The first `max` after that place; the place to go on from, if there are more. What is there while
    // pages are read is on one of them; what comes meanwhile may be or not.
    struct Page {
        std::vector<EarlyStatement> statements;
        std::optional<std::uint64_t> next;
    };
    Result<Page> page(std::uint64_t after, std::size_t max);
    // Now that it stands on the final ledger, which then says the same.
    Status ordered(EarlyKind kind, ByteView subject, const SignPublic& signer);

private:
    sql::Database* database_;
};

}  // namespace reseal::store
