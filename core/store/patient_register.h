// The clinic's register of its patients: name, birth date, local number, care card. Shared by the
// clinic's members through its node; each look is written down in the same step as it is answered.
//
// Thread rule: that of LedgerStore.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "core/base/ids.h"
#include "core/base/time.h"
#include "core/sql/database.h"

namespace reseal::store {

inline constexpr std::size_t kMaxFound = 50;
inline constexpr std::size_t kMaxCareCard = 4096;
inline constexpr std::size_t kMaxRegisterText = 256;  // bytes of UTF-8, each field

struct Patient {
    std::int64_t row = 0;  // given by add
    std::string name;
    std::string birthDate;                // ISO 8601, "1961-04-30"; empty if unknown
    std::string localNumber;              // the clinic's own; unique; empty if there is none
    std::optional<SignPublic> pseudonym;  // unique; absent before the person joined
    Bytes careCard;                       // canonical CBOR (core/records); empty if there is none
    friend bool operator==(const Patient&, const Patient&) = default;
};

// Who looks, why, and when.
struct Look {
    std::int64_t row = 0;  // of the patient
    Hash32 member;         // the member's identity Y, 32 bytes
    std::string reason;    // "search", "card", "open": ASCII, at most 64 bytes
    Instant at;
    friend bool operator==(const Look&, const Look&) = default;
};
struct Viewer {
    Hash32 member;
    std::string reason;
    Instant at;
};

// What is allowed when somebody enters a patient.
struct EntryRules {
    // Staff at the clinic's own computer may correct the words of a row that has a pseudonym; nobody else
    // may.
    bool mayReword = false;
    // May the card `now` take the place of `before`, which is not empty? Absent: any may.
    std::function<Status(ByteView before, ByteView now)> judgeCard;
};

// A look with its number, which grows, and the patient's name as it is now (empty: removed).
struct NumberedLook {
    std::int64_t number = 0;
    std::string name;
    Look look;
};
struct LookFilter {
    std::optional<std::int64_t> row;
    std::optional<Hash32> member;
    std::int64_t below = 0;  // of numbers; 0: from the latest
    std::size_t most = 0;    // at most 1,000
};

class PatientRegister {
public:
    explicit PatientRegister(sql::Database& database) : database_(&database) {}
    // Returns the row. Errors: AlreadyExists (number or pseudonym), InvalidArgument (no name, a date
    // that is none, too long).
    Result<std::int64_t> add(const Patient& patient);
    Status update(const Patient& patient);  // NotFound, AlreadyExists, InvalidArgument
    Status remove(std::int64_t row);        // its looks stay
    // What somebody enters who may not undo what others have: adds (row 0), or replaces name, birth date and
    // number of a row that has no pseudonym yet; a pseudonym and a card can be added, and another card of the
    // same pseudonym. Written down as a look of `viewer` in the same step; if it is refused, as one with
    // "-refused" behind the reason at each row that it ran into, for the refusal tells of them. Returns the
    // row. Errors: those of add and update; AlreadyExists also: new, without number or pseudonym, and one of
    // that name and birth date is there (so that entering it again after a lost answer makes no second one);
    // Conflict: the row is another pseudonym's; Denied: other words for a row that has one; those of `rules`.
    Result<std::int64_t> enter(const Patient& patient, const Viewer& viewer, const EntryRules& rules = {});

    // Each patient in an answer is written down as a look of `viewer`; if that fails nothing is answered.
    // Errors: InvalidArgument (no reason, or a long one).
    Result<std::optional<Patient>> at(std::int64_t row, const Viewer& viewer);
    Result<std::optional<Patient>> withNumber(std::string_view localNumber, const Viewer& viewer);
    Result<std::optional<Patient>> withPseudonym(const SignPublic& pseudonym, const Viewer& viewer);
    // Each word of `words` begins a word of the name or a part of the birth date; letters are compared
    // without case and accents. At most kMaxFound, by name. Reads through the whole register: a tenth
    // of a second for 100,000 patients. Errors also: InvalidArgument (no word of two letters; a
    // Chinese or Korean character says as much as a word).
    Result<std::vector<Patient>> search(std::string_view words, const Viewer& viewer);

    Result<std::vector<Look>> looks(std::int64_t row);  // the latest first, at most 1,000
    // The latest first.
    Result<std::vector<NumberedLook>> looks(const LookFilter& filter);

private:
    Result<std::int64_t> enterNow(const Patient& patient, const Viewer& viewer, const EntryRules& rules);
    Status noteRefused(const Patient& patient, Viewer viewer);
    Result<std::optional<Patient>> one(sql::Statement row, const Viewer& viewer);
    Result<bool> isThere(const Patient& patient);
    Status noteLooks(const std::vector<Patient>& seen, const Viewer& viewer);
    sql::Database* database_;
};

}  // namespace reseal::store
