#include "ui/doctor/seal_page.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QDragEnterEvent>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QMimeData>
#include <QPainter>
#include <QProgressBar>
#include <QStackedWidget>
#include <QTableWidget>
#include <QVBoxLayout>

#include "ui/common/async.h"
#include "ui/common/error_text.h"
#include "ui/common/file_dialog.h"
#include "ui/common/icons.h"
#include "ui/common/table.h"
#include "ui/common/words.h"
#include "ui/doctor/add_patient.h"
#include "ui/doctor/identity.h"

namespace reseal::ui {
namespace {

enum Column { Include, Title, Date, Where, Size, Columns };
enum Face { Drop, Preview, Nobody };
constexpr int kUnchosen = -1;

class DropArea final : public QWidget {
public:
    DropArea() {
        auto* all = column(this, g(6), g(3));
        all->addStretch(1);
        auto* head = label(Type::Heading, SealPage::tr("Drop files here"));
        auto* words = label(
            Type::Body,
            SealPage::tr("Health records (FHIR, JSON) are sorted by themselves; any other file is sealed "
                         "as it is. You see what it becomes before anything is sealed."),
            Ink::Muted);
        for (QLabel* one : {head, words}) all->addLayout(middle(centred(one, 520)));
        choose = button(Kind::Primary, SealPage::tr("Choose files…"), "upload");
        all->addWidget(choose, 0, Qt::AlignHCenter);
        all->addStretch(1);
    }
    QPushButton* choose;

protected:
    void paintEvent(QPaintEvent*) override {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(colours().strongBorder, 1.5, Qt::DashLine));
        painter.setBrush(colours().surface);
        painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 12, 12);
    }
};

// Names of exchange::WarningKind.
QString warning(const std::string& kind) {
    if (kind == "NoPatient") return SealPage::tr("The file does not say whose record it is.");
    if (kind == "UnresolvedReferences")
        return SealPage::tr("Something in it refers to what is not in the file.");
    if (kind == "UnknownTypes")
        return SealPage::tr("Some parts are of a kind nobody knows; they go to the notes.");
    if (kind == "MorePages") return SealPage::tr("The server that made this file holds more than is in it.");
    if (kind == "BundleLabelled") return SealPage::tr("The file is marked as protected as a whole.");
    if (kind == "SameIdTwice") return SealPage::tr("Some part is in it in two versions.");
    if (kind == "NotAboutAPerson") return SealPage::tr("Some part is about a group, a device or a place.");
    if (kind == "XmlNotSorted")
        return SealPage::tr("The file is in XML: it is sealed as a document, not sorted.");
    return SealPage::tr("Note: %1").arg(text(kind));
}

}  // namespace

SealPage::SealPage(engine::DoctorDesk& desk, Shell& shell, QWidget* parent)
    : Page(tr("New record"), tr("Sealed for one patient: afterwards only they can open it to others."),
           Body::Fixed, parent),
      desk_(desk),
      shell_(shell) {
    setAcceptDrops(true);
    who_ = new QComboBox;
    who_->setAccessibleName(tr("For which patient"));
    who_->setMinimumWidth(260);
    who_->setPlaceholderText(tr("For which patient?"));
    actions()->addWidget(who_);
    auto* drop = new DropArea;
    auto* preview = new QWidget;
    auto* all = column(preview, 0, g(3));
    files_ = column(g(2));
    all->addLayout(files_);
    table_ = new QTableWidget(0, Columns);
    setUpTable(*table_);
    table_->setAccessibleName(tr("What would be sealed"));
    table_->setHorizontalHeaderLabels({tr("Seal"), tr("What"), tr("Date"), tr("Category"), tr("Size")});
    table_->horizontalHeader()->setSectionResizeMode(Title, QHeaderView::Stretch);
    setColumn(*table_, Include, 60);
    setColumn(*table_, Date, 110);
    setColumn(*table_, Where, 260);
    setColumn(*table_, Size, 90);
    table_->verticalHeader()->setDefaultSectionSize(g(11));
    ticks_ = button(Kind::Ordinary, tr("Untick all"));
    all->addWidget(ticks_, 0, Qt::AlignLeft);
    all->addWidget(table_, 1);
    same_ =
        new QCheckBox(tr("I have checked: the file is about this patient, although it names somebody else"));
    all->addWidget(same_);
    unsorted_ = label(Type::Caption, {}, Ink::Muted);
    unsorted_->hide();
    all->addWidget(unsorted_);
    auto* foot = row(g(2));
    state_ = label(Type::Body, {}, Ink::Muted);
    foot->addWidget(state_, 1);
    away_ = button(Kind::Ordinary, tr("Put away"));
    seal_ = button(Kind::Primary, tr("Seal"), "seal");
    foot->addWidget(away_);
    foot->addWidget(seal_);
    all->addLayout(foot);
    busy_ = new QProgressBar;
    busy_->setRange(0, 0);
    busy_->setTextVisible(false);
    busy_->setAccessibleName(tr("Working"));
    busy_->hide();
    stack_ = new QStackedWidget;
    stack_->addWidget(drop);
    stack_->addWidget(preview);
    auto* nobody = new EmptyState("people", tr("You have no patients yet"),
                                  tr("A record is sealed for one patient. Ask for the care card and add them "
                                     "first."));
    nobody->action(tr("Add a patient…"), [this] { addPatient(); });
    stack_->addWidget(nobody);
    choose_ = drop->choose;
    body()->addWidget(stack_, 1);
    body()->addWidget(busy_);
    connect(drop->choose, &QPushButton::clicked, this, &SealPage::choose);
    connect(away_, &QPushButton::clicked, this, &SealPage::putAway);
    connect(ticks_, &QPushButton::clicked, this, &SealPage::tickAll);
    connect(seal_, &QPushButton::clicked, this, &SealPage::seal);
    connect(same_, &QCheckBox::toggled, this, &SealPage::judge);
    connect(table_, &QTableWidget::itemChanged, this, &SealPage::judge);
    connect(who_, &QComboBox::activated, this, [this](int at) {
        if (at < 0 || static_cast<std::size_t>(at) >= patients_.size()) return;
        patient_ = patients_[static_cast<std::size_t>(at)].patient;
        sayWho();
        putAway();
    });
}

