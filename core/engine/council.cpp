#include "core/engine/council.h"

#include "core/engine/context.h"
#include "core/node/council_desk.h"
#include "core/node/keygen_desk.h"

namespace reseal::engine {
namespace {

struct RoleWord {
    ledger::ClinicRole role;
    const char* word;
};
constexpr RoleWord kRoleWords[] = {{ledger::ClinicRole::Validator, "validator"},
                                   {ledger::ClinicRole::Proxy, "proxy"},
                                   {ledger::ClinicRole::FileServer, "file-server"}};

std::vector<std::string> wordsOf(ledger::ClinicRoles roles) {
    std::vector<std::string> out;
    for (const RoleWord& one : kRoleWords)
        if (roles.has(one.role)) out.emplace_back(one.word);
    return out;
}

std::string listed(ledger::ClinicRoles roles) {
    std::string out;
    for (const std::string& word : wordsOf(roles)) out += (out.empty() ? "" : ", ") + word;
    return out.empty() ? "no role" : out;
}

std::string nameIn(const std::vector<ledger::ListedClinic>& clinics, const ClinicId& id) {
    for (const ledger::ListedClinic& one : clinics)
        if (one.id == id) return std::string(one.entry.name);
    return id.hex();
}

std::string lowered(std::string_view name) {
    std::string out(name);
    std::ranges::transform(out, out.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? char(c + 32) : c; });
    return out;
}

std::string wordOf(ledger::CommitteePurpose purpose) {
    return lowered(ledger::name(purpose));
}

struct Says {
    const node::Council& council;

    std::string nameOf(const ClinicId& id) const { return nameIn(council.clinics, id); }
    std::string operator()(const ledger::AddClinic& op) const {
        std::string at;  // the name is its own choice; what it is reached by, and its id, are checkable
        for (const ledger::Address& address : op.entry.addresses)
            at += (at.empty() ? ", at " : " and ") + std::string(address);
        return "let " + std::string(op.entry.name) + " in (" + listed(op.entry.roles) + ")" + at + ", id " +
               op.entry.id.hex();
    }
    std::string operator()(const ledger::RemoveClinic& op) const { return "remove " + nameOf(op.clinic); }
    std::string operator()(const ledger::ChangeRoles& op) const {
        return nameOf(op.clinic) + " is to be: " + listed(op.roles);
    }
    std::string operator()(const ledger::ChangeKeys& op) const { return "new keys of " + nameOf(op.clinic); }
    std::string operator()(const ledger::ChangeParameter& op) const {
        return std::string(ledger::name(op.parameter)) + " is to be " + std::to_string(op.value);
    }
    std::string operator()(const ledger::SuspendMember& op) const {
        return "suspend the member " + op.member.hex();
    }
    std::string operator()(const ledger::ReinstateMember& op) const {
        return "reinstate the member " + op.member.hex();
    }
    std::string operator()(const ledger::RetireCommittee& op) const {
        return "let go for good of the clinics' common key: " + wordOf(op.committee.purpose) + " " +
               std::to_string(op.committee.attempt);
    }
    std::string operator()(const ledger::DeclareDisaster&) const {
        return "declare a disaster: for 24 hours doctors may declare as many emergencies as there are";
    }
};

}  // namespace

CouncilView describeCouncil(const node::Council& council) {
    const ledger::EpochEntry& epoch = council.plan.epoch;
    const Says says{council};
    CouncilView out;
    out.epoch = epoch.number;
    out.ends = council.plan.end;
    out.needed = epoch.quorum();
    for (const ledger::ListedClinic& one : council.clinics) {
        CouncilClinic row{one.id, std::string(one.entry.name), wordsOf(one.entry.roles),
                          epoch.indexOf(one.id).has_value(), std::nullopt};
        if (one.entry.isLeaving()) row.leaves = one.entry.leaves;
        out.clinics.push_back(std::move(row));
    }
    for (const node::CouncilProposal& one : council.proposals) {
        CouncilProposalRow row;
        row.id = one.id;
        row.what = std::visit(says, one.entry.change);
        row.reason = std::string(one.entry.reason);
        row.by = says.nameOf(one.entry.author);
        row.status = std::string(ledger::name(one.status));
        if (one.entry.failure != ledger::Refusal::None)
            row.failure = std::string(ledger::name(one.entry.failure));
        row.made = one.entry.time;
        row.until = one.entry.until;
        for (const ledger::CastVote& vote : one.votes) {
            (vote.approve ? row.yes : row.no).push_back(says.nameOf(vote.clinic));
            if (vote.approve && epoch.indexOf(vote.clinic)) ++row.counting;
        }
        out.proposals.push_back(std::move(row));
    }
    for (std::uint64_t code = 0; code <= ledger::EnumRange<ledger::Parameter>::kMax; ++code) {
        const auto parameter = static_cast<ledger::Parameter>(code);
        out.parameters.push_back(
            {std::string(ledger::name(parameter)), ledger::valueOf(council.parameters, parameter)});
    }
    return out;
}

