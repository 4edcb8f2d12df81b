#include "core/consensus/outbox.h"

namespace reseal::consensus {

namespace {
// About its size in the log.
std::size_t weight(const Record& record) {
    struct Weigh {
        std::size_t operator()(const OwnProposal& own) const { return own.proposal.block.size() + 1024; }
        std::size_t operator()(const OwnVote&) const { return 128; }
        std::size_t operator()(const KnownCertificate& known) const {
            return 64 + known.certificate.signatures.size() * 70;
        }
        std::size_t operator()(const KnownBlock& known) const { return known.block.size() + 16; }
        std::size_t operator()(const MutedUpTo&) const { return 16; }
        std::size_t operator()(const VoteMissing&) const { return 16; }
    };
    return std::visit(Weigh{}, record);
}
}  // namespace

void Outbox::write(Record record) {
    bytesSinceRewrite_ += weight(record);
    unwritten_.push_back(std::move(record));
}

void Outbox::whenDurable(Action action) {
    const std::uint64_t token = unwritten_.empty() ? issued_ : issued_ + 1;
    if (token <= durable_) {
        ready_.push_back(std::move(action));
    } else {
        waiting_.push_back({token, std::move(action)});
    }
}

void Outbox::afterDeliveries(Action action) {
    const bool waits = std::any_of(waiting_.begin(), waiting_.end(), [](const Waiting& other) {
        return std::holds_alternative<Deliver>(other.action);
    });
    if (waits) {
        waiting_.push_back({waiting_.back().token, std::move(action)});
    } else {
        ready_.push_back(std::move(action));
    }
}

void Outbox::logHolds(const std::vector<Record>& records) {
    for (const Record& record : records) bytesSinceRewrite_ += weight(record);
}

bool Outbox::persisted(std::uint64_t token) {
    if (failed_ || token != durable_ + 1 || token > issued_) return false;
    durable_ = token;
    while (!waiting_.empty() && waiting_.front().token <= durable_) {
        ready_.push_back(std::move(waiting_.front().action));
        waiting_.pop_front();
    }
    return true;
}

void Outbox::failed() {
    failed_ = true;
    waiting_.clear();
    unwritten_.clear();
}

std::vector<Action> Outbox::flush(const std::function<std::vector<Record>()>& needed) {
    if (!failed_ && !unwritten_.empty() && issued_ == durable_) {
        const bool rewrite = mayRewrite_ && bytesSinceRewrite_ >= kRewriteLogAfter;
        if (rewrite) {
            unwritten_ = needed();
            bytesSinceRewrite_ = 0;
            mayRewrite_ = false;
        }
        ready_.push_back(Persist{++issued_, std::move(unwritten_), rewrite});
        unwritten_.clear();
    }
    return std::exchange(ready_, {});
}

}  // namespace reseal::consensus
