#include "ui/common/words.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

#include "ui/common/text.h"

namespace reseal::ui {
namespace {

using engine::Access;
using engine::Category;
using engine::GrantState;
using engine::Purpose;
using engine::RequestState;
using engine::Role;

class Words {
    Q_DECLARE_TR_FUNCTIONS(Words)
public:
    static QString of(Category category) {
        switch (category) {
            case Category::Problems:
                return tr("Problems and diagnoses");
            case Category::Allergies:
                return tr("Allergies");
            case Category::Medications:
                return tr("Medications");
            case Category::Immunizations:
                return tr("Vaccinations");
            case Category::Laboratory:
                return tr("Laboratory results");
            case Category::VitalSigns:
                return tr("Vital signs");
            case Category::Imaging:
                return tr("Imaging");
            case Category::Diagnostics:
                return tr("Other diagnostics");
            case Category::Procedures:
                return tr("Procedures");
            case Category::CarePlans:
                return tr("Care plans");
            case Category::Notes:
                return tr("Notes and letters");
            case Category::Administrative:
                return tr("Administrative");
            case Category::MentalHealth:
                return tr("Mental health");
            case Category::SubstanceUse:
                return tr("Substance use");
            case Category::Hiv:
                return tr("HIV");
            case Category::SexualReproductive:
                return tr("Sexual and reproductive health");
            case Category::Genetic:
                return tr("Genetics");
            case Category::AbuseViolence:
                return tr("Abuse and violence");
            case Category::Intake:
                return tr("Not sorted yet");
            case Category::Research:
                return tr("Research");
        }
        RESEAL_CHECK(false);
    }
    static QString of(Purpose purpose) {
        switch (purpose) {
            case Purpose::Treatment:
                return tr("Treatment");
            case Purpose::EmergencyTreatment:
                return tr("Emergency treatment");
            case Purpose::CareManagement:
                return tr("Coordination of care");
            case Purpose::Payment:
                return tr("Billing");
            case Purpose::Research:
                return tr("Research");
            case Purpose::PublicHealth:
                return tr("Public health");
            case Purpose::PatientRequest:
                return tr("At the patient's request");
            case Purpose::BreakGlass:
                return tr("Emergency access");
            case Purpose::Test:
                return tr("Demonstration");
        }
        RESEAL_CHECK(false);
    }
    static QString of(Role role) {
        switch (role) {
            case Role::Patient:
                return tr("Patient");
            case Role::Doctor:
                return tr("Doctor");
            case Role::Researcher:
                return tr("Researcher");
            case Role::Staff:
                return tr("Clinic staff");
        }
        RESEAL_CHECK(false);
    }
    static QString of(Access access) {
        switch (access) {
            case Access::Own:
                return tr("Yours");
            case Access::Locked:
                return tr("Locked");
            case Access::Asked:
                return tr("Asked for");
            case Access::Readable:
                return tr("Readable");
            case Access::Ended:
                return tr("Ended");
        }
        RESEAL_CHECK(false);
    }
    static QString of(GrantState state) {
        switch (state) {
            case GrantState::Active:
                return tr("In force");
            case GrantState::Revoked:
                return tr("Taken back");
            case GrantState::Expired:
                return tr("Run out");
            case GrantState::GranteeEnded:
                return tr("The reader has left");
            case GrantState::PatientEnded:
                return tr("The patient has left");
        }
        RESEAL_CHECK(false);
    }
    static QString of(RequestState state) {
        switch (state) {
            case RequestState::Open:
                return tr("Waiting for an answer");
            case RequestState::Denied:
                return tr("Declined");
            case RequestState::Granted:
                return tr("Approved");
        }
        RESEAL_CHECK(false);
    }
    // The month as a word: 3/5 is March in one country and May in another.
    static QString longDay() { return tr("d MMMM yyyy", "a date, as QLocale::toString takes it"); }
    static QString shortDay() { return tr("d MMM yyyy", "a short date, as QLocale::toString takes it"); }
    static QString since(qint64 seconds) {
        if (seconds < 60) return tr("just now");
        if (seconds < 3600) return tr("%n minute(s) ago", nullptr, static_cast<int>(seconds / 60));
        if (seconds < 86'400) return tr("%n hour(s) ago", nullptr, static_cast<int>(seconds / 3600));
        return tr("%n day(s) ago", nullptr, static_cast<int>(seconds / 86'400));
    }
};

}  // namespace

QString word(Category category) {
    return Words::of(category);
}
QString word(Purpose purpose) {
    return Words::of(purpose);
}
QString word(Role role) {
    return Words::of(role);
}
QString word(Access access) {
    return Words::of(access);
}
QString word(GrantState state) {
    return Words::of(state);
}
QString word(RequestState state) {
    return Words::of(state);
}

const char* iconOf(Category category) {
    switch (category) {
        case Category::Problems:
            return "flag";
        case Category::Allergies:
            return "alert";
        case Category::Medications:
            return "pill";
        case Category::Immunizations:
            return "syringe";
        case Category::Laboratory:
            return "lab";
        case Category::VitalSigns:
            return "heart";
        case Category::Imaging:
            return "image";
        case Category::Diagnostics:
            return "chart";
        case Category::Procedures:
            return "doctor";
        case Category::CarePlans:
            return "list";
        case Category::Notes:
            return "note";
        case Category::Administrative:
            return "file";
        case Category::MentalHealth:
        case Category::SubstanceUse:
        case Category::Hiv:
        case Category::SexualReproductive:
        case Category::Genetic:
        case Category::AbuseViolence:
            return "seal";
        case Category::Intake:
            return "inbox";
        case Category::Research:
            return "book";
    }
    RESEAL_CHECK(false);
}

const char* iconOf(Access access) {
    switch (access) {
        case Access::Own:
            return "person";
        case Access::Locked:
            return "lock";
        case Access::Asked:
            return "clock";
        case Access::Readable:
            return "eye";
        case Access::Ended:
            return "eye-off";
    }
    RESEAL_CHECK(false);
}

Tone toneOf(Access access) {
    switch (access) {
        case Access::Own:
        case Access::Readable:
            return Tone::Good;
        case Access::Asked:
            return Tone::Accent;
        case Access::Locked:
            return Tone::Neutral;
        case Access::Ended:
            return Tone::Warn;
    }
    RESEAL_CHECK(false);
}

QString day(Instant instant) {
    return QLocale().toString(QDateTime::fromMSecsSinceEpoch(instant.ms).date(), Words::longDay());
}

QString dayAndTime(Instant instant) {
    const QDateTime at = QDateTime::fromMSecsSinceEpoch(instant.ms);
    return QString(QLocale().toString(at.date(), Words::shortDay()) + QStringLiteral(", ") +
                   QLocale().toString(at.time(), QLocale::ShortFormat));
}

QString sinceWhen(Instant instant, Instant now) {
    return Words::since((now - instant).ms / 1000);
}

QString clinicalDay(const std::string& iso) {
    const QString text = QString::fromStdString(iso);
    const QLocale locale;
    if (text.size() >= 10) {
        const QDate date = QDate::fromString(text.left(10), Qt::ISODate);
        if (date.isValid()) return locale.toString(date, Words::shortDay());
    }
    if (text.size() == 7) {
        const QDate date = QDate::fromString(QString(text + QStringLiteral("-01")), Qt::ISODate);
        if (date.isValid()) return locale.toString(date, QStringLiteral("MMMM yyyy"));
    }
    return text;
}

QString amount(std::uint64_t bytes) {
    return QLocale().formattedDataSize(static_cast<qint64>(bytes), 1, QLocale::DataSizeTraditionalFormat);
}

QString count(qint64 number) {
    return QLocale().toString(number);
}

QString fullName(const engine::Who& who) {
    QStringList parts;
    for (const std::string& part : {who.name, who.title, who.clinicName})
        if (!part.empty()) parts << text(part);
    return parts.join(QStringLiteral(", "));
}

}  // namespace reseal::ui
