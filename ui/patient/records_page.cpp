#include "ui/patient/records_page.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QMenu>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

#include "ui/common/async.h"
#include "ui/common/file_dialog.h"
#include "ui/common/icons.h"
#include "ui/common/words.h"
#include "ui/models/record_fetch.h"
#include "ui/records/viewer.h"

namespace reseal::ui {

RecordsPage::RecordsPage(engine::PatientDesk& desk, Shell& shell, QWidget* parent)
    : Page(tr("My records"), tr("Everything that clinics have sealed for you."), Body::Fixed, parent),
      desk_(desk),
      shell_(shell) {
    QPushButton* all = button(Kind::Ordinary, tr("Save all…"), "save");
    actions()->addWidget(all);
    connect(all, &QPushButton::clicked, this, [this] {
        std::vector<RecordId> ids;
        const RecordSet& records = list_->model().records();
        for (RecordSet::Row row = 0; row < records.size(); ++row) ids.push_back(records.id(row));
        save(ids);
    });
    list_ = new RecordList(RecordTable::Whose::Patient);
    list_->empty().set(tr("No records yet"),
                       tr("Show your care card at a clinic: what its doctors seal for you "
                          "appears here, and only you can open it to others."));
    stack_ = new QStackedWidget;
    stack_->addWidget(list_);
    body()->addWidget(stack_, 1);
    connect(list_, &RecordList::opened, this, &RecordsPage::open);
}

Viewer* RecordsPage::viewer() const {
    return qobject_cast<Viewer*>(stack_->currentWidget());
}

bool RecordsPage::find(const QString& words) {
    back();
    list_->find(words);
    return true;
}

void RecordsPage::refresh() {
    if (asking_) return;
    asking_ = true;
    list_->expect();
    const auto ask = [this](auto take) { return desk_.records(std::move(take)); };
    fetchRecords(this, ask, [this](const Result<Records>& records) {
        asking_ = false;
        if (!records) {
            list_->expect(false);
            return complain(records.error(), tr("The records could not be fetched."), QStringLiteral("list"));
        }
        banners().dismiss(QStringLiteral("list"));
        list_->model().setClinics(shell_.clinicNames().size());
        list_->set(*records);
        const auto unsorted = static_cast<int>((*records)->unsorted());
        shell_.badge(QStringLiteral("records"), unsorted);
        if (unsorted > 0)
            banners().show(Tone::Warn,
                           tr("%n record(s) wait to be sorted: open one and choose where it belongs. Until "
                              "then nobody can ask for it.",
                              nullptr, unsorted),
                           QStringLiteral("unsorted"));
        else
            banners().dismiss(QStringLiteral("unsorted"));
    });
}

void RecordsPage::back() {
    if (viewer() == nullptr) return;
    QWidget* gone = stack_->currentWidget();
    stack_->setCurrentWidget(list_);
    stack_->removeWidget(gone);
    gone->deleteLater();
    list_->table().setFocus();
}

void RecordsPage::open(RecordSet::Row row) {
    const RecordSet& records = list_->model().records();
    const RecordId id = records.id(row);
    const QString title = list_->model()
                              .data(list_->model().index(std::max(0, list_->model().indexOf(id)),
                                                         static_cast<int>(RecordColumn::Title)),
                                    Qt::DisplayRole)
                              .toString();
    const bool unsorted = records.unsorted(row);
    auto* viewer = new Viewer(title);
    connect(viewer, &Viewer::closed, this, &RecordsPage::back);
    connect(viewer, &Viewer::saveWanted, this, [this, id] { save({id}); });
    if (unsorted) {
        QPushButton* sort = viewer->addAction(Kind::Primary, tr("Sort it in…"), "inbox");
        connect(sort, &QPushButton::clicked, this, [this, id, sort] { sortIn(id, sort); });
    }
    QPushButton* remove = viewer->addAction(Kind::Danger, tr("Erase…"), "trash");
    connect(remove, &QPushButton::clicked, this, [this, id, title] { erase(id, title); });
    stack_->addWidget(viewer);
    stack_->setCurrentWidget(viewer);
    viewer->setFocus();
    whenDone(desk_.open(id), viewer,
             [viewer](const Result<engine::OpenedRecord>& record) { viewer->show(record); });
}

void RecordsPage::sortIn(const RecordId& id, QWidget* beside) {
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    // What its author thought; Intake: nothing is suggested.
    const engine::Category suggested = viewer() != nullptr
                                           ? viewer()->category().value_or(engine::Category::Intake)
                                           : engine::Category::Intake;
    const auto add = [&](engine::Category category, const QString& words) {
        menu->addAction(icon(iconOf(category)), words, this, [this, id, category] {
            whenDone(desk_.refile(id, category), this,
                     [this, category](const Result<engine::Written>& written) {
                         if (!written) return complain(written.error(), tr("It was not sorted in."));
                         banners().show(Tone::Good, tr("It lies in “%1” now.").arg(word(category)));
                         back();
                         refresh();
                     });
        });
    };
    if (records::mayBeChosen(suggested)) {
        add(suggested, tr("%1 (suggested)").arg(word(suggested)));
        menu->addSeparator();
    }
    for (const engine::Category category : records::kCategories)
        if (records::mayBeChosen(category) && category != suggested) add(category, word(category));
    menu->popup(beside->mapToGlobal(QPoint(0, beside->height())));
}

void RecordsPage::erase(const RecordId& id, const QString& title) {
    ask(this, tr("Erase “%1” for good?").arg(title),
        tr("All clinics delete it, and nobody can open it any more, you neither. Copies that somebody saved "
           "before are "
           "out of reach. Clinics may have to keep records of their own by law."),
        Kind::Danger, tr("Erase it"), [this, id] {
            whenDone(desk_.erase(id), this, [this](const Result<engine::Written>& written) {
                if (!written) return complain(written.error(), tr("It was not erased."));
                banners().show(Tone::Neutral,
                               tr("Erased. The clinics delete their copies as they hear of it."));
                back();
                refresh();
            });
        });
}

void RecordsPage::save(const std::vector<RecordId>& ids) {
    if (ids.empty()) return;
    chooseFolder(this, tr("Save to which folder?"), [this, ids](const QString& folder) {
        toSave_ = ids;
        saved_ = 0;
        saveTo_ = utf8(folder);
        saveNext();
    });
}

void RecordsPage::saveNext() {
    if (saved_ == toSave_.size()) {
        shell_.hold(QStringLiteral("save"), {});
        banners().show(
            Tone::Good,
            tr("%n record(s) saved to %1. They are not protected there: whoever can use the folder can "
               "read them.",
               nullptr, static_cast<int>(saved_))
                .arg(text(saveTo_)),
            QStringLiteral("save"));
        return;
    }
    shell_.hold(QStringLiteral("save"), tr("Saving records"));
    whenDone(desk_.save(toSave_[saved_], saveTo_), this, [this](const Result<engine::SavedRecord>& one) {
        if (!one) {
            shell_.hold(QStringLiteral("save"), {});
            return complain(
                one.error(),
                tr("%1 of %2 records were saved; then it stopped.").arg(saved_).arg(toSave_.size()));
        }
        ++saved_;
        saveNext();
    });
}

}  // namespace reseal::ui
