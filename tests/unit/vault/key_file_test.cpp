// The key file: damage, wrong passphrases, unacceptable costs and later versions are told apart.
#include "core/vault/key_file.h"

#include "core/crypto/sha256.h"
#include "tests/unit/durable.h"

using namespace reseal;
using namespace reseal::test;
using crypto::SecretBytes;

namespace {
SecretBytes secret(std::string_view text) {
    return SecretBytes::copyOf(bytesOf(text));
}

// With a right checksum again, as one who alters the file on purpose would write it.
Bytes resealed(Bytes file) {
    const Hash32 checksum = crypto::sha256(ByteView(file).first(file.size() - 32));
    std::ranges::copy(checksum.view(), file.end() - 32);
    return file;
}
}  // namespace

class KeyFileTest : public QObject {
    Q_OBJECT

    SecretBytes key_ = SecretBytes::random(32);
    Bytes file_;

private Q_SLOTS:
    void initTestCase() {
        file_ = must(vault::wrapDatabaseKey(key_, secret("correct horse"), crypto::PasswordCost::moderate()));
    }

    void opensWithThePassphraseOnly() {
        QCOMPARE(file_.size(), vault::kKeyFileSize);
        QVERIFY(crypto::equalSecret(must(vault::unwrapDatabaseKey(file_, secret("correct horse"))), key_));
        QCOMPARE(codeOf(vault::unwrapDatabaseKey(file_, secret("correct horsf"))), "WrongPassphrase");
        QCOMPARE(codeOf(vault::unwrapDatabaseKey(file_, secret(""))), "WrongPassphrase");
        QVERIFY(textOf(file_).find(textOf(key_)) == std::string_view::npos);
    }

    void everyFlippedBitIsDamageAndNotAWrongPassphrase() {
        for (std::size_t bit = 0; bit < file_.size() * 8; ++bit) {
            Bytes bad = file_;
            bad[bit / 8] ^= static_cast<std::uint8_t>(1 << (bit % 8));
            QCOMPARE(codeOf(vault::unwrapDatabaseKey(bad, secret("correct horse"))), "Damaged");
        }
        for (std::size_t size = 0; size < file_.size(); ++size)
            QCOMPARE(codeOf(vault::costOf(ByteView(file_).first(size))), "Damaged");
        Bytes longer = file_;
        longer.push_back(0);
        QCOMPARE(codeOf(vault::costOf(longer)), "Damaged");
        QCOMPARE(codeOf(vault::costOf(resealed(longer))), "Damaged");
    }

    // Derivation with these would fail for want of memory (Limit) or go on for years: it isn't begun.
    void unacceptableCostIsRefusedBeforeAnythingIsComputed() {
        const auto with = [&](std::uint64_t operations, std::uint64_t memory) {
            Bytes file = file_;
            std::ranges::copy(le64(operations), file.begin() + 16);
            std::ranges::copy(le64(memory), file.begin() + 24);
            return codeOf(vault::unwrapDatabaseKey(resealed(file), secret("correct horse")));
        };
        QCOMPARE(with(2, 256 << 20), "Damaged");
        QCOMPARE(with(3, (256 << 20) - 1024), "Damaged");
        QCOMPARE(with(3, (std::uint64_t{4} << 30) + 1024), "Damaged");
        QCOMPARE(with(3, UINT64_MAX), "Damaged");
        QCOMPARE(with(UINT64_MAX, 256 << 20), "Damaged");
        // The cost is under the seal: an acceptable one that isn't the file's opens nothing.
        QCOMPARE(with(4, 256 << 20), "WrongPassphrase");

        QCOMPARE(codeOf(vault::wrapDatabaseKey(key_, secret("p"), {2, 256 << 20})), "InvalidArgument");
        QCOMPARE(codeOf(vault::wrapDatabaseKey(key_, secret("p"), {3, 255 << 20})), "InvalidArgument");
        QCOMPARE(codeOf(vault::wrapDatabaseKey(key_, secret("p"), {3, std::uint64_t{5} << 30})),
                 "InvalidArgument");
        QCOMPARE(codeOf(vault::wrapDatabaseKey(key_, secret(""), {})), "InvalidArgument");
    }

    void laterVersionsAreSaidToBe() {
        Bytes version = file_, factors = file_;
        version[8] = 2;
        factors[12] = 1;
        QCOMPARE(codeOf(vault::unwrapDatabaseKey(resealed(version), secret("correct horse"))), "TooNew");
        QCOMPARE(codeOf(vault::unwrapDatabaseKey(resealed(factors), secret("correct horse"))), "TooNew");
        version.resize(version.size() + 100);
        QCOMPARE(codeOf(vault::unwrapDatabaseKey(resealed(version), secret("correct horse"))), "TooNew");
    }

    void nothingIsUsedTwice() {
        const Bytes again = must(vault::wrapDatabaseKey(key_, secret("correct horse"), {}));
        QVERIFY(!equal(ByteView(again).subspan(32, 16), ByteView(file_).subspan(32, 16)));
        QVERIFY(!equal(ByteView(again).subspan(48, 24), ByteView(file_).subspan(48, 24)));
        QVERIFY(!equal(ByteView(again).subspan(72, 48), ByteView(file_).subspan(72, 48)));
    }
};

QTEST_GUILESS_MAIN(KeyFileTest)
#include "key_file_test.moc"
