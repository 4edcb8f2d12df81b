// A person's program asks a real listener over loopback, from a thread that has no event loop.
#include <QThread>
#include <future>

#include "core/crypto/keys.h"
#include "core/node/client.h"
#include "core/node/services.h"
#include "tests/unit/node/link_fixture.h"

namespace reseal::node {

// A home node of one question: NodeStatus is answered as `behave` says. It runs on a thread of its own, as
// the test's thread is the one that waits.
class Home {
public:
    using Behave = std::function<std::optional<Result<Bytes>>(ByteView body)>;  // nothing: no answer

    explicit Home(Behave behave, quint16 port = 0, std::optional<crypto::TlsIdentity> tls = {})
        : behave_(std::move(behave)), tls_(tls ? std::move(*tls) : *crypto::makeTlsIdentity()) {
        thread_.start();
        worker_.moveToThread(&thread_);
        onThread([this, port] {
            program_ = std::make_unique<Program>(LinkLimits{}, testChain(), tls_, newSignKey());
            program_->onAccepted = [this](Link* link) {
                ++accepted;
                QObject::connect(link, &Link::requestReceived, link,
                                 [this, link](FrameKind, quint64 id, const Bytes& body) {
                                     if (auto answer = behave_(body)) QVERIFY(link->answer(id, *answer));
                                 });
            };
            program_->listen(port);
            port_ = program_->listener->port();
        });
    }
    ~Home() {
        onThread([this] { program_.reset(); });
        thread_.quit();
        thread_.wait();
    }
    HomeNode address() const {
        HomeNode out;
        out.chain = testChain();
        out.pin = tls_.pin;
        out.endpoints = {"127.0.0.1:" + std::to_string(port_)};
        return out;
    }
    void cutLinks() {
        onThread([this] { program_->accepted.clear(); });
    }
    quint16 port() const { return port_; }
    crypto::TlsIdentity tls() const { return {tls_.keyPem.clone(), tls_.certificatePem, tls_.pin}; }
    std::atomic<int> accepted = 0;

private:
    void onThread(const std::function<void()>& work) {
        QMetaObject::invokeMethod(&worker_, work, Qt::BlockingQueuedConnection);
    }
    Behave behave_;
    crypto::TlsIdentity tls_;
    QThread thread_;
    QObject worker_;
    std::unique_ptr<Program> program_;
    quint16 port_ = 0;
};

class NodeClientTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void answers();
    void errorsPass();
    void largeBodies();
    void nobodyThere();
    void secondEndpoint();
    void anotherPin();
    void anotherLedger();
    void noAnswer();
    void linkLostAndMadeAgain();
    void cancelled();
    void pauseIsCutShort();
    void badEndpoints();
    void plainBodies();

private:
    static Home::Behave echo() {
        return [](ByteView body) { return Result<Bytes>(toBytes(body)); };
    }
};

void NodeClientTest::answers() {
    Home home(echo());
    const auto client = std::move(*Client::make(home.address()));
    for (std::uint8_t i = 0; i < 3; ++i) {
        const Bytes body = encodeBytes(Bytes{i});
        const auto answer = client->call(FrameKind::NodeStatus, body, seconds(10));
        QVERIFY2(answer, answer ? "" : answer.error().text().c_str());
        QCOMPARE(*answer, body);
    }
    QCOMPARE(home.accepted.load(), 1);  // one link for all
}

void NodeClientTest::errorsPass() {
    Home home(
        [](ByteView) { return Result<Bytes>(fail(ErrorCode::Revoked, "the patient has revoked this")); });
    const auto client = std::move(*Client::make(home.address()));
    const auto answer = client->call(FrameKind::NodeStatus, encodeNull(), seconds(10));
    QVERIFY(!answer);
    QCOMPARE(answer.error().code, ErrorCode::Revoked);
    QCOMPARE(answer.error().detail, std::string("the patient has revoked this"));
}

