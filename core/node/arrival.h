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

// Each of them costs up to a tenth of a second to verify, so whoever brings some is slowed down.
std::size_t ringAdmissionsIn(const ledger::Transaction& tx);
inline constexpr std::int64_t kRingRate = 4, kRingBurst = 64;  // a second; at once

// A registration, of an author that the ledger doesn't know, that no block can hold any more: since it was
// made somebody was suspended, or there is another tracing key. Whoever made it makes it anew.
bool isOvertaken(const ledger::KeyValueView& final, const ledger::Transaction& tx, Instant now,
                 const ledger::SignatureCheck& signatures);
// May a block have overtaken some?
bool overtakes(const ledger::Block& block);

// Why a transaction that has arrived is not taken, by the final state and what waits already; nothing: it is.
std::optional<gossip::Rejection> rejectionOf(const ledger::Transaction& tx, const ledger::KeyValueView& final,
                                             Instant now, const gossip::Mempool& waiting,
                                             const ledger::SignatureCheck& signatures);

// What waits and is of a clinic that has another key by now: no block will hold it, and it must make way for
// the same with another signature.
std::vector<TxId> signedWithFormerKeys(const gossip::Mempool& waiting, const ledger::KeyValueView& final,
                                       const ledger::SignatureCheck& signatures);

}  // namespace reseal::node
