// The emergency key of a FakeLedger's clinics, and what they do in an emergency as their nodes would: each
// that is not away answers at once.
#pragma once

#include "core/node/services_emergency.h"
#include "tests/unit/engine/fake_committee.h"

namespace reseal::test {

// (Not in a file that moc reads: it takes an address in a string for a comment.)
inline constexpr std::string_view kChart = R"({"resourceType": "Bundle", "type": "collection", "entry": [
  {"resource": {"resourceType": "AllergyIntolerance", "id": "a1", "code": {"text": "Penicillin"}}}]})";
inline constexpr std::string_view kLater = R"({"resourceType": "Bundle", "type": "collection", "entry": [
  {"resource": {"resourceType": "AllergyIntolerance", "id": "a2", "code": {"text": "Latex"}}}]})";
inline constexpr std::string_view kMood = R"({"resourceType": "Bundle", "type": "collection", "entry": [
  {"resource": {"resourceType": "Observation", "id": "o1", "status": "final", "code": {"text": "Mood"},
   "meta": {"security": [{"system": "http://terminology.hl7.org/CodeSystem/v3-ActCode",
                          "code": "PSY"}]}}}]})";

class FakeEmergencies {
public:
    explicit FakeEmergencies(FakeLedger& world) : world_(world) {
        world.afterOrder = [this] { answerAll(); };
    }
    ~FakeEmergencies() { world_.afterOrder = {}; }
    FakeEmergencies(const FakeEmergencies&) = delete;
    FakeEmergencies& operator=(const FakeEmergencies&) = delete;

    void makeKey() { makeCommittee(world_, ledger::CommitteePurpose::Emergency, &shares_); }
    // The one before is let go of by vote.
    void makeKeyAnew() {
        const auto id = ledger::committeesInForce(world_.state(), ledger::CommitteePurpose::Emergency).back();
        world_.pass(ledger::RetireCommittee{id});
        makeKey();
    }
    std::set<ClinicId> silent;  // answer nothing
    std::set<ClinicId> liars;   // their share is of another point

    void answerAll() {
        const ledger::StateView state = world_.state();
        for (const auto& one : ledger::emergencies(state))
            for (FakeLedger::Clinic& clinic : world_.clinics)
                if (!clinic.away && !silent.contains(clinic.id) && !one.entry.isOver(world_.blockTime()) &&
                    !state.emergencyWord(one.id, clinic.id) &&
                    ledger::isAskedIn(state, one.entry, clinic.id, world_.now))
                    answer(one, clinic);
    }

private:
    void answer(const ledger::ListedEmergency& one, FakeLedger::Clinic& clinic) {
        node::EmergencyPartials given{one.id, clinic.id, {}};
        for (const auto& grant : ledger::standingGrantsIn(world_.state(), one.entry, world_.now)) {
            const auto share = shares_.find({*grant.entry.standing, clinic.id});
            if (share == shares_.end()) continue;
            const auto terms = must(sharing::GrantTerms::decode(grant.entry.terms));
            const auto other = crypto::base(crypto::SecretScalar::random());
            const auto point = sharing::ProvenPoint::admitted(liars.contains(clinic.id) ? other : terms.X);
            given.partials.push_back({grant.id, must(exponentiate(share->second, point, one.id))});
        }
        const Bytes box =
            must(crypto::sealTo(world_.state().pseudonym(one.entry.author)->box, given.encode()));
        world_.emergencyBoxes[{one.id, clinic.id}] = box;
        world_.say(clinic, {ledger::EmergencyShare{one.id, crypto::sha256(box)}});
    }

    FakeLedger& world_;
    CommitteeShares shares_;
};

}  // namespace reseal::test
