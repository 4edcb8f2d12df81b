#include "core/store/early_statements.h"

namespace reseal::store {
namespace {

constexpr std::size_t kMaxStatement = std::size_t{64} << 10;

std::size_t subjectSize(EarlyKind kind) {
    switch (kind) {
        case EarlyKind::Revocation:
            return GrantId::kSize;
        case EarlyKind::Retirement:
            return SignPublic::kSize;
    }
    checkFailed("a kind of statement", __FILE__, __LINE__);
}

Result<EarlyStatement> read(sql::Statement& row) {
    EarlyStatement out;
    const std::int64_t kind = row.integer(0);
    if (kind != 1 && kind != 2) return fail(ErrorCode::Damaged, "a statement of no kind");
    out.kind = static_cast<EarlyKind>(kind);
    out.subject = row.bytes(1);
    RESEAL_ASSIGN(out.signer, row.fixed<SignPublic>(2));
    RESEAL_ASSIGN(out.bytes, row.checkedBytes(3));
    return out;
}

int number(EarlyKind kind) {
    return static_cast<int>(kind);
}

}  // namespace

Status EarlyStatements::add(const EarlyStatement& statement, Room room) {
    if (statement.subject.size() != subjectSize(statement.kind) || statement.bytes.size() > kMaxStatement)
        return fail(ErrorCode::InvalidArgument, "not a revocation or retirement");
    RESEAL_ASSIGN(auto transaction, sql::Transaction::begin(*database_, "early-statement"));
    RESEAL_ASSIGN(
        const std::int64_t known,
        database_->integer("SELECT count(*) FROM early WHERE kind = ? AND subject = ? AND signer = ?",
                           number(statement.kind), statement.subject, statement.signer));
    if (known > 0) return {};
    RESEAL_ASSIGN(const std::int64_t ofSigner,
                  database_->integer("SELECT count(*) FROM early WHERE signer = ?", statement.signer));
    RESEAL_ASSIGN(const std::int64_t last, database_->integer("SELECT count(*) FROM early"));
    if (room == Room::Shared && (ofSigner >= static_cast<std::int64_t>(kMaxEarlyPerSigner) ||
                                 last >= static_cast<std::int64_t>(kMaxEarly)))
        return fail(ErrorCode::Limit, "too many statements that are not ordered yet");
    RESEAL_TRY(database_->run("INSERT INTO early(kind, subject, signer, bytes) VALUES(?, ?, ?, ?)",
                              number(statement.kind), statement.subject, statement.signer,
                              sql::checked(statement.bytes)));
    return transaction.commit();
}

Result<std::vector<EarlyStatement>> EarlyStatements::about(EarlyKind kind, ByteView subject) {
    if (subject.size() != subjectSize(kind))
        return fail(ErrorCode::InvalidArgument, "not a grant or pseudonym");
    RESEAL_ASSIGN(auto rows, database_->prepare("SELECT kind, subject, signer, bytes FROM early "
                                                "WHERE kind = ? AND subject = ? ORDER BY signer"));
    rows.bind(number(kind), subject);
    return rows.collect<EarlyStatement>(read);
}

Result<EarlyStatements::Page> EarlyStatements::page(std::uint64_t after, std::size_t max) {
    RESEAL_ASSIGN(auto rows, database_->prepare("SELECT kind, subject, signer, bytes, rowid FROM early "
                                                "WHERE rowid > ? ORDER BY rowid LIMIT ?"));
    rows.bind(after, max + 1);
    Page out;
    std::uint64_t last = after;
    while (true) {
        RESEAL_ASSIGN(const bool more, rows.step());
        if (!more) return out;
        if (out.statements.size() == max) break;
        RESEAL_ASSIGN(EarlyStatement one, read(rows));
        out.statements.push_back(std::move(one));
        last = rows.unsignedInteger(4);
    }
    out.next = last;
    return out;
}

Status EarlyStatements::ordered(EarlyKind kind, ByteView subject, const SignPublic& signer) {
    if (subject.size() != subjectSize(kind))
        return fail(ErrorCode::InvalidArgument, "not a grant or pseudonym");
    RESEAL_ASSIGN(auto transaction, sql::Transaction::begin(*database_, "early-statement"));
    RESEAL_TRY(database_->run("DELETE FROM early WHERE kind = ? AND subject = ? AND signer = ?", number(kind),
                              subject, signer));
    return transaction.commit();
}

}  // namespace reseal::store
