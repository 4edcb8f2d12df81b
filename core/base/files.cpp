#include "core/base/files.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <cstdio>

#include "core/base/moment.h"

namespace reseal {
namespace fs = std::filesystem;

Error ioError(std::string_view action, const fs::path& path, int errnoValue) {
    ErrorCode code = ErrorCode::Io;
    if (errnoValue == ENOSPC || errnoValue == EDQUOT || errnoValue == EFBIG) code = ErrorCode::DiskFull;
    if (errnoValue == ENOENT) code = ErrorCode::NotFound;
    if (errnoValue == EEXIST) code = ErrorCode::AlreadyExists;
    return fail(code, std::string(action) + " " + path.string() + ": " + std::strerror(errnoValue));
}

namespace {
Result<int> openFile(const fs::path& path, int flags, mode_t mode, std::string_view action) {
    int fd = -1;
    do {
        fd = ::open(path.c_str(), flags | O_CLOEXEC, mode);
    } while (fd < 0 && errno == EINTR);
    if (fd < 0) return ioError(action, path, errno);
    return fd;
}
}  // namespace

Result<File> File::openToRead(const fs::path& path) {
    RESEAL_ASSIGN(const int fd, openFile(path, O_RDONLY, 0, "cannot read"));
    File file(fd, path);
    struct stat facts {};
    if (::fstat(fd, &facts) != 0) return ioError("cannot read", path, errno);
    if (S_ISDIR(facts.st_mode)) return ioError("cannot read", path, EISDIR);
    return file;
}

Result<File> File::createNew(const fs::path& path) {
    RESEAL_ASSIGN(const int fd, openFile(path, O_RDWR | O_CREAT | O_EXCL, 0600, "cannot create"));
    return File(fd, path);
}

Result<File> File::openToAppend(const fs::path& path) {
    RESEAL_ASSIGN(const int fd, openFile(path, O_RDWR | O_CREAT | O_APPEND, 0600, "cannot open"));
    return File(fd, path);
}

Result<File> File::openToUpdate(const fs::path& path) {
    RESEAL_ASSIGN(const int fd, openFile(path, O_RDWR | O_CREAT, 0600, "cannot open"));
    return File(fd, path);
}

File::File(File&& other) noexcept : fd_(std::exchange(other.fd_, -1)), path_(std::move(other.path_)) {}
File& File::operator=(File&& other) noexcept {
    std::swap(fd_, other.fd_);
    std::swap(path_, other.path_);
    return *this;
}
File::~File() {
    if (fd_ >= 0) ::close(fd_);
}

Result<std::uint64_t> File::size() const {
    struct stat facts {};
    if (::fstat(fd_, &facts) != 0) return ioError("cannot read", path_, errno);
    return static_cast<std::uint64_t>(facts.st_size);
}

Result<std::size_t> File::readAt(std::uint64_t offset, MutableByteView into) const {
    std::size_t done = 0;
    while (done < into.size()) {
        const auto n =
            ::pread(fd_, into.data() + done, into.size() - done, static_cast<off_t>(offset + done));
        if (n < 0 && errno == EINTR) continue;
        if (n < 0) return ioError("cannot read", path_, errno);
        if (n == 0) break;
        done += static_cast<std::size_t>(n);
    }
    return done;
}

Result<std::size_t> File::read(MutableByteView into) {
    std::size_t done = 0;
    while (done < into.size()) {
        const auto n = ::read(fd_, into.data() + done, into.size() - done);
        if (n < 0 && errno == EINTR) continue;
        if (n < 0) return ioError("cannot read", path_, errno);
        if (n == 0) break;
        done += static_cast<std::size_t>(n);
    }
    return done;
}

Status File::write(ByteView bytes) {
    std::size_t done = 0;
    while (done < bytes.size()) {
        const auto n = ::write(fd_, bytes.data() + done, bytes.size() - done);
        if (n < 0 && errno == EINTR) continue;
        if (n < 0) return ioError("cannot write", path_, errno);
        done += static_cast<std::size_t>(n);
    }
    return {};
}

Status File::writeAt(std::uint64_t offset, ByteView bytes) {
    std::size_t done = 0;
    while (done < bytes.size()) {
        const auto n =
            ::pwrite(fd_, bytes.data() + done, bytes.size() - done, static_cast<off_t>(offset + done));
        if (n < 0 && errno == EINTR) continue;
        if (n < 0) return ioError("cannot write", path_, errno);
        done += static_cast<std::size_t>(n);
    }
    return {};
}

Status File::sync() {
    moment("before-sync", path_.filename().string());
    if (::fdatasync(fd_) != 0) return ioError("cannot sync", path_, errno);
    moment("synced", path_.filename().string());
    return {};
}

Status File::truncate(std::uint64_t length) {
    if (::ftruncate(fd_, static_cast<off_t>(length)) != 0) return ioError("cannot truncate", path_, errno);
    return {};
}

Status File::lockExclusively() {
    if (::flock(fd_, LOCK_EX | LOCK_NB) == 0) return {};
    if (errno == EWOULDBLOCK)
        return fail(ErrorCode::Locked, path_.string() + " is in use by another running program");
    return ioError("cannot lock", path_, errno);
}

Result<Bytes> readFile(const fs::path& path, std::uint64_t maxSize) {
    RESEAL_ASSIGN(File file, File::openToRead(path));
    RESEAL_ASSIGN(const std::uint64_t size, file.size());
    if (size > maxSize)
        return fail(ErrorCode::TooLarge, path.string() + " has " + std::to_string(size) +
                                             " bytes; the limit is " + std::to_string(maxSize));
    Bytes out(static_cast<std::size_t>(size));
    RESEAL_ASSIGN(const std::size_t got, file.readAt(0, out));
    out.resize(got);
    return out;
}

Status syncDirectory(const fs::path& directory) {
    const fs::path where = directory.empty() ? fs::path(".") : directory;
    RESEAL_ASSIGN(const int fd, openFile(where, O_RDONLY | O_DIRECTORY, 0, "cannot open"));
    const int rc = ::fsync(fd);
    const int why = errno;
    ::close(fd);
    if (rc != 0) return ioError("cannot sync", where, why);
    return {};
}

Status removeFileDurably(const fs::path& path) {
    if (::unlink(path.c_str()) != 0) {
        if (errno == ENOENT) return {};
        return ioError("cannot remove", path, errno);
    }
    moment("removed", path.filename().string());
    return syncDirectory(path.parent_path());
}

Result<FileBeside> FileBeside::create(const fs::path& path) {
    static std::atomic<std::uint64_t> counter{0};
    fs::path temporary = path;
    temporary += "." + std::to_string(::getpid()) + "-" + std::to_string(counter.fetch_add(1)) + ".part";
    RESEAL_ASSIGN(File file, File::createNew(temporary));
    return FileBeside(std::move(file), path, std::move(temporary));
}

FileBeside::FileBeside(FileBeside&& other) noexcept
    : file_(std::move(other.file_)),
      path_(std::move(other.path_)),
      temporary_(std::move(other.temporary_)),
      written_(other.written_),
      handedOver_(other.handedOver_) {
    other.temporary_.clear();
}

FileBeside::~FileBeside() {
    if (!temporary_.empty()) ::unlink(temporary_.c_str());
}

Status FileBeside::write(ByteView bytes) {
    constexpr std::uint64_t kHandOver = std::uint64_t{8} << 20;
    RESEAL_TRY(file_->write(bytes));
    written_ += bytes.size();
    if (written_ - handedOver_ < kHandOver) return {};
    // A hint: what it does not achieve, sync() does.
    ::sync_file_range(file_->descriptor(), static_cast<off64_t>(handedOver_),
                      static_cast<off64_t>(written_ - handedOver_), SYNC_FILE_RANGE_WRITE);
    handedOver_ = written_;
    return {};
}

Status FileBeside::commit() {
    return commitWith(0);
}
Status FileBeside::commitNew() {
    return commitWith(RENAME_NOREPLACE);
}

Status FileBeside::commitWith(unsigned renameFlags) {
    RESEAL_TRY(file_->sync());
    int rc = ::renameat2(AT_FDCWD, temporary_.c_str(), AT_FDCWD, path_.c_str(), renameFlags);
    // Some network file systems know no flags; there the look and the rename are two steps.
    if (rc != 0 && errno == EINVAL && renameFlags != 0) {
        if (::access(path_.c_str(), F_OK) == 0) return ioError("cannot rename", path_, EEXIST);
        rc = ::rename(temporary_.c_str(), path_.c_str());
    }
    if (rc != 0) return ioError("cannot rename to", path_, errno);
    temporary_.clear();
    moment("renamed", path_.filename().string());
    return syncDirectory(path_.parent_path());
}

Status writeFileDurably(const fs::path& path, ByteView content) {
    RESEAL_ASSIGN(FileBeside file, FileBeside::create(path));
    RESEAL_TRY(file.write(content));
    return file.commit();
}

}  // namespace reseal
