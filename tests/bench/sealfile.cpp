// reseal-sealfile: sealing and opening one file as a whole process, for age.py to time.
//
//   reseal-sealfile seal IN OUT           to the benchmark's own keys, patient and clinic; prints the blob id
//   reseal-sealfile open IN OUT BLOB_ID   as a reader does it, held against the blob id
//
// The key is public, so what this seals is no secret: never for real records.
#include <iostream>

#include "core/crypto/keys.h"
#include "core/sealing/sealed_file.h"

namespace reseal::bench {
namespace {

crypto::RistrettoKey keyOf(std::uint64_t epoch) {
    const crypto::PersonKeys person(crypto::SecretBytes(32), ChainId{});
    auto key = person.condition(0, "benchmark", epoch);
    RESEAL_CHECK(key);
    return *std::move(key);
}

Status seal(const std::filesystem::path& in, const std::filesystem::path& out) {
    RESEAL_ASSIGN(File file, File::openToRead(in));
    RESEAL_ASSIGN(const std::uint64_t size, file.size());
    std::vector<sealing::Recipient> recipients;
    for (const std::uint64_t epoch : {0, 1})
        recipients.push_back({keyOf(epoch).point, crypto::SecretBytes(32)});
    const sealing::Source source = [&file](MutableByteView into) { return file.read(into); };
    RESEAL_ASSIGN(const auto blob, sealing::sealFile(recipients, size, source, out, sharedPool()));
    std::cout << blob.blob.hex() << "\n";
    return {};
}

Status openSealed(const std::filesystem::path& in, const std::filesystem::path& out,
                  std::string_view blobHex) {
    RESEAL_ASSIGN(const auto blob, BlobId::fromHexText(blobHex));
    RESEAL_ASSIGN(const auto input, sealing::SealedInput::file(in));
    RESEAL_ASSIGN(const auto header, sealing::readHeader(input));
    RESEAL_ASSIGN(const auto key, openAsOwner(header.stanzas[0], keyOf(0).secret, crypto::SecretBytes(32)));
    const sealing::ExpectedBlob expected{blob, input.size};
    RESEAL_TRY(sealing::openToFile(input, header, key, &expected, out, sharedPool()));
    return {};
}

}  // namespace
}  // namespace reseal::bench

int main(int argc, char** argv) {
    using namespace reseal;
    const std::vector<std::string> arguments(argv + 1, argv + argc);
    const bool sealing = arguments.size() == 3 && arguments[0] == "seal";
    if (!sealing && !(arguments.size() == 4 && arguments[0] == "open")) {
        std::cerr << "usage: reseal-sealfile seal IN OUT\n       reseal-sealfile open IN OUT BLOB_ID\n";
        return 2;
    }
    const Status done = sealing ? bench::seal(arguments[1], arguments[2])
                                : bench::openSealed(arguments[1], arguments[2], arguments[3]);
    if (!done) std::cerr << done.error().text() << "\n";
    return done ? 0 : 1;
}
