// Keys, ids and an enrolled doctor for the tests of core/records.
#pragma once

#include "core/crypto/random.h"
#include "core/records/credential.h"

namespace reseal::test {

using crypto::randomFixed;

inline crypto::SignKey freshSignKey() {
    return crypto::SignKey::fromSeed(crypto::SecretBytes::random(32));
}

inline crypto::PersonKeys freshPerson(const ChainId& chain) {
    return {crypto::SecretBytes::random(32), chain};
}

inline bool failsWith(const auto& result, ErrorCode code) {
    return !result && result.error().code == code;
}

inline constexpr Instant kNow{1'800'000'000'000};

// A clinic, a doctor whom it enrolled, and a patient.
struct People {
    ChainId chain = randomFixed<ChainId>();
    ClinicId clinic = randomFixed<ClinicId>();
    crypto::SignKey clinicKey = freshSignKey();
    crypto::PersonKeys doctor = freshPerson(chain);
    crypto::PersonKeys patient = freshPerson(chain);
    crypto::RistrettoKey identity = *doctor.identity("doctor");
    SignPublic doctorPseudonym = doctor.pseudonymSign(0).publicKey();
    SignPublic patientPseudonym = patient.pseudonymSign(0).publicKey();

    records::Credential credential(records::Role role = records::Role::Doctor,
                                   Instant notAfter = kNow + days(1)) const {
        return *records::issueCredential(clinicKey, chain, clinic, identity.point, role, "Dr. Kim Example",
                                         "Cardiology", notAfter);
    }
};

}  // namespace reseal::test
