// Walks every page in light and dark, in several languages, and writes a picture of each. Without a folder
// for pictures it walks once and prints for each step the longest time in which the main loop did not come
// round.
//
// Thread rule: the GUI thread.
#pragma once

#include <QObject>
#include <functional>
#include <memory>
#include <vector>

#include "ui/common/stall_watch.h"
#include "ui/common/theme.h"
#include "ui/shell/main_window.h"

namespace reseal::app {

class Gallery final : public QObject {
    Q_OBJECT
public:
    Gallery(ui::WindowOptions options, QString folder, QObject* parent = nullptr);
    ~Gallery() override;
    void start();  // ends the application when done; exit status 1 if a picture could not be made

private:
    struct Look {
        QString language;
        ui::Scheme scheme;
    };
    using Step = std::function<void()>;
    void planLook(const Look& look);
    void planSeat(const ui::Profile& profile, const std::string& who);
    void plan(int settle, Step step) { steps_.push_back({settle, std::move(step)}); }
    void shoot(const QString& name);
    void next();

    ui::WindowOptions options_;
    QString folder_, prefix_;
    std::unique_ptr<ui::MainWindow> window_;
    std::vector<std::pair<int, Step>> steps_;
    std::size_t at_ = 0;
    int pictures_ = 0;
    ui::StallWatch stalls_;
    double longest_ = 0;
    bool failed_ = false;
};

}  // namespace reseal::app
