#include "ui/doctor/identity.h"

#include <QCoreApplication>

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

}  // namespace

QString bornAndNumber(const engine::PatientRow& patient) {
    return QStringLiteral("%1 · %2").arg(Said::born(patient.birthDate), patient.localNumber.empty()
                                                                            ? brief(patient.patient)
                                                                            : text(patient.localNumber));
}

QString identity(const engine::PatientRow& patient) {
    return QStringLiteral("%1 · %2").arg(text(patient.name), bornAndNumber(patient));
}

}  // namespace reseal::ui
