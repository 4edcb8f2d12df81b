#include "core/sealing/sealed_file.h"

#include <QTemporaryDir>
#include <QtTest>
#include <random>

#include "core/crypto/aead.h"
#include "core/sealing/padme.h"
#include "core/sealing/payload.h"
#include "tests/unit/dies.h"
#include "tests/unit/sealing/fixture.h"

using namespace reseal;
using namespace reseal::sealing;
using test::failsWith;
using test::Owner;
using test::randomBytes;
using test::sinkInto;
using test::sourceOf;

namespace {

// A sealed file in memory with all that its sealer knows.
struct Sealed {
    Owner owner;
    RecordId record = crypto::randomFixed<RecordId>();
    crypto::SecretBytes fileKey = crypto::SecretBytes::random(32);
    Bytes content;
    Bytes file;
    SealedBlob blob;

    explicit Sealed(Bytes body, std::size_t others = 0, Pool& pool = sharedPool())
        : content(std::move(body)) {
        const QTemporaryDir room;
        const std::filesystem::path path = room.filePath(QStringLiteral("file")).toStdString();
        std::vector<Recipient> recipients;
        recipients.push_back(owner.recipient());
        for (; others > 0; --others) recipients.push_back(Owner().recipient());
        blob = *sealFileWith(record, fileKey, recipients, content.size(), sourceOf(content), path, pool);
        file = *readFile(path, UINT64_MAX);
    }

    ExpectedBlob expected() const { return {blob.blob, blob.sealedSize}; }
    std::size_t headerBytes() const { return headerSize(blob.stanzas.size()); }
    Bytes chunk(std::size_t i) const {
        const auto geometry = *Geometry::of(headerBytes(), file.size());
        const auto at = file.begin() + static_cast<std::ptrdiff_t>(geometry.chunkOffset(i));
        return {at, at + static_cast<std::ptrdiff_t>(geometry.chunkSize(i))};
    }

    // As a recipient opens `bytes`: header, stanza, payload.
    Result<Bytes> openAs(const Owner& reader, ByteView bytes, const ExpectedBlob* against = nullptr) const {
        const auto input = SealedInput::memory(bytes);
        RESEAL_ASSIGN(const Header header, readHeader(input));
        RESEAL_ASSIGN(const auto key, openAsOwner(header.stanzas[0], reader.a, reader.card));
        Bytes out;
        RESEAL_ASSIGN(const std::uint64_t length,
                      open(input, header, key, against, sinkInto(out), sharedPool()));
        if (length != out.size()) return fail(ErrorCode::Damaged, "length and content differ");
        return out;
    }
    Result<Bytes> opened(ByteView bytes) const { return openAs(owner, bytes); }

    // The header with another payload, by a sealer who knows the file key.
    Bytes withStream(ByteView stream, bool lastFlag = true) const {
        Bytes out(file.begin(), file.begin() + static_cast<std::ptrdiff_t>(headerBytes()));
        crypto::AesGcm gcm(payloadKey(fileKey, ByteView(out).first(out.size() - 32)));
        std::uint64_t i = 0;
        for (std::size_t at = 0; at < stream.size(); at += kChunkPlain, ++i) {
            const ByteView plain = stream.subspan(at, std::min(kChunkPlain, stream.size() - at));
            Bytes sealed(plain.size() + crypto::kTagSize);
            gcm.seal(chunkNonce(i, lastFlag && at + plain.size() == stream.size()), plain, sealed);
            append(out, sealed);
        }
        return out;
    }
};

Bytes streamOf(std::uint64_t claimed, std::size_t size) {
    Bytes stream(size);
    std::ranges::copy(le64(claimed), stream.begin());
    return stream;
}

}  // namespace

class SealedFileTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void contentOfEverySizeComesBack() {
        std::vector<std::size_t> sizes = {0, 1, 7, 8, 4087, 4088, 4089, 5000};
        for (const std::size_t chunks : {1U, 2U, 3U}) {
            for (const std::size_t around : {0U, 1U, 7U, 8U, 9U, 16U})  // the stream is 8 bytes longer
                sizes.push_back(chunks * kChunkPlain - around);
            sizes.push_back(chunks * kChunkPlain + 1);
        }
        std::mt19937_64 random(11);
        for (int i = 0; i < 12; ++i) sizes.push_back(random() % (6 * kChunkPlain));
        for (const std::size_t size : sizes) {
            const Sealed sealed(randomBytes(size), size % 3);
            QCOMPARE(std::uint64_t{sealed.file.size()}, sealed.blob.sealedSize);
            QCOMPARE(Geometry::ofContent(1 + size % 3, size).sealedSize, sealed.blob.sealedSize);
            const ExpectedBlob expected = sealed.expected();
            const auto opened = sealed.openAs(sealed.owner, sealed.file, &expected);
            QVERIFY2(opened && *opened == sealed.content, std::to_string(size).c_str());
        }
    }

    void anyPoolGivesTheSame() {
        const Bytes content = randomBytes(9 * kChunkPlain);
        for (const unsigned threads : {1U, 3U, 12U}) {
            Pool pool(threads);
            const Sealed sealed(content, 0, pool);
            QVERIFY(*sealed.opened(sealed.file) == content);
            QVERIFY(*blobLeaves(SealedInput::memory(sealed.file), pool) == sealed.blob.leaves);
        }
    }

    void everyRecipientOpens() {
        std::vector<Owner> owners(kMaxStanzas);
        std::vector<Recipient> recipients;
        for (const Owner& owner : owners) recipients.push_back(owner.recipient());
        const Bytes content = randomBytes(77);
        const QTemporaryDir room;
        const std::filesystem::path path = room.filePath(QStringLiteral("file")).toStdString();
        QVERIFY(sealFile(recipients, content.size(), sourceOf(content), path, sharedPool()));
        const auto input = *SealedInput::file(path);
        const auto header = *readHeader(input);
        QCOMPARE(header.stanzas.size(), owners.size());
        for (std::size_t i = 0; i < owners.size(); ++i) {
            const auto key = *openAsOwner(header.stanzas[i], owners[i].a, owners[i].card);
            Bytes out;
            QVERIFY(open(input, header, key, nullptr, sinkInto(out), sharedPool()));
            QVERIFY(out == content);
        }
    }

    void sizesTellLittle() {
        QCOMPARE(Sealed(randomBytes(0)).file.size(), Sealed(randomBytes(4088)).file.size());
        QCOMPARE(Sealed(randomBytes(100'000)).file.size(), Sealed(randomBytes(100'300)).file.size());
    }

    // Whoever has the blob id checks any chunk of any copy without a key.
    void everyChunkIsProvenByThePathToIt() {
        const Sealed sealed(randomBytes(4 * kChunkPlain + 5));
        const auto& leaves = sealed.blob.leaves;
        const auto geometry = *Geometry::of(sealed.headerBytes(), sealed.file.size());
        QCOMPARE(std::uint64_t{leaves.size()}, geometry.leaves());
        const Hash32 root{sealed.blob.blob.bytes};
        for (std::size_t i = 0; i < geometry.chunks; ++i) {
            const auto path = crypto::merklePath(leaves, i + 1);
            const auto leaf = crypto::merkleLeaf(sealed.chunk(i));
            QVERIFY(crypto::merkleVerify(leaf, i + 1, leaves.size(), path, root));
            QVERIFY(!crypto::merkleVerify(leaf, i, leaves.size(), path, root));
        }
    }

    void everyBitOfTheHeaderCounts() {
        const Sealed sealed(randomBytes(50));
        QVERIFY(sealed.opened(sealed.file));
        for (std::size_t bit = 0; bit < sealed.headerBytes() * 8; ++bit) {
            Bytes bad = sealed.file;
            bad[bit / 8] = static_cast<std::uint8_t>(bad[bit / 8] ^ (1U << (bit % 8)));
            QVERIFY2(!sealed.opened(bad), std::to_string(bit).c_str());
        }
    }

    // Not left to the commitment, which another sealer could have made to fit.
    void anUnknownFormIsRefusedAsSuch() {
        const Sealed sealed(randomBytes(50));
        for (std::size_t at = 0; at < 32; ++at) {
            if (at >= 8 && at < 24) continue;  // the record id
            Bytes bad = sealed.file;
            bad[at] ^= 0x08;
            QVERIFY(failsWith(readHeader(SealedInput::memory(bad)), ErrorCode::Malformed));
        }
        Bytes none = sealed.file;
        none[26] = 0;
        QVERIFY(failsWith(readHeader(SealedInput::memory(none)), ErrorCode::Malformed));
        const Bytes header(sealed.file.begin(),
                           sealed.file.begin() + static_cast<std::ptrdiff_t>(sealed.headerBytes()));
        QVERIFY(Header::decode(header));
        QVERIFY(failsWith(Header::decode(ByteView(header).first(header.size() - 1)), ErrorCode::Malformed));
        QVERIFY(
            failsWith(Header::decode(ByteView(sealed.file).first(header.size() + 1)), ErrorCode::Malformed));
        QVERIFY(failsWith(headerSizeOf(ByteView(header).first(33)), ErrorCode::Malformed));
    }

    void everyByteOfThePayloadCounts() {
        const Sealed sealed(randomBytes(50));
        const auto header = *readHeader(SealedInput::memory(sealed.file));
        for (std::size_t at = sealed.headerBytes(); at < sealed.file.size(); ++at) {
            Bytes bad = sealed.file;
            bad[at] ^= 1;
            Bytes seen;
            const auto result =
                open(SealedInput::memory(bad), header, sealed.fileKey, nullptr, sinkInto(seen), sharedPool());
            QVERIFY(failsWith(result, ErrorCode::CannotOpen) && seen.empty());
        }
    }

    void everyTruncationIsNoticed() {
        const Sealed small(randomBytes(50));
        for (std::size_t length = 0; length < small.file.size(); ++length)
            QVERIFY(!small.opened(ByteView(small.file).first(length)));
        const Sealed large(randomBytes(3 * kChunkPlain));
        for (std::size_t chunks = 0; chunks < 4; ++chunks) {
            const std::size_t border = large.headerBytes() + chunks * kChunkSealed;
            for (const std::size_t length : {border, border + 1, border + 16, border + 17, border - 1})
                QVERIFY(length >= large.file.size() || !large.opened(ByteView(large.file).first(length)));
        }
    }

    void everyExtensionIsNoticed() {
        const Sealed full(randomBytes(2 * kChunkPlain - 8));
        QCOMPARE(full.file.size(), full.headerBytes() + 2 * kChunkSealed);
        for (const Sealed& sealed : {Sealed(randomBytes(50)), Sealed(randomBytes(2 * kChunkPlain - 8))}) {
            for (const std::size_t more : {1U, 15U, 16U, 17U, 4096U}) {
                Bytes bad = sealed.file;
                bad.resize(bad.size() + more);
                QVERIFY(!sealed.opened(bad));
            }
            Bytes twice = sealed.file;
            append(twice, sealed.chunk(sealed.blob.leaves.size() - 2));
            QVERIFY(!sealed.opened(twice));
        }
    }

    void chunksCannotBeMoved() {
        const Sealed sealed(randomBytes(4 * kChunkPlain - 8));
        const auto with = [&](std::vector<std::size_t> order) {
            Bytes file(sealed.file.begin(),
                       sealed.file.begin() + static_cast<std::ptrdiff_t>(sealed.headerBytes()));
            for (const std::size_t i : order) append(file, sealed.chunk(i));
            return sealed.opened(file);
        };
        QVERIFY(with({0, 1, 2, 3}));
        for (const auto& order : std::vector<std::vector<std::size_t>>{{1, 0, 2, 3},
                                                                       {0, 2, 1, 3},
                                                                       {0, 1, 3, 2},
                                                                       {3, 1, 2, 0},
                                                                       {0, 1, 2},
                                                                       {1, 2, 3},
                                                                       {0, 1, 3},
                                                                       {3},
                                                                       {0, 0, 1, 2, 3},
                                                                       {0, 1, 2, 3, 3},
                                                                       {0, 1, 1, 2, 3},
                                                                       {0, 1, 2, 2}})
            QVERIFY(!with(order));
    }

    void payloadOfAnotherFileIsRefused() {
        const Bytes content = randomBytes(3000);
        const Sealed one(content);
        const Sealed two(content);
        Bytes mixed(one.file.begin(), one.file.begin() + static_cast<std::ptrdiff_t>(one.headerBytes()));
        append(mixed, two.chunk(0));
        QVERIFY(failsWith(one.opened(mixed), ErrorCode::CannotOpen));
    }

    // Stanzas exchanged, one left out, one from another record: all of it is in the commitment.
    void theHeaderCannotBeRearranged() {
        const Sealed sealed(randomBytes(50), 1);
        Bytes swapped = sealed.file;
        std::swap_ranges(swapped.begin() + 32, swapped.begin() + 32 + 208, swapped.begin() + 32 + 208);
        QVERIFY(readHeader(SealedInput::memory(swapped)));
        const auto header = *readHeader(SealedInput::memory(swapped));
        QVERIFY(!commits(header, sealed.fileKey));
        Bytes none;
        QVERIFY(failsWith(
            open(SealedInput::memory(swapped), header, sealed.fileKey, nullptr, sinkInto(none), sharedPool()),
            ErrorCode::CannotOpen));
        QVERIFY(none.empty());

        Bytes fewer = sealed.file;
        fewer[26] = 1;
        fewer.erase(fewer.begin() + 32 + 208, fewer.begin() + 32 + 416);
        QVERIFY(failsWith(sealed.opened(fewer), ErrorCode::CannotOpen));

        Bytes twice = sealed.file;
        std::copy_n(sealed.file.begin() + 32, 208, twice.begin() + 32 + 208);
        QVERIFY(failsWith(readHeader(SealedInput::memory(twice)), ErrorCode::Malformed));
    }

    void anotherFileKeyIsRefusedBeforeAnythingIsDecrypted() {
        const Sealed sealed(randomBytes(50));
        const auto input = SealedInput::memory(sealed.file);
        Bytes seen;
        const auto result = open(input, *readHeader(input), crypto::SecretBytes::random(32), nullptr,
                                 sinkInto(seen), sharedPool());
        QVERIFY(failsWith(result, ErrorCode::CannotOpen) && seen.empty());
        QVERIFY(failsWith(sealed.openAs(Owner(), sealed.file), ErrorCode::InvalidArgument));
    }

    // Another payload under the same header, by a recipient who knows the file key.
    void aReaderHoldsThePayloadAgainstTheLedger() {
        const Sealed sealed(randomBytes(1000));
        Bytes stream = streamOf(1000, 4096);
        std::ranges::copy(randomBytes(1000), stream.begin() + 8);
        const Bytes forged = sealed.withStream(stream);
        const ExpectedBlob expected = sealed.expected();
        QVERIFY(sealed.opened(forged));
        QVERIFY(failsWith(sealed.openAs(sealed.owner, forged, &expected), ErrorCode::BadProof));

        const Bytes longer = sealed.withStream(streamOf(4089, padmeLength(4097)));
        QVERIFY(sealed.opened(longer));
        QVERIFY(failsWith(sealed.openAs(sealed.owner, longer, &expected), ErrorCode::BadProof));
    }

    void onlyTheOnePaddingOpens() {
        const Sealed sealed(randomBytes(1000));
        QVERIFY(sealed.opened(sealed.withStream(streamOf(4088, 4096))));
        for (const std::uint64_t claimed :
             {std::uint64_t{4089}, kMaxContent, kMaxContent + 1, UINT64_MAX, UINT64_MAX - 7})
            QVERIFY(
                failsWith(sealed.opened(sealed.withStream(streamOf(claimed, 4096))), ErrorCode::Malformed));
        for (const std::size_t size : {8U, 9U, 1008U, 4095U, 4097U, 4352U, 8192U})
            QVERIFY(failsWith(sealed.opened(sealed.withStream(streamOf(1000, size))), ErrorCode::Malformed));
        for (const std::size_t at : {1008U, 4095U}) {
            Bytes dirty = streamOf(1000, 4096);
            dirty[at] = 1;
            QVERIFY(failsWith(sealed.opened(sealed.withStream(dirty)), ErrorCode::Malformed));
        }
        // Padding in a chunk of its own.
        const std::size_t length = 2 * kChunkPlain;
        Bytes far = streamOf(length, padmeLength(length + 8));
        QVERIFY(sealed.opened(sealed.withStream(far)));
        far.back() = 1;
        QVERIFY(failsWith(sealed.opened(sealed.withStream(far)), ErrorCode::Malformed));
        QVERIFY(
            failsWith(sealed.opened(sealed.withStream(streamOf(1000, 4096), false)), ErrorCode::CannotOpen));
    }

    void noFileHasTheseSizes() {
        const std::uint64_t header = headerSize(1);
        for (const std::uint64_t payload : {0U, 1U, 16U, 17U, 4095U + 16, 4097U + 16}) {
            QVERIFY(failsWith(Geometry::of(header, header + payload), ErrorCode::Malformed));
        }
        QVERIFY(failsWith(Geometry::of(header, header - 1), ErrorCode::Malformed));
        QVERIFY(failsWith(Geometry::of(header, header + 2 * kChunkSealed + 16), ErrorCode::Malformed));
        QVERIFY(failsWith(Geometry::of(header, UINT64_MAX), ErrorCode::Malformed));
        std::mt19937_64 random(3);
        for (int i = 0; i < 5000; ++i) {
            const std::uint64_t content = random() >> (random() % 60 + 2);
            const auto made = Geometry::ofContent(1 + i % 8, content);
            const auto read = Geometry::of(made.headerBytes, made.sealedSize);
            QVERIFY(read && read->chunks == made.chunks);
            QCOMPARE(read->streamLength(), padmeLength(content + 8));
            QCOMPARE(read->chunkOffset(read->chunks - 1) + read->chunkSize(read->chunks - 1),
                     read->sealedSize);
        }
        QVERIFY(test::diesByCheck([] { (void)Geometry::ofContent(1, kMaxContent + 1); }));
    }
};

QTEST_GUILESS_MAIN(SealedFileTest)
#include "sealed_file_test.moc"
