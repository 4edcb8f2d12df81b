#include "core/consensus/events.h"

namespace reseal::consensus {

std::string_view name(AlarmKind kind) {
    switch (kind) {
        case AlarmKind::SyncFailed:
            return "SyncFailed";
        case AlarmKind::RestoredBackup:
            return "RestoredBackup";
        case AlarmKind::InvalidNotarized:
            return "InvalidNotarized";
        case AlarmKind::Forked:
            return "Forked";
        case AlarmKind::TooManyOpenViews:
            return "TooManyOpenViews";
        case AlarmKind::BlockRefused:
            return "BlockRefused";
    }
    return "?";
}

}  // namespace reseal::consensus
