// A record's content on its way to being sealed: manifest and body as a stream, so that a document of
// gigabytes never lies in memory.
//
// ContentBuilder lays out the body and computes offsets and hashes; ContentStream hands it out. A
// document is hashed when it is planned and again while it is read: one that was changed in between
// ends in an error and not in a record that contradicts its manifest.
//
// Thread rule: one thread per object.
#pragma once

#include <filesystem>
#include <memory>
#include <variant>

#include "core/base/files.h"
#include "core/crypto/sha256.h"
#include "core/records/manifest.h"

namespace reseal::records {

class ContentStream {
public:
    std::uint64_t size() const { return size_; }
    const Manifest& manifest() const { return manifest_; }
    // The next bytes; fewer than asked for, down to none, only at the end.
    // Errors: Conflict (the file was changed since it was planned), Io.
    Result<std::size_t> read(MutableByteView into);
    // The rest in one piece. Errors: as read; TooLarge.
    Result<Bytes> readAll(std::uint64_t max);

private:
    friend class ContentBuilder;
    struct FilePart {
        File file;
        std::uint64_t length;
        Hash32 expected;
        crypto::Sha256 hash;
    };
    using Part = std::variant<Bytes, ByteView, FilePart>;
    ContentStream() = default;
    Result<std::size_t> readPart(Part& part, MutableByteView into);
    Manifest manifest_;
    std::vector<Part> parts_;
    std::size_t part_ = 0;
    std::uint64_t offset_ = 0;  // in parts_[part_]
    std::uint64_t size_ = 0;
};

// SHA-256 of what is in memory, for users that have no business with the cryptography below.
Hash32 hashOf(ByteView bytes);

struct FileHash {
    Hash32 sha256;
    std::uint64_t length = 0;
};
// Reads it through once. Errors: NotFound, Io, TooLarge.
Result<FileHash> hashFile(const std::filesystem::path& path, std::uint64_t maxSize);

class ContentBuilder {
public:
    // `manifest` without spans.
    explicit ContentBuilder(Manifest manifest) : manifest_(std::move(manifest)) {}
    // Adds one resource to a FHIR body. `bytes` must outlive the stream. `fullUrl` is the JSON string as
    // it stood, with its quotation marks, or empty. `span`: offset and length are filled in.
    ContentBuilder& addResource(std::string_view fullUrl, ByteView bytes, Span span);
    // Errors: InvalidArgument (no resource, over a limit).
    Result<ContentStream> finish();

    // A body that is one document as it stands. Errors: as hashFile; InvalidArgument.
    static Result<ContentStream> ofFile(Manifest manifest, const std::filesystem::path& path,
                                        const FileHash& expected);
    static Result<ContentStream> ofBytes(Manifest manifest, ByteView document);  // which must outlive it

private:
    Manifest manifest_;
    std::vector<ContentStream::Part> parts_;
    std::uint64_t bodyLength_ = 0;
    void addGlue(std::string_view text);
    static Result<ContentStream> withHead(Manifest manifest, std::vector<ContentStream::Part> body,
                                          std::uint64_t length);
};

}  // namespace reseal::records
