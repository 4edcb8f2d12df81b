#include "core/crypto/keys.h"

#include <QtTest>

#include <set>

#include "core/crypto/transcript.h"
#include "tests/unit/dies.h"

using namespace reseal;
using namespace reseal::crypto;

namespace {

SecretBytes seed() {
    Bytes out(32);
    for (std::size_t i = 0; i < 32; ++i) out[i] = static_cast<std::uint8_t>(i);
    return SecretBytes::copyOf(out);
}
const ChainId kChain = ChainId::copy(Bytes(32, 0xaa));

std::string hexOf(const RistrettoKey& key) {
    return toHex(key.secret.view());
}
SignKey signKeyOf(std::string_view seedHex) {
    return SignKey::fromSeed(SecretBytes::copyOf(*fromHex(seedHex)));
}
BoxKey boxKeyOf(std::string_view seedHex) {
    return BoxKey::fromSeed(SecretBytes::copyOf(*fromHex(seedHex)));
}

}  // namespace

class KeysTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    // Computed with another implementation of BLAKE2b and big integers. That these stay is what lets a
    // restored seed open old records.
    void personKnownAnswers() {
        const PersonKeys keys(seed(), kChain);
        QCOMPARE(hexOf(*keys.identity("patient")),
                 std::string("dc08962d6004ca147b5090560c2270682f42f96ee7fe27e09b61cd5763ba480e"));
        QCOMPARE(hexOf(*keys.condition(3, "laboratory", 7)),
                 std::string("5b939a1fab2979a5288096ed763748fb72b8adf427d95d8c9df37676dbd1cd08"));
        QCOMPARE(hexOf(*keys.pseudonymShare(3)),
                 std::string("8514e4f1c3c28ae7e7a3b91783bd70eab980c31ae9e0983fee42567597bade0d"));
        QVERIFY(keys.pseudonymSign(3).publicKey() ==
                signKeyOf("7a7ab52341d6a445382d0e657e8c422f890ea80252427028d35f0bae3ebc61f2").publicKey());
        QVERIFY(keys.pseudonymBox(3).publicKey() ==
                boxKeyOf("8b44551c99ae4f74ac2d964e7fdfdb775a071fa51b00096124a8e999599a85b9").publicKey());
        QCOMPARE(toHex(keys.pseudonymWindow(3)),
                 std::string("6f9ff1249620921306a92d113d8fee1925867b0a51ee5691f8cef7928c052aa8"));
        QCOMPARE(toHex(keys.openDrawer(3, 2)),
                 std::string("c3a0fb7c7f307b664e5f61f4d90f8f4f7e81e7b612731ae5757ff90d6fc74f84"));
        QCOMPARE(toHex(keys.closedDrawer(3, 2)),
                 std::string("1d735c875141338893378ef7995915013bc7e8bff3628c95fd5ed80bea29601a"));
        QCOMPARE(toHex(keys.locker()),
                 std::string("bbdd44a132d1ac8d09949500de942943f5b4662d8ccbdd799c4d05c4193628ba"));
        QVERIFY(keys.clone().identity("patient")->point == keys.identity("patient")->point);
    }

    void clinicKnownAnswers() {
        const ClinicKeys keys(seed());
        QVERIFY(keys.sign(1).publicKey() ==
                signKeyOf("bcf6109f6a260f7b747ef536d9614f195d707ded2476599d92d62ea98e075209").publicKey());
        QVERIFY(keys.box(1).publicKey() ==
                boxKeyOf("d7a9858bb610f8b1f3f9f6bc079064240e2c245af63704b596589764a4376d94").publicKey());
        QCOMPARE(hexOf(*keys.archive(kChain)),
                 std::string("c09c7143ac57dd750f74ada036c49dad74218fc58a1c18e12b763d990ca46606"));
        QCOMPARE(hexOf(*keys.team(kChain)),
                 std::string("b457add9cf293cccadc12681dbd31679587a3cb0a28e6cc1e1337c3e81d02409"));
        QCOMPARE(toHex(keys.drawer(kChain)),
                 std::string("d4e128ee17d02f40643324c9e05a62dfc20738f605d64172b8e3e775189a95d6"));
    }

    void cardAndLabelKnownAnswers() {
        const Point G = *Point::from(base(Scalar::fromUint(1)));
        QCOMPARE(toHex(cardSecret(Bytes(32), G)),
                 std::string("d2cebbb883d54466d6bfe792e1adbba06ecd68a091c183d9bae6e99ee754fb41"));
        QCOMPARE(toHex(labelKey(Bytes(32))),
                 std::string("943f7243abe030a67dde278a8f20c884b73f09201a0bf8dcf7923ded25be73bf"));
    }

    void noTwoDerivedSecretsAreEqual() {
        const PersonKeys here(seed(), kChain);
        const PersonKeys there(seed(), ChainId{});
        const ClinicKeys clinic(seed());
        std::set<std::string> seen;
        std::size_t made = 0;
        const auto note = [&](const std::string& hex) {
            seen.insert(hex);
            ++made;
        };
        for (const PersonKeys* keys : {&here, &there}) {
            for (const char* role : {"patient", "doctor", "researcher", "staff"})
                note(hexOf(*keys->identity(role)));
            for (std::uint64_t k = 0; k < 3; ++k) {
                note(keys->pseudonymSign(k).publicKey().hex());
                note(keys->pseudonymBox(k).publicKey().hex());
                note(hexOf(*keys->pseudonymShare(k)));
                for (const char* category : {"laboratory", "imaging"})
                    for (std::uint64_t epoch = 0; epoch < 3; ++epoch)
                        note(hexOf(*keys->condition(k, category, epoch)));
                for (std::uint32_t card = 1; card < 3; ++card) {
                    note(toHex(keys->openDrawer(k, card)));
                    note(toHex(keys->closedDrawer(k, card)));
                }
            }
            note(toHex(keys->locker()));
            note(hexOf(*clinic.archive(keys->chain())));
            note(hexOf(*clinic.team(keys->chain())));
            note(toHex(clinic.drawer(keys->chain())));
        }
        for (std::uint64_t k = 0; k < 3; ++k) {
            note(clinic.sign(k).publicKey().hex());
            note(clinic.box(k).publicKey().hex());
        }
        QCOMPARE(seen.size(), made);
    }

    void publicPartsBelongToTheSecretOnes() {
        const RistrettoKey key = *PersonKeys(seed(), kChain).identity("doctor");
        QVERIFY(base(key.secret) == key.point);
        QVERIFY(isUsableSignKey(ClinicKeys(seed()).sign(0).publicKey()));
        QVERIFY(test::diesByCheck([] { PersonKeys(SecretBytes(31), kChain); }));
        QVERIFY(test::diesByCheck([] { ClinicKeys{SecretBytes(33)}; }));
    }

    void aKeyProofConvinces() {
        const RistrettoKey key = *PersonKeys(seed(), kChain).identity("patient");
        const SignPublic author = ClinicKeys(seed()).sign(0).publicKey();
        const KeyProof proof = proveKey(kChain, author, key);
        QVERIFY(checkKeyProof(kChain, author, key.point, proof));
        QVERIFY(proof != proveKey(kChain, author, key));  // its nonce is fresh
    }

    void aKeyProofBelongsToOneKeyAuthorAndLedger() {
        const RistrettoKey key = *PersonKeys(seed(), kChain).identity("patient");
        const RistrettoKey other = *PersonKeys(seed(), kChain).identity("doctor");
        const SignPublic author = ClinicKeys(seed()).sign(0).publicKey();
        const KeyProof proof = proveKey(kChain, author, key);
        const auto code = [](const Status& status) { return status.error().code; };
        QCOMPARE(code(checkKeyProof(ChainId{}, author, key.point, proof)), ErrorCode::BadProof);
        QCOMPARE(code(checkKeyProof(kChain, ClinicKeys(seed()).sign(1).publicKey(), key.point, proof)),
                 ErrorCode::BadProof);
        QCOMPARE(code(checkKeyProof(kChain, author, other.point, proof)), ErrorCode::BadProof);
        for (std::size_t bit = 0; bit < 512; ++bit) {
            KeyProof bad = proof;
            bad.bytes[bit / 8] = static_cast<std::uint8_t>(bad.bytes[bit / 8] ^ 1U << bit % 8);
            QVERIFY(!checkKeyProof(kChain, author, key.point, bad));
        }
    }

    void aKeyProofHasOneForm() {
        const RistrettoKey key = *PersonKeys(seed(), kChain).identity("patient");
        const SignPublic author = ClinicKeys(seed()).sign(0).publicKey();
        const KeyProof proof = proveKey(kChain, author, key);
        const Bytes order = *fromHex("edd3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010");
        for (const std::size_t half : {0U, 32U}) {
            KeyProof shifted = proof;  // the same scalar, q more
            unsigned carry = 0;
            for (std::size_t i = 0; i < 32; ++i) {
                carry += shifted.bytes[half + i] + order[i];
                shifted.bytes[half + i] = static_cast<std::uint8_t>(carry);
                carry >>= 8;
            }
            QCOMPARE(checkKeyProof(kChain, author, key.point, shifted).error().code,
                     ErrorCode::InvalidScalar);
            KeyProof zero = proof;
            std::fill_n(zero.bytes.begin() + static_cast<std::ptrdiff_t>(half), 32, std::uint8_t{0});
            QCOMPARE(checkKeyProof(kChain, author, key.point, zero).error().code, ErrorCode::InvalidScalar);
        }
    }

    // Without the secret: the challenge is chosen first and the commitment made to fit; the hash then
    // differs.
    void aKeyProofCanNotBeSimulated() {
        const SignPublic author = ClinicKeys(seed()).sign(0).publicKey();
        const Point stolen = PersonKeys(seed(), kChain).identity("patient")->point;
        const Scalar c = *Scalar::decode(SecretScalar::random().view());
        const Scalar rho = *Scalar::decode(SecretScalar::random().view());
        KeyProof forged;
        std::ranges::copy(c.view(), forged.bytes.begin());
        std::ranges::copy(rho.view(), forged.bytes.begin() + 32);
        QCOMPARE(checkKeyProof(kChain, author, stolen, forged).error().code, ErrorCode::BadProof);
    }
};

QTEST_GUILESS_MAIN(KeysTest)
#include "keys_test.moc"
