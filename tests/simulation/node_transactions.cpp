// What was submitted here or came by gossip, and waits to be ordered.
#include "core/ledger/settled.h"
#include "core/node/arrival.h"
#include "tests/simulation/authors.h"
#include "tests/simulation/running.h"

namespace reseal::simulation {

namespace cs = consensus;
using ledger::Transaction;

namespace {
constexpr Duration kResubmitEvery = seconds(20);
}  // namespace

bool Node::submit(const Transaction& tx) {
    if (!isAwake() || diskFault == DiskFault::Full || dies(CrashPoint::BeforeOutbox)) return false;
    if (!statementsArrived(tx)) return false;
    // As core/node's submissions: what it has with another key's signature gives way.
    if (const auto kept = disk.outbox.find(tx.id()); kept != disk.outbox.end() && kept->second != tx.encode())
        return replace(tx);
    if (!ledger::StateView(disk.state).ordered(tx.id())) disk.outbox.emplace(tx.id(), tx.encode());
    if (dies(CrashPoint::AfterOutbox)) return false;
    tell(gossip::Submitted{node::described(tx, tx.encode())});
    return true;
}

void Node::resubmit() {
    const std::uint64_t life = life_;
    world_.authors().resendUnsettled(*this);
    if (life != life_) return;
    std::vector<Bytes> missed;
    for (const auto& [id, bytes] : disk.outbox)
        if (!running_->talk.mempool().contains(id)) missed.push_back(bytes);
    for (Bytes& bytes : missed) {
        const auto tx = Transaction::decode(bytes);
        tell(gossip::Submitted{node::described(*tx, std::move(bytes))});
        if (!isUp()) return;
    }
    if (isUp()) later(kResubmitEvery, [this] { resubmit(); });
}

std::vector<ByteView> Node::pendingBytes() const {
    std::vector<ByteView> out;
    for (const auto& [arrival, id] : running_->talk.mempool().byArrival())
        out.push_back(running_->talk.mempool().find(id)->transaction.bytes);
    return out;
}

// Once, after whatever happens now.
void Node::pendingChanged() {
    if (running_->judging) return;
    running_->judging = true;
    later(milliseconds(0), [this] {
        running_->judging = false;
        const auto& at = running_->proposeOn;
        cs::WorkAvailable work{at, false, false};
        if (running_->branches.follows(at.hash)) {
            work.executable = running_->branches.executable(at.hash, clock(), pendingBytes());
            work.due = running_->branches.isDue(at.hash, running_->epoch->config.epoch, clock());
        }
        if (work == running_->work) return;
        running_->work = work;
        give(work);
    });
}

void Node::perform(gossip::Verify action) {
    const auto reject = [&](gossip::Rejection why) {
        tell(gossip::Rejected{action.from, action.claimed, why});
    };
    const auto tx = Transaction::decode(action.bytes);
    if (!tx || tx->id() != action.claimed) return reject(gossip::Rejection::Malformed);
    if (!statementsArrived(*tx)) return reject(gossip::Rejection::Later);
    const auto why =
        node::rejectionOf(*tx, disk.state, clock(), running_->talk.mempool(), world_.consortium.signatures);
    if (why) return reject(*why);
    tell(gossip::Verified{action.from, action.claimed, node::described(*tx, std::move(action.bytes))});
}

}  // namespace reseal::simulation
