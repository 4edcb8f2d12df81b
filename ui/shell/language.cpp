#include "ui/shell/language.h"

#include <QApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>
#include <array>

namespace reseal::ui {
namespace {

QString inUse = QStringLiteral("en");

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
    static std::array<QTranslator, 2> translators;
    for (QTranslator& translator : translators) QCoreApplication::removeTranslator(&translator);
    inUse = QStringLiteral("en");
    for (const Language& language : languages())
        if (language.code == code) inUse = code;
    // Country and clock stay the system's if it speaks this language anyhow.
    const QLocale system = QLocale::system();
    QLocale locale = system.name().startsWith(inUse) ? system : QLocale(inUse);
    // Digits as medicine writes them everywhere.
    locale.setNumberOptions(QLocale::DefaultNumberOptions);
    QLocale::setDefault(locale);
    // English too: it has the plural forms.
    if (translators[0].load(QStringLiteral(":/reseal/translations/reseal_%1.qm").arg(inUse)))
        QCoreApplication::installTranslator(&translators[0]);
    if (translators[1].load(QStringLiteral("qtbase_%1").arg(inUse),
                            QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(&translators[1]);
    QGuiApplication::setLayoutDirection(locale.textDirection());
}

}  // namespace reseal::ui
