// What a clinic's staff do at a running node.

#include "app/node/command.h"
#include "app/node/control.h"
#include "core/base/files.h"

namespace reseal::app {
namespace {
constexpr std::size_t kMaxRequest = std::size_t{64} << 10;  // to be let in

Option folderOption() {
    return {QStringLiteral("dir"), QStringLiteral("folder"), QStringLiteral("the clinic's folder"), true};
}
Option outOption(const QString& what) {
    return {QStringLiteral("out"), QStringLiteral("file"), what};
}

// A command whose options are passed on under their own names; `file`: the field that --out saves.
Run passOn(const QString& act, const QStringList& options, const QString& file = {}) {
    return [=](const Arguments& arguments) -> Result<QJsonObject> {
        QJsonObject command{{"do", act}};
        for (const QString& option : options) {
            if (!arguments.has(option)) continue;
            const QString key = QString(option).replace(QLatin1Char('-'), QLatin1Char('_'));
            if (option == QLatin1String("days")) {
                RESEAL_ASSIGN(command[key], arguments.number(option, 1, 365, 7));
            } else if (option == QLatin1String("add")) {
                RESEAL_ASSIGN(const Bytes request, readFile(arguments.path(option), kMaxRequest));
                command[key] = text(toHex(request));
            } else {
                RESEAL_ASSIGN(const std::string value, readTextArgument(arguments.text(option)));
                command[key] = text(value);
            }
        }
        const bool toFile = !file.isEmpty() && arguments.has(QStringLiteral("out"));
        if (toFile) RESEAL_TRY(checkNew(arguments.path(QStringLiteral("out"))));  // before anything is done
        RESEAL_ASSIGN(auto answer, askRunningNode(arguments.path(QStringLiteral("dir")), command));
        if (toFile) {
            RESEAL_TRY(writeNew(arguments.path(QStringLiteral("out")),
                                bytesOf(answer[file].toString().toStdString())));
            answer["written"] = arguments.text(QStringLiteral("out"));
        }
        return answer;
    };
}

Option caseOption() {
    return {QStringLiteral("case"), QStringLiteral("hex"), QStringLiteral("as listed"), true};
}

Option emergencyOption() {
    return {QStringLiteral("emergency"), QStringLiteral("hex"), QStringLiteral("as listed"), true};
}

Option pseudonymOption() {
    return {QStringLiteral("pseudonym"), QStringLiteral("hex"), QStringLiteral("whom the case is about"),
            true};
}

Option identityOption() {
    return {QStringLiteral("identity"), QStringLiteral("hex"), QStringLiteral("the member, as listed"), true};
}

Command command(const char* act, const char* summary, std::vector<Option> options, const QString& file = {}) {
    QStringList names;
    for (const Option& option : options)
        if (option.name != QLatin1String("out")) names << option.name;
    options.insert(options.begin(), folderOption());
    return {{QStringLiteral("staff"), QLatin1String(act)},
            QLatin1String(summary),
            std::move(options),
            {},
            passOn(QLatin1String(act), names, file)};
}

}  // namespace

std::vector<Command> staffCommands() {
    const Option token{QStringLiteral("token"), QStringLiteral("hex"),
                       QStringLiteral("the invitation, as listed"), true};
    return {
        command("invite", "invite a person: hand the text over as a file or QR code",
                {{QStringLiteral("role"), QStringLiteral("role"),
                  QStringLiteral("patient, doctor, researcher, staff"), true},
                 {QStringLiteral("label"), QStringLiteral("text"),
                  QStringLiteral("who it is meant for, for staff only")},
                 {QStringLiteral("days"), QStringLiteral("number"),
                  QStringLiteral("how long it may be used (7)")},
                 outOption(QStringLiteral("write the invitation to a file"))},
                QStringLiteral("invitation")),
        command("invitations", "list all invitations", {}),
        command("waiting", "list those who wait to be let in", {}),
        command(
            "enrol", "let a person in, after matching the code to the face",
            {token,
             {QStringLiteral("identity"), QStringLiteral("hex"),
              QStringLiteral("of who claimed it, as listed"), true},
             {QStringLiteral("name"), QStringLiteral("text"),
              QStringLiteral("the person's name; you vouch for it"), true},
             {QStringLiteral("title"), QStringLiteral("text"), QStringLiteral("such as \"cardiologist\"")},
             outOption(QStringLiteral("write the handover to a file, for those who write records"))},
            QStringLiteral("handover")),
        command("refuse", "refuse who waits, or withdraw an invitation", {token}),
        command("members", "list the clinic's members", {}),
        command("suspend",
                "let a member have no new pseudonyms: those it has end by themselves, within 90 days",
                {identityOption()}),
        command("reinstate", "let a suspended member have new pseudonyms again", {identityOption()}),
        command("team", "list who is in the clinic's team, and so opens what patients have granted to it",
                {}),
        command("team-add", "name one of the clinic's doctors in its team", {identityOption()}),
        command("team-remove", "take a member out of the team: at once, also from what was granted before",
                {identityOption()}),
        command("alarms",
                "list who of the clinic's people nears a limit, or has reached one, the latest first", {}),
        command(
            "alarm-seen", "say that you have looked at an alarm",
            {{QStringLiteral("alarm"), QStringLiteral("number"), QStringLiteral("as listed"), true},
             {QStringLiteral("by"), QStringLiteral("hex"),
              QStringLiteral("the doctor or member of staff who has looked, as listed; not whom it is about"),
              true}}),
        command(
            "register", "add a patient to the clinic's register, or correct a row of it",
            {{QStringLiteral("name"), QStringLiteral("text"), QStringLiteral("the patient's name"), true},
             {QStringLiteral("birth-date"), QStringLiteral("date"), QStringLiteral("as in 1961-04-30")},
             {QStringLiteral("number"), QStringLiteral("text"), QStringLiteral("the clinic's own number")},
             {QStringLiteral("card"), QStringLiteral("text"),
              QStringLiteral("the care card's text, or @file")},
             {QStringLiteral("row"), QStringLiteral("number"), QStringLiteral("the row to be corrected")},
             {QStringLiteral("viewer"), QStringLiteral("hex"),
              QStringLiteral("the member who enters it; else the clinic itself is written down")}}),
        command("looks", "list who looked at whom in the register, or entered something, the latest first",
                {{QStringLiteral("row"), QStringLiteral("number"), QStringLiteral("only at this row")},
                 {QStringLiteral("member"), QStringLiteral("hex"), QStringLiteral("only by this member")},
                 {QStringLiteral("below"), QStringLiteral("number"),
                  QStringLiteral("only those before the look of this number")}}),
        command("find", "find patients in the register; the look is written down",
                {{QStringLiteral("words"), QStringLiteral("text"),
                  QStringLiteral("beginnings of names, or a birth date"), true},
                 {QStringLiteral("viewer"), QStringLiteral("hex"), QStringLiteral("the member who looks"),
                  true}}),
        command("council", "who belongs to the ledger, and what is proposed", {}),
        command(
            "propose", "propose a change that clinics decide together; proposing is a vote for it",
            {{QStringLiteral("add"), QStringLiteral("file"),
              QStringLiteral("let a clinic in: its request (consortium join --request)")},
             {QStringLiteral("remove"), QStringLiteral("hex"), QStringLiteral("remove this clinic")},
             {QStringLiteral("clinic"), QStringLiteral("hex"), QStringLiteral("whose --roles change")},
             {QStringLiteral("roles"), QStringLiteral("list"),
              QStringLiteral("all it is to have: validator,proxy,file-server")},
             {QStringLiteral("parameter"), QStringLiteral("name"),
              QStringLiteral("NetworkDelay, ReaderLife, PatientLife, KeygenPhase (milliseconds), "
                             "ClinicAdmission (1 or 0), DoctorRequests, ResearcherRequests, "
                             "ReaderTickets, OwnTickets (a day), EmergencyAccess (milliseconds)")},
             {QStringLiteral("value"), QStringLiteral("number"), QStringLiteral("what it is to be")},
             {QStringLiteral("retire"), QStringLiteral("purpose"),
              QStringLiteral("let go of a common key for good, tracing or emergency, with --attempt: "
                             "all clinics wipe their shares of it")},
             {QStringLiteral("attempt"), QStringLiteral("number"),
              QStringLiteral("which of them: staff common-keys lists them")},
             {QStringLiteral("suspend"), QStringLiteral("hex"),
              QStringLiteral("suspend this member of any clinic, by its identity")},
             {QStringLiteral("reinstate"), QStringLiteral("hex"),
              QStringLiteral("reinstate this member, whoever has suspended it")},
             {QStringLiteral("disaster"), QStringLiteral("yes"),
              QStringLiteral("declare a disaster: for 24 hours doctors may declare as many emergencies as "
                             "there are")},
             {QStringLiteral("reason"), QStringLiteral("text"),
              QStringLiteral("for the other clinics' staff; nothing about a person")}}),
        command("change-keys",
                "propose this clinic's next signing key; when it has passed, the node goes over to it",
                {{QStringLiteral("reason"), QStringLiteral("text"),
                  QStringLiteral("for the other clinics' staff; nothing about a person")}}),
        command("common-keys", "the keys that belong to all clinics together, and how far each is made", {}),
        command("make-common-key", "have the clinics' nodes make a key that none of them ever has alone",
                {{QStringLiteral("purpose"), QStringLiteral("word"), QStringLiteral("tracing or emergency"),
                  true}}),
        command("cases", "the cases in which clinics find out who is behind a pseudonym", {}),
        command("case-open", "open one: as many clinics as the tracing key needs have to agree to it",
                {pseudonymOption(),
                 {QStringLiteral("reason"), QStringLiteral("word"),
                  QStringLiteral("sweeping, false-pretext, lent-pseudonym, false-record, bad-words, other"),
                  true},
                 {QStringLiteral("evidence"), QStringLiteral("hex,hex"),
                  QStringLiteral(
                      "transactions by that pseudonym, with commas between: who had vouched for it then "
                      "is looked for"),
                  true}}),
        command("case-agree",
                "take part, for good: once enough have agreed, this clinic's share of the tracing key is "
                "used for "
                "this case",
                {caseOption(), pseudonymOption()}),
        command("case-decline", "take no part, for good", {caseOption()}),
        command("case-answer", "say what this clinic has done about its member who was found",
                {caseOption(),
                 {QStringLiteral("consequence"), QStringLiteral("word"),
                  QStringLiteral("suspended (staff suspend comes first), warned, none"), true}}),
        command("case-close",
                "close this clinic's own case while nobody has agreed, or any whose time is over; what is "
                "answered "
                "is closed by itself",
                {caseOption()}),
        command("emergencies",
                "what doctors have declared, what this clinic answered, and which reviews are open", {}),
        command("emergency-rule", "whether this clinic answers emergencies at once, or its staff do",
                {{QStringLiteral("answer"), QStringLiteral("word"), QStringLiteral("automatic or by-staff"),
                  true}}),
        command("emergency-share", "give this clinic's share, so that the doctor can read",
                {emergencyOption()}),
        command("emergency-decline", "give none, for good",
                {emergencyOption(),
                 {QStringLiteral("objection"), QStringLiteral("word"),
                  QStringLiteral("not-believed, share-lost, other"), true}}),
        command(
            "emergency-close",
            "close the review of an emergency whose time is over: somebody else has looked at it",
            {emergencyOption(),
             {QStringLiteral("outcome"), QStringLiteral("word"),
              QStringLiteral("justified, not-justified, unclear"), true},
             {QStringLiteral("reviewer"), QStringLiteral("hex"),
              QStringLiteral("the doctor or member of staff who has looked at it, as listed; not the one who "
                             "declared it"),
              true}}),
        command("vote", "vote on a proposal, once and for good",
                {{QStringLiteral("proposal"), QStringLiteral("hex"), QStringLiteral("as listed"), true},
                 {QStringLiteral("answer"), QStringLiteral("yes/no"), QStringLiteral("yes or no"), true}}),
        command("status", "height, peers, what is pending", {}),
        command("scrub",
                "read everything on the disk against its checks, and repair files from other clinics", {}),
    };
}

}  // namespace reseal::app
