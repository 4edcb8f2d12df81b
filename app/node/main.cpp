// reseal-node: a clinic's node without a window, and the command line for everybody. Whatever a click can
// do in the desktop, a script can do here; both use core/engine.
//
// Exit status: 0 done; 1 refused or failed (the reason is printed); 2 the command line is wrong.

#include <QCoreApplication>
#include <QJsonDocument>
#include <cstdio>

#include "app/node/command.h"
#include "app/node/render.h"
#include "app/node/to_json.h"
#include "core/base/log.h"
#include "core/crypto/secret.h"
#include "core/sql/database.h"

namespace reseal::app {
namespace {

std::vector<Command> allCommands() {
    std::vector<Command> out;
    for (auto part : {clinicCommands, staffCommands, explorerCommands, personCommands, patientCommands,
                      doctorCommands, ledgerCommands, demoCommands})
        for (Command& command : part()) out.push_back(std::move(command));
    return out;
}

void print(FILE* where, const QString& text) {
    std::fputs(text.toUtf8().constData(), where);
}

int usage(const std::vector<Command>& commands, FILE* where) {
    print(where, QStringLiteral(
                     "reseal-node " RESEAL_VERSION
                     " – clinics share medical records that only the patient can open to others\n\n"
                     "usage: reseal-node COMMAND [options] [--json]        reseal-node COMMAND --help\n\n"));
    for (const Command& command : commands)
        print(where, QStringLiteral("  ") + command.words.join(QLatin1Char(' ')).leftJustified(20) +
                         command.summary + QLatin1Char('\n'));
    return 2;
}

int report(const Result<QJsonObject>& answer, bool json) {
    if (json) {
        const QJsonObject out = answer ? *answer : toJson(answer.error());
        print(stdout,
              QString::fromUtf8(QJsonDocument(out).toJson(QJsonDocument::Compact)) + QLatin1Char('\n'));
    } else if (answer) {
        print(stdout, render(*answer));
    } else {
        print(stderr, QStringLiteral("reseal-node: ") + text(answer.error().detail) + QStringLiteral(" (") +
                          text(name(answer.error().code)) + QStringLiteral(")\n"));
    }
    return answer && !answer->contains(QLatin1String("failed")) ? 0 : 1;
}

// What was not understood, and what comes near it.
int unknown(const std::vector<Command>& commands, const QStringList& arguments) {
    QString said = QStringLiteral("there is no such command");
    if (arguments.size() > 1) {
        said = QStringLiteral("there is no command \"") + arguments.mid(1, 2).join(QLatin1Char(' ')) +
               QLatin1Char('"');
        QStringList near;
        for (const Command& command : commands)
            if (command.words.first() == arguments[1] || command.words.last() == arguments.last())
                near << command.words.join(QLatin1Char(' '));
        if (!near.isEmpty())
            said += QStringLiteral("; did you mean: ") + near.join(QStringLiteral(", ")) + QLatin1Char('?');
    }
    report(fail(ErrorCode::InvalidArgument, said.toStdString()),
           arguments.contains(QStringLiteral("--json")));
    print(stderr, QStringLiteral("All commands: reseal-node --help\n"));
    return 2;
}

const Command* find(const std::vector<Command>& commands, const QStringList& arguments) {
    for (const Command& command : commands)
        if (arguments.mid(1, command.words.size()) == command.words) return &command;
    return nullptr;
}

int runCommand(const Command& command, const QStringList& arguments) {
    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral("reseal-node ") + command.words.join(QLatin1Char(' ')) +
                                     QStringLiteral(": ") + command.summary);
    const QCommandLineOption help = parser.addHelpOption();
    parser.addOption({QStringLiteral("json"), QStringLiteral("answer as one JSON object")});
    parser.addOption({QStringLiteral("verbose"), QStringLiteral("log what happens to standard error")});
    for (const Option& option : command.options) {
        QString description = option.description;
        if (option.required) description += QStringLiteral(" (required)");
        parser.addOption({option.name, description, option.value});
    }
    if (!command.rest.isEmpty()) parser.addPositionalArgument(QStringLiteral("files"), {}, command.rest);
    QStringList own{arguments.first()};
    own += arguments.mid(1 + command.words.size());
    const bool parsed = parser.parse(own);
    const bool json = parser.isSet(QStringLiteral("json"));
    const auto wrong = [&](const QString& why) {
        report(fail(ErrorCode::InvalidArgument, why.toStdString()), json);
        return 2;
    };
    if (!parsed) return wrong(parser.errorText());
    if (parser.isSet(help)) {
        print(stdout, parser.helpText());
        return 0;
    }
    for (const Option& option : command.options) {
        if (option.required && !parser.isSet(option.name))
            return wrong(QStringLiteral("--") + option.name + QStringLiteral(" is missing"));
        if (!option.many && parser.values(option.name).size() > 1)
            return wrong(QStringLiteral("--") + option.name +
                         QStringLiteral(" is given more than once; nothing was done"));
    }
    if (command.rest.isEmpty() && !parser.positionalArguments().isEmpty())
        return wrong(QStringLiteral("unexpected argument: ") + parser.positionalArguments().first());
    if (parser.isSet(QStringLiteral("verbose"))) setLogLevel(LogLevel::Info);
    return report(command.run(Arguments(parser)), json);
}

}  // namespace
}  // namespace reseal::app

int main(int argc, char** argv) {
    using namespace reseal;
    QCoreApplication app(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("reseal-node"));
    crypto::initialize();
    if (const auto library = sql::checkLibrary(); !library) return app::report(library.error(), false);
    if (!crypto::secretsAreLocked())
        log(LogLevel::Warning, "memory",
            "the system does not let this program lock its secrets in memory; they might reach the swap");
    const auto commands = app::allCommands();
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() > 1 && arguments[1] == QLatin1String("--version")) {
        std::puts("reseal-node " RESEAL_VERSION);
        return 0;
    }
    if (arguments.size() > 1 &&
        (arguments[1] == QLatin1String("--help") || arguments[1] == QLatin1String("-h") ||
         arguments[1] == QLatin1String("help"))) {
        app::usage(commands, stdout);
        return 0;
    }
    const app::Command* command = app::find(commands, arguments);
    if (command != nullptr) return app::runCommand(*command, arguments);
    return arguments.size() == 1 ? app::usage(commands, stderr) : app::unknown(commands, arguments);
}
