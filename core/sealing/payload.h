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

// One chunk in work. Its own cipher context and buffers make it independent of all others.
struct Slot {
    Slot(const SecretBytes& key, std::size_t plainSize)
        : gcm(key), plain(plainSize), sealed(plainSize + 16) {}
    Slot(Slot&&) = default;
    ~Slot() { crypto::wipe(plain); }
    crypto::AesGcm gcm;
    Bytes plain;
    Bytes sealed;
    Hash32 leaf;
};

// Enough slots to keep the pool busy while the oldest chunk is given out, and no more than 32 MiB.
inline constexpr std::size_t kMaxSlots = 16;
std::size_t slotCount(const Pool& pool, std::uint64_t chunks);

// For chunk 0, 1, … : `take` in order on the calling thread, then `work` on the pool beside others, then
// `give` in order on the calling thread. Chunk i is in slot i mod `slots` from take to give. The first
// error ends it; when this returns no task is running.
struct Stages {
    using Stage = std::function<Status(std::size_t slot, std::uint64_t chunk)>;
    Stage take, work, give;
};
Status runInOrder(Pool& pool, std::size_t slots, std::uint64_t chunks, const Stages& stages);

// Errors: AlreadyExists.
Status checkAbsent(const std::filesystem::path& out);

}  // namespace reseal::sealing
