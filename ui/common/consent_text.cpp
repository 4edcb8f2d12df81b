#include "ui/common/consent_text.h"

#include <QCoreApplication>
#include <QLocale>

#include "ui/common/text.h"
#include "ui/common/words.h"

namespace reseal::ui {
namespace {

class Consent {
    Q_DECLARE_TR_FUNCTIONS(Consent)
public:
    static QString sentence(const Permission& permission) {
        const QString who = reader(permission.who, permission.forTeam);
        const QString what = contents(permission);
        if (what.isEmpty()) return tr("%1 may read nothing.").arg(who);
        return tr("%1 may read %2 %3. Purpose: %4.")
            .arg(who, what, until(permission.notAfter), word(permission.purpose));
    }
    static QString reader(const engine::Who& who, bool forTeam) {
        if (forTeam)
            return who.clinicName.empty() ? tr("The whole team of a clinic")
                                          : tr("The whole team of %1").arg(text(who.clinicName));
        return who.name.empty() ? tr("Somebody whose name is not confirmed") : fullName(who);
    }
    static QString contents(const Permission& permission) {
        QStringList parts;
        for (const engine::Category category : permission.categories)
            parts << tr("everything in “%1”").arg(word(category));
        for (const auto& [category, number] : permission.counted)
            parts << tr("%n record(s) in “%1”", nullptr, static_cast<int>(number)).arg(word(category));
        if (permission.uncounted > 0)
            parts << tr("%n protected record(s)", nullptr, static_cast<int>(permission.uncounted));
        return enumerate(parts);
    }
    static QString until(Instant notAfter) {
        if (notAfter == kNever) return tr("without an end");
        return tr("until %1").arg(day(notAfter));
    }
};

}  // namespace

QString enumerate(const QStringList& parts) {
    return QLocale().createSeparatedList(parts);
}

Permission permissionOf(const engine::GrantRow& grant) {
    Permission out{grant.who, {}, {}, 0, grant.purpose, grant.notAfter, grant.forTeam};
    if (!grant.category)
        out.uncounted = std::max<std::size_t>(grant.records.size(), 1);
    else if (grant.records.empty())
        out.categories = {*grant.category};
    else
        out.counted[*grant.category] = grant.records.size();
    return out;
}

QString readerText(const engine::Who& who, bool forTeam) {
    return Consent::reader(who, forTeam);
}

QString contents(const Permission& permission) {
    return Consent::contents(permission);
}

QString until(Instant notAfter) {
    return Consent::until(notAfter);
}

QString consentSentence(const Permission& permission) {
    return Consent::sentence(permission);
}

}  // namespace reseal::ui
