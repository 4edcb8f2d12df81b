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
    struct Cast {
        std::size_t clinic;
        engine::Role role;
        std::string name;
    };
    // Clinics, and persons who have joined already.
    explicit Clinics(std::size_t count, const std::vector<Cast>& persons = {}) {
        const auto made = app::DemoConsortium::found(folder() / "consortium", count, {});
        if (!made) qFatal("no consortium: %s", made.error().text().c_str());
        consortium_ = std::move(const_cast<std::unique_ptr<app::DemoConsortium>&>(*made));
        for (const Cast& person : persons) {
            const auto member = consortium_->enrol(person.clinic, person.role, person.name, "");
            if (!member) qFatal("%s did not join: %s", person.name.c_str(), member.error().text().c_str());
            vaults_.push_back(member->folder);
        }
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
        options.clinics[addClinic(options.root / "1", number)] = desks_[number];
        return Desktop(options);
    }
    // A person's computer: their keys are locked, the passphrase is the demo's.
    Desktop personDesktop(std::size_t number) {
        ui::WindowOptions options;
        options.root = folder() / ("person-" + std::to_string(number));
        const auto place = options.root / "1";
        std::filesystem::create_directories(place);
        std::filesystem::create_directory_symlink(vaults_[number], place / "keys");
        const app::DemoPerson& person = consortium_->roster().persons[number];
        ui::Profile profile;
        profile.name = ui::text(person.name);
        profile.role = person.role;
        profile.keys = place / "keys";
        if (!ui::Profiles(options.root).write(profile)) qFatal("no profile");
        return Desktop(options);
    }
    // The keys of a clinic come to lie on a person's computer, too: a practice with one computer.
    void addClinicTo(std::size_t person, std::size_t clinic) {
        addClinic(folder() / ("person-" + std::to_string(person)) / "2", clinic);
    }
    // To their workspace.
    void unlock(Desktop& desktop, std::size_t number) {
        desktop.hand.press(ui::text(consortium_->roster().persons[number].name));
        desktop.hand.type(QStringLiteral("Passphrase"), ui::text(app::kDemoPassphrase));
        desktop.hand.press(QStringLiteral("Unlock"));
        if (!soon([&] { return desktop.window->workspace() != nullptr; })) qFatal("not unlocked");
    }
    void stop(std::size_t clinic) { desks_[clinic].reset(); }
    void startAgain(std::size_t clinic) {
        auto desk = engine::ClinicDesk::start({clinicFolder(clinic), {}}, app::demoPassphrase());
        if (!desk) qFatal("the clinic did not start again: %s", desk.error().text().c_str());
        desks_[clinic] = std::shared_ptr<engine::ClinicDesk>(*std::move(desk));
    }
    ChainId chain() const { return desks_.front()->chain(); }
    // A computer on which nobody's keys are yet.
    Desktop freshDesktop(const std::string& name) {
        ui::WindowOptions options;
        options.root = folder() / name;
        return Desktop(options);
    }

private:
    // Where its keys lie then.
    std::filesystem::path addClinic(const std::filesystem::path& place, std::size_t number) const {
        std::filesystem::create_directories(place);
        std::filesystem::create_directory_symlink(clinicFolder(number), place / "keys");
        ui::Profile profile;
        profile.kind = ui::Profile::Kind::Clinic;
        profile.name = profile.clinic = ui::text(consortium_->roster().clinics[number].name);
        profile.keys = place / "keys";
        if (!ui::Profiles(place.parent_path()).write(profile)) qFatal("no profile");
        return profile.keys;
    }
    QTemporaryDir dir_;
    std::unique_ptr<app::DemoConsortium> consortium_;
    std::vector<std::shared_ptr<engine::ClinicDesk>> desks_;
    std::vector<std::filesystem::path> vaults_;
};

// What QTEST_MAIN does, with the program's looks.
inline void prepare(QApplication& app) {
    crypto::initialize();
    ui::registerResources();
    ui::Theme::instance().install(app);
}

}  // namespace reseal::test
