#include "core/consensus/replica.h"

namespace reseal::consensus {

// ---- The host

void Replica::on(Received event) {
    if (event.from >= config_.size() || isOwn(event.from)) return;
    std::visit([&](auto&& message) { hear(event.from, std::move(message)); }, std::move(event.message));
}

void Replica::on(PeerConnected event) {
    gone_.erase(event.peer);
    if (!config_.own || event.peer >= config_.size() || isOwn(event.peer)) return;
    std::erase_if(served_, [&](const auto& one) { return one.first.first == event.peer; });
    const auto tell = [&](Message message) { outbox_.whenDurable(Send{event.peer, std::move(message)}); };
    if (signer_.awaitsAnswers() && !answered_.contains(event.peer))  // it wasn't there when all were asked
        if (auto question = signer_.ask(nonce_)) tell(*std::move(question));
    if (finalized_) tell(*finalized_);
    if (entry_ && entry_ != finalized_) tell(*entry_);
    if (ownProposal_ && ownProposal_->head.view == view_) tell(*ownProposal_);
    const OwnVotes& own = signer_.votes(view_);
    for (const auto* vote : {&own.notarize, &own.nullify, &own.finalize})
        if (*vote) tell(**vote);
}

void Replica::on(PeerGone event) {
    if (event.peer < config_.size()) gone_.insert(event.peer);
}

void Replica::on(Tick) {}

void Replica::on(Persisted event) {
    outbox_.persisted(event.token);
}

void Replica::on(PersistFailed) {
    alarm(AlarmKind::SyncFailed, "the vote log can't be written; restart when the disk is well again");
    stop();
}

void Replica::on(WorkAvailable event) {
    if (event.executable && !work_.executable) workSince_ = now_;
    work_ = event;
    if (making_ == Making::NoWork) making_ = Making::NotAsked;
}

void Replica::on(BlockMade event) {
    if (event.view != view_ || making_ != Making::Asked) return;
    making_ = Making::NoWork;
    if (!event.block) return;
    const auto links = format_.links(*event.block);
    const Parent parent = makingOn_;
    if (parent.view < floor_) return;
    if (!links || links->parent != parent.block.hash || links->id.height != parent.block.height + 1 ||
        event.block->size() > kMaxBlockBytes)
        return alarm(AlarmKind::BlockRefused, "in view " + std::to_string(view_));
    propose(parent, *links, *std::move(event.block));
}

// Rule 3, the second half: the proposal and, through rule 4, the own vote become durable in one batch.
void Replica::propose(const Parent& parent, const BlockLinks& links, Bytes block) {
    auto head = signer_.propose({view_, links.id, parent.view, parent.block, {}});
    if (!head) return;
    Proposal proposal{*head, std::nullopt, {}, std::move(block)};
    if (parent.view > floor_) proposal.parentProof = views_.find(parent.view)->notarization;
    if (parent.view == floor_) proposal.parentProof = finalized_;
    for (View view = view_ - 1; view > parent.view && proposal.gaps.size() < kMaxGapCertificates; --view)
        proposal.gaps.push_back(*views_.find(view)->nullification);
    HeldBlock& held = blocks_.add({links, proposal.block, view_, true, Verdict::Valid, true});
    held.verdict = Verdict::Valid;
    held.logged = true;
    views_.at(view_).head = *head;
    outbox_.write(OwnProposal{proposal});
    sendToAll(proposal);
    ownProposal_ = std::move(proposal);
}

void Replica::on(BlockValidated event) {
    HeldBlock* held = blocks_.find(event.hash);
    if (held == nullptr || !held->asked || (held->verdict && held->verdict != Verdict::TooEarly)) return;
    held->verdict = event.verdict;
    if (event.verdict != Verdict::Invalid) return;
    for (auto& [number, view] : views_.all())
        if (view.notarization && view.notarization->block.hash == event.hash)
            alarm(AlarmKind::InvalidNotarized,
                  "block " + event.hash.hex() + " of view " + std::to_string(number));
}

void Replica::on(Applied event) {
    if (event.block.height <= applied_.height || event.block.height > delivered_.height) return;
    applied_ = event.block;
    forgetBlocks();
    outbox_.mayRewrite();
}

void Replica::on(CaughtUp event) {
    const Certificate& finalization = event.finalization;
    if (finalization.kind != VoteKind::Finalize || !verifyCertificate(config_, finalization, verifier_))
        return;
    if (finalization.block.height > delivered_.height) delivered_ = finalization.block;
    if (finalization.block.height > applied_.height) applied_ = finalization.block;
    learn(finalization);
    forgetBlocks();
}

// ---- The others

bool Replica::takeCertificate(ValidatorIndex from, const Certificate& certificate) {
    if (certificate.view <= floor_) return true;
    if (certificate.kind != VoteKind::Finalize) {
        if (certificate.view > floor_ + maxOpenViews(config_)) return true;
        const OpenView* view = views_.find(certificate.view);
        const bool notarize = certificate.kind == VoteKind::Notarize;
        if (view != nullptr && (notarize ? view->notarization : view->nullification)) return true;
    }
    if (const auto good = verifyCertificate(config_, certificate, verifier_); !good) {
        reject(from, good.error());
        return false;
    }
    learn(certificate);
    return true;
}

void Replica::hear(ValidatorIndex from, Certificate certificate) {
    takeCertificate(from, certificate);
}

void Replica::hear(ValidatorIndex from, Vote vote) {
    if (vote.signer >= config_.size()) return reject(from, fail(ErrorCode::Malformed, "no such validator"));
    if (isOwn(vote.signer)) {
        if (vote.view > floor_ && vote.view <= reachable() && !holdsOwn(vote) &&
            verifyVote(config_, vote, verifier_))
            ownVoteShown(vote);
        return;
    }
    if (vote.view > view_ + kVotesAhead) return;
    // Who sends a finalize vote has left its view.
    const View peerView = vote.kind == VoteKind::Finalize && vote.view > floor_ ? vote.view + 1 : vote.view;
    const bool helpless = peerView >= view_ || !mayHelp(vote.signer);
    const bool over = vote.view <= floor_;
    const auto known = over ? ViewTable::Known::Settled : views_.judge(vote);
    if (helpless && (known == ViewTable::Known::Settled || known == ViewTable::Known::Repeated)) return;
    if (const auto good = verifyVote(config_, vote, verifier_); !good) return reject(from, good.error());
    if (!over) count(vote);
    help(vote.signer, peerView);
}

void Replica::hear(ValidatorIndex from, Proposal proposal) {
    const SignedHead& head = proposal.head;
    const ValidatorIndex leader = leaders_.of(head.view);
    if (head.view <= floor_ || isOwn(leader)) return;
    if (const OpenView* view = views_.find(head.view); view != nullptr && view->head == head)
        if (blocks_.find(head.block.hash) != nullptr) return;  // repeated
    const auto links = format_.links(proposal.block);
    if (!links || !isAbout(head, *links))
        return reject(from, fail(ErrorCode::Malformed, "a proposal that isn't about its block"));
    if (!verifyHead(config_, leaders_, head, verifier_))
        return reject(from, fail(ErrorCode::BadSignature, "proposal"));
    if (proposal.parentProof && !takeCertificate(from, *proposal.parentProof)) return;
    for (const Certificate& gap : proposal.gaps)
        if (!takeCertificate(from, gap)) return;
    if (head.view <= floor_ || head.view > view_ + kVotesAhead) return;
    OpenView& view = views_.at(head.view);
    if (view.head && (view.head->block != head.block || view.head->parentView != head.parentView)) {
        view.equivocated = true;
        return report(leader, *view.head, head);
    }
    const bool notarized = view.notarization && view.notarization->block == head.block;
    if (view.nullification && !notarized) return;
    if (!hasRoomFor(head.block.height)) return;
    if (blocks_.bytes() + proposal.block.size() > kMaxHeldBlockBytes && !fetcher_.wants(head.block.hash))
        return;
    view.head = head;
    const View madeFor = head.block == head.parent ? 0 : head.view;
    blocks_.add({*links, std::move(proposal.block), madeFor, false, std::nullopt, false});
}

void Replica::hear(ValidatorIndex from, FetchBlock question) {
    if (!config_.own) return;
    if (const HeldBlock* held = blocks_.find(question.hash)) {
        std::erase_if(served_, [&](const auto& one) { return one.second + kServeAgainAfter <= now_; });
        if (!served_.try_emplace({from, question.hash}, now_).second) return;
        outbox_.whenDurable(Send{from, BlockBody{held->bytes}});
    } else {
        help(from, 0);  // applied and gone: it has to catch up by height
    }
}

void Replica::hear(ValidatorIndex from, BlockBody body) {
    const auto links = format_.links(body.block);
    if (!links) return reject(from, fail(ErrorCode::Malformed, "a block"));
    if (!fetcher_.wants(links->id.hash)) return;
    blocks_.add({*links, std::move(body.block), 0, false, std::nullopt, false});
}

void Replica::hear(ValidatorIndex from, FetchCertificates question) {
    if (!config_.own) return;
    if (question.first <= floor_ && finalized_) outbox_.whenDurable(Send{from, *finalized_});
    std::size_t sent = 0;
    for (auto it = views_.all().lower_bound(question.first);
         it != views_.all().end() && it->first <= question.last && sent < kFetchedCertificates; ++it)
        for (const auto* certificate : {&it->second.notarization, &it->second.nullification})
            if (*certificate) {
                outbox_.whenDurable(Send{from, **certificate});
                ++sent;
            }
}

}  // namespace reseal::consensus
