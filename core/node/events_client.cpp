#include "core/node/events_client.h"

namespace reseal::node {
namespace {

Status fetchPage(Caller& home, const consensus::Config& config, ledger::ProvenEvents& lists) {
    RESEAL_ASSIGN(const Bytes raw,
                  home.call(FrameKind::GetEvents, ledger::encode(lists.next()), kEventsTimeout));
    RESEAL_ASSIGN(const EventsAnswer answer, EventsAnswer::decode(raw));
    RESEAL_ASSIGN(const ledger::Header header, verifyTip(answer.tip, config, home.now()));
    return lists.take(header, answer.accounts);
}

}  // namespace

Status fetchEvents(Caller& home, const consensus::Config& config, ledger::ProvenEvents& lists) {
    while (!lists.isWhole()) {
        Status page = fetchPage(home, config, lists);
        for (int tries = 1; !page && page.error().code == ErrorCode::NotCurrent && tries < kEventsTries;
             ++tries) {
            RESEAL_TRY(home.pause(kEventsPause));
            page = fetchPage(home, config, lists);
        }
        RESEAL_TRY(page);
    }
    return {};
}

}  // namespace reseal::node
