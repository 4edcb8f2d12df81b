// Who there is in a run: clinics with a genesis, and persons with registrations made beforehand, because
// proofs of keys cost more than a seed may. Built once for each number of clinics and kind of signatures.
//
// Thread rule: consortium() may be called from any thread; what it returns is const and lives for ever.
#pragma once

#include "core/consensus/config.h"
#include "core/ledger/contract.h"
#include "tests/simulation/seals.h"

namespace reseal::simulation {

inline constexpr Instant kStart{1'800'000'000'000};  // of the ledger and of virtual time
inline constexpr std::size_t kPersons = 6;

struct Person {
    crypto::SignKey key;
    ledger::Pseudonym registration;
};

struct Consortium {
    Signatures signatures;
    ledger::Genesis genesis;
    consensus::Config config;           // without `own`
    std::vector<crypto::SignKey> keys;  // by validator index
    std::vector<ledger::Validator> validators;
    std::vector<Person> persons;
    ledger::MemoryState start;  // the state after the genesis

    std::size_t size() const { return validators.size(); }
    const ClinicId& clinic(consensus::ValidatorIndex i) const { return validators[i].id; }
};

const Consortium& consortium(std::size_t clinics, bool realSignatures);

}  // namespace reseal::simulation
