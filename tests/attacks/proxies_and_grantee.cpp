// t proxies and a grantee recover the condition secret of the one key that was granted. It opens nothing
// under another key: another category, another epoch, another patient.
#include "core/records/categories.h"
#include "tests/attacks/attack.h"
#include "tests/attacks/colluders.h"

using namespace reseal;
using namespace reseal::attacks;
using records::Category;
using test::Owner;

class ProxiesAndGrantee : public QObject {
    Q_OBJECT

    const ChainId chain_ = crypto::randomFixed<ChainId>();
    const crypto::PersonKeys patient_{crypto::SecretBytes::random(32), chain_};
    const crypto::PersonKeys other_{crypto::SecretBytes::random(32), chain_};

    // One card secret for all: a care card is no defence against one who has seen it.
    const crypto::SecretBytes card_ = crypto::SecretBytes::random(32);
    Owner condition(const crypto::PersonKeys& of, Category category, std::uint64_t epoch) const {
        auto key = *of.condition(0, records::code(category), epoch);
        return {std::move(key.secret), key.point, card_.clone()};
    }

    // The condition secret of a granted key, as two proxies and the grantee recover it.
    std::optional<SecretScalar> recover(const Owner& granted) const {
        const SealedRecord record(granted);
        const auto b = SecretScalar::random();
        const Made grant(granted, base(b), 2, std::vector<test::Proxy>(3));
        Colluders all;
        all.see(grant.grant);
        all.join(b);
        all.haveCard(card_);
        for (const std::size_t i : {0, 2}) all.join(grant.grant, grant.share(i));
        auto found = all.open(record);
        // It opens all that was and will be sealed to that key.
        if (found && !SealedRecord(granted).opensWith(*found, card_)) return {};
        return found;
    }

    // Whether what they have recovered opens a record under another key: as it is, or by any relation to it
    // that can be computed from what they know (a chain of hashes, an offset or a factor that is public).
    bool opens(const SealedRecord& record, const SecretScalar& found, const Owner& granted,
               const Owner& target, Category category, std::uint64_t epoch) const {
        std::vector<SecretScalar> guesses;
        guesses.push_back(found.clone());
        for (const ByteView from : {found.view(), granted.A.view(), target.A.view()})
            for (const std::uint64_t k : {std::uint64_t{0}, std::uint64_t{1}}) {
                auto h = *crypto::Transcript("reseal/1/condition")
                              .add(from)
                              .add(chain_)
                              .addU64(k)
                              .add(records::code(category))
                              .addU64(epoch)
                              .secretScalar();
                guesses.push_back(found.plus(h));
                guesses.push_back(found.times(h));
                guesses.push_back(std::move(h));
            }
        for (std::uint64_t k = 1; k <= 16; ++k) {
            guesses.push_back(found.plus(SecretScalar::copyOf(Scalar::fromUint(k))));
            guesses.push_back(found.plus(SecretScalar::copyOf(Scalar() - Scalar::fromUint(k))));
            guesses.push_back(found.times(Scalar::fromUint(k + 1)));
        }
        return std::ranges::any_of(guesses,
                                   [&](const SecretScalar& a) { return record.opensWith(a, card_); });
    }
    bool reaches(const crypto::PersonKeys& whose, Category category, std::uint64_t epoch) const {
        const Owner granted = condition(patient_, Category::Medications, 3);
        const auto found = recover(granted);
        if (!found) return false;
        const Owner target = condition(whose, category, epoch);
        return opens(SealedRecord(target), *found, granted, target, category, epoch);
    }

private Q_SLOTS:
    void theyRecoverTheKeyThatWasGranted() {
        QVERIFY(recover(condition(patient_, Category::Medications, 3)));
        QVERIFY(reaches(patient_, Category::Medications, 3));
    }
    void anotherCategory() {
        const bool opened = reaches(patient_, Category::MentalHealth, 3);
#ifdef RESEAL_WITHOUT_CONDITION_KEYS
        QVERIFY(opened);
#else
        QVERIFY(!opened);
#endif
    }
    void anotherEpoch_data() {
        QTest::addColumn<quint64>("epoch");
        QTest::newRow("before") << quint64{2};
        QTest::newRow("after") << quint64{4};
    }
    void anotherEpoch() {
        QFETCH(const quint64, epoch);
        const bool opened = reaches(patient_, Category::Medications, epoch);
#ifdef RESEAL_WITHOUT_CONDITION_KEYS
        QVERIFY(opened);
#else
        QVERIFY(!opened);
#endif
    }
    void anotherPatient() {
        const bool opened = reaches(other_, Category::Medications, 3);
#ifdef RESEAL_WITHOUT_PATIENT_KEYS
        QVERIFY(opened);
#else
        QVERIFY(!opened);
#endif
    }
};

QTEST_GUILESS_MAIN(ProxiesAndGrantee)
#include "proxies_and_grantee.moc"
