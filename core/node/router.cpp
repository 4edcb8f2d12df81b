#include "core/node/router.h"

#include "core/base/cbor.h"

namespace reseal::node {

namespace cs = consensus;
using gossip::Flood;

namespace {

constexpr std::size_t kMaxMessage = std::size_t{1} << 20;  // more is in no frame

bool isLarge(const cs::Message& message) {
    return std::holds_alternative<cs::Proposal>(message) ||
           std::holds_alternative<cs::Certificate>(message) || std::holds_alternative<cs::BlockBody>(message);
}

// An answer costs more than the question.
bool isQuestion(const cs::Message& message) {
    return std::holds_alternative<cs::StatusQuestion>(message) ||
           std::holds_alternative<cs::FetchBlock>(message) ||
           std::holds_alternative<cs::FetchCertificates>(message);
}

Bytes wrap(unsigned hops, std::optional<Router::Index> to, ByteView message) {
    cbor::Writer out;
    out.array(3).uint(hops);
    if (to)
        out.uint(*to);
    else
        out.null();
    return std::move(out.bytes(message)).out();
}

}  // namespace

Router::Router(const cs::Config& config, const cs::Leaders& leaders, const cs::BlockFormat& format,
               const cs::Verifier& verifier, std::uint64_t seed)
    : config_(config),
      leaders_(leaders),
      format_(format),
      verifier_(verifier),
      random_(seed),
      flood_(config.size(), config.own, random_) {}

// ---- Links

std::optional<gossip::PeerLinks> Router::ownLinks() const {
    if (!flood_.isPartial() || !config_.own) return std::nullopt;
    return gossip::PeerLinks{config_.epoch, flood_.ownLinks()};
}

void Router::linksHeard(Index peer, const std::optional<gossip::PeerLinks>& links) {
    if (links && links->epoch == config_.epoch) flood_.peerLinks(peer, links->members);
}

// ---- What arrives

Result<Router::Letter> Router::open(bool relayed, ByteView body) {
    Letter letter{relayed, Flood::kMaxHops, std::nullopt, {}, {}};
    ByteView message = body;
    if (relayed) {
        cbor::Reader in(body);
        in.array(3);
        letter.hops = static_cast<unsigned>(in.uint(Flood::kMaxHops));
        if (in.peek() == cbor::Type::Null)
            in.null();
        else
            letter.to = static_cast<Index>(in.uint(gossip::kMaxMembers - 1));
        message = in.bytes(kMaxMessage);
        RESEAL_TRY(in.finish());
    }
    RESEAL_ASSIGN(letter.envelope, cs::decode(message));
    letter.message = toBytes(message);
    return letter;
}

Router::Arrival Router::receive(Instant now, Index from, Letter letter) {
    Arrival out;
    if (!flood_.isPartial()) {  // nobody has a reason to relay
        if (letter.relayed || (isQuestion(letter.envelope.message) && !flood_.mayAsk(now, from))) return out;
        out.deliver.push_back({from, std::move(letter.envelope.message)});
    } else if (!flood_.isLinked(from)) {
        return out;  // on its way when the link ended
    } else if (letter.to) {
        hearRelayed(now, from, std::move(letter), out);
    } else if (const auto slot = cs::slotOf(leaders_, letter.envelope.message)) {
        hearFlooded(now, from, *slot, std::move(letter), out);
    } else if (letter.relayed) {
        out.wrong = fail(ErrorCode::Malformed, "forwarded what is not for everybody");
    } else {
        hearDirect(now, from, std::move(letter), out);
    }
    return out;
}

Status Router::verify(const cs::Message& message) const {
    return cs::verifyPassed(config_, leaders_, format_, verifier_, message);
}

void Router::hearFlooded(Instant now, Index from, const cs::Slot& slot, Letter letter, Arrival& out) {
    if (!letter.relayed && from != slot.signer) letter.hops = 0;
    Status good;
    const auto outcome =
        flood_.hear(now, {from, {slot.view, slot.kind, slot.signer}, letter.message, letter.hops}, [&] {
            good = verify(letter.envelope.message);
            return static_cast<bool>(good);
        });
    if (outcome.isForged) {
        out.wrong = good.error();
        return;
    }
    if (!outcome.forwardTo.empty()) {
        const Bytes body = wrap(letter.hops - 1, std::nullopt, letter.message);
        for (const Index to : outcome.forwardTo)
            out.send.push_back({to, true, isLarge(letter.envelope.message), body});
    }
    if (outcome.deliver) out.deliver.push_back({from, std::move(letter.envelope.message)});
}

// For one validator. Its signer is to blame for what is in it, not those who relayed it.
void Router::hearRelayed(Instant now, Index from, Letter letter, Arrival& out) {
    const auto signer = cs::signerOf(letter.envelope.message);
    if (!signer || *letter.to >= config_.size()) {
        out.wrong = fail(ErrorCode::Malformed, "relayed what nobody relays");
        return;
    }
    if (!flood_.mayAsk(now, from) || *signer == config_.own) return;
    if (const Status good = verify(letter.envelope.message); !good) {
        out.wrong = good.error();
        return;
    }
    if (*letter.to == config_.own) {
        out.deliver.push_back({*signer, std::move(letter.envelope.message)});
        return;
    }
    if (letter.hops == 0) return;
    if (const auto next = flood_.nextHop(*letter.to, from))
        out.send.push_back({*next, true, isLarge(letter.envelope.message),
                            wrap(letter.hops - 1, letter.to, letter.message)});
}

void Router::hearDirect(Instant now, Index from, Letter letter, Arrival& out) {
    const auto* certificate = std::get_if<cs::Certificate>(&letter.envelope.message);
    const bool may = certificate != nullptr ? flood_.mayCertify(now, from, certificate->view,
                                                                static_cast<std::uint8_t>(certificate->kind))
                                            : flood_.mayAsk(now, from);
    if (may) out.deliver.push_back({from, std::move(letter.envelope.message)});
}

// ---- What leaves

std::vector<Router::Parcel> Router::send(const cs::Send& action) {
    std::vector<Parcel> out;
    Bytes body = cs::encode(config_.epoch, action.message);
    const bool large = isLarge(action.message);
    const auto reaches = [&](Index to) { return !flood_.isPartial() || flood_.isLinked(to); };
    if (!action.to) {
        for (Index to = 0; to < config_.size(); ++to)
            if (to != config_.own && reaches(to)) out.push_back({to, false, large, body});
        return out;
    }
    if (reaches(*action.to)) {
        out.push_back({*action.to, false, large, std::move(body)});
    } else if (cs::signerOf(action.message)) {
        if (const auto next = flood_.nextHop(*action.to, std::nullopt))
            out.push_back({*next, true, large, wrap(Flood::kMaxHops - 1, action.to, body)});
    } else if (std::holds_alternative<cs::FetchBlock>(action.message) ||
               std::holds_alternative<cs::FetchCertificates>(action.message)) {
        if (const auto other = flood_.anyLinked()) out.push_back({*other, false, large, std::move(body)});
    }
    return out;
}

}  // namespace reseal::node
