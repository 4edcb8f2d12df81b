#include "core/node/dialer.h"

#include "core/base/log.h"
#include "core/crypto/random.h"

namespace reseal::node {

Duration Backoff::next(std::uint32_t random) {
    const std::int64_t step = next_.ms;
    next_ = std::min(next_ + milliseconds((next_.ms + 3) / 4), most_);
    return milliseconds(step / 2 + static_cast<std::int64_t>(
                                       (std::uint64_t{random} * static_cast<std::uint64_t>(step)) >> 32));
}

Dialer::Dialer(const LinkContext& context, DialTarget target, QObject* parent)
    : QObject(parent),
      context_(context),
      target_(std::move(target)),
      backoff_(context.limits.redialFirst, context.limits.redialMost) {
    RESEAL_CHECK(!target_.addresses.empty());
    timer_.setSingleShot(true);
    connect(&timer_, &QTimer::timeout, this, &Dialer::dial);
}

Dialer::~Dialer() = default;

Link* Dialer::link() const {
    return isUp_ ? link_.get() : nullptr;
}

void Dialer::start() {
    if (started_) return;
    started_ = true;
    if (!held_) timer_.start(0);
}

void Dialer::stop() {
    started_ = false;
    isUp_ = false;
    timer_.stop();
    link_.reset();
}

void Dialer::dialNow() {
    if (started_ && !held_ && !link_) timer_.start(0);
}

void Dialer::hold(bool held) {
    if (held_ == held) return;
    held_ = held;
    if (held_)
        timer_.stop();
    else
        dialNow();
}

void Dialer::setTarget(DialTarget target) {
    RESEAL_CHECK(!target.addresses.empty());
    const bool same = target.peer.pin == target_.peer.pin && target.peer.nodeKey == target_.peer.nodeKey &&
                      target.peer.clinic == target_.peer.clinic && target.channel == target_.channel;
    target_ = std::move(target);
    nextAddress_ = 0;
    backoff_.reset();
    if (link_ && !same)
        link_->close(fail(ErrorCode::Cancelled, "the peer has another key or place"));
    else
        dialNow();
}

void Dialer::dial() {
    if (!started_ || held_ || link_) return;
    const Instant now = monotonicClock();
    if (context_.penalties != nullptr && context_.penalties->barred(target_.peer.pin, now)) return schedule();
    ++attempts_;
    const Address& address = target_.addresses[nextAddress_ % target_.addresses.size()];
    ++nextAddress_;
    link_ = Link::dial(context_, address.host, address.port, target_.channel, target_.peer, target_.token);
    connect(link_.get(), &Link::ready, this, &Dialer::onReady);
    connect(link_.get(), &Link::closed, this, &Dialer::onClosed);
}

void Dialer::onReady() {
    isUp_ = true;
    upSince_ = monotonicClock();
    Q_EMIT up(link_.get());
}

void Dialer::onClosed(const Error& reason) {
    const Error why = reason;  // belongs to the link
    const bool wasUp = std::exchange(isUp_, false);
    if (wasUp && monotonicClock() - upSince_ >= context_.limits.settled) backoff_.reset();
    link_.reset();
    schedule();
    if (wasUp)
        Q_EMIT down(why);
    else
        Q_EMIT failed(why);
}

void Dialer::schedule() {
    if (!started_ || held_) return;
    pause_ = backoff_.next(crypto::randomBelow(UINT32_MAX));
    if (context_.penalties != nullptr) {
        const Instant now = monotonicClock();
        const Instant until = context_.penalties->barredUntil(target_.peer.pin);
        if (until > now) pause_ = std::max(pause_, until - now);
    }
    timer_.start(static_cast<int>(pause_.ms));
}

}  // namespace reseal::node
