// Which words of other validators make a node's view of the ledger recent enough: the rule of currency.h by
// itself, without clocks, links and questions, so that a simulator can judge by it, too.
//
// Thread rule: values.
#pragma once

#include <map>
#include <optional>
#include <vector>

#include "core/ledger/membership.h"

namespace reseal::node {

inline constexpr Duration kCurrencyLife = seconds(120);
inline constexpr Duration kCurrencyRefresh =
    seconds(60);  // older than this: asked again before it is relied on

// Of how many, where `validators` validate and `others` of them are not this node.
constexpr std::size_t currencyWords(std::size_t validators, std::size_t others) {
    return others - (validators - 1) / 3;
}

class CurrencyRule {
public:
    // By both clocks, because a virtual machine that was stopped for a while finds only one of them put
    // right.
    struct Clocks {
        Instant monotonic, wall;
        bool isWithin(Duration life, const Clocks& now) const {
            return monotonic + life >= now.monotonic && wall + life >= now.wall;
        }
    };
    struct Word {
        Clocks asked;               // when the first question left: the answer is not older than that
        ledger::Height height = 0;  // must be applied here before it counts
    };
    explicit CurrencyRule(const ClinicId& own) : own_(own) {}

    // What it knew that is obeyed on arrival is obeyed by now.
    void heard(const ClinicId& clinic, const Word& word) { words_[clinic] = word; }
    std::size_t needed(const ledger::EpochEntry& epoch) const;
    // With the state of `applied`, are there enough words that young? Of those who validate now: the word of
    // one who was voted out counts no longer.
    bool isEnough(const ledger::EpochEntry& epoch, ledger::Height applied, const Clocks& now,
                  Duration life) const;
    // By the wall clock, the latest time as of which this node is known to have all that was final then.
    std::optional<Instant> asOf(const ledger::EpochEntry& epoch, ledger::Height applied, const Clocks& now,
                                Duration life) const;
    std::size_t heardWithin(Duration life, const Clocks& now) const;  // of whatever height

private:
    std::vector<Word> thatCount(const ledger::EpochEntry& epoch, ledger::Height applied, const Clocks& now,
                                Duration life) const;
    const ClinicId own_;
    std::map<ClinicId, Word> words_;
};

}  // namespace reseal::node
