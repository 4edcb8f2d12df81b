// What sealing and opening a file's payload have in common: keys, nonces, and the loop that works
// chunks on all cores in bounded memory. Internal to this folder.
#pragma once

#include "core/crypto/aead.h"
#include "core/sealing/sealed_file.h"

namespace reseal::sealing {

inline constexpr std::size_t kFixedHeader = 32;  // before the stanzas
inline constexpr std::size_t kLengthSize = 8;    // the content length that leads the plaintext stream

Bytes makePrefix(const RecordId& record, const std::vector<Stanza>& stanzas);
std::array<std::uint8_t, 32> commitmentOf(const SecretBytes& fileKey, ByteView prefix);
SecretBytes payloadKey(const SecretBytes& fileKey, ByteView prefix);
std::array<std::uint8_t, 12> chunkNonce(std::uint64_t chunk, bool last);

// What one thread works a chunk in: a cipher context of its own, and the chunk, encrypted or decrypted
// in place so that it stays in the core's cache from reading to writing.
struct Bench {
    Bench(const SecretBytes& key, std::size_t chunkSize) : gcm(key), buffer(chunkSize) {}
    Bench(Bench&&) = default;
    ~Bench() { crypto::wipe(buffer); }
    MutableByteView sealed(std::size_t chunkSize) { return MutableByteView(buffer).first(chunkSize); }
    MutableByteView plain(std::size_t chunkSize) { return sealed(chunkSize - crypto::kTagSize); }
    crypto::AesGcm gcm;
    Bytes buffer;
    Hash32 leaf;
};

// One for each thread of the pool and one for the caller, who works too; a megabyte each.
inline constexpr std::size_t kMaxBenches = 16;
std::size_t benchCount(const Pool& pool, std::uint64_t chunks);

// Each bench goes through take, work and give with one chunk, then with the next that nobody has. `take`
// is called in the order of the chunks, `give` too, `work` at the same time for all benches. The first
// error ends it; when this returns no call is running.
struct Stages {
    using Stage = std::function<Status(std::size_t bench, std::uint64_t chunk)>;
    Stage take, work, give;
};
Status runInOrder(Pool& pool, std::size_t benches, std::uint64_t chunks, const Stages& stages);

// Errors: AlreadyExists.
Status checkAbsent(const std::filesystem::path& out);

}  // namespace reseal::sealing
