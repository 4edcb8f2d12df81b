// reseal: the desktop program.
//
//     reseal                          the people and clinics whose keys lie on this computer
//     reseal --demo FOLDER            four demo clinics, kept in FOLDER and opened again from there
//     reseal --demo FOLDER --gallery OUT   walks every page and writes a picture of each, then ends
//     reseal --demo FOLDER --measure-pages   walks every page and prints how long the window stood still,
//     then ends reseal --measure-start          ends when the field for the passphrase has been painted
//     (tests/bench/start.py)
//
// Exit status: 0; 1 something failed (the reason is printed); 2 the command line is wrong.

#include <QApplication>
#include <QCommandLineParser>
#include <QDir>
#include <QLabel>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QVBoxLayout>
#include <cstdio>

#include "app/desktop/demo_host.h"
#include "app/desktop/gallery.h"
#include "app/desktop/measuring.h"
#include "core/base/log.h"
#include "core/crypto/secret.h"
#include "core/sql/database.h"
#include "ui/common/large_blocks.h"
#include "ui/common/resources.h"
#include "ui/common/roles.h"
#include "ui/common/text.h"
#include "ui/shell/language.h"
#include "ui/shell/main_window.h"
#include "ui/shell/preparing.h"

namespace reseal::app {
namespace {

std::filesystem::path rootOfProfiles() {
    return ui::utf8(QStandardPaths::writableLocation(QStandardPaths::AppDataLocation)) + "/people";
}

int fail(const QString& why) {
    std::fputs(QString(QStringLiteral("reseal: ") + why + QLatin1Char('\n')).toUtf8().constData(), stderr);
    return 1;
}

struct Walk {
    bool wanted = false;
    QString pictures;  // empty: what is measured is printed
};

int runDemo(const std::filesystem::path& folder, const Walk& walk) {
    DemoHost host(folder);
    auto preparing = std::make_unique<ui::Preparing>();
    std::unique_ptr<ui::MainWindow> window;
    std::unique_ptr<Gallery> pictures;
    QObject::connect(&host, &DemoHost::told, preparing.get(), &ui::Preparing::say);
    QObject::connect(&host, &DemoHost::told, &host, [](const QString& sentence) {
        std::fputs(QString(sentence + QLatin1Char('\n')).toUtf8().constData(), stdout);
        std::fflush(stdout);
    });
    QObject::connect(&host, &DemoHost::failed, qApp, [&](const QString& why) {
        fail(why);
        if (!walk.wanted)
            preparing->fail(why);
        else
            QCoreApplication::exit(1);
    });
    QObject::connect(&host, &DemoHost::ready, qApp, [&] {
        preparing->close();
        QGuiApplication::setQuitOnLastWindowClosed(true);
        if (walk.wanted) {
            pictures = std::make_unique<Gallery>(host.options(), walk.pictures);
            pictures->start();
            return;
        }
        window = std::make_unique<ui::MainWindow>(host.options());
        window->show();
    });
    QGuiApplication::setQuitOnLastWindowClosed(false);
    QObject::connect(preparing.get(), &ui::Preparing::givenUp, qApp, [] { QCoreApplication::exit(1); });
    if (!walk.wanted) preparing->show();
    host.start();
    return QApplication::exec();
}

int run(QApplication& app) {
    QCommandLineParser parser;
    parser.setApplicationDescription(
        QStringLiteral("Clinics share medical records that only the patient can open."));
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addOptions(
        {{QStringLiteral("demo"), QStringLiteral("a demo, kept in this folder"), QStringLiteral("folder")},
         {QStringLiteral("gallery"), QStringLiteral("write a picture of every page, then end"),
          QStringLiteral("folder")},
         {QStringLiteral("measure-pages"), QStringLiteral("print how long each page stood still, then end")},
         {QStringLiteral("measure-start"), QStringLiteral("end once the passphrase can be typed")},
         {QStringLiteral("people"), QStringLiteral("where the keys lie, instead of the usual folder"),
          QStringLiteral("folder")},
         {QStringLiteral("language"), QStringLiteral("en, de, fr, es, ko or ar"), QStringLiteral("code")},
         {QStringLiteral("theme"), QStringLiteral("light or dark, instead of the system's"),
          QStringLiteral("name")}});
    parser.process(app);
    ui::registerResources();
    ui::registerRoles();
    if (parser.value(QStringLiteral("theme")) == QLatin1String("dark"))
        ui::Theme::instance().fix(ui::Scheme::Dark);
    if (parser.value(QStringLiteral("theme")) == QLatin1String("light"))
        ui::Theme::instance().fix(ui::Scheme::Light);
    ui::Theme::instance().install(app);
    ui::useLanguage(parser.isSet(QStringLiteral("language")) ? parser.value(QStringLiteral("language"))
                                                             : ui::languageOfSystem());
    if (parser.isSet(QStringLiteral("demo")))
        return runDemo(
            ui::utf8(parser.value(QStringLiteral("demo"))),
            {parser.isSet(QStringLiteral("gallery")) || parser.isSet(QStringLiteral("measure-pages")),
             parser.value(QStringLiteral("gallery"))});

    ui::WindowOptions options;
    options.root = parser.isSet(QStringLiteral("people"))
                       ? std::filesystem::path(ui::utf8(parser.value(QStringLiteral("people"))))
                       : rootOfProfiles();
    ui::MainWindow window(options);
    // The demo is a program of its own: nothing of it comes near real keys.
    QObject::connect(&window, &ui::MainWindow::demoWanted, &window, [] {
        const QString folder =
            QStandardPaths::writableLocation(QStandardPaths::AppDataLocation) + QStringLiteral("/demo");
        QProcess::startDetached(
            QCoreApplication::applicationFilePath(),
            {QStringLiteral("--demo"), folder, QStringLiteral("--language"), ui::languageInUse()});
    });
    if (parser.isSet(QStringLiteral("measure-start"))) return measureStart(window, options.root);
    window.show();
    return QApplication::exec();
}

}  // namespace
}  // namespace reseal::app

int main(int argc, char** argv) {
    using namespace reseal;
    ui::returnLargeBlocks();
    QApplication app(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("reseal"));
    QCoreApplication::setApplicationVersion(QStringLiteral(RESEAL_VERSION));
    crypto::initialize();
    if (const auto library = sql::checkLibrary(); !library)
        return app::fail(ui::text(library.error().text()));
    if (!crypto::secretsAreLocked())
        log(LogLevel::Warning, "memory",
            "the system does not let this program lock its secrets in memory; they might reach the swap");
    return app::run(app);
}
