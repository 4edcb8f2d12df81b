#include "core/consensus/view_table.h"

namespace reseal::consensus {

namespace {
std::map<ValidatorIndex, Vote>& tally(OpenView& view, VoteKind kind) {
    switch (kind) {
        case VoteKind::Notarize:
            return view.notarize;
        case VoteKind::Nullify:
            return view.nullify;
        case VoteKind::Finalize:
            break;
    }
    return view.finalize;
}
}  // namespace

const std::map<ValidatorIndex, Vote>& OpenView::votes(VoteKind kind) const {
    switch (kind) {
        case VoteKind::Notarize:
            return notarize;
        case VoteKind::Nullify:
            return nullify;
        case VoteKind::Finalize:
            break;
    }
    return finalize;
}

std::size_t OpenView::voters() const {
    std::set<ValidatorIndex> different;
    for (const auto* votes : {&notarize, &nullify, &finalize})
        for (const auto& [signer, vote] : *votes) different.insert(signer);
    return different.size();
}

const OpenView* ViewTable::find(View view) const {
    const auto found = open_.find(view);
    return found == open_.end() ? nullptr : &found->second;
}

ViewTable::Known ViewTable::judge(const Vote& vote) const {
    const OpenView* view = find(vote.view);
    if (view == nullptr) return Known::New;
    const bool settled =
        vote.kind == VoteKind::Notarize ? view->notarization.has_value() : view->nullification.has_value();
    if (settled) return Known::Settled;
    const auto& votes = view->votes(vote.kind);
    const auto mine = votes.find(vote.signer);
    if (mine == votes.end()) return Known::New;
    return mine->second.block == vote.block ? Known::Repeated : Known::Contradiction;
}

std::optional<Certificate> ViewTable::add(const Vote& vote) {
    auto& votes = tally(open_[vote.view], vote.kind);
    votes.emplace(vote.signer, vote);
    Certificate certificate{vote.kind, vote.view, vote.block, {}};
    for (const auto& [signer, other] : votes) {
        if (other.block != vote.block) continue;
        certificate.signatures.push_back({signer, other.signature});
        if (certificate.signatures.size() == config_.quorum()) return certificate;
    }
    return std::nullopt;
}

std::optional<Vote> ViewTable::contradicted(const Vote& vote) const {
    const OpenView* view = find(vote.view);
    if (view == nullptr) return std::nullopt;
    const auto earlier = [&](VoteKind kind) -> std::optional<Vote> {
        const auto& votes = view->votes(kind);
        const auto found = votes.find(vote.signer);
        if (found == votes.end()) return std::nullopt;
        return found->second;
    };
    if (const auto same = earlier(vote.kind); same && same->block != vote.block) return same;
    if (vote.kind == VoteKind::Nullify) return earlier(VoteKind::Finalize);
    if (vote.kind == VoteKind::Finalize) return earlier(VoteKind::Nullify);
    return std::nullopt;
}

void ViewTable::settle(const Certificate& certificate, Instant now) {
    OpenView& view = open_[certificate.view];
    if (certificate.kind == VoteKind::Notarize) {
        view.notarization = certificate;
        notarized_.insert(certificate.view);
        view.notarizedAt = now;
        view.notarize.clear();
    } else {
        // q nullify votes leave fewer than q that may still finalize.
        view.nullification = certificate;
        nullified_.insert(certificate.view);
        view.nullify.clear();
        view.finalize.clear();
    }
}

void ViewTable::raiseFloor(View floor) {
    open_.erase(open_.begin(), open_.upper_bound(floor));
    for (auto* views : {&notarized_, &nullified_}) views->erase(views->begin(), views->upper_bound(floor));
}

const Certificate* ViewTable::highest(VoteKind kind) const {
    const std::set<View>& views = kind == VoteKind::Notarize ? notarized_ : nullified_;
    if (views.empty()) return nullptr;
    const OpenView& view = open_.at(*views.rbegin());
    return kind == VoteKind::Notarize ? &*view.notarization : &*view.nullification;
}

void HighestVotes::take(const Vote& vote) {
    const auto [entry, isNew] = votes_.try_emplace({vote.signer, vote.kind}, vote);
    if (!isNew && entry->second.view < vote.view) entry->second = vote;
}

void HighestVotes::take(const Certificate& certificate) {
    for (const auto& entry : certificate.signatures)
        take(Vote{certificate.kind, certificate.view, certificate.block, entry.signer, entry.signature});
}

std::vector<Vote> HighestVotes::of(ValidatorIndex signer) const {
    std::vector<Vote> out;
    for (const VoteKind kind : {VoteKind::Notarize, VoteKind::Nullify, VoteKind::Finalize})
        if (const auto found = votes_.find({signer, kind}); found != votes_.end())
            out.push_back(found->second);
    return out;
}

}  // namespace reseal::consensus
