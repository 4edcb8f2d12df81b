// The first four frames of a link: who is there, on which ledger, fresh.
//
// TLS proves to each side that the other holds the private key of its TLS pin, no more. These frames add
// the ledger and the node key. They strictly alternate, the dialler begins, and the listener says nothing
// before it has heard something that fits; by the way TLS 1.3 orders its own messages that costs no round
// trip, and one who scans for open ports learns neither the ledger nor the clinic.
//
//     1. dialler  → listener   greeting
//     2. listener → dialler    greeting     only if the ledger is the same
//     3. dialler  → listener   hello
//     4. listener → dialler    hello        only if the listener's policy accepts; always a node's
//
//     greeting  = [version, chain id, nonce, asked] kind Greeting; version 2; nonce: 32 fresh bytes.
//                                                   The chain id is the hash of the genesis. asked: the node
//                                                   key by which this end knows the other, by its pin; zeros:
//                                                   it knows none
//     hello     = [0, (node key, signature)+]       kind Hello; a clinic's node: the key that its ledger
//                                                   names and, if it is another of its own, the one asked for
//               | [1]                               a person's program
//               | [2, token]                        a stranger; token of the invitation, 1 … 64 bytes
//     signature = Ed25519 by the node key, tag "reseal/1/link", over chain id, side (LE32: 0 dialler,
//                 1 listener), ALPN name, node key, dialler's pin, listener's pin, dialler's nonce,
//                 listener's nonce
//
// Both pins: one who sits between with a TLS key of its own has another pin than the one signed. Both
// nonces: a recorded hello is worth nothing. A key that was asked for, because a clinic can change its key,
// and the two ends may not be equally far on the ledger, or one of them may begin at the genesis: whatever it
// is that one knows of the other, who has the clinic's seed can prove it, and who stole one key can't prove
// the next. The side: a hello can't be sent back to who made it. The ALPN name: nor be moved to the other
// channel. The link is up for the listener when it sends frame 4 and for the dialler when it has judged it (a
// TLS 1.3 client may believe itself connected before the server has looked at its certificate; frame 4
// settles that).
//
// Thread rule: one thread. No I/O, no clock; the nonce is an argument.
#pragma once

#include <memory>
#include <optional>
#include <variant>

#include "core/base/ids.h"
#include "core/crypto/sign.h"
#include "core/node/frame.h"

namespace reseal::node {

constexpr std::uint64_t kLinkVersion = 2;
constexpr std::size_t kMaxHandshakeFrame = 512;
constexpr std::size_t kMaxToken = 64;

using LinkNonce = FixedBytes<32, struct LinkNonceTag>;

enum class Side : std::uint8_t { Dialler = 0, Listener = 1 };

struct NodeClaim {                    // proven by the signatures when a Handshake hands it out
    SignPublic nodeKey;               // which its ledger names
    std::optional<SignPublic> asked;  // which was asked for, if that is another
    bool proves(const SignPublic& key) const { return key == nodeKey || key == asked; }
};
struct PersonClaim {};
struct StrangerClaim {
    Bytes token;
};
using Claim = std::variant<NodeClaim, PersonClaim, StrangerClaim>;

// A clinic's own keys, as long as the links that show them.
class NodeKeys {
public:
    virtual ~NodeKeys() = default;
    virtual const crypto::SignKey& named() const = 0;                      // by the own ledger
    virtual const crypto::SignKey* find(const SignPublic& key) const = 0;  // null: it is not one of them
};
using NodeKeysPtr = std::shared_ptr<const NodeKeys>;  // null: a program without any
NodeKeysPtr onlyKey(crypto::SignKey key);

std::string_view alpnName(Channel channel);  // "reseal/1", "reseal/1-bulk"

class Handshake {
public:
    struct Terms {
        Side side = Side::Dialler;
        Channel channel = Channel::Main;
        ChainId chain;
        TlsPin ownPin;
        TlsPin peerPin;
        LinkNonce ownNonce;
        SignPublic peerKey = {};  // to ask for; zeros: none
    };
    // A program without node keys must be dialling. `token` is empty unless the dialler is a stranger.
    Handshake(Terms terms, NodeKeysPtr nodeKeys, Bytes token);

    // The dialler's greeting, nothing for a listener. Once.
    std::optional<Frame> start();

    struct Step {
        std::optional<Frame> send;
        std::optional<Claim> claim;  // the other side has said who it is: ask the policy
    };
    // Errors: Malformed, TooNew (another version), WrongLedger, BadSignature. After an error, or after
    // frames beyond the handshake, only destruction is allowed.
    Result<Step> receive(const Frame& frame);

    // The listener's hello, after the policy has accepted the claim. Once.
    Frame accept();

    // Where things stand, for a log line: "waiting for the greeting".
    std::string_view waitingFor() const;

private:
    enum class State : std::uint8_t { New, AwaitGreeting, AwaitHello, Judged, Done };
    Frame greeting() const;
    Frame hello() const;
    Result<Claim> readHello(ByteView body) const;
    crypto::SignedMessage signedPart(Side signer, const SignPublic& nodeKey) const;

    Terms terms_;
    NodeKeysPtr nodeKeys_;
    Bytes token_;
    LinkNonce peerNonce_;
    SignPublic asked_;  // by the other end
    State state_ = State::New;
};

}  // namespace reseal::node
