// Many records in little room: what a list shows, column by column, with each text kept once. A million
// records take some 70 MB if their titles repeat and some 170 MB if all differ (tests/bench/README.md). A
// filter looks at each text once and then at numbers only.
//
// Thread rule: built on any thread, on one at a time; afterwards only read.
#pragma once

#include <QString>
#include <map>
#include <memory>
#include <vector>

#include "core/engine/values.h"
#include "ui/models/text_pool.h"

namespace reseal::ui {

enum class RecordColumn { Category, Title, Date, Clinic, State };
inline constexpr int kRecordColumns = 5;

struct RecordFilter {
    QString words;                          // each must occur in title, clinic, type, category or date
    std::set<engine::Category> categories;  // empty: all
    std::optional<engine::Access> access;
    bool unsortedOnly = false;
    friend bool operator==(const RecordFilter&, const RecordFilter&) = default;
    bool isNone() const { return *this == RecordFilter(); }
    // Does everything that passes this one pass `wider` for certain? (A word was typed on.)
    bool isWithin(const RecordFilter& wider) const;
};

// Which texts of a set the last few words occur in: whoever types on, or takes a letter back, needs most of
// that again. Of one set; at most kMost words, a byte a text each.
class KnownWords {
public:
    using Texts = std::shared_ptr<const std::vector<char>>;
    static constexpr std::size_t kMost = 16;
    Texts find(const QString& word) const;  // null: not known
    void add(const QString& word, Texts texts);

private:
    std::vector<std::pair<QString, Texts>> words_;  // the oldest first
};

class RecordSet {
public:
    using Row = std::uint32_t;
    static constexpr std::uint8_t kNoCategory = 255;

    // The oldest first, as desks hand them over in batches; rows are numbered in this order.
    void add(const engine::RecordRow& row);
    void finish();  // no add() after it
    // A whole list, the latest first, as desks give it: its last row is number 0.
    static std::shared_ptr<const RecordSet> of(const std::vector<engine::RecordRow>& rows);

    std::size_t size() const { return ids_.size(); }
    RecordId id(Row row) const { return ids_[row]; }
    SignPublic patient() const { return patient_; }
    std::optional<engine::Category> category(Row row) const;
    std::string_view title(Row row) const { return texts_.at(titles_[row]); }
    std::string_view type(Row row) const { return texts_.at(types_[row]); }
    std::string_view clinic(Row row) const { return texts_.at(clinics_[row]); }
    std::string_view date(Row row) const { return texts_.at(dates_[row]); }
    engine::Access access(Row row) const { return static_cast<engine::Access>(accesses_[row]); }
    Instant readableUntil(Row row) const { return {untils_[row]}; }
    Instant registered(Row row) const { return {registered_[row]}; }
    std::uint64_t sealedSize(Row row) const { return sizes_[row]; }
    std::size_t copies(Row row) const { return copies_[row]; }
    bool unsorted(Row row) const { return (flags_[row] & 1) != 0; }
    bool unverified(Row row) const { return (flags_[row] & 2) != 0; }
    std::optional<Row> find(const RecordId& id) const;
    // Those of the ids that are here, in one pass.
    std::vector<Row> rowsOf(const std::set<RecordId>& ids) const;
    std::size_t unsorted() const;  // how many

    // The rows that pass, in the order of `order`. `known` is of this set, and learns.
    std::vector<Row> filtered(const RecordFilter& filter, const std::vector<Row>& order,
                              KnownWords& known) const;
    // All rows by a column; equal ones with the latest first.
    std::vector<Row> sorted(RecordColumn by, bool descending) const;
    // How many there are of each category.
    std::map<engine::Category, std::size_t> categories() const;
    std::size_t bytes() const;

private:
    std::vector<std::uint32_t> keys(RecordColumn by) const;
    SignPublic patient_;
    TextPool texts_;
    std::vector<RecordId> ids_;
    std::vector<std::uint8_t> categories_, accesses_, flags_, copies_;
    std::vector<std::uint32_t> titles_, types_, clinics_, dates_;
    std::vector<std::int64_t> untils_, registered_;
    std::vector<std::uint64_t> sizes_;
};

}  // namespace reseal::ui
