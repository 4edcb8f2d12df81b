#include "ui/shell/language.h"

#include <QApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>
#include <string_view>

namespace reseal::ui {
namespace {

QString inUse = QStringLiteral("en");

// The .ts files name a class by its last word alone: lupdate does not understand "namespace reseal::ui".
class Texts final : public QTranslator {
public:
    QString translate(const char* context, const char* source, const char* comment, int n) const override {
        const std::string_view name = context == nullptr ? std::string_view() : std::string_view(context);
        const auto colons = name.rfind("::");
        return QTranslator::translate(colons == std::string_view::npos ? context : context + colons + 2,
                                      source, comment, n);
    }
};

}  // namespace

const std::vector<Language>& languages() {
    static const std::vector<Language> all{{QStringLiteral("en"), QStringLiteral("English")},
                                           {QStringLiteral("de"), QStringLiteral("Deutsch")},
                                           {QStringLiteral("fr"), QStringLiteral("Français")},
                                           {QStringLiteral("es"), QStringLiteral("Español")},
                                           {QStringLiteral("ko"), QStringLiteral("한국어")},
                                           {QStringLiteral("ar"), QStringLiteral("العربية")}};
    return all;
}

QString languageOfSystem() {
    for (const QString& wanted : QLocale::system().uiLanguages())
        for (const Language& language : languages())
            if (wanted.startsWith(language.code)) return language.code;
    return QStringLiteral("en");
}

QString languageInUse() {
    return inUse;
}

void useLanguage(const QString& code) {
    static Texts texts;
    static QTranslator ofQt;
    QCoreApplication::removeTranslator(&texts);
    QCoreApplication::removeTranslator(&ofQt);
    inUse = QStringLiteral("en");
    for (const Language& language : languages())
        if (language.code == code) inUse = code;
    // Country and clock stay the system's if it speaks this language anyhow.
    const QLocale system = QLocale::system();
    QLocale locale = system.name().startsWith(inUse) ? system : QLocale(inUse);
    // One kind of digits: numbers of patients and of laboratories are shown as they were written.
    if (locale.zeroDigit() != QLatin1String("0") && inUse == QLatin1String("ar"))
        locale = QLocale(QLocale::Arabic, QLocale::UnitedArabEmirates);
    QLocale::setDefault(locale);
    // English too: it has the plural forms.
    if (texts.load(QStringLiteral(":/reseal/translations/reseal_%1.qm").arg(inUse)))
        QCoreApplication::installTranslator(&texts);
    if (ofQt.load(QStringLiteral("qtbase_%1").arg(inUse), QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(&ofQt);
    QGuiApplication::setLayoutDirection(locale.textDirection());
}

}  // namespace reseal::ui
