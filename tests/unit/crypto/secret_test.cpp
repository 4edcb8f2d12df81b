#include "core/crypto/secret.h"

#include <sys/resource.h>
#include <unistd.h>

#include <QFile>
#include <QtTest>

#include <optional>
#include <thread>

#include "tests/unit/dies.h"

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool kLocksAreReal = false;  // the sanitizers turn mlock into a no-op
#else
constexpr bool kLocksAreReal = true;
#endif

using namespace reseal;
using namespace reseal::crypto;

namespace {

// From memory, whatever the compiler believes to know of it.
std::uint8_t readAnew(const std::uint8_t* where) {
    return *static_cast<volatile const std::uint8_t*>(where);
}

// How much of this process is locked in memory, in bytes, as the kernel says.
std::optional<std::size_t> lockedBytes() {
    QFile status(QStringLiteral("/proc/self/status"));
    if (!status.open(QIODevice::ReadOnly)) return std::nullopt;
    for (const QByteArray& line : status.readAll().split('\n'))
        if (line.startsWith("VmLck:")) return line.mid(6).trimmed().split(' ').first().toULongLong() * 1024;
    return std::nullopt;
}

// Into how many pieces that lie more than a page apart do these addresses fall?
std::size_t pieces(std::vector<const std::uint8_t*> at) {
    std::ranges::sort(at);
    std::size_t count = at.empty() ? 0 : 1;
    for (std::size_t i = 1; i < at.size(); ++i)
        if (at[i] - at[i - 1] > 4096) ++count;
    return count;
}

}  // namespace

class SecretTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void startsAsZerosAndOwnsACopy() {
        const SecretBytes zeros(40);
        QCOMPARE(zeros.size(), std::size_t{40});
        QVERIFY(std::ranges::all_of(zeros.view(), [](std::uint8_t b) { return b == 0; }));
        Bytes source{1, 2, 3};
        const SecretBytes copy = SecretBytes::copyOf(source);
        source[0] = 9;
        QVERIFY(equal(copy, Bytes{1, 2, 3}));
        QVERIFY(SecretBytes().empty() && SecretBytes(0).empty() && SecretBytes::copyOf({}).empty());
        QVERIFY(!equal(SecretBytes::random(32), SecretBytes::random(32)));
        static_assert(!std::is_copy_constructible_v<SecretBytes> && !std::is_copy_assignable_v<SecretBytes>);
    }

    void movingEmptiesTheSource() {
        SecretBytes a = SecretBytes::copyOf(Bytes{1, 2, 3});
        SecretBytes b = std::move(a);
        QVERIFY(a.empty() && a.data() == nullptr);  // NOLINT: what is asked for here
        QVERIFY(equal(b, Bytes{1, 2, 3}));
        SecretBytes c(7);
        c = std::move(b);
        QVERIFY(equal(c, Bytes{1, 2, 3}));
        SecretBytes d = c.clone();
        d.data()[0] = 9;
        QVERIFY(equal(c, Bytes{1, 2, 3}));
    }

    void freedSpaceIsWiped() {
        const SecretBytes neighbour(16);  // the block stays in use
        const std::uint8_t* where = nullptr;
        {
            const SecretBytes secret = SecretBytes::copyOf(Bytes(64, 0xa5));
            where = secret.data();
            QCOMPARE(where[63], std::uint8_t{0xa5});
        }
        for (int i = 0; i < 64; ++i) QCOMPARE(readAnew(where + i), std::uint8_t{0});
    }

    void whatAnAssignmentReplacesIsWipedToo() {
        const std::uint8_t* where = nullptr;
        SecretBytes kept = SecretBytes::copyOf(Bytes(32, 0x5a));
        where = kept.data();
        {
            SecretBytes other(32);
            kept = std::move(other);
        }
        for (int i = 0; i < 32; ++i) QCOMPARE(readAnew(where + i), std::uint8_t{0});
    }

    // One sodium_malloc for each secret would stop locking after some 2,048.
    void manySecretsLieInFewLockedBlocks() {
        std::vector<SecretBytes> secrets;
        std::vector<const std::uint8_t*> at;
        for (int i = 0; i < 10'000; ++i) {
            secrets.push_back(SecretBytes::random(32));
            at.push_back(secrets.back().data());
        }
        QVERIFY2(pieces(at) <= 2, qPrintable(QString::number(pieces(at))));
        if (const auto locked = lockedBytes(); kLocksAreReal && locked)
            QCOMPARE(secretsAreLocked(), *locked >= std::size_t{10'000} * 32);
    }

    void spaceIsUsedAgain() {
        std::vector<const std::uint8_t*> at;
        for (int i = 0; i < 100'000; ++i) {
            const SecretBytes a(24);
            const SecretBytes b(4000);
            at.push_back(b.data());
        }
        QVERIFY(pieces(at) <= 2);
        // Holes of every size are merged again: after all are gone, one large secret fits in a block.
        {
            std::vector<SecretBytes> some;
            for (std::size_t i = 1; i < 1000; ++i) some.emplace_back(i);
            for (std::size_t i = 0; i < some.size(); i += 2) some[i] = SecretBytes();
        }
        const auto before = lockedBytes();
        const SecretBytes large(900'000);
        if (kLocksAreReal && before && secretsAreLocked()) QCOMPARE(lockedBytes(), before);
    }

    void secretsDoNotOverlap() {
        std::vector<SecretBytes> secrets;
        for (std::size_t i = 0; i < 3000; ++i) {
            secrets.push_back(SecretBytes::copyOf(Bytes(i % 97 + 1, static_cast<std::uint8_t>(i))));
            if (i % 3 == 0)
                secrets[i / 2] = SecretBytes::copyOf(Bytes(i % 31 + 1, static_cast<std::uint8_t>(i / 2)));
        }
        for (std::size_t i = 0; i < secrets.size(); ++i)
            for (const std::uint8_t b : secrets[i].view()) QCOMPARE(b, static_cast<std::uint8_t>(i));
    }

    void aSecretLargerThanABlock() {
        const SecretBytes large = SecretBytes::copyOf(Bytes(3'000'001, 0x77));
        QCOMPARE(large.data()[3'000'000], std::uint8_t{0x77});
    }

    void refusedLocksAreAdmitted() {
        if (!kLocksAreReal || !lockedBytes()) QSKIP("no real locks here");
        const auto locksWhenForbidden = [] {
            if (::geteuid() == 0 && ::setuid(65534) != 0) ::_exit(0);  // root may lock whatever the limit
            const rlimit none{0, 0};
            ::setrlimit(RLIMIT_MEMLOCK, &none);
            const SecretBytes large(5'000'000);  // needs a block of its own
            if (secretsAreLocked()) ::abort();
        };
        QVERIFY(!test::diesByCheck(locksWhenForbidden));
    }

    void threadsShareTheArena() {
        std::vector<std::thread> threads;
        std::atomic<int> wrong{0};
        for (int t = 0; t < 4; ++t)
            threads.emplace_back([t, &wrong] {
                for (std::size_t i = 0; i < 5000; ++i) {
                    const SecretBytes mine =
                        SecretBytes::copyOf(Bytes(i % 200 + 1, static_cast<std::uint8_t>(t)));
                    for (const std::uint8_t b : mine.view()) wrong += b != static_cast<std::uint8_t>(t);
                }
            });
        for (auto& thread : threads) thread.join();
        QCOMPARE(wrong.load(), 0);
    }

    void comparing() {
        QVERIFY(equalSecret(Bytes{1, 2}, Bytes{1, 2}));
        QVERIFY(!equalSecret(Bytes{1, 2}, Bytes{1, 3}));
        QVERIFY(!equalSecret(Bytes{1, 2}, Bytes{1, 2, 3}));
        QVERIFY(equalSecret({}, {}));
        Bytes text{1, 2, 3};
        wipe(text);
        QVERIFY(text == Bytes(3));
    }
};

QTEST_GUILESS_MAIN(SecretTest)
#include "secret_test.moc"
