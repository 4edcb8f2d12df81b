#include "core/consensus/signer.h"

namespace reseal::consensus {

namespace {
std::optional<Vote>& slot(OwnVotes& votes, VoteKind kind) {
    switch (kind) {
        case VoteKind::Notarize:
            return votes.notarize;
        case VoteKind::Nullify:
            return votes.nullify;
        case VoteKind::Finalize:
            break;
    }
    return votes.finalize;
}
Error denied(std::string why, View view) {
    return fail(ErrorCode::Denied, std::move(why) + " (view " + std::to_string(view) + ")");
}
}  // namespace

Signer::Signer(const Config& config, std::unique_ptr<SigningKey> key)
    : config_(config), key_(std::move(key)) {}

Status Signer::refusal(View view) const {
    if (!key_ || !config_.own) return denied("an observer signs nothing", view);
    if (stopped_) return denied("a sync failed", view);
    if (ended_) return denied("the epoch is over", view);
    if (awaitsAnswers_) return denied("the restart question is not answered", view);
    if (view <= floor_) return denied("at or below the floor", view);
    return {};
}

bool Signer::mayVote(View view) const {
    return static_cast<bool>(refusal(view)) && view > mutedUpTo_;
}

const OwnVotes& Signer::votes(View view) const {
    static const OwnVotes kNone;
    const auto found = votes_.find(view);
    return found == votes_.end() ? kNone : found->second;
}

Result<Vote> Signer::sign(VoteKind kind, View view, const BlockId& block) {
    RESEAL_TRY(refusal(view));
    const OwnVotes& own = votes(view);
    if (kind == VoteKind::Nullify && own.finalize) return denied("nullify after finalize", view);
    if (kind == VoteKind::Finalize && own.nullify) return denied("finalize after nullify", view);
    std::optional<Vote>& mine = slot(votes_[view], kind);
    if (mine && mine->block != block) return denied("a second " + std::string(name(kind)), view);
    if (!mine)
        mine = Vote{kind, view, block, *config_.own, key_->sign(statement(config_, kind, view, block))};
    return *mine;
}

Result<Vote> Signer::notarize(View view, const BlockId& block) {
    if (view <= mutedUpTo_) return denied("muted", view);
    return sign(VoteKind::Notarize, view, block);
}
Result<Vote> Signer::nullify(View view) {
    if (view <= mutedUpTo_) return denied("muted", view);
    return sign(VoteKind::Nullify, view, {});
}
Result<Vote> Signer::finalize(View view, const BlockId& block) {
    if (view <= mutedUpTo_) return denied("muted", view);
    return sign(VoteKind::Finalize, view, block);
}
Result<Vote> Signer::nullifyThoughMuted(View view) {
    if (view <= finalizedUpTo_) return denied("a finalize vote there may have been lost", view);
    return sign(VoteKind::Nullify, view, {});
}

Result<SignedHead> Signer::propose(SignedHead head) {
    RESEAL_TRY(refusal(head.view));
    if (head.view <= mutedUpTo_) return denied("muted", head.view);
    if (heads_.contains(head.view)) return denied("a second proposal", head.view);
    head.signature = key_->sign(statement(config_, head));
    heads_[head.view] = head;
    return head;
}

// Neither a question nor an answer binds anybody, so both may be signed before the first vote.
Result<StatusQuestion> Signer::ask(const Nonce16& nonce) {
    if (!key_ || !config_.own || stopped_) return fail(ErrorCode::Denied, "no key");
    StatusQuestion question{*config_.own, nonce, {}};
    question.signature = key_->sign(statement(config_, question));
    return question;
}
Result<StatusAnswer> Signer::answer(StatusAnswer answer) {
    if (!key_ || !config_.own || stopped_) return fail(ErrorCode::Denied, "no key");
    answer.answerer = *config_.own;
    answer.signature = key_->sign(statement(config_, answer));
    return answer;
}

void Signer::adopt(const Vote& vote) {
    if (vote.view <= floor_) return;
    std::optional<Vote>& mine = slot(votes_[vote.view], vote.kind);
    if (!mine) mine = vote;
}
void Signer::adopt(const SignedHead& head) {
    if (head.view > floor_) heads_.emplace(head.view, head);
}

void Signer::raiseFloor(View floor) {
    floor_ = std::max(floor_, floor);
    votes_.erase(votes_.begin(), votes_.upper_bound(floor_));
    heads_.erase(heads_.begin(), heads_.upper_bound(floor_));
}

void Signer::muteUpTo(View view) {
    mutedUpTo_ = std::max(mutedUpTo_, view);
}

}  // namespace reseal::consensus
