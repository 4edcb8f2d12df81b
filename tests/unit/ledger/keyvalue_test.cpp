// The overlay against a naive twin.
#include <QtTest/QtTest>

#include <random>

#include "core/ledger/keyvalue.h"

using namespace reseal;
using namespace reseal::ledger;

namespace {

using Entries = std::vector<std::pair<Bytes, Bytes>>;

Entries scanned(const KeyValueView& view, const Bytes& prefix, std::size_t limit = SIZE_MAX,
                const Bytes& from = {}) {
    Entries out;
    view.scan(prefix, from, [&](ByteView key, ByteView value) {
        out.emplace_back(toBytes(key), toBytes(value));
        return out.size() < limit;
    });
    return out;
}

Entries naive(const std::map<Bytes, Bytes>& all, const Bytes& prefix, const Bytes& from = {}) {
    Entries out;
    for (const auto& [key, value] : all)
        if (key >= from && key.size() >= prefix.size() &&
            std::equal(prefix.begin(), prefix.end(), key.begin()))
            out.emplace_back(key, value);
    return out;
}

}  // namespace

class KeyValueTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void overlaysEqualTheirSum() {
        std::mt19937 random(7);
        const auto number = [&](unsigned below) { return static_cast<std::uint8_t>(random() % below); };
        for (int round = 0; round < 300; ++round) {
            MemoryState base;
            std::map<Bytes, Bytes> twin;
            std::vector<Delta> deltas(3);
            Delta merged;
            for (Delta& delta : deltas) {
                for (int i = number(12); i > 0; --i) {
                    const Bytes key = number(2) == 0 ? Bytes{number(3), number(4)} : Bytes{number(3)};
                    std::optional<Bytes> value;
                    if (number(3) != 0) value = Bytes{number(255)};
                    delta[key] = value;
                    if (value) twin[key] = *value;
                }
                for (const auto& [key, value] : delta)
                    value ? static_cast<void>(twin.insert_or_assign(key, *value))
                          : static_cast<void>(twin.erase(key));
                merge(merged, delta);
            }
            base.apply(deltas[0]);
            const OverlayView middle(base, deltas[1]);
            const OverlayView top(middle, deltas[2]);
            MemoryState atOnce;
            atOnce.apply(merged);
            for (const Bytes& prefix : {Bytes{}, Bytes{0}, Bytes{1}, Bytes{2, 3}}) {
                QCOMPARE(scanned(top, prefix), naive(twin, prefix));
                QCOMPARE(scanned(atOnce, prefix), naive(twin, prefix));
                for (const Bytes& from : {Bytes{0, 2}, Bytes{1}, Bytes{2, 3}, Bytes{9}}) {
                    QCOMPARE(scanned(top, prefix, SIZE_MAX, from), naive(twin, prefix, from));
                    QCOMPARE(scanned(atOnce, prefix, SIZE_MAX, from), naive(twin, prefix, from));
                }
                const auto whole = naive(twin, prefix);
                for (std::size_t limit = 1; limit <= whole.size(); ++limit)
                    QCOMPARE(scanned(top, prefix, limit),
                             Entries(whole.begin(), whole.begin() + static_cast<long>(limit)));
            }
            for (std::uint8_t a = 0; a < 3; ++a)
                for (std::uint8_t b = 0; b < 4; ++b) {
                    const auto at = twin.find({a, b});
                    QCOMPARE(top.get(Bytes{a, b}),
                             at == twin.end() ? std::nullopt : std::optional(at->second));
                }
        }
    }
};

QTEST_GUILESS_MAIN(KeyValueTest)
#include "keyvalue_test.moc"
