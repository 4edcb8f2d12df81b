// Transactions that are ordered void: people and records.
#pragma once

#include "tests/unit/ledger/scene.h"

namespace reseal::ledger::world {

inline std::vector<Case> peopleCases() {
    using R = Refusal;
    return {
        byPerson("a person enrols", R::AuthorNotClinic, &Scene::doctor,
                 [](Scene& s) { return s.enrol([](Enrol&) {}); }),
        byClinic(
            "an identity that is a key of somebody", R::KeyInUse, 0,
            [](Scene& s) { return s.enrol([&](Enrol& op) { op.member = IdentityKey::copy(s.A1.view()); }); }),
        byClinic("an identity that is no point", R::KeyUnusable, 0,
                 [](Scene& s) {
                     return s.enrol(
                         [](Enrol& op) { op.member = *IdentityKey::fromHexText(kNotCanonicalRistretto); });
                 }),
        byClinic("an identity that is the identity element", R::KeyUnusable, 0,
                 [](Scene& s) { return s.enrol([](Enrol& op) { op.member = {}; }); }),
        byClinic("an identity proven to another clinic", R::KeyProofWrong, 1,
                 [](Scene& s) { return s.enrol([](Enrol&) {}); }),
        byClinic("a clinic takes a pseudonym", R::AuthorNotPseudonym, 0,
                 [](Scene& s) { return Said(s.registration(s.stranger, Role::Doctor)); }),
        byPerson("a pseudonym with a box key of small order", R::KeyUnusable, &Scene::stranger,
                 [](Scene& s) {
                     return s.renewal(s.stranger, Role::Doctor, [](Pseudonym& op) {
                         op.box = *BoxPublic::fromHexText(kSmallOrderMontgomery);
                     });
                 }),
        byPerson("a pseudonym with a sharing key that is no point", R::KeyUnusable, &Scene::stranger,
                 [](Scene& s) {
                     return s.renewal(s.stranger, Role::Doctor, [](Pseudonym& op) {
                         op.sharing = *SharingKey::fromHexText(kNotCanonicalRistretto);
                     });
                 }),
        byPerson("a pseudonym with another's sharing key", R::KeyInUse, &Scene::stranger,
                 [](Scene& s) {
                     return s.renewal(s.stranger, Role::Doctor, [&](Pseudonym& op) {
                         op.sharing = SharingKey::copy(s.doctor.sharing.point.view());
                     });
                 }),
        byPerson("a sharing key that the pseudonym does not prove", R::KeyProofWrong, &Scene::stranger,
                 [](Scene& s) {
                     return s.renewal(s.stranger, Role::Doctor, [&](Pseudonym& op) {
                         op.proof = crypto::proveKey(s.chain(), s.doctor.key(), s.stranger.sharing);
                     });
                 }),
        byPerson("an admission for another role", R::AdmissionWrong, &Scene::stranger,
                 [](Scene& s) {
                     return s.renewal(s.stranger, Role::Patient,
                                      [](Pseudonym& op) { op.role = Role::Doctor; });
                 }),
        byPerson("an admission by a clinic that is none", R::ClinicUnknown, &Scene::stranger,
                 [](Scene& s) {
                     return s.renewal(s.stranger, Role::Doctor, [](Pseudonym& op) {
                         std::get<ClinicAdmission>(op.admission).clinic = {};
                     });
                 }),
        byPerson("an admission that renews for ever", R::AdmissionStale, &Scene::doctor,
                 [](Scene& s) {
                     const Said old = s.renewal(s.doctor, Role::Doctor, [](Pseudonym&) {});
                     s.now = s.now + days(1) + seconds(1);
                     return old;
                 }),
        byPerson("an admission from the future", R::AdmissionStale, &Scene::doctor,
                 [](Scene& s) {
                     s.now = s.now + days(2);
                     const Said early = s.renewal(s.doctor, Role::Doctor, [](Pseudonym&) {});
                     s.now = s.now - days(2);
                     return early;
                 }),
        byPerson("a retired pseudonym comes back", R::PseudonymRetired, &Scene::retired,
                 [](Scene& s) { return Said(s.registration(s.retired, Role::Doctor)); }),
        byPerson("a renewal in another role", R::RenewalDiffers, &Scene::doctor,
                 [](Scene& s) { return Said(s.registration(s.doctor, Role::Patient)); }),
        byPerson("somebody unknown retires", R::SignerUnknown, &Scene::doctor,
                 [](Scene& s) { return Said(signRetire(s.chain(), s.stranger.sign, s.now)); }),
    };
}

inline std::vector<Case> recordCases() {
    using R = Refusal;
    const auto record = [](const std::function<std::vector<ConditionKey>(Scene&)>& keys,
                           const std::function<void(Record&, Scene&)>& change) {
        return [=](Scene& s) {
            return Scene::with<Record>(s.record("new", keys(s)), [&](Record& op) { change(op, s); });
        };
    };
    const auto a1 = [](Scene& s) { return std::vector{s.A1}; };
    return {
        byPerson("a doctor's catalogue", R::RoleNotAllowed, &Scene::doctor,
                 [](Scene& s) { return s.catalogue(1, {}); }),
        byClinic("a clinic's catalogue", R::AuthorNotPseudonym, 0,
                 [](Scene& s) { return s.catalogue(1, {}); }),
        byPerson("a retired patient's catalogue", R::AuthorEnded, &Scene::gone,
                 [](Scene& s) { return s.catalogue(2, {}); }),
        byPerson("a catalogue of a device that was too late", R::CatalogueVersion, &Scene::patient,
                 [](Scene& s) { return s.catalogue(2, {s.oldKey(s.a1)}); }),
        byPerson("a catalogue that skips a version", R::CatalogueVersion, &Scene::patient,
                 [](Scene& s) { return s.catalogue(4, {s.oldKey(s.a1)}); }),
        byPerson("a home that is no clinic", R::ClinicUnknown, &Scene::patient,
                 [](Scene& s) {
                     return Scene::with<Catalogue>(s.catalogue(3, {}), [](Catalogue& op) { op.home = {}; });
                 }),
        byPerson("a key listed twice", R::KeyTwice, &Scene::patient,
                 [](Scene& s) {
                     return s.catalogue(3, {s.oldKey(s.a1), s.oldKey(s.a1)});
                 }),
        byPerson("a key proven again", R::KeyInUse, &Scene::patient,
                 [](Scene& s) { return s.catalogue(3, {s.newKey(s.patient, s.a1)}); }),
        byPerson("a key of another patient", R::KeyNotYours, &Scene::patient,
                 [](Scene& s) { return s.catalogue(3, {s.oldKey(s.o1)}); }),
        byPerson("a key that ended", R::KeyEnded, &Scene::patient,
                 [](Scene& s) { return s.catalogue(3, {s.oldKey(s.ended)}); }),
        byPerson("a new key that is no point", R::KeyUnusable, &Scene::patient,
                 [](Scene& s) {
                     auto key = s.newKey(s.patient, s.fresh);
                     key.key = *ConditionKey::fromHexText(kNotCanonicalRistretto);
                     return s.catalogue(3, {key});
                 }),
        byPerson("a new key with another's proof", R::KeyProofWrong, &Scene::patient,
                 [](Scene& s) { return s.catalogue(3, {s.newKey(s.other, s.fresh)}); }),

        byPerson("staff write a record", R::RoleNotAllowed, &Scene::staff,
                 record(a1, [](Record&, Scene&) {})),
        byClinic("a clinic writes a record", R::AuthorNotPseudonym, 0, record(a1, [](Record&, Scene&) {})),
        byPerson("a retired doctor writes", R::AuthorEnded, &Scene::retired,
                 record(a1, [](Record&, Scene&) {})),
        byPerson("a record id twice", R::RecordInUse, &Scene::doctor,
                 [](Scene& s) { return s.record("r1", {s.A1}); }),
        byPerson("an erased record's id again", R::RecordInUse, &Scene::patient,
                 [](Scene& s) { return s.record("erased", {s.A1}); }),
        byPerson("a blob twice", R::BlobInUse, &Scene::doctor,
                 record(a1, [](Record& op, Scene&) { op.blob = World::idOf<BlobId>("r1 blob"); })),
        byPerson("two stanzas for one key", R::KeyTwice, &Scene::doctor,
                 [](Scene& s) {
                     return s.record("new", {s.A1, s.archive(0), s.archive(0)});
                 }),
        byPerson("a key that is nobody's", R::KeyNotYours, &Scene::doctor,
                 [](Scene& s) { return s.record("new", {s.Fresh}); }),
        byPerson("an archive key in the patient's place", R::KeyNotYours, &Scene::doctor,
                 [](Scene& s) {
                     return s.record("new", {s.archive(0), s.A1});
                 }),
        byPerson("keys of two patients", R::KeyNotYours, &Scene::doctor,
                 [](Scene& s) {
                     return s.record("new", {s.A1, s.O1});
                 }),
        byPerson("a key that ended, in a record", R::KeyEnded, &Scene::doctor,
                 [](Scene& s) { return s.record("new", {s.Ended}); }),
        byPerson("a record for a retired patient", R::PatientEnded, &Scene::second,
                 [](Scene& s) { return s.record("new", {s.G1}); }),
        byPerson("a doctor's pseudonym for a second patient", R::AddressesAnother, &Scene::doctor,
                 [](Scene& s) { return s.record("new", {s.O1}); }),
        byPerson("a patient writes another's record", R::RoleNotAllowed, &Scene::patient,
                 [](Scene& s) { return s.record("new", {s.O1}); }),
        byPerson("a file server that is none", R::NotAFileServer, &Scene::doctor,
                 record(a1, [](Record& op, Scene& s) { op.fileServers = {s.clinic(2)}; })),
        byPerson("one file server twice", R::ClinicTwice, &Scene::doctor,
                 record(a1,
                        [](Record& op, Scene& s) {
                            op.fileServers = {s.clinic(0), s.clinic(0)};
                        })),
        byPerson("a length that no sealed file has", R::SealedLength, &Scene::doctor,
                 record(a1, [](Record& op, Scene&) { op.sealedLength = 100; })),

        byPerson("a doctor refiles", R::RoleNotAllowed, &Scene::doctor,
                 [](Scene& s) { return s.refile("r1", s.A2, 1); }),
        byPerson("an unknown record refiled", R::RecordUnknown, &Scene::patient,
                 [](Scene& s) { return s.refile("none", s.A2, 1); }),
        byPerson("another's record refiled", R::RecordNotYours, &Scene::patient,
                 [](Scene& s) { return s.refile("others", s.A2, 1); }),
        byPerson("an erased record refiled", R::RecordErased, &Scene::patient,
                 [](Scene& s) { return s.refile("erased", s.A2, 1); }),
        byPerson("refiled under another's key", R::KeyNotYours, &Scene::patient,
                 [](Scene& s) { return s.refile("r1", s.O1, 1); }),
        byPerson("refiled under a key that ended", R::KeyEnded, &Scene::patient,
                 [](Scene& s) { return s.refile("r1", s.Ended, 1); }),
        byPerson("a label version that could repeat a nonce", R::LabelVersion, &Scene::patient,
                 [](Scene& s) { return s.refile("r1", s.A2, 0); }),

        byPerson("another's record erased", R::RecordNotYours, &Scene::patient,
                 [](Scene&) { return Said(Erase{Scene::id("others")}); }),
        byPerson("the author erases", R::RoleNotAllowed, &Scene::doctor,
                 [](Scene&) { return Said(Erase{Scene::id("r1")}); }),
        byPerson("erased twice", R::RecordErased, &Scene::patient,
                 [](Scene&) { return Said(Erase{Scene::id("erased")}); }),
    };
}

}  // namespace reseal::ledger::world
