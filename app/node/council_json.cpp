// What clinics decide and make together, as JSON: to_json.h.

#include "app/node/command.h"
#include "app/node/to_json.h"

namespace reseal::app {

using namespace engine;

namespace {

template <class Fixed>
QString hex(const Fixed& id) {
    return text(id.hex());
}
QJsonValue time(Instant instant) {
    if (instant == Instant{}) return QJsonValue::Null;
    return text(isoUtc(instant));
}
QJsonArray listed(const std::vector<std::string>& words) {
    QJsonArray out;
    for (const std::string& word : words) out << text(word);
    return out;
}
}  // namespace

QJsonObject toJson(const CommonKeyRow& row) {
    return {{"purpose", text(row.purpose)},
            {"attempt", static_cast<qint64>(row.attempt)},
            {"state", text(row.state)},
            {"until", row.until ? QJsonValue(time(*row.until)) : QJsonValue::Null},
            {"failure", text(row.failure)},
            {"key", text(row.key)},
            {"clinics", static_cast<qint64>(row.clinics)},
            {"needed", static_cast<qint64>(row.needed)},
            {"did_not_deal", listed(row.didNotDeal)},
            {"disqualified", listed(row.disqualified)},
            {"own_share", row.ownShare}};
}

QJsonObject toJson(const CaseRow& row) {
    QStringList evidence;
    for (const TxId& tx : row.evidence) evidence << text(tx.hex());
    return {{"case", text(row.id.hex())},
            {"pseudonym", text(row.pseudonym.hex())},
            {"reason", text(row.reason)},
            {"evidence", QJsonArray::fromStringList(evidence)},
            {"by", text(row.by)},
            {"opened", time(row.opened)},
            {"until", time(row.until)},
            {"state", text(row.state)},
            {"overdue", row.isOverdue},
            {"needed", static_cast<qint64>(row.needed)},
            {"agreed", listed(row.agreed)},
            {"declined", listed(row.declined)},
            {"waited_for", listed(row.waitedFor)},
            {"member", row.member ? QJsonValue(hex(*row.member)) : QJsonValue::Null},
            {"member_of", text(row.memberOf)},
            {"consequence", text(row.consequence)},
            {"pseudonyms", text(row.pseudonyms)},
            {"pseudonyms_tested", static_cast<qint64>(row.pseudonymsTested)},
            {"pseudonyms_ended", static_cast<qint64>(row.pseudonymsEnded)},
            {"tests_wait_for", listed(row.testsWaitFor)}};
}

QJsonObject toJson(const CouncilView& council) {
    QJsonArray clinics, proposals;
    for (const CouncilClinic& one : council.clinics)
        clinics << QJsonObject{{"clinic", hex(one.id)},
                               {"name", text(one.name)},
                               {"roles", listed(one.roles)},
                               {"validates", one.validates},
                               {"leaves", one.leaves ? QJsonValue(time(*one.leaves)) : QJsonValue::Null}};
    for (const CouncilProposalRow& one : council.proposals)
        proposals << QJsonObject{{"proposal", hex(one.id)},
                                 {"what", text(one.what)},
                                 {"reason", text(one.reason)},
                                 {"by", text(one.by)},
                                 {"status", text(one.status)},
                                 {"failure", text(one.failure)},
                                 {"made", time(one.made)},
                                 {"until", time(one.until)},
                                 {"yes", listed(one.yes)},
                                 {"no", listed(one.no)},
                                 {"yes_that_count", static_cast<qint64>(one.counting)}};
    QJsonObject parameters;
    for (const SetParameter& one : council.parameters)
        parameters[text(one.name)] = static_cast<qint64>(one.value);
    return {
        {"epoch", static_cast<qint64>(council.epoch)},
        {"ends_with_block", council.ends ? QJsonValue(static_cast<qint64>(*council.ends)) : QJsonValue::Null},
        {"votes_needed", static_cast<qint64>(council.needed)},
        {"clinics", clinics},
        {"proposals", proposals},
        {"parameters", parameters}};
}

}  // namespace reseal::app
