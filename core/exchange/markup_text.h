// Plain text of what arrives as markup or base64: narratives (XHTML), attachments. Nothing is rendered, run
// or fetched: tags go, what stood between them stays.
//
// Thread rule: functions of values.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace reseal::exchange {

// Tags become nothing, or an end of line where they end a block; scripts, styles and the like go with what is
// in them; entities are decoded once; "• " opens an item of a list, " | " parts cells. Takes any input.
std::string textOfMarkup(std::string_view markup, std::size_t maxBytes);

// Several lines, each as records::plainLine makes it; empty lines at both ends go, and of several in a row
// all but one. What is too long ends in "…".
std::string plainLines(std::string_view text, std::size_t maxBytes);

// The text of base64 `content` of a text/* type: UTF-8, else Latin-1. Nothing: it is no base64, or of a type
// that is no text to read.
std::optional<std::string> textOfAttachment(std::string_view contentType, std::string_view base64,
                                            std::size_t maxBytes);

}  // namespace reseal::exchange
