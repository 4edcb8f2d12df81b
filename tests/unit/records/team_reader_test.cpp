#include "core/records/team_reader.h"

#include <QtTest>

#include "core/base/cbor.h"
#include "core/records/manifest.h"
#include "tests/unit/records/fixture.h"

using namespace reseal;
using namespace reseal::records;
using test::failsWith;
using test::kNow;
using test::randomFixed;

namespace {

struct Case {
    crypto::SignKey clinic = crypto::SignKey::fromSeed(crypto::SecretBytes::random(32));
    crypto::BoxKey box = crypto::BoxKey::random();
    ChainId chain = randomFixed<ChainId>();
    ReadingOf reading{randomFixed<GrantId>(), randomFixed<RecordId>()};

    Result<TeamReader> reader(std::string name, std::string title = "") const {
        return TeamReader::make(clinic, chain, reading, std::move(name), std::move(title), kNow);
    }
    Result<TeamReader> opened(ByteView plain) const {
        return TeamReader::open(box, *crypto::sealTo(box.publicKey(), plain));
    }
};

}  // namespace

class TeamReaderTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { crypto::initialize(); }

    void whoIsSealedIsNamed() {
        const Case c;
        for (const auto& [name, title] : {std::pair<std::string, std::string>{"A Name", "surgeon"},
                                          {std::string(kMaxNameBytes, 'n'), std::string(kMaxNameBytes, 't')},
                                          {"n", ""}}) {
            const auto reader = c.reader(name, title);
            QVERIFY(reader);
            const Bytes sealed = *reader->sealTo(c.box.publicKey());
            QCOMPARE(sealed.size(), kTeamReaderSize);  // whoever it is
            const auto opened = TeamReader::open(c.box, sealed);
            QVERIFY(opened && opened->name == name && opened->title == title && opened->time == kNow);
            QVERIFY(opened->clinicKey == c.clinic.publicKey());
            QVERIFY(opened->check(c.chain, c.reading));
        }
    }

    void itServesForNoOtherReading() {
        const Case c;
        const auto reader = *c.reader("A Name", "surgeon");
        QVERIFY(failsWith(reader.check(randomFixed<ChainId>(), c.reading), ErrorCode::BadSignature));
        QVERIFY(failsWith(reader.check(c.chain, {randomFixed<GrantId>(), c.reading.record}),
                          ErrorCode::BadSignature));
        QVERIFY(failsWith(reader.check(c.chain, {c.reading.grant, randomFixed<RecordId>()}),
                          ErrorCode::BadSignature));
        for (const auto& change : std::vector<std::function<void(TeamReader&)>>{
                 [](auto& r) { r.name += "s"; }, [](auto& r) { r.title = ""; },
                 [](auto& r) { r.name += r.title[0], r.title.erase(0, 1); },
                 [](auto& r) { r.time = r.time + milliseconds(1); },
                 [](auto& r) {
                     r.clinicKey = crypto::SignKey::fromSeed(crypto::SecretBytes::random(32)).publicKey();
                 },
                 [](auto& r) { r.signature.bytes[5] ^= 1; }}) {
            TeamReader other = reader;
            change(other);
            QVERIFY(failsWith(other.check(c.chain, c.reading), ErrorCode::BadSignature));
        }
    }

    void whatIsNoNameIsRefused() {
        const Case c;
        for (const std::string& name : {std::string(), std::string(kMaxNameBytes + 1, 'n'),
                                        std::string("a\nb"), std::string("a\xe2\x80\xae")})
            QVERIFY(failsWith(c.reader(name), ErrorCode::InvalidArgument));
        QVERIFY(failsWith(c.reader("a", std::string(kMaxNameBytes + 1, 't')), ErrorCode::InvalidArgument));

        const auto plain = [&](std::uint64_t version, std::string_view name, std::size_t fields = 6) {
            cbor::Writer out;
            out.array(fields).uint(version).text(name).text("").uint(5).bytes(SignPublic{});
            if (fields == 6) out.bytes(crypto::Signature{});
            Bytes padded = std::move(out).out();
            padded.resize(kReaderBlock);
            return padded;
        };
        QVERIFY(c.opened(plain(1, "A Name")));
        QVERIFY(failsWith(c.opened(plain(2, "A Name")), ErrorCode::TooNew));
        QVERIFY(failsWith(c.opened(plain(1, "A Name", 5)), ErrorCode::Malformed));
        for (const char* name : {"", "a\nb"})
            QVERIFY(failsWith(c.opened(plain(1, name)), ErrorCode::Malformed));
        Bytes padding = plain(1, "A Name");
        padding.back() = 1;
        QVERIFY(failsWith(c.opened(padding), ErrorCode::Malformed));
        QVERIFY(failsWith(c.opened(Bytes(kReaderBlock)), ErrorCode::Malformed));
    }

    void everyFlippedBitIsNoticed() {
        const Case c;
        const Bytes sealed = *c.reader("A Name")->sealTo(c.box.publicKey());
        for (std::size_t i = 0; i < sealed.size(); ++i) {
            Bytes wrong = sealed;
            wrong[i] ^= static_cast<std::uint8_t>(1U << (i % 8));
            QVERIFY(failsWith(TeamReader::open(c.box, wrong), ErrorCode::CannotOpen));
        }
        QVERIFY(failsWith(TeamReader::open(crypto::BoxKey::random(), sealed), ErrorCode::CannotOpen));
        for (const std::size_t size :
             {std::size_t{0}, std::size_t{47}, sealed.size() - 1, sealed.size() + 1}) {
            Bytes wrong = sealed;
            wrong.resize(size);
            QVERIFY(failsWith(TeamReader::open(c.box, wrong), ErrorCode::Malformed));
        }
    }
};

QTEST_GUILESS_MAIN(TeamReaderTest)
#include "team_reader_test.moc"
