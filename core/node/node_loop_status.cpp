// What a node says of itself, and looking whether all of it is whole: the rest of NodeLoop.
#include "core/base/files.h"
#include "core/base/log.h"
#include "core/node/node_loop.h"

namespace reseal::node {

namespace {
// The ledger with its log, and the votes.
std::uint64_t ledgerBytes(const std::filesystem::path& folder) {
    std::uint64_t out = 0;
    const auto add = [&out](const std::filesystem::path& file) {
        std::error_code absent;
        const std::uintmax_t size = std::filesystem::file_size(file, absent);
        if (!absent) out += size;
    };
    for (const char* file : {"ledger", "ledger-wal"}) add(folder / file);
    std::error_code failed;
    std::filesystem::directory_iterator votes(folder / "votes", failed);
    for (; !failed && votes != std::filesystem::directory_iterator(); votes.increment(failed))
        add(votes->path());
    return out;
}

// LE64: when the last scrub came to its end.
std::filesystem::path scrubbedFile(const std::filesystem::path& folder) {
    return folder / "scrubbed";
}
}  // namespace

NodeStatusAnswer NodeLoop::status() {
    NodeStatusAnswer out;
    const auto replica = ordering_.status();
    out.clinic = own_;
    out.height = chain_.tip().height;
    out.view = replica.view;
    out.pending = spreading_.pendingCount();
    out.blobs = blobDesk_.count();
    if (const auto held = store().shares().held()) out.shares = held->size();
    out.unsafe = blobDesk_.unsafe();
    out.quorum = static_cast<std::uint32_t>(ordering_.quorum());
    out.signing = !replica.awaitsAnswers && !replica.stopped && !stoppedBecause_;
    out.time = wallClock();
    for (const ClinicId& clinic : mesh_.others())
        out.peers.push_back({clinic, mesh_.isUp(clinic), spreading_.claimedHeight(clinic)});
    return out;
}

void NodeLoop::storage(std::function<void(Result<StorageAnswer>)> done) {
    blobDesk_.measure([this, done = std::move(done)](Result<store::DiskUse> use) {
        if (!use) return done(use.error());
        const auto held = store().shares().held();
        if (!held) return done(held.error());
        const std::filesystem::path& folder = parts_.files->folder;
        StorageAnswer out{blobDesk_.count(),  use->used, ledgerBytes(folder), use->free, held->size(),
                          blobDesk_.unsafe(), {}};
        if (const auto last = readFile(scrubbedFile(folder), 8); last && last->size() == 8)
            out.lastScrub = Instant{static_cast<std::int64_t>(readLe64(*last))};
        done(out);
    });
}

void NodeLoop::scrub(std::function<void(Result<ScrubReport>)> done) {
    if (const Status database = store().verify(); !database) return done(database.error());
    blobDesk_.scrub([this, done = std::move(done)](Result<ScrubReport> report) {
        if (!report) return done(report);
        const auto now = le64(static_cast<std::uint64_t>(wallClock().ms));
        if (const Status noted = writeFileDurably(scrubbedFile(parts_.files->folder), now); !noted)
            log(LogLevel::Warning, "node", noted.error().text());
        done(report);
    });
}

}  // namespace reseal::node
