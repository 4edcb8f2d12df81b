#include "tests/bench/ledger/yardsticks.h"

#include <QEventLoop>
#include <QSslSocket>
#include <QTcpServer>
#include <QThread>
#include <atomic>
#include <thread>

#include "core/crypto/random.h"
#include "core/node/link_context.h"
#include "tests/bench/measure.h"

namespace reseal::bench {
namespace {

constexpr qint64 kFrame = 512;  // a vote and its frame are smaller, a proposal with one transaction larger
constexpr std::int64_t kRateTime = 1'000'000;

crypto::SignedMessage message() {
    return crypto::SignedMessage("reseal/1/benchmark", ChainId{}).add(ChainId{});
}

node::LocalIdentity identity() {
    return must(node::LocalIdentity::make(ChainId{}, must(crypto::makeTlsIdentity()), std::nullopt));
}

void acceptAnybody(QSslSocket& socket) {
    QObject::connect(&socket, &QSslSocket::sslErrors, &socket, [&socket] { socket.ignoreSslErrors(); });
    QObject::connect(&socket, &QAbstractSocket::connected, &socket,
                     [&socket] { socket.setSocketOption(QAbstractSocket::LowDelayOption, 1); });
}

// Sends back each frame that is whole.
class Echo final : public QTcpServer {
public:
    Echo() : identity_(identity()) { must(listen(QHostAddress::LocalHost, 0) ? Status() : failed()); }

private:
    static Error failed() { return fail(ErrorCode::Io, "can't listen"); }
    void incomingConnection(qintptr descriptor) override {
        socket_ = std::make_unique<QSslSocket>();
        socket_->setSocketDescriptor(descriptor);
        socket_->setSocketOption(QAbstractSocket::LowDelayOption, 1);
        acceptAnybody(*socket_);
        socket_->setSslConfiguration(identity_.listening());
        QObject::connect(socket_.get(), &QSslSocket::readyRead, socket_.get(), [this] {
            while (socket_->bytesAvailable() >= kFrame) socket_->write(socket_->read(kFrame));
        });
        socket_->startServerEncryption();
    }
    node::LocalIdentity identity_;
    std::unique_ptr<QSslSocket> socket_;
};

struct Rate {
    double perSecond, processor;
};

Rate rateOf(std::size_t threads) {
    const crypto::SignKey key = crypto::SignKey::fromSeed(crypto::SecretBytes::random(32));
    const crypto::SignedMessage signedPart = message();
    const crypto::Signature signature = key.sign(signedPart);
    std::atomic<std::uint64_t> done = 0;
    const double used = processorSeconds();
    const std::int64_t begin = microseconds();
    std::vector<std::thread> workers;
    for (std::size_t i = 0; i < threads; ++i)
        workers.emplace_back([&] {
            std::uint64_t own = 0;
            while (microseconds() - begin < kRateTime)
                if (crypto::verify(key.publicKey(), signedPart, signature)) ++own;
            done += own;
        });
    for (std::thread& worker : workers) worker.join();
    const auto count = static_cast<double>(done);
    return {count * 1e6 / static_cast<double>(microseconds() - begin), (processorSeconds() - used) / count};
}

}  // namespace

// Mutual TLS 1.3 as the product configures it, the other end on a thread of its own.
class Yardsticks::TlsPair {
public:
    TlsPair() : identity_(identity()) {
        thread_.start();
        auto* home = new QObject;
        home->moveToThread(&thread_);
        quint16 port = 0;
        QMetaObject::invokeMethod(
            home,
            [&] {
                echo_ = new Echo;
                port = echo_->serverPort();
            },
            Qt::BlockingQueuedConnection);
        home->deleteLater();
        acceptAnybody(socket_);
        socket_.setSslConfiguration(identity_.dialling(node::Channel::Main));
        QEventLoop loop;
        QObject::connect(&socket_, &QSslSocket::encrypted, &loop, &QEventLoop::quit);
        QObject::connect(&socket_, &QSslSocket::errorOccurred, &loop,
                         [&loop](QAbstractSocket::SocketError) { loop.exit(1); });
        socket_.connectToHostEncrypted(QStringLiteral("127.0.0.1"), port);
        if (loop.exec() != 0) must<int>(fail(ErrorCode::Offline, socket_.errorString().toStdString()));
    }
    ~TlsPair() {
        QMetaObject::invokeMethod(
            echo_, [this] { delete echo_; }, Qt::BlockingQueuedConnection);
        thread_.quit();
        thread_.wait();
    }
    std::int64_t roundTrip() {
        QEventLoop loop;
        QObject::connect(&socket_, &QSslSocket::readyRead, &loop, [this, &loop] {
            if (socket_.bytesAvailable() < kFrame) return;
            socket_.read(kFrame);
            loop.quit();
        });
        const std::int64_t begin = microseconds();
        socket_.write(QByteArray(kFrame, 'x'));
        loop.exec();
        return microseconds() - begin;
    }

private:
    node::LocalIdentity identity_;
    QThread thread_;
    Echo* echo_ = nullptr;  // lives on thread_
    QSslSocket socket_;
};

Yardsticks::Yardsticks(const std::filesystem::path& folder)
    : pair_(std::make_unique<TlsPair>()),
      file_(must(File::openToAppend(folder / "synced"))),
      key_(crypto::SignKey::fromSeed(crypto::SecretBytes::random(32))) {}

Yardsticks::~Yardsticks() = default;

void Yardsticks::take(std::size_t count) {
    const Bytes written(kFrame, 'x');
    const crypto::SignedMessage signedPart = message();
    const crypto::Signature signature = key_.sign(signedPart);
    for (std::size_t i = 0; i < count; ++i) {
        hops_.push_back(pair_->roundTrip() / 2);
        const std::int64_t begin = microseconds();
        must(file_.write(written));
        must(file_.sync());
        const std::int64_t synced = microseconds();
        must(crypto::verify(key_.publicKey(), signedPart, signature) ? Status()
                                                                     : fail(ErrorCode::BadSignature, ""));
        syncs_.push_back(synced - begin);
        verifications_.push_back(microseconds() - synced);
    }
}

double Yardsticks::hop() const {
    return median(hops_);
}
double Yardsticks::sync() const {
    return median(syncs_);
}
double Yardsticks::verify() const {
    return median(verifications_);
}

VerificationRate verificationRate() {
    const std::size_t cores = std::max(1U, std::thread::hardware_concurrency());
    const Rate one = rateOf(1);
    return {one.perSecond, rateOf(cores).perSecond, one.processor, cores};
}

}  // namespace reseal::bench
