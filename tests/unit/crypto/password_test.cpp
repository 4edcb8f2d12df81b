#include "core/crypto/password.h"

#include <sodium.h>

#include <QtTest>

using namespace reseal;
using namespace reseal::crypto;

namespace {
SecretBytes phrase(std::string_view text) {
    return SecretBytes::copyOf(bytesOf(text));
}
}  // namespace

class PasswordTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void costHasBounds() {
        const auto acceptable = [](std::uint64_t operations, std::uint64_t memory) {
            return PasswordCost{operations, memory}.isAcceptable();
        };
        constexpr std::uint64_t kMiB = 1 << 20;
        QVERIFY(acceptable(3, 256 * kMiB));
        QVERIFY(PasswordCost::moderate().isAcceptable());
        QVERIFY(!acceptable(2, 256 * kMiB));
        QVERIFY(!acceptable(0, 256 * kMiB));
        QVERIFY(!acceptable(3, 256 * kMiB - 1));
        QVERIFY(!acceptable(3, 0));
        QVERIFY(acceptable(3, 4096 * kMiB));
        QVERIFY(!acceptable(3, 4096 * kMiB + 1));
        QVERIFY(!acceptable(3, UINT64_MAX));
        QVERIFY(!acceptable(UINT64_MAX, 256 * kMiB));  // would never come to an end
    }

    void anUnacceptableCostIsRefusedBeforeAnythingIsComputed() {
        for (const PasswordCost cost : {PasswordCost{1, 8192}, PasswordCost{3, UINT64_MAX},
                                        PasswordCost{0, 0}, PasswordCost{UINT64_MAX, 256ULL << 20}}) {
            const auto key = deriveFromPassphrase(phrase("x"), Salt{}, cost);
            QVERIFY(!key);
            QCOMPARE(key.error().code, ErrorCode::InvalidArgument);
        }
    }

    void derivesAsLibsodiumsModerate() {
        const Salt salt = Salt::copy(Bytes(16, 7));
        const auto key = deriveFromPassphrase(phrase("correct horse"), salt, PasswordCost::moderate());
        QVERIFY(key && key->size() == 32);
        Bytes expected(32);
        QCOMPARE(crypto_pwhash(expected.data(), 32, "correct horse", 13, salt.data(),
                               crypto_pwhash_argon2id_OPSLIMIT_MODERATE,
                               crypto_pwhash_argon2id_MEMLIMIT_MODERATE, crypto_pwhash_ALG_ARGON2ID13),
                 0);
        QVERIFY(equal(*key, expected));
        QVERIFY(!equal(*deriveFromPassphrase(phrase("correct horsf"), salt, {}), expected));
        QVERIFY(!equal(*deriveFromPassphrase(phrase("correct horse"), Salt{}, {}), expected));
    }

    void anEmptyPassphraseIsStillDerived() { QVERIFY(deriveFromPassphrase(SecretBytes(), Salt{}, {})); }
};

QTEST_GUILESS_MAIN(PasswordTest)
#include "password_test.moc"
