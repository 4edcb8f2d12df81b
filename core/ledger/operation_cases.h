// Operations by which clinics find out who is behind a pseudonym that broke a rule
// (core/sharing/ring_tracing.h). Part of operation.h.
//
//   CaseOpen → CaseAgree of t clinics → CaseShare of theirs → the member is known → CaseAnswer → CaseClose
//            → CaseDecline of so many that t can't be had any more
//
// Each clinic decides by itself whether it takes part. Nothing of a share is said before t have agreed: a
// partial exponentiation is the same in every case, so shares of two cases that came to nothing, or t − 1 of
// one and a share that is never said, would tell who it is to some and nobody would know that they know. Once
// t have agreed, a case can't be taken back, and whom it concerns will be told, whatever comes of it.
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

// By a clinic that was not removed. Who is looked for is the member that had last vouched for the pseudonym
// when it said what is the evidence: all of it under one admission, effective or void. One open case an
// admission.
struct CaseOpen {
    static constexpr auto kKind = OperationKind::CaseOpen;
    SignPublic pseudonym;
    CaseReason reason{};
    List<TxId, 1, 16> evidence;  // transactions by that pseudonym
    RESEAL_FIELDS(self.pseudonym, self.reason, self.evidence)
    friend bool operator==(const CaseOpen&, const CaseOpen&) = default;
};

// By a member of the committee to whose key that member was encrypted, and not removed; once and for good.
// Also when as many have agreed as it takes, for one of them may hold its share back.
struct CaseAgree {
    static constexpr auto kKind = OperationKind::CaseAgree;
    CaseId caseId;
    RESEAL_FIELDS(self.caseId)
    friend bool operator==(const CaseAgree&, const CaseAgree&) = default;
};
struct CaseDecline {
    static constexpr auto kKind = OperationKind::CaseDecline;
    CaseId caseId;
    RESEAL_FIELDS(self.caseId)
    friend bool operator==(const CaseDecline&, const CaseDecline&) = default;
};

using CasePartial = FixedBytes<96, struct CasePartialTag>;  // sharing::Partial

// By one that has agreed, once t have: its partial exponentiation of U1, with proof. No deadline. Last in its
// transaction.
struct CaseShare {
    static constexpr auto kKind = OperationKind::CaseShare;
    CaseId caseId;
    CasePartial partial;
    RESEAL_FIELDS(self.caseId, self.partial)
    friend bool operator==(const CaseShare&, const CaseShare&) = default;
};

// What the clinic of the member that was found has done about it.
enum class CaseConsequence : std::uint8_t {
    Suspended = 0,  // it is
    Warned = 1,
    None = 2,  // it was right to do what it did
};
template <>
struct EnumRange<CaseConsequence> {
    static constexpr std::uint64_t kMin = 0, kMax = 2;
};
std::string_view name(CaseConsequence consequence);  // "Suspended"

struct CaseAnswer {
    static constexpr auto kKind = OperationKind::CaseAnswer;
    CaseId caseId;
    CaseConsequence consequence{};
    RESEAL_FIELDS(self.caseId, self.consequence)
    friend bool operator==(const CaseAnswer&, const CaseAnswer&) = default;
};

// By the clinic that has opened it, while nobody has agreed or once it is answered; or by any once its time
// is over. From then on those whom it concerns know, if t had agreed: the member that was found, the
// pseudonym, and the patient that it dealt with.
struct CaseClose {
    static constexpr auto kKind = OperationKind::CaseClose;
    CaseId caseId;
    RESEAL_FIELDS(self.caseId)
    friend bool operator==(const CaseClose&, const CaseClose&) = default;
};

}  // namespace reseal::ledger
