// What clinics may not do with the ledger's membership.
#pragma once

#include "tests/unit/ledger/members.h"

namespace reseal::ledger::world {

struct MemberCase {
    const char* what;
    Refusal refusal;
    std::function<Transaction(Members&)> tx;
};

inline std::vector<MemberCase> memberCases() {
    using R = Refusal;
    using C = ClinicRole;
    const auto by = [](const char* what, R refusal, std::size_t i, std::function<Said(Members&)> said) {
        return MemberCase{what, refusal, [=](Members& s) { return s.clinicTx(i, said(s)); }};
    };
    const auto proposes = [by](const char* what, R refusal, std::function<Change(Members&)> change) {
        return by(what, refusal, 0, [=](Members& s) { return Said{Propose{change(s), {}}}; });
    };
    const auto entryBut = [](const Members& s, const std::function<void(ClinicEntry&)>& change) {
        ClinicEntry entry = Members::entry("newcomer");
        change(entry);
        return Change(signJoin(s.chain(), Members::keysOf("newcomer").sign(0), entry));
    };
    const auto keysBut = [](Members& s, const std::function<void(ChangeKeys&)>& change) {
        const auto sign = Members::keysOf("seed").sign(0);
        ChangeKeys keys = s.allNew(1, "seed");
        change(keys);
        return Change(s.consented(keys, sign));
    };
    const auto removed = [](Members& s, std::size_t i) { s.pass(RemoveClinic{s.clinic(i)}); };
    std::vector<MemberCase> out = {
        // People
        by("suspending nobody", R::MemberUnknown, 0, [](Members&) { return Said{Suspend{}}; }),
        by("suspending another clinic's member", R::MemberNotYours, 1,
           [](Members& s) { return Said{Suspend{s.enrolled(0, "m")}}; }),
        by("suspending twice", R::MemberSuspended, 0,
           [](Members& s) {
               const auto m = s.enrolled(0, "m");
               s.sendClinic(0, {Suspend{m}});
               return Said{Suspend{m}};
           }),
        by("reinstating who is not suspended", R::MemberNotSuspended, 0,
           [](Members& s) { return Said{Reinstate{s.enrolled(0, "m")}}; }),
        by("reinstating another clinic's member", R::MemberNotYours, 1,
           [](Members& s) {
               const auto m = s.enrolled(0, "m");
               s.sendClinic(0, {Suspend{m}});
               return Said{Reinstate{m}};
           }),
        by("undoing a vote", R::SuspendedByVote, 0,
           [](Members& s) {
               const auto m = s.enrolled(0, "m");
               s.pass(SuspendMember{m});
               return Said{Reinstate{m}};
           }),
        by("enrolling another clinic's member", R::KeyInUse, 1,
           [](Members& s) {
               s.enrolled(0, "m");
               return Said{s.enrolment(1, "m")};
           }),
        // Votes
        by("a vote on nothing", R::ProposalUnknown, 0, [](Members&) { return Said{Vote{}}; }),
        by("a second vote", R::VotedAlready, 1,
           [](Members& s) {
               const auto id = s.propose(0, RemoveClinic{s.clinic(3)});
               s.vote(1, id, false);
               return Said{Vote{id, true}};
           }),
        by("the proposer's vote again", R::VotedAlready, 0,
           [](Members& s) {
               return Said{Vote{s.propose(0, RemoveClinic{s.clinic(3)}), false}};
           }),
        by("a vote on what has passed", R::ProposalEnded, 3,
           [](Members& s) {
               return Said{Vote{s.pass(ChangeParameter{Parameter::DoctorRequests, 9}), true}};
           }),
        by("a vote on what was rejected", R::ProposalEnded, 3,
           [](Members& s) {
               const auto id = s.propose(0, RemoveClinic{s.clinic(3)});
               s.vote(1, id, false);
               s.vote(2, id, false);
               return Said{Vote{id, true}};
           }),
        by("a vote too late", R::ProposalEnded, 1,
           [](Members& s) {
               const auto id = s.propose(0, RemoveClinic{s.clinic(3)});
               s.now = s.now + kProposalLife;
               return Said{Vote{id, true}};
           }),
        by("a vote of one that does not validate", R::NotAValidator, 4,
           [](Members& s) {
               s.pass(s.adding("n", roles({C::Proxy})));
               s.join("n");
               return Said{Vote{s.propose(0, RemoveClinic{s.clinic(3)}), true}};
           }),
        by("a vote of one that validates only from the next epoch on", R::NotAValidator, 4,
           [](Members& s) {
               const auto id = s.propose(0, RemoveClinic{s.clinic(3)});
               s.pass(s.adding("n"));
               s.arrive("n");
               return Said{Vote{id, true}};
           }),
        by("a vote of one that validates no more", R::NotAValidator, 3,
           [=](Members& s) {
               const auto id = s.propose(0, ChangeParameter{Parameter::DoctorRequests, 9});
               removed(s, 3);
               s.pass(std::size_t{2});
               return Said{Vote{id, true}};
           }),
        by("a vote that would pass one too many", R::TooManyWaiting, 2,
           [](Members& s) {
               const auto id = s.propose(0, RemoveClinic{s.clinic(3)});
               s.vote(1, id);
               // An epoch that ends later, and a full queue.
               EpochEntry epoch = s.view().epoch();
               epoch.last = s.view().tip().height + 9;
               s.force(Key(Table::Epochs).number(1), epoch);
               for (std::uint64_t i = 0; i < kMaxWaitingChanges; ++i)
                   s.force(Key(Table::SetChanges).number(i),
                           SetChange{s.clinic(2), s.clinicSigns[2].publicKey()});
               s.force(Key(Table::SetQueue), SetQueue{0, kMaxWaitingChanges});
               return Said{Vote{id, true}};
           }),
        // Proposals
        by("a fifth open proposal", R::TooManyProposals, 0,
           [](Members& s) {
               for (std::uint64_t i = 0; i < kMaxOpenProposals; ++i)
                   s.propose(0, ChangeParameter{Parameter::DoctorRequests, 10 + i});
               return Said{Propose{ChangeParameter{Parameter::DoctorRequests, 9}, {}}};
           }),
        proposes("a clinic that is there", R::KeyInUse,
                 [](Members& s) {
                     return signJoin(s.chain(), s.clinicSigns[0], *s.genesis.find(s.clinic(0)));
                 }),
        proposes("a clinic with another's archive key", R::KeyInUse,
                 [](Members& s) {
                     const auto keys = Members::keysOf("seed");
                     s.propose(1, s.allNew(1, "seed"));  // reserves them for clinic 1
                     return s.adding("seed");
                 }),
        proposes("a clinic with another's pin", R::KeyInUse,
                 [](Members& s) {
                     const ClinicDescription same{.tlsPin = s.view().clinic(s.clinic(2))->tlsPin,
                                                  .addresses = {Address("localhost:9")},
                                                  .name = std::string("n"),
                                                  .roles = roles({C::Validator})};
                     const auto keys = Members::keysOf("n");
                     return signJoin(s.chain(), keys.sign(0), *makeClinicEntry(keys, same));
                 }),
        proposes("a clinic that did not ask", R::ConsentWrong,
                 [=](Members& s) { return entryBut(s, [](auto& e) { e.roles = roles({C::Proxy}); }); }),
        proposes("a clinic that asked another ledger", R::ConsentWrong,
                 [](Members&) {
                     return signJoin(ChainId{}, Members::keysOf("n").sign(0), Members::entry("n"));
                 }),
        proposes("a clinic that asked with another entry", R::ConsentWrong,
                 [](Members& s) {
                     return AddClinic{Members::entry("n", roles({C::Proxy})), s.adding("n").consent};
                 }),
        proposes("a clinic's invitation alone", R::ConsentWrong,
                 [](Members&) {
                     const ClinicEntry entry = Members::entry("n");
                     return AddClinic{entry, entry.signature};
                 }),
        proposes("a clinic with a key of small order", R::KeyUnusable,
                 [=](Members& s) {
                     return entryBut(
                         s, [](auto& e) { e.box = *BoxPublic::fromHexText(kSmallOrderMontgomery); });
                 }),
        proposes("a clinic with a point that is none", R::KeyUnusable,
                 [=](Members& s) {
                     return entryBut(
                         s, [](auto& e) { e.team = *SharingKey::fromHexText(kNotCanonicalRistretto); });
                 }),
        proposes("a clinic without a proof", R::KeyProofWrong,
                 [=](Members& s) { return entryBut(s, [](auto& e) { e.teamProof = e.archiveProof; }); }),
        proposes("one clinic too many", R::TooManyClinics,
                 [](Members& s) {
                     for (std::size_t i = World::kClinics; i < kMaxClinics; ++i)
                         s.force(Key(Table::Clinics).add(Members::idOf<ClinicId>(std::to_string(i))),
                                 *s.view().clinic(s.clinic(3)));
                     return s.adding("n");
                 }),
        proposes("removing nobody", R::ClinicUnknown, [](Members&) { return RemoveClinic{}; }),
        proposes("removing twice", R::ClinicLeft,
                 [=](Members& s) {
                     removed(s, 3);
                     return RemoveClinic{s.clinic(3)};
                 }),
        proposes("the same roles", R::NothingChanges,
                 [](Members& s) { return ChangeRoles{s.clinic(0), World::rolesOf(0)}; }),
        proposes("roles of nobody", R::ClinicUnknown, [](Members&) { return ChangeRoles{}; }),
        proposes("taking the last file server's role", R::LastOfItsRole,
                 [](Members& s) {
                     s.pass(ChangeRoles{s.clinic(1), roles({C::Validator, C::Proxy})});
                     return ChangeRoles{s.clinic(0), roles({C::Validator, C::Proxy})};
                 }),
        proposes("removing the last proxy", R::LastOfItsRole,
                 [](Members& s) {
                     for (const std::size_t i : {1U, 2U})
                         s.pass(ChangeRoles{s.clinic(i), roles({C::Validator, C::FileServer})});
                     return RemoveClinic{s.clinic(0)};
                 }),
        proposes("keys of nobody", R::ClinicUnknown,
                 [=](Members& s) { return keysBut(s, [](auto& k) { k.clinic = {}; }); }),
        proposes("keys as they are", R::NothingChanges,
                 [](Members& s) { return s.newSignKey(1, s.clinicKeys[1].sign(0)); }),
        proposes("a signing key that was another's", R::KeyInUse,
                 [](Members& s) { return s.newSignKey(1, s.clinicKeys[2].sign(0)); }),
        proposes("a signing key that was given up", R::KeyInUse,
                 [](Members& s) {
                     s.pass(s.newSignKey(1, crypto::SignKey::fromSeed(seedOf("new key"))));
                     return s.newSignKey(1, s.clinicKeys[1].sign(0));
                 }),
        proposes("keys with another's pin", R::KeyInUse,
                 [=](Members& s) {
                     return keysBut(s, [&](auto& k) { k.tlsPin = s.view().clinic(s.clinic(2))->tlsPin; });
                 }),
        proposes("keys with the pin of one that is leaving", R::KeyInUse,
                 [=](Members& s) {
                     removed(s, 3);
                     return keysBut(s, [&](auto& k) { k.tlsPin = s.view().clinic(s.clinic(3))->tlsPin; });
                 }),
        proposes("keys without the new key's consent", R::ConsentWrong,
                 [](Members& s) {
                     ChangeKeys keys = s.allNew(1, "seed");
                     keys.tlsPin.bytes[0] ^= 1;
                     return keys;
                 }),
        proposes("consent for another ledger", R::ConsentWrong,
                 [](Members& s) {
                     const auto key = crypto::SignKey::fromSeed(seedOf("new key"));
                     ChangeKeys keys = s.newSignKey(1, key);
                     keys.consent = key.sign(changeKeysMessage(ChainId{}, keys));
                     return keys;
                 }),
        proposes("a new team key without proof", R::KeyProofWrong,
                 [=](Members& s) { return keysBut(s, [](auto& k) { k.teamProof.reset(); }); }),
        proposes("an old archive key with one", R::KeyProofWrong,
                 [=](Members& s) { return keysBut(s, [&](auto& k) { k.archive = s.archive(1); }); }),
        proposes("a point that is none", R::KeyUnusable,
                 [=](Members& s) {
                     return keysBut(s, [](auto& k) {
                         k.archive = *ConditionKey::fromHexText(kNotCanonicalRistretto);
                     });
                 }),
        proposes("a box key of small order", R::KeyUnusable,
                 [=](Members& s) {
                     return keysBut(
                         s, [](auto& k) { k.box = *BoxPublic::fromHexText(kSmallOrderMontgomery); });
                 }),
        proposes("a signing key of small order", R::KeyUnusable,
                 [=](Members& s) {
                     return keysBut(
                         s, [](auto& k) { k.sign = *SignPublic::fromHexText(kSmallOrderEdwards); });
                 }),
        proposes("one key for two uses", R::KeyTwice,
                 [=](Members& s) {
                     return keysBut(s, [](auto& k) { k.box = BoxPublic::copy(k.team.view()); });
                 }),
        proposes("a delay of nothing", R::ParameterOutOfRange,
                 [](Members&) { return ChangeParameter{Parameter::NetworkDelay, 0}; }),
        proposes("a delay of a day", R::ParameterOutOfRange,
                 [](Members&) {
                     const auto most = static_cast<std::uint64_t>(kMaxNetworkDelay.ms);
                     return ChangeParameter{Parameter::NetworkDelay, most + 1};
                 }),
        proposes("half a yes", R::ParameterOutOfRange,
                 [](Members&) { return ChangeParameter{Parameter::ClinicAdmission, 2}; }),
        proposes("pseudonyms of an hour", R::ParameterOutOfRange,
                 [](Members&) { return ChangeParameter{Parameter::ReaderLife, 3'600'000}; }),
        proposes("patients of more than a century", R::ParameterOutOfRange,
                 [](Members&) { return ChangeParameter{Parameter::PatientLife, UINT64_MAX}; }),
        proposes("no requests", R::ParameterOutOfRange,
                 [](Members&) { return ChangeParameter{Parameter::DoctorRequests, 0}; }),
        proposes("requests beyond 32 bits", R::ParameterOutOfRange,
                 [](Members&) {
                     return ChangeParameter{Parameter::ResearcherRequests, (std::uint64_t{1} << 32) + 1};
                 }),
        proposes("a phase of less than a second", R::ParameterOutOfRange,
                 [](Members&) { return ChangeParameter{Parameter::KeygenPhase, 999}; }),
        proposes("a phase of more than a week", R::ParameterOutOfRange,
                 [](Members&) {
                     const auto most = static_cast<std::uint64_t>(days(7).ms);
                     return ChangeParameter{Parameter::KeygenPhase, most + 1};
                 }),
        proposes("a parameter as it is", R::NothingChanges,
                 [](Members&) { return ChangeParameter{Parameter::DoctorRequests, 8}; }),
        proposes("suspending nobody by vote", R::MemberUnknown, [](Members&) { return SuspendMember{}; }),
        proposes("suspending by vote twice", R::MemberSuspended,
                 [](Members& s) {
                     const auto m = s.enrolled(1, "m");
                     s.pass(SuspendMember{m});
                     return SuspendMember{m};
                 }),
        proposes("reinstating nobody by vote", R::MemberUnknown,
                 [](Members&) { return ReinstateMember{}; }),
        proposes("reinstating by vote who is not suspended", R::MemberNotSuspended,
                 [](Members& s) { return ReinstateMember{s.enrolled(1, "m")}; }),
        // Endpoints and evidence
        by("an endpoint of no number", R::EndpointStale, 0, [](Members&) { return Said{Endpoint{}}; }),
        by("an endpoint again", R::EndpointStale, 0,
           [](Members& s) {
               s.sendClinic(0, {Endpoint{5, {}}});
               return Said{Endpoint{5, {Address("a:1")}}};
           }),
        by("evidence of an epoch to come", R::EpochUnknown, 0,
           [](Members& s) {
               return Said{Evidence{2, s.clinic(1), {toBytes(bytesOf("proof"))}}};
           }),
        by("evidence of an epoch long past", R::EpochPast, 0,
           [](Members& s) {
               EpochEntry epoch = s.view().epoch();
               epoch.number += kEvidenceEpochs + 1;
               s.force(Key(Table::CurrentEpoch), epoch.number);
               s.force(Key(Table::Epochs).number(epoch.number), epoch);
               return Said{Evidence{1, s.clinic(1), {toBytes(bytesOf("proof"))}}};
           }),
        by("evidence against one that did not validate", R::NotAValidator, 0,
           [](Members& s) {
               s.pass(s.adding("n", roles({C::Proxy})));
               return Said{Evidence{1, Members::entry("n").id, {toBytes(bytesOf("proof"))}}};
           }),
        by("evidence that proves nothing", R::EvidenceWrong, 0,
           [](Members& s) { return Said{Evidence{1, s.clinic(1), {Bytes(1)}}}; }),
        by("evidence again", R::EvidenceKnown, 0,
           [](Members& s) {
               const Evidence evidence{1, s.clinic(1), {toBytes(bytesOf("proof"))}};
               s.sendClinic(2, {evidence});
               return Said{evidence};
           }),
        // Of a clinic that was removed
        by("enrolling after removal", R::ClinicLeft, 3,
           [=](Members& s) {
               removed(s, 3);
               return Said{s.enrolment(3, "m")};
           }),
        by("reinstating after removal", R::ClinicLeft, 3,
           [=](Members& s) {
               const auto m = s.enrolled(3, "m");
               s.sendClinic(3, {Suspend{m}});
               removed(s, 3);
               return Said{Reinstate{m}};
           }),
        by("proposing after removal", R::ClinicLeft, 3,
           [=](Members& s) {
               removed(s, 3);
               return Said{Propose{ChangeParameter{Parameter::DoctorRequests, 9}, {}}};
           }),
        {"admission by a removed clinic", R::ClinicLeft,
         [=](Members& s) {
             Said said(s.registration(s.stranger, Role::Patient));
             removed(s, 0);
             return s.tx(s.stranger, said);
         }},
        {"a removed clinic as home", R::ClinicLeft,
         [=](Members& s) {
             removed(s, 3);
             return s.tx(s.patient, Scene::with<Catalogue>(s.catalogue(3, {}), [&](Catalogue& op) {
                             op.home = s.clinic(3);
                         }));
         }},
        {"a removed clinic as proxy", R::NotAProxy,
         [=](Members& s) {
             removed(s, 2);
             return s.tx(s.patient, s.goodGrant([](Grant&) {}));
         }},
        {"a removed clinic as file server", R::NotAFileServer,
         [=](Members& s) {
             removed(s, 1);
             return s.tx(s.patient, s.record("new", {s.A1}));
         }},
        {"a removed clinic's archive", R::KeyEnded,
         [=](Members& s) {
             removed(s, 3);
             return s.tx(s.patient, s.record("new", {s.A1, s.archive(3)}));
         }},
        {"an archive that was replaced", R::KeyEnded,
         [=](Members& s) {
             s.pass(s.allNew(3, "seed"));
             return s.tx(s.patient, s.record("new", {s.A1, s.archive(3)}));
         }},
        {"a removed clinic's team", R::GranteeEnded,
         [=](Members& s) {
             removed(s, 3);
             const auto B = *crypto::Point::decode(s.genesis.find(s.clinic(3))->team);
             return s.tx(s.patient, s.grantOf(s.terms(s.a1, B)));
         }},
        {"a team that is only proposed", R::GranteeUnknown,
         [=](Members& s) {
             const auto entry = Members::entry("n");
             s.propose(0, s.adding("n"));
             return s.tx(s.patient, s.grantOf(s.terms(s.a1, *crypto::Point::decode(entry.team))));
         }},
    };
    for (const Operation& op :
         {Operation(Suspend{}), Operation(Reinstate{}), Operation(Vote{}), Operation(Endpoint{}),
          Operation(Propose{ChangeParameter{}, {}}), Operation(Evidence{1, {}, {Bytes(1)}})})
        out.push_back({"a patient who acts as a clinic", R::AuthorNotClinic,
                       [=](Members& s) { return s.tx(s.patient, {op}); }});
    return out;
}

}  // namespace reseal::ledger::world
