#include "core/ledger/epochs.h"

namespace reseal::ledger {
namespace {

template <class T>
void put(Delta& delta, const Key& key, const T& value) {
    delta.insert_or_assign(key.bytes(), codec::encode(value));
}

using Set = std::map<ClinicId, SignPublic>;

Set setOf(const EpochEntry& epoch) {
    Set out;
    for (const Validator& one : epoch.validators) out.emplace(one.id, one.key);
    return out;
}

// Takes from the front of the queue what may change at once, in order and without leaving any out, so that
// each set between was decided on.
Set takeFrom(const KeyValueView& state, Delta& delta, SetQueue& queue, const EpochEntry& epoch, Set set) {
    std::set<ClinicId> touched;
    for (; queue.first < queue.next; ++queue.first) {
        const Key key = Key(Table::SetChanges).number(queue.first);
        const auto change = readPromised<SetChange>(state, key);
        if (!change) break;
        if (!touched.contains(change->clinic) && touched.size() == epoch.changesAtOnce()) break;
        touched.insert(change->clinic);
        if (change->key)
            set.insert_or_assign(change->clinic, *change->key);
        else
            set.erase(change->clinic);
        delta.insert_or_assign(key.bytes(), std::nullopt);
    }
    return set;
}

void begin(const KeyValueView& state, Delta& delta, const Tip& tip, EpochEntry& epoch) {
    const auto next = readPromised<NextSet>(state, Key(Table::NextSet));
    if (!next) return;
    epoch = {epoch.number + 1,
             next->validators,
             next->hash,
             tip.height,
             tip.hash,
             StateView(state).parameters().delta,
             0};
    delta.insert_or_assign(Key(Table::NextSet).bytes(), std::nullopt);
    put(delta, Key(Table::CurrentEpoch), epoch.number);
    put(delta, Key(Table::Epochs).number(epoch.number), epoch);
}

}  // namespace

bool hasRoomForChange(const StateView& state) {
    const SetQueue queue = state.waitingChanges();
    return queue.next - queue.first < kMaxWaitingChanges;
}

void queueChange(Work& work, const SetChange& change) {
    SetQueue queue = work.state().waitingChanges();
    work.put(Key(Table::SetChanges).number(queue.next), change);
    ++queue.next;
    work.put(Key(Table::SetQueue), queue);
}

void closeBlock(const KeyValueView& state, Delta& delta, const Tip& tip) {
    EpochEntry epoch = StateView(state).epoch();
    if (epoch.last == tip.height) begin(state, delta, tip, epoch);
    SetQueue queue = StateView(state).waitingChanges();
    if (epoch.last != 0 || queue.first == queue.next) return;

    // Changes that undo each other leave the set as it is: no epoch ends for them.
    const Set before = setOf(epoch);
    Set after = before;
    while (queue.first < queue.next && after == before) after = takeFrom(state, delta, queue, epoch, before);
    put(delta, Key(Table::SetQueue), queue);
    if (after == before) return;

    RESEAL_CHECK(!after.empty());  // no rule lets the last validator go
    NextSet next;
    for (const auto& [id, key] : after) next.validators.push_back({id, key});
    next.hash = validatorSetHash(next.validators);
    epoch.last = tip.height + kBlocksToEpochEnd;
    put(delta, Key(Table::NextSet), next);
    put(delta, Key(Table::Epochs).number(epoch.number), epoch);
}

}  // namespace reseal::ledger
