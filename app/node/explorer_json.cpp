#include "app/node/explorer_json.h"

#include "app/node/command.h"

namespace reseal::app {

using namespace engine;

namespace {

QJsonValue number(std::uint64_t value) {
    return static_cast<qint64>(value);
}
QJsonValue time(Instant instant) {
    if (instant == Instant{}) return QJsonValue::Null;
    return text(isoUtc(instant));
}

QJsonObject factsOf(const TransactionView& tx) {
    return {{"transaction", text(tx.id.hex())},
            {"author", text(tx.author)},
            {"author_clinic", tx.authorClinic.empty() ? QJsonValue::Null : QJsonValue(text(tx.authorClinic))},
            {"lane", text(tx.lane.hex())},
            {"seq", number(tx.seq)},
            {"height", number(tx.height)},
            {"index", number(tx.index)},
            {"time", time(tx.time)},
            {"expires", time(tx.expires)},
            {"effective", tx.effective},
            {"refusal", tx.effective ? QJsonValue::Null : QJsonValue(text(tx.refusal))},
            {"bytes", number(tx.bytes)},
            {"details_missing", number(tx.detailsMissing)}};
}

// In their order: an object would sort them.
void addFields(const TransactionView& tx, QJsonArray& to) {
    for (std::size_t i = 0; i < tx.operations.size(); ++i)
        for (const FieldView& field : tx.operations[i].fields)
            to.append(QJsonObject{{"index", number(tx.index)},
                                  {"operation", number(i)},
                                  {"kind", text(tx.operations[i].kind)},
                                  {"name", text(field.name)},
                                  {"value", text(field.value)}});
}

}  // namespace

QJsonObject toJson(const BlockRow& row) {
    return {{"height", number(row.height)},
            {"view", number(row.view)},
            {"epoch", number(row.epoch)},
            {"hash", text(row.hash.hex())},
            {"parent", text(row.parent.hex())},
            {"tx_root", text(row.txRoot.hex())},
            {"time", time(row.time)},
            {"proposer_id", text(row.proposer.hex())},
            {"proposer", text(row.proposerName)},
            {"transactions", number(row.transactions)},
            {"bytes", number(row.bytes)},
            {"certified", row.certified}};
}

// The transactions as rows, and all their fields as rows that name theirs by its index.
QJsonObject toJson(const BlockView& block) {
    QJsonObject out = toJson(block.row);
    QJsonArray transactions, fields;
    for (const TransactionView& tx : block.transactions) {
        transactions.append(factsOf(tx));
        addFields(tx, fields);
    }
    out["transactions"] = transactions;
    out["fields"] = fields;
    return out;
}

QJsonObject toJson(const TransactionView& tx) {
    QJsonObject out = factsOf(tx);
    QJsonArray fields;
    addFields(tx, fields);
    out["fields"] = fields;
    return out;
}

QJsonObject toJson(const LedgerHit& hit) {
    return {{"kind", text(ledger::name(hit.kind))},
            {"id", text(hit.id)},
            {"height", number(hit.height)},
            {"what", text(hit.text)}};
}

QJsonObject toJson(const Verification& verification) {
    QJsonArray steps;
    for (const VerificationStep& step : verification.steps)
        steps.append(QJsonObject{{"step", text(name(step.kind))},
                                 {"ok", step.ok},
                                 {"expected", text(step.expected)},
                                 {"found", text(step.found)},
                                 {"detail", text(step.detail)}});
    QJsonObject out{{"holds", verification.ok}, {"steps", steps}};
    if (!verification.ok) out["failed"] = QStringLiteral("it does not hold: see the steps that are not ok");
    return out;
}

QJsonObject toJson(const StorageStatus& status) {
    return {{"files", number(status.blobs)},
            {"file_bytes", number(status.blobBytes)},
            {"ledger_bytes", number(status.ledgerBytes)},
            {"free_bytes", number(status.freeBytes)},
            {"shares", number(status.shares)},
            {"not_safe_yet", number(status.notSafe)},
            {"last_scrub", status.lastScrub ? time(*status.lastScrub) : QJsonValue::Null}};
}

}  // namespace reseal::app
