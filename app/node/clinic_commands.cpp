// Founding clinics and consortia, and running a node.

#include <sys/socket.h>
#include <unistd.h>
#include <QCoreApplication>
#include <QSocketNotifier>
#include <csignal>
#include <cstdio>

#include "app/node/command.h"
#include "app/node/control.h"
#include "app/node/to_json.h"
#include "core/base/files.h"

namespace reseal::app {

using namespace engine;

namespace {

constexpr std::uint64_t kMaxGenesisFile = 256 << 10;

Option folderOption() {
    return {QStringLiteral("dir"), QStringLiteral("folder"), QStringLiteral("the clinic's folder"), true};
}
Option genesisOption() {
    return {QStringLiteral("genesis"), QStringLiteral("file"), QStringLiteral("the consortium's genesis"),
            true};
}
Option outOption(const QString& what) {
    return {QStringLiteral("out"), QStringLiteral("file"), what, true};
}

QJsonObject describe(const FoundedLedger& ledger) {
    QJsonArray clinics;
    for (const std::string& clinic : ledger.clinics) clinics.append(text(clinic));
    return {{"name", text(ledger.name)},
            {"chain_id", text(ledger.chain.hex())},
            {"phrase", text(ledger.phrase)},
            {"clinics", clinics}};
}

Result<QJsonObject> createClinicCommand(const Arguments& arguments) {
    std::uint32_t roles = ledger::kAllClinicRoles;
    if (arguments.has(QStringLiteral("roles"))) {
        RESEAL_ASSIGN(roles, parseRoles(arguments.text(QStringLiteral("roles"))));
    }
    RESEAL_ASSIGN(const auto secret, passphrase(arguments));
    const NewClinic clinic{arguments.path(QStringLiteral("dir")), arguments.utf8(QStringLiteral("name")),
                           arguments.utf8(QStringLiteral("address")), roles};
    RESEAL_ASSIGN(const auto entry, createClinic(clinic, secret));
    return QJsonObject{
        {"created", arguments.text(QStringLiteral("dir"))},
        {"next", QStringLiteral("give the clinic's entry (clinic entry) to whoever founds the consortium")},
        {"entry_bytes", static_cast<qint64>(entry.size())}};
}

Result<QJsonObject> forgetVotesCommand(const Arguments& arguments) {
    RESEAL_TRY(setVotesAside(arguments.path(QStringLiteral("dir"))));
    return QJsonObject{
        {"put_aside", arguments.text(QStringLiteral("dir"))},
        {"next",
         text("run this clinic: it asks the others what it has signed, and votes again beyond that")}};
}

Result<QJsonObject> entryCommand(const Arguments& arguments) {
    RESEAL_ASSIGN(const auto entry, clinicEntry(arguments.path(QStringLiteral("dir"))));
    RESEAL_TRY(writeNew(arguments.path(QStringLiteral("out")), entry));
    return QJsonObject{{"written", arguments.text(QStringLiteral("out"))}};
}

Result<QJsonObject> foundCommand(const Arguments& arguments) {
    NewLedger founding;
    founding.name = arguments.utf8(QStringLiteral("name"));
    founding.start = wallClock();
    for (const QString& file : arguments.rest()) {
        RESEAL_ASSIGN(auto entry, readFile(file.toStdString(), kMaxGenesisFile));
        founding.entries.push_back(std::move(entry));
    }
    RESEAL_ASSIGN(const auto made, makeGenesis(founding));
    RESEAL_TRY(writeNew(arguments.path(QStringLiteral("out")), made.genesis));
    QJsonObject out = describe(made);
    const std::size_t clinics = made.clinics.size();
    const std::size_t spare = (clinics - 1) / 3;
    out["survives"] = text(spare == 0 ? "no clinic that is away: all must be up for anything to be ordered"
                                      : std::to_string(spare) + " of " + std::to_string(clinics) +
                                            " clinics being away or dishonest");
    out["written"] = arguments.text(QStringLiteral("out"));
    return out;
}

Result<QJsonObject> showGenesisCommand(const Arguments& arguments) {
    RESEAL_ASSIGN(const auto bytes, readFile(arguments.path(QStringLiteral("genesis")), kMaxGenesisFile));
    RESEAL_ASSIGN(const auto ledger, describeGenesis(bytes));
    return describe(ledger);
}

Result<QJsonObject> contactCommand(const Arguments& arguments) {
    RESEAL_ASSIGN(const auto entry, readFile(arguments.path(QStringLiteral("entry")), kMaxGenesisFile));
    RESEAL_TRY(addContact(arguments.path(QStringLiteral("dir")), entry));
    return QJsonObject{{"next", QStringLiteral("run this clinic; a node that runs has to be started again")}};
}

Result<QJsonObject> joinConsortiumCommand(const Arguments& arguments) {
    RESEAL_ASSIGN(const auto bytes, readFile(arguments.path(QStringLiteral("genesis")), kMaxGenesisFile));
    RESEAL_ASSIGN(const auto ledger, describeGenesis(bytes));
    if (!arguments.has(QStringLiteral("request"))) {
        RESEAL_TRY(useGenesis(arguments.path(QStringLiteral("dir")), bytes));
        return describe(ledger);
    }
    RESEAL_TRY(checkNew(arguments.path(QStringLiteral("request"))));
    RESEAL_ASSIGN(const auto secret, passphrase(arguments));
    RESEAL_ASSIGN(const auto request, joinRequest(arguments.path(QStringLiteral("dir")), bytes, secret));
    RESEAL_TRY(writeNew(arguments.path(QStringLiteral("request")), request));
    QJsonObject out = describe(ledger);
    out["written"] = arguments.text(QStringLiteral("request"));
    out["next"] =
        text("give the request to a clinic of the consortium (staff propose --add), and run this clinic");
    return out;
}

// SIGTERM and SIGINT end the event loop, by way of a socket: nothing else is safe in a handler.
int gSignals[2] = {-1, -1};
void onSignal(int) {
    [[maybe_unused]] const auto n = ::write(gSignals[0], "x", 1);
}

Result<QJsonObject> runCommand(const Arguments& arguments) {
    RESEAL_ASSIGN(const auto secret, passphrase(arguments));
    RESEAL_ASSIGN(const auto desk, ClinicDesk::start({arguments.path(QStringLiteral("dir")),
                                                      arguments.utf8(QStringLiteral("listen"))},
                                                     secret));
    RESEAL_ASSIGN(const auto control, ControlServer::start(*desk, arguments.path(QStringLiteral("dir"))));
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, gSignals) != 0)
        return fail(ErrorCode::Io, "no socket pair");
    QSocketNotifier notifier(gSignals[1], QSocketNotifier::Read);
    QObject::connect(&notifier, &QSocketNotifier::activated, qApp, &QCoreApplication::quit);
    std::signal(SIGTERM, onSignal);
    std::signal(SIGINT, onSignal);
    std::printf("running on port %u; ledger %s\n", unsigned{desk->port()}, desk->phrase().c_str());
    std::fflush(stdout);
    // Whoever watches over programs starts it anew; until there is room again, or the disk is well, in vain.
    std::optional<Error> failed;
    QObject::connect(desk.get(), &ClinicDesk::stopped, qApp, [&failed](const Error& why) {
        failed = why;
        QCoreApplication::quit();
    });
    QCoreApplication::exec();
    if (failed) return *failed;
    return QJsonObject{{"stopped", arguments.text(QStringLiteral("dir"))}};
}

}  // namespace

