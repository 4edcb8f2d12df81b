// What a patient and its doctor have to say of records and grants, made beforehand: a proof or a capsule
// costs more than a seed may.
//
// Thread rule: values.
#pragma once

#include <vector>

#include "core/ledger/genesis.h"
#include "core/ledger/operation.h"

namespace reseal::simulation {

struct Said {
    ledger::Operation operation;
    std::vector<Bytes> details;
};

struct Sharing {
    std::size_t patient = 0, doctor = 0;  // among the persons
    ledger::ConditionKey key;
    Said catalogue;             // by the patient
    std::vector<Said> records;  // by the doctor
    std::vector<Said> grants;   // by the patient; when they end is still to be said
    std::vector<RecordId> recordIds;
    std::vector<GrantId> grantIds;
};

// `seed` names it; the doctor's keys are those it registers with.
Sharing makeSharing(const std::string& seed, const ledger::Genesis& genesis, const SignPublic& patient,
                    const crypto::Point& doctorSharing);

}  // namespace reseal::simulation
