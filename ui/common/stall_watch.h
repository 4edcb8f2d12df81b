// How long the main loop did not come round: the time in which a click would have waited. A heartbeat is due
// every few milliseconds; what it is late by is a stall. For measuring: it keeps the processor awake.
//
// Thread rule: the thread whose loop it watches.
#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

namespace reseal::ui {

class StallWatch final : public QObject {
    Q_OBJECT
public:
    static constexpr int kBeatMs = 2;
    explicit StallWatch(QObject* parent = nullptr);
    void restart();            // forgets what was
    double longestMs() const;  // since then, with what is going on right now
    int over(int ms) const;    // how many stalls were longer than this; at most those of kMostKept

private:
    static constexpr std::size_t kMostKept = 10'000;
    void beat();
    double lateBy() const;
    QTimer timer_;
    QElapsedTimer since_;
    double longest_ = 0;
    std::vector<double> stalls_;  // longer than a frame
};

}  // namespace reseal::ui
