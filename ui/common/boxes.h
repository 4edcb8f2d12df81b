// The surfaces that pages are made of: card, banner, empty state, side panel, sheet.
//
// Thread rule: the GUI thread.
#pragma once

#include <QFrame>
#include <QPointer>
#include <functional>

#include "ui/common/text.h"

class QHBoxLayout;
class QSpacerItem;
class QVBoxLayout;

namespace reseal::ui {

QVBoxLayout* column(QWidget* of, int margin = 0, int spacing = g(2));
QHBoxLayout* row(QWidget* of, int margin = 0, int spacing = g(2));
QVBoxLayout* column(int spacing = g(2));
QHBoxLayout* row(int spacing = g(2));
QFrame* line();  // one pixel, horizontal
// A line with `widget` in its middle. Unlike an alignment, which asks for the height that goes with the whole
// width, it leaves words that wrap as many lines as they need.
QHBoxLayout* middle(QWidget* widget);
// Takes out everything that a layout holds and deletes it, later.
void clear(QLayout* layout);

// A box with what belongs together.
class Card : public QFrame {
    Q_OBJECT
public:
    explicit Card(const QString& title = {}, QWidget* parent = nullptr);
    QVBoxLayout* body() { return body_; }

private:
    QVBoxLayout* body_;
};

// What has happened, in a line across the page; blocks nothing. Stays until closed or replaced.
class Banner final : public QFrame {
    Q_OBJECT
public:
    Banner(Tone tone, const QString& text, QWidget* parent = nullptr);
    QString text() const;
    void setText(const QString& text);  // without an alert: for words that count down
    Tone tone() const { return tone_; }
    Banner& action(const QString& name, std::function<void()> act);

protected:
    void paintEvent(QPaintEvent*) override;

private:
    Tone tone_;
    QLabel* text_;
    QHBoxLayout* buttons_;
};

// Where banners appear: at the lower edge, with the room of one kept free, so that none moves what somebody
// is about to press. At most kMaxBanners; the oldest goes.
class BannerArea final : public QWidget {
    Q_OBJECT
public:
    static constexpr int kMaxBanners = 3;
    explicit BannerArea(QWidget* parent = nullptr);
    // `key`: a later banner with the same key takes the place of an earlier one; empty: it never does.
    Banner& show(Tone tone, const QString& text, const QString& key = {});
    void dismiss(const QString& key);
    void clearAll();
    QStringList texts() const;

private:
    QVBoxLayout* list_;
};

// A label of several lines, for middle().
QLabel* centred(QLabel* label, int width);

// What a place says when nothing is there: what would be, and how to get it.
class EmptyState final : public QWidget {
    Q_OBJECT
public:
    EmptyState(const char* iconName, const QString& title, const QString& text, QWidget* parent = nullptr);
    void set(const QString& title, const QString& text);
    EmptyState& action(const QString& name, std::function<void()> act);

private:
    QLabel *title_, *text_;
    QVBoxLayout* box_;
};

// Details beside a page.
class SidePanel final : public QFrame {
    Q_OBJECT
public:
    explicit SidePanel(QWidget* parent = nullptr);
    // Replaces what is shown; `content` is owned.
    void show(const QString& title, QWidget* content);
    void dismiss();
    QWidget* content() const { return content_; }

Q_SIGNALS:
    void dismissed();

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void paintEvent(QPaintEvent*) override;

private:
    QLabel* title_;
    QVBoxLayout* body_;
    QPointer<QWidget> content_;
    QPointer<QWidget> cameFrom_;  // has the focus back when this closes
};

// A question over its window, in the window: nothing below can be reached until it is answered. Esc closes
// it. Deletes itself.
//
// It grows downwards alone, so that nothing moves under the hand while it is filled in.
class Sheet final : public QWidget {
    Q_OBJECT
public:
    // Property of a field in which Enter does not press the first button: one in which people write.
    static constexpr const char* kEnterStays = "enterStays";
    static constexpr const char* kHost =
        "sheetHost";  // property of the widget that sheets cover; else the window
    // What a sheet over this widget covers. While that is hidden (locked), nobody can see or answer a thing.
    static QWidget* hostOf(QWidget* over);

    Sheet(QWidget* over, const QString& title, int width = 520);
    QVBoxLayout* body() { return body_; }
    // From the end of the line: the first is what Enter does.
    QPushButton* addButton(Kind kind, const QString& name, std::function<void()> act);
    // Below the buttons, which stay where they are; empty: nothing.
    void say(const QString& words, Ink ink = Ink::Bad);
    void open();
    void dismiss();

Q_SIGNALS:
    void dismissed();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    bool focusNextPrevChild(bool next) override;
    void keyPressEvent(QKeyEvent* event) override;
    void paintEvent(QPaintEvent*) override;

private:
    void centre();
    QWidget* over_;
    QFrame* box_;
    QSpacerItem* above_;
    QVBoxLayout* body_;
    QHBoxLayout* buttons_;
    QLabel* said_;
    QPointer<QWidget> cameFrom_;
};

// A sheet with a question and two answers; `yes` is named by what it does.
Sheet* ask(QWidget* over, const QString& title, const QString& text, Kind kind, const QString& yes,
           std::function<void()> then);

}  // namespace reseal::ui
