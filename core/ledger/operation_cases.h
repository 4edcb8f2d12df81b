// Operations by which clinics find out who is behind a pseudonym that broke a rule
// (core/sharing/ring_tracing.h). Part of operation.h.
//
//   CaseOpen → CaseShare of t clinics → the member is known → CaseAnswer by its clinic → CaseClose
//            → CaseRefuse of so many that t can't be had any more                      → CaseClose
//
// Each clinic decides by itself whether it takes part. Fewer than t learn nothing.
//
// Thread rule: values.
#pragma once

#include "core/ledger/operation_kind.h"
#include "core/ledger/run_id.h"

namespace reseal::ledger {

using sharing::CaseId;

// Of which rule. There is no text: it would stay readable for ever, also for who hosts a node.
enum class CaseReason : std::uint8_t {
    Sweeping = 0,      // asks for more than anybody can need
    FalsePretext = 1,  // asked with a reason that is not so
    LentPseudonym = 2,
    FalseRecord = 3,  // wrote what is not so
    BadWords = 4,     // transactions that only burden the clinics
    Other = 5,
};
template <>
struct EnumRange<CaseReason> {
    static constexpr std::uint64_t kMin = 0, kMax = 5;
};
std::string_view name(CaseReason reason);  // "Sweeping"

// By a clinic that was not removed. One open case a pseudonym.
struct CaseOpen {
    static constexpr auto kKind = OperationKind::CaseOpen;
    SignPublic pseudonym;
    std::uint64_t entry = 0;  // which of its admissions by ring: who vouched then is to be known
    CaseReason reason{};
    List<TxId, 0, 16> evidence;  // on the ledger
    RESEAL_FIELDS(self.pseudonym, self.entry, self.reason, self.evidence)
    friend bool operator==(const CaseOpen&, const CaseOpen&) = default;
};

using CasePartial = FixedBytes<96, struct CasePartialTag>;  // sharing::Partial

// By a member of the committee to whose key it was encrypted: its partial exponentiation of U1, with proof.
struct CaseShare {
    static constexpr auto kKind = OperationKind::CaseShare;
    CaseId caseId;
    CasePartial partial;
    RESEAL_FIELDS(self.caseId, self.partial)
    friend bool operator==(const CaseShare&, const CaseShare&) = default;
};

// By such a member: it takes no part.
struct CaseRefuse {
    static constexpr auto kKind = OperationKind::CaseRefuse;
    CaseId caseId;
    RESEAL_FIELDS(self.caseId)
    friend bool operator==(const CaseRefuse&, const CaseRefuse&) = default;
};

// What the clinic of the member that was found does about it. What comes of a suspension is Suspend's to say.
enum class CaseConsequence : std::uint8_t {
    Suspended = 0,
    Warned = 1,
    None = 2,     // it was right to do what it did
    NotOurs = 3,  // it says that it has enrolled nobody with that identity
};
template <>
struct EnumRange<CaseConsequence> {
    static constexpr std::uint64_t kMin = 0, kMax = 3;
};
std::string_view name(CaseConsequence consequence);  // "Suspended"

struct CaseAnswer {
    static constexpr auto kKind = OperationKind::CaseAnswer;
    CaseId caseId;
    CaseConsequence consequence{};
    RESEAL_FIELDS(self.caseId, self.consequence)
    friend bool operator==(const CaseAnswer&, const CaseAnswer&) = default;
};

// By the clinic that has opened it, or by any once its time is over. From then on those whom it concerns
// know: the member that was found, the pseudonym, and whom it dealt with.
struct CaseClose {
    static constexpr auto kKind = OperationKind::CaseClose;
    CaseId caseId;
    RESEAL_FIELDS(self.caseId)
    friend bool operator==(const CaseClose&, const CaseClose&) = default;
};

}  // namespace reseal::ledger
