// A ledger's transaction as gossip knows it, and what the ledger's judgement of one that arrived means to
// gossip. Apart from Spreading, so that the simulator decides the same.
//
// Thread rule: functions are pure.
#pragma once

#include <optional>

#include "core/gossip/gossip.h"
#include "core/ledger/contract.h"

namespace reseal::node {

// `bytes`: its encoding.
gossip::Transaction described(const ledger::Transaction& tx, Bytes bytes);

// Why a transaction that has arrived is not taken, by the final state and what waits already; nothing: it is.
std::optional<gossip::Rejection> rejectionOf(const ledger::Transaction& tx, const ledger::KeyValueView& final,
                                             Instant now, const gossip::Mempool& waiting,
                                             const ledger::SignatureCheck& signatures);

// What waits and is of a clinic that has another key by now: no block will hold it, and it must make way for
// the same with another signature.
std::vector<TxId> signedWithFormerKeys(const gossip::Mempool& waiting, const ledger::KeyValueView& final,
                                       const ledger::SignatureCheck& signatures);

}  // namespace reseal::node
