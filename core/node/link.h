// A link: one TLS connection to a peer that has said who it is, and the frames over it.
//
// Everything is asynchronous. A Link is made by a Dialer or a Listener and begins with its handshake; only
// when that is done does anybody else see it. Then frames are sent with send() and request() and come in
// through signals, in the order in which the other side wrote them.
//
// Sending: each frame waits in the queue of its priority (send_queue.h) until the socket has taken what was
// given to it before; a vote overtakes everything that is not yet with the socket. Nothing here waits.
// Receiving: what the kind's row (frame.h) does not allow to this peer on this channel closes the link.
//
// End: closed() comes exactly once, for whatever reason, after every open request's callback has been
// called with Offline. Dropping a LinkPtr closes silently: no closed(), no callbacks. Both may be done in
// a slot of the link's own signals. What was queued and not yet with the socket is lost.
//
// Thread rule: the node's worker thread.
#pragma once

#include <QObject>
#include <QPointer>
#include <QSslSocket>
#include <QTimer>
#include <functional>
#include <map>
#include <memory>

#include "core/gossip/token_bucket.h"
#include "core/node/link_context.h"
#include "core/node/send_queue.h"

namespace reseal::node {

class Link;
struct DropLink {
    void operator()(Link* link) const;
};
using LinkPtr = std::unique_ptr<Link, DropLink>;

class Link final : public QObject {
    Q_OBJECT
public:
    using Callback = std::function<void(Result<Bytes>)>;

    // For Listener: takes a connected, unencrypted socket.
    static LinkPtr accept(const LinkContext& context, std::unique_ptr<QSslSocket> socket);
    // For Dialer: `expected` must carry the pin; with a nodeKey that is not zero, that one alone will do.
    // `token` is not empty for a stranger.
    static LinkPtr dial(const LinkContext& context, const QString& host, quint16 port, Channel channel,
                        Peer expected, Bytes token);
    ~Link() override;

    const Peer& peer() const { return peer_; }
    Channel channel() const { return channel_; }
    Side side() const { return side_; }  // ours
    bool isOpen() const { return state_ == State::Open; }

    // Queues a one-way frame (CHECKs that the kind is one, and belongs to this channel). Errors: Offline,
    // TooLarge, Limit (its queue is full; for Transactions the oldest are dropped instead).
    Status send(FrameKind kind, ByteView body);
    Status send(FrameKind kind, ByteView body, Priority priority);

    // Sends a request (CHECKs the kind). `done` is called exactly once, never from within this call, unless
    // `context` or the link has been destroyed before: with the answer, with the other side's error, or
    // with Timeout, Offline, TooLarge or Limit.
    void request(FrameKind kind, ByteView body, Duration timeout, QObject* context, Callback done);

    // Answers a request that requestReceived() brought, at any time, in any order. An error's detail is cut
    // to kMaxErrorDetail. Errors: NotFound (no such open request, or the link is closed), TooLarge (the
    // other side gets that error), Limit (the queue is full; the request stays open, try after drained()).
    Status answer(quint64 id, const Result<Bytes>& answer);

    // Stops taking bytes from the network until resumed: back-pressure to the sender.
    void pauseReading(bool paused);

    // Ends the link; closed(reason) follows from the event loop. A reason that isMisbehaviour() bars the
    // peer. Later calls change nothing.
    void close(Error reason);

    std::size_t queuedBytes() const { return queue_.bytes(); }
    std::size_t openRequests() const { return requestsOut_.size(); }

Q_SIGNALS:
    void ready();  // the handshake is done (seen by Listener and Dialer)
    void frameReceived(reseal::node::FrameKind kind, const reseal::Bytes& body);
    void requestReceived(reseal::node::FrameKind kind, quint64 id, const reseal::Bytes& body);
    void drained();  // what had to wait in the queues has gone: somebody who paces himself may go on
    void closed(const reseal::Error& reason);

private:
    enum class State : std::uint8_t { Connecting, Tls, Hello, Open, Closing, Closed };
    struct PendingRequest {
        FrameKind kind;
        Instant deadline;
        QPointer<QObject> context;
        Callback done;
    };

    // Counts how deep in our own slots we are: a Link dropped there is deleted later, not at once.
    struct Busy {
        explicit Busy(Link& link) : link_(link) { ++link_.depth_; }
        ~Busy() { --link_.depth_; }
        Link& link_;
    };
    friend struct DropLink;

    Link(const LinkContext& context, std::unique_ptr<QSslSocket> socket, Side side);
    void connectSocket();
    // The handshake (link_handshake.cpp).
    Status judgePin();
    void onSslErrors(const QList<QSslError>& errors);
    void onEncrypted();
    void onHandshakeFrame(const Frame& frame);
    Status judgeClaim(const Claim& claim);
    void open();
    // Reading.
    void readSome(bool last);
    void scheduleRead();
    void onFrame(Frame frame);
    Status allows(const FrameTraits& row) const;
    void onRequest(FrameKind kind, ByteView envelope);
    void onAnswer(ByteView envelope);
    // Writing.
    void write(FrameKind kind, const Bytes& encoded);
    Status enqueue(FrameKind kind, ByteView body, Priority priority);
    void pump();
    void onBytesWritten();
    std::int64_t withSocket() const;
    // Time and end.
    void used();
    bool mayIdle() const;
    void armFor(Instant deadline);
    void onTimer();
    Instant nextDeadline(Instant now);
    void checkOpen(Instant now);
    void finishRequest(PendingRequest request, Result<Bytes> answer);
    void onDisconnected();
    void finishClose();

    LinkContext context_;
    std::unique_ptr<QSslSocket> socket_;
    Side side_;
    State state_ = State::Connecting;
    Channel channel_ = Channel::Main;
    Peer peer_;  // as expected until the handshake is done
    bool pinProven_ = false;
    Bytes token_;
    std::optional<Handshake> handshake_;
    FrameReader reader_;
    SendQueue queue_;
    gossip::TokenBucket bytesIn_;
    std::map<quint64, PendingRequest> requestsOut_;
    std::map<quint64, FrameKind> requestsIn_;
    quint64 nextRequest_ = 1;
    QTimer timer_;
    Instant armedFor_ = kNever;
    Instant deadline_;  // of connecting, then of the handshake
    Instant opened_;
    Instant lastHeard_;
    Instant lastProgress_;  // the network took bytes, or none were waiting
    Instant lastUsed_;      // a frame other than pings, either way
    bool pingSent_ = false;
    bool paused_ = false;
    bool throttled_ = false;
    bool readScheduled_ = false;
    bool heldBack_ = false;  // drained() is owed
    int depth_ = 0;
    std::optional<Error> reason_;
};

}  // namespace reseal::node
