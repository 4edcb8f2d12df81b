// reseal-desktop-bench: what a chart of many records costs, in time and memory, on the offscreen platform.
//
//     reseal-desktop-bench [--records N] [--different] [--json]
//
// "Until painted" is measured on the main thread, from before the event to after the paint event that shows
// its result; what is computed aside is in it. A stall is how long the main loop did not come round
// meanwhile.

#include <QApplication>
#include <QCommandLineParser>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLineEdit>
#include <QScrollBar>
#include <QTableView>
#include <QWheelEvent>
#include <cstdio>
#include <map>

#include "tests/bench/made_up_chart.h"
#include "ui/common/large_blocks.h"
#include "ui/common/resources.h"
#include "ui/common/stall_watch.h"
#include "ui/common/theme.h"
#include "ui/doctor/chart_page.h"

namespace reseal::bench {
namespace {

constexpr int kPatienceMs = 20'000;
constexpr int kFrames = 200;

double since(const QElapsedTimer& timer) {
    return static_cast<double>(timer.nsecsElapsed()) / 1e6;
}

// Of this process, in MB. Errors of reading it: 0, which no process has.
double memory(const char* what) {
    QFile file(QStringLiteral("/proc/self/status"));
    if (!file.open(QIODevice::ReadOnly)) return 0;
    for (const QByteArray& line : file.readAll().split('\n'))
        if (line.startsWith(what))
            return line.mid(line.indexOf(':') + 1).trimmed().split(' ')[0].toDouble() / 1024;
    return 0;
}

void forgetPeak() {
    QFile file(QStringLiteral("/proc/self/clear_refs"));
    if (file.open(QIODevice::WriteOnly)) file.write("5");
}

class Report {
public:
    // Of several measurements; `aim` 0: there is none.
    void times(const QString& what, std::vector<double> ms, double aim = 0) {
        std::ranges::sort(ms);
        add(what, QStringLiteral("ms"), ms[ms.size() / 2], ms.back(), aim);
    }
    void memoryNow(const QString& what, double aim = 0) {
        add(what, QStringLiteral("MB"), memory("VmRSS"), memory("VmHWM"), aim);
    }
    void one(const QString& what, double value, double aim = 0) {
        add(what, QStringLiteral("ms"), value, value, aim);
    }
    QJsonArray rows;

private:
    void add(const QString& what, const QString& unit, double typical, double worst, double aim) {
        rows.append(QJsonObject{{QStringLiteral("what"), what},
                                {QStringLiteral("unit"), unit},
                                {QStringLiteral("typical"), typical},
                                {QStringLiteral("worst"), worst},
                                {QStringLiteral("aim"), aim}});
        std::fprintf(stderr, "%-58s %9.1f %9.1f %s%s\n", what.toUtf8().constData(), typical, worst,
                     unit.toUtf8().constData(),
                     aim == 0 ? "" : QStringLiteral("  (aim %1)").arg(aim).toUtf8().constData());
    }
};

class NoShell final : public ui::Shell {
    void showSide(const QString&, QWidget*) override {}
    void closeSide() override {}
    void go(const QString&, const QString&) override {}
    void hold(const QString&, const QString&) override {}
    std::map<std::string, QString> clinicNames() const override { return {}; }
    void badge(const QString&, int) override {}
};

// Has the table been painted since the model last changed?
class Painted final : public QObject {
    Q_OBJECT
public:
    explicit Painted(ui::RecordList& list) : list_(list) {
        list.table().viewport()->installEventFilter(this);
        connect(&list.model(), &ui::RecordTable::arrangedAnew, this, [this] {
            arranged_ = true;
            painted_ = false;
        });
    }
    bool eventFilter(QObject*, QEvent* event) override {
        if (event->type() == QEvent::Paint) painted_ = true;
        return false;
    }
    void forget() { arranged_ = painted_ = false; }
    // Until the model is arranged anew and painted, or only painted. False: that took too long.
    bool wait(bool arranging) {
        QElapsedTimer timer;
        timer.start();
        while (!painted_ || list_.model().isWorking() || (arranging && !arranged_)) {
            if (timer.hasExpired(kPatienceMs)) return false;
            QCoreApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents);
        }
        // No exec() runs here that would do it.
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        return true;
    }

private:
    ui::RecordList& list_;
    bool arranged_ = false, painted_ = false;
};

class Bench {
public:
    Bench(std::size_t records, Titles titles)
        : records_(records),
          titles_(titles),
          desk_(records, titles),
          page_(desk_, shell_),
          painted_(page_.list()) {
        page_.resize(1280, 820);
        page_.show();
    }

