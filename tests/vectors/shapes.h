// Members that several kinds of cases have.
#pragma once

#include "core/sealing/capsule.h"
#include "core/sharing/grant.h"
#include "tests/vectors/case.h"

namespace reseal::vectors {

Result<crypto::SecretBytes> secretBytes32(const Case& c, std::string_view key);

// `A` (or that of `grant`), `capsule`, `wrap`.
Result<sealing::CheckedStanza> checkedStanzaOf(const Case& c, const RecordId& record);

// `grant`: passed through its wire encoding, then judged as the ledger does.
Result<sharing::GrantTerms> grantTermsOf(const Case& c);
Result<sharing::CheckedGrant> checkedGrantOf(const Case& c);

// `box_sk`, `box_pk`.
Result<crypto::BoxKey> boxKeyOf(const Case& c);

}  // namespace reseal::vectors
