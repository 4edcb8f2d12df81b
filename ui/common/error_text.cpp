#include "ui/common/error_text.h"

#include <QCoreApplication>

#include "core/base/check.h"

namespace reseal::ui {
namespace {

// The engine's named causes stand in the detail as "Truncated: …", at its beginning or behind a file's name.
bool names(const Error& error, const std::string& cause) {
    const std::string name = cause + ": ";
    return error.detail.rfind(name, 0) == 0 || error.detail.find(": " + name) != std::string::npos;
}

class Say {
    Q_DECLARE_TR_FUNCTIONS(ErrorText)
public:
    static QString malformed(const Error& error) {
        if (names(error, "Truncated"))
            return tr("The file ends in the middle. Export it again at its source.");
        if (names(error, "NotUtf8"))
            return tr("The file's text is in an encoding that health records don't use. Export it as UTF-8.");
        if (names(error, "NotJson")) return tr("The file is damaged, or is no health record in JSON.");
        if (names(error, "KeyTwice"))
            return tr("The file contradicts itself: it says one thing twice. Export it again at its source.");
        return tr("This is not what it should be, or it was cut or mistyped. Copy all of it and try again.");
    }
    static QString unsupported(const Error& error) {
        if (names(error, "NotFhir")) return tr("The file is in JSON, but no health record (FHIR).");
        if (names(error, "BundleKind"))
            return tr(
                "The file is a log or a message between servers, not a record. Export the patient's "
                "record instead.");
        return tr("This version of Reseal can't work with it.");
    }
    static QString conflict(const Error& error) {
        if (names(error, "TwoPatients"))
            return tr("The file is about more than one patient. Export each patient by themselves.");
        return tr("It was changed in the meantime. Look at it again and repeat what you did.");
    }
    static QString of(const Error& error) {
        switch (error.code) {
            case ErrorCode::InvalidArgument:
                return tr("This is something else than was expected here. Nothing was changed.");
            case ErrorCode::Malformed:
                return malformed(error);
            case ErrorCode::TooLarge:
                return tr("It is larger than Reseal takes at once. Nothing was changed.");
            case ErrorCode::TooNew:
                return tr("It was made by a newer version of Reseal. Update this program to open it.");
            case ErrorCode::Unsupported:
                return unsupported(error);
            case ErrorCode::InvalidPoint:
            case ErrorCode::InvalidScalar:
            case ErrorCode::BadProof:
                return tr(
                    "What another clinic sent does not hold up, so it was not used. Ask the clinic's staff "
                    "to look at the ledger.");
            case ErrorCode::BadSignature:
                return tr("Its signature is wrong: it does not come from whom it says. It was not used.");
            case ErrorCode::CannotOpen:
                return tr("It can't be decrypted with the keys of this person. Nothing was changed.");
            case ErrorCode::WrongPassphrase:
                return tr(
                    "The passphrase is not right. Nobody can look it up or set a new one; try again, and "
                    "mind capital letters and the keyboard's language.");
            case ErrorCode::Damaged:
                return tr(
                    "Stored files fail their checks: the disk may be failing. Nothing was changed. Don't "
                    "delete anything; restore the folder from a backup.");
            case ErrorCode::NotFound:
                return tr("It is not there, or not known here yet.");
            case ErrorCode::AlreadyExists:
                return tr("It is there already. Nothing was changed.");
            case ErrorCode::Denied:
                return tr("You have no permission for this.");
            case ErrorCode::Revoked:
                return tr("The patient has taken the permission back.");
            case ErrorCode::Expired:
                return tr("Its time has run out. Ask for a new one.");
            case ErrorCode::NotCurrent:
                return tr(
                    "The clinics can't tell yet whether they know the latest decisions, so nothing is "
                    "opened. It is tried again; please wait a moment.");
            case ErrorCode::Refused:
                return tr("The ledger's rules don't allow it. Nothing was changed.");
            case ErrorCode::WrongLedger:
                return tr("It belongs to another group of clinics than this one.");
            case ErrorCode::WrongPeer:
                return tr(
                    "The computer that answered is not the clinic's. Nothing was sent. Tell the clinic.");
            case ErrorCode::Offline:
                return tr(
                    "The clinic can't be reached at the moment. What you entered is kept; it goes on as "
                    "soon as the connection is back.");
            case ErrorCode::Timeout:
                return tr(
                    "The clinic did not answer in time. What you entered is kept; try again in a moment.");
            case ErrorCode::Limit:
                return tr("There is too much to do at once. Nothing was lost; try again in a moment.");
            case ErrorCode::Conflict:
                return conflict(error);
            case ErrorCode::DiskFull:
                return tr(
                    "The disk is full. What was sealed before is kept, nothing half is. Free some space "
                    "and do it again: it goes on where it stopped.");
            case ErrorCode::Io:
                return tr(
                    "The computer would not read or write a file. Nothing was changed. Look whether the "
                    "disk is there and may be written.");
            case ErrorCode::Locked:
                return tr("These keys are in use by another window or program. Close that one first.");
            case ErrorCode::Cancelled:
                return tr("It was stopped.");
        }
        RESEAL_CHECK(false);
    }
};

}  // namespace

QString errorCause(const Error& error) {
    return Say::of(error);
}

QString errorText(const Error& error, const QString& doing) {
    const QString cause = errorCause(error);
    return doing.isEmpty() ? cause : QString(doing + QLatin1Char(' ') + cause);
}

Tone toneOf(const Error& error) {
    switch (error.code) {
        case ErrorCode::NotCurrent:
        case ErrorCode::Offline:
        case ErrorCode::Timeout:
        case ErrorCode::Limit:
        case ErrorCode::Cancelled:
        case ErrorCode::AlreadyExists:
        case ErrorCode::Denied:
        case ErrorCode::Revoked:
        case ErrorCode::Expired:
            return Tone::Warn;
        case ErrorCode::InvalidArgument:
        case ErrorCode::Malformed:
        case ErrorCode::TooLarge:
        case ErrorCode::TooNew:
        case ErrorCode::Unsupported:
        case ErrorCode::InvalidPoint:
        case ErrorCode::InvalidScalar:
        case ErrorCode::BadSignature:
        case ErrorCode::BadProof:
        case ErrorCode::CannotOpen:
        case ErrorCode::WrongPassphrase:
        case ErrorCode::Damaged:
        case ErrorCode::NotFound:
        case ErrorCode::Refused:
        case ErrorCode::WrongLedger:
        case ErrorCode::WrongPeer:
        case ErrorCode::Conflict:
        case ErrorCode::DiskFull:
        case ErrorCode::Io:
        case ErrorCode::Locked:
            return Tone::Bad;
    }
    RESEAL_CHECK(false);
}

}  // namespace reseal::ui
