// Expected failures as values. A function that can fail for a reason outside our code returns
// Result<T>; our code throws nothing.
//
// Thread rule: values; share nothing.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

#include "core/base/check.h"

namespace reseal {

// What went wrong, as far as a caller may want to act on it or a user interface to explain it.
enum class ErrorCode {
    InvalidArgument,  // the caller asked for something that makes no sense
    Malformed,        // bytes from outside that are not what they claim to be
    TooLarge,         // over a stated limit
    TooNew,           // made by a later version of this program
    Unsupported,      // well formed, but not something this version handles
    InvalidPoint,     // not a canonical, non-identity ristretto255 encoding
    InvalidScalar,    // zero or not reduced
    BadSignature,     // a signature that does not verify
    BadProof,         // a zero-knowledge proof or Merkle path that does not verify
    CannotOpen,       // decryption failed: wrong key or altered ciphertext
    WrongPassphrase,  // the passphrase does not open the vault
    Damaged,          // our own stored state fails its checks
    NotFound,
    AlreadyExists,
    Denied,  // the rules or the patient do not allow it
    Revoked,
    Expired,
    NotCurrent,   // this node can't vouch that its view of the ledger is recent
    Refused,      // the ledger's contract refuses it; detail starts with the refusal's name
    WrongLedger,  // belongs to another ledger (chain id, genesis)
    WrongPeer,    // the other end is not who it should be
    Offline,      // no connection, or too few clinics reachable
    Timeout,
    Limit,     // a queue or quota is full; try later
    Conflict,  // somebody else changed it first
    DiskFull,
    Io,      // the operating system refused a file operation
    Locked,  // the vault is locked or used by another process
    Cancelled,
};

std::string_view name(ErrorCode code);  // "WrongPassphrase"

// `detail` is for logs and messages to staff: English, no secret, no health data.
struct Error {
    ErrorCode code;
    std::string detail;
    std::string text() const;  // "WrongPassphrase: …"
};

template <class T>
class [[nodiscard]] Result {
public:
    Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}
    Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}

    explicit operator bool() const { return state_.index() == 0; }
    T& operator*() & { return value(); }
    const T& operator*() const& { return value(); }
    T&& operator*() && { return std::move(value()); }
    T* operator->() { return &value(); }
    const T* operator->() const { return &value(); }
    T& value() {
        RESEAL_CHECK(state_.index() == 0);
        return *std::get_if<0>(&state_);
    }
    const T& value() const {
        RESEAL_CHECK(state_.index() == 0);
        return *std::get_if<0>(&state_);
    }
    const Error& error() const {
        RESEAL_CHECK(state_.index() == 1);
        return *std::get_if<1>(&state_);
    }

private:
    std::variant<T, Error> state_;
};

template <>
class [[nodiscard]] Result<void> {
public:
    Result() = default;
    Result(Error error) : error_(std::move(error)) {}
    explicit operator bool() const { return !error_; }
    const Error& error() const {
        RESEAL_CHECK(error_.has_value());
        return *error_;
    }

private:
    std::optional<Error> error_;
};

using Status = Result<void>;

inline Error fail(ErrorCode code, std::string detail) {
    return Error{code, std::move(detail)};
}

}  // namespace reseal

#define RESEAL_JOIN_(a, b) a##b
#define RESEAL_JOIN(a, b) RESEAL_JOIN_(a, b)

// RESEAL_TRY(expression): returns the error of a Result, if it is one.
#define RESEAL_TRY(expression)                                                           \
    do {                                                                                 \
        if (auto tried_ = (expression); !tried_) return ::reseal::Error(tried_.error()); \
    } while (false)

// RESEAL_ASSIGN(auto x, expression): x becomes the value, or the error is returned.
#define RESEAL_ASSIGN(declaration, ...) \
    RESEAL_ASSIGN_(RESEAL_JOIN(result_, __LINE__), declaration, __VA_ARGS__)
#define RESEAL_ASSIGN_(name, declaration, ...)                  \
    auto name = (__VA_ARGS__);                                  \
    if (!name) return ::reseal::Error(std::move(name).error()); \
    declaration = *std::move(name)