    bool run() {
        QCoreApplication::processEvents();
        report.memoryNow(QStringLiteral("memory, an empty chart is open (worst: peak)"));
        makeSet();
        if (!(fetch() && firstPaint() && typing() && sorting() && scrolling() && again())) {
            std::fputs("reseal-desktop-bench: nothing was painted for too long\n", stderr);
            return false;
        }
        asOneList();
        return true;
    }
    Report report;

private:
    using Step = std::function<void()>;
    // Until what `step` caused is painted; nothing: it never was.
    std::optional<double> timed(const Step& step, bool arranging = true) {
        painted_.forget();
        QElapsedTimer timer;
        timer.start();
        step();
        if (!painted_.wait(arranging)) return std::nullopt;
        return since(timer);
    }

    // On one thread, without the making of the rows.
    void makeSet() {
        RowMaker maker(titles_);
        ui::RecordSet set;
        double spent = 0;
        QElapsedTimer timer;
        for (std::size_t made = 0; made < records_;) {
            std::vector<engine::RecordRow> batch;
            for (; made < records_ && batch.size() < engine::kMaxRecordBatch; ++made)
                batch.push_back(maker.next());
            timer.start();
            for (const engine::RecordRow& row : batch) set.add(row);
            spent += since(timer);
        }
        timer.start();
        set.finish();
        report.one(QStringLiteral("making the set (aside)"), spent + since(timer));
        std::fprintf(stderr, "the set: %.0f MB\n", static_cast<double>(set.bytes()) / (1 << 20));
    }

    bool fetch() {
        forgetPeak();
        stalls_.restart();
        const auto took = timed([this] { page_.refresh(); });
        if (!took) return false;
        report.one(QStringLiteral("fetched from the desk, until painted"), *took);
        report.one(QStringLiteral("  longest stall meanwhile"), stalls_.longestMs(), 100);
        report.memoryNow(QStringLiteral("memory, the chart is fetched (worst: peak)"), 400);
        return true;
    }

    bool firstPaint() {
        const auto records = page_.list().model().shared();
        std::vector<double> all;
        stalls_.restart();
        for (int i = 0; i < 5; ++i) {
            page_.list().set(std::make_shared<ui::RecordSet>());
            QCoreApplication::processEvents();
            const auto took = timed([&] { page_.list().set(records); });
            if (!took) return false;
            all.push_back(*took);
        }
        report.times(QStringLiteral("first paint of a set"), all, 100);
        report.one(QStringLiteral("  longest stall meanwhile"), stalls_.longestMs(), 100);
        return true;
    }

    bool typing() {
        std::map<QString, std::vector<double>> byWords;
        std::vector<double> all;
        stalls_.restart();
        for (int round = 0; round < 3; ++round)
            for (const char* word : {"hemoglobin", "größe", "2011-0", "cli 2 blood", "urea urine"}) {
                const QString whole = QString::fromUtf8(word);
                const auto length = static_cast<int>(whole.size());
                for (int i = 0; i < 2 * length; ++i) {
                    // There and back again; the last is the empty filter.
                    const bool back = i >= length;
                    const QString after = whole.left(back ? 2 * length - i - 1 : i + 1);
                    // A space alone changes words, but not the result: it is painted all the same.
                    const auto took = timed([&] {
                        if (back)
                            press(Qt::Key_Backspace, {});
                        else
                            press(Qt::Key_unknown, after.right(1));
                    });
                    if (!took) return false;
                    all.push_back(*took);
                    byWords[after].push_back(*took);
                }
            }
        report.times(QStringLiteral("a key in the filter, until painted"), all, 50);
        report.one(QStringLiteral("  longest stall meanwhile"), stalls_.longestMs(), 100);
        for (const char* one : {"h", "he", "hem", "hemo", "gr", "u", "cli", "2", "cli 2", ""})
            if (const auto found = byWords.find(QString::fromUtf8(one)); found != byWords.end())
                report.times(QStringLiteral("  “%1”").arg(found->first), found->second, 50);
        return true;
    }
    void press(Qt::Key key, const QString& text) {
        QKeyEvent down(QEvent::KeyPress, key, Qt::NoModifier, text);
        QApplication::sendEvent(&page_.list().words(), &down);
    }

    bool sorting() {
        for (int column = 0; column < ui::kRecordColumns; ++column) {
            std::vector<double> all;
            stalls_.restart();
            for (int i = 0; i < 4; ++i) {
                const auto took = timed([&] {
                    page_.list().table().sortByColumn(column,
                                                      i % 2 == 0 ? Qt::AscendingOrder : Qt::DescendingOrder);
                });
                if (!took) return false;
                all.push_back(*took);
            }
            const QString name =
                page_.list().model().headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
            report.times(QStringLiteral("sorted by “%1”, until painted").arg(name), all);
            report.one(QStringLiteral("  longest stall meanwhile"), stalls_.longestMs(), 100);
        }
        return true;
    }

