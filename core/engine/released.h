// A grantee's way to a record's file key: the grant, its note, t proxies' shares.
//
// Thread rule: the job thread.
#pragma once

#include "core/engine/blobs.h"
#include "core/engine/pseudonyms.h"
#include "core/sharing/reencapsulate.h"

namespace reseal::engine {

inline constexpr Duration kProxyTimeout =
    seconds(30);  // the home node relays, the proxy may have to ask others

// The open drawer's key of a patient whose card this doctor holds. Errors: NotFound.
Result<crypto::SecretBytes> heldDrawerKey(JobContext& at, const SignPublic& patient);

// Which grants to `own` let the record be read now, the one that lasts longest first.
// Errors: Denied (none ever did), Revoked, Expired.
Result<std::vector<ledger::ListedGrant>> grantsCovering(JobContext& at, const OwnPseudonym& own,
                                                        const RecordId& record,
                                                        const ledger::RecordEntry& entry);

// What the grant's note says. Errors: CannotOpen, Malformed, NotFound.
struct GrantedSecret {
    Category category;
    crypto::SecretBytes cardSecret;
};
Result<GrantedSecret> grantedSecret(JobContext& at, const OwnPseudonym& own, const ledger::GrantEntry& grant);

// Asks the grant's proxies one after the other until t shares open the record's file key.
// Errors: Revoked, Expired, Denied (a proxy says so), NotCurrent, Offline (too few answered), BadProof (too
// few right shares), CannotOpen (the record's maker or the patient's grant is at fault).
Result<sharing::Opening> releasedKey(JobContext& at, const OwnPseudonym& own,
                                     const ledger::ListedGrant& grant, const RecordId& record,
                                     const ledger::RecordEntry& entry, const sealing::Header& header);

}  // namespace reseal::engine
