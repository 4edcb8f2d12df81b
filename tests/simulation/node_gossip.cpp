// What gossip asks for. What it has to have verified is in node_transactions.cpp.
#include "core/base/cbor.h"
#include "tests/simulation/running.h"

namespace reseal::simulation {

namespace cs = consensus;

void Node::perform(gossip::Send action) {
    const auto kind = static_cast<std::uint8_t>(FrameKind::Gossip) + static_cast<std::uint8_t>(action.kind);
    world_.links.send(*this, indexOf(world_, action.to), static_cast<FrameKind>(kind), action.body);
}

void Node::perform(gossip::Admitted) {
    pendingChanged();
}
void Node::perform(gossip::Evicted) {
    pendingChanged();
}
void Node::perform(gossip::Refused) {}
void Node::perform(gossip::StatusHeard action) {
    if (const auto its = running_->epoch->indexOf(indexOf(world_, action.from)))
        running_->epoch->router.linksHeard(*its, action.status.links);
}
void Node::perform(gossip::SignStatus) {
    tell(ownStatus());
}

gossip::OwnStatus Node::ownStatus() const {
    gossip::OwnStatus own;
    own.status.height = height();
    if (running_->epoch) own.status.links = running_->epoch->router.ownLinks();
    own.idle = running_->talk.mempool().size() == 0;
    return own;
}

void Node::perform(gossip::Fetch action) {
    const Index peer = indexOf(world_, action.peer);
    running_->fetches[action.ticket] = peer;
    cbor::Writer out;
    out.array(3).uint(action.ticket).uint(action.from).uint(action.count);
    world_.links.send(*this, peer, FrameKind::Question, out.out());
}

void Node::perform(gossip::Apply action) {
    std::vector<FinalBlock> batch;
    cbor::Reader in(action.batch);
    const std::size_t count = in.arrayUpTo(10'000);
    for (std::size_t i = 0; i < count && in.ok(); ++i) {
        in.array(2);
        batch.push_back({toBytes(in.bytes()), {}});
        batch.back().finalization = toBytes(in.bytes());
    }
    Status done = in.finish();
    const std::uint64_t life = life_;
    if (done) done = catchUp(batch);
    if (life != life_) return;
    if (done && height() < action.from) done = fail(ErrorCode::BadProof, "it proves nothing");
    if (done) return tell(gossip::Applied{action.ticket, height()});
    world_.say(*this, "refuses fetched blocks: " + done.error().text());
    tell(gossip::BatchRefused{action.ticket});
}

void Node::perform(gossip::Misbehaved action) {
    world_.links.punish(*this, indexOf(world_, action.peer), action.why);
}

}  // namespace reseal::simulation
