// Death tests: a CHECK that must end the program, tried in a child process.
//
// Thread rule: only from a test that has no other threads running.
#pragma once

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>

namespace reseal::test {

// How a child that runs `body` ends: the signal that killed it, or 0 if it came to its end.
template <class Body>
int signalOf(Body body) {
    const pid_t child = ::fork();
    if (child == 0) {
        ::signal(SIGABRT, SIG_DFL);  // Qt Test catches it to print where it came from
        const rlimit none{0, 0};
        ::setrlimit(RLIMIT_CORE, &none);
        ::dup2(::open("/dev/null", O_WRONLY), STDERR_FILENO);
        body();
        ::_exit(0);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    return WIFSIGNALED(status) ? WTERMSIG(status) : 0;
}

template <class Body>
bool diesByCheck(Body body) {
    return signalOf(body) == SIGABRT;
}

}  // namespace reseal::test
