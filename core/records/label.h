// What a list of records shows without opening one: the plaintext of a record's label on the ledger.
// (Sealing it is core/sealing/label.h.)
//
//     label = [1, category, [also, …], type, date, title, clinic]        fields as in manifest.h
//
// Whoever has the drawer's key reads it. Under `intake` that is everyone who has the care card, so
// such a label says nothing about what the record is.
//
// Thread rule: values.
#pragma once

#include "core/records/manifest.h"

namespace reseal::records {

inline constexpr std::size_t kMaxLabelBytes = 1020;  // with its length prefix four blocks of 256

struct Label {
    Category category = Category::Notes;
    std::vector<Category> also;
    std::string type, title;
    ClinicalDate date;
    std::optional<Clinic> clinic;

    // Errors: InvalidArgument.
    Result<Bytes> encode() const;
    // Errors: TooNew, Malformed, TooLarge.
    static Result<Label> decode(ByteView bytes);
    friend bool operator==(const Label&, const Label&) = default;
};

// The label of a record that is sealed under `under`: the manifest's category, or Intake, in which case
// only date and clinic are told; Research: neither title nor clinic.
Label labelFor(const Manifest& manifest, Category under);

}  // namespace reseal::records
