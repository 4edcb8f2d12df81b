// Staff's commands about alarms, at the node.

#include "app/node/control.h"
#include "app/node/to_json.h"
#include "app/node/when_done.h"

namespace reseal::app {

using namespace engine;

bool doAlarmCommand(ClinicDesk& desk, const QJsonObject& command, QObject* context, const Done& done) {
    const QString act = command["do"].toString();
    if (act == QLatin1String("alarms")) {
        whenDone<std::vector<AlarmListRow>>(desk.alarms(), context,
                                            [done](Result<std::vector<AlarmListRow>> rows) {
                                                if (!rows) return done(rows.error());
                                                done(QJsonObject{{"alarms", toJsonList(*rows)}});
                                            });
        return true;
    }
    if (act != QLatin1String("alarm-seen")) return false;
    bool isNumber = false;
    const qint64 alarm = command["alarm"].toString().toLongLong(&isNumber);
    const auto by = Hash32::fromHexText(command["by"].toString().trimmed().toStdString());
    if (!isNumber) {
        done(fail(ErrorCode::InvalidArgument, "--alarm is a number: staff alarms lists them"));
    } else if (!by) {
        done(fail(ErrorCode::InvalidArgument,
                  "--by is a member's identity, 64 hexadecimal digits: staff members lists them"));
    } else {
        whenDone<void>(desk.acknowledge(alarm, *by), context, [done](Result<void> seen) {
            if (!seen) return done(seen.error());
            done(QJsonObject{{"done", QStringLiteral("seen")}});
        });
    }
    return true;
}

}  // namespace reseal::app
