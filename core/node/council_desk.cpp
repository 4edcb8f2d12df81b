#include "core/node/council_desk.h"

#include <deque>
#include <functional>

#include "core/base/log.h"

namespace reseal::node {
namespace {
constexpr Duration kIntroduceAgain = seconds(50);

// In the order they were made.
void eachProposal(const ledger::StateView& state, const std::function<void(ledger::ListedProposal)>& visit) {
    std::uint64_t from = 0;
    for (auto page = ledger::proposals(state); !page.empty(); page = ledger::proposals(state, from)) {
        from += page.size();
        for (ledger::ListedProposal& one : page) visit(std::move(one));
    }
}
}  // namespace

Result<ledger::ProposalId> CouncilDesk::propose(ledger::Change change, const std::string& reason) {
    ledger::Propose operation{std::move(change), {}};
    if (reason.size() > operation.reason.kMax)
        return fail(ErrorCode::TooLarge,
                    "a reason has at most " + std::to_string(operation.reason.kMax) + " bytes");
    operation.reason = reason;
    RESEAL_TRY(checkNew(operation.change));
    RESEAL_ASSIGN(const TxId tx, author_.sayIfAllowed({std::move(operation)}));
    return ledger::proposalId(tx, 0);
}

// Two open proposals for the same would split the votes.
Status CouncilDesk::checkNew(const ledger::Change& change) const {
    const ledger::StateView state = chain_.finalState();
    std::optional<ledger::ProposalId> same;
    eachProposal(state, [&](const ledger::ListedProposal& one) {
        if (one.entry.statusAt(state.tip().time) == ledger::ProposalStatus::Open &&
            one.entry.change == change)
            same = one.id;
    });
    RESEAL_TRY(chain_.readable());
    if (same) return fail(ErrorCode::AlreadyExists, "the same is being voted on, as " + same->hex());
    return {};
}

Status CouncilDesk::vote(const ledger::ProposalId& proposal, bool approve) {
    RESEAL_TRY(author_.sayIfAllowed({ledger::Vote{proposal, approve}}));
    return {};
}

Result<ledger::ProposalId> CouncilDesk::changeKeys(const std::string& reason) {
    RESEAL_ASSIGN(auto change, keys_.change());
    return propose(std::move(change), reason);
}

Result<Council> CouncilDesk::council() const {
    const ledger::StateView state = chain_.finalState();
    Council out{ledger::planOf(state), ledger::clinics(state), {}, state.parameters()};
    std::deque<ledger::ListedProposal> last;
    eachProposal(state, [&](ledger::ListedProposal one) {
        last.push_back(std::move(one));
        if (last.size() > ledger::kMaxPage) last.pop_front();
    });
    for (const ledger::ListedProposal& one : last)
        out.proposals.push_back(
            {one.id, one.entry, one.entry.statusAt(state.tip().time), ledger::votesOn(state, one.id)});
    RESEAL_TRY(chain_.readable());
    return out;
}

void CouncilDesk::introduce() {
    const ledger::StateView state = chain_.finalState();
    const auto unheard = ledger::planOf(state).unheard;
    const auto own = state.clinic(own_);
    if (!own || std::ranges::find(unheard, own_) == unheard.end()) return;
    if (introducedWith_ == own->signKey && monotonicClock() < introducedAt_ + kIntroduceAgain) return;
    introducedAt_ = monotonicClock();
    introducedWith_ = own->signKey;
    const auto waits = author_.isWaiting();
    if (!waits || *waits) return;  // whatever it says shows that it is there, and that is on its way
    if (const auto said = author_.say({ledger::Endpoint{own->endpoint + 1, own->addresses}}); !said)
        log(LogLevel::Error, "council", "this clinic could not say that it is there: " + said.error().text());
}

}  // namespace reseal::node
