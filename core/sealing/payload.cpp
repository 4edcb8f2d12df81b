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

std::size_t slotCount(const Pool& pool, std::uint64_t chunks) {
    const std::size_t wanted = std::min<std::size_t>(2 * std::size_t{pool.size()} + 2, kMaxSlots);
    return static_cast<std::size_t>(std::min<std::uint64_t>(wanted, chunks));
}

namespace {

// The tasks of one run that are on the pool. The destructor waits for them, since they use its slots.
class Tasks {
public:
    Tasks(Pool& pool, std::size_t slots, const Stages::Stage& work)
        : pool_(pool), work_(work), results_(slots) {}
    Tasks(const Tasks&) = delete;
    Tasks& operator=(const Tasks&) = delete;
    ~Tasks() {
        std::unique_lock lock(mutex_);
        changed_.wait(lock, [this] { return running_ == 0; });
    }

    void start(std::size_t slot, std::uint64_t chunk) {
        {
            const std::lock_guard lock(mutex_);
            ++running_;
            results_[slot].reset();
        }
        pool_.submit([this, slot, chunk] {
            Status result = work_(slot, chunk);
            const std::lock_guard lock(mutex_);
            results_[slot] = std::move(result);
            --running_;
            changed_.notify_all();  // under the lock: after it, this object may be gone
        });
    }

    Status wait(std::size_t slot) {
        std::unique_lock lock(mutex_);
        changed_.wait(lock, [&] { return results_[slot].has_value(); });
        return *results_[slot];
    }

private:
    Pool& pool_;
    const Stages::Stage& work_;
    std::mutex mutex_;
    std::condition_variable changed_;
    std::vector<std::optional<Status>> results_;
    std::size_t running_ = 0;
};

}  // namespace

Status runInOrder(Pool& pool, std::size_t slots, std::uint64_t chunks, const Stages& stages) {
    if (chunks == 1) {  // most records; not worth waking a thread
        RESEAL_TRY(stages.take(0, 0));
        RESEAL_TRY(stages.work(0, 0));
        return stages.give(0, 0);
    }
    Tasks tasks(pool, slots, stages.work);
    std::uint64_t taken = 0;
    for (std::uint64_t given = 0; given < chunks; ++given) {
        for (; taken < chunks && taken - given < slots; ++taken) {
            RESEAL_TRY(stages.take(taken % slots, taken));
            tasks.start(taken % slots, taken);
        }
        RESEAL_TRY(tasks.wait(given % slots));
        RESEAL_TRY(stages.give(given % slots, given));
    }
    return {};
}

}  // namespace reseal::sealing
