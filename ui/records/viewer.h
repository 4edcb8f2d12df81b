// An opened record: in words, its values over time and as a table, everything in it as a tree, and the bytes
// as they were sealed. Nothing remote is ever loaded; every text is shown as plain text.
//
// Thread rule: the GUI thread; records are taken apart on another.
#pragma once

#include <QWidget>

#include "core/engine/readable.h"
#include "ui/common/boxes.h"

class QProgressBar;
class QTabWidget;

namespace reseal::ui {

class PlotView;

class Viewer final : public QWidget {
    Q_OBJECT
public:
    explicit Viewer(const QString& title, QWidget* parent = nullptr);
    QPushButton* addAction(Kind kind, const QString& name, const char* iconName);
    // One record.
    void show(const Result<engine::OpenedRecord>& record);
    // Many, for their values alone: `expect` of them are on their way.
    void expect(std::size_t records);
    void add(const Result<engine::OpenedRecord>& record);
    // Days on which there is something that may not be read: the plots hatch them and say so.
    void setMissing(std::vector<Instant> days);

    std::optional<engine::Category> category() const;
    QTabWidget& tabs() { return *tabs_; }
    PlotView* plots() const { return plots_; }
    QString message() const;

Q_SIGNALS:
    void closed();
    void saveWanted();
    void shown();

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void build(std::vector<engine::ReadableRecord> records);
    QWidget* summaryPage(const engine::ReadableRecord& record);
    QWidget* treePage(const engine::ReadableRecord& record);
    QWidget* rawPage();
    void addValues(std::vector<engine::Series> series);
    void say(Tone tone, const QString& text);

    QLabel *title_, *under_;
    QHBoxLayout* actions_;
    BannerArea* banners_;
    QProgressBar* busy_;
    QTabWidget* tabs_;
    QPushButton* save_;
    PlotView* plots_ = nullptr;
    std::optional<engine::OpenedRecord> opened_;
    std::vector<engine::ReadableRecord> records_;
    std::vector<Instant> missing_;
    std::size_t expected_ = 0, arrived_ = 0, failed_ = 0;
};

}  // namespace reseal::ui
