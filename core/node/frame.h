// Frames: the units in which two programs talk over a link.
//
//     frame   = length kind body
//     length  = 4 bytes, little-endian: 1 + the number of bytes of body; 2 … 2^20
//     kind    = 1 byte, FrameKind
//     body    = canonical CBOR, one item; its meaning follows from the kind
//
// The body of a request and of an answer is an envelope, so that a link can match them without knowing
// what they say:
//
//     request = [id, bytes]                      id: counts from 1 in each direction of each link
//     answer  = [id, 0, bytes]                   the value
//             | [id, 1, error code, detail]      ErrorCode as its number, detail at most 256 bytes
//
// The table behind traits() is the protocol's list of what may be said, by whom, where and how urgently; a
// frame that it does not allow closes the link. Whoever adds a kind adds its row.
//
// Thread rule: values; FrameReader one thread.
#pragma once

#include <optional>

#include "core/base/bytes.h"

namespace reseal::node {

constexpr std::size_t kMaxFrame = std::size_t{1} << 20;  // what `length` may say
constexpr std::size_t kMaxBody = kMaxFrame - 1;
constexpr std::size_t kEnvelopeRoom = 32;  // an envelope is never longer than this
constexpr std::size_t kMaxRequestBody = kMaxBody - kEnvelopeRoom;
constexpr std::size_t kMaxErrorDetail = 256;

// Two connections a pair of nodes, each with its own limits, so that a picture never holds up a vote.
enum class Channel : std::uint8_t {
    Main = 0,  // ALPN reseal/1: consensus, transactions
    Bulk = 1,  // ALPN reseal/1-bulk: sync, blobs, services
};

// Queues of a link, most urgent first. The first two are served strictly first; the other two alternate.
enum class Priority : std::uint8_t { Votes = 0, Proposals = 1, Sync = 2, Transactions = 3 };
constexpr std::size_t kPriorities = 4;

enum class PeerRole : std::uint8_t {
    Clinic,    // a clinic's node: node key and TLS key are on the ledger
    Person,    // a person's program: any TLS key; what it asks is signed by a pseudonym
    Stranger,  // holds an invitation and may ask to join, no more
};

// Numbers are the wire's. Never use one again for something else.
enum class FrameKind : std::uint8_t {
    // The link's own.
    Greeting = 1,  // hello.h
    Hello = 2,     // hello.h
    Ping = 3,      // null: are you there? sent when nothing has been heard for a while
    Pong = 4,      // null
    Answer = 5,    // to a request

    // reseal/1, one way.
    Vote = 16,             // a consensus message that is small and urgent: vote, restart question or answer
    Proposal = 17,         // a consensus message that is large: proposal, certificate
    Status = 18,           // gossip: height, view, signed status
    Transactions = 19,     // gossip: pushed transactions
    Revocations = 20,      // gossip: pushed transactions that revoke; more urgent, never dropped for others
    Announce = 21,         // gossip: ids of transactions the sender has
    Want = 22,             // gossip: ids of transactions the sender asks for
    Prune = 23,            // gossip: announce to me, do not push
    Digest = 24,           // gossip: hash over all pending ids
    Prefixes = 25,         // gossip: 8-byte prefixes of all pending ids
    WantPrefixes = 26,     // gossip: prefixes of transactions the sender asks for
    RelayedVote = 27,      // router.h: a Vote that is not the sender's own
    RelayedProposal = 28,  // router.h: a Proposal that is not the sender's own
    // reseal/1, requests.
    GetBody = 48,  // a proposed block's missing body or transactions, from one who voted for it

