#include "core/vault/equality_records.h"

namespace reseal::vault {

Status EqualityRecords::keepParts(ByteView run, ByteView round, ByteView parts) {
    RESEAL_ASSIGN(auto transaction, sql::Transaction::begin(*database_, "equality-parts"));
    RESEAL_ASSIGN(const auto there, this->parts(run, round));
    if (there) return fail(ErrorCode::AlreadyExists, "the parts of that round are kept already");
    RESEAL_TRY(database_->run("INSERT INTO equality_part(run, round, value) VALUES(?, ?, ?)", run, round,
                              sql::checked(parts)));
    return transaction.commit();
}

Result<std::optional<Bytes>> EqualityRecords::parts(ByteView run, ByteView round) {
    RESEAL_ASSIGN(auto row,
                  database_->prepare("SELECT value FROM equality_part WHERE run = ? AND round = ?"));
    row.bind(run, round);
    RESEAL_ASSIGN(const bool found, row.step());
    if (!found) return std::optional<Bytes>{};
    RESEAL_ASSIGN(const ByteView value, row.checkedBlob(0));
    return std::optional(toBytes(value));
}

Status EqualityRecords::wipeParts(ByteView run, ByteView round) {
    RESEAL_ASSIGN(auto transaction, sql::Transaction::begin(*database_, "equality-wipe"));
    RESEAL_TRY(database_->run("DELETE FROM equality_part WHERE run = ? AND round = ?", run, round));
    return transaction.commit();
}

Result<std::vector<EqualityRecords::Round>> EqualityRecords::rounds() {
    RESEAL_ASSIGN(auto rows, database_->prepare("SELECT run, round FROM equality_part ORDER BY run, round"));
    rows.bind();
    std::vector<Round> out;
    while (true) {
        RESEAL_ASSIGN(const bool more, rows.step());
        if (!more) return out;
        out.push_back({rows.bytes(0), rows.bytes(1)});
    }
}

namespace {

Result<Bytes> answeredUnder(sql::Database& database, ByteView run, const EqualityRecords::Answer& answer) {
    RESEAL_TRY(database.run("INSERT OR IGNORE INTO equality_answer(run, test, value) VALUES(?, ?, ?)", run,
                            ByteView(answer.key), ByteView(answer.value)));
    RESEAL_ASSIGN(auto row, database.prepare("SELECT value FROM equality_answer WHERE run = ? AND test = ?"));
    row.bind(run, ByteView(answer.key));
    RESEAL_ASSIGN(const bool found, row.step());
    if (!found) return fail(ErrorCode::Damaged, "what was just written is not there");
    return row.bytes(0);
}

}  // namespace

Result<std::vector<Bytes>> EqualityRecords::answer(ByteView run, const std::vector<Answer>& answers) {
    RESEAL_ASSIGN(auto transaction, sql::Transaction::begin(*database_, "equality-answer"));
    std::vector<Bytes> out;
    for (const Answer& one : answers) {
        RESEAL_ASSIGN(Bytes stands, answeredUnder(*database_, run, one));
        out.push_back(std::move(stands));
    }
    RESEAL_TRY(transaction.commit());
    return out;
}

}  // namespace reseal::vault
