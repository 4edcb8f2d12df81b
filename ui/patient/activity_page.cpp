#include "ui/patient/activity_page.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

#include "core/base/files.h"
#include "ui/common/async.h"
#include "ui/common/bytes.h"
#include "ui/common/consent_text.h"
#include "ui/common/file_dialog.h"
#include "ui/common/table.h"
#include "ui/common/words.h"
#include "ui/models/record_fetch.h"
#include "ui/patient/request_card.h"

namespace reseal::ui {

ActivityPage::ActivityPage(engine::PatientDesk& desk, Shell& shell, QWidget* parent)
    : Page(tr("Activity"),
           tr("Everything that has happened around your records, as the clinics' ledger has it."),
           Body::Fixed, parent),
      desk_(desk),
      shell_(shell) {
    earlier_ = button(Kind::Ordinary, tr("Show earlier"), "activity");
    earlier_->setVisible(false);
    actions()->addWidget(earlier_);
    QPushButton* save = button(Kind::Ordinary, tr("Save as a table…"), "save");
    actions()->addWidget(save);
    auto* filters = row(g(2));
    kind_ = new QComboBox;
    kind_->setAccessibleName(tr("What about"));
    kind_->addItem(tr("Who may read, and who did"), static_cast<int>(ActivityModel::About::Access));
    kind_->addItem(tr("Everything"), static_cast<int>(ActivityModel::About::All));
    kind_->addItem(tr("Records"), static_cast<int>(ActivityModel::About::Records));
    kind_->addItem(tr("My account"), static_cast<int>(ActivityModel::About::Account));
    filters->addWidget(kind_);
    seal_ = label(Type::Caption, {}, Ink::Muted);
    filters->addWidget(seal_, 1);
    body()->addLayout(filters);
    model_ = new ActivityModel(this);
    table_ = new QTableView;
    setUpTable(*table_);
    table_->setModel(model_);
    table_->setAccessibleName(tr("Activity"));
    table_->horizontalHeader()->setSectionResizeMode(2, QHeaderView::Stretch);
    setColumn(*table_, 0, 200);
    setColumn(*table_, 1, 130);
    setColumn(*table_, 3, 80);
    stack_ = new QStackedWidget;
    stack_->addWidget(new EmptyState("activity", tr("Nothing yet"),
                                     tr("Requests, approvals, and who has read what "
                                        "appear here.")));
    stack_->addWidget(table_);
    body()->addWidget(stack_, 1);
    connect(kind_, &QComboBox::currentIndexChanged, this, &ActivityPage::look);
    connect(earlier_, &QPushButton::clicked, this, [this] {
        if (asking_ || oldest_.value_or(0) == 0) return;
        wanted_ = *oldest_ - 1;
        refresh();
    });
    connect(save, &QPushButton::clicked, this, [this] {
        const SaveAs as{.suffix = QStringLiteral("csv")};
        saveFile(this, tr("Save the activity"), as, [this](const QString& path) {
            const Status written = exportTo(path);
            if (!written) return complain(written.error(), tr("The table was not saved."));
            banners().show(Tone::Good, tr("Saved."), QStringLiteral("save"));
        });
    });
}

Status ActivityPage::exportTo(const QString& path) const {
    return writeFileDurably(utf8(path), viewOf(model_->csv()));
}

void ActivityPage::refresh() {
    if (asking_) return;
    asking_ = true;
    const auto ask = [this](auto take) { return desk_.records(std::move(take)); };
    fetchRecords(this, ask, [this](const Result<Records>& fetched) {
        askNames(fetched ? *fetched : std::make_shared<RecordSet>());
    });
}

// Events call everything by ids: what they are called is fetched first. A list that can't be had leaves its
// names out, no more.
void ActivityPage::askNames(const Records& records) {
    const auto names = std::make_shared<Names>();
    names->actors = shell_.clinicNames();
    if (records->size() > 0) names->self = records->patient().hex();
    const auto askGrants = [this, names, records] {
        whenDone(desk_.grants(), this,
                 [this, names, records](const Result<std::vector<engine::GrantRow>>& grants) {
                     if (grants)
                         for (const engine::GrantRow& row : *grants)
                             names->grants[row.id] = {readerText(row.who, row.forTeam),
                                                      contents(permissionOf(row))};
                     askEvents(names, records);
                 });
    };
    whenDone(desk_.requests(), this,
             [names, records, askGrants](const Result<std::vector<engine::RequestRow>>& requests) {
                 if (requests)
                     for (const engine::RequestRow& row : *requests) {
                         names->self = row.patient.hex();
                         if (row.problem) continue;
                         if (!row.who.name.empty()) names->actors[row.asker.hex()] = fullName(row.who);
                         if (!row.who.clinicName.empty())
                             names->actors[row.who.clinic.hex()] = text(row.who.clinicName);
                         engine::Approval all;
                         all.categories = {row.categories.begin(), row.categories.end()};
                         names->requests[row.id] = {readerText(row.who, row.forTeam),
                                                    contents(permissionOf(row, all, *records))};
                     }
                 askGrants();
             });
}

void ActivityPage::askEvents(const std::shared_ptr<Names>& names, const Records& records,
                             std::uint64_t before, std::vector<engine::ActivityRow> later) {
    const auto shown = std::make_shared<std::vector<engine::ActivityRow>>(std::move(later));
    whenDone(desk_.activity(before), this,
             [this, names, records, shown](const Result<std::vector<engine::ActivityRow>>& rows) {
                 asking_ = false;
                 if (!rows)
                     return complain(rows.error(), tr("The activity could not be fetched."),
                                     QStringLiteral("list"));
                 shown->insert(shown->end(), rows->begin(), rows->end());
                 const std::uint64_t oldest = shown->empty() ? 0 : shown->back().number;
                 if (!rows->empty() && wanted_ && oldest > *wanted_) {
                     asking_ = true;
                     return askEvents(names, records, oldest, std::move(*shown));
                 }
                 banners().dismiss(QStringLiteral("list"));
                 oldest_ = oldest;
                 if (wanted_) wanted_ = std::min(*wanted_, oldest);  // and it stays shown
                 earlier_->setVisible(oldest > 0);
                 // Of a million records only those that something happened to are named.
                 std::set<RecordId> named;
                 for (const engine::ActivityRow& row : *shown)
                     if (row.record) named.insert(*row.record);
                 for (const RecordSet::Row row : records->rowsOf(named))
                     names->records[records->id(row)] = text(records->title(row));
                 model_->set(*shown, *names);
                 look();
             });
}

void ActivityPage::look() {
    model_->filter(static_cast<ActivityModel::About>(kind_->currentData().toInt()));
    stack_->setCurrentIndex(model_->rowCount() == 0 ? 0 : 1);
    const QString seal =
        oldest_.value_or(0) == 0
            ? tr("Checked against the clinics' ledger: up to block %1 nothing is left out.")
            : tr("Checked against the clinics' ledger up to block %1. Earlier entries are not shown yet.");
    seal_->setText(seal.arg(model_->height()));
}

}  // namespace reseal::ui
