#include "ui/common/icons.h"
#include "ui/common/words.h"
#include "ui/doctor/patients_page.h"

namespace reseal::ui {
namespace {
enum Column { Name, Birth, Number, Where, Columns };
}

void PatientTable::setOwn(const std::vector<engine::PatientRow>& rows) {
    beginResetModel();
    own_.clear();
    for (const engine::PatientRow& row : rows)
        own_.push_back(
            {text(row.name), text(row.birthDate), text(row.localNumber), row.patient, {}, true, false});
    std::sort(own_.begin(), own_.end(),
              [](const Row& a, const Row& b) { return QString::localeAwareCompare(a.name, b.name) < 0; });
    arrange();
    endResetModel();
}

void PatientTable::setRegister(const std::vector<engine::RegisterRow>& rows) {
    beginResetModel();
    register_.clear();
    for (const engine::RegisterRow& row : rows)
        register_.push_back({text(row.name), text(row.birthDate), text(row.localNumber), row.pseudonym,
                             row.careCard, false, row.cardDamaged});
    arrange();
    endResetModel();
}

void PatientTable::filter(const QString& words) {
    beginResetModel();
    words_ = words;
    arrange();
    endResetModel();
}

void PatientTable::arrange() {
    shown_.clear();
    const QStringList words = words_.toCaseFolded().split(QLatin1Char(' '), Qt::SkipEmptyParts);
    std::set<SignPublic> own;
    for (const Row& row : own_) {
        own.insert(*row.patient);
        const QString all =
            QStringLiteral("%1 %2 %3").arg(row.name, row.birthDate, row.number).toCaseFolded();
        if (std::all_of(words.begin(), words.end(), [&](const QString& word) { return all.contains(word); }))
            shown_.push_back(&row);
    }
    for (const Row& row : register_)
        if (!row.patient || !own.contains(*row.patient)) shown_.push_back(&row);
}

int PatientTable::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(shown_.size());
}
int PatientTable::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : Columns;
}

QVariant PatientTable::data(const QModelIndex& index, int role) const {
    if (!index.isValid()) return {};
    const Row& row = at(index.row());
    if (role == Qt::DecorationRole && index.column() == Name) return icon(row.own ? "person" : "book");
    if (role != Qt::DisplayRole) return {};
    switch (static_cast<Column>(index.column())) {
        case Name:
            return row.name;
        case Birth:
            return row.birthDate.isEmpty() ? tr("not known") : clinicalDay(utf8(row.birthDate));
        case Number:
            if (!row.number.isEmpty()) return row.number;
            return row.patient ? brief(*row.patient) : tr("no care card");
        case Where:
            return row.own                                ? tr("Your patient")
                   : row.cardDamaged                      ? tr("In the register: its care card is damaged")
                   : row.patient && !row.careCard.empty() ? tr("In the register: choose to add")
                                                          : tr("In the register: no care card yet");
        case Columns:
            break;
    }
    return {};
}

QVariant PatientTable::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
    switch (static_cast<Column>(section)) {
        case Name:
            return tr("Name");
        case Birth:
            return tr("Born");
        case Number:
            return tr("Number");
        case Where:
            return tr("Where from");
        case Columns:
            break;
    }
    return {};
}

}  // namespace reseal::ui
