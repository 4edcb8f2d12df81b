// Records made by others: every resource is in one record or skipped with a reason, byte for byte.

#include <QtTest>

#include "core/exchange/fhir_reading.h"
#include "tests/unit/exchange/fixture.h"

using namespace reseal;
using namespace reseal::exchange;
using namespace reseal::test;
using records::Category;

namespace {

std::size_t occurrences(std::string_view text, std::string_view what) {
    std::size_t count = 0;
    for (std::size_t at = text.find(what); at != std::string_view::npos; at = text.find(what, at + 1))
        ++count;
    return count;
}

// Everything in the plan is somewhere exactly once, and comes out as it stood in `original`.
bool isComplete(const ImportPlan& plan, std::string_view original) {
    std::vector<int> held(plan.resources.size());
    for (std::size_t r = 0; r < plan.records.size(); ++r) {
        auto stream = plan.content(r, std::nullopt);
        if (!stream) return false;
        const Bytes content = *stream->readAll(64 << 20);
        const auto opened = *records::openContent(content);
        if (!records::checkSpans(opened) || opened.manifest.spans.size() != plan.records[r].resources.size())
            return false;
        // What comes out is FHIR again, with the same resources.
        const auto again = planText(textOf(opened.body));
        if (!again || again->resources.size() != opened.manifest.spans.size()) return false;
        for (std::size_t s = 0; s < opened.manifest.spans.size(); ++s) {
            const std::size_t i = plan.records[r].resources[s];
            ++held[i];
            const PlannedResource& planned = plan.resources[i];
            if (original.find(textOf(opened.span(s))) == std::string_view::npos) return false;
            if (!equal(opened.span(s), planned.resource.bytes) ||
                opened.manifest.spans[s].sha256 != planned.sha256)
                return false;
            if (again->resources[s].resource.url != planned.resource.url) return false;
        }
    }
    return std::ranges::all_of(held, [](int times) { return times == 1; });
}

}  // namespace

class SamplesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() {
        crypto::initialize();
        if (!std::filesystem::exists(samples("fhir"))) QSKIP("skipped, no sample data");
    }

    void transactionBundles_data() {
        QTest::addColumn<QString>("prefix");
        QTest::addColumn<int>("resources");
        QTest::addColumn<int>("records");
        QTest::newRow("297") << QStringLiteral("Ali") << 297 << 90;
        QTest::newRow("70") << QStringLiteral("Clemente") << 70 << 19;
        QTest::newRow("187") << QStringLiteral("Crysta") << 187 << 72;
        QTest::newRow("150") << QStringLiteral("Jeffry") << 150 << 56;
        QTest::newRow("119") << QStringLiteral("Napoleon") << 119 << 43;
        QTest::newRow("86") << QStringLiteral("Stanley") << 86 << 28;
    }
    void transactionBundles() {
        QFETCH(QString, prefix);
        QFETCH(int, resources);
        QFETCH(int, records);
        std::filesystem::path path;
        for (const auto& file : filesIn(samples("fhir"), ".json"))
            if (file.filename().string().starts_with(prefix.toStdString())) path = file;
        const Bytes original = *readFile(path, 1 << 24);
        const auto plan = planImport(path);
        QVERIFY(plan);
        QCOMPARE(int(plan->resources.size()), resources);
        QCOMPARE(int(occurrences(textOf(original), "\"fullUrl\": \"urn:uuid:")), resources);
        QVERIFY(plan->skipped.empty() && plan->warnings.empty());
        QCOMPARE(int(plan->records.size()), records);
        QVERIFY(isComplete(*plan, textOf(original)));
        QVERIFY(plan->patient && !plan->patient->name.empty() && plan->patient->birthDate.isKnown());
        // Every reference but those to contained resources leads somewhere.
        for (const PlannedResource& planned : plan->resources) {
            std::size_t outward = 0;
            for (const Reference& reference : planned.resource.references)
                outward += !reference.target.starts_with('#');
            QCOMPARE(planned.links.size(), outward);
        }
        // Reports hold all of their results.
        for (const PlannedRecord& record : plan->records)
            if (record.type == "DiagnosticReport") QVERIFY(record.resources.size() > 1);
    }

    void importedAgainNothingIsLeft() {
        const auto path = filesIn(samples("fhir"), ".json").front();
        ImportOptions options;
        const auto plan = planImport(path);
        for (const PlannedResource& planned : plan->resources) options.alreadySealed.insert(planned.sha256);
        const auto again = planImport(path, options);
        QVERIFY(again && again->records.empty());
        QCOMPARE(again->skipped.size(), options.alreadySealed.size());
    }

    void asNdjson() {
        const auto path = filesIn(samples("fhir"), ".json").back();
        const auto plan = planImport(path);
        std::string lines;
        for (const PlannedResource& planned : plan->resources) {
            std::string line(textOf(planned.resource.bytes));
            std::erase(line, '\n');
            lines += line + "\n";
        }
        const auto again = planText(lines);
        QVERIFY(again);
        QCOMPARE(again->resources.size(), plan->resources.size());
        QCOMPARE(again->records.size(), plan->records.size());
        QVERIFY(isComplete(*again, lines));
    }

    void singleResources() {
        const auto files = filesIn(samples("us-core"), ".json");
        QVERIFY(files.size() > 60);
        for (const auto& file : files) {
            const Bytes original = *readFile(file, 1 << 20);
            auto plan = planImport(file);
            QVERIFY2(plan, file.c_str());
            QVERIFY2(plan->records.size() >= 1 && plan->skipped.empty(), file.c_str());
            for (std::size_t r = 0; r < plan->records.size(); ++r) {  // as a person would who looked
                const PlannedRecord record = plan->records[r];
                QVERIFY(record.confirmed || record.twoLabels || record.restricted ||
                        !record.suggested.empty());
                QVERIFY(plan->choose(r, record.category, record.also));
            }
            QVERIFY2(isComplete(*plan, textOf(original)), file.c_str());
        }
    }

    void categoriesOfSingleResources_data() {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("category");
        const std::vector<std::pair<const char*, const char*>> rows{
            {"DiagnosticReport-bone-density-report.json", "imaging"},
            {"DocumentReference-adi-dnr.json", "notes"},
            {"Observation-AUDIT-C-item-example-68520-6.json", "substance-use"},
            {"Observation-TAPS-item-example-75889-6.json", "substance-use"},
            {"Observation-PHQ9-panel-example-44249-1.json", "mental-health"},
            {"Observation-PHQ9-item-example-44260-8.json", "mental-health"},
            {"Questionnaire-phq-9-example.json", "mental-health"},
            {"blood-pressure.json", "vital-signs"},
            {"careplan-ulcer-example.json", "care-plans"},
            {"condition-encounter-diagnosis-example1.json", "problems"},
            {"diagnosticreport-cbc.json", "laboratory"},
            {"ekg-lead.json", "diagnostics"},
            {"encounter-example-1.json", "administrative"},
            {"medicationdispense-example.json", "medications"},
            {"observation-serum-glucose.json", "laboratory"},
            {"observation-xray-chest-findings.json", "imaging"},
            {"patient-child-example.json", "administrative"},
            {"allergyintolerance-provenance-example1.json", "allergies"}};
        for (const auto& [file, category] : rows)
            QTest::newRow(file) << QString::fromLatin1(file) << QString::fromLatin1(category);
    }
    void categoriesOfSingleResources() {
        QFETCH(QString, file);
        QFETCH(QString, category);
        const auto plan = planImport(samples("us-core") / file.toStdString());
        QVERIFY(plan);
        QCOMPARE(plan->records.size(), std::size_t{1});
        QCOMPARE(std::string(records::code(plan->records[0].category)), category.toStdString());
    }

    // What each resource shows a person; every quantity as it stands in the file.
    void reading() {
        std::size_t read = 0, quantities = 0, components = 0;
        for (const char* folder : {"fhir", "us-core"})
            for (const auto& file : filesIn(samples(folder), ".json")) {
                const auto plan = planImport(file);
                QVERIFY2(plan, file.c_str());
                for (const PlannedResource& planned : plan->resources) {
                    const ByteView bytes = planned.resource.bytes;
                    const auto reading = readingOf(bytes);
                    QVERIFY2(reading, file.c_str());
                    QVERIFY2(!reading->summary.title.empty() && !reading->summary.lines.empty(),
                             file.c_str());
                    QVERIFY(!reading->tree.cut && !reading->summary.cut);
                    QCOMPARE(reading->summary.date, planned.resource.date.text());
                    for (const SummaryLine& line : reading->summary.lines) QVERIFY(!line.text.empty());
                    ++read;
                    if (planned.resource.coded.type != "Observation") continue;
                    const std::size_t here = occurrences(textOf(bytes), "\"valueQuantity\"");
                    QCOMPARE(reading->measurements.size(), here);
                    quantities += here;
                    for (const Measurement& m : reading->measurements) {
                        QVERIFY(!m.unit.empty() && m.precision != TimePrecision::Unknown);
                        QVERIFY(textOf(bytes).find(": " + m.valueText) != std::string_view::npos);
                        components += !m.panel.empty();
                    }
                }
            }
        QVERIFY(read > 970 && quantities > 480 && components > 80);
    }

    void documents() {
        for (const auto& file : filesIn(samples("dicom"), ".dcm")) {
            const auto plan = planImport(file);
            QVERIFY(plan && plan->records[0].category == Category::Imaging);
            const Bytes content = *plan->content(0, std::nullopt)->readAll(1 << 24);
            QVERIFY(equal(records::openContent(content)->body, *readFile(file, 1 << 24)));
        }
        const auto letters = filesIn(samples("ccda"), ".xml");
        QCOMPARE(letters.size(), std::size_t{2});
        for (const auto& file : letters) {
            const auto plan = planImport(file);
            QVERIFY(plan && plan->records[0].category == Category::Notes &&
                    plan->mediaType == MediaType::Cda);
        }
    }
};

QTEST_GUILESS_MAIN(SamplesTest)
#include "samples_test.moc"
