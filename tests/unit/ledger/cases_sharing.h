// Transactions that are ordered void: requests, grants, receipts.
#pragma once

#include "tests/unit/ledger/scene.h"

namespace reseal::ledger::world {

inline std::vector<Case> sharingCases() {
    using R = Refusal;
    return {
        byPerson("a patient requests", R::RoleNotAllowed, &Scene::patient,
                 [](Scene& s) { return s.request(s.other); }),
        byPerson("staff request", R::RoleNotAllowed, &Scene::staff,
                 [](Scene& s) { return s.request(s.patient); }),
        byPerson("a request to a doctor", R::PatientUnknown, &Scene::doctor,
                 [](Scene& s) { return s.request(s.second); }),
        byPerson("a request to nobody", R::PatientUnknown, &Scene::doctor,
                 [](Scene& s) { return s.request(s.stranger); }),
        byPerson("a request to a retired patient", R::PatientEnded, &Scene::second,
                 [](Scene& s) { return s.request(s.gone); }),
        byPerson("a doctor's request to a second patient", R::AddressesAnother, &Scene::doctor,
                 [](Scene& s) { return s.request(s.other); }),
        byPerson("a doctor's ninth request of the day", R::TooManyRequests, &Scene::doctor,
                 [](Scene& s) {
                     for (int i = 0; i < 6; ++i) s.send(s.doctor, s.request(s.patient));  // two are there
                     return s.request(s.patient);
                 }),

        byPerson("an unknown request denied", R::RequestUnknown, &Scene::patient,
                 [](Scene&) { return Said(Deny{RequestId{}}); }),
        byPerson("another's request denied", R::RequestNotYours, &Scene::other,
                 [](Scene& s) { return Said(Deny{s.open}); }),
        byPerson("a request denied twice", R::RequestDecided, &Scene::patient,
                 [](Scene& s) { return Said(Deny{s.denied}); }),

        byPerson("a doctor grants", R::RoleNotAllowed, &Scene::doctor,
                 [](Scene& s) { return s.goodGrant([](Grant&) {}); }),
        byPerson("a grant of another's key", R::KeyNotYours, &Scene::other,
                 [](Scene& s) { return s.goodGrant([](Grant&) {}); }),
        byPerson("a grant of a key that is nobody's", R::KeyNotYours, &Scene::patient,
                 [](Scene& s) { return s.grantOf(s.terms(s.fresh, s.doctor.sharing.point)); }),
        byPerson("a grant of an archive's key", R::KeyNotYours, &Scene::patient,
                 [](Scene& s) {
                     return s.grantOf(s.terms(*s.clinicKeys[0].archive(ChainId{}), s.doctor.sharing.point));
                 }),
        byPerson(
            "a grant id twice", R::GrantInUse, &Scene::patient,
            [](Scene& s) { return s.grantOf(*sharing::GrantTerms::decode(s.view().grant(s.grant)->terms)); }),
        byPerson("a grant after its revocation", R::GrantRevoked, &Scene::patient,
                 [](Scene& s) {
                     s.sendClinic(2, {s.revoke(s.patient, s.unused.id)});
                     return s.goodGrant([](Grant&) {});
                 }),
        byPerson("a grant that has ended", R::NotAfterPassed, &Scene::patient,
                 [](Scene& s) { return s.goodGrant([&](Grant& op) { op.notAfter = s.now; }); }),
        byPerson("a grant to nobody", R::GranteeUnknown, &Scene::patient,
                 [](Scene& s) { return s.grantOf(s.terms(s.a1, s.stranger.sharing.point)); }),
        byPerson("a grant to a condition key", R::GranteeUnknown, &Scene::patient,
                 [](Scene& s) { return s.grantOf(s.terms(s.a1, s.o1.point)); }),
        byPerson("a grant to another patient", R::GranteeUnknown, &Scene::patient,
                 [](Scene& s) { return s.grantOf(s.terms(s.a1, s.other.sharing.point)); }),
        byPerson("a grant to oneself", R::GranteeUnknown, &Scene::patient,
                 [](Scene& s) { return s.grantOf(s.terms(s.a1, s.patient.sharing.point)); }),
        byPerson("a grant to staff", R::GranteeUnknown, &Scene::patient,
                 [](Scene& s) { return s.grantOf(s.terms(s.a1, s.staff.sharing.point)); }),
        byPerson("a grant to a retired doctor", R::GranteeEnded, &Scene::patient,
                 [](Scene& s) { return s.grantOf(s.terms(s.a1, s.retired.sharing.point)); }),
        byPerson("a proxy that is none", R::NotAProxy, &Scene::patient,
                 [](Scene& s) {
                     return s.grantOf(s.terms(s.a1, s.doctor.sharing.point, {0, 3}));
                 }),
        byPerson("a proxy twice", R::GrantProofWrong, &Scene::patient,
                 [](Scene& s) { return s.grantOf(s.changed([](auto& t) { t.proxies[1] = t.proxies[0]; })); }),
        byPerson("no proxies", R::GrantProofWrong, &Scene::patient,
                 [](Scene& s) { return s.grantOf(s.changed([](auto& t) { t.proxies.clear(); })); }),
        byPerson("a threshold over the proxies", R::GrantProofWrong, &Scene::patient,
                 [](Scene& s) { return s.grantOf(s.changed([](auto& t) { t.threshold = 4; })); }),
        byPerson("a threshold of nothing", R::GrantProofWrong, &Scene::patient,
                 [](Scene& s) {
                     return s.grantOf(s.changed([](auto& t) {
                         t.threshold = 0;
                         t.commitments.clear();
                     }));
                 }),
        byPerson("a commitment too few", R::GrantProofWrong, &Scene::patient,
                 [](Scene& s) { return s.grantOf(s.changed([](auto& t) { t.commitments.pop_back(); })); }),
        byPerson("somebody else's X", R::GrantProofWrong, &Scene::patient,
                 [](Scene& s) { return s.grantOf(s.changed([&](auto& t) { t.X = s.o1.point; })); }),
        byPerson(
            "a proof under another grant id", R::GrantProofWrong, &Scene::patient,
            [](Scene& s) { return s.grantOf(s.changed([](auto& t) { t.id = World::idOf<GrantId>("x"); })); }),
        byPerson("a record listed twice", R::KeyTwice, &Scene::patient,
                 [](Scene& s) {
                     return s.goodGrant([](Grant& op) { op.records = {Scene::id("r1"), Scene::id("r1")}; });
                 }),
        byPerson("an unknown record listed", R::RecordUnknown, &Scene::patient,
                 [](Scene& s) { return s.goodGrant([](Grant& op) { op.records = {Scene::id("none")}; }); }),
        byPerson("another's record listed", R::RecordNotYours, &Scene::patient,
                 [](Scene& s) { return s.goodGrant([](Grant& op) { op.records = {Scene::id("others")}; }); }),
        byPerson("an erased record listed", R::RecordErased, &Scene::patient,
                 [](Scene& s) { return s.goodGrant([](Grant& op) { op.records = {Scene::id("erased")}; }); }),
        byPerson("a record under another key listed", R::RecordNotUnderKey, &Scene::patient,
                 [](Scene& s) { return s.goodGrant([](Grant& op) { op.records = {Scene::id("r2")}; }); }),
        byPerson("a grant for an unknown request", R::RequestUnknown, &Scene::patient,
                 [](Scene& s) { return s.goodGrant([](Grant& op) { op.request = RequestId{}; }); }),
        byPerson("a grant for another's request", R::RequestNotYours, &Scene::other,
                 [](Scene& s) {
                     return Scene::with<Grant>(s.grantOf(s.terms(s.o1, s.doctor.sharing.point)),
                                               [&](Grant& op) { op.request = s.open; });
                 }),
        byPerson("a grant for a denied request", R::RequestDecided, &Scene::patient,
                 [](Scene& s) { return s.goodGrant([&](Grant& op) { op.request = s.denied; }); }),
        byPerson("a grant to another than who asked", R::RequestMismatch, &Scene::patient,
                 [](Scene& s) { return s.goodGrant([&](Grant& op) { op.request = s.byResearcher; }); }),
        byPerson("an open grant too many", R::TooManyGrants, &Scene::patient,
                 [](Scene& s) {
                     for (std::uint64_t i = 1; i < kMaxOpenGrants; ++i) s.grantTo(s.patient, s.a1, s.doctor);
                     return s.goodGrant([](Grant&) {});
                 }),

        byPerson("another's grant revoked", R::GrantNotYours, &Scene::other,
                 [](Scene& s) { return Said(s.revoke(s.other, s.grant)); }),
        byPerson("the grantee revokes", R::GrantNotYours, &Scene::doctor,
                 [](Scene& s) { return Said(s.revoke(s.doctor, s.grant)); }),
        byPerson("somebody unknown revokes", R::SignerUnknown, &Scene::doctor,
                 [](Scene& s) { return Said(s.revoke(s.stranger, World::idOf<GrantId>("x"))); }),
        byPerson("a revocation of the unknown too many", R::TooManyRevocations, &Scene::patient,
                 [](Scene& s) {
                     Said many;
                     for (std::uint64_t i = 0; i < kMaxPendingRevocations; ++i)
                         many = many + Said(s.revoke(s.patient, World::idOf<GrantId>(std::to_string(i))));
                     s.send(s.patient, many);
                     return Said(s.revoke(s.patient, World::idOf<GrantId>("one more")));
                 }),

        byPerson("a person's receipts", R::AuthorNotClinic, &Scene::doctor,
                 [](Scene& s) { return s.receipt(ShareAccepted{s.grant}); }),
        byClinic("a receipt for an unknown grant", R::GrantUnknown, 0,
                 [](Scene& s) { return s.receipt(ShareAccepted{}); }),
        byClinic("a receipt of a clinic that is no proxy of it", R::NotAProxy, 3,
                 [](Scene& s) { return s.receipt(ShareAccepted{s.grant}); }),
        byClinic("a share accepted twice", R::ReceiptTwice, 0,
                 [](Scene& s) {
                     return Said(Receipts{{ShareAccepted{s.grant}, ShareAccepted{s.grant}}});
                 }),
        byClinic("a share destroyed twice", R::ReceiptTwice, 0,
                 [](Scene& s) {
                     return Said(Receipts{{ShareDestroyed{s.grant}, ShareDestroyed{s.grant}}});
                 }),
        byClinic("a share accepted after it was destroyed", R::ReceiptContradicts, 0,
                 [](Scene& s) {
                     return Said(Receipts{{ShareDestroyed{s.grant}, ShareAccepted{s.grant}}});
                 }),
        byClinic("releases of an hour twice", R::ReceiptTwice, 0,
                 [](Scene& s) {
                     return Said(Receipts{{Released{s.grant, releaseHour(s.now), 1, 0, {}},
                                           Released{s.grant, releaseHour(s.now), 2, 0, {}}}});
                 }),
        byClinic("releases of an hour to come", R::ReceiptTooEarly, 0,
                 [](Scene& s) {
                     return s.receipt(Released{s.grant, releaseHour(s.now) + 1, 1, 0, {}});
                 }),
        byClinic(
            "releases of an hour before the grant", R::ReceiptTooEarly, 0,
            [](Scene& s) {
                return s.receipt(Released{s.grant, releaseHour(s.view().grant(s.grant)->time) - 1, 1, 0, {}});
            }),
        byClinic("an hour without releases or refusals", R::ReceiptEmpty, 0,
                 [](Scene& s) {
                     return s.receipt(Released{s.grant, releaseHour(s.now), 0, 0, {}});
                 }),
        byClinic("releases of an hour long after the grant's end", R::ReceiptTooLate, 0,
                 [](Scene& s) {
                     s.now = s.view().grant(s.grant)->notAfter + days(9);
                     return s.receipt(Released{s.grant, releaseHour(s.now), 0, 1, {}});
                 }),
        byClinic("releases of an hour long after its revocation", R::ReceiptTooLate, 0,
                 [](Scene& s) {
                     s.now = s.now + days(9);
                     return s.receipt(Released{s.revoked, releaseHour(s.now), 0, 1, {}});
                 }),
        byClinic("a blob of an unknown record", R::RecordUnknown, 0,
                 [](Scene&) { return Said(Receipts{{BlobStored{Scene::id("none")}}}); }),
        byClinic("a blob of a clinic that does not keep it", R::NotAFileServer, 2,
                 [](Scene& s) { return s.receipt(BlobStored{Scene::id("r1")}); }),
        byClinic("a blob stored twice", R::ReceiptTwice, 0,
                 [](Scene&) {
                     return Said(Receipts{{BlobStored{Scene::id("r1")}, BlobStored{Scene::id("r1")}}});
                 }),
        byClinic("a blob of an erased record stored", R::RecordErased, 0,
                 [](Scene& s) { return s.receipt(BlobStored{Scene::id("erased")}); }),
        byClinic(
            "a blob stored after it was erased", R::ReceiptContradicts, 0,
            [](Scene&) {
                return Said(Receipts{{BlobErased{Scene::id("erased")}, BlobStored{Scene::id("erased")}}});
            }),
        byClinic("a blob erased that was not to be", R::ReceiptTooEarly, 0,
                 [](Scene& s) { return s.receipt(BlobErased{Scene::id("r1")}); }),
        byClinic(
            "a blob erased twice", R::ReceiptTwice, 0,
            [](Scene&) {
                return Said(Receipts{{BlobErased{Scene::id("erased")}, BlobErased{Scene::id("erased")}}});
            }),
        {"a transaction after its time", R::Expired,
         [](Scene& s) { return s.tx(s.patient, {Erase{Scene::id("r1")}}, s.now); }},
    };
}

}  // namespace reseal::ledger::world
