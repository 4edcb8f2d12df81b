// A hand and an eye for tests of the windows: finds controls by what stands on them or by their accessible
// name, presses them as a mouse does, types as a keyboard does, and says what can be read.
#pragma once

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QDropEvent>
#include <QElapsedTimer>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTest>
#include <QTimer>
#include <QToolButton>
#include <functional>

namespace reseal::test {

inline constexpr int kPatienceMs = 30'000;

inline bool soon(const std::function<bool()>& holds, int patience = kPatienceMs) {
    QElapsedTimer timer;
    timer.start();
    while (!holds()) {
        if (timer.elapsed() > patience) return false;
        QTest::qWait(20);
    }
    return true;
}

class Hand {
public:
    explicit Hand(QWidget& window) : window_(window) {}

    template <class Widget>
    Widget* there(const QString& name) const {
        for (Widget* one : window_.findChildren<Widget*>())
            if (one->isVisible() && (nameOf(one) == name || one->accessibleName() == name)) return one;
        return nullptr;
    }
    QAbstractButton* button(const QString& name) const {
        for (auto* one : window_.findChildren<QAbstractButton*>())
            if (one->isVisible() && one->isEnabled() &&
                (one->text() == name || one->accessibleName() == name))
                return one;
        return nullptr;
    }
    // Waits until it can be pressed; false after a minute.
    bool press(const QString& name) {
        if (!soon([&] { return button(name) != nullptr; })) {
            qWarning("nothing to press: %s\nwhat can be read:\n%s", qPrintable(name), qPrintable(reads()));
            return false;
        }
        QAbstractButton* it = button(name);
        QTest::mouseClick(it, Qt::LeftButton, {}, it->rect().center());
        return true;
    }
    bool type(const QString& name, const QString& words) {
        if (!soon([&] { return there<QLineEdit>(name) != nullptr; })) {
            qWarning("nothing to type into: %s\nwhat can be read:\n%s", qPrintable(name),
                     qPrintable(reads()));
            return false;
        }
        auto* it = there<QLineEdit>(name);
        it->setFocus();
        it->clear();
        QTest::keyClicks(it, words);
        return true;
    }
    // As pasting does.
    bool paste(const QString& name, const QString& words) {
        if (!soon([&] { return there<QPlainTextEdit>(name) != nullptr; })) return false;
        auto* it = there<QPlainTextEdit>(name);
        it->setFocus();
        it->selectAll();
        it->insertPlainText(words);
        return true;
    }
    bool choose(const QString& name, const QString& words) {
        QComboBox* it = nullptr;
        if (!soon([&] {
                it = there<QComboBox>(name);
                return it != nullptr && it->findText(words, Qt::MatchContains) >= 0;
            }))
            return false;
        const int at = it->findText(words, Qt::MatchContains);
        it->setFocus();
        it->setCurrentIndex(at);
        Q_EMIT it->activated(at);
        return true;
    }
    void drop(QWidget& on, const QStringList& files) {
        QMimeData mime;
        QList<QUrl> urls;
        for (const QString& file : files) urls << QUrl::fromLocalFile(file);
        mime.setUrls(urls);
        QDragEnterEvent enter(QPoint(10, 10), Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(&on, &enter);
        QDropEvent event(QPointF(10, 10), Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(&on, &event);
    }
    // Answers the file dialog that is open, or opens soon.
    bool pick(const QString& path) {
        QFileDialog* dialog = nullptr;
        if (!soon([&] {
                for (QWidget* top : QApplication::topLevelWidgets())
                    if (auto* one = qobject_cast<QFileDialog*>(top); one != nullptr && one->isVisible())
                        dialog = one;
                return dialog != nullptr;
            }))
            return false;
        auto* edit = dialog->findChild<QLineEdit*>(QStringLiteral("fileNameEdit"));
        if (edit == nullptr) return false;
        edit->setText(path);
        QTest::keyClick(edit, Qt::Key_Return);
        return soon([] {
            for (QWidget* top : QApplication::topLevelWidgets())
                if (qobject_cast<QFileDialog*>(top) != nullptr && top->isVisible()) return false;
            return true;
        });
    }
    // Everything that can be read in the window now.
    QString reads() const {
        QStringList out;
        for (const QLabel* one : window_.findChildren<QLabel*>())
            if (one->isVisible() && !one->text().isEmpty()) out << one->text();
        for (const auto* one : window_.findChildren<QAbstractButton*>())
            if (one->isVisible() && !one->text().isEmpty()) out << QStringLiteral("[%1]").arg(one->text());
        return out.join(QLatin1Char('\n'));
    }
    bool sees(const QString& words) const { return reads().contains(words); }
    bool waitsFor(const QString& words) {
        if (soon([&] { return sees(words); })) return true;
        qWarning("not to be read: %s\nwhat can be read:\n%s", qPrintable(words), qPrintable(reads()));
        return false;
    }

private:
    static QString nameOf(const QLineEdit* edit) { return edit->placeholderText(); }
    static QString nameOf(const QWidget*) { return {}; }
    QWidget& window_;
};

// The longest time in which the event loop did not come round. Told, never judged.
class Heartbeat : public QObject {
public:
    Heartbeat() {
        clock_.start();
        timer_.setTimerType(Qt::PreciseTimer);
        timer_.setInterval(5);
        connect(&timer_, &QTimer::timeout, this, [this] { longest_ = std::max(longest_, clock_.restart()); });
        timer_.start();
    }
    qint64 longestMs() const { return longest_; }

private:
    QElapsedTimer clock_;
    QTimer timer_;
    qint64 longest_ = 0;
};

}  // namespace reseal::test
