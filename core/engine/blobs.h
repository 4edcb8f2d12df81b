// Sealed files between this machine and the home node: resumable upload, download to a file of its own.
//
// Thread rule: the job thread.
#pragma once

#include "core/engine/context.h"
#include "core/node/services.h"
#include "core/sealing/sealed_file.h"

namespace reseal::engine {

inline constexpr std::size_t kCopies = 2;                 // of each record, if there are so many file servers
inline constexpr Duration kCopiesPatience = seconds(10);  // for the home node to make the second one
inline constexpr Duration kFinishTimeout = seconds(120);  // it verifies the whole file

// Sends a sealed file, from where an earlier try stopped. Which clinics have it now: at least the home
// clinic. `author` is a live pseudonym of this clinic. Errors: Offline and the like, Denied, DiskFull.
Result<std::vector<ClinicId>> upload(JobContext& at, const std::filesystem::path& file, const BlobId& blob,
                                     std::uint64_t sealedSize, const crypto::SignKey& author,
                                     const Tell& tell);

// A sealed file on its way here, in a file that goes with this object.
class Download {
public:
    // Fetches as much as holds the header, from the first file server that gives it. Errors: Offline and the
    // like, NotFound, Denied; Malformed, BadProof (it is not a sealed file).
    static Result<Download> begin(JobContext& at, const RecordId& record, const ledger::RecordEntry& entry,
                                  const crypto::SignKey& reader);
    // With tickets that somebody else signs; asked for each piece, on the thread of the download.
    using Tickets = std::function<Result<node::BlobTicket>(const ClinicId& holder)>;
    static Result<Download> begin(JobContext& at, const RecordId& record, const ledger::RecordEntry& entry,
                                  Tickets tickets);
    Download(Download&&) noexcept = default;
    Download& operator=(Download&&) = delete;
    ~Download();

    const sealing::Header& header() const { return *header_; }
    // The rest, then opens. Every byte is checked against the ledger's blob id.
    Result<std::uint64_t> open(JobContext& at, const crypto::SecretBytes& fileKey, const sealing::Sink& sink);
    Result<std::uint64_t> openToFile(JobContext& at, const crypto::SecretBytes& fileKey,
                                     const std::filesystem::path& out);

private:
    Download(std::filesystem::path path, File file, std::vector<ClinicId> holders)
        : path_(std::move(path)), file_(std::move(file)), holders_(std::move(holders)) {}
    Status readHead(JobContext& at, const RecordId& record);
    Status fetchTo(JobContext& at, std::uint64_t end);
    Result<Bytes> piece(JobContext& at, const ClinicId& holder, std::uint64_t length);
    Result<sealing::SealedInput> whole(JobContext& at);
    std::filesystem::path path_;
    File file_;
    std::vector<ClinicId> holders_;  // that have not failed yet; the first is asked
    sealing::ExpectedBlob expected_;
    Tickets tickets_;
    std::optional<sealing::Header> header_;
    std::uint64_t fetched_ = 0;
};

}  // namespace reseal::engine
