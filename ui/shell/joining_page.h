// Between invitation and being let in: shows the code that staff match to the face, asks again every few
// seconds, and takes the handover of those who write records: it waits for that, however fast the clinic is.
//
// Thread rule: the GUI thread.
#pragma once

#include <QWidget>

#include "ui/shell/seat.h"

class QLabel;
class QPlainTextEdit;
class QPushButton;
class QTimer;

namespace reseal::ui {

class BannerArea;

class JoiningPage final : public QWidget {
    Q_OBJECT
public:
    explicit JoiningPage(Seat& seat, QWidget* parent = nullptr);
    QString code() const;
    BannerArea& banners() { return *banners_; }

Q_SIGNALS:
    void ready();
    void lockWanted();
    void homeWanted();  // to the clinic on this computer, to unlock it

private:
    void step();
    void take(const Result<engine::Person>& person);
    void show(const engine::Person& person);
    bool wantsHandover(const engine::Person& person) const;
    Seat& seat_;
    QLabel *title_, *text_, *code_, *phrase_;
    QWidget* handover_;
    QPlainTextEdit* pasted_;
    BannerArea* banners_;
    QTimer* timer_;
    QPushButton* without_;
    bool asking_ = false;
    bool handed_ = false;  // the handover is here, or not wanted
};

}  // namespace reseal::ui
