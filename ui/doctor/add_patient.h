// Adding a patient by care card: pasted, or read from a picture of its QR code.
//
// Thread rule: the GUI thread.
#pragma once

#include "core/engine/doctor_desk.h"
#include "ui/doctor/patients_page.h"

namespace reseal::ui {

// `then` when the patient is there. What goes wrong is said in the sheet, which stays open; that entering
// into the register, too, has failed is told `notEntered` afterwards.
Sheet* openAddPatient(QWidget* over, engine::DoctorDesk& desk, const PatientTable::Row& known,
                      std::function<void(const engine::PatientRow&)> then,
                      std::function<void(const Error&)> notEntered = {});

}  // namespace reseal::ui
