// The pseudonyms under which this person acts: a patient one, a doctor one for each patient, so that the
// ledger does not link a doctor's patients.
//
// Kept in the locker (space "pseudonym"), for a doctor under the patient's pseudonym:
//     value = [2, number, own pseudonym(32), name, added(ms), birth date, local number]
//           | [1, number, own pseudonym(32), name, added(ms)]      as it was before; what a file had said of
//                                                                  the birth date is in the space "born"
// The number is used up and written down before anything leaves this machine. Those that are registered and
// have no patient yet are in the space "spare", under LE64(number); "spare-time" has when the next may be
// made.
//
// Thread rule: the job thread.
#pragma once

#include "core/engine/submit.h"

namespace reseal::engine {

inline constexpr Duration kRenewBefore = days(10);  // of a pseudonym's end
// Made ahead for patients to come; one at a time, at random times: were several registered together, or one
// beside another act of the doctor's, everybody would see what belongs together.
inline constexpr std::size_t kSpares = 3;
inline constexpr Duration kShortestSparePause = seconds(120), kLongestSparePause = seconds(1800);

// What a doctor knows a patient by.
struct PatientWords {
    std::string name, birthDate, localNumber;
    friend bool operator==(const PatientWords&, const PatientWords&) = default;
};

struct OwnPseudonym {
    std::uint64_t number = 0;
    SignPublic key;
    SignPublic patient;  // a patient's own: the same as `key`
    std::string name;    // the doctor's word for the patient
    Instant added;
    std::string birthDate, localNumber;  // empty: unknown
    PatientWords words() const { return {name, birthDate, localNumber}; }
};

// A patient's own. Errors: Denied (not ready yet).
Result<OwnPseudonym> ownPseudonym(JobContext& at);
// A doctor's for that patient. Errors: NotFound.
Result<OwnPseudonym> pseudonymFor(JobContext& at, const SignPublic& patient);
Result<std::vector<OwnPseudonym>> allPseudonyms(JobContext& at);
// Would takePseudonymFor take these words? Errors: Conflict.
Status judgePatient(JobContext& at, const SignPublic& patient, const PatientWords& words);
// The same as before, or a new one, durable. A doctor's words fill in what was empty; what they leave empty
// stays. Errors: Conflict (they say otherwise than before: reword() corrects).
Result<OwnPseudonym> takeOwnPseudonym(JobContext& at);
Result<OwnPseudonym> takePseudonymFor(JobContext& at, const SignPublic& patient, const PatientWords& words);
// Other words for a patient, each as it is given. Errors: NotFound.
Result<OwnPseudonym> reword(JobContext& at, const SignPublic& patient, const PatientWords& words);

// Registered and alive, or made so (a doctor's is renewed before it ends). `more` goes into the same
// transaction if there has to be a first one. Errors: Denied (the clinic does not admit it), Refused.
Result<Written> ensureRegistered(JobContext& at, const OwnPseudonym& pseudonym,
                                 const std::function<Result<Draft>()>& more = {});

// Vouched for once more, whenever it ends. Errors: those of ensureRegistered.
Status renewNow(JobContext& at, const OwnPseudonym& pseudonym);

// Registers a pseudonym for a patient to come, if this is a doctor, members vouch for themselves (before,
// the clinic would be told of each), there are fewer than kSpares, and it is time. takePseudonymFor takes it.
// Did it? Errors: those of ensureRegistered.
Result<bool> makeSpare(JobContext& at);
// Not before a random while from now: when the program starts, and when a doctor does something.
Status postponeSpare(JobContext& at);
// Those that another device may have, too: after a locker was taken in. Their numbers are lost.
Status dropSpares(JobContext& at);

// The signing key behind one of this person's pseudonyms. Errors: NotFound.
Result<crypto::SignKey> signKeyOf(JobContext& at, const SignPublic& pseudonym);

}  // namespace reseal::engine
