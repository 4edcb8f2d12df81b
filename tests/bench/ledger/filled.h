// Ledgers that are there already: what a node makes of one when it starts, or when it has none yet.
//
// Thread rule: the main thread.
#pragma once

#include <filesystem>
#include <vector>

namespace reseal::bench {

// A valid ledger of so many transactions, into the stores of the clinics named (from 1); no node may run on
// them. `absent` has signed nothing: it is the one to be measured, for whoever meets votes of its own that
// its log doesn't hold takes itself for a restored backup.
void fill(const std::filesystem::path& dir, std::size_t transactions, std::size_t perBlock,
          std::size_t absent, const std::vector<std::size_t>& clinics);

// Starts a node that has nothing, and waits until it has as many transactions.
void synchronize(const std::filesystem::path& dir, std::size_t number, std::size_t transactions);

// Starts and stops a node `times` times; the least counts, for unlocking its vault takes most and varies.
void startUp(const std::filesystem::path& dir, std::size_t number, std::size_t times);

}  // namespace reseal::bench
