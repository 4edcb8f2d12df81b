#include "ui/clinic/ledger_words.h"

#include <QCoreApplication>

#include "ui/common/text.h"

namespace reseal::ui {
namespace {

class LedgerWords {
    Q_DECLARE_TR_FUNCTIONS(LedgerWords)
public:
    static QString of(engine::LedgerHitKind kind) {
        using Kind = engine::LedgerHitKind;
        switch (kind) {
            case Kind::Block:
                return tr("Block");
            case Kind::Transaction:
                return tr("Transaction");
            case Kind::Clinic:
                return tr("Clinic");
            case Kind::Member:
                return tr("Member's identity");
            case Kind::Pseudonym:
                return tr("Pseudonym");
            case Kind::Record:
                return tr("Record");
            case Kind::Request:
                return tr("Request");
            case Kind::Grant:
                return tr("Permission");
        }
        RESEAL_CHECK(false);
    }
    static QString of(engine::StepKind kind) {
        using engine::StepKind;
        switch (kind) {
            case StepKind::Format:
                return tr("The proof can be read");
            case StepKind::ChainId:
                return tr("It is of this group of clinics");
            case StepKind::Genesis:
                return tr("The group's first block is signed by its clinics");
            case StepKind::TransactionId:
                return tr("The transaction's fingerprint");
            case StepKind::Ledger:
                return tr("Made for this ledger");
            case StepKind::AuthorSignature:
                return tr("Its author's signature");
            case StepKind::SealedField:
                return tr("A sealed field");
            case StepKind::MerkleLeaf:
                return tr("Its leaf in the block's tree");
            case StepKind::MerkleNode:
                return tr("One level up in the tree");
            case StepKind::TransactionRoot:
                return tr("The tree's root stands in the block");
            case StepKind::HeaderHash:
                return tr("The block's fingerprint");
            case StepKind::ParentLink:
                return tr("The next block follows it");
            case StepKind::ValidatorSet:
                return tr("The clinics that may sign");
            case StepKind::Quorum:
                return tr("Enough of them signed");
            case StepKind::VoteSignature:
                return tr("A clinic's signature");
            case StepKind::Finalization:
                return tr("The block is final");
        }
        RESEAL_CHECK(false);
    }
    static QString operation(const std::string& kind) {
        if (kind == "Enrol") return tr("Member let in");
        if (kind == "Pseudonym") return tr("Pseudonym");
        if (kind == "Retire") return tr("Pseudonym ended");
        if (kind == "Catalogue") return tr("Keys of a patient");
        if (kind == "Record") return tr("Record");
        if (kind == "Refile") return tr("Record sorted");
        if (kind == "Request") return tr("Request");
        if (kind == "Deny") return tr("Request declined");
        if (kind == "Grant") return tr("Permission");
        if (kind == "Revoke") return tr("Permission taken back");
        if (kind == "Receipts") return tr("Receipts");
        if (kind == "Erase") return tr("Record erased");
        if (kind == "Suspend") return tr("Member suspended");
        if (kind == "Reinstate") return tr("Suspension lifted");
        if (kind == "Propose") return tr("Proposal");
        if (kind == "Vote") return tr("Vote");
        if (kind == "Endpoint") return tr("Network address changed");
        if (kind == "Evidence") return tr("Evidence against a clinic");
        return text(kind);
    }
};

}  // namespace

QString word(engine::LedgerHitKind kind) {
    return LedgerWords::of(kind);
}
QString word(engine::StepKind kind) {
    return LedgerWords::of(kind);
}
QString operationWord(const std::string& kind) {
    return LedgerWords::operation(kind);
}

}  // namespace reseal::ui
