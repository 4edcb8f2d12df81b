#include "core/gossip/catch_up.h"

namespace reseal::gossip {

// ---- Peers

void CatchUp::peerDown(Instant now, const PeerId& peer) {
    peers_.erase(peer);
    if (std::erase_if(fetching_, [&](const auto& f) { return f.second.peer == peer; }) > 0) pause(now, peer);
}

void CatchUp::claims(const PeerId& peer, std::uint64_t height) {
    const auto found = peers_.find(peer);
    if (found != peers_.end()) found->second.claimed = height;
}

bool CatchUp::isDisgraced(Instant now, const PeerId& peer) const {
    const auto found = disgraced_.find(peer);
    return found != disgraced_.end() && found->second.until > now;
}

CatchUp::Disgrace& CatchUp::disgraceOf(const PeerId& peer) {
    if (disgraced_.size() >= kMaxDisgraced && !disgraced_.contains(peer))
        disgraced_.erase(
            std::ranges::min_element(disgraced_, {}, [](const auto& d) { return d.second.until; }));
    return disgraced_[peer];
}

// Nothing to blame, but somebody else's turn.
void CatchUp::pause(Instant now, const PeerId& peer) {
    Disgrace& entry = disgraceOf(peer);
    entry.until = std::max(entry.until, now + kBusyPause);
}

void CatchUp::disgrace(Instant now, const PeerId& peer, Duration first, Duration most) {
    Disgrace& entry = disgraceOf(peer);
    const Duration pause = std::min(std::max(entry.pause, first), most);
    entry.until = std::max(entry.until, now + pause);
    entry.pause = pause * 2;
    if (const auto found = peers_.find(peer); found != peers_.end()) found->second.proven = false;
}

void CatchUp::release(const PeerId& peer) {
    const auto found = peers_.find(peer);
    if (found != peers_.end()) found->second.busy = false;
}

std::uint64_t CatchUp::claimedHeight(Instant now) const {
    std::uint64_t highest = 0;
    for (const auto& [id, peer] : peers_)
        if (!isDisgraced(now, id)) highest = std::max(highest, peer.claimed);
    return highest;
}

// ---- What comes back

std::optional<CatchUp::Fetching> CatchUp::take(std::uint64_t ticket) {
    auto found = fetching_.extract(ticket);
    if (!found) return std::nullopt;  // timed out, or asked in vain after a link went away
    release(found.mapped().peer);
    return found.mapped();
}

void CatchUp::fetched(Instant, Fetched event) {
    const auto fetch = take(event.ticket);
    if (!fetch || fetch->from <= applied_ || ready_.contains(fetch->from)) return;
    if (applying_ && applying_->from == fetch->from)
        return;  // a second peer was asked, the first came through
    ready_.emplace(fetch->from, Ready{event.ticket, fetch->peer, fetch->count, std::move(event.batch)});
}

void CatchUp::failed(Instant now, const FetchFailed& event) {
    const auto fetch = take(event.ticket);
    if (!fetch) return;
    switch (event.why) {
        case FetchFailure::Offline:
        case FetchFailure::Busy:
            return pause(now, fetch->peer);
        case FetchFailure::Missing:
            return disgrace(now, fetch->peer, kLiarPause, kLiarMost);
        case FetchFailure::Timeout:
            return disgrace(now, fetch->peer, kSlowPause, kSlowMost);
    }
}

void CatchUp::applied(Instant now, const Applied& event) {
    if (applying_ && applying_->ticket == event.ticket) {
        const PeerId peer = applying_->peer;
        const bool advanced = event.height >= applying_->from;
        applying_.reset();
        if (!advanced) {
            disgrace(now, peer, kLiarPause, kLiarMost);
        } else {
            disgraced_.erase(peer);
            if (const auto found = peers_.find(peer); found != peers_.end()) found->second.proven = true;
        }
    }
    if (event.height <= applied_) return;
    applied_ = event.height;
    behindSince_ = kNever;
    ready_.erase(ready_.begin(), ready_.upper_bound(applied_));
}

void CatchUp::refused(Instant now, const BatchRefused& event) {
    if (!applying_ || applying_->ticket != event.ticket) return;
    const PeerId liar = applying_->peer;
    applying_.reset();
    disgrace(now, liar, kLiarPause, kLiarMost);
    std::erase_if(ready_, [&](const auto& r) { return r.second.peer == liar; });
}

// ---- What to do next

void CatchUp::proceed(Instant now, std::vector<Action>& out) {
    timeOut(now);
    applyNext(out);
    const std::uint64_t target = claimedHeight(now);
    if (target <= applied_)
        behindSince_ = kNever;
    else if (behindSince_ == kNever)
        behindSince_ = now;
    if (target > applied_ && (target - applied_ > kClose || now >= behindSince_ + kPatience)) {
        fetchMore(now, target, out);
        hedge(now, out);
    }
    plan(now, target);
}

void CatchUp::timeOut(Instant now) {
    std::vector<std::uint64_t> late;
    for (const auto& [ticket, fetch] : fetching_)
        if (now >= fetch.asked + kFetchTimeout) late.push_back(ticket);
    for (const std::uint64_t ticket : late) failed(now, {ticket, FetchFailure::Timeout});
}

void CatchUp::applyNext(std::vector<Action>& out) {
    if (applying_) return;
    auto next = ready_.extract(applied_ + 1);
    if (!next) return;
    Ready& ready = next.mapped();
    applying_ = Applying{ready.ticket, ready.peer, applied_ + 1, ready.count};
    out.push_back(Apply{ready.ticket, ready.peer, applied_ + 1, std::move(ready.batch)});
}

std::uint64_t CatchUp::uncovered(std::uint64_t& from, std::uint64_t last) const {
    std::map<std::uint64_t, std::uint64_t> covered;  // first → last
    const auto cover = [&](std::uint64_t first, std::uint64_t count) {
        covered[first] = std::max(covered[first], first + count - 1);
    };
    if (applying_) cover(applying_->from, applying_->count);
    for (const auto& [ticket, fetch] : fetching_)
        if (fetch.from > applied_) cover(fetch.from, fetch.count);  // else it comes too late to be of use
    for (const auto& [first, ready] : ready_) cover(first, ready.count);
    for (const auto& [first, end] : covered) {
        if (first > from) return std::min(last, first - 1);
        from = std::max(from, end + 1);
    }
    return last;
}

void CatchUp::fetchMore(Instant now, std::uint64_t target, std::vector<Action>& out) {
    const std::uint64_t last = applied_ + std::min<std::uint64_t>(target - applied_, kBatchBlocks * kWindow);
    std::uint64_t from = applied_ + 1;
    const auto awaited = [this] {
        return std::ranges::count_if(fetching_, [this](const auto& f) { return f.second.from > applied_; });
    };
    while (static_cast<std::size_t>(awaited()) + ready_.size() + (applying_ ? 1 : 0) < kWindow) {
        const std::uint64_t end = uncovered(from, last);
        if (from > last) return;
        // What everything waits for is asked of one who has delivered before, if there is one.
        auto peer = from == applied_ + 1 ? choose(able(now, from, true)) : std::nullopt;
        if (!peer) peer = choose(able(now, from, false));
        if (!peer) return;
        ask(now, *peer, from, std::min(end, from + kBatchBlocks - 1), out);
    }
}

// The batch that everything waits for is late: somebody else may be quicker.
void CatchUp::hedge(Instant now, std::vector<Action>& out) {
    if (applying_ || ready_.contains(applied_ + 1)) return;
    std::ptrdiff_t askers = 0;
    Fetching late;
    for (const auto& [ticket, fetch] : fetching_)
        if (fetch.from == applied_ + 1) {
            ++askers;
            late = fetch;  // the last one asked
        }
    if (askers == 0 || askers >= kMaxAskers || now < late.asked + kHedgeProvenAfter) return;
    auto peer = choose(able(now, late.from, true));
    if (!peer && now >= late.asked + kHedgeAfter) peer = choose(able(now, late.from, false));
    if (peer) ask(now, *peer, late.from, late.from + late.count - 1, out);
}

std::vector<PeerId> CatchUp::able(Instant now, std::uint64_t height, bool proven) const {
    std::vector<PeerId> out;
    for (const auto& [id, peer] : peers_)
        if (!peer.busy && (peer.proven || !proven) && peer.claimed >= height && !isDisgraced(now, id))
            out.push_back(id);
    return out;
}

std::optional<PeerId> CatchUp::choose(const std::vector<PeerId>& able) {
    if (able.empty()) return std::nullopt;
    return able[random_.below(able.size())];
}

void CatchUp::ask(Instant now, const PeerId& id, std::uint64_t from, std::uint64_t last,
                  std::vector<Action>& out) {
    Peer& peer = peers_.at(id);
    const std::uint64_t count = std::min(last, peer.claimed) - from + 1;
    peer.busy = true;
    const std::uint64_t ticket = nextTicket_++;
    fetching_.emplace(ticket, Fetching{id, from, count, now});
    out.push_back(Fetch{ticket, id, from, count});
}

void CatchUp::plan(Instant now, std::uint64_t target) {
    next_ = kNever;
    const auto consider = [&](Instant at) {
        if (at > now) next_ = std::min(next_, at);
    };
    for (const auto& [ticket, fetch] : fetching_) {
        consider(fetch.asked + kHedgeProvenAfter);
        consider(fetch.asked + kHedgeAfter);
        consider(fetch.asked + kFetchTimeout);
    }
    if (target > applied_) consider(behindSince_ + kPatience);
    for (const auto& [id, peer] : peers_) {
        const auto found = disgraced_.find(id);
        if (peer.claimed > applied_ && found != disgraced_.end()) consider(found->second.until);
    }
}

}  // namespace reseal::gossip
