// What nobody may do in an emergency.
#pragma once

#include "tests/unit/ledger/emergency.h"

namespace reseal::ledger::world {

struct EmergencyCase {
    const char* what;
    Refusal refusal;
    std::function<Transaction(Emergencies&)> tx;
};

inline std::vector<EmergencyCase> emergencyCases() {
    using R = Refusal;
    using S = Emergencies;
    const auto by = [](const char* what, R refusal, std::size_t i, std::function<Said(S&)> said) {
        return EmergencyCase{what, refusal, [=](S& s) { return s.clinicTx(i, said(s)); }};
    };
    const auto of = [](const char* what, R refusal, const Person Scene::*who, std::function<Said(S&)> said) {
        return EmergencyCase{what, refusal, [=](S& s) { return s.tx(s.*who, said(s)); }};
    };
    // By clinic `i`, in an emergency that has just been declared.
    const auto in = [by](const char* what, R refusal, std::size_t i,
                         std::function<Said(S&, const EmergencyId&)> said) {
        return by(what, refusal, i, [=](S& s) {
            const EmergencyId id = s.declaredOnWhatIsLeft();
            return said(s, id);
        });
    };
    return {
        // What is left for it
        of("a standing grant for something else", R::StandingPurpose, &Scene::patient,
           [](S& s) { return s.standing(s.a1, [](Grant& op) { op.purpose = Purpose::Treatment; }); }),
        of("a second one for the same key", R::StandsAlready, &Scene::patient,
           [](S& s) {
               s.left();
               return s.standing(s.a1);
           }),
        of("one under a key that was let go of", R::CommitteeRetired, &Scene::patient,
           [](S& s) {
               s.pass(RetireCommittee{s.keygen->id});
               return s.standing(s.a1);
           }),
        of("one under the tracing key", R::GranteeUnknown, &Scene::patient,
           [](S& s) {
               KeygenRun tracing(s);
               tracing.finish(tracing.all());
               return s.grantOf(s.terms(s.a1, tracing.key().key()));
           }),
        of("one for another's key", R::KeyNotYours, &Scene::other, [](S& s) { return s.standing(s.a1); }),
        of("one with a proof that is somebody else's", R::GrantProofWrong, &Scene::patient,
           [](S& s) {
               return s.standing(s.a1, [&](Grant& op) {
                   auto terms = *sharing::GrantTerms::decode(op.terms);
                   const auto stolen = s.terms(s.a2, s.doctor.sharing.point);
                   terms.X = stolen.X;
                   terms.proof = stolen.proof;
                   op.terms = terms.encode();
               });
           }),
        of("a 257th", R::TooManyStanding, &Scene::patient,
           [](S& s) {
               Said one = s.standing(s.a1);
               s.send(s.patient, one);
               const auto entry = *s.view().grant(S::grantIdIn(one));
               for (std::size_t i = 1; i < kMaxStanding; ++i) {
                   const auto id = S::idOf<GrantId>("standing " + std::to_string(i));
                   s.force(Key(Table::Grants).add(id), entry);
                   s.force(Key(Table::StandingGrants).add(s.patient.key()).add(id), true);
               }
               return s.standing(s.a2);
           }),
        // Declaring one
        of("a patient declares", R::RoleNotAllowed, &Scene::other, [](S& s) { return Said(s.call()); }),
        of("a researcher declares", R::RoleNotAllowed, &Scene::researcher,
           [](S& s) { return Said(s.call()); }),
        of("one about a doctor", R::PatientUnknown, &Scene::doctor,
           [](S& s) {
               return Said(Emergency{s.second.key(), EmergencyReason::Other});
           }),
        of("one about a second patient", R::AddressesAnother, &Scene::second,
           [](S& s) {
               s.left();
               s.send(s.second, s.request(s.other));
               return Said(s.call());
           }),
        of("one about a patient who has left nothing", R::NothingStands, &Scene::doctor,
           [](S& s) { return Said(s.call()); }),
        of("one about a patient who has taken all back", R::NothingStands, &Scene::doctor,
           [](S& s) {
               s.send(s.patient, {s.revoke(s.patient, s.left())});
               return Said(s.call());
           }),
        of("one when the key was let go of", R::NothingStands, &Scene::doctor,
           [](S& s) {
               s.left();
               s.pass(RetireCommittee{s.keygen->id});
               return Said(s.call());
           }),
        of("a second one of the day", R::TooManyEmergencies, &Scene::doctor,
           [](S& s) {
               s.declaredOnWhatIsLeft();
               return Said(s.call());
           }),
        of("a second one of a day after the disaster", R::TooManyEmergencies, &Scene::doctor,
           [](S& s) {
               s.left();
               s.declareDisaster();
               s.now = s.view().disasterUntil();
               s.declared();
               return Said(s.call());
           }),
        of("one when a doctor was suspended since somebody vouched", R::VouchedBefore, &Scene::doctor,
           [](S& s) {
               s.left();
               s.suspendSomebody();
               return Said(s.call());
           }),
        // Answering
        by("a share in no emergency", R::EmergencyUnknown, 0, [](S&) { return Said(EmergencyShare{}); }),
        by("declining none", R::EmergencyUnknown, 0, [](S&) { return Said(EmergencyDecline{}); }),
        in("a second share", R::SaidAlready, 1,
           [](S& s, const EmergencyId& id) {
               s.sendClinic(1, {s.share(id)});
               return Said(s.share(id));
           }),
        in("a share after declining", R::SaidAlready, 1,
           [](S& s, const EmergencyId& id) {
               s.sendClinic(1, {EmergencyDecline{id, EmergencyObjection::NotBelieved}});
               return Said(s.share(id));
           }),
        in("a share when its time is over", R::EmergencyEnded, 1,
           [](S& s, const EmergencyId& id) {
               s.end(id);
               return Said(s.share(id));
           }),
        in("a share by one that was removed", R::ClinicLeft, 3,
           [](S& s, const EmergencyId& id) {
               s.pass(RemoveClinic{s.clinic(3)});
               return Said(s.share(id));
           }),
        in("a share for what was taken back", R::NotOfCommittee, 1,
           [](S& s, const EmergencyId& id) {
               const auto all = standingGrantsOf(s.view(), s.patient.key(), s.now);
               s.send(s.patient, {s.revoke(s.patient, all.front().id)});
               return Said(s.share(id));
           }),
        EmergencyCase{"a share by a clinic that came later", R::NotOfCommittee,
                      [](S& s) {
                          const EmergencyId id = s.declaredOnWhatIsLeft();
                          s.pass(s.adding("newcomer"));
                          const std::size_t i = s.arrive("newcomer");
                          return s.clinicTx(i, {s.share(id)});
                      }},
        // Reviewing
        by("reviewing none", R::EmergencyUnknown, 1, [](S&) { return Said(EmergencyClose{}); }),
        in("reviewing before its time is over", R::EmergencyRuns, 1,
           [](S& s, const EmergencyId& id) {
               s.now = s.entry(id).until - seconds(1);  // the block is a second later
               return Said(EmergencyClose{id, EmergencyOutcome::Justified});
           }),
        in("reviewing twice", R::EmergencyReviewed, 1,
           [](S& s, const EmergencyId& id) {
               s.end(id);
               s.sendClinic(2, {EmergencyClose{id, EmergencyOutcome::NotJustified}});
               return Said(EmergencyClose{id, EmergencyOutcome::Justified});
           }),
        in("reviewing what one's own doctor did", R::OwnDoctor, 0,
           [](S& s, const EmergencyId& id) {
               s.end(id);
               return Said(EmergencyClose{id, EmergencyOutcome::Justified});
           }),
        of("a doctor reviews", R::AuthorNotClinic, &Scene::doctor,
           [](S& s) {
               const EmergencyId id = s.declaredOnWhatIsLeft();
               s.end(id);
               return Said(EmergencyClose{id, EmergencyOutcome::Justified});
           }),
    };
}

}  // namespace reseal::ledger::world
