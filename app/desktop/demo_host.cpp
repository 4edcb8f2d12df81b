#include "app/desktop/demo_host.h"

#include "app/demo/stage.h"
#include "ui/common/text.h"

namespace reseal::app {
namespace {

ui::WindowOptions optionsOf(const DemoConsortium& consortium,
                            std::vector<std::unique_ptr<engine::ClinicDesk>> clinics) {
    ui::WindowOptions out;
    out.root = consortium.folder();
    out.demoPassphrase = kDemoPassphrase;
    const Roster& roster = consortium.roster();
    for (const DemoPerson& person : roster.persons) {
        ui::Profile profile;
        profile.name = ui::text(person.name);
        profile.clinic = ui::text(roster.clinics[person.clinic].name);
        profile.role = person.role;
        profile.keys = consortium.folder() / person.folder;
        out.demo.push_back(std::move(profile));
    }
    for (std::size_t i = 0; i < clinics.size(); ++i) {
        ui::Profile profile;
        profile.kind = ui::Profile::Kind::Clinic;
        profile.name = profile.clinic = ui::text(roster.clinics[i].name);
        profile.role = records::Role::Staff;
        profile.keys = consortium.folder() / roster.clinics[i].folder;
        out.clinics[profile.keys] = std::shared_ptr<engine::ClinicDesk>(std::move(clinics[i]));
        out.demo.push_back(std::move(profile));
    }
    return out;
}

}  // namespace

DemoHost::DemoHost(std::filesystem::path folder, QObject* parent)
    : QObject(parent), folder_(std::move(folder)) {}

DemoHost::~DemoHost() {
    if (thread_) thread_->wait();
}

void DemoHost::start() {
    QThread* const home = QThread::currentThread();
    thread_.reset(QThread::create([this, home] {
        const Tell tell = [this](const QString& sentence) { Q_EMIT told(sentence); };
        auto made =
            Roster::isIn(folder_) ? DemoConsortium::reopen(folder_, tell) : prepareStage(folder_, tell);
        if (!made) {
            Q_EMIT failed(ui::text(made.error().text()));
            return;
        }
        auto clinics = (*made)->takeClinics(home);
        auto options = std::make_shared<ui::WindowOptions>(optionsOf(**made, std::move(clinics)));
        QMetaObject::invokeMethod(
            this,
            [this, options] {
                options_ = std::move(*options);
                Q_EMIT ready();
            },
            Qt::QueuedConnection);
    }));
    thread_->start();
}

}  // namespace reseal::app
