#include "tests/vectors/content.h"

#include <sodium.h>

#include "core/base/files.h"
#include "core/crypto/aead.h"
#include "core/sealing/padme.h"
#include "core/sealing/sealed_file.h"

namespace reseal::vectors {

Bytes generatedContent(std::uint64_t length) {
    constexpr std::string_view kName = "reseal-test-content";
    Bytes out;
    out.reserve(length + 32);
    for (std::uint64_t block = 0; out.size() < length; ++block) {
        Bytes input = toBytes(bytesOf(kName));
        append(input, le64(block));
        std::array<std::uint8_t, 32> hash;
        crypto_generichash(hash.data(), hash.size(), input.data(), input.size(), nullptr, 0);
        append(out, hash);
    }
    out.resize(length);
    return out;
}

Result<Bytes> contentOf(const Case& c) {
    RESEAL_ASSIGN(const Case content, c.object("content"));
    if (content.has("hex")) return content.bytes("hex");
    RESEAL_ASSIGN(const std::string generator, content.text("generator"));
    RESEAL_ASSIGN(const std::uint64_t length, content.number("length"));
    if (generator != "reseal-test-content") return fail(ErrorCode::Malformed, "unknown content generator");
    return generatedContent(length);
}

namespace {

// On purpose not the core's sealing: a loop as the format describes it.
Result<Bytes> rebuild(const Case& c) {
    RESEAL_ASSIGN(Bytes file, c.bytes("header"));
    RESEAL_ASSIGN(const Bytes key, c.bytes("DEK"));
    RESEAL_ASSIGN(const Bytes content, contentOf(c));
    if (key.size() != 32) return fail(ErrorCode::Malformed, "DEK length");
    crypto::AesGcm gcm(crypto::SecretBytes::copyOf(key));
    Bytes stream = toBytes(le64(content.size()));
    append(stream, content);
    stream.resize(sealing::padmeLength(stream.size()));
    for (std::size_t at = 0, i = 0; at < stream.size(); at += sealing::kChunkPlain, ++i) {
        const ByteView plain =
            ByteView(stream).subspan(at, std::min(sealing::kChunkPlain, stream.size() - at));
        std::array<std::uint8_t, 12> nonce{};
        for (std::size_t b = 0; b < 8; ++b)
            nonce[10 - b] = static_cast<std::uint8_t>(std::uint64_t{i} >> (8 * b));
        nonce[11] = at + plain.size() == stream.size() ? 1 : 0;
        Bytes sealed(plain.size() + crypto::kTagSize);
        gcm.seal(nonce, plain, sealed);
        append(file, sealed);
    }
    return file;
}

struct Range {
    std::size_t offset, length;
};

// Errors: InvalidArgument if it does not lie in `size` bytes.
Result<Range> rangeOf(const Case& edit, std::string_view offsetKey, std::size_t size) {
    RESEAL_ASSIGN(const std::uint64_t offset, edit.number(offsetKey));
    RESEAL_ASSIGN(const std::uint64_t length, edit.number("length"));
    if (offset > size || length > size - offset)
        return fail(ErrorCode::InvalidArgument, "edit outside of the file");
    return Range{offset, length};
}

Status applyEdit(const Case& edit, Bytes& file) {
    RESEAL_ASSIGN(const std::string op, edit.text("op"));
    const auto at = [&](std::size_t offset) { return file.begin() + static_cast<std::ptrdiff_t>(offset); };
    if (op == "truncate") {
        RESEAL_ASSIGN(const std::uint64_t length, edit.number("length"));
        if (length > file.size()) return fail(ErrorCode::InvalidArgument, "truncating to more than there is");
        file.resize(length);
    } else if (op == "flip") {
        RESEAL_ASSIGN(const std::uint64_t offset, edit.number("offset"));
        RESEAL_ASSIGN(const std::uint64_t mask, edit.number("mask"));
        if (offset >= file.size()) return fail(ErrorCode::InvalidArgument, "edit outside of the file");
        file[offset] = static_cast<std::uint8_t>(file[offset] ^ mask);
    } else if (op == "swap") {
        RESEAL_ASSIGN(const Range one, rangeOf(edit, "offset1", file.size()));
        RESEAL_ASSIGN(const Range two, rangeOf(edit, "offset2", file.size()));
        std::swap_ranges(at(one.offset), at(one.offset + one.length), at(two.offset));
    } else if (op == "append") {
        RESEAL_ASSIGN(const Bytes more, edit.bytes("hex"));
        append(file, more);
    } else if (op == "delete") {
        RESEAL_ASSIGN(const Range range, rangeOf(edit, "offset", file.size()));
        file.erase(at(range.offset), at(range.offset + range.length));
    } else if (op == "insert") {
        RESEAL_ASSIGN(const std::uint64_t offset, edit.number("offset"));
        RESEAL_ASSIGN(const Bytes more, edit.bytes("hex"));
        if (offset > file.size()) return fail(ErrorCode::InvalidArgument, "edit outside of the file");
        file.insert(at(offset), more.begin(), more.end());
    } else if (op == "repeat") {
        RESEAL_ASSIGN(const Range range, rangeOf(edit, "offset", file.size()));
        RESEAL_ASSIGN(const std::uint64_t to, edit.number("at"));
        if (to > file.size()) return fail(ErrorCode::InvalidArgument, "edit outside of the file");
        const Bytes copy(at(range.offset), at(range.offset + range.length));
        file.insert(at(to), copy.begin(), copy.end());
    } else {
        return fail(ErrorCode::InvalidArgument, "unknown edit " + op);
    }
    return {};
}

}  // namespace

Result<Bytes> sealedBytesOf(const Case& c) {
    if (c.has("sealed")) return c.bytes("sealed");
    if (!c.has("file")) return rebuild(c);
    RESEAL_ASSIGN(const std::string name, c.text("file"));
    return readFile(c.folder() / name, std::uint64_t{1} << 30);
}

Status applyEdits(const Case& c, Bytes& file) {
    RESEAL_ASSIGN(const std::vector<Case> edits, c.objects("edits"));
    for (const Case& edit : edits) RESEAL_TRY(applyEdit(edit, file));
    return {};
}

}  // namespace reseal::vectors
