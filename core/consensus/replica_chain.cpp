#include "core/consensus/replica.h"

namespace reseal::consensus {

// ---- Votes and certificates

void Replica::count(const Vote& vote) {
    highest_.take(vote);
    if (const auto earlier = views_.contradicted(vote)) report(vote.signer, *earlier, vote);
    if (views_.judge(vote) != ViewTable::Known::New) return;
    if (const auto certificate = views_.add(vote)) learn(*certificate);
}

// The record is written first, so whatever leaves after this waits for it.
void Replica::cast(const Vote& ownVote) {
    outbox_.write(OwnVote{ownVote});
    sendToAll(ownVote);
    nextResend_ = std::max(nextResend_, now_ + kResendFirst);  // not again at once
    count(ownVote);
}

bool Replica::learn(const Certificate& certificate) {
    if (certificate.view <= floor_) return false;
    proven_ = std::max(proven_, certificate.view);
    if (config_.own && started_)
        for (const auto& entry : certificate.signatures)
            if (isOwn(entry.signer))
                ownVoteShown(
                    {certificate.kind, certificate.view, certificate.block, entry.signer, entry.signature});
    if (certificate.kind == VoteKind::Finalize) {
        learnFinalization(certificate);
        return true;
    }
    if (certificate.view > floor_ + maxOpenViews(config_)) return false;
    if (const OpenView* view = views_.find(certificate.view))
        if (certificate.kind == VoteKind::Notarize ? view->notarization : view->nullification) return false;
    views_.settle(certificate, now_);
    highest_.take(certificate);
    outbox_.write(KnownCertificate{certificate});
    push(certificate);
    return true;
}

// In a small epoch everybody passes each certificate on once, so one link that works is enough.
void Replica::push(const Certificate& certificate) {
    if (config_.size() > kPushCertificatesUpTo) return;
    sendToAll(certificate);
    for (const ValidatorIndex peer : others()) helped_[peer] = now_;
}

// Rule 7: the floor rises. What it makes unneeded goes.
void Replica::learnFinalization(const Certificate& certificate) {
    const Certificate known = certificate;  // the table that may own it is pruned below
    finalized_ = known;
    floor_ = known.view;
    highest_.take(known);
    outbox_.write(KnownCertificate{known});
    push(known);
    signer_.raiseFloor(floor_);
    views_.raiseFloor(floor_);
    progressed();
    forgetBlocks();
    outbox_.mayRewrite();
}

// ---- Blocks

void Replica::logBlock(const Hash32& hash) {
    HeldBlock* held = blocks_.find(hash);
    if (held == nullptr || held->logged) return;
    held->logged = true;
    outbox_.write(KnownBlock{held->bytes});
}

// Is the state after this block known to the host? If not, does what is missing: fetches the lowest body that
// isn't here, or has the lowest block that isn't judged yet validated.
bool Replica::ensureReady(const BlockId& id, const std::vector<ValidatorIndex>& from) {
    BlockId at = id;
    HeldBlock* lowest = nullptr;
    while (at != delivered_) {
        if (at.height <= delivered_.height) return false;  // beside the final chain
        HeldBlock* held = blocks_.find(at.hash);
        if (held == nullptr) {
            if (blocks_.bytes() < kMaxHeldBlockBytes) fetcher_.want(at.hash, from);
            return false;
        }
        if (held->links.id != at || held->verdict == Verdict::Invalid) return false;
        if (held->verdict) break;
        lowest = held;
        at = {at.height - 1, held->links.parent};
    }
    if (lowest == nullptr) return true;
    if (!lowest->asked) {
        lowest->asked = true;
        outbox_.afterDeliveries(
            ValidateBlock{lowest->view, lowest->links.id, lowest->links.parent, lowest->bytes});
    }
    return false;
}

// Rule 7: deliver what is final, in order, as soon as all of it is here.
bool Replica::deliverFinalized() {
    if (!finalized_) return false;
    std::vector<const HeldBlock*> path;
    BlockId at = finalized_->block;
    while (at.height > delivered_.height) {
        const HeldBlock* held = blocks_.find(at.hash);
        if (held == nullptr) {
            missingForDelivery(at.hash);
            return false;
        }
        if (held->links.id != at) break;
        path.push_back(held);
        at = {at.height - 1, held->links.parent};
    }
    if (at != delivered_ && finalized_->block.height >= delivered_.height) {
        alarm(AlarmKind::Forked, "the finalization of view " + std::to_string(floor_) +
                                     " excludes the block delivered at height " +
                                     std::to_string(delivered_.height));
        stop();
        return false;
    }
    nextBehind_.reset();
    behindTold_ = 0;
    if (path.empty()) return false;
    for (auto it = path.rbegin(); it != path.rend(); ++it)
        outbox_.whenDurable(Deliver{(*it)->links.id, (*it)->bytes, *finalized_});
    delivered_ = finalized_->block;
    if (path.front()->links.last) {
        ended_ = true;
        signer_.end();
    }
    return true;
}

// Near: fetched one by one. Far, or not to be had for 2Δ, or no validator: the host catches up by height.
void Replica::missingForDelivery(const Hash32& hash) {
    const bool far = finalized_->block.height - delivered_.height > kMaxMissingBlocks;
    if (config_.own && !far) fetcher_.want(hash, signersOf(*finalized_));
    if (!nextBehind_) nextBehind_ = far || !config_.own ? now_ : now_ + delta() * 2;
    if (!due(*nextBehind_)) return;
    outbox_.whenDurable(Behind{*finalized_});
    nextBehind_ = now_ + backOff(kResendFirst, behindTold_++);
    due(*nextBehind_);
}

// ---- Parents

// Rule 3: the highest notarized view for which all later ones are nullified. What is missing to know it, or
// to build on it, is fetched.
std::optional<Replica::Parent> Replica::provenParent() {
    Parent parent{floor_, finalized_ ? finalized_->block : config_.base};
    std::vector<ValidatorIndex> from = finalized_ ? signersOf(*finalized_) : others();
    for (View view = view_ - 1; view > floor_; --view) {
        const OpenView* open = views_.find(view);
        if (open != nullptr && open->notarization) {
            parent = {view, open->notarization->block};
            from = signersOf(*open->notarization);
            break;
        }
        if (open != nullptr && open->nullification) continue;
        wantCertificates(floor_ + 1, view, entry_ ? signersOf(*entry_) : others());
        return std::nullopt;
    }
    if (!ensureReady(parent.block, from)) return std::nullopt;
    return parent;
}

// Rule 4: is this proposal's parent notarized, and every view between nullified?
Replica::Proven Replica::judgeParent(const SignedHead& head) {
    if (head.parentView < floor_) return Proven::Never;  // it would undo what is final
    if (head.parentView == floor_ && head.parent != (finalized_ ? finalized_->block : config_.base))
        return Proven::Never;
    View missing = 0;
    for (View view = head.view - 1; view > head.parentView && missing == 0; --view) {
        const OpenView* open = views_.find(view);
        if (open == nullptr || !open->nullification) missing = view;
    }
    if (missing == 0 && head.parentView > floor_) {
        const OpenView* open = views_.find(head.parentView);
        if (open == nullptr || !open->notarization) {
            missing = head.parentView;
        } else if (open->notarization->block != head.parent) {
            return Proven::Never;
        }
    }
    if (missing == 0) return Proven::Yes;
    wantCertificates(std::max(head.parentView, floor_ + 1), missing, others(leaders_.of(head.view)));
    return Proven::NotYet;
}

// The latest first, for the rules look backwards; as many views as one answer covers, with two certificates
// each.
void Replica::wantCertificates(View first, View last, std::vector<ValidatorIndex> from) {
    constexpr View kViews = kFetchedCertificates / 2;
    fetcher_.wantCertificates(last - std::min(last - first, kViews - 1), last, std::move(from));
}

// Everybody else, beginning with `first`, then with the next in order, so that not all ask the same one.
std::vector<ValidatorIndex> Replica::others(std::optional<ValidatorIndex> first) const {
    std::vector<ValidatorIndex> out;
    const auto n = static_cast<ValidatorIndex>(config_.size());
    if (first && !isOwn(*first)) out.push_back(*first);
    for (ValidatorIndex i = 1; i <= n; ++i) {
        const ValidatorIndex peer = (config_.own.value_or(0) + i) % n;
        if (!isOwn(peer) && peer != first) out.push_back(peer);
    }
    return out;
}

std::vector<ValidatorIndex> Replica::signersOf(const Certificate& certificate) const {
    std::set<ValidatorIndex> signers;
    for (const auto& entry : certificate.signatures) signers.insert(entry.signer);
    std::vector<ValidatorIndex> out = others();
    std::erase_if(out, [&](ValidatorIndex peer) { return !signers.contains(peer); });
    return out;
}

// ---- What may go

// Keeps what an open view may still need, with its ancestors, and what is final but not applied.
void Replica::forgetBlocks() {
    std::set<Hash32> keep;
    const auto keepChain = [&](Hash32 hash) {
        for (const HeldBlock* held = blocks_.find(hash);
             held != nullptr && held->links.id.height > applied_.height && keep.insert(hash).second;
             held = blocks_.find(hash))
            hash = held->links.parent;
    };
    if (finalized_) keepChain(finalized_->block.hash);
    if (finalized_ && finalized_->block.height > delivered_.height)  // the chain has holes yet
        for (const auto& [hash, held] : blocks_.all())
            if (held.links.id.height > delivered_.height && held.links.id.height <= finalized_->block.height)
                keep.insert(hash);
    for (const auto& [number, view] : views_.all()) {
        if (view.notarization) keepChain(view.notarization->block.hash);
        if (view.head && !view.nullification) keepChain(view.head->block.hash);
    }
    for (const auto& [number, own] : signer_.all())
        if (own.notarize) keepChain(own.notarize->block.hash);
    blocks_.retain(keep);
}

// All that a restart needs: what the log is rewritten to when it has grown.
std::vector<Record> Replica::neededRecords() const {
    std::vector<Record> out;
    if (finalized_) out.push_back(KnownCertificate{*finalized_});
    if (signer_.mutedUpTo() > floor_) out.push_back(MutedUpTo{signer_.mutedUpTo()});
    if (signer_.awaitsAnswers() && missingUpTo_) out.push_back(VoteMissing{*missingUpTo_});
    for (const auto& [hash, held] : blocks_.all())
        if (held.logged && held.links.id.height > applied_.height) out.push_back(KnownBlock{held.bytes});
    if (ownProposal_ && ownProposal_->head.view > floor_) out.push_back(OwnProposal{*ownProposal_});
    for (const auto& [number, own] : signer_.all())
        for (const auto* vote : {&own.notarize, &own.nullify, &own.finalize})
            if (*vote) out.push_back(OwnVote{**vote});
    for (const auto& [number, view] : views_.all()) {
        if (view.notarization) out.push_back(KnownCertificate{*view.notarization});
        if (view.nullification) out.push_back(KnownCertificate{*view.nullification});
    }
    return out;
}

BlockId Replica::highestBlock() const {
    if (const Certificate* notarized = views_.highest(VoteKind::Notarize)) return notarized->block;
    return finalized_ ? finalized_->block : config_.base;
}

void Replica::tellTip() {
    const BlockId tip = highestBlock();
    if (tip_ == tip) return;
    tip_ = tip;
    outbox_.afterDeliveries(TipChanged{tip});
}

}  // namespace reseal::consensus
