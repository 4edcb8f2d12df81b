// Where ciphertext lives: a port. Blobs are sealed files (core/sealing/sealed_file.h), known by their
// blob id, the Merkle root over header and chunks, and verified on the way in and out.
//
// A blob is visible only when all of it is here and its root and length are right. Until then it is an
// upload: resumed after a lost connection or a crash from where it stood, seen by nobody. An upload
// belongs to who sends it, so that nobody can spoil another one's by sending rubbish under its id.
//
// Errors everywhere: DiskFull, Io, Damaged (rot: what is on the disk is not what was stored).
//
// Thread rule: any thread; the calls of one upload come from one thread at a time.
#pragma once

#include <vector>

#include "core/base/time.h"
#include "core/crypto/sha256.h"
#include "core/sealing/sealed_file.h"

namespace reseal::store {

inline constexpr std::uint64_t kMaxBlobSize = std::uint64_t{1} << 40;  // 2^20 chunks, 32 MiB of leaf hashes
inline constexpr std::size_t kMaxLeavesPerRead = 16;                   // bounds the memory of one answer
inline constexpr std::size_t kMaxUploads = 1024;                       // unfinished at a time
inline constexpr std::size_t kMaxUploadsPerSender = 16;

struct Upload {
    BlobId blob;
    std::uint64_t sealedSize = 0;  // as the ledger (or the sender, before there is a record) states it
    SignPublic sender;             // whose upload this is
};

// What a holder needs to serve, and a fetcher to verify, parts of a blob.
struct BlobFacts {
    BlobId blob;
    sealing::Geometry geometry;
    friend bool operator==(const BlobFacts& a, const BlobFacts& b) {
        return a.blob == b.blob && a.geometry.headerBytes == b.geometry.headerBytes &&
               a.geometry.sealedSize == b.geometry.sealedSize;
    }
};

// Leaf 0 is the header (prefix ‖ commitment), leaf i + 1 is chunk i with its tag.
struct BlobLeaf {
    std::uint64_t index = 0;
    Bytes bytes;
    std::vector<Hash32> path;  // RFC 6962 audit path
};

// Is this a leaf of that blob? The path alone does not fix the number of leaves: the sealed size in
// `facts` does. Errors: BadProof, Malformed (a length that this leaf can't have).
Status verifyLeaf(const BlobFacts& facts, const BlobLeaf& leaf);
// The facts of a blob of which only the first leaf is here yet. `sealedSize` is what the ledger states:
// a path alone can't tell, say, three leaves from four.
// Errors: BadProof, Malformed.
Result<BlobFacts> factsFromHeader(const BlobId& blob, std::uint64_t sealedSize, const BlobLeaf& header);

class BlobStore {
public:
    virtual ~BlobStore() = default;

    // Starts or resumes: how many bytes are here already, from the first on.
    // Errors also: AlreadyExists (the blob is here), TooLarge, InvalidArgument (no sealed file has
    // that size), Limit (kMaxUploads, kMaxUploadsPerSender).
    virtual Result<std::uint64_t> begin(const Upload& upload) = 0;
    // Errors also: NotFound (not begun), Conflict (not where the upload stands; ask begin again),
    // TooLarge (over the stated size). On DiskFull the upload is dropped and its space freed.
    virtual Status append(const Upload& upload, std::uint64_t offset, ByteView bytes) = 0;
    // Verifies everything, makes it durable and visible. Errors also: BadProof (another root) and
    // Malformed (not a sealed file), which drop the upload; NotFound; Conflict (bytes are missing).
    virtual Result<BlobFacts> finish(const Upload& upload) = 0;
    virtual Status abandon(const Upload& upload) = 0;  // what is not there is no error
    // Drops uploads to which nothing came since `before` (wall clock); returns how many.
    virtual Result<std::size_t> abandonStale(Instant before) = 0;

    virtual Result<bool> has(const BlobId& blob) = 0;
    // Errors also: NotFound.
    virtual Result<BlobFacts> facts(const BlobId& blob) = 0;
    // `count` leaves from `first` on, each with its path; read, hashed and compared before they are
    // given out. Errors also: NotFound, InvalidArgument (beyond the last leaf), Limit (count).
    virtual Result<std::vector<BlobLeaf>> read(const BlobId& blob, std::uint64_t first,
                                               std::size_t count) = 0;
    virtual Result<std::vector<BlobId>> list() = 0;  // ascending
    // Gone when it returns; what is not there is no error.
    virtual Status erase(const BlobId& blob) = 0;
    // Reads the whole blob against its id. A rotten one is set aside, so that it is no longer here and
    // can be fetched again from another file server. Errors also: NotFound, Damaged (it was set aside).
    virtual Status scrub(const BlobId& blob) = 0;
};

// Stores a sealed file that lies on this machine. What was stored before is no error.
Result<BlobFacts> storeFile(BlobStore& store, const std::filesystem::path& file, const Upload& upload);

}  // namespace reseal::store
