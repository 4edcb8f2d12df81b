// Makes or reopens the demo on a thread of its own, and hands its running clinics to the GUI thread.
//
// Thread rule: the thread it was made on, which needs an event loop.
#pragma once

#include <QObject>
#include <QThread>
#include <filesystem>
#include <memory>
#include <vector>

#include "core/engine/clinic_desk.h"
#include "ui/shell/main_window.h"

namespace reseal::app {

class DemoHost final : public QObject {
    Q_OBJECT
public:
    // Opens the demo that lies in `folder`, or makes one there.
    explicit DemoHost(std::filesystem::path folder, QObject* parent = nullptr);
    ~DemoHost() override;
    void start();
    // For the window, once ready() was emitted.
    ui::WindowOptions options() const { return options_; }

Q_SIGNALS:
    void told(const QString& sentence);
    void ready();
    void failed(const QString& why);

private:
    std::filesystem::path folder_;
    std::unique_ptr<QThread> thread_;
    ui::WindowOptions options_;
};

}  // namespace reseal::app
