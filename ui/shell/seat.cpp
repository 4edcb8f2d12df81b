#include "ui/shell/seat.h"

#include <QTimer>

#include "ui/common/async.h"

namespace reseal::ui {
namespace {
constexpr int kLookEveryMs = 4000;
}

Seat::Seat(Profile profile, QObject* parent) : Seat(std::move(profile), nullptr, parent) {}

Seat::Seat(Profile profile, std::shared_ptr<engine::ClinicDesk> node, QObject* parent)
    : QObject(parent), profile_(std::move(profile)), node_(std::move(node)), timer_(new QTimer(this)) {
    timer_->setInterval(kLookEveryMs);
    connect(timer_, &QTimer::timeout, this, &Seat::look);
    watchNode();
}

Seat::Seat(Profile profile, Desks desks, QObject* parent) : Seat(std::move(profile), nullptr, parent) {
    given_ = desks;
    person_.phase = engine::Phase::Ready;
    open();
}

Seat::~Seat() = default;

engine::PatientDesk* Seat::patient() {
    return session_ ? session_->patient() : given_.patient;
}
engine::DoctorDesk* Seat::doctor() {
    return session_ ? session_->doctor() : given_.doctor;
}
engine::LedgerView* Seat::ledger() {
    return session_ ? session_->ledger() : given_.ledger;
}

void Seat::setPerson(const engine::Person& person) {
    person_ = person;
}

void Seat::unlock(crypto::SecretBytes passphrase) {
    if (state_ == State::Opening) return;
    state_ = State::Opening;
    abandoned_ = false;
    const auto refuse = [this](const Error& error) {
        if (isAbandoned()) return;
        state_ = State::Locked;
        Q_EMIT refused(error);
    };
    if (profile_.kind == Profile::Kind::Clinic) {
        if (node_) {
            whenDone(engine::checkPassphrase(profile_.vault(), std::move(passphrase)), this,
                     [this, refuse](const Result<void>& right) {
                         if (!right) return refuse(right.error());
                         if (!isAbandoned()) open();
                     });
            return;
        }
        whenDone(engine::ClinicDesk::startLater({profile_.keys, {}}, std::move(passphrase)), this,
                 [this, refuse](const Result<std::shared_ptr<engine::ClinicDesk>>& node) {
                     if (!node) return refuse(node.error());
                     node_ = *node;
                     if (!isAbandoned()) open();
                 });
        return;
    }
    if (!session_) session_ = std::make_unique<engine::Session>(profile_.keys);
    whenDone(session_->unlock(std::move(passphrase)), this,
             [this, refuse](const Result<engine::Person>& person) {
                 if (!person) return refuse(person.error());
                 person_ = *person;
                 if (!isAbandoned()) open();
             });
}

void Seat::open() {
    state_ = State::Open;
    if (session_) {
        connect(session_.get(), &engine::Session::progress, this, &Seat::progress, Qt::UniqueConnection);
        connect(session_.get(), &engine::Session::changed, this, &Seat::ledgerMoved, Qt::UniqueConnection);
    }
    watchNode();
    timer_->start();
    look();
    Q_EMIT opened();
}

void Seat::watchNode() {
    if (!node_) return;
    connect(node_.get(), &engine::ClinicDesk::advanced, this, &Seat::ledgerMoved, Qt::UniqueConnection);
    connect(node_.get(), &engine::ClinicDesk::stopped, this, &Seat::onNodeStopped, Qt::UniqueConnection);
}

void Seat::onNodeStopped(const Error& why) {
    nodeFailure_ = why;
    Q_EMIT nodeFailed();
}

void Seat::lock() {
    if (state_ == State::Locked) return;
    if (state_ == State::Opening) {
        abandoned_ = true;  // what runs can't be stopped; isAbandoned() closes what it opens
        return;
    }
    closeKeys();
}

void Seat::closeKeys() {
    state_ = State::Locked;
    timer_->stop();
    if (session_) {
        locking_ = true;
        whenDone(session_->lock(), this, [this](const Result<void>&) {
            locking_ = false;
            Q_EMIT keysWiped();
        });
    }
    Q_EMIT locked();
}

bool Seat::isAbandoned() {
    if (!abandoned_) return false;
    abandoned_ = false;
    closeKeys();
    return true;
}

void Seat::look() {
    if (looking_ || state_ != State::Open) return;
    if (!node_ && person_.phase != engine::Phase::Ready) return;
    looking_ = true;
    whenDone(node_ ? node_->status() : ledger()->status(), this,
             [this](const Result<engine::LedgerStatus>& status) {
                 looking_ = false;
                 if (status) {
                     network_ = *status;
                     offlineSince_ = {};
                 } else if (status.error().code != ErrorCode::Cancelled &&
                            status.error().code != ErrorCode::Locked && offlineSince_.isNull()) {
                     offlineSince_ = QDateTime::currentDateTime();
                 }
                 Q_EMIT networkSeen();
             });
}

}  // namespace reseal::ui
