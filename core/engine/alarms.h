// A node's alarms (core/node/alarm_desk.h) as staff are shown them.
//
// Thread rule: any.
#pragma once

#include "core/engine/clinic_desk.h"
#include "core/node/alarm_desk.h"

namespace reseal::engine {

std::vector<AlarmListRow> describeAlarms(const std::vector<node::AlarmRow>& alarms);

}  // namespace reseal::engine
