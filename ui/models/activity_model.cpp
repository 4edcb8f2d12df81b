#include "ui/models/activity_model.h"

#include <set>

#include "ui/common/consent_text.h"
#include "ui/common/csv.h"
#include "ui/common/icons.h"
#include "ui/common/text.h"
#include "ui/common/words.h"

namespace reseal::ui {
namespace {

enum Column { Time, Subject, Sentence, Block, Columns };

struct Sort {
    const char* kind;
    ActivityModel::About about;
    const char* icon;
};
constexpr std::array kKinds{
    Sort{"Enrolled", ActivityModel::About::Account, "add-person"},
    Sort{"PseudonymAdmitted", ActivityModel::About::Account, "person"},
    Sort{"PseudonymRenewed", ActivityModel::About::Account, "refresh"},
    Sort{"PseudonymRetired", ActivityModel::About::Account, "person"},
    Sort{"CatalogueChanged", ActivityModel::About::Records, "book"},
    Sort{"RecordRegistered", ActivityModel::About::Records, "seal"},
    Sort{"RecordRefiled", ActivityModel::About::Records, "inbox"},
    Sort{"RecordErased", ActivityModel::About::Records, "trash"},
    Sort{"Requested", ActivityModel::About::Access, "request"},
    Sort{"Denied", ActivityModel::About::Access, "cross-circle"},
    Sort{"Granted", ActivityModel::About::Access, "tick-circle"},
    Sort{"Revoked", ActivityModel::About::Access, "ban"},
    Sort{"ShareAccepted", ActivityModel::About::Account, "key"},
    Sort{"ShareDestroyed", ActivityModel::About::Account, "key"},
    Sort{"BlobStored", ActivityModel::About::Records, "storage"},
    Sort{"BlobErased", ActivityModel::About::Records, "trash"},
    Sort{"Released", ActivityModel::About::Access, "eye"},
    Sort{"Voided", ActivityModel::About::Account, "alert"},
    Sort{"MemberSuspended", ActivityModel::About::Account, "ban"},
    Sort{"MemberReinstated", ActivityModel::About::Account, "tick-circle"},
    Sort{"Proposed", ActivityModel::About::Account, "request"},
    Sort{"VoteCast", ActivityModel::About::Account, "tick-circle"},
    Sort{"ProposalPassed", ActivityModel::About::Account, "tick-circle"},
    Sort{"ProposalRejected", ActivityModel::About::Account, "cross-circle"},
    Sort{"ProposalFailed", ActivityModel::About::Account, "alert"},
    Sort{"EndpointChanged", ActivityModel::About::Account, "refresh"},
    Sort{"EvidenceGiven", ActivityModel::About::Account, "alert"},
    Sort{"RunOpened", ActivityModel::About::Account, "key"},
    Sort{"RunAdvanced", ActivityModel::About::Account, "key"},
    Sort{"CommitteeMade", ActivityModel::About::Account, "key"},
    Sort{"RunFailed", ActivityModel::About::Account, "alert"},
    Sort{"CommitteeRetired", ActivityModel::About::Account, "key"},
    Sort{"EmergencyDeclared", ActivityModel::About::Access, "alert"},
    Sort{"EmergencyShared", ActivityModel::About::Access, "key"},
    Sort{"EmergencyDeclined", ActivityModel::About::Access, "ban"},
    Sort{"EmergencyClosed", ActivityModel::About::Access, "tick-circle"},
};

const Sort* sortOf(const std::string& kind) {
    for (const Sort& sort : kKinds)
        if (kind == sort.kind) return &sort;
    return nullptr;
}

}  // namespace

void ActivityModel::set(std::vector<engine::ActivityRow> rows, Names names) {
    beginResetModel();
    rows_ = std::move(rows);
    names_ = std::move(names);
    arrange();
    endResetModel();
}

void ActivityModel::filter(About about) {
    beginResetModel();
    about_ = about;
    arrange();
    endResetModel();
}

void ActivityModel::arrange() {
    shown_.clear();
    for (std::size_t i = 0; i < rows_.size(); ++i) {
        const Sort* sort = sortOf(rows_[i].kind);
        if (about_ == About::All || (sort != nullptr && sort->about == about_)) shown_.push_back(i);
    }
}

std::uint64_t ActivityModel::height() const {
    std::uint64_t out = 0;
    for (const engine::ActivityRow& row : rows_) out = std::max(out, row.height);
    return out;
}

QString ActivityModel::who(const engine::ActivityRow& row) const {
    if (row.actor == names_.self) return tr("You");
    const auto found = names_.actors.find(row.actor);
    if (found != names_.actors.end()) return found->second;
    return tr("Somebody (%1)").arg(text(row.actor.substr(0, 8)));
}

const Names::Reading* ActivityModel::readingOf(const engine::ActivityRow& row) const {
    if (row.grant)
        if (const auto found = names_.grants.find(*row.grant); found != names_.grants.end())
            return &found->second;
    if (row.request)
        if (const auto found = names_.requests.find(*row.request); found != names_.requests.end())
            return &found->second;
    return nullptr;
}

namespace {
bool isRefusal(const engine::ActivityRow& row) {
    return row.hour && row.hour->released == 0 && row.hour->refused != 0;
}
}  // namespace

// Under a permission for a team: which of them it was; under what was left for emergencies: whose it was.
QString ActivityModel::withReaders(const engine::ReleasedHour& hour, const QString& what) {
    std::set<std::string> names, doctors;
    bool isUnknown = false;
    for (const engine::ReleaseRow& row : hour.rows) {
        if (!row.reader.empty()) names.insert(row.reader);
        if (!row.doctor.empty()) doctors.insert(row.doctor);
        isUnknown = isUnknown || row.readerUnknown;
    }
    QStringList parts;
    for (const std::string& name : names) parts << text(name);
    for (const std::string& doctor : doctors) parts << tr("a doctor in an emergency (%1)").arg(text(doctor));
    if (isUnknown) parts << tr("somebody who is not named");
    return parts.empty() ? what : tr("%1 – for %2").arg(what, enumerate(parts));
}

// What is behind a clinic's report, if it is not as it should be.
QString ActivityModel::judged(const engine::ActivityRow& row, const QString& what) {
    if (!row.hour) return what;
    switch (row.hour->shown) {
        case engine::HourShown::Contradicts:
            return tr("%1 – what it shows of that is not what it has put on the ledger").arg(what);
        case engine::HourShown::NotShown:
        case engine::HourShown::NotReached:
        case engine::HourShown::NotAsked:
        case engine::HourShown::TooOld:
            return tr("%1 – which openings these were could not be seen").arg(what);
        case engine::HourShown::Whole:
            break;
    }
    const bool late = std::ranges::any_of(row.hour->rows, &engine::ReleaseRow::late);
    const QString named = withReaders(*row.hour, what);
    return late ? tr("%1 – by that clinic's clock after you had taken it back").arg(named) : named;
}

QString ActivityModel::sentence(const engine::ActivityRow& row) const {
    QString record = tr("a record");
    if (row.record)
        if (const auto found = names_.records.find(*row.record); found != names_.records.end())
            record = tr("“%1”").arg(found->second);
    const QString actor = who(row);
    const bool self = row.actor == names_.self;
    const std::string& kind = row.kind;
    if (const Names::Reading* it = readingOf(row)) {
        if (kind == "Requested") return tr("%1 asked to read %2").arg(it->reader, it->what);
        if (kind == "Denied") return tr("You declined what %1 asked for: %2").arg(it->reader, it->what);
        if (kind == "Granted") return tr("You approved: %1 may read %2").arg(it->reader, it->what);
        if (kind == "Revoked") return tr("You took back what %1 could read: %2").arg(it->reader, it->what);
        if (kind == "Released")
            return judged(row,
                          (isRefusal(row) ? tr("%1 refused %2 to open: %3") : tr("%1 helped %2 to open: %3"))
                              .arg(actor, it->reader, it->what));
    }
    if (kind == "Enrolled") return tr("The clinic has let you in");
    if (kind == "PseudonymAdmitted") return tr("You were entered on the ledger under a pseudonym");
    if (kind == "PseudonymRenewed") return tr("Your pseudonym was renewed");
    if (kind == "PseudonymRetired") return tr("Your pseudonym has ended");
    if (kind == "CatalogueChanged") return tr("Your keys were brought up to date");
    if (kind == "RecordRegistered") return tr("%1 sealed %2 for you").arg(actor, record);
    if (kind == "RecordRefiled")
        return self ? tr("You sorted %1").arg(record) : tr("%1 sorted %2").arg(actor, record);
    if (kind == "RecordErased")
        return self ? tr("You erased %1").arg(record) : tr("%1 erased %2").arg(actor, record);
    if (kind == "Requested") return tr("%1 asked to read records").arg(actor);
    if (kind == "Denied") return tr("You declined a request");
    if (kind == "Granted") return tr("You gave a permission");
    if (kind == "Revoked") return tr("You took a permission back");
    if (kind == "ShareAccepted") return tr("%1 took its part of a key").arg(actor);
    if (kind == "ShareDestroyed") return tr("%1 destroyed its part of a key").arg(actor);
    if (kind == "BlobStored") return tr("%1 keeps a copy of %2").arg(actor, record);
    if (kind == "BlobErased") return tr("%1 deleted its copy of %2").arg(actor, record);
    if (kind == "Released")
        return judged(row, tr("%1 helped to open a record to somebody you approved").arg(actor));
    if (kind == "Voided") return tr("Something was refused by the ledger's rules");
    if (kind == "MemberSuspended") return tr("Your membership was suspended");
    if (kind == "MemberReinstated") return tr("Your membership counts again");
    if (kind == "Proposed") return tr("%1 proposed a change to the group of clinics").arg(actor);
    if (kind == "VoteCast") return tr("%1 voted on a proposal").arg(actor);
    if (kind == "ProposalPassed") return tr("The clinics accepted a proposal");
    if (kind == "ProposalRejected") return tr("The clinics rejected a proposal");
    if (kind == "ProposalFailed") return tr("An accepted proposal could no longer be carried out");
    if (kind == "EndpointChanged") return tr("%1 changed its network address").arg(actor);
    if (kind == "EvidenceGiven") return tr("%1 gave evidence that a clinic contradicted itself").arg(actor);
    if (kind == "RunOpened") return tr("%1 began to make a common key of the clinics").arg(actor);
    if (kind == "RunAdvanced") return tr("The clinics went on making their common key");
    if (kind == "CommitteeMade") return tr("The clinics made their common key");
    if (kind == "RunFailed") return tr("The clinics could not make their common key");
    if (kind == "CommitteeRetired") return tr("A common key of the clinics was retired");
    if (kind == "EmergencyDeclared")
        return tr("%1 declared an emergency, and may read for a while what you left for that").arg(actor);
    if (kind == "EmergencyShared")
        return tr("%1 gave its part, so that a doctor can read in an emergency").arg(actor);
    if (kind == "EmergencyDeclined") return tr("%1 did not give its part in an emergency").arg(actor);
    if (kind == "EmergencyClosed") return tr("%1 looked into an emergency afterwards").arg(actor);
    return text(row.sentence);
}

int ActivityModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(shown_.size());
}
int ActivityModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : Columns;
}

