// Sealed label: what a list of records shows (category, type, date, title, clinic), encrypted under
// the label key of the patient's condition key A and put on the ledger as a detail.
//
//   XChaCha20-Poly1305(label key, nonce = record_id ‖ LE64(version), ad = A,
//                      LE32(label length) ‖ label ‖ zeros to the shortest multiple of 256)
//
// version 0, then one more for each new label under the same A (the nonce must never repeat).
//
// Thread rule: functions of values.
#pragma once

#include "core/base/ids.h"
#include "core/crypto/group.h"

namespace reseal::sealing {

inline constexpr std::size_t kMaxLabel = 4096;  // plaintext bytes that sealLabel takes

// `labelKey` as crypto::labelKey makes it. CHECKs label.size() ≤ kMaxLabel.
Bytes sealLabel(ByteView labelKey, const crypto::Point& A, const RecordId& record, std::uint64_t version,
                ByteView label);

// Errors: CannotOpen, Malformed (padding not the shortest, or not zero).
Result<Bytes> openLabel(ByteView labelKey, const crypto::Point& A, const RecordId& record,
                        std::uint64_t version, ByteView sealed);

}  // namespace reseal::sealing
