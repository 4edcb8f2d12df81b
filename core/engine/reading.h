// From a file key to what a person reads: a record in memory, or its spans as files.
//
// Thread rule: the job thread.
#pragma once

#include "core/engine/blobs.h"
#include "core/records/manifest.h"

namespace reseal::engine {

// The whole content is verified (blob id, chunks, hash of every span) before anything of it is returned.
// Errors: TooLarge (over kMaxInMemory), BadProof, CannotOpen, Malformed, Damaged (a span's hash).
Result<OpenedRecord> readRecord(JobContext& at, Download& download, const crypto::SecretBytes& fileKey);
// The same as files <directory>/<SHA-256>. The directory is made. Errors: those, DiskFull, Io.
Result<SavedRecord> saveRecord(JobContext& at, Download& download, const crypto::SecretBytes& fileKey,
                               const std::filesystem::path& directory);
// Only what the content says about itself; all of it is verified.
Result<records::Manifest> readManifest(JobContext& at, Download& download,
                                       const crypto::SecretBytes& fileKey);

}  // namespace reseal::engine
