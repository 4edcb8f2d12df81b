// A vault on disk: what is in it comes back, what is wrong is told apart and changes nothing, and a
// kill at any moment leaves one that works.
#include "core/vault/vault.h"

#include "core/vault/key_file.h"
#include "core/vault/schema.h"
#include "tests/unit/durable.h"

#include <QCoreApplication>
#include <QTemporaryDir>

using namespace reseal;
using namespace reseal::test;
using crypto::SecretBytes;
using vault::Vault;

namespace {

SecretBytes secret(std::string_view text) {
    return SecretBytes::copyOf(bytesOf(text));
}
SecretBytes seed() {
    SecretBytes out(32);
    for (std::size_t i = 0; i < 32; ++i) out.data()[i] = static_cast<std::uint8_t>('a' + i % 26);
    return out;
}
SignPublic author(std::uint8_t n) {
    SignPublic out;
    out.bytes.fill(n);
    return out;
}
vault::Founding founding() {
    return {
        vault::Kind::Person,
        seed(),
        {"Wilhelmine Musterfrau", {vault::Role::Patient, vault::Role::Doctor}, "Praxis am Markt", {}, {}}};
}

// What a killed child does; argument: "<action>:<folder>".
int act(const std::string& what) {
    const std::string action = what.substr(0, what.find(':'));
    const fs::path folder = what.substr(what.find(':') + 1);
    if (action == "create") {
        must(Vault::create(folder, secret("first"), founding()));
        return 0;
    }
    Vault opened = must(Vault::open(folder, secret("first")));
    if (action == "change") must(opened.changePassphrase(secret("first"), secret("second")));
    return 0;
}

}  // namespace

class VaultTest : public QObject {
    Q_OBJECT

    QTemporaryDir home_;
    fs::path original_;
    int copies_ = 0;

    fs::path fresh() { return fs::path(home_.path().toStdString()) / ("v" + std::to_string(copies_++)); }
    fs::path copied() {
        const fs::path to = fresh();
        fs::copy(original_, to, fs::copy_options::recursive);
        return to;
    }

private Q_SLOTS:
    void initTestCase() {
        original_ = fresh();
        Vault made = must(Vault::create(original_, secret("first"), founding()));
        QVERIFY(made.kind() == vault::Kind::Person);
        must(made.locker().put("note", bytesOf("1"), bytesOf("allergic to penicillin")));
    }

    void whatWentInComesOut() {
        Vault opened = must(Vault::open(original_, secret("first")));
        QVERIFY(crypto::equalSecret(must(opened.masterSeed()), seed()));
        QVERIFY(must(opened.profile()) == founding().profile);
        vault::Profile profile = founding().profile;
        profile.chain.bytes.fill(3);
        must(opened.setProfile(profile));
        QVERIFY(must(opened.profile()) == profile);
        QCOMPARE(codeOf(opened.credential(profile.chain)), "NotFound");
        must(opened.setCredential(profile.chain, bytesOf("credential")));
        QVERIFY(must(opened.credential(profile.chain)) == toBytes(bytesOf("credential")));
        QCOMPARE(must(opened.setting("language")), "");
        must(opened.setSetting("language", "de"));
        QCOMPARE(must(opened.setting("language")), "de");
        const auto version = must(opened.locker().version());
        QVERIFY(must(opened.ledgerTrust()).empty());
        must(opened.keepLedgerTrust(bytesOf("height 5")));
        must(opened.keepLedgerTrust(bytesOf("height 6")));
        QVERIFY(must(opened.ledgerTrust()) == toBytes(bytesOf("height 6")));
        QCOMPARE(must(opened.locker().version()), version);  // in no backup of the locker
        must(opened.keepCareCard(author(4), bytesOf("card of four")));
        must(opened.keepCareCard(author(2), bytesOf("card of two")));
        must(opened.forgetCareCard(author(4)));
        QCOMPARE(must(opened.careCards()).size(), std::size_t{1});
        QVERIFY(must(opened.careCards())[0].key == toBytes(author(2)));
        QCOMPARE(codeOf(opened.verify()), "fine");
    }

    void keysOfThisInstallationStay() {
        TlsPin pin;
        SecretBytes ledgerKey;
        {
            Vault opened = must(Vault::open(original_, secret("first")));
            pin = must(opened.tlsIdentity()).pin;
            ledgerKey = must(opened.databaseKey("ledger"));
            QVERIFY(!crypto::equalSecret(ledgerKey, must(opened.databaseKey("other"))));
        }
        Vault opened = must(Vault::open(original_, secret("first")));
        const crypto::TlsIdentity identity = must(opened.tlsIdentity());
        QVERIFY(identity.pin == pin && !identity.keyPem.empty() && !identity.certificatePem.empty());
        QVERIFY(crypto::equalSecret(ledgerKey, must(opened.databaseKey("ledger"))));
    }

