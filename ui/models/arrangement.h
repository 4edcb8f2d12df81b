// A set of records as a table shows it: in which order, and which of them. Made in one piece from a wish, so
// that it may be made aside and put on the screen at once.
//
// Thread rule: values; arranged() on any thread.
#pragma once

#include "ui/models/record_set.h"

namespace reseal::ui {

struct RecordWish {
    std::shared_ptr<const RecordSet> records;
    RecordFilter filter;
    RecordColumn by = RecordColumn::Date;
    bool descending = true;
};

struct Arrangement {
    using Rows = std::shared_ptr<const std::vector<RecordSet::Row>>;
    RecordWish wish;
    Rows order;  // all
    KnownWords words;
    Rows shown;  // those that pass the filter; the same object if there is none
};

// What `before` has in common with the wish is taken from there.
Arrangement arranged(const Arrangement& before, const RecordWish& wish);

}  // namespace reseal::ui
