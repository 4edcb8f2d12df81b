// While a demo is made: what is happening, a sentence a step.
//
// Thread rule: the GUI thread.
#pragma once

#include <QWidget>

class QLabel;
class QProgressBar;

namespace reseal::ui {

class Preparing final : public QWidget {
    Q_OBJECT
public:
    explicit Preparing(QWidget* parent = nullptr);
    void say(const QString& sentence);
    void fail(const QString& why);

Q_SIGNALS:
    void givenUp();

protected:
    void closeEvent(QCloseEvent* event) override;

private:
    QLabel *now_, *before_;
    QProgressBar* busy_;
    bool failed_ = false;
};

}  // namespace reseal::ui
