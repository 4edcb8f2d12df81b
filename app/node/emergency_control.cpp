// Staff's commands about emergencies, at the node.

#include "app/node/control.h"
#include "app/node/council_words.h"
#include "app/node/to_json.h"
#include "app/node/when_done.h"

namespace reseal::app {

using namespace engine;

namespace {

std::string said(const QJsonObject& command, const char* name) {
    return command[QLatin1String(name)].toString().trimmed().toStdString();
}

void answerOnceSaid(const QFuture<Result<void>>& future, QObject* context, const Done& done) {
    whenDone<void>(future, context, [done](Result<void> result) {
        if (!result) return done(explained(result.error()));
        done(QJsonObject{
            {"state", QStringLiteral("sent")},
            {"next", QStringLiteral("staff emergencies shows it once the clinics have ordered it")}});
    });
}

void close(ClinicDesk& desk, const QJsonObject& command, const ledger::EmergencyId& id, QObject* context,
           const Done& done) {
    const auto reviewer = Hash32::fromHexText(said(command, "reviewer"));
    if (!reviewer)
        return done(
            fail(ErrorCode::InvalidArgument,
                 "--reviewer is the identity of the doctor or member of staff who has looked at it, and "
                 "is not the one who declared it: staff members lists them"));
    answerOnceSaid(desk.closeEmergency(id, said(command, "outcome"), *reviewer), context, done);
}

}  // namespace

bool doEmergencyCommand(ClinicDesk& desk, const QJsonObject& command, QObject* context, const Done& done) {
    const QString act = command["do"].toString();
    if (act == QLatin1String("emergencies")) {
        whenDone<EmergencyView>(desk.emergencies(), context, [done](Result<EmergencyView> view) {
            if (!view) return done(view.error());
            done(toJson(*view));
        });
        return true;
    }
    if (act == QLatin1String("emergency-rule")) {
        const QString rule = command["answer"].toString();
        whenDone<void>(desk.setEmergencyRule(rule.toStdString()), context, [done, rule](Result<void> set) {
            if (!set) return done(explained(set.error()));
            done(QJsonObject{{"rule", rule}});
        });
        return true;
    }
    if (!act.startsWith(QLatin1String("emergency-"))) return false;
    const auto id = ledger::EmergencyId::fromHexText(said(command, "emergency"));
    if (!id)
        done(fail(ErrorCode::InvalidArgument,
                  "an emergency is 32 hexadecimal digits: staff emergencies lists them"));
    else if (act == QLatin1String("emergency-share"))
        answerOnceSaid(desk.shareInEmergency(*id), context, done);
    else if (act == QLatin1String("emergency-decline"))
        answerOnceSaid(desk.declineEmergency(*id, said(command, "objection")), context, done);
    else if (act == QLatin1String("emergency-close"))
        close(desk, command, *id, context, done);
    else
        return false;
    return true;
}

}  // namespace reseal::app
