// Staff's commands about cases, at the node.

#include "app/node/control.h"
#include "app/node/council_words.h"
#include "app/node/to_json.h"
#include "app/node/when_done.h"

namespace reseal::app {

using namespace engine;

namespace {

std::string said(const QJsonObject& command, const char* name) {
    return command[QLatin1String(name)].toString().trimmed().toStdString();
}

// Errors: InvalidArgument.
Result<NewCase> newCaseOf(const QJsonObject& command) {
    NewCase out;
    const auto pseudonym = SignPublic::fromHexText(said(command, "pseudonym"));
    if (!pseudonym)
        return fail(ErrorCode::InvalidArgument,
                    "a pseudonym is 64 hexadecimal digits: staff block shows who has said what");
    out.pseudonym = *pseudonym;
    out.reason = said(command, "reason");
    if (const QString number = command["admission"].toString(); !number.isEmpty()) {
        bool isNumber = false;
        out.admission = number.toULongLong(&isNumber);
        if (!isNumber) return fail(ErrorCode::InvalidArgument, "--admission is a number from 0");
    }
    for (const QString& one : command["evidence"].toString().split(QLatin1Char(','), Qt::SkipEmptyParts)) {
        const auto tx = TxId::fromHexText(one.trimmed().toStdString());
        if (!tx)
            return fail(
                ErrorCode::InvalidArgument,
                "evidence is transactions of this ledger, 64 hexadecimal digits each, with commas between");
        out.evidence.push_back(*tx);
    }
    return out;
}

void answerOnceSaid(const QFuture<Result<void>>& future, QObject* context, const Done& done) {
    whenDone<void>(future, context, [done](Result<void> result) {
        if (!result) return done(explained(result.error()));
        done(QJsonObject{{"state", QStringLiteral("sent")},
                         {"next", QStringLiteral("staff cases shows it once the clinics have ordered it")}});
    });
}

}  // namespace

bool doCaseCommand(ClinicDesk& desk, const QJsonObject& command, QObject* context, const Done& done) {
    const QString act = command["do"].toString();
    if (act == QLatin1String("cases")) {
        whenDone<std::vector<CaseRow>>(desk.cases(), context, [done](Result<std::vector<CaseRow>> rows) {
            if (!rows) return done(rows.error());
            done(QJsonObject{{"cases", toJsonList(*rows)}});
        });
        return true;
    }
    if (act == QLatin1String("case-open")) {
        const auto wanted = newCaseOf(command);
        if (!wanted) {
            done(wanted.error());
            return true;
        }
        whenDone<ledger::CaseId>(desk.openCase(*wanted), context, [done](Result<ledger::CaseId> opened) {
            if (!opened) return done(explained(opened.error()));
            done(QJsonObject{
                {"case", QString::fromStdString(opened->hex())},
                {"next", QStringLiteral("each clinic's staff agrees or declines: staff cases shows it "
                                        "once the clinics have ordered it")}});
        });
        return true;
    }
    if (!act.startsWith(QLatin1String("case-"))) return false;
    const auto id = ledger::CaseId::fromHexText(said(command, "case"));
    if (!id) {
        done(fail(ErrorCode::InvalidArgument, "a case is 32 hexadecimal digits: staff cases lists them"));
        return true;
    }
    if (act == QLatin1String("case-agree"))
        answerOnceSaid(desk.agreeInCase(*id), context, done);
    else if (act == QLatin1String("case-decline"))
        answerOnceSaid(desk.declineCase(*id), context, done);
    else if (act == QLatin1String("case-answer"))
        answerOnceSaid(desk.answerCase(*id, said(command, "consequence")), context, done);
    else if (act == QLatin1String("case-close"))
        answerOnceSaid(desk.closeCase(*id), context, done);
    else
        return false;
    return true;
}

}  // namespace reseal::app
