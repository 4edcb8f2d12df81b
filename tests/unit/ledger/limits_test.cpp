// What a day, a condition key and a block hold, and what a header must be.
#include <QtTest/QtTest>

#include "tests/unit/ledger/scene.h"

using namespace reseal;
using namespace reseal::ledger;
using namespace reseal::ledger::world;

class LimitsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { crypto::initialize(); }

    void aDayHasNewRequestsAndResearchersHaveTheirOwnLimit() {
        Scene s;
        for (int i = 0; i < 6; ++i) s.send(s.doctor, s.request(s.patient));
        QCOMPARE(checkTransaction(s.state, s.tx(s.doctor, s.request(s.patient)), s.now).refusal,
                 Refusal::TooManyRequests);
        s.now = s.now + days(1);
        s.send(s.doctor, s.request(s.patient));
        for (std::uint32_t i = 0; i < World::defaults().researcherRequests; ++i)
            s.send(s.researcher, s.request(i % 2 == 0 ? s.patient : s.other));
        QCOMPARE(checkTransaction(s.state, s.tx(s.researcher, s.request(s.patient)), s.now).refusal,
                 Refusal::TooManyRequests);
    }

    void expiredGrantsMakeRoomForNewOnes() {
        Scene s;
        for (std::uint64_t i = 1; i < kMaxOpenGrants; ++i) s.grantTo(s.patient, s.a1, s.doctor);
        QCOMPARE(openGrantsUnder(s.view(), s.A1, s.now).size(), kMaxOpenGrants);
        s.now = s.now + days(31);
        QVERIFY(openGrantsUnder(s.view(), s.A1, s.now).empty());
        s.grantTo(s.patient, s.a1, s.doctor);
        QCOMPARE(openGrantsUnder(s.view(), s.A1, s.now).size(), 1U);
    }

    void blockHoldsSoManyTransactionsAndBytes() {
        Scene s;
        const auto fill = [&](const std::function<Said()>& said) {
            Executor executor(s.state, s.now + seconds(1));
            std::size_t count = 0, bytes = 0, details = 0;
            World::Lane lane = s.lanes[s.patient.id];
            for (;; ++count) {
                TransactionBody body = s.body(s.patient.id, said().operations);
                body.seq = lane.seq + count;
                body.prev = count == 0 ? lane.prev : executor.taken().back();
                const auto tx = *Transaction::make(body, said().details, s.patient.sign);
                const Outcome outcome = executor.add(tx);
                if (outcome.refusal == Refusal::BlockFull) return std::tuple(count, bytes, details);
                bytes += tx.signedBytes().size();
                details += tx.size() - tx.signedBytes().size();
            }
        };
        // Small ones: the number or the bytes. Each is refused for something else, which costs it nothing.
        const auto [count, bytes, details] = fill([] { return Said(Erase{Scene::id("erased")}); });
        QVERIFY(count <= kMaxBlockTransactions && bytes <= kMaxBlockBytes && bytes + 400 > kMaxBlockBytes);
        // Large details.
        const Said drawers = s.catalogue(1, {});
        const auto [count2, bytes2, details2] = fill([&] { return drawers; });
        QVERIFY(bytes2 < kMaxBlockBytes && details2 <= kMaxBlockDetailBytes &&
                details2 + 7000 > kMaxBlockDetailBytes);
        QVERIFY(count2 < count);
        Q_UNUSED(details);
    }

    void headerMustFollow() {
        Scene s;
        const auto refusedField = [&](const std::function<void(Header&)>& change) {
            Block block = s.block({});
            change(block.header);
            const auto applied = apply(s.state, block);
            return applied ? std::string() : applied.error().detail;
        };
        QCOMPARE(refusedField([](Header&) {}), std::string());
        QCOMPARE(refusedField([](Header& h) { h.epoch = 2; }), std::string("HeaderWrong: epoch"));
        QCOMPARE(refusedField([](Header& h) { ++h.height; }), std::string("HeaderWrong: height"));
        QCOMPARE(refusedField([](Header& h) { h.parent = {}; }), std::string("HeaderWrong: parent"));
        QCOMPARE(refusedField([&](Header& h) { h.time = s.now; }), std::string("HeaderWrong: time"));
        QCOMPARE(refusedField([&](Header& h) { h.time = s.now - seconds(1); }),
                 std::string("HeaderWrong: time"));
        QCOMPARE(refusedField([](Header& h) { h.time = {INT64_MAX}; }), std::string("HeaderWrong: time"));
        QCOMPARE(refusedField([](Header& h) { h.time = {-1}; }), std::string("HeaderWrong: time"));
        QCOMPARE(refusedField([](Header& h) { h.txRoot = {}; }), std::string("HeaderWrong: tx root"));
        QCOMPARE(refusedField([](Header& h) { h.headsRoot.bytes[0] = 1; }),
                 std::string("HeaderWrong: heads root"));
        QCOMPARE(refusedField([](Header& h) { h.setHash = {}; }), std::string("HeaderWrong: set hash"));
        QCOMPARE(refusedField([](Header& h) { h.nextSetHash = {}; }), std::string("HeaderWrong: set hash"));
        QCOMPARE(refusedField([](Header& h) { h.proposer = {}; }), std::string("HeaderWrong: proposer"));
    }
};

QTEST_GUILESS_MAIN(LimitsTest)
#include "limits_test.moc"
