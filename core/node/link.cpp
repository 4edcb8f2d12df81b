#include "core/node/link.h"

#include "core/base/log.h"
#include "core/base/moment.h"

namespace reseal::node {

namespace {

constexpr qint64 kReadBuffer = 128 << 10;  // undigested bytes in the socket; beyond it TCP pushes back
constexpr qint64 kTurn = 256 << 10;        // read at once before other links have their turn

}  // namespace

void DropLink::operator()(Link* link) const {
    link->state_ = Link::State::Closed;  // from here on it signals nothing but destroyed()
    link->requestsOut_.clear();
    if (link->depth_ > 0)
        link->deleteLater();
    else
        delete link;
}

Link::Link(const LinkContext& context, std::unique_ptr<QSslSocket> socket, Side side)
    : context_(context),
      socket_(std::move(socket)),
      side_(side),
      reader_(kMaxHandshakeFrame),
      bytesIn_(context.limits.mainBytesPerSecond, context.limits.mainBytesBurst, monotonicClock()) {
    connectSocket();
}

Link::~Link() {
    socket_->disconnect(this);
}

void Link::connectSocket() {
    QSslSocket* socket = socket_.get();
    socket->setReadBufferSize(kReadBuffer);
    connect(socket, &QSslSocket::connected, this, [this] {
        if (state_ != State::Connecting) return;
        state_ = State::Tls;
        deadline_ = monotonicClock() + context_.limits.handshake;
        armFor(deadline_);
    });
    connect(socket, &QSslSocket::sslErrors, this, &Link::onSslErrors);
    connect(socket, &QSslSocket::encrypted, this, &Link::onEncrypted);
    connect(socket, &QSslSocket::readyRead, this, [this] { readSome(false); });
    connect(socket, &QSslSocket::encryptedBytesWritten, this, &Link::onBytesWritten);
    connect(socket, &QSslSocket::bytesWritten, this, &Link::onBytesWritten);
    connect(socket, &QSslSocket::errorOccurred, this, &Link::onDisconnected);
    connect(socket, &QSslSocket::disconnected, this, &Link::onDisconnected);
    timer_.setSingleShot(true);
    connect(&timer_, &QTimer::timeout, this, &Link::onTimer);
}

LinkPtr Link::accept(const LinkContext& context, std::unique_ptr<QSslSocket> socket) {
    LinkPtr link(new Link(context, std::move(socket), Side::Listener));
    link->state_ = State::Tls;
    link->deadline_ = monotonicClock() + context.limits.handshake;
    link->armFor(link->deadline_);
    link->socket_->setSslConfiguration(context.self->listening());
    link->socket_->startServerEncryption();
    return link;
}

LinkPtr Link::dial(const LinkContext& context, const QString& host, quint16 port, Channel channel,
                   Peer expected, Bytes token) {
    LinkPtr link(new Link(context, std::make_unique<QSslSocket>(), Side::Dialler));
    link->channel_ = channel;
    link->peer_ = std::move(expected);
    link->token_ = std::move(token);
    link->deadline_ = monotonicClock() + context.limits.connect;
    link->armFor(link->deadline_);
    link->socket_->setSslConfiguration(context.self->dialling(channel));
    link->socket_->connectToHostEncrypted(host, port);
    return link;
}

// ---- Reading

void Link::pauseReading(bool paused) {
    if (paused_ == paused) return;
    paused_ = paused;
    if (paused_) return;
    lastHeard_ = monotonicClock();
    pingSent_ = false;
    scheduleRead();
}

void Link::scheduleRead() {
    if (readScheduled_) return;
    readScheduled_ = true;
    QMetaObject::invokeMethod(
        this,
        [this] {
            readScheduled_ = false;
            readSome(false);
        },
        Qt::QueuedConnection);
}

// `last`: the other side has gone; what it had said before is still heard.
void Link::readSome(bool last) {
    const Busy busy(*this);
    std::array<std::uint8_t, 16 << 10> chunk;
    for (qint64 left = kTurn; left > 0;) {
        if (state_ != State::Hello && state_ != State::Open) return;
        if (paused_ && !last) return;
        const Instant now = monotonicClock();
        if (channel_ == Channel::Main && bytesIn_.level(now) <= 0 && !last) {
            throttled_ = true;
            return armFor(bytesIn_.positiveAt(now));
        }
        const auto most = std::min({reader_.wanted(), chunk.size(), static_cast<std::size_t>(left)});
        const qint64 got = socket_->read(reinterpret_cast<char*>(chunk.data()), static_cast<qint64>(most));
        if (got <= 0) return;
        left -= got;
        lastHeard_ = now;
        pingSent_ = false;
        bytesIn_.spend(now, got);
        auto frame = reader_.feed({chunk.data(), static_cast<std::size_t>(got)});
        if (!frame) return close(frame.error());
        if (*frame) onFrame(std::move(**frame));
    }
    if (socket_->bytesAvailable() > 0) scheduleRead();
}

void Link::onFrame(Frame frame) {
    if (state_ == State::Hello) return onHandshakeFrame(frame);
    const auto row = traits(frame.kind);
    if (!row) return close(fail(ErrorCode::Malformed, "frame kind " + std::to_string(int(frame.kind))));
    if (row->own) {
        if (frame.kind == FrameKind::Answer) return onAnswer(frame.body);
        const bool ping = frame.kind == FrameKind::Ping;
        if ((!ping && frame.kind != FrameKind::Pong) || frame.body.size() != 1)
            return close(fail(ErrorCode::Malformed, std::string(row->name) + " out of place"));
        // A full queue has more to say than a pong would.
        if (ping && !enqueue(FrameKind::Pong, {}, Priority::Votes))
            log(LogLevel::Debug, "link", "no room for a pong");
        return;
    }
    if (const Status allowed = allows(*row); !allowed) return close(allowed.error());
    used();
    if (row->request) return onRequest(frame.kind, frame.body);
    Q_EMIT frameReceived(frame.kind, frame.body);
}

Status Link::allows(const FrameTraits& row) const {
    if (row.channel != channel_)
        return fail(ErrorCode::Malformed, std::string(row.name) + " on the wrong channel");
    const bool may = peer_.role == PeerRole::Clinic || (peer_.role == PeerRole::Person && row.person) ||
                     (peer_.role == PeerRole::Stranger && row.stranger);
    if (!may) return fail(ErrorCode::Denied, std::string(row.name) + " from a " + peer_.label());
    return {};
}

void Link::onRequest(FrameKind kind, ByteView envelope) {
    const auto request = decodeRequest(envelope);
    if (!request) return close(request.error());
    if (requestsIn_.contains(request->id)) return close(fail(ErrorCode::Malformed, "a request id twice"));
    const std::size_t most =
        peer_.role == PeerRole::Clinic ? context_.limits.maxRequestsIn : context_.limits.maxPersonRequestsIn;
    if (requestsIn_.size() >= most) {
        const Error busy = fail(ErrorCode::Limit, "too many open requests");
        if (!enqueue(FrameKind::Answer, encodeAnswer(request->id, busy), traits(kind)->priority))
            close(fail(ErrorCode::Limit, "requests faster than their refusals can be sent"));
        return;
    }
    requestsIn_.emplace(request->id, kind);
    const Bytes body = toBytes(request->body);
    Q_EMIT requestReceived(kind, request->id, body);
}

void Link::onAnswer(ByteView envelope) {
    auto answer = decodeAnswer(envelope);
    if (!answer) return close(answer.error());
    used();
    auto request = requestsOut_.extract(answer->id);
    if (request) return finishRequest(std::move(request.mapped()), std::move(answer->answer));
    // Not an error if it comes too late.
    if (answer->id == 0 || answer->id >= nextRequest_)
        close(fail(ErrorCode::Malformed, "an answer to what was not asked"));
}

// ---- Writing

std::int64_t Link::withSocket() const {
    return socket_->bytesToWrite() + socket_->encryptedBytesToWrite();
}

void Link::write(FrameKind kind, const Bytes& encoded) {
    moment("send", name(kind));
    if (withSocket() == 0) lastProgress_ = monotonicClock();
    socket_->write(reinterpret_cast<const char*>(encoded.data()), static_cast<qint64>(encoded.size()));
}

Status Link::enqueue(FrameKind kind, ByteView body, Priority priority) {
    static constexpr std::array<std::uint8_t, 1> kNull{0xf6};
    RESEAL_ASSIGN(Bytes encoded, encodeFrame(kind, body.empty() ? ByteView(kNull) : body));
    const Instant now = monotonicClock();
    const Status pushed = queue_.push(priority, kind, std::move(encoded), now);
    pump();
    if (!queue_.empty()) heldBack_ = true;
    armFor(now + context_.limits.stalled);
    return pushed;
}

void Link::pump() {
    if (state_ != State::Open) return;
    while (!queue_.empty() && withSocket() < context_.limits.writeAhead) {
        const auto item = queue_.pop();
        write(item->kind, item->encoded);
    }
}

void Link::onBytesWritten() {
    const Busy busy(*this);
    lastProgress_ = monotonicClock();
    pump();
    if (!heldBack_ || !queue_.empty() || state_ != State::Open) return;
    heldBack_ = false;
    Q_EMIT drained();
}

Status Link::send(FrameKind kind, ByteView body) {
    const auto row = traits(kind);
    RESEAL_CHECK(row.has_value());
    return send(kind, body, row->priority);
}

Status Link::send(FrameKind kind, ByteView body, Priority priority) {
    const auto row = traits(kind);
    RESEAL_CHECK(row && !row->own && !row->request && row->channel == channel_);
    if (state_ != State::Open) return fail(ErrorCode::Offline, "the link is not open");
    used();
    return enqueue(kind, body, priority);
}

void Link::request(FrameKind kind, ByteView body, Duration timeout, QObject* context, Callback done) {
    const auto row = traits(kind);
    RESEAL_CHECK(row && row->request && row->channel == channel_);
    const Instant now = monotonicClock();
    PendingRequest pending{kind, now + timeout, context, std::move(done)};
    Status sent;
    if (state_ != State::Open)
        sent = fail(ErrorCode::Offline, "the link is not open");
    else if (body.size() > kMaxRequestBody)
        sent = fail(ErrorCode::TooLarge, "a request of " + std::to_string(body.size()) + " bytes");
    else if (requestsOut_.size() >= context_.limits.maxRequestsOut)
        sent = fail(ErrorCode::Limit, "too many open requests");
    else
        sent = enqueue(kind, encodeRequest(nextRequest_, body), row->priority);
    if (sent) {
        used();
        armFor(pending.deadline);
        requestsOut_.emplace(nextRequest_++, std::move(pending));
        return;
    }
    QMetaObject::invokeMethod(
        this,
        [this, pending = std::move(pending), error = sent.error()]() mutable {
            const Busy busy(*this);
            finishRequest(std::move(pending), error);
        },
        Qt::QueuedConnection);
}

void Link::finishRequest(PendingRequest request, Result<Bytes> answer) {
    if (request.context) request.done(std::move(answer));
}

Status Link::answer(quint64 id, const Result<Bytes>& answer) {
    const auto open = requestsIn_.find(id);
    if (open == requestsIn_.end() || state_ != State::Open)
        return fail(ErrorCode::NotFound, "no open request " + std::to_string(id));
    const Priority priority = traits(open->second)->priority;
    const bool tooLarge = answer && answer->size() > kMaxRequestBody;
    const Error problem = fail(ErrorCode::TooLarge, "the answer does not fit into a frame");
    RESEAL_TRY(
        enqueue(FrameKind::Answer, encodeAnswer(id, tooLarge ? Result<Bytes>(problem) : answer), priority));
    requestsIn_.erase(open);
    used();
    if (tooLarge) return problem;
    return {};
}

// ---- Time

void Link::armFor(Instant deadline) {
    if (deadline >= armedFor_ || state_ == State::Closed) return;
    armedFor_ = deadline;
    const std::int64_t wait = (deadline - monotonicClock()).ms;
    timer_.start(static_cast<int>(std::clamp<std::int64_t>(wait, 1, 3'600'000)));
}

// A person's link rests when nothing is said and nobody waits for an answer.
bool Link::mayIdle() const {
    return peer_.role == PeerRole::Person && requestsIn_.empty() && requestsOut_.empty();
}

void Link::used() {
    lastUsed_ = monotonicClock();
    if (peer_.role == PeerRole::Person) armFor(lastUsed_ + context_.limits.personIdle);
}

Instant Link::nextDeadline(Instant now) {
    if (state_ == State::Connecting || state_ == State::Tls || state_ == State::Hello) return deadline_;
    if (state_ != State::Open) return kNever;
    const LinkLimits& limits = context_.limits;
    Instant next = kNever;
    const auto consider = [&next](Instant at) { next = std::min(next, at); };
    if (!paused_) consider(lastHeard_ + (pingSent_ ? limits.deadAfter : limits.pingAfter));
    if (throttled_) consider(bytesIn_.positiveAt(now));
    if (withSocket() > 0) consider(lastProgress_ + limits.stalled);
    if (const auto oldest = queue_.oldestVote()) consider(*oldest + limits.stalled);
    for (const auto& [id, request] : requestsOut_) consider(request.deadline);
    if (mayIdle()) consider(lastUsed_ + limits.personIdle);
    if (peer_.role == PeerRole::Stranger) consider(opened_ + limits.strangerTotal);
    return next;
}

void Link::onTimer() {
    const Busy busy(*this);
    armedFor_ = kNever;
    const Instant now = monotonicClock();
    if (state_ == State::Open)
        checkOpen(now);
    else if (state_ != State::Closing && state_ != State::Closed && now >= deadline_)
        close(fail(ErrorCode::Timeout, handshake_
                                           ? std::string(handshake_->waitingFor())
                                           : std::string(state_ == State::Tls ? "TLS" : "connecting")));
    armFor(nextDeadline(now));
}

void Link::checkOpen(Instant now) {
    const LinkLimits& limits = context_.limits;
    if (throttled_ && now >= bytesIn_.positiveAt(now)) {
        throttled_ = false;
        scheduleRead();
    }
    while (true) {  // a callback may do anything to the map
        const auto late =
            std::ranges::find_if(requestsOut_, [&](const auto& r) { return now >= r.second.deadline; });
        if (late == requestsOut_.end()) break;
        PendingRequest request = std::move(late->second);
        requestsOut_.erase(late);
        const std::string kind(name(request.kind));
        finishRequest(std::move(request), fail(ErrorCode::Timeout, "no answer to " + kind));
    }
    if (state_ != State::Open) return;
    const auto oldestVote = queue_.oldestVote();
    if (withSocket() > 0 && now >= lastProgress_ + limits.stalled)
        return close(fail(ErrorCode::Timeout, "the other side takes nothing"));
    if (oldestVote && now >= *oldestVote + limits.stalled)
        return close(fail(ErrorCode::Timeout, "votes wait too long"));
    if (mayIdle() && now >= lastUsed_ + limits.personIdle) return close(fail(ErrorCode::Timeout, "idle"));
    if (peer_.role == PeerRole::Stranger && now >= opened_ + limits.strangerTotal)
        return close(fail(ErrorCode::Timeout, "a stranger's time is over"));
    if (paused_ || now < lastHeard_ + limits.pingAfter) return;
    if (now >= lastHeard_ + limits.deadAfter) return close(fail(ErrorCode::Offline, "nothing heard"));
    if (pingSent_) return;
    pingSent_ = true;
    if (!enqueue(FrameKind::Ping, {}, Priority::Votes)) log(LogLevel::Debug, "link", "no room for a ping");
}

// ---- End

void Link::onDisconnected() {
    const Busy busy(*this);
    if (state_ == State::Closing || state_ == State::Closed) return;
    readSome(true);
    const std::string said = socket_->errorString().toStdString();
    if (socket_->error() == QAbstractSocket::SslHandshakeFailedError)
        return close(fail(ErrorCode::WrongPeer, "TLS handshake: " + said));
    const std::string where = handshake_ ? " while " + std::string(handshake_->waitingFor()) : std::string();
    close(fail(ErrorCode::Offline, said + where));
}

void Link::close(Error reason) {
    if (state_ == State::Closing || state_ == State::Closed) return;
    state_ = State::Closing;
    reason_ = std::move(reason);
    QMetaObject::invokeMethod(this, &Link::finishClose, Qt::QueuedConnection);
}

void Link::finishClose() {
    if (state_ != State::Closing) return;
    const Busy busy(*this);
    state_ = State::Closed;
    timer_.stop();
    socket_->disconnect(this);
    socket_->abort();
    const bool bad = isMisbehaviour(reason_->code);
    if (bad && pinProven_ && context_.penalties != nullptr)
        context_.penalties->strike(peer_.pin, monotonicClock());
    log(bad ? LogLevel::Warning : LogLevel::Debug, "link",
        "closed: " + peer_.label() + " on " + std::string(alpnName(channel_)) + ": " + reason_->text());
    auto open = std::exchange(requestsOut_, {});
    for (auto& [id, request] : open)
        finishRequest(std::move(request), fail(ErrorCode::Offline, "the link closed: " + reason_->text()));
    Q_EMIT closed(*reason_);
}

}  // namespace reseal::node
