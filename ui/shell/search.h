// Ctrl+K: goes to a page, or hands what was typed to the page that can look for it.
//
// Thread rule: the GUI thread.
#pragma once

#include <QObject>

class QLineEdit;
class QListWidget;

namespace reseal::ui {

class Sheet;
class Workspace;

class Search final : public QObject {
    Q_OBJECT
public:
    explicit Search(Workspace& workspace);
    void open();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void look();
    void take();
    Workspace& workspace_;
    Sheet* sheet_;
    QLineEdit* words_;
    QListWidget* hits_;
};

}  // namespace reseal::ui
