// What a file is, by its first bytes; names lie.
//
// Thread rule: functions of values.
#pragma once

#include <string_view>

#include "core/base/bytes.h"

namespace reseal::exchange {

enum class MediaType { FhirJson, FhirXml, Dicom, Pdf, Cda, Xml, Png, Jpeg, Text, Unknown };

inline constexpr std::size_t kMediaTypeHead = 4096;  // as many first bytes as mediaTypeOf wants to see

// `head`: the first kMediaTypeHead bytes, or all. FhirJson means: JSON, to be judged by reading it.
MediaType mediaTypeOf(ByteView head);
std::string_view mimeType(MediaType type);  // "application/pdf"

}  // namespace reseal::exchange
