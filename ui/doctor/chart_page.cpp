#include "ui/doctor/chart_page.h"

#include <QComboBox>
#include <QDateTime>
#include <QHBoxLayout>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

#include "ui/common/async.h"
#include "ui/common/error_text.h"
#include "ui/common/file_dialog.h"
#include "ui/common/icons.h"
#include "ui/common/words.h"
#include "ui/doctor/composer.h"
#include "ui/doctor/identity.h"
#include "ui/models/record_fetch.h"
#include "ui/records/viewer.h"

namespace reseal::ui {
namespace {

constexpr std::size_t kMaxTogether = 200;  // records opened for one view over time

}  // namespace

ChartPage::ChartPage(engine::DoctorDesk& desk, Shell& shell, QWidget* parent)
    : Page(tr("Chart"), {}, Body::Fixed, parent), desk_(desk), shell_(shell) {
    who_ = new QComboBox;
    who_->setAccessibleName(tr("Patient"));
    who_->setMinimumWidth(200);
    who_->setPlaceholderText(tr("Whose chart?"));
    together_ = button(Kind::Ordinary, tr("Values over time"), "chart");
    seal_ = button(Kind::Ordinary, tr("New record"), "seal");
    ask_ = button(Kind::Primary, tr("Ask to read…"), "request");
    for (QWidget* one : std::initializer_list<QWidget*>{who_, together_, seal_, ask_})
        actions()->addWidget(one);
    list_ = new RecordList(RecordTable::Whose::Doctor);
    list_->empty().set(tr("Nothing sealed yet"),
                       tr("Nothing has been sealed for this patient, or nothing that the "
                          "care card shows."));
    inner_ = new QStackedWidget;
    inner_->addWidget(list_);
    auto* nobody = new EmptyState("person", tr("Whose chart?"),
                                  tr("Choose one of your patients above, or find them in "
                                     "your clinic's register."));
    nobody->action(tr("Patients"), [this] { shell_.go(QStringLiteral("patients")); });
    stack_ = new QStackedWidget;
    stack_->addWidget(nobody);
    stack_->addWidget(inner_);
    body()->addWidget(stack_, 1);
    connect(who_, &QComboBox::activated, this, [this](int at) {
        if (at >= 0 && static_cast<std::size_t>(at) < patients_.size())
            choose(patients_[static_cast<std::size_t>(at)].patient);
    });
    connect(list_, &RecordList::opened, this, &ChartPage::open);
    connect(ask_, &QPushButton::clicked, this, &ChartPage::compose);
    connect(together_, &QPushButton::clicked, this, &ChartPage::openAll);
    connect(seal_, &QPushButton::clicked, this, [this] {
        if (patient_) shell_.go(QStringLiteral("seal"), QString::fromStdString(patient_->hex()));
    });
    showWho();
}

Viewer* ChartPage::viewer() const {
    return qobject_cast<Viewer*>(inner_->currentWidget());
}

bool ChartPage::find(const QString& what) {
    if (auto patient = SignPublic::fromHexText(utf8(what))) {
        choose(*patient);
        return true;
    }
    back();
    list_->find(what);
    return true;
}

void ChartPage::choose(const SignPublic& patient) {
    back();
    if (patient_ != patient) banners().clearAll();
    if (patient_ != patient) list_->set(std::make_shared<RecordSet>());
    patient_ = patient;
    showWho();
    load();
}

void ChartPage::showWho() {
    const bool someone = patient_.has_value();
    stack_->setCurrentIndex(someone ? 1 : 0);
    for (QPushButton* one : {ask_, seal_, together_}) one->setEnabled(someone);
    setTitle(tr("Chart"));
    for (std::size_t i = 0; i < patients_.size(); ++i)
        if (patient_ == patients_[i].patient) {
            who_->setCurrentIndex(static_cast<int>(i));
            setTitle(text(patients_[i].name), bornAndNumber(patients_[i]));
        }
    if (!someone) who_->setCurrentIndex(-1);
}

void ChartPage::refresh() {
    if (asking_) return;
    asking_ = true;
    whenDone(desk_.patients(), this, [this](const Result<std::vector<engine::PatientRow>>& rows) {
        asking_ = false;
        if (!rows)
            return complain(rows.error(), tr("Your patients could not be fetched."), QStringLiteral("list"));
        banners().dismiss(QStringLiteral("list"));
        patients_ = *rows;
        who_->clear();
        for (const engine::PatientRow& row : patients_) who_->addItem(icon("person"), identity(row));
        if (!patient_ && patients_.size() == 1) patient_ = patients_.front().patient;
        showWho();
        if (viewer() == nullptr) load();
    });
}

void ChartPage::load() {
    if (!patient_ || loading_) return;
    loading_ = true;
    list_->expect();
    fetchRecords(
        this, [this](auto take) { return desk_.chart(*patient_, std::move(take)); },
        [this, of = *patient_](const Result<Records>& records) {
            loading_ = false;
            if (of != patient_) return load();
            if (!records) {
                list_->expect(false);
                return complain(records.error(), tr("The chart could not be fetched."),
                                QStringLiteral("chart"));
            }
            banners().dismiss(QStringLiteral("chart"));
            list_->set(*records);
        });
}

void ChartPage::back() {
    if (viewer() == nullptr) return;
    QWidget* gone = inner_->currentWidget();
    inner_->setCurrentWidget(list_);
    inner_->removeWidget(gone);
    gone->deleteLater();
    list_->table().setFocus();
}

void ChartPage::open(RecordSet::Row row) {
    const RecordSet& records = list_->model().records();
    const engine::Access access = records.access(row);
    if (access != engine::Access::Readable) {
        banners().show(Tone::Warn,
                       access == engine::Access::Asked
                           ? tr("You asked for it, and the patient has not answered yet.")
                           : tr("This record is locked. Ask the patient to read it."),
                       QStringLiteral("locked"));
        return;
    }
    banners().dismiss(QStringLiteral("locked"));
    const RecordId id = records.id(row);
    auto* viewer = new Viewer(text(records.title(row)));
    connect(viewer, &Viewer::closed, this, &ChartPage::back);
    connect(viewer, &Viewer::saveWanted, this, [this, id] { save(id); });
    inner_->addWidget(viewer);
    inner_->setCurrentWidget(viewer);
    viewer->setFocus();
    whenDone(desk_.open(id), viewer,
             [viewer](const Result<engine::OpenedRecord>& record) { viewer->show(record); });
}

// Everything readable that holds measurements, on one time axis.
void ChartPage::openAll() {
    const RecordSet& records = list_->model().records();
    std::vector<RecordId> ids;
    std::set<Instant> locked;
    for (auto row = static_cast<RecordSet::Row>(records.size()); row-- > 0;) {  // the latest first
        if (!holdsValues(records, row)) continue;
        if (records.access(row) == engine::Access::Readable && ids.size() < kMaxTogether)
            ids.push_back(records.id(row));
        else if (const auto day = QDate::fromString(text(records.date(row)).left(10), Qt::ISODate);
                 day.isValid())
            locked.insert({QDateTime(day, QTime(12, 0)).toMSecsSinceEpoch()});
    }
    if (ids.empty()) {
        banners().show(Tone::Warn, tr("No laboratory results or vital signs that you may read."),
                       QStringLiteral("locked"));
        return;
    }
    auto* viewer = new Viewer(tr("Values over time"));
    viewer->setMissing({locked.begin(), locked.end()});
    connect(viewer, &Viewer::closed, this, &ChartPage::back);
    inner_->addWidget(viewer);
    inner_->setCurrentWidget(viewer);
    viewer->setFocus();
    viewer->expect(ids.size());
    for (const RecordId& id : ids)
        whenDone(desk_.open(id), viewer,
                 [viewer](const Result<engine::OpenedRecord>& record) { viewer->add(record); });
}

void ChartPage::save(const RecordId& id) {
    chooseFolder(this, tr("Save to which folder?"), [this, id](const QString& folder) {
        whenDone(desk_.save(id, utf8(folder)), this,
                 [this, folder](const Result<engine::SavedRecord>& saved) {
                     if (!saved) return complain(saved.error(), tr("The record was not saved."));
                     banners().show(
                         Tone::Good,
                         tr("Saved to %1. It is not protected there: whoever can use the folder can read "
                            "it.")
                             .arg(folder));
                 });
    });
}

void ChartPage::compose() {
    if (!patient_) return;
    engine::PatientRow patient;
    for (const engine::PatientRow& row : patients_)
        if (row.patient == *patient_) patient = row;
    openComposer(this, desk_, patient, list_->model().records(), list_->selected(),
                 [this](const engine::RequestRow& asked) {
                     Banner& banner = banners().show(
                         asked.written == engine::Written::Final ? Tone::Good : Tone::Warn,
                         asked.written == engine::Written::Final
                             ? tr("Your request is with the patient.")
                             : tr("Your request is kept and sent as soon as enough clinics are there."));
                     banner.action(tr("Follow it"), [this] { shell_.go(QStringLiteral("tracker")); });
                     load();
                 });
}

}  // namespace reseal::ui
