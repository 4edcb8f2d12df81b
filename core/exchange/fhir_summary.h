// Summary and measurements of one resource that was read. Internal to reading.
//
// Thread rule: functions of values.
#pragma once

#include "core/exchange/json_tree.h"

namespace reseal::exchange {

ResourceSummary summaryOf(Json resource);

// Of this resource alone, if it is an Observation; appended.
void measure(Json resource, std::vector<Measurement>& out);

// The code to go by: LOINC if there is one, so that what two clinics name differently meets; else the first.
Code principalCode(Json concept_);

// When it was or began, and ended, as written; empty: not said.
struct ClinicalTime {
    std::string start, end;
};
ClinicalTime clinicalTimeOf(Json resource);

}  // namespace reseal::exchange
