// What a patient can do: show the care card, answer requests, see and end what others may read, read and
// sort the own records.
//
// Every command returns at once; its work is done by a job thread, one job after the other. Errors are
// values; each says what was wrong and what was kept. A command that failed half-way may simply be given
// again: it goes on from where it stood, and nothing is doubled on the ledger.
//
// Errors of every command: Offline, Timeout (the home node), Cancelled, Locked (the session is), and Denied
// (not Phase::Ready). Further ones are named at the command.
//
// Thread rule: the thread it was made on; results and batches come from the job thread, signals on this one.
#pragma once

#include <QFuture>
#include <QObject>

#include "core/base/result.h"
#include "core/engine/emergencies.h"

namespace reseal::engine {

class PatientDesk : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

    virtual QFuture<Result<CareCardText>> careCard() = 0;

    // The latest first.
    virtual QFuture<Result<std::vector<RequestRow>>> requests() = 0;
    // Errors: NotFound, Refused (decided already, or ended since), NotCurrent (another answer to it is on its
    // way), Conflict (it is not the one that was shown), InvalidArgument (nothing of what is wanted is left,
    // or more than is wanted), and whatever makes the request unbelievable (RequestRow::problem).
    virtual QFuture<Result<Approved>> approve(Approval approval) = 0;
    // What the request and the template of that name have in common, until the earlier end. Errors: those,
    // and InvalidArgument if the template does not fit (another clinic or purpose, nothing in common), with
    // why.
    virtual QFuture<Result<Approved>> approveBy(RequestId request, std::string name) = 0;
    virtual QFuture<Result<Written>> deny(RequestId request) = 0;

    // In the order of their names; kept here and in the locker, on no ledger.
    virtual QFuture<Result<std::vector<Template>>> templates() = 0;
    // In place of the one of that name, if there is one. Errors: InvalidArgument (it could fit no request),
    // NotFound (no such clinic), Limit.
    virtual QFuture<Result<void>> keepTemplate(Template one) = 0;
    virtual QFuture<Result<void>> dropTemplate(std::string name) = 0;  // Errors: NotFound

    virtual QFuture<Result<std::vector<GrantRow>>> grants() = 0;
    // Ends all that this grant's grantee may read in its category. It takes effect as soon as it reaches
    // the home node, ordered or not. Errors: NotFound (nothing was revoked then); Offline and the like: it is
    // kept, and sent as soon as the home node is reached.
    virtual QFuture<Result<Revoked>> revoke(GrantId grant) = 0;

    // What is left for emergencies, and what became of it. Off until leaveForEmergencies; what that leaves is
    // kept in step with new keys by itself. Sensitive categories are in it only if they are named; none: off.
    // Errors: InvalidArgument (a category nobody may ask for). What can't be done now is in `unfinished`, and
    // is done later by itself.
    virtual QFuture<Result<EmergencyAccess>> emergencyAccess() = 0;
    virtual QFuture<Result<EmergencyAccess>> leaveForEmergencies(std::set<Category> categories) = 0;

    // What clinics have released and refused under one of these grants, the latest hour first: reported ones
    // proven, and those that are not on the ledger yet as the clinics say. One that shows nothing is named in
    // its row. Errors: NotFound, those of activity().
    virtual QFuture<Result<std::vector<ReleasedHour>>> releases(GrantId grant) = 0;

    // In batches to `take` (how many there were), or all at once, the latest first: for who knows that they
    // are few. After a failure `take` has had some of them.
    virtual QFuture<Result<std::size_t>> records(TakeRecords take) = 0;
    virtual QFuture<Result<std::vector<RecordRow>>> records() = 0;
    // Errors: NotFound; TooLarge (over kMaxInMemory: save it instead); Damaged, BadProof, CannotOpen.
    virtual QFuture<Result<OpenedRecord>> open(RecordId record) = 0;
    // Each span, or the document, as <SHA-256>; `directory` is made. Errors: those, DiskFull, Io.
    virtual QFuture<Result<SavedRecord>> save(RecordId record, std::string directory) = 0;
    // Puts a record where it belongs. Errors: NotFound, InvalidArgument (not a category for people to
    // choose, or it lies there already).
    virtual QFuture<Result<Written>> refile(RecordId record, Category category) = 0;
    // For good: all file servers delete it.
    virtual QFuture<Result<Written>> erase(RecordId record) = 0;
    // What was erased, the latest sealed first.
    virtual QFuture<Result<std::vector<ErasureRow>>> erasures() = 0;

    // Everything that concerns me, the latest first: at most ledger::kMaxPage of those before number `before`
    // (ActivityRow::number), or of all. Proven to be all of it and of now. Errors: BadProof, BadSignature,
    // Malformed (the home node leaves out or alters something); NotCurrent (it can't show that it is
    // current). An event of what a clinic has released comes with each of those releases, proven likewise.
    virtual QFuture<Result<std::vector<ActivityRow>>> activity(std::uint64_t before = 0) = 0;

Q_SIGNALS:
    void changed();  // the ledger has moved: what is shown may be stale
};

}  // namespace reseal::engine
