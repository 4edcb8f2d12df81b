// Events of the ledger in the words of the person they concern.
//
// Thread rule: the GUI thread.
#pragma once

#include <QAbstractTableModel>
#include <map>

#include "core/engine/values.h"

namespace reseal::ui {

// Names for what events call by their ids.
struct Names {
    struct Reading {
        QString reader, what;  // "Dr Kim, Clinic South", "everything in “Laboratory results”"
    };
    std::map<std::string, QString> actors;  // hexadecimal
    std::map<RecordId, QString> records;
    std::map<engine::RequestId, Reading> requests;
    std::map<GrantId, Reading> grants;
    std::string self;  // hexadecimal
};

class ActivityModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    enum class About { All, Access, Records, Account };
    explicit ActivityModel(QObject* parent = nullptr) : QAbstractTableModel(parent) {}
    void set(std::vector<engine::ActivityRow> rows, Names names);
    void filter(About about);
    const engine::ActivityRow& at(int row) const { return rows_[shown_[static_cast<std::size_t>(row)]]; }
    std::uint64_t height() const;  // of the latest event
    QString sentence(const engine::ActivityRow& row) const;
    static QString withReaders(const engine::ReleasedHour& hour, const QString& what);
    static QString judged(const engine::ActivityRow& row, const QString& what);
    // Comma-separated values (RFC 4180), all rows.
    QByteArray csv() const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    void arrange();
    QString who(const engine::ActivityRow& row) const;
    // Of whom and of what an event about asking and allowing is; null: not known here.
    const Names::Reading* readingOf(const engine::ActivityRow& row) const;
    std::vector<engine::ActivityRow> rows_;
    std::vector<std::size_t> shown_;
    Names names_;
    About about_ = About::All;
};

}  // namespace reseal::ui