std::vector<Command> clinicCommands() {
    const Option name{QStringLiteral("name"), QStringLiteral("text"),
                      QStringLiteral("its name, as people know it"), true};
    return {
        {{QStringLiteral("clinic"), QStringLiteral("create")},
         QStringLiteral("make a clinic: its keys, under a passphrase, and its signed entry"),
         {folderOption(),
          name,
          {QStringLiteral("address"), QStringLiteral("host:port"),
           QStringLiteral("where other clinics and persons reach it"), true},
          {QStringLiteral("roles"), QStringLiteral("list"),
           QStringLiteral("validator,proxy,file-server (all)")},
          passphraseOption()},
         {},
         createClinicCommand},
        {{QStringLiteral("clinic"), QStringLiteral("entry")},
         QStringLiteral("write the clinic's signed entry to a file"),
         {folderOption(), outOption(QStringLiteral("where the entry goes"))},
         {},
         entryCommand},
        {{QStringLiteral("clinic"), QStringLiteral("forget-votes")},
         QStringLiteral("put votes aside that can't be read any more, so that the node starts again"),
         {folderOption()},
         {},
         forgetVotesCommand},
        {{QStringLiteral("consortium"), QStringLiteral("create")},
         QStringLiteral("make a consortium's genesis of clinics' entries"),
         {name, outOption(QStringLiteral("where the genesis goes"))},
         QStringLiteral("ENTRY…"),
         foundCommand},
        {{QStringLiteral("consortium"), QStringLiteral("show")},
         QStringLiteral("what a genesis says; compare the phrase by voice"),
         {genesisOption()},
         {},
         showGenesisCommand},
        {{QStringLiteral("consortium"), QStringLiteral("join")},
         QStringLiteral("let a clinic belong to a consortium"),
         {folderOption(),
          genesisOption(),
          {QStringLiteral("request"), QStringLiteral("file"),
           QStringLiteral("the clinic comes later: where its request to be let in goes")},
          passphraseOption()},
         {},
         joinConsortiumCommand},
        {{QStringLiteral("consortium"), QStringLiteral("contact")},
         QStringLiteral("name a clinic to look for where none of the genesis can be reached"),
         {folderOption(),
          {QStringLiteral("entry"), QStringLiteral("file"), QStringLiteral("its entry (clinic entry)"),
           true}},
         {},
         contactCommand},
        {{QStringLiteral("run")},
         QStringLiteral("run a clinic's node until it is told to stop"),
         {folderOption(),
          {QStringLiteral("listen"), QStringLiteral("host:port"),
           QStringLiteral("another address to listen on than the entry's")},
          passphraseOption()},
         {},
         runCommand},
    };
}

}  // namespace reseal::app
