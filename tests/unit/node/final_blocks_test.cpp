// Final blocks as nodes hand them on: whatever one finalization covers, an answer fits a frame, proves what
// it holds, and brings whoever asks again up to the last one.
#include "core/node/final_blocks.h"

#include <QtTest>

#include "core/node/frame.h"
#include "tests/unit/node/books.h"

using namespace reseal;
using namespace reseal::test;
using node::BlocksAnswer;
using node::FinalBlock;

namespace {

const Books::Signers kQuorum = {0, 1, 2};

// Who asks: the blocks that were proven to it, held as they came.
struct Follower {
    const Books& books;
    node::SignatureCache signatures = {};
    consensus::BlockId tip = books.config.base;
    std::vector<ledger::Block> blocks = {};

    Result<std::optional<node::ProvenBlocks>> read(const BlocksAnswer& answer, std::size_t next = 0) const {
        return node::provenBlocks(books.config, tip, answer, next, signatures);
    }
    void take(std::vector<ledger::Block> proven) {
        for (ledger::Block& block : proven) {
            if (block.header.height <= tip.height) continue;
            QCOMPARE(block.header.parent, tip.hash);
            tip = {block.header.height, block.header.hash()};
            blocks.push_back(std::move(block));
        }
    }
    // As often as it takes. How often that was.
    std::size_t follow(Books& from, ledger::Height last, std::uint32_t count = 64) {
        std::size_t asked = 0;
        while (tip.height < last) {
            ++asked;
            const auto answer = node::finalBlocks(from.store().blocks(), last, {tip.height + 1, count});
            if (!answer) qFatal("%s", answer.error().text().c_str());
            const Bytes frame = answer->encode();
            if (frame.size() > node::kMaxBody) qFatal("no frame holds it");
            const auto read = this->read(*BlocksAnswer::decode(frame));
            if (!read || !*read) qFatal("nothing proven");
            if ((*read)->next != answer->blocks.size()) qFatal("not all of it");
            take(std::move((*read)->blocks));
        }
        return asked;
    }
};

void appendEmpty(Books& books, std::size_t count) {
    for (std::size_t i = 0; i < count; ++i) books.append({});
}

ErrorCode codeOf(const Result<std::optional<node::ProvenBlocks>>& read) {
    return read ? ErrorCode::Io : read.error().code;  // Io: it was read
}

}  // namespace

class FinalBlocksTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { crypto::initialize(); }

    void anAnswerEndsWithTheLastFinalizationThatFits() {
        Books books;
        for (int i = 0; i < 5; ++i) books.append({}, kQuorum);
        appendEmpty(books, 2);
        const auto answer = node::finalBlocks(books.store().blocks(), 7, {2, 64});
        QVERIFY(answer && answer->headers.empty() && answer->finalization.empty());
        QCOMPARE(answer->blocks.size(), std::size_t{4});  // what nobody could prove yet is left out
        QCOMPARE(node::finalBlocks(books.store().blocks(), 7, {2, 3})->blocks.size(), std::size_t{3});
        QCOMPARE(node::finalBlocks(books.store().blocks(), 7, {6, 64}).error().code, ErrorCode::NotFound);
        QCOMPARE(node::finalBlocks(books.store().blocks(), 7, {8, 64}).error().code, ErrorCode::NotFound);
        Follower follower{books};
        QCOMPARE(follower.follow(books, 5, 2), std::size_t{3});
    }

    void farFromTheNextFinalizationTheHeadersProveIt() {
        Books books;
        appendEmpty(books, 149);
        books.append({}, kQuorum);
        const auto answer = node::finalBlocks(books.store().blocks(), 150, {1, 64});
        QVERIFY(answer);
        QCOMPARE(answer->blocks.size(), std::size_t{64});
        QCOMPARE(answer->headers.size(), std::size_t{86});
        Follower follower{books};
        const auto first = follower.read(*answer);
        QVERIFY(first && *first && !(*first)->finalization);  // it is another block's
        QCOMPARE(follower.follow(books, 150), std::size_t{3});
        QCOMPARE(follower.blocks.size(), std::size_t{150});

        // None of it is believed that does not hang together.
        const auto changed = [&](auto change) {
            BlocksAnswer other = *answer;
            change(other);
            return codeOf(Follower{books}.read(other));
        };
        using E = ErrorCode;
        QCOMPARE(changed([](auto&) {}), E::Io);
        QCOMPARE(changed([](auto& a) { a.headers.erase(a.headers.begin()); }), E::BadProof);
        QCOMPARE(changed([](auto& a) { a.headers.pop_back(); }), E::BadProof);
        QCOMPARE(changed([](auto& a) { std::swap(a.headers[0], a.headers[1]); }), E::BadProof);
        QCOMPARE(changed([](auto& a) { a.blocks.erase(a.blocks.begin() + 3); }), E::BadProof);
        QCOMPARE(changed([](auto& a) { a.headers.clear(); }), E::BadProof);
        QCOMPARE(changed([](auto& a) { a.headers.back().back() ^= 1; }), E::BadProof);
        const auto header = *books.store().blocks().header(150);
        QCOMPARE(changed([&](auto& a) {
                     a.finalization = consensus::encode(
                         books.finalization(*header, kQuorum, consensus::VoteKind::Notarize));
                 }),
                 E::BadProof);
        QCOMPARE(changed([&](auto& a) {
                     a.finalization = consensus::encode(books.finalization(*header, {0, 1}));
                 }),
                 E::Malformed);
    }

    // So many headers that blocks have to make room. (That one block alone has to leave its sealed fields out
    // takes more headers yet, and is not shown here.)
    void anAnswerFitsAFrame() {
        Chapters books;
        constexpr int kRecords = 60;
        ledger::Height height = books.view().tip().height;
        books.append({}, kQuorum);
        const ledger::Height first = ++height + 1;
        for (int block = 0; block < 8; ++block, ++height) {
            std::vector<ledger::Transaction> all;
            for (const auto* author : {&books.doctor, &books.others[0], &books.others[1], &books.others[2]}) {
                ledger::world::Said said;
                for (int i = 0; i < kRecords; ++i) {
                    auto one = books.World::record(
                        "r" + std::to_string((block * 4 + int(all.size())) * kRecords + i), {books.A});
                    std::ranges::move(one.operations, std::back_inserter(said.operations));
                    std::ranges::move(one.details, std::back_inserter(said.details));
                }
                all.push_back(books.tx(*author, std::move(said)));
            }
            books.append(all);
        }
        QVERIFY((*books.store().blocks().at(height))->block.size() > 100'000);
        appendEmpty(books, 1'800);
        books.append({}, kQuorum);
        height += 1'801;
        const auto answer = node::finalBlocks(books.store().blocks(), height, {first, 64});
        QVERIFY(answer);
        QVERIFY(answer->blocks.size() > 1 && answer->blocks.size() < 7);
        QVERIFY(answer->blocks.back().block.size() > 100'000);  // with its sealed fields
        QVERIFY(answer->encode().size() <= node::kMaxBody);
        QVERIFY(answer->encode().size() > node::kMaxBody - 150'000);
        Follower follower{books};
        follower.follow(books, height);
        QCOMPARE(follower.blocks.size(), std::size_t{height});
    }

    void noHeaderIsLarger() {
        ledger::Header largest;
        largest.epoch = largest.height = largest.view = UINT64_MAX;
        largest.time = ledger::kMaxBlockTime;
        QVERIFY(largest.encode().size() <= ledger::kMaxHeaderBytes);
    }

    void headersAndTheirFinalizationComeTogether() {
        const BlocksAnswer whole{{{Bytes(9), {}}}, {Bytes(7)}, Bytes(6)};
        QVERIFY(BlocksAnswer::decode(whole.encode()));
        QVERIFY(!BlocksAnswer::decode(BlocksAnswer{whole.blocks, whole.headers, {}}.encode()));
        QVERIFY(!BlocksAnswer::decode(BlocksAnswer{whole.blocks, {}, whole.finalization}.encode()));
        QVERIFY(!BlocksAnswer::decode(
            BlocksAnswer{std::vector<FinalBlock>(node::kMaxBlocksOfAnswer + 1), {}, {}}.encode()));
        QVERIFY(!node::BlocksRequest::decode(node::BlocksRequest{1, 65}.encode()));
    }
};

QTEST_GUILESS_MAIN(FinalBlocksTest)
#include "final_blocks_test.moc"
