// The dialogs in which files are chosen: the system's where it has some. They never wait; `then` is called
// with what was chosen, and not at all if nothing was or if `over` has gone by then.
//
// Thread rule: the GUI thread.
#pragma once

#include <QStringList>
#include <functional>

class QWidget;

namespace reseal::ui {

using TakePath = std::function<void(const QString& path)>;

void openFile(QWidget* over, const QString& title, TakePath then);
void openFiles(QWidget* over, const QString& title, std::function<void(const QStringList& paths)> then);
void chooseFolder(QWidget* over, const QString& title, TakePath then);

struct SaveAs {
    QString name = {};       // proposed
    QString suffix = {};     // added where none is typed
    QStringList kinds = {};  // "PDF (*.pdf)"; empty: any
};
void saveFile(QWidget* over, const QString& title, const SaveAs& as, TakePath then);

}  // namespace reseal::ui
