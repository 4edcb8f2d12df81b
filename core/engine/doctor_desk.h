// What a doctor can do: add patients by their care cards, seal records for them, ask to read, and read.
//
// Commands, errors, repetition: as in patient_desk.h.
//
// Thread rule: the thread it was made on; results come from the job thread, signals on this one.
#pragma once

#include <QFuture>
#include <QObject>

#include "core/base/result.h"
#include "core/engine/values.h"

namespace reseal::engine {

inline constexpr std::uint64_t kMaxInMemory = std::uint64_t{512} << 20;  // content of a record to be viewed

class DoctorDesk : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

    // Takes a care card, makes a pseudonym for this patient alone and registers it. Errors: Malformed,
    // WrongLedger, InvalidArgument (some other text of this program), NotFound (the ledger knows no such
    // patient), Expired (the card was replaced by a newer one).
    virtual QFuture<Result<PatientRow>> addPatient(std::string careCard, std::string name) = 0;
    virtual QFuture<Result<std::vector<PatientRow>>> patients() = 0;

    // Reads files and says what would be sealed; changes nothing. Errors: those of exchange::planImport,
    // with the file's name first; NotFound (patient).
    virtual QFuture<Result<ImportPreview>> previewImport(SignPublic patient,
                                                         std::vector<std::string> paths) = 0;
    virtual void dropPreview(std::uint64_t preview) = 0;
    // Seals what the preview showed, all or nothing until the first transaction is out. Doing it again after
    // a failure goes on with what is sealed and uploaded already. Errors: NotFound (preview), Denied (a
    // record is not confirmed), Conflict (a file was changed since), DiskFull, Refused.
    virtual QFuture<Result<SealReport>> seal(SealChoices choices) = 0;

    // What exists of a patient; labels of the closed drawer only as far as grants allow.
    virtual QFuture<Result<std::vector<RecordRow>>> chart(SignPublic patient) = 0;

    // Errors: InvalidArgument (what can't be asked for), Refused (the day's limit).
    virtual QFuture<Result<RequestRow>> request(Wish wish) = 0;
    virtual QFuture<Result<std::vector<RequestRow>>> requests() = 0;
    virtual QFuture<Result<std::vector<GrantRow>>> grants(SignPublic patient) = 0;

    // Errors: NotFound; Denied (no grant covers it), Revoked, Expired; Offline (too few proxies; the detail
    // says how many); NotCurrent; TooLarge (over kMaxInMemory: save it instead); BadProof, CannotOpen.
    virtual QFuture<Result<OpenedRecord>> open(RecordId record) = 0;
    // Each span, or the document, as <SHA-256>; `directory` is made. Errors: those, DiskFull, Io.
    virtual QFuture<Result<SavedRecord>> save(RecordId record, std::string directory) = 0;

    // What was done under this doctor's pseudonym for the patient, the latest first.
    virtual QFuture<Result<std::vector<ActivityRow>>> activity(SignPublic patient,
                                                               std::uint64_t from = 0) = 0;

Q_SIGNALS:
    void changed();  // the ledger has moved: what is shown may be stale
};

}  // namespace reseal::engine
