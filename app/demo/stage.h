// A demonstration to look at: four clinics, two doctors, four patients with years of records, one request
// that waits, one grant that can be read, one that was revoked.
//
// Thread rule: as DemoConsortium; it takes a minute or more, so not a thread that paints.
#pragma once

#include "app/demo/consortium.h"

namespace reseal::app {

// Founds, fills and finishes a demo in an empty folder; its clinics are running. After a failure the folder
// stays marked as unfinished, and a further call says so. Errors: those of DemoConsortium::found, and what a
// step ran into.
Result<std::unique_ptr<DemoConsortium>> prepareStage(const std::filesystem::path& folder, const Tell& tell);

// What a doctor could only put into intake, the patients' programs put where it belongs, all at the same
// time. How many records were moved. Errors: Timeout (not final), those of the desks.
Result<std::size_t> sortIntake(const std::vector<engine::PatientDesk*>& patients);

}  // namespace reseal::app
