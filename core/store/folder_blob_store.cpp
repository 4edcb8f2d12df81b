#include "core/store/folder_blob_store.h"

#include <sys/stat.h>

#include <algorithm>

#include "core/base/moment.h"

namespace reseal::store {
namespace fs = std::filesystem;
namespace {

constexpr std::size_t kFixedHeader = 32;
constexpr const char *kBlobs = "blobs", *kUploads = "uploads", *kRotten = "rotten", *kLock = "lock";
constexpr std::string_view kLeavesSuffix = ".leaves", kPartSuffix = ".part";

Result<bool> isThere(const fs::path& path) {
    std::error_code failed;
    const bool there = fs::exists(path, failed);
    if (failed) return ioError("cannot read", path, failed.value());
    return there;
}

// Makes a folder and those above it, down from `root`, durably.
Status makeFolder(const fs::path& root, const fs::path& below) {
    fs::path at = root;
    for (const fs::path& part : below) {
        const fs::path parent = at;
        at /= part;
        std::error_code failed;
        const bool made = fs::create_directory(at, failed);
        if (failed) return ioError("cannot create", at, failed.value());
        if (made) RESEAL_TRY(syncDirectory(parent));
    }
    return {};
}

// Calls `visit` with each file below `folder`, at most `depth` folders deep.
Status forEachFile(const fs::path& folder, int depth, const std::function<Status(const fs::path&)>& visit) {
    std::error_code failed;
    fs::directory_iterator entries(folder, failed);
    for (; !failed && entries != fs::directory_iterator(); entries.increment(failed)) {
        if (entries->is_directory(failed)) {
            if (depth > 0) RESEAL_TRY(forEachFile(entries->path(), depth - 1, visit));
        } else {
            RESEAL_TRY(visit(entries->path()));
        }
    }
    if (failed) return ioError("cannot read", folder, failed.value());
    return {};
}

std::string senderTag(const Upload& upload) {
    return toHex(crypto::sha256(upload.sender).view().first(8));
}

bool isPossibleSize(std::uint64_t sealedSize) {
    for (std::size_t stanzas = 1; stanzas <= sealing::kMaxStanzas; ++stanzas)
        if (sealing::Geometry::of(sealing::headerSize(stanzas), sealedSize)) return true;
    return false;
}

// What lies under `path`, as a sealed file. Errors: Damaged for what is none.
Result<BlobFacts> factsOf(const BlobId& blob, const fs::path& path) {
    RESEAL_ASSIGN(const File file, File::openToRead(path));
    RESEAL_ASSIGN(const std::uint64_t size, file.size());
    Bytes first(kFixedHeader);
    RESEAL_ASSIGN(const std::size_t got, file.readAt(0, first));
    const auto header = sealing::headerSizeOf(ByteView(first).first(got));
    if (!header) return fail(ErrorCode::Damaged, blob.hex() + ": " + header.error().detail);
    const auto geometry = sealing::Geometry::of(*header, size);
    if (!geometry) return fail(ErrorCode::Damaged, blob.hex() + ": " + geometry.error().detail);
    return BlobFacts{blob, *geometry};
}

// The leaf hashes of what lies there, if it is that blob. Errors: BadProof, Malformed.
Result<std::vector<Hash32>> verifiedLeaves(const BlobId& blob, const fs::path& path, Pool& pool) {
    RESEAL_ASSIGN(const sealing::SealedInput input, sealing::SealedInput::file(path));
    RESEAL_ASSIGN(std::vector<Hash32> leaves, sealing::blobLeaves(input, pool));
    if (!equal(crypto::merkleRoot(leaves), blob))
        return fail(ErrorCode::BadProof, "what is there is not " + blob.hex());
    return leaves;
}

Bytes joined(const std::vector<Hash32>& leaves) {
    Bytes out;
    out.reserve(leaves.size() * Hash32::kSize);
    for (const Hash32& leaf : leaves) append(out, leaf);
    return out;
}

}  // namespace

Result<std::unique_ptr<FolderBlobStore>> FolderBlobStore::open(const fs::path& root, Pool& pool) {
    std::error_code failed;
    fs::create_directories(root, failed);
    if (failed) return ioError("cannot create", root, failed.value());
    for (const char* folder : {kBlobs, kUploads, kRotten}) RESEAL_TRY(makeFolder(root, folder));
    RESEAL_ASSIGN(File lock, File::openToAppend(root / kLock));
    RESEAL_TRY(lock.lockExclusively());
    auto store = std::unique_ptr<FolderBlobStore>(new FolderBlobStore(root, std::move(lock), pool));
    RESEAL_TRY(store->clearLeftovers());
    return store;
}

fs::path FolderBlobStore::blobPath(const BlobId& blob) const {
    const std::string hex = blob.hex();
    return root_ / kBlobs / hex.substr(0, 2) / hex.substr(2, 2) / hex;
}
fs::path FolderBlobStore::leavesPath(const BlobId& blob) const {
    return blobPath(blob).string() + ".leaves";
}
fs::path FolderBlobStore::rottenPath(const BlobId& blob) const {
    return root_ / kRotten / blob.hex();
}
fs::path FolderBlobStore::uploadPath(const Upload& upload) const {
    return root_ / kUploads /
           (upload.blob.hex() + "-" + senderTag(upload) + "-" + std::to_string(upload.sealedSize));
}

// Leaf hashes half written, or whose blob never became visible or was being erased.
Status FolderBlobStore::clearLeftovers() {
    return forEachFile(root_ / kBlobs, 2, [](const fs::path& file) -> Status {
        const std::string name = file.string();
        if (name.ends_with(kPartSuffix)) return removeFileDurably(file);
        if (!name.ends_with(kLeavesSuffix)) return {};
        RESEAL_ASSIGN(const bool needed, isThere(name.substr(0, name.size() - kLeavesSuffix.size())));
        return needed ? Status{} : removeFileDurably(file);
    });
}

Status FolderBlobStore::makeRoom(const Upload& upload) {
    std::size_t all = 0, ofSender = 0;
    const std::string tag = "-" + senderTag(upload) + "-";
    RESEAL_TRY(forEachFile(root_ / kUploads, 0, [&](const fs::path& file) -> Status {
        ++all;
        if (file.filename().string().find(tag) != std::string::npos) ++ofSender;
        return {};
    }));
    if (all >= kMaxUploads || ofSender >= kMaxUploadsPerSender)
        return fail(ErrorCode::Limit, "too many unfinished uploads");
    return {};
}

Result<std::uint64_t> FolderBlobStore::begin(const Upload& upload) {
    if (upload.sealedSize > kMaxBlobSize) return fail(ErrorCode::TooLarge, "over the largest size of a blob");
    if (!isPossibleSize(upload.sealedSize))
        return fail(ErrorCode::InvalidArgument,
                    "no sealed file has " + std::to_string(upload.sealedSize) + " bytes");
    RESEAL_ASSIGN(const bool here, has(upload.blob));
    if (here) return fail(ErrorCode::AlreadyExists, "the blob is here");
    const fs::path path = uploadPath(upload);
    const std::lock_guard lock(counting_);
    RESEAL_ASSIGN(const bool begun, isThere(path));
    if (!begun) RESEAL_TRY(makeRoom(upload));
    RESEAL_ASSIGN(const File file, File::openToAppend(path));
    return file.size();
}

Status FolderBlobStore::append(const Upload& upload, std::uint64_t offset, ByteView bytes) {
    const fs::path path = uploadPath(upload);
    RESEAL_ASSIGN(const bool begun, isThere(path));
    if (!begun) return fail(ErrorCode::NotFound, "no such upload");
    RESEAL_ASSIGN(File file, File::openToAppend(path));
    RESEAL_ASSIGN(const std::uint64_t size, file.size());
    if (offset != size) return fail(ErrorCode::Conflict, "the upload stands at " + std::to_string(size));
    if (bytes.size() > upload.sealedSize - size)
        return fail(ErrorCode::TooLarge, "more than the upload's size");
    const Status written = file.write(bytes);
    if (!written && written.error().code == ErrorCode::DiskFull) (void)abandon(upload);
    return written;
}

Result<BlobFacts> FolderBlobStore::finish(const Upload& upload) {
    const fs::path path = uploadPath(upload);
    RESEAL_ASSIGN(const bool begun, isThere(path));
    if (!begun) return fail(ErrorCode::NotFound, "no such upload");
    RESEAL_ASSIGN(const bool here, has(upload.blob));
    if (here) {  // another sender was faster
        RESEAL_TRY(abandon(upload));
        return facts(upload.blob);
    }
    {
        RESEAL_ASSIGN(const File file, File::openToRead(path));
        RESEAL_ASSIGN(const std::uint64_t size, file.size());
        if (size < upload.sealedSize)
            return fail(ErrorCode::Conflict, "the upload stands at " + std::to_string(size));
    }
    const auto leaves = verifiedLeaves(upload.blob, path, pool_);
    const Status published = leaves ? publish(upload, *leaves) : Status(leaves.error());
    if (!published) {
        const ErrorCode code = published.error().code;
        if (code == ErrorCode::BadProof || code == ErrorCode::Malformed || code == ErrorCode::DiskFull)
            RESEAL_TRY(abandon(upload));
        return published.error();
    }
    return facts(upload.blob);
}

Status FolderBlobStore::publish(const Upload& upload, const std::vector<Hash32>& leaves) {
    const fs::path path = uploadPath(upload), target = blobPath(upload.blob);
    RESEAL_ASSIGN(File file, File::openToAppend(path));
    RESEAL_TRY(file.sync());
    RESEAL_TRY(makeFolder(root_, target.parent_path().lexically_relative(root_)));
    RESEAL_TRY(writeFileDurably(leavesPath(upload.blob), joined(leaves)));
    std::error_code failed;
    fs::rename(path, target, failed);
    if (failed) return ioError("cannot rename", path, failed.value());
    moment("renamed", target.filename().string());
    RESEAL_TRY(syncDirectory(target.parent_path()));
    RESEAL_TRY(syncDirectory(root_ / kUploads));
    return removeFileDurably(rottenPath(upload.blob));
}

Status FolderBlobStore::abandon(const Upload& upload) {
    return removeFileDurably(uploadPath(upload));
}

Result<std::size_t> FolderBlobStore::abandonStale(Instant before) {
    std::size_t dropped = 0;
    RESEAL_TRY(forEachFile(root_ / kUploads, 0, [&](const fs::path& file) -> Status {
        struct stat facts {};
        if (::stat(file.c_str(), &facts) != 0) return ioError("cannot read", file, errno);
        const Instant touched{facts.st_mtim.tv_sec * 1000 + facts.st_mtim.tv_nsec / 1'000'000};
        if (touched >= before) return {};
        ++dropped;
        return removeFileDurably(file);
    }));
    return dropped;
}

Result<bool> FolderBlobStore::has(const BlobId& blob) {
    return isThere(blobPath(blob));
}

Result<BlobFacts> FolderBlobStore::facts(const BlobId& blob) {
    return factsOf(blob, blobPath(blob));
}

Result<std::vector<Hash32>> FolderBlobStore::leavesOf(const BlobFacts& facts) {
    const std::uint64_t count = facts.geometry.leaves();
    const auto stored = readFile(leavesPath(facts.blob), count * Hash32::kSize);
    if (stored && stored->size() == count * Hash32::kSize) {
        std::vector<Hash32> leaves;
        for (std::size_t at = 0; at < stored->size(); at += Hash32::kSize)
            leaves.push_back(Hash32::copy(ByteView(*stored).subspan(at, Hash32::kSize)));
        if (equal(crypto::merkleRoot(leaves), facts.blob)) return leaves;
    }
    auto made = verifiedLeaves(facts.blob, blobPath(facts.blob), pool_);
    if (!made) return fail(ErrorCode::Damaged, made.error().detail);
    RESEAL_TRY(writeFileDurably(leavesPath(facts.blob), joined(*made)));
    return made;
}

Result<std::vector<BlobLeaf>> FolderBlobStore::read(const BlobId& blob, std::uint64_t first,
                                                    std::size_t count) {
    if (count > kMaxLeavesPerRead) return fail(ErrorCode::Limit, "too many leaves at once");
    RESEAL_ASSIGN(const BlobFacts facts, factsOf(blob, blobPath(blob)));
    const sealing::Geometry& geometry = facts.geometry;
    if (first > geometry.leaves() || count > geometry.leaves() - first)
        return fail(ErrorCode::InvalidArgument,
                    "the blob has " + std::to_string(geometry.leaves()) + " leaves");
    RESEAL_ASSIGN(const std::vector<Hash32> hashes, leavesOf(facts));
    RESEAL_ASSIGN(const File file, File::openToRead(blobPath(blob)));
    std::vector<BlobLeaf> out;
    for (std::uint64_t index = first; index < first + count; ++index) {
        const bool header = index == 0;
        BlobLeaf leaf{index, Bytes(header ? geometry.headerBytes : geometry.chunkSize(index - 1)), {}};
        RESEAL_ASSIGN(const std::size_t got,
                      file.readAt(header ? 0 : geometry.chunkOffset(index - 1), leaf.bytes));
        if (got != leaf.bytes.size() || crypto::merkleLeaf(leaf.bytes) != hashes[index])
            return fail(ErrorCode::Damaged,
                        blob.hex() + ": leaf " + std::to_string(index) + " is not as it was");
        leaf.path = crypto::merklePath(hashes, index);
        out.push_back(std::move(leaf));
    }
    return out;
}

Result<std::vector<BlobId>> FolderBlobStore::list() {
    std::vector<BlobId> out;
    RESEAL_TRY(forEachFile(root_ / kBlobs, 2, [&](const fs::path& file) -> Status {
        if (const auto blob = BlobId::fromHexText(file.filename().string())) out.push_back(*blob);
        return {};
    }));
    std::ranges::sort(out);
    return out;
}

Status FolderBlobStore::erase(const BlobId& blob) {
    RESEAL_ASSIGN(const bool here, has(blob));
    if (here) {
        RESEAL_TRY(removeFileDurably(blobPath(blob)));
        RESEAL_TRY(removeFileDurably(leavesPath(blob)));
    }
    RESEAL_TRY(removeFileDurably(rottenPath(blob)));
    return forEachFile(root_ / kUploads, 0, [&](const fs::path& file) -> Status {
        return file.filename().string().starts_with(blob.hex()) ? removeFileDurably(file) : Status{};
    });
}

Status FolderBlobStore::scrub(const BlobId& blob) {
    RESEAL_ASSIGN(const bool here, has(blob));
    if (!here) return fail(ErrorCode::NotFound, "the blob is not here");
    const auto leaves = verifiedLeaves(blob, blobPath(blob), pool_);
    if (leaves) {
        const auto stored = readFile(leavesPath(blob), leaves->size() * Hash32::kSize);
        if (stored && *stored == joined(*leaves)) return {};
        return writeFileDurably(leavesPath(blob), joined(*leaves));
    }
    if (leaves.error().code != ErrorCode::BadProof && leaves.error().code != ErrorCode::Malformed)
        return leaves.error();
    std::error_code failed;
    fs::rename(blobPath(blob), rottenPath(blob), failed);
    if (failed) return ioError("cannot set aside", blobPath(blob), failed.value());
    moment("set-aside", blob.hex());
    RESEAL_TRY(syncDirectory(blobPath(blob).parent_path()));
    RESEAL_TRY(removeFileDurably(leavesPath(blob)));
    return fail(ErrorCode::Damaged, leaves.error().detail + "; it was set aside");
}

Result<DiskUse> FolderBlobStore::diskUse() const {
    DiskUse out;
    RESEAL_TRY(forEachFile(root_, 3, [&](const fs::path& file) -> Status {
        std::error_code gone;  // renamed or erased meanwhile
        const std::uintmax_t size = fs::file_size(file, gone);
        if (!gone) out.used += size;
        return {};
    }));
    std::error_code failed;
    out.free = fs::space(root_, failed).available;
    if (failed) return ioError("cannot measure", root_, failed.value());
    return out;
}

}  // namespace reseal::store