    void pseudonymNumbersNeverRepeat() {
        const fs::path folder = copied();
        const ChainId one{}, other = ChainId::copy(Bytes(32, 9));
        {
            Vault opened = must(Vault::open(folder, secret("first")));
            QCOMPARE(must(opened.takePseudonym(one)), std::uint64_t{0});
            QCOMPARE(must(opened.takePseudonym(one)), std::uint64_t{1});
            must(opened.raisePseudonyms(one, 1));  // lower than it is
        }
        Vault opened = must(Vault::open(folder, secret("first")));
        QCOMPARE(must(opened.takePseudonym(one)), std::uint64_t{2});
        QCOMPARE(must(opened.takePseudonym(other)), std::uint64_t{0});
        must(opened.raisePseudonyms(other, 20));
        QCOMPARE(must(opened.takePseudonym(other)), std::uint64_t{20});
    }

    void nothingIsReadableOnDisk() {
        const fs::path folder = copied();
        const Vault opened = must(Vault::open(folder, secret("first")));
        for (const std::string_view planted : {"Wilhelmine", "Musterfrau", "Praxis am Markt", "penicillin",
                                               "abcdefghijklmnopqrstuvwxyzabcdef"})
            QVERIFY(!anyFileContains(folder, planted));
        QCOMPARE(fs::status(folder).permissions(), fs::perms::owner_all);
    }

    void wrongPassphraseChangesNothing() {
        const fs::path folder = copied();
        const auto before = treeOf(folder);
        QCOMPARE(codeOf(Vault::open(folder, secret("First"))), "WrongPassphrase");
        QVERIFY(treeOf(folder) == before);
        Vault opened = must(Vault::open(folder, secret("first")));
        QCOMPARE(codeOf(opened.changePassphrase(secret("other"), secret("second"))), "WrongPassphrase");
        QCOMPARE(codeOf(opened.changePassphrase(secret("first"), secret(""))), "InvalidArgument");
        QCOMPARE(codeOf(opened.changePassphrase(secret("first"), secret("x"), {1, 8192})), "InvalidArgument");
        QVERIFY(contentOf(folder / "key") == before.at("key"));
        // Checking alone, while it is open.
        QVERIFY(Vault::check(folder, secret("first")));
        QCOMPARE(codeOf(Vault::check(folder, secret("First"))), "WrongPassphrase");
        QCOMPARE(codeOf(Vault::check(folder / "none", secret("first"))), "NotFound");
    }

    void foundingThatMakesNoSenseLeavesNothing() {
        const auto refused = [&](auto alter) {
            const fs::path folder = fresh();
            vault::Founding made = founding();
            alter(made);
            const std::string code = codeOf(Vault::create(folder, secret("p"), std::move(made)));
            return fs::exists(folder) || fs::exists(folder.string() + ".new") ? "left something" : code;
        };
        QCOMPARE(refused([](auto& made) { made.masterSeed = SecretBytes(31); }), "InvalidArgument");
        QCOMPARE(refused([](auto& made) { made.profile.roles = {}; }), "InvalidArgument");
        QCOMPARE(refused([](auto& made) {
                     made.profile.roles = {vault::Role::Doctor, vault::Role::Patient};
                 }),
                 "InvalidArgument");
        QCOMPARE(refused([](auto& made) { made.kind = vault::Kind::Clinic; }), "InvalidArgument");
        QCOMPARE(refused([](auto& made) { made.profile.name = "\xff"; }), "InvalidArgument");
        QCOMPARE(codeOf(Vault::create(fresh(), secret("p"), founding(), {2, 1 << 20})), "InvalidArgument");
        QCOMPARE(codeOf(Vault::create(original_, secret("p"), founding())), "AlreadyExists");
    }

    void missingIsToldFromDamaged() {
        QCOMPARE(codeOf(Vault::open(fresh(), secret("first"))), "NotFound");
        fs::path folder = copied();
        fs::remove(folder / "key");
        QCOMPARE(codeOf(Vault::open(folder, secret("first"))), "Damaged");
        folder = copied();
        fs::remove(folder / "database");
        QCOMPARE(codeOf(Vault::open(folder, secret("first"))), "Damaged");
        folder = copied();
        fs::resize_file(folder / "database", 0);
        QCOMPARE(codeOf(Vault::open(folder, secret("first"))), "Damaged");
    }

