#include "ui/shell/profiles.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <algorithm>

#include "core/base/files.h"
#include "ui/common/bytes.h"
#include "ui/common/text.h"

namespace reseal::ui {
namespace {

namespace fs = std::filesystem;
constexpr const char* kFile = "profile.json";
constexpr const char* kKeys = "keys";
constexpr std::uint64_t kMaxFile = 16 << 10;

Result<Profile> read(const fs::path& folder) {
    RESEAL_ASSIGN(const Bytes bytes, readFile(folder / kFile, kMaxFile));
    const QJsonObject said = QJsonDocument::fromJson(byteArray(bytes)).object();
    Profile out;
    out.kind = said.value(QLatin1String("kind")).toString() == QLatin1String("clinic")
                   ? Profile::Kind::Clinic
                   : Profile::Kind::Person;
    out.name = said.value(QLatin1String("name")).toString();
    out.clinic = said.value(QLatin1String("clinic")).toString();
    if (out.kind == Profile::Kind::Person) {
        RESEAL_ASSIGN(out.role, records::roleFromCode(utf8(said.value(QLatin1String("role")).toString())));
    }
    out.keys = folder / kKeys;
    if (out.name.isEmpty() || !fs::exists(out.vault()))
        return fail(ErrorCode::NotFound, folder.string() + " holds no keys");
    return out;
}

}  // namespace

std::vector<Profile> Profiles::list(QStringList* unreadable) const {
    std::vector<Profile> out;
    std::error_code why;
    for (const fs::directory_entry& entry : fs::directory_iterator(root_, why)) {
        if (!entry.is_directory(why)) continue;
        if (auto profile = read(entry.path()))
            out.push_back(*std::move(profile));
        else if (unreadable != nullptr && fs::exists(entry.path() / kKeys, why))
            *unreadable << QString::fromStdString(entry.path().string());
    }
    std::sort(out.begin(), out.end(), [](const Profile& a, const Profile& b) {
        return QString::localeAwareCompare(a.name, b.name) < 0;
    });
    return out;
}

fs::path Profiles::freshKeys() const {
    for (int i = 1;; ++i) {
        const fs::path folder = root_ / std::to_string(i);
        std::error_code why;
        if (!fs::exists(folder, why)) return folder / kKeys;
    }
}

Status Profiles::write(const Profile& profile) const {
    QJsonObject out{
        {QStringLiteral("kind"),
         profile.kind == Profile::Kind::Clinic ? QStringLiteral("clinic") : QStringLiteral("person")},
        {QStringLiteral("name"), profile.name},
        {QStringLiteral("clinic"), profile.clinic}};
    if (profile.kind == Profile::Kind::Person) out[QLatin1String("role")] = text(records::code(profile.role));
    return writeFileDurably(profile.keys.parent_path() / kFile, viewOf(QJsonDocument(out).toJson()));
}

}  // namespace reseal::ui
