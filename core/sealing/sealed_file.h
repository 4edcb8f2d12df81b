// The sealed file: the only form in which a record leaves the machine that made it.
//
//   file    = prefix ‖ commitment(32) ‖ chunk 0 ‖ chunk 1 ‖ …
//   prefix  = "RESEAL01" ‖ record_id(16) ‖ cipher(1)=1 ‖ chunk_log2(1)=20 ‖ stanza_count(1)=1..8 ‖ 0^5
//             ‖ stanza(208) × stanza_count
//   commitment = KDF32("reseal/1/commit", FK, prefix)      checked before anything is decrypted
//   DEK        = KDF32("reseal/1/payload", FK, prefix)
//   chunk i    = AES-256-GCM(DEK, nonce = BE88(i) ‖ last, no ad) of 2^20 plaintext bytes (the last 1 to 2^20)
//   plaintext  = LE64(content length) ‖ content ‖ zeros, padded to its Padmé length
//   content    = LE32(manifest length) ‖ manifest (CBOR) ‖ body             (core/records)
//   blob id    = RFC 6962 Merkle root over prefix ‖ commitment, chunk 0, chunk 1, …
//
// Sealing and opening stream: memory is bounded by a few chunks whatever the size, chunks are worked
// on all cores, and an output file appears under its name only when it is complete and verified.
// FK and record id are new for every sealing; an interrupted one starts again (nonces are counters).
//
// Thread rule: functions may run on any thread that is not one of the given pool's; they use the pool
// and block until done.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <vector>

#include "core/base/files.h"
#include "core/base/pool.h"
#include "core/crypto/sha256.h"
#include "core/sealing/capsule.h"

namespace reseal::sealing {

inline constexpr std::size_t kMaxStanzas = 8;
inline constexpr std::size_t kChunkPlain = std::size_t{1} << 20;
inline constexpr std::size_t kChunkSealed = kChunkPlain + 16;
inline constexpr std::uint64_t kMaxContent = std::uint64_t{1} << 62;
constexpr std::size_t headerSize(std::size_t stanzas) {
    return 32 + kStanzaSize * stanzas + 32;
}

// Everything before the first chunk, well formed and with every capsule checked.
struct Header {
    RecordId record;
    std::vector<CheckedStanza> stanzas;
    Bytes prefix;
    std::array<std::uint8_t, 32> commitment;

    // Errors: Malformed (magic, cipher, chunk size, count, reserved bytes, two stanzas with one A),
    // InvalidPoint, InvalidScalar, BadProof.
    static Result<Header> decode(ByteView bytes);
    Bytes encode() const;  // prefix ‖ commitment
};

// How long a header is, from the file's first 32 bytes. Errors: Malformed (also for a view of another size).
Result<std::size_t> headerSizeOf(ByteView first32);

// Is `fileKey` the one that the header commits to? Constant time.
bool commits(const Header& header, const SecretBytes& fileKey);

// Where chunk i of a sealed file lies. `sealedSize` is the size of the whole file.
struct Geometry {
    std::uint64_t headerBytes = 0;
    std::uint64_t sealedSize = 0;
    std::uint64_t chunks = 0;
    // Errors: Malformed if no sealed file has that size.
    static Result<Geometry> of(std::uint64_t headerBytes, std::uint64_t sealedSize);
    // Of the file that sealing so much content gives. CHECKs contentLength ≤ kMaxContent.
    static Geometry ofContent(std::size_t stanzas, std::uint64_t contentLength);
    std::uint64_t streamLength() const {
        return sealedSize - headerBytes - chunks * (kChunkSealed - kChunkPlain);
    }
    std::uint64_t chunkOffset(std::uint64_t i) const { return headerBytes + i * kChunkSealed; }
    std::size_t chunkSize(std::uint64_t i) const;        // with its tag
    std::uint64_t leaves() const { return chunks + 1; }  // of the blob id's tree: header, then chunks
};

struct Recipient {
    crypto::Point A;
    SecretBytes cardSecret;
};

struct SealedBlob {
    RecordId record;
    BlobId blob;
    std::uint64_t sealedSize = 0;
    std::vector<Hash32> leaves;  // header, chunk 0, chunk 1, …
    std::vector<Stanza> stanzas;
};

// These three are called in order and each one call at a time, but from the pool's threads as well, and a
// source while progress is told.
// Progress: now and then, with bytes done and in all; false cancels. May be empty.
using Progress = std::function<bool(std::uint64_t done, std::uint64_t total)>;
// Gives the next bytes of the content; fewer than asked only at its end.
using Source = std::function<Result<std::size_t>(MutableByteView into)>;
// Takes the next bytes of the content.
using Sink = std::function<Status(ByteView bytes)>;

// Seals `contentLength` bytes of `source` into the file `out`, which must not exist.
// Errors: InvalidArgument (no recipients, too many, the same A twice), AlreadyExists, TooLarge,
// Malformed (the source ended early or late), DiskFull, Io, Cancelled, the source's own.
Result<SealedBlob> sealFile(const std::vector<Recipient>& recipients, std::uint64_t contentLength,
                            const Source& source, const std::filesystem::path& out, Pool& pool,
                            const Progress& progress = {});

// The same with a given file key and record id: for tests and `reseal-vectors` alone.
Result<SealedBlob> sealFileWith(const RecordId& record, const SecretBytes& fileKey,
                                const std::vector<Recipient>& recipients, std::uint64_t contentLength,
                                const Source& source, const std::filesystem::path& out, Pool& pool,
                                const Progress& progress = {});

// Reads bytes of a sealed file at an offset; fewer only at its end. Called from several threads at once.
using RandomReader = std::function<Result<std::size_t>(std::uint64_t offset, MutableByteView into)>;

struct SealedInput {
    RandomReader read;
    std::uint64_t size = 0;
    std::unique_ptr<File> opened{};  // what `read` reads, if file() made it
    static Result<SealedInput> file(const std::filesystem::path& path);
    static SealedInput memory(ByteView bytes);  // `bytes` must outlive it
};

// Reads and checks the header.
Result<Header> readHeader(const SealedInput& input);

// What the ledger says about the record; a reader checks it too, because every recipient knows FK and
// could make another payload under the same header.
struct ExpectedBlob {
    BlobId blob;
    std::uint64_t sealedSize = 0;
};

// Opens with the file key. The sink sees the content as it is verified chunk by chunk; whoever must
// not act on part of it waits for the result (openToFile does). `expected` may be null only where no
// ledger exists (test vectors).
// Decrypted buffers are wiped. Returns the content length. Errors: CannotOpen (commitment, tag),
// Malformed (lengths, padding), BadProof (not the expected blob), Cancelled, what reader and sink return.
Result<std::uint64_t> open(const SealedInput& input, const Header& header, const SecretBytes& fileKey,
                           const ExpectedBlob* expected, const Sink& sink, Pool& pool,
                           const Progress& progress = {});
// The same into the file `out`, which must not exist and appears only if all of it was right.
// Errors also: AlreadyExists, DiskFull, Io.
Result<std::uint64_t> openToFile(const SealedInput& input, const Header& header, const SecretBytes& fileKey,
                                 const ExpectedBlob* expected, const std::filesystem::path& out, Pool& pool,
                                 const Progress& progress = {});

// The blob id's leaves of a whole file, without any key. Errors: Malformed, Io.
Result<std::vector<Hash32>> blobLeaves(const SealedInput& input, Pool& pool);

}  // namespace reseal::sealing
