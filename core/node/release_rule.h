// What a proxy decides by, without the proxy: how a revocation or retirement that is not ordered yet stands
// to the ledger, and whether a share may be released. Here by themselves so that a simulator can judge by
// them, too.
//
// Thread rule: functions are pure.
#pragma once

#include "core/ledger/operation.h"
#include "core/ledger/queries.h"

namespace reseal::node {

enum class Standing : std::uint8_t { SignerUnknown, NotTheirs, GrantUnknown, Counts, OnLedger };
// Of a statement (ledger::isStatement), by the final state.
Standing standingOf(const ledger::StateView& state, const ledger::Operation& statement);
SignPublic signerOf(const ledger::Operation& statement);
// What it ends: a grant or a pseudonym.
ByteView subjectOf(const ledger::Operation& statement);

// What was said of a grant or its two pseudonyms and is not ordered yet; by the right ones.
struct SaidEarly {
    bool revoked = false;
    bool retired = false;  // one of the two
};
// Errors: Revoked, Expired.
Status endedEarly(const SaidEarly& said);

struct ReleaseQuestion {
    GrantId grant;
    RecordId record;
    ledger::AccountId author;
};
// By the final state, what was said early, and whether that state is recent enough (currency.h). `now`: the
// later of the tip's time and the own clock. Which stanza may be re-encapsulated.
// Errors: NotCurrent, NotFound, Revoked, Expired, Denied.
Result<ledger::StanzaRef> mayRelease(const ledger::StateView& state, bool isCurrent,
                                     const ReleaseQuestion& question, const SaidEarly& said, Instant now);

}  // namespace reseal::node
