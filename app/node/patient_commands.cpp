// What a patient can do.

#include "app/node/session_command.h"
#include "app/node/to_json.h"

namespace reseal::app {

using namespace engine;

namespace {

using Args = const Arguments&;

Run desk(std::function<Result<QJsonObject>(PatientDesk&, Args)> act) {
    return withDesk<PatientDesk>(&Session::patient, "patient", std::move(act));
}

Result<QJsonObject> card(PatientDesk& patient, Args) {
    RESEAL_ASSIGN(const CareCardText card, await(patient.careCard()));
    return QJsonObject{{"card", text(card.text)},
                       {"number", static_cast<int>(card.number)},
                       {"patient", text(card.patient.hex())}};
}

Result<QJsonObject> requests(PatientDesk& patient, Args) {
    RESEAL_ASSIGN(const auto rows, await(patient.requests()));
    return QJsonObject{{"requests", toJsonList(rows)}};
}

// A template says what is allowed; what else is said here could contradict it.
Result<QJsonObject> approveBy(PatientDesk& patient, Args arguments, const RequestId& request) {
    for (const char* other : {"category", "record", "until", "threshold"})
        if (arguments.has(QLatin1String(other)))
            return fail(ErrorCode::InvalidArgument,
                        std::string("--template and --") + other + " exclude each other");
    RESEAL_ASSIGN(const Approved approved,
                  await(patient.approveBy(request, arguments.utf8(QStringLiteral("template")))));
    return toJson(approved);
}

Result<std::optional<std::size_t>> thresholdIn(Args arguments) {
    if (!arguments.has(QStringLiteral("threshold"))) return std::optional<std::size_t>();
    RESEAL_ASSIGN(const int threshold,
                  arguments.number(QStringLiteral("threshold"), 1, static_cast<int>(kMaxThreshold), 0));
    return std::optional(static_cast<std::size_t>(threshold));
}

Result<QJsonObject> approve(PatientDesk& patient, Args arguments) {
    RESEAL_ASSIGN(const auto id, arguments.id<RequestId>(QStringLiteral("request")));
    if (arguments.has(QStringLiteral("template"))) return approveBy(patient, arguments, id);
    RESEAL_ASSIGN(const auto rows, await(patient.requests()));
    const auto row = std::ranges::find(rows, id, &RequestRow::id);
    if (row == rows.end()) return fail(ErrorCode::NotFound, "no such request to you");
    Approval approval;
    approval.request = id;
    approval.categories.insert(row->categories.begin(), row->categories.end());
    if (arguments.has(QStringLiteral("category"))) {
        approval.categories.clear();
        for (const QString& code : arguments.all(QStringLiteral("category"))) {
            RESEAL_ASSIGN(const auto category, records::categoryFromCode(code.toStdString()));
            approval.categories.insert(category);
        }
    }
    if (arguments.has(QStringLiteral("record"))) {
        approval.onlyRecords.emplace();
        for (const QString& hex : arguments.all(QStringLiteral("record"))) {
            RESEAL_ASSIGN(const auto record, RecordId::fromHexText(hex.toStdString()));
            approval.onlyRecords->insert(record);
        }
    }
    if (arguments.has(QStringLiteral("until"))) {
        RESEAL_ASSIGN(approval.notAfter, parseTime(arguments.text(QStringLiteral("until"))));
    }
    RESEAL_ASSIGN(approval.threshold, thresholdIn(arguments));
    RESEAL_ASSIGN(const Approved approved, await(patient.approve(approval)));
    return toJson(approved);
}

Result<QJsonObject> listTemplates(PatientDesk& patient, Args) {
    RESEAL_ASSIGN(const auto rows, await(patient.templates()));
    return QJsonObject{{"templates", toJsonList(rows)}};
}

Result<QJsonObject> keepTemplate(PatientDesk& patient, Args arguments) {
    Template one;
    one.name = arguments.utf8(QStringLiteral("name"));
    if (arguments.has(QStringLiteral("clinic"))) {
        RESEAL_ASSIGN(one.clinic, arguments.id<ClinicId>(QStringLiteral("clinic")));
    }
    for (const QString& code : arguments.all(QStringLiteral("purpose"))) {
        RESEAL_ASSIGN(const auto purpose, records::purposeFromCode(code.toStdString()));
        one.purposes.insert(purpose);
    }
    if (one.purposes.empty()) one.purposes.insert(Purpose::Treatment);
    if (arguments.has(QStringLiteral("summary")))
        one.categories.insert(records::kPatientSummary.begin(), records::kPatientSummary.end());
    for (const QString& code : arguments.all(QStringLiteral("category"))) {
        RESEAL_ASSIGN(const auto category, records::categoryFromCode(code.toStdString()));
        one.categories.insert(category);
    }
    RESEAL_ASSIGN(const int longest, arguments.number(QStringLiteral("days"), 1, 3653, 0));
    one.longest = days(longest);
    RESEAL_ASSIGN(one.threshold, thresholdIn(arguments));
    RESEAL_TRY(await(patient.keepTemplate(one)));
    return listTemplates(patient, arguments);
}

Result<QJsonObject> dropTemplate(PatientDesk& patient, Args arguments) {
    RESEAL_TRY(await(patient.dropTemplate(arguments.utf8(QStringLiteral("name")))));
    return listTemplates(patient, arguments);
}

Result<QJsonObject> deny(PatientDesk& patient, Args arguments) {
    RESEAL_ASSIGN(const auto id, arguments.id<RequestId>(QStringLiteral("request")));
    RESEAL_ASSIGN(const Written written, await(patient.deny(id)));
    return QJsonObject{{"denied", arguments.text(QStringLiteral("request"))}, {"written", toJson(written)}};
}

Result<QJsonObject> grants(PatientDesk& patient, Args) {
    RESEAL_ASSIGN(const auto rows, await(patient.grants()));
    return QJsonObject{{"grants", toJsonList(rows)}};
}

Result<QJsonObject> revoke(PatientDesk& patient, Args arguments) {
    RESEAL_ASSIGN(const auto id, arguments.id<GrantId>(QStringLiteral("grant")));
    RESEAL_ASSIGN(const Revoked revoked, await(patient.revoke(id)));
    return toJson(revoked);
}

Result<QJsonObject> releases(PatientDesk& patient, Args arguments) {
    RESEAL_ASSIGN(const auto id, arguments.id<GrantId>(QStringLiteral("grant")));
    RESEAL_ASSIGN(const auto hours, await(patient.releases(id)));
    return QJsonObject{{"hours", toJsonList(hours)}};
}

Result<QJsonObject> list(PatientDesk& patient, Args) {
    RESEAL_ASSIGN(const auto rows, await(patient.records()));
    return QJsonObject{{"records", toJsonList(rows)}};
}

Result<QJsonObject> save(PatientDesk& patient, Args arguments) {
    RESEAL_ASSIGN(const auto id, arguments.id<RecordId>(QStringLiteral("record")));
    RESEAL_ASSIGN(const SavedRecord saved, await(patient.save(id, arguments.utf8(QStringLiteral("out")))));
    return toJson(saved);
}

Result<QJsonObject> refile(PatientDesk& patient, Args arguments) {
    RESEAL_ASSIGN(const auto id, arguments.id<RecordId>(QStringLiteral("record")));
    RESEAL_ASSIGN(const auto category, records::categoryFromCode(arguments.utf8(QStringLiteral("category"))));
    RESEAL_ASSIGN(const Written written, await(patient.refile(id, category)));
    return QJsonObject{{"written", toJson(written)}};
}

Result<QJsonObject> erase(PatientDesk& patient, Args arguments) {
    RESEAL_ASSIGN(const auto id, arguments.id<RecordId>(QStringLiteral("record")));
    RESEAL_ASSIGN(const auto rows, await(patient.records()));
    const auto row = std::ranges::find(rows, id, &RecordRow::id);
    if (row == rows.end()) return fail(ErrorCode::NotFound, "no such record, or it is erased already");
    if (!arguments.has(QStringLiteral("yes")))
        return fail(ErrorCode::InvalidArgument,
                    "this would destroy \"" + row->title + "\"" +
                        (row->date.empty() ? "" : " of " + row->date) +
                        " for you and everybody, for ever; add --yes if you want that");
    RESEAL_ASSIGN(const Written written, await(patient.erase(id)));
    return QJsonObject{{"erased", arguments.text(QStringLiteral("record"))},
                       {"title", text(row->title)},
                       {"written", toJson(written)}};
}

Result<QJsonObject> erasures(PatientDesk& patient, Args) {
    RESEAL_ASSIGN(const auto rows, await(patient.erasures()));
    return QJsonObject{{"erasures", toJsonList(rows)}};
}

Result<QJsonObject> activity(PatientDesk& patient, Args arguments) {
    RESEAL_ASSIGN(const int before, arguments.number(QStringLiteral("before"), 0, INT_MAX, 0));
    RESEAL_ASSIGN(const auto rows, await(patient.activity(static_cast<std::uint64_t>(before))));
    return QJsonObject{{"activity", toJsonList(rows)}};
}

// Without any of its options it shows what is chosen.
Result<QJsonObject> emergencyAccess(PatientDesk& patient, Args arguments) {
    const bool isOff = arguments.has(QStringLiteral("off")), isUsual = arguments.has(QStringLiteral("usual"));
    const QStringList codes = arguments.all(QStringLiteral("category"));
    if (isOff && (isUsual || !codes.isEmpty()))
        return fail(ErrorCode::InvalidArgument, "--off excludes --usual and --category; nothing was changed");
    if (!isOff && !isUsual && codes.isEmpty()) {
        RESEAL_ASSIGN(const EmergencyAccess shown, await(patient.emergencyAccess()));
        return toJson(shown);
    }
    std::set<Category> wanted;
    if (isUsual) wanted = usualForEmergencies();
    for (const QString& code : codes) {
        RESEAL_ASSIGN(const auto category, records::categoryFromCode(code.toStdString()));
        wanted.insert(category);
    }
    RESEAL_ASSIGN(const EmergencyAccess left, await(patient.leaveForEmergencies(wanted)));
    return toJson(left);
}

}  // namespace

std::vector<Command> patientCommands() {
    const auto words = [](const char* act) {
        return QStringList{QStringLiteral("patient"), QLatin1String(act)};
    };
    const auto with = [](std::vector<Option> options) {
        options.insert(options.begin(), vaultOption());
        options.push_back(passphraseOption());
        return options;
    };
    const Option request{QStringLiteral("request"), QStringLiteral("hex"), QStringLiteral("which, as listed"),
                         true};
    const Option record{QStringLiteral("record"), QStringLiteral("hex"), QStringLiteral("which, as listed"),
                        true};
    return {
        {words("card"), QStringLiteral("show the care card"), with({}), {}, desk(card)},
        {words("requests"), QStringLiteral("who asks for what"), with({}), {}, desk(requests)},
        {words("approve"),
         QStringLiteral("allow what a request asks for, or part of it"),
         with({request,
               {QStringLiteral("category"), QStringLiteral("code"),
                QStringLiteral("only these categories (repeat it)"), false, true},
               {QStringLiteral("record"), QStringLiteral("hex"),
                QStringLiteral("only these records (repeat it)"), false, true},
               {QStringLiteral("until"), QStringLiteral("time"),
                QStringLiteral("an earlier end, as 2027-05-03 or 30d")},
               {QStringLiteral("threshold"), QStringLiteral("number"),
                QStringLiteral(
                    "how many of the clinics that help must answer each time (otherwise about half)")},
               {QStringLiteral("template"), QStringLiteral("name"),
                QStringLiteral("what this template and the request have in common, instead of the above")}}),
         {},
         desk(approve)},
        {words("templates"),
         QStringLiteral("the approvals that are kept by name"),
         with({}),
         {},
         desk(listTemplates)},
        {words("template-keep"),
         QStringLiteral("keep an approval by name, in place of the one of that name"),
         with({{QStringLiteral("name"), QStringLiteral("text"), QStringLiteral("what it is called"), true},
               {QStringLiteral("clinic"), QStringLiteral("hex"),
                QStringLiteral("only for who is of this clinic, as a request names it")},
               {QStringLiteral("purpose"), QStringLiteral("code"),
                QStringLiteral("for this purpose (repeat it; otherwise TREAT)"), false, true},
               {QStringLiteral("summary"),
                {},
                QStringLiteral("problems, allergies, medications, immunizations and procedures")},
               {QStringLiteral("category"), QStringLiteral("code"),
                QStringLiteral("this category (repeat it); sensitive ones are in it only if named here"),
                false, true},
               {QStringLiteral("days"), QStringLiteral("number"), QStringLiteral("for how long at most"),
                true},
               {QStringLiteral("threshold"), QStringLiteral("number"),
                QStringLiteral("how many of the clinics that help must answer each time")}}),
         {},
         desk(keepTemplate)},
        {words("template-drop"),
         QStringLiteral("forget a template; what was allowed by it stays"),
         with({{QStringLiteral("name"), QStringLiteral("text"), QStringLiteral("as listed"), true}}),
         {},
         desk(dropTemplate)},
        {words("deny"), QStringLiteral("say no"), with({request}), {}, desk(deny)},
        {words("grants"), QStringLiteral("who may read what"), with({}), {}, desk(grants)},
        {words("revoke"),
         QStringLiteral("end what somebody may read in a category"),
         with({{QStringLiteral("grant"), QStringLiteral("hex"), QStringLiteral("which, as listed"), true}}),
         {},
         desk(revoke)},
        {words("releases"),
         QStringLiteral("what clinics have released and refused under a grant, one by one"),
         with({{QStringLiteral("grant"), QStringLiteral("hex"), QStringLiteral("which, as listed"), true}}),
         {},
         desk(releases)},
        {words("emergency-access"),
         QStringLiteral("what a doctor may read in an emergency, and who has; shows it if nothing is given"),
         with({{QStringLiteral("usual"), {}, QStringLiteral("all categories that are not sensitive")},
               {QStringLiteral("category"), QStringLiteral("code"),
                QStringLiteral("this category (repeat it); sensitive ones are in it only if named here"),
                false, true},
               {QStringLiteral("off"), {}, QStringLiteral("nothing any more")}}),
         {},
         desk(emergencyAccess)},
        {words("records"), QStringLiteral("list the own records"), with({}), {}, desk(list)},
        {words("save"),
         QStringLiteral("open an own record into a folder"),
         with(
             {record,
              {QStringLiteral("out"), QStringLiteral("folder"), QStringLiteral("where its parts go"), true}}),
         {},
         desk(save)},
        {words("refile"),
         QStringLiteral("put a record into another category"),
         with({record,
               {QStringLiteral("category"), QStringLiteral("code"), QStringLiteral("where it belongs"),
                true}}),
         {},
         desk(refile)},
        {words("erase"),
         QStringLiteral("delete a record everywhere, for good"),
         with({record, {QStringLiteral("yes"), {}, QStringLiteral("really")}}),
         {},
         desk(erase)},
        {words("erasures"),
         QStringLiteral("what was erased, and who has not confirmed that yet"),
         with({}),
         {},
         desk(erasures)},
        {words("activity"),
         QStringLiteral("everything that concerns you, the latest thousand first"),
         with({beforeOption()}),
         {},
         desk(activity)},
    };
}

}  // namespace reseal::app