void NodeClientTest::largeBodies() {
    Home home(echo());
    const auto client = std::move(*Client::make(home.address()));
    const Bytes large(kMaxRequestBody, 7);
    const auto answer = client->call(FrameKind::PutBlob, large, seconds(30));
    QVERIFY(answer && *answer == large);
    const auto tooLarge = client->call(FrameKind::PutBlob, Bytes(kMaxRequestBody + 1), seconds(10));
    QVERIFY(!tooLarge);
    QCOMPARE(tooLarge.error().code, ErrorCode::TooLarge);
    QVERIFY(client->call(FrameKind::NodeStatus, encodeNull(), seconds(10)));
}

void NodeClientTest::nobodyThere() {
    HomeNode where;
    {
        Home home(echo());
        where = home.address();
    }
    const auto client = std::move(*Client::make(where));
    for (int i = 0; i < 2; ++i) {
        const auto answer = client->call(FrameKind::NodeStatus, encodeNull(), seconds(10));
        QVERIFY(!answer);
        QCOMPARE(answer.error().code, ErrorCode::Offline);
    }
}

void NodeClientTest::secondEndpoint() {
    HomeNode gone;
    {
        Home home(echo());
        gone = home.address();
    }
    Home home(echo());
    HomeNode where = home.address();
    where.endpoints.insert(where.endpoints.begin(), gone.endpoints.front());
    const auto client = std::move(*Client::make(where));
    QVERIFY(client->call(FrameKind::NodeStatus, encodeNull(), seconds(10)));
}

void NodeClientTest::anotherPin() {
    Home home(echo());
    HomeNode where = home.address();
    where.pin.bytes.fill(9);
    const auto client = std::move(*Client::make(where));
    for (int i = 0; i < 2; ++i) {  // asked again it is told again, at once
        const auto answer = client->call(FrameKind::NodeStatus, encodeNull(), seconds(10));
        QVERIFY(!answer);
        QCOMPARE(answer.error().code, ErrorCode::WrongPeer);
    }
}

void NodeClientTest::anotherLedger() {
    Home home(echo());
    HomeNode where = home.address();
    where.chain = testChain(2);
    const auto client = std::move(*Client::make(where));
    QVERIFY(!client->call(FrameKind::NodeStatus, encodeNull(), seconds(10)));
}

void NodeClientTest::noAnswer() {
    std::atomic<bool> silent = true;
    Home home(
        [&](ByteView body) { return silent ? std::nullopt : std::optional(Result<Bytes>(toBytes(body))); });
    const auto client = std::move(*Client::make(home.address()));
    const auto answer = client->call(FrameKind::NodeStatus, encodeNull(), milliseconds(200));
    QVERIFY(!answer);
    QCOMPARE(answer.error().code, ErrorCode::Timeout);
    silent = false;
    QVERIFY(client->call(FrameKind::NodeStatus, encodeNull(), seconds(10)));
}

void NodeClientTest::linkLostAndMadeAgain() {
    std::optional<Home> home(std::in_place, echo());
    const auto client = std::move(*Client::make(home->address()));
    QVERIFY(client->call(FrameKind::NodeStatus, encodeNull(), seconds(10)));
    home->cutLinks();
    // The loss may be noticed only by the question that is lost with it.
    if (!client->call(FrameKind::NodeStatus, encodeNull(), seconds(10)))
        QVERIFY(client->call(FrameKind::NodeStatus, encodeNull(), seconds(10)));
    const quint16 port = home->port();
    const crypto::TlsIdentity tls = home->tls();
    home.reset();
    QVERIFY(!client->call(FrameKind::NodeStatus, encodeNull(), seconds(10)));
    home.emplace(echo(), port, crypto::TlsIdentity{tls.keyPem.clone(), tls.certificatePem, tls.pin});
    QVERIFY(client->call(FrameKind::NodeStatus, encodeNull(), seconds(10)));
}

