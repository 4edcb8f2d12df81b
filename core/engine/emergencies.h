// Emergencies, as those see them who have to do with them: the doctor who declares one, the patient whom it
// is about, the staff of the clinics that answer and review it.
//
// Thread rule: values; functions are pure.
#pragma once

#include <memory>

#include "core/crypto/secret.h"
#include "core/engine/values.h"
#include "core/ledger/emergencies.h"

namespace reseal::node {
struct Emergencies;
}

namespace reseal::engine {

// ---- the doctor

struct EmergencyCall {
    SignPublic patient;
    std::string reason;  // "danger-to-life", "cannot-answer", "disaster", "other"
    // The doctor's own word for a patient whose care card is not here: a pseudonym is enough in an emergency.
    std::string name;
    std::shared_ptr<const crypto::SecretBytes> passphrase;  // of this vault, once more
};
struct EmergencyOpened {
    ledger::EmergencyId id;
    Instant until;                         // it can be read until then
    std::vector<Category> categories;      // what the patient has left for emergencies
    std::size_t answered = 0, needed = 0;  // clinics
    // Why nothing can be read yet: too few clinics have answered. The emergency is on the ledger all the
    // same; what is missing is asked for again whenever something is read.
    std::optional<Error> unfinished;
};

// ---- the patient

struct EmergencyAboutMe {
    ledger::EmergencyId id;
    SignPublic doctor;
    std::string reason;
    Instant declared, until;
    std::size_t shares = 0, declined = 0;  // clinics that took part, or would not
    std::string outcome;                   // of the review; empty: it is open
};
struct EmergencyAccess {
    std::set<Category> categories;              // that the patient wants to leave for emergencies; none: off
    bool isPossible = false;                    // the clinics have a key for it
    std::size_t grants = 0;                     // in force now
    std::size_t ready = 0;                      // of these enough clinics hold their shares
    std::vector<EmergencyAboutMe> emergencies;  // the latest first
    std::optional<Error> unfinished;            // why not all is as it is to be yet
};

// All that are not sensitive, of those that may be asked for.
std::set<Category> usualForEmergencies();

// ---- staff

struct EmergencyRow {
    ledger::EmergencyId id;
    SignPublic doctor, patient;
    std::string reason;
    Instant declared, until;
    bool isOver = false;
    std::size_t shares = 0, declined = 0;
    std::string answer;               // this clinic's: "shared", "declined", "due", "not-asked", "too-late"
    std::string outcome, reviewedBy;  // empty: the review is open
};
struct EmergencyView {
    std::vector<EmergencyRow> emergencies;  // in the order they were declared
    std::string rule;                       // "automatic", "by-staff"
    std::optional<Instant> disasterUntil;
};
EmergencyView describeEmergencies(const node::Emergencies& known);

// Errors: InvalidArgument.
Result<ledger::EmergencyReason> emergencyReasonOf(std::string_view word);
// "not-believed", "share-lost", "other".
Result<ledger::EmergencyObjection> emergencyObjectionOf(std::string_view word);
// "justified", "not-justified", "unclear".
Result<ledger::EmergencyOutcome> emergencyOutcomeOf(std::string_view word);

}  // namespace reseal::engine
