// What a doctor can do, and what anybody may ask of the ledger.

#include "app/node/session_command.h"
#include "app/node/to_json.h"

namespace reseal::app {

using namespace engine;

namespace {

using Args = const Arguments&;

Run desk(std::function<Result<QJsonObject>(DoctorDesk&, Args)> act) {
    return withDesk<DoctorDesk>(&Session::doctor, "doctor", std::move(act));
}
Run view(std::function<Result<QJsonObject>(LedgerView&, Args)> act) {
    return withDesk<LedgerView>(&Session::ledger, "member", std::move(act));
}

Result<QJsonObject> addPatient(DoctorDesk& doctor, Args arguments) {
    NewPatient patient;
    RESEAL_ASSIGN(patient.careCard, readTextArgument(arguments.text(QStringLiteral("card"))));
    patient.name = arguments.utf8(QStringLiteral("name"));
    patient.birthDate = arguments.utf8(QStringLiteral("birth-date"));
    patient.localNumber = arguments.utf8(QStringLiteral("number"));
    patient.isAnother = arguments.has(QStringLiteral("another"));
    RESEAL_ASSIGN(const PatientRow row, await(doctor.addPatient(std::move(patient))));
    return toJson(row);
}

// What is not given stays as it was.
Result<QJsonObject> editPatient(DoctorDesk& doctor, Args arguments) {
    RESEAL_ASSIGN(const auto patient, arguments.id<SignPublic>(QStringLiteral("patient")));
    RESEAL_ASSIGN(const auto rows, await(doctor.patients()));
    const auto known = std::ranges::find(rows, patient, &PatientRow::patient);
    if (known == rows.end())
        return fail(ErrorCode::NotFound, "no such patient here: add the care card first");
    const auto given = [&](const QString& option, const std::string& before) {
        return arguments.has(option) ? arguments.utf8(option) : before;
    };
    RESEAL_ASSIGN(const PatientRow row,
                  await(doctor.editPatient(patient, given(QStringLiteral("name"), known->name),
                                           given(QStringLiteral("birth-date"), known->birthDate),
                                           given(QStringLiteral("number"), known->localNumber))));
    return toJson(row);
}

Result<QJsonObject> findInRegister(DoctorDesk& doctor, Args arguments) {
    RESEAL_ASSIGN(const auto rows, await(doctor.findInRegister(arguments.utf8(QStringLiteral("words")))));
    return QJsonObject{{"patients", toJsonList(rows)}};
}

Result<QJsonObject> addToRegister(DoctorDesk& doctor, Args arguments) {
    RegisterRow row;
    RESEAL_ASSIGN(row.row, arguments.number(QStringLiteral("row"), 1, INT_MAX, 0));
    row.name = arguments.utf8(QStringLiteral("name"));
    row.birthDate = arguments.utf8(QStringLiteral("birth-date"));
    row.localNumber = arguments.utf8(QStringLiteral("number"));
    if (arguments.has(QStringLiteral("patient"))) {
        RESEAL_ASSIGN(row.pseudonym, arguments.id<SignPublic>(QStringLiteral("patient")));
    }
    RESEAL_ASSIGN(row.careCard, readTextArgument(arguments.text(QStringLiteral("card"))));
    RESEAL_ASSIGN(const std::int64_t added, await(doctor.addToRegister(std::move(row))));
    return QJsonObject{{"row", static_cast<qint64>(added)}};
}

Result<QJsonObject> patients(DoctorDesk& doctor, Args) {
    RESEAL_ASSIGN(const auto rows, await(doctor.patients()));
    return QJsonObject{{"patients", toJsonList(rows)}};
}

Result<ImportPreview> previewOf(DoctorDesk& doctor, Args arguments) {
    RESEAL_ASSIGN(const auto patient, arguments.id<SignPublic>(QStringLiteral("patient")));
    std::vector<std::string> paths;
    for (const QString& path : arguments.rest()) paths.push_back(path.toStdString());
    if (paths.empty()) return fail(ErrorCode::InvalidArgument, "no file given");
    return await(doctor.previewImport(patient, std::move(paths)));
}

Result<QJsonObject> preview(DoctorDesk& doctor, Args arguments) {
    RESEAL_ASSIGN(const auto shown, previewOf(doctor, arguments));
    return toJson(shown);
}

// --category 3=hiv: record number 3 of the preview belongs there.
Result<RecordChoice> parseChoice(const QString& value) {
    const QStringList parts = value.split(QLatin1Char('='));
    bool ok = false;
    const std::size_t number = parts.first().toULongLong(&ok);
    if (parts.size() != 2 || !ok) return fail(ErrorCode::InvalidArgument, "--category takes NUMBER=CODE");
    RESEAL_ASSIGN(const auto category, records::categoryFromCode(parts[1].toStdString()));
    return RecordChoice{number, category, {}};
}

Result<QJsonObject> seal(DoctorDesk& doctor, Args arguments) {
    RESEAL_ASSIGN(const auto shown, previewOf(doctor, arguments));
    SealChoices choices;
    choices.preview = shown.id;
    for (const QString& value : arguments.all(QStringLiteral("category"))) {
        RESEAL_ASSIGN(auto choice, parseChoice(value));
        choices.choices.push_back(std::move(choice));
    }
    if (arguments.has(QStringLiteral("confirm-all")))
        for (std::size_t i = 0; i < shown.records.size(); ++i) {
            const bool chosen =
                std::ranges::any_of(choices.choices, [i](const RecordChoice& c) { return c.record == i; });
            if (!shown.records[i].confirmed && !chosen)
                choices.choices.push_back({i, shown.records[i].category, shown.records[i].also});
        }
    choices.samePerson = arguments.has(QStringLiteral("same-person"));
    auto sealed = await(doctor.seal(choices));
    const bool otherPerson = std::ranges::any_of(shown.files, &PreviewFile::namedOtherwise);
    if (!sealed && sealed.error().code == ErrorCode::Denied && otherPerson && !choices.samePerson)
        return fail(ErrorCode::Denied, sealed.error().detail + " (say so with --same-person)");
    RESEAL_ASSIGN(const SealReport report, std::move(sealed));
    return toJson(report);
}

Result<QJsonObject> chart(DoctorDesk& doctor, Args arguments) {
    RESEAL_ASSIGN(const auto patient, arguments.id<SignPublic>(QStringLiteral("patient")));
    RESEAL_ASSIGN(const auto rows, await(doctor.chart(patient)));
    return QJsonObject{{"records", toJsonList(rows)}};
}

Result<QJsonObject> ask(DoctorDesk& doctor, Args arguments) {
    Wish wish;
    RESEAL_ASSIGN(wish.patient, arguments.id<SignPublic>(QStringLiteral("patient")));
    for (const QString& code : arguments.all(QStringLiteral("category"))) {
        RESEAL_ASSIGN(const auto category, records::categoryFromCode(code.toStdString()));
        wish.categories.push_back(category);
    }
    for (const QString& hex : arguments.all(QStringLiteral("record"))) {
        RESEAL_ASSIGN(const auto record, RecordId::fromHexText(hex.toStdString()));
        wish.records.push_back(record);
    }
    if (arguments.has(QStringLiteral("purpose"))) {
        RESEAL_ASSIGN(wish.purpose, records::purposeFromCode(arguments.utf8(QStringLiteral("purpose"))));
    }
    const QString until = arguments.has(QStringLiteral("until")) ? arguments.text(QStringLiteral("until"))
                                                                 : QStringLiteral("30d");
    RESEAL_ASSIGN(wish.notAfter, parseTime(until));
    wish.from = arguments.utf8(QStringLiteral("from"));
    wish.to = arguments.utf8(QStringLiteral("to"));
    wish.note = arguments.utf8(QStringLiteral("note"));
    wish.forTeam = arguments.has(QStringLiteral("team"));
    RESEAL_ASSIGN(const RequestRow row, await(doctor.request(wish)));
    return toJson(row);
}

Result<QJsonObject> requests(DoctorDesk& doctor, Args) {
    RESEAL_ASSIGN(const auto rows, await(doctor.requests()));
    return QJsonObject{{"requests", toJsonList(rows)}};
}

Result<QJsonObject> grants(DoctorDesk& doctor, Args arguments) {
    RESEAL_ASSIGN(const auto patient, arguments.id<SignPublic>(QStringLiteral("patient")));
    RESEAL_ASSIGN(const auto rows, await(doctor.grants(patient)));
    return QJsonObject{{"grants", toJsonList(rows)}};
}

Result<QJsonObject> emergency(DoctorDesk& doctor, Args arguments) {
    EmergencyCall call;
    RESEAL_ASSIGN(call.patient, arguments.id<SignPublic>(QStringLiteral("patient")));
    call.reason = arguments.utf8(QStringLiteral("reason"));
    call.name = arguments.utf8(QStringLiteral("name"));
    RESEAL_ASSIGN(auto again,
                  passphrase(arguments, QStringLiteral("again-file"),
                             QStringLiteral("This opens a patient's records without asking, and all "
                                            "clinics are told. Passphrase once more: ")));
    call.passphrase = std::make_shared<const crypto::SecretBytes>(std::move(again));
    RESEAL_ASSIGN(const EmergencyOpened opened, await(doctor.emergency(std::move(call))));
    return toJson(opened);
}

Result<QJsonObject> save(DoctorDesk& doctor, Args arguments) {
    RESEAL_ASSIGN(const auto id, arguments.id<RecordId>(QStringLiteral("record")));
    RESEAL_ASSIGN(const SavedRecord saved, await(doctor.save(id, arguments.utf8(QStringLiteral("out")))));
    return toJson(saved);
}

Result<QJsonObject> activity(DoctorDesk& doctor, Args arguments) {
    RESEAL_ASSIGN(const auto patient, arguments.id<SignPublic>(QStringLiteral("patient")));
    RESEAL_ASSIGN(const int before, arguments.number(QStringLiteral("before"), 0, INT_MAX, 0));
    RESEAL_ASSIGN(const auto rows, await(doctor.activity(patient, static_cast<std::uint64_t>(before))));
    return QJsonObject{{"activity", toJsonList(rows)}};
}

Result<QJsonObject> status(LedgerView& ledger, Args) {
    RESEAL_ASSIGN(const LedgerStatus found, await(ledger.status()));
    return toJson(found);
}

Result<QJsonObject> transaction(LedgerView& ledger, Args arguments) {
    RESEAL_ASSIGN(const auto id, arguments.id<TxId>(QStringLiteral("id")));
    RESEAL_ASSIGN(const TransactionRow row, await(ledger.transaction(id)));
    return toJson(row);
}

Result<QJsonObject> events(LedgerView& ledger, Args arguments) {
    RESEAL_ASSIGN(const auto account, arguments.id<ledger::AccountId>(QStringLiteral("account")));
    RESEAL_ASSIGN(const auto rows, await(ledger.events(account)));
    return QJsonObject{{"events", toJsonList(rows)}};
}

std::vector<Option> personal(std::vector<Option> options) {
    options.insert(options.begin(), vaultOption());
    options.push_back(passphraseOption());
    return options;
}

}  // namespace

std::vector<Command> doctorCommands() {
    const auto words = [](const char* act) {
        return QStringList{QStringLiteral("doctor"), QLatin1String(act)};
    };
    const Option patient{QStringLiteral("patient"), QStringLiteral("hex"), QStringLiteral("which, as listed"),
                         true};
    const Option record{QStringLiteral("record"), QStringLiteral("hex"), QStringLiteral("which, as listed"),
                        true};
    const Option birthDate{QStringLiteral("birth-date"), QStringLiteral("date"),
                           QStringLiteral("as in 1961-04-30")};
    const Option number{QStringLiteral("number"), QStringLiteral("text"),
                        QStringLiteral("the clinic's own number")};
    const QString files = QStringLiteral("FILE…");
    return {
        {words("add"),
         QStringLiteral("add a patient by the care card"),
         personal(
             {{QStringLiteral("card"), QStringLiteral("text"), QStringLiteral("its text, or @file"), true},
              {QStringLiteral("name"), QStringLiteral("text"),
               QStringLiteral("your own word for the patient"), true},
              birthDate,
              number,
              {QStringLiteral("another"),
               {},
               QStringLiteral("it is another patient than yours of the same name or number; the cards were "
                              "compared")}}),
         {},
         desk(addPatient)},
        {words("edit"),
         QStringLiteral("correct your own word for a patient, birth date or number"),
         personal({patient,
                   {QStringLiteral("name"), QStringLiteral("text"),
                    QStringLiteral("your own word for the patient")},
                   birthDate,
                   number}),
         {},
         desk(editPatient)},
        {words("find"),
         QStringLiteral("find patients in the clinic's register; the look is written down"),
         personal({{QStringLiteral("words"), QStringLiteral("text"),
                    QStringLiteral("beginnings of names, or a birth date"), true}}),
         {},
         desk(findInRegister)},
        {words("register"),
         QStringLiteral("enter a patient into the clinic's register, or correct a row of it"),
         personal(
             {{QStringLiteral("name"), QStringLiteral("text"), QStringLiteral("the patient's name"), true},
              birthDate,
              number,
              {QStringLiteral("patient"), QStringLiteral("hex"),
               QStringLiteral("one of your patients, as listed: the care card goes along")},
              {QStringLiteral("card"), QStringLiteral("text"),
               QStringLiteral("or the care card's text, or @file")},
              {QStringLiteral("row"), QStringLiteral("number"),
               QStringLiteral("which row to correct, as found")}}),
         {},
         desk(addToRegister)},
        {words("patients"), QStringLiteral("list your patients"), personal({}), {}, desk(patients)},
        {words("preview"), QStringLiteral("what an import would seal; changes nothing"), personal({patient}),
         files, desk(preview)},
        {words("import"), QStringLiteral("seal files for a patient"),
         personal({patient,
                   {QStringLiteral("category"), QStringLiteral("number=code"),
                    QStringLiteral("where a record of the preview belongs (repeat it)"), false, true},
                   {QStringLiteral("confirm-all"),
                    {},
                    QStringLiteral("keep the category shown wherever a person should look first")},
                   {QStringLiteral("same-person"),
                    {},
                    QStringLiteral("the files are this patient's, although they name somebody else")}}),
         files, desk(seal)},
        {words("chart"), QStringLiteral("what exists of a patient"), personal({patient}), {}, desk(chart)},
        {words("request"),
         QStringLiteral("ask a patient to let you read"),
         personal(
             {patient,
              {QStringLiteral("category"), QStringLiteral("code"), QStringLiteral("what (repeat it)"), false,
               true},
              {QStringLiteral("record"), QStringLiteral("hex"),
               QStringLiteral("or single records (repeat it)"), false, true},
              {QStringLiteral("purpose"), QStringLiteral("code"), QStringLiteral("why (TREAT)")},
              {QStringLiteral("until"), QStringLiteral("time"), QStringLiteral("until when (30d)")},
              {QStringLiteral("from"), QStringLiteral("date"), QStringLiteral("only records since then")},
              {QStringLiteral("to"), QStringLiteral("date"), QStringLiteral("only records until then")},
              {QStringLiteral("note"), QStringLiteral("text"), QStringLiteral("a sentence to the patient")},
              {QStringLiteral("team"),
               {},
               QStringLiteral("for all whom your clinic names in its team, not for you alone")}}),
         {},
         desk(ask)},
        {words("requests"), QStringLiteral("what became of your requests"), personal({}), {}, desk(requests)},
        {words("grants"),
         QStringLiteral("what you may read of a patient"),
         personal({patient}),
         {},
         desk(grants)},
        {words("emergency"),
         QStringLiteral(
             "read, for a while and without asking, what a patient has left for emergencies; the patient "
             "and all clinics are told, and somebody reviews it"),
         personal({{QStringLiteral("patient"), QStringLiteral("hex"),
                    QStringLiteral("as listed, or the patient's pseudonym"), true},
                   {QStringLiteral("reason"), QStringLiteral("word"),
                    QStringLiteral("danger-to-life, cannot-answer, disaster, other"), true},
                   {QStringLiteral("name"), QStringLiteral("text"),
                    QStringLiteral("your own word for a patient whose care card is not here")},
                   {QStringLiteral("again-file"), QStringLiteral("file"),
                    QStringLiteral("the passphrase once more, in the first line")}}),
         {},
         desk(emergency)},
        {words("save"),
         QStringLiteral("open a record into a folder"),
         personal(
             {record,
              {QStringLiteral("out"), QStringLiteral("folder"), QStringLiteral("where its parts go"), true}}),
         {},
         desk(save)},
        {words("activity"),
         QStringLiteral("what was done under your pseudonym for a patient"),
         personal({patient, beforeOption()}),
         {},
         desk(activity)},
    };
}

std::vector<Command> ledgerCommands() {
    const auto words = [](const char* act) {
        return QStringList{QStringLiteral("ledger"), QLatin1String(act)};
    };
    return {
        {words("status"), QStringLiteral("how the home node stands"), personal({}), {}, view(status)},
        {words("transaction"),
         QStringLiteral("what became of a transaction"),
         personal({{QStringLiteral("id"), QStringLiteral("hex"), QStringLiteral("its id"), true}}),
         {},
         view(transaction)},
        {words("events"),
         QStringLiteral("an account's events"),
         personal({{QStringLiteral("account"), QStringLiteral("hex"),
                    QStringLiteral("a pseudonym, clinic or identity"), true}}),
         {},
         view(events)},
    };
}

}  // namespace reseal::app
