// Four clinics (tests/unit/node/clinics.h) and what is at stake between them.
//
// A patient has granted a doctor one condition key through clinics 0, 1 and 2, of which two must answer.
#pragma once

#include "tests/attacks/attack.h"
#include "tests/attacks/sealed_record.h"
#include "tests/unit/node/clinics.h"

namespace reseal::attacks {

using test::Clinic;
using test::Ledger;
using test::Person;
using test::Said;
using test::World;

// What a doctor has been granted, by whom, and what there is to open.
class Scene {
public:
    Ledger ledger;
    std::vector<std::unique_ptr<Clinic>> clinics;
    Person patient{"patient"}, doctor{"doctor"};
    test::Owner condition;                             // the key that is granted
    SealedRecord first{condition}, second{condition};  // both under it

    Scene() {
        ledger.say(patient, {ledger.registration(patient, ledger::Role::Patient)});
        ledger.say(doctor, {ledger.registration(doctor, ledger::Role::Doctor)});
        ledger.say(patient, ledger.catalogue(1, {ledger.newKey(patient, condition.key())}));
        for (const SealedRecord* record : {&first, &second}) ledger.say(doctor, registered(*record));
        for (std::size_t i = 0; i < World::kClinics; ++i)
            clinics.push_back(std::make_unique<Clinic>(ledger, i));
    }
    void link(std::initializer_list<std::size_t> which) {
        std::vector<Clinic*> chosen;
        for (const std::size_t i : which) chosen.push_back(clinics[i].get());
        test::linkClinics(chosen);
    }
    // Grants all under the key, or some records alone, and delivers the shares.
    void grant(const std::vector<const SealedRecord*>& only = {}) {
        std::vector<sharing::ProxyKey> proxies;
        for (std::size_t i = 0; i < 3; ++i)
            proxies.push_back({ledger.clinic(i), ledger.genesis.find(ledger.clinic(i))->box});
        made_.emplace(*sharing::makeGrant(condition.key(), doctor.sharing.point, 2, proxies));
        checked_.emplace(*sharing::CheckedGrant::check(made_->terms));
        Said said = ledger.World::grant(made_->terms, doctor.box.publicKey());
        std::vector<RecordId> records;
        for (const SealedRecord* record : only) records.push_back(record->blob().record);
        std::get<ledger::Grant>(said.operations.front()).records = records;
        ledger.say(patient, std::move(said));
        for (std::size_t i = 0; i < 3; ++i) {
            clinics[i]->catchUp();
            const auto taken =
                clinics[i]->desk().takeShare({made_->terms.id, ledger.clinic(i), made_->boxedShares[i], {}});
            QVERIFY2(taken, taken ? "" : taken.error().text().c_str());
        }
        clinics[3]->catchUp();
    }
    ledger::Revoke revocation() const { return ledger.revoke(patient, made_->terms.id); }

    node::ReencapsulationRequest request(std::size_t clinic, const RecordId& record,
                                         const sealing::Stanza& stanza) const {
        node::ReencapsulationRequest out;
        out.grant = made_->terms.id;
        out.record = record;
        out.proxy = ledger.clinic(clinic);
        out.nonce = crypto::randomFixed<Nonce16>();
        out.author = doctor.key();
        out.stanza = stanza.encode();
        out.time = wallClock();
        out.signature = doctor.sign.sign(out.message(ledger.chain()));
        return out;
    }
    using Answers = std::vector<sharing::FromProxy>;
    // Asks an honest clinic for its share of a record.
    void ask(Answers& answers, std::size_t clinic, const SealedRecord& record) {
        replay(answers, request(clinic, record.blob().record, record.stanza().stanza()));
    }
    void replay(Answers& answers, const node::ReencapsulationRequest& request) {
        for (std::size_t i = 0; i < 3; ++i)
            if (ledger.clinic(i) == request.proxy)
                if (const auto share = clinics[i]->ask(request, doctor))
                    answers.push_back({{request.proxy, request.nonce}, *share});
    }
    // A dishonest one answers whatever it is asked.
    void collude(Answers& answers, std::size_t clinic, const SealedRecord& record) const {
        const auto share = *sharing::ProxyShare::accept(
            *checked_, ledger.clinic(clinic), ledger.clinicKeys[clinic].box(0), made_->boxedShares[clinic]);
        const auto nonce = crypto::randomFixed<Nonce16>();
        answers.push_back({{ledger.clinic(clinic), nonce},
                           *sharing::reencapsulate(share, *checked_, record.stanza(), nonce)});
    }
    // Does the grantee read the record with these answers, and the card secret, which was in the note?
    bool opens(const SealedRecord& record, const Answers& answers) const {
        const auto factor = *sharing::GranteeFactor::derive(*checked_, doctor.sharing.secret);
        const auto key = sharing::openWithShares(*checked_, factor, record.stanza(), answers, condition.card);
        return key && record.opensWith(key->fileKey);
    }

private:
    Said registered(const SealedRecord& sealed) const {
        const sealing::SealedBlob& blob = sealed.blob();
        const auto key = ledger::ConditionKey::copy(condition.A.view());
        ledger::Record op;
        op.record = blob.record;
        op.blob = blob.blob;
        op.sealedLength = blob.sealedSize;
        op.fileServers = {ledger.clinic(0), ledger.clinic(1)};
        std::vector<Bytes> details = {blob.stanzas.front().encode(), World::label(key, blob.record, 0)};
        op.stanzas.push_back({key, crypto::sha256(details[0])});
        op.label = crypto::sha256(details[1]);
        return {op, std::move(details)};
    }
    std::optional<sharing::NewGrant> made_;
    std::optional<sharing::CheckedGrant> checked_;
};

}  // namespace reseal::attacks
