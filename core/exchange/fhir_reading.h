// What a person needs to see of a FHIR R4 resource, from its bytes alone: a tree of everything in it, a
// summary, and the numbers that can be plotted. A number is text first, exactly as it stood ("6.10" is not
// "6.1": precision has a clinical meaning), and a double only for drawing.
//
// All text here is plain: markup has become text, nothing in it was run or fetched, and what could reorder
// what is read has become a space. A window must show it as plain text, because text may look like markup.
// Words of FHIR (a status, "true") stay codes; what labels are called in whose language is the window's.
//
// Thread rule: functions of values; any thread.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/base/bytes.h"
#include "core/base/time.h"
#include "core/exchange/fhir_rules.h"

namespace reseal::exchange {

inline constexpr std::uint64_t kMaxReadableBytes = std::uint64_t{32} << 20;  // of one resource
inline constexpr std::size_t kMaxReadingNodes = 200'000;                     // beyond, the tree is cut
inline constexpr std::size_t kMaxSummaryLines = 2'000;                       // beyond, the summary is cut
inline constexpr std::size_t kMaxLineBytes = 4'096;     // of a line; what is longer ends in "…"
inline constexpr std::size_t kMaxTextBytes = 64 << 10;  // of a text of several lines, and of a tree's value

// ---- the tree ----

enum class NodeKind { Object, Array, String, Number, Bool, Null };

inline constexpr std::uint32_t kNoParent = UINT32_MAX;

struct ReadingNode {
    std::string name;   // the key; empty for the root and for items of an array
    std::string value;  // of a number the characters as they stood; empty for objects, arrays and null
    NodeKind kind = NodeKind::Null;
    std::uint32_t parent = kNoParent;  // always before its children
    std::uint32_t depth = 0;
};
struct ReadingTree {
    std::vector<ReadingNode> nodes;  // in the order of the text
    bool cut = false;                // there is more than kMaxReadingNodes
};

// ---- the summary ----

enum class SummaryLabel {
    AbsentReason,
    Achievement,
    Active,
    Activity,
    Address,
    Addresses,
    Agent,
    Answer,
    AsNeeded,
    Attachment,
    Author,
    BirthDate,
    BodySite,
    CareTeam,
    Category,
    Class,
    ClinicalStatus,
    Code,
    Complication,
    Component,
    Conclusion,
    Contact,
    Criticality,
    Deceased,
    Description,
    Device,
    Diagnosis,
    Discharge,
    DoNotPerform,
    Dosage,
    Dose,
    DoseNumber,
    Due,
    Entity,
    Expiration,
    FollowUp,
    Form,
    Gender,
    GeneralPractitioner,
    Goal,
    Identifier,
    Ingredient,
    Instances,
    Instruction,
    Insurance,
    Insurer,
    Intent,
    Interpretation,
    Issued,
    Item,
    Language,
    LastOccurrence,
    Location,
    LotNumber,
    Manufacturer,
    MaritalStatus,
    MaxDose,
    Medication,
    Member,
    Method,
    Modality,
    Name,
    Narrative,
    Note,
    Abatement,
    Onset,
    Organization,
    Other,
    Outcome,
    Participant,
    Payment,
    Performer,
    Period,
    Priority,
    Procedure,
    Provider,
    Qualification,
    Quantity,
    Rate,
    Reaction,
    Reason,
    Recorded,
    Recorder,
    ReferenceRange,
    Refills,
    Requester,
    Result,
    Route,
    Series,
    Severity,
    Site,
    Specimen,
    Stage,
    Status,
    StatusReason,
    Substitution,
    Target,
    Telecom,
    Text,
    Timing,
    Total,
    Type,
    Value,
    VerificationStatus,
};
std::string_view name(SummaryLabel label);  // "AbsentReason"

struct SummaryLine {
    SummaryLabel label = SummaryLabel::Other;
    std::string text;       // Note, Text, Narrative, Description and their like may have several lines
    std::string about;      // what of: a component's name, a question, a role, an attachment's title
    std::string reference;  // as written, if this names another resource
};

struct ResourceSummary {
    std::string resourceType, id;
    std::string title;  // never empty: what it is called, else its type
    std::vector<Code> codes;
    std::string status;
    std::string date, dateEnd;  // clinical, as written; empty: not said
    std::string subject, subjectReference;
    std::vector<SummaryLine> lines;
    // An extension in it changes what it means, and this program does not know how: has to be said.
    bool modified = false;
    bool cut = false;  // there is more than is here
};

// ---- numbers to plot ----

struct Bound {
    std::string text;  // the number as written
    double value = 0;
};

enum class TimePrecision { Unknown, Year, Month, Day, Moment };

struct Measurement {
    std::string system, code, display;  // LOINC if there is a LOINC code, else the first; display never empty
    std::string panel;                  // of a component: what the Observation as a whole is called
    std::string status;                 // of the Observation
    std::string comparator;             // "<", "<=", ">=", ">" or empty
    std::string valueText;              // the number as written, without the comparator
    double value = 0;                   // finite
    std::string unit;                   // as people read it
    std::string unitCode;               // UCUM, or empty
    // Of the one range that applies, if it is in the value's unit; bounds are inclusive.
    std::optional<Bound> referenceLow, referenceHigh;
    std::string interpretation;  // a code: "H", "LL"
    std::string time;            // effective, as written; of a period its start
    Instant at;                  // the first millisecond that `time` may mean; a day is taken in UTC
    TimePrecision precision = TimePrecision::Unknown;
};

// ---- all of it ----

struct ResourceReading {
    ReadingTree tree;
    ResourceSummary summary;
    // One for each Observation value and component that is a number, also of Observations within a Bundle or
    // contained. Empty if the tree is cut: half an Observation may say something else than the whole; without
    // those that an unknown extension modifies.
    std::vector<Measurement> measurements;
    std::vector<ResourceSummary> inside;  // of a Bundle's resources
};

// What is not as FHIR says is left out of summary and measurements; the tree has it.
// Errors: NotUtf8, NotJson, Truncated, KeyTwice, NotFhir, TooLarge (see Refusal); Limit (no memory).
Result<ResourceReading> readingOf(ByteView bytes);

}  // namespace reseal::exchange
