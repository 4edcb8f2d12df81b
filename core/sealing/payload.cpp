#include "core/sealing/payload.h"

#include <cerrno>
#include <condition_variable>
#include <mutex>

#include "core/crypto/transcript.h"

namespace reseal::sealing {

std::array<std::uint8_t, 32> commitmentOf(const SecretBytes& fileKey, ByteView prefix) {
    crypto::Kdf kdf("reseal/1/commit");
    return kdf.add(fileKey).add(prefix).publicHash();
}

SecretBytes payloadKey(const SecretBytes& fileKey, ByteView prefix) {
    crypto::Kdf kdf("reseal/1/payload");
    return kdf.add(fileKey).add(prefix).key();
}

std::array<std::uint8_t, 12> chunkNonce(std::uint64_t chunk, bool last) {
    std::array<std::uint8_t, 12> nonce{};
    for (std::size_t i = 0; i < 8; ++i) nonce[10 - i] = static_cast<std::uint8_t>(chunk >> (8 * i));
    nonce[11] = last ? 1 : 0;
    return nonce;
}

Status checkAbsent(const std::filesystem::path& out) {
    std::error_code ignored;
    if (std::filesystem::exists(std::filesystem::symlink_status(out, ignored)))
        return ioError("cannot create", out, EEXIST);
    return {};
}

std::size_t benchCount(const Pool& pool, std::uint64_t chunks) {
    const std::size_t wanted = std::min<std::size_t>(std::size_t{pool.size()} + 1, kMaxBenches);
    return static_cast<std::size_t>(std::min<std::uint64_t>(wanted, chunks));
}

namespace {

class Run {
public:
    Run(std::uint64_t chunks, const Stages& stages) : chunks_(chunks), stages_(stages) {}

    void workAt(std::size_t bench) {
        while (const std::optional<std::uint64_t> chunk = take(bench)) {
            if (note(stages_.work(bench, *chunk))) give(bench, *chunk);
        }
    }
    const Status& result() const { return result_; }

private:
    // Remembers the first error and says whether to go on.
    bool note(Status status) {
        const std::lock_guard lock(mutex_);
        if (!status && result_) {
            result_ = std::move(status);
            changed_.notify_all();
        }
        return static_cast<bool>(result_);
    }

    std::optional<std::uint64_t> take(std::size_t bench) {
        const std::lock_guard order(taking_);
        if (taken_ == chunks_ || !note({})) return {};
        const std::uint64_t chunk = taken_++;
        if (!note(stages_.take(bench, chunk))) return {};
        return chunk;
    }

    // Waits its turn; the chunk before is with a thread that is running, so the turn comes.
    void give(std::size_t bench, std::uint64_t chunk) {
        {
            std::unique_lock lock(mutex_);
            changed_.wait(lock, [&] { return given_ == chunk || !result_; });
            if (!result_) return;
        }
        if (!note(stages_.give(bench, chunk))) return;
        const std::lock_guard lock(mutex_);
        ++given_;
        changed_.notify_all();
    }

    const std::uint64_t chunks_;
    const Stages& stages_;
    std::mutex taking_;        // held while `take` runs
    std::uint64_t taken_ = 0;  // under taking_
    std::mutex mutex_;         // guards what follows
    std::condition_variable changed_;
    std::uint64_t given_ = 0;
    Status result_;
};

}  // namespace

Status runInOrder(Pool& pool, std::size_t benches, std::uint64_t chunks, const Stages& stages) {
    Run run(chunks, stages);
    if (benches == 1) {  // most records are one chunk; not worth waking a thread
        run.workAt(0);
    } else {
        pool.forEach(benches, [&run](std::size_t bench) { run.workAt(bench); });
    }
    return run.result();
}

}  // namespace reseal::sealing
