#include "app/node/control.h"

#include <QCryptographicHash>
#include <QEventLoop>
#include <QJsonDocument>
#include <QLocalSocket>
#include <QTimer>

#include "app/node/command.h"
#include "app/node/council_words.h"
#include "app/node/to_json.h"
#include "core/records/care_card.h"

namespace reseal::app {

using namespace engine;

namespace {

constexpr int kAnswerTimeoutMs = 120'000;

// A socket's name is limited to some 100 bytes, so it is a hash of the folder, in the runtime folder.
QString socketName(const std::filesystem::path& folder) {
    std::error_code why;
    const auto whole = std::filesystem::canonical(folder, why);
    const QByteArray name = QByteArray::fromStdString((why ? folder : whole).string());
    // Not qHash: Qt salts it anew in each process.
    const QByteArray digest = QCryptographicHash::hash(name, QCryptographicHash::Sha256);
    return QStringLiteral("reseal-") + QString::fromLatin1(digest.toHex().left(32));
}

template <class Row>
std::function<void(Result<std::vector<Row>>)> listTo(const char* name, Done done) {
    return [name, done = std::move(done)](Result<std::vector<Row>> rows) {
        if (!rows) return done(rows.error());
        done(QJsonObject{{QLatin1String(name), toJsonList(*rows)}});
    };
}
std::function<void(Result<void>)> nothingTo(const char* what, Done done) {
    return [what, done = std::move(done)](Result<void> result) {
        if (!result) return done(result.error());
        done(QJsonObject{{"done", QLatin1String(what)}});
    };
}

std::string utf8(const QJsonObject& object, const char* key) {
    return object[QLatin1String(key)].toString().toStdString();
}

void invite(ClinicDesk& desk, const QJsonObject& command, QObject* context, Done done) {
    const auto role = records::roleFromCode(utf8(command, "role"));
    if (!role)
        return done(fail(ErrorCode::InvalidArgument, "no such role (patient, doctor, researcher, staff)"));
    whenDone<InvitationText>(desk.invite(*role, utf8(command, "label"), days(command["days"].toInt(7))),
                             context, [done](Result<InvitationText> invitation) {
                                 if (!invitation) return done(invitation.error());
                                 done(QJsonObject{{"invitation", text(invitation->text)},
                                                  {"expires", text(isoUtc(invitation->expires))}});
                             });
}

void enrol(ClinicDesk& desk, const QJsonObject& command, QObject* context, Done done) {
    const auto token = Hash32::fromHexText(utf8(command, "token"));
    const auto identity = Hash32::fromHexText(utf8(command, "identity"));
    if (!token || !identity)
        return done(fail(ErrorCode::InvalidArgument, "token or identity is not 64 hexadecimal digits"));
    whenDone<Enrolment>(
        desk.enrol(*token, *identity, utf8(command, "name"), utf8(command, "title")), context,
        [done](Result<Enrolment> enrolment) {
            if (!enrolment) return done(enrolment.error());
            done(QJsonObject{{"enrolled", text(enrolment->name)}, {"handover", text(enrolment->handover)}});
        });
}

// A number that an option was passed on as; 0: not given. Errors: InvalidArgument.
Result<std::int64_t> numberOf(const QJsonObject& command, const char* name) {
    const QString given = command[QLatin1String(name)].toString();
    bool fine = given.isEmpty();
    const qint64 number = fine ? 0 : given.toLongLong(&fine);
    if (!fine || number < 0) return fail(ErrorCode::InvalidArgument, std::string(name) + " is no number");
    return number;
}

void addToRegister(ClinicDesk& desk, const QJsonObject& command, QObject* context, Done done) {
    RegisterRow row;
    row.name = utf8(command, "name");
    row.birthDate = utf8(command, "birth_date");
    row.localNumber = utf8(command, "number");
    row.careCard = utf8(command, "card");
    const auto number = numberOf(command, "row");
    if (!number) return done(number.error());
    row.row = *number;
    std::optional<Hash32> viewer;
    if (const std::string given = utf8(command, "viewer"); !given.empty()) {
        const auto member = Hash32::fromHexText(given);
        if (!member) return done(fail(ErrorCode::InvalidArgument, "viewer is not 64 hexadecimal digits"));
        viewer = *member;
    }
    whenDone<std::int64_t>(desk.registerPatient(row, viewer), context, [done](Result<std::int64_t> added) {
        if (!added) return done(added.error());
        done(QJsonObject{{"row", static_cast<qint64>(*added)}});
    });
}

void showLooks(ClinicDesk& desk, const QJsonObject& command, QObject* context, Done done) {
    LookWish wish;
    const auto row = numberOf(command, "row"), below = numberOf(command, "below");
    if (!row || !below) return done(row ? below.error() : row.error());
    if (*row != 0) wish.row = *row;
    wish.below = *below;
    if (const std::string given = utf8(command, "member"); !given.empty()) {
        const auto member = Hash32::fromHexText(given);
        if (!member) return done(fail(ErrorCode::InvalidArgument, "member is not 64 hexadecimal digits"));
        wish.member = *member;
    }
    whenDone<std::vector<LookRow>>(desk.looks(wish), context, listTo<LookRow>("looks", done));
}

// Errors: InvalidArgument.
Result<Hash32> memberOf(const QJsonObject& command, const char* name) {
    const auto member = Hash32::fromHexText(utf8(command, name));
    if (!member)
        return fail(ErrorCode::InvalidArgument, "--" + std::string(name) +
                                                    " is a member's identity, 64 hexadecimal digits: staff "
                                                    "members lists them");
    return *member;
}

void setSuspended(ClinicDesk& desk, const QJsonObject& command, bool suspended, QObject* context, Done done) {
    const auto member = memberOf(command, "identity");
    if (!member) return done(member.error());
    whenDone<void>(desk.setSuspended(*member, suspended), context, [done](Result<void> said) {
        if (!said) return done(explained(said.error()));
        done(
            QJsonObject{{"state", QStringLiteral("sent")},
                        {"next", QStringLiteral("staff members shows it once the clinics have ordered it")}});
    });
}

// One of add, remove, roles with clinic, parameter with value, retire with attempt, suspend, reinstate.
// Errors: InvalidArgument.
Result<ChangeWish> wishOf(const QJsonObject& command) {
    const auto has = [&](const char* name) { return !command[QLatin1String(name)].toString().isEmpty(); };
    if (has("add") + has("remove") + has("roles") + has("parameter") + has("retire") + has("suspend") +
            has("reinstate") + has("disaster") !=
        1)
        return fail(ErrorCode::InvalidArgument,
                    "a proposal is one change: --add, --remove, --clinic with --roles, --parameter with "
                    "--value, --retire with --attempt, --suspend, --reinstate, or --disaster");
    for (const char* name : {"suspend", "reinstate"})
        if (has(name)) {
            RESEAL_ASSIGN(const Hash32 member, memberOf(command, name));
            return ChangeWish(SuspendByVote{member, std::string_view(name) == "suspend"});
        }
    if (has("disaster")) {
        if (utf8(command, "disaster") != "yes")
            return fail(ErrorCode::InvalidArgument, "--disaster yes declares one; it ends by itself");
        return ChangeWish(Disaster{});
    }
    if (has("attempt") != has("retire"))
        return fail(ErrorCode::InvalidArgument, "--retire and --attempt belong together");
    if (has("retire")) {
        RESEAL_ASSIGN(const auto attempt, numberOf(command, "attempt"));
        if (attempt < 1 || attempt > UINT32_MAX)
            return fail(ErrorCode::InvalidArgument, "--attempt is a number from 1");
        return ChangeWish(RetireKey{utf8(command, "retire"), static_cast<std::uint32_t>(attempt)});
    }
    if (has("clinic") != has("roles"))
        return fail(ErrorCode::InvalidArgument, "--clinic and --roles belong together");
    if (has("value") != has("parameter"))
        return fail(ErrorCode::InvalidArgument, "--parameter and --value belong together");
    if (has("add")) {
        RESEAL_ASSIGN(auto request, fromHex(utf8(command, "add")));
        return ChangeWish(LetIn{std::move(request)});
    }
    if (has("parameter")) {
        RESEAL_ASSIGN(const auto value, numberOf(command, "value"));
        return ChangeWish(SetParameter{utf8(command, "parameter"), static_cast<std::uint64_t>(value)});
    }
    const auto clinic = ClinicId::fromHexText(utf8(command, has("remove") ? "remove" : "clinic"));
    if (!clinic)
        return fail(ErrorCode::InvalidArgument,
                    "a clinic is 64 hexadecimal digits: staff council lists them");
    if (has("remove")) return ChangeWish(Remove{*clinic});
    RESEAL_ASSIGN(const auto roles, parseRoles(command["roles"].toString()));
    return ChangeWish(GiveRoles{*clinic, roles});
}

constexpr int kLookEveryMs = 250;
constexpr int kLooks = 32;  // so many times, then it is left to whoever asked to look again

// What was said counts once it is ordered: soon, or when enough clinics are there. `isThere`: is it?
void tellOnceOrdered(ClinicDesk& desk, QObject* context, QJsonObject answer,
                     std::function<bool(const CouncilView&)> isThere, Done done, int looks = kLooks) {
    const auto look = [=, &desk] {
        whenDone<CouncilView>(desk.council(), context, [=, &desk](Result<CouncilView> council) mutable {
            if (!council) return done(council.error());
            if (isThere(*council)) {
                answer["state"] = QStringLiteral("on the ledger");
                return done(answer);
            }
            if (looks > 0) return tellOnceOrdered(desk, context, answer, isThere, done, looks - 1);
            answer["state"] = QStringLiteral("sent, not on the ledger yet");
            answer["next"] = QStringLiteral(
                "staff council shows it once enough clinics are there to order it; it may still be refused");
            done(answer);
        });
    };
    QTimer::singleShot(looks == kLooks ? 0 : kLookEveryMs, context, look);
}

const CouncilProposalRow* find(const CouncilView& council, const ledger::ProposalId& id) {
    const auto row = std::ranges::find(council.proposals, id, &CouncilProposalRow::id);
    return row == council.proposals.end() ? nullptr : &*row;
}

std::function<void(Result<ledger::ProposalId>)> proposalTo(ClinicDesk& desk, QObject* context, Done done) {
    return [&desk, context, done = std::move(done)](Result<ledger::ProposalId> proposal) {
        if (!proposal) return done(explained(proposal.error()));
        tellOnceOrdered(
            desk, context, {{"proposal", text(proposal->hex())}},
            [id = *proposal](const CouncilView& council) { return find(council, id) != nullptr; }, done);
    };
}

void propose(ClinicDesk& desk, const QJsonObject& command, QObject* context, Done done) {
    const auto wish = wishOf(command);
    if (!wish) return done(wish.error());
    whenDone<ledger::ProposalId>(desk.propose(*wish, utf8(command, "reason")), context,
                                 proposalTo(desk, context, std::move(done)));
}

void vote(ClinicDesk& desk, const QJsonObject& command, QObject* context, Done done) {
    const QString given = command["proposal"].toString().trimmed().toLower();
    const auto proposal = ledger::ProposalId::fromHexText(given.toStdString());
    const std::string answer = utf8(command, "answer");
    if (!proposal)
        return done(fail(ErrorCode::InvalidArgument,
                         "a proposal is named by its 64 hexadecimal digits: staff council lists them"));
    if (answer != "yes" && answer != "no")
        return done(fail(ErrorCode::InvalidArgument, "--answer is yes or no"));
    const auto isThere = [id = *proposal, own = desk.clinic()](const CouncilView& council) {
        const CouncilProposalRow* row = find(council, id);
        const auto clinic = std::ranges::find(council.clinics, own, &CouncilClinic::id);
        if (row == nullptr || clinic == council.clinics.end()) return false;
        return std::ranges::count(row->yes, clinic->name) + std::ranges::count(row->no, clinic->name) > 0;
    };
    whenDone<void>(desk.vote(*proposal, answer == "yes"), context,
                   [&desk, context, answer, isThere, done](Result<void> voted) {
                       if (!voted) return done(explained(voted.error()));
                       tellOnceOrdered(desk, context, {{"voted", text(answer)}}, isThere, done);
                   });
}

}  // namespace

void doStaffCommand(ClinicDesk& desk, const QJsonObject& command, QObject* context, Done done) {
    if (doExplorerCommand(desk, command, context, done)) return;
    if (doCaseCommand(desk, command, context, done)) return;
    if (doEmergencyCommand(desk, command, context, done)) return;
    if (doTeamCommand(desk, command, context, done)) return;
    if (doAlarmCommand(desk, command, context, done)) return;
    const QString act = command["do"].toString();
    if (act == QLatin1String("invite")) return invite(desk, command, context, std::move(done));
    if (act == QLatin1String("enrol")) return enrol(desk, command, context, std::move(done));
    if (act == QLatin1String("register")) return addToRegister(desk, command, context, std::move(done));
    if (act == QLatin1String("propose")) return propose(desk, command, context, std::move(done));
    if (act == QLatin1String("suspend")) return setSuspended(desk, command, true, context, std::move(done));
    if (act == QLatin1String("reinstate"))
        return setSuspended(desk, command, false, context, std::move(done));
    if (act == QLatin1String("change-keys"))
        return whenDone<ledger::ProposalId>(desk.changeKeys(utf8(command, "reason")), context,
                                            proposalTo(desk, context, std::move(done)));
    if (act == QLatin1String("vote")) return vote(desk, command, context, std::move(done));
    if (act == QLatin1String("common-keys"))
        return whenDone<std::vector<CommonKeyRow>>(desk.commonKeys(), context,
                                                   listTo<CommonKeyRow>("common_keys", done));
    if (act == QLatin1String("make-common-key"))
        return whenDone<std::uint32_t>(
            desk.makeCommonKey(utf8(command, "purpose")), context, [done](Result<std::uint32_t> attempt) {
                if (!attempt) return done(explained(attempt.error()));
                done(QJsonObject{{"attempt", static_cast<qint64>(*attempt)},
                                 {"next", QStringLiteral("staff common-keys shows how far it is: seconds, "
                                                         "if all clinics' nodes are there")}});
            });
    if (act == QLatin1String("council"))
        return whenDone<CouncilView>(desk.council(), context, [done](Result<CouncilView> council) {
            if (!council) return done(council.error());
            done(toJson(*council));
        });
    if (act == QLatin1String("looks")) return showLooks(desk, command, context, std::move(done));
    if (act == QLatin1String("invitations"))
        return whenDone<std::vector<InvitationRow>>(desk.invitations(), context,
                                                    listTo<InvitationRow>("invitations", done));
    if (act == QLatin1String("waiting"))
        return whenDone<std::vector<InvitationRow>>(desk.waiting(), context,
                                                    listTo<InvitationRow>("waiting", done));
    if (act == QLatin1String("members"))
        return whenDone<std::vector<MemberListRow>>(desk.members(), context,
                                                    listTo<MemberListRow>("members", done));
    if (act == QLatin1String("scrub"))
        return whenDone<ScrubRow>(desk.scrub(), context, [done](Result<ScrubRow> report) {
            if (!report) return done(report.error());
            QJsonArray rotten;
            for (const BlobId& blob : report->fetchedAgain) rotten << QString::fromStdString(blob.hex());
            done(QJsonObject{{"checked", static_cast<qint64>(report->checked)}, {"fetched_again", rotten}});
        });
    if (act == QLatin1String("refuse")) {
        const auto token = Hash32::fromHexText(utf8(command, "token"));
        if (!token) return done(fail(ErrorCode::InvalidArgument, "token is not 64 hexadecimal digits"));
        return whenDone<void>(desk.refuse(*token), context, nothingTo("refused", done));
    }
    if (act == QLatin1String("find")) {
        const auto viewer = Hash32::fromHexText(utf8(command, "viewer"));
        if (!viewer) return done(fail(ErrorCode::InvalidArgument, "viewer is not 64 hexadecimal digits"));
        return whenDone<std::vector<RegisterRow>>(desk.findPatients(utf8(command, "words"), *viewer), context,
                                                  listTo<RegisterRow>("patients", done));
    }
    if (act == QLatin1String("status"))
        return whenDone<LedgerStatus>(desk.status(), context, [done](Result<LedgerStatus> status) {
            if (!status) return done(status.error());
            done(toJson(*status));
        });
    done(fail(ErrorCode::InvalidArgument, "no such staff command: " + act.toStdString()));
}

Result<std::unique_ptr<ControlServer>> ControlServer::start(ClinicDesk& desk,
                                                            const std::filesystem::path& folder) {
    std::unique_ptr<ControlServer> control(new ControlServer(desk));
    control->server_.setSocketOptions(QLocalServer::UserAccessOption);
    const QString name = socketName(folder);
    QLocalServer::removeServer(name);  // left by a crash: the vault's lock says that no other node runs here
    if (!control->server_.listen(name))
        return fail(ErrorCode::Io,
                    "the control socket can't be opened: " + control->server_.errorString().toStdString());
    QObject::connect(&control->server_, &QLocalServer::newConnection, control.get(), [self = control.get()] {
        while (QLocalSocket* socket = self->server_.nextPendingConnection()) self->serve(socket);
    });
    return control;
}

void ControlServer::serve(QLocalSocket* socket) {
    connect(socket, &QLocalSocket::disconnected, socket, &QObject::deleteLater);
    connect(socket, &QLocalSocket::readyRead, socket, [this, socket] {
        if (!socket->canReadLine()) {
            if (socket->bytesAvailable() > kMaxControlLine) socket->abort();
            return;
        }
        const auto command = QJsonDocument::fromJson(socket->readLine(kMaxControlLine)).object();
        doStaffCommand(desk_, command, socket, [socket](Result<QJsonObject> answer) {
            const QJsonObject out = answer ? *answer : toJson(answer.error());
            socket->write(QJsonDocument(out).toJson(QJsonDocument::Compact) + '\n');
            socket->flush();
        });
    });
}

Result<QJsonObject> askRunningNode(const std::filesystem::path& folder, const QJsonObject& command) {
    QLocalSocket socket;
    QEventLoop loop;
    QObject::connect(&socket, &QLocalSocket::connected, &loop,
                     [&] { socket.write(QJsonDocument(command).toJson(QJsonDocument::Compact) + '\n'); });
    QObject::connect(&socket, &QLocalSocket::readyRead, &loop, [&] {
        if (socket.canReadLine()) loop.quit();
    });
    QObject::connect(&socket, &QLocalSocket::errorOccurred, &loop, [&] { loop.exit(1); });
    QTimer::singleShot(kAnswerTimeoutMs, &loop, [&] { loop.exit(2); });
    QTimer::singleShot(0, &loop, [&] { socket.connectToServer(socketName(folder)); });
    const int how = loop.exec();
    if (how == 1)
        return fail(ErrorCode::Offline, "no node runs on " + folder.string() +
                                            " (start it: reseal-node run --dir " + folder.string() + ")");
    if (how == 2) return fail(ErrorCode::Timeout, "the node did not answer");
    QJsonObject answer = QJsonDocument::fromJson(socket.readLine(kMaxControlAnswer)).object();
    if (!answer.contains(QLatin1String("error"))) return answer;
    for (int code = 0; code <= static_cast<int>(ErrorCode::Cancelled); ++code)
        if (answer["error"].toString() == text(name(static_cast<ErrorCode>(code))))
            return fail(static_cast<ErrorCode>(code), answer["detail"].toString().toStdString());
    return fail(ErrorCode::Io, "an answer that can't be read");
}

}  // namespace reseal::app
