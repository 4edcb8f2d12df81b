#include "core/vault/lanes.h"

#include "core/crypto/random.h"

namespace reseal::vault {
namespace {

Result<std::optional<LanePosition>> stored(sql::Database& database, const SignPublic& author) {
    RESEAL_ASSIGN(auto row, database.prepare("SELECT lane, seq, prev FROM lane WHERE author = ?"));
    row.bind(author);
    RESEAL_ASSIGN(const bool found, row.step());
    if (!found) return std::optional<LanePosition>{};
    LanePosition position;
    RESEAL_ASSIGN(position.lane, row.fixed<LaneId>(0));
    position.seq = row.unsignedInteger(1);
    RESEAL_ASSIGN(position.prev, row.fixed<TxId>(2));
    return std::optional(position);
}

Status store(sql::Database& database, const SignPublic& author, const LanePosition& position) {
    return database.run("INSERT OR REPLACE INTO lane(author, lane, seq, prev) VALUES(?, ?, ?, ?)", author,
                        position.lane, position.seq, position.prev);
}

}  // namespace

Result<LanePosition> Lanes::next(const SignPublic& author) {
    RESEAL_ASSIGN(const auto position, stored(*database_, author));
    if (position) return *position;
    const LanePosition fresh{crypto::randomFixed<LaneId>(), 0, TxId{}};
    RESEAL_ASSIGN(auto transaction, sql::Transaction::begin(*database_, "lane"));
    RESEAL_TRY(store(*database_, author, fresh));
    RESEAL_TRY(transaction.commit());
    return fresh;
}

Status Lanes::advance(const SignPublic& author, const LanePosition& used, const TxId& id, ByteView bytes) {
    RESEAL_ASSIGN(auto transaction, sql::Transaction::begin(*database_, "lane-advance"));
    RESEAL_ASSIGN(const auto position, stored(*database_, author));
    if (!position || *position != used)
        return fail(ErrorCode::Conflict, "that place in the lane is not the next");
    RESEAL_ASSIGN(const std::int64_t waiting, database_->integer("SELECT count(*) FROM unsettled"));
    if (waiting >= static_cast<std::int64_t>(kMaxUnsettled))
        return fail(ErrorCode::Limit, "too many transactions wait to be ordered");
    RESEAL_TRY(store(*database_, author, {used.lane, used.seq + 1, id}));
    RESEAL_TRY(database_->run("INSERT INTO unsettled(id, author, bytes) VALUES(?, ?, ?)", id, author,
                              sql::checked(bytes)));
    return transaction.commit();
}

Result<std::vector<UnsettledTx>> Lanes::unsettled() {
    RESEAL_ASSIGN(auto rows, database_->prepare("SELECT id, author, bytes FROM unsettled ORDER BY made"));
    rows.bind();
    std::vector<UnsettledTx> out;
    while (true) {
        RESEAL_ASSIGN(const bool more, rows.step());
        if (!more) return out;
        UnsettledTx tx;
        RESEAL_ASSIGN(tx.id, rows.fixed<TxId>(0));
        RESEAL_ASSIGN(tx.author, rows.fixed<SignPublic>(1));
        RESEAL_ASSIGN(tx.bytes, rows.checkedBytes(2));
        out.push_back(std::move(tx));
    }
}

Status Lanes::settle(const TxId& id) {
    RESEAL_ASSIGN(auto transaction, sql::Transaction::begin(*database_, "settle"));
    RESEAL_TRY(database_->run("DELETE FROM unsettled WHERE id = ?", id));
    return transaction.commit();
}

Result<bool> Lanes::reconcile(const SignPublic& author, const LanePosition& onLedger) {
    RESEAL_ASSIGN(const auto mine, stored(*database_, author));
    if (!mine || mine->lane != onLedger.lane) return false;
    const bool foreign =
        onLedger.seq > mine->seq || (onLedger.seq == mine->seq && onLedger.prev != mine->prev);
    if (foreign) RESEAL_TRY(renew(author));
    return foreign;
}

Status Lanes::renew(const SignPublic& author) {
    RESEAL_ASSIGN(auto transaction, sql::Transaction::begin(*database_, "lane-renew"));
    RESEAL_TRY(database_->run("DELETE FROM lane WHERE author = ?", author));
    return transaction.commit();
}

Status Lanes::renewAll() {
    RESEAL_ASSIGN(auto transaction, sql::Transaction::begin(*database_, "lane-renew"));
    RESEAL_TRY(database_->run("DELETE FROM lane"));
    return transaction.commit();
}

}  // namespace reseal::vault
