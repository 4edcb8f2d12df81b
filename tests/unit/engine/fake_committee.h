// The clinics of a FakeLedger make a common key: all of them, each as its own program would.
#pragma once

#include "tests/unit/engine/fake_ledger.h"

namespace reseal::test {

using CommitteeShares = std::map<std::pair<ledger::RunId, ClinicId>, sharing::CommitteeShare>;

// `shares`: what each has of it, if anybody wants to know.
inline ledger::RunId makeCommittee(FakeLedger& world, ledger::CommitteePurpose purpose,
                                   CommitteeShares* shares = nullptr) {
    using namespace ledger;
    const RunId id{purpose, world.state().keygenRuns(purpose) + 1};
    world.say(world.clinics[0], {KeygenOpen{purpose}});
    const auto entry = *world.state().keygenRun(id);
    const auto run = must(entry.describe(world.chain(), id));
    std::map<ClinicIndex, FakeLedger::Clinic*> members;
    std::map<ClinicIndex, crypto::BoxKey> boxes;
    for (FakeLedger::Clinic& clinic : world.clinics) {
        const ClinicIndex index = *placeOf(entry.members, clinic.id);
        members[index] = &clinic;
        boxes.emplace(index, crypto::BoxKey::random());
    }
    for (const auto& [index, clinic] : members)
        world.say(*clinic, {KeygenAnnounce{id, boxes.at(index).publicKey()}});
    const auto keys = announcedKeys(world.state(), id, entry);
    for (const auto& [index, clinic] : members) {
        const auto deal = must(sharing::NewDeal::make(run, index, keys));
        world.say(*clinic, {KeygenDeal{id, EncodedItem(deal.deal().encode())}});
    }
    for (const auto& [index, clinic] : members) world.say(*clinic, {KeygenComplain{id, {}}});
    if (!world.state().committeeOf(id)) qFatal("no committee");
    if (shares == nullptr) return id;
    const auto record = *runRecord(world.state(), id);
    const auto judged = must(sharing::JudgedRun::judge(run, record));
    for (const auto& [index, clinic] : members)
        shares->emplace(
            std::pair(id, clinic->id),
            must(ownShare(judged, index, openDealtShares(run, record.deals, index, boxes.at(index)))));
    return id;
}

}  // namespace reseal::test
