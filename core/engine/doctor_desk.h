// What a doctor can do: find patients in the clinic's register, add them by their care cards, seal records
// for them, ask to read, and read.
//
// Commands, errors, repetition: as in patient_desk.h.
//
// Thread rule: the thread it was made on; results and batches come from the job thread, signals on this one.
#pragma once

#include <QFuture>
#include <QObject>

#include "core/base/result.h"
#include "core/engine/emergencies.h"

namespace reseal::engine {

inline constexpr std::uint64_t kMaxInMemory = std::uint64_t{512} << 20;  // content of a record to be viewed

class DoctorDesk : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

    // Takes a care card, makes a pseudonym for this patient alone and registers it. Added again, what is
    // empty stays as it was and what was empty is filled in. Errors: Conflict (you know this card by other
    // words: editPatient corrects them), AlreadyExists (you have a patient of that name and birth date, or
    // that number, with another card; NewPatient::isAnother says that it is somebody else); Malformed,
    // WrongLedger, InvalidArgument (some other text of this program; a birth date or number that is none),
    // NotFound (the ledger knows no such patient), Expired (the card was replaced by a newer one); which
    // paper is wrong in what way says records::paperRefusalOf.
    virtual QFuture<Result<PatientRow>> addPatient(NewPatient patient) = 0;
    virtual QFuture<Result<std::vector<PatientRow>>> patients() = 0;
    // Corrects all three; empty: unknown, but for the name. Nothing of it leaves this machine. Errors:
    // NotFound, InvalidArgument.
    virtual QFuture<Result<PatientRow>> editPatient(SignPublic patient, std::string name,
                                                    std::string birthDate, std::string localNumber) = 0;

    // The clinic's register: each word begins a word of the name or a part of the birth date; at most 50
    // rows, by name. Each row that is shown is written down there, under this doctor. Errors: InvalidArgument
    // (no word of two letters), Denied (not a member of the clinic any more), Limit (too much in so short a
    // time), Expired (the clocks here and there differ by minutes).
    virtual QFuture<Result<std::vector<RegisterRow>>> findInRegister(std::string words) = 0;
    // Enters a patient there (row 0), or replaces name, birth date and number of a row that has
    // no pseudonym yet; the row's number. A
    // card goes with it if one is given, or if this doctor holds that of `pseudonym` (and has taken the
    // handover). Errors: those; AlreadyExists (card or number; also after an earlier try whose answer was
    // lost), NotFound (row), Conflict (the row is another patient's); of the card as in addPatient; Denied
    // also: a card without the handover, other words for a row with a pseudonym (staff can change those).
    virtual QFuture<Result<std::int64_t>> addToRegister(RegisterRow row) = 0;

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
    // In batches to `take` (how many there were), or all at once, the latest first: for who knows that they
    // are few. After a failure `take` has had some of them.
    virtual QFuture<Result<std::size_t>> chart(SignPublic patient, TakeRecords take) = 0;
    virtual QFuture<Result<std::vector<RecordRow>>> chart(SignPublic patient) = 0;

    // Errors: InvalidArgument (what can't be asked for), Refused (the day's limit).
    virtual QFuture<Result<RequestRow>> request(Wish wish) = 0;
    virtual QFuture<Result<std::vector<RequestRow>>> requests() = 0;
    virtual QFuture<Result<std::vector<GrantRow>>> grants(SignPublic patient) = 0;

    // Break-glass: what the patient has left for emergencies can be read until the time that it says, as if
    // it were granted; the patient and all clinics are told, and somebody reviews it. Errors:
    // WrongPassphrase; InvalidArgument (a reason; no word for a patient whose card is not here), NotFound (no
    // such patient), Denied (suspended), Refused: NothingStands (nothing is left for emergencies),
    // TooManyEmergencies.
    virtual QFuture<Result<EmergencyOpened>> emergency(EmergencyCall call) = 0;

    // Errors: NotFound; Denied (no grant covers it), Revoked, Expired; Offline (too few proxies; the detail
    // says how many); NotCurrent; TooLarge (over kMaxInMemory: save it instead); BadProof, CannotOpen.
    virtual QFuture<Result<OpenedRecord>> open(RecordId record) = 0;
    // Each span, or the document, as <SHA-256>; `directory` is made. Errors: those, DiskFull, Io.
    virtual QFuture<Result<SavedRecord>> save(RecordId record, std::string directory) = 0;

    // What was done under this doctor's pseudonym for the patient, the latest first; in pages as a patient's.
    virtual QFuture<Result<std::vector<ActivityRow>>> activity(SignPublic patient,
                                                               std::uint64_t before = 0) = 0;

Q_SIGNALS:
    void changed();  // the ledger has moved: what is shown may be stale
};

}  // namespace reseal::engine
