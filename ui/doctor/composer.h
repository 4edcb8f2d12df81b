// Asking a patient: what, why, for how long, and beside it the very words the patient will read.
//
// Thread rule: the GUI thread.
#pragma once

#include <functional>

#include "core/engine/doctor_desk.h"
#include "ui/models/record_set.h"

class QWidget;

namespace reseal::ui {

class Sheet;

// With records selected: those; else whole categories. `then` once it is sent; errors are said in the sheet.
Sheet* openComposer(QWidget* over, engine::DoctorDesk& desk, const engine::PatientRow& patient,
                    const RecordSet& chart, const std::vector<RecordSet::Row>& selected,
                    std::function<void(const engine::RequestRow&)> then);

}  // namespace reseal::ui
