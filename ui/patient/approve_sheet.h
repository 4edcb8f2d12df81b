// "Approve part": a tree of what was asked for, a period, and a sentence that says what would be signed. It
// begins with what was chosen `before`, if that was undone.
//
// Thread rule: the GUI thread.
#pragma once

#include <functional>

#include "core/engine/values.h"
#include "ui/models/record_set.h"

class QWidget;
class QTreeWidget;

namespace reseal::ui {

class Sheet;

using Allow = std::function<void(engine::Approval approval)>;
Sheet* openApproveSheet(QWidget* over, const engine::RequestRow& row,
                        std::shared_ptr<const RecordSet> records, Allow allow,
                        const std::optional<engine::Approval>& before = {});

}  // namespace reseal::ui
