#include "core/engine/blobs.h"

#include "core/crypto/random.h"
#include "core/node/services.h"

namespace reseal::engine {
namespace {

constexpr Duration kCopiesPause = milliseconds(500);
constexpr std::string_view kIncoming = "incoming";

Result<std::vector<ClinicId>> finish(JobContext& at, const BlobId& blob) {
    RESEAL_ASSIGN(const Bytes answer,
                  at.ask(node::FrameKind::FinishBlob, node::encodeBytes(blob), kFinishTimeout));
    return node::decodeClinics(answer);
}

// The home node copies it to another file server; asking again tells when that is done.
Result<std::vector<ClinicId>> untilCopied(JobContext& at, const BlobId& blob, std::vector<ClinicId> have) {
    const auto servers =
        std::ranges::count_if(ledger::clinics(at.state()), [](const ledger::ListedClinic& clinic) {
            return clinic.entry.roles.has(ledger::ClinicRole::FileServer);
        });
    RESEAL_TRY(at.believed());
    const auto wanted = std::min(kCopies, static_cast<std::size_t>(servers));
    const Instant end = at.now() + kCopiesPatience;
    while (have.size() < wanted && at.now() < end) {
        RESEAL_TRY(at.home.pause(kCopiesPause));
        RESEAL_ASSIGN(have, finish(at, blob));
    }
    return have;
}

// The home node if it keeps the record, then the others that do.
std::vector<ClinicId> holdersOf(const ledger::RecordEntry& entry, const ClinicId& home) {
    std::vector<ClinicId> out(entry.fileServers.begin(), entry.fileServers.end());
    std::ranges::stable_partition(out, [&](const ClinicId& clinic) { return clinic == home; });
    return out;
}

}  // namespace

Result<std::vector<ClinicId>> upload(JobContext& at, const std::filesystem::path& path, const BlobId& blob,
                                     std::uint64_t sealedSize, const crypto::SignKey& author,
                                     const Tell& tell) {
    RESEAL_ASSIGN(const File file, File::openToRead(path));
    node::BlobBegin begin{blob, sealedSize,
                          node::BlobTicket::make(author, at.chain(), at.clinic, blob, at.now())};
    auto answer = at.ask(node::FrameKind::BeginBlob, begin.encode());
    std::uint64_t there = sealedSize;
    if (answer) {
        RESEAL_ASSIGN(there, node::decodeCount(*answer));
    } else if (answer.error().code != ErrorCode::AlreadyExists) {
        return answer.error();
    }
    Bytes piece(node::kBlobPiece);
    while (there < sealedSize) {
        RESEAL_ASSIGN(const std::size_t read, file.readAt(there, piece));
        if (read == 0) return fail(ErrorCode::Damaged, "a sealed file of ours is shorter than it was");
        const node::BlobPiece out{blob, there,
                                  Bytes(piece.begin(), piece.begin() + static_cast<std::ptrdiff_t>(read))};
        RESEAL_ASSIGN(const Bytes said, at.ask(node::FrameKind::PutBlob, out.encode()));
        RESEAL_ASSIGN(const std::uint64_t now, node::decodeCount(said));
        if (now <= there || now > sealedSize)
            return fail(ErrorCode::Malformed, "the home node miscounts an upload");
        there = now;
        if (tell && !tell(there, sealedSize)) return fail(ErrorCode::Cancelled, "cancelled");
    }
    RESEAL_ASSIGN(std::vector<ClinicId> have, finish(at, blob));
    return untilCopied(at, blob, std::move(have));
}

Result<Download> Download::begin(JobContext& at, const RecordId& record, const ledger::RecordEntry& entry,
                                 const crypto::SignKey& reader) {
    const auto key = std::make_shared<crypto::SignKey>(reader.clone());
    return begin(at, record, entry, [&at, key, blob = entry.blob](const ClinicId& holder) {
        return Result(node::BlobTicket::make(*key, at.chain(), holder, blob, at.now()));
    });
}

Result<Download> Download::begin(JobContext& at, const RecordId& record, const ledger::RecordEntry& entry,
                                 Tickets tickets) {
    const std::filesystem::path folder = at.vault.folder() / kIncoming;
    std::error_code ignored;
    std::filesystem::create_directories(folder, ignored);
    const std::filesystem::path path = folder / crypto::randomFixed<Nonce16>().hex();
    RESEAL_ASSIGN(File file, File::createNew(path));
    Download out(path, std::move(file), holdersOf(entry, at.clinic));
    out.expected_ = {entry.blob, entry.sealedLength};
    out.tickets_ = std::move(tickets);
    while (true) {
        const Status begun = out.readHead(at, record);
        if (begun) return out;
        const ErrorCode code = begun.error().code;
        if (code == ErrorCode::Cancelled || code == ErrorCode::DiskFull || out.holders_.size() == 1)
            return begun.error();
        out.holders_.erase(out.holders_.begin());  // it gave something else
        out.fetched_ = 0;
    }
}

Status Download::readHead(JobContext& at, const RecordId& record) {
    RESEAL_TRY(fetchTo(
        at, std::min<std::uint64_t>(sealing::headerSize(sealing::kMaxStanzas), expected_.sealedSize)));
    RESEAL_ASSIGN(const sealing::SealedInput input, sealing::SealedInput::file(path_));
    RESEAL_ASSIGN(sealing::Header header, sealing::readHeader(input));
    if (header.record != record) return fail(ErrorCode::BadProof, "the sealed file is of another record");
    header_ = std::move(header);
    return {};
}

Download::~Download() {
    std::error_code ignored;
    if (!path_.empty()) std::filesystem::remove(path_, ignored);
}

Result<Bytes> Download::piece(JobContext& at, const ClinicId& holder, std::uint64_t length) {
    RESEAL_ASSIGN(const node::BlobTicket ticket, tickets_(holder));
    const node::BlobRange range{expected_.blob, holder, fetched_, length, ticket};
    RESEAL_ASSIGN(Bytes bytes, at.ask(node::FrameKind::GetBlob, range.encode()));
    if (bytes.empty() || bytes.size() > length)
        return fail(ErrorCode::Malformed, "the home node gave a piece of a wrong length");
    return bytes;
}

// From one holder until it fails, then from the next: all together is checked against the blob's id.
Status Download::fetchTo(JobContext& at, std::uint64_t end) {
    while (fetched_ < end) {
        const auto length = std::min<std::uint64_t>(node::kBlobPiece, expected_.sealedSize - fetched_);
        const auto bytes = piece(at, holders_.front(), length);
        if (!bytes) {
            if (bytes.error().code == ErrorCode::Cancelled || holders_.size() == 1) return bytes.error();
            holders_.erase(holders_.begin());
            continue;
        }
        RESEAL_TRY(file_.writeAt(fetched_, *bytes));
        fetched_ += bytes->size();
        RESEAL_TRY(at.progress(fetched_, expected_.sealedSize));
    }
    return {};
}

Result<sealing::SealedInput> Download::whole(JobContext& at) {
    RESEAL_TRY(fetchTo(at, expected_.sealedSize));
    return sealing::SealedInput::file(path_);
}

Result<std::uint64_t> Download::open(JobContext& at, const crypto::SecretBytes& fileKey,
                                     const sealing::Sink& sink) {
    RESEAL_ASSIGN(const sealing::SealedInput input, whole(at));
    return sealing::open(input, *header_, fileKey, &expected_, sink, at.pool());
}

Result<std::uint64_t> Download::openToFile(JobContext& at, const crypto::SecretBytes& fileKey,
                                           const std::filesystem::path& out) {
    RESEAL_ASSIGN(const sealing::SealedInput input, whole(at));
    return sealing::openToFile(input, *header_, fileKey, &expected_, out, at.pool());
}

}  // namespace reseal::engine
