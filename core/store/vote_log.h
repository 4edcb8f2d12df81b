// The durable log of a consensus replica and, beside it, the sign-state file: what makes "durable before
// sent" true (core/consensus).
//
// votes.log, append-only:
//   file   = "RESEALVL" ‖ LE32(version = 1) ‖ chain id(32) ‖ LE64(epoch) ‖ salt(16)
//            ‖ LE32(crc32c of the 68 bytes before)
//   batch  = LE32(length of body) ‖ LE32(crc32c of body) ‖ LE32(crc32c of salt ‖ the 8 bytes before) ‖ body
//   body   = random nonce(12) ‖ AES-256-GCM under KDF32("reseal/1/votes", key, salt) of
//            canonical CBOR [*record]                       (grammar in core/consensus/records.h)
// It is encrypted because blocks lie in it: a stolen disk shows how much was voted, not who did what. Each
// file has its own salt, so its own key.
// Each append is one batch and one sync, the next is written only after it returned. So only the last batch
// can be torn by a crash: it is cut at open, nobody having been told that it is durable. Anything wrong
// before a later batch is corruption, an error, and never repaired silently. Where a batch's head is
// unreadable, a later batch is searched byte by byte; the salt keeps the blocks in the log, which others
// write, from looking like one.
//
// votes.state, two slots of 64 bytes at 0 and 4096 (different sectors), written in turn:
//   slot   = "RESEALVS" ‖ LE64(sequence) ‖ LE64(epoch) ‖ LE64(notarize) ‖ LE64(nullify) ‖ LE64(finalize)
//            ‖ 0^12 ‖ LE32(crc32c of the 60 bytes before)
// It is written after the log, so it never names a vote that the log did not hold at that time. If it does at
// open, the log has lost its end or is a restored backup; the replica is told (Restored::signState) and keeps
// silent up to there. One damaged slot is a torn write: the other counts. Opening brings it up to the log: a
// crash between the two, or the loss of this file, leaves no vote that only one of them remembers.
//
// Pruning writes a new log beside and renames it. It refuses to lose the last finalization.
//
// Views begin anew with each epoch. Opened for a later epoch than the files are of, the log begins empty:
// what was voted in an epoch that is over binds nobody. Opened for an earlier one it is refused, for then the
// ledger beside it is an older copy, and what was signed meanwhile must not be forgotten.
//
// Thread rule: one thread. Holds a lock on the folder's votes.lock until destroyed. Append and replace block
// until synced.
#pragma once

#include <filesystem>
#include <memory>

#include "core/base/files.h"
#include "core/consensus/records.h"
#include "core/crypto/secret.h"

namespace reseal::store {

inline constexpr std::uint64_t kMaxVoteLogBytes = 1ULL << 30;  // a larger file isn't opened: TooLarge
inline constexpr std::size_t kMaxBatchBytes = 600 << 20;       // above: TooLarge

class VoteLog {
public:
    struct Opened;
    // Opens or creates the files in `folder`, which exists. `key` has 32 bytes; vault::Vault::databaseKey
    // keeps it. Errors: Locked, Damaged (an earlier batch, the file's head, both slots, or another key),
    // WrongLedger (another chain), Conflict (the log or the sign state is of a later epoch), TooNew,
    // TooLarge, DiskFull, Io.
    static Result<Opened> open(const std::filesystem::path& folder, const ChainId& chain, std::uint64_t epoch,
                               const crypto::SecretBytes& key);
    // After Damaged, by a person's decision: renames the log to votes.log.damaged (an older one is replaced),
    // and the sign state too if that is what is damaged. The next open then starts empty, and the replica
    // keeps silent until others have told it its votes. Errors: Locked, Io.
    static Status setAside(const std::filesystem::path& folder);

    VoteLog(VoteLog&&) noexcept;
    VoteLog& operator=(VoteLog&&) noexcept;
    ~VoteLog();

    // Durable when it returns. After an error every further call fails: what is on disk is not known, and a
    // sync is never retried. Errors: DiskFull, Io, TooLarge.
    Status append(const std::vector<consensus::Record>& records);
    // The log becomes exactly `records`, in one step. Errors also: InvalidArgument if they hold no
    // finalization as high as the highest in the log.
    Status replace(const std::vector<consensus::Record>& records);
    std::uint64_t size() const;  // of votes.log, bytes

private:
    struct State;
    explicit VoteLog(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

struct VoteLog::Opened {
    VoteLog log;
    std::vector<consensus::Record> records;  // in the order written
    consensus::SignState signState;
    std::uint64_t cutBytes = 0;  // of a torn last batch
};

}  // namespace reseal::store
