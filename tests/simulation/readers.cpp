#include "tests/simulation/readers.h"

namespace reseal::simulation {

namespace {
constexpr Duration kEvery = milliseconds(800), kHastily = milliseconds(100);
}

void Readers::begin() {
    if (world_.plan.sharing) world_.at(world_.now + kEvery, [this] { ask(); });
}

// Any grant that somewhere is final, any record, anybody now and then; hastily one whose revocation is on its
// way to the ledger.
void Readers::ask() {
    if (world_.isHealed()) return;
    Dice& dice = world_.dice;
    const auto& granted = world_.referee.disclosure().granted();
    const auto ending = world_.referee.disclosure().revokedUnordered();
    if (!granted.empty()) {
        node::ReleaseQuestion question;
        question.grant = dice.oneOf(ending.empty() || dice.chance(500)
                                        ? std::vector<GrantId>(granted.begin(), granted.end())
                                        : ending);
        const auto& sharings = world_.consortium.sharings;
        const auto fits = [&](const Sharing& one) {
            return std::ranges::find(one.grantIds, question.grant) != one.grantIds.end();
        };
        const Sharing& its = *std::ranges::find_if(sharings, fits);
        const Sharing& other = dice.chance(900) ? its : dice.oneOf(sharings);
        const ledger::StateView state(dice.oneOf(world_.nodes())->disk.state);
        std::vector<RecordId> there;
        for (const RecordId& one : other.recordIds)
            if (state.record(one) || dice.chance(50)) there.push_back(one);
        question.record = there.empty() ? other.recordIds.front() : dice.oneOf(there);
        const Sharing& whose = dice.chance(900) ? its : dice.oneOf(sharings);
        question.author = ledger::account(world_.consortium.persons[whose.doctor].key.publicKey());
        for (const auto& node : world_.nodes())
            world_.at(world_.now + dice.heavy(world_.plan.delay),
                      [asked = node.get(), question] { asked->askedToRelease(question); });
    }
    const Duration pause = ending.empty() ? kEvery : kHastily;
    world_.at(world_.now + (world_.isLongSleep() ? seconds(3600) : pause), [this] { ask(); });
}

}  // namespace reseal::simulation
