// The explorer's values as JSON, as to_json.h does it.
//
// Thread rule: any.
#pragma once

#include <QJsonArray>
#include <QJsonObject>

#include "core/engine/explorer_values.h"

namespace reseal::app {

QJsonObject toJson(const engine::BlockRow& row);
QJsonObject toJson(const engine::BlockView& block);
QJsonObject toJson(const engine::TransactionView& transaction);
QJsonObject toJson(const engine::LedgerHit& hit);
QJsonObject toJson(const engine::Verification& verification);
QJsonObject toJson(const engine::StorageStatus& status);

}  // namespace reseal::app
