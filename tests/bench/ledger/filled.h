// Ledgers that are there already: what a node makes of one when it starts, or when it has none yet.
//
// Thread rule: the main thread.
#pragma once

#include <filesystem>
#include <vector>

namespace reseal::bench {

// A valid ledger of at least so many transactions, finalized by three of the clinics, into the stores of
// those named (from 1). No node may run on them.
void fill(const std::filesystem::path& dir, std::size_t transactions, std::size_t perBlock,
          const std::vector<std::size_t>& clinics);

// Starts a node that has nothing, and waits until it has as many transactions.
void synchronize(const std::filesystem::path& dir, std::size_t number, std::size_t transactions);

// Starts and stops a node `times` times; the least counts, for unlocking its vault takes most and varies.
void startUp(const std::filesystem::path& dir, std::size_t number, std::size_t times);

}  // namespace reseal::bench
