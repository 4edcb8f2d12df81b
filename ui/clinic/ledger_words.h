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
// "stanzas[0].key": "Sealed key 1 · Public key". A part that has no words stays as it is.
QString fieldWord(const std::string& name);
// Of a value that is a name in the program ("ShareAccepted"); nothing: show it as it stands.
std::optional<QString> valueWord(const engine::FieldView& field);

}  // namespace reseal::ui
