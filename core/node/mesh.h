// The links of a clinic's node: two to every other clinic, and those of persons and strangers who dialled
// us. It knows who is who by the ledger (follow); what frames mean is not its business.
//
// Of two clinics the one with the smaller id dials (the other one too cannot be reached otherwise: a
// clinic without addresses dials everybody), so there is mostly one link a channel. Where who dials has just
// changed there are two until one of them ends; what ends with it is a link, not the clinic.
//
// With more than gossip::kFullMeshUpTo validators that holds for the bulk channel alone, which carries
// nothing unless asked and by which services reach everybody. On the main channel a validator then dials the
// validators that its Overlay chooses; another clinic's node chooses so, too, and is taken in by all. Two who
// choose each other in the same moment have two links for a while, and use the one that was accepted.
//
// Thread rule: the node's thread.
#pragma once

#include <map>
#include <set>

#include "core/gossip/overlay.h"
#include "core/ledger/queries.h"
#include "core/node/dialer.h"
#include "core/node/listener.h"

namespace reseal::node {

// A clinic as its links need it.
struct KnownClinic {
    SignPublic nodeKey;
    TlsPin tlsPin;
    std::vector<ledger::Address> addresses;
    bool validates = false;
    friend bool operator==(const KnownClinic&, const KnownClinic&) = default;
};
using KnownClinics = std::map<ClinicId, KnownClinic>;
KnownClinic knownFrom(const ledger::ClinicEntry& entry);
KnownClinics knownFrom(const ledger::Genesis& genesis);
KnownClinics knownFrom(const ledger::StateView& state);  // without those that have left
// The same for `own`, which as long as it isn't on the ledger finds its way by those whom its staff have
// named, too. Of who is on the ledger, that counts; and who turns out not to be is nobody then.
KnownClinics knownTo(const ClinicId& own, const ledger::StateView& state, const KnownClinics& contacts);

class Mesh final : public QObject, private PeerPolicy {
    Q_OBJECT
public:
    // Who is in `genesis` is known at first. `identity` must outlive it.
    Mesh(const LocalIdentity& identity, const ledger::Genesis& genesis, const ClinicId& own,
         const LinkLimits& limits, QObject* parent = nullptr);
    ~Mesh() override;

    // Errors: Io (address in use), InvalidArgument.
    Status start(const std::string& listenAddress);
    void stop();
    quint16 port() const { return listener_.port(); }

    // The open link to a clinic, or null.
    Link* linkTo(const ClinicId& clinic, Channel channel) const;
    // It can be asked something.
    bool isUp(const ClinicId& clinic) const {
        return linkTo(clinic, Channel::Main) != nullptr || linkTo(clinic, Channel::Bulk) != nullptr;
    }
    const std::vector<ClinicId>& others() const { return others_; }
    const KnownClinics& known() const { return known_; }

    // A one-way frame on the main channel; lost if there is no link.
    void send(const ClinicId& clinic, FrameKind kind, ByteView body);
    // `done` as in Link::request; Offline if there is no link.
    void request(const ClinicId& clinic, FrameKind kind, ByteView body, Duration timeout,
                 Link::Callback done);
    void answer(Link* link, quint64 id, const Result<Bytes>& answer);
    // The other side broke the protocol: closes its links.
    void punish(const ClinicId& clinic, const Error& why);
    void redialNow();  // the network came back
    // Who is on the ledger now: links to others end, who has come is dialled, new addresses and keys count.
    void follow(const KnownClinics& clinics);

Q_SIGNALS:
    void up(reseal::ClinicId clinic);  // main channel
    void down(reseal::ClinicId clinic);
    void frame(reseal::ClinicId from, reseal::node::FrameKind kind, const reseal::Bytes& body);
    // `link` is gone when its closing has been signalled; answer() copes with that.
    void request(reseal::node::Link* link, reseal::node::FrameKind kind, quint64 id,
                 const reseal::Bytes& body);

private:
    struct Pair {
        std::unique_ptr<Dialer> dialers[2];
        LinkPtr accepted[2];
    };
    Result<Peer> judge(const TlsPin& pin, const Claim& claim) override;
    SignPublic keyOf(const TlsPin& pin) const override;
    void dialIfOurs(const ClinicId& other);
    void dial(const ClinicId& other, Channel channel);
    std::optional<DialTarget> target(const ClinicId& other, Channel channel) const;
    void forget(const ClinicId& other);
    void change(const ClinicId& other, const KnownClinic& before);
    void beginOverlay();
    void chooseLinks();
    bool isChosen(const ClinicId& clinic, Channel channel) const;  // by the overlay, or not
    void hangUp(const ClinicId& clinic);                           // the link that was dialled here
    bool makeRoom(Link* link);                                     // false: it is turned away
    void accept(LinkPtr link);
    void attach(Link* link);
    void answerWaiting(Link* link);
    void onUp(Link* link);
    void onDown(const Peer& peer, Channel channel);

    KnownClinics known_;
    ClinicId own_;
    bool started_ = false;
    PenaltyBox penalties_;
    LinkContext context_;
    Listener listener_;
    std::vector<ClinicId> others_;
    std::map<ClinicId, Pair> pairs_;
    gossip::Random random_;
    std::unique_ptr<gossip::Overlay>
        overlay_;  // of the main channel's links among validators, if they are many
    QTimer choosing_;
    struct Unsent {  // frames to one clinic since the log was told
        std::optional<Instant> told;
        std::size_t count = 0;
    };
    std::map<ClinicId, Unsent> unsent_;
    std::map<Link*, LinkPtr> guests_;  // persons and strangers, and links that are being replaced
    std::set<Link*> live_;
    std::map<Link*, std::vector<std::pair<quint64, Result<Bytes>>>> waiting_;  // answers without room yet
};

// "host:port", "[v6]:port". Errors: InvalidArgument.
Result<Address> parseAddress(std::string_view text);

}  // namespace reseal::node
