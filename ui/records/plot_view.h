// Small plots, one for each series of measurements, on one axis of time: the reference band, what lies
// outside it by shape and colour, days of which nothing may be read hatched.
//
// Keyboard: up and down choose a series, left and right a point; what is chosen is written out below, and is
// the control's accessible description. The same values stand in a table (value_table.h).
//
// Painted by ourselves: some forty plots that share an axis, with bands and hatching, are one widget with one
// paint event this way; a chart library would make a scene of each.
//
// Thread rule: the GUI thread.
#pragma once

#include <QWidget>

#include "core/engine/readable.h"

class QLabel;
class QScrollArea;

namespace reseal::ui {

class Plots;

class PlotView final : public QWidget {
    Q_OBJECT
public:
    PlotView(std::vector<engine::Series> series, std::vector<Instant> missing, QWidget* parent = nullptr);
    Plots& plots() { return *plots_; }
    QString chosen() const;

private:
    Plots* plots_;
    QLabel* chosen_;
};

// "6.1 %, 3 May 2026, reference 4.0 to 6.0, high": also what the table says.
QString describe(const engine::SeriesPoint& point);
enum class Flag { None, Low, High };
Flag flagOf(const engine::Measurement& measurement);

class Plots final : public QWidget {
    Q_OBJECT
public:
    Plots(std::vector<engine::Series> series, std::vector<Instant> missing);
    QSize sizeHint() const override;
    const std::vector<engine::Series>& series() const { return series_; }
    int rows() const { return static_cast<int>(series_.size()); }

Q_SIGNALS:
    void chose(const QString& words);
    void rowChosen(int top, int bottom);

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;

private:
    struct Range {
        double low = 0, high = 1;
    };
    QRectF area(int row) const;
    double xOf(Instant at) const;
    double yOf(int row, double value) const;
    Range rangeOf(const engine::Series& series) const;
    void paintRow(QPainter& painter, int row) const;
    void paintAxis(QPainter& painter) const;
    void choose(int row, int point);
    void chooseNear(const QPoint& at);
    std::vector<engine::Series> series_;
    std::vector<Range> ranges_;
    std::vector<Instant> missing_;
    Instant from_, to_;
    int row_ = -1, point_ = -1;
};

}  // namespace reseal::ui
