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

// Which grants to `own` let the record be read now, the one that lasts longest first; then those to the team
// of this person's clinic, and what the patient has left for emergencies, in one. Errors: Denied (none ever
// did), Revoked, Expired.
Result<std::vector<ledger::ListedGrant>> grantsCovering(JobContext& at, const OwnPseudonym& own,
                                                        const RecordId& record,
                                                        const ledger::RecordEntry& entry);

// What the grant's note says. Errors: CannotOpen, Malformed, NotFound.
struct GrantedSecret {
    Category category;
    crypto::SecretBytes cardSecret;
};
// Of a grant to the team: the clinic opens it, for who is in the team. Errors also: Denied, Revoked, Expired.
Result<GrantedSecret> grantedSecret(JobContext& at, const OwnPseudonym& own,
                                    const ledger::ListedGrant& grant);

// A record on its way here, and its file key.
struct ReleasedRecord {
    Download download;
    sharing::Opening key;
};
// Fetches the record's header, then asks the grant's proxies one after the other until t shares open its file
// key.
// Errors: those of Download::begin; Revoked, Expired, Denied (a proxy says so, or the clinic of the team),
// NotCurrent, Offline (too few answered), BadProof (too few right shares), CannotOpen (the record's maker or
// the patient's grant is at fault).
Result<ReleasedRecord> releasedRecord(JobContext& at, const OwnPseudonym& own,
                                      const ledger::ListedGrant& grant, const RecordId& record,
                                      const ledger::RecordEntry& entry);

}  // namespace reseal::engine