SealPage::~SealPage() = default;

bool SealPage::find(const QString& patient) {
    const auto found = SignPublic::fromHexText(utf8(patient));
    if (!found) return false;
    if (patient_ != *found) {
        patient_ = *found;
        putAway();
    }
    return true;
}

void SealPage::refresh() {
    whenDone(desk_.patients(), this, [this](const Result<std::vector<engine::PatientRow>>& rows) {
        if (!rows)
            return complain(rows.error(), tr("Your patients could not be fetched."), QStringLiteral("list"));
        banners().dismiss(QStringLiteral("list"));
        patients_ = *rows;
        who_->setVisible(!patients_.empty());
        if (!shown_) stack_->setCurrentIndex(patients_.empty() ? Nobody : Drop);
        who_->clear();
        for (const engine::PatientRow& row : patients_) who_->addItem(icon("person"), identity(row));
        if (!patient_ && patients_.size() == 1) patient_ = patients_.front().patient;
        int at = -1;
        for (std::size_t i = 0; i < patients_.size(); ++i)
            if (patient_ == patients_[i].patient) at = static_cast<int>(i);
        who_->setCurrentIndex(at);
        sayWho();
    });
}

void SealPage::sayWho() {
    if (patient_) banners().dismiss(QStringLiteral("who"));
    for (const engine::PatientRow& row : patients_)
        if (patient_ == row.patient) setTitle(tr("New record"), identity(row));
}

void SealPage::addPatient() {
    openAddPatient(this, desk_, {}, [this](const engine::PatientRow& patient) {
        patient_ = patient.patient;
        refresh();
    });
}

void SealPage::choose() {
    openFiles(this, tr("Which files?"), [this](const QStringList& paths) { preview(paths); });
}

void SealPage::dragEnterEvent(QDragEnterEvent* event) {
    if (event->mimeData()->hasUrls() && !working_ && !patients_.empty()) event->acceptProposedAction();
}

void SealPage::dropEvent(QDropEvent* event) {
    QStringList paths;
    for (const QUrl& url : event->mimeData()->urls())
        if (url.isLocalFile()) paths << url.toLocalFile();
    if (!paths.isEmpty()) preview(paths);
}

void SealPage::preview(const QStringList& paths) {
    if (working_ || patients_.empty()) return;
    if (!patient_) {
        banners().show(Tone::Warn, tr("Choose the patient first, above."), QStringLiteral("who"));
        who_->setFocus();
        return;
    }
    banners().clearAll();
    working_ = true;
    busy_->setRange(0, 0);
    busy_->show();
    std::vector<std::string> files;
    for (const QString& path : paths) files.push_back(utf8(path));
    whenDone(desk_.previewImport(*patient_, files), this,
             [this, paths](const Result<engine::ImportPreview>& preview) {
                 working_ = false;
                 busy_->hide();
                 if (!preview) {
                     const QString name = paths.size() == 1 ? QFileInfo(paths.first()).fileName() : QString();
                     return complain(preview.error(),
                                     name.isEmpty()
                                         ? tr("One of the files can't be sealed; nothing was changed.")
                                         : tr("“%1” can't be sealed; nothing was changed.").arg(name));
                 }
                 show(*preview);
             });
}

