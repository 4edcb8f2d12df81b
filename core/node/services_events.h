// An account's events with proof, as a person's program asks for them.
//
//   GetEvents   ledger::EventsFrom, … → EventsAnswer
//   GetTip      null → a TipWord                       (between nodes)
//   GetCertificates   the number of an epoch → the boundaries behind it, a page (epoch_chain.h)
//
//   answer = [tip proof, listed events]     each its encoding as a byte string (tip_proof.h,
//                                           core/ledger/proven_events.h); all of one state, that of the tip
//
// Thread rule: values.
#pragma once

#include "core/ledger/proven_events.h"
#include "core/node/tip_proof.h"

namespace reseal::node {

struct EventsAnswer {
    TipProof tip;
    std::vector<ledger::ListedEvents> accounts;

    Bytes encode() const;
    static Result<EventsAnswer> decode(ByteView cbor);  // Errors: Malformed
};

}  // namespace reseal::node
