// A vote log with any content behind right checksums opens or is refused, and one that opened can be written
// on.
#include <stdlib.h>

#include "core/base/crc32c.h"
#include "core/consensus/records.h"
#include "core/crypto/aead.h"
#include "core/crypto/transcript.h"
#include "core/store/vote_log.h"
#include "tests/fuzz/fuzz.h"

using namespace reseal;
namespace fs = std::filesystem;

namespace {

const ChainId kChain{};
constexpr std::uint64_t kEpoch = 1;
const Bytes kSalt(16, 0x33);

// As if this clinic had written it: what stands behind the encryption is reached.
Bytes sealed(crypto::AesGcm& gcm, ByteView plain) {
    Bytes out(12 + plain.size() + crypto::kTagSize);
    gcm.seal({}, plain, MutableByteView(out).subspan(12));
    return out;
}

// Input: batches of [length / 4, bytes], then after a length of 255 raw bytes.
Bytes logOf(fuzz::Input& in, const crypto::SecretBytes& key) {
    crypto::AesGcm gcm(crypto::Kdf("reseal/1/votes").add(key).add(kSalt).key());
    Bytes file = toBytes(bytesOf("RESEALVL"));
    append(file, le32(1));
    append(file, kChain);
    append(file, le64(kEpoch));
    append(file, kSalt);
    append(file, le32(crc32c(file)));
    while (!in.rest().empty()) {
        const std::uint8_t length = in.byte();
        if (length == 255) break;
        const Bytes body = sealed(gcm, in.upTo(std::size_t{length} * 4));
        Bytes head = toBytes(le32(static_cast<std::uint32_t>(body.size())));
        append(head, le32(crc32c(body)));
        Bytes salted = kSalt;
        append(salted, head);
        append(file, head);
        append(file, le32(crc32c(salted)));
        append(file, body);
    }
    append(file, in.rest());
    return file;
}

void write(const fs::path& path, ByteView content) {
    auto file = File::createNew(path);
    fuzz::require(file && file->write(content), "the temporary folder can be written");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* input, std::size_t size) {
    static const std::string base = fs::exists("/dev/shm") ? "/dev/shm" : "/tmp";  // no disk to wait for
    static const auto key = crypto::SecretBytes::copyOf(Bytes(32, 7));
    std::string room = base + "/reseal-fuzz-XXXXXX";
    fuzz::require(::mkdtemp(room.data()) != nullptr, "a temporary folder");
    fuzz::Input in(input, size);
    const ByteView state = in.upTo(in.byte());
    if (!state.empty()) write(fs::path(room) / "votes.state", state);
    write(fs::path(room) / "votes.log", logOf(in, key));

    std::size_t count = 0;
    bool written = false;
    if (auto opened = store::VoteLog::open(room, kChain, kEpoch, key)) {
        count = opened->records.size();
        written = static_cast<bool>(opened->log.append({consensus::KnownBlock{Bytes{1, 2, 3}}}));
        fuzz::require(written, "a log that opened can be written on");
    }
    if (written) {
        const auto again = store::VoteLog::open(room, kChain, kEpoch, key);
        fuzz::require(again && again->records.size() == count + 1 && again->cutBytes == 0,
                      "what was written is there");
    }
    fs::remove_all(room);
    return 0;
}
