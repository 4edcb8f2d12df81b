// Emergencies, as the doctor, the patient and the clinics' staff see them.

#include "app/node/command.h"
#include "app/node/to_json.h"
#include "core/records/categories.h"

namespace reseal::app {

using namespace engine;

namespace {

QString time(Instant when) {
    return text(isoUtc(when));
}
template <class Categories>
QJsonArray codesOf(const Categories& categories) {
    QJsonArray out;
    for (const Category one : categories) out.append(text(records::code(one)));
    return out;
}

}  // namespace

QJsonObject toJson(const EmergencyOpened& opened) {
    QJsonObject out{{"emergency", text(opened.id.hex())},
                    {"until", time(opened.until)},
                    {"categories", codesOf(opened.categories)},
                    {"answered", static_cast<qint64>(opened.answered)},
                    {"needed", static_cast<qint64>(opened.needed)}};
    if (opened.unfinished) out["unfinished"] = text(opened.unfinished->text());
    return out;
}

QJsonObject toJson(const EmergencyAccess& access) {
    QJsonArray emergencies;
    for (const EmergencyAboutMe& one : access.emergencies)
        emergencies << QJsonObject{{"emergency", text(one.id.hex())},
                                   {"doctor", text(one.doctor.hex())},
                                   {"reason", text(one.reason)},
                                   {"declared", time(one.declared)},
                                   {"until", time(one.until)},
                                   {"shares", static_cast<qint64>(one.shares)},
                                   {"declined", static_cast<qint64>(one.declined)},
                                   {"review", text(one.outcome.empty() ? "open" : one.outcome)}};
    QJsonObject out{{"categories", codesOf(access.categories)},
                    {"possible", access.isPossible},
                    {"grants", static_cast<qint64>(access.grants)},
                    {"ready", static_cast<qint64>(access.ready)},
                    {"emergencies", emergencies}};
    if (!access.isPossible)
        out["note"] = QStringLiteral(
            "the clinics have no key for emergencies yet: what is chosen takes effect by "
            "itself once they have made one");
    if (access.unfinished) out["unfinished"] = text(access.unfinished->text());
    return out;
}

QJsonObject toJson(const EmergencyView& view) {
    QJsonArray rows;
    for (const EmergencyRow& one : view.emergencies)
        rows << QJsonObject{{"emergency", text(one.id.hex())},
                            {"doctor", text(one.doctor.hex())},
                            {"patient", text(one.patient.hex())},
                            {"reason", text(one.reason)},
                            {"declared", time(one.declared)},
                            {"until", time(one.until)},
                            {"over", one.isOver},
                            {"shares", static_cast<qint64>(one.shares)},
                            {"declined", static_cast<qint64>(one.declined)},
                            {"answer", text(one.answer)},
                            {"review", text(one.outcome.empty() ? "open" : one.outcome)},
                            {"reviewed_by", text(one.reviewedBy)}};
    QJsonObject out{{"rule", text(view.rule)}, {"emergencies", rows}};
    if (view.disasterUntil) out["disaster_until"] = time(*view.disasterUntil);
    return out;
}

}  // namespace reseal::app
