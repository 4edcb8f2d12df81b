#include "core/exchange/media_type.h"

#include <QtTest>

#include "tests/unit/exchange/fixture.h"

using namespace reseal;
using namespace reseal::exchange;

namespace {
MediaType of(std::string_view head) {
    return mediaTypeOf(bytesOf(head));
}
}  // namespace

class MediaTypeTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void bySignature() {
        QVERIFY(of(std::string(128, '\0') + "DICM") == MediaType::Dicom);
        QVERIFY(of(std::string_view("\x08\0\0\0\x04\0\0\0\x80\0\0\0", 12)) == MediaType::Dicom);
        QVERIFY(of("%PDF-1.7\n\xE2\xE3") == MediaType::Pdf);
        QVERIFY(of("\x89PNG\r\n\x1a\n\0\0") == MediaType::Png);
        QVERIFY(of("\xFF\xD8\xFF\xE0") == MediaType::Jpeg);
        QVERIFY(of("\xEF\xBB\xBF {\n \"resourceType\"") == MediaType::FhirJson);
        QVERIFY(of("[]") == MediaType::FhirJson);
        QVERIFY(of("{\\rtf1 {\\b}}") == MediaType::Text);
        QVERIFY(of("Dear colleague") == MediaType::Text);
        QVERIFY(of("<?xml?><!-- <Bundle> --><ClinicalDocument xmlns=\"urn:hl7-org:v3\">") == MediaType::Cda);
        QVERIFY(of("<n1:ClinicalDocument xmlns:n1=\"urn:hl7-org:v3\">") == MediaType::Cda);
        QVERIFY(of("<Bundle xmlns=\"http://hl7.org/fhir\">") == MediaType::FhirXml);
        QVERIFY(of("<?xml version=\"1.0\"?><a/>") == MediaType::Xml);
        QVERIFY(of("<p>hello") == MediaType::Text);
        QVERIFY(of("\xFF\xFE{\0") == MediaType::Unknown);
        QVERIFY(of(std::string_view("PK\x03\x04\0\0", 6)) == MediaType::Unknown);
        QVERIFY(of("") == MediaType::Unknown);
    }

    void aHeadCutWithinACharacterIsText() {
        QVERIFY(of(std::string(kMediaTypeHead - 1, 'x') + "\xC3") == MediaType::Text);
        QVERIFY(of("Gr\xC3") == MediaType::Unknown);
        QVERIFY(of("\xC3(") == MediaType::Unknown);
    }

    void samples() {
        if (!std::filesystem::exists(test::samples("dicom"))) QSKIP("skipped, no sample data");
        const auto typeOf = [](const std::filesystem::path& path) {
            Bytes head(kMediaTypeHead);
            head.resize(*File::openToRead(path)->readAt(0, head));
            return mediaTypeOf(head);
        };
        const auto images = test::filesIn(test::samples("dicom"), ".dcm");
        QCOMPARE(images.size(), std::size_t{9});
        for (const auto& image : images) QVERIFY2(typeOf(image) == MediaType::Dicom, image.c_str());
        for (const auto& document : test::filesIn(test::samples("ccda"), ".xml"))
            QVERIFY2(typeOf(document) == MediaType::Cda, document.c_str());
        for (const auto& file : test::filesIn(test::samples("us-core"), ".json"))
            QVERIFY2(typeOf(file) == MediaType::FhirJson, file.c_str());
    }
};

QTEST_GUILESS_MAIN(MediaTypeTest)
#include "media_type_test.moc"
