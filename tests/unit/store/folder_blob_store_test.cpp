// Blobs in a folder: visible only whole and verified, resumed after anything, never served rotten.
#include "core/store/folder_blob_store.h"

#include "core/base/moment.h"
#include "tests/unit/durable.h"

#include <sys/stat.h>

#include <QCoreApplication>
#include <QTemporaryDir>
#include <set>

using namespace reseal;
using namespace reseal::test;
using namespace reseal::store;

namespace {

constexpr std::size_t kChunk = sealing::kChunkSealed;

// Shaped like a sealed file: a header of one stanza, then chunks; what is in them nobody here can read.
Bytes blobBytes(std::size_t plainStream, std::uint8_t fill = 0x41) {
    Bytes out = toBytes(bytesOf("RESEAL01"));
    out.insert(out.end(), 16, fill);
    append(out, Bytes{1, 20, 1, 0, 0, 0, 0, 0});
    out.resize(sealing::headerSize(1), fill);
    for (std::size_t left = plainStream; left > 0;) {
        const std::size_t chunk = std::min(left, sealing::kChunkPlain);
        for (std::size_t i = 0; i < chunk + 16; ++i)
            out.push_back(static_cast<std::uint8_t>(fill + i * i / 7));
        left -= chunk;
    }
    return out;
}

BlobId idOf(const Bytes& bytes) {
    const std::size_t header = sealing::headerSize(1);
    std::vector<Hash32> leaves{crypto::merkleLeaf(ByteView(bytes).first(header))};
    for (std::size_t at = header; at < bytes.size(); at += kChunk)
        leaves.push_back(
            crypto::merkleLeaf(ByteView(bytes).subspan(at, std::min(kChunk, bytes.size() - at))));
    return BlobId::copy(crypto::merkleRoot(leaves));
}

Upload uploadOf(const Bytes& bytes, std::uint8_t sender = 1) {
    return {idOf(bytes), bytes.size(), SignPublic::copy(Bytes(32, sender))};
}

Result<BlobFacts> put(BlobStore& store, const Bytes& bytes, std::uint8_t sender = 1) {
    const Upload upload = uploadOf(bytes, sender);
    RESEAL_ASSIGN(std::uint64_t at, store.begin(upload));
    while (at < bytes.size()) {
        const ByteView part = ByteView(bytes).subspan(at, std::min<std::size_t>(700'000, bytes.size() - at));
        moment("part", "of an upload");
        RESEAL_TRY(store.append(upload, at, part));
        at += part.size();
    }
    return store.finish(upload);
}

std::unique_ptr<FolderBlobStore> openIn(const fs::path& root, Pool& pool) {
    return must(FolderBlobStore::open(root, pool));
}

const std::size_t kBig = 3 * sealing::kChunkPlain;  // a Padmé length
const std::size_t kSmall = 4096;

int child(const fs::path& root) {
    Pool pool(1);
    const auto store = openIn(root, pool);
    must(put(*store, blobBytes(kBig)));
    must(store->erase(idOf(blobBytes(kSmall, 0x42))));
    return 0;
}

}  // namespace

class FolderBlobStoreTest : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> home_;
    fs::path root() const { return fs::path(home_->path().toStdString()) / "blobs-here"; }

private Q_SLOTS:
    void init() { home_ = std::make_unique<QTemporaryDir>(); }

    // First: the tests that fork need a process without threads.
    void killedAtEveryMomentNothingHalfIsSeen() {
        const Bytes big = blobBytes(kBig), small = blobBytes(kSmall, 0x42);
        std::set<std::pair<bool, bool>> states;
        bool resumed = false;
        for (int n = 1;; ++n) {
            fs::remove_all(root());
            {
                Pool pool(1);
                must(put(*openIn(root(), pool), small));
            }
            const int ended = inProcess(root().string(), n);
            {
                Pool pool(1);
                const auto store = openIn(root(), pool);
                const bool bigHere = must(store->has(idOf(big))), smallHere = must(store->has(idOf(small)));
                states.insert({bigHere, smallHere});
                QCOMPARE(must(store->list()).size(), std::size_t(bigHere) + std::size_t(smallHere));
                if (bigHere) QCOMPARE(codeOf(store->scrub(idOf(big))), "fine");
                if (smallHere) QCOMPARE(codeOf(store->scrub(idOf(small))), "fine");
                if (!bigHere) {
                    resumed |= must(store->begin(uploadOf(big))) > 0;
                    QCOMPARE(codeOf(put(*store, big)), "fine");
                }
                for (const auto& [path, content] : treeOf(root())) QVERIFY(!path.ends_with(".part"));
            }
            if (ended == 0) break;
            QCOMPARE(ended, -SIGKILL);
        }
        QVERIFY(resumed);
        // Neither, the one after the other, never the second without the first.
        QVERIFY(states == (std::set<std::pair<bool, bool>>{{false, true}, {true, true}, {true, false}}));
    }

    void fullDiskLeavesNothing() {
        const int code = inChild([&] {
            Pool pool(1);
            const auto store = openIn(root(), pool);
            fillDisk(2'000'000);
            const auto full = put(*store, blobBytes(kBig));
            if (full || full.error().code != ErrorCode::DiskFull) return 1;
            return put(*store, blobBytes(kSmall)) ? 0 : 2;
        });
        QCOMPARE(code, 0);
        const auto left = treeOf(root());
        QCOMPARE(left.size(), std::size_t{3});  // lock, the small blob, its leaves
        Pool pool(1);
        QCOMPARE(must(openIn(root(), pool)->list()).size(), std::size_t{1});
    }

    void whatWentInComesOutInProvenParts() {
        Pool pool(2);
        const auto store = openIn(root(), pool);
        const Bytes bytes = blobBytes(kBig);
        const BlobId id = idOf(bytes);
        const BlobFacts facts = must(put(*store, bytes));
        QVERIFY(must(store->facts(id)) == facts);
        QCOMPARE(facts.geometry.leaves(), std::uint64_t{4});
        QCOMPARE(facts.geometry.sealedSize, std::uint64_t{bytes.size()});
        const std::vector<BlobLeaf> leaves = must(store->read(id, 0, 4));
        Bytes together;
        for (const BlobLeaf& leaf : leaves) {
            QCOMPARE(codeOf(verifyLeaf(facts, leaf)), "fine");
            append(together, leaf.bytes);
        }
        QVERIFY(together == bytes);
        QVERIFY(must(factsFromHeader(id, bytes.size(), leaves[0])) == facts);
        QCOMPARE(must(store->read(id, 2, 1))[0].index, std::uint64_t{2});
        QVERIFY(must(store->read(id, 4, 0)).empty());
        QCOMPARE(codeOf(store->read(id, 4, 1)), "InvalidArgument");
        QCOMPARE(codeOf(store->read(id, UINT64_MAX, 2)), "InvalidArgument");
        QCOMPARE(codeOf(store->read(id, 0, kMaxLeavesPerRead + 1)), "Limit");
        QCOMPARE(codeOf(store->read(BlobId{}, 0, 1)), "NotFound");
        QVERIFY(must(store->list()) == std::vector<BlobId>{id});
    }

    void alteredPartsAreRefused() {
        Pool pool(2);
        const auto store = openIn(root(), pool);
        const Bytes bytes = blobBytes(kBig);
        const BlobFacts facts = must(put(*store, bytes));
        const std::vector<BlobLeaf> leaves = must(store->read(facts.blob, 0, 4));
        const auto refused = [&](const BlobFacts& of, std::size_t index, auto alter) {
            BlobLeaf leaf = leaves[index];
            alter(leaf);
            return codeOf(verifyLeaf(of, leaf));
        };
        for (std::size_t i = 0; i < 4; ++i) {
            QCOMPARE(refused(facts, i, [](BlobLeaf& leaf) { leaf.bytes.back() ^= 1; }), "BadProof");
            QCOMPARE(refused(facts, i, [](BlobLeaf& leaf) { leaf.bytes.front() ^= 0x80; }), "BadProof");
            QCOMPARE(refused(facts, i, [](BlobLeaf& leaf) { leaf.bytes.pop_back(); }), "Malformed");
            QCOMPARE(refused(facts, i, [](BlobLeaf& leaf) { leaf.path.pop_back(); }), "BadProof");
            QCOMPARE(refused(facts, i, [](BlobLeaf& leaf) { leaf.path.push_back(Hash32{}); }), "BadProof");
            QCOMPARE(refused(facts, i, [](BlobLeaf& leaf) { leaf.path[0].bytes[3] ^= 1; }), "BadProof");
        }
        QCOMPARE(refused(facts, 1, [](BlobLeaf& leaf) { leaf.index = 2; }), "BadProof");
        QCOMPARE(refused(facts, 1, [](BlobLeaf& leaf) { leaf.index = 4; }), "Malformed");
        BlobFacts other = facts;
        other.blob.bytes[0] ^= 1;
        QCOMPARE(refused(other, 1, [](BlobLeaf&) {}), "BadProof");
        // A path alone does not tell four leaves from three. Hence the ledger states the size; with a
        // wrong one the first leaf may pass, but not all.
        const auto shorter = factsFromHeader(facts.blob, sealing::headerSize(1) + 2 * kChunk, leaves[0]);
        QCOMPARE(codeOf(shorter), "fine");
        QCOMPARE(codeOf(verifyLeaf(*shorter, leaves[2])), "BadProof");
        QVERIFY(!factsFromHeader(facts.blob, sealing::headerSize(1) + kChunk, leaves[0]));
        QVERIFY(!factsFromHeader(facts.blob, bytes.size(), leaves[1]));
    }

    void uploadIsResumedAndUnseenUntilFinished() {
        const Bytes bytes = blobBytes(kBig);
        const Upload upload = uploadOf(bytes);
        {
            Pool pool(2);
            const auto store = openIn(root(), pool);
            QCOMPARE(codeOf(store->append(upload, 0, ByteView(bytes).first(10))), "NotFound");
            QCOMPARE(must(store->begin(upload)), std::uint64_t{0});
            must(store->append(upload, 0, ByteView(bytes).first(1'000'000)));
            QCOMPARE(codeOf(store->append(upload, 0, ByteView(bytes).first(10))), "Conflict");
            QCOMPARE(codeOf(store->append(upload, 1'000'001, ByteView(bytes).first(10))), "Conflict");
            QCOMPARE(codeOf(store->finish(upload)), "Conflict");
        }
        Pool pool(2);
        const auto store = openIn(root(), pool);
        QCOMPARE(must(store->begin(upload)), std::uint64_t{1'000'000});
        QVERIFY(!must(store->has(upload.blob)));
        QVERIFY(must(store->list()).empty());
        QCOMPARE(codeOf(store->facts(upload.blob)), "NotFound");
        QCOMPARE(codeOf(store->read(upload.blob, 0, 1)), "NotFound");
        must(store->append(upload, 1'000'000, ByteView(bytes).subspan(1'000'000)));
        QCOMPARE(codeOf(store->append(upload, bytes.size(), Bytes{1})), "TooLarge");
        QVERIFY(!must(store->has(upload.blob)));
        must(store->finish(upload));
        QVERIFY(must(store->has(upload.blob)));
        QCOMPARE(codeOf(store->begin(upload)), "AlreadyExists");
        QCOMPARE(codeOf(store->finish(upload)), "NotFound");
    }

    void wrongContentIsNeverPublished() {
        Pool pool(2);
        const auto store = openIn(root(), pool);
        const Bytes bytes = blobBytes(kBig);
        const Upload upload = uploadOf(bytes);
        for (const std::size_t at : {std::size_t{0}, std::size_t{100}, bytes.size() - 1}) {
            Bytes bad = bytes;
            bad[at] ^= 1;
            must(store->begin(upload));
            must(store->append(upload, 0, bad));
            QCOMPARE(codeOf(store->finish(upload)), at == 0 ? "Malformed" : "BadProof");
            QCOMPARE(must(store->begin(upload)), std::uint64_t{0});  // it starts again
            QVERIFY(!must(store->has(upload.blob)));
        }
        QCOMPARE(codeOf(put(*store, bytes)), "fine");
    }

    void oneSenderCannotSpoilAnothersUpload() {
        Pool pool(2);
        const auto store = openIn(root(), pool);
        const Bytes bytes = blobBytes(kSmall);
        const Upload honest = uploadOf(bytes, 1), hostile = uploadOf(bytes, 2);
        must(store->begin(hostile));
        must(store->append(hostile, 0, Bytes(bytes.size(), 0)));
        must(store->begin(honest));
        must(store->append(honest, 0, bytes));
        QCOMPARE(codeOf(store->finish(hostile)), "Malformed");
        QCOMPARE(codeOf(store->finish(honest)), "fine");
        // One who comes too late is told that all is well, whatever it sent.
        must(store->erase(honest.blob));
        must(store->begin(hostile));
        must(put(*store, bytes, 1));
        QCOMPARE(codeOf(store->finish(hostile)), "fine");
        QCOMPARE(codeOf(store->scrub(honest.blob)), "fine");
    }

    void uploadsAreBounded() {
        Pool pool(1);
        const auto store = openIn(root(), pool);
        Upload upload = uploadOf(blobBytes(kSmall));
        QCOMPARE(codeOf(store->begin({upload.blob, 17, upload.sender})), "InvalidArgument");
        QCOMPARE(codeOf(store->begin({upload.blob, kMaxBlobSize + 1, upload.sender})), "TooLarge");
        for (std::size_t i = 0; i < kMaxUploadsPerSender; ++i) {
            upload.blob.bytes[0] = static_cast<std::uint8_t>(i);
            must(store->begin(upload));
        }
        must(store->begin(upload));  // the same again is none more
        upload.blob.bytes[0] = 0xff;
        QCOMPARE(codeOf(store->begin(upload)), "Limit");
        upload.sender.bytes[0] ^= 1;
        QCOMPARE(codeOf(store->begin(upload)), "fine");
        QCOMPARE(must(store->abandonStale(wallClock() - days(1))), std::size_t{0});
        const timespec old[2] = {{1, 0}, {1, 0}};
        for (const auto& entry : fs::directory_iterator(root() / "uploads"))
            ::utimensat(AT_FDCWD, entry.path().c_str(), old, 0);
        QCOMPARE(must(store->abandonStale(wallClock() - days(1))), kMaxUploadsPerSender + 1);
        QVERIFY(fs::is_empty(root() / "uploads"));
    }

    void rotIsFoundNeverServedAndReplaced() {
        Pool pool(2);
        const auto store = openIn(root(), pool);
        const Bytes bytes = blobBytes(kBig);
        const BlobId id = idOf(bytes);
        const std::string hex = id.hex();
        const fs::path file = root() / "blobs" / hex.substr(0, 2) / hex.substr(2, 2) / hex;
        const std::size_t header = sealing::headerSize(1);
        for (const std::size_t at :
             {std::size_t{3}, std::size_t{40}, header + 5, header + kChunk, bytes.size() - 1}) {
            must(put(*store, bytes));
            flipBit(file, at);
            const std::uint64_t leaf = at < header ? 0 : 1 + (at - header) / kChunk;
            QCOMPARE(codeOf(store->read(id, leaf, 1)), "Damaged");
            if (at >= header) QCOMPARE(codeOf(store->read(id, 0, 1)), "fine");  // the others are sound
            QCOMPARE(codeOf(store->scrub(id)), "Damaged");
            QVERIFY(!must(store->has(id)));
            QVERIFY(must(store->list()).empty());
            QCOMPARE(codeOf(store->scrub(id)), "NotFound");
            QVERIFY(!fs::is_empty(root() / "rotten"));
            must(put(*store, bytes));
            QVERIFY(fs::is_empty(root() / "rotten"));
            must(store->erase(id));
        }
        must(put(*store, bytes));
        fs::resize_file(file, bytes.size() - 1);
        QCOMPARE(codeOf(store->read(id, 1, 1)), "Damaged");
        QCOMPARE(codeOf(store->scrub(id)), "Damaged");
    }

    void lostOrRottenLeafHashesAreMadeAgain() {
        Pool pool(2);
        const auto store = openIn(root(), pool);
        const Bytes bytes = blobBytes(kBig);
        const BlobFacts facts = must(put(*store, bytes));
        const std::string hex = facts.blob.hex();
        const fs::path file = root() / "blobs" / hex.substr(0, 2) / hex.substr(2, 2) / (hex + ".leaves");
        const Bytes sound = contentOf(file);
        QCOMPARE(sound.size(), std::size_t{4 * 32});
        for (int damage = 0; damage < 3; ++damage) {
            if (damage == 0) fs::remove(file);
            if (damage == 1) flipBit(file, 70);
            if (damage == 2) fs::resize_file(file, 50);
            for (const BlobLeaf& leaf : must(store->read(facts.blob, 0, 4)))
                QCOMPARE(codeOf(verifyLeaf(facts, leaf)), "fine");
            QVERIFY(contentOf(file) == sound);
        }
        flipBit(file, 70);
        QCOMPARE(codeOf(store->scrub(facts.blob)), "fine");
        QVERIFY(contentOf(file) == sound);
    }

    void erasedIsGoneWithItsUploads() {
        Pool pool(1);
        const auto store = openIn(root(), pool);
        const Bytes bytes = blobBytes(kSmall), other = blobBytes(kSmall, 9);
        must(put(*store, other));
        must(store->begin(uploadOf(bytes, 2)));
        must(store->append(uploadOf(bytes, 2), 0, ByteView(bytes).first(100)));
        must(put(*store, bytes));
        must(store->erase(idOf(bytes)));
        must(store->erase(idOf(bytes)));
        QVERIFY(must(store->list()) == std::vector<BlobId>{idOf(other)});
        QVERIFY(fs::is_empty(root() / "uploads"));
        QVERIFY(!anyFileContains(root(), textOf(ByteView(bytes).first(50))));
    }

    void storedFromAFile() {
        Pool pool(2);
        const auto store = openIn(root(), pool);
        const Bytes bytes = blobBytes(kBig);
        const fs::path file = fs::path(home_->path().toStdString()) / "sealed";
        must(writeFileDurably(file, bytes));
        QCOMPARE(codeOf(storeFile(*store, file, uploadOf(bytes))), "fine");
        QCOMPARE(codeOf(storeFile(*store, file, uploadOf(bytes))), "fine");
        Upload longer = uploadOf(blobBytes(kBig, 5));
        fs::resize_file(file, 1000);
        QCOMPARE(codeOf(storeFile(*store, file, longer)), "Malformed");
        QVERIFY(!must(store->has(longer.blob)));
    }

    void oneProcessAtATime() {
        Pool pool(1);
        const auto store = openIn(root(), pool);
        QCOMPARE(codeOf(FolderBlobStore::open(root(), pool)), "Locked");
    }
};

int main(int argc, char** argv) {
    if (const char* root = std::getenv("RESEAL_CHILD")) return child(root);
    QCoreApplication application(argc, argv);
    FolderBlobStoreTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "folder_blob_store_test.moc"