    void flippedBitsAreDamage() {
        const fs::path folder = copied();
        const Bytes sound = contentOf(folder / "database");
        for (const std::uint64_t page : {0, 1, 5}) {  // all of them: core/sql's test
            must(writeFileDurably(folder / "database", sound));
            flipBit(folder / "database", page * 4096 + 100);
            Result<Vault> opened = Vault::open(folder, secret("first"));
            QCOMPARE(opened ? codeOf(opened->verify()) : codeOf(opened), "Damaged");
        }
        must(writeFileDurably(folder / "database", sound));
        QCOMPARE(codeOf(must(Vault::open(folder, secret("first"))).verify()), "fine");
    }

    void vaultFromTheFutureIsLeftAlone() {
        static constexpr std::array<std::string_view, 4> later = {vault::kVersion1, vault::kVersion2,
                                                                  vault::kVersion3, "CREATE TABLE later(x)"};
        const fs::path folder = copied();
        // The same key, as the next version would use it.
        const SecretBytes key = must(vault::unwrapDatabaseKey(contentOf(folder / "key"), secret("first")));
        must(sql::Database::open(folder / "database", key, {"vault", later, sql::Journal::Rollback}));
        const auto before = treeOf(folder);
        QCOMPARE(codeOf(Vault::open(folder, secret("first"))), "TooNew");
        QVERIFY(treeOf(folder) == before);
    }

    void secondOpenerIsTold() {
        const fs::path folder = copied();
        const Vault opened = must(Vault::open(folder, secret("first")));
        QCOMPARE(codeOf(Vault::open(folder, secret("first"))), "Locked");
        QCOMPARE(inChild([&] {
                     const auto second = Vault::open(folder, secret("first"));
                     return !second && second.error().code == ErrorCode::Locked ? 0 : 1;
                 }),
                 0);
    }

    void passphraseChangeKilledAtEveryMoment() {
        const fs::path folder = copied();
        must(Vault::open(folder, secret("first")));  // settles it here, which is a commit too
        const auto before = treeOf(folder);
        bool oldSeen = false, newSeen = false;
        for (int n = 1;; ++n) {
            must(writeFileDurably(folder / "key", before.at("key")));
            const int ended = inProcess("change:" + folder.string(), n);
            const Result<Vault> byOld = Vault::open(folder, secret("first"));
            const bool oldWorks = bool(byOld);
            QCOMPARE(oldWorks ? "fine" : codeOf(byOld), oldWorks ? "fine" : "WrongPassphrase");
            if (!oldWorks) {
                Vault byNew = must(Vault::open(folder, secret("second")));
                QVERIFY(crypto::equalSecret(must(byNew.masterSeed()), seed()));
                QCOMPARE(codeOf(byNew.verify()), "fine");
            }
            (oldWorks ? oldSeen : newSeen) = true;
            QCOMPARE(treeOf(folder).size(), before.size());  // nothing half-written stays
            if (ended == 0) break;
            QCOMPARE(ended, -SIGKILL);
        }
        QVERIFY(oldSeen && newSeen);
    }

    void creationKilledAtEveryMoment() {
        const fs::path folder = fresh();
        int interrupted = 0;
        for (int n = 1;; ++n) {  // each time over what the last one left
            const int ended = inProcess("create:" + folder.string(), n);
            if (fs::exists(folder)) {
                QCOMPARE(codeOf(Vault::open(folder, secret("first"))), "fine");
                QVERIFY(!fs::exists(folder.string() + ".new"));
                fs::remove_all(folder);
            } else {
                ++interrupted;
                QCOMPARE(codeOf(Vault::open(folder, secret("first"))), "NotFound");
            }
            if (ended == 0) break;
            QCOMPARE(ended, -SIGKILL);
        }
        QVERIFY(interrupted >= 5);
    }

    void fullDiskLeavesNoVault() {
        const fs::path folder = fresh();
        QCOMPARE(inChild([&] {
                     fillDisk(20'000);
                     const auto made = Vault::create(folder, secret("first"), founding());
                     return !made && made.error().code == ErrorCode::DiskFull ? 0 : 1;
                 }),
                 0);
        QVERIFY(!fs::exists(folder) && !fs::exists(folder.string() + ".new"));
    }

    void restoredCopyGetsNewLanes() {
        const fs::path folder = copied();
        LaneId lane;
        {
            Vault opened = must(Vault::open(folder, secret("first")));
            lane = must(opened.lanes().next(author(1))).lane;
        }
        QVERIFY(must(must(Vault::open(folder, secret("first"))).lanes().next(author(1))).lane == lane);
        const fs::path backup = fresh();
        fs::copy(folder, backup, fs::copy_options::recursive);
        QVERIFY(must(must(Vault::open(backup, secret("first"))).lanes().next(author(1))).lane != lane);
    }
};

int main(int argc, char** argv) {
    if (const char* what = std::getenv("RESEAL_CHILD")) return act(what);
    QCoreApplication application(argc, argv);
    VaultTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "vault_test.moc"
