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
    std::uint64_t admission = 0;  // which of its admissions
    std::string reason;           // "sweeping"
    std::vector<TxId> evidence;
    std::string by;  // the clinic that has opened it
    Instant opened, until;
    std::string state;       // "open", "traced", "refused", "closed"
    std::size_t needed = 0;  // clinics that have to agree
    std::vector<std::string> agreed, declined;
    std::optional<Hash32> member;  // the identity that was found: staff members lists its clinic's
    std::string memberOf;          // the clinic's name
    std::string consequence;       // as that clinic says; empty: it has not said yet
};
std::vector<CaseRow> describeCases(const node::Cases& known);

struct NewCase {
    SignPublic pseudonym;
    std::optional<std::uint64_t> admission;  // nothing: the last
    std::string reason;
    std::vector<TxId> evidence;
};
// "sweeping", "false-pretext", "lent-pseudonym", "false-record", "bad-words", "other". Errors:
// InvalidArgument.
Result<ledger::CaseReason> caseReasonOf(std::string_view word);
// "suspended", "warned", "none", "not-ours". Errors: InvalidArgument.
Result<ledger::CaseConsequence> caseConsequenceOf(std::string_view word);

}  // namespace reseal::engine
