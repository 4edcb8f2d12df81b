#include "tests/simulation/members.h"

#include "core/ledger/queries.h"
#include "tests/simulation/authors.h"
#include "tests/simulation/faults.h"

namespace reseal::simulation {

namespace cs = consensus;
using ledger::Change;
using ledger::ClinicRole;
using ledger::ProposalId;
using ledger::ProposalStatus;
using ledger::StateView;

namespace {
constexpr Duration kTick = milliseconds(1500);
constexpr Duration kIntroduceAgain = seconds(50);
constexpr std::size_t kMaxPending = 4;
constexpr unsigned kDissent = 80;  // per mille of the votes
}  // namespace

void Members::begin() {
    if (!world_.plan.members) return;
    nextProposal_ = world_.now + world_.dice.span(seconds(1), seconds(10));
    world_.at(world_.now + kTick, [this] { tick(); });
}

void Members::tick() {
    forgetDone();
    for (Index clinic = 0; clinic < world_.clinics(); ++clinic) speak(clinic);
    if (!world_.isHealed() && world_.now >= nextProposal_) propose();
    world_.at(world_.now + (world_.isLongSleep() ? seconds(60) : kTick), [this] { tick(); });
}

const Node& Members::highest() const {
    const Node* out = world_.nodes().front().get();
    for (const auto& node : world_.nodes())
        if (node->height() > out->height()) out = node.get();
    return *out;
}

// A clinic that was let in says so; all vote.
void Members::speak(Index clinic) {
    const Node& node = *world_.nodes()[clinic];
    if (!node.isAwake()) return;
    const StateView state(node.disk.state);
    const ClinicId& id = world_.consortium.clinic(clinic);
    const auto entry = state.clinic(id);
    if (!entry) return;
    // A role or key that was given counts only when the clinic has been heard of since; it says so again.
    const auto unheard = ledger::planOf(state).unheard;
    if (std::ranges::find(unheard, id) != unheard.end()) {
        auto& [with, said] = introduced_[clinic];
        if (with != entry->signKey || world_.now >= said + kIntroduceAgain) {
            with = entry->signKey;
            said = world_.now;
            world_.authors().sayAs(clinic, ledger::Endpoint{entry->endpoint + 1, {}});
        }
    }
    if (world_.isHealed() || !state.epoch().indexOf(id)) return;
    std::vector<std::pair<ProposalId, bool>> votes;
    for (const auto& listed : ledger::proposals(state)) {
        if (listed.entry.statusAt(world_.now) != ProposalStatus::Open || state.vote(listed.id, id)) continue;
        if (listed.entry.author == id || !voted_.emplace(clinic, listed.id).second) continue;
        const auto opinion = opinions_.try_emplace(listed.id, !world_.dice.chance(120)).first->second;
        votes.emplace_back(listed.id, opinion != world_.dice.chance(kDissent));
    }
    for (const auto& [proposal, approve] : votes) {
        world_.authors().sayAs(clinic, ledger::Vote{proposal, approve});
        if (world_.plan.has(Fault::FinalityLag) && world_.dice.chance(300))
            world_.links.loseFinalizeVotes(world_.dice.span(seconds(2), seconds(15)));
    }
}

void Members::propose() {
    nextProposal_ = world_.now + world_.dice.heavy(world_.plan.everyChange);
    if (pending_.size() >= kMaxPending) return;
    const auto by = static_cast<Index>(world_.dice.below(world_.clinics()));
    const bool ofKeys = world_.plan.keys && world_.dice.chance(450);
    const auto change = ofKeys ? keyChange(by) : draw();
    if (!change || !world_.nodes()[by]->isAwake()) return;
    if (!StateView(world_.nodes()[by]->disk.state).clinic(world_.consortium.clinic(by))) return;
    pending_.push_back({TxId{}, *change});
    if (!bears(world_.faults().victims())) {
        pending_.pop_back();
        return;
    }
    world_.say(*world_.nodes()[by], "proposes " + std::string(ledger::nameOf(*change)));
    pending_.back().tx = world_.authors().sayAs(by, ledger::Propose{*change, {}});
    if (ofKeys) world_.faults().keysChange(*world_.nodes()[by]);
}

// The first has admitted all persons, which is good only as long as it has the key that signed that.
std::optional<Change> Members::keyChange(Index clinic) const {
    const Node& node = *world_.nodes()[clinic];
    const auto entry = StateView(node.disk.state).clinic(world_.consortium.clinic(clinic));
    if (!entry || entry->isLeaving() || (clinic == 0 && !world_.authors().allRegistered()))
        return std::nullopt;
    const auto change = node.keyChange();
    return change ? std::optional<Change>(*change) : std::nullopt;
}

std::optional<Change> Members::draw() const {
    Dice& dice = world_.dice;
    const Consortium& consortium = world_.consortium;
    const StateView state(highest().disk.state);
    const auto clinic = static_cast<Index>(dice.below(world_.clinics()));
    const ClinicId& id = consortium.clinic(clinic);
    const auto entry = state.clinic(id);
    if (!entry) {
        const ledger::ClinicEntry& newcomer = consortium.newcomers[clinic - consortium.size()];
        return ledger::AddClinic{
            newcomer, consortium.signatures.sign(consortium.keys[clinic],
                                                 ledger::joinMessage(consortium.config.chain, newcomer))};
    }
    if (dice.chance(150))
        return ledger::ChangeParameter{ledger::Parameter::NetworkDelay,
                                       static_cast<std::uint64_t>(dice.between(2, 10) * 200)};
    if (entry->isLeaving()) return std::nullopt;
    if (!entry->roles.has(ClinicRole::Validator))
        return ledger::ChangeRoles{id, entry->roles | ClinicRole::Validator};
    // The first has admitted all persons.
    if (clinic > 0 && dice.chance(250)) return ledger::RemoveClinic{id};
    return ledger::ChangeRoles{id, ledger::ClinicRoles{} | ClinicRole::Proxy | ClinicRole::FileServer};
}

// What is decided is done with once no change waits.
void Members::forgetDone() {
    const StateView state(highest().disk.state);
    const auto queue = state.waitingChanges();
    if (state.nextSet() || queue.first != queue.next) return;
    std::erase_if(pending_, [&](const Pending& one) {
        if (!state.ordered(one.tx)) return false;
        const auto proposal = state.proposal(ledger::proposalId(one.tx, 0));
        return !proposal || proposal->status != ProposalStatus::Open;
    });
}

std::set<Index> Members::current() const {
    std::set<Index> out;
    for (const auto& [id, key] : world_.referee.membership().sets().back())
        out.insert(*world_.consortium.numberOf(id));
    return out;
}

// The smallest set that can come, victims aside, and all clinics that may be in one.
std::size_t Members::least(const std::set<Index>& victims, std::set<Index>& reachable) const {
    std::set<Index> leaving;
    reachable = current();
    const std::size_t size = reachable.size();
    for (const auto& [id, added] : world_.referee.membership().waiting())
        (added ? reachable : leaving).insert(*world_.consortium.numberOf(id));
    for (const Pending& one : pending_) {
        if (const auto* add = std::get_if<ledger::AddClinic>(&one.change))
            reachable.insert(*world_.consortium.numberOf(add->entry.id));
        if (const auto* remove = std::get_if<ledger::RemoveClinic>(&one.change))
            leaving.insert(*world_.consortium.numberOf(remove->clinic));
        if (const auto* roles = std::get_if<ledger::ChangeRoles>(&one.change))
            (roles->roles.has(ClinicRole::Validator) ? reachable : leaving)
                .insert(*world_.consortium.numberOf(roles->clinic));
    }
    std::erase_if(leaving, [&](Index one) { return victims.contains(one); });
    return size > leaving.size() ? size - leaving.size() : 0;
}

bool Members::bears(const std::set<Index>& victims) const {
    const auto among = [&](const auto& set) {
        return static_cast<std::size_t>(
            std::ranges::count_if(victims, [&](Index one) { return set.contains(one); }));
    };
    for (const auto& set : world_.referee.membership().sets()) {
        std::set<Index> numbers;
        for (const auto& [id, key] : set) numbers.insert(*world_.consortium.numberOf(id));
        if (among(numbers) > cs::faultyOf(numbers.size())) return false;
    }
    std::set<Index> reachable;
    const std::size_t size = least(victims, reachable);
    // Alone, a clinic whose clock is wrong would be right.
    const std::size_t fewest = world_.plan.has(Fault::ClockAhead) && world_.consortium.size() > 1 ? 2 : 1;
    return size >= fewest && among(reachable) <= cs::faultyOf(size);
}

std::set<Index> Members::reachable() const {
    std::set<Index> out;
    least({}, out);
    return out;
}

std::size_t Members::mayBeAway() const {
    std::set<Index> reachable;
    const std::size_t size = least({}, reachable);
    return size == 0 ? 0 : cs::faultyOf(size);
}

}  // namespace reseal::simulation
