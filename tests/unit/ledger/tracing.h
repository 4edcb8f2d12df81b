// Cases on a ledger whose clinics have a tracing key: what each would say.
#pragma once

#include "core/sharing/ring_tracing.h"
#include "tests/unit/ledger/ring.h"

namespace reseal::ledger::world {

struct Tracing : Rings {
    Person suspect{"suspect"};
    TxId deed;  // of the suspect, under its first admission, by ann

    Tracing() {
        send(suspect, renewedBy(suspect, "ann"));
        deed = send(suspect, request(patient));
    }

    CaseOpen opening(std::vector<TxId> deeds) const {
        return {suspect.key(), CaseReason::Sweeping, {std::move(deeds)}};
    }
    CaseOpen opening() const { return opening({deed}); }
    CaseId opened(std::size_t i = 0) { return opened(i, opening()); }
    CaseId opened(std::size_t i, const CaseOpen& op) { return caseIdOf(sendClinic(i, {op}), 0); }
    CaseEntry entry(const CaseId& id) const { return *view().caseOf(id); }
    void agree(const KeygenRun::Who& who, const CaseId& id) {
        for (const std::size_t i : who) sendClinic(i, {CaseAgree{id}});
    }
    CaseId agreed() {
        const CaseId id = opened();
        agree({0, 1, 2}, id);
        return id;
    }
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
        const CaseId id = agreed();
        shareOf({0, 1, 2}, id);
        return id;
    }
};

inline std::vector<Said> caseSayings() {
    const CaseId id = CaseId::copy(Bytes(16, 3));
    return {{CaseOpen{Person("suspect").key(), CaseReason::LentPseudonym, {TxId{}}}},
            {CaseAgree{id}},
            {CaseDecline{id}},
            {CaseShare{id, CasePartial::copy(Bytes(96, 4))}},
            {CaseAnswer{id, CaseConsequence::Warned}},
            {CaseClose{id}}};
}

}  // namespace reseal::ledger::world
