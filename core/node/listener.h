// Waits for those who dial us, lets TLS and the hello happen under limits, and hands out finished links.
//
// Before a link is finished it costs a place in the handshake limits (LinkLimits: so many a second and at
// once per address, so many at once in all, five seconds each); an IPv6 address counts by its /64. One
// whose TLS key is barred is cut right after TLS. What a policy refuses is only counted and logged.
// Persons and strangers are accepted on reseal/1-bulk alone.
//
// Thread rule: the node's worker thread.
#pragma once

#include <QHostAddress>
#include <QTcpServer>

#include "core/node/link.h"

namespace reseal::node {

class Listener final : public QObject {
    Q_OBJECT
public:
    using LinkHandler = std::function<void(LinkPtr)>;
    static constexpr std::size_t kMaxAddresses = 4096;  // remembered for their rates

    // `context.policy` must be there, and a node key. `handler` is called from the event loop with every
    // link whose handshake is done.
    Listener(const LinkContext& context, LinkHandler handler, QObject* parent = nullptr);
    ~Listener() override;

    // Port 0: the system chooses. Errors: Io.
    Status listen(const QHostAddress& address, quint16 port);
    quint16 port() const;
    void stop();  // no new ones; links handed out stay

    struct Counts {
        std::size_t handshaking = 0, clinics = 0, persons = 0, strangers = 0;  // now
        std::uint64_t refusedBusy = 0;  // over a limit, never spoken to
        std::uint64_t failed = 0;       // handshakes that ended otherwise than in a link
        std::uint64_t accepted = 0;
    };
    Counts counts() const;

private:
    class Server;
    void onConnection(qintptr descriptor);
    void onReady(Link* link);
    bool admit(const std::string& address, Instant now);
    std::size_t living(PeerRole role) const;

    LinkContext context_;
    LinkHandler handler_;
    std::unique_ptr<Server> server_;
    struct Pending {
        LinkPtr link;
        std::string address;
    };
    std::map<Link*, Pending> pending_;
    std::map<std::string, gossip::TokenBucket> rates_;  // at most kMaxAddresses
    std::vector<QPointer<Link>> handedOut_;             // also those gone since the last one was added
    std::uint64_t refusedBusy_ = 0, failed_ = 0, accepted_ = 0;
};

}  // namespace reseal::node
