// Files that survive a crash: written beside, synced, renamed; or appended and synced.
//
// Every operation that makes something durable passes through here and reports a *moment* (moment.h),
// so a test can kill the process exactly there.
//
// Errors everywhere: DiskFull, NotFound, AlreadyExists, Io (with the path and the system's words).
#pragma once

#include <filesystem>

#include "core/base/bytes.h"

namespace reseal {

Error ioError(std::string_view action, const std::filesystem::path& path, int errnoValue);

// Reads a whole file. Errors also: TooLarge.
Result<Bytes> readFile(const std::filesystem::path& path, std::uint64_t maxSize);

// Replaces `path` in one step: after a crash the old or the new content is there, whole.
Status writeFileDurably(const std::filesystem::path& path, ByteView content);

Status syncDirectory(const std::filesystem::path& directory);

// Removes a file and makes that durable. A file that is not there is no error.
Status removeFileDurably(const std::filesystem::path& path);

// An open file, closed by the destructor.
class File {
public:
    static Result<File> openToRead(const std::filesystem::path& path);
    static Result<File> createNew(const std::filesystem::path& path);     // AlreadyExists if there
    static Result<File> openToAppend(const std::filesystem::path& path);  // created if absent
    static Result<File> openToUpdate(const std::filesystem::path& path);  // for writeAt; created if absent
    File(File&& other) noexcept;
    File& operator=(File&& other) noexcept;
    ~File();

    Result<std::uint64_t> size() const;
    // Up to `into.size()` bytes at `offset`; fewer only at the end of the file.
    Result<std::size_t> readAt(std::uint64_t offset, MutableByteView into) const;
    // The next bytes, for a stream that can't seek; fewer only at its end.
    Result<std::size_t> read(MutableByteView into);
    Status write(ByteView bytes);  // all of them
    Status writeAt(std::uint64_t offset, ByteView bytes);
    Status sync();
    Status truncate(std::uint64_t length);
    // Takes a lock that ends with this object or the process. Errors: Locked.
    Status lockExclusively();
    int descriptor() const { return fd_; }

private:
    File(int fd, std::filesystem::path path) : fd_(fd), path_(std::move(path)) {}
    int fd_ = -1;
    std::filesystem::path path_;
};

// A file that appears under its name only when commit() has succeeded; otherwise nothing is left.
class FileBeside {
public:
    static Result<FileBeside> create(const std::filesystem::path& path);
    FileBeside(FileBeside&& other) noexcept;
    FileBeside& operator=(FileBeside&&) = delete;
    ~FileBeside();
    // Appends. A long file begins to reach the disk meanwhile, so that commit() waits less.
    Status write(ByteView bytes);
    File& file() { return *file_; }
    Status commit();     // sync, rename over `path`, sync the folder
    Status commitNew();  // the same, but AlreadyExists if something has that name by now

private:
    Status commitWith(unsigned renameFlags);
    FileBeside(File file, std::filesystem::path path, std::filesystem::path temporary)
        : file_(std::move(file)), path_(std::move(path)), temporary_(std::move(temporary)) {}
    std::optional<File> file_;
    std::filesystem::path path_, temporary_;
    std::uint64_t written_ = 0, handedOver_ = 0;  // bytes; handed over to be written back
};

}  // namespace reseal
