// The engine's values as JSON: names in snake_case, ids in hexadecimal, times in ISO 8601 (UTC).
//
// Thread rule: any.
#pragma once

#include <QJsonArray>
#include <QJsonObject>

#include "core/engine/clinic_desk.h"
#include "core/engine/values.h"

namespace reseal::app {

QJsonObject toJson(const Error& error);
QJsonObject toJson(const engine::Person& person);
QJsonObject toJson(const engine::PatientRow& row);
QJsonObject toJson(const engine::RecordRow& row);
QJsonObject toJson(const engine::RequestRow& row);
QJsonObject toJson(const engine::Template& one);
QJsonObject toJson(const engine::GrantRow& row);
QJsonObject toJson(const engine::ErasureRow& row);
QJsonObject toJson(const engine::ActivityRow& row);
QJsonObject toJson(const engine::ReleaseRow& row);
QJsonObject toJson(const engine::ReleasedHour& hour);
QJsonObject toJson(const engine::ImportPreview& preview);
QJsonObject toJson(const engine::SealReport& report);
QJsonObject toJson(const engine::Approved& approved);
QJsonObject toJson(const engine::Revoked& revoked);
QJsonObject toJson(const engine::SavedRecord& saved);
QJsonObject toJson(const engine::LedgerStatus& status);
QJsonObject toJson(const engine::TransactionRow& row);
QJsonObject toJson(const engine::InvitationRow& row);
QJsonObject toJson(const engine::MemberListRow& row);
QJsonObject toJson(const engine::TeamListRow& row);
QJsonObject toJson(const engine::AlarmListRow& row);
QJsonObject toJson(const engine::RegisterRow& row);
QJsonObject toJson(const engine::LookRow& row);
QJsonObject toJson(const engine::CouncilView& council);
QJsonObject toJson(const engine::CommonKeyRow& row);
QJsonObject toJson(const engine::CaseRow& row);
QJsonObject toJson(const engine::EmergencyOpened& opened);
QJsonObject toJson(const engine::EmergencyAccess& access);
QJsonObject toJson(const engine::EmergencyView& view);
QString toJson(engine::Written written);
QString toJson(engine::Phase phase);

template <class Row>
QJsonArray toJsonList(const std::vector<Row>& rows) {
    QJsonArray out;
    for (const Row& row : rows) out.append(toJson(row));
    return out;
}

}  // namespace reseal::app
