// A key file is judged before anything costly is computed: the checksum is put right here, so that what
// stands behind it is reached.
#include "core/crypto/sha256.h"
#include "core/vault/key_file.h"
#include "tests/fuzz/fuzz.h"

using namespace reseal;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* input, std::size_t size) {
    Bytes file(input, input + size);
    append(file, crypto::sha256(file));
    const auto isDamaged = [&] {
        const auto opened =
            vault::unwrapDatabaseKey(file, crypto::SecretBytes::copyOf(bytesOf("passphrase")));
        return !opened && opened.error().code == ErrorCode::Damaged;
    };
    if (const auto cost = vault::costOf(file)) {
        fuzz::require(file.size() == vault::kKeyFileSize, "of this version, one length");
        if (!cost->isAcceptable()) fuzz::require(isDamaged(), "a cost that is not acceptable is damage");
    }
    file.back() = static_cast<std::uint8_t>(file.back() ^ 1);
    fuzz::require(isDamaged(), "a wrong checksum is damage");
    return 0;
}
