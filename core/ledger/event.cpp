#include "core/ledger/event.h"

#include "core/crypto/sha256.h"
#include "core/ledger/codec.h"

namespace reseal::ledger {

std::string_view name(EventKind kind) {
    switch (kind) {
        case EventKind::Enrolled:
            return "Enrolled";
        case EventKind::PseudonymAdmitted:
            return "PseudonymAdmitted";
        case EventKind::PseudonymRenewed:
            return "PseudonymRenewed";
        case EventKind::PseudonymRetired:
            return "PseudonymRetired";
        case EventKind::CatalogueChanged:
            return "CatalogueChanged";
        case EventKind::RecordRegistered:
            return "RecordRegistered";
        case EventKind::RecordRefiled:
            return "RecordRefiled";
        case EventKind::RecordErased:
            return "RecordErased";
        case EventKind::Requested:
            return "Requested";
        case EventKind::Denied:
            return "Denied";
        case EventKind::Granted:
            return "Granted";
        case EventKind::Revoked:
            return "Revoked";
        case EventKind::ShareAccepted:
            return "ShareAccepted";
        case EventKind::ShareDestroyed:
            return "ShareDestroyed";
        case EventKind::BlobStored:
            return "BlobStored";
        case EventKind::BlobErased:
            return "BlobErased";
        case EventKind::Released:
            return "Released";
        case EventKind::Voided:
            return "Voided";
        case EventKind::MemberSuspended:
            return "MemberSuspended";
        case EventKind::MemberReinstated:
            return "MemberReinstated";
        case EventKind::Proposed:
            return "Proposed";
        case EventKind::VoteCast:
            return "VoteCast";
        case EventKind::ProposalPassed:
            return "ProposalPassed";
        case EventKind::ProposalRejected:
            return "ProposalRejected";
        case EventKind::ProposalFailed:
            return "ProposalFailed";
        case EventKind::EndpointChanged:
            return "EndpointChanged";
        case EventKind::EvidenceGiven:
            return "EvidenceGiven";
        case EventKind::RunOpened:
            return "RunOpened";
        case EventKind::RunAdvanced:
            return "RunAdvanced";
        case EventKind::CommitteeMade:
            return "CommitteeMade";
        case EventKind::RunFailed:
            return "RunFailed";
        case EventKind::CommitteeRetired:
            return "CommitteeRetired";
        case EventKind::CaseOpened:
            return "CaseOpened";
        case EventKind::CaseAgreed:
            return "CaseAgreed";
        case EventKind::CaseDeclined:
            return "CaseDeclined";
        case EventKind::CaseTraced:
            return "CaseTraced";
        case EventKind::CaseAnswered:
            return "CaseAnswered";
        case EventKind::CaseClosed:
            return "CaseClosed";
        case EventKind::CaseDropped:
            return "CaseDropped";
        case EventKind::PseudonymEnded:
            return "PseudonymEnded";
        case EventKind::EqualityOpened:
            return "EqualityOpened";
        case EventKind::EqualityAdvanced:
            return "EqualityAdvanced";
        case EventKind::EqualityDone:
            return "EqualityDone";
        case EventKind::EqualityFailed:
            return "EqualityFailed";
        case EventKind::EmergencyDeclared:
            return "EmergencyDeclared";
        case EventKind::EmergencyShared:
            return "EmergencyShared";
        case EventKind::EmergencyDeclined:
            return "EmergencyDeclined";
        case EventKind::EmergencyClosed:
            return "EmergencyClosed";
        case EventKind::Registered:
            return "Registered";
    }
    return "?";
}

Bytes encode(const Event& event) {
    return codec::encode(event);
}
Result<Event> decodeEvent(ByteView cbor) {
    return codec::decode<Event>(cbor);
}

Hash32 nextHead(const Hash32& head, const Event& event) {
    crypto::Sha256 hash;
    hash.add(head).add(event.tx).add(ByteView(le32(event.operation))).add(encode(event));
    return hash.finish();
}

}  // namespace reseal::ledger
