#include "core/consensus/fetcher.h"

namespace reseal::consensus {

Duration backOff(Duration first, std::uint32_t times) {
    std::int64_t ms = first.ms;
    for (std::uint32_t i = 0; i < times && ms < kRetryMax.ms; ++i) ms = ms * 3 / 2;
    return {std::min(ms, kRetryMax.ms)};
}

void Fetcher::begin() {
    for (auto& [hash, want] : blocks_) want.named = false;
    if (certificates_) certificates_->second.named = false;
}

void Fetcher::want(const Hash32& block, std::vector<ValidatorIndex> from) {
    if (!blocks_.contains(block) && blocks_.size() >= kMaxWantedBlocks) return;
    Want& want = blocks_[block];
    want.from = std::move(from);
    want.named = true;
}

void Fetcher::wantCertificates(View first, View last, std::vector<ValidatorIndex> from) {
    // Another range: part of the answer came, or the need changed; ask for the rest at once.
    if (!certificates_ || certificates_->first.first != first || certificates_->first.last != last)
        certificates_ = std::pair{Range{first, last}, Want{}};
    certificates_->second.from = std::move(from);
    certificates_->second.named = true;
}

std::optional<ValidatorIndex> Fetcher::whomToAsk(Want& want, Instant now, Instant& next) {
    std::optional<ValidatorIndex> whom;
    if (want.from.empty()) return whom;
    if (want.asked == 0 || now >= want.next) {
        whom = want.from[want.asked % want.from.size()];
        want.next = now + backOff(kFetchFirst, want.asked);
        ++want.asked;
    }
    next = std::min(next, want.next);
    return whom;
}

std::vector<Send> Fetcher::end(Instant now, Instant& next) {
    std::vector<Send> out;
    std::erase_if(blocks_, [](const auto& entry) { return !entry.second.named; });
    if (certificates_ && !certificates_->second.named) certificates_.reset();
    for (auto& [hash, want] : blocks_)
        if (const auto whom = whomToAsk(want, now, next)) out.push_back({*whom, FetchBlock{hash}});
    if (certificates_) {
        auto& [range, want] = *certificates_;
        if (const auto whom = whomToAsk(want, now, next))
            out.push_back({*whom, FetchCertificates{range.first, range.last}});
    }
    return out;
}

}  // namespace reseal::consensus
