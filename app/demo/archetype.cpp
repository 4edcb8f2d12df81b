#include "app/demo/archetype_tables.h"

namespace reseal::app {

std::span<const Archetype* const> archetypes() {
    static constexpr std::array kAll{&kDiabetic,       &kAsthmaticChild, &kAfterInfarction,
                                     &kThyroidPatient, &kExpectant,      &kDepressed,
                                     &kKidneyPatient,  &kHealthy,        &kHivPositive};
    return kAll;
}

}  // namespace reseal::app
