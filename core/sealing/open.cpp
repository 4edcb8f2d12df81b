#include "core/sealing/padme.h"
#include "core/sealing/payload.h"

namespace reseal::sealing {
namespace {

Status readExactly(const SealedInput& input, std::uint64_t offset, MutableByteView into) {
    RESEAL_ASSIGN(const std::size_t got, input.read(offset, into));
    if (got != into.size()) return fail(ErrorCode::Malformed, "sealed file is shorter than its size");
    return {};
}

Result<Bytes> readHeaderBytes(const SealedInput& input) {
    Bytes bytes(kFixedHeader);
    RESEAL_TRY(readExactly(input, 0, bytes));
    RESEAL_ASSIGN(const std::size_t size, headerSizeOf(bytes));
    bytes.resize(size);
    RESEAL_TRY(readExactly(input, 0, bytes));
    return bytes;
}

// Takes LE64(length) ‖ content ‖ zeros out of the chunks, strictly in the form that sealing gives it.
class Stream {
public:
    Stream(std::uint64_t streamLength, const Sink& sink) : streamLength_(streamLength), sink_(sink) {}

    Status take(ByteView plain, bool first) {
        if (first) {
            contentLength_ = readLe64(plain.first(kLengthSize));
            if (contentLength_ > kMaxContent || padmeLength(kLengthSize + contentLength_) != streamLength_)
                return fail(ErrorCode::Malformed, "content length does not fit the padded length");
            plain = plain.subspan(kLengthSize);
        }
        const auto content = std::min<std::uint64_t>(plain.size(), contentLength_ - done_);
        const auto [body, padding] = std::pair(plain.first(content), plain.subspan(content));
        if (!std::ranges::all_of(padding, [](std::uint8_t b) { return b == 0; }))
            return fail(ErrorCode::Malformed, "padding is not zero");
        if (!body.empty()) RESEAL_TRY(sink_(body));
        done_ += content;
        return {};
    }

