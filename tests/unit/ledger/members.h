// The scene with clinics that come, go and change: short ways to propose, vote and let blocks pass.
#pragma once

#include "core/ledger/light.h"
#include "tests/unit/ledger/scene.h"

namespace reseal::ledger::world {

inline ClinicRoles roles(std::initializer_list<ClinicRole> some) {
    ClinicRoles out;
    for (const ClinicRole role : some) out = out | role;
    return out;
}

// Believes whoever says "proof".
struct CredulousCheck : EvidenceCheck {
    bool proves(const ChainId&, const EpochEntry&, std::size_t, ByteView proof,
                const SignatureCheck&) const override {
        return equal(proof, bytesOf("proof"));
    }
};

inline EventKind lastEvent(const World& world, const AccountId& account) {
    return eventsOf(world.view(), account).back().kind;
}

struct Members : Scene {
    using Role = ClinicRole;

    static crypto::ClinicKeys keysOf(std::string_view name) { return crypto::ClinicKeys(seedOf(name)); }
    static TlsPin pin(std::string_view name) {
        return TlsPin::copy(crypto::sha256(bytesOf(std::string("TLS ") += name)).view());
    }
    static ClinicEntry entry(std::string_view name, ClinicRoles roles = world::roles({Role::Validator})) {
        ClinicDescription description;
        description.name = std::string(name);
        description.tlsPin = pin(name);
        description.addresses = {Address("localhost:9")};
        description.roles = roles;
        return *makeClinicEntry(keysOf(name), description);
    }
    AddClinic adding(std::string_view name, ClinicRoles roles = world::roles({Role::Validator})) const {
        return signJoin(chain(), keysOf(name).sign(0), entry(name, roles));
    }
    // It can author from now on as clinic number `clinicSigns.size() − 1`.
    std::size_t join(std::string_view name) {
        clinicSigns.push_back(keysOf(name).sign(0));
        return clinicSigns.size() - 1;
    }
    // And has said something, so that it takes its place among the validators if it has the role.
    std::size_t arrive(std::string_view name) {
        const std::size_t i = join(name);
        speak(i);
        return i;
    }
    void speak(std::size_t i) { speak(i, clinicSigns[i]); }
    void speak(std::size_t i, const crypto::SignKey& key) {
        const Endpoint op{view().clinic(clinic(i))->endpoint + 1, {}};
        effective(*Transaction::make(body(clinicAccount(i), {op}), {}, key));
    }
    // The keys that clinic `i` has, with the signing key replaced.
    ChangeKeys newSignKey(std::size_t i, const crypto::SignKey& key) const {
        const Clinic now_ = *view().clinic(clinic(i));
        return consented(
            {clinic(i), key.publicKey(), now_.box, now_.archive, {}, now_.team, {}, now_.tlsPin, {}}, key);
    }
    // All keys replaced by those of another seed.
    ChangeKeys allNew(std::size_t i, std::string_view seed) const {
        const auto keys = keysOf(seed);
        const auto sign = keys.sign(0);
        const auto archive = *keys.archive(chain()), team = *keys.team(chain());
        return consented({clinic(i),
                          sign.publicKey(),
                          keys.box(0).publicKey(),
                          ConditionKey::copy(archive.point.view()),
                          crypto::proveKey(chain(), sign.publicKey(), archive),
                          SharingKey::copy(team.point.view()),
                          crypto::proveKey(chain(), sign.publicKey(), team),
                          pin(seed),
                          {}},
                         sign);
    }
    ChangeKeys consented(ChangeKeys change, const crypto::SignKey& key) const {
        change.consent = key.sign(changeKeysMessage(chain(), change));
        return change;
    }

    // Puts into the state what no block did.
    template <class T>
    void force(const Key& key, const T& value) {
        state.apply(Delta{{key.bytes(), codec::encode(value)}});
    }

    ProposalId propose(std::size_t i, Change change) {
        return proposalId(sendClinic(i, {Propose{std::move(change), std::string("why")}}), 0);
    }
    void vote(std::size_t i, const ProposalId& id, bool approve = true) {
        sendClinic(i, {Vote{id, approve}});
    }
    // By the first clinics, as many as it takes.
    ProposalId pass(Change change, std::size_t proposer = 0) {
        const ProposalId id = propose(proposer, std::move(change));
        for (std::size_t i = 0; i < clinicSigns.size(); ++i) {
            if (view().proposal(id)->status != ProposalStatus::Open) break;
            if (i != proposer && view().epoch().indexOf(clinic(i))) vote(i, id);
        }
        return id;
    }
    void pass(std::size_t blocks) {
        for (std::size_t i = 0; i < blocks; ++i) commit({});
    }
    ProposalStatus status(const ProposalId& id) const { return view().proposal(id)->statusAt(now); }
    Refusal refusalOf(const Transaction& tx) const {
        return checkTransaction(state, tx, now + seconds(1), ed25519(), *evidence).refusal;
    }
    IdentityKey enrolled(std::size_t i, std::string_view name) {
        const auto key = Person::ristretto(name);
        const IdentityKey id = IdentityKey::copy(key.point.view());
        sendClinic(i, {enrolment(i, name)});
        return id;
    }
    Enrol enrolment(std::size_t i, std::string_view name) const {
        const auto key = Person::ristretto(name);
        return {IdentityKey::copy(key.point.view()), ledger::Role::Doctor,
                crypto::proveKey(chain(), clinicSigns[i].publicKey(), key)};
    }
};

// Each operation of membership, and each change that can be proposed.
inline std::vector<Said> membershipSayings(const Members& s) {
    const auto member = IdentityKey::copy(Person::ristretto("identity").point.view());
    std::vector<Said> out = {{Suspend{member}},
                             {Reinstate{member}},
                             {Vote{ProposalId{}, true}},
                             {Endpoint{7, {Address("localhost:1"), Address("[::1]:2")}}},
                             {Evidence{1, s.clinic(1), {Bytes(300, 4)}}}};
    for (const Change& change :
         {Change(s.adding("newcomer")), Change(RemoveClinic{s.clinic(1)}),
          Change(ChangeRoles{s.clinic(1), roles({ClinicRole::Proxy})}), Change(s.allNew(1, "new seed")),
          Change(s.newSignKey(1, crypto::SignKey::fromSeed(seedOf("new")))),
          Change(ChangeParameter{Parameter::DoctorRequests, 9}), Change(SuspendMember{member}),
          Change(ReinstateMember{member})})
        out.push_back({Propose{change, std::string("why")}});
    return out;
}

}  // namespace reseal::ledger::world
