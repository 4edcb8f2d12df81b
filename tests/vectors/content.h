// Contents of sealed files in test vectors, and files rebuilt from what a vector gives.
#pragma once

#include "tests/vectors/case.h"

namespace reseal::vectors {

// Byte i is byte i mod 32 of BLAKE2b-256("reseal-test-content" ‖ LE64(i div 32)).
Bytes generatedContent(std::uint64_t length);

// The member `content`: {"generator":"reseal-test-content","length":n} or {"hex":"…"}.
Result<Bytes> contentOf(const Case& c);

// The sealed file of a case: its member `sealed`, the file that `file` names, or `header` with chunks
// made here, one after the other, from `DEK` and the content.
Result<Bytes> sealedBytesOf(const Case& c);

// Applies the member `edits`. Errors: InvalidArgument.
Status applyEdits(const Case& c, Bytes& file);

}  // namespace reseal::vectors
