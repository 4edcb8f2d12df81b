#include "ui/shell/search.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QVBoxLayout>

#include "ui/common/icons.h"
#include "ui/shell/workspace.h"

namespace reseal::ui {
namespace {
constexpr int kPageRole = Qt::UserRole, kWordsRole = Qt::UserRole + 1;
}

Search::Search(Workspace& workspace)
    : QObject(&workspace), workspace_(workspace), sheet_(new Sheet(&workspace, tr("Search"))) {
    words_ = new QLineEdit;
    words_->setPlaceholderText(tr("A page, a patient, a record…"));
    words_->setAccessibleName(tr("What to look for"));
    words_->installEventFilter(this);
    hits_ = new QListWidget;
    hits_->setAccessibleName(tr("What was found"));
    hits_->setMinimumHeight(240);
    sheet_->body()->addWidget(words_);
    sheet_->body()->addWidget(hits_);
    connect(words_, &QLineEdit::textChanged, this, &Search::look);
    connect(hits_, &QListWidget::itemActivated, this, &Search::take);
    connect(sheet_, &Sheet::dismissed, this, &QObject::deleteLater);
    look();
}

void Search::open() {
    sheet_->open();
    words_->setFocus();
}

bool Search::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        const int now = hits_->currentRow();
        if (key == Qt::Key_Down || key == Qt::Key_Up) {
            hits_->setCurrentRow(std::clamp(now + (key == Qt::Key_Down ? 1 : -1), 0, hits_->count() - 1));
            return true;
        }
        if (key == Qt::Key_Return || key == Qt::Key_Enter) {
            take();
            return true;
        }
    }
    return QObject::eventFilter(watched, event);
}

void Search::look() {
    const QString words = words_->text().trimmed();
    hits_->clear();
    const auto add = [this](const char* iconName, const QString& text, const QString& page,
                            const QString& find) {
        auto* item = new QListWidgetItem(icon(iconName), text, hits_);
        item->setData(kPageRole, page);
        item->setData(kWordsRole, find);
    };
    for (const auto& place : workspace_.places())
        if (place.title.contains(words, Qt::CaseInsensitive)) add(place.icon, place.title, place.name, {});
    if (!words.isEmpty())
        for (const auto& place : workspace_.places())
            add("search", tr("Look for “%1” in %2").arg(words, place.title), place.name, words);
    hits_->setCurrentRow(0);
}

void Search::take() {
    const QListWidgetItem* item = hits_->currentItem();
    if (item == nullptr) return;
    const QString page = item->data(kPageRole).toString(), words = item->data(kWordsRole).toString();
    sheet_->dismiss();
    workspace_.go(page, words);
}

}  // namespace reseal::ui
