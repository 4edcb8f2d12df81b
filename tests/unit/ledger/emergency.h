// Emergencies on a ledger whose clinics have an emergency key: what each would say.
#pragma once

#include "core/sharing/emergency_grant.h"
#include "tests/unit/ledger/keygen.h"

namespace reseal::ledger::world {

struct Emergencies : Members {
    static constexpr auto kDoctor = ledger::Role::Doctor;

    Emergencies() { makeKey(); }
    void makeKey() {
        keygen = std::make_unique<KeygenRun>(*this, 0, CommitteePurpose::Emergency);
        keygen->finish(keygen->all());
    }
    std::unique_ptr<KeygenRun> keygen;  // of the newest emergency key, with everybody's share

    // Under the newest key, or as `change` would have it.
    Said standing(const crypto::RistrettoKey& condition, const std::function<void(Grant&)>& change = {},
                  const KeygenRun* under = nullptr) const {
        std::vector<sharing::ProxyKey> proxies;
        for (const std::size_t i : {0U, 1U, 2U}) proxies.push_back({clinic(i), genesis.find(clinic(i))->box});
        const auto made =
            *sharing::makeStandingGrant(condition, (under != nullptr ? under : keygen.get())->key(), 2,
                                        proxies, {seedOf("card secret"), "medications"});
        Grant op;
        op.terms = made.terms.encode();
        op.purpose = Purpose::EmergencyTreatment;
        op.notAfter = kMaxBlockTime;
        op.note = crypto::sha256(made.note);
        if (change) change(op);
        return {op, {made.note}};
    }
    GrantId left() { return left(a1); }
    GrantId left(const crypto::RistrettoKey& condition) {
        Said said = standing(condition);
        send(patient, said);
        return grantIdIn(said);
    }
    Emergency call() const { return {patient.key(), EmergencyReason::DangerToLife}; }
    EmergencyId declared() { return declared(doctor); }
    EmergencyId declared(const Person& who) { return caseIdOf(send(who, {call()}), 0); }
    EmergencyId declaredOnWhatIsLeft() {
        left();
        return declared();
    }
    EmergencyEntry entry(const EmergencyId& id) const { return *view().emergency(id); }
    EmergencyShare share(const EmergencyId& id) const { return {id, crypto::sha256(bytesOf("box"))}; }
    void end(const EmergencyId& id) { now = std::max(now, entry(id).until); }  // the next block is later
    void declareDisaster() { pass(DeclareDisaster{}); }
    // A doctor for whom the member `name` has vouched, and not a clinic.
    void suspendSomebody() {
        const IdentityKey who = enrolled(0, "fay");
        sendClinic(0, {Suspend{who}});
        now = now + seconds(1);  // what somebody says next is later
    }
};

inline std::vector<Said> emergencySayings() {
    const EmergencyId id = EmergencyId::copy(Bytes(16, 3));
    return {{Emergency{Person("patient").key(), EmergencyReason::Disaster}},
            {EmergencyShare{id, Hash32::copy(Bytes(32, 4))}},
            {EmergencyDecline{id, EmergencyObjection::ShareLost}},
            {EmergencyClose{id, EmergencyOutcome::Unclear}},
            {Propose{DeclareDisaster{}, std::string("a flood")}}};
}

}  // namespace reseal::ledger::world
