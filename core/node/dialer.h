// Keeps one link to one peer: dials, and dials again whenever it is gone.
//
// Pauses between attempts grow from 0.2 s, by a quarter each, with ±50 % jitter, to 5 s: a program that was
// started again is found at once. They begin anew once a link has been up for 2 s. dialNow() cuts a pause
// short (the network came back, the machine woke, somebody pressed a button). A peer that is barred for
// misbehaviour is not dialled before its bar ends. With several addresses each attempt takes the next one.
//
// Thread rule: the node's worker thread.
#pragma once

#include "core/node/link.h"

namespace reseal::node {

struct Address {
    QString host;  // name or number; names are looked up asynchronously
    quint16 port = 0;
};

struct DialTarget {
    Peer peer;  // role Clinic; pin as the ledger or the invitation has it; nodeKey zero: not known before
    std::vector<Address> addresses;  // at least one
    Channel channel = Channel::Main;
    Bytes token;  // of an invitation: we are a stranger there
};

// The pauses between attempts.
class Backoff {
public:
    Backoff(Duration first, Duration most) : first_(first), most_(most), next_(first) {}
    // `random` uniform in [0, 2^32): the pause is 0.5 to 1.5 times the present step.
    Duration next(std::uint32_t random);
    void reset() { next_ = first_; }

private:
    Duration first_, most_, next_;
};

class Dialer final : public QObject {
    Q_OBJECT
public:
    Dialer(const LinkContext& context, DialTarget target, QObject* parent = nullptr);
    ~Dialer() override;

    void start();
    void stop();     // drops the link silently; down() does not come
    void dialNow();  // at once if started and neither linked nor dialling
    // While held, nothing is dialled anew (there is a link to this peer in the other direction); a link
    // that is up stays.
    void hold(bool held);
    void setTarget(DialTarget target);  // new addresses or keys; a link to another key is closed

    Link* link() const;  // null unless it is up
    const DialTarget& target() const { return target_; }
    Duration pause() const { return pause_; }  // the last one chosen
    std::uint64_t attempts() const { return attempts_; }

Q_SIGNALS:
    void up(reseal::node::Link* link);         // owned here; gone after down()
    void down(const reseal::Error& reason);    // a link that was up has ended
    void failed(const reseal::Error& reason);  // an attempt came to nothing

private:
    void dial();
    void schedule();
    void onReady();
    void onClosed(const Error& reason);

    LinkContext context_;
    DialTarget target_;
    Backoff backoff_;
    QTimer timer_;
    LinkPtr link_;
    Instant upSince_;
    Duration pause_;
    std::size_t nextAddress_ = 0;
    std::uint64_t attempts_ = 0;
    bool started_ = false;
    bool held_ = false;
    bool isUp_ = false;
};

}  // namespace reseal::node
