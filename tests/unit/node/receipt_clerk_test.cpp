// Hours of releases on their way to the ledger: each once, whatever is void or lost on the way.
#include <QtTest>

#include "core/node/receipt_clerk.h"
#include "core/store/folder_blob_store.h"
#include "tests/unit/node/clinic_vault.h"
#include "tests/unit/node/grant_scene.h"

using namespace reseal;
using namespace reseal::test;

namespace {

constexpr Duration kAgo = seconds(5 * 3600);

struct Books : GrantScene {
    explicit Books(Duration ago = kAgo) : GrantScene(ago), vault_(clinicVault(room_)), proxy_(*this, kProxy) {
        proxy_.catchUp();
        const auto folder = room_.filePath(QStringLiteral("blobs")).toStdString();
        blobs_ = *store::FolderBlobStore::open(folder, sharedPool());
        restart();
    }
    ~Books() { clerk_.reset(); }
    void restart() {
        clerk_.reset();
        Clinic::Process& process = proxy_.process();
        const auto keep = [](const ledger::Transaction&) { return Status(); };
        const auto take = [this](const ledger::Transaction& tx) {
            said.push_back(tx);
            return Status();
        };
        author_.emplace(*process.chain, vault_, process.keys, node::ClinicAuthor::Ports{take, keep});
        desk_.emplace(*process.chain, process.mesh, *blobs_, clinic(kProxy));
        clerk_.emplace(*process.chain, process.store, clinic(kProxy), *author_, *desk_);
        clerk_->start();
    }
    // The grant's own hour is the first.
    std::uint64_t hour(std::uint64_t number) const {
        return ledger::releaseHour(view().grant(grant())->time) + number;
    }
    void refuse(std::uint64_t number, std::uint8_t what = 1) {
        QVERIFY(books().add({grant(), hour(number)}, {store::Outcome::Refused, Bytes(4, what)}));
    }
    store::Receipts books() { return proxy_.process().store.receipts(); }
    // Ordered, with effect or void.
    void hear(const ledger::Transaction& tx) {
        now = wallClock();
        blocks.push_back(block({tx}).encode());
        commit({tx});
        proxy_.catchUp([](const node::AppliedBlock&) {});
        clerk_->ordered(tx);
    }
    static std::vector<ledger::Released> hoursIn(const ledger::Transaction& tx) {
        std::vector<ledger::Released> out;
        for (const ledger::Receipt& one : std::get<ledger::Receipts>(tx.body().operations.front()).entries)
            out.push_back(std::get<ledger::Released>(one));
        return out;
    }
    node::ReceiptClerk& clerk() { return *clerk_; }
    // The patient's, kept here and erased again before anybody hears of them.
    std::vector<RecordId> recordedAndErased(int count) {
        std::vector<RecordId> out;
        Said both;
        for (int i = 0; i < count; ++i) {
            const std::string text = "record " + std::to_string(out.size() + blocks.size() * 100);
            const auto key = Person::ristretto("a");
            both = both + record(text, {ledger::ConditionKey::copy(key.point.view())});
            out.push_back(idOf<RecordId>(text));
        }
        for (const RecordId& one : out) both = both + Said(ledger::Erase{one});
        say(kPatient, both);
        proxy_.catchUp([](const node::AppliedBlock&) {});
        return out;
    }
    void pass(Instant time) {
        passTo(time);
        proxy_.catchUp([](const node::AppliedBlock&) {});
    }
    std::vector<ledger::Transaction> takeSaid() { return std::exchange(said, {}); }
    static std::size_t kindOf(const ledger::Transaction& tx) { return entriesIn(tx).front().index(); }
    static std::vector<ledger::Receipt> entriesIn(const ledger::Transaction& tx) {
        const auto& entries = std::get<ledger::Receipts>(tx.body().operations.front()).entries;
        return {entries.begin(), entries.end()};
    }

    std::vector<ledger::Transaction> said;

private:
    QTemporaryDir room_;
    vault::Vault vault_;
    Clinic proxy_;
    std::unique_ptr<store::FolderBlobStore> blobs_;
    std::optional<node::ClinicAuthor> author_;
    std::optional<node::BlobDesk> desk_;
    std::optional<node::ReceiptClerk> clerk_;
};

}  // namespace

class ReceiptClerkTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void anHourIsCountedAndClosedWhenItIsSaid() {
        Books s;
        s.refuse(1);
        s.clerk().everyMinute();
        s.refuse(1, 2);  // before it is put into words
        QTRY_COMPARE(s.said.size(), std::size_t{1});
        const auto hours = Books::hoursIn(s.said[0]);
        QCOMPARE(hours.size(), std::size_t{1});
        QVERIFY(hours[0].hour == s.hour(1) && hours[0].refused == 2 && hours[0].released == 0);
        QVERIFY(hours[0].root ==
                crypto::merkleRoot({crypto::merkleLeaf(Bytes(4, 1)), crypto::merkleLeaf(Bytes(4, 2))}));
        QVERIFY(!s.books().add({s.grant(), s.hour(1)}, {store::Outcome::Refused, Bytes(4)}));
        s.hear(s.said[0]);
        QVERIFY(s.view().release(s.grant(), s.clinic(kProxy), s.hour(1)));
        s.clerk().everyMinute();
        QVERIFY(s.books().unsettled(UINT32_MAX, 9)->empty());
    }

    // A process that died knows nothing of what is on its way.
    void aRestartSaysAgainWhatIsNotOnTheLedger() {
        Books s;
        s.refuse(1);
        s.clerk().everyMinute();
        QTRY_COMPARE(s.said.size(), std::size_t{1});
        s.clerk().everyMinute();
        QCOMPARE(s.said.size(), std::size_t{1});
        s.restart();
        QTRY_COMPARE(s.said.size(), std::size_t{2});
        QVERIFY(Books::hoursIn(s.said[0]) == Books::hoursIn(s.said[1]));
        for (const std::size_t i : {0, 1}) s.hear(s.said[i]);
        s.restart();
        s.clerk().everyMinute();
        QTest::qWait(600);
        QCOMPARE(s.said.size(), std::size_t{2});
    }

    // One of them is on the ledger already: as after a restart that said it twice.
    void whatIsVoidIsSaidByItselfAndWithoutHurry() {
        Books s;
        s.refuse(1);
        s.refuse(2);
        s.clerk().everyMinute();
        QTRY_COMPARE(s.said.size(), std::size_t{1});
        const auto both = Books::hoursIn(s.said[0]);
        QCOMPARE(both.size(), std::size_t{2});
        s.hear(s.clinicTx(kProxy, {ledger::Receipts{{both[0]}}}));
        s.hear(s.said[0]);  // void
        QVERIFY(!s.view().release(s.grant(), s.clinic(kProxy), both[1].hour));
        QTest::qWait(600);
        QCOMPARE(s.said.size(), std::size_t{1});
        s.clerk().shareDestroyed(s.grant());  // is not held up by it
        QTRY_COMPARE(s.said.size(), std::size_t{2});
        const auto& other = std::get<ledger::Receipts>(s.said[1].body().operations.front()).entries;
        QVERIFY(other.size() == 1 && std::holds_alternative<ledger::ShareDestroyed>(other[0]));
        s.clerk().everyMinute();
        QCOMPARE(s.said.size(), std::size_t{3});
        QVERIFY(Books::hoursIn(s.said[2]) == std::vector{both[1]});
        for (const std::size_t i : {1, 2}) s.hear(s.said[i]);
        QVERIFY(s.view().release(s.grant(), s.clinic(kProxy), both[1].hour));
    }

    // It is void for ever to say of them that they were stored.
    void whatWasErasedAtOnceHoldsNothingUp() {
        Books s;
        std::vector<RecordId> records = s.recordedAndErased(10);
        for (const RecordId& more : s.recordedAndErased(10)) records.push_back(more);
        s.refuse(1);
        s.clerk().everyMinute();
        for (const RecordId& record : records) {
            s.clerk().blobStored(s.view().record(record)->blob);
            s.clerk().blobErased(record);
        }
        QTRY_VERIFY(!s.said.empty());
        for (int minute = 0; minute < 4; ++minute) {
            for (const ledger::Transaction& tx : s.takeSaid()) s.hear(tx);
            s.clerk().everyMinute();
        }
        QVERIFY(s.view().release(s.grant(), s.clinic(kProxy), s.hour(1)));
        for (const RecordId& record : records) {
            QVERIFY(s.view().copy(record, s.clinic(kProxy)).gone != 0);
            QVERIFY(s.view().copy(record, s.clinic(kProxy)).taken == 0);
        }
    }

    // Erased while the transaction is on its way: no clerk can know.
    void whatOneMakesVoidIsOfItsKindAlone() {
        Books s;
        const auto records = s.recordedAndErased(3);
        s.refuse(1);
        s.clerk().everyMinute();
        s.clerk().shareDestroyed(s.grant());
        for (const RecordId& record : records) s.clerk().blobErased(record);
        QTRY_VERIFY(s.said.size() >= 3);
        QCOMPARE(s.said.size(), std::size_t{3});
        std::set<std::size_t> kinds;
        for (const ledger::Transaction& tx : s.said) {
            QCOMPARE(tx.body().operations.size(), std::size_t{1});
            QVERIFY(kinds.insert(Books::kindOf(tx)).second);
            for (const ledger::Receipt& one : Books::entriesIn(tx)) QCOMPARE(one.index(), Books::kindOf(tx));
        }
    }

    // For a reason that this version of the clerk knows nothing of.
    void whatStaysVoidHoldsNothingUp() {
        Books s;
        std::vector<RecordId> records = s.recordedAndErased(10);
        for (const RecordId& more : s.recordedAndErased(10)) records.push_back(more);
        s.refuse(1);
        s.clerk().everyMinute();
        for (const RecordId& record : records) s.clerk().blobErased(record);
        QTRY_VERIFY(!s.said.empty());
        for (const ledger::Transaction& tx : s.takeSaid()) s.clerk().ordered(tx);  // all void
        std::size_t again = 0;
        bool isHourSaid = false;
        for (int minute = 0; minute < 1000; ++minute) {
            s.clerk().everyMinute();
            for (const ledger::Transaction& tx : s.takeSaid()) {
                if (std::holds_alternative<ledger::Released>(Books::entriesIn(tx).front())) {
                    isHourSaid = true;
                    continue;
                }
                ++again;
                s.clerk().ordered(tx);
            }
            if (minute == 2) QVERIFY(isHourSaid);
        }
        // Nor does it fill the ledger: it is tried less and less.
        QVERIFY2(again >= 20 * 4 && again <= 20 * 16, std::to_string(again).c_str());
    }

    void hoursThatStayAreNotAllThatIsLookedFor() {
        Books s;
        const GrantId unknown = grantNumber(7);
        for (std::uint64_t i = 1; i <= 250; ++i)
            QVERIFY(s.books().add({unknown, s.hour(0) - i}, {store::Outcome::Refused, Bytes(4)}));
        s.refuse(1);
        for (int minute = 0; minute < 2; ++minute) s.clerk().everyMinute();
        QTRY_COMPARE(s.said.size(), std::size_t{1});
        QVERIFY(Books::hoursIn(s.said[0]).front().hour == s.hour(1));
    }

    // By the ledger's time, from when the patient could ask for it.
    void whatIsLongAgoIsLetGoOf() {
        Books s;
        s.refuse(1);
        s.clerk().everyMinute();
        QTRY_COMPARE(s.said.size(), std::size_t{1});
        s.hear(s.said[0]);
        s.clerk().everyMinute();
        const ledger::GrantHour hour{s.grant(), s.hour(1)};
        const Instant then = s.now;
        for (const auto& [after, kept] : {std::pair{days(399), true}, {days(400) + seconds(9), false}}) {
            s.pass(then + after);
            s.clerk().everyMinute();
            const auto entries = s.books().entries(hour);
            QCOMPARE(static_cast<bool>(entries), kept);
            if (!kept) QCOMPARE(entries.error().code, ErrorCode::Expired);
        }
    }

    // As one that was written down by a clock that is far ahead.
    void anHourLongAfterTheGrantIsNeverSaid() {
        Books s(days(20));
        s.say(kPatient, {ledger::Operation(s.revoke(kPatient, s.grant()))});
        s.pass(s.now + days(1));
        const std::uint64_t last = s.view().grant(s.grant())->lastReleaseHour();
        QVERIFY(s.books().add({s.grant(), last}, {store::Outcome::Refused, Bytes(4)}));
        QVERIFY(s.books().add({s.grant(), last + 1}, {store::Outcome::Refused, Bytes(4)}));
        s.clerk().everyMinute();
        QTRY_COMPARE(s.said.size(), std::size_t{1});
        const auto hours = Books::hoursIn(s.said[0]);
        QVERIFY(hours.size() == 1 && hours[0].hour == last);
        s.hear(s.said[0]);
        QVERIFY(s.view().release(s.grant(), s.clinic(kProxy), last));
        s.clerk().everyMinute();
        QVERIFY(s.books().unsettled(UINT32_MAX, 9)->empty());
    }

    // It would be void for ever, and everything beside it.
    void anHourBeforeTheGrantIsNeverSaid() {
        Books s;
        QVERIFY(s.books().add({s.grant(), s.hour(0) - 1}, {store::Outcome::Refused, Bytes(4)}));
        s.refuse(1);
        s.clerk().everyMinute();
        QTRY_COMPARE(s.said.size(), std::size_t{1});
        QCOMPARE(Books::hoursIn(s.said[0]).size(), std::size_t{1});
        QCOMPARE(s.books().unsettled(UINT32_MAX, 9)->size(), std::size_t{1});  // the other is let go of
    }
};

QTEST_GUILESS_MAIN(ReceiptClerkTest)
#include "receipt_clerk_test.moc"
