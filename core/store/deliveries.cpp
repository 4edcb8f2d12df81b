#include "core/store/deliveries.h"

namespace reseal::store {
namespace {

constexpr std::string_view kSelect = "SELECT grant_id, proxy, not_after, boxed FROM delivery ";

Result<ShareDelivery> read(sql::Statement& row) {
    ShareDelivery out;
    RESEAL_ASSIGN(out.grant, row.fixed<GrantId>(0));
    RESEAL_ASSIGN(out.proxy, row.fixed<ClinicId>(1));
    out.notAfter = row.instant(2);
    RESEAL_ASSIGN(out.boxed, row.checkedBytes(3));
    return out;
}

}  // namespace

Status Deliveries::add(const ShareDelivery& delivery) {
    if (delivery.boxed.size() > kMaxBoxedShare)
        return fail(ErrorCode::TooLarge, "too long for a boxed share");
    RESEAL_ASSIGN(auto transaction, sql::Transaction::begin(*database_, "share-delivery"));
    RESEAL_TRY(database_->run(
        "INSERT OR REPLACE INTO delivery(grant_id, proxy, not_after, boxed) VALUES(?, ?, ?, ?)",
        delivery.grant, delivery.proxy, delivery.notAfter, sql::checked(delivery.boxed)));
    RESEAL_ASSIGN(const std::int64_t count, database_->integer("SELECT count(*) FROM delivery"));
    if (count > static_cast<std::int64_t>(kMaxDeliveries))
        return fail(ErrorCode::Limit, "too many shares wait for their proxies");
    return transaction.commit();
}

Result<std::vector<ShareDelivery>> Deliveries::pending() {
    RESEAL_ASSIGN(auto rows, database_->prepare(std::string(kSelect) + "ORDER BY added"));
    rows.bind();
    return rows.collect<ShareDelivery>(read);
}

Result<std::vector<ShareDelivery>> Deliveries::pendingFor(const ClinicId& proxy) {
    RESEAL_ASSIGN(auto rows, database_->prepare(std::string(kSelect) + "WHERE proxy = ? ORDER BY added"));
    rows.bind(proxy);
    return rows.collect<ShareDelivery>(read);
}

Status Deliveries::accepted(const GrantId& grant, const ClinicId& proxy) {
    RESEAL_ASSIGN(auto transaction, sql::Transaction::begin(*database_, "share-accepted"));
    RESEAL_TRY(database_->run("DELETE FROM delivery WHERE grant_id = ? AND proxy = ?", grant, proxy));
    return transaction.commit();
}

Status Deliveries::dropGrant(const GrantId& grant) {
    RESEAL_ASSIGN(auto transaction, sql::Transaction::begin(*database_, "share-dropped"));
    RESEAL_TRY(database_->run("DELETE FROM delivery WHERE grant_id = ?", grant));
    return transaction.commit();
}

Result<std::size_t> Deliveries::dropExpired(Instant now) {
    RESEAL_ASSIGN(auto transaction, sql::Transaction::begin(*database_, "share-dropped"));
    RESEAL_TRY(database_->run("DELETE FROM delivery WHERE not_after < ?", now));
    const auto dropped = static_cast<std::size_t>(database_->changes());
    RESEAL_TRY(transaction.commit());
    return dropped;
}

}  // namespace reseal::store
