// Text that is shown to people and comes from others: one line, no control characters, and none of
// the invisible ones that reorder what is read, by which a name could pretend to be another.
//
// Thread rule: functions of values.
#pragma once

#include <string>
#include <string_view>

#include "core/base/result.h"

namespace reseal::records {

// UTF-8, at most `maxBytes`, no C0/C1 control, no line or paragraph separator, no bidirectional
// control (U+061C, U+200E/F, U+202A–202E, U+2066–2069), no U+FEFF. `allowLines` lets "\n" pass.
bool isPlain(std::string_view text, std::size_t maxBytes, bool allowLines = false);

// The nearest plain line to any UTF-8 text: what is forbidden becomes a space, runs of spaces become
// one, and what is too long is cut between code points and ends in "…". Not UTF-8: the empty text.
std::string plainLine(std::string_view text, std::size_t maxBytes);

}  // namespace reseal::records
