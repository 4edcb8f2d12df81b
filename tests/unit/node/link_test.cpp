// Open links: frames, requests, order, limits, ends.
#include "core/node/link.h"

#include "core/base/cbor.h"
#include "core/base/log.h"
#include "tests/unit/node/link_fixture.h"

using namespace reseal;
using namespace reseal::node;

namespace {

Bytes item(std::size_t size, std::uint8_t fill = 7) {
    cbor::Writer out;
    out.bytes(Bytes(size, fill));
    return std::move(out).out();
}

// Two programs with a link between them on one channel.
struct Pair {
    explicit Pair(LinkLimits limits = {}, Channel channel = Channel::Main, bool person = false)
        : a(limits, testChain(), !person), b(limits) {
        b.knows(a);
        b.listen();
        dialer = std::make_unique<Dialer>(a.context, b.asTarget(channel));
        attempt.emplace(*dialer);
        dialer->start();
        wait();
    }
    void wait() {
        QTRY_VERIFY(attempt->link != nullptr);
        QTRY_COMPARE(b.accepted.size(), 1U);
        near = attempt->link;
        far = b.accepted.front().get();
    }
    Program a, b;
    std::unique_ptr<Dialer> dialer;
    std::optional<Attempt> attempt;
    Link* near = nullptr;  // a's end
    Link* far = nullptr;   // b's end
};

void echo(Link* link) {
    QObject::connect(link, &Link::requestReceived, link,
                     [link](FrameKind, quint64 id, const Bytes& body) { QVERIFY(link->answer(id, body)); });
}

}  // namespace

class LinkTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() {
        crypto::initialize();
        setLogLevel(qEnvironmentVariableIsSet("RESEAL_DEBUG") ? LogLevel::Debug : LogLevel::Error);
    }

    void bothChannelsCarryFramesBothWays() {
        for (const Channel channel : {Channel::Main, Channel::Bulk}) {
            Pair pair({}, channel);
            QCOMPARE(pair.near->channel(), channel);
            QCOMPARE(pair.far->channel(), channel);
            QVERIFY(pair.far->peer().nodeKey == pair.a.key.publicKey());
            QVERIFY(pair.near->peer().nodeKey == pair.b.key.publicKey());
            QVERIFY(pair.far->peer().role == PeerRole::Clinic);
        }
        Pair pair;
        std::vector<std::pair<FrameKind, Bytes>> got;
        QObject::connect(pair.far, &Link::frameReceived, pair.far, [&](FrameKind kind, const Bytes& body) {
            got.emplace_back(kind, body);
            QVERIFY(pair.far->send(kind, body));
        });
        QSignalSpy back(pair.near, &Link::frameReceived);
        QVERIFY(pair.near->send(FrameKind::Vote, item(10)));
        QVERIFY(pair.near->send(FrameKind::Proposal, item(600'000)));
        QTRY_COMPARE(back.count(), 2);
        QCOMPARE(got.size(), 2U);
        QVERIFY(got[0].first == FrameKind::Vote && got[0].second == item(10));
        QVERIFY(got[1].first == FrameKind::Proposal && got[1].second == item(600'000));
    }

    void requestsAreAnsweredInAnyOrder() {
        Pair pair({}, Channel::Bulk);
        std::vector<quint64> waiting;
        QObject::connect(pair.far, &Link::requestReceived, pair.far,
                         [&](FrameKind kind, quint64 id, const Bytes&) {
                             QVERIFY(kind == FrameKind::GetBlob);
                             waiting.push_back(id);
                         });
        std::vector<int> finished;
        std::vector<Bytes> values(3);
        for (int i = 0; i < 3; ++i)
            pair.near->request(FrameKind::GetBlob, item(3), seconds(60), this,
                               [&, i](const Result<Bytes>& answer) {
                                   finished.push_back(i);
                                   if (answer) values[static_cast<std::size_t>(i)] = *answer;
                               });
        QVERIFY(finished.empty());
        QTRY_COMPARE(waiting.size(), 3U);
        QVERIFY(pair.far->answer(waiting[2], item(900'000, 2)));
        QVERIFY(pair.far->answer(waiting[0], item(4, 0)));
        QVERIFY(pair.far->answer(waiting[1], fail(ErrorCode::NotFound, std::string(400, 'x'))));
        QTRY_COMPARE(finished.size(), 3U);
        QCOMPARE(finished, (std::vector<int>{2, 0, 1}));
        QVERIFY(values[2] == item(900'000, 2) && values[0] == item(4, 0) && values[1].empty());
        QCOMPARE(pair.far->answer(waiting[0], item(1)).error().code, ErrorCode::NotFound);
    }

    void anErrorArrivesWithItsCode() {
        Pair pair({}, Channel::Bulk);
        QObject::connect(pair.far, &Link::requestReceived, pair.far,
                         [&](FrameKind, quint64 id, const Bytes&) {
                             QVERIFY(pair.far->answer(id, fail(ErrorCode::NotCurrent, "behind")));
                         });
        std::optional<Error> got;
        pair.near->request(FrameKind::Submit, item(1), seconds(60), this,
                           [&](const Result<Bytes>& answer) { got = answer.error(); });
        QTRY_VERIFY(got.has_value());
        QCOMPARE(got->code, ErrorCode::NotCurrent);
        QCOMPARE(got->detail, std::string("behind"));
    }

    void whatIsTooLargeIsNotSent() {
        Pair main;
        QCOMPARE(main.near->send(FrameKind::Proposal, Bytes(kMaxBody + 1)).error().code, ErrorCode::TooLarge);
        Pair bulk({}, Channel::Bulk);
        echo(bulk.far);
        int answers = 0;
        bulk.near->request(FrameKind::PutBlob, Bytes(kMaxRequestBody + 1), seconds(60), this,
                           [&](const Result<Bytes>& answer) {
                               QCOMPARE(answer.error().code, ErrorCode::TooLarge);
                               ++answers;
                           });
        bulk.near->request(FrameKind::PutBlob, Bytes(kMaxRequestBody, 9), seconds(60), this,
                           [&](const Result<Bytes>& answer) {
                               QCOMPARE(answer->size(), kMaxRequestBody);
                               ++answers;
                           });
        QTRY_COMPARE(answers, 2);
        QVERIFY(bulk.near->isOpen());
    }

    void aRequestTimesOutAndItsLateAnswerHarmsNobody() {
        Pair pair({}, Channel::Bulk);
        std::optional<quint64> id;
        QObject::connect(pair.far, &Link::requestReceived, pair.far,
                         [&](FrameKind, quint64 asked, const Bytes&) { id = asked; });
        int calls = 0;
        std::optional<Error> got;
        pair.near->request(FrameKind::Query, item(1), milliseconds(50), this,
                           [&](const Result<Bytes>& answer) {
                               ++calls;
                               got = answer.error();
                           });
        QTRY_VERIFY(got.has_value());
        QCOMPARE(got->code, ErrorCode::Timeout);
        QTRY_VERIFY(id.has_value());
        QVERIFY(pair.far->answer(*id, item(1)));
        pair.far->disconnect();
        echo(pair.far);
        bool again = false;
        pair.near->request(FrameKind::Query, item(1), seconds(60), this,
                           [&](const Result<Bytes>& answer) { again = bool(answer); });
        QTRY_VERIFY(again);
        QCOMPARE(calls, 1);
    }

    void closingFailsOpenRequestsOnceAndThenSaysSo() {
        Pair pair({}, Channel::Bulk);
        std::vector<std::string> order;
        QObject::connect(pair.near, &Link::closed, this, [&](const Error&) { order.push_back("closed"); });
        pair.near->request(FrameKind::Query, item(1), seconds(60), this, [&](const Result<Bytes>& answer) {
            QCOMPARE(answer.error().code, ErrorCode::Offline);
            order.push_back("answer");
        });
        auto* gone = new QObject;
        pair.near->request(FrameKind::Query, item(1), seconds(60), gone,
                           [&](const Result<Bytes>&) { order.push_back("never"); });
        delete gone;
        pair.far->close(fail(ErrorCode::Cancelled, "enough"));
        pair.far->close(fail(ErrorCode::Malformed, "not this one"));
        QTRY_VERIFY(pair.attempt->down.has_value());
        QCOMPARE(order, (std::vector<std::string>{"answer", "closed"}));
        QCOMPARE(pair.b.penalties.size(), 0U);
    }

    void afterTheEndRequestsFailAndSendsAreRefused() {
        Pair pair({}, Channel::Bulk);
        Link* far = pair.far;
        pair.dialer->stop();
        QTRY_VERIFY(!far->isOpen());
        std::optional<Error> got;
        far->request(FrameKind::Query, item(1), seconds(60), this,
                     [&](const Result<Bytes>& a) { got = a.error(); });
        QVERIFY(!got);
        QTRY_VERIFY(got.has_value());
        QCOMPARE(got->code, ErrorCode::Offline);
        QCOMPARE(far->answer(1, item(1)).error().code, ErrorCode::NotFound);
    }

    void tooManyOpenRequestsAreRefusedOnEitherSide() {
        LinkLimits limits;
        limits.maxRequestsOut = 3;
        limits.maxRequestsIn = 2;
        Pair pair(limits, Channel::Bulk);
        QSignalSpy asked(pair.far, &Link::requestReceived);
        std::vector<ErrorCode> errors;
        for (int i = 0; i < 4; ++i)
            pair.near->request(FrameKind::Query, item(1), seconds(60), this,
                               [&](const Result<Bytes>& answer) { errors.push_back(answer.error().code); });
        QTRY_COMPARE(errors.size(), 2U);
        QCOMPARE(errors, (std::vector<ErrorCode>{ErrorCode::Limit, ErrorCode::Limit}));
        QCOMPARE(asked.count(), 2);
        QVERIFY(pair.near->isOpen());
    }

    void votesOvertakeWhatIsNotYetWithTheSocket() {
        Pair pair;
        std::vector<FrameKind> order;
        QObject::connect(pair.far, &Link::frameReceived, pair.far,
                         [&](FrameKind kind, const Bytes&) { order.push_back(kind); });
        pair.far->pauseReading(true);
        const std::size_t size = 50'000;
        // Filled until the network takes no more: what is queued then stays queued.
        std::size_t sent = 0;
        const auto fill = [&] {
            while (pair.near->queuedBytes() < 1'000'000) {
                QVERIFY(pair.near->send(FrameKind::Proposal, item(size)));
                ++sent;
            }
        };
        std::size_t before = 0;
        do {
            before = sent;
            fill();
            QTest::qWait(100);
        } while (sent != before);
        const std::size_t waiting = pair.near->queuedBytes() / (size + 10);
        QVERIFY(waiting >= 15);
        QVERIFY(pair.near->send(FrameKind::Transactions, item(10)));
        QVERIFY(pair.near->send(FrameKind::Vote, item(10)));
        QVERIFY(pair.near->send(FrameKind::Status, item(10)));
        pair.far->pauseReading(false);
        QTRY_COMPARE(order.size(), sent + 3);
        QVERIFY(order.back() == FrameKind::Transactions);
        const auto vote = static_cast<std::size_t>(std::ranges::find(order, FrameKind::Vote) - order.begin());
        QVERIFY2(vote + waiting <= sent, qPrintable(QString::number(vote)));
        QVERIFY(order[vote + 1] == FrameKind::Status);
    }

    void aPacedSenderHearsWhenItMayGoOn() {
        Pair pair;
        QSignalSpy drained(pair.near, &Link::drained);
        QSignalSpy received(pair.far, &Link::frameReceived);
        int sent = 0;
        Status status;
        do {
            status = pair.near->send(FrameKind::Proposal, item(200'000));
            if (status) ++sent;
        } while (status);
        QCOMPARE(status.error().code, ErrorCode::Limit);
        QTRY_COMPARE(drained.count(), 1);
        QTRY_COMPARE(received.count(), sent);
        QVERIFY(pair.near->send(FrameKind::Proposal, item(200'000)));
    }

    void aPeerThatTakesNothingIsGivenUp() {
        LinkLimits limits;
        limits.stalled = milliseconds(200);
        Pair pair(limits);
        Ending ending(pair.near);
        pair.far->pauseReading(true);
        while (pair.near->isOpen() && pair.near->queuedBytes() < 1'500'000) {
            QVERIFY(pair.near->send(FrameKind::Proposal, item(100'000)));
            QCoreApplication::processEvents();
        }
        QTRY_VERIFY(ending.error.has_value());
        QCOMPARE(ending.error->code, ErrorCode::Timeout);
    }

    void pingsKeepAQuietLinkAndFindADeadOne() {
        LinkLimits limits;
        limits.pingAfter = milliseconds(30);
        limits.deadAfter = milliseconds(400);
        Pair pair(limits);
        Ending near(pair.near), far(pair.far);
        QTest::qWait(1000);  // more than twice what would kill a link that is not answered
        QVERIFY(!near.error && !far.error);
        pair.far->pauseReading(true);
        QTRY_VERIFY(near.error.has_value());
        QCOMPARE(near.error->code, ErrorCode::Offline);
        QVERIFY(near.error->detail.find("nothing heard") != std::string::npos);
    }

    void readingPausesBeyondItsRate() {
        LinkLimits slow;
        slow.mainBytesPerSecond = 1;
        slow.mainBytesBurst = 2000;
        Pair pair(slow);
        Program other;
        pair.b.knows(other);
        QSignalSpy received(pair.far, &Link::frameReceived);
        for (int i = 0; i < 50; ++i) QVERIFY(pair.near->send(FrameKind::Vote, item(200)));
        QTRY_VERIFY(received.count() >= 3);
        Dialer second(other.context, pair.b.asTarget());  // the listener is alive meanwhile
        Attempt attempt(second);
        second.start();
        QTRY_VERIFY(attempt.link != nullptr);
        QVERIFY(received.count() <= 11);
        QVERIFY(pair.far->isOpen());
    }

    void whatIsNotAllowedClosesTheLinkAndBarsTheNode_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("code");
        const auto row = [](const char* name, const Bytes& bytes, ErrorCode code) {
            QTest::newRow(name) << QByteArray(reinterpret_cast<const char*>(bytes.data()),
                                              static_cast<qsizetype>(bytes.size()))
                                << static_cast<int>(code);
        };
        row("too long", Bytes{1, 0, 16, 0, 16}, ErrorCode::TooLarge);
        row("4 GiB", Bytes{255, 255, 255, 255, 16}, ErrorCode::TooLarge);
        row("no body", Bytes{1, 0, 0, 0, 16}, ErrorCode::Malformed);
        row("length zero", Bytes{0, 0, 0, 0, 16}, ErrorCode::Malformed);
        row("unknown kind", Bytes{2, 0, 0, 0, 200, 0xf6}, ErrorCode::Malformed);
        row("a second hello", Bytes{2, 0, 0, 0, 2, 0xf6}, ErrorCode::Malformed);
        row("wrong channel", *encodeFrame(FrameKind::GetBlob, encodeRequest(1, item(1))),
            ErrorCode::Malformed);
        row("request without envelope", *encodeFrame(FrameKind::GetBody, item(4)), ErrorCode::Malformed);
        row("answer to nothing", *encodeFrame(FrameKind::Answer, encodeAnswer(1, item(1))),
            ErrorCode::Malformed);
        row("answer to zero", *encodeFrame(FrameKind::Answer, encodeAnswer(0, item(1))),
            ErrorCode::Malformed);
        Bytes twice = *encodeFrame(FrameKind::GetBody, encodeRequest(5, item(1)));
        append(twice, *encodeFrame(FrameKind::GetBody, encodeRequest(5, item(1))));
        row("request id twice", twice, ErrorCode::Malformed);
        row("large ping", *encodeFrame(FrameKind::Ping, item(100)), ErrorCode::Malformed);
    }
    void whatIsNotAllowedClosesTheLinkAndBarsTheNode() {
        QFETCH(QByteArray, bytes);
        QFETCH(int, code);
        Program a, b;
        b.knows(a);
        b.listen();
        RawNode raw(a, b);
        raw.finishHandshake();
        QTRY_COMPARE(b.accepted.size(), 1U);
        Ending ending(b.accepted.front().get());
        raw.socket.write(bytes);
        QTRY_VERIFY(ending.error.has_value());
        QCOMPARE(static_cast<int>(ending.error->code), code);
        QVERIFY(b.penalties.barred(a.self.pin(), monotonicClock()));
        QTRY_VERIFY(raw.gone);
        // Not spoken to again: cut after TLS, before any greeting.
        RawNode again(a, b);
        QTRY_VERIFY(again.gone);
        QVERIFY(again.received.isEmpty());
    }

    void aPersonMayAskServices() {
        Pair person({}, Channel::Bulk, true);
        QVERIFY(person.far->peer().role == PeerRole::Person);
        echo(person.far);
        bool answered = false;
        person.near->request(FrameKind::Submit, item(1), seconds(60), this,
                             [&](const Result<Bytes>& answer) { answered = bool(answer); });
        QTRY_VERIFY(answered);
        Ending ending(person.far);
        person.near->request(FrameKind::Currency, item(1), seconds(60), this, [](const Result<Bytes>&) {});
        QTRY_VERIFY(ending.error.has_value());
        QCOMPARE(ending.error->code, ErrorCode::Denied);
        QCOMPARE(person.b.penalties.size(), 0U);

        Program visitor({}, testChain(), false), node;
        node.listen();
        DialTarget target = node.asTarget(Channel::Bulk);
        target.token = node.policy.token;
        Dialer dialer(visitor.context, target);
        Attempt attempt(dialer);
        dialer.start();
        QTRY_VERIFY(attempt.link != nullptr);
        QTRY_COMPARE(node.accepted.size(), 1U);
        Link* far = node.accepted.front().get();
        QVERIFY(far->peer().role == PeerRole::Stranger);
        QVERIFY(far->peer().token == node.policy.token);
        echo(far);
        bool joined = false;
        attempt.link->request(FrameKind::Join, item(1), seconds(60), this,
                              [&](const Result<Bytes>& answer) { joined = bool(answer); });
        QTRY_VERIFY(joined);
        Ending cut(far);
        attempt.link->request(FrameKind::Submit, item(1), seconds(60), this, [](const Result<Bytes>&) {});
        QTRY_VERIFY(cut.error.has_value());
        QCOMPARE(cut.error->code, ErrorCode::Denied);
    }

    void aStrangersFramesAreShort() {
        Program visitor({}, testChain(), false), node;
        node.listen();
        DialTarget target = node.asTarget(Channel::Bulk);
        target.token = node.policy.token;
        Dialer dialer(visitor.context, target);
        Attempt attempt(dialer);
        dialer.start();
        QTRY_VERIFY(attempt.link != nullptr);
        QTRY_COMPARE(node.accepted.size(), 1U);
        Ending cut(node.accepted.front().get());
        attempt.link->request(FrameKind::Join, item(64 << 10), seconds(60), this,
                              [](const Result<Bytes>&) {});
        QTRY_VERIFY(cut.error.has_value());
        QCOMPARE(cut.error->code, ErrorCode::TooLarge);
    }

    void anIdlePersonIsLetGo() {
        LinkLimits limits;
        limits.personIdle = milliseconds(100);
        limits.pingAfter = milliseconds(20);
        Pair pair(limits, Channel::Bulk, true);
        QTRY_VERIFY(pair.attempt->down.has_value());
    }

    void aPersonWhoWaitsForAnAnswerIsNotIdle() {
        LinkLimits limits;
        limits.personIdle = milliseconds(100);
        Pair pair(limits, Channel::Bulk, true);
        std::optional<quint64> id;
        QObject::connect(pair.far, &Link::requestReceived, pair.far,
                         [&](FrameKind, quint64 asked, const Bytes&) { id = asked; });
        bool answered = false;
        pair.near->request(FrameKind::Query, item(1), seconds(60), this,
                           [&](const Result<Bytes>& answer) { answered = bool(answer); });
        QTRY_VERIFY(id.has_value());
        QTest::qWait(500);
        QVERIFY(pair.far->isOpen());
        QVERIFY(pair.far->answer(*id, item(1)));
        QTRY_VERIFY(answered);
        QTRY_VERIFY(pair.attempt->down.has_value());
    }

    void aLinkMayBeDroppedInItsOwnSlots() {
        {
            Pair pair;
            QObject::connect(pair.far, &Link::frameReceived, this, [&] { pair.b.accepted.clear(); });
            QVERIFY(pair.near->send(FrameKind::Vote, item(1)));
            QVERIFY(pair.near->send(FrameKind::Vote, item(1)));
            QTRY_VERIFY(pair.attempt->down.has_value());
        }
        {
            Pair pair;
            QObject::connect(pair.far, &Link::closed, this, [&] { pair.b.accepted.clear(); });
            pair.dialer->stop();
            QTRY_VERIFY(pair.b.accepted.empty());
        }
        {
            Pair pair({}, Channel::Bulk);
            echo(pair.far);
            bool dropped = false;
            pair.near->request(FrameKind::Query, item(1), seconds(60), this, [&](const Result<Bytes>&) {
                pair.dialer.reset();
                dropped = true;
            });
            QTRY_VERIFY(dropped);
        }
    }
};

QTEST_GUILESS_MAIN(LinkTest)
#include "link_test.moc"
