#include "core/node/send_queue.h"

namespace reseal::node {

namespace {
std::size_t at(Priority priority) {
    return static_cast<std::size_t>(priority);
}
}  // namespace

std::size_t SendQueue::limitOf(Priority priority) {
    switch (priority) {
        case Priority::Votes:
            return 256 << 10;
        case Priority::Proposals:
            return 2 << 20;
        case Priority::Sync:
            return 4 << 20;
        case Priority::Transactions:
            return 1 << 20;
    }
    return 0;
}

Status SendQueue::push(Priority priority, FrameKind kind, Bytes encoded, Instant now) {
    Queue& queue = queues_[at(priority)];
    const std::size_t limit = priority == Priority::Sync ? syncLimit_ : limitOf(priority);
    const std::size_t size = encoded.size();
    if (priority == Priority::Transactions && size <= limit)
        while (queue.bytes + size > limit) {
            take(queue);
            ++dropped_;
        }
    // An empty queue takes any frame: one of the largest is a little longer than the transactions' limit.
    if (!queue.items.empty() && queue.bytes + size > limit)
        return fail(ErrorCode::Limit, "send queue " + std::to_string(at(priority)) + " is full");
    queue.items.push_back({kind, std::move(encoded), now});
    queue.bytes += size;
    bytes_ += size;
    return {};
}

SendQueue::Item SendQueue::take(Queue& queue) {
    Item item = std::move(queue.items.front());
    queue.items.pop_front();
    queue.bytes -= item.encoded.size();
    bytes_ -= item.encoded.size();
    return item;
}

std::optional<SendQueue::Item> SendQueue::pop() {
    for (const Priority strict : {Priority::Votes, Priority::Proposals})
        if (!queues_[at(strict)].items.empty()) return take(queues_[at(strict)]);
    Queue& sync = queues_[at(Priority::Sync)];
    Queue& transactions = queues_[at(Priority::Transactions)];
    if (sync.items.empty() && transactions.items.empty()) return std::nullopt;
    const bool second = sync.items.empty() || (transactionsNext_ && !transactions.items.empty());
    transactionsNext_ = !second;
    return take(second ? transactions : sync);
}

std::optional<Instant> SendQueue::oldestVote() const {
    const Queue& votes = queues_[at(Priority::Votes)];
    if (votes.items.empty()) return std::nullopt;
    return votes.items.front().queued;
}

}  // namespace reseal::node
