// Rule 8: whoever makes no progress repeats what it holds, and whoever hears a vote from the past answers
// with the proof of the present. Only stored votes are repeated; none is made here.
#include "core/consensus/replica.h"

namespace reseal::consensus {

void Replica::progressed() {
    progressAt_ = now_;
    resends_ = 0;
    nextResend_ = now_ + kResendFirst;
}

void Replica::resend() {
    if (!active_ || !due(nextResend_)) return;
    resendRound();
    ++resends_;
    nextResend_ = now_ + backOff(kResendFirst, resends_);
    due(nextResend_);
}

// First what moves a peer to this view, then the rest in turns.
void Replica::resendRound() {
    if (finalized_) sendToAll(*finalized_);
    if (entry_ && entry_ != finalized_) sendToAll(*entry_);
    if (ownProposal_ && ownProposal_->head.view == view_) sendToAll(*ownProposal_);
    std::vector<Message> round;
    const auto take = [&](View number) {
        const OwnVotes& own = signer_.votes(number);
        const OpenView* view = views_.find(number);
        const bool notarized = view != nullptr && view->notarization;
        const bool nullified = view != nullptr && view->nullification;
        if (notarized) round.emplace_back(*view->notarization);
        if (nullified) round.emplace_back(*view->nullification);
        if (own.notarize && !notarized) round.emplace_back(*own.notarize);
        if (own.nullify && !nullified) round.emplace_back(*own.nullify);
        if (own.finalize && !nullified) round.emplace_back(*own.finalize);
    };
    take(view_);
    if (resendCursor_ <= floor_ || resendCursor_ >= view_) resendCursor_ = floor_ + 1;
    for (const View first = resendCursor_; round.size() < kResendPerRound && first < view_;) {
        if (resendCursor_ != view_) take(resendCursor_);
        if (++resendCursor_ >= view_) resendCursor_ = floor_ + 1;
        if (resendCursor_ == first) break;
    }
    if (round.size() > kResendPerRound) round.resize(kResendPerRound);
    for (auto& message : round) sendToAll(std::move(message));
}

bool Replica::mayHelp(ValidatorIndex peer) const {
    const auto last = helped_.find(peer);
    return config_.own && !isOwn(peer) && (last == helped_.end() || last->second + kHelpEvery <= now_);
}

void Replica::help(ValidatorIndex peer, View peerView) {
    const std::optional<Certificate>& proof = peerView <= floor_ ? finalized_ : entry_;
    if (!proof || peerView >= view_ || !mayHelp(peer)) return;
    helped_[peer] = now_;
    outbox_.whenDurable(Send{peer, *proof});
}

}  // namespace reseal::consensus
