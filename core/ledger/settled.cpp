#include "core/ledger/settled.h"

namespace reseal::ledger {

bool isSettled(const StateView& state, const TransactionBody& body) {
    const LaneTip lane = state.lane(body.author, body.lane);
    if (body.seq != lane.next) return body.seq < lane.next;
    if (body.prev != lane.last) return true;
    // As in Executor::add: the next block's time is after the tip's, and a statement never expires.
    const bool expires = body.expires != Instant{} && !std::ranges::all_of(body.operations, isStatement);
    return expires && state.tip().time >= body.expires && !state.knows(body.author);
}

MovedLanes::MovedLanes(const Block& block) {
    for (const Transaction& tx : block.transactions) lanes_.emplace(tx.body().author, tx.body().lane);
}

std::set<AccountId> MovedLanes::authors() const {
    std::set<AccountId> out;
    for (const auto& [author, lane] : lanes_) out.insert(author);
    return out;
}

}  // namespace reseal::ledger
