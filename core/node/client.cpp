#include "core/node/client.h"

#include <QThread>
#include <condition_variable>
#include <mutex>

#include "core/node/dialer.h"

namespace reseal::node {
namespace {

constexpr Duration kMargin = seconds(2);  // after which the loop's own time limits are not believed any more

Result<Address> addressOf(const std::string& endpoint) {
    const std::size_t colon = endpoint.rfind(':');
    if (colon == std::string::npos || colon == 0)
        return fail(ErrorCode::InvalidArgument, "no address: " + endpoint);
    std::string host = endpoint.substr(0, colon);
    if (host.size() > 2 && host.front() == '[' && host.back() == ']') host = host.substr(1, host.size() - 2);
    bool isNumber = false;
    const ushort port = QString::fromStdString(endpoint.substr(colon + 1)).toUShort(&isNumber);
    if (!isNumber || port == 0) return fail(ErrorCode::InvalidArgument, "no port in the address " + endpoint);
    return Address{QString::fromStdString(host), port};
}

}  // namespace

// What the job's thread and the link's thread have in common. One question is out at a time; an answer to
// an earlier one, which nobody waits for any more, falls to the ground.
struct Client::Shared {
    std::mutex mutex;
    std::condition_variable wake;
    bool cancelled = false;
    std::uint64_t asked = 0;  // number of the question that is out
    std::optional<Result<Bytes>> answer;

    void deliver(std::uint64_t number, Result<Bytes> result) {
        const std::lock_guard lock(mutex);
        if (number != asked || answer) return;
        answer = std::move(result);
        wake.notify_all();
    }

    QThread thread;
    Loop* loop = nullptr;  // lives on `thread`
    Duration connectTimeout;
};

// Dials when there is something to ask, and no sooner; a link that ended stays down until then.
class Client::Loop final : public QObject {
public:
    Loop(Shared& shared, LocalIdentity self, DialTarget target)
        : shared_(shared), self_(std::move(self)), target_(std::move(target)) {}

    void start() {
        LinkContext context;
        context.self = &self_;
        context.penalties = &penalties_;
        dialer_ = std::make_unique<Dialer>(context, target_);
        connecting_ = std::make_unique<QTimer>();
        connecting_->setSingleShot(true);
        connect(connecting_.get(), &QTimer::timeout, this, [this] {
            giveUp(Error{ErrorCode::Offline, "no answer"});
        });
        connect(dialer_.get(), &Dialer::up, this, [this] { onUp(); });
        connect(dialer_.get(), &Dialer::failed, this, [this](const Error& reason) { onFailed(reason); });
        // Stopped from the event loop: the dialer is in the middle of telling us.
        connect(
            dialer_.get(), &Dialer::down, this,
            [this] {
                if (!waiting_) dialer_->stop();
            },
            Qt::QueuedConnection);
    }
    void stop() {
        dialer_.reset();
        connecting_.reset();
    }

    void ask(std::uint64_t number, FrameKind kind, Bytes body, Duration timeout) {
        waiting_ = Question{number, kind, std::move(body), timeout};
        if (dialer_->link()) return onUp();
        failures_ = 0;
        penalties_ = PenaltyBox();  // there is but one whom we ask, and a person wants it tried again
        connecting_->start(std::chrono::milliseconds(shared_.connectTimeout.ms));
        dialer_->start();
        dialer_->dialNow();
    }

private:
    struct Question {
        std::uint64_t number;
        FrameKind kind;
        Bytes body;
        Duration timeout;
    };

    void onUp() {
        connecting_->stop();
        if (!waiting_) return;
        Question question = *std::exchange(waiting_, std::nullopt);
        dialer_->link()->request(question.kind, question.body, question.timeout, this,
                                 [this, number = question.number](Result<Bytes> answer) {
                                     shared_.deliver(number, std::move(answer));
                                 });
    }
    // Each address is tried once; then the question has failed and dialling ends.
    void onFailed(const Error& reason) {
        if (++failures_ >= target_.addresses.size()) return giveUp(reason);
        QMetaObject::invokeMethod(
            this, [this] { dialer_->dialNow(); }, Qt::QueuedConnection);
    }
    void giveUp(const Error& reason) {
        connecting_->stop();
        QMetaObject::invokeMethod(
            this,
            [this] {
                if (!waiting_ && !dialer_->link()) dialer_->stop();
            },
            Qt::QueuedConnection);
        if (!waiting_) return;
        const Question question = *std::exchange(waiting_, std::nullopt);
        const bool wrong = reason.code == ErrorCode::WrongPeer || reason.code == ErrorCode::WrongLedger;
        const ErrorCode code = wrong ? reason.code : ErrorCode::Offline;
        shared_.deliver(question.number, fail(code, "the home node can't be reached: " + reason.text()));
    }

