#include "core/node/services_events.h"

#include "core/base/cbor.h"

namespace reseal::node {

Bytes EventsAnswer::encode() const {
    cbor::Writer out;
    out.array(2).bytes(tip.encode()).bytes(ledger::encode(accounts));
    return std::move(out).out();
}

Result<EventsAnswer> EventsAnswer::decode(ByteView cbor) {
    cbor::Reader in(cbor);
    in.array(2);
    const ByteView tip = in.bytes();
    const ByteView accounts = in.bytes();
    RESEAL_TRY(in.finish());
    EventsAnswer out;
    RESEAL_ASSIGN(out.tip, TipProof::decode(tip));
    RESEAL_ASSIGN(out.accounts, ledger::decodeListedEvents(accounts));
    return out;
}

}  // namespace reseal::node