std::vector<CommonKeyRow> describeCommonKeys(const std::vector<node::CommitteeStatus>& committees,
                                             const std::vector<ledger::ListedClinic>& clinics) {
    std::vector<CommonKeyRow> out;
    for (const node::CommitteeStatus& one : committees) {
        CommonKeyRow row;
        row.purpose = wordOf(one.run.purpose);
        row.attempt = one.run.attempt;
        row.state = lowered(ledger::name(one.entry.phase));
        if (!one.entry.hasEnded()) row.until = one.entry.deadline;
        if (one.entry.failure != ledger::RunFailure::None)
            row.failure = std::string(ledger::name(one.entry.failure));
        row.clinics = one.entry.members.size();
        row.needed = one.entry.threshold;
        row.ownShare = one.hasShare;
        if (one.committee) {
            const ledger::CommitteeEntry& made = *one.committee;
            if (made.retired != 0) row.state = "retired";
            row.key = made.key.hex();
            std::set<ledger::ClinicIndex> dealt(made.qualified.begin(), made.qualified.end());
            for (const ledger::FallenDealer& fallen : made.disqualified) {
                dealt.insert(fallen.dealer);
                row.disqualified.push_back(nameIn(clinics, made.members.at(fallen.dealer - 1)) + ": " +
                                           std::string(ledger::name(fallen.fault)));
            }
            for (ledger::ClinicIndex i = 1; i <= made.members.size(); ++i)
                if (!dealt.contains(i)) row.didNotDeal.push_back(nameIn(clinics, made.members[i - 1]));
        }
        out.push_back(std::move(row));
    }
    return out;
}

Result<ledger::CommitteePurpose> committeePurposeOf(std::string_view word) {
    for (const auto purpose : {ledger::CommitteePurpose::Tracing, ledger::CommitteePurpose::Emergency})
        if (word == wordOf(purpose)) return purpose;
    return fail(ErrorCode::InvalidArgument, "a common key is for tracing or emergency");
}

Result<ledger::Change> changeOf(const ChangeWish& wish) {
    if (const auto* in = std::get_if<LetIn>(&wish)) {
        auto request = ledger::decodeJoinRequest(in->request);
        if (!request) return during("this is no clinic's request to be let in", request.error());
        return ledger::Change(*std::move(request));
    }
    if (const auto* out = std::get_if<Remove>(&wish))
        return ledger::Change(ledger::RemoveClinic{out->clinic});
    if (const auto* roles = std::get_if<GiveRoles>(&wish))
        return ledger::Change(ledger::ChangeRoles{roles->clinic, {roles->roles}});
    if (const auto* key = std::get_if<RetireKey>(&wish)) {
        RESEAL_ASSIGN(const auto purpose, committeePurposeOf(key->purpose));
        return ledger::Change(ledger::RetireCommittee{{purpose, key->attempt}});
    }
    if (const auto* member = std::get_if<SuspendByVote>(&wish)) {
        const auto who = ledger::IdentityKey::copy(member->member);
        return member->suspended ? ledger::Change(ledger::SuspendMember{who})
                                 : ledger::Change(ledger::ReinstateMember{who});
    }
    if (std::holds_alternative<Disaster>(wish)) return ledger::Change(ledger::DeclareDisaster{});
    const auto& set = std::get<SetParameter>(wish);
    for (std::uint64_t code = 0; code <= ledger::EnumRange<ledger::Parameter>::kMax; ++code) {
        const auto parameter = static_cast<ledger::Parameter>(code);
        if (ledger::name(parameter) == set.name)
            return ledger::Change(ledger::ChangeParameter{parameter, set.value});
    }
    return fail(ErrorCode::InvalidArgument, "no such parameter: " + set.name);
}

}  // namespace reseal::engine
