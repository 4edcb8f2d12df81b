// A person for tests: a vault in a temporary folder, a home node in memory, and jobs run right here.
#pragma once

#include <QTemporaryDir>

#include "core/engine/doctor_acts.h"
#include "core/engine/enrolment.h"
#include "core/engine/moving.h"
#include "core/engine/patient_acts.h"
#include "tests/unit/engine/fake_home.h"

namespace reseal::test {

inline crypto::SecretBytes passphrase() {
    return crypto::SecretBytes::copyOf(bytesOf("correct horse battery"));
}

class Someone {
public:
    Someone(FakeLedger& ledger, const records::Invitation& invitation, const std::string& name)
        : ledger_(ledger), invitation_(invitation) {
        const engine::NewPerson person{folder(), must(invitation.text()), name};
        vault_.emplace(must(engine::makeVault(person, passphrase(), ledger.now)));
        keys_.emplace(must(vault_->masterSeed()), ledger.chain());
        relink();
    }

    std::filesystem::path folder() const { return dir_.path().toStdString() + "/vault"; }
    vault::Vault& vault() { return *vault_; }
    const crypto::PersonKeys& keys() const { return *keys_; }
    FakeHome& home() { return *home_; }
    void relink() {
        const node::HomeNode where = must(engine::homeOf(*vault_));
        home_ = std::make_unique<FakeHome>(ledger_, where);
    }
    // A new context each time, as a job has it.
    engine::JobContext& at() {
        context_.emplace(*vault_, *home_, *keys_, invitation_.role, must(engine::homeOf(*vault_)).clinic,
                         [this](std::uint64_t, std::uint64_t) { return !stop; });
        return *context_;
    }
    // As the session does it; `there` is given the link to the new home, `after` the one to what is home
    // then.
    using Prepare = std::function<void(FakeHome&)>;
    Result<engine::Person> moveTo(const records::Invitation& invitation, const Prepare& there = {},
                                  const Prepare& after = {}) {
        RESEAL_ASSIGN(const auto where, engine::beginMove(*vault_, must(invitation.text()), ledger_.now));
        Status stepped;
        if (where) {
            FakeHome home(ledger_, *where);
            if (there) there(home);
            engine::JobContext at(*vault_, home, *keys_, invitation_.role, where->clinic);
            stepped = engine::moveStep(at);
        }
        relink();
        if (after) after(*home_);
        RESEAL_TRY(stepped);
        RESEAL_TRY(engine::followMove(at()));
        return engine::describePerson(*vault_);
    }
    engine::PatientActs patient() { return engine::PatientActs(at()); }
    engine::DoctorActs doctor() { return engine::DoctorActs(at(), previews_); }
    engine::Phase phase() { return must(engine::describePerson(*vault_)).phase; }

    // Joins to the end, staff confirming.
    void joinAs(const std::string& name) {
        must(engine::joinStep(at()));
        const auto handover = ledger_.enrol(invitation_.token, name);
        if (handover.credential.role == records::Role::Doctor)
            must(engine::takeHandover(*vault_, *keys_, handover.text(), ledger_.now));
        else
            must(engine::joinStep(at()));
        relink();
        must(engine::joinStep(at()));
        RESEAL_CHECK(phase() == engine::Phase::Ready);
    }
    SignPublic pseudonym() { return must(engine::ownPseudonym(at())).key; }

    bool stop = false;  // what a cancelled job sees

private:
    FakeLedger& ledger_;
    records::Invitation invitation_;
    QTemporaryDir dir_;
    std::optional<vault::Vault> vault_;
    std::optional<crypto::PersonKeys> keys_;
    std::unique_ptr<FakeHome> home_;
    std::optional<engine::JobContext> context_;
    engine::Previews previews_;
};

// A Bundle with a laboratory observation, a diagnosis, an allergy, and an observation that is labelled as
// being about mental health. Decimals, escapes, spaces and lines are as no serializer would write them.
inline const char* const kBundle = R"json({"resourceType":"Bundle","type":"collection","entry":[
 {"fullUrl":"urn:uuid:0000-1","resource":{"resourceType":"Patient","id":"p1","birthDate":"1961-04-30",
   "name":[{"family":"Muster","given":["Eva"]}]}},
 {"fullUrl":"urn:uuid:0000-2","resource":{"resourceType":"Observation","id":"o1","status":"final",
   "category":[{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/observation-category",
                           "code":"laboratory"}]}],
   "code":{"coding":[{"system":"http://loinc.org","code":"718-7"}]},
   "subject":{"reference":"urn:uuid:0000-1"},"effectiveDateTime":"2026-03-01T08:00:00Z",
   "valueQuantity":{"value":13.20,  "unit":"g/dL"}}},
 {"fullUrl":"urn:uuid:0000-3","resource":{"resourceType":"Condition","id":"c1","code":{"text":"Hypertension"},
   "subject":{"reference":"urn:uuid:0000-1"},"recordedDate":"2025-11-05"}},
 {"fullUrl":"urn:uuid:0000-5","resource":{"resourceType":"AllergyIntolerance","id":"a1",
   "code":{"text":"Penicillin"},"patient":{"reference":"urn:uuid:0000-1"},"recordedDate":"2024"}},
 {"fullUrl":"urn:uuid:0000-4","resource":{"resourceType":"Observation","id":"o2","status":"final",
   "meta":{"security":[{"system":"http://terminology.hl7.org/CodeSystem/v3-ActCode","code":"PSY"}]},
   "code":{"text":"Mood"},"subject":{"reference":"urn:uuid:0000-1"},"effectiveDateTime":"2026-03-02",
   "valueString":"low  \u00e9"}}
]})json";

// The resource with that id as it stands in kBundle, from brace to brace.
inline std::string sourceOf(const std::string& id) {
    const std::string bundle = kBundle;
    const std::size_t begin = bundle.rfind("{\"resourceType\"", bundle.find("\"id\":\"" + id + "\""));
    int depth = 0;
    std::size_t end = begin;
    do {
        if (bundle[end] == '{') ++depth;
        if (bundle[end] == '}') --depth;
        ++end;
    } while (depth > 0);
    return bundle.substr(begin, end - begin);
}

}  // namespace reseal::test
