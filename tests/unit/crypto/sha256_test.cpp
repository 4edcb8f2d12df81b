#include "core/crypto/sha256.h"

#include <QtTest>

#include "tests/unit/dies.h"

using namespace reseal;
using namespace reseal::crypto;

namespace {

Bytes hex(std::string_view text) {
    return *fromHex(text);
}

std::vector<Hash32> leaves(std::size_t n) {
    std::vector<Hash32> out;
    for (std::size_t i = 0; i < n; ++i) out.push_back(merkleLeaf(le32(static_cast<std::uint32_t>(i))));
    return out;
}

// RFC 6962 section 2.1 word for word, over the leaves' bytes.
Hash32 naiveRoot(const std::vector<Bytes>& d) {
    if (d.empty()) return sha256({});
    if (d.size() == 1) {
        Bytes prefixed{0x00};
        append(prefixed, d[0]);
        return sha256(prefixed);
    }
    std::size_t k = 1;
    while (k * 2 < d.size()) k *= 2;
    const auto middle = d.begin() + static_cast<std::ptrdiff_t>(k);
    Bytes prefixed{0x01};
    append(prefixed, naiveRoot({d.begin(), middle}));
    append(prefixed, naiveRoot({middle, d.end()}));
    return sha256(prefixed);
}

}  // namespace

class Sha256Test : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void knownAnswers() {
        // FIPS 180-4, and RFC 4231 test cases 1 and 2.
        QCOMPARE(sha256({}).hex(),
                 std::string("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"));
        QCOMPARE(sha256(bytesOf("abc")).hex(),
                 std::string("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
        QCOMPARE(hmacSha256(Bytes(20, 0x0b), bytesOf("Hi There")).hex(),
                 std::string("b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"));
        QCOMPARE(hmacSha256(bytesOf("Jefe"), bytesOf("what do ya want for nothing?")).hex(),
                 std::string("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"));
    }

    void inPiecesAsInOne() {
        const Bytes all(1000, 0x61);
        for (const std::size_t piece : {1U, 63U, 64U, 65U, 999U}) {
            Sha256 hash;
            for (std::size_t at = 0; at < all.size(); at += piece)
                hash.add(ByteView(all).subspan(at, std::min(piece, all.size() - at)));
            Sha256 moved = std::move(hash);
            QVERIFY(moved.add({}).finish() == sha256(all));
        }
    }

    // The tree that RFC 6962's reference implementation is tested with.
    void merkleKnownRoots() {
        const std::vector<Bytes> inputs = {hex(""),
                                           hex("00"),
                                           hex("10"),
                                           hex("2021"),
                                           hex("3031"),
                                           hex("40414243"),
                                           hex("5051525354555657"),
                                           hex("606162636465666768696a6b6c6d6e6f")};
        const char* const roots[] = {"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
                                     "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
                                     "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
                                     "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
                                     "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
                                     "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
                                     "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
                                     "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
                                     "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"};
        std::vector<Hash32> hashes;
        for (std::size_t n = 0; n < std::size(roots); ++n) {
            QCOMPARE(merkleRoot(hashes).hex(), std::string(roots[n]));
            if (n < inputs.size()) hashes.push_back(merkleLeaf(inputs[n]));
        }
    }

    void merkleAgreesWithTheDefinition() {
        std::vector<Bytes> contents;
        for (std::uint32_t n = 0; n <= 64; ++n) {
            QVERIFY(merkleRoot(leaves(n)) == naiveRoot(contents));
            contents.push_back(toBytes(le32(n)));
        }
    }

    void everyPathVerifiesAndNothingElse() {
        for (std::size_t n = 1; n <= 64; ++n) {
            const auto all = leaves(n);
            const Hash32 root = merkleRoot(all);
            for (std::size_t i = 0; i < n; ++i) {
                const auto path = merklePath(all, i);
                QVERIFY(merkleVerify(all[i], i, n, path, root));
                for (std::size_t j = 0; j < n; ++j)
                    if (j != i) {
                        QVERIFY(!merkleVerify(all[i], j, n, path, root));
                        QVERIFY(!merkleVerify(all[j], i, n, path, root));
                    }
                QVERIFY(!merkleVerify(all[i], i, n, path, sha256(root)));
                auto longer = path;
                longer.push_back(root);
                QVERIFY(!merkleVerify(all[i], i, n, longer, root));
                if (path.empty()) continue;
                QVERIFY(!merkleVerify(all[i], i, n, {path.begin(), path.end() - 1}, root));
                QVERIFY(!merkleVerify(all[i], i, n, {path.begin() + 1, path.end()}, root));
                for (std::size_t k = 0; k < path.size(); ++k) {
                    auto wrong = path;
                    wrong[k].bytes[k % 32] ^= 1;
                    QVERIFY(!merkleVerify(all[i], i, n, wrong, root));
                }
            }
            // Outside the tree.
            QVERIFY(!merkleVerify(all[0], n, n, merklePath(all, 0), root));
            QVERIFY(!merkleVerify(all[0], UINT64_MAX, n, merklePath(all, 0), root));
        }
    }

    void emptyTreesAndHugeOnes() {
        QVERIFY(!merkleVerify(sha256({}), 0, 0, {}, merkleRoot({})));
        const std::vector<Hash32> path(64, sha256({}));
        QVERIFY(!merkleVerify(sha256({}), 5, UINT64_MAX, path, sha256({})));  // and it comes to an end
        const std::vector<Hash32> tooLong(1000, sha256({}));
        QVERIFY(!merkleVerify(sha256({}), 0, UINT64_MAX, tooLong, sha256({})));
        QVERIFY(test::diesByCheck([] { (void)merklePath(leaves(3), 3); }));
    }

    // An inner node, offered as a leaf's content, hashes to something else than the node.
    void innerNodesAreNoLeaves() {
        const auto two = leaves(2);
        Bytes joined = toBytes(two[0]);
        append(joined, two[1]);
        QVERIFY(merkleLeaf(joined) != merkleNode(two[0], two[1]));
    }
};

QTEST_GUILESS_MAIN(Sha256Test)
#include "sha256_test.moc"
