#include "core/engine/alarms.h"

#include "core/base/check.h"

namespace reseal::engine {
namespace {

std::string wordOf(store::Counted what) {
    using store::Counted;
    switch (what) {
        case Counted::Pseudonyms:
            return "pseudonyms";
        case Counted::Requests:
            return "requests";
        case Counted::Emergencies:
            return "emergencies";
        case Counted::RegisterRows:
            return "register-rows";
        case Counted::Refusals:
            return "refusals";
        case Counted::Unnamed:
            return "unnamed";
    }
    RESEAL_CHECK(false);
}

}  // namespace

std::vector<AlarmListRow> describeAlarms(const std::vector<node::AlarmRow>& alarms) {
    std::vector<AlarmListRow> out;
    for (const auto& [alarm, name] : alarms) {
        AlarmListRow row;
        row.id = alarm.id;
        if (alarm.member != Hash32{}) row.member = alarm.member;
        row.name = name;
        row.what = wordOf(alarm.what);
        row.atLimit = alarm.atLimit;
        row.count = alarm.count;
        row.limit = alarm.limit;
        row.day = Instant{} + days(static_cast<std::int64_t>(alarm.day));
        row.first = alarm.first;
        row.last = alarm.last;
        if (alarm.seen) {
            row.seenBy = alarm.seen->by;
            row.seenAt = alarm.seen->at;
        }
        out.push_back(std::move(row));
    }
    return out;
}

}  // namespace reseal::engine
