#include "core/sealing/label.h"

#include <QtTest>

#include "core/crypto/aead.h"
#include "tests/unit/dies.h"
#include "tests/unit/sealing/fixture.h"

using namespace reseal;
using namespace reseal::sealing;
using test::failsWith;
using test::randomBytes;

namespace {

struct Made {
    Bytes key = randomBytes(32);
    crypto::Point A = test::Owner().A;
    RecordId record = crypto::randomFixed<RecordId>();

    // A label of whoever knows the key but doesn't keep to the form.
    Bytes crafted(ByteView plain) const {
        crypto::XNonce nonce{};
        std::ranges::copy(record.view(), nonce.begin());
        return crypto::xchachaSeal(key, nonce, A, plain);
    }
    Result<Bytes> open(ByteView sealed) const { return openLabel(key, A, record, 0, sealed); }
};

Bytes plainOf(std::uint32_t claimed, std::size_t size) {
    Bytes plain(size);
    std::ranges::copy(le32(claimed), plain.begin());
    return plain;
}

}  // namespace

class LabelTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyLengthRoundTripsAndTellsLittle() {
        const Made made;
        for (std::size_t length = 0; length <= 800; ++length) {
            const Bytes label = randomBytes(length);
            const Bytes sealed = sealLabel(made.key, made.A, made.record, 0, label);
            QCOMPARE(sealed.size() % 256, std::size_t{16});
            QVERIFY(sealed.size() - 16 >= length + 4 && sealed.size() - 16 < length + 4 + 256);
            const auto opened = made.open(sealed);
            QVERIFY(opened && *opened == label);
        }
        const Bytes largest = randomBytes(kMaxLabel);
        QVERIFY(*made.open(sealLabel(made.key, made.A, made.record, 0, largest)) == largest);
        QVERIFY(test::diesByCheck(
            [&] { (void)sealLabel(made.key, made.A, made.record, 0, Bytes(kMaxLabel + 1)); }));
    }

    void boundToKeyConditionRecordAndVersion() {
        const Made made;
        const Bytes sealed = sealLabel(made.key, made.A, made.record, 3, randomBytes(20));
        QVERIFY(openLabel(made.key, made.A, made.record, 3, sealed));
        QVERIFY(failsWith(openLabel(randomBytes(32), made.A, made.record, 3, sealed), ErrorCode::CannotOpen));
        QVERIFY(
            failsWith(openLabel(made.key, test::Owner().A, made.record, 3, sealed), ErrorCode::CannotOpen));
        QVERIFY(failsWith(openLabel(made.key, made.A, RecordId{}, 3, sealed), ErrorCode::CannotOpen));
        QVERIFY(failsWith(openLabel(made.key, made.A, made.record, 2, sealed), ErrorCode::CannotOpen));
    }

    void anAlteredOrCutLabelIsRefused() {
        const Made made;
        const Bytes sealed = sealLabel(made.key, made.A, made.record, 0, randomBytes(20));
        for (std::size_t at = 0; at < sealed.size(); ++at) {
            Bytes bad = sealed;
            bad[at] ^= 0x40;
            QVERIFY(failsWith(made.open(bad), ErrorCode::CannotOpen));
            QVERIFY(failsWith(made.open(ByteView(sealed).first(at)), ErrorCode::CannotOpen));
        }
    }

    void onlyTheShortestZeroPaddingOpens() {
        const Made made;
        QVERIFY(made.open(made.crafted(plainOf(252, 256))));
        QVERIFY(failsWith(made.open(made.crafted(plainOf(253, 256))), ErrorCode::Malformed));
        QVERIFY(failsWith(made.open(made.crafted(plainOf(10, 512))), ErrorCode::Malformed));
        QVERIFY(failsWith(made.open(made.crafted(plainOf(10, 14))), ErrorCode::Malformed));
        QVERIFY(failsWith(made.open(made.crafted(plainOf(10, 255))), ErrorCode::Malformed));
        QVERIFY(failsWith(made.open(made.crafted(plainOf(10, 257))), ErrorCode::Malformed));
        QVERIFY(failsWith(made.open(made.crafted(plainOf(UINT32_MAX, 256))), ErrorCode::Malformed));
        QVERIFY(failsWith(made.open(made.crafted({})), ErrorCode::Malformed));
        QVERIFY(failsWith(made.open(made.crafted(Bytes(3))), ErrorCode::Malformed));
        Bytes dirty = plainOf(10, 256);
        dirty.back() = 1;
        QVERIFY(failsWith(made.open(made.crafted(dirty)), ErrorCode::Malformed));
        dirty.back() = 0;
        dirty[14] = 1;
        QVERIFY(failsWith(made.open(made.crafted(dirty)), ErrorCode::Malformed));
    }
};

QTEST_GUILESS_MAIN(LabelTest)
#include "label_test.moc"
