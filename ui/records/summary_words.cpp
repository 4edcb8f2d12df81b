#include "ui/records/summary_words.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QRegularExpression>
#include <cmath>

#include "ui/common/words.h"

namespace reseal::ui {
namespace {

class Labels {
    Q_DECLARE_TR_FUNCTIONS(SummaryWords)
public:
    static QString of(engine::SummaryLabel label) {
        using engine::SummaryLabel;
        switch (label) {
            case SummaryLabel::AbsentReason:
                return tr("Why there is no value");
            case SummaryLabel::Achievement:
                return tr("Achievement");
            case SummaryLabel::Active:
                return tr("Active");
            case SummaryLabel::Activity:
                return tr("Activity");
            case SummaryLabel::Address:
                return tr("Address");
            case SummaryLabel::Addresses:
                return tr("Treats");
            case SummaryLabel::Agent:
                return tr("By whom");
            case SummaryLabel::Answer:
                return tr("Answer");
            case SummaryLabel::AsNeeded:
                return tr("As needed");
            case SummaryLabel::Attachment:
                return tr("Attachment");
            case SummaryLabel::Author:
                return tr("Written by");
            case SummaryLabel::BirthDate:
                return tr("Born");
            case SummaryLabel::BodySite:
                return tr("Body site");
            case SummaryLabel::CareTeam:
                return tr("Care team");
            case SummaryLabel::Category:
                return tr("Category");
            case SummaryLabel::Class:
                return tr("Kind of visit");
            case SummaryLabel::ClinicalStatus:
                return tr("Clinical status");
            case SummaryLabel::Code:
                return tr("Code");
            case SummaryLabel::Complication:
                return tr("Complication");
            case SummaryLabel::Component:
                return tr("Component");
            case SummaryLabel::Conclusion:
                return tr("Conclusion");
            case SummaryLabel::Contact:
                return tr("Contact");
            case SummaryLabel::Criticality:
                return tr("Criticality");
            case SummaryLabel::Deceased:
                return tr("Died");
            case SummaryLabel::Description:
                return tr("Description");
            case SummaryLabel::Device:
                return tr("Device");
            case SummaryLabel::Diagnosis:
                return tr("Diagnosis");
            case SummaryLabel::Discharge:
                return tr("Discharge");
            case SummaryLabel::DoNotPerform:
                return tr("Not to be done");
            case SummaryLabel::Dosage:
                return tr("Dosage");
            case SummaryLabel::Dose:
                return tr("Dose");
            case SummaryLabel::DoseNumber:
                return tr("Dose number");
            case SummaryLabel::Due:
                return tr("Due");
            case SummaryLabel::Entity:
                return tr("About what");
            case SummaryLabel::Expiration:
                return tr("Good until");
            case SummaryLabel::FollowUp:
                return tr("Follow-up");
            case SummaryLabel::Form:
                return tr("Form");
            case SummaryLabel::Gender:
                return tr("Gender");
            case SummaryLabel::GeneralPractitioner:
                return tr("General practitioner");
            case SummaryLabel::Goal:
                return tr("Goal");
            case SummaryLabel::Identifier:
                return tr("Identifier");
            case SummaryLabel::Ingredient:
                return tr("Ingredient");
            case SummaryLabel::Instances:
                return tr("Pictures");
            case SummaryLabel::Instruction:
                return tr("Instruction");
            case SummaryLabel::Insurance:
                return tr("Insurance");
            case SummaryLabel::Insurer:
                return tr("Insurer");
            case SummaryLabel::Intent:
                return tr("Intent");
            case SummaryLabel::Interpretation:
                return tr("Interpretation");
            case SummaryLabel::Issued:
                return tr("Issued on");
            case SummaryLabel::Item:
                return tr("Item");
            case SummaryLabel::Language:
                return tr("Language");
            case SummaryLabel::LastOccurrence:
                return tr("Last time");
            case SummaryLabel::Location:
                return tr("Location");
            case SummaryLabel::LotNumber:
                return tr("Lot number");
            case SummaryLabel::Manufacturer:
                return tr("Manufacturer");
            case SummaryLabel::MaritalStatus:
                return tr("Marital status");
            case SummaryLabel::MaxDose:
                return tr("Largest dose");
            case SummaryLabel::Medication:
                return tr("Medication");
            case SummaryLabel::Member:
                return tr("Member");
            case SummaryLabel::Method:
                return tr("Method");
            case SummaryLabel::Modality:
                return tr("Modality");
            case SummaryLabel::Name:
                return tr("Name");
            case SummaryLabel::Narrative:
                return tr("As written");
            case SummaryLabel::Note:
                return tr("Note");
            case SummaryLabel::Abatement:
                return tr("Ended");
            case SummaryLabel::Onset:
                return tr("Began");
            case SummaryLabel::Organization:
                return tr("Organization");
            case SummaryLabel::Other:
                return tr("Further");
            case SummaryLabel::Outcome:
                return tr("Outcome");
            case SummaryLabel::Participant:
                return tr("Participant");
            case SummaryLabel::Payment:
                return tr("Payment");
            case SummaryLabel::Performer:
                return tr("Performed by");
            case SummaryLabel::Period:
                return tr("Period");
            case SummaryLabel::Priority:
                return tr("Priority");
            case SummaryLabel::Procedure:
                return tr("Procedure");
            case SummaryLabel::Provider:
                return tr("Provider");
            case SummaryLabel::Qualification:
                return tr("Qualification");
            case SummaryLabel::Quantity:
                return tr("Quantity");
            case SummaryLabel::Rate:
                return tr("Rate");
            case SummaryLabel::Reaction:
                return tr("Reaction");
            case SummaryLabel::Reason:
                return tr("Reason");
            case SummaryLabel::Recorded:
                return tr("Recorded on");
            case SummaryLabel::Recorder:
                return tr("Recorded by");
            case SummaryLabel::ReferenceRange:
                return tr("Reference range");
            case SummaryLabel::Refills:
                return tr("Refills");
            case SummaryLabel::Requester:
                return tr("Ordered by");
            case SummaryLabel::Result:
                return tr("Result");
            case SummaryLabel::Route:
                return tr("Route");
            case SummaryLabel::Series:
                return tr("Series");
            case SummaryLabel::Severity:
                return tr("Severity");
            case SummaryLabel::Site:
                return tr("Site");
            case SummaryLabel::Specimen:
                return tr("Specimen");
            case SummaryLabel::Stage:
                return tr("Stage");
            case SummaryLabel::Status:
                return tr("Status");
            case SummaryLabel::StatusReason:
                return tr("Reason of the status");
            case SummaryLabel::Substitution:
                return tr("Substitute allowed");
            case SummaryLabel::Target:
                return tr("Target");
            case SummaryLabel::Telecom:
                return tr("Phone or mail");
            case SummaryLabel::Text:
                return tr("Text");
            case SummaryLabel::Timing:
                return tr("Timing");
            case SummaryLabel::Total:
                return tr("In all");
            case SummaryLabel::Type:
                return tr("Type");
            case SummaryLabel::Value:
                return tr("Value");
            case SummaryLabel::VerificationStatus:
                return tr("How certain");
        }
        RESEAL_CHECK(false);
    }
};

}  // namespace

QString word(engine::SummaryLabel label) {
    return Labels::of(label);
}

QString inWords(const QString& value) {
    // What stands within a longer word (an id, an address) is left alone.
    static const QRegularExpression parts(QStringLiteral(
        "(?<![\\w.:/-])(?:"
        "(?<time>\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d(?::\\d\\d(?:\\.\\d+)?)?(?:Z|[+-]\\d\\d:\\d\\d)?)"
        "|(?<day>\\d{4}-\\d\\d-\\d\\d)"
        "|(?<number>\\d+\\.\\d{5,})"
        ")(?![\\w:/-]|\\.\\d)"));
    QString out;
    qsizetype from = 0;
    auto match = parts.globalMatch(value);
    while (match.hasNext()) {
        const auto part = match.next();
        const QString said = part.captured();
        QString words = said;
        if (part.capturedLength(QStringLiteral("time")) > 0) {
            if (const auto at = QDateTime::fromString(said, Qt::ISODateWithMs); at.isValid())
                words = dayAndTime(Instant{at.toMSecsSinceEpoch()});
        } else if (part.capturedLength(QStringLiteral("day")) > 0) {
            words = clinicalDay(said.toStdString());
        } else if (const double number = said.toDouble(); std::isfinite(number) && number > 0) {
            constexpr int kDigits = 4;
            const int whole = static_cast<int>(std::floor(std::log10(number))) + 1;
            words = QStringLiteral("≈ ") + QString::number(number, 'f', std::max(0, kDigits - whole));
        }
        out += value.mid(from, part.capturedStart() - from) + words;
        from = part.capturedEnd();
    }
    return QString(out + value.mid(from));
}

}  // namespace reseal::ui
