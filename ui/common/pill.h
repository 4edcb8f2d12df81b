// A state in a shape and words: ● good, ▲ on its way, ■ not there. A button: pressing it says more.
//
// Thread rule: the GUI thread.
#pragma once

#include <QPushButton>

#include "ui/common/theme.h"

namespace reseal::ui {

class Pill final : public QPushButton {
    Q_OBJECT
public:
    explicit Pill(QWidget* parent = nullptr);
    void set(Tone tone, const QString& words);
    Tone tone() const { return tone_; }
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent*) override;

private:
    Tone tone_ = Tone::Neutral;
};

}  // namespace reseal::ui
