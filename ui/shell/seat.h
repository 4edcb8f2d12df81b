// Somebody's place at this computer: a person's session, or a clinic's node with its staff desk. It can be
// locked and unlocked as often as wanted; the desks stay the same meanwhile, so pages keep their drafts.
//
// A clinic's node goes on running while its place is locked: the other clinics need it.
//
// Unlocking takes a second, and whoever asked for it may be gone by then: a lock meanwhile stands, and what
// opens after it is closed again at once.
//
// Thread rule: the GUI thread.
#pragma once

#include <QDateTime>
#include <QObject>
#include <functional>
#include <memory>

#include "core/engine/clinic_desk.h"
#include "core/engine/session.h"
#include "ui/shell/profiles.h"

class QTimer;

namespace reseal::ui {

class Seat final : public QObject {
    Q_OBJECT
public:
    enum class State { Locked, Opening, Open };

    explicit Seat(Profile profile, QObject* parent = nullptr);
    // A clinic whose node runs already.
    Seat(Profile profile, std::shared_ptr<engine::ClinicDesk> node, QObject* parent = nullptr);
    // A person's, open from the start, on desks that somebody else owns: so tests show windows without a
    // clinic. Those of the other roles are null.
    struct Desks {
        engine::PatientDesk* patient = nullptr;
        engine::DoctorDesk* doctor = nullptr;
        engine::LedgerView* ledger = nullptr;
    };
    Seat(Profile profile, Desks desks, QObject* parent = nullptr);
    ~Seat() override;

    const Profile& profile() const { return profile_; }
    void setClinicName(const QString& clinic) { profile_.clinic = clinic; }
    State state() const { return state_; }
    void unlock(crypto::SecretBytes passphrase);
    void lock();
    // The session still finishes what it must before the keys are wiped.
    bool isLocking() const { return locking_; }

    // Of a person: after the first unlock. Phase below Ready: the desks answer Denied until it has joined.
    const engine::Person& person() const { return person_; }
    void setPerson(const engine::Person& person);
    engine::Session* session() { return session_.get(); }
    engine::PatientDesk* patient();
    engine::DoctorDesk* doctor();
    engine::LedgerView* ledger();
    engine::ClinicDesk* clinic() { return node_.get(); }

    // What the node that we see says of the network; asked every few seconds while open.
    const std::optional<engine::LedgerStatus>& network() const { return network_; }
    QDateTime offlineSince() const { return offlineSince_; }  // null: it answers
    // Of a clinic: what made its node give up; it does nothing any more until the program is started anew.
    const std::optional<Error>& nodeFailure() const { return nodeFailure_; }
    // Of a person: is their clinic on this very computer, and not unlocked since the program began? Then
    // nothing answers before somebody does that. The window knows the others' places.
    void setHomeLocked(std::function<bool()> ask) { homeLocked_ = std::move(ask); }
    bool isHomeLocked() const { return homeLocked_ && homeLocked_(); }

Q_SIGNALS:
    void opened();
    void refused(const reseal::Error& error);
    void locked();
    void keysWiped();  // some time after locked()
    void ledgerMoved();
    void networkSeen();
    void nodeFailed();
    void progress(const reseal::engine::JobProgress& progress);

private:
    void open();
    void closeKeys();
    bool isAbandoned();
    void look();
    void watchNode();
    void onNodeStopped(const reseal::Error& why);
    Profile profile_;
    State state_ = State::Locked;
    bool abandoned_ = false;  // locked while Opening
    bool locking_ = false;
    engine::Person person_;
    std::unique_ptr<engine::Session> session_;
    Desks given_;
    std::shared_ptr<engine::ClinicDesk> node_;
    std::optional<engine::LedgerStatus> network_;
    QDateTime offlineSince_;
    std::optional<Error> nodeFailure_;
    std::function<bool()> homeLocked_;
    QTimer* timer_;
    bool looking_ = false;
};

}  // namespace reseal::ui
