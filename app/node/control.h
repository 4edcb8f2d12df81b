// The door for staff to a running node: a local socket in its folder that only the same user can open.
// One line of JSON in, one line out: {"do": "invite", …} → the answer, or {"error": …}.
//
// Thread rule: the main thread.
#pragma once

#include <QJsonObject>
#include <QLocalServer>
#include <filesystem>
#include <memory>

#include "app/node/when_done.h"
#include "core/engine/clinic_desk.h"

namespace reseal::app {

inline constexpr qint64 kMaxControlLine = 64 << 10;
inline constexpr qint64 kMaxControlAnswer = 64 << 20;  // a full block, every field of it spelt out

class ControlServer final : public QObject {
    Q_OBJECT
public:
    // Errors: Io.
    static Result<std::unique_ptr<ControlServer>> start(engine::ClinicDesk& desk,
                                                        const std::filesystem::path& folder);

private:
    explicit ControlServer(engine::ClinicDesk& desk) : desk_(desk) {}
    void serve(QLocalSocket* socket);
    engine::ClinicDesk& desk_;
    QLocalServer server_;
};

// Does one staff command on a desk; `done` is called once, later or at once.
void doStaffCommand(engine::ClinicDesk& desk, const QJsonObject& command, QObject* context, Done done);
// Those of them that look at the ledger and at the disk; false if it is another, and `done` is not called.
bool doExplorerCommand(engine::ClinicDesk& desk, const QJsonObject& command, QObject* context,
                       const Done& done);
// The same for the commands about cases, about emergencies, about the clinic's team, and about alarms.
bool doCaseCommand(engine::ClinicDesk& desk, const QJsonObject& command, QObject* context, const Done& done);
bool doEmergencyCommand(engine::ClinicDesk& desk, const QJsonObject& command, QObject* context,
                        const Done& done);
bool doTeamCommand(engine::ClinicDesk& desk, const QJsonObject& command, QObject* context, const Done& done);
bool doAlarmCommand(engine::ClinicDesk& desk, const QJsonObject& command, QObject* context, const Done& done);

// Asks the node that runs on `folder`. Errors: Offline (none does), what the node answers.
Result<QJsonObject> askRunningNode(const std::filesystem::path& folder, const QJsonObject& command);

}  // namespace reseal::app
