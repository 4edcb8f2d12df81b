// The data types of FHIR as a line for people, told apart by their members: which type a value has follows
// from where it stands, and for reading one rarely needs to know. Internal to reading.
//
// Thread rule: functions of values.
#pragma once

#include <string>

#include "core/exchange/json_tree.h"

namespace reseal::exchange {

struct Shown {
    std::string text, reference;
};

// Any value of any type; `resource` is where "#id" is looked up. Empty for what has nothing to show.
Shown shown(Json value, Json resource);
std::string textOf(Json value, Json resource);

// Never empty.
std::string titleOf(Json resource);

std::string lineOf(std::string_view text);
std::string quantityText(Json quantity);
std::string attachmentText(Json attachment);  // type, size and address, of which nothing is fetched
std::string rangeText(std::string_view low, std::string_view high, std::string_view unit);

// `value` of a choice "value[x]": the member whose name goes on with a capital letter.
Json choiceOf(Json object, std::string_view path);

}  // namespace reseal::exchange
