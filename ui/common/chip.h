// A choice as a rounded word: checked shows a tick and another edge, not only another colour.
//
// Thread rule: the GUI thread.
#pragma once

#include <QCheckBox>

#include "ui/common/theme.h"

namespace reseal::ui {

class Chip final : public QCheckBox {
    Q_OBJECT
public:
    explicit Chip(const QString& text, const char* iconName = nullptr, QWidget* parent = nullptr);
    void setTone(Tone tone) { tone_ = tone; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent*) override;
    bool hitButton(const QPoint& at) const override { return rect().contains(at); }

private:
    const char* icon_;
    Tone tone_ = Tone::Accent;
};

// Chips in lines, as many in each as there is room for.
class Flow final : public QWidget {
    Q_OBJECT
public:
    explicit Flow(QWidget* parent = nullptr);
    void add(QWidget* widget);
    void clearAll();
    QSize sizeHint() const override;
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override { return arrange(width, false); }

protected:
    void resizeEvent(QResizeEvent*) override;
    bool event(QEvent* event) override;

private:
    int arrange(int width, bool move) const;
    QList<QWidget*> widgets_;
};

}  // namespace reseal::ui
