#include "core/records/content.h"

namespace reseal::records {
namespace {

constexpr std::size_t kReadBlock = 1 << 20;

}  // namespace

Result<std::size_t> ContentStream::readPart(Part& part, MutableByteView into) {
    if (auto* file = std::get_if<FilePart>(&part)) {
        const auto wanted =
            static_cast<std::size_t>(std::min<std::uint64_t>(into.size(), file->length - offset_));
        RESEAL_ASSIGN(const std::size_t got, file->file.readAt(offset_, into.first(wanted)));
        file->hash.add(into.first(got));
        const bool last = offset_ + got == file->length;
        if (got != wanted || (last && file->hash.finish() != file->expected))
            return fail(ErrorCode::Conflict, "the file was changed since it was looked at");
        return got;
    }
    const ByteView bytes =
        std::holds_alternative<Bytes>(part) ? ByteView(std::get<Bytes>(part)) : std::get<ByteView>(part);
    const ByteView rest = bytes.subspan(static_cast<std::size_t>(offset_));
    const std::size_t count = std::min(into.size(), rest.size());
    std::copy_n(rest.begin(), count, into.begin());
    return count;
}

Result<std::size_t> ContentStream::read(MutableByteView into) {
    std::size_t done = 0;
    while (done < into.size() && part_ < parts_.size()) {
        Part& part = parts_[part_];
        RESEAL_ASSIGN(const std::size_t got, readPart(part, into.subspan(done)));
        done += got;
        offset_ += got;
        const auto* file = std::get_if<FilePart>(&part);
        const auto* owned = std::get_if<Bytes>(&part);
        const std::uint64_t length = file    ? file->length
                                     : owned ? owned->size()
                                             : std::get<ByteView>(part).size();
        if (offset_ == length) {
            ++part_;
            offset_ = 0;
        }
    }
    return done;
}

Result<Bytes> ContentStream::readAll(std::uint64_t max) {
    if (size_ > max) return fail(ErrorCode::TooLarge, "the content is over its limit");
    Bytes out(static_cast<std::size_t>(size_));
    RESEAL_ASSIGN(const std::size_t got, read(out));
    out.resize(got);
    return out;
}

Hash32 hashOf(ByteView bytes) {
    return crypto::sha256(bytes);
}

Result<FileHash> hashFile(const std::filesystem::path& path, std::uint64_t maxSize) {
    RESEAL_ASSIGN(File file, File::openToRead(path));
    RESEAL_ASSIGN(const std::uint64_t size, file.size());
    if (size > maxSize) return fail(ErrorCode::TooLarge, "the file is over its limit");
    crypto::Sha256 hash;
    Bytes block(kReadBlock);
    std::uint64_t offset = 0;
    while (true) {
        RESEAL_ASSIGN(const std::size_t got, file.readAt(offset, block));
        hash.add(ByteView(block).first(got));
        offset += got;
        if (offset > maxSize) return fail(ErrorCode::TooLarge, "the file is over its limit");
        if (got < block.size()) break;
    }
    return FileHash{hash.finish(), offset};
}

void ContentBuilder::addGlue(std::string_view text) {
    bodyLength_ += text.size();
    parts_.emplace_back(toBytes(bytesOf(text)));
}

ContentBuilder& ContentBuilder::addResource(std::string_view fullUrl, ByteView bytes, Span span) {
    std::string glue =
        parts_.empty() ? R"({"resourceType":"Bundle","type":"collection","entry":[{)" : R"(},{)";
    if (!fullUrl.empty()) glue += R"("fullUrl":)" + std::string(fullUrl) + ",";
    addGlue(glue + R"("resource":)");
    span.offset = bodyLength_;
    span.length = bytes.size();
    span.sha256 = crypto::sha256(bytes);
    parts_.emplace_back(bytes);
    bodyLength_ += bytes.size();
    manifest_.spans.push_back(std::move(span));
    return *this;
}

Result<ContentStream> ContentBuilder::finish() {
    if (!parts_.empty()) addGlue("}]}");
    return withHead(std::move(manifest_), std::move(parts_), bodyLength_);
}

Result<ContentStream> ContentBuilder::ofFile(Manifest manifest, const std::filesystem::path& path,
                                             const FileHash& expected) {
    RESEAL_ASSIGN(File file, File::openToRead(path));
    RESEAL_ASSIGN(const std::uint64_t size, file.size());
    if (size != expected.length)
        return fail(ErrorCode::Conflict, "the file was changed since it was looked at");
    manifest.spans = {Span{0, size, expected.sha256, {}, {}, manifest.date, {}}};
    std::vector<ContentStream::Part> parts;
    parts.emplace_back(ContentStream::FilePart{std::move(file), size, expected.sha256, {}});
    return withHead(std::move(manifest), std::move(parts), size);
}

Result<ContentStream> ContentBuilder::ofBytes(Manifest manifest, ByteView document) {
    manifest.spans = {Span{0, document.size(), crypto::sha256(document), {}, {}, manifest.date, {}}};
    std::vector<ContentStream::Part> parts;
    parts.emplace_back(document);
    return withHead(std::move(manifest), std::move(parts), document.size());
}

Result<ContentStream> ContentBuilder::withHead(Manifest manifest, std::vector<ContentStream::Part> body,
                                               std::uint64_t length) {
    RESEAL_ASSIGN(Bytes head, contentHead(manifest));
    ContentStream out;
    out.size_ = head.size() + length;
    out.parts_.emplace_back(std::move(head));
    for (auto& part : body) out.parts_.push_back(std::move(part));
    out.manifest_ = std::move(manifest);
    return out;
}

}  // namespace reseal::records
