// What comes over a link, and links that come and go.
#include "core/base/cbor.h"
#include "tests/simulation/running.h"

namespace reseal::simulation {

namespace cs = consensus;

namespace {
constexpr std::uint64_t kBatchBytes = 800 << 10;
}

void Node::receive(Index from, ByteView frame) {
    if (!isAwake() || frame.empty()) return;
    const ByteView body = frame.subspan(1);
    const auto kind = static_cast<FrameKind>(frame[0]);
    if (kind == FrameKind::Consensus || kind == FrameKind::Relayed) {
        hear(from, kind, body);
    } else if (kind == FrameKind::Question) {
        cbor::Reader in(body);
        in.array(3);
        const std::uint64_t ticket = in.uint(), first = in.uint(), count = in.uint();
        if (!in.finish()) return world_.links.punish(*this, from, "a question that can't be read");
        cbor::Writer out;
        out.array(2).uint(ticket).bytes(first > height() ? Bytes{}
                                                         : serve(first, std::min<std::uint64_t>(count, 64)));
        world_.links.send(*this, from, FrameKind::Answer, out.out());
    } else if (kind == FrameKind::Answer) {
        cbor::Reader in(body);
        in.array(2);
        const std::uint64_t ticket = in.uint();
        Bytes batch = toBytes(in.bytes());
        if (!in.finish()) return world_.links.punish(*this, from, "an answer that can't be read");
        const auto asked = running_->fetches.find(ticket);
        if (asked == running_->fetches.end() || asked->second != from) return;
        running_->fetches.erase(asked);
        if (batch.empty()) return tell(gossip::FetchFailed{ticket, gossip::FetchFailure::Missing});
        tell(gossip::Fetched{ticket, std::move(batch)});
    } else if (kind == FrameKind::WordQuestion) {
        answerWord(from, body);
    } else if (kind == FrameKind::Word) {
        takeWord(from, body);
    } else {
        const auto gossipKind = frame[0] - static_cast<std::uint8_t>(FrameKind::Gossip);
        if (gossipKind > static_cast<int>(gossip::MessageKind::WantPrefixes))
            return world_.links.punish(*this, from, "an unknown frame");
        tell(gossip::Received{peerOf(world_, from), static_cast<gossip::MessageKind>(gossipKind),
                              toBytes(body)});
    }
}

void Node::hear(Index from, FrameKind kind, ByteView body) {
    auto letter = node::Router::open(kind == FrameKind::Relayed, body);
    if (!letter) return world_.links.punish(*this, from, letter.error().text());
    Epoch& now = *running_->epoch;
    const cs::Envelope& envelope = letter->envelope;
    if (envelope.epoch < now.config.epoch && !std::holds_alternative<cs::Certificate>(envelope.message))
        return tellEndOf(envelope.epoch, from);
    const auto sender = now.indexOf(from);
    const std::uint64_t its = envelope.epoch;
    if (its != now.config.epoch || !sender) return;
    auto arrival = now.router.receive(world_.now, *sender, *std::move(letter));
    if (arrival.wrong) return world_.links.punish(*this, from, arrival.wrong->text());
    carry(arrival.send);
    const std::uint64_t life = life_;
    for (cs::Received& one : arrival.deliver) {
        if (life != life_ || epoch() != its) return;
        if (const auto* answer = std::get_if<cs::StatusAnswer>(&one.message))
            world_.referee.answered(*this, *answer);
        give(std::move(one));
    }
}

void Node::carry(const std::vector<node::Router::Parcel>& parcels) {
    for (const node::Router::Parcel& parcel : parcels)
        world_.links.send(*this, running_->epoch->clinics[parcel.to],
                          parcel.relayed ? FrameKind::Relayed : FrameKind::Consensus, parcel.body);
}

void Node::linkUp(Index peer, bool dialledHere) {
    if (!isUp()) return;
    running_->linked.insert(peer);
    if (running_->overlay) running_->overlay->linked(world_.now, peerOf(world_, peer), dialledHere);
    tell(gossip::PeerUp{peerOf(world_, peer), gossip::PeerKind::Node});
    if (!isUp()) return;
    if (const auto its = running_->epoch->indexOf(peer)) {
        running_->epoch->router.linkUp(world_.now, *its);
        give(cs::PeerConnected{*its});
    }
    linksChanged();
}

void Node::linkDown(Index peer) {
    if (!isUp()) return;
    running_->linked.erase(peer);
    running_->toldEnd.erase(peer);
    if (const auto its = running_->epoch->indexOf(peer)) {
        running_->epoch->router.linkDown(*its);
        if (!running_->epoch->router.flood().isPartial()) give(cs::PeerGone{*its});
        if (!isUp()) return;
    }
    if (running_->overlay) running_->overlay->unlinked(world_.now, peerOf(world_, peer));
    std::vector<std::uint64_t> lost;
    for (const auto& [ticket, whom] : running_->fetches)
        if (whom == peer) lost.push_back(ticket);
    for (const std::uint64_t ticket : lost) {
        running_->fetches.erase(ticket);
        tell(gossip::FetchFailed{ticket, gossip::FetchFailure::Offline});
        if (!isUp()) return;
    }
    tell(gossip::PeerDown{peerOf(world_, peer)});
    linksChanged();
}

void Node::linksChanged() {
    if (!isUp() || !running_->overlay) return;
    tell(ownStatus());
    if (isUp()) chooseLinks();
}

void Node::chooseLinks() {
    if (!running_->overlay || !isAwake()) return;
    for (const auto& step : running_->overlay->proceed(world_.now)) {
        if (const auto* one = std::get_if<gossip::Overlay::Dial>(&step))
            world_.links.dial(*this, indexOf(world_, one->peer));
        if (const auto* one = std::get_if<gossip::Overlay::HangUp>(&step))
            world_.links.hangUp(*this, indexOf(world_, one->peer));
    }
    arm();
}

bool Node::admits(Index peer) {
    if (!isUp()) return false;
    const auto admission = running_->overlay->admit(world_.now, peerOf(world_, peer));
    if (const auto* displaced = std::get_if<gossip::Overlay::Displaced>(&admission))
        world_.links.hangUp(*this, indexOf(world_, displaced->other));
    return !std::holds_alternative<gossip::Overlay::Refused>(admission);
}

void Node::dialFailed(Index peer) {
    if (!isUp()) return;
    running_->overlay->failed(world_.now, peerOf(world_, peer));
    chooseLinks();
}

// As many as asked for, and on to the next finalization.
Bytes Node::serve(std::uint64_t from, std::uint64_t count) const {
    std::size_t end = 0, bytes = 0;
    for (std::size_t i = from - 1; i < disk.blocks.size(); ++i) {
        bytes += disk.blocks[i].block.size() + disk.blocks[i].finalization.size();
        if (end > 0 && (i + 1 - (from - 1) > count || bytes > kBatchBytes)) break;
        if (!disk.blocks[i].finalization.empty()) end = i + 1;
    }
    cbor::Writer out;
    out.array(end < from ? 0 : end - (from - 1));
    for (std::size_t i = from - 1; i < end; ++i)
        out.array(2).bytes(disk.blocks[i].block).bytes(disk.blocks[i].finalization);
    return std::move(out).out();
}

}  // namespace reseal::simulation
