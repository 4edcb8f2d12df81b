#include "core/engine/reading.h"

#include "core/crypto/random.h"
#include "core/crypto/sha256.h"
#include "core/engine/doctor_desk.h"

namespace reseal::engine {
namespace {

constexpr std::size_t kCopyPiece = std::size_t{1} << 20;
constexpr std::size_t kManifestLength = 4;

OpenedRecord described(const RecordId& id, const records::Manifest& manifest) {
    OpenedRecord out;
    out.id = id;
    out.category = manifest.category;
    out.also = manifest.also;
    out.type = manifest.type;
    out.title = manifest.title;
    out.date = manifest.date.text();
    if (manifest.clinic) out.clinicName = manifest.clinic->name;
    out.subject = manifest.subject;
    out.mediaType = manifest.mediaType;
    return out;
}

// Plaintext in the middle of being taken apart: it goes whatever happens.
class Plaintext {
public:
    explicit Plaintext(std::filesystem::path path) : path_(std::move(path)) {}
    ~Plaintext() {
        std::error_code ignored;
        std::filesystem::remove(path_, ignored);
    }
    Plaintext(const Plaintext&) = delete;
    Plaintext& operator=(const Plaintext&) = delete;
    const std::filesystem::path& path() const { return path_; }

private:
    std::filesystem::path path_;
};

Status readExactly(const File& file, std::uint64_t offset, MutableByteView into) {
    std::size_t done = 0;
    while (done < into.size()) {
        RESEAL_ASSIGN(const std::size_t read, file.readAt(offset + done, into.subspan(done)));
        if (read == 0) return fail(ErrorCode::Malformed, "the content ends too early");
        done += read;
    }
    return {};
}

Result<SavedFile> saveSpan(const File& content, std::uint64_t offset, const records::Span& span,
                           const std::string& mediaType, const std::filesystem::path& directory) {
    const std::filesystem::path path = directory / span.sha256.hex();
    RESEAL_ASSIGN(FileBeside out, FileBeside::create(path));
    crypto::Sha256 hash;
    Bytes piece(kCopyPiece);
    for (std::uint64_t done = 0; done < span.length;) {
        const auto length = static_cast<std::size_t>(std::min<std::uint64_t>(kCopyPiece, span.length - done));
        const MutableByteView part(piece.data(), length);
        RESEAL_TRY(readExactly(content, offset + done, part));
        hash.add(part);
        RESEAL_TRY(out.write(part));
        done += length;
    }
    if (hash.finish() != span.sha256) return fail(ErrorCode::Damaged, "a span is not what the manifest says");
    RESEAL_TRY(out.commit());
    return SavedFile{path.string(), span.sha256, span.length, span.resourceType, mediaType};
}

Result<records::Manifest> manifestOf(const File& content, std::uint64_t size, std::uint64_t& bodyBegin) {
    std::array<std::uint8_t, kManifestLength> head{};
    RESEAL_TRY(readExactly(content, 0, head));
    const std::uint64_t length = readLe32(head);
    if (length > records::kMaxManifestBytes)
        return fail(ErrorCode::TooLarge, "the manifest is over its limit");
    if (kManifestLength + length > size) return fail(ErrorCode::Malformed, "the manifest is cut off");
    Bytes encoded(static_cast<std::size_t>(length));
    RESEAL_TRY(readExactly(content, kManifestLength, encoded));
    RESEAL_ASSIGN(records::Manifest manifest, records::Manifest::decode(encoded));
    bodyBegin = kManifestLength + length;
    RESEAL_TRY(manifest.fits(size - bodyBegin));
    return manifest;
}

}  // namespace

Result<OpenedRecord> readRecord(JobContext& at, Download& download, const crypto::SecretBytes& fileKey) {
    Bytes content;
    const auto sink = [&](ByteView more) -> Status {
        if (content.size() + more.size() > kMaxInMemory)
            return fail(ErrorCode::TooLarge, "too large to be shown; save it to a folder instead");
        append(content, more);
        return {};
    };
    auto opened = download.open(at, fileKey, sink);
    auto taken = [&]() -> Result<OpenedRecord> {
        RESEAL_TRY(opened);
        RESEAL_ASSIGN(const records::OpenedContent parts, records::openContent(content));
        RESEAL_TRY(records::checkSpans(parts));
        OpenedRecord out = described(download.header().record, parts.manifest);
        for (std::size_t i = 0; i < parts.manifest.spans.size(); ++i) {
            const records::Span& span = parts.manifest.spans[i];
            out.spans.push_back(
                {span.resourceType, span.id, span.date.text(), span.sha256, toBytes(parts.span(i))});
        }
        return out;
    }();
    crypto::wipe(content);
    return taken;
}

Result<SavedRecord> saveRecord(JobContext& at, Download& download, const crypto::SecretBytes& fileKey,
                               const std::filesystem::path& directory) {
    std::error_code code;
    std::filesystem::create_directories(directory, code);
    if (code) return ioError("make", directory, code.value());
    const Plaintext whole(directory / (".reseal-" + crypto::randomFixed<Nonce16>().hex()));
    RESEAL_ASSIGN(const std::uint64_t size, download.openToFile(at, fileKey, whole.path()));
    RESEAL_ASSIGN(const File content, File::openToRead(whole.path()));
    std::uint64_t body = 0;
    RESEAL_ASSIGN(const records::Manifest manifest, manifestOf(content, size, body));
    SavedRecord out{download.header().record, {}};
    for (const records::Span& span : manifest.spans) {
        RESEAL_ASSIGN(SavedFile saved,
                      saveSpan(content, body + span.offset, span, manifest.mediaType, directory));
        out.files.push_back(std::move(saved));
    }
    return out;
}

Result<records::Manifest> readManifest(JobContext& at, Download& download,
                                       const crypto::SecretBytes& fileKey) {
    // The front is kept, up to what a manifest may be; the rest is only verified.
    Bytes front;
    std::uint64_t size = 0;
    const auto sink = [&](ByteView more) -> Status {
        const std::size_t room = kManifestLength + records::kMaxManifestBytes - front.size();
        append(front, more.first(std::min(room, more.size())));
        size += more.size();
        return {};
    };
    RESEAL_TRY(download.open(at, fileKey, sink));
    if (front.size() < kManifestLength) return fail(ErrorCode::Malformed, "the content ends too early");
    const std::uint64_t length = readLe32(ByteView(front).first(kManifestLength));
    if (length > records::kMaxManifestBytes)
        return fail(ErrorCode::TooLarge, "the manifest is over its limit");
    if (kManifestLength + length > front.size()) return fail(ErrorCode::Malformed, "the manifest is cut off");
    auto manifest =
        records::Manifest::decode(ByteView(front).subspan(kManifestLength, static_cast<std::size_t>(length)));
    crypto::wipe(front);
    return manifest;
}

}  // namespace reseal::engine
