#include "core/exchange/fhir_import.h"

#include <QTemporaryDir>
#include <QtTest>

#include "tests/unit/exchange/fixture.h"

using namespace reseal;
using namespace reseal::exchange;
using namespace reseal::test;
using records::Category;

namespace {

const std::string kAtVisit = json(",'encounter':{'reference':'Encounter/e'}");

std::string bodyOf(const ImportPlan& plan, std::size_t record) {
    const Bytes content = *plan.content(record, std::nullopt)->readAll(1 << 20);
    return std::string(textOf(records::openContent(content)->body));
}

std::size_t count(const ImportPlan& plan, WarningKind kind) {
    for (const ImportWarning& warning : plan.warnings)
        if (warning.kind == kind) return warning.count;
    return 0;
}

std::string titled(const std::string& title) {
    return json(",'code':{'text':'") + title + json("'}");
}

}  // namespace

class FhirImportTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { crypto::initialize(); }

    void aSingleResourceKeepsItsBytes() {
        const std::string text =
            "{ \"resourceType\" : \"Observation\",\r\n  \"id\":\"o\", \"valueQuantity\": {\"value\": 1.50, "
            "\"unit\":\"\\u006dg\"},\t"
            "\"x\": [1E+2, 0.10, 12345678901234567.890],\"subject\":{\"reference\":\"Patient/p\"} }";
        const ImportPlan plan = *planText("\xEF\xBB\xBF \n" + text + "\n \n");
        QCOMPARE(plan.records.size(), std::size_t{1});
        QCOMPARE(bodyOf(plan, 0),
                 json("{'resourceType':'Bundle','type':'collection','entry':[{'resource':") + text + "}]}");
        QCOMPARE(plan.subject, std::string("Patient/p"));
    }

    void manifestSaysWhatIsInIt() {
        const std::string lab = resource(
            "Observation", "o",
            category("laboratory") + kOfPatient +
                json(",'code':{'coding':[{'system':'http://"
                     "loinc.org','code':'718-7','display':'Hemoglobin'}]},'effectiveDateTime':'2005-07-05'"));
        const ImportPlan plan = *planText(bundle({entry("urn:uuid:1", lab)}));
        const records::Clinic clinic{ClinicId{}, "Clinic North"};
        auto stream = *plan.content(0, clinic);
        const Bytes content = *stream.readAll(4096);
        const auto opened = *records::openContent(content);
        QVERIFY(records::checkSpans(opened));
        QCOMPARE(textOf(opened.span(0)), std::string_view(lab));
        const records::Manifest& m = opened.manifest;
        QVERIFY(m.category == Category::Laboratory && m.clinic == clinic);
        QCOMPARE(m.title, std::string("Hemoglobin"));
        QCOMPARE(m.type, std::string("Observation"));
        QCOMPARE(m.mediaType, std::string("application/fhir+json"));
        QCOMPARE(m.subject, std::string("Patient/p"));
        QCOMPARE(m.date.text(), std::string("2005-07-05"));
        QCOMPARE(m.spans[0].id, std::string("o"));
        QVERIFY(m.spans[0].codes == (std::vector<Code>{{"http://loinc.org", "718-7"}}));
        QVERIFY(m.spans[0].sha256 == records::hashOf(bytesOf(lab)));
    }

    void fullUrlsStandAsTheyStood() {
        const ImportPlan plan =
            *planText(json("{'resourceType':'Bundle','type':'collection','entry':[{'fullUrl' : "
                           "'urn:uuid:\\u0031' , 'resource':{'resourceType':'Basic'}}]}"));
        QVERIFY(bodyOf(plan, 0).find(
                    json("{'fullUrl':'urn:uuid:\\u0031','resource':{'resourceType':'Basic'}}")) !=
                std::string::npos);
        QCOMPARE(plan.resources[0].resource.url, std::string("urn:uuid:1"));
    }

    void membersInAnyOrder() {
        const ImportPlan plan =
            *planText(json("{'entry':[{'resource':{'id':'1','resourceType':'Condition'},'fullUrl':'urn:uuid:"
                           "1'}],'type':'collection','resourceType':'Bundle'}"));
        QCOMPARE(plan.resources.size(), std::size_t{1});
        QVERIFY(plan.records[0].category == Category::Problems);
        // A List has `entry` too, and is no Bundle.
        QCOMPARE(planText(resource("List", "l", json(",'entry':[{'item':{'reference':'Condition/1'}}]")))
                     ->resources.size(),
                 std::size_t{1});
    }

    void ndjson() {
        const std::string first = resource("Condition", "1", kOfPatient),
                          second =
                              resource("Immunization", "2", json(",'patient':{'reference':'Patient/p'}"));
        const ImportPlan plan = *planText(first + "\r\n\n" + second + "\n");
        QCOMPARE(plan.resources.size(), std::size_t{2});
        QCOMPARE(plan.records.size(), std::size_t{2});
        QCOMPARE(textOf(plan.resources[0].resource.bytes), std::string_view(first));
        QCOMPARE(plan.resources[1].resource.where, std::string("line 3"));
    }

    void aReportTakesItsResults() {
        const ImportPlan plan = *planText(bundle(
            {entry("urn:uuid:p", resource("Patient", "p")),
             entry("urn:uuid:e", resource("Encounter", "e", kOfPatient)),
             entry("urn:uuid:a",
                   resource("Observation", "a", category("laboratory") + kOfPatient + kAtVisit)),
             entry("urn:uuid:b",
                   resource("Observation", "b", category("laboratory") + kOfPatient + kAtVisit)),
             entry("urn:uuid:c", resource("Observation", "c",
                                          category("laboratory") + kOfPatient + kAtVisit +
                                              json(",'hasMember':[{'reference':'urn:uuid:b'}]"))),
             entry("urn:uuid:r",
                   resource(
                       "DiagnosticReport", "r",
                       category("LAB") + kOfPatient + kAtVisit + titled("Blood count") +
                           json(",'result':[{'reference':'urn:uuid:c'},{'reference':'urn:uuid:lost'}]")))}));
        const PlannedRecord* report = recordOf(plan, 5);
        QVERIFY(report && report->resources == (std::vector<std::size_t>{3, 4, 5}));
        QCOMPARE(report->title, std::string("Blood count"));
        QCOMPARE(report->type, std::string("DiagnosticReport"));
        QVERIFY(recordOf(plan, 2)->resources == std::vector<std::size_t>{2});
        QVERIFY(recordOf(plan, 0)->category == Category::Administrative);
        QCOMPARE(count(plan, WarningKind::UnresolvedReferences), std::size_t{1});
        QCOMPARE(plan.resources[5].links.size(), std::size_t{3});  // patient, encounter, result
    }

    void looseOnesByCategoryAndVisit() {
        const std::string atOther = json(",'encounter':{'reference':'Encounter/f'}");
        const ImportPlan plan = *planText(bundle(
            {entry("", resource("Encounter", "e", kOfPatient + json(",'period':{'start':'2020-01-02'}"))),
             entry("", resource("Claim", "c",
                                json(",'patient':{'reference':'Patient/"
                                     "p'},'item':[{'encounter':[{'reference':'Encounter/e'}]}]"))),
             entry("", resource("Observation", "1",
                                category("vital-signs") + kOfPatient + kAtVisit + titled("Height"))),
             entry("", resource("Observation", "2",
                                category("vital-signs") + kOfPatient + kAtVisit + titled("Weight"))),
             entry("", resource("Observation", "3", category("vital-signs") + kOfPatient + atOther)),
             entry("", resource("Condition", "4", kOfPatient + kAtVisit)),
             entry("",
                   resource("Condition", "5", kOfPatient + json(",'recordedDate':'2020-01-02T10:00:00Z'"))),
             entry("",
                   resource("Condition", "6", kOfPatient + json(",'recordedDate':'2020-01-02T23:00:00Z'"))),
             entry("", resource("Condition", "7", kOfPatient))}));
        QVERIFY(recordOf(plan, 0)->resources == (std::vector<std::size_t>{0, 1}));
        QVERIFY(recordOf(plan, 2)->resources == (std::vector<std::size_t>{2, 3}));
        QCOMPARE(recordOf(plan, 2)->title, std::string("Height, Weight"));
        QCOMPARE(recordOf(plan, 2)->date.text(), std::string("2020-01-02"));
        QVERIFY(recordOf(plan, 5)->resources == std::vector<std::size_t>{5});
        QVERIFY(recordOf(plan, 6)->resources == (std::vector<std::size_t>{6, 7}));  // no visit: by the day
        QCOMPARE(plan.records.size(), std::size_t{6});
    }

    void partsFollowWhatTheyArePartOf() {
        const ImportPlan plan = *planText(bundle(
            {entry("", resource("Goal", "g", kOfPatient)),
             entry("", resource("CarePlan", "c",
                                kOfPatient + kAtVisit + json(",'goal':[{'reference':'Goal/g'}]"))),
             entry("", resource("Medication", "m")),
             entry("", resource("MedicationRequest", "r",
                                kOfPatient + kAtVisit +
                                    json(",'medicationReference':{'reference':'Medication/m'}"))),
             entry("", resource("AllergyIntolerance", "a", json(",'patient':{'reference':'Patient/p'}"))),
             entry("", resource("Provenance", "v", json(",'target':[{'reference':'AllergyIntolerance/a'}]"))),
             entry("", resource("DocumentReference", "d",
                                kOfPatient + json(",'content':[{'attachment':{'url':'Binary/b'}}]"))),
             entry("", resource("Binary", "b", json(",'data':'AAAA'")))}));
        QVERIFY(recordOf(plan, 0)->resources == (std::vector<std::size_t>{0, 1}));
        QVERIFY(recordOf(plan, 2)->resources == (std::vector<std::size_t>{2, 3}));
        QVERIFY(recordOf(plan, 4)->resources == (std::vector<std::size_t>{4, 5}));
        QVERIFY(recordOf(plan, 4)->category == Category::Allergies);
        QVERIFY(recordOf(plan, 6)->resources == (std::vector<std::size_t>{6, 7}));
    }

    void circlesEnd() {
        const std::string a = json(",'hasMember':[{'reference':'Observation/a'}]"),
                          b = json(",'hasMember':[{'reference':'Observation/b'}]");
        const ImportPlan plan = *planText(bundle(
            {entry("", resource("Observation", "a", b)), entry("", resource("Observation", "b", a)),
             entry("", resource("Observation", "c", json(",'hasMember':[{'reference':'Observation/c'}]")))}));
        for (std::size_t i = 0; i < 3; ++i) QVERIFY(recordOf(plan, i));
    }

    void aSensitivePartProtectsTheWhole() {
        const ImportPlan plan = *planText(bundle(
            {entry("", resource("Observation", "a", category("laboratory") + kOfPatient + labelled({"HIV"}))),
             entry("", resource("Observation", "b", category("laboratory") + kOfPatient)),
             entry("",
                   resource(
                       "DiagnosticReport", "r",
                       category("LAB") + kOfPatient +
                           json(",'result':[{'reference':'Observation/a'},{'reference':'Observation/b'}]"))),
             entry("", resource("Observation", "c", category("laboratory") + kOfPatient))}));
        const PlannedRecord* report = recordOf(plan, 2);
        QVERIFY(report->category == Category::Hiv && report->because == Because::SecurityLabel &&
                report->confirmed);
        QCOMPARE(report->resources.size(), std::size_t{3});
        QVERIFY(recordOf(plan, 3)->category == Category::Laboratory);
    }

    void twoLabelsWaitForAPerson() {
        ImportPlan plan =
            *planText(bundle({entry("", resource("Condition", "c", kOfPatient + labelled({"HIV", "PSY"}))),
                              entry("", resource("Condition", "d", kOfPatient))}));
        QCOMPARE(plan.records.size(), std::size_t{2});
        QVERIFY(!plan.allConfirmed() && plan.records[0].twoLabels && !plan.records[0].confirmed &&
                plan.records[1].confirmed);
        QVERIFY(plan.records[0].category == Category::MentalHealth &&
                plan.records[0].also == std::vector{Category::Hiv});
        QCOMPARE(name(plan.content(0, std::nullopt).error().code), name(ErrorCode::Denied));
        QVERIFY(plan.content(1, std::nullopt));
        QVERIFY(!plan.choose(0, Category::Intake));
        QVERIFY(!plan.choose(0, Category::Research));
        QVERIFY(plan.choose(0, Category::Hiv, {Category::MentalHealth}));
        QVERIFY(plan.allConfirmed());
        const Bytes content = *plan.content(0, std::nullopt)->readAll(4096);
        const auto manifest = records::openContent(content)->manifest;
        QVERIFY(manifest.category == Category::Hiv && manifest.also == std::vector{Category::MentalHealth});
    }

    void restrictedWaitsForAPerson() {
        const std::string restricted = json(
            ",'meta':{'security':[{'system':'http://terminology.hl7.org/CodeSystem/"
            "v3-Confidentiality','code':'R'}]}");
        ImportPlan plan = *planText(bundle({entry("", resource("Condition", "c", kOfPatient + restricted)),
                                            entry("", resource("Condition", "d", kOfPatient))}));
        QVERIFY(plan.records[0].restricted && !plan.records[0].confirmed);
        QVERIFY(plan.records[1].confirmed);
        QVERIFY(plan.choose(0, Category::Problems) && plan.allConfirmed());
    }

    void aLabelOfTheWholeBundle() {
        const std::string label = json("'meta':{'security':[{'code':'PSY'}]},");
        const ImportPlan unsure =
            *planText(bundle({entry("", resource("Condition", "c", kOfPatient))}, "searchset", label));
        QVERIFY(!unsure.allConfirmed() && unsure.records[0].suggested == std::set{Category::MentalHealth});
        QCOMPARE(count(unsure, WarningKind::BundleLabelled), std::size_t{1});
        const ImportPlan explained =
            *planText(bundle({entry("", resource("Condition", "c", kOfPatient + labelled({"PSY"}))),
                              entry("", resource("Condition", "d", kOfPatient))},
                             "searchset", label));
        QVERIFY(explained.allConfirmed());
    }

    // Spans go from brace to brace, whatever blanks a file has around them.
    void blanksBelongToNobody() {
        const std::string one = R"({"resourceType":"Condition","id":"c","code":{"text":"x"}})";
        for (const std::string& text :
             {"{\"resourceType\":\"Bundle\",\"type\":\"collection\",\"entry\":[ {\n \"resource\" : " + one +
                  "\n   }\t] \n}\n",
              "{\"resourceType\":\"Bundle\",\"type\":\"collection\",\"entry\":[{\"resource\":" + one +
                  " ,\"search\":{\"mode\":\"match\"}}]}",
              "\n  " + one + "  \n"}) {
            const ImportPlan plan = *planText(text);
            QCOMPARE(plan.resources.size(), std::size_t{1});
            QCOMPARE(textOf(plan.resources[0].resource.bytes), std::string_view(one));
        }
    }

    void aLabelledVisitSuggests() {
        const ImportPlan plan =
            *planText(bundle({entry("", resource("Encounter", "e", kOfPatient + labelled({"PSY"}))),
                              entry("", resource("Condition", "c", kOfPatient + kAtVisit))}));
        QVERIFY(recordOf(plan, 0)->category == Category::MentalHealth);
        QVERIFY(recordOf(plan, 1)->category == Category::Problems &&
                recordOf(plan, 1)->suggested == std::set{Category::MentalHealth});
        // What may be sensitive is not sealed where the care card shows its title before somebody has looked.
        QVERIFY(recordOf(plan, 0)->confirmed && !recordOf(plan, 1)->confirmed);
    }

    void documentsStayWhole() {
        const std::string document = bundle(
            {entry("urn:uuid:c",
                   resource("Composition", "c",
                            json(",'title':'Discharge "
                                 "summary','date':'2020-05-06','subject':{'reference':'urn:uuid:p'}"))),
             entry("urn:uuid:p", resource("Patient", "p", json(",'name':[{'family':'Doe','given':['Jo']}]"))),
             entry("urn:uuid:o", resource("Observation", "o", category("laboratory") + labelled({"GDIS"})))},
            "document", json("'signature':{'data':'AAAA'},"));
        const ImportPlan plan = *planText(document);
        QCOMPARE(plan.records.size(), std::size_t{1});
        QVERIFY(plan.records[0].category == Category::Genetic);
        QCOMPARE(plan.records[0].title, std::string("Discharge summary"));
        QCOMPARE(plan.records[0].date.text(), std::string("2020-05-06"));
        QCOMPARE(plan.patient->name, std::string("Jo Doe"));
        QVERIFY(bodyOf(plan, 0).find(document) != std::string::npos);
        QCOMPARE(count(plan, WarningKind::UnresolvedReferences), std::size_t{0});
        // The same in a searchset.
        const ImportPlan found = *planText(bundle({entry("http://x/Bundle/1", document)}, "searchset"));
        QVERIFY(found.resources[0].resource.isDocument);
        QCOMPARE(textOf(found.resources[0].resource.bytes), std::string_view(document));
    }

    void duplicatesAndWhatIsSealed() {
        const std::string one = resource("Condition", "1", kOfPatient),
                          two = resource("Condition", "2", kOfPatient);
        const std::string text =
            bundle({entry("urn:uuid:1", one), entry("urn:uuid:1", one), entry("urn:uuid:2", two)});
        const ImportPlan plan = *planText(text);
        QCOMPARE(plan.resources.size(), std::size_t{2});
        QCOMPARE(plan.skipped.size(), std::size_t{1});
        QVERIFY(plan.skipped[0].reason == SkipReason::Duplicate && plan.skipped[0].where == "entry 1" &&
                plan.skipped[0].type == "Condition");
        ImportOptions options;
        options.alreadySealed = {records::hashOf(bytesOf(two))};
        const ImportPlan second = *planText(text, options);
        QCOMPARE(second.resources.size(), std::size_t{1});
        QVERIFY(second.skipped[1].reason == SkipReason::AlreadySealed);
        options.alreadySealed.insert(records::hashOf(bytesOf(one)));
        QVERIFY(planText(text, options)->records.empty());
    }

    void whatIsNoResourceIsSkippedWithAReason() {
        const ImportPlan plan =
            *planText(bundle({json("{'request':{'method':'DELETE','url':'Condition/9'}}"),
                              json("{'resource':{'resourceType':'OperationOutcome'}}"),
                              json("{'search':{'mode':'outcome'},'resource':{'resourceType':'Basic'}}"),
                              entry("", resource("Condition", "1", kOfPatient))}));
        QCOMPARE(plan.resources.size(), std::size_t{1});
        QCOMPARE(plan.skipped.size(), std::size_t{3});
        QVERIFY(plan.skipped[0].reason == SkipReason::NoResource);
        QVERIFY(plan.skipped[1].reason == SkipReason::ServerMessage &&
                plan.skipped[2].reason == SkipReason::ServerMessage);
    }

    void unknownTypesAreKept() {
        const ImportPlan plan = *planText(bundle({entry("", resource("Telepathy", "1", kOfPatient)),
                                                  entry("", resource("Telepathy", "2", kOfPatient))}));
        QVERIFY(recordOf(plan, 0)->category == Category::Notes &&
                recordOf(plan, 1)->category == Category::Notes);
        QCOMPARE(count(plan, WarningKind::UnknownTypes), std::size_t{2});
    }

    void warnings() {
        QCOMPARE(count(*planText(resource("Organization", "1")), WarningKind::NoPatient), std::size_t{1});
        QCOMPARE(count(*planText(resource("Observation", "1", json(",'subject':{'reference':'Group/1'}"))),
                       WarningKind::NotAboutAPerson),
                 std::size_t{1});
        QCOMPARE(count(*planText(bundle({entry("", resource("Condition", "1", kOfPatient))}, "searchset",
                                        json("'link':[{'relation':'next','url':'x'}],"))),
                       WarningKind::MorePages),
                 std::size_t{1});
        QCOMPARE(count(*planText(bundle({entry("u", resource("Condition", "1", kOfPatient)),
                                         entry("u", resource("Condition", "1", kOfPatient + titled("x")))})),
                       WarningKind::SameIdTwice),
                 std::size_t{1});
    }

    void patientFacts() {
        const ImportPlan plan =
            *planText(resource("Patient", "p",
                               json(",'name':[{'use':'nickname','text':'Jo'},{'use':'official','prefix':['Dr."
                                    "'],'given':['Joan','B.'],'family':'Doe'}],"
                                    "               "
                                    "'birthDate':'1990-02-03','gender':'female','identifier':[{'system':'urn:"
                                    "x','value':'77'},{'system':'none'}]")));
        QVERIFY(plan.patient);
        QCOMPARE(plan.patient->name, std::string("Dr. Joan B. Doe"));
        QCOMPARE(plan.patient->birthDate.text(), std::string("1990-02-03"));
        QVERIFY(plan.patient->identifiers == (std::vector<Code>{{"urn:x", "77"}}));
        // No name in what becomes a label.
        QCOMPARE(plan.records[0].title, std::string("Patient"));
    }

    void hostileTextBecomesPlain() {
        const ImportPlan plan =
            *planText(resource("Condition", "a\\nb",
                               json(",'code':{'text':'x\\u202ey\\u0000z ") + std::string(500, 'q') +
                                   json("'},'recordedDate':'soon'")));
        QVERIFY(plan.records[0].title.starts_with("x y z qq"));
        QVERIFY(plan.records[0].title.size() <= records::kMaxTitleBytes);
        QVERIFY(!plan.records[0].date.isKnown());
        QVERIFY(plan.content(0, std::nullopt));
    }

    void largeGroupsAreSplit() {
        std::vector<std::string> entries;
        for (std::size_t i = 0; i < records::kMaxSpans + 1; ++i)
            entries.push_back(entry("", resource("Condition", std::to_string(i), kOfPatient)));
        const ImportPlan plan = *planText(bundle(entries));
        QCOMPARE(plan.records.size(), std::size_t{2});
        QVERIFY(plan.content(0, std::nullopt) && plan.content(1, std::nullopt));
    }

    void documentsAsTheyAre() {
        const QTemporaryDir folder;
        const std::filesystem::path path = folder.filePath(QStringLiteral("Letter of May.txt")).toStdString();
        QVERIFY(writeFileDurably(path, bytesOf("Dear colleague")));
        ImportPlan plan = *planImport(path);
        QVERIFY(plan.records.size() == 1 && plan.records[0].category == Category::Notes);
        QCOMPARE(plan.records[0].title, std::string("Letter of May.txt"));
        const Bytes content = *plan.content(0, std::nullopt)->readAll(4096);
        const auto opened = *records::openContent(content);
        QVERIFY(records::checkSpans(opened));
        QCOMPARE(textOf(opened.body), std::string_view("Dear colleague"));
        QCOMPARE(opened.manifest.mediaType, std::string("text/plain"));
        QCOMPARE(opened.manifest.type, std::string("Document"));
        ImportOptions options;
        options.alreadySealed = {records::hashOf(bytesOf("Dear colleague"))};
        QVERIFY(planImport(path, options)->records.empty());
        // Changed between looking and sealing.
        QVERIFY(writeFileDurably(path, bytesOf("Dear colleagve")));
        QCOMPARE(name(plan.content(0, std::nullopt)->readAll(4096).error().code), name(ErrorCode::Conflict));
    }
};

QTEST_GUILESS_MAIN(FhirImportTest)
#include "fhir_import_test.moc"
