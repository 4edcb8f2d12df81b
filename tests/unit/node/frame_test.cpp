// Frames: what is cut out of a stream, what is refused before it costs anything, and the queues.
#include "core/node/frame.h"

#include <QTest>
#include <set>

#include "core/base/cbor.h"
#include "core/crypto/secret.h"
#include "core/node/send_queue.h"

using namespace reseal;
using namespace reseal::node;

namespace {

Result<std::vector<Frame>> readAll(FrameReader& reader, ByteView stream, std::size_t step) {
    std::vector<Frame> frames;
    while (!stream.empty()) {
        const ByteView part = stream.first(std::min({stream.size(), reader.wanted(), step}));
        stream = stream.subspan(part.size());
        RESEAL_ASSIGN(auto frame, reader.feed(part));
        if (frame) frames.push_back(std::move(*frame));
    }
    return frames;
}

}  // namespace

class FrameTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void framesComeBackHoweverTheStreamIsCut() {
        Bytes stream;
        append(stream, *encodeFrame(FrameKind::Vote, Bytes(3, 1)));
        append(stream, *encodeFrame(FrameKind::Proposal, Bytes(70'000, 2)));
        append(stream, *encodeFrame(FrameKind::Ping, Bytes{0xf6}));
        for (const std::size_t step : {std::size_t{1}, std::size_t{7}, std::size_t{100'000}}) {
            FrameReader reader(kMaxFrame);
            const auto frames = readAll(reader, stream, step);
            QCOMPARE(frames->size(), 3U);
            QVERIFY((*frames)[0].kind == FrameKind::Vote && (*frames)[0].body == Bytes(3, 1));
            QVERIFY((*frames)[1].kind == FrameKind::Proposal && (*frames)[1].body == Bytes(70'000, 2));
            QVERIFY((*frames)[2].kind == FrameKind::Ping);
        }
    }

    void theLargestFrameIsExactlyOneMebibyte() {
        const auto largest = encodeFrame(FrameKind::Proposal, Bytes(kMaxBody));
        QCOMPARE(readLe32(ByteView(*largest).first(4)), 1U << 20);
        FrameReader reader(kMaxFrame);
        QCOMPARE(readAll(reader, *largest, kMaxFrame)->size(), 1U);
        QCOMPARE(encodeFrame(FrameKind::Proposal, Bytes(kMaxBody + 1)).error().code, ErrorCode::TooLarge);
    }

    void aLengthIsJudgedByItself_data() {
        QTest::addColumn<quint32>("length");
        QTest::addColumn<int>("code");
        QTest::newRow("zero") << 0U << static_cast<int>(ErrorCode::Malformed);
        QTest::newRow("no body") << 1U << static_cast<int>(ErrorCode::Malformed);
        QTest::newRow("one too many") << (1U << 20) + 1 << static_cast<int>(ErrorCode::TooLarge);
        QTest::newRow("most of all") << UINT32_MAX << static_cast<int>(ErrorCode::TooLarge);
    }
    void aLengthIsJudgedByItself() {
        QFETCH(quint32, length);
        QFETCH(int, code);
        FrameReader reader(kMaxFrame);
        const auto four = le32(length);
        QVERIFY(reader.feed(ByteView(four).first(3)));
        const auto judged = reader.feed(ByteView(four).subspan(3));
        QVERIFY(!judged);
        QCOMPARE(static_cast<int>(judged.error().code), code);
    }

    void requestsAndAnswersKeepTheirIds() {
        const Bytes body{1, 2, 3};
        const Bytes request = encodeRequest(77, body);
        const auto asked = decodeRequest(request);
        QVERIFY(asked->id == 77 && equal(asked->body, body));
        QVERIFY(request.size() <= body.size() + kEnvelopeRoom);
        const auto value = decodeAnswer(encodeAnswer(UINT64_MAX, body));
        QVERIFY(value->id == UINT64_MAX && *value->answer == body);
        const auto error = decodeAnswer(encodeAnswer(5, fail(ErrorCode::Revoked, "no")));
        QVERIFY(error->id == 5 && error->answer.error().code == ErrorCode::Revoked);
        const std::string umlauts = std::string(kMaxErrorDetail - 1, 'x') + "ä";
        const auto cut = decodeAnswer(encodeAnswer(5, fail(ErrorCode::Io, umlauts)));
        QCOMPARE(cut->answer.error().detail, std::string(kMaxErrorDetail - 1, 'x'));
        const Bytes largest = encodeAnswer(UINT64_MAX, Bytes(kMaxRequestBody));
        QVERIFY(largest.size() <= kMaxBody);
    }

    void envelopesOfAnotherShapeAreRefused() {
        cbor::Writer unknownCode, shortError, longValue;
        unknownCode.array(4).uint(1).uint(1).uint(1000).text("x");
        shortError.array(3).uint(1).uint(1).uint(3);
        longValue.array(4).uint(1).uint(0).bytes(Bytes{1}).text("x");
        for (const auto* writer : {&unknownCode, &shortError, &longValue})
            QCOMPARE(decodeAnswer(writer->out()).error().code, ErrorCode::Malformed);
        QCOMPARE(decodeRequest(Bytes{0xf6}).error().code, ErrorCode::Malformed);
        Bytes trailing = encodeRequest(1, Bytes{1});
        trailing.push_back(0);
        QCOMPARE(decodeRequest(trailing).error().code, ErrorCode::Malformed);
    }

    void theTableNamesEachKindOnce() {
        std::set<std::string_view> names;
        int kinds = 0;
        for (int number = 0; number < 256; ++number) {
            const auto row = traits(static_cast<FrameKind>(number));
            if (!row) continue;
            ++kinds;
            names.insert(row->name);
            QVERIFY(name(static_cast<FrameKind>(number)) == row->name);
            if (row->own) continue;
            QVERIFY(row->request == (number >= 48));
            QVERIFY((row->channel == Channel::Main) == (number < 64));
            // What is not a node may speak on the bulk channel alone, and a stranger less than a person.
            QVERIFY(!row->person || row->channel == Channel::Bulk);
            QVERIFY(!row->stranger || row->person);
        }
        QCOMPARE(static_cast<int>(names.size()), kinds);
        QCOMPARE(name(static_cast<FrameKind>(255)), std::string_view("unknown"));
    }

    void urgentFramesGoFirstTheOthersTakeTurns() {
        SendQueue queue;
        const auto push = [&](Priority priority, FrameKind kind) {
            QVERIFY(queue.push(priority, kind, Bytes(10), Instant{5}));
        };
        for (int i = 0; i < 2; ++i) {
            push(Priority::Transactions, FrameKind::Transactions);
            push(Priority::Sync, FrameKind::GetBlob);
            push(Priority::Proposals, FrameKind::Proposal);
            push(Priority::Votes, FrameKind::Vote);
        }
        QVERIFY(queue.oldestVote() == Instant{5});
        std::vector<FrameKind> order;
        while (const auto item = queue.pop()) order.push_back(item->kind);
        QVERIFY(order ==
                (std::vector<FrameKind>{FrameKind::Vote, FrameKind::Vote, FrameKind::Proposal,
                                        FrameKind::Proposal, FrameKind::GetBlob, FrameKind::Transactions,
                                        FrameKind::GetBlob, FrameKind::Transactions}));
        QVERIFY(queue.empty() && !queue.oldestVote());
    }

    void queuesRefuseWhenFullButTransactionsMakeRoom() {
        SendQueue queue;
        for (const Priority priority : {Priority::Votes, Priority::Proposals, Priority::Sync}) {
            std::size_t taken = 0;
            while (queue.push(priority, FrameKind::Vote, Bytes(10'000), Instant{})) taken += 10'000;
            QVERIFY(taken <= SendQueue::limitOf(priority) && taken + 10'000 > SendQueue::limitOf(priority));
        }
        for (std::uint8_t i = 0; i < 200; ++i)
            QVERIFY(queue.push(Priority::Transactions, FrameKind::Transactions, Bytes(10'000, i), Instant{}));
        QVERIFY(queue.bytes(Priority::Transactions) <= SendQueue::limitOf(Priority::Transactions));
        QCOMPARE(queue.dropped(), 200 - SendQueue::limitOf(Priority::Transactions) / 10'000);
        std::optional<SendQueue::Item> last;
        while (auto item = queue.pop())
            if (item->kind == FrameKind::Transactions) {
                if (!last) QCOMPARE(item->encoded[0], static_cast<std::uint8_t>(queue.dropped()));
                last = std::move(item);
            }
        QCOMPARE(last->encoded[0], 199);
        queue.setSyncLimit(5);
        QVERIFY(queue.push(Priority::Sync, FrameKind::Answer, Bytes(kMaxFrame + 4), Instant{}));
        QCOMPARE(queue.push(Priority::Sync, FrameKind::Answer, Bytes(1), Instant{}).error().code,
                 ErrorCode::Limit);
    }
};

QTEST_GUILESS_MAIN(FrameTest)
#include "frame_test.moc"
