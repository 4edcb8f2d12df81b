// What all links of one program have in common: who it is, whom it lets in, whom it has barred, limits.
//
// Thread rule: the node's worker thread. Objects named here must outlive the links made with them.
#pragma once

#include <QSslConfiguration>
#include <map>
#include <optional>

#include "core/base/time.h"
#include "core/crypto/tls_identity.h"
#include "core/node/hello.h"

namespace reseal::node {

// Who is at the other end, once a handshake is done.
struct Peer {
    PeerRole role = PeerRole::Stranger;
    TlsPin pin;
    ClinicId clinic;            // role Clinic only
    SignPublic nodeKey;         // role Clinic only
    Bytes token;                // role Stranger only
    std::string label() const;  // for logs: role and a few hexadecimal digits
};

// Decides about those who dial us. Implemented by whoever knows the ledger.
class PeerPolicy {
public:
    virtual ~PeerPolicy() = default;
    // `pin` is the TLS key in use, `claim` what its holder says (a NodeClaim's key has signed for it).
    // A node's claim is right only if the ledger has one of its keys *and* this pin for the same clinic; that
    // key is the peer's. Errors: any (Denied, WrongPeer, NotFound …): the link is closed.
    virtual Result<Peer> judge(const TlsPin& pin, const Claim& claim) = 0;
    // The node key of the clinic that has this pin, for it to prove; zeros: no clinic that is known has it.
    virtual SignPublic keyOf(const TlsPin& pin) const = 0;
};

// This program's own keys on its links. Copies of the TLS private key live in Qt's and OpenSSL's ordinary
// memory; it proves possession of a pin, opens nothing, and is replaced through the ledger.
class LocalIdentity {
public:
    // `nodeKey` is absent in a person's program, which should make a new TLS identity at every start so
    // that its sessions can't be linked. Errors: Malformed (unusable PEM), Unsupported (no TLS 1.3).
    static Result<LocalIdentity> make(const ChainId& chain, const crypto::TlsIdentity& tls,
                                      std::optional<crypto::SignKey> nodeKey);
    const ChainId& chain() const { return chain_; }
    const TlsPin& pin() const { return pin_; }
    const NodeKeysPtr& nodeKeys() const { return nodeKeys_; }
    // For links that begin from now on.
    void setNodeKeys(NodeKeysPtr keys) { nodeKeys_ = std::move(keys); }
    // TLS 1.3 alone, VerifyPeer, no authorities, no resumption, no early data. (OpenSSL sends tickets even
    // when told not to, but each connection has an OpenSSL context of its own, which knows no other's.) A
    // dialler offers one channel, a listener both.
    QSslConfiguration dialling(Channel channel) const;
    QSslConfiguration listening() const;

private:
    LocalIdentity() = default;
    ChainId chain_;
    TlsPin pin_;
    NodeKeysPtr nodeKeys_;
    QSslConfiguration base_;
};

// TLS keys whose holders sent something malformed or wrongly signed: not spoken to for 10 minutes,
// doubling to 4 hours. Local, in memory, shared with nobody. At most 4,096 keys; beyond that the bar that
// ends first is forgotten.
class PenaltyBox {
public:
    static constexpr std::size_t kMaxEntries = 4096;
    void strike(const TlsPin& pin, Instant now);
    bool barred(const TlsPin& pin, Instant now) const;
    Instant barredUntil(const TlsPin& pin) const;  // in the far past if never struck
    void pardon(const TlsPin& pin) { entries_.erase(pin); }
    std::size_t size() const { return entries_.size(); }

private:
    struct Entry {
        Instant until;
        Duration length;
    };
    std::map<TlsPin, Entry> entries_;
};

// Is a link that ended for this reason the other side's fault, so that it is barred?
bool isMisbehaviour(ErrorCode code);

// Defaults are the product's; tests shorten them.
struct LinkLimits {
    Duration connect = seconds(10);             // TCP
    Duration handshake = seconds(5);            // TLS and hello together
    Duration pingAfter = seconds(20);           // nothing heard: ask
    Duration deadAfter = seconds(40);           // nothing heard: closed
    Duration stalled = seconds(10);             // no byte accepted by the network though some wait: closed
    Duration personIdle = seconds(60);          // a person's link without any frame but pings: closed
    Duration strangerTotal = seconds(60);       // from start to end
    std::int64_t mainBytesPerSecond = 4 << 20;  // reading pauses beyond it
    std::int64_t mainBytesBurst = 8 << 20;
    std::int64_t writeAhead = 64 << 10;  // handed to the socket before the queues hold frames back
    std::size_t maxRequestsOut = 256;    // a link, unanswered: further ones fail with Limit
    std::size_t maxRequestsIn = 256;     // a link, unanswered: further ones are answered with Limit
    std::size_t maxPersonRequestsIn = 16;
    std::size_t maxPersonQueue = 1 << 20;  // of answers to one person; nodes: SendQueue
    std::size_t maxStrangerFrame = 64 << 10;
    std::int64_t handshakesPerSecond = 32;  // a listener, per address
    std::int64_t handshakesBurst = 64;
    std::size_t maxHandshakes = 64;            // a listener, at once in all
    std::size_t maxHandshakesPerAddress = 32;  // so that one address can't take them all
    std::size_t maxPersons = 2000;             // a listener
    std::size_t maxStrangers = 64;
    std::size_t maxClinicLinks = 512;
    Duration redialFirst = milliseconds(200);
    // A clinic that comes back is not waited for longer; to dial one that is away costs next to nothing.
    Duration redialMost = seconds(5);
    Duration settled = seconds(2);  // up for this long: the next redial begins at redialFirst again
};

struct LinkContext {
    const LocalIdentity* self = nullptr;
    PeerPolicy* policy = nullptr;  // needed by a Listener only
    PenaltyBox* penalties = nullptr;
    LinkLimits limits;
};

}  // namespace reseal::node
