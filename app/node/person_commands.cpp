// A person's vault: made from an invitation, joined, shown, changed.

#include "app/node/session_command.h"
#include "app/node/to_json.h"
#include "core/vault/vault.h"

namespace reseal::app {

using namespace engine;

Option vaultOption() {
    return {QStringLiteral("vault"), QStringLiteral("folder"), QStringLiteral("the person's vault"), true};
}

Result<std::unique_ptr<Session>> openSession(const Arguments& arguments) {
    RESEAL_ASSIGN(auto secret, passphrase(arguments));
    auto session = std::make_unique<Session>(arguments.path(QStringLiteral("vault")));
    RESEAL_ASSIGN([[maybe_unused]] const Person person, await(session->unlock(std::move(secret))));
    return session;
}

Run withSession(std::function<Result<QJsonObject>(Session&, const Arguments&)> act) {
    return [act = std::move(act)](const Arguments& arguments) -> Result<QJsonObject> {
        RESEAL_ASSIGN(const auto session, openSession(arguments));
        return act(*session, arguments);
    };
}

namespace {

Result<QJsonObject> create(const Arguments& arguments) {
    RESEAL_ASSIGN(auto secret, passphrase(arguments));
    RESEAL_ASSIGN(auto invitation, readTextArgument(arguments.text(QStringLiteral("invitation"))));
    RESEAL_ASSIGN(const Person person,
                  await(createPerson({arguments.path(QStringLiteral("vault")), std::move(invitation),
                                      arguments.utf8(QStringLiteral("name"))},
                                     std::move(secret))));
    return toJson(person);
}

// Until ready, or for --wait seconds: staff have to let the person in.
Result<QJsonObject> join(Session& session, const Arguments& arguments) {
    RESEAL_ASSIGN(const int patience, arguments.number(QStringLiteral("wait"), 0, 86'400, 0));
    const Instant until = monotonicClock() + seconds(patience);
    for (;;) {
        RESEAL_ASSIGN(const Person person, await(session.join()));
        if (person.phase == Phase::Ready || monotonicClock() >= until) return toJson(person);
        pause(500);
    }
}

// Until the new clinic is home, or for --wait seconds: staff there have to let the person in.
Result<QJsonObject> move(Session& session, const Arguments& arguments) {
    RESEAL_ASSIGN(auto invitation, readTextArgument(arguments.text(QStringLiteral("invitation"))));
    RESEAL_ASSIGN(const int patience, arguments.number(QStringLiteral("wait"), 0, 86'400, 0));
    const Instant until = monotonicClock() + seconds(patience);
    for (;;) {
        RESEAL_ASSIGN(const Person person, await(session.moveTo(invitation)));
        if (!person.movingTo || monotonicClock() >= until) return toJson(person);
        pause(500);
    }
}

Result<QJsonObject> handover(Session& session, const Arguments& arguments) {
    RESEAL_ASSIGN(auto given, readTextArgument(arguments.text(QStringLiteral("handover"))));
    RESEAL_ASSIGN(const Person person, await(session.acceptHandover(std::move(given))));
    return toJson(person);
}

Result<QJsonObject> show(Session& session, const Arguments&) {
    RESEAL_ASSIGN(const Person person, await(session.person()));
    return toJson(person);
}

Result<QJsonObject> changePassphrase(const Arguments& arguments) {
    RESEAL_ASSIGN(const auto old, passphrase(arguments));
    RESEAL_ASSIGN(const auto fresh, passphrase(arguments, QStringLiteral("new-passphrase-file"),
                                               QStringLiteral("New passphrase: ")));
    RESEAL_ASSIGN(auto vault, vault::Vault::open(arguments.path(QStringLiteral("vault")), old));
    RESEAL_TRY(vault.changePassphrase(old, fresh));
    return QJsonObject{{"changed", arguments.text(QStringLiteral("vault"))}};
}

Result<QJsonObject> backUp(Session& session, const Arguments&) {
    RESEAL_TRY(await(session.backUpLocker()));
    return QJsonObject{{"done", QStringLiteral("the locker is kept by the home clinic, sealed")}};
}

Result<QJsonObject> restore(Session& session, const Arguments&) {
    RESEAL_ASSIGN(const std::size_t changed, await(session.restoreLocker()));
    return QJsonObject{{"entries_changed", static_cast<qint64>(changed)}};
}

}  // namespace

std::vector<Command> personCommands() {
    const std::vector<Option> plain{vaultOption(), passphraseOption()};
    const auto word = [](const char* act) {
        return QStringList{QStringLiteral("person"), QLatin1String(act)};
    };
    return {
        {word("create"),
         QStringLiteral("make a vault from an invitation"),
         {vaultOption(),
          {QStringLiteral("invitation"), QStringLiteral("text"), QStringLiteral("its text, or @file"), true},
          {QStringLiteral("name"), QStringLiteral("text"), QStringLiteral("how the program addresses you"),
           true},
          passphraseOption()},
         {},
         create},
        {word("join"),
         QStringLiteral("ask the clinic to be let in, and go on when it has"),
         {vaultOption(),
          {QStringLiteral("wait"), QStringLiteral("seconds"),
           QStringLiteral("how long to wait for staff (0)")},
          passphraseOption()},
         {},
         withSession(join)},
        {word("move"),
         QStringLiteral("be at home at another clinic from now on, by an invitation of that clinic's"),
         {vaultOption(),
          {QStringLiteral("invitation"), QStringLiteral("text"), QStringLiteral("its text, or @file"), true},
          {QStringLiteral("wait"), QStringLiteral("seconds"),
           QStringLiteral("how long to wait for its staff (0)")},
          passphraseOption()},
         {},
         withSession(move)},
        {word("handover"),
         QStringLiteral("take what staff handed over at enrolment"),
         {vaultOption(),
          {QStringLiteral("handover"), QStringLiteral("text"), QStringLiteral("its text, or @file"), true},
          passphraseOption()},
         {},
         withSession(handover)},
        {word("show"), QStringLiteral("who this vault belongs to"), plain, {}, withSession(show)},
        {word("passphrase"),
         QStringLiteral("change the passphrase"),
         {vaultOption(),
          passphraseOption(),
          {QStringLiteral("new-passphrase-file"), QStringLiteral("file"),
           QStringLiteral("the new one, in the first line")}},
         {},
         changePassphrase},
        {word("backup"),
         QStringLiteral(
             "let the home clinic keep what this vault knows, sealed; the vault is still needed to read it"),
         plain,
         {},
         withSession(backUp)},
        {word("restore"),
         QStringLiteral("fetch that back into this vault (after an older copy of it was put back)"),
         plain,
         {},
         withSession(restore)},
    };
}

}  // namespace reseal::app
