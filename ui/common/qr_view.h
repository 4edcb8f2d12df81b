// A QR code on the screen.
//
// Thread rule: the GUI thread.
#pragma once

#include <QImage>
#include <QWidget>

namespace reseal::ui {

// A QR code at the largest size that keeps its modules whole.
class QrView final : public QWidget {
    Q_OBJECT
public:
    explicit QrView(QWidget* parent = nullptr);
    void set(const QImage& code);
    QSize sizeHint() const override { return {320, 320}; }
    QSize minimumSizeHint() const override { return {260, 260}; }
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override { return width; }

protected:
    void paintEvent(QPaintEvent*) override;

private:
    QImage code_;
};

}  // namespace reseal::ui
