// An opened record as a window shows it, and the numbers of many records as curves on one axis of time. What
// is read how, and why its text has to be shown as plain text, stands in core/exchange/fhir_reading.h.
//
// Thread rule: functions of values; any thread. Reading a large record takes a while: not the one that draws.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/engine/values.h"
#include "core/exchange/fhir_reading.h"

namespace reseal::engine {

using exchange::Bound;
using exchange::kNoParent;
using exchange::Measurement;
using exchange::NodeKind;
using exchange::ReadingNode;
using exchange::ReadingTree;
using exchange::ResourceReading;
using exchange::ResourceSummary;
using exchange::SummaryLabel;
using exchange::SummaryLine;
using exchange::TimePrecision;

struct ReadableSpan {
    std::string resourceType, id, date;  // as the manifest says
    Hash32 sha256;
    // Both empty: it is no FHIR JSON but a document of `mediaType`, shown by other means.
    std::optional<ResourceReading> reading;
    std::optional<Error> problem;  // it claims to be FHIR JSON and can't be read
    std::string mediaType;
};
struct ReadableRecord {
    RecordId id;
    Category category = Category::Notes;
    std::vector<Category> also;
    std::string type, title, date, clinicName, subject;
    std::vector<ReadableSpan> spans;  // in the record's order
};

// Of a whole record: nodes of trees, lines of summaries, measurements. What comes after is there as `cut`, to
// be saved and opened elsewhere. (A small file can hold very many tiny resources.)
inline constexpr std::size_t kMaxRecordNodes = 500'000;

// A line that names another resource of the record and has no words of its own for it gets that one's title.
ReadableRecord readable(const OpenedRecord& opened);

struct SeriesPoint {
    Measurement measurement;
    RecordId record;
    std::size_t span = 0;  // in ReadableRecord::spans
};
struct Series {
    std::string system, code;
    std::string unitCode, unit;  // unit: as people read it
    std::string name;            // what its latest point is called; with the unit behind it, if units differ
    bool unitsDiffer = false;    // there is another series of this code in another unit
    std::vector<SeriesPoint> points;   // by time
    std::vector<SeriesPoint> undated;  // have no place on the axis
    // The reference band, if all points have the same; else each has its own.
    std::optional<Bound> referenceLow, referenceHigh;
};

// Measurements by code (where there is none, by what it is called) and unit (the UCUM code if there is one),
// ordered by name. Left out: what is entered in error or cancelled. What stands in several of the records
// (the same bytes) is there once.
std::vector<Series> seriesOf(std::span<const ReadableRecord> records);

}  // namespace reseal::engine
