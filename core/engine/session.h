// A session: a person's vault, unlocked, linked to the home node. It yields the desks of the person's role.
//
//     createPerson(…)  makes the vault from an invitation; nothing goes over the network
//     Session s(folder); s.unlock(passphrase)
//     s.join()         as often as wanted until Phase::Ready: asks to join, fetches the credential, registers
//     s.patient() / s.doctor() / s.ledger()
//
// Every step of joining is durable, and each may fail, be interrupted or be repeated: the next join() goes
// on from there.
//
// All work is done on the session's one job thread, in order; nothing here waits. Destroying a session
// cancels what is running and waits until it has let go of the vault (a call to the network is cut short).
//
// Thread rule: the thread it was made on, which needs an event loop for signals.
#pragma once

#include <QFuture>
#include <QObject>
#include <chrono>
#include <filesystem>
#include <functional>
#include <memory>

#include "core/crypto/secret.h"
#include "core/engine/doctor_desk.h"
#include "core/engine/ledger_view.h"
#include "core/engine/patient_desk.h"
#include "core/engine/values.h"

namespace reseal::node {
class Caller;
struct HomeNode;
}  // namespace reseal::node

namespace reseal::engine {

struct NewPerson {
    std::filesystem::path folder;  // of the vault
    std::string invitation;        // its text
    std::string name;              // how the program addresses its owner; the clinic vouches for another one
};
// Makes the vault, with a random master seed. Again with the same folder and passphrase: completes what a
// crash has interrupted. Errors: those of Vault::create and Invitation::fromText; Expired (invitation);
// AlreadyExists (the vault belongs to another invitation). Nothing is left then.
QFuture<Result<Person>> createPerson(NewPerson person, crypto::SecretBytes passphrase);

// Is this the passphrase of the vault (a person's, or a clinic's), which may be open meanwhile? At once, also
// while a session's jobs run. Errors: those of Vault::check.
QFuture<Result<void>> checkPassphrase(std::filesystem::path vault, crypto::SecretBytes passphrase);

inline constexpr std::chrono::milliseconds kLockPatience{60'000};

// How to reach a home node; tests put another one in.
using Connect = std::function<Result<std::unique_ptr<node::Caller>>(const node::HomeNode&)>;

class Session final : public QObject {
    Q_OBJECT
public:
    class Work;  // internal: what the job thread works with

    explicit Session(std::filesystem::path folder, QObject* parent = nullptr);
    Session(std::filesystem::path folder, Connect connect, QObject* parent = nullptr);
    ~Session() override;

    // Errors: those of Vault::open. Of an open vault the passphrase is checked all the same.
    QFuture<Result<Person>> unlock(crypto::SecretBytes passphrase);
    // Closes the vault and wipes the keys and what was read of files, once what was asked for before is done;
    // the desks stay and answer Locked until the next unlock. What only reads is cancelled at once, the rest
    // after lockPatience (it goes on when it is asked for again), so that no home node that is slow keeps the
    // keys here.
    QFuture<Result<void>> lock();
    std::chrono::milliseconds lockPatience = kLockPatience;
    // One step further if that is possible now; Phase::Waiting while staff have not confirmed. Errors also:
    // Expired, Denied (the invitation was used by somebody else, or refused), WrongLedger, WrongPeer (what
    // answers is not the clinic of the invitation), Offline, Timeout, Refused.
    QFuture<Result<Person>> join();
    // The credential as staff handed it over (file or QR); it brings the archive's card secret for those
    // who write records. Errors: Malformed, InvalidArgument, WrongLedger, BadSignature, Expired,
    // Conflict (made for another person).
    QFuture<Result<Person>> acceptHandover(std::string text);
    // Another clinic's invitation, to be at home there from now on (moving.h). Person::movingTo is set while
    // staff there have not let the person in: given again, it goes on; once home, nothing more happens.
    // Errors: those of beginMove, moveStep and followMove.
    QFuture<Result<Person>> moveTo(std::string invitation);
    QFuture<Result<Person>> person();
    // Sends what was made and is not known to be ordered yet, and completes what was interrupted. Also done
    // by itself at each start and whenever the ledger moves. How many transactions are still not final.
    QFuture<Result<std::size_t>> resume();

    // The locker (what can't be derived from the seed) to the home node, sealed; and back, merged.
    QFuture<Result<void>> backUpLocker();
    QFuture<Result<std::size_t>> restoreLocker();  // how many entries changed

    // Null if the person has another role, or the session is locked. Owned here.
    PatientDesk* patient();
    DoctorDesk* doctor();
    LedgerView* ledger();

    void cancel(std::uint64_t job);  // it ends with Cancelled, as soon as it can
    void cancelAll();

Q_SIGNALS:
    void unlocked(const reseal::engine::Person& person);
    void progress(const reseal::engine::JobProgress& progress);
    void changed();  // the ledger has moved

private:
    struct Desks;
    void wire();
    void watch();
    void seen(bool up, std::uint64_t height);
    std::unique_ptr<Work> work_;
    std::unique_ptr<Desks> desks_;
};

}  // namespace reseal::engine
