// What a person is shown of a resource: every number as it stood, nothing run, nothing lost in silence.
#include <QtTest>

#include "core/exchange/fhir_reading.h"
#include "core/exchange/markup_text.h"
#include "tests/unit/exchange/fixture.h"

using namespace reseal;
using namespace reseal::exchange;
using namespace reseal::test;

namespace {

Result<ResourceReading> readText(const std::string& text) {
    return readingOf(bytesOf(text));
}

ResourceReading observed(const std::string& more) {
    auto reading = readText(resource("Observation", "o", json(more)));
    if (!reading) qFatal("%s", reading.error().text().c_str());
    return *std::move(reading);
}

std::string titleOfText(const std::string& more) {
    return observed(more).summary.title;
}

// "Label about=text", one a line.
std::string linesOf(const ResourceSummary& summary) {
    std::string out;
    for (const SummaryLine& line : summary.lines)
        out += std::string(name(line.label)) + (line.about.empty() ? "" : " " + line.about) + "=" +
               line.text + "\n";
    return out;
}

bool hasLine(const ResourceSummary& summary, const std::string& line) {
    return ("\n" + linesOf(summary)).find("\n" + line + "\n") != std::string::npos;
}

QByteArray bytes(const std::string& text) {
    return QByteArray::fromStdString(text);
}

void textRow(const char* name, const std::string& in, const std::string& out) {
    QTest::newRow(name) << bytes(in) << bytes(out);
}

std::size_t countOf(std::string_view text, std::string_view what) {
    std::size_t count = 0;
    for (std::size_t at = text.find(what); at != std::string_view::npos; at = text.find(what, at + 1))
        ++count;
    return count;
}

}  // namespace

class FhirReadingTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { crypto::initialize(); }

    void numbersAsWritten_data() {
        QTest::addColumn<QByteArray>("token");
        QTest::addColumn<bool>("drawn");
        for (const char* token :
             {"6.10", "0", "-0", "-0.0", "1e2", "1E+2", "1.50e-3", "100", "0.000", "12345678901234567890123",
              "0.1000000000000000055511151231257827", "9007199254740993"})
            QTest::newRow(token) << QByteArray(token) << true;
        for (const char* token : {"1e400", "-1e99999", "1e-400"})
            QTest::newRow(token) << QByteArray(token) << false;
    }
    void numbersAsWritten() {
        QFETCH(QByteArray, token);
        QFETCH(bool, drawn);
        const auto reading = observed(",'valueQuantity':{'value':" + token.toStdString() + ",'unit':'g'}");
        QVERIFY(hasLine(reading.summary, "Value=" + token.toStdString() + " g"));
        bool inTree = false;
        for (const ReadingNode& node : reading.tree.nodes)
            inTree |=
                node.kind == NodeKind::Number && node.name == "value" && node.value == token.toStdString();
        QVERIFY(inTree);
        QCOMPARE(reading.measurements.size(), std::size_t(drawn));
        if (!drawn) return;
        QCOMPARE(bytes(reading.measurements[0].valueText), token);
        QCOMPARE(reading.measurements[0].value, token.toDouble());
    }

    // Numbers within strings are no numbers, whatever surrounds them.
    void numbersKeepTheirPlaces() {
        const auto reading = observed(",'a':['1','\\\\',2.0,'\\'3\\'',{'4':5.00}],'valueInteger':6");
        std::string seen;
        for (const ReadingNode& node : reading.tree.nodes)
            if (node.kind == NodeKind::Number) seen += node.name + "=" + node.value + " ";
        QCOMPARE(bytes(seen), QByteArray("=2.0 4=5.00 valueInteger=6 "));
    }

    void tree() {
        const auto reading = *readText(json("{'resourceType':'Basic','a':[{'b':null},true],'c':'x'}"));
        std::string seen;
        for (const ReadingNode& node : reading.tree.nodes)
            seen += std::to_string(node.depth) + ":" + node.name + ":" +
                    std::to_string(static_cast<int>(node.kind)) + ":" +
                    (node.parent == kNoParent ? "-" : std::to_string(node.parent)) + ":" + node.value + " ";
        QCOMPARE(bytes(seen),
                 QByteArray("0::0:-: 1:resourceType:2:0:Basic 1:a:1:0: 2::0:2: 3:b:5:3: 2::4:2:true "
                            "1:c:2:0:x "));
        QVERIFY(!reading.tree.cut);
    }

    void treeIsCut() {
        const auto wide = [](std::size_t items) {
            std::string text = json("{'resourceType':'Observation','valueInteger':1,'x':[0");
            for (std::size_t i = 1; i < items; ++i) text += ",0";
            return text + "]}";
        };
        constexpr std::size_t kFits = kMaxReadingNodes - 4;  // root, type, value, list
        const auto fits = readText(wide(kFits));
        QVERIFY(fits && !fits->tree.cut && fits->tree.nodes.size() == kMaxReadingNodes);
        QCOMPARE(fits->measurements.size(), std::size_t{1});
        const auto cut = readText(wide(kFits + 1));
        QVERIFY(cut && cut->tree.cut && cut->summary.cut && cut->tree.nodes.size() == kMaxReadingNodes);
        QVERIFY(cut->measurements.empty());
        // What is beyond is judged all the same.
        std::string bad = wide(kFits + 1);
        bad.insert(bad.size() - 1, json(",'k':1,'k':2"));
        QVERIFY(isRefused(readText(bad), Refusal::KeyTwice));
    }

    void values_data() {
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<QByteArray>("line");
        textRow("quantity", "'valueQuantity':{'value':1.0,'unit':'mmol/L'}", "Value=1.0 mmol/L");
        textRow("quantity with only a code", "'valueQuantity':{'value':1,'code':'mg'}", "Value=1 mg");
        textRow("quantity without a unit", "'valueQuantity':{'value':3,'code':'1'}", "Value=3");
        textRow("comparator", "'valueQuantity':{'value':5.0,'comparator':'<','unit':'U'}", "Value=< 5.0 U");
        textRow("concept", "'valueCodeableConcept':{'coding':[{'code':'x'},{'code':'y','display':'Y'}]}",
                "Value=Y");
        textRow("concept with text", "'valueCodeableConcept':{'text':'T','coding':[{'display':'Y'}]}",
                "Value=T");
        textRow("string", "'valueString':'a b'", "Value=a b");
        textRow("boolean", "'valueBoolean':false", "Value=false");
        textRow("integer", "'valueInteger':-7", "Value=-7");
        textRow("range", "'valueRange':{'low':{'value':1.0,'unit':'g'},'high':{'value':2,'unit':'g'}}",
                "Value=1.0–2 g");
        textRow("range of two units",
                "'valueRange':{'low':{'value':1,'unit':'mg'},'high':{'value':2,'unit':'g'}}",
                "Value=1 mg–2 g");
        textRow("open range", "'valueRange':{'low':{'value':1.0,'unit':'g'}}", "Value=≥ 1.0 g");
        textRow("ratio", "'valueRatio':{'numerator':{'value':1},'denominator':{'value':128}}",
                "Value=1 / 128");
        textRow("period", "'valuePeriod':{'start':'2020-01','end':'2021'}", "Value=2020-01 – 2021");
        textRow("time", "'valueTime':'08:30:00'", "Value=08:30:00");
        textRow("dateTime", "'valueDateTime':'2020-02-03T04:05:06Z'", "Value=2020-02-03T04:05:06Z");
        textRow("samples",
                "'valueSampledData':{'origin':{'value':2.0,'unit':'mV'},'period':10,'dimensions':1,'data':'1 "
                "E 2'}",
                "Value=origin: 2.0 mV, period: 10, dimensions: 1, data: 1 E 2");
        textRow("absent", "'dataAbsentReason':{'coding':[{'code':'not-performed'}]}",
                "AbsentReason=not-performed");
        textRow("interpretation", "'interpretation':[{'coding':[{'code':'H','display':'High'}]}]",
                "Interpretation=High");
        textRow("reference range",
                "'referenceRange':[{'low':{'value':3.50,'unit':'g'},'high':{'value':5.0,'unit':'g'},"
                "'type':{'text':'normal'},'text':'adults'}]",
                "ReferenceRange normal=3.50–5.0 g · adults");
        textRow("component",
                "'component':[{'code':{'text':'Systolic'},'valueQuantity':{'value':120,'unit':'mmHg'}}]",
                "Component Systolic=120 mmHg");
        textRow("absent component", "'component':[{'code':{'text':'S'},'dataAbsentReason':{'text':'asked'}}]",
                "AbsentReason S=asked");
        textRow("note", "'note':[{'text':'one\\ntwo','time':'2020','authorString':'A'}]",
                "Note 2020 · A=one\ntwo");
        textRow("contained",
                "'contained':[{'resourceType':'Specimen','id':'s','type':{'text':'Blood'}}],"
                "'specimen':{'reference':'#s'}",
                "Specimen=Blood");
    }
    void values() {
        QFETCH(QByteArray, value);
        QFETCH(QByteArray, line);
        const auto reading = observed("," + value.toStdString());
        QVERIFY2(hasLine(reading.summary, line.toStdString()), linesOf(reading.summary).c_str());
    }

    void types_data() {
        QTest::addColumn<QByteArray>("type");
        QTest::addColumn<QByteArray>("more");
        QTest::addColumn<QByteArray>("title");
        QTest::addColumn<QByteArray>("lines");
        const auto row = [](const char* type, const char* more, const char* title, const char* lines) {
            QTest::newRow(type) << QByteArray(type) << QByteArray(more) << QByteArray(title)
                                << QByteArray(lines);
        };
        row("Condition",
            ",'code':{'text':'Asthma'},'clinicalStatus':{'coding':[{'code':'active'}]},'severity':{'text':'"
            "mild'},"
            "'onsetAge':{'value':7,'unit':'a'},'abatementDateTime':'2020'",
            "Asthma", "Code=Asthma\nClinicalStatus=active\nSeverity=mild\nOnset=7 a\nAbatement=2020\n");
        row("AllergyIntolerance",
            ",'code':{'text':'Nuts'},'criticality':'high','reaction':[{'substance':{'text':'Peanut'},"
            "'manifestation':[{'text':'Hives'},{'text':'Wheezing'}],'severity':'severe'}]",
            "Nuts", "Code=Nuts\nCriticality=high\nReaction Peanut=Hives, Wheezing · severe\n");
        row("MedicationRequest",
            ",'status':'active','doNotPerform':true,'medicationReference':{'reference':'#m'},'contained':[{"
            "'resourceType':'Medication','id':'m','code':{'text':'Axid'}}],'dosageInstruction':[{'timing':"
            "{'repeat':{'frequency':2,'period':1.0,'periodUnit':'d','offset':30}},'asNeededBoolean':true,"
            "'doseAndRate':[{'doseQuantity':{'value':0.50,'unit':'mg'}}]},{'text':'at "
            "night','timing':{'code':"
            "{'text':'HS'}}}]",
            "Axid",
            "Medication=Axid\nDoNotPerform=true\nStatus=active\nDose 1=0.50 mg\nTiming 1=2 × / 1.0 d, "
            "offset: 30\n"
            "AsNeeded 1=true\nDosage 2=at night\nTiming 2=HS\n");
        row("MedicationStatement",
            ",'medicationCodeableConcept':{'text':'Iron'},'effectivePeriod':{'start':'2020'},'dosage':[{'"
            "text':'x'}]",
            "Iron", "Medication=Iron\nPeriod=2020 –\nDosage=x\n");
        row("MedicationAdministration",
            ",'medicationCodeableConcept':{'text':'Iron'},'dosage':{'route':{'text':'oral'},'dose':{'value':"
            "1.0},"
            "'rateRatio':{'numerator':{'value':1,'unit':'mL'},'denominator':{'value':1,'unit':'h'}}}",
            "Iron", "Medication=Iron\nDose=1.0\nRate=1 mL / 1 h\nRoute=oral\n");
        row("Medication",
            ",'code':{'text':'Mix'},'ingredient':[{'itemCodeableConcept':{'text':'Salt'},'strength':{'"
            "numerator':"
            "{'value':1.0,'unit':'g'},'denominator':{'value':1,'unit':'L'}}}]",
            "Mix", "Code=Mix\nIngredient 1.0 g / 1 L=Salt\n");
        row("Immunization",
            ",'status':'not-done','vaccineCode':{'text':'MMR'},'lotNumber':'L7','manufacturer':{'display':'"
            "Co'}",
            "MMR", "Code=MMR\nStatus=not-done\nLotNumber=L7\nManufacturer=Co\n");
        row("DiagnosticReport",
            ",'code':{'text':'CBC'},'conclusion':'fine','result':[{'display':'Hb'}],'presentedForm':[{'title'"
            ":'R',"
            "'contentType':'text/plain; charset=utf-8','data':'SGkgPGI+dGhlcmU8L2I+'},{'contentType':"
            "'application/pdf','data':'AAAA'}]",
            "CBC",
            "Code=CBC\nConclusion=fine\nResult=Hb\nText R=Hi <b>there</b>\nAttachment=application/pdf · 3 "
            "B\n");
        row("Procedure", ",'code':{'text':'X'},'performedPeriod':{'start':'2020','end':'2021'}", "X",
            "Code=X\nPeriod=2020 – 2021\n");
        row("CarePlan",
            ",'category':[{'text':'Diet'}],'intent':'order','activity':[{'detail':{'code':{'text':'Walk'},'"
            "status':"
            "'in-progress'}}]",
            "Diet", "Intent=order\nCategory=Diet\nActivity in-progress=Walk\n");
        row("Goal",
            ",'description':{'text':'Less'},'lifecycleStatus':'active','target':[{'measure':{'text':'HbA1c'},"
            "'detailQuantity':{'value':6.50,'comparator':'<','unit':'%'},'dueDate':'2021'}]",
            "Less", "Description=Less\nStatus=active\nTarget HbA1c=< 6.50 %\nDue HbA1c=2021\n");
        row("Encounter",
            ",'class':{'code':'AMB'},'participant':[{'type':[{'text':'GP'}],'individual':{'display':'D'}}]",
            "AMB", "Class=AMB\nParticipant GP=D\n");
        row("DocumentReference",
            ",'type':{'text':'Letter'},'content':[{'attachment':{'contentType':'image/png','size':10,'url':"
            "'http://x.example/a.png','title':'A'}}]",
            "Letter", "Type=Letter\nAttachment A=image/png · 10 B · http://x.example/a.png\n");
        row("ImagingStudy",
            ",'description':'Chest','numberOfInstances':2,'series':[{'number':1,'modality':{'code':'CR'}}]",
            "Chest", "Description=Chest\nSeries 1=CR\nInstances=2\n");
        row("Patient",
            ",'name':[{'use':'nickname','text':'N'},{'use':'official','given':['A','B'],'family':'C'}],"
            "'deceasedDateTime':'2020','telecom':[{'system':'phone','value':'555'}]",
            "A B C", "Name nickname=N\nName official=A B C\nDeceased=2020\nTelecom phone=555\n");
        row("Practitioner", ",'name':[{'family':'C','prefix':['Dr.']}]", "Dr. C", "Name=Dr. C\n");
        row("Organization", ",'name':'Ward','address':[{'line':['Way 1'],'postalCode':'1','city':'T'}]",
            "Ward", "Name=Ward\nAddress=Way 1, 1 T\n");
        row("Claim",
            ",'use':'claim','total':{'value':12.50,'currency':'EUR'},'item':[{'productOrService':{'text':'P'}"
            ",'net':"
            "{'value':1.0,'currency':'EUR'}}]",
            "Claim", "Intent=claim\nItem 1.0 EUR=P\nTotal=12.50 EUR\n");
        row("ExplanationOfBenefit",
            ",'outcome':'complete','payment':{'amount':{'value':3.0,'currency':'EUR'}},'total':[{'category':{"
            "'text':'all'},"
            "'amount':{'value':4.0,'currency':'EUR'}}]",
            "ExplanationOfBenefit", "Outcome=complete\nTotal all=4.0 EUR\nPayment=3.0 EUR\n");
        row("Provenance",
            ",'recorded':'2020','agent':[{'type':{'text':'author'},'who':{'reference':'Practitioner/1'}}]",
            "Provenance", "Recorded=2020\nAgent author=Practitioner/1\n");
        row("Composition",
            ",'title':'Letter','section':[{'title':'S','text':{'div':'<div>a<br/>b</"
            "div>'},'section':[{'title':'T',"
            "'text':{'div':'<p>c</p>'}}]}]",
            "Letter", "Text S=a\nb\nText T=c\n");
        row("QuestionnaireResponse",
            ",'item':[{'text':'Q','answer':[{'valueCoding':{'display':'Yes'},'item':[{'linkId':'2','answer':["
            "{"
            "'valueDecimal':1.0}]}]}]}]",
            "QuestionnaireResponse", "Answer Q=Yes\nAnswer 2=1.0\n");
        row("Nothing",
            ",'status':'x','thing':{'deep':{'value':1.0,'unit':'g'}},'list':[1.0,'a'],'_status':{'id':'1'}",
            "Nothing", "Status=x\nOther thing=deep: 1.0 g\nOther list=1.0\nOther list=a\n");
    }
    void types() {
        QFETCH(QByteArray, type);
        QFETCH(QByteArray, more);
        QFETCH(QByteArray, title);
        QFETCH(QByteArray, lines);
        const auto reading = readText(resource(type.toStdString(), "1", json(more.toStdString())));
        QVERIFY(reading);
        QCOMPARE(bytes(reading->summary.title), title);
        QCOMPARE(bytes(linesOf(reading->summary)), lines);
    }

    void facts() {
        const auto reading = observed(
            ",'status':'final','code':{'coding':[{'system':'s','code':'c','display':'D'}]},"
            "'subject':{'reference':'Patient/p','display':'Name'},'effectivePeriod':{'start':'2020-01-02',"
            "'end':'2020-01-03'}");
        const ResourceSummary& s = reading.summary;
        QCOMPARE(bytes(s.resourceType + s.id + s.title + s.status), QByteArray("ObservationoDfinal"));
        QCOMPARE(bytes(s.date + "/" + s.dateEnd), QByteArray("2020-01-02/2020-01-03"));
        QCOMPARE(bytes(s.subject + s.subjectReference), QByteArray("NamePatient/p"));
        QVERIFY(s.codes == (std::vector<Code>{{"s", "c"}}) && !s.modified);
        QVERIFY(observed(",'modifierExtension':[]").summary.modified);
        const auto condition = readText(
            resource("Condition", "c", json(",'onsetDateTime':'2019','abatementDateTime':'2020-05'")));
        QCOMPARE(bytes(condition->summary.date + "/" + condition->summary.dateEnd),
                 QByteArray("2019/2020-05"));
    }

    void measurement() {
        const auto reading = observed(
            ",'status':'final','code':{'coding':[{'system':'local','code':'K'},{'system':'http://loinc.org',"
            "'code':'2823-3','display':'Potassium'}]},'effectiveDateTime':'2020-01-02T03:04:05+01:00',"
            "'valueQuantity':{'value':6.10,'comparator':'>','unit':'mmol/l','system':'http://"
            "unitsofmeasure.org',"
            "'code':'mmol/"
            "L'},'interpretation':[{'coding':[{'code':'HH'}]}],'referenceRange':[{'low':{'value':"
            "3.50,'unit':'mmol/l'},'high':{'value':5.1}}]");
        QCOMPARE(reading.measurements.size(), std::size_t{1});
        const Measurement& m = reading.measurements[0];
        QCOMPARE(bytes(m.system + " " + m.code + " " + m.display),
                 QByteArray("http://loinc.org 2823-3 Potassium"));
        QCOMPARE(bytes(m.comparator + m.valueText + m.unit + m.unitCode), QByteArray(">6.10mmol/lmmol/L"));
        QCOMPARE(m.value, 6.1);
        QVERIFY(m.referenceLow && m.referenceLow->text == "3.50" && m.referenceLow->value == 3.5);
        QVERIFY(m.referenceHigh && m.referenceHigh->text == "5.1");
        QCOMPARE(bytes(m.interpretation + m.status + m.panel), QByteArray("HHfinal"));
        QVERIFY(m.precision == TimePrecision::Moment);
        QCOMPARE(bytes(isoUtc(m.at)), QByteArray("2020-01-02T02:04:05.000Z"));
        QCOMPARE(bytes(m.time), QByteArray("2020-01-02T03:04:05+01:00"));
    }

    void times_data() {
        QTest::addColumn<QByteArray>("time");
        QTest::addColumn<int>("precision");
        QTest::addColumn<QByteArray>("at");
        const auto row = [](const char* name, const char* time, TimePrecision precision, const char* at) {
            QTest::newRow(name) << QByteArray(time) << int(precision) << QByteArray(at);
        };
        row("none", "'x':1", TimePrecision::Unknown, "1970-01-01T00:00:00.000Z");
        row("year", "'effectiveDateTime':'2020'", TimePrecision::Year, "2020-01-01T00:00:00.000Z");
        row("month", "'effectiveDateTime':'2020-03'", TimePrecision::Month, "2020-03-01T00:00:00.000Z");
        row("day", "'effectiveDateTime':'2020-03-04'", TimePrecision::Day, "2020-03-04T00:00:00.000Z");
        row("no seconds", "'effectiveDateTime':'2020-03-04T10:00Z'", TimePrecision::Day,
            "2020-03-04T00:00:00.000Z");
        row("instant", "'effectiveInstant':'2020-03-04T10:00:00.5Z'", TimePrecision::Moment,
            "2020-03-04T10:00:00.500Z");
        row("period", "'effectivePeriod':{'start':'2020-03-04'}", TimePrecision::Day,
            "2020-03-04T00:00:00.000Z");
        row("timing", "'effectiveTiming':{'event':['2020']}", TimePrecision::Year,
            "2020-01-01T00:00:00.000Z");
        row("nonsense", "'effectiveDateTime':'soon'", TimePrecision::Unknown, "1970-01-01T00:00:00.000Z");
        row("no such day", "'effectiveDateTime':'2020-02-31'", TimePrecision::Unknown,
            "1970-01-01T00:00:00.000Z");
    }
    void times() {
        QFETCH(QByteArray, time);
        QFETCH(int, precision);
        QFETCH(QByteArray, at);
        const auto reading = observed(",'valueInteger':1," + time.toStdString());
        QCOMPARE(reading.measurements.size(), std::size_t{1});
        QCOMPARE(int(reading.measurements[0].precision), precision);
        QCOMPARE(bytes(isoUtc(reading.measurements[0].at)), at);
    }

    void components() {
        const auto reading = observed(
            ",'code':{'text':'Blood "
            "pressure'},'component':[{'code':{'coding':[{'system':'http://loinc.org','code':"
            "'8480-6'}]},'valueQuantity':{'value':120.0,'unit':'mmHg'}},{'code':{'text':'D'},'valueString':'"
            "x'},"
            "{'code':{'text':'E'},'dataAbsentReason':{'text':'y'}},{'code':{'text':'F'},'valueInteger':3}]");
        QCOMPARE(reading.measurements.size(), std::size_t{2});
        QCOMPARE(bytes(reading.measurements[0].code), QByteArray("8480-6"));
        QCOMPARE(bytes(reading.measurements[0].display), QByteArray("8480-6"));
        QCOMPARE(bytes(reading.measurements[0].valueText), QByteArray("120.0"));
        QCOMPARE(bytes(reading.measurements[0].panel), QByteArray("Blood pressure"));
        QCOMPARE(bytes(reading.measurements[1].display), QByteArray("F"));
    }

    void undoubted_data() {
        QTest::addColumn<QByteArray>("more");
        QTest::addColumn<int>("count");
        QTest::addColumn<bool>("band");
        const auto row = [](const char* name, const char* more, int count, bool band) {
            QTest::newRow(name) << QByteArray(more) << count << band;
        };
        const char* one = "'valueQuantity':{'value':1,'unit':'g'},'referenceRange':";
        const auto ranges = [&](const char* name, std::string list, bool band) {
            list = one + list;
            row(name, list.c_str(), 1, band);
        };
        ranges("a range", "[{'low':{'value':1}}]", true);
        ranges("in another unit", "[{'low':{'value':1,'unit':'mg'}}]", false);
        ranges("half in another unit", "[{'low':{'value':1,'unit':'g'},'high':{'value':1,'unit':'mg'}}]",
               false);
        ranges("the other half in another unit",
               "[{'low':{'value':1,'unit':'mg'},'high':{'value':1,'unit':'g'}}]", false);
        ranges("two ranges", "[{'low':{'value':1}},{'low':{'value':2}}]", false);
        ranges("one is normal",
               "[{'low':{'value':1},'type':{'coding':[{'code':'normal'}]}},"
               "{'low':{'value':2},'type':{'coding':[{'code':'treatment'}]}}]",
               true);
        ranges("not normal", "[{'low':{'value':2},'type':{'coding':[{'code':'treatment'}]}}]", false);
        ranges("only text", "[{'text':'low'}]", false);
        row("unknown comparator", "'valueQuantity':{'value':1,'comparator':'~'}", 0, false);
        row("comparator of another kind", "'valueQuantity':{'value':1,'comparator':1}", 0, false);
        row("value as text", "'valueQuantity':{'value':'1'}", 0, false);
        row("modified", "'valueInteger':1,'modifierExtension':[{'url':'x'}]", 0, false);
        row("modified component",
            "'component':[{'valueInteger':1,'modifierExtension':[{'url':'x'}]},{'valueInteger':2}]", 1,
            false);
        row("value of another kind", "'valueQuantity':[{'value':1}]", 0, false);
    }
    void undoubted() {
        QFETCH(QByteArray, more);
        QFETCH(int, count);
        QFETCH(bool, band);
        const auto reading = observed("," + more.toStdString());
        QCOMPARE(int(reading.measurements.size()), count);
        if (count == 0) return;
        const Measurement& m = reading.measurements[0];
        QCOMPARE(m.referenceLow.has_value() || m.referenceHigh.has_value(), band);
    }

    void markup_data() {
        QTest::addColumn<QByteArray>("markup");
        QTest::addColumn<QByteArray>("text");
        textRow("words", "a  b\n c", "a b c");
        textRow("tags", "<div xmlns=\"x\"><p>a <b>b</b>c</p><p>d</p></div>", "a bc\nd");
        textRow("breaks", "a<br>b<br/>c", "a\nb\nc");
        textRow("list", "<ul><li>a</li><li>b</li></ul>", "• a\n• b");
        textRow("table", "<table><tr><th>a</th><td>b</td></tr><tr><td>c</td></tr></table>", "a | b\nc");
        textRow("script", "a<script>alert('x < y')</script>b", "ab");
        textRow("script, upper case", "a<SCRIPT src='x'>evil()</ScRiPt >b", "ab");
        textRow("script in a script", "a<script><script>x</script>y</script>b", "ayb");
        textRow("script with a false end", "a<script>'</scrip'</script>b", "ab");
        textRow("script without an end", "a<script>evil()", "a");
        textRow("empty script", "a<script/>b", "ab");
        textRow("style and svg", "<style>p{}</style>a<svg><text>x</text></svg>b", "ab");
        textRow("attribute with >", "<a title=\"1>2\" href='x'>a</a>", "a");
        textRow("image", "a<img src=\"http://x.example/t.gif\" onerror=\"evil()\"/>b", "ab");
        textRow("comment", "a<!-- <b> -- x -->b<!doctype x>c<?php x?>d", "abcd");
        textRow("cdata", "<![CDATA[a<b]]>c", "a<bc");
        textRow("entities", "&lt;b&gt; &amp;amp; &quot;&#65;&#x42;&eacute;&nbsp;&le;", "<b> &amp; \"ABé ≤");
        textRow("a tag in entities", "&lt;script&gt;x&lt;/script&gt;", "<script>x</script>");
        textRow("no entities", "a & b &x; &; &#; &#x; &#99999999999; &toolongtobeone;",
                "a & b &x; &; &#; &#x; &#99999999999; &toolongtobeone;");
        textRow("impossible characters", "&#0;&#xD800;&#x110000;", "\uFFFD\uFFFD\uFFFD");
        textRow("less than", "a < 5 and b <5", "a < 5 and b <5");
        textRow("a tag that never ends", "a <b", "a");
        textRow("preformatted", "<pre>a\nb</pre>c\nd", "a\nb\nc d");
        textRow("namespaced", "<h:p>a</h:p><h:script>x</h:script>b", "a\nb");
        textRow("reordering", "a\u202Eb&#x202E;c", "a b c");
    }
    void markup() {
        QFETCH(QByteArray, markup);
        QFETCH(QByteArray, text);
        QCOMPARE(bytes(textOfMarkup(markup.toStdString(), kMaxTextBytes)), text);
        const std::string quoted = [&] {
            std::string out;
            for (const char c : markup.toStdString())
                out += c == '"' || c == '\\' ? std::string("\\") + c : c == '\n' ? "\\n" : std::string(1, c);
            return out;
        }();
        const auto reading = readText(json("{'resourceType':'Basic','text':{'div':'") + quoted + json("'}}"));
        QVERIFY(reading);
        QVERIFY(hasLine(reading->summary, "Narrative=" + text.toStdString()));
    }

    void attachments_data() {
        QTest::addColumn<QByteArray>("type");
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QByteArray>("text");
        const auto row = [](const char* name, const char* type, const QByteArray& content, const char* text) {
            QTest::newRow(name) << QByteArray(type) << content << QByteArray(text);
        };
        row("plain", "text/plain", QByteArray("a\nb").toBase64(), "a\nb");
        row("folded", "TEXT/PLAIN;charset=x", "YW\nJj\n", "abc");
        row("html", "text/html", QByteArray("<p>a</p><script>x</script>").toBase64(), "a");
        row("latin-1", "text/plain", QByteArray("caf\xE9").append(" noir").toBase64(), "café noir");
        row("no base64", "text/plain", "a*b", "(none)");
        row("text behind the end", "text/plain", "YQ==YQ==", "(none)");
        row("rtf", "text/rtf", QByteArray("{x}").toBase64(), "(none)");
        row("zeros", "text/plain", QByteArray("a\0b", 3).toBase64(), "(none)");
        row("image", "image/png", "YQ==", "(none)");
    }
    void attachments() {
        QFETCH(QByteArray, type);
        QFETCH(QByteArray, content);
        QFETCH(QByteArray, text);
        const auto found = textOfAttachment(type.toStdString(), content.toStdString(), kMaxTextBytes);
        QCOMPARE(bytes(found.value_or("(none)")), text);
    }

    void longTextIsCut() {
        const std::string words(200'000, 'x');
        const std::string text = textOfMarkup("<p>a</p><p>" + words + "</p><p>b</p>", kMaxTextBytes);
        QVERIFY(text.size() <= kMaxTextBytes && text.ends_with("…"));
        const auto reading = observed(",'valueString':'" + words + "'");
        for (const SummaryLine& line : reading.summary.lines) QVERIFY(line.text.size() <= kMaxTextBytes);
        std::string many;
        for (std::size_t i = 0; i <= kMaxSummaryLines; ++i) many += (i ? ",{'text':'n'}" : "{'text':'n'}");
        const auto noted = observed(",'note':[" + many + "]");
        QVERIFY(noted.summary.cut && noted.summary.lines.size() == kMaxSummaryLines);
        std::string lines;
        for (int i = 0; i < 100'000; ++i) lines += "a<br>";
        QVERIFY(textOfMarkup(lines, kMaxTextBytes).size() <= kMaxTextBytes);
    }

    void bundles() {
        const auto reading = readText(
            bundle({entry("a", resource("Composition", "c", json(",'title':'Letter','date':'2020'"))),
                    entry("b", resource("Observation", "o",
                                        json(",'valueInteger':4,'contained':[{'resourceType':"
                                             "'Observation','valueInteger':5}]"))),
                    json("{'fullUrl':'c'}"), "7"},
                   "document"));
        QVERIFY(reading);
        QCOMPARE(bytes(reading->summary.title), QByteArray("Letter"));
        QCOMPARE(reading->inside.size(), std::size_t{2});
        QCOMPARE(reading->measurements.size(), std::size_t{2});
        QCOMPARE(bytes(reading->measurements[1].valueText), QByteArray("5"));
    }

    void refusals_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("refusal");
        const auto row = [](const char* name, const std::string& text, Refusal refusal) {
            QTest::newRow(name) << bytes(text) << int(refusal);
        };
        row("nothing", "", Refusal::NotJson);
        row("no object", "[1]", Refusal::NotFhir);
        row("a number", "1", Refusal::NotFhir);
        row("no type", "{}", Refusal::NotFhir);
        row("type of another kind", json("{'resourceType':{}}"), Refusal::NotFhir);
        row("half", json("{'resourceType':'Basic','a':[1"), Refusal::Truncated);
        row("key twice", json("{'resourceType':'Basic','a':1,'a':1}"), Refusal::KeyTwice);
        row("not utf-8", json("{'resourceType':'\xFF'}"), Refusal::NotUtf8);
        for (const char* number : {"01", "1.", ".5", "+1", "1e", "1e+", "--1", "-", "NaN", "Infinity", "0x1",
                                   "1 2", "1_0", "1.2.3", "1a"})
            row(number, json("{'resourceType':'Basic','a':") + number + "}", Refusal::NotJson);
        row("a number for a key", json("{'resourceType':'Basic',1:2}"), Refusal::NotJson);
        row("a backslash outside", json("{'resourceType':'Basic','a':\\'1}"), Refusal::Truncated);
        row("too deep",
            json("{'resourceType':'Basic','a':") + std::string(5000, '[') + std::string(5000, ']') + "}",
            Refusal::NotJson);
    }
    void refusals() {
        QFETCH(QByteArray, text);
        QFETCH(int, refusal);
        const auto reading = readText(text.toStdString());
        QVERIFY(!reading);
        QVERIFY2(int(refusalOf(reading.error()).value_or(Refusal::Nothing)) == refusal,
                 reading.error().text().c_str());
    }

    void tooLarge() {
        std::string text = json("{'resourceType':'Basic'}");
        text.resize(kMaxReadableBytes, ' ');
        QVERIFY(readText(text));
        text += ' ';
        QVERIFY(isRefused(readText(text), Refusal::TooLarge));
    }

    // Every element that is looked at, as every kind that it is not.
    void wrongKinds() {
        constexpr std::array kKinds{"null",
                                    "true",
                                    "7",
                                    "'x'",
                                    "[]",
                                    "{}",
                                    "[[]]",
                                    "[null]",
                                    "[{}]",
                                    "[[{}]]",
                                    "['x']",
                                    "[7.0]",
                                    "{'value':[]}",
                                    "{'coding':7}",
                                    "{'coding':[7]}",
                                    "{'coding':[{'code':{}}]}",
                                    "{'low':[]}",
                                    "{'reference':7}",
                                    "{'reference':'#'}",
                                    "{'start':{}}",
                                    "{'div':7}"};
        constexpr std::array kKeys{"code",
                                   "status",
                                   "text",
                                   "subject",
                                   "note",
                                   "contained",
                                   "component",
                                   "referenceRange",
                                   "valueQuantity",
                                   "valueString",
                                   "valueSampledData",
                                   "effectiveDateTime",
                                   "effectivePeriod",
                                   "effectiveTiming",
                                   "interpretation",
                                   "dosage",
                                   "dosageInstruction",
                                   "reaction",
                                   "name",
                                   "type",
                                   "presentedForm",
                                   "content",
                                   "section",
                                   "item",
                                   "entry",
                                   "identifier",
                                   "activity",
                                   "series",
                                   "agent"};
        constexpr std::array kTypes{"Observation",
                                    "Patient",
                                    "MedicationRequest",
                                    "AllergyIntolerance",
                                    "Bundle",
                                    "Composition",
                                    "QuestionnaireResponse",
                                    "DocumentReference",
                                    "CarePlan",
                                    "Binary",
                                    "Media",
                                    "Whatever"};
        for (const char* type : kTypes)
            for (const char* key : kKeys)
                for (const char* kind : kKinds) {
                    const auto reading =
                        readText(resource(type, "1", json(",'" + std::string(key) + "':" + kind)));
                    QVERIFY2(reading && !reading->summary.title.empty(), key);
                    QVERIFY2(reading->measurements.empty(), key);
                }
    }

    void deep() {
        std::string sections = "{}";
        for (int i = 0; i < 400; ++i)
            sections = "{'title':'t','text':{'div':'x'},'section':[" + sections + "]}";
        const auto reading = readText(resource("Composition", "1", json(",'section':[" + sections + "]")));
        QVERIFY(reading && countOf(linesOf(reading->summary), "Text t=x\n") == 400);
        std::string nested = "1";
        for (int i = 0; i < 900; ++i) nested = "{'a':" + nested + "}";
        QVERIFY(readText(resource("Whatever", "1", json(",'x':" + nested))));
        // A contained resource that refers to itself.
        QVERIFY(readText(resource(
            "Observation", "1",
            json(
                ",'contained':[{'resourceType':'Observation','id':'a','code':{'reference':'#a'}}],'specimen':"
                "{'reference':'#a'}"))));
    }

    // Shapes that would take minutes if each part looked at all of the others.
    void large() {
        const auto many = [](int count, const std::string& item) {
            std::string out;
            for (int i = 0; i < count; ++i) out += (i ? "," : "") + item;
            return out;
        };
        std::string members;
        for (int i = 0; i < 100'000; ++i) members += ",'k" + std::to_string(i) + "':1";
        const auto wide = observed(members + ",'component':[" + many(30'000, "{'valueInteger':1}") + "]");
        QVERIFY(!wide.tree.cut && wide.summary.cut);
        QCOMPARE(wide.measurements.size(), std::size_t{30'000});
        const std::string references = many(40'000, "{'reference':'#x'}");
        const auto linked =
            observed(",'contained':[" + many(50'000, "{'id':'y'}") + "],'hasMember':[" + references + "]");
        QVERIFY(!linked.tree.cut && linked.summary.cut);
        QVERIFY(!titleOfText(",'contained':[" + many(50'000, "{'id':'y'}") + "],'title':[" + references + "]")
                     .empty());
        std::string tags = "<" + std::string(100'000, 'x') + ":script>";
        for (int i = 0; i < 200'000; ++i) tags += "</x";
        QCOMPARE(textOfMarkup(tags, kMaxTextBytes), std::string());
    }

    void labels() {
        QCOMPARE(QByteArray(name(SummaryLabel::AbsentReason).data()), QByteArray("AbsentReason"));
        QCOMPARE(QByteArray(name(SummaryLabel::VerificationStatus).data()), QByteArray("VerificationStatus"));
    }
};

QTEST_GUILESS_MAIN(FhirReadingTest)
#include "fhir_reading_test.moc"
