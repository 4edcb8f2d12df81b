// One of a consortium's nodes in this process, so that the moment at which a block is final here is seen and
// not asked for; the others are processes of reseal-node. What persons' programs submit goes over TLS.
//
// Thread rule: the main thread.
#pragma once

#include <condition_variable>
#include <mutex>
#include <optional>

#include "core/node/node.h"
#include "tests/bench/ledger/consortium.h"

namespace reseal::bench {

// When which transaction became final, counted from the node's start. One author's are final in the order in
// which they were submitted, so the number says which.
class Finality {
public:
    void take(const node::Finalized& block);
    std::size_t count();
    std::size_t blocks();  // that were not empty
    // Microseconds at which the `number`-th (from 1) was final. Gives the benchmark up after a minute.
    std::int64_t when(std::size_t number);
    // Between two finalizations, from that of the `from`-th on.
    std::int64_t longestPause(std::size_t from);

private:
    std::mutex mutex_;
    std::condition_variable changed_;
    std::vector<std::int64_t> times_;
    std::size_t blocks_ = 0;
};

class Driver {
public:
    // Waits until the four clinics see each other and vote.
    Driver(const std::filesystem::path& dir, std::size_t number);

    // One transaction at a time; the yardsticks between them.
    void single(std::size_t count);
    // So many a second, whatever becomes of them: an open loop.
    void rate(std::size_t perSecond, std::size_t seconds);
    // As many as the consortium takes, at all clinics.
    void load(std::size_t seconds);

private:
    std::filesystem::path dir_;
    std::size_t number_;
    Consortium consortium_;
    std::unique_ptr<node::Node> node_;
    Finality finality_;
    std::unique_ptr<node::Client> client_;  // a person's program at this clinic
    std::optional<Author> author_;          // of the transactions of single() and rate()
    node::Client& client();
};

}  // namespace reseal::bench
