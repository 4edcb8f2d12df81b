#include "tests/simulation/membership.h"

#include "core/ledger/operation.h"

namespace reseal::simulation {

namespace cs = consensus;
using ledger::ClinicRole;
using ledger::ProposalId;
using ledger::ProposalStatus;

namespace {
std::vector<ledger::Validator> listOf(const Membership::Set& set) {
    std::vector<ledger::Validator> out;
    for (const auto& [id, key] : set) out.push_back({id, key});
    return out;
}
std::size_t yes(const std::map<ClinicId, bool>& votes, const Membership::Set& set, bool approve) {
    return static_cast<std::size_t>(std::ranges::count_if(
        votes, [&](const auto& vote) { return vote.second == approve && set.contains(vote.first); }));
}
std::size_t faulty(const Membership::Set& set) {
    return (set.size() - 1) / 3;
}
}  // namespace

Membership::Membership(const Consortium& consortium) : consortium_(consortium) {
    Set first;
    for (const auto& validator : consortium.validators) {
        first.emplace(validator.id, validator.key);
        histories_[validator.id].wanted = true;
    }
    begin(std::move(first), {0, consortium.genesis.hash()}, consortium.genesis.parameters().delta);
}

void Membership::begin(Set set, const cs::BlockId& base, Duration delta) {
    cs::Config config = consortium_.config;
    config.epoch = sets_.size() + 1;
    config.setHash = ledger::validatorSetHash(listOf(set));
    config.validators.clear();
    for (const auto& [id, key] : set) config.validators.push_back(key);
    config.base = base;
    config.leaderSeed = base.hash;
    config.delta = delta;
    configs_.push_back(std::move(config));
    sets_.push_back(std::move(set));
    last_ = 0;
}

std::uint32_t Membership::numberOf(std::uint64_t epoch, cs::ValidatorIndex index) const {
    auto at = sets_.at(epoch - 1).begin();
    std::advance(at, index);
    return *consortium_.numberOf(at->first);
}

std::vector<std::string> Membership::follow(const ledger::Block& block, const ledger::StateView& after) {
    wrongs_.clear();
    const ledger::Header& its = block.header;
    header(its);
    count(block, after);
    if (its.height == last_) {
        begin(std::exchange(next_, {}), {its.height, its.hash()}, after.parameters().delta);
        const auto entry = after.epoch();
        if (entry.number != epoch() ||
            listOf(sets_.back()) != std::vector<ledger::Validator>(entry.validators))
            wrong("another set than the one that was fixed begins");
        if (entry.base != its.height || entry.baseHash != its.hash() || entry.delta != configs_.back().delta)
            wrong("an epoch on another base");
    }
    fixEnd(its, after);
    return wrongs_;
}

void Membership::header(const ledger::Header& header) {
    const cs::Config& config = configs_.back();
    if (header.epoch != epoch()) return wrong("of another epoch");
    if (header.setHash != config.setHash) wrong("another set");
    const Hash32 next = header.height == last_ ? ledger::validatorSetHash(listOf(next_)) : config.setHash;
    if (header.nextSetHash != next) wrong("another next set");
    const auto proposer = sets_.back().find(header.proposer);
    if (proposer == sets_.back().end()) return wrong("its proposer does not validate");
    const auto index = std::distance(sets_.back().begin(), proposer);
    if (cs::Leaders(config).of(header.view) != static_cast<cs::ValidatorIndex>(index))
        wrong("its proposer does not lead its view");
}

void Membership::count(const ledger::Block& block, const ledger::StateView& after) {
    const Set& set = sets_.back();
    std::vector<ProposalId> touched;  // by the last vote for it
    const auto touch = [&](const ProposalId& id) {
        std::erase(touched, id);
        touched.push_back(id);
    };
    for (const ledger::Transaction& tx : block.transactions) {
        const auto ordered = after.ordered(tx.id());
        if (!ordered || ordered->height != block.header.height) {
            wrong("a transaction that the state does not know");
            continue;
        }
        const ClinicId author = ClinicId::copy(tx.body().author.view());
        const bool effective = ordered->refusal == ledger::Refusal::None;
        for (std::size_t i = 0; i < tx.body().operations.size(); ++i) {
            const ledger::Operation& op = tx.body().operations[i];
            if (const auto* one = std::get_if<ledger::Propose>(&op); one != nullptr && effective) {
                const ProposalId id = ledger::proposalId(tx.id(), i);
                proposals_[id].change = one->change;
                if (set.contains(author)) proposals_[id].votes[author] = true;
                touch(id);
            }
            if (const auto* one = std::get_if<ledger::Vote>(&op)) {
                const auto at = proposals_.find(one->proposal);
                const bool counts = at != proposals_.end() && at->second.open && set.contains(author) &&
                                    !at->second.votes.contains(author);
                if (effective && !counts) wrong("a vote that must not count");
                if (!effective) continue;
                if (at != proposals_.end()) at->second.votes[author] = one->approve;
                touch(one->proposal);
            }
        }
    }
    // An epoch's first block counts before its transactions, in the order in which the proposals were made.
    const bool isFirst = block.header.height == configs_.back().base.height + 1;
    std::vector<std::pair<cs::Height, ProposalId>> others;
    for (const auto& [id, proposal] : proposals_) {
        if (!proposal.open || std::ranges::find(touched, id) != touched.end()) continue;
        if (const auto entry = after.proposal(id))
            others.emplace_back(entry->height, id);
        else
            wrong("a proposal that the state does not know");
    }
    std::ranges::sort(others);
    for (const auto& [height, id] : others) {
        const auto entry = *after.proposal(id);
        const bool inTime = entry.statusAt(block.header.time) != ProposalStatus::Expired;
        decide(proposals_.at(id), entry, isFirst && inTime);
    }
    for (const ProposalId& id : touched) {
        if (const auto entry = after.proposal(id))
            decide(proposals_.at(id), *entry, true);
        else
            wrong("a proposal that the state does not know");
    }
}

void Membership::decide(Proposal& proposal, const ledger::ProposalEntry& entry, bool counted) {
    if (!proposal.open) return;
    const Set& set = sets_.back();
    const bool has = yes(proposal.votes, set, true) >= set.size() - faulty(set);
    const bool hasNot = yes(proposal.votes, set, false) > faulty(set);
    if (entry.status != ProposalStatus::Open && !counted)
        wrong("a proposal decided where nothing is counted");
    switch (entry.status) {
        case ProposalStatus::Open:
        case ProposalStatus::Expired:
            if (has && counted) wrong("a proposal with enough votes stays open");
            return;
        case ProposalStatus::Passed:
            if (!has) wrong("a proposal passed without the votes");
            pass(proposal.change);
            break;
        case ProposalStatus::Failed:
            if (!has) wrong("a proposal failed without the votes");
            break;
        case ProposalStatus::Rejected:
            if (!hasNot) wrong("a proposal was rejected without the votes");
            break;
    }
    proposal.open = false;
}

void Membership::pass(const ledger::Change& change) {
    if (const auto* add = std::get_if<ledger::AddClinic>(&change))
        want(add->entry.id, add->entry.roles.has(ClinicRole::Validator));
    if (const auto* remove = std::get_if<ledger::RemoveClinic>(&change)) want(remove->clinic, false);
    if (const auto* roles = std::get_if<ledger::ChangeRoles>(&change))
        want(roles->clinic, roles->roles.has(ClinicRole::Validator));
}

void Membership::want(const ClinicId& clinic, bool in) {
    History& history = histories_[clinic];
    if (history.wanted == in) return;
    history.wanted = in;
    history.in.push_back(in);
}

// An end is fixed two blocks ahead, for what was voted and no more at once than may be.
void Membership::fixEnd(const ledger::Header& header, const ledger::StateView& after) {
    const auto next = after.nextSet();
    const cs::Height last = after.epoch().last;
    if (last_ != 0) {
        Set still;
        if (next)
            for (const auto& one : next->validators) still.emplace(one.id, one.key);
        if (last != last_ || still != next_) wrong("an end that was fixed moves");
        return;
    }
    const Set& set = sets_.back();
    if (!next) {
        if (last != 0) wrong("an end without a next set");
        std::size_t waiting = 0, out = 0;
        for (const auto& [clinic, history] : histories_) {
            if (history.consumed == history.in.size()) continue;
            ++waiting;
            out += history.in.size() - history.consumed == 1 && !history.in.back() && set.contains(clinic);
        }
        if (waiting == 1 && out == 1) wrong("a validator was voted out, and no end is fixed");
        return;
    }
    if (last != header.height + 2) wrong("the epoch's end is not two blocks ahead");
    Set then;
    for (const auto& one : next->validators) then.emplace(one.id, one.key);
    std::size_t changes = 0;
    for (auto& [clinic, history] : histories_) {
        if (set.contains(clinic) == then.contains(clinic)) continue;
        ++changes;
        const auto from = history.in.begin() + static_cast<std::ptrdiff_t>(history.consumed);
        const auto at = std::find(from, history.in.end(), then.contains(clinic));
        if (at == history.in.end()) {
            wrong("a clinic comes or goes without a vote");
        } else {
            history.consumed = static_cast<std::size_t>(at - history.in.begin()) + 1;
        }
    }
    if (changes == 0 || changes > std::max<std::size_t>(1, faulty(set))) wrong("too much changes at once");
    for (const auto& [clinic, key] : then)
        if (!histories_.contains(clinic)) wrong("a stranger validates");
    last_ = last;
    next_ = std::move(then);
}

std::vector<std::pair<ClinicId, bool>> Membership::waiting() const {
    std::vector<std::pair<ClinicId, bool>> out;
    for (const auto& [clinic, history] : histories_)
        if (sets_.back().contains(clinic) != history.wanted || history.consumed < history.in.size())
            out.emplace_back(clinic, history.wanted);
    return out;
}

std::vector<std::string> Membership::finish() const {
    std::vector<std::string> out;
    if (last_ != 0) out.emplace_back("an epoch's end is fixed and does not come");
    for (const auto& [clinic, history] : histories_)
        if (sets_.back().contains(clinic) != history.wanted)
            out.push_back("clinic " + std::to_string(*consortium_.numberOf(clinic)) +
                          (history.wanted ? " was voted in" : " was voted out") + ", and nothing came of it");
    return out;
}

}  // namespace reseal::simulation