void SealPage::show(const engine::ImportPreview& preview) {
    if (shown_) desk_.dropPreview(shown_->id);
    shown_ = preview;
    shell_.hold(QStringLiteral("preview"), {});
    clear(files_);
    const auto toIntake = static_cast<int>(std::ranges::count_if(
        preview.records, [](const engine::PreviewRecord& one) { return one.toIntake; }));
    unsorted_->setText(
        tr("%n of these the patient has to sort in, because its category is protected: until then "
           "lists show its date, and neither title nor category.",
           nullptr, toIntake));
    unsorted_->setVisible(toIntake > 0);
    bool other = false;
    for (const engine::PreviewFile& file : preview.files) {
        QStringList said{QFileInfo(text(file.path)).fileName()};
        if (!file.subject.empty()) said << tr("about %1").arg(text(file.subject));
        if (!file.born.empty()) said << tr("born %1").arg(clinicalDay(file.born));
        if (file.alreadySealed > 0)
            said << tr("%n part(s) sealed before, left out", nullptr, static_cast<int>(file.alreadySealed));
        if (file.withoutContent > 0)
            said << tr("%n part(s) without content, left out", nullptr,
                       static_cast<int>(file.withoutContent));
        auto* line = row(g(2));
        line->addWidget(label(Type::Strong, said.join(QStringLiteral(" · "))), 1);
        files_->addLayout(line);
        for (const std::string& kind : file.warnings)
            files_->addWidget(label(Type::Caption, warning(kind), Ink::Warn));
        if (file.namedOtherwise) {
            other = true;
            files_->addWidget(label(Type::Body,
                                    tr("▲ The file names “%1”. That is not how you call this patient. Is it "
                                       "the right file?")
                                        .arg(text(file.subject)),
                                    Ink::Bad));
        }
    }
    same_->setChecked(false);
    same_->setVisible(other);
    const QSignalBlocker quiet(table_);
    table_->setRowCount(0);
    categories_.clear();
    for (const engine::PreviewRecord& record : preview.records) {
        const int at = table_->rowCount();
        table_->insertRow(at);
        auto* include = new QTableWidgetItem;
        include->setCheckState(Qt::Checked);
        include->setFlags(Qt::ItemIsUserCheckable | Qt::ItemIsEnabled | Qt::ItemIsSelectable);
        const QString title = text(record.title.empty() ? record.type : record.title);
        include->setData(Qt::AccessibleTextRole, tr("Seal “%1”").arg(title));
        table_->setItem(at, Include, include);
        table_->setItem(at, Title, new QTableWidgetItem(title));
        table_->setItem(at, Date, new QTableWidgetItem(clinicalDay(record.date)));
        table_->setItem(at, Size, new QTableWidgetItem(amount(record.bytes)));
        auto* list = new QComboBox;
        list->setAccessibleName(tr("Category of “%1”").arg(title));
        if (!record.confirmed) list->addItem(icon("alert"), tr("Please choose"), kUnchosen);
        for (const engine::Category category : record.suggested)
            list->addItem(icon(iconOf(category)), tr("%1 (suggested)").arg(word(category)),
                          static_cast<int>(category));
        for (const engine::Category category : records::kCategories)
            if (records::mayBeChosen(category) && !record.suggested.contains(category))
                list->addItem(icon(iconOf(category)), word(category), static_cast<int>(category));
        if (record.confirmed) list->setCurrentIndex(list->findData(static_cast<int>(record.category)));
        connect(list, &QComboBox::currentIndexChanged, this, &SealPage::judge);
        table_->setCellWidget(at, Where, list);
        categories_.push_back(list);
    }
    stack_->setCurrentIndex(Preview);
    judge();
    table_->setFocus();
}

void SealPage::judge() {
    if (!shown_) return;
    int chosen = 0, open = 0;
    for (int i = 0; i < table_->rowCount(); ++i) {
        if (table_->item(i, Include)->checkState() != Qt::Checked) continue;
        ++chosen;
        if (categories_[static_cast<std::size_t>(i)]->currentData().toInt() == kUnchosen) ++open;
    }
    const bool other = !same_->isHidden() && !same_->isChecked();
    seal_->setEnabled(chosen > 0 && open == 0 && !other && !working_);
    ticks_->setText(chosen > 0 ? tr("Untick all") : tr("Tick all"));
    ticks_->setEnabled(table_->rowCount() > 0 && !working_);
    seal_->setText(tr("Seal %n record(s)", nullptr, chosen));
    state_->setText(working_ ? tr("Sealing %n record(s)…", nullptr, chosen)
                    : table_->rowCount() == 0
                        ? tr("There is nothing new in it: everything was sealed before.")
                    : open > 0 ? tr("%n record(s) may be sensitive: choose where they belong.", nullptr, open)
                    : other    ? tr("Is it the right file? Tick the box above, or put it away.")
                               : tr("Nothing is sealed yet."));
    setInk(state_, open > 0 || other ? Ink::Warn : Ink::Muted);
}

