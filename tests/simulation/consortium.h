// Who there is in a run: clinics with a genesis, and persons with registrations made beforehand, because
// proofs of keys cost more than a seed may. Built once for each number of clinics and kind of signatures.
//
// Thread rule: consortium() may be called from any thread; what it returns is const and lives for ever.
#pragma once

#include "core/consensus/config.h"
#include "core/crypto/keys.h"
#include "core/ledger/contract.h"
#include "tests/simulation/disk.h"
#include "tests/simulation/seals.h"
#include "tests/simulation/sharing.h"

namespace reseal::simulation {

inline constexpr Instant kStart{1'800'000'000'000};  // of the ledger and of virtual time
inline constexpr std::size_t kPersons = 6;
inline constexpr std::size_t kNewcomers = 2;  // clinics that are not in the genesis

struct Person {
    crypto::SignKey key;
    ledger::Pseudonym registration;
};

struct Consortium {
    Signatures signatures;
    ledger::Genesis genesis;
    consensus::Config config;  // of the first epoch, without `own`
    // A clinic's number is its index among the first epoch's validators; newcomers come after.
    std::vector<ClinicId> clinics;
    std::vector<crypto::SignKey> keys;           // the first of each
    std::vector<crypto::ClinicKeys> clinicKeys;  // and what all its keys follow from
    std::vector<ledger::ClinicEntry> newcomers;
    std::vector<ledger::Validator> validators;  // of the first epoch
    std::vector<Person> persons;
    std::vector<Sharing> sharings;
    State start;  // the state after the genesis

    std::size_t size() const { return validators.size(); }  // of the genesis
    const ClinicId& clinic(std::size_t number) const { return clinics[number]; }
    std::optional<consensus::ValidatorIndex> numberOf(const ClinicId& clinic) const;
};

// Keys that follow from a name.
crypto::SecretBytes seedOf(const std::string& name);
crypto::RistrettoKey ristretto(const std::string& name);

const Consortium& consortium(std::size_t clinics, bool realSignatures);

}  // namespace reseal::simulation
