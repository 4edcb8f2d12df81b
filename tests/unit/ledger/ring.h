// A ledger whose clinics have a tracing key, with doctors who register pseudonyms without being named.
#pragma once

#include "core/ledger/ring_admission.h"
#include "tests/unit/ledger/keygen.h"

namespace reseal::ledger::world {

struct Rings : Members {
    static constexpr auto kDoctor = ledger::Role::Doctor;

    Rings() {
        for (const char* name : {"ann", "ben", "cay", "dan", "eve"}) enrolled(0, name);
        makeTracingKey();
    }
    void makeTracingKey() {
        keygen = std::make_unique<KeygenRun>(*this);
        keygen->finish(keygen->all());
    }
    std::unique_ptr<KeygenRun> keygen;  // of the newest tracing key, with everybody's share
    RunId tracing() const { return view().committee(CommitteePurpose::Tracing)->run; }
    static crypto::RistrettoKey identity(std::string_view name) { return Person::ristretto(name); }
    static IdentityKey memberKey(std::string_view name) {
        return IdentityKey::copy(identity(name).point.view());
    }

    // The registration of `who`, vouched for by the member `name` as `change` would have it. The signature is
    // of all that.
    using Change = std::function<void(RingAdmission&)>;
    Pseudonym byRing(const Person& who, std::string_view name, const Change& change = {},
                     ledger::Role role = kDoctor) const {
        Pseudonym op = registration(who, role);
        RingAdmission plan = planned(who, name, role);
        if (change) change(plan);
        op.admission = *signAdmission(view(), identity(name), std::move(plan), who.key(), op);
        return op;
    }
    RingAdmission planned(const Person& who, std::string_view name, ledger::Role role = kDoctor) const {
        return *planAdmission(view(), who.key(), identity(name), role, seedOf(who.id.hex()),
                              ticketPeriod(now + seconds(1)), slots_++ % 64);
    }
    Said renewedBy(const Person& who, std::string_view name) const { return {byRing(who, name)}; }
    // Something changed after it was signed.
    Pseudonym spoiled(const Person& who, std::string_view name, const Change& change) const {
        Pseudonym op = byRing(who, name);
        change(std::get<RingAdmission>(op.admission));
        return op;
    }

private:
    mutable std::uint32_t slots_ = 0;
};

struct RingCase {
    const char* what;
    Refusal refusal;
    std::function<Transaction(Rings&)> tx;
};

}  // namespace reseal::ledger::world
