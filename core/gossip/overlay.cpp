#include "core/gossip/overlay.h"

#include <algorithm>
#include <utility>

namespace reseal::gossip {

Overlay::Overlay(std::vector<PeerId> members, Random& random)
    : members_(members.begin(), members.end()), random_(random) {}

std::size_t Overlay::chosenLinks() const {
    return static_cast<std::size_t>(
        std::ranges::count_if(links_, [](const auto& link) { return link.second.chosen; }));
}

// ---- What has happened

void Overlay::linked(Instant now, const PeerId& peer, bool dialledHere) {
    if (const auto attempt = attempts_.find(peer); attempt != attempts_.end()) {
        if (const auto old = std::exchange(attempt->second.replaces, std::nullopt)) leaving_.push_back(*old);
        if (dialledHere) attempts_.erase(attempt);
    }
    const auto [link, isNew] = links_.try_emplace(peer, Link{dialledHere, now});
    if (!isNew) link->second.chosen = link->second.chosen || dialledHere;
    pauses_.erase(peer);
    if (replaceAt_ == kNever) replaceAt_ = now + kReplaceEvery;
}

void Overlay::unlinked(Instant now, const PeerId& peer) {
    if (links_.erase(peer) == 0) return;
    // Somebody else's turn; and one who ends links as soon as they are made is not dialled in a circle.
    pauses_[peer] = {now, now + kPauseFirst, kPauseFirst * 2};
}

void Overlay::failed(Instant now, const PeerId& peer) {
    if (attempts_.erase(peer) == 0 || links_.contains(peer)) return;
    Pause& pause = pauses_[peer];
    const Duration length = std::max(pause.next, kPauseFirst);
    pause = {now, now + length, std::min(length * 2, kPauseMost)};
}

void Overlay::woke() {
    pauses_.clear();
}

Overlay::Admission Overlay::admit(Instant now, const PeerId& peer) {
    const std::size_t accepted = links_.size() - chosenLinks();
    if (links_.contains(peer) || (links_.size() < kMost && accepted < kMostAccepted)) return Taken{};
    const auto other = randomLink(now - kSettled, false);
    if (!other) return Refused{};
    return Displaced{*other};
}

// ---- What to do

// One that has lasted since before `since`.
std::optional<PeerId> Overlay::randomLink(Instant since, bool chosen) {
    std::vector<PeerId> some;
    for (const auto& [peer, link] : links_)
        if (link.chosen == chosen && link.since <= since &&
            std::ranges::find(leaving_, peer) == leaving_.end())
            some.push_back(peer);
    if (some.empty()) return std::nullopt;
    return some[random_.below(some.size())];
}

std::optional<PeerId> Overlay::candidate(Instant now) {
    const bool isShort = links_.size() < kLeast;
    std::vector<PeerId> some;
    for (const PeerId& peer : members_) {
        if (links_.contains(peer) || attempts_.contains(peer)) continue;
        const auto pause = pauses_.find(peer);
        const bool rested = pause == pauses_.end() || pause->second.until <= now ||
                            (isShort && pause->second.since + kPauseFirst <= now);
        if (rested) some.push_back(peer);
    }
    if (some.empty()) return std::nullopt;
    return some[random_.below(some.size())];
}

void Overlay::dial(Instant now, std::optional<PeerId> replaces, std::vector<Step>& out) {
    const auto peer = candidate(now);
    if (!peer) return;
    attempts_[*peer] = {now + kDialWithin, std::move(replaces)};
    out.push_back(Dial{*peer});
}

void Overlay::replaceOne(Instant now, std::vector<Step>& out) {
    replaceAt_ = now + kReplaceEvery;
    const auto old = randomLink(now, true);
    if (!old) return;
    if (links_.size() > kTarget && chosenLinks() > kLeastChosen)
        leaving_.push_back(*old);
    else
        dial(now, old, out);
}

std::vector<Overlay::Step> Overlay::proceed(Instant now) {
    std::vector<Step> out;
    std::vector<PeerId> late;
    for (const auto& [peer, attempt] : attempts_)
        if (attempt.until <= now) late.push_back(peer);
    for (const PeerId& peer : late) {
        failed(now, peer);
        out.push_back(HangUp{peer});
    }
    if (now >= replaceAt_) replaceOne(now, out);
    for (const PeerId& peer : std::exchange(leaving_, {})) {
        const auto link = links_.find(peer);
        if (link == links_.end()) continue;
        links_.erase(link);
        pauses_[peer] = {now, now + kPauseMost, kPauseMost};  // not this one again at once
        out.push_back(HangUp{peer});
    }
    const auto growing = static_cast<std::size_t>(
        std::ranges::count_if(attempts_, [](const auto& attempt) { return !attempt.second.replaces; }));
    std::size_t all = links_.size() + growing, chosen = chosenLinks() + growing;
    for (; all < kTarget || chosen < kLeastChosen; ++all, ++chosen) {
        const std::size_t before = out.size();
        dial(now, std::nullopt, out);
        if (out.size() == before) break;
    }
    plan(now);
    return out;
}

void Overlay::plan(Instant now) {
    next_ = replaceAt_;
    const auto consider = [&](Instant at) {
        if (at > now) next_ = std::min(next_, at);
    };
    for (const auto& [peer, attempt] : attempts_) consider(attempt.until);
    const bool isShort = links_.size() < kLeast;
    if (links_.size() >= kTarget && chosenLinks() >= kLeastChosen) return;
    for (const auto& [peer, pause] : pauses_) consider(isShort ? pause.since + kPauseFirst : pause.until);
}

}  // namespace reseal::gossip
