// What one who holds no ledger can be made to believe, and what not.
#include <QtTest/QtTest>

#include "core/ledger/light.h"
#include "tests/unit/ledger/world.h"

using namespace reseal;
using namespace reseal::ledger;
using namespace reseal::ledger::world;

class LightTest : public QObject {
    Q_OBJECT
    std::unique_ptr<World> world_;
    std::vector<Block> blocks_;

private Q_SLOTS:
    void initTestCase() {
        crypto::initialize();
        world_ = std::make_unique<World>();
        for (std::size_t size : {1U, 2U, 3U, 5U, 8U}) {
            std::vector<Transaction> transactions;
            for (std::size_t i = 0; i < size; ++i) {
                const Person someone("person " + std::to_string(size) + " " + std::to_string(i));
                transactions.push_back(world_->tx(someone, {world_->registration(someone, Role::Patient)}));
            }
            blocks_.push_back(world_->block(transactions));
            world_->commit(transactions);
        }
    }

    void everyTransactionIsProven() {
        for (const Block& block : blocks_)
            for (std::size_t i = 0; i < block.transactions.size(); ++i) {
                const auto proof = proveInclusion(block, i);
                QVERIFY(proof && verifyInclusion(*proof, block.header.hash()));
                const auto back = InclusionProof::decode(proof->encode());
                QVERIFY(back && verifyInclusion(*back, block.header.hash()));
                QCOMPARE(back->transaction.id(), block.transactions[i].id());
            }
        QCOMPARE(proveInclusion(blocks_[0], 1).error().code, ErrorCode::InvalidArgument);
    }

    void nothingElseIs() {
        const Block& block = blocks_.back();
        const InclusionProof good = *proveInclusion(block, 5);
        const Hash32 hash = block.header.hash();
        const auto believed = [&](const std::function<void(InclusionProof&)>& change) {
            InclusionProof forged = good;
            change(forged);
            return static_cast<bool>(verifyInclusion(forged, hash));
        };
        QVERIFY(believed([](InclusionProof&) {}));
        QVERIFY(!believed([&](InclusionProof& p) { p.transaction = blocks_[0].transactions[0]; }));
        QVERIFY(!believed([&](InclusionProof& p) { p.transaction = block.transactions[4]; }));
        QVERIFY(!believed([](InclusionProof& p) { p.index = 4; }));
        QVERIFY(!believed([](InclusionProof& p) { p.index = 8; }));
        QVERIFY(!believed([](InclusionProof& p) { p.count = 0; }));
        QVERIFY(!believed([](InclusionProof& p) { p.path.pop_back(); }));
        QVERIFY(!believed([](InclusionProof& p) { p.path.push_back({}); }));
        for (std::size_t i = 0; i < good.path.size(); ++i)
            QVERIFY(!believed([&](InclusionProof& p) { p.path[i].bytes[31] ^= 1; }));
        QVERIFY(!believed([](InclusionProof& p) { ++p.header.view; }));
        QVERIFY(!believed([&](InclusionProof& p) { p.header = blocks_[0].header; }));
        QVERIFY(!verifyInclusion(good, blocks_[0].header.hash()));

        Bytes longer = good.encode();
        longer.push_back(0);
        QCOMPARE(InclusionProof::decode(longer).error().code, ErrorCode::Malformed);
        InclusionProof deep = good;
        deep.path.resize(12);
        QCOMPARE(InclusionProof::decode(deep.encode()).error().code, ErrorCode::Malformed);
    }

    void headersMakeAChain() {
        std::vector<Header> headers;
        for (const Block& block : blocks_) headers.push_back(block.header);
        QVERIFY(verifyHeaderChain(headers));
        QVERIFY(verifyHeaderChain({}));
        auto gap = headers;
        gap.erase(gap.begin() + 2);
        QVERIFY(!verifyHeaderChain(gap));
        auto altered = headers;
        ++altered[1].view;
        QVERIFY(!verifyHeaderChain(altered));
        std::swap(headers[1], headers[2]);
        QVERIFY(!verifyHeaderChain(headers));
    }

    void eventsAreWhole() {
        World world;
        const Person patient("patient"), doctor("doctor");
        world.admitAll({{&patient, Role::Patient}, {&doctor, Role::Doctor}});
        for (int i = 0; i < 3; ++i) world.send(doctor, world.request(patient));
        const auto events = eventsOf(world.view(), patient.id);
        const Hash32 head = world.view().head(patient.id).hash;
        QCOMPARE(events.size(), 4U);
        QCOMPARE(headAfter({}, events), head);
        const Hash32 early = headAfter({}, {events[0], events[1]});
        QCOMPARE(headAfter(early, eventsOf(world.view(), patient.id, 2)), head);
        for (std::size_t i = 0; i < events.size(); ++i) {
            auto missing = events;
            missing.erase(missing.begin() + static_cast<std::ptrdiff_t>(i));
            QVERIFY(headAfter({}, missing) != head);
            auto altered = events;
            altered[i].actor.bytes[0] ^= 1;
            QVERIFY(headAfter({}, altered) != head);
        }
    }

    void headersAndBlocksHaveOneEncoding() {
        const Block& block = blocks_.back();
        QCOMPARE(*Header::decode(block.header.encode()), block.header);
        const auto back = Block::decode(block.encode());
        QVERIFY(back);
        QCOMPARE(back->encode(), block.encode());
        QCOMPARE(back->header.hash(), block.header.hash());
        for (const Bytes& good : {block.header.encode()}) {
            for (std::size_t i = 0; i < good.size(); ++i) {
                Bytes changed = good;
                changed[i] ^= 1;
                const auto read = Header::decode(changed);
                QVERIFY(!read || read->encode() == changed);
                QVERIFY(!read || read->hash() != block.header.hash());
            }
            QVERIFY(!Header::decode(ByteView(good).first(good.size() - 1)));
        }
        Bytes longer = block.encode();
        longer.push_back(0);
        QCOMPARE(Block::decode(longer).error().code, ErrorCode::Malformed);
        QCOMPARE(Block::decode(Bytes(kMaxEncodedBlock + 1)).error().code, ErrorCode::TooLarge);
    }
};

QTEST_GUILESS_MAIN(LightTest)
#include "light_test.moc"
