// Members that cases about committees and rings have.
#pragma once

#include "core/sharing/committee_key.h"
#include "tests/vectors/case.h"

namespace reseal::vectors {

Result<sharing::RunLabel> runLabelOf(const Case& c);  // `label`
Result<sharing::ClinicIndex> clinicOf(const Case& c, std::string_view key);

// `label`, `t`, `share_keys` and `key`, which follows from them where it is left out.
Result<sharing::CommitteeKey> committeeOf(const Case& c);

// `partials` (`j`, `partial`) of a point; every one must be right.
Result<std::vector<sharing::CheckedPartial>> partialsOf(const Case& c, const sharing::CommitteeKey& committee,
                                                        const crypto::Point& P,
                                                        const sharing::CaseId& context);

}  // namespace reseal::vectors