QVariant ActivityModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid()) return {};
    const engine::ActivityRow& row = at(index.row());
    const Sort* sort = sortOf(row.kind);
    if (role == Qt::DecorationRole && index.column() == Subject)
        return icon(sort != nullptr ? sort->icon : "dot");
    if (role == Qt::ToolTipRole) return plainTip(data(index, Qt::DisplayRole).toString());
    if (role != Qt::DisplayRole) return {};
    switch (static_cast<Column>(index.column())) {
        case Time:
            return dayAndTime(row.time);
        case Subject:
            if (sort == nullptr) return QString();
            return sort->about == About::Access    ? tr("Access")
                   : sort->about == About::Records ? tr("Records")
                                                   : tr("Account");
        case Sentence:
            return sentence(row);
        case Block:
            return count(static_cast<qint64>(row.height));
        case Columns:
            break;
    }
    return {};
}

QVariant ActivityModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
    switch (static_cast<Column>(section)) {
        case Time:
            return tr("When");
        case Subject:
            return tr("About");
        case Sentence:
            return tr("What happened");
        case Block:
            return tr("Block");
        case Columns:
            break;
    }
    return {};
}

QByteArray ActivityModel::csv() const {
    QByteArray out = csvLine({QStringLiteral("time"), QStringLiteral("kind"), QStringLiteral("sentence"),
                              QStringLiteral("block"), QStringLiteral("transaction")});
    for (const engine::ActivityRow& row : rows_)
        out += csvLine({text(isoUtc(row.time)), text(row.kind), sentence(row), QString::number(row.height),
                        text(row.tx.hex())});
    return out;
}

}  // namespace reseal::ui
