#include "core/node/currency_rule.h"

#include <algorithm>

namespace reseal::node {

std::size_t CurrencyRule::needed(const ledger::EpochEntry& epoch) const {
    const std::size_t others = epoch.validators.size() - (epoch.indexOf(own_) ? 1 : 0);
    return currencyWords(epoch.validators.size(), others);
}

std::vector<CurrencyRule::Word> CurrencyRule::thatCount(const ledger::EpochEntry& epoch,
                                                        ledger::Height applied, const Clocks& now,
                                                        Duration life) const {
    std::vector<Word> out;
    for (const auto& [clinic, word] : words_)
        if (epoch.indexOf(clinic) && word.height <= applied && word.asked.isWithin(life, now))
            out.push_back(word);
    return out;
}

bool CurrencyRule::isEnough(const ledger::EpochEntry& epoch, ledger::Height applied, const Clocks& now,
                            Duration life) const {
    return thatCount(epoch, applied, now, life).size() >= needed(epoch);
}

std::optional<Instant> CurrencyRule::asOf(const ledger::EpochEntry& epoch, ledger::Height applied,
                                          const Clocks& now, Duration life) const {
    std::vector<Word> words = thatCount(epoch, applied, now, life);
    const std::size_t needed = this->needed(epoch);
    if (words.size() < needed) return std::nullopt;
    if (needed == 0) return now.wall;
    std::ranges::sort(words, std::greater<>(), [](const Word& word) { return word.asked.wall; });
    return words[needed - 1].asked.wall;
}

std::size_t CurrencyRule::heardWithin(Duration life, const Clocks& now) const {
    return static_cast<std::size_t>(std::ranges::count_if(
        words_, [&](const auto& entry) { return entry.second.asked.isWithin(life, now); }));
}

}  // namespace reseal::node
