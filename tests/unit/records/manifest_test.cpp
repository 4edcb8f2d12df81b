#include "core/records/manifest.h"

#include <QtTest>

#include <QTemporaryDir>

#include "core/base/cbor.h"
#include "core/records/content.h"
#include "core/records/label.h"
#include "tests/unit/records/fixture.h"

using namespace reseal;
using namespace reseal::records;
using test::failsWith;

namespace {

Manifest example() {
    Manifest m;
    m.category = Category::Laboratory;
    m.also = {Category::Hiv, Category::Genetic};
    m.type = "DiagnosticReport";
    m.title = "Lipid panel – Blut";
    m.date = *ClinicalDate::from("2018-09-17T15:29:24+00:00");
    m.clinic = Clinic{test::randomFixed<ClinicId>(), "Clinic North"};
    m.subject = "Patient/1";
    m.mediaType = kFhirMediaType;
    m.spans = {{10,
                20,
                test::randomFixed<Hash32>(),
                "Observation",
                "a-1",
                *ClinicalDate::from("2018"),
                {{"http://loinc.org", "718-7"}}},
               {30, 1, test::randomFixed<Hash32>(), "Observation", "", {}, {}}};
    return m;
}

std::string textOfStream(ContentStream& stream, std::size_t step) {
    std::string out;
    Bytes block(step);
    while (true) {
        const std::size_t got = *stream.read(block);
        out += textOf(ByteView(block).first(got));
        if (got < step) return out;
    }
}

}  // namespace

class ManifestTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { crypto::initialize(); }

    void roundTrip() {
        Manifest m = example();
        const Bytes encoded = *m.encode();
        QVERIFY(*Manifest::decode(encoded) == m);
        QVERIFY(*Manifest::decode(encoded)->encode() == encoded);
        m.clinic.reset();
        QVERIFY(*Manifest::decode(*m.encode()) == m);
    }

    void everyCutIsRefused() {
        const Bytes encoded = *example().encode();
        for (std::size_t length = 0; length < encoded.size(); ++length)
            QVERIFY(!Manifest::decode(ByteView(encoded).first(length)));
        Bytes longer = encoded;
        longer.push_back(0);
        QVERIFY(failsWith(Manifest::decode(longer), ErrorCode::Malformed));
    }

    // Whatever byte is changed: refused, or another manifest that encodes to exactly these bytes.
    void noByteHasTwoMeanings() {
        const Bytes encoded = *example().encode();
        for (std::size_t i = 0; i < encoded.size(); ++i)
            for (unsigned bit = 0; bit < 8; ++bit) {
                Bytes changed = encoded;
                changed[i] = static_cast<std::uint8_t>(changed[i] ^ (1u << bit));
                if (const auto decoded = Manifest::decode(changed)) QVERIFY(*decoded->encode() == changed);
            }
    }

    void aLaterVersionIsSaidToBeOne() {
        Bytes encoded = *example().encode();
        QCOMPARE(int(encoded[1]), 1);
        encoded[1] = 2;
        QVERIFY(failsWith(Manifest::decode(encoded), ErrorCode::TooNew));
        QVERIFY(failsWith(Manifest::decode(Bytes(kMaxManifestBytes + 1)), ErrorCode::TooLarge));
    }

    void rulesHoldInBothDirections_data() {
        QTest::addColumn<int>("which");
        for (int i = 0; i < 14; ++i) QTest::addRow("rule %d", i) << i;
    }
    void rulesHoldInBothDirections() {
        QFETCH(int, which);
        Manifest m = example();
        switch (which) {
            case 0:
                m.spans[1].offset = 29;
                break;  // overlap
            case 1:
                m.spans[1].length = 0;
                break;  // empty
            case 2:
                std::swap(m.spans[0], m.spans[1]);
                break;  // order
            case 3:
                m.spans[1].length = UINT64_MAX;
                break;  // beyond any body
            case 4:
                m.spans.clear();
                break;
            case 5:
                m.spans.assign(kMaxSpans + 1, {});
                break;
            case 6:
                m.also = {Category::Genetic, Category::Hiv};
                break;  // order
            case 7:
                m.also = {Category::Notes};
                break;  // not sensitive
            case 8:
                m.category = Category::Hiv;
                break;  // also itself
            case 9:
                m.title = std::string(kMaxTitleBytes + 1, 'x');
                break;
            case 10:
                m.title = "a\nb";
                break;
            case 11:
                m.clinic->name = "\xE2\x80\xAE";
                break;
            case 12:
                m.spans[0].codes.assign(kMaxCodesPerSpan + 1, {"s", "c"});
                break;
            case 13:
                m.spans[0].id = std::string(kMaxResourceIdBytes + 1, 'x');
                break;
            default:
                QFAIL("no such rule");
        }
        QVERIFY(failsWith(m.encode(), ErrorCode::InvalidArgument));
    }

    void spansLieWithinTheBody() {
        const Manifest m = example();
        QVERIFY(m.fits(31));
        QVERIFY(failsWith(m.fits(30), ErrorCode::Malformed));
        Bytes content = *contentHead(m);
        QVERIFY(failsWith(openContent(content), ErrorCode::Malformed));
        content.resize(content.size() + 31);
        QVERIFY(openContent(content));
        QVERIFY(failsWith(checkSpans(*openContent(content)), ErrorCode::Damaged));
        QVERIFY(failsWith(openContent(ByteView(content).first(3)), ErrorCode::Malformed));
        content[0] = 255, content[1] = 255, content[2] = 255, content[3] = 255;
        QVERIFY(failsWith(openContent(content), ErrorCode::Malformed));
    }

    void aFhirBodyKeepsItsSpans() {
        const std::string first = R"({"resourceType":"Observation", "valueDecimal": 1.50})", second = "{\n}";
        Manifest m = example();
        m.spans.clear();
        ContentBuilder builder(m);
        builder.addResource(R"("urn:uuid:1")", bytesOf(first), {}).addResource("", bytesOf(second), {});
        ContentStream stream = *builder.finish();
        const Bytes content = *stream.readAll(1 << 20);
        QCOMPARE(content.size(), std::size_t(stream.size()));
        const auto opened = *openContent(content);
        QCOMPARE(
            std::string(textOf(opened.body)),
            R"({"resourceType":"Bundle","type":"collection","entry":[{"fullUrl":"urn:uuid:1","resource":)" +
                first + R"(},{"resource":)" + second + "}]}");
        QCOMPARE(textOf(opened.span(0)), std::string_view(first));
        QCOMPARE(textOf(opened.span(1)), std::string_view(second));
        QVERIFY(checkSpans(opened));
        QVERIFY(opened.manifest.spans[0].sha256 == hashOf(bytesOf(first)));
        QVERIFY(failsWith(ContentBuilder(m).finish(), ErrorCode::InvalidArgument));
        QVERIFY(failsWith(ContentBuilder(m).addResource("", {}, {}).finish(), ErrorCode::InvalidArgument));
    }

    void streamsInAnySteps() {
        const Manifest m = example();
        const Bytes document = toBytes(bytesOf(std::string(1000, 'q')));
        const std::string whole = [&] {
            ContentStream stream = *ContentBuilder::ofBytes(m, document);
            return std::string(textOf(*stream.readAll(1 << 20)));
        }();
        for (std::size_t step : {1, 7, 100, 1000, 5000}) {
            ContentStream stream = *ContentBuilder::ofBytes(m, document);
            QCOMPARE(textOfStream(stream, step), whole);
        }
        ContentStream stream = *ContentBuilder::ofBytes(m, document);
        QVERIFY(failsWith(stream.readAll(999), ErrorCode::TooLarge));
    }

    void aFileThatChangesIsNotSealed() {
        const QTemporaryDir folder;
        const std::filesystem::path path = folder.filePath(QStringLiteral("scan.pdf")).toStdString();
        QVERIFY(writeFileDurably(path, bytesOf("%PDF-1.7 original")));
        const FileHash hash = *hashFile(path, 100);
        QVERIFY(failsWith(hashFile(path, 16), ErrorCode::TooLarge));
        QVERIFY(failsWith(hashFile(path.string() + "x", 16), ErrorCode::NotFound));
        auto intact = ContentBuilder::ofFile(example(), path, hash);
        const Bytes content = *intact->readAll(4096);
        QVERIFY(checkSpans(*openContent(content)));
        QCOMPARE(textOf(openContent(content)->body), std::string_view("%PDF-1.7 original"));

        auto open = ContentBuilder::ofFile(example(), path, hash);
        QVERIFY(File::openToAppend(path)->write(bytesOf("more")));
        QVERIFY(failsWith(ContentBuilder::ofFile(example(), path, hash), ErrorCode::Conflict));
        QVERIFY(writeFileDurably(path, bytesOf("%PDF-1.7 0riginal")));
        auto changed = ContentBuilder::ofFile(example(), path, hash);
        QVERIFY(failsWith(changed->readAll(4096), ErrorCode::Conflict));
    }

    void labels() {
        const Manifest m = example();
        const Label own = labelFor(m, m.category);
        QVERIFY(own.title == m.title && own.also == m.also && own.clinic == m.clinic);
        QVERIFY(*Label::decode(*own.encode()) == own);
        // Everyone who has the card reads labels under the intake.
        const Label intake = labelFor(m, Category::Intake);
        QVERIFY(intake.category == Category::Intake && intake.title.empty() && intake.type.empty() &&
                intake.also.empty());
        QVERIFY(intake.date == m.date);
        const Label research = labelFor(m, Category::Research);
        QVERIFY(research.title.empty() && !research.clinic && research.also.empty());

        const Bytes encoded = *own.encode();
        for (std::size_t length = 0; length < encoded.size(); ++length)
            QVERIFY(!Label::decode(ByteView(encoded).first(length)));
        Bytes later = encoded;
        later[1] = 2;
        QVERIFY(failsWith(Label::decode(later), ErrorCode::TooNew));
        QVERIFY(failsWith(Label::decode(Bytes(kMaxLabelBytes + 1)), ErrorCode::TooLarge));
    }

    void theLargestLabelFits() {
        Manifest m = example();
        m.also.assign(kCategories.begin() + 12, kCategories.begin() + 18);
        m.category = Category::SexualReproductive;
        m.also.erase(std::ranges::find(m.also, m.category));
        m.type = std::string(kMaxTypeBytes, 'T');
        m.title = std::string(kMaxTitleBytes, 't');
        m.clinic->name = std::string(kMaxNameBytes, 'n');
        m.date = *ClinicalDate::from("2018-09-17T15:29:24.123456789+00:00");
        QVERIFY(labelFor(m, m.category).encode());
    }
};

QTEST_GUILESS_MAIN(ManifestTest)
#include "manifest_test.moc"
