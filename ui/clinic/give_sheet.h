// Something to be handed to a person: a QR code, a file, a text.
//
// Thread rule: the GUI thread.
#pragma once

#include <QString>

class QWidget;

namespace reseal::ui {
class Sheet;
Sheet* openGive(QWidget* over, const QString& title, const QString& words, const QString& given,
                const QString& fileName);
}  // namespace reseal::ui
