// A person's program that stays: it unlocks a vault once and then does one command for each line of its
// standard input, a JSON array of words as they would stand behind "reseal-node"; one line of JSON comes
// out for each. The commands are reseal-node's own, from the same files; only their session is this one,
// so that its link lives through whatever happens to the clinic, and an order costs no passphrase.
//
//     scenario_author --vault FOLDER        (RESEAL_PASSPHRASE in the environment)
//
// Thread rule: the main thread.

#include <QCoreApplication>
#include <QJsonDocument>
#include <cstdio>
#include <iostream>
#include <string>

#include "app/node/session_command.h"
#include "app/node/to_json.h"
#include "core/base/log.h"

namespace reseal::app {

using namespace engine;

namespace {
Session* gSession = nullptr;

void answer(const Result<QJsonObject>& result) {
    const QJsonObject out = result ? *result : toJson(result.error());
    std::puts(QJsonDocument(out).toJson(QJsonDocument::Compact).constData());
    std::fflush(stdout);
}

Result<QJsonObject> obey(const std::vector<Command>& commands, const QStringList& words) {
    for (const Command& command : commands) {
        if (words.mid(0, command.words.size()) != command.words) continue;
        QCommandLineParser parser;
        for (const Option& option : command.options) parser.addOption({option.name, {}, option.value});
        if (!parser.parse(QStringList{QStringLiteral("author")} + words.mid(command.words.size())))
            return fail(ErrorCode::InvalidArgument, parser.errorText().toStdString());
        return command.run(Arguments(parser));
    }
    return fail(ErrorCode::InvalidArgument, "no such command of a person");
}

Status unlock(Session& session) {
    QCommandLineParser parser;
    parser.addOption({passphraseOption().name, {}, passphraseOption().value});
    parser.parse({QStringLiteral("author")});
    RESEAL_ASSIGN(auto secret, passphrase(Arguments(parser)));
    RESEAL_ASSIGN([[maybe_unused]] const Person person, await(session.unlock(std::move(secret))));
    return {};
}
}  // namespace

// What app/node/person_commands.cpp has for a program that opens the vault for each command.
Option vaultOption() {
    return {QStringLiteral("vault"), QStringLiteral("folder"), QStringLiteral("not looked at"), false};
}

Run withSession(std::function<Result<QJsonObject>(Session&, const Arguments&)> act) {
    return [act = std::move(act)](const Arguments& arguments) { return act(*gSession, arguments); };
}

}  // namespace reseal::app

int main(int argc, char** argv) {
    using namespace reseal;
    using namespace reseal::app;
    QCoreApplication program(argc, argv);
    crypto::initialize();
    setLogLevel(LogLevel::Info);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() != 3 || arguments[1] != QLatin1String("--vault")) return 2;
    engine::Session session(arguments[2].toStdString());
    gSession = &session;
    if (const auto unlocked = unlock(session); !unlocked) {
        answer(unlocked.error());
        return 1;
    }
    answer(QJsonObject{{QStringLiteral("ready"), true}});
    std::vector<Command> commands;
    for (auto part : {patientCommands, doctorCommands, ledgerCommands})
        for (Command& command : part()) commands.push_back(std::move(command));
    for (std::string line; std::getline(std::cin, line);) {
        QStringList words;
        const QJsonArray given = QJsonDocument::fromJson(QByteArray::fromStdString(line)).array();
        for (const QJsonValue& word : given) words << word.toString();
        answer(obey(commands, words));
    }
    return 0;
}