    Shared& shared_;
    LocalIdentity self_;
    DialTarget target_;
    PenaltyBox penalties_;
    std::unique_ptr<Dialer> dialer_;
    std::unique_ptr<QTimer> connecting_;
    std::optional<Question> waiting_;
    std::size_t failures_ = 0;
};

Client::Client(std::unique_ptr<Shared> shared) : shared_(std::move(shared)) {}

Result<std::unique_ptr<Client>> Client::make(const HomeNode& home, Duration connectTimeout) {
    DialTarget target;
    target.peer.role = PeerRole::Clinic;
    target.peer.pin = home.pin;
    target.peer.clinic = home.clinic;
    target.channel = Channel::Bulk;
    target.token = home.token;
    for (const std::string& endpoint : home.endpoints) {
        RESEAL_ASSIGN(Address address, addressOf(endpoint));
        target.addresses.push_back(std::move(address));
    }
    if (target.addresses.empty()) return fail(ErrorCode::InvalidArgument, "the home node has no address");
    // A new TLS key at every start: the node can't tell two sessions of one person by it.
    RESEAL_ASSIGN(const crypto::TlsIdentity tls, crypto::makeTlsIdentity());
    RESEAL_ASSIGN(LocalIdentity self, LocalIdentity::make(home.chain, tls, std::nullopt));

    auto shared = std::make_unique<Shared>();
    shared->connectTimeout = connectTimeout;
    shared->loop = new Loop(*shared, std::move(self), std::move(target));
    shared->loop->moveToThread(&shared->thread);
    shared->thread.start();
    QMetaObject::invokeMethod(
        shared->loop, [loop = shared->loop] { loop->start(); }, Qt::QueuedConnection);
    return std::unique_ptr<Client>(new Client(std::move(shared)));
}

Client::~Client() {
    QMetaObject::invokeMethod(
        shared_->loop, [loop = shared_->loop] { loop->stop(); }, Qt::BlockingQueuedConnection);
    shared_->thread.quit();
    shared_->thread.wait();
    delete shared_->loop;
}

Result<Bytes> Client::call(FrameKind kind, ByteView body, Duration timeout) {
    RESEAL_CHECK(QThread::currentThread()->loopLevel() == 0);
    if (body.size() > kMaxRequestBody)
        return fail(ErrorCode::TooLarge, "a question of " + std::to_string(body.size()));
    std::unique_lock lock(shared_->mutex);
    if (shared_->cancelled) return fail(ErrorCode::Cancelled, "cancelled");
    const std::uint64_t number = ++shared_->asked;
    shared_->answer.reset();
    QMetaObject::invokeMethod(
        shared_->loop,
        [loop = shared_->loop, number, kind, question = toBytes(body), timeout]() mutable {
            loop->ask(number, kind, std::move(question), timeout);
        },
        Qt::QueuedConnection);
    const auto patience = std::chrono::milliseconds((timeout + shared_->connectTimeout + kMargin).ms);
    const bool ended =
        shared_->wake.wait_for(lock, patience, [this] { return shared_->answer || shared_->cancelled; });
    if (shared_->answer) return *std::exchange(shared_->answer, std::nullopt);
    ++shared_->asked;  // what comes now is too late
    if (ended) return fail(ErrorCode::Cancelled, "cancelled");
    return fail(ErrorCode::Timeout, "no answer to " + std::string(name(kind)));
}

Status Client::pause(Duration time) {
    RESEAL_CHECK(QThread::currentThread()->loopLevel() == 0);
    std::unique_lock lock(shared_->mutex);
    if (shared_->wake.wait_for(lock, std::chrono::milliseconds(time.ms),
                               [this] { return shared_->cancelled; }))
        return fail(ErrorCode::Cancelled, "cancelled");
    return {};
}

void Client::cancel() {
    const std::lock_guard lock(shared_->mutex);
    shared_->cancelled = true;
    shared_->wake.notify_all();
}

void Client::resume() {
    const std::lock_guard lock(shared_->mutex);
    shared_->cancelled = false;
}

}  // namespace reseal::node
