// Which key signs what, and what follows when the ledger names another one: by core/node's rules, as its
// node_loop, mesh and clinic_author do it.
#include "core/node/arrival.h"
#include "tests/simulation/authors.h"
#include "tests/simulation/running.h"

namespace reseal::simulation {

using ledger::StateView;

const crypto::SignKey* Node::validatingKey(const ledger::EpochEntry& epoch) const {
    return keepsFirstKey ? &keys_.at(0) : keys_.validating(epoch);
}

const crypto::SignKey& Node::epochKey() const {
    const crypto::SignKey* const key = validatingKey(running_->epoch->entry);
    return key != nullptr ? *key : keys_.at(0);
}

const crypto::SignKey& Node::namedKey() const {
    const crypto::SignKey* const key = keys_.named(StateView(disk.state));
    RESEAL_CHECK(key != nullptr);  // nobody names a key for another
    return *key;
}

std::optional<ledger::ChangeKeys> Node::keyChange() const {
    auto change = keys_.change(StateView(disk.state));
    if (!change) return std::nullopt;
    change->consent = world_.consortium.signatures.sign(
        *keys_.find(change->sign), ledger::changeKeysMessage(world_.consortium.config.chain, *change));
    return *std::move(change);
}

// As a hello proves the key that the other end knows and asks for.
bool Node::recognises(const Node& other) const {
    if (!isUp() || !other.isUp()) return false;
    const auto known = running_->knownKeys.find(other.index);
    return known == running_->knownKeys.end() || other.proves(known->second);
}
bool Node::proves(const SignPublic& key) const {
    return keepsFirstKey ? key == keys_.at(0).publicKey() : keys_.find(key) != nullptr;
}

bool Node::changesClinics(const ledger::Applied& applied) {
    return std::ranges::any_of(applied.events, [](const ledger::AccountEvent& one) {
        return one.event.kind == ledger::EventKind::ProposalPassed;
    });
}

void Node::learnKeys() {
    if (!world_.plan.keys) return;
    const StateView state(disk.state);
    for (Index one = 0; one < world_.clinics(); ++one)
        if (const auto entry = state.clinic(world_.consortium.clinic(one)))
            running_->knownKeys[one] = entry->signKey;
}

bool Node::renames(const ledger::Applied& applied) const {
    if (!world_.plan.keys || !changesClinics(applied)) return false;
    const ledger::OverlayView after(disk.state, applied.delta);
    return std::ranges::any_of(running_->knownKeys, [&](const auto& one) {
        const auto entry = StateView(after).clinic(world_.consortium.clinic(one.first));
        return entry && entry->signKey != one.second;
    });
}

// False: it has died of it.
bool Node::followKeys() {
    const std::map<Index, SignPublic> before = running_->knownKeys;
    learnKeys();
    std::vector<Index> changed;
    for (const auto& [one, key] : before)
        if (running_->knownKeys.at(one) != key) changed.push_back(one);
    if (dies(CrashPoint::BeforeKeys)) return false;
    tell(gossip::Dropped{
        node::signedWithFormerKeys(running_->talk.mempool(), disk.state, world_.consortium.signatures)});
    if (!isUp() || dies(CrashPoint::InKeys)) return false;
    const std::uint64_t life = life_;
    world_.authors().resendUnsettled(*this);
    if (life != life_ || dies(CrashPoint::AfterKeys)) return false;
    // A link whose other end has proven a key that it no longer has is closed, and made again.
    for (const Index one : changed)
        if (one != index) world_.links.renew(*this, one);
    return life == life_;
}

bool Node::replace(const ledger::Transaction& tx) {
    if (!isUp() || diskFault != DiskFault::None) return false;
    disk.outbox.insert_or_assign(tx.id(), tx.encode());
    const std::uint64_t life = life_;
    tell(gossip::Dropped{{tx.id()}});
    if (life != life_ || dies(CrashPoint::WhileSigningAnew)) return false;
    tell(gossip::Submitted{node::described(tx, tx.encode())});
    return life == life_;
}

}  // namespace reseal::simulation
