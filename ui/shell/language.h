// The languages there are, and switching among them. Windows are made anew in another language.
//
// Thread rule: the GUI thread.
#pragma once

#include <QString>
#include <vector>

namespace reseal::ui {

struct Language {
    QString code;  // "de"
    QString name;  // "Deutsch"
};
const std::vector<Language>& languages();
// Installs translators and the locale, and sets the layout's direction. An unknown code: English.
void useLanguage(const QString& code);
QString languageInUse();
QString languageOfSystem();  // one of ours

}  // namespace reseal::ui
