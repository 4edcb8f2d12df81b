#include "core/store/blob_store.h"

#include "core/base/files.h"

namespace reseal::store {
namespace {

std::size_t leafSize(const sealing::Geometry& geometry, std::uint64_t index) {
    return index == 0 ? static_cast<std::size_t>(geometry.headerBytes) : geometry.chunkSize(index - 1);
}

}  // namespace

Status verifyLeaf(const BlobFacts& facts, const BlobLeaf& leaf) {
    if (leaf.index >= facts.geometry.leaves()) return fail(ErrorCode::Malformed, "the blob has no such leaf");
    if (leaf.bytes.size() != leafSize(facts.geometry, leaf.index))
        return fail(ErrorCode::Malformed, "the leaf has a wrong length");
    if (!crypto::merkleVerify(crypto::merkleLeaf(leaf.bytes), leaf.index, facts.geometry.leaves(), leaf.path,
                              Hash32::copy(facts.blob)))
        return fail(ErrorCode::BadProof, "the leaf is not one of that blob");
    return {};
}

Result<BlobFacts> factsFromHeader(const BlobId& blob, std::uint64_t sealedSize, const BlobLeaf& header) {
    constexpr std::size_t kFixed = 32;
    if (header.index != 0 || header.bytes.size() < kFixed)
        return fail(ErrorCode::Malformed, "not a blob's first leaf");
    RESEAL_ASSIGN(const std::size_t size, sealing::headerSizeOf(ByteView(header.bytes).first(kFixed)));
    BlobFacts facts{blob, {}};
    RESEAL_ASSIGN(facts.geometry, sealing::Geometry::of(size, sealedSize));
    RESEAL_TRY(verifyLeaf(facts, header));
    return facts;
}

Result<BlobFacts> storeFile(BlobStore& store, const std::filesystem::path& file, const Upload& upload) {
    RESEAL_ASSIGN(const File source, File::openToRead(file));
    const auto begun = store.begin(upload);
    if (!begun && begun.error().code == ErrorCode::AlreadyExists) return store.facts(upload.blob);
    if (!begun) return begun.error();
    Bytes part(std::size_t{4} << 20);
    for (std::uint64_t at = *begun; at < upload.sealedSize;) {
        RESEAL_ASSIGN(const std::size_t got, source.readAt(at, part));
        if (got == 0) return fail(ErrorCode::Malformed, file.string() + " is shorter than it should be");
        RESEAL_TRY(store.append(upload, at, ByteView(part).first(got)));
        at += got;
    }
    return store.finish(upload);
}

}  // namespace reseal::store
