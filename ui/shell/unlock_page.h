// The way in, and the cover while locked: who, their passphrase, and nothing of what is behind.
//
// Thread rule: the GUI thread.
#pragma once

#include <QWidget>

#include "ui/shell/seat.h"

class QLabel;
class QProgressBar;
class QPushButton;

namespace reseal::ui {

class SecretField;

class UnlockPage final : public QWidget {
    Q_OBJECT
public:
    // `demoPassphrase`: of a demo, where it is no secret and is shown; else empty.
    UnlockPage(Seat& seat, const QString& demoPassphrase, QWidget* parent = nullptr);
    SecretField* field() { return field_; }
    QString message() const;

Q_SIGNALS:
    void switchWanted();

private:
    void tryIt();
    void work();
    void idle();
    void sayKeys();
    Seat& seat_;
    SecretField* field_;
    QPushButton* open_;
    QProgressBar* busy_;
    QLabel *message_, *keys_;
    int wrong_ = 0;
};

}  // namespace reseal::ui
