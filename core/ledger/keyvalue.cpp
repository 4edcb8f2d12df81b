#include "core/ledger/keyvalue.h"

namespace reseal::ledger {
namespace {

bool startsWith(ByteView key, ByteView prefix) {
    return key.size() >= prefix.size() && equal(key.first(prefix.size()), prefix);
}

// Where a scan begins: the larger of the two.
ByteView firstKey(ByteView prefix, ByteView from) {
    return KeyLess()(prefix, from) ? from : prefix;
}

}  // namespace

void KeyValueView::damaged(ByteView) const {
    checkFailed("the ledger's own state can be read", __FILE__, __LINE__);
}

std::optional<Bytes> MemoryState::get(ByteView key) const {
    const auto at = entries_.find(key);
    if (at == entries_.end()) return std::nullopt;
    return at->second;
}

void MemoryState::scan(ByteView prefix, ByteView from, const Visit& visit) const {
    for (auto at = entries_.lower_bound(firstKey(prefix, from));
         at != entries_.end() && startsWith(at->first, prefix); ++at)
        if (!visit(at->first, at->second)) return;
}

void MemoryState::apply(const Delta& delta) {
    for (const auto& [key, value] : delta) {
        if (value)
            entries_.insert_or_assign(key, *value);
        else
            entries_.erase(key);
    }
}

std::optional<Bytes> OverlayView::get(ByteView key) const {
    const auto at = above_.find(key);
    return at == above_.end() ? below_.get(key) : at->second;
}

void OverlayView::scan(ByteView prefix, ByteView from, const Visit& visit) const {
    auto at = above_.lower_bound(firstKey(prefix, from));
    const auto inRange = [&] { return at != above_.end() && startsWith(at->first, prefix); };
    // Visits what lies above before `key`; false: the visitor has had enough.
    const auto visitAboveUpTo = [&](std::optional<ByteView> key) {
        for (; inRange() && (!key || KeyLess()(at->first, *key)); ++at)
            if (at->second && !visit(at->first, *at->second)) return false;
        return true;
    };
    bool wantsMore = true;
    below_.scan(prefix, from, [&](ByteView belowKey, ByteView belowValue) {
        wantsMore = visitAboveUpTo(belowKey);
        if (!wantsMore) return false;
        if (inRange() && equal(at->first, belowKey)) {
            wantsMore = !at->second || visit(at->first, *at->second);
            ++at;
        } else {
            wantsMore = visit(belowKey, belowValue);
        }
        return wantsMore;
    });
    if (wantsMore) visitAboveUpTo(std::nullopt);
}

void merge(Delta& earlier, Delta later) {
    while (!later.empty()) {
        auto one = later.extract(later.begin());
        const auto at = earlier.lower_bound(one.key());
        if (at != earlier.end() && at->first == one.key()) {
            at->second = std::move(one.mapped());
        } else {
            earlier.insert(at, std::move(one));
        }
    }
}

}  // namespace reseal::ledger
