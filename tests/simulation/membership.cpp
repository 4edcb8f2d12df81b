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
        heard_[validator.id].push_back(validator.key);
    }
    for (const ClinicId& clinic : consortium.clinics) keys_[clinic] = {SignPublic::copy(clinic.view())};
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
    // An epoch's first block counts before its transactions.
    const bool isFirst = block.header.height == configs_.back().base.height + 1;
    if (isFirst)
        for (const auto& [id, proposal] : proposals_) rename(id, after);
    for (const ledger::Transaction& tx : block.transactions) {
        const auto ordered = after.ordered(tx.id());
        if (!ordered || ordered->height != block.header.height) {
            wrong("a transaction that the state does not know");
            continue;
        }
        const ClinicId author = ClinicId::copy(tx.body().author.view());
        const bool effective = ordered->refusal == ledger::Refusal::None;
        const auto keys = keys_.find(author);
        const std::size_t had = keys != keys_.end() ? keys->second.size() : 0;
        if (had > 0 &&
            !consortium_.signatures.verify(
                keys->second.back(), ledger::Transaction::signingMessage(consortium_.config.chain, tx.id()),
                tx.signature()))
            wrong("a transaction that is not signed with the key that its clinic has there");
        for (std::size_t i = 0; i < tx.body().operations.size(); ++i) {
            const ledger::Operation& op = tx.body().operations[i];
            if (const auto* one = std::get_if<ledger::Propose>(&op); one != nullptr && effective) {
                const ProposalId id = ledger::proposalId(tx.id(), i);
                proposals_[id].change = one->change;
                if (set.contains(author)) proposals_[id].votes[author] = true;
                touch(id);
                rename(id, after);
            }
            if (const auto* one = std::get_if<ledger::Vote>(&op)) {
                const auto at = proposals_.find(one->proposal);
                const bool counts = at != proposals_.end() && at->second.open && set.contains(author) &&
                                    !at->second.votes.contains(author);
                if (effective && !counts) wrong("a vote that must not count");
                if (!effective) continue;
                if (at != proposals_.end()) at->second.votes[author] = one->approve;
                touch(one->proposal);
                rename(one->proposal, after);
            }
        }
        // Under the key that it has just voted itself it has said nothing yet.
        if (effective && had > 0 && keys->second.size() == had) {
            auto& heard = heard_[author];
            if (heard.empty() || heard.back() != keys->second.back()) heard.push_back(keys->second.back());
        }
    }
    // The others in the order in which the proposals were made.
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
    if (const auto* keys = std::get_if<ledger::ChangeKeys>(&change))
        if (std::ranges::find(keys_.at(keys->clinic), keys->sign) == keys_.at(keys->clinic).end())
            wrong("a key is changed by no vote");
}

// A key counts from the very vote that decides on.
void Membership::rename(const ProposalId& id, const ledger::StateView& after) {
    const auto at = proposals_.find(id);
    if (at == proposals_.end() || !at->second.open || at->second.renamed) return;
    const auto* change = std::get_if<ledger::ChangeKeys>(&at->second.change);
    const Set& set = sets_.back();
    if (change == nullptr || yes(at->second.votes, set, true) < set.size() - faulty(set)) return;
    const auto entry = after.proposal(id);
    if (!entry || entry->status != ProposalStatus::Passed) return;
    at->second.renamed = true;
    auto& keys = keys_.at(change->clinic);
    if (std::ranges::find(keys, change->sign) != keys.end()) wrong("a key for the second time");
    keys.push_back(change->sign);
}

// A clinic comes, or goes on, with a key under which it was heard, and never goes back to one.
void Membership::checkKey(const ClinicId& clinic, const SignPublic& key, const SignPublic* before) {
    const auto& heard = heard_[clinic];
    const auto at = std::ranges::find(heard, key);
    if (at == heard.end()) return wrong("a key under which nothing was ever said is to validate");
    if (before == nullptr) return;
    ++keyChanges_;
    if (std::ranges::find(heard.begin(), at, *before) == at) wrong("a former key is to validate again");
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
        for (const auto& [clinic, key] : set)
            if (histories_[clinic].wanted && heard_[clinic].back() != key)
                wrong("a validator has spoken under a new key, and no end is fixed");
        return;
    }
    if (last != header.height + 2) wrong("the epoch's end is not two blocks ahead");
    Set then;
    for (const auto& one : next->validators) then.emplace(one.id, one.key);
    std::size_t changes = 0;
    for (auto& [clinic, history] : histories_) {
        const auto before = set.find(clinic);
        const auto now = std::as_const(then).find(clinic);
        const bool stays = before != set.end() && now != then.end();
        if (now != then.end() && (!stays || before->second != now->second)) {
            checkKey(clinic, now->second, stays ? &before->second : nullptr);
            changes += stays ? 1 : 0;
        }
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
    // Who is voted in and out again may be in between.
    for (const auto& [clinic, history] : histories_)
        if (std::find(history.in.begin() + static_cast<std::ptrdiff_t>(history.consumed), history.in.end(),
                      true) != history.in.end())
            out.emplace_back(clinic, true);
    for (const auto& [clinic, key] : next_)
        if (last_ != 0 && !sets_.back().contains(clinic)) out.emplace_back(clinic, true);
    return out;
}

std::vector<std::string> Membership::finish(const std::function<bool(std::uint32_t)>& mustHave) const {
    std::vector<std::string> out;
    if (last_ != 0) out.emplace_back("an epoch's end is fixed and does not come");
    for (const auto& [clinic, history] : histories_)
        if (sets_.back().contains(clinic) != history.wanted)
            out.push_back("clinic " + std::to_string(*consortium_.numberOf(clinic)) +
                          (history.wanted ? " was voted in" : " was voted out") + ", and nothing came of it");
    for (const auto& [clinic, key] : sets_.back())
        if (const auto number = *consortium_.numberOf(clinic);
            mustHave(number) && keys_.at(clinic).back() != key)
            out.push_back("clinic " + std::to_string(number) + " goes on validating with a former key");
    return out;
}

}  // namespace reseal::simulation
