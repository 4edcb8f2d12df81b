#include "app/desktop/gallery.h"

#include <QApplication>
#include <QDir>
#include <QTabWidget>
#include <QTableView>
#include <QTableWidget>
#include <QTimer>

#include "app/demo/patients.h"
#include "core/base/files.h"
#include "ui/clinic/ledger_page.h"
#include "ui/clinic/members_page.h"
#include "ui/common/text.h"
#include "ui/doctor/chart_page.h"
#include "ui/doctor/patients_page.h"
#include "ui/doctor/seal_page.h"
#include "ui/patient/records_page.h"
#include "ui/patient/sharing_page.h"
#include "ui/records/viewer.h"
#include "ui/shell/first_run.h"
#include "ui/shell/language.h"
#include "ui/shell/workspace.h"

namespace reseal::app {
namespace {

// Until the engine has answered and the page is laid out. Pictures, not a test: nothing is judged by it.
constexpr int kQuick = 150, kAnswer = 1500, kOpen = 3500;

}  // namespace

Gallery::Gallery(ui::WindowOptions options, QString folder, QObject* parent)
    : QObject(parent), options_(std::move(options)), folder_(std::move(folder)) {}
Gallery::~Gallery() = default;

void Gallery::start() {
    if (folder_.isEmpty()) {
        planLook({ui::languageInUse(), ui::Scheme::Light});
        plan(0, [this] {
            std::printf("%-40s %8.1f ms\n", "longest", longest_);
            window_.reset();
            QCoreApplication::exit(0);
        });
        return next();
    }
    QDir().mkpath(folder_);
    for (const QString& language : {QStringLiteral("en"), QStringLiteral("de"), QStringLiteral("ar")})
        for (const ui::Scheme scheme : {ui::Scheme::Light, ui::Scheme::Dark}) planLook({language, scheme});
    plan(0, [this] {
        std::printf("%d pictures in %s\n", pictures_, ui::utf8(folder_).c_str());
        window_.reset();
        QCoreApplication::exit(failed_ ? 1 : 0);
    });
    next();
}

void Gallery::next() {
    if (at_ == steps_.size()) return;
    const auto& [settle, step] = steps_[at_++];
    step();
    QTimer::singleShot(settle, this, &Gallery::next);
}

void Gallery::shoot(const QString& name) {
    if (folder_.isEmpty()) {
        longest_ = std::max(longest_, stalls_.longestMs());
        std::printf("%-40s %8.1f ms  over 50 ms: %d times\n", ui::utf8(name).c_str(), stalls_.longestMs(),
                    stalls_.over(50));
        stalls_.restart();
        return;
    }
    const QString file = QStringLiteral("%1/%2-%3.png").arg(folder_, prefix_, name);
    if (window_->grab().save(file))
        ++pictures_;
    else
        failed_ = true;
}

void Gallery::planLook(const Look& look) {
    plan(kQuick, [this, look] {
        prefix_ = QStringLiteral("%1-%2").arg(look.language, look.scheme == ui::Scheme::Light
                                                                 ? QStringLiteral("light")
                                                                 : QStringLiteral("dark"));
        window_.reset();
        ui::Theme::instance().fix(look.scheme);
        ui::useLanguage(look.language);
        ui::WindowOptions fresh;
        fresh.root = options_.root / "nobody";
        window_ = std::make_unique<ui::MainWindow>(fresh);
        window_->show();
    });
    plan(kQuick, [this] { shoot(QStringLiteral("first-run")); });
    plan(kQuick, [this] {
        window_ = std::make_unique<ui::MainWindow>(options_);
        window_->show();
    });
    plan(kQuick, [this] { shoot(QStringLiteral("who")); });
    const auto first = [this](ui::Profile::Kind kind, records::Role role) {
        for (const ui::Profile& profile : options_.demo)
            if (profile.kind == kind && (kind == ui::Profile::Kind::Clinic || profile.role == role))
                return profile;
        return options_.demo.front();
    };
    planSeat(first(ui::Profile::Kind::Person, records::Role::Patient), "patient");
    for (auto it = options_.demo.rbegin(); it != options_.demo.rend(); ++it)
        if (it->kind == ui::Profile::Kind::Person && it->role == records::Role::Doctor) {
            planSeat(*it, "doctor");  // the last: who asked the patients
            break;
        }
    planSeat(first(ui::Profile::Kind::Clinic, records::Role::Staff), "clinic");
    plan(kQuick, [this] { window_->lock(); });
    plan(kQuick, [this] { shoot(QStringLiteral("locked")); });
}

void Gallery::planSeat(const ui::Profile& profile, const std::string& who) {
    plan(kOpen, [this, profile] { window_->sit(profile); });
    const auto page = [this, who](const char* name, int settle = kAnswer) {
        plan(settle, [this, name] { window_->workspace()->go(QLatin1String(name)); });
        plan(kQuick,
             [this, name, who] { shoot(QStringLiteral("%1-%2").arg(ui::text(who), QLatin1String(name))); });
    };
    if (who == "patient") {
        page("requests");
        page("sharing");
        page("records");
        plan(kOpen, [this] {
            if (auto* records = qobject_cast<ui::RecordsPage*>(window_->workspace()->current()))
                if (records->list().model().rowCount() > 0)
                    Q_EMIT records->list().opened(records->list().model().at(0));
        });
        plan(kQuick, [this] { shoot(QStringLiteral("patient-record")); });
        page("activity");
        page("card");
    }
    if (who == "doctor") {
        page("patients");
        plan(kAnswer, [this] {
            if (auto* patients = qobject_cast<ui::PatientsPage*>(window_->workspace()->current()))
                Q_EMIT patients->table().activated(patients->model().index(1, 0));
        });
        plan(kQuick, [this] { shoot(QStringLiteral("doctor-chart")); });
        plan(kOpen * 2, [this] {
            if (auto* chart = qobject_cast<ui::ChartPage*>(window_->workspace()->current()))
                chart->showTogether();
        });
        plan(kQuick, [this] { shoot(QStringLiteral("doctor-values")); });
        page("tracker");
        page("seal");
    }
    if (who == "clinic") {
        page("members");
        page("network");
        page("ledger");
        plan(kAnswer, [this] {
            if (auto* ledger = qobject_cast<ui::LedgerPage*>(window_->workspace()->current()))
                ledger->showBlock(1);
        });
        plan(kQuick, [this] { shoot(QStringLiteral("clinic-block")); });
        page("storage");
    }
}

}  // namespace reseal::app
