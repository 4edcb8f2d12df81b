#include "core/node/remote_state.h"

#include "core/node/services.h"

namespace reseal::node {
namespace {

bool startsWith(ByteView key, ByteView prefix) {
    return key.size() >= prefix.size() && equal(key.first(prefix.size()), prefix);
}

}  // namespace

void RemoteState::remember(const Bytes& key, const std::optional<Bytes>& value) const {
    if (known_.size() >= kMaxRemembered) known_.clear();
    known_[key] = value;
}

std::optional<Bytes> RemoteState::get(ByteView key) const {
    const Bytes wanted = toBytes(key);
    if (const auto found = known_.find(wanted); found != known_.end()) return found->second;
    if (failure_) return std::nullopt;
    auto answer = home_.call(FrameKind::StateGet, encodeBytes(key), kStateTimeout);
    auto value = answer ? decodeOptional(*answer) : Result<std::optional<Bytes>>(answer.error());
    if (!value) {
        failure_ = value.error();
        return std::nullopt;
    }
    remember(wanted, *value);
    return *value;
}

void RemoteState::scan(ByteView prefix, ByteView from, const Visit& visit) const {
    ScanRequest page{toBytes(prefix), {}};
    if (!from.empty() && std::ranges::lexicographical_compare(prefix, from)) {
        // Pages begin after a key: the one to begin with is asked for by itself.
        if (const auto first = get(from); first && startsWith(from, prefix) && !visit(from, *first)) return;
        page.after = toBytes(from);
    }
    for (bool more = true; more && !failure_;) {
        auto answer = home_.call(FrameKind::StateScan, page.encode(), kStateTimeout);
        auto scanned = answer ? ScanAnswer::decode(*answer) : Result<ScanAnswer>(answer.error());
        if (!scanned) {
            failure_ = scanned.error();
            return;
        }
        for (const auto& [key, value] : scanned->entries) {
            // Out of order or out of place: an endless scan, or entries that were not asked for.
            if (!startsWith(key, prefix) || !std::ranges::lexicographical_compare(page.after, key)) {
                failure_ = Error{ErrorCode::Malformed, "a scan's answer that does not fit its question"};
                return;
            }
            page.after = key;
            remember(key, value);
            if (!visit(key, value)) return;
        }
        more = scanned->more;
        if (more && scanned->entries.empty()) {
            failure_ = Error{ErrorCode::Malformed, "a scan that says there is more and gives none"};
            return;
        }
    }
}

Status RemoteState::status() const {
    if (failure_) return *failure_;
    return {};
}

void RemoteState::forget() {
    known_.clear();
    failure_.reset();
}

void RemoteState::damaged(ByteView) const {
    if (!failure_)
        failure_ = fail(ErrorCode::Malformed, "the home node's answer about the ledger makes no sense");
}

}  // namespace reseal::node
