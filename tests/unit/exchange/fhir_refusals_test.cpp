#include <QTemporaryDir>
#include <QtTest>

#include "tests/unit/exchange/fixture.h"

using namespace reseal;
using namespace reseal::exchange;
using namespace reseal::test;

class FhirRefusalsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { crypto::initialize(); }

    void refused_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("refusal");
        const auto row = [](const char* name, const std::string& text, Refusal refusal) {
            QTest::newRow(name) << QByteArray::fromStdString(text) << int(refusal);
        };
        const std::string note = resource("Basic", "1");
        row("empty", "", Refusal::NotJson);
        row("space", " \n\t", Refusal::NotJson);
        row("words", "hello", Refusal::NotJson);
        row("not utf-8", json("{'resourceType':'Basic','id':'\xFF'}"), Refusal::NotUtf8);
        row("a comma too many", json("{'resourceType':'Basic',}"), Refusal::NotJson);
        row("brackets that don't match", json("{'resourceType':'Basic','a':[1}]"), Refusal::NotJson);
        row("a colon missing", json("{'id' 1,'resourceType':'Basic'}"), Refusal::NotJson);
        row("a key that is no string", json("{1:2,'resourceType':'Basic'}"), Refusal::NotJson);
        row("a colon missing in a Bundle", bundle({entry("a", note)}, "collection", json("'id' 1,")),
            Refusal::NotJson);
        row("a colon missing in an entry", bundle({json("{'fullUrl' 'x'}")}), Refusal::NotJson);
        // Balanced, but nonsense: the on-demand reader gives up for good when it looks for the type.
        row("nonsense", json("{'':[{''[{''''''}]}]''{[{''}]''{''}]''{''['']}[{''}]''{''}''{''[{''''}]}}"),
            Refusal::NotJson);
        row("a bare word inside", json("{'resourceType':'Basic','a':nope}"), Refusal::NotJson);
        row("a bare word deep inside", bundle({entry("a", resource("Basic", "1", json(",'x':[{'y':tru}]")))}),
            Refusal::NotJson);
        row("a bare word beside", bundle({}, "collection", json("'meta':{'x':nul},")), Refusal::NotJson);
        row("a bare word in an entry", bundle({json("{'request':{'x':1.},'resource':") + note + "}"}),
            Refusal::NotJson);
        row("a control character", "{\"resourceType\":\"Basic\",\"a\":\"\x01\"}", Refusal::NotJson);
        row("two documents", "{\n" + note.substr(1) + "\n" + note, Refusal::NotJson);
        row("something behind", note + " x", Refusal::NotJson);
        row("something behind a Bundle", bundle({entry("a", note)}) + "]", Refusal::NotJson);
        row("a key twice", json("{'resourceType':'Basic','id':'1','id':'2'}"), Refusal::KeyTwice);
        row("a key twice, escaped", json("{'resourceType':'Basic','meta':{'a':1,'\\u0061':2}}"),
            Refusal::KeyTwice);
        row("a key twice in a Bundle",
            json("{'resourceType':'Bundle','type':'collection','entry':[],'entry':[]}"), Refusal::KeyTwice);
        row("a key twice in an entry",
            bundle({json("{'resource':") + note + json(",'resource':") + note + "}"}), Refusal::KeyTwice);
        row("a list", "[" + note + "]", Refusal::NotFhir);
        row("a number", "42", Refusal::NotFhir);
        row("no type", json("{'id':'1'}"), Refusal::NotFhir);
        row("type is no text", json("{'resourceType':7}"), Refusal::NotFhir);
        row("type is no type", json("{'resourceType':'../x'}"), Refusal::NotFhir);
        row("an entry without type", bundle({json("{'resource':{'id':'1'}}")}), Refusal::NotFhir);
        row("an entry's resource is a list", bundle({json("{'resource':[]}")}), Refusal::NotFhir);
        row("an entry is a number", bundle({"1"}), Refusal::NotFhir);
        row("entry is no list", json("{'resourceType':'Bundle','type':'collection','entry':{}}"),
            Refusal::NotFhir);
        row("a history", bundle({entry("a", note)}, "history"), Refusal::BundleKind);
        row("a message", bundle({entry("a", note)}, "message"), Refusal::BundleKind);
        row("a Bundle of no kind", json("{'resourceType':'Bundle','entry':[]}"), Refusal::BundleKind);
        row("nothing in it", bundle({}), Refusal::Nothing);
        row("two lines, one broken", note + "\n" + json("{'resourceType':'Basic',"), Refusal::Truncated);
    }
    void refused() {
        QFETCH(QByteArray, text);
        QFETCH(int, refusal);
        const auto plan = planText(text.toStdString());
        QVERIFY(!plan);
        QCOMPARE(QString::fromStdString(plan.error().detail).section(QLatin1Char(':'), 0, 0),
                 QString::fromUtf8(name(Refusal(refusal)).data()));
    }

    // Wherever a Bundle is cut, it is refused; in the middle it is said to be cut.
    void halfABundle() {
        const std::string whole =
            bundle({entry("urn:uuid:1", resource("Observation", "1", category("laboratory") + kOfPatient)),
                    entry("urn:uuid:2", resource("Condition", "2", kOfPatient))});
        QVERIFY(planText(whole));
        for (std::size_t length = 1; length < whole.size(); ++length)
            QVERIFY2(isRefused(planText(whole.substr(0, length)), Refusal::Truncated),
                     whole.substr(0, length).c_str());
    }

    void depthIsLimited() {
        std::string nested = resource("Basic", "1");
        for (int i = 0; i < 4; ++i) nested = bundle({entry("", nested)});
        QVERIFY(planText(nested));
        nested = bundle({entry("", bundle({entry("", nested)}))});
        QVERIFY(isRefused(planText(nested), Refusal::BundleKind));
        const std::string deep =
            json("{'resourceType':'Basic','x':") + std::string(5000, '[') + std::string(5000, ']') + "}";
        QVERIFY(isRefused(planText(deep), Refusal::NotJson));
    }

    void limits() {
        const std::string two =
            bundle({entry("a", resource("Basic", "1")), entry("b", resource("Basic", "2"))});
        ImportOptions options;
        options.fhir.maxBytes = two.size();
        QVERIFY(planText(two, options));
        options.fhir.maxBytes = two.size() - 1;
        QVERIFY(isRefused(planText(two, options), Refusal::TooLarge));
        options = {};
        options.fhir.maxResources = 2;
        QVERIFY(planText(two, options));
        options.fhir.maxResources = 1;
        QVERIFY(isRefused(planText(two, options), Refusal::TooLarge));
        QVERIFY(isRefused(planText(resource("Basic", "1") + "\n" + resource("Basic", "2"), options),
                          Refusal::TooLarge));
        QCOMPARE(FhirLimits{}.maxBytes, std::uint64_t{256} << 20);
    }

    void twoPatients() {
        const auto person = [](const char* id) { return resource("Patient", id); };
        const auto about = [](const char* id, const char* reference) {
            return resource("Condition", id,
                            json(",'subject':{'reference':'") + std::string(reference) + json("'}"));
        };
        const auto refuses = [](const std::vector<std::string>& entries) {
            return isRefused(planText(bundle(entries)), Refusal::TwoPatients);
        };
        QVERIFY(refuses({entry("urn:uuid:a", person("a")), entry("urn:uuid:b", person("b"))}));
        QVERIFY(refuses({entry("urn:uuid:a", person("a")), entry("urn:uuid:c", about("c", "Patient/b"))}));
        QVERIFY(refuses({entry("", about("c", "Patient/a")), entry("", about("d", "Patient/b"))}));
        QVERIFY(refuses({entry("", about("c", "urn:uuid:a")), entry("", about("d", "urn:uuid:b"))}));
        QVERIFY(refuses({entry("http://x/Condition/c", about("c", "Patient/a")),
                         entry("http://y/Condition/d", about("d", "Patient/a"))}));
        QVERIFY(isRefused(planText(about("c", "Patient/a") + "\n" + about("d", "Patient/b")),
                          Refusal::TwoPatients));
        // A contained patient is whoever it says.
        const auto containing = [](const char* id, const char* born) {
            return resource("Condition", id,
                            json(",'subject':{'reference':'#p'},'contained':[{'resourceType':'Patient','id':'"
                                 "p','birthDate':'") +
                                std::string(born) + json("'}]"));
        };
        QVERIFY(refuses({entry("", containing("c", "1990")), entry("", containing("d", "1991"))}));
        QVERIFY(planText(bundle({entry("", containing("c", "1990")), entry("", containing("d", "1990"))})));
        // One person in several spellings.
        QVERIFY(planText(bundle({entry("urn:uuid:a", person("a")), entry("", about("c", "urn:uuid:a")),
                                 entry("", about("d", "Patient/a"))})));
        QVERIFY(planText(bundle(
            {entry("http://x/Patient/a", person("a")), entry("http://x/Condition/c", about("c", "Patient/a")),
             entry("http://x/Condition/d", about("d", "http://x/Patient/a/_history/2"))})));
        QVERIFY(planText(
            bundle({entry("http://x/Patient/a", resource("Patient", "a", json(",'gender':'male'"))),
                    entry("http://x/Patient/a", resource("Patient", "a", json(",'gender':'other'")))})));
        // The message says where, not who.
        const auto plan = planText(
            bundle({entry("", about("c", "Patient/secret-name")), entry("", about("d", "Patient/b"))}));
        QCOMPARE(plan.error().detail,
                 std::string("TwoPatients: entry 1 is about another patient than entry 0"));
    }

    void documentsAboutTwo() {
        const auto document = [](const std::string& id, const std::string& born) {
            return bundle({entry("urn:uuid:c" + id,
                                 resource("Composition", "c" + id,
                                          json(",'title':'Letter','subject':{'reference':'urn:uuid:p'}"))),
                           entry("urn:uuid:p", resource("Patient", "p",
                                                        json(",'name':[{'family':'A'}],'birthDate':'") +
                                                            born + json("'")))},
                          "document");
        };
        QVERIFY(planText(bundle({entry("", document("1", "1990")), entry("", document("2", "1990"))})));
        QVERIFY(
            isRefused(planText(bundle({entry("", document("1", "1990")), entry("", document("2", "1991"))})),
                      Refusal::TwoPatients));
        const std::string twins = bundle({entry("", resource("Composition", "c")),
                                          entry("", resource("Patient", "1", json(",'birthDate':'1990'"))),
                                          entry("", resource("Patient", "2", json(",'birthDate':'1991'")))},
                                         "document");
        QVERIFY(isRefused(planText(twins), Refusal::TwoPatients));
    }

    void files() {
        const QTemporaryDir folder;
        const std::filesystem::path base = folder.path().toStdString();
        QVERIFY(!planImport(base / "absent.json"));
        QCOMPARE(name(planImport(base / "absent.json").error().code), name(ErrorCode::NotFound));
        QVERIFY(!planImport(base));  // a folder
        QVERIFY(writeFileDurably(base / "note.json", bytesOf("just words")));
        QVERIFY(isRefused(planImport(base / "note.json"), Refusal::NotJson));
        QVERIFY(planDocument(base / "note.json"));  // unless somebody wants it as it is
        QVERIFY(writeFileDurably(base / "empty.pdf", {}));
        QVERIFY(isRefused(planImport(base / "empty.pdf"), Refusal::Nothing));
        ImportOptions options;
        options.maxDocumentBytes = 9;
        QVERIFY(isRefused(planDocument(base / "note.json", options), Refusal::TooLarge));
        options.fhir.maxBytes = 9;
        QVERIFY(isRefused(planImport(base / "note.json", options), Refusal::TooLarge));
    }
};

QTEST_GUILESS_MAIN(FhirRefusalsTest)
#include "fhir_refusals_test.moc"
