#include "core/consensus/replica.h"

namespace reseal::consensus {

// Runs all rules until none changes anything. Every pass derives timers and wants anew, so those of the last
// pass hold.
void Replica::runRules() {
    bool again = true;
    while (again && !stopped_) {
        nextTick_ = kNever;
        fetcher_.begin();
        again = moveView();
        judgeActivity();
        again |= deliverFinalized();
        again |= finalizeNotarized();
        again |= notarizeProposal();
        again |= nullifyView();
        again |= proposeBlock();
    }
    if (stopped_) return;
    tellTip();
    for (auto& question : fetcher_.end(now_, nextTick_)) outbox_.atOnce(std::move(question));
    askAgain();
    resend();
}

// Rule 2. A certificate of view v proves that honest validators were in v, so views may be jumped over.
bool Replica::moveView() {
    const Certificate* because = nullptr;
    if (finalized_ && finalized_->view >= view_) because = &*finalized_;
    for (const VoteKind kind : {VoteKind::Nullify, VoteKind::Notarize}) {
        const Certificate* other = views_.highest(kind);
        if (other != nullptr && other->view >= view_ && (because == nullptr || other->view >= because->view))
            because = other;
    }
    if (because == nullptr) return false;
    if (because->view + 1 > floor_ + kManyOpenViews)
        alarm(AlarmKind::TooManyOpenViews, "no finalization since view " + std::to_string(floor_));
    if (because->view + 1 > floor_ + maxOpenViews(config_)) return false;
    enterView(because->view + 1, Certificate(*because));
    return true;
}

// The only place where the view changes.
void Replica::enterView(View view, const Certificate& because) {
    view_ = view;
    entry_ = because;
    entered_ = now_;
    making_ = Making::NotAsked;
    progressed();
    forgetBlocks();
}

// Rule 9.
void Replica::judgeActivity() {
    const bool was = active_;
    active_ = config_.own && !ended_ && hasReasonToAct();
    if (!active_ || was) return;
    activeSince_ = now_;
    progressed();
}

bool Replica::hasReasonToAct() {
    const bool leads = isOwn(leaders_.of(view_));
    if (work().due) return true;
    if (work().executable && (leads || due(workSince_ + delta() * 2))) return true;
    if (tipIsStale() || fetcher_.wantsBlocks()) return true;
    const OwnVotes& own = signer_.votes(view_);
    if (own.notarize && !own.nullify) return true;
    const OpenView* view = views_.find(view_);
    if (view == nullptr) return false;
    return (view->head && !own.nullify) || view->voters() > config_.faulty();
}

// A notarized block that isn't final after 6Δ needs a next one, if need be an empty one.
bool Replica::tipIsStale() {
    const Certificate* tip = views_.highest(VoteKind::Notarize);
    return tip != nullptr && due(views_.find(tip->view)->notarizedAt + delta() * 6);
}

// None, until the host has judged it on the tip. One alone would otherwise make blocks for ever: each of its
// views is over before the host gets a word in.
const WorkAvailable& Replica::work() const {
    static const WorkAvailable kNone;
    return work_.on == highestBlock() ? work_ : kNone;
}

// Rule 3. A proven parent is the highest notarized block, so what there is to do is judged on it.
bool Replica::proposeBlock() {
    if (!isOwn(leaders_.of(view_)) || !signer_.mayVote(view_) || signer_.votes(view_).nullify) return false;
    if (const OpenView* view = views_.find(view_); view != nullptr && view->head) return false;
    if (making_ != Making::NotAsked) return false;
    const bool evenIfEmpty = work().due || tipIsStale();
    if (!work().executable && !evenIfEmpty) return false;
    const std::optional<Parent> parent = provenParent();
    if (!parent) return false;
    if (isLast(parent->block)) {  // repeated until it is final
        const OpenView* notarized = views_.find(parent->view);
        if (notarized == nullptr || !due(notarized->notarizedAt + delta())) return false;
        making_ = Making::NoWork;
        const HeldBlock last = *blocks_.find(parent->block.hash);
        propose(*parent, last.links, last.bytes);
        return views_.at(view_).head.has_value();
    }
    if (!hasRoomFor(parent->block.height + 1)) return false;
    making_ = Making::Asked;
    makingOn_ = *parent;
    outbox_.afterDeliveries(MakeBlock{view_, parent->block, evenIfEmpty, blockRoom()});
    return false;  // nothing changes before the host answers
}

// Half as much with each view above the floor + 2 that came to nothing.
std::size_t Replica::blockRoom() const {
    std::size_t room = kMaxBlockBytes;
    for (const auto& [number, view] : views_.all())
        if (number > floor_ + 2 && view.nullification) room /= 2;
    return std::max<std::size_t>(room, 1);
}

// Who fetches a final block by height gets the headers from it to one that is finalized in a single answer.
bool Replica::hasRoomFor(Height block) const {
    const Height finalized = finalized_ ? finalized_->block.height : config_.base.height;
    return block <= finalized + kMaxOpenBlocks;
}

// Nothing of this epoch may follow it. One that is delivered ended the epoch.
bool Replica::isLast(const BlockId& block) const {
    const HeldBlock* held = blocks_.find(block.hash);
    return held != nullptr && held->links.last;
}

// Rule 4.
bool Replica::notarizeProposal() {
    const OpenView* view = views_.find(view_);
    const OwnVotes& own = signer_.votes(view_);
    if (view == nullptr || !view->head || view->equivocated || view->headRefused) return false;
    if (!signer_.mayVote(view_) || own.notarize || own.nullify) return false;
    const SignedHead head = *view->head;
    const Proven proven = judgeParent(head);
    if (proven == Proven::NotYet) return false;
    if (proven == Proven::Never || (head.block != head.parent && isLast(head.parent))) {
        views_.at(view_).headRefused = true;
        return true;
    }
    if (!ensureReady(head.block, others(leaders_.of(view_)))) return false;
    if (blocks_.find(head.block.hash)->verdict != Verdict::Valid) return false;  // too early for this clock
    const auto vote = signer_.notarize(view_, head.block);
    if (!vote) return false;
    logBlock(head.block.hash);
    cast(*vote);
    return true;
}

// Rule 5, and the only place where finalize votes are made.
bool Replica::finalizeNotarized() {
    for (const View number : views_.notarized()) {
        const OpenView& view = *views_.find(number);
        if (view.nullification || view.equivocated || !signer_.mayVote(number)) continue;
        const OwnVotes& own = signer_.votes(number);
        if (own.nullify || own.finalize) continue;
        const BlockId block = view.notarization->block;
        if (!ensureReady(block, signersOf(*view.notarization))) continue;
        const auto vote = signer_.finalize(number, block);
        if (!vote) continue;
        logBlock(block.hash);
        cast(*vote);
        return true;  // the table may have changed under the loop
    }
    return false;
}

// Rule 6.
bool Replica::nullifyView() {
    const OwnVotes& own = signer_.votes(view_);
    if (own.nullify || own.finalize) return false;
    const OpenView* view = views_.find(view_);
    const std::size_t against = view == nullptr ? 0 : view->nullify.size();
    if (!signer_.mayVote(view_)) {
        // The exception for a muted node: it can't be the one that keeps the others in this view.
        if (signer_.mutedUpTo() < view_ || against + 1 < config_.quorum()) return false;
        const auto vote = signer_.nullifyThoughMuted(view_);
        if (!vote) return false;
        cast(*vote);
        return true;
    }
    if (!active_) return false;
    const Instant from = std::max(entered_, activeSince_);
    const bool proposed = (view != nullptr && view->head) || own.notarize;
    const ValidatorIndex leader = leaders_.of(view_);
    const bool leaderGaveUp =
        (view != nullptr && view->nullify.contains(leader)) || (!proposed && gone_.contains(leader));
    // `due` is asked in each case, so that the later timer is known too.
    const bool late = due(from + delta() * 3) || (!proposed && due(from + delta() * 2));
    if (!late && !leaderGaveUp && against <= config_.faulty()) return false;
    const auto vote = signer_.nullify(view_);
    if (!vote) return false;
    cast(*vote);
    return true;
}

}  // namespace reseal::consensus
