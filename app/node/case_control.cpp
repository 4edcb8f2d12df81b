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
Result<SignPublic> pseudonymIn(const QJsonObject& command) {
    const auto pseudonym = SignPublic::fromHexText(said(command, "pseudonym"));
    if (!pseudonym)
        return fail(ErrorCode::InvalidArgument,
                    "a pseudonym is 64 hexadecimal digits: staff block shows who has said what");
    return *pseudonym;
}

Result<NewCase> newCaseOf(const QJsonObject& command) {
    NewCase out;
    RESEAL_ASSIGN(out.pseudonym, pseudonymIn(command));
    out.reason = said(command, "reason");
    for (const QString& one : command["evidence"].toString().split(QLatin1Char(','), Qt::SkipEmptyParts)) {
        const auto tx = TxId::fromHexText(one.trimmed().toStdString());
        if (!tx)
            return fail(ErrorCode::InvalidArgument,
                        "evidence is transactions by that pseudonym, 64 hexadecimal digits each, with commas "
                        "between");
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
    if (act == QLatin1String("case-agree")) {
        const auto pseudonym = pseudonymIn(command);
        if (!pseudonym)
            done(pseudonym.error());
        else
            answerOnceSaid(desk.agreeInCase(*id, *pseudonym), context, done);
    } else if (act == QLatin1String("case-decline"))
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
