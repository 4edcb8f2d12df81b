#include "ui/models/sharing_model.h"

#include <algorithm>

#include "ui/common/consent_text.h"
#include "ui/common/icons.h"
#include "ui/common/text.h"
#include "ui/common/words.h"

namespace reseal::ui {
namespace {

bool isReady(const SharingModel::Cell& cell) {
    return std::any_of(cell.grants.begin(), cell.grants.end(),
                       [](const engine::GrantRow& grant) { return grant.accepted >= grant.threshold; });
}

QString describe(const SharingModel::Cell& cell) {
    Instant last{0};
    bool whole = false;
    std::size_t records = 0;
    for (const engine::GrantRow& grant : cell.grants) {
        last = std::max(last, grant.notAfter);
        whole = whole || grant.records.empty();
        records += grant.records.size();
    }
    const QString what = whole ? SharingModel::tr("All")
                               : SharingModel::tr("%n record(s)", nullptr, static_cast<int>(records));
    const QString text = QStringLiteral("%1, %2").arg(what, until(last));
    return isReady(cell) ? text : SharingModel::tr("%1 (being set up)").arg(text);
}

}  // namespace

void SharingModel::set(const std::vector<engine::GrantRow>& grants, const std::set<engine::Category>& have) {
    beginResetModel();
    readers_.clear();
    std::set<engine::Category> columns = have;
    columns.erase(engine::Category::Intake);
    for (const engine::GrantRow& grant : grants) {
        if (grant.state != engine::GrantState::Active || !grant.category) continue;
        columns.insert(*grant.category);
        auto reader = std::find_if(readers_.begin(), readers_.end(),
                                   [&](const Reader& one) { return one.account == grant.grantee; });
        if (reader == readers_.end())
            reader = readers_.insert(readers_.end(), Reader{grant.grantee, grant.who, grant.forTeam, {}});
        reader->cells[*grant.category].grants.push_back(grant);
    }
    // What is shared stands first: there may be more columns than the window has room for.
    columns_.clear();
    for (const bool shared : {true, false})
        for (const engine::Category category : columns)
            if (shared == std::ranges::any_of(readers_, [&](const Reader& reader) {
                    return reader.cells.contains(category);
                }))
                columns_.push_back(category);
    endResetModel();
}

const SharingModel::Cell* SharingModel::at(const QModelIndex& index) const {
    if (!index.isValid()) return nullptr;
    const Reader& reader = readers_[static_cast<std::size_t>(index.row())];
    const auto cell = reader.cells.find(columns_[static_cast<std::size_t>(index.column())]);
    return cell == reader.cells.end() ? nullptr : &cell->second;
}

int SharingModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(readers_.size());
}
int SharingModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(columns_.size());
}

QVariant SharingModel::data(const QModelIndex& index, int role) const {
    const Cell* cell = at(index);
    if (!index.isValid()) return {};
    if (role == Qt::DisplayRole) return cell == nullptr ? tr("–") : describe(*cell);
    if (role == Qt::AccessibleTextRole)
        return tr("%1, %2: %3")
            .arg(headerData(index.row(), Qt::Vertical, Qt::DisplayRole).toString(),
                 headerData(index.column(), Qt::Horizontal, Qt::DisplayRole).toString(),
                 cell == nullptr ? tr("nothing") : describe(*cell));
    if (role == Qt::DecorationRole && cell != nullptr) return icon(isReady(*cell) ? "eye" : "clock");
    return {};
}

QVariant SharingModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation == Qt::Horizontal) {
        const engine::Category category = columns_[static_cast<std::size_t>(section)];
        if (role == Qt::DisplayRole) return word(category);
        if (role == Qt::DecorationRole) return icon(iconOf(category));
        return {};
    }
    if (role != Qt::DisplayRole) return {};
    const Reader& reader = readers_[static_cast<std::size_t>(section)];
    const engine::Who& who = reader.who;
    if (reader.forTeam) return readerText(who, true);
    if (who.name.empty()) return tr("Somebody whose name is not confirmed");
    return who.clinicName.empty() ? text(who.name)
                                  : QStringLiteral("%1\n%2").arg(text(who.name), text(who.clinicName));
}

QString SharingModel::reader(int row) const {
    const Reader& reader = readers_[static_cast<std::size_t>(row)];
    return readerText(reader.who, reader.forTeam);
}

}  // namespace reseal::ui