    std::uint64_t done() const { return done_; }
    std::uint64_t contentLength() const { return contentLength_; }

private:
    std::uint64_t streamLength_;
    std::uint64_t contentLength_ = 0;
    std::uint64_t done_ = 0;
    const Sink& sink_;
};

// Decrypts all chunks into `stream`; fills `leaves` unless it is null.
Status openPayload(const SealedInput& input, const Geometry& geometry, const SecretBytes& key, Stream& stream,
                   std::vector<Hash32>* leaves, Pool& pool, const Progress& progress) {
    std::vector<Bench> benches;
    for (std::size_t i = benchCount(pool, geometry.chunks); i > 0; --i)
        benches.emplace_back(key, geometry.chunkSize(0));
    Stages stages;
    stages.take = [](std::size_t, std::uint64_t) -> Status { return {}; };
    stages.work = [&](std::size_t at, std::uint64_t chunk) -> Status {
        Bench& bench = benches[at];
        const std::size_t size = geometry.chunkSize(chunk);
        RESEAL_TRY(readExactly(input, geometry.chunkOffset(chunk), bench.sealed(size)));
        if (leaves != nullptr) bench.leaf = crypto::merkleLeaf(bench.sealed(size));
        const auto nonce = chunkNonce(chunk, chunk + 1 == geometry.chunks);
        if (!bench.gcm.open(nonce, bench.sealed(size), bench.plain(size)))
            return fail(ErrorCode::CannotOpen,
                        "chunk " + std::to_string(chunk) + " is altered, moved or of another file");
        return {};
    };
    stages.give = [&](std::size_t at, std::uint64_t chunk) -> Status {
        if (leaves != nullptr) leaves->push_back(benches[at].leaf);
        RESEAL_TRY(stream.take(benches[at].plain(geometry.chunkSize(chunk)), chunk == 0));
        if (progress && !progress(stream.done(), stream.contentLength()))
            return fail(ErrorCode::Cancelled, "opening was cancelled");
        return {};
    };
    return runInOrder(pool, benches.size(), geometry.chunks, stages);
}

}  // namespace

Result<SealedInput> SealedInput::file(const std::filesystem::path& path) {
    RESEAL_ASSIGN(File opened, File::openToRead(path));
    SealedInput input;
    RESEAL_ASSIGN(input.size, opened.size());
    input.opened = std::make_unique<File>(std::move(opened));
    input.read = [file = input.opened.get()](std::uint64_t offset, MutableByteView into) {
        return file->readAt(offset, into);
    };
    return input;
}

SealedInput SealedInput::memory(ByteView bytes) {
    SealedInput input;
    input.size = bytes.size();
    input.read = [bytes](std::uint64_t offset, MutableByteView into) -> Result<std::size_t> {
        if (offset >= bytes.size()) return std::size_t{0};
        const ByteView from =
            bytes.subspan(offset, std::min<std::size_t>(into.size(), bytes.size() - offset));
        std::ranges::copy(from, into.begin());
        return from.size();
    };
    return input;
}

Result<Header> readHeader(const SealedInput& input) {
    RESEAL_ASSIGN(const Bytes bytes, readHeaderBytes(input));
    return Header::decode(bytes);
}

Result<std::uint64_t> open(const SealedInput& input, const Header& header, const SecretBytes& fileKey,
                           const ExpectedBlob* expected, const Sink& sink, Pool& pool,
                           const Progress& progress) {
    if (expected != nullptr && expected->sealedSize != input.size)
        return fail(ErrorCode::BadProof, "the file does not have the size that the ledger names");
    if (!commits(header, fileKey))
        return fail(ErrorCode::CannotOpen, "the header commits to another file key");
    RESEAL_ASSIGN(const Geometry geometry, Geometry::of(headerSize(header.stanzas.size()), input.size));

    std::vector<Hash32> leaves;
    if (expected != nullptr) leaves.push_back(crypto::merkleLeaf(header.encode()));
    Stream stream(geometry.streamLength(), sink);
    RESEAL_TRY(openPayload(input, geometry, payloadKey(fileKey, header.prefix), stream,
                           expected != nullptr ? &leaves : nullptr, pool, progress));
    if (expected != nullptr && !equal(crypto::merkleRoot(leaves), expected->blob))
        return fail(ErrorCode::BadProof, "the file is not the one that the ledger names");
    return stream.contentLength();
}

Result<std::uint64_t> openToFile(const SealedInput& input, const Header& header, const SecretBytes& fileKey,
                                 const ExpectedBlob* expected, const std::filesystem::path& out, Pool& pool,
                                 const Progress& progress) {
    RESEAL_TRY(checkAbsent(out));
    RESEAL_ASSIGN(FileBeside file, FileBeside::create(out));
    const Sink sink = [&file](ByteView bytes) { return file.write(bytes); };
    RESEAL_ASSIGN(const std::uint64_t length, open(input, header, fileKey, expected, sink, pool, progress));
    RESEAL_TRY(file.commitNew());
    return length;
}

Result<std::vector<Hash32>> blobLeaves(const SealedInput& input, Pool& pool) {
    RESEAL_ASSIGN(const Bytes header, readHeaderBytes(input));
    RESEAL_ASSIGN(const Geometry geometry, Geometry::of(header.size(), input.size));

    std::vector<Hash32> leaves{crypto::merkleLeaf(header)};
    struct Hashing {
        Bytes sealed;
        Hash32 leaf;
    };
    std::vector<Hashing> benches(benchCount(pool, geometry.chunks));
    for (Hashing& bench : benches) bench.sealed.resize(geometry.chunkSize(0));
    Stages stages;
    stages.take = [](std::size_t, std::uint64_t) -> Status { return {}; };
    stages.work = [&](std::size_t at, std::uint64_t chunk) -> Status {
        const auto sealed = MutableByteView(benches[at].sealed).first(geometry.chunkSize(chunk));
        RESEAL_TRY(readExactly(input, geometry.chunkOffset(chunk), sealed));
        benches[at].leaf = crypto::merkleLeaf(sealed);
        return {};
    };
    stages.give = [&](std::size_t at, std::uint64_t) -> Status {
        leaves.push_back(benches[at].leaf);
        return {};
    };
    RESEAL_TRY(runInOrder(pool, benches.size(), geometry.chunks, stages));
    return leaves;
}

}  // namespace reseal::sealing
