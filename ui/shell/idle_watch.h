// Whether somebody is still there: warns before the window locks itself, and notices that the machine was
// suspended. Asked once a second; it reads clocks that tests set.
//
// Suspended: the clock that goes on meanwhile (and the wall clock, should that one stand still somewhere) has
// come further between two ticks than the one that counts only while the machine runs. A wall clock that
// somebody sets forward looks the same; the window locks once too often then.
//
// Thread rule: the GUI thread.
#pragma once

#include <QObject>
#include <functional>

#include "core/base/time.h"

class QTimer;

namespace reseal::ui {

class IdleWatch final : public QObject {
    Q_OBJECT
public:
    static constexpr Duration kIdle = seconds(600);    // without a key or the mouse, until it is time to lock
    static constexpr Duration kWarning = seconds(30);  // the last part of it
    static constexpr Duration kSuspended = seconds(5);  // more than a busy machine's ticks are apart
    struct Clocks {
        std::function<Instant()> running;     // stands still in suspend
        std::function<Instant()> throughout;  // goes on
        std::function<Instant()> wall;
    };
    static Clocks realClocks();

    explicit IdleWatch(QObject* parent = nullptr);
    void setClocks(Clocks clocks);
    void active();  // a key, the mouse
    void tick();

Q_SIGNALS:
    void warned(int secondsLeft);  // each second of the warning
    void stayed();                 // somebody is there: the warning is over
    void timeToLock();             // once, until somebody is there again; or the machine was suspended

private:
    Clocks clocks_;
    Instant lastActive_, running_, throughout_, wall_;
    bool warning_ = false, told_ = false;
    QTimer* timer_;
};

}  // namespace reseal::ui
