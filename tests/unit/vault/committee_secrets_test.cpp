// A clinic's part in a common key: kept until it is wiped, never replaced, also in a vault of before.
#include "core/vault/committee_secrets.h"

#include <QTemporaryDir>

#include "core/vault/schema.h"
#include "tests/unit/durable.h"

using namespace reseal;
using namespace reseal::test;
using vault::CommitteeSecret;

class CommitteeSecretsTest : public QObject {
    Q_OBJECT

    const crypto::SecretBytes key_{32};

private Q_SLOTS:
    void whatIsKeptIsThereUntilItIsWiped() {
        const QTemporaryDir home;
        const fs::path file = fs::path(home.path().toStdString()) / "database";
        const Bytes one = toBytes(bytesOf("one")), two = toBytes(bytesOf("two"));
        const auto share = crypto::SecretBytes::random(32), deal = crypto::SecretBytes::random(20'000);
        {
            sql::Database database = must(sql::Database::create(file, key_, vault::kSchema));
            vault::CommitteeSecrets kept(database);
            must(kept.keep(one, CommitteeSecret::Share, share));
            must(kept.keep(one, CommitteeSecret::Deal, deal));
            must(kept.keep(two, CommitteeSecret::RunKey, share));
            QCOMPARE(kept.keep(one, CommitteeSecret::Share, deal).error().code, ErrorCode::AlreadyExists);
        }
        sql::Database database = must(sql::Database::open(file, key_, vault::kSchema));
        vault::CommitteeSecrets kept(database);
        QVERIFY(equal(must(kept.find(one, CommitteeSecret::Share))->view(), share.view()));
        QVERIFY(equal(must(kept.find(one, CommitteeSecret::Deal))->view(), deal.view()));
        QVERIFY(!must(kept.find(two, CommitteeSecret::Share)));
        QCOMPARE(must(kept.runs()), (std::vector<Bytes>{one, two}));
        must(kept.wipe(one, CommitteeSecret::Share));
        must(kept.wipe(one, CommitteeSecret::Share));
        QVERIFY(!must(kept.find(one, CommitteeSecret::Share)) && must(kept.find(one, CommitteeSecret::Deal)));
        must(kept.wipe(one, CommitteeSecret::Deal));
        QCOMPARE(must(kept.runs()), (std::vector<Bytes>{two}));
        must(kept.keep(one, CommitteeSecret::Share, deal));  // it is a new one then
    }

    void aVaultOfBeforeHasRoomForThem() {
        const QTemporaryDir home;
        const fs::path file = fs::path(home.path().toStdString()) / "database";
        static constexpr std::array kBefore = {vault::kVersion1};
        constexpr sql::Schema kOld{"vault", kBefore, sql::Journal::Rollback, {}};
        must(sql::Database::create(file, key_, kOld));
        sql::Database database = must(sql::Database::open(file, key_, vault::kSchema));
        vault::CommitteeSecrets kept(database);
        must(kept.keep(toBytes(bytesOf("run")), CommitteeSecret::RunKey, crypto::SecretBytes::random(32)));
        QCOMPARE(must(kept.runs()).size(), std::size_t{1});
    }
};

QTEST_GUILESS_MAIN(CommitteeSecretsTest)
#include "committee_secrets_test.moc"
