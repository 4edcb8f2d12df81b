#include "core/ledger/branches.h"

namespace reseal::ledger {

// Overlays from the final state up to one branch.
class Branches::Stack {
public:
    Stack(const Branches& branches, const Hash32& top) {
        std::vector<const Delta*> deltas;
        for (Hash32 at = top; at != branches.tip_;) {
            const Branch& branch = branches.branches_.at(at);
            deltas.push_back(&branch.applied.delta);
            at = branch.parent;
        }
        top_ = &branches.final_;
        for (auto delta = deltas.rbegin(); delta != deltas.rend(); ++delta) {
            layers_.push_back(std::make_unique<OverlayView>(*top_, **delta));
            top_ = layers_.back().get();
        }
    }
    const KeyValueView& view() const { return *top_; }

private:
    std::vector<std::unique_ptr<OverlayView>> layers_;
    const KeyValueView* top_ = nullptr;
};

namespace {
Instant after(const KeyValueView& state, Instant now) {
    return std::max(now, StateView(state).tip().time + milliseconds(1));
}
bool isTaken(Verdict verdict) {
    return verdict == Verdict::Effective || verdict == Verdict::Void;
}
}  // namespace

void Branches::keep(const Header& header, Applied applied) {
    const Hash32 hash = header.hash();
    if (branches_.size() >= kMax && !branches_.contains(hash)) dropOldest(header.parent);
    branches_.insert_or_assign(hash, Branch{header.height, header.parent, std::move(applied), ++kept_});
}

void Branches::dropOldest(const Hash32& butNot) {
    std::set<Hash32> parents{butNot};
    for (const auto& [hash, branch] : branches_) parents.insert(branch.parent);
    auto oldest = branches_.end();
    for (auto at = branches_.begin(); at != branches_.end(); ++at)
        if (!parents.contains(at->first) &&
            (oldest == branches_.end() || at->second.number < oldest->second.number))
            oldest = at;
    if (oldest != branches_.end()) branches_.erase(oldest);  // none: a single chain, which is bounded
}

const Applied* Branches::known(const Block& block) const {
    const auto at = branches_.find(block.header.hash());
    if (at == branches_.end() || at->second.parent != tip_) return nullptr;
    return transactionRoot(block.transactions) == block.header.txRoot ? &at->second.applied : nullptr;
}

Result<Instant> Branches::validate(const Block& block) {
    RESEAL_CHECK(follows(block.header.parent));
    const Stack stack(*this, block.header.parent);
    RESEAL_ASSIGN(auto applied, apply(stack.view(), block, signatures_, DetailRule::Required, evidence_));
    keep(block.header, std::move(applied));
    return block.header.time;
}

bool Branches::isTooEarly(const Hash32& parent, Instant blockTime, Instant now) const {
    const Stack stack(*this, parent);
    return blockTime > std::max(now + kClockTolerance, StateView(stack.view()).tip().time + milliseconds(1));
}

std::optional<Block> Branches::build(const Wanted& wanted, Instant now, const std::vector<ByteView>& pending,
                                     const std::function<bool()>& intact) {
    RESEAL_CHECK(follows(wanted.parent));
    const Stack stack(*this, wanted.parent);
    Executor executor(stack.view(), after(stack.view(), now), signatures_, DetailRule::Required, evidence_);
    Block block;
    std::size_t room = wanted.maxBytes;
    for (const ByteView bytes : pending) {
        if (bytes.size() > room && !block.transactions.empty()) break;
        auto tx = Transaction::decode(bytes);
        if (!tx || !isTaken(executor.add(*tx).verdict)) continue;
        block.transactions.push_back(*std::move(tx));
        room -= std::min(room, bytes.size());
    }
    if (!intact() || (block.transactions.empty() && !wanted.evenIfEmpty)) return std::nullopt;
    block.header = executor.header(wanted.view, wanted.proposer);
    auto applied = std::move(executor).finish(block.header);
    if (!intact()) return std::nullopt;
    RESEAL_CHECK(applied);  // our own block must satisfy our own contract
    keep(block.header, *std::move(applied));
    return block;
}

bool Branches::executable(const Hash32& parent, Instant now, const std::vector<ByteView>& pending) const {
    const Stack stack(*this, parent);
    const Instant time = after(stack.view(), now);
    return std::ranges::any_of(pending, [&](ByteView bytes) {
        const auto tx = Transaction::decode(bytes);
        return tx && isTaken(checkTransaction(stack.view(), *tx, time, signatures_, evidence_).verdict);
    });
}

bool Branches::isDue(const Hash32& parent, std::uint64_t number, Instant now) const {
    if (!follows(parent)) return false;
    const Stack stack(*this, parent);
    const EpochEntry epoch = StateView(stack.view()).epoch();
    return epoch.number != number || epoch.last != 0 ||
           Executor(stack.view(), after(stack.view(), now), signatures_, DetailRule::Required, evidence_)
               .hasEvents();
}

void Branches::at(const Hash32& block, const std::function<void(const KeyValueView&)>& read) const {
    read(Stack(*this, block).view());
}

void Branches::moved(Height height, const Hash32& tip) {
    height_ = height;
    tip_ = tip;
    std::map<Hash32, bool> leads;
    const auto leadsToTip = [&](const Hash32& hash, auto&& self) -> bool {
        if (const auto known = leads.find(hash); known != leads.end()) return known->second;
        const auto at = branches_.find(hash);
        bool yes = false;
        if (at != branches_.end() && at->second.height > height_)
            yes = at->second.parent == tip_ || self(at->second.parent, self);
        return leads[hash] = yes;
    };
    for (const auto& [hash, branch] : branches_) leadsToTip(hash, leadsToTip);
    std::erase_if(branches_, [&](const auto& entry) { return !leads.at(entry.first); });
}

}  // namespace reseal::ledger
