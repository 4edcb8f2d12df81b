#include "app/node/to_json.h"

#include "app/node/command.h"
#include "core/ledger/genesis.h"

namespace reseal::app {

using namespace engine;

namespace {

template <class Fixed>
QString hex(const Fixed& id) {
    return text(id.hex());
}
QJsonValue time(Instant instant) {
    if (instant == Instant{}) return QJsonValue::Null;
    return text(isoUtc(instant));
}
QJsonValue number(std::uint64_t value) {
    return static_cast<qint64>(value);
}
QString codeOf(Category category) {
    return text(records::code(category));
}

template <class List>
QJsonArray codes(const List& categories) {
    QJsonArray out;
    for (const Category category : categories) out.append(codeOf(category));
    return out;
}
QJsonArray texts(const std::vector<std::string>& all) {
    QJsonArray out;
    for (const std::string& one : all) out.append(text(one));
    return out;
}
template <class List>
QJsonArray hexes(const List& ids) {
    QJsonArray out;
    for (const auto& id : ids) out.append(hex(id));
    return out;
}
QJsonObject who(const Who& person) {
    QJsonObject out{
        {"name", text(person.name)}, {"title", text(person.title)}, {"clinic", text(person.clinicName)}};
    if (person.clinic != ClinicId{}) out["clinic_id"] = hex(person.clinic);
    return out;
}

QString name(Access access) {
    switch (access) {
        case Access::Own:
            return QStringLiteral("own");
        case Access::Locked:
            return QStringLiteral("locked");
        case Access::Asked:
            return QStringLiteral("asked");
        case Access::Readable:
            return QStringLiteral("readable");
        case Access::Ended:
            return QStringLiteral("ended");
    }
    return {};
}
QString name(RequestState state) {
    switch (state) {
        case RequestState::Open:
            return QStringLiteral("open");
        case RequestState::Denied:
            return QStringLiteral("denied");
        case RequestState::Granted:
            return QStringLiteral("granted");
    }
    return {};
}
QString name(GrantState state) {
    switch (state) {
        case GrantState::Active:
            return QStringLiteral("active");
        case GrantState::Revoked:
            return QStringLiteral("revoked");
        case GrantState::Expired:
            return QStringLiteral("expired");
        case GrantState::GranteeEnded:
            return QStringLiteral("grantee ended");
        case GrantState::PatientEnded:
            return QStringLiteral("patient ended");
    }
    return {};
}
QString name(InvitationState state) {
    switch (state) {
        case InvitationState::Open:
            return QStringLiteral("open");
        case InvitationState::Claimed:
            return QStringLiteral("waiting");
        case InvitationState::Confirmed:
            return QStringLiteral("confirmed");
        case InvitationState::Refused:
            return QStringLiteral("refused");
    }
    return {};
}
QString name(TransactionRow::State state) {
    switch (state) {
        case TransactionRow::State::Unknown:
            return QStringLiteral("unknown");
        case TransactionRow::State::Pending:
            return QStringLiteral("pending");
        case TransactionRow::State::Effective:
            return QStringLiteral("effective");
        case TransactionRow::State::Void:
            return QStringLiteral("void");
    }
    return {};
}

}  // namespace

QJsonObject toJson(const Error& error) {
    return {{"error", text(reseal::name(error.code))}, {"detail", text(error.detail)}};
}

QString toJson(Written written) {
    return written == Written::Final ? QStringLiteral("final") : QStringLiteral("submitted");
}

QString toJson(Phase phase) {
    switch (phase) {
        case Phase::Invited:
            return QStringLiteral("invited");
        case Phase::Waiting:
            return QStringLiteral("waiting");
        case Phase::Confirmed:
            return QStringLiteral("confirmed");
        case Phase::Ready:
            return QStringLiteral("ready");
    }
    return {};
}

namespace {
QString nextStep(const Person& person) {
    switch (person.phase) {
        case Phase::Invited:
            return QStringLiteral("ask to be let in: person join");
        case Phase::Waiting:
            return QStringLiteral("show staff the code above; when they have let you in: person join");
        case Phase::Confirmed:
            return QStringLiteral("the ledger is about to confirm it: person join again in a moment");
        case Phase::Ready:
            break;
    }
    if (person.movingTo)
        return QStringLiteral(
            "show staff of the new clinic the code above; when they have let you in: person "
            "move, as before");
    if (person.role != Role::Patient && !person.holdsArchive)
        return QStringLiteral("to seal for the clinic's archive too: person handover");
    return QStringLiteral("nothing: you can begin");
}
}  // namespace

QJsonObject toJson(const Person& person) {
    QJsonObject out{{"name", text(person.name)},         {"role", text(records::code(person.role))},
                    {"clinic", text(person.clinicName)}, {"clinic_id", hex(person.clinic)},
                    {"chain_id", hex(person.chain)},     {"phrase", text(person.phrase)},
                    {"code", text(person.code)},         {"phase", toJson(person.phase)},
                    {"next", nextStep(person)},          {"holds_archive", person.holdsArchive}};
    if (person.movingTo) out["moving_to"] = hex(*person.movingTo);
    return out;
}

QJsonObject toJson(const PatientRow& row) {
    return {{"patient", hex(row.patient)},       {"name", text(row.name)},
            {"birth_date", text(row.birthDate)}, {"number", text(row.localNumber)},
            {"added", time(row.added)},          {"ready", row.ready}};
}

QJsonObject toJson(const RecordRow& row) {
    QJsonObject out{{"record", hex(row.id)},
                    {"category", row.category ? QJsonValue(codeOf(*row.category)) : QJsonValue::Null},
                    {"type", text(row.type)},
                    {"title", text(row.title)},
                    {"date", text(row.date)},
                    {"clinic", text(row.clinicName)},
                    {"sealed_size", number(row.sealedSize)},
                    {"access", name(row.access)},
                    {"unsorted", row.unsorted},
                    {"unverified", row.unverified},
                    {"copies", number(row.copies)}};
    if (!row.also.empty()) out["also"] = codes(row.also);
    if (row.access == Access::Readable) out["readable_until"] = time(row.readableUntil);
    return out;
}

QJsonObject toJson(const RequestRow& row) {
    QJsonObject out{{"request", hex(row.id)},
                    {"patient", hex(row.patient)},
                    {"who", who(row.who)},
                    {"purpose", text(records::code(row.purpose))},
                    {"categories", codes(row.categories)},
                    {"records", hexes(row.records)},
                    {"until", time(row.notAfter)},
                    {"asked", time(row.asked)},
                    {"note", text(row.note)},
                    {"for_team", row.forTeam},
                    {"state", name(row.state)},
                    {"written", toJson(row.written)}};
    if (!row.patientName.empty()) out["patient_name"] = text(row.patientName);
    if (row.problem) out["problem"] = text(row.problem->text());
    return out;
}

QJsonObject toJson(const Template& one) {
    QJsonArray purposes;
    for (const Purpose purpose : one.purposes) purposes.append(text(records::code(purpose)));
    QJsonObject out{{"name", text(one.name)},
                    {"purposes", purposes},
                    {"categories", codes(one.categories)},
                    {"days", number(static_cast<std::uint64_t>(one.longest.ms / days(1).ms))}};
    if (one.clinic) out["clinic"] = text(one.clinicName);
    if (one.clinic) out["clinic_id"] = hex(*one.clinic);
    if (one.threshold) out["threshold"] = number(*one.threshold);
    return out;
}

QJsonObject toJson(const GrantRow& row) {
    QJsonObject out{{"grant", hex(row.id)},
                    {"grantee", hex(row.grantee)},
                    {"for_team", row.forTeam},
                    {"in_emergency", row.inEmergency},
                    {"who", who(row.who)},
                    {"category", row.category ? QJsonValue(codeOf(*row.category)) : QJsonValue::Null},
                    {"records", hexes(row.records)},
                    {"purpose", text(records::code(row.purpose))},
                    {"granted", time(row.granted)},
                    {"until", time(row.notAfter)},
                    {"state", name(row.state)},
                    {"proxies", number(row.proxies)},
                    {"threshold", number(row.threshold)},
                    {"accepted", number(row.accepted)},
                    {"released", number(row.released)},
                    {"refused", number(row.refused)}};
    if (row.revoked != Instant{}) out["revoked"] = time(row.revoked);
    if (!row.unconfirmed.empty()) out["not_confirmed_by"] = texts(row.unconfirmed);
    return out;
}

QJsonObject toJson(const ErasureRow& row) {
    return {{"record", hex(row.record)},
            {"registered", time(row.registered)},
            {"not_confirmed_by", texts(row.unconfirmed)}};
}

QJsonObject toJson(const ActivityRow& row) {
    QJsonObject out{{"number", number(row.number)},
                    {"time", time(row.time)},
                    {"height", number(row.height)},
                    {"kind", text(row.kind)},
                    {"what", text(row.sentence)}};
    if (row.record) out["record"] = hex(*row.record);
    if (row.grant) out["grant"] = hex(*row.grant);
    if (row.request) out["request"] = hex(*row.request);
    if (row.hour) out["releases"] = toJson(*row.hour);
    return out;
}

QJsonObject toJson(const ReleaseRow& row) {
    QJsonObject out{{"time", time(row.time)}, {"record", hex(row.record)}, {"released", row.released}};
    if (!row.released) out["why"] = text(row.why);
    if (row.late) out["late"] = true;
    if (!row.reader.empty()) out["reader"] = text(row.reader);
    if (!row.readerTitle.empty()) out["reader_title"] = text(row.readerTitle);
    if (!row.doctor.empty()) out["doctor"] = text(row.doctor);
    if (row.readerUnknown) out["reader_unknown"] = text(row.readerUnknown->text());
    return out;
}

QJsonObject toJson(const ReleasedHour& hour) {
    static constexpr std::array kShown{"whole",       "not reached", "not shown",
                                       "contradicts", "not asked",   "too old"};
    return {{"clinic", text(hour.clinicName)},
            {"grant", hex(hour.grant)},
            {"from", time(hour.from)},
            {"reported", hour.reported},
            {"released", number(hour.released)},
            {"refused", number(hour.refused)},
            {"shown", kShown.at(static_cast<std::size_t>(hour.shown))},
            {"why", text(hour.why)},
            {"each", toJsonList(hour.rows)}};
}

QJsonObject toJson(const ImportPreview& preview) {
    QJsonArray files;
    for (const PreviewFile& file : preview.files) {
        QJsonArray warnings;
        for (const std::string& warning : file.warnings) warnings.append(text(warning));
        files.append(QJsonObject{{"path", text(file.path)},
                                 {"media_type", text(file.mediaType)},
                                 {"subject", text(file.subject)},
                                 {"born", text(file.born)},
                                 {"named_otherwise", file.namedOtherwise},
                                 {"resources", number(file.resources)},
                                 {"already_sealed", number(file.alreadySealed)},
                                 {"duplicates", number(file.duplicates)},
                                 {"without_content", number(file.withoutContent)},
                                 {"warnings", warnings}});
    }
    QJsonArray rows;
    for (std::size_t i = 0; i < preview.records.size(); ++i) {
        const PreviewRecord& record = preview.records[i];
        rows.append(QJsonObject{{"number", number(i)},
                                {"category", codeOf(record.category)},
                                {"type", text(record.type)},
                                {"title", text(record.title)},
                                {"date", text(record.date)},
                                {"spans", number(record.spans)},
                                {"bytes", number(record.bytes)},
                                {"confirmed", record.confirmed},
                                {"to_intake", record.toIntake},
                                {"suggested", codes(record.suggested)}});
    }
    return {{"files", files}, {"records", rows}};
}

QJsonObject toJson(const SealReport& report) {
    QJsonArray rows;
    for (const SealedRow& row : report.sealed)
        rows.append(QJsonObject{{"record", hex(row.id)},
                                {"category", codeOf(row.category)},
                                {"under", codeOf(row.under)},
                                {"title", text(row.title)},
                                {"sealed_size", number(row.sealedSize)},
                                {"copies", number(row.copies)}});
    return {{"sealed", rows},
            {"transactions", hexes(report.transactions)},
            {"written", toJson(report.written)},
            {"archived", report.archived},
            {"safe", report.safe}};
}

QJsonObject toJson(const Approved& approved) {
    return {{"grants", hexes(approved.grants)},
            {"written", toJson(approved.written)},
            {"shares", number(approved.shares)},
            {"accepted", number(approved.accepted)},
            {"ready", approved.ready}};
}

QJsonObject toJson(const Revoked& revoked) {
    QJsonObject out{{"grants", hexes(revoked.grants)},
                    {"written", toJson(revoked.written)},
                    {"moved_on", revoked.movedOn},
                    {"renewed", number(revoked.renewed)}};
    QJsonArray teams;
    for (const Who& team : revoked.throughTeams) teams.append(text(team.clinicName));
    if (!teams.isEmpty()) out["still_through_teams_of"] = teams;
    if (revoked.unfinished) out["unfinished"] = text(revoked.unfinished->text());
    return out;
}

QJsonObject toJson(const SavedRecord& saved) {
    QJsonArray files;
    for (const SavedFile& file : saved.files)
        files.append(
            QJsonObject{{"path", text(file.path)},
                        {"sha256", hex(file.sha256)},
                        {"length", number(file.length)},
                        {"type", text(file.resourceType.empty() ? file.mediaType : file.resourceType)}});
    return {{"record", hex(saved.id)}, {"files", files}};
}

QJsonObject toJson(const LedgerStatus& status) {
    QJsonArray peers;
    for (const PeerRow& peer : status.peers)
        peers.append(QJsonObject{{"clinic", text(peer.name)},
                                 {"id", hex(peer.clinic)},
                                 {"connected", peer.connected},
                                 {"height", number(peer.height)}});
    QJsonObject out{{"clinic_id", hex(status.clinic)},
                    {"height", number(status.height)},
                    {"view", number(status.view)},
                    {"pending", number(status.pending)},
                    {"files", number(status.blobs)},
                    {"shares", number(status.shares)},
                    {"not_safe_yet", number(status.notSafe)},
                    {"quorum", static_cast<int>(status.quorum)},
                    {"reachable", number(status.reachable)},
                    {"signing", status.signing},
                    {"time", time(status.time)},
                    {"peers", peers}};
    if (status.unseenAlarms) out["unseen_alarms"] = number(*status.unseenAlarms);
    return out;
}

QJsonObject toJson(const TransactionRow& row) {
    QJsonObject out{{"transaction", hex(row.id)}, {"state", name(row.state)}};
    if (row.height != 0) out["height"] = number(row.height);
    if (!row.refusal.empty()) out["refusal"] = text(row.refusal);
    return out;
}

QJsonObject toJson(const InvitationRow& row) {
    return {{"token", hex(row.token)},
            {"role", text(row.role)},
            {"label", text(row.label)},
            {"expires", time(row.expires)},
            {"state", name(row.state)},
            {"identity", row.identity.isZero() ? QJsonValue::Null : QJsonValue(hex(row.identity))},
            {"code", row.identity.isZero() ? QJsonValue::Null
                                           : QJsonValue(text(ledger::comparisonPhrase(row.identity)))}};
}

QJsonObject toJson(const MemberListRow& row) {
    return {{"identity", hex(row.identity)},
            {"role", text(row.role)},
            {"name", text(row.name)},
            {"since", time(row.since)},
            {"suspended", row.suspended}};
}

QJsonObject toJson(const RegisterRow& row) {
    return {{"row", static_cast<qint64>(row.row)},
            {"name", text(row.name)},
            {"birth_date", text(row.birthDate)},
            {"number", text(row.localNumber)},
            {"patient", row.pseudonym ? QJsonValue(hex(*row.pseudonym)) : QJsonValue::Null},
            {"care_card", text(row.careCard)},
            {"card_withheld", row.cardWithheld},
            {"card_damaged", row.cardDamaged}};
}

QJsonObject toJson(const LookRow& row) {
    return {{"number", static_cast<qint64>(row.number)},
            {"row", static_cast<qint64>(row.row)},
            {"patient", text(row.patient)},
            {"member", hex(row.member)},
            {"reason", text(row.reason)},
            {"time", time(row.at)}};
}

QJsonObject toJson(const TeamListRow& row) {
    QJsonObject out{{"identity", hex(row.identity)}, {"name", text(row.name)}, {"since", time(row.since)}};
    if (row.problem) out["problem"] = text(row.problem->text());
    return out;
}

QJsonObject toJson(const AlarmListRow& row) {
    QJsonObject out{{"alarm", static_cast<qint64>(row.id)},
                    {"what", text(row.what)},
                    {"level", row.atLimit ? QStringLiteral("limit") : QStringLiteral("near")},
                    {"count", number(row.count)},
                    {"limit", number(row.limit)},
                    {"day", time(row.day)},
                    {"first", time(row.first)},
                    {"last", time(row.last)}};
    if (row.member) {
        out["identity"] = hex(*row.member);
        out["name"] = text(row.name);
    }
    if (row.seenBy) {
        out["seen_by"] = hex(*row.seenBy);
        out["seen"] = time(row.seenAt);
    }
    return out;
}

}  // namespace reseal::app
