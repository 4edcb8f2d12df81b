#include "ui/common/file_dialog.h"

#include <QFileDialog>

namespace reseal::ui {
namespace {

QFileDialog* make(QWidget* over, const QString& title, QFileDialog::FileMode what, TakePath then) {
    auto* dialog = new QFileDialog(over, title);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(what);
    if (then) QObject::connect(dialog, &QFileDialog::fileSelected, over, std::move(then));
    return dialog;
}

}  // namespace

void openFile(QWidget* over, const QString& title, TakePath then) {
    make(over, title, QFileDialog::ExistingFile, std::move(then))->open();
}

void openFiles(QWidget* over, const QString& title, std::function<void(const QStringList& paths)> then) {
    QFileDialog* dialog = make(over, title, QFileDialog::ExistingFiles, {});
    QObject::connect(dialog, &QFileDialog::filesSelected, over, std::move(then));
    dialog->open();
}

void chooseFolder(QWidget* over, const QString& title, TakePath then) {
    QFileDialog* dialog = make(over, title, QFileDialog::Directory, std::move(then));
    dialog->setOption(QFileDialog::ShowDirsOnly);
    dialog->open();
}

void saveFile(QWidget* over, const QString& title, const SaveAs& as, TakePath then) {
    QFileDialog* dialog = make(over, title, QFileDialog::AnyFile, std::move(then));
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    if (!as.kinds.isEmpty()) dialog->setNameFilters(as.kinds);
    dialog->setDefaultSuffix(as.suffix);
    if (!as.name.isEmpty()) dialog->selectFile(as.name);
    dialog->open();
}

}  // namespace reseal::ui
