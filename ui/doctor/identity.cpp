#include "ui/doctor/identity.h"

#include <QCoreApplication>
#include <QGuiApplication>
#include <QStringList>

#include "ui/common/text.h"
#include "ui/common/words.h"

namespace reseal::ui {
namespace {

class Said {
    Q_DECLARE_TR_FUNCTIONS(ChartPage)
public:
    static QString born(const std::string& date) {
        return date.empty() ? tr("birth date not known") : tr("born %1").arg(clinicalDay(date));
    }
};

// Each part for itself: else a Latin name turns an Arabic line round, and a number jumps behind the date.
QString joined(QStringList parts) {
    if (QGuiApplication::isRightToLeft()) {
        constexpr char16_t kMark = 0x200F, kIsolate = 0x2068, kEnd = 0x2069;
        for (QString& part : parts) part = QChar(kIsolate) + part + QChar(kEnd);
        parts.front().prepend(QChar(kMark));
    }
    return parts.join(QStringLiteral(" · "));
}

}  // namespace

QString bornAndNumber(const engine::PatientRow& patient) {
    return joined({Said::born(patient.birthDate),
                   patient.localNumber.empty() ? brief(patient.patient) : text(patient.localNumber)});
}

QString identity(const engine::PatientRow& patient) {
    return joined({text(patient.name), Said::born(patient.birthDate),
                   patient.localNumber.empty() ? brief(patient.patient) : text(patient.localNumber)});
}

}  // namespace reseal::ui