    bool scrolling() {
        QTableView& table = page_.list().table();
        QScrollBar& bar = *table.verticalScrollBar();
        const auto frames = [&](const char* what, const std::function<void(int)>& move) {
            std::vector<double> all;
            bar.setValue(bar.maximum() / 3);
            QCoreApplication::processEvents();
            for (int i = 0; i < kFrames; ++i) {
                const auto took = timed([&] { move(i); }, false);
                if (!took) return false;
                all.push_back(*took);
            }
            report.times(QString::fromLatin1(what), all, 16);
            return true;
        };
        std::mt19937 random(7);
        return frames("a frame, by the wheel",
                      [&](int) {
                          const QPointF at(200, 200);
                          QWheelEvent wheel(at, table.viewport()->mapToGlobal(at), {}, {0, -120},
                                            Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
                          QApplication::sendEvent(table.viewport(), &wheel);
                      }) &&
               frames("a frame, by pages",
                      [&](int) { bar.triggerAction(QAbstractSlider::SliderPageStepAdd); }) &&
               frames("a frame, by the thumb", [&](int) {
                   const int before = bar.value();
                   do bar.setValue(static_cast<int>(random() % static_cast<unsigned>(bar.maximum())));
                   while (bar.value() == before);
               });
    }

    // The ledger has moved: the next set is made while this one is shown.
    bool again() {
        forgetPeak();
        stalls_.restart();
        const auto took = timed([this] { page_.refresh(); });
        if (!took) return false;
        report.one(QStringLiteral("fetched again over the old one, until painted"), *took);
        report.one(QStringLiteral("  longest stall meanwhile"), stalls_.longestMs(), 100);
        report.memoryNow(QStringLiteral("memory, fetched again (worst: peak)"), 400);
        return true;
    }

    // The yardstick: what the rows take if they are handed over as one list.
    void asOneList() {
        page_.list().set(std::make_shared<ui::RecordSet>());
        QCoreApplication::processEvents();
        forgetPeak();
        const double before = memory("VmRSS");
        RowMaker maker(titles_);
        std::vector<engine::RecordRow> rows;
        for (std::size_t i = 0; i < records_; ++i) rows.push_back(maker.next());
        std::fprintf(stderr, "all rows as one list: %.0f MB, at the peak %.0f MB\n", memory("VmRSS") - before,
                     memory("VmHWM") - before);
    }

    std::size_t records_;
    Titles titles_;
    NoShell shell_;
    MadeUpDesk desk_;
    ui::ChartPage page_;
    Painted painted_;
    ui::StallWatch stalls_;
};

int run(QApplication& app) {
    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral("What a chart of many records costs."));
    parser.addHelpOption();
    parser.addOptions({{QStringLiteral("records"), QStringLiteral("how many"), QStringLiteral("number"),
                        QStringLiteral("1000000")},
                       {QStringLiteral("different"), QStringLiteral("all titles differ")},
                       {QStringLiteral("json"), QStringLiteral("an object on standard output")}});
    parser.process(app);
    bool ok = false;
    const std::size_t records = parser.value(QStringLiteral("records")).toUInt(&ok);
    if (!ok || records <= ui::RecordTable::kMaxAtOnce) {
        std::fputs("reseal-desktop-bench: --records takes a number of more than 2000\n", stderr);
        return 2;
    }
    ui::registerResources();
    ui::Theme::instance().install(app);
    const bool different = parser.isSet(QStringLiteral("different"));
    std::fprintf(stderr, "%zu records, %s titles, platform %s, Qt %s\n%-58s %9s %9s\n", records,
                 different ? "different" : "repeated", QGuiApplication::platformName().toUtf8().constData(),
                 qVersion(), "", "typical", "worst");
    Bench bench(records, different ? Titles::Different : Titles::Repeated);
    if (!bench.run()) return 1;
    if (parser.isSet(QStringLiteral("json"))) {
        const QJsonObject out{{QStringLiteral("records"), static_cast<qint64>(records)},
                              {QStringLiteral("different"), different},
                              {QStringLiteral("platform"), QGuiApplication::platformName()},
                              {QStringLiteral("rows"), bench.report.rows}};
        std::fputs(QJsonDocument(out).toJson().constData(), stdout);
    }
    return 0;
}

}  // namespace
}  // namespace reseal::bench

int main(int argc, char** argv) {
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM")) qputenv("QT_QPA_PLATFORM", "offscreen");
    reseal::ui::returnLargeBlocks();
    QApplication app(argc, argv);
    return reseal::bench::run(app);
}

#include "desktop_bench.moc"
