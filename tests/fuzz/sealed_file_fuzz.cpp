// A sealed file opens exactly as it was sealed or not at all: the input edits one, anywhere.
#include "core/sealing/sealed_file.h"
#include "tests/fuzz/fuzz.h"

using namespace reseal;
using namespace reseal::sealing;

namespace {

struct Original {
    SecretBytes fileKey = SecretBytes::copyOf(Bytes(32, 3));
    Bytes content = Bytes(5000, 0x5a);
    Bytes file;
    Hash32 root;
    Pool pool{1};

    Original() {
        char room[] = "/tmp/reseal-fuzz-XXXXXX";
        fuzz::require(::mkdtemp(room) != nullptr, "a temporary folder");
        const std::filesystem::path path = std::filesystem::path(room) / "file";
        std::vector<Recipient> recipients;
        for (const std::uint64_t secret : {5, 6})
            recipients.push_back({*crypto::Point::from(crypto::base(crypto::Scalar::fromUint(secret))),
                                  SecretBytes::copyOf(Bytes(32, 4))});
        std::size_t done = 0;
        const Source source = [&](MutableByteView into) -> Result<std::size_t> {
            const std::size_t n = std::min(into.size(), content.size() - done);
            std::copy_n(content.begin() + static_cast<std::ptrdiff_t>(done), n, into.begin());
            done += n;
            return n;
        };
        const auto sealed = sealFileWith(RecordId::copy(Bytes(16, 9)), fileKey, recipients, content.size(),
                                         source, path, pool);
        fuzz::require(static_cast<bool>(sealed), "sealing works");
        file = *readFile(path, 1 << 20);
        root = Hash32::copy(sealed->blob.view());
        std::filesystem::remove_all(room);
    }

    // Does it open, whatever the blob id on the ledger says?
    bool opens(ByteView bytes) {
        const SealedInput input = SealedInput::memory(bytes);
        const auto header = readHeader(input);
        if (!header) return false;
        fuzz::requireSame(header->encode(), bytes.first(header->prefix.size() + 32));
        Bytes out;
        const Sink sink = [&](ByteView more) -> Status {
            append(out, more);
            return {};
        };
        if (!open(input, *header, fileKey, nullptr, sink, pool)) return false;
        fuzz::require(out == content, "what opens is the content");
        return true;
    }
};

Bytes edited(const Bytes& file, fuzz::Input& in) {
    Bytes out = file;
    for (int edits = in.byte() % 8; edits > 0; --edits) {
        const std::size_t at = (static_cast<std::size_t>(in.byte()) << 8 | in.byte()) % out.size();
        out[at] = static_cast<std::uint8_t>(out[at] ^ in.byte());
    }
    const std::uint8_t cut = in.byte();
    if (cut < 64) out.resize(out.size() - cut);
    if (cut >= 192) append(out, in.rest());
    return out;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* input, std::size_t size) {
    static Original original;
    fuzz::Input in(input, size);
    switch (in.byte() % 3) {
        case 0: {
            const Bytes file = edited(original.file, in);
            fuzz::require(original.opens(file) == (file == original.file), "only the original opens");
            const auto leaves = blobLeaves(SealedInput::memory(file), original.pool);
            if (leaves && file != original.file)
                fuzz::require(crypto::merkleRoot(*leaves) != original.root, "another file, another blob id");
            break;
        }
        case 1:
            fuzz::returns<Stanza>(in.rest());
            break;
        case 2: {
            const ByteView bytes = in.rest();
            fuzz::returns<Header>(bytes);
            if (const auto length = headerSizeOf(bytes.first(std::min<std::size_t>(32, bytes.size())))) {
                const auto geometry = Geometry::of(*length, bytes.size() << (in.byte() % 40));
                if (geometry)
                    fuzz::require(geometry->chunkOffset(geometry->chunks - 1) +
                                          geometry->chunkSize(geometry->chunks - 1) ==
                                      geometry->sealedSize,
                                  "the last chunk ends where the file ends");
            }
            break;
        }
    }
    return 0;
}
