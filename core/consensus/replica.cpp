#include "core/consensus/replica.h"

#include <algorithm>

namespace reseal::consensus {

Replica::Replica(Config config, const Verifier& verifier, const BlockFormat& format,
                 std::unique_ptr<SigningKey> key, Restored restored)
    : config_(std::move(config)),
      leaders_(config_),
      verifier_(verifier),
      format_(format),
      signer_(config_, std::move(key)),
      views_(config_),
      delivered_(restored.applied),
      applied_(restored.applied),
      restored_(std::move(restored)) {
    RESEAL_CHECK(check(config_));
}

// What maxOpenViews counts with.
static_assert(sizeof(OpenView) + sizeof(OwnVotes) <= kOpenViewBytes);
static_assert(sizeof(CertificateEntry) <= kOpenSignatureBytes);
static_assert(sizeof(Vote) + 64 <= 3 * kOpenSignatureBytes);  // one of those on top, in its map

std::vector<Action> Replica::step(Instant now, Event event) {
    now_ = std::max(now_, now);
    RESEAL_CHECK(started_ != std::holds_alternative<Started>(event));
    if (stopped_) return {};
    std::visit([this](auto&& which) { on(std::move(which)); }, std::move(event));
    if (!stopped_) runRules();
    return outbox_.flush([this] { return neededRecords(); });
}

ReplicaStatus Replica::status() const {
    const bool mayHaveVoted = config_.own && signer_.awaitsAnswers();
    const bool awaitsFinality =
        std::ranges::any_of(signer_.all(), [](const auto& view) { return view.second.finalize.has_value(); });
    const bool isBehind = finalized_ && finalized_->block.height > applied_.height;
    return {.view = view_,
            .floor = floor_,
            .finalized = finalized_ ? finalized_->block : config_.base,
            .delivered = delivered_,
            .mutedUpTo = signer_.mutedUpTo(),
            .heldBlockBytes = blocks_.bytes(),
            .active = active_,
            .awaitsAnswers = signer_.awaitsAnswers(),
            .stopped = stopped_,
            .ended = ended_,
            .settled = !mayHaveVoted && !awaitsFinality && !isBehind};
}

bool Replica::due(Instant at) {
    if (at <= now_) return true;
    nextTick_ = std::min(nextTick_, at);
    return false;
}

void Replica::sendToAll(Message message) {
    if (config_.own && config_.size() > 1) outbox_.whenDurable(Send{std::nullopt, std::move(message)});
}

void Replica::report(ValidatorIndex signer, SignedStatement first, SignedStatement second) {
    if (!reported_.insert(signer).second) return;
    outbox_.atOnce(Misbehaved{{signer, std::move(first), std::move(second)}});
}

// Once of each kind: an alarm that repeats is no longer heard.
void Replica::alarm(AlarmKind kind, std::string detail) {
    if (alarmed_.insert(kind).second) outbox_.atOnce(Alarm{kind, std::move(detail)});
}

void Replica::stop() {
    stopped_ = true;
    signer_.stop();
    outbox_.failed();
    nextTick_ = kNever;
}

}  // namespace reseal::consensus
