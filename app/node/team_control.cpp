// Staff's commands about the clinic's team, at the node.

#include "app/node/control.h"
#include "app/node/to_json.h"
#include "app/node/when_done.h"

namespace reseal::app {

using namespace engine;

bool doTeamCommand(ClinicDesk& desk, const QJsonObject& command, QObject* context, const Done& done) {
    const QString act = command["do"].toString();
    if (act == QLatin1String("team")) {
        whenDone<std::vector<TeamListRow>>(desk.team(), context,
                                           [done](Result<std::vector<TeamListRow>> rows) {
                                               if (!rows) return done(rows.error());
                                               done(QJsonObject{{"team", toJsonList(*rows)}});
                                           });
        return true;
    }
    const bool isAdd = act == QLatin1String("team-add");
    if (!isAdd && act != QLatin1String("team-remove")) return false;
    const auto member = Hash32::fromHexText(command["identity"].toString().trimmed().toStdString());
    if (!member) {
        done(fail(ErrorCode::InvalidArgument,
                  "--identity is a member's identity, 64 hexadecimal digits: staff members lists them"));
        return true;
    }
    whenDone<void>(desk.setInTeam(*member, isAdd), context, [done, isAdd](Result<void> set) {
        if (!set) return done(set.error());
        done(QJsonObject{{"done", isAdd ? QStringLiteral("added") : QStringLiteral("removed")}});
    });
    return true;
}

}  // namespace reseal::app
