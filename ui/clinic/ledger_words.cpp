#include "ui/clinic/ledger_words.h"

#include <QCoreApplication>
#include <QLocale>
#include <array>

#include "ui/common/text.h"
#include "ui/common/words.h"

namespace reseal::ui {
namespace {

struct Word {
    std::string_view raw;
    const char* english;
};
// Parts of the names of fields: "stanzas[0].key" is of two.
constexpr std::array kFields{
    Word{"member", QT_TRANSLATE_NOOP("LedgerWords", "Member's identity")},
    Word{"role", QT_TRANSLATE_NOOP("LedgerWords", "Role")},
    Word{"proof", QT_TRANSLATE_NOOP("LedgerWords", "Proof of the key")},
    Word{"box", QT_TRANSLATE_NOOP("LedgerWords", "Key for messages")},
    Word{"sharing", QT_TRANSLATE_NOOP("LedgerWords", "Key for sharing")},
    Word{"admission", QT_TRANSLATE_NOOP("LedgerWords", "Admission")},
    Word{"clinic", QT_TRANSLATE_NOOP("LedgerWords", "Clinic")},
    Word{"issued", QT_TRANSLATE_NOOP("LedgerWords", "Issued")},
    Word{"signature", QT_TRANSLATE_NOOP("LedgerWords", "Signature")},
    Word{"pseudonym", QT_TRANSLATE_NOOP("LedgerWords", "Pseudonym")},
    Word{"time", QT_TRANSLATE_NOOP("LedgerWords", "Time")},
    Word{"version", QT_TRANSLATE_NOOP("LedgerWords", "Version")},
    Word{"home", QT_TRANSLATE_NOOP("LedgerWords", "Home clinic")},
    Word{"keys", QT_TRANSLATE_NOOP("LedgerWords", "Key")},
    Word{"key", QT_TRANSLATE_NOOP("LedgerWords", "Public key")},
    Word{"openDrawer", QT_TRANSLATE_NOOP("LedgerWords", "Sealed list of ordinary categories")},
    Word{"closedDrawer", QT_TRANSLATE_NOOP("LedgerWords", "Sealed list of protected categories")},
    Word{"record", QT_TRANSLATE_NOOP("LedgerWords", "Record")},
    Word{"records", QT_TRANSLATE_NOOP("LedgerWords", "Record")},
    Word{"stanzas", QT_TRANSLATE_NOOP("LedgerWords", "Sealed key")},
    Word{"stanza", QT_TRANSLATE_NOOP("LedgerWords", "Sealed key")},
    Word{"blob", QT_TRANSLATE_NOOP("LedgerWords", "Sealed file")},
    Word{"sealedLength", QT_TRANSLATE_NOOP("LedgerWords", "Length in bytes")},
    Word{"fileServers", QT_TRANSLATE_NOOP("LedgerWords", "Kept by")},
    Word{"label", QT_TRANSLATE_NOOP("LedgerWords", "Sealed label")},
    Word{"labelVersion", QT_TRANSLATE_NOOP("LedgerWords", "Version of the label")},
    Word{"rendition", QT_TRANSLATE_NOOP("LedgerWords", "Content")},
    Word{"cardTag", QT_TRANSLATE_NOOP("LedgerWords", "Shows that the care card was seen")},
    Word{"patient", QT_TRANSLATE_NOOP("LedgerWords", "Patient's pseudonym")},
    Word{"body", QT_TRANSLATE_NOOP("LedgerWords", "Sealed words")},
    Word{"request", QT_TRANSLATE_NOOP("LedgerWords", "Request")},
    Word{"terms", QT_TRANSLATE_NOOP("LedgerWords", "Terms")},
    Word{"id", QT_TRANSLATE_NOOP("LedgerWords", "Number")},
    Word{"A", QT_TRANSLATE_NOOP("LedgerWords", "Patient's key")},
    Word{"B", QT_TRANSLATE_NOOP("LedgerWords", "Reader's key")},
    Word{"X", QT_TRANSLATE_NOOP("LedgerWords", "Key for the exchange")},
    Word{"threshold", QT_TRANSLATE_NOOP("LedgerWords", "Clinics that have to take part")},
    Word{"proxies", QT_TRANSLATE_NOOP("LedgerWords", "Passes keys on")},
    Word{"commitments", QT_TRANSLATE_NOOP("LedgerWords", "Commitment")},
    Word{"purpose", QT_TRANSLATE_NOOP("LedgerWords", "Purpose")},
    Word{"notAfter", QT_TRANSLATE_NOOP("LedgerWords", "Ends")},
    Word{"note", QT_TRANSLATE_NOOP("LedgerWords", "Sealed note")},
    Word{"grant", QT_TRANSLATE_NOOP("LedgerWords", "Permission")},
    Word{"signer", QT_TRANSLATE_NOOP("LedgerWords", "Signed by")},
    Word{"entries", QT_TRANSLATE_NOOP("LedgerWords", "Receipt")},
    Word{"hour", QT_TRANSLATE_NOOP("LedgerWords", "Hour, counted from 1970")},
    Word{"released", QT_TRANSLATE_NOOP("LedgerWords", "Times opened")},
    Word{"refused", QT_TRANSLATE_NOOP("LedgerWords", "Times refused")},
    Word{"root", QT_TRANSLATE_NOOP("LedgerWords", "Fingerprint of the single receipts")},
    Word{"run", QT_TRANSLATE_NOOP("LedgerWords", "Common key")},
    Word{"attempt", QT_TRANSLATE_NOOP("LedgerWords", "Attempt")},
    Word{"deal", QT_TRANSLATE_NOOP("LedgerWords", "Parts dealt")},
    Word{"boxes", QT_TRANSLATE_NOOP("LedgerWords", "Sealed part")},
    Word{"sealed", QT_TRANSLATE_NOOP("LedgerWords", "Sealed part")},
    Word{"to", QT_TRANSLATE_NOOP("LedgerWords", "For the clinic number")},
    Word{"against", QT_TRANSLATE_NOOP("LedgerWords", "Complaint against the clinic number")},
    Word{"shares", QT_TRANSLATE_NOOP("LedgerWords", "Published part")},
    Word{"share", QT_TRANSLATE_NOOP("LedgerWords", "Published part")},
};
// What stands in a field by its name in the program.
constexpr std::array kValues{
    Word{"ShareAccepted", QT_TRANSLATE_NOOP("LedgerWords", "Took its part of a key")},
    Word{"ShareDestroyed", QT_TRANSLATE_NOOP("LedgerWords", "Destroyed its part of a key")},
    Word{"BlobStored", QT_TRANSLATE_NOOP("LedgerWords", "Keeps a copy")},
    Word{"BlobErased", QT_TRANSLATE_NOOP("LedgerWords", "Deleted its copy")},
    Word{"Released", QT_TRANSLATE_NOOP("LedgerWords", "Openings within an hour")},
    Word{"ClinicAdmission", QT_TRANSLATE_NOOP("LedgerWords", "By a clinic")},
    Word{"RingAdmission", QT_TRANSLATE_NOOP("LedgerWords", "By a member, unnamed")},
    Word{"Original", QT_TRANSLATE_NOOP("LedgerWords", "As it was written")},
    Word{"DeIdentified", QT_TRANSLATE_NOOP("LedgerWords", "Without names")},
    Word{"Tracing", QT_TRANSLATE_NOOP("LedgerWords", "For finding out who misused a pseudonym")},
    Word{"Emergency", QT_TRANSLATE_NOOP("LedgerWords", "For emergencies")},
    Word{"none", QT_TRANSLATE_NOOP("LedgerWords", "None")},
};

template <std::size_t N>
std::optional<QString> find(const std::array<Word, N>& words, std::string_view raw) {
    for (const Word& word : words)
        if (word.raw == raw) return QCoreApplication::translate("LedgerWords", word.english);
    return std::nullopt;
}

// "stanzas[0]": "Sealed key 1".
QString partWord(std::string_view part) {
    const std::size_t bracket = part.find('[');
    const std::string_view bare = part.substr(0, bracket);
    const QString word = find(kFields, bare).value_or(text(bare));
    if (bracket == std::string_view::npos) return word;
    const QString index = text(part.substr(bracket + 1, part.size() - bracket - 2));
    return QStringLiteral("%1 %2").arg(word, QLocale().toString(index.toInt() + 1));
}

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
        if (kind == "KeygenOpen") return tr("Common key begun");
        if (kind == "KeygenAnnounce") return tr("Common key: taking part");
        if (kind == "KeygenDeal") return tr("Common key: parts dealt");
        if (kind == "KeygenComplain") return tr("Common key: parts checked");
        if (kind == "KeygenAnswer") return tr("Common key: complaints answered");
        if (kind == "KeygenAdvance") return tr("Common key: next step");
        if (kind == "Emergency") return tr("Emergency declared");
        if (kind == "EmergencyShare") return tr("Emergency: share given");
        if (kind == "EmergencyDecline") return tr("Emergency: no share given");
        if (kind == "EmergencyClose") return tr("Emergency reviewed");
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
QString fieldWord(const std::string& name) {
    QStringList parts;
    for (std::size_t from = 0; from <= name.size();) {
        const std::size_t dot = std::min(name.find('.', from), name.size());
        // A sealed key's own fingerprint is called as the whole is.
        const QString part = partWord(std::string_view(name).substr(from, dot - from));
        if (parts.isEmpty() || !parts.last().startsWith(part)) parts << part;
        from = dot + 1;
    }
    return parts.join(QStringLiteral(" · "));
}
std::optional<QString> valueWord(const engine::FieldView& field) {
    if (field.name == "role")
        if (const auto role = records::roleFromCode(field.value)) return word(*role);
    return find(kValues, field.value);
}
QString operationWord(const std::string& kind) {
    return LedgerWords::operation(kind);
}

}  // namespace reseal::ui
