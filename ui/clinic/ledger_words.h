// What stands on the ledger, in words.
//
// Thread rule: the GUI thread.
#pragma once

#include <QString>

#include "core/engine/explorer_values.h"

namespace reseal::ui {

QString word(engine::LedgerHitKind kind);
QString word(engine::StepKind kind);
QString operationWord(const std::string& kind);  // name of ledger::OperationKind

}  // namespace reseal::ui
