#include "core/sealing/padme.h"

#include <QtTest>
#include <cmath>
#include <random>

#include "tests/unit/dies.h"

using namespace reseal;
using sealing::padmeLength;

class PadmeTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void smallLengthsAreAllAlike() {
        for (std::uint64_t n = 0; n <= sealing::kLeastPaddedLength; ++n)
            QCOMPARE(padmeLength(n), std::uint64_t{4096});
    }

    // Worked by hand: g = 12, m = 4, unit 2^8; g = 13, m = 4, unit 2^9; g = 20, m = 5, unit 2^15.
    void knownLengths() {
        QCOMPARE(padmeLength(4097), std::uint64_t{4096 + 256});
        QCOMPARE(padmeLength(8191), std::uint64_t{8192});
        QCOMPARE(padmeLength(8193), std::uint64_t{8192 + 512});
        QCOMPARE(padmeLength((1U << 20) + 1), std::uint64_t{(1U << 20) + (1U << 15)});
    }

    void padsUpALittleAndOnlyOnce() {
        std::mt19937_64 random(7);
        for (int i = 0; i < 20'000; ++i) {
            const std::uint64_t n = (random() >> (random() % 50 + 2)) + 4097;
            const std::uint64_t padded = padmeLength(n);
            QVERIFY(padded >= n);
            QVERIFY(padded - n <= n / 8);  // 12 % and less
            QCOMPARE(padmeLength(padded), padded);
            QVERIFY(padmeLength(n + 1) >= padded);
        }
    }

    void largestAndBeyond() {
        QCOMPARE(padmeLength(sealing::kMaxPadmeInput), sealing::kMaxPadmeInput);
        QCOMPARE(padmeLength(sealing::kMaxPadmeInput - 1), sealing::kMaxPadmeInput);
        QVERIFY(test::diesByCheck([] { (void)padmeLength(sealing::kMaxPadmeInput + 1); }));
    }
};

QTEST_GUILESS_MAIN(PadmeTest)
#include "padme_test.moc"
