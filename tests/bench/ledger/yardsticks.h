// What nothing on this machine can do without: a frame's way over TLS, a write that is on the disk, a
// signature verified. Measured between the product's own turns, so that neighbours disturb both.
//
// Thread rule: the main thread.
#pragma once

#include <filesystem>
#include <memory>
#include <vector>

#include "core/base/files.h"
#include "core/crypto/sign.h"

namespace reseal::bench {

class Yardsticks {
public:
    // The file that is synced lies in `folder`.
    explicit Yardsticks(const std::filesystem::path& folder);
    ~Yardsticks();

    void take(std::size_t count);  // of each, added to those before
    double hop() const;            // medians in microseconds
    double sync() const;
    double verify() const;

private:
    class TlsPair;
    std::unique_ptr<TlsPair> pair_;
    File file_;
    crypto::SignKey key_;
    std::vector<std::int64_t> hops_, syncs_, verifications_;
};

// Ed25519 verifications a second: by one thread, by one on each core at once.
struct VerificationRate {
    double one = 0, all = 0;
    double processor = 0;  // seconds of processor time for one verification
    std::size_t cores = 0;
};
VerificationRate verificationRate();

}  // namespace reseal::bench
