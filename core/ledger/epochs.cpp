#include "core/ledger/epochs.h"

namespace reseal::ledger {
namespace {

template <class T>
void put(Delta& delta, const Key& key, const T& value) {
    delta.insert_or_assign(key.bytes(), codec::encode(value));
}

using Set = std::map<ClinicId, SignPublic>;

Set setOf(const std::vector<Validator>& validators) {
    Set out;
    for (const Validator& one : validators) out.emplace(one.id, one.key);
    return out;
}

void change(Set& set, const SetChange& how) {
    if (how.key)
        set.insert_or_assign(how.clinic, *how.key);
    else
        set.erase(how.clinic);
}

// Takes from the front of the queue what may change at once, in order and without leaving any out, so that
// each set between was decided on.
Set takeFrom(const KeyValueView& state, Delta& delta, SetQueue& queue, const EpochEntry& epoch, Set set) {
    std::set<ClinicId> touched;
    for (; queue.first < queue.next; ++queue.first) {
        const Key key = Key(Table::SetChanges).number(queue.first);
        const auto first = readPromised<SetChange>(state, key);
        if (!first) break;
        if (!touched.contains(first->clinic) && touched.size() == epoch.changesAtOnce()) break;
        touched.insert(first->clinic);
        change(set, *first);
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

std::map<ClinicId, SignPublic> validatorsToCome(const StateView& state) {
    const auto next = state.nextSet();
    Set set = setOf(next ? next->validators : state.epoch().validators);
    const SetQueue queue = state.waitingChanges();
    for (std::uint64_t n = queue.first; n < queue.next; ++n)
        if (const auto one = readPromised<SetChange>(state.table(), Key(Table::SetChanges).number(n)))
            change(set, *one);
    return set;
}

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

void takeSignOfLife(Work& work, const SignPublic& signedWith) {
    const auto clinic = work.state().clinic(work.clinicAuthor());
    // It may have voted itself another key just now, which it has not used yet.
    if (!clinic || !clinic->roles.has(ClinicRole::Validator) || clinic->signKey != signedWith) return;
    const Set set = validatorsToCome(work.state());
    const auto place = set.find(work.clinicAuthor());
    if (place != set.end() && place->second == signedWith) return;
    if (hasRoomForChange(work.state())) queueChange(work, {work.clinicAuthor(), signedWith});
}

void closeBlock(const KeyValueView& state, Delta& delta, const Tip& tip) {
    EpochEntry epoch = StateView(state).epoch();
    if (epoch.last == tip.height) begin(state, delta, tip, epoch);
    SetQueue queue = StateView(state).waitingChanges();
    if (epoch.last != 0 || queue.first == queue.next) return;

    // Changes that undo each other leave the set as it is: no epoch ends for them.
    const Set before = setOf(epoch.validators);
    Set after = before;
    while (queue.first < queue.next && after == before) after = takeFrom(state, delta, queue, epoch, before);
    put(delta, Key(Table::SetQueue), queue);
    if (after == before) return;

    RESEAL_CHECK(!after.empty());  // no rule lets the last of them go
    NextSet next;
    for (const auto& [id, key] : after) next.validators.push_back({id, key});
    next.hash = validatorSetHash(next.validators);
    epoch.last = tip.height + kBlocksToEpochEnd;
    put(delta, Key(Table::NextSet), next);
    put(delta, Key(Table::Epochs).number(epoch.number), epoch);
}

}  // namespace reseal::ledger
