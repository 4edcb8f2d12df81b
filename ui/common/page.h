// A page of the workspace: a title, what can be done there, banners, and a body. A page is made when it is
// first shown and kept; refresh() is called when it comes to the front and when the ledger has moved.
//
// Thread rule: the GUI thread.
#pragma once

#include <QWidget>
#include <functional>

#include "core/base/result.h"
#include "ui/common/boxes.h"

class QScrollArea;

namespace reseal::ui {

class Page : public QWidget {
    Q_OBJECT
public:
    enum class Body { Fixed, Scrolling };
    Page(const QString& title, const QString& subtitle, Body body, QWidget* parent = nullptr);

    virtual void refresh() {}
    // What the search box (Ctrl+K) hands to this page; false: it has nothing for it.
    virtual bool find(const QString&) { return false; }

    BannerArea& banners() { return *banners_; }
    // What went wrong, in words (error_text.h), under a key so that it does not pile up.
    void complain(const Error& error, const QString& doing, const QString& key = QStringLiteral("error"));
    // Is the clinic that does not answer on this very computer, and only locked? Then complain() says so, and
    // leads there.
    void setHome(std::function<bool()> isLocked, std::function<void()> unlock);
    static QString homeIsLocked();  // in words

    // Where the focus goes when what had it is gone: to where one begins to read.
    void focusTitle();

protected:
    QVBoxLayout* body() { return body_; }
    QHBoxLayout* actions() { return actions_; }
    void setTitle(const QString& title, const QString& subtitle = {});

private:
    QLabel *title_, *subtitle_;
    QHBoxLayout* actions_;
    BannerArea* banners_;
    QVBoxLayout* body_;
    std::function<bool()> isHomeLocked_;
    std::function<void()> unlockHome_;
};

}  // namespace reseal::ui
