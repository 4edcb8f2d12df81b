// What a clinic itself says: it waits until there is room, and a newcomer says once that it is there.
#include <QtTest>

#include "core/node/clinic_author.h"
#include "tests/unit/node/clinic_vault.h"
#include "tests/unit/node/clinics.h"

using namespace reseal;
using namespace reseal::test;

namespace {

// A clinic's words, and an outbox that may be full.
struct Scene : Ledger {
    Scene() {
        own.emplace(clinicVault(room));
        home = std::make_unique<Clinic>(*this, 0);
        const auto take = [this](const ledger::Transaction& tx) -> Status {
            if (full) return fail(*full, "the outbox");
            taken.push_back(tx.id());
            return {};
        };
        author.emplace(*home->process().chain, *own, home->process().keys,
                       node::ClinicAuthor::Ports{take, take});
    }
    Result<TxId> say() {
        return author->say({ledger::Endpoint{++counter, {ledger::Address("127.0.0.1:1")}}});
    }
    QTemporaryDir room;
    std::optional<vault::Vault> own;
    std::unique_ptr<Clinic> home;
    std::optional<node::ClinicAuthor> author;
    std::optional<ErrorCode> full;
    std::vector<TxId> taken;
    std::uint64_t counter = 0;
};

}  // namespace

class OwnWordsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    // Its place in the lane is taken, so what follows would wait for ever for one that is nowhere.
    void whatFindsNoRoomIsSentAgain() {
        Scene scene;
        scene.full = ErrorCode::Limit;
        const auto first = scene.say();
        QVERIFY(first);
        scene.full.reset();
        const auto second = scene.say();
        QVERIFY(second);
        QCOMPARE(scene.taken, std::vector<TxId>{*second});
        QVERIFY(scene.author->resendUnsettled());
        QCOMPARE(scene.taken, (std::vector<TxId>{*second, *first, *second}));
        scene.full = ErrorCode::Io;  // another matter: whoever said it hears of it
        QCOMPARE(scene.say().error().code, ErrorCode::Io);
    }

    // Twice the same, of which one is on its way: refused here, not told as done and refused by the ledger.
    void whatItsOwnWordsOnTheirWayExcludeIsNotSaid() {
        Scene scene;
        const ledger::Endpoint moved{1, {ledger::Address("127.0.0.1:1")}};
        QVERIFY(scene.author->sayIfAllowed({moved}));
        const auto again = scene.author->sayIfAllowed({moved});
        QVERIFY(!again);
        QCOMPARE(again.error().code, ErrorCode::Refused);
        QCOMPARE(again.error().detail, std::string("EndpointStale"));
        QCOMPARE(scene.taken.size(), std::size_t{1});
        QVERIFY(scene.author->sayIfAllowed({ledger::Endpoint{2, {ledger::Address("127.0.0.1:2")}}}));
    }

    // The ledger here is an older copy than its words: it would be said again each time it is looked at.
    void whatCannotBeJudgedIsNotSaid() {
        Scene scene;
        const auto before = scene.say();
        QVERIFY(before && scene.author->settle(*before));
        const auto said = scene.author->sayIfAllowed({ledger::Endpoint{7, {ledger::Address("127.0.0.1:1")}}});
        QVERIFY(!said);
        QCOMPARE(said.error().code, ErrorCode::NotCurrent);
        QCOMPARE(scene.taken.size(), std::size_t{1});
    }

    void itWaitsUntilTheLedgerHasItAll() {
        Scene scene;
        QVERIFY(!*scene.author->isWaiting());
        const auto said = scene.say();
        QVERIFY(said && *scene.author->isWaiting());
        QVERIFY(scene.author->settle(*said));
        QVERIFY(!*scene.author->isWaiting());
    }
};

QTEST_GUILESS_MAIN(OwnWordsTest)
#include "own_words_test.moc"
