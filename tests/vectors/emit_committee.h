// A committee that ran for the vectors this program emits, with all that its members know.
#pragma once

#include "core/sharing/committee_key.h"
#include "tests/vectors/emit.h"

namespace reseal::vectors {

struct EmittedCommittee {
    sharing::CommitteeKey committee;
    std::vector<sharing::CommitteeShare> shares;  // in the order of the clinics

    static Result<EmittedCommittee> make(sharing::CommitteePurpose purpose, std::size_t clinics,
                                         std::size_t threshold);
    static Result<EmittedCommittee> make(Emitter* out, sharing::CommitteePurpose purpose, std::size_t clinics,
                                         std::size_t threshold);
    JsonObject json() const;  // `label`, `t`, `key`, `share_keys`
    // Of every clinic.
    Result<std::vector<sharing::FromClinic>> partialsOf(const sharing::ProvenPoint& P,
                                                        const sharing::CaseId& context) const;
};

std::vector<JsonObject> jsonOf(const std::vector<sharing::FromClinic>& partials);

}  // namespace reseal::vectors
