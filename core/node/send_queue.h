// What waits to be written on a link: four queues with limits in bytes, the first two strictly first.
//
//   Votes         256 KiB   refused beyond it
//   Proposals     2 MiB     refused beyond it
//   Sync          4 MiB     refused beyond it: who sends blobs or blocks waits for drained()
//   Transactions  1 MiB     the oldest are dropped: anti-entropy brings them again
//
// Sync and Transactions take turns, so that neither starves the other.
//
// Thread rule: one thread. No I/O, no clock.
#pragma once

#include <deque>

#include "core/base/time.h"
#include "core/node/frame.h"

namespace reseal::node {

class SendQueue {
public:
    static std::size_t limitOf(Priority priority);
    // Lowers the limit of Sync for one of many peers.
    void setSyncLimit(std::size_t bytes) { syncLimit_ = bytes; }

    // `encoded` is a whole frame. Errors: Limit.
    Status push(Priority priority, FrameKind kind, Bytes encoded, Instant now);

    struct Item {
        FrameKind kind;
        Bytes encoded;
        Instant queued;
    };
    std::optional<Item> pop();

    bool empty() const { return bytes_ == 0; }
    std::size_t bytes() const { return bytes_; }
    std::size_t bytes(Priority priority) const { return queues_[static_cast<std::size_t>(priority)].bytes; }
    std::uint64_t dropped() const { return dropped_; }
    // When the oldest waiting vote was queued.
    std::optional<Instant> oldestVote() const;

private:
    struct Queue {
        std::deque<Item> items;
        std::size_t bytes = 0;
    };
    Item take(Queue& queue);
    std::array<Queue, kPriorities> queues_;
    std::size_t bytes_ = 0;
    std::uint64_t dropped_ = 0;
    std::size_t syncLimit_ = limitOf(Priority::Sync);
    bool transactionsNext_ = false;
};

}  // namespace reseal::node
