// Cases on a ledger whose clinics have a tracing key: what each would say.
#pragma once

#include "core/sharing/ring_tracing.h"
#include "tests/unit/ledger/ring.h"

namespace reseal::ledger::world {

struct Tracing : Rings {
    Person suspect{"suspect"};

    Tracing() { send(suspect, renewedBy(suspect, "ann")); }

    CaseOpen opening(const Person& of, std::uint64_t entry = 0) const {
        return {of.key(), entry, CaseReason::Sweeping, {}};
    }
    CaseId opened(std::size_t i = 0, std::uint64_t entry = 0) {
        return caseIdOf(sendClinic(i, {opening(suspect, entry)}), 0);
    }
    CaseEntry entry(const CaseId& id) const { return *view().caseOf(id); }
    // By clinic number i of the world.
    CaseShare share(std::size_t i, const CaseId& id) const {
        const auto U1 = *crypto::Point::decode(ringEntryOf(view(), entry(id))->U1);
        const auto partial = *exponentiate(*keygen->share(i), sharing::ProvenPoint::admitted(U1), id);
        return {id, CasePartial::copy(partial.view())};
    }
    void shareOf(const KeygenRun::Who& who, const CaseId& id) {
        for (const std::size_t i : who) sendClinic(i, {share(i, id)});
    }
    CaseId traced() {
        const CaseId id = opened();
        shareOf({0, 1, 2}, id);
        return id;
    }
};

inline std::vector<Said> caseSayings() {
    const CaseId id = CaseId::copy(Bytes(16, 3));
    return {{CaseOpen{Person("suspect").key(), 2, CaseReason::LentPseudonym, {TxId{}}}},
            {CaseShare{id, CasePartial::copy(Bytes(96, 4))}},
            {CaseRefuse{id}},
            {CaseAnswer{id, CaseConsequence::Warned}},
            {CaseClose{id}}};
}

}  // namespace reseal::ledger::world
