// Who is linked to whom over real TLS, who is turned away on either side, and what turning away costs.
#include <QProcess>
#include <QSslKey>
#include <QSslServer>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>

#include "core/base/log.h"
#include "core/crypto/random.h"
#include "tests/unit/node/link_fixture.h"

using namespace reseal;
using namespace reseal::node;

namespace {

// Dials once; what came of it.
struct Dialled {
    Dialled(Program& from, DialTarget target) : dialer(from.context, std::move(target)), attempt(dialer) {
        dialer.start();
    }
    bool decided() const { return attempt.link != nullptr || attempt.failed.has_value(); }
    Dialer dialer;
    Attempt attempt;
};

}  // namespace

class HandshakeTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() {
        crypto::initialize();
        setLogLevel(LogLevel::Error);
    }

    void aDiallerRefusesAnotherTlsKey() {
        Program a, b;
        b.knows(a);
        b.listen();
        DialTarget target = b.asTarget();
        target.peer.pin.bytes[31] ^= 1;
        Dialled dialled(a, target);
        QTRY_VERIFY(dialled.decided());
        QCOMPARE(dialled.attempt.failed->code, ErrorCode::WrongPeer);
        QTRY_COMPARE(b.listener->counts().failed, 1U);
        QVERIFY(b.accepted.empty());
        QCOMPARE(a.penalties.size(), 0U);  // an impostor does not get the real one barred
    }

    void aDiallerRefusesAnotherNodeKey() {
        Program a, b;
        b.knows(a);
        b.listen();
        DialTarget target = b.asTarget();
        target.peer.nodeKey = a.key.publicKey();
        Dialled dialled(a, target);
        QTRY_VERIFY(dialled.decided());
        QCOMPARE(dialled.attempt.failed->code, ErrorCode::WrongPeer);
        target.peer.nodeKey = {};  // not known before: learned
        Dialled learning(a, target);
        QTRY_VERIFY(learning.attempt.link != nullptr);
        QVERIFY(learning.attempt.link->peer().nodeKey == b.key.publicKey());
    }

    void aListenerRefusesAnUnknownNode() {
        Program a, b;
        b.listen();
        Dialled dialled(a, b.asTarget());
        QTRY_VERIFY(dialled.decided());
        QVERIFY(dialled.attempt.failed.has_value());
        QTRY_COMPARE(b.listener->counts().failed, 1U);
        QVERIFY(b.accepted.empty());
    }

    void aListenerRefusesANodeKeyUnderAnotherTlsKey() {
        Program a, b, thief({}, testChain(), *crypto::makeTlsIdentity(), a.key);
        b.knows(a);
        b.policy.nodes[thief.self.pin()] = b.key.publicKey();  // known, but for another clinic
        b.listen();
        Dialled dialled(thief, b.asTarget());
        QTRY_VERIFY(dialled.decided());
        QVERIFY(dialled.attempt.failed.has_value());
        QVERIFY(b.accepted.empty());
    }

    void anotherLedgerIsRefused() {
        Program a({}, testChain(1)), b({}, testChain(2));
        b.knows(a);
        b.listen();
        Dialled dialled(a, b.asTarget());
        QTRY_VERIFY(dialled.decided());
        QVERIFY(dialled.attempt.failed.has_value());
        QVERIFY(b.accepted.empty());
        QCOMPARE(b.penalties.size(), 0U);
    }

    void aReplayedHelloIsRefused() {
        Program a, b;
        b.knows(a);
        b.listen();
        // What a says on one link …
        RawNode first(a, b);
        QTRY_VERIFY(first.socket.isEncrypted());
        const Frame greeting = *first.handshake.start();
        first.write(greeting);
        std::optional<Frame> answer;
        QTRY_VERIFY(answer || (answer = first.next()));
        const Frame hello = *first.handshake.receive(*answer)->send;
        // … said again on another one with the same TLS keys and the same own nonce.
        RawNode second(a, b);
        QTRY_VERIFY(second.socket.isEncrypted());
        second.write(greeting);
        answer.reset();
        QTRY_VERIFY(answer || (answer = second.next()));
        second.write(hello);
        QTRY_VERIFY(second.gone);
        QVERIFY(!second.next());
        QVERIFY(b.accepted.empty());
        QVERIFY(b.penalties.barred(a.self.pin(), monotonicClock()));
        first.write(hello);  // where it belongs it would have done
        answer.reset();
        QTRY_VERIFY(answer || (answer = first.next()));
        QVERIFY(answer->kind == FrameKind::Hello);
    }

    void olderTlsIsRefusedOnBothSides() {
        Program a, b;
        b.knows(a);
        b.listen();
        QSslConfiguration old = a.self.dialling(Channel::Main);
        old.setProtocol(QSsl::TlsV1_2);
        RawClient client(old);
        QSignalSpy encrypted(&client.socket, &QSslSocket::encrypted);
        client.connectTo(b.listener->port());
        QTRY_VERIFY(client.gone);
        QCOMPARE(encrypted.count(), 0);
        QTRY_COMPARE(b.listener->counts().failed, 1U);

        QSslServer server;
        QSslConfiguration oldListener = b.self.listening();
        oldListener.setProtocol(QSsl::TlsV1_2);
        server.setSslConfiguration(oldListener);
        QVERIFY(server.listen(QHostAddress::LocalHost));
        DialTarget target = b.asTarget();
        target.addresses[0].port = server.serverPort();
        Dialled dialled(a, target);
        QTRY_VERIFY(dialled.decided());
        QVERIFY(dialled.attempt.failed.has_value());
    }

    void withoutACertificateNobodyGetsIn() {
        Program a, b;
        b.listen();
        QSslConfiguration bare = a.self.dialling(Channel::Main);
        bare.setLocalCertificateChain({});
        bare.setPrivateKey({});
        RawClient client(bare);
        client.connectTo(b.listener->port());
        QTRY_VERIFY(client.gone);
        QVERIFY(client.received.isEmpty());
        QTRY_COMPARE(b.listener->counts().failed, 1U);
    }

    void withoutAChannelNobodyGetsIn() {
        Program a, b;
        b.knows(a);
        b.listen();
        for (const QList<QByteArray>& offered : {QList<QByteArray>{}, QList<QByteArray>{"h2"}}) {
            QSslConfiguration other = a.self.dialling(Channel::Main);
            other.setAllowedNextProtocols(offered);
            RawClient client(other);
            client.connectTo(b.listener->port());
            QTRY_VERIFY(client.gone);
            QVERIFY(client.received.isEmpty());
        }
        QTRY_COMPARE(b.listener->counts().failed, 2U);
    }

    void oneWhoDialsHimselfNotices() {
        Program a;
        a.knows(a);
        a.listen();
        Dialled dialled(a, a.asTarget());
        QTRY_VERIFY(dialled.decided());
        QCOMPARE(dialled.attempt.failed->code, ErrorCode::WrongPeer);
    }

    void personsDontGetOntoTheNodesChannel() {
        Program person({}, testChain(), false), node;
        node.listen();
        Dialled main(person, node.asTarget(Channel::Main));
        QTRY_VERIFY(main.decided());
        QVERIFY(main.attempt.failed.has_value());
        Dialled bulk(person, node.asTarget(Channel::Bulk));
        QTRY_VERIFY(bulk.attempt.link != nullptr);
        QCOMPARE(node.accepted.size(), 1U);
        DialTarget uninvited = node.asTarget(Channel::Bulk);
        uninvited.token = Bytes{9, 9};
        Dialled stranger(person, uninvited);
        QTRY_VERIFY(stranger.decided());
        QVERIFY(stranger.attempt.failed.has_value());
    }

    void garbageInsteadOfTlsOrOfAHelloIsCut() {
        Program a, b;
        b.knows(a);
        b.listen();
        QTcpSocket plain;
        plain.connectToHost(QHostAddress::LocalHost, b.listener->port());
        plain.write(QByteArray(2000, 'x'));
        QTRY_COMPARE(plain.state(), QAbstractSocket::UnconnectedState);
        RawNode raw(a, b);
        QTRY_VERIFY(raw.socket.isEncrypted());
        raw.socket.write(QByteArray(2000, 'x'));
        QTRY_VERIFY(raw.gone);
        QVERIFY(raw.received.isEmpty());
        QTRY_COMPARE(b.listener->counts().failed, 2U);
        // A frame that would be allowed later is too long before the handshake.
        Program c;
        b.knows(c);
        RawNode eager(c, b);
        QTRY_VERIFY(eager.socket.isEncrypted());
        eager.write({FrameKind::Greeting, Bytes(kMaxHandshakeFrame)});
        QTRY_VERIFY(eager.gone);
        QVERIFY(b.penalties.barred(c.self.pin(), monotonicClock()));
    }

    void whoSaysNothingIsCutAtTheDeadline_data() {
        QTest::addColumn<bool>("tls");
        QTest::newRow("before TLS") << false;
        QTest::newRow("after TLS") << true;
    }
    void whoSaysNothingIsCutAtTheDeadline() {
        QFETCH(bool, tls);
        LinkLimits limits;
        limits.handshake = milliseconds(300);
        Program a, b(limits);
        b.knows(a);
        b.listen();
        QTcpSocket plain;
        std::optional<RawNode> silent;
        if (tls)
            silent.emplace(a, b);
        else
            plain.connectToHost(QHostAddress::LocalHost, b.listener->port());
        QTRY_COMPARE(b.listener->counts().handshaking, 1U);
        QTRY_COMPARE(b.listener->counts().failed, 1U);
        QCOMPARE(b.listener->counts().handshaking, 0U);
        QCOMPARE(b.penalties.size(), 0U);
        // And the other way round: a listener that never answers.
        QTcpServer mute;
        QVERIFY(mute.listen(QHostAddress::LocalHost));
        Program dialling(limits);
        DialTarget target = b.asTarget();
        target.addresses[0].port = mute.serverPort();
        Dialled dialled(dialling, target);
        QTRY_VERIFY(dialled.decided());
        QCOMPARE(dialled.attempt.failed->code, ErrorCode::Timeout);
    }

    void handshakesAreLimited_data() {
        QTest::addColumn<int>("which");
        QTest::newRow("at once in all") << 0;
        QTest::newRow("at once from one address") << 1;
        QTest::newRow("a second from one address") << 2;
    }
    void handshakesAreLimited() {
        QFETCH(int, which);
        LinkLimits limits;
        limits.maxHandshakes = which == 0 ? 3 : 100;
        limits.maxHandshakesPerAddress = which == 1 ? 3 : 100;
        limits.handshakesBurst = which == 2 ? 3 : 100;
        limits.handshakesPerSecond = 1;
        Program a, b(limits);
        b.knows(a);
        b.listen();
        std::vector<std::unique_ptr<QTcpSocket>> idle;
        for (int i = 0; i < 3; ++i) {
            idle.push_back(std::make_unique<QTcpSocket>());
            idle.back()->connectToHost(QHostAddress::LocalHost, b.listener->port());
        }
        QTRY_COMPARE(b.listener->counts().handshaking, 3U);
        Dialled late(a, b.asTarget());
        QTRY_VERIFY(late.decided());
        QVERIFY(late.attempt.failed.has_value());
        QCOMPARE(b.listener->counts().refusedBusy, 1U);
        idle.clear();
        QTRY_COMPARE(b.listener->counts().handshaking, 0U);
        late.dialer.dialNow();
        QTRY_VERIFY(late.attempt.link != nullptr || b.listener->counts().refusedBusy > 1);
        if (which < 2) QVERIFY(late.attempt.link != nullptr);
    }

    void placesForPersonsAreLimited() {
        LinkLimits limits;
        limits.maxPersons = 1;
        Program one({}, testChain(), false), two({}, testChain(), false), node(limits);
        node.listen();
        Dialled first(one, node.asTarget(Channel::Bulk));
        QTRY_VERIFY(first.attempt.link != nullptr);
        QTRY_COMPARE(node.listener->counts().persons, 1U);
        Dialled second(two, node.asTarget(Channel::Bulk));
        QTRY_VERIFY(second.attempt.down.has_value() || second.attempt.failed.has_value());
        QCOMPARE(node.accepted.size(), 1U);
        node.accepted.clear();
        QCOMPARE(node.listener->counts().persons, 0U);
        second.dialer.dialNow();
        QTRY_COMPARE(node.accepted.size(), 1U);
    }

    // OpenSSL hands out tickets all the same, but they buy nothing: asked with its own client.
    void sessionsAreNotResumed() {
        LinkLimits limits;
        limits.handshake = seconds(1);
        Program b(limits);
        b.listen();
        const auto tls = *crypto::makeTlsIdentity();
        QTemporaryDir folder;
        const auto write = [&](const char* name, std::string_view text) {
            QFile file(folder.filePath(QString::fromLatin1(name)));
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(text.data(), static_cast<qint64>(text.size()));
        };
        write("key.pem", textOf(tls.keyPem.view()));
        write("cert.pem", tls.certificatePem);
        const auto client = [&](const QStringList& more) {
            QProcess process;
            process.setProcessChannelMode(QProcess::MergedChannels);
            const QString port = QString::number(b.listener->port());
            process.start(QStringLiteral("openssl"),
                          QStringList{QStringLiteral("s_client"), QStringLiteral("-connect"),
                                      QStringLiteral("127.0.0.1:") + port, QStringLiteral("-tls1_3"),
                                      QStringLiteral("-alpn"), QStringLiteral("reseal/1"),
                                      QStringLiteral("-key"), folder.filePath(QStringLiteral("key.pem")),
                                      QStringLiteral("-cert"), folder.filePath(QStringLiteral("cert.pem"))} +
                              more);
            // It ends when the listener, told nothing by it, cuts it off.
            [&] { QTRY_VERIFY_WITH_TIMEOUT(process.state() == QProcess::NotRunning, 30'000); }();
            return process.readAll();
        };
        const QString session = folder.filePath(QStringLiteral("session.pem"));
        const QByteArray first = client({QStringLiteral("-sess_out"), session});
        if (first.isEmpty()) QSKIP("the openssl program is not here");
        QVERIFY2(first.contains("New, TLSv1.3"), first.constData());
        QVERIFY2(first.contains("Max Early Data: 0"), first.constData());
        QVERIFY(QFile::exists(session));
        const QByteArray second = client({QStringLiteral("-sess_in"), session});
        QVERIFY2(second.contains("New, TLSv1.3") && !second.contains("Reused"), second.constData());
    }

    void barsEndAndDouble() {
        PenaltyBox box;
        const TlsPin pin = crypto::randomFixed<TlsPin>();
        const Instant start{0};
        QVERIFY(!box.barred(pin, start));
        box.strike(pin, start);
        box.strike(pin, start + seconds(1));  // the other channel of the same offence
        QVERIFY(box.barred(pin, start + seconds(599)) && !box.barred(pin, start + seconds(600)));
        Instant now = start + seconds(600);
        for (const std::int64_t minutes : {20, 40, 80, 160, 240, 240}) {
            box.strike(pin, now);
            QVERIFY(box.barredUntil(pin) == now + seconds(60 * minutes));
            now = box.barredUntil(pin);
        }
        for (std::size_t i = 0; i < PenaltyBox::kMaxEntries + 10; ++i)
            box.strike(crypto::randomFixed<TlsPin>(), now + seconds(1));
        QCOMPARE(box.size(), PenaltyBox::kMaxEntries);
        QVERIFY(!box.barred(pin, now + seconds(1)));  // the one that ended first is forgotten
    }
};

QTEST_GUILESS_MAIN(HandshakeTest)
#include "handshake_test.moc"
