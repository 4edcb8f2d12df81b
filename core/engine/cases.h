// Cases in which the clinics find out who is behind a pseudonym, as their staff see and say them.
//
// Thread rule: values; functions are pure.
#pragma once

#include "core/base/result.h"
#include "core/base/time.h"
#include "core/ledger/queries.h"

namespace reseal::node {
struct Cases;
}

namespace reseal::engine {

struct CaseRow {
    ledger::CaseId id;
    SignPublic pseudonym;
    std::string reason;  // "sweeping"
    std::vector<TxId> evidence;
    std::string by;  // the clinic that has opened it
    Instant opened, until;
    std::string state;       // "open", "agreed", "traced", "declined", "closed"
    bool isOverdue = false;  // this state has lasted too long: it will be closed
    std::size_t needed = 0;  // clinics that have to agree
    std::vector<std::string> agreed, declined;
    std::vector<std::string> waitedFor;  // have agreed, and their shares of the key are not there yet
    std::optional<Hash32> member;        // the identity that was found: staff members lists its clinic's
    std::string memberOf;                // the clinic that answers for it
    std::string consequence;             // as that clinic says; empty: it has not said yet
    // How far the member's other pseudonyms are ended, in plain words; empty: nothing of the kind is due.
    std::string pseudonyms;
    std::uint64_t pseudonymsTested = 0, pseudonymsEnded = 0;  // in all cases about this member
    std::vector<std::string> testsWaitFor;                    // clinics
};
std::vector<CaseRow> describeCases(const node::Cases& known);

struct NewCase {
    SignPublic pseudonym;
    std::string reason;
    std::vector<TxId> evidence;  // transactions by that pseudonym
};
// "sweeping", "false-pretext", "lent-pseudonym", "false-record", "bad-words", "other". Errors:
// InvalidArgument.
Result<ledger::CaseReason> caseReasonOf(std::string_view word);
// "suspended", "warned", "none". Errors: InvalidArgument.
Result<ledger::CaseConsequence> caseConsequenceOf(std::string_view word);

}  // namespace reseal::engine
