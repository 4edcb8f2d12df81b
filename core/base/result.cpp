#include "core/base/result.h"

namespace reseal {

std::string_view name(ErrorCode code) {
    switch (code) {
        case ErrorCode::InvalidArgument:
            return "InvalidArgument";
        case ErrorCode::Malformed:
            return "Malformed";
        case ErrorCode::TooLarge:
            return "TooLarge";
        case ErrorCode::TooNew:
            return "TooNew";
        case ErrorCode::Unsupported:
            return "Unsupported";
        case ErrorCode::InvalidPoint:
            return "InvalidPoint";
        case ErrorCode::InvalidScalar:
            return "InvalidScalar";
        case ErrorCode::BadSignature:
            return "BadSignature";
        case ErrorCode::BadProof:
            return "BadProof";
        case ErrorCode::CannotOpen:
            return "CannotOpen";
        case ErrorCode::WrongPassphrase:
            return "WrongPassphrase";
        case ErrorCode::Damaged:
            return "Damaged";
        case ErrorCode::NotFound:
            return "NotFound";
        case ErrorCode::AlreadyExists:
            return "AlreadyExists";
        case ErrorCode::Denied:
            return "Denied";
        case ErrorCode::Revoked:
            return "Revoked";
        case ErrorCode::Expired:
            return "Expired";
        case ErrorCode::NotCurrent:
            return "NotCurrent";
        case ErrorCode::Refused:
            return "Refused";
        case ErrorCode::WrongLedger:
            return "WrongLedger";
        case ErrorCode::WrongPeer:
            return "WrongPeer";
        case ErrorCode::Offline:
            return "Offline";
        case ErrorCode::Timeout:
            return "Timeout";
        case ErrorCode::Limit:
            return "Limit";
        case ErrorCode::Conflict:
            return "Conflict";
        case ErrorCode::DiskFull:
            return "DiskFull";
        case ErrorCode::Io:
            return "Io";
        case ErrorCode::Locked:
            return "Locked";
        case ErrorCode::Cancelled:
            return "Cancelled";
    }
    return "Unknown";
}

std::string Error::text() const {
    return std::string(name(code)) + ": " + detail;
}

}  // namespace reseal
