// The archetypes, one table each; archetypes() lists them. Internal.
//
// Thread rule: constants.
#pragma once

#include "app/demo/archetype.h"

namespace reseal::app {

extern const Archetype kDiabetic, kKidneyPatient, kThyroidPatient;   // archetypes_internal.cpp
extern const Archetype kAsthmaticChild, kAfterInfarction, kHealthy;  // archetypes_chest.cpp
extern const Archetype kExpectant, kDepressed, kHivPositive;         // archetypes_sensitive.cpp

}  // namespace reseal::app
