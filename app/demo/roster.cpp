#include "app/demo/roster.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include "core/base/files.h"

namespace reseal::app {
namespace {

constexpr int kFormat = 1;
constexpr std::uint64_t kMaxRosterBytes = 256 << 10;
constexpr auto kFile = "demo.json";

const QString kName = QStringLiteral("name"), kTitle = QStringLiteral("title"),
              kFolder = QStringLiteral("folder"), kPort = QStringLiteral("port"),
              kRole = QStringLiteral("role"), kClinic = QStringLiteral("clinic"),
              kClinics = QStringLiteral("clinics"), kPersons = QStringLiteral("persons"),
              kFinished = QStringLiteral("finished"), kFormatKey = QStringLiteral("format");

QString text(std::string_view utf8) {
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

std::string textAt(const QJsonObject& object, const QString& key) {
    return object.value(key).toString().toStdString();
}

Error malformed(const std::string& what) {
    return fail(ErrorCode::Malformed, std::string(kFile) + ": " + what);
}

// A name inside the demo's folder, that leads nowhere else.
bool isPlain(const std::string& folder) {
    return !folder.empty() && folder != "." && folder != ".." && folder.find('/') == std::string::npos;
}

Result<DemoClinic> clinicOf(const QJsonObject& object) {
    DemoClinic clinic{textAt(object, kName), textAt(object, kFolder), 0};
    const int port = object.value(kPort).toInt();
    if (port < 1 || port > 65535 || !isPlain(clinic.folder))
        return malformed("a clinic without port or folder");
    clinic.port = static_cast<std::uint16_t>(port);
    return clinic;
}

Result<DemoPerson> personOf(const QJsonObject& object, std::size_t clinics) {
    DemoPerson person{textAt(object, kName), textAt(object, kTitle), textAt(object, kFolder)};
    const int clinic = object.value(kClinic).toInt(-1);
    const auto role = records::roleFromCode(textAt(object, kRole));
    if (!role || clinic < 0 || static_cast<std::size_t>(clinic) >= clinics || !isPlain(person.folder))
        return malformed("a person without role, clinic or folder");
    person.clinic = static_cast<std::size_t>(clinic);
    person.role = *role;
    return person;
}

}  // namespace

bool Roster::isIn(const std::filesystem::path& demo) {
    std::error_code why;
    return std::filesystem::exists(demo / kFile, why);
}

Status Roster::save(const std::filesystem::path& demo) const {
    QJsonArray clinicList, personList;
    for (const DemoClinic& clinic : clinics)
        clinicList.append(
            QJsonObject{{kName, text(clinic.name)}, {kFolder, text(clinic.folder)}, {kPort, clinic.port}});
    for (const DemoPerson& person : persons)
        personList.append(QJsonObject{{kName, text(person.name)},
                                      {kTitle, text(person.title)},
                                      {kFolder, text(person.folder)},
                                      {kRole, text(records::code(person.role))},
                                      {kClinic, static_cast<int>(person.clinic)}});
    const QJsonObject all{
        {kFormatKey, kFormat}, {kFinished, finished}, {kClinics, clinicList}, {kPersons, personList}};
    const QByteArray json = QJsonDocument(all).toJson();
    return writeFileDurably(
        demo / kFile, bytesOf(std::string_view(json.constData(), static_cast<std::size_t>(json.size()))));
}

Result<Roster> Roster::load(const std::filesystem::path& demo) {
    RESEAL_ASSIGN(const Bytes bytes, readFile(demo / kFile, kMaxRosterBytes));
    const QJsonObject all = QJsonDocument::fromJson(QByteArray(reinterpret_cast<const char*>(bytes.data()),
                                                               static_cast<qsizetype>(bytes.size())))
                                .object();
    const int format = all.value(kFormatKey).toInt();
    if (format > kFormat)
        return fail(ErrorCode::TooNew, "the demo was made by a later version of this program");
    if (format != kFormat) return malformed("no list of a demo");
    Roster roster;
    roster.finished = all.value(kFinished).toBool();
    const QJsonArray clinicList = all.value(kClinics).toArray(), personList = all.value(kPersons).toArray();
    if (clinicList.isEmpty() || static_cast<std::size_t>(clinicList.size()) > kMaxDemoClinics ||
        static_cast<std::size_t>(personList.size()) > kMaxDemoPersons)
        return malformed("too few or too many clinics or persons");
    for (const QJsonValue& one : clinicList) {
        RESEAL_ASSIGN(DemoClinic clinic, clinicOf(one.toObject()));
        roster.clinics.push_back(std::move(clinic));
    }
    for (const QJsonValue& one : personList) {
        RESEAL_ASSIGN(DemoPerson person, personOf(one.toObject(), roster.clinics.size()));
        roster.persons.push_back(std::move(person));
    }
    return roster;
}

}  // namespace reseal::app
