// Proofs of transactions: an honest one holds, and whatever is changed, it doesn't any more.
#include "core/node/ledger_proof.h"

#include <QtTest>

#include "core/base/cbor.h"
#include "tests/unit/node/books.h"

using namespace reseal;
using namespace reseal::test;
using node::LedgerProof;
using node::StepKind;
using node::Verification;

namespace {

std::set<StepKind> failedKinds(const Verification& verification) {
    std::set<StepKind> out;
    for (const auto& step : verification.steps)
        if (!step.ok) out.insert(step.kind);
    return out;
}
std::size_t count(const Verification& verification, StepKind kind) {
    return static_cast<std::size_t>(
        std::ranges::count(verification.steps, kind, &node::VerificationStep::kind));
}
QString told(const Verification& verification) {
    QString out;
    for (const auto& step : verification.steps)
        if (!step.ok)
            out += QString::fromStdString(std::string(name(step.kind)) + ": " + step.detail + "; expected " +
                                          step.expected + ", found " + step.found + "\n");
    return out;
}

#define FAILS_AT(verification, ...)                                          \
    do {                                                                     \
        const Verification judged = verification;                            \
        QVERIFY(!judged.ok);                                                 \
        const std::set<StepKind> expected = {__VA_ARGS__};                   \
        QVERIFY2(failedKinds(judged) == expected, qPrintable(told(judged))); \
    } while (false)

}  // namespace

class LedgerProofTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void holds() {
        Chapters books;
        for (std::size_t height = 1; height <= 5; ++height) {
            const ledger::Block& block = books.blocks[height - 1];
            for (const ledger::Transaction& tx : block.transactions) {
                const LedgerProof proof = books.proof(tx.id());
                const Bytes encoded = proof.encode();
                QVERIFY(LedgerProof::decode(encoded)->encode() == encoded);
                const Verification checked = node::checkProof(encoded, books.chain());
                QVERIFY2(checked.ok, qPrintable(told(checked)));
                QVERIFY(failedKinds(checked).empty());
                for (const StepKind kind :
                     {StepKind::Format, StepKind::ChainId, StepKind::Genesis, StepKind::TransactionId,
                      StepKind::Ledger, StepKind::AuthorSignature, StepKind::MerkleLeaf,
                      StepKind::TransactionRoot, StepKind::HeaderHash, StepKind::ValidatorSet,
                      StepKind::Quorum, StepKind::Finalization})
                    QCOMPARE(count(checked, kind), std::size_t{1});
                QCOMPARE(count(checked, StepKind::VoteSignature), std::size_t{3});
                QVERIFY(count(checked, StepKind::SealedField) >= 1);
                QCOMPARE(count(checked, StepKind::ParentLink), std::size_t{height == 3 ? 2U : 0U});
            }
        }
        const Verification ofRecord = books.check(books.proof(books.record.id()));
        QCOMPARE(count(ofRecord, StepKind::MerkleNode), std::size_t{3});
        QCOMPARE(count(ofRecord, StepKind::SealedField), std::size_t{3});
        std::set<std::string> signers;
        for (const auto& step : ofRecord.steps)
            if (step.kind == StepKind::VoteSignature) signers.insert(step.detail);
        for (const auto signer : {0U, 2U, 3U}) {
            const ClinicId id = ClinicId::copy(books.config.validators[signer].view());
            QVERIFY(signers.contains(std::string(books.genesis.find(id)->name) + " signed"));
        }
    }

    // The way up is that of crypto::merkleVerify, for every shape of tree.
    void pathsOfAllShapes() {
        std::vector<Hash32> leaves;
        for (std::uint32_t i = 0; i < 40; ++i) {
            leaves.push_back(crypto::merkleLeaf(le32(i)));
            const Hash32 root = crypto::merkleRoot(leaves);
            for (std::size_t index = 0; index < leaves.size(); ++index) {
                const auto path = node::pathFrom(leaves, index);
                Hash32 at = leaves[index];
                for (const node::PathStep& step : path)
                    at = step.left ? crypto::merkleNode(step.sibling, at)
                                   : crypto::merkleNode(at, step.sibling);
                QVERIFY(at == root);
            }
        }
    }

    void notFinalYet() {
        Chapters books;
        const auto& waiting = books.blocks[5].transactions.front();
        FAILS_AT(books.check(books.proof(waiting.id())), StepKind::HeaderHash, StepKind::Quorum,
                 StepKind::VoteSignature, StepKind::Finalization);
        QCOMPARE(books.desk().prove(TxId{}).error().code, ErrorCode::NotFound);
    }

    // One bit at every position; the bit differs from position to position.
    void everyByteCounts() {
        Chapters books;
        const Bytes proof = books.proof(books.record.id()).encode();
        for (std::size_t at = 0; at < proof.size(); ++at) {
            Bytes spoilt = proof;
            spoilt[at] = static_cast<std::uint8_t>(spoilt[at] ^ (1U << (at * 5 % 8)));
            const Verification checked = node::checkProof(spoilt, books.chain());
            if (checked.ok) qFatal("byte %zu of %zu can be altered unnoticed", at, proof.size());
            QVERIFY(!failedKinds(checked).empty());
        }
        QVERIFY(node::checkProof(proof, books.chain()).ok);
    }

    void truncatedAndLonger() {
        Chapters books;
        const Bytes proof = books.proof(books.record.id()).encode();
        for (std::size_t size = 0; size < proof.size(); ++size)
            FAILS_AT(node::checkProof(ByteView(proof).first(size), books.chain()), StepKind::Format);
        Bytes longer = proof;
        longer.push_back(0);
        FAILS_AT(node::checkProof(longer, books.chain()), StepKind::Format);
        FAILS_AT(node::checkProof(Bytes(node::kMaxProofBytes + 1), books.chain()), StepKind::Format);
    }

    void anotherLedger() {
        Chapters books;
        const LedgerProof proof = books.proof(books.record.id());
        const ChainId other = ChainId::copy(crypto::sha256(bytesOf("another")).view());
        FAILS_AT(node::checkProof(proof.encode(), other), StepKind::ChainId, StepKind::Ledger);

        // The same clinics found a second ledger: its genesis in place of this one's.
        ledger::ChainParameters parameters = ledger::world::World::defaults();
        parameters.name = std::string("Second ledger");
        const ledger::Genesis second = *ledger::Genesis::make(parameters, books.genesis.entries());
        LedgerProof moved = proof;
        moved.genesis = second.encode();
        FAILS_AT(books.check(moved), StepKind::ChainId, StepKind::VoteSignature, StepKind::Finalization);
        FAILS_AT(node::checkProof(moved.encode(), second.chainId()), StepKind::Ledger,
                 StepKind::VoteSignature, StepKind::Finalization);
    }

    // What hashes to the chain id is a genesis all the same, or nothing is built on it.
    void noGenesis() {
        Chapters books;
        LedgerProof changed = books.proof(books.record.id());
        changed.genesis = books.blocks[0].header.encode();
        const ChainId chain = ChainId::copy(crypto::sha256(changed.genesis).view());
        FAILS_AT(node::checkProof(changed.encode(), chain), StepKind::Genesis, StepKind::Ledger,
                 StepKind::ValidatorSet, StepKind::Quorum, StepKind::VoteSignature, StepKind::Finalization);
    }

    void transactions() {
        Chapters books;
        const LedgerProof proof = books.proof(books.record.id());
        const ledger::Transaction& other = books.blocks[2].transactions[0];
        LedgerProof changed = proof;
        changed.transaction = other.encode();
        FAILS_AT(books.check(changed), StepKind::TransactionId, StepKind::TransactionRoot);
        changed.id = other.id();
        FAILS_AT(books.check(changed), StepKind::TransactionRoot);
        changed = proof;
        changed.id = other.id();
        FAILS_AT(books.check(changed), StepKind::TransactionId);

        // The same body, signed by somebody else: the id does not say who signed, the block does.
        std::vector<Bytes> details;
        for (const auto& detail : books.record.details()) details.push_back(*detail);
        const ledger::world::Person thief("thief");
        changed = proof;
        changed.transaction = ledger::Transaction::make(books.record.body(), details, thief.sign)->encode();
        FAILS_AT(books.check(changed), StepKind::AuthorSignature, StepKind::TransactionRoot);

        changed = proof;
        changed.transaction = books.record.withoutDetails({1}).encode();  // erased: no fault
        QVERIFY(books.check(changed).ok);
        cbor::Writer forged;
        forged.array(2).raw(books.record.signedBytes()).array(3);
        forged.bytes(details[0]).bytes(details[0]).bytes(details[2]);
        changed.transaction = std::move(forged).out();
        FAILS_AT(books.check(changed), StepKind::SealedField);
        changed.transaction = cbor::Writer().array(2).raw(books.record.signedBytes()).array(0).out();
        FAILS_AT(books.check(changed), StepKind::TransactionId, StepKind::Ledger, StepKind::AuthorSignature,
                 StepKind::SealedField, StepKind::TransactionRoot);
    }

    void pathsAndHeaders() {
        Chapters books;
        const LedgerProof proof = books.proof(books.record.id());
        for (std::size_t level = 0; level < proof.path.size(); ++level) {
            LedgerProof changed = proof;
            changed.path[level].left = !changed.path[level].left;
            FAILS_AT(books.check(changed), StepKind::TransactionRoot);
            changed = proof;
            changed.path.erase(changed.path.begin() + static_cast<std::ptrdiff_t>(level));
            FAILS_AT(books.check(changed), StepKind::TransactionRoot);
        }
        LedgerProof changed = proof;
        changed.headers.erase(changed.headers.begin() + 1);
        FAILS_AT(books.check(changed), StepKind::HeaderHash, StepKind::ParentLink);
        changed = proof;
        changed.headers.pop_back();
        FAILS_AT(books.check(changed), StepKind::Finalization);
        changed = proof;
        changed.headers.erase(changed.headers.begin());  // the block after it
        FAILS_AT(books.check(changed), StepKind::TransactionRoot);
        changed = proof;
        changed.headers.insert(changed.headers.begin(), books.blocks[1].header.encode());
        FAILS_AT(books.check(changed), StepKind::TransactionRoot);
        changed = proof;
        changed.headers[1] = changed.certificate;  // no header at all
        FAILS_AT(books.check(changed), StepKind::HeaderHash, StepKind::ParentLink, StepKind::ValidatorSet);

        // A block of somebody's own, which nobody finalized, in front.
        ledger::Block own = books.blocks[2];
        own.header.time = own.header.time + milliseconds(1);
        changed = proof;
        changed.headers[0] = own.header.encode();
        FAILS_AT(books.check(changed), StepKind::HeaderHash, StepKind::ParentLink);
        // … and of other clinics, or of another epoch, even if these clinics signed it.
        const auto nameOthers = [](ledger::Header& header, int which) {
            if (which == 0) header.setHash = Hash32{};
            if (which == 1) header.nextSetHash = Hash32{};
            if (which == 2) header.epoch = 2;
        };
        for (const int which : {0, 1, 2}) {
            ledger::Header header = own.header;
            nameOthers(header, which);
            changed.headers = {header.encode()};
            changed.certificate = consensus::encode(books.finalization(header, {0, 1, 2}));
            // The last block of an epoch, by its own clinics: who follows them is of no account here.
            if (which == 1) {
                QVERIFY(books.check(changed).ok);
                continue;
            }
            FAILS_AT(books.check(changed), StepKind::ValidatorSet);
        }
        changed.headers.clear();
        FAILS_AT(books.check(changed), StepKind::Format);
        changed = proof;
        changed.path.resize(node::kMaxProofPath + 1);
        FAILS_AT(books.check(changed), StepKind::Format);
        changed = proof;
        changed.headers.resize(node::kMaxProofHeaders + 1, changed.headers.back());
        FAILS_AT(books.check(changed), StepKind::Format);
    }

    void finalizations() {
        Chapters books;
        const LedgerProof proof = books.proof(books.record.id());
        const ledger::Header& last = books.blocks[4].header;
        const auto with = [&](const consensus::Certificate& certificate) {
            LedgerProof changed = proof;
            changed.certificate = consensus::encode(certificate);
            return books.check(changed);
        };
        QVERIFY(with(books.finalization(last, {1, 2, 3})).ok);
        FAILS_AT(with(books.finalization(last, {1, 3})), StepKind::Quorum, StepKind::Finalization);
        FAILS_AT(with(books.finalization(last, {0, 1, 2, 3})), StepKind::Quorum, StepKind::Finalization);
        FAILS_AT(with(books.finalization(last, {})), StepKind::Quorum, StepKind::VoteSignature,
                 StepKind::Finalization);
        FAILS_AT(with(books.finalization(last, {0, 2, 2})), StepKind::Quorum, StepKind::VoteSignature,
                 StepKind::Finalization);
        FAILS_AT(with(books.finalization(last, {2, 0, 1})), StepKind::Quorum, StepKind::VoteSignature,
                 StepKind::Finalization);
        // Votes for something else: notarized is not final.
        FAILS_AT(with(books.finalization(last, {0, 1, 2}, consensus::VoteKind::Notarize)),
                 StepKind::Finalization);
        FAILS_AT(with(books.finalization(books.blocks[1].header, {0, 1, 2})), StepKind::Finalization);
        auto relabelled = books.finalization(books.blocks[1].header, {0, 1, 2});
        relabelled.block = {last.height, last.hash()};
        FAILS_AT(with(relabelled), StepKind::VoteSignature, StepKind::Finalization);
        auto borrowed = books.finalization(last, {0, 1, 2});
        borrowed.signatures[2].signature = borrowed.signatures[1].signature;  // one clinic signs for another
        FAILS_AT(with(borrowed), StepKind::VoteSignature, StepKind::Finalization);
        auto unknown = books.finalization(last, {0, 1, 2});
        unknown.signatures[2].signer = 9;
        FAILS_AT(with(unknown), StepKind::VoteSignature, StepKind::Finalization);
        LedgerProof none = proof;
        none.certificate = {};
        FAILS_AT(books.check(none), StepKind::Quorum, StepKind::VoteSignature, StepKind::Finalization);
        none.certificate = books.blocks[0].header.encode();
        FAILS_AT(books.check(none), StepKind::Quorum, StepKind::VoteSignature, StepKind::Finalization);
    }

    // Somebody with the disk's key alters what is stored: what is made from it proves nothing.
    void storedAltered() {
        {
            Chapters books;
            Bytes bytes = toBytes(books.record.signedBytes());
            bytes[bytes.size() - 70] ^= 1;  // in the last operation
            books.alter("UPDATE tx SET bytes = ? WHERE id = ?", sql::checked(bytes), books.record.id());
            const Verification checked = books.check(books.proof(books.record.id()));
            QVERIFY(!checked.ok);
            QVERIFY(failedKinds(checked).contains(StepKind::TransactionId));
            QVERIFY(failedKinds(checked).contains(StepKind::TransactionRoot));
            // Neither do its neighbours' proofs hold: their way up leads past it.
            FAILS_AT(books.check(books.proof(books.blocks[2].transactions[0].id())),
                     StepKind::TransactionRoot);
        }
        {
            Chapters books;
            const TxId id = books.record.id();
            books.alter("UPDATE detail SET bytes = ? WHERE carrier = ? AND slot = 0",
                        sql::checked(Bytes(208, 1)), id);
            FAILS_AT(books.check(books.proof(id)), StepKind::SealedField);
        }
        {
            Chapters books;
            ledger::Header header = books.blocks[2].header;
            header.time = header.time + milliseconds(1);
            books.alter("UPDATE block SET header = ? WHERE height = 3", sql::checked(header.encode()));
            FAILS_AT(books.check(books.proof(books.record.id())), StepKind::HeaderHash, StepKind::ParentLink);
        }
        {
            Chapters books;
            const auto few = books.finalization(books.blocks[4].header, {0, 2});
            books.alter("UPDATE block SET finalization = ? WHERE height = 5",
                        sql::checked(consensus::encode(few)));
            FAILS_AT(books.check(books.proof(books.record.id())), StepKind::Quorum, StepKind::Finalization);
        }
        {
            Chapters books;
            books.alter("UPDATE tx SET bytes = ? WHERE id = ?", sql::checked(Bytes{0x80}), books.record.id());
            QCOMPARE(books.desk().prove(books.record.id()).error().code, ErrorCode::Damaged);
        }
    }
};

QTEST_GUILESS_MAIN(LedgerProofTest)
#include "ledger_proof_test.moc"
