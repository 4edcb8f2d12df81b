#include "core/node/events_client.h"

namespace reseal::node {
namespace {

Status fetchPage(Caller& home, TrustedEpoch& epoch, ledger::ProvenEvents& lists) {
    RESEAL_ASSIGN(const Bytes raw,
                  home.call(FrameKind::GetEvents, ledger::encode(lists.next()), kEventsTimeout));
    RESEAL_ASSIGN(const EventsAnswer answer, EventsAnswer::decode(raw));
    RESEAL_ASSIGN(const ledger::Header claimed, ledger::Header::decode(answer.tip.header));
    RESEAL_TRY(walkEpochs(home, epoch, epochOf(claimed)));
    RESEAL_ASSIGN(const ledger::Header header, verifyTip(answer.tip, epoch, home.now()));
    return lists.take(header, answer.accounts);
}

}  // namespace

Status walkEpochs(Caller& home, TrustedEpoch& epoch, std::uint64_t wanted) {
    while (epoch.number < wanted) {
        RESEAL_ASSIGN(const Bytes raw,
                      home.call(FrameKind::GetCertificates, encodeCount(epoch.number), kEventsTimeout));
        RESEAL_ASSIGN(const auto page, decodeBoundaries(raw));
        if (page.empty())
            return fail(ErrorCode::BadProof, "a block of epoch " + std::to_string(wanted) +
                                                 ", and no proof of who validates in it");
        for (const EpochBoundary& boundary : page) {
            RESEAL_ASSIGN(epoch, verifyBoundary(epoch, boundary));
        }
    }
    return {};
}

Status fetchEvents(Caller& home, TrustedEpoch& epoch, ledger::ProvenEvents& lists) {
    const Instant begun = home.now();
    Instant opened = begun;
    while (true) {
        if (lists.isWhole()) {
            if (home.now() < opened + kEventsYoung) return {};
            opened = home.now();
            lists.reopen();
        }
        if (home.now() >= begun + kEventsPatience)
            return fail(ErrorCode::Timeout, "the home node gives its events too slowly");
        Status page = fetchPage(home, epoch, lists);
        for (int tries = 1; !page && page.error().code == ErrorCode::NotCurrent && tries < kEventsTries;
             ++tries) {
            RESEAL_TRY(home.pause(kEventsPause));
            page = fetchPage(home, epoch, lists);
        }
        RESEAL_TRY(page);
    }
}

}  // namespace reseal::node
