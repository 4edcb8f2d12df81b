// A ledger on which everything can be broken: patients with keys, records and grants, doctors, a
// researcher, staff, two pseudonyms that have retired, and a stranger.
#pragma once

#include <functional>

#include "tests/unit/ledger/world.h"

namespace reseal::ledger::world {

// A ledger on which everything can be broken.
struct Scene : World {
    Person patient{"patient"}, other{"other"}, gone{"gone"}, doctor{"doctor"}, second{"second"},
        retired{"retired"}, researcher{"researcher"}, staff{"staff"}, stranger{"stranger"};
    crypto::RistrettoKey a1 = Person::ristretto("a1"), a2 = Person::ristretto("a2"),
                         ended = Person::ristretto("ended"), o1 = Person::ristretto("o1"),
                         g1 = Person::ristretto("g1"), fresh = Person::ristretto("fresh");
    ConditionKey A1 = of(a1), A2 = of(a2), Ended = of(ended), O1 = of(o1), G1 = of(g1), Fresh = of(fresh);
    RequestId open, denied, byResearcher;
    GrantId grant, revoked, others;
    sharing::GrantTerms unused;  // good terms of a grant that is not on the ledger

    static ConditionKey of(const crypto::RistrettoKey& key) { return ConditionKey::copy(key.point.view()); }

    Scene() : unused(terms(a1, doctor.sharing.point)) {
        admitAll({{&patient, Role::Patient},
                  {&other, Role::Patient},
                  {&gone, Role::Patient},
                  {&doctor, Role::Doctor},
                  {&second, Role::Doctor},
                  {&retired, Role::Doctor},
                  {&researcher, Role::Researcher},
                  {&staff, Role::Staff}});
        send(patient, catalogue(1, {newKey(patient, a1), newKey(patient, a2), newKey(patient, ended)}));
        send(patient, catalogue(2, {oldKey(a1), oldKey(a2)}));
        send(other, catalogue(1, {newKey(other, o1)}));
        send(gone, catalogue(1, {newKey(gone, g1)}));
        send(doctor, record("r1", {A1, archive(0)}));
        send(patient, record("r2", {A2}));
        send(patient, record("erased", {A1, A2}));
        send(patient, {Erase{id("erased")}});
        send(other, record("others", {O1}));
        open = requestId(send(doctor, request(patient)), 0);
        denied = requestId(send(doctor, request(patient)), 0);
        send(patient, {Deny{denied}});
        byResearcher = requestId(send(researcher, request(patient)), 0);
        grant = grantTo(patient, a1, doctor);
        revoked = grantTo(patient, a1, doctor);
        others = grantTo(other, o1, second);
        send(patient, {revoke(patient, revoked)});
        send(gone, {signRetire(chain(), gone.sign, now)});
        send(retired, {signRetire(chain(), retired.sign, now)});
    }
    static RecordId id(std::string_view text) { return idOf<RecordId>(text); }
    GrantId grantTo(const Person& from, const crypto::RistrettoKey& key, const Person& to) {
        Said said = World::grant(key, to);
        send(from, said);
        return grantIdIn(said);
    }
    // The same operation with something changed.
    template <class Op>
    static Said with(Said said, const std::function<void(Op&)>& change) {
        change(std::get<Op>(said.operations.front()));
        return said;
    }
    Said enrol(const std::function<void(Enrol&)>& change) const {
        const auto key = Person::ristretto("identity");
        return with<Enrol>({Enrol{IdentityKey::copy(key.point.view()), Role::Patient,
                                  crypto::proveKey(chain(), clinicSigns[0].publicKey(), key)}},
                           change);
    }
    Said goodGrant(const std::function<void(Grant&)>& change) const {
        return with<Grant>(World::grant(unused, doctor.box.publicKey()), change);
    }
    Said grantOf(const sharing::GrantTerms& other_) const {
        return World::grant(other_, doctor.box.publicKey());
    }
    Said renewal(const Person& who, Role role, const std::function<void(Pseudonym&)>& change) const {
        return with<Pseudonym>({registration(who, role)}, change);
    }
    Said receipt(Receipt entry) const { return {Receipts{{std::move(entry)}}}; }
    sharing::GrantTerms changed(const std::function<void(sharing::GrantTerms&)>& change) const {
        sharing::GrantTerms out = unused;
        change(out);
        return out;
    }
};

struct Case {
    const char* what;
    Refusal refusal;
    std::function<Transaction(Scene&)> tx;
};

Case byPerson(const char* what, Refusal refusal, const Person Scene::*who, std::function<Said(Scene&)> said) {
    return {what, refusal, [=](Scene& s) { return s.tx(s.*who, said(s)); }};
}
Case byClinic(const char* what, Refusal refusal, std::size_t i, std::function<Said(Scene&)> said) {
    return {what, refusal, [=](Scene& s) { return s.clinicTx(i, said(s)); }};
}

// Points and keys that libsodium must refuse: small order, not canonical, the identity.
inline constexpr const char* kSmallOrderEdwards =
    "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a";
inline constexpr const char* kSmallOrderMontgomery =
    "e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800";
inline constexpr const char* kNotCanonicalRistretto =
    "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f";

}  // namespace reseal::ledger::world
