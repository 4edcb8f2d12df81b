#include "app/demo/patients.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QtTest>
#include <algorithm>
#include <functional>
#include <set>

#include "app/demo/measures.h"
#include "core/exchange/fhir_import.h"

using namespace reseal;
using namespace reseal::app;
using exchange::ImportPlan;
using records::Category;

namespace {

constexpr std::uint32_t kSeeds = 40;
constexpr std::uint32_t kIllnesses = 9;
constexpr Date kUntil = std::chrono::sys_days(std::chrono::year(2026) / 11 / 21);

ImportPlan planOf(const DemoPatient& patient) {
    return *exchange::planFhir(*exchange::PaddedBytes::copyOf(patient.bundle));
}

// Calls `judge` with every resource of all seeds' bundles; the first thing it finds wrong, or nothing.
using Judge = std::function<QString(const QJsonObject& resource, const DemoPatient& patient)>;
QString firstProblem(const Judge& judge) {
    for (std::uint32_t seed = 1; seed <= kSeeds; ++seed) {
        const DemoPatient patient = demoPatient(seed, kUntil);
        const QByteArray json(reinterpret_cast<const char*>(patient.bundle.data()),
                              static_cast<qsizetype>(patient.bundle.size()));
        const QJsonArray entries =
            QJsonDocument::fromJson(json).object().value(QStringLiteral("entry")).toArray();
        if (entries.isEmpty()) return QStringLiteral("no entries");
        for (const QJsonValue& entry : entries) {
            const QString problem =
                judge(entry.toObject().value(QStringLiteral("resource")).toObject(), patient);
            if (!problem.isEmpty()) return QStringLiteral("seed %1: ").arg(seed) + problem;
        }
    }
    return {};
}

QString typeOf(const QJsonObject& resource) {
    return resource.value(QStringLiteral("resourceType")).toString();
}

// The measured values of an observation: LOINC code and value.
std::vector<std::pair<QString, double>> valuesOf(const QJsonObject& observation) {
    std::vector<std::pair<QString, double>> out;
    const auto add = [&](const QJsonObject& from) {
        const QString code = from.value(QStringLiteral("code"))
                                 .toObject()
                                 .value(QStringLiteral("coding"))
                                 .toArray()
                                 .first()
                                 .toObject()
                                 .value(QStringLiteral("code"))
                                 .toString();
        const QJsonObject quantity = from.value(QStringLiteral("valueQuantity")).toObject();
        if (!quantity.isEmpty()) out.emplace_back(code, quantity.value(QStringLiteral("value")).toDouble());
    };
    add(observation);
    const QJsonArray components = observation.value(QStringLiteral("component")).toArray();
    for (const QJsonValue& component : components) add(component.toObject());
    return out;
}

const MeasureKind* kindOfCode(const QString& loinc) {
    for (std::size_t i = 0; i < kMeasures; ++i)
        if (const MeasureKind& kind = kindOf(static_cast<Measure>(i)); loinc == QLatin1String(kind.loinc))
            return &kind;
    return nullptr;
}

double scaled(int value, int places) {
    double out = value;
    for (int i = 0; i < places; ++i) out /= 10;
    return out;
}

}  // namespace

class PatientsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theSameSeedGivesTheSameBytes() {
        for (std::uint32_t seed = 1; seed <= kIllnesses; ++seed) {
            const DemoPatient a = demoPatient(seed, kUntil), b = demoPatient(seed, kUntil);
            QCOMPARE(a.bundle, b.bundle);
            QCOMPARE(a.name, b.name);
            QCOMPARE(a.birthDate, b.birthDate);
        }
    }

    void anotherSeedOrDayGivesAnotherPatient() {
        std::set<Bytes> bundles;
        for (std::uint32_t seed = 1; seed <= kSeeds; ++seed) bundles.insert(demoPatient(seed, kUntil).bundle);
        QCOMPARE(bundles.size(), std::size_t{kSeeds});
        QVERIFY(demoPatient(1, kUntil).bundle != demoPatient(1, kUntil - std::chrono::days(1)).bundle);
        std::set<std::string> names, stories;
        for (std::uint32_t seed = 1; seed <= kIllnesses; ++seed) {
            names.insert(demoPatient(seed, kUntil).name);
            stories.insert(demoPatient(seed, kUntil).story);
        }
        QCOMPARE(names.size(), std::size_t{kIllnesses});
        QCOMPARE(stories.size(), std::size_t{kIllnesses});
    }

    void everyBundleIsPlannedWhole() {
        for (std::uint32_t seed = 1; seed <= kSeeds; ++seed) {
            const DemoPatient patient = demoPatient(seed, kUntil);
            const auto plan = exchange::planFhir(*exchange::PaddedBytes::copyOf(patient.bundle));
            QVERIFY2(plan, plan ? "" : plan.error().text().c_str());
            QCOMPARE(plan->skipped.size(), std::size_t{0});
            for (const exchange::ImportWarning& warning : plan->warnings)
                QFAIL(("seed " + std::to_string(seed) + ": warning at " + warning.where).c_str());
            QVERIFY(plan->patient.has_value());
            QCOMPARE(plan->patient->name, patient.name);
            QCOMPARE(plan->patient->birthDate.text(), patient.birthDate);
            QVERIFY2(plan->resources.size() >= 150 && plan->resources.size() <= 400,
                     std::to_string(plan->resources.size()).c_str());
        }
    }

    void recordsAreSpreadOverCategories() {
        std::set<Category> decided, suggested;
        for (std::uint32_t seed = 0; seed < kIllnesses; ++seed) {
            const ImportPlan plan = planOf(demoPatient(seed, kUntil));
            std::set<Category> own;
            for (const exchange::PlannedRecord& record : plan.records) {
                own.insert(record.category);
                if (record.confirmed) decided.insert(record.category);
                suggested.insert(record.suggested.begin(), record.suggested.end());
            }
            QVERIFY2(own.size() >= 9, std::to_string(seed).c_str());
        }
        for (const Category category :
             {Category::Problems, Category::Allergies, Category::Medications, Category::Immunizations,
              Category::Laboratory, Category::VitalSigns, Category::Imaging, Category::Diagnostics,
              Category::Procedures, Category::CarePlans, Category::Notes, Category::Administrative,
              Category::MentalHealth, Category::Hiv})
            QVERIFY2(decided.contains(category), std::string(records::code(category)).c_str());
        for (const Category category : {Category::MentalHealth, Category::Hiv, Category::SexualReproductive})
            QVERIFY2(suggested.contains(category), std::string(records::code(category)).c_str());
    }

    void valuesLieWithinWhatALivingPersonHas() {
        int seen = 0;
        const QString problem = firstProblem([&](const QJsonObject& resource, const DemoPatient&) -> QString {
            if (typeOf(resource) != QLatin1String("Observation")) return {};
            for (const auto& [code, value] : valuesOf(resource)) {
                const MeasureKind* kind = kindOfCode(code);
                if (kind == nullptr) return QString(QStringLiteral("unknown code ") + code);
                if (value < scaled(kind->least, kind->places) || value > scaled(kind->most, kind->places))
                    return QString(QLatin1String(kind->name) + QStringLiteral(" %1").arg(value));
                ++seen;
            }
            return {};
        });
        QVERIFY2(problem.isEmpty(), qPrintable(problem));
        QVERIFY(seen > 5000);
    }

    void illnessShowsInTheValues() {
        // Seed 9 is the first archetype again: diabetes, whose HbA1c treatment has to lower.
        std::vector<double> sugar;
        const DemoPatient patient = demoPatient(9, kUntil);
        firstProblem([&](const QJsonObject& resource, const DemoPatient& of) -> QString {
            if (of.bundle != patient.bundle || typeOf(resource) != QLatin1String("Observation")) return {};
            for (const auto& [code, value] : valuesOf(resource))
                if (code == QLatin1String("4548-4")) sugar.push_back(value);
            return {};
        });
        QVERIFY(sugar.size() >= 15);
        QVERIFY(*std::max_element(sugar.begin(), sugar.end()) >= 7.0);
        QVERIFY(sugar.back() < sugar.front());
    }

    void numbersKeepTheirPlaces() {
        QCOMPARE(Decimal({610, 2}).text(), std::string("6.10"));
        QCOMPARE(Decimal({5, 2}).text(), std::string("0.05"));
        QCOMPARE(Decimal({-5, 1}).text(), std::string("-0.5"));
        QCOMPARE(Decimal({0, 1}).text(), std::string("0.0"));
        QCOMPARE(Decimal({142, 0}).text(), std::string("142"));
        QCOMPARE(quoted("a\"\\\n\x01ü"), std::string("\"a\\\"\\\\\\n\\u0001ü\""));
        // Every creatinine of a bundle has two places, also where the last is a nought.
        std::size_t found = 0, endingInNought = 0;
        for (std::uint32_t seed = 0; seed < kIllnesses; ++seed) {
            const ImportPlan plan = planOf(demoPatient(seed, kUntil));
            for (const exchange::PlannedResource& planned : plan.resources) {
                const std::string text(textOf(planned.resource.bytes));
                if (text.find("\"2160-0\"") == std::string::npos) continue;
                const std::size_t at = text.find("\"value\": ") + 9;
                const std::string number = text.substr(at, text.find(',', at) - at);
                QVERIFY2(number.size() >= 4 && number[number.size() - 3] == '.', number.c_str());
                endingInNought += number.back() == '0' ? 1 : 0;
                ++found;
            }
        }
        QVERIFY(found > 50);
        QVERIFY(endingInNought > 0);
    }

    void datesLieBetweenBirthAndTheDay() {
        const QRegularExpression date(QStringLiteral("\"((?:19|20)\\d\\d-\\d\\d-\\d\\d)[T\"]"));
        const QString last = QString::fromStdString(dateText(kUntil));
        int seen = 0;
        const QString problem = firstProblem([&](const QJsonObject& resource, const DemoPatient& patient) {
            const QString born = QString::fromStdString(patient.birthDate);
            auto matches = date.globalMatch(QString::fromUtf8(QJsonDocument(resource).toJson()));
            for (; matches.hasNext(); ++seen)
                if (const QString found = matches.next().captured(1); found < born || found > last)
                    return QString(found + QLatin1Char(' ') + typeOf(resource));
            return QString();
        });
        QVERIFY2(problem.isEmpty(), qPrintable(problem));
        QVERIFY(seen > 5000);
    }

    void everyReferenceResolves() {
        for (std::uint32_t seed = 1; seed <= kSeeds; ++seed) {
            const ImportPlan plan = planOf(demoPatient(seed, kUntil));
            for (const exchange::PlannedResource& planned : plan.resources) {
                QCOMPARE(planned.links.size(), planned.resource.references.size());
                if (planned.resource.coded.type == "Observation")
                    QVERIFY(planned.links.size() >= 2);  // patient and encounter
            }
        }
    }
};

QTEST_APPLESS_MAIN(PatientsTest)
#include "patients_test.moc"
