#include "ui/doctor/patients_page.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QStackedWidget>
#include <QTableView>
#include <QTimer>
#include <QVBoxLayout>

#include "ui/common/async.h"
#include "ui/common/icons.h"
#include "ui/common/table.h"
#include "ui/common/words.h"
#include "ui/doctor/add_patient.h"

namespace reseal::ui {
namespace {
constexpr int kPauseMs = 250;  // after the last key, before the clinic is asked
constexpr int kLeastLetters = 2;
}  // namespace

PatientsPage::PatientsPage(engine::DoctorDesk& desk, Shell& shell, QWidget* parent)
    : Page(tr("Patients"), tr("Yours, and while you type those in your clinic's register."), Body::Fixed,
           parent),
      desk_(desk),
      shell_(shell) {
    QPushButton* add = button(Kind::Primary, tr("Add by care card…"), "add-person");
    actions()->addWidget(add);
    connect(add, &QPushButton::clicked, this, [this] { openAdd(); });
    words_ = new QLineEdit;
    words_->setPlaceholderText(tr("Name, birth date or number"));
    words_->setAccessibleName(tr("Find patients"));
    words_->setClearButtonEnabled(true);
    words_->addAction(icon("search"), QLineEdit::LeadingPosition);
    body()->addWidget(words_);
    model_ = new PatientTable(this);
    table_ = new QTableView;
    setUpTable(*table_);
    table_->setModel(model_);
    table_->setAccessibleName(tr("Patients"));
    table_->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
    setColumn(*table_, 1, 130);
    setColumn(*table_, 2, 160);
    setColumn(*table_, 3, 260);
    auto* empty =
        new EmptyState("people", tr("No patients yet"),
                       tr("Ask a patient for the care card and scan or paste it: then you can seal records "
                          "for them and ask to read what others sealed."));
    empty->action(tr("Add by care card…"), [this] { openAdd(); });
    nothing_ = new EmptyState("search", tr("Nobody fits"),
                              tr("Neither your patients nor your clinic's register have "
                                 "somebody of this name, birth date or number. Ask the patient for the "
                                 "care card, or let the clinic's staff enter it into the register."));
    nothing_->action(tr("Add by care card…"), [this] { openAdd(); });
    stack_ = new QStackedWidget;
    for (QWidget* one : std::initializer_list<QWidget*>{table_, empty, nothing_}) stack_->addWidget(one);
    body()->addWidget(stack_, 1);
    pause_ = new QTimer(this);
    pause_->setSingleShot(true);
    pause_->setInterval(kPauseMs);
    connect(pause_, &QTimer::timeout, this, &PatientsPage::look);
    connect(words_, &QLineEdit::textChanged, this, [this](const QString& words) {
        model_->setRegister({});
        model_->filter(words);
        pause_->start();
        stack_->setCurrentIndex(model_->rowCount() > 0 ? 0 : words.isEmpty() ? 1 : 2);
    });
    connect(table_, &QTableView::activated, this, &PatientsPage::activate);
    connect(table_, &QTableView::clicked, this, &PatientsPage::activate);
}

bool PatientsPage::find(const QString& words) {
    words_->setText(words);
    words_->setFocus();
    return true;
}

void PatientsPage::refresh() {
    if (asking_) return;
    asking_ = true;
    whenDone(desk_.patients(), this, [this](const Result<std::vector<engine::PatientRow>>& rows) {
        asking_ = false;
        if (!rows)
            return complain(rows.error(), tr("Your patients could not be fetched."), QStringLiteral("list"));
        banners().dismiss(QStringLiteral("list"));
        model_->setOwn(*rows);
        stack_->setCurrentIndex(model_->rowCount() > 0 ? 0 : words_->text().isEmpty() ? 1 : 2);
    });
}

void PatientsPage::look() {
    const QString words = words_->text().trimmed();
    if (words.size() < kLeastLetters) return;
    const std::uint64_t question = ++question_;
    whenDone(desk_.findInRegister(utf8(words)), this,
             [this, question](const Result<std::vector<engine::RegisterRow>>& rows) {
                 if (question != question_) return;  // something else was typed since
                 if (!rows) {
                     // A word that the register can't look for is no trouble while one types.
                     if (rows.error().code != ErrorCode::InvalidArgument)
                         complain(rows.error(), tr("The clinic's register was not asked."),
                                  QStringLiteral("register"));
                     return;
                 }
                 banners().dismiss(QStringLiteral("register"));
                 model_->setRegister(*rows);
                 stack_->setCurrentIndex(model_->rowCount() > 0 ? 0 : 2);
             });
}

void PatientsPage::activate(const QModelIndex& index) {
    if (!index.isValid()) return;
    const PatientTable::Row row = model_->at(index.row());
    if (row.own) return shell_.go(QStringLiteral("chart"), QString::fromStdString(row.patient->hex()));
    openAdd(row);
}

void PatientsPage::openAdd(const PatientTable::Row& known) {
    openAddPatient(
        this, desk_, known,
        [this](const engine::PatientRow& patient) {
            banners().show(Tone::Good, patient.ready
                                           ? tr("%1 is among your patients now.").arg(text(patient.name))
                                           : tr("%1 is added; the clinics are told. Sealing and asking is "
                                                "possible in a moment.")
                                                 .arg(text(patient.name)));
            refresh();
        },
        [this](const Error& error) {
            complain(error, tr("The patient was not entered into the clinic's register."),
                     QStringLiteral("entered"));
        });
}

}  // namespace reseal::ui