void SealPage::tickAll() {
    bool any = false;
    for (int i = 0; i < table_->rowCount(); ++i)
        any = any || table_->item(i, Include)->checkState() == Qt::Checked;
    {
        const QSignalBlocker quiet(table_);  // judged once, not once a row
        for (int i = 0; i < table_->rowCount(); ++i)
            table_->item(i, Include)->setCheckState(any ? Qt::Unchecked : Qt::Checked);
    }
    table_->viewport()->update();
    judge();
}

void SealPage::seal() {
    if (!shown_ || working_) return;
    engine::SealChoices choices;
    choices.preview = shown_->id;
    choices.samePerson = same_->isChecked();
    for (std::size_t i = 0; i < shown_->records.size(); ++i) {
        const auto category = categories_[i]->currentData().toInt();
        if (table_->item(static_cast<int>(i), Include)->checkState() != Qt::Checked)
            choices.leaveOut.insert(i);
        else if (!shown_->records[i].confirmed || category != static_cast<int>(shown_->records[i].category))
            choices.choices.push_back({i, static_cast<engine::Category>(category), shown_->records[i].also});
    }
    const QWidget* at = QApplication::focusWidget();
    const bool focused = at != nullptr && isAncestorOf(at);
    // What is disabled would hand the focus to whatever comes next in the window.
    if (focused) focusTitle();
    working_ = true;
    busy_->setRange(0, 0);
    busy_->show();
    table_->setEnabled(false);
    away_->setEnabled(false);
    judge();
    whenDone(desk_.seal(choices), this, [this, focused](const Result<engine::SealReport>& report) {
        working_ = false;
        busy_->hide();
        table_->setEnabled(true);
        away_->setEnabled(true);
        judge();
        if (!report) {
            if (report.error().code == ErrorCode::NotFound) {  // a lock lets go what was read
                shown_.reset();
                stack_->setCurrentIndex(Drop);
                if (focused) choose_->setFocus();
                return complain(
                    report.error(),
                    tr("What was read of the files was let go when the window locked. Choose them "
                       "again: what is sealed already is left out."));
            }
            if (focused) seal_->setFocus();
            return complain(report.error(),
                            tr("Not everything was sealed. What you chose is still here: press “Seal” "
                               "again and it goes on where it stopped."));
        }
        shown_.reset();
        stack_->setCurrentIndex(Drop);
        if (focused) choose_->setFocus();
        sayWhatBecame(*report);
    });
}

// As many copies as the clinics have confirmed of each record, and no more.
void SealPage::sayWhatBecame(const engine::SealReport& report) {
    const int number = static_cast<int>(report.sealed.size());
    std::size_t copies = report.sealed.empty() ? 0 : report.sealed.front().copies;
    for (const engine::SealedRow& row : report.sealed) copies = std::min(copies, row.copies);
    QString words;
    if (report.safe && copies > 1)
        words = tr("%n record(s) sealed, and kept at %1 clinics.", nullptr, number).arg(copies);
    else if (report.safe)
        words = tr("%n record(s) sealed, and kept at your clinic only.", nullptr, number);
    else if (shell_.clinicNames().size() == 1)
        words = tr("%n record(s) sealed at your clinic. Entering them on the ledger goes on by itself.",
                   nullptr, number);
    else
        words =
            tr("%n record(s) sealed at this clinic. Entering them on the ledger, or the second copy, goes on "
               "by itself as soon as the other clinics answer.",
               nullptr, number);
    banners().show(report.safe ? Tone::Good : Tone::Warn, words).action(tr("Open the chart"), [this] {
        if (patient_) shell_.go(QStringLiteral("chart"), QString::fromStdString(patient_->hex()));
    });
}

void SealPage::showProgress(const engine::JobProgress& progress) {
    if (!working_ || progress.ended || progress.what != "seal") return;
    busy_->setRange(0, static_cast<int>(progress.total));
    busy_->setValue(static_cast<int>(progress.done));
}

void SealPage::putAway() {
    if (shown_) desk_.dropPreview(shown_->id);
    shown_.reset();
    const QWidget* at = QApplication::focusWidget();
    const bool focused = at != nullptr && stack_->widget(Preview)->isAncestorOf(at);
    stack_->setCurrentIndex(patients_.empty() ? Nobody : Drop);
    if (focused) choose_->setFocus();
}

}  // namespace reseal::ui
