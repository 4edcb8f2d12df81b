// Operations by which clinics decide who belongs to the ledger. Part of operation.h.
//
// Thread rule: values.
#pragma once

#include <variant>

#include "core/ledger/clinic_entry.h"
#include "core/ledger/operation_kind.h"
#include "core/ledger/run_id.h"

namespace reseal::ledger {

// By the enrolling clinic. A suspended member keeps its pseudonyms, which nobody can tell are its own, until
// they end; its clinic admits it no more.
struct Suspend {
    static constexpr auto kKind = OperationKind::Suspend;
    IdentityKey member;
    RESEAL_FIELDS(self.member)
    friend bool operator==(const Suspend&, const Suspend&) = default;
};
// By the enrolling clinic, unless the suspension was voted for.
struct Reinstate {
    static constexpr auto kKind = OperationKind::Reinstate;
    IdentityKey member;
    RESEAL_FIELDS(self.member)
    friend bool operator==(const Reinstate&, const Reinstate&) = default;
};

// ---- What can be proposed

struct AddClinic {
    static constexpr std::uint64_t kKind = 0;
    static constexpr std::string_view kName = "AddClinic";
    ClinicEntry entry;
    // By the entry's signing key, so nobody is drawn in: "reseal/1/join", the entry's hash. The entry itself
    // is signed for no ledger, and may have been given to others who meant to found one.
    Signature consent;
    RESEAL_FIELDS(self.entry, self.consent)
    friend bool operator==(const AddClinic&, const AddClinic&) = default;
};
crypto::SignedMessage joinMessage(const ChainId& chain, const ClinicEntry& entry);
AddClinic signJoin(const ChainId& chain, const crypto::SignKey& clinicKey, ClinicEntry entry);
// A request to be let in, as a clinic gives it to those who are to propose it: AddClinic as a file.
Bytes encodeJoinRequest(const AddClinic& request);
// Errors: those of ClinicEntry::decode. Whether it asks this ledger, the contract says.
Result<AddClinic> decodeJoinRequest(ByteView cbor, const SignatureCheck& check = ed25519());
struct RemoveClinic {
    static constexpr std::uint64_t kKind = 1;
    static constexpr std::string_view kName = "RemoveClinic";
    ClinicId clinic;
    RESEAL_FIELDS(self.clinic)
    friend bool operator==(const RemoveClinic&, const RemoveClinic&) = default;
};
struct ChangeRoles {
    static constexpr std::uint64_t kKind = 2;
    static constexpr std::string_view kName = "ChangeRoles";
    ClinicId clinic;
    ClinicRoles roles;
    RESEAL_FIELDS(self.clinic, self.roles)
    friend bool operator==(const ChangeRoles&, const ChangeRoles&) = default;
};
// All keys that the clinic is to have; its id stays. A new archive or team key comes with its proof (with the
// chain id, for the key `sign`), one that stays without.
struct ChangeKeys {
    static constexpr std::uint64_t kKind = 3;
    static constexpr std::string_view kName = "ChangeKeys";
    ClinicId clinic;
    SignPublic sign;
    BoxPublic box;
    ConditionKey archive;
    std::optional<KeyProof> archiveProof;
    SharingKey team;
    std::optional<KeyProof> teamProof;
    TlsPin tlsPin;
    Signature consent;  // by `sign`, "reseal/1/clinic-keys": the canonical bytes, with 64 zeros for it
    RESEAL_FIELDS(self.clinic, self.sign, self.box, self.archive, self.archiveProof, self.team,
                  self.teamProof, self.tlsPin, self.consent)
    friend bool operator==(const ChangeKeys&, const ChangeKeys&) = default;
};
crypto::SignedMessage changeKeysMessage(const ChainId& chain, const ChangeKeys& change);

// The genesis' parameters that can change, in their order there; times in milliseconds, yes is 1.
enum class Parameter : std::uint8_t {
    NetworkDelay = 0,  // Δ, from the next epoch on
    ClinicAdmission = 1,
    ReaderLife = 2,
    PatientLife = 3,
    DoctorRequests = 4,
    ResearcherRequests = 5,
    KeygenPhase = 6,  // from the next phase on
    ReaderTickets = 7,
    OwnTickets = 8,
    EmergencyAccess = 9,  // of emergencies from then on
};
template <>
struct EnumRange<Parameter> {
    static constexpr std::uint64_t kMin = 0, kMax = 9;
};
std::string_view name(Parameter parameter);  // "ReaderLife"
struct ChangeParameter {
    static constexpr std::uint64_t kKind = 4;
    static constexpr std::string_view kName = "ChangeParameter";
    Parameter parameter{};
    std::uint64_t value = 0;
    RESEAL_FIELDS(self.parameter, self.value)
    friend bool operator==(const ChangeParameter&, const ChangeParameter&) = default;
};
// What a vote has suspended, only a vote reinstates.
struct SuspendMember {
    static constexpr std::uint64_t kKind = 5;
    static constexpr std::string_view kName = "SuspendMember";
    IdentityKey member;
    RESEAL_FIELDS(self.member)
    friend bool operator==(const SuspendMember&, const SuspendMember&) = default;
};
struct ReinstateMember {
    static constexpr std::uint64_t kKind = 6;
    static constexpr std::string_view kName = "ReinstateMember";
    IdentityKey member;
    RESEAL_FIELDS(self.member)
    friend bool operator==(const ReinstateMember&, const ReinstateMember&) = default;
};
// A committee's key serves no longer, neither for what is made from now on nor for what was made under it:
// its members wipe their shares.
struct RetireCommittee {
    static constexpr std::uint64_t kKind = 7;
    static constexpr std::string_view kName = "RetireCommittee";
    RunId committee;
    RESEAL_FIELDS(self.committee)
    friend bool operator==(const RetireCommittee&, const RetireCommittee&) = default;
};
// So many are in need at once that the limits on emergencies don't hold for a day (emergencies.h).
struct DeclareDisaster {
    static constexpr std::uint64_t kKind = 8;
    static constexpr std::string_view kName = "DeclareDisaster";
    static constexpr std::string_view kFieldList = "";
    static void fields(auto&, auto&& each) { each(); }
    friend bool operator==(const DeclareDisaster&, const DeclareDisaster&) = default;
};
using Change = std::variant<AddClinic, RemoveClinic, ChangeRoles, ChangeKeys, ChangeParameter, SuspendMember,
                            ReinstateMember, RetireCommittee, DeclareDisaster>;
std::string_view nameOf(const Change& change);  // "AddClinic"

// By a clinic; where it validates, it votes for it by proposing. The reason is for the operators of the other
// clinics, and stays readable for ever: nothing about a person belongs there.
struct Propose {
    static constexpr auto kKind = OperationKind::Propose;
    Change change;
    Text<0, 280> reason;
    RESEAL_FIELDS(self.change, self.reason)
    friend bool operator==(const Propose&, const Propose&) = default;
};
// By a clinic of the current epoch's validators, once and for good.
struct Vote {
    static constexpr auto kKind = OperationKind::Vote;
    ProposalId proposal;
    bool approve = false;
    RESEAL_FIELDS(self.proposal, self.approve)
    friend bool operator==(const Vote&, const Vote&) = default;
};

// By a clinic: where its node is reached, at once. `counter` grows, so of two the later one counts; a new
// signing key begins again.
struct Endpoint {
    static constexpr auto kKind = OperationKind::Endpoint;
    std::uint64_t counter = 0;
    List<Address, 0, 4> addresses;
    RESEAL_FIELDS(self.counter, self.addresses)
    friend bool operator==(const Endpoint&, const Endpoint&) = default;
};

// By a clinic: `clinic` contradicted itself as a validator of that epoch. The proof's encoding is that of the
// host's EvidenceCheck. It is shown, and expels nobody by itself. Of recent epochs only (membership.h).
struct Evidence {
    static constexpr auto kKind = OperationKind::Evidence;
    std::uint64_t epoch = 0;
    ClinicId clinic;
    BoundedBytes<1, 2048> proof;
    RESEAL_FIELDS(self.epoch, self.clinic, self.proof)
    friend bool operator==(const Evidence&, const Evidence&) = default;
};

}  // namespace reseal::ledger