    // reseal/1-bulk, requests.
    GetBlocks = 64,        // final blocks by height
    GetCertificates = 65,  // finalizations, epoch boundaries
    GetDetails = 66,       // missing details of transactions
    Submit = 67,           // a transaction to be ordered
    GetEvents = 68,        // an account's events with proof
    HasBlob = 69,
    PutBlob = 70,         // a chunk; resumable
    GetBlob = 71,         // a range with its Merkle path
    DeliverShare = 72,    // a proxy's share of a grant
    Reencapsulate = 73,   // a grantee asks a proxy to re-encapsulate
    EmergencyShare = 74,  // a doctor asks a member of the committee for its emergency share
    Relay = 75,           // a person's request to another clinic, through its home node
    Join = 76,            // one with an invitation asks to be enrolled
    Query = 77,           // any other question; its body says which
    GetGenesis = 78,      // the ledger's first block, whose hash is the chain id
    Admit = 79,           // a member asks its clinic to countersign a new pseudonym
    TxStatus = 80,        // is this transaction ordered, and did it take effect?
    StateGet = 81,        // one value of the ledger's state
    StateScan = 82,       // values by prefix, a page
    BeginBlob = 83,       // announces an upload; how much of it is there already
    FinishBlob = 84,      // the upload is complete; who has it
    GetReleases = 85,     // the single entries behind a proxy's receipt
    NodeStatus = 86,      // height, peers, what is pending
    Currency = 87,        // a signed word on height and unordered revocations
    PutLocker = 88,       // a person's encrypted locker
    GetLocker = 89,
    FindPatients = 90,    // a member looks into the clinic's register of patients
    AddToRegister = 91,   // … and enters somebody there
    GetTip = 92,          // a validator's signed word on its last block
    GetTransaction = 93,  // one that is ordered, by its id
    SignForTeam = 94,     // a member asks its clinic to ask proxies, under a grant to the team
    OpenForTeam = 95,     // … to put together what they gave
    NoteForTeam = 96,     // … to open what came with such a grant
    Introduce = 97,       // a member says who submits over this link
};

struct FrameTraits {
    std::string_view name;
    Channel channel;
    Priority priority;
    bool request;      // expects an answer; its body travels in an envelope
    bool person;       // a person's program may send it
    bool stranger;     // one with nothing but an invitation may send it
    bool own = false;  // the link's own: not for send() and request(), the other columns mean nothing
};

// The row of a kind; none for a number that means nothing.
std::optional<FrameTraits> traits(FrameKind kind);
std::string_view name(FrameKind kind);  // "GetBlob"; "unknown" for a number that means nothing

struct Frame {
    FrameKind kind;
    Bytes body;
};

// Errors: TooLarge.
Result<Bytes> encodeFrame(FrameKind kind, ByteView body);

Bytes encodeRequest(std::uint64_t id, ByteView body);
Bytes encodeAnswer(std::uint64_t id, const Result<Bytes>& answer);

struct RequestEnvelope {
    std::uint64_t id = 0;
    ByteView body;  // into what was decoded
};
struct AnswerEnvelope {
    std::uint64_t id = 0;
    Result<Bytes> answer;
};
// Errors: Malformed.
Result<RequestEnvelope> decodeRequest(ByteView envelope);
Result<AnswerEnvelope> decodeAnswer(ByteView envelope);

// Cuts a stream into frames. The length is judged before anything is allocated for the body.
class FrameReader {
public:
    explicit FrameReader(std::size_t maxFrame) : maxFrame_(maxFrame) {}
    void setMaxFrame(std::size_t maxFrame) { maxFrame_ = maxFrame; }  // for frames not yet begun
    // How many bytes can be used now without beginning another frame; never 0. A link reads no more than
    // this from its socket, so what waits stays in the socket, where back-pressure sees it.
    std::size_t wanted() const;
    // Takes at most wanted() bytes (CHECKed). A frame, once it is complete. Memory grows with what has
    // arrived, not with what was announced. Errors: TooLarge, Malformed (no body); after an error only
    // destruction is allowed.
    Result<std::optional<Frame>> feed(ByteView bytes);

private:
    std::size_t maxFrame_;
    std::array<std::uint8_t, 5> head_{};
    std::size_t headFilled_ = 0;
    Bytes body_;
    std::size_t bodyLength_ = 0;
};

}  // namespace reseal::node
