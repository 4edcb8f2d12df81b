// Patients who never lived, for demonstrations: some years of a plausible illness as a FHIR R4 Bundle. The
// same seed and day give the same bytes on every machine; names say openly that nobody has them.
//
// Thread rule: functions of values.
#pragma once

#include <cstdint>
#include <string>

#include "app/demo/date.h"
#include "core/base/bytes.h"

namespace reseal::app {

struct DemoPatient {
    std::string name;       // "Demo Linden"
    std::string birthDate;  // "1961-04-30"
    std::string story;      // one English sentence for a list
    Bytes bundle;
};

// `until`: the last visit lies some weeks before this day. Seeds that follow each other differ in illness
// and name.
DemoPatient demoPatient(std::uint32_t seed, Date until);

}  // namespace reseal::app
