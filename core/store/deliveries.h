// Shares on their way to proxies: the home clinic keeps and forwards them (boxed to the proxy, so
// unreadable here) until they are accepted, revoked or expired, so that a patient may switch off after
// approving.
//
// Thread rule: that of LedgerStore.
#pragma once

#include <vector>

#include "core/base/ids.h"
#include "core/base/time.h"
#include "core/sql/database.h"

namespace reseal::store {

inline constexpr std::size_t kMaxDeliveries = 100'000;
inline constexpr std::size_t kMaxBoxedShare = 1024;

struct ShareDelivery {
    GrantId grant;
    ClinicId proxy;
    Instant notAfter;  // when the grant ends by itself; kNever if it doesn't
    Bytes boxed;
    friend bool operator==(const ShareDelivery&, const ShareDelivery&) = default;
};

class Deliveries {
public:
    explicit Deliveries(sql::Database& database) : database_(&database) {}
    // The same grant and proxy again replaces the box. Errors: Limit, TooLarge.
    Status add(const ShareDelivery& delivery);
    Result<std::vector<ShareDelivery>> pending();  // the oldest first
    Result<std::vector<ShareDelivery>> pendingFor(const ClinicId& proxy);
    Status accepted(const GrantId& grant, const ClinicId& proxy);
    Status dropGrant(const GrantId& grant);  // revoked
    Result<std::size_t> dropExpired(Instant now);

private:
    sql::Database* database_;
};

}  // namespace reseal::store
