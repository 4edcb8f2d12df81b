#include "core/ledger/operation.h"

#include "core/crypto/sha256.h"
#include "core/ledger/codec.h"

namespace reseal::ledger {

std::string_view name(OperationKind kind) {
    switch (kind) {
        case OperationKind::Enrol:
            return "Enrol";
        case OperationKind::Suspend:
            return "Suspend";
        case OperationKind::Reinstate:
            return "Reinstate";
        case OperationKind::Propose:
            return "Propose";
        case OperationKind::Vote:
            return "Vote";
        case OperationKind::Endpoint:
            return "Endpoint";
        case OperationKind::Pseudonym:
            return "Pseudonym";
        case OperationKind::Retire:
            return "Retire";
        case OperationKind::Catalogue:
            return "Catalogue";
        case OperationKind::Record:
            return "Record";
        case OperationKind::Refile:
            return "Refile";
        case OperationKind::Erase:
            return "Erase";
        case OperationKind::Request:
            return "Request";
        case OperationKind::Deny:
            return "Deny";
        case OperationKind::Grant:
            return "Grant";
        case OperationKind::Revoke:
            return "Revoke";
        case OperationKind::Receipts:
            return "Receipts";
        case OperationKind::Evidence:
            return "Evidence";
        case OperationKind::KeygenOpen:
            return "KeygenOpen";
        case OperationKind::KeygenAnnounce:
            return "KeygenAnnounce";
        case OperationKind::KeygenDeal:
            return "KeygenDeal";
        case OperationKind::KeygenComplain:
            return "KeygenComplain";
        case OperationKind::KeygenAnswer:
            return "KeygenAnswer";
        case OperationKind::KeygenAdvance:
            return "KeygenAdvance";
        case OperationKind::CaseOpen:
            return "CaseOpen";
        case OperationKind::CaseAgree:
            return "CaseAgree";
        case OperationKind::CaseDecline:
            return "CaseDecline";
        case OperationKind::CaseShare:
            return "CaseShare";
        case OperationKind::CaseAnswer:
            return "CaseAnswer";
        case OperationKind::CaseClose:
            return "CaseClose";
        case OperationKind::EqualityOpen:
            return "EqualityOpen";
        case OperationKind::EqualityHashes:
            return "EqualityHashes";
        case OperationKind::EqualityParts:
            return "EqualityParts";
        case OperationKind::EqualityShares:
            return "EqualityShares";
        case OperationKind::EqualityAdvance:
            return "EqualityAdvance";
        case OperationKind::Emergency:
            return "Emergency";
        case OperationKind::EmergencyShare:
            return "EmergencyShare";
        case OperationKind::EmergencyDecline:
            return "EmergencyDecline";
        case OperationKind::EmergencyClose:
            return "EmergencyClose";
    }
    return "?";
}

std::string_view name(Parameter parameter) {
    switch (parameter) {
        case Parameter::NetworkDelay:
            return "NetworkDelay";
        case Parameter::ClinicAdmission:
            return "ClinicAdmission";
        case Parameter::ReaderLife:
            return "ReaderLife";
        case Parameter::PatientLife:
            return "PatientLife";
        case Parameter::DoctorRequests:
            return "DoctorRequests";
        case Parameter::ResearcherRequests:
            return "ResearcherRequests";
        case Parameter::KeygenPhase:
            return "KeygenPhase";
        case Parameter::ReaderTickets:
            return "ReaderTickets";
        case Parameter::OwnTickets:
            return "OwnTickets";
        case Parameter::EmergencyAccess:
            return "EmergencyAccess";
    }
    return "?";
}

std::string_view nameOf(const Change& change) {
    return std::visit([]<class One>(const One&) { return One::kName; }, change);
}

std::string_view name(Rendition rendition) {
    switch (rendition) {
        case Rendition::Original:
            return "Original";
        case Rendition::DeIdentified:
            return "DeIdentified";
    }
    return "?";
}

std::string_view name(DetailForm form) {
    switch (form) {
        case DetailForm::Stanza:
            return "Stanza";
        case DetailForm::Label:
            return "Label";
        case DetailForm::Drawer:
            return "Drawer";
        case DetailForm::RequestBody:
            return "RequestBody";
        case DetailForm::Note:
            return "Note";
    }
    return "?";
}

OperationKind kindOf(const Operation& operation) {
    return std::visit([]<class Op>(const Op&) { return Op::kKind; }, operation);
}

Result<Operation> decodeOperation(ByteView cbor) {
    return codec::decode<Operation>(cbor);
}
Bytes encode(const Operation& operation) {
    return codec::encode(operation);
}

std::vector<DetailSlot> detailSlots(const Operation& operation) {
    std::vector<DetailSlot> slots;
    std::visit(
        [&]<class Op>(const Op& op) {
            if constexpr (std::is_same_v<Op, Catalogue>) {
                slots = {{DetailForm::Drawer, op.openDrawer}, {DetailForm::Drawer, op.closedDrawer}};
            } else if constexpr (std::is_same_v<Op, Record>) {
                for (const StanzaRef& ref : op.stanzas) slots.push_back({DetailForm::Stanza, ref.stanza});
                slots.push_back({DetailForm::Label, op.label});
            } else if constexpr (std::is_same_v<Op, Refile>) {
                slots = {{DetailForm::Stanza, op.stanza.stanza}, {DetailForm::Label, op.label}};
            } else if constexpr (std::is_same_v<Op, Request>) {
                slots = {{DetailForm::RequestBody, op.body}};
            } else if constexpr (std::is_same_v<Op, Grant>) {
                slots = {{DetailForm::Note, op.note}};
            }
        },
        operation);
    return slots;
}

bool isStatement(const Operation& operation) {
    return std::holds_alternative<Revoke>(operation) || std::holds_alternative<Retire>(operation);
}

crypto::SignedMessage revokeMessage(const ChainId& chain, const Revoke& revoke) {
    crypto::SignedMessage message("reseal/1/revoke", chain);
    message.add(revoke.grant).addU64(static_cast<std::uint64_t>(revoke.time.ms));
    return message;
}

crypto::SignedMessage retireMessage(const ChainId& chain, const Retire& retire) {
    crypto::SignedMessage message("reseal/1/retire", chain);
    message.add(retire.pseudonym).addU64(static_cast<std::uint64_t>(retire.time.ms));
    return message;
}

Revoke signRevoke(const ChainId& chain, const crypto::SignKey& patient, const GrantId& grant, Instant time) {
    Revoke revoke{grant, patient.publicKey(), time, {}};
    revoke.signature = patient.sign(revokeMessage(chain, revoke));
    return revoke;
}

Retire signRetire(const ChainId& chain, const crypto::SignKey& pseudonym, Instant time) {
    Retire retire{pseudonym.publicKey(), time, {}};
    retire.signature = pseudonym.sign(retireMessage(chain, retire));
    return retire;
}

crypto::SignedMessage admissionMessage(const ChainId& chain, const SignPublic& pseudonym,
                                       const Pseudonym& registration, Instant issued) {
    crypto::SignedMessage message("reseal/1/admission", chain);
    message.add(pseudonym)
        .addU32(static_cast<std::uint32_t>(registration.role))
        .add(registration.box)
        .add(registration.sharing)
        .addU64(static_cast<std::uint64_t>(issued.ms));
    return message;
}

crypto::SignedMessage registrationMessage(const ChainId& chain, const SignPublic& pseudonym,
                                          const Pseudonym& registration, const RingAdmission& admission) {
    crypto::SignedMessage message("reseal/1/registration", chain);
    message.add(pseudonym)
        .addU32(static_cast<std::uint32_t>(registration.role))
        .add(registration.box)
        .add(registration.sharing)
        .addU32(admission.committee)
        .addU64(admission.rosterHeight)
        .addU64(admission.roster)
        .addU64(admission.window)
        .addU64(admission.period)
        .addU32(admission.slot);
    return message;
}

crypto::SignedMessage joinMessage(const ChainId& chain, const ClinicEntry& entry) {
    crypto::SignedMessage message("reseal/1/join", chain);
    message.add(crypto::sha256(entry.encode()));
    return message;
}

AddClinic signJoin(const ChainId& chain, const crypto::SignKey& clinicKey, ClinicEntry entry) {
    const Signature consent = clinicKey.sign(joinMessage(chain, entry));
    return {std::move(entry), consent};
}

Bytes encodeJoinRequest(const AddClinic& request) {
    return codec::encode(request);
}

Result<AddClinic> decodeJoinRequest(ByteView cbor, const SignatureCheck& check) {
    RESEAL_ASSIGN(auto request, codec::decode<AddClinic>(cbor));
    RESEAL_TRY(request.entry.check(check));
    return request;
}

crypto::SignedMessage changeKeysMessage(const ChainId& chain, const ChangeKeys& change) {
    ChangeKeys unsignedChange = change;
    unsignedChange.consent = {};
    crypto::SignedMessage message("reseal/1/clinic-keys", chain);
    message.add(codec::encode(unsignedChange));
    return message;
}

ClinicAdmission admit(const ChainId& chain, const ClinicId& clinic, const crypto::SignKey& clinicKey,
                      const SignPublic& pseudonym, const Pseudonym& registration, Instant issued) {
    return {clinic, issued, clinicKey.sign(admissionMessage(chain, pseudonym, registration, issued))};
}

}  // namespace reseal::ledger
