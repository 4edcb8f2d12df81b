// Coming back: the log is replayed, and before the first vote the others are asked whether they know own
// votes that it doesn't hold.
#include "core/consensus/replica.h"

namespace reseal::consensus {

void Replica::on(Started event) {
    started_ = true;
    nonce_ = event.nonce;
    entered_ = activeSince_ = askAt_ = now_;
    progressed();
    replay(*std::exchange(restored_, std::nullopt));
    weighAnswers();
}

// Takes maxima over all records, so their order and repeats don't matter. The view is entered through the
// rules, like any other.
void Replica::replay(Restored restored) {
    started_ = false;  // certificates from the log show no new own votes, and are in the log already
    const auto raise = [&](const Certificate& certificate) {
        if (certificate.kind != VoteKind::Finalize || certificate.view <= floor_) return;
        finalized_ = certificate;
        floor_ = certificate.view;
    };
    outbox_.logHolds(restored.records);
    if (restored.finalization) raise(*restored.finalization);
    for (const auto& record : restored.records)
        if (const auto* known = std::get_if<KnownCertificate>(&record)) raise(known->certificate);
    signer_.raiseFloor(floor_);
    if (finalized_) highest_.take(*finalized_);

    std::vector<Vote> ownVotes;
    struct Take {
        Replica& self;
        std::vector<Vote>& ownVotes;
        void block(Bytes bytes, View view) {
            const auto links = self.format_.links(bytes);
            if (!links || links->id.height <= self.applied_.height) return;
            HeldBlock& held = self.blocks_.add({*links, std::move(bytes), view, false, std::nullopt, true});
            held.view = std::max(held.view, view);
        }
        void operator()(OwnProposal& own) {
            const SignedHead head = own.proposal.head;
            // It may be final and not applied yet.
            block(own.proposal.block, head.block == head.parent ? 0 : head.view);
            if (head.view <= self.floor_) return;
            self.signer_.adopt(head);
            self.views_.at(head.view).head = head;
            if (!self.ownProposal_ || self.ownProposal_->head.view < head.view)
                self.ownProposal_ = std::move(own.proposal);
        }
        void operator()(OwnVote& own) {
            if (own.vote.view > self.floor_) ownVotes.push_back(own.vote);
        }
        void operator()(KnownCertificate& known) {
            const Certificate& certificate = known.certificate;
            if (certificate.kind == VoteKind::Finalize || certificate.view <= self.floor_) return;
            self.views_.settle(certificate, self.now_);
            self.highest_.take(certificate);
        }
        void operator()(KnownBlock& known) { block(std::move(known.block), 0); }
        void operator()(MutedUpTo& muted) { self.signer_.muteUpTo(muted.view); }
        void operator()(VoteMissing& missing) {
            self.missingUpTo_ = std::max(self.missingUpTo_, std::optional(missing.view));
        }
    };
    for (auto& record : restored.records) std::visit(Take{*this, ownVotes}, record);

    // Own votes count again, after all certificates are known: with q = 1 they complete one at once.
    SignState held;
    for (const Vote& vote : ownVotes) {
        signer_.adopt(vote);
        held.take(vote);
    }
    votesAtStart_ = signer_.all();
    floorAtStart_ = floor_;
    if (missingUpTo_ && *missingUpTo_ <= signer_.mutedUpTo()) missingUpTo_.reset();
    shownToUs_ = missingUpTo_.value_or(0);
    const SignState& beside = restored.signState;
    signer_.hasFinalized(beside.finalize);
    for (const auto& [known, logged] :
         {std::pair{beside.notarize, held.notarize}, std::pair{beside.nullify, held.nullify},
          std::pair{beside.finalize, held.finalize}})
        if (known > floor_ && known > logged && known > signer_.mutedUpTo()) isMissing(known);
    started_ = true;
    for (const Vote& vote : ownVotes)
        if (vote.view > floor_) count(vote);
}

void Replica::askAgain() {
    if (!signer_.awaitsAnswers() || !config_.own || !due(askAt_)) return;
    const auto question = signer_.ask(nonce_);
    if (!question) return;
    for (const ValidatorIndex peer : others())
        if (!answered_.contains(peer)) outbox_.whenDurable(Send{peer, *question});
    askAt_ = now_ + backOff(kFetchFirst, asked_++);
    due(askAt_);
}

// With q−1 others and itself a quorum has spoken, so some honest validator that was in any certificate with
// this node's vote is among them, unless it is the one that only just failed.
void Replica::weighAnswers() {
    if (!signer_.awaitsAnswers() || answered_.size() + 1 < config_.quorum()) return;
    signer_.answersAreIn();
    votesAtStart_.clear();
    if (missingUpTo_) mute();
}

bool Replica::holdsOwn(const Vote& vote) const {
    const auto in = [&](const std::map<View, OwnVotes>& votes) {
        const auto found = votes.find(vote.view);
        if (found == votes.end()) return false;
        for (const auto* own : {&found->second.notarize, &found->second.nullify, &found->second.finalize})
            if (*own && (*own)->kind == vote.kind && (*own)->block == vote.block) return true;
        return false;
    };
    return in(signer_.all()) || in(votesAtStart_);
}

// Who has this key, and perhaps not by right, can sign a vote of any view; nobody can have entered one
// further above what is certified. With all that is shown believed, one vote would mute this node for the
// epoch.
View Replica::reachable() const {
    return std::max({view_, floor_, proven_}) + kBelievedAhead;
}

// Called for every verified own vote that somebody shows, at the start or later.
void Replica::ownVoteShown(const Vote& vote) {
    const View settled = signer_.awaitsAnswers() ? floorAtStart_ : floor_;
    if (vote.view <= settled || vote.view > reachable() || holdsOwn(vote)) return;
    isMissing(vote.view);
    if (vote.view > floor_) {
        signer_.adopt(vote);
        outbox_.write(OwnVote{vote});
        count(vote);
    }
    if (!signer_.awaitsAnswers()) mute();
}

// While the question is open nothing is signed, so nothing is muted yet, but it must not be forgotten: after
// a crash here the log holds the vote that was shown, and would pass for whole (seed 4169 of the simulator).
void Replica::isMissing(View view) {
    shownToUs_ = std::max(shownToUs_, view);
    if (!signer_.awaitsAnswers()) return;
    shownToUs_ = std::max(shownToUs_, std::min(signer_.mutedUpTo() + 1, kMaxNumber));
    if (missingUpTo_ >= shownToUs_) return;
    missingUpTo_ = shownToUs_;
    outbox_.write(VoteMissing{shownToUs_});
}

void Replica::mute() {
    alarm(AlarmKind::RestoredBackup,
          "own votes up to view " + std::to_string(shownToUs_) +
              " are known that the log doesn't hold; nothing is signed up to there");
    if (shownToUs_ <= signer_.mutedUpTo()) return;
    signer_.muteUpTo(shownToUs_);
    outbox_.write(MutedUpTo{shownToUs_});
}

void Replica::hear(ValidatorIndex from, StatusQuestion question) {
    if (question.asker >= config_.size() || isOwn(question.asker)) return;
    if (!verifier_.verify(config_.validators[question.asker], statement(config_, question),
                          question.signature))
        return reject(from, fail(ErrorCode::BadSignature, "status question"));
    StatusAnswer answer{0, question.asker, question.nonce, highest_.of(question.asker), {}, {}};
    for (const VoteKind kind : {VoteKind::Notarize, VoteKind::Nullify})
        if (const Certificate* certificate = views_.highest(kind))
            answer.certificates.push_back(*certificate);
    if (finalized_) answer.certificates.push_back(*finalized_);
    if (auto complete = signer_.answer(std::move(answer)))
        outbox_.whenDurable(Send{question.asker, *std::move(complete)});
    if (mayAskBack(question))
        if (auto own = signer_.ask(nonce_)) outbox_.whenDurable(Send{question.asker, *std::move(own)});
}

// It is there, and may have dropped what it was asked before its own start (in the epoch before, if this one
// has just begun). Once for each of its starts, so that two who wait don't ask each other for ever.
bool Replica::mayAskBack(const StatusQuestion& question) {
    if (!signer_.awaitsAnswers() || answered_.contains(question.asker)) return false;
    const auto [last, isFirst] = askedBack_.try_emplace(question.asker, question.nonce);
    return isFirst || std::exchange(last->second, question.nonce) != question.nonce;
}

void Replica::hear(ValidatorIndex from, StatusAnswer answer) {
    if (!signer_.awaitsAnswers() || !isOwn(answer.asker) || answer.nonce != nonce_) return;
    if (answer.answerer >= config_.size() || isOwn(answer.answerer) || answered_.contains(answer.answerer))
        return;
    if (!verifier_.verify(config_.validators[answer.answerer], statement(config_, answer), answer.signature))
        return reject(from, fail(ErrorCode::BadSignature, "status answer"));
    for (const Vote& vote : answer.votes)
        if (!isOwn(vote.signer) || !verifyVote(config_, vote, verifier_))
            return reject(from, fail(ErrorCode::BadSignature, "a vote shown in a status answer"));
    for (const Certificate& certificate : answer.certificates)
        if (const auto good = verifyCertificate(config_, certificate, verifier_); !good)
            return reject(from, good.error());
    for (const Certificate& certificate : answer.certificates) proven_ = std::max(proven_, certificate.view);
    for (const Vote& vote : answer.votes) ownVoteShown(vote);
    for (const Certificate& certificate : answer.certificates) {
        shownToUs_ = std::max(shownToUs_, certificate.view);
        learn(certificate);
    }
    answered_.insert(answer.answerer);
    weighAnswers();
}

}  // namespace reseal::consensus
