// Durable before sent, in one place. Records are gathered into batches; one batch is on its way to the disk
// at a time, and what is emitted meanwhile goes into the next. An action that leaves the node waits for all
// records that were written before it.
//
// Thread rule: one thread, the replica's.
#pragma once

#include <deque>
#include <functional>

#include "core/consensus/events.h"

namespace reseal::consensus {

class Outbox {
public:
    void write(Record record);
    void whenDurable(Action action);  // after all records written so far
    void atOnce(Action action) { ready_.push_back(std::move(action)); }
    // Not before a Deliver that still waits: what is asked of the host builds on it.
    void afterDeliveries(Action action);
    void logHolds(const std::vector<Record>& records);  // at the start

    // The host's answers to Persist. A token that isn't awaited is ignored (false).
    bool persisted(std::uint64_t token);
    void failed();  // nothing that waits will ever leave

    // Ends a step: what may leave now, and a Persist if there is something to write and none on its way.
    // When the log has grown by kRewriteLogAfter, the batch is `needed()` and replaces the log.
    std::vector<Action> flush(const std::function<std::vector<Record>()>& needed);
    void mayRewrite() { mayRewrite_ = true; }  // something became unneeded

private:
    struct Waiting {
        std::uint64_t token;  // of the batch that must be durable
        Action action;
    };
    std::vector<Action> ready_;
    std::deque<Waiting> waiting_;
    std::vector<Record> unwritten_;
    std::uint64_t issued_ = 0;   // tokens given out
    std::uint64_t durable_ = 0;  // the highest that came back
    std::size_t bytesSinceRewrite_ = 0;
    bool mayRewrite_ = false;
    bool failed_ = false;
};

}  // namespace reseal::consensus
