// Blobs as files in a folder.
//
//   <root>/blobs/ab/cd/<64 hex>            a whole, verified sealed file
//   <root>/blobs/ab/cd/<64 hex>.leaves     its leaf hashes, 32 bytes each: a copy of what the file
//                                          gives, made again if absent or wrong
//   <root>/uploads/<64 hex>-<16 hex>-<n>   the bytes of an unfinished upload: blob, hash of the sender,
//                                          sealed size
//   <root>/rotten/<64 hex>                 set aside by a scrub, until a sound copy has come
//   <root>/lock
//
// The order makes it survive a kill at any instant: verify, sync, leaf hashes beside, then the rename
// that makes the blob visible, then the folder's sync. Uploads are not synced while they grow: a crash
// of the machine can leave holes in one, and then its root is wrong and it starts again.
//
// Thread rule: that of BlobStore; uploads of different senders and all reading go on side by side.
#pragma once

#include <filesystem>
#include <mutex>

#include "core/base/files.h"
#include "core/base/pool.h"
#include "core/store/blob_store.h"

namespace reseal::store {

// What the folder takes, unfinished uploads and what was set aside included, and what is left beside it.
struct DiskUse {
    std::uint64_t used = 0, free = 0;  // bytes
};

class FolderBlobStore final : public BlobStore {
public:
    // Makes the folders that are missing and clears what a kill left behind. `pool` hashes; it must
    // outlive the store, and no task of it may call the store.
    // Errors: Locked (another process has it), Io, DiskFull.
    static Result<std::unique_ptr<FolderBlobStore>> open(const std::filesystem::path& root, Pool& pool);

    Result<std::uint64_t> begin(const Upload& upload) override;
    Status append(const Upload& upload, std::uint64_t offset, ByteView bytes) override;
    Result<BlobFacts> finish(const Upload& upload) override;
    Status abandon(const Upload& upload) override;
    Result<std::size_t> abandonStale(Instant before) override;
    Result<bool> has(const BlobId& blob) override;
    Result<BlobFacts> facts(const BlobId& blob) override;
    Result<std::vector<BlobLeaf>> read(const BlobId& blob, std::uint64_t first, std::size_t count) override;
    Result<std::vector<BlobId>> list() override;
    Status erase(const BlobId& blob) override;
    Status scrub(const BlobId& blob) override;
    // Looks at every file's size, and into none.
    Result<DiskUse> diskUse() const;

private:
    FolderBlobStore(std::filesystem::path root, File lock, Pool& pool)
        : root_(std::move(root)), lock_(std::move(lock)), pool_(pool) {}
    std::filesystem::path blobPath(const BlobId& blob) const;
    std::filesystem::path leavesPath(const BlobId& blob) const;
    std::filesystem::path uploadPath(const Upload& upload) const;
    std::filesystem::path rottenPath(const BlobId& blob) const;
    Status clearLeftovers();
    Status makeRoom(const Upload& upload);
    Status publish(const Upload& upload, const std::vector<Hash32>& leaves);
    Result<std::vector<Hash32>> leavesOf(const BlobFacts& facts);

    std::filesystem::path root_;
    File lock_;
    Pool& pool_;
    std::mutex counting_;  // makes "is there room for one more upload" and making it one step
};

}  // namespace reseal::store
