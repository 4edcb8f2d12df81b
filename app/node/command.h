// A command of reseal-node: its name, its options, and what it does. Every answer is one JSON object;
// with --json it is printed as it is, otherwise as text.
//
// Thread rule: the main thread.
#pragma once

#include <QCommandLineParser>
#include <QJsonArray>
#include <QJsonObject>
#include <filesystem>
#include <functional>
#include <vector>

#include "core/base/bytes.h"
#include "core/base/time.h"
#include "core/crypto/secret.h"

namespace reseal::app {

struct Option {
    QString name;
    QString value;  // what stands behind it in the help; empty: a switch
    QString description;
    bool required = false;
    bool many = false;  // may be given several times
};

class Arguments {
public:
    explicit Arguments(const QCommandLineParser& parser) : parser_(parser) {}
    bool has(const QString& name) const { return parser_.isSet(name); }
    QString text(const QString& name) const { return parser_.value(name); }
    std::string utf8(const QString& name) const { return parser_.value(name).toStdString(); }
    QStringList all(const QString& name) const { return parser_.values(name); }
    QStringList rest() const { return parser_.positionalArguments(); }
    std::filesystem::path path(const QString& name) const { return parser_.value(name).toStdString(); }
    // Errors: InvalidArgument, naming the option.
    Result<int> number(const QString& name, int least, int most, int otherwise) const;
    template <class Fixed>
    Result<Fixed> id(const QString& name) const {
        auto value = Fixed::fromHexText(utf8(name));
        if (!value)
            return fail(ErrorCode::InvalidArgument, "--" + name.toStdString() + ": " + value.error().detail);
        return value;
    }

private:
    const QCommandLineParser& parser_;
};

using Run = std::function<Result<QJsonObject>(const Arguments&)>;

struct Command {
    QStringList words;  // "patient", "approve"
    QString summary;
    std::vector<Option> options;
    QString rest;  // what further arguments are; empty: none are allowed
    Run run;
};

// All commands, in the order of the help.
std::vector<Command> clinicCommands();
std::vector<Command> staffCommands();
std::vector<Command> explorerCommands();
std::vector<Command> personCommands();
std::vector<Command> patientCommands();
std::vector<Command> doctorCommands();
std::vector<Command> ledgerCommands();
std::vector<Command> demoCommands();

// The passphrase: from --passphrase-file (its first line), else RESEAL_PASSPHRASE, else asked for on the
// terminal without echo. Errors: InvalidArgument (there is none), Io.
Result<crypto::SecretBytes> passphrase(const Arguments& arguments,
                                       const QString& option = QStringLiteral("passphrase-file"),
                                       const QString& prompt = QStringLiteral("Passphrase: "));
Option passphraseOption();
Option beforeOption();  // of lists that come in pages, the latest first

// An ISO date or date and time (UTC), or a number of days from now ("30d"). Errors: InvalidArgument.
Result<Instant> parseTime(const QString& text);

// What is handed to others is never replaced: they could hold different ones. Errors: AlreadyExists, those of
// writeFileDurably.
Status checkNew(const std::filesystem::path& path);
Status writeNew(const std::filesystem::path& path, ByteView content);

QString text(std::string_view utf8);
// "validator,proxy,file-server": the sum of ledger::ClinicRole. Errors: InvalidArgument.
Result<std::uint32_t> parseRoles(const QString& list);
Result<std::string> readTextArgument(
    const QString& value);  // the text itself, or "@file" for a file's content

}  // namespace reseal::app
