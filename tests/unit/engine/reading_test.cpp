// What windows get of an opened record, and of many as curves.
#include <QtTest>

#include "core/crypto/sha256.h"
#include "core/engine/readable.h"

using namespace reseal;
using namespace reseal::engine;

namespace {

std::string json(std::string text) {
    std::ranges::replace(text, '\'', '"');
    return text;
}

OpenedSpan spanOf(const std::string& text) {
    const Bytes bytes = toBytes(bytesOf(text));
    return {"Observation", "1", "2020", crypto::sha256(bytes), bytes};
}

OpenedRecord recordOf(std::uint8_t number, const std::vector<std::string>& texts,
                      const std::string& mediaType = "application/fhir+json") {
    OpenedRecord out;
    out.id.bytes.fill(number);
    out.title = "T";
    out.mediaType = mediaType;
    for (const std::string& text : texts) out.spans.push_back(spanOf(json(text)));
    return out;
}

std::string observation(const std::string& day, const std::string& value, const std::string& unit,
                        const std::string& more = "", const std::string& code = "c") {
    return "{'resourceType':'Observation','code':{'coding':[{'system':'s','code':'" + code +
           "','display':'Name'}]},'effectiveDateTime':'" + day + "','valueQuantity':{'value':" + value +
           ",'unit':'" + unit + "'}" + more + "}";
}

// "name: value value | undated"; a line for each.
std::string shown(const std::vector<Series>& all) {
    std::string out;
    for (const Series& series : all) {
        out += series.name + ":";
        for (const SeriesPoint& point : series.points) out += " " + point.measurement.valueText;
        if (!series.undated.empty()) out += " |";
        for (const SeriesPoint& point : series.undated) out += " " + point.measurement.valueText;
        out += "\n";
    }
    return out;
}

std::vector<Series> seriesOfTexts(const std::vector<std::string>& texts) {
    const std::vector<ReadableRecord> records{readable(recordOf(1, texts))};
    return seriesOf(records);
}

QByteArray bytes(const std::string& text) {
    return QByteArray::fromStdString(text);
}

}  // namespace

class EngineReadingTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    // However many resources there are, what is read of a record has one measure.
    void aWholeRecordHasOneMeasure() {
        std::string many = "{'resourceType':'Basic','extension':[";
        for (int i = 0; i < 60'000; ++i) many += i == 0 ? "{'id':'a'}" : ",{'id':'a'}";
        many += "]}";  // some 120,000 nodes
        const auto record = readable(recordOf(1, std::vector<std::string>(7, many)));
        std::size_t nodes = 0;
        for (const ReadableSpan& span : record.spans) {
            QVERIFY(span.reading && !span.reading->summary.title.empty());
            nodes += span.reading->tree.nodes.size();
        }
        QVERIFY(nodes <= kMaxRecordNodes && nodes > kMaxRecordNodes - 1000);
        QVERIFY(!record.spans.front().reading->tree.cut && record.spans[4].reading->tree.cut);
        QVERIFY(!record.spans[4].reading->tree.nodes.empty());
        QVERIFY(record.spans[6].reading->tree.cut && record.spans[6].reading->summary.cut);
        QVERIFY(record.spans[6].reading->tree.nodes.empty());
    }
    void spansInTheirOrder() {
        const auto record =
            readable(recordOf(7, {"{'resourceType':'Basic','id':'a','code':{'text':'A'}}", "{half",
                                  "{'resourceType':'Basic','id':'b','code':{'text':'B'}}"}));
        QCOMPARE(record.spans.size(), std::size_t{3});
        QVERIFY(record.spans[0].reading && record.spans[0].reading->summary.title == "A");
        QVERIFY(!record.spans[1].reading && record.spans[1].problem);
        QCOMPARE(record.spans[1].problem->code, ErrorCode::Malformed);
        QVERIFY(record.spans[2].reading && record.spans[2].reading->summary.title == "B");
        QVERIFY(record.title == "T" && record.id.bytes[0] == 7 && record.spans[0].date == "2020");
    }

    void documentsAreNotFhir() {
        for (const char* type : {"application/pdf", "application/fhir+xml", "text/plain"}) {
            const auto record = readable(recordOf(1, {"{'resourceType':'Basic'}"}, type));
            QVERIFY(!record.spans[0].reading && !record.spans[0].problem);
            QCOMPARE(bytes(record.spans[0].mediaType), QByteArray(type));
        }
        // A record that does not say what it is, is what it looks like.
        QVERIFY(readable(recordOf(1, {"{'resourceType':'Basic'}"}, "")).spans[0].reading);
        QVERIFY(!readable(recordOf(1, {"%PDF-1.4"}, "")).spans[0].problem);
    }

    void referencesWithinTheRecord() {
        const auto record = readable(recordOf(
            1, {"{'resourceType':'DiagnosticReport','id':'r','result':[{'reference':'Observation/o'},"
                "{'reference':'urn:uuid:o'},{'reference':'Observation/x'},{'reference':'Observation/o',"
                "'display':'Own'}],'subject':{'reference':'Patient/p'}}",
                "{'resourceType':'Observation','id':'o','code':{'text':'Hb'}}",
                "{'resourceType':'Patient','id':'p','name':[{'text':'P'}]}"}));
        const ResourceSummary& report = record.spans[0].reading->summary;
        std::string texts;
        for (const SummaryLine& line : report.lines) texts += line.text + ",";
        QCOMPARE(bytes(texts), QByteArray("Hb,Hb,Observation/x,Own,"));
        QCOMPARE(bytes(report.subject + " " + report.subjectReference), QByteArray("P Patient/p"));
        QCOMPARE(bytes(report.lines[0].reference), QByteArray("Observation/o"));
    }

    void sortedByTime() {
        const std::vector<ReadableRecord> records{
            readable(recordOf(1, {observation("2020-03-01", "3.0", "g"), observation("2020", "1.0", "g")})),
            readable(recordOf(2, {observation("2020-02-01T10:00:00+02:00", "2.10", "g"),
                                  observation("soon", "9", "g"), observation("2019", "5", "g", "", "d")}))};
        const auto series = seriesOf(records);
        QCOMPARE(bytes(shown(series)), QByteArray("Name: 1.0 2.10 3.0 | 9\nName: 5\n"));
        QVERIFY(series[0].code == "c" && series[0].system == "s" && !series[0].unitsDiffer);
        QVERIFY(series[0].points[1].record.bytes[0] == 2 && series[0].points[1].span == 0);
        QVERIFY(series[0].points[2].record.bytes[0] == 1 && series[0].points[2].span == 0);
    }

    void unitsApart() {
        const std::string ucum =
            ",'valueQuantity':{'value':4,'unit':'milligram','code':'mg','system':"
            "'http://unitsofmeasure.org'}}";
        const auto coded = [&](const std::string& unit) {
            std::string text = observation("2021", "4", "x");
            text.replace(text.find(",'valueQuantity'"), std::string::npos, ucum);
            return text.replace(text.find("milligram"), 9, unit);
        };
        QCOMPARE(bytes(shown(seriesOfTexts({observation("2020", "1", "g"), observation("2021", "2", "mg"),
                                            observation("2022", "3", "")}))),
                 QByteArray("Name (g): 1\nName (mg): 2\nName (–): 3\n"));
        // One UCUM code is one unit, whatever it is called.
        QCOMPARE(bytes(shown(seriesOfTexts({coded("milligram"), coded("mg")}))), QByteArray("Name: 4 4\n"));
    }

    void withoutACode() {
        const auto named = [](const std::string& name) {
            return "{'resourceType':'Observation','code':{'text':'" + name + "'},'valueInteger':1}";
        };
        QCOMPARE(bytes(shown(seriesOfTexts({named("A"), named("B")}))), QByteArray("A: | 1\nB: | 1\n"));
    }

    void whatDoesNotStand() {
        QCOMPARE(bytes(shown(seriesOfTexts({observation("2020", "1", "g", ",'status':'entered-in-error'"),
                                            observation("2020", "2", "g", ",'status':'cancelled'"),
                                            observation("2020", "3", "g", ",'status':'amended'")}))),
                 QByteArray("Name: 3\n"));
    }

    void sameBytesOnce() {
        const std::vector<ReadableRecord> records{readable(recordOf(1, {observation("2020", "1", "g")})),
                                                  readable(recordOf(2, {observation("2020", "1", "g")}))};
        QCOMPARE(bytes(shown(seriesOf(records))), QByteArray("Name: 1\n"));
    }

    void oneBandIfAllAgree() {
        const std::string a = ",'referenceRange':[{'low':{'value':1.0},'high':{'value':2}}]";
        const std::string b = ",'referenceRange':[{'low':{'value':1.0},'high':{'value':3}}]";
        const auto agreed =
            seriesOfTexts({observation("2020", "1", "g", a), observation("2021", "2", "g", a)});
        QVERIFY(agreed[0].referenceLow && agreed[0].referenceLow->text == "1.0");
        QVERIFY(agreed[0].referenceHigh && agreed[0].referenceHigh->value == 2);
        const auto apart =
            seriesOfTexts({observation("2020", "1", "g", a), observation("2021", "2", "g", b)});
        QVERIFY(!apart[0].referenceLow && !apart[0].referenceHigh);
        QCOMPARE(apart[0].points[1].measurement.referenceHigh->value, 3.0);
        const auto some = seriesOfTexts({observation("2020", "1", "g"), observation("2021", "2", "g", a)});
        QVERIFY(!some[0].referenceLow && !some[0].referenceHigh);
    }

    void nothingToDraw() {
        QVERIFY(seriesOf({}).empty());
        QVERIFY(seriesOfTexts({"{'resourceType':'Observation','valueString':'1'}", "{half"}).empty());
    }
};

QTEST_GUILESS_MAIN(EngineReadingTest)
#include "reading_test.moc"
