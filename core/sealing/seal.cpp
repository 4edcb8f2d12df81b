#include "core/crypto/random.h"
#include "core/sealing/payload.h"

namespace reseal::sealing {
namespace {

Status checkRecipients(const std::vector<Recipient>& recipients) {
    if (recipients.empty() || recipients.size() > kMaxStanzas)
        return fail(ErrorCode::InvalidArgument, "a record has 1 to 8 recipients");
    for (std::size_t i = 0; i < recipients.size(); ++i) {
        for (std::size_t j = 0; j < i; ++j) {
            if (recipients[i].A == recipients[j].A)
                return fail(ErrorCode::InvalidArgument, "two recipients with the same key");
        }
    }
    return {};
}

// Cuts LE64(length) ‖ content ‖ zeros into chunks.
class Stream {
public:
    Stream(std::uint64_t contentLength, const Source& source) : left_(contentLength), source_(source) {
        const auto length = le64(contentLength);
        std::copy(length.begin(), length.end(), length_.begin());
    }

    Status fill(MutableByteView plain, bool first) {
        if (first) {
            std::copy(length_.begin(), length_.end(), plain.begin());
            plain = plain.subspan(kLengthSize);
        }
        const auto wanted = static_cast<std::size_t>(std::min<std::uint64_t>(plain.size(), left_));
        if (wanted > 0) {
            RESEAL_ASSIGN(const std::size_t got, source_(plain.first(wanted)));
            if (got != wanted) return fail(ErrorCode::Malformed, "the content is shorter than announced");
        }
        left_ -= wanted;
        std::ranges::fill(plain.subspan(wanted), std::uint8_t{0});
        return {};
    }

    Status finish() {
        std::array<std::uint8_t, 1> more{};
        RESEAL_ASSIGN(const std::size_t got, source_(more));
        if (got != 0) return fail(ErrorCode::Malformed, "the content is longer than announced");
        return {};
    }

private:
    std::array<std::uint8_t, kLengthSize> length_{};
    std::uint64_t left_;
    const Source& source_;
};

Status sealPayload(const Geometry& geometry, const SecretBytes& key, std::uint64_t contentLength,
                   const Source& source, FileBeside& file, std::vector<Hash32>& leaves, Pool& pool,
                   const Progress& progress) {
    Stream stream(contentLength, source);
    std::vector<Bench> benches;
    for (std::size_t i = benchCount(pool, geometry.chunks); i > 0; --i)
        benches.emplace_back(key, geometry.chunkSize(0));
    Stages stages;
    stages.take = [&](std::size_t at, std::uint64_t chunk) {
        return stream.fill(benches[at].plain(geometry.chunkSize(chunk)), chunk == 0);
    };
    stages.work = [&](std::size_t at, std::uint64_t chunk) -> Status {
        Bench& bench = benches[at];
        const std::size_t size = geometry.chunkSize(chunk);
        bench.gcm.seal(chunkNonce(chunk, chunk + 1 == geometry.chunks), bench.plain(size),
                       bench.sealed(size));
        bench.leaf = crypto::merkleLeaf(bench.sealed(size));
        return {};
    };
    stages.give = [&](std::size_t at, std::uint64_t chunk) -> Status {
        RESEAL_TRY(file.write(benches[at].sealed(geometry.chunkSize(chunk))));
        leaves.push_back(benches[at].leaf);
        const std::uint64_t done = std::min((chunk + 1) * kChunkPlain, contentLength);
        if (progress && !progress(done, contentLength))
            return fail(ErrorCode::Cancelled, "sealing was cancelled");
        return {};
    };
    RESEAL_TRY(runInOrder(pool, benches.size(), geometry.chunks, stages));
    return stream.finish();
}

}  // namespace

Result<SealedBlob> sealFile(const std::vector<Recipient>& recipients, std::uint64_t contentLength,
                            const Source& source, const std::filesystem::path& out, Pool& pool,
                            const Progress& progress) {
    return sealFileWith(crypto::randomFixed<RecordId>(), SecretBytes::random(32), recipients, contentLength,
                        source, out, pool, progress);
}

Result<SealedBlob> sealFileWith(const RecordId& record, const SecretBytes& fileKey,
                                const std::vector<Recipient>& recipients, std::uint64_t contentLength,
                                const Source& source, const std::filesystem::path& out, Pool& pool,
                                const Progress& progress) {
    RESEAL_TRY(checkRecipients(recipients));
    if (contentLength > kMaxContent)
        return fail(ErrorCode::TooLarge, "content is longer than a sealed file may hold");
    RESEAL_TRY(checkAbsent(out));

    SealedBlob blob;
    blob.record = record;
    for (const Recipient& recipient : recipients) {
        RESEAL_ASSIGN(const Stanza stanza, encapsulate(recipient.A, recipient.cardSecret, record, fileKey));
        blob.stanzas.push_back(stanza);
    }
    Bytes header = makePrefix(record, blob.stanzas);
    const SecretBytes key = payloadKey(fileKey, header);
    append(header, commitmentOf(fileKey, header));

    const Geometry geometry = Geometry::ofContent(recipients.size(), contentLength);
    RESEAL_ASSIGN(FileBeside file, FileBeside::create(out));
    RESEAL_TRY(file.write(header));
    blob.leaves.push_back(crypto::merkleLeaf(header));
    RESEAL_TRY(sealPayload(geometry, key, contentLength, source, file, blob.leaves, pool, progress));
    RESEAL_TRY(file.commitNew());
    blob.sealedSize = geometry.sealedSize;
    blob.blob = BlobId::copy(crypto::merkleRoot(blob.leaves));
    return blob;
}

}  // namespace reseal::sealing
