// What tests of things on disk share: results that must be fine, damage, and children that are killed
// or run out of disk.
//
// Thread rule: children are forked, so only from a test that has no other threads running.
#pragma once

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <QTest>
#include <csignal>
#include <map>

#include "core/base/files.h"

namespace reseal::test {

namespace fs = std::filesystem;

template <class T>
T must(Result<T> result) {
    if (!result) qFatal("%s", result.error().text().c_str());
    return std::move(*result);
}
inline void must(const Status& status) {
    if (!status) qFatal("%s", status.error().text().c_str());
}

// The name of the error, or "fine".
template <class T>
std::string codeOf(const Result<T>& result) {
    return result ? "fine" : std::string(name(result.error().code));
}

// Runs `body` in a child; its return value is the exit code, −signal if a signal ended it.
template <class Body>
int inChild(Body body) {
    const pid_t child = ::fork();
    if (child == 0) ::_exit(body());
    int status = 0;
    ::waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
}

// From here on no file of this process (a child) can grow over `bytes`: a full disk.
inline void fillDisk(std::uint64_t bytes) {
    ::signal(SIGXFSZ, SIG_IGN);
    const rlimit limit{bytes, bytes};
    ::setrlimit(RLIMIT_FSIZE, &limit);
}

// Runs this test program again in a process of its own, with `RESEAL_CHILD` set to `what` (its main
// acts on it), to be killed at moment number `killAt` (core/base/moment.h); 0: at none.
inline int inProcess(const std::string& what, int killAt) {
    return inChild([&] {
        ::setenv("RESEAL_CHILD", what.c_str(), 1);
        if (killAt > 0) ::setenv("RESEAL_KILL_AT", std::to_string(killAt).c_str(), 1);
        ::execl("/proc/self/exe", "child", nullptr);
        return 127;
    });
}

inline Bytes contentOf(const fs::path& path) {
    return must(readFile(path, std::uint64_t{1} << 30));
}

// Every file below `folder` with its content.
inline std::map<std::string, Bytes> treeOf(const fs::path& folder) {
    std::map<std::string, Bytes> out;
    for (const auto& entry : fs::recursive_directory_iterator(folder))
        if (entry.is_regular_file())
            out.emplace(entry.path().lexically_relative(folder).string(), contentOf(entry.path()));
    return out;
}

inline bool anyFileContains(const fs::path& folder, std::string_view text) {
    for (const auto& [path, content] : treeOf(folder))
        if (textOf(content).find(text) != std::string_view::npos) return true;
    return false;
}

inline void flipBit(const fs::path& path, std::uint64_t offset) {
    const int fd = ::open(path.c_str(), O_RDWR);
    std::uint8_t byte = 0;
    RESEAL_CHECK(::pread(fd, &byte, 1, static_cast<off_t>(offset)) == 1);
    byte ^= 0x10;
    RESEAL_CHECK(::pwrite(fd, &byte, 1, static_cast<off_t>(offset)) == 1);
    ::close(fd);
}

}  // namespace reseal::test
