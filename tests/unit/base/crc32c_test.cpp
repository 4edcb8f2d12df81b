#include "core/base/crc32c.h"

#include <QtTest>

using namespace reseal;

class Crc32cTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void knownAnswers() {
        QCOMPARE(crc32c({}), 0U);
        QCOMPARE(crc32c(bytesOf("123456789")), 0xe3069283U);
        // RFC 3720 appendix B.4.
        QCOMPARE(crc32c(Bytes(32, 0x00)), 0x8a9136aaU);
        QCOMPARE(crc32c(Bytes(32, 0xff)), 0x62a8ab43U);
        Bytes rising(32), falling(32);
        for (std::uint8_t i = 0; i < 32; ++i) {
            rising[i] = i;
            falling[i] = static_cast<std::uint8_t>(31 - i);
        }
        QCOMPARE(crc32c(rising), 0x46dd794eU);
        QCOMPARE(crc32c(falling), 0x113fdb5cU);
    }

    void everyFlippedBitIsFound() {
        const Bytes whole(200, 0x5c);
        const std::uint32_t right = crc32c(whole);
        for (std::size_t bit = 0; bit < whole.size() * 8; ++bit) {
            Bytes torn = whole;
            torn[bit / 8] = static_cast<std::uint8_t>(torn[bit / 8] ^ 1U << bit % 8);
            QVERIFY(crc32c(torn) != right);
        }
    }
};

QTEST_GUILESS_MAIN(Crc32cTest)
#include "crc32c_test.moc"