void NodeClientTest::cancelled() {
    std::promise<void> asked;
    std::atomic<bool> silent = true;
    Home home([&](ByteView body) -> std::optional<Result<Bytes>> {
        if (!silent) return Result<Bytes>(toBytes(body));
        asked.set_value();
        return std::nullopt;
    });
    const auto client = std::move(*Client::make(home.address()));
    auto waiting = std::async(
        std::launch::async, [&] { return client->call(FrameKind::NodeStatus, encodeNull(), seconds(600)); });
    asked.get_future().wait();
    client->cancel();
    const auto answer = waiting.get();
    QVERIFY(!answer);
    QCOMPARE(answer.error().code, ErrorCode::Cancelled);
    QCOMPARE(client->call(FrameKind::NodeStatus, encodeNull(), seconds(10)).error().code,
             ErrorCode::Cancelled);
    silent = false;
    client->resume();
    QVERIFY(client->call(FrameKind::NodeStatus, encodeNull(), seconds(10)));
}

void NodeClientTest::pauseIsCutShort() {
    Home home(echo());
    const auto client = std::move(*Client::make(home.address()));
    QVERIFY(client->pause(milliseconds(1)));
    auto waiting = std::async(std::launch::async, [&] { return client->pause(seconds(600)); });
    client->cancel();
    QVERIFY(!waiting.get());
}

void NodeClientTest::badEndpoints() {
    for (const char* endpoint : {"", "host", "host:", ":1", "host:0", "host:99999", "host:x"}) {
        HomeNode home;
        home.endpoints = {endpoint};
        const auto made = Client::make(home);
        QVERIFY2(!made && made.error().code == ErrorCode::InvalidArgument, endpoint);
    }
    QVERIFY(!Client::make(HomeNode{}));
}

void NodeClientTest::plainBodies() {
    QVERIFY(decodeNull(encodeNull()));
    QVERIFY(!decodeNull(encodeCount(0)));
    const Bytes bytes{1, 2, 3};
    QCOMPARE(*decodeBytes(encodeBytes(bytes)), bytes);
    QVERIFY(!decodeBytes(encodeNull()));
    QCOMPARE(*decodeCount(encodeCount(70'000)), std::uint64_t{70'000});
    QVERIFY(!decodeCount(encodeBytes(bytes)));
    // A locker's box is its member's, whole, and for one clinic; the proof of an enrolment is none.
    const ChainId chain{};
    const ClinicId clinic{}, otherClinic = ClinicId::copy(Bytes(32, 5));
    const auto identity =
        *crypto::PersonKeys(crypto::SecretBytes::copyOf(Bytes(32, 3)), chain).identity("doctor");
    LockerBox box = LockerBox::make(chain, clinic, identity, 7, bytes);
    QVERIFY(box.check(chain, clinic));
    QVERIFY(!box.check(chain, otherClinic));
    box.version = 8;
    QVERIFY(!box.check(chain, clinic));
    box.version = 7;
    box.box.push_back(0);
    QVERIFY(!box.check(chain, clinic));
    box =
        LockerBox{identity.point, 0, crypto::proveKey(chain, SignPublic::copy(clinic.view()), identity), {}};
    QVERIFY(!box.check(chain, clinic));
    std::vector<ClinicId> clinics(3);
    clinics[1].bytes.fill(7);
    QCOMPARE(*decodeClinics(encodeClinics(clinics)), clinics);
    QVERIFY(!decodeClinics(encodeClinics(std::vector<ClinicId>(200))));
    QVERIFY(!decodeFixed<TxId>(encodeBytes(bytes)));
    Bytes trailing = encodeCount(1);
    trailing.push_back(0);
    QVERIFY(!decodeCount(trailing));
}

}  // namespace reseal::node

QTEST_GUILESS_MAIN(reseal::node::NodeClientTest)
#include "client_test.moc"
