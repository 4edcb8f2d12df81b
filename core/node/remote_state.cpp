#include "core/node/remote_state.h"

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
    const auto answer = fetch({{wanted}});
    return answer ? answer->front() : std::nullopt;
}

void RemoteState::prefetch(const std::vector<Bytes>& keys) const {
    std::vector<Bytes> missing;
    for (const Bytes& key : keys)
        if (!known_.contains(key)) missing.push_back(key);
    if (missing.size() < 2 || missing.size() > kMaxRemembered / 2) return;  // as good one by one; too many
    for (auto next = missing.begin(); next != missing.end() && !failure_;) {
        const auto count = std::min<std::ptrdiff_t>(missing.end() - next, kMaxScan);
        const auto answer = fetch({{next, next + count}});
        if (answer) next += static_cast<std::ptrdiff_t>(answer->size());
    }
}

std::optional<std::vector<std::optional<Bytes>>> RemoteState::fetch(const GetRequest& request) const {
    auto raw = home_.call(FrameKind::StateGet, request.encode(), kStateTimeout);
    auto answer = raw ? GetAnswer::decode(*raw) : Result<GetAnswer>(raw.error());
    if (answer && answer->values.size() > request.keys.size())
        answer = fail(ErrorCode::Malformed, "more values than were asked for");
    if (!answer) {
        failure_ = answer.error();
        return std::nullopt;
    }
    for (std::size_t i = 0; i < answer->values.size(); ++i) remember(request.keys[i], answer->values[i]);
    return std::move(answer->values);
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
