// Real clinics for tests of the windows, in this process, and windows on them with folders of their own.
#pragma once

#include <QTemporaryDir>
#include <filesystem>

#include "app/demo/await.h"
#include "app/demo/consortium.h"
#include "tests/ui/hand.h"
#include "ui/common/resources.h"
#include "ui/common/text.h"
#include "ui/shell/main_window.h"
#include "ui/shell/workspace.h"

namespace reseal::test {

inline const QString kSecret = QStringLiteral("velvet otter canyon nineteen umbrella");

struct Desktop {
    explicit Desktop(ui::WindowOptions options)
        : window(std::make_unique<ui::MainWindow>(std::move(options))), hand(*window) {
        window->show();
    }
    template <class Page>
    Page* page() const {
        auto* workspace = window->workspace();
        return workspace == nullptr ? nullptr : qobject_cast<Page*>(workspace->current());
    }
    void go(const char* name) { window->workspace()->go(QLatin1String(name)); }
    std::unique_ptr<ui::MainWindow> window;
    Hand hand;
};

class Clinics {
public:
    explicit Clinics(std::size_t count) {
        const auto made = app::DemoConsortium::found(folder() / "consortium", count, {});
        if (!made) qFatal("no consortium: %s", made.error().text().c_str());
        consortium_ = std::move(const_cast<std::unique_ptr<app::DemoConsortium>&>(*made));
        for (auto& desk : consortium_->takeClinics(QThread::currentThread()))
            desks_.push_back(std::shared_ptr<engine::ClinicDesk>(std::move(desk)));
    }
    std::filesystem::path folder() const { return dir_.path().toStdString(); }
    engine::ClinicDesk& desk(std::size_t number) { return *desks_[number]; }
    std::filesystem::path clinicFolder(std::size_t number) const {
        return consortium_->folder() / consortium_->roster().clinics[number].folder;
    }
    // The computer of a clinic's staff: its node runs, its keys are locked.
    Desktop staffDesktop(std::size_t number) {
        ui::WindowOptions options;
        options.root = folder() / ("staff-" + std::to_string(number));
        const auto place = options.root / "1";
        std::filesystem::create_directories(place);
        std::filesystem::create_directory_symlink(clinicFolder(number), place / "keys");
        ui::Profile profile;
        profile.kind = ui::Profile::Kind::Clinic;
        profile.name = profile.clinic = ui::text(consortium_->roster().clinics[number].name);
        profile.keys = place / "keys";
        if (!ui::Profiles(options.root).write(profile)) qFatal("no profile");
        options.clinics[profile.keys] = desks_[number];
        return Desktop(options);
    }
    // A computer on which nobody's keys are yet.
    Desktop freshDesktop(const std::string& name) {
        ui::WindowOptions options;
        options.root = folder() / name;
        return Desktop(options);
    }

private:
    QTemporaryDir dir_;
    std::unique_ptr<app::DemoConsortium> consortium_;
    std::vector<std::shared_ptr<engine::ClinicDesk>> desks_;
};

// What QTEST_MAIN does, with the program's looks.
inline void prepare(QApplication& app) {
    crypto::initialize();
    ui::registerResources();
    ui::Theme::instance().install(app);
}

}  // namespace reseal::test
