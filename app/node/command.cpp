#include "app/node/command.h"

#include <termios.h>
#include <unistd.h>

#include <QDateTime>
#include <QTimeZone>
#include <cstdio>

#include "core/base/files.h"
#include "core/ledger/names.h"

namespace reseal::app {

QString text(std::string_view utf8) {
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

Result<int> Arguments::number(const QString& name, int least, int most, int otherwise) const {
    if (!has(name)) return otherwise;
    bool ok = false;
    const int value = text(name).toInt(&ok);
    if (ok && value >= least && value <= most) return value;
    return fail(ErrorCode::InvalidArgument, "--" + name.toStdString() + " takes a number from " +
                                                std::to_string(least) + " to " + std::to_string(most));
}

Option beforeOption() {
    return {QStringLiteral("before"), QStringLiteral("number"),
            QStringLiteral("only what comes before this number in the list")};
}

Option passphraseOption() {
    return {
        QStringLiteral("passphrase-file"), QStringLiteral("file"),
        QStringLiteral(
            "where the passphrase stands, in the first line (otherwise: RESEAL_PASSPHRASE, or asked for)")};
}

namespace {

crypto::SecretBytes firstLine(Bytes& bytes) {
    std::size_t length = 0;
    while (length < bytes.size() && bytes[length] != '\n' && bytes[length] != '\r') ++length;
    auto out = crypto::SecretBytes::copyOf(ByteView(bytes).first(length));
    crypto::wipe(bytes);
    return out;
}

Result<crypto::SecretBytes> askOnTerminal(const QString& prompt, const QString& option) {
    termios before{};
    if (::tcgetattr(STDIN_FILENO, &before) != 0)
        return fail(ErrorCode::InvalidArgument,
                    "no passphrase: give --" + option.toStdString() +
                        (option == passphraseOption().name ? " or set RESEAL_PASSPHRASE" : ""));
    termios silent = before;
    silent.c_lflag &= ~static_cast<tcflag_t>(ECHO);
    std::fputs(prompt.toUtf8().constData(), stderr);
    ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent);
    Bytes line(1024);
    const auto got = ::read(STDIN_FILENO, line.data(), line.size());
    ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &before);
    std::fputs("\n", stderr);
    line.resize(got > 0 ? static_cast<std::size_t>(got) : 0);
    return firstLine(line);
}

}  // namespace

Result<crypto::SecretBytes> passphrase(const Arguments& arguments, const QString& option,
                                       const QString& prompt) {
    crypto::SecretBytes out;
    if (arguments.has(option)) {
        RESEAL_ASSIGN(Bytes bytes, readFile(arguments.path(option), 4096));
        out = firstLine(bytes);
    } else if (const char* variable = std::getenv("RESEAL_PASSPHRASE");
               variable != nullptr && option == passphraseOption().name) {
        out = crypto::SecretBytes::copyOf(bytesOf(variable));
    } else {
        RESEAL_ASSIGN(out, askOnTerminal(prompt, option));
    }
    if (out.empty()) return fail(ErrorCode::InvalidArgument, "the passphrase is empty");
    return out;
}

Status checkNew(const std::filesystem::path& path) {
    if (std::filesystem::exists(path))
        return fail(ErrorCode::AlreadyExists, path.string() + " is there already; nothing was written");
    return {};
}

Status writeNew(const std::filesystem::path& path, ByteView content) {
    RESEAL_TRY(checkNew(path));
    return writeFileDurably(path, content);
}

Result<Instant> parseTime(const QString& value) {
    if (value.endsWith(QLatin1Char('d'))) {
        bool ok = false;
        const int count = value.chopped(1).toInt(&ok);
        if (ok && count > 0 && count <= 36500) return wallClock() + days(count);
    }
    QDateTime when = QDateTime::fromString(value, Qt::ISODate);
    if (when.isValid() && when.timeSpec() == Qt::LocalTime) when.setTimeZone(QTimeZone::utc());
    if (when.isValid()) return Instant{when.toMSecsSinceEpoch()};
    return fail(ErrorCode::InvalidArgument,
                "not a time: \"" + value.toStdString() + "\" (as in 2027-05-03, or 30d)");
}

Result<std::string> readTextArgument(const QString& value) {
    if (!value.startsWith(QLatin1Char('@'))) return value.toStdString();
    RESEAL_ASSIGN(const Bytes bytes, readFile(value.mid(1).toStdString(), 64 << 10));
    return QString::fromUtf8(reinterpret_cast<const char*>(bytes.data()),
                             static_cast<qsizetype>(bytes.size()))
        .trimmed()
        .toStdString();
}

Result<std::uint32_t> parseRoles(const QString& list) {
    std::uint32_t roles = 0;
    for (const QString& word : list.split(QLatin1Char(','))) {
        if (word == QLatin1String("validator"))
            roles |= static_cast<std::uint32_t>(ledger::ClinicRole::Validator);
        else if (word == QLatin1String("proxy"))
            roles |= static_cast<std::uint32_t>(ledger::ClinicRole::Proxy);
        else if (word == QLatin1String("file-server"))
            roles |= static_cast<std::uint32_t>(ledger::ClinicRole::FileServer);
        else
            return fail(ErrorCode::InvalidArgument,
                        "no such role: " + word.toStdString() + " (validator, proxy, file-server)");
    }
    return roles;
}

}  // namespace reseal::app
