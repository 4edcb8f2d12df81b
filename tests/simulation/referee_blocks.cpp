// What is final, once more.
#include "core/crypto/sha256.h"
#include "core/ledger/codec.h"
#include "core/ledger/tables.h"
#include "tests/simulation/world.h"

namespace reseal::simulation {

namespace cs = consensus;

namespace {
// RFC 6962 by its definition, not by the library's code.
Hash32 naiveRoot(std::span<const Bytes> leaves) {
    if (leaves.empty()) return crypto::sha256({});
    if (leaves.size() == 1) {
        Bytes leaf{0};
        append(leaf, leaves[0]);
        return crypto::sha256(leaf);
    }
    std::size_t half = 1;
    while (half * 2 < leaves.size()) half *= 2;
    Bytes node{1};
    append(node, naiveRoot(leaves.first(half)).view());
    append(node, naiveRoot(leaves.subspan(half)).view());
    return crypto::sha256(node);
}

// The heads' tree by its definition (core/ledger/heads_tree.h): leaves in the order of their paths.
struct Leaf {
    Hash32 path, hash;
};
Hash32 naiveHeads(std::span<const Leaf> leaves, std::size_t depth) {
    if (leaves.empty()) return {};
    if (leaves.size() == 1) return leaves[0].hash;
    std::size_t left = 0;
    while (left < leaves.size() && (leaves[left].path.bytes[depth / 8] >> (7 - depth % 8) & 1) == 0) ++left;
    Bytes node{1};
    append(node, naiveHeads(leaves.first(left), depth + 1).view());
    append(node, naiveHeads(leaves.subspan(left), depth + 1).view());
    return crypto::sha256(node);
}
Hash32 naiveHeads(const ledger::MemoryState& state) {
    std::map<Hash32, Hash32> ordered;
    const ledger::Key table(ledger::Table::Heads);
    state.scan(table, [&](ByteView key, ByteView value) {
        const Hash32 path = crypto::sha256(key.subspan(ByteView(table).size()));
        const auto head = ledger::codec::decode<ledger::AccountHead>(value);
        if (!head) return false;
        Bytes leaf{0};
        append(leaf, path.view());
        append(leaf, head->hash.view());
        append(leaf, le64(head->count));
        ordered.emplace(path, crypto::sha256(leaf));
        return true;
    });
    std::vector<Leaf> leaves;
    for (const auto& [path, hash] : ordered) leaves.push_back({path, hash});
    return naiveHeads(leaves, 0);
}
}  // namespace

void Referee::applied(const Node& node, const ledger::Block& block) {
    const cs::Height height = block.header.height;
    const Hash32 hash = block.header.hash();
    if (height > chain_.size() + 1) return broken(node, "a final block before its parent");
    const std::uint64_t state = node.disk.state.sum();
    if (height == chain_.size() + 1) {
        chain_.push_back({hash, state, {block.header.epoch, block.header.view}});
        execute(node, block);
        if (block.header.headsRoot != naiveHeads(node.disk.state))
            broken("block " + std::to_string(height) + ": another heads root");
        for (const std::string& what : membership_.follow(block, ledger::StateView(node.disk.state)))
            broken("block " + std::to_string(height) + ": " + what);
        tally_.epochs = membership_.epoch() - 1;
        tally_.keyChanges = membership_.keyChanges();
        for (const std::string& what : disclosure_.follow(block, ledger::StateView(node.disk.state)))
            broken("block " + std::to_string(height) + ": " + what);
    } else if (chain_[height - 1].hash != hash) {
        broken(node, "two final blocks at height " + std::to_string(height));
    } else if (chain_[height - 1].state != state) {
        broken(node, "another state after block " + std::to_string(height));
    }
    heights_[node.number] = height;
    for (const ledger::Transaction& tx : block.transactions) shown(node, tx);
    checkFinalization(node, block);
}

// By the set of the block's own epoch, as the referee has it.
void Referee::checkFinalization(const Node& node, const ledger::Block& block) {
    const Bytes& stored = node.disk.blocks.back().finalization;
    if (stored.empty() || block.header.epoch > membership_.epoch()) return;
    const cs::Config& config = membership_.config(block.header.epoch);
    const auto certificate = cs::decodeCertificate(stored);
    std::set<cs::ValidatorIndex> signers;
    tally_.certifiedLater += certificate && certificate->view > block.header.view ? 1 : 0;
    if (certificate && certificate->kind == cs::VoteKind::Finalize &&
        certificate->block == cs::BlockId{block.header.height, block.header.hash()})
        for (const auto& one : certificate->signatures)
            if (one.signer < config.size() &&
                world_.consortium.signatures.verify(
                    config.validators[one.signer],
                    cs::statement(config, certificate->kind, certificate->view, certificate->block),
                    one.signature))
                signers.insert(one.signer);
    if (signers.size() < config.size() - (config.size() - 1) / 3)
        broken(node, "block " + std::to_string(block.header.height) + " is not final by its epoch's set");
}

void Referee::finish() {
    for (const std::string& what : membership_.finish([this](Index one) { return !world_.isDishonest(one); }))
        broken(what);
    for (const auto& [who, epoch] : accused_)
        if (!proven_.contains({who, epoch}))
            broken("validator " + std::to_string(who) + " contradicted itself in epoch " +
                   std::to_string(epoch) + ", and the ledger doesn't say so");
    // Sealed fields go with their record, from every disk, and not without it.
    for (const auto& node : world_.nodes()) {
        if (node->isDishonest) continue;
        for (const FinalBlock& kept : node->disk.blocks) {
            const auto block = ledger::Block::decode(kept.block);
            if (!block) {
                broken(*node, "a block that can't be read");
                break;
            }
            for (const ledger::Transaction& tx : block->transactions) {
                const auto ordered = ledger::StateView(node->disk.state).ordered(tx.id());
                const auto* record = std::get_if<ledger::Record>(&tx.body().operations.front());
                const bool isVoid = !ordered || ordered->refusal != ledger::Refusal::None;
                const bool goes = isVoid || (record != nullptr && disclosure_.isErased(record->record));
                if (!tx.details().empty() && goes == tx.hasAllDetails())
                    broken(*node, goes ? "a sealed field of an erased record is still there"
                                       : "a sealed field is gone");
            }
        }
    }
    for (const auto& node : world_.nodes())
        if (node->disk.state.sum() != node->disk.state.sumAnew())
            broken(*node, "its state is not what its blocks made of it");
}

void Referee::addTo(Fingerprint& fingerprint) const {
    for (const Final& one : chain_) {
        fingerprint.add(one.hash.view());
        fingerprint.add(one.state);
    }
}

// The block once more, by rules of its own.
void Referee::execute(const Node& node, const ledger::Block& block) {
    const auto wrong = [&](const std::string& what) {
        broken("block " + std::to_string(block.header.height) + ": " + what);
    };
    const ledger::Header& header = block.header;
    const Hash32 parent =
        header.height == 1 ? world_.consortium.genesis.hash() : chain_[header.height - 2].hash;
    if (header.parent != parent) wrong("another parent");
    if (header.time <= lastTime_) wrong("its time is not after its parent's");
    if (header.time > world_.now + world_.mostAhead() + ledger::kClockTolerance)
        wrong("its time is ahead of what any q clocks allow");
    lastTime_ = header.time;
    std::vector<Bytes> leaves;
    for (const ledger::Transaction& tx : block.transactions) {
        const ledger::TransactionBody& body = tx.body();
        leaves.push_back(toBytes(tx.signedBytes()));
        if (!ordered_.insert(tx.id()).second) wrong("a transaction for the second time");
        orderedBytes_ += tx.size();
        missing_.erase(tx.id());
        LaneEnd& lane = lanes_[{body.author, body.lane}];
        if (body.seq != lane.next || body.prev != lane.last) wrong("a transaction out of its lane's order");
        lane = {body.seq + 1, tx.id()};
        bool known = std::ranges::any_of(world_.consortium.clinics, [&](const ClinicId& clinic) {
            return ledger::account(clinic) == body.author;  // by which of its keys, membership.h says
        });
        const auto message = ledger::Transaction::signingMessage(world_.consortium.config.chain, tx.id());
        if (!known &&
            !world_.consortium.signatures.verify(ledger::pseudonymKey(body.author), message, tx.signature()))
            wrong("a transaction that its author did not sign");
        known = known || persons_.contains(ledger::pseudonymKey(body.author));
        const auto ordered = ledger::StateView(node.disk.state).ordered(tx.id());
        const bool effective = ordered && ordered->refusal == ledger::Refusal::None;
        for (const auto& op : body.operations)
            if (const auto* evidence = std::get_if<ledger::Evidence>(&op))
                evidenceOrdered(*evidence, effective);
        for (const auto& op : body.operations)
            if (std::holds_alternative<ledger::Pseudonym>(op) && !known)
                known = persons_.insert(ledger::pseudonymKey(body.author)).second;
        if (!known) wrong("a transaction of nobody");
    }
    if (header.txRoot != naiveRoot(leaves)) wrong("another transaction root");
}

void Referee::promised(const ledger::Transaction& tx) {
    if (!isOrdered(tx.id())) missing_.insert(tx.id());
}

}  // namespace reseal::simulation
