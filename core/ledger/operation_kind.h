// The kinds of operations. Part of operation.h.
//
// Thread rule: values.
#pragma once

#include <cstdint>
#include <string_view>

namespace reseal::ledger {

enum class OperationKind : std::uint8_t {
    Enrol = 1,
    Suspend = 2,
    Reinstate = 3,
    Propose = 4,
    Vote = 5,
    Endpoint = 6,
    Pseudonym = 10,
    Retire = 11,
    Catalogue = 20,
    Record = 21,
    Refile = 22,
    Erase = 23,
    Request = 30,
    Deny = 31,
    Grant = 32,
    Revoke = 33,
    Receipts = 40,
    Evidence = 41,
    KeygenOpen = 50,
    KeygenAnnounce = 51,
    KeygenDeal = 52,
    KeygenComplain = 53,
    KeygenAnswer = 54,
    KeygenAdvance = 55,
    CaseOpen = 60,
    CaseAgree = 61,
    CaseDecline = 62,
    CaseShare = 63,
    CaseAnswer = 64,
    CaseClose = 65,
    EqualityOpen = 70,
    EqualityHashes = 71,
    EqualityParts = 72,
    EqualityShares = 73,
    EqualityAdvance = 74,
    Emergency = 80,
    EmergencyShare = 81,
    EmergencyDecline = 82,
    EmergencyClose = 83,
};
std::string_view name(OperationKind kind);  // "Enrol"

}  // namespace reseal::ledger
