// Evidence from consensus on the ledger: what a validator really signed twice convicts it, nothing else does.
#include <QtTest/QtTest>

#include "core/base/cbor.h"
#include "core/node/evidence.h"
#include "core/node/finality.h"
#include "tests/unit/ledger/world.h"

using namespace reseal;
using namespace reseal::node;
using ledger::EpochEntry;
using ledger::Refusal;
using ledger::world::World;

namespace {

constexpr consensus::ValidatorIndex kSigner = 2;

struct Trial : World {
    EpochEntry epoch = view().epoch();
    consensus::Config config = consensusConfig(chain(), epoch, std::nullopt);

    Trial() { evidence = &consensusEvidence(); }
    const crypto::SignKey& key(std::size_t index) const {
        for (const crypto::SignKey& one : clinicSigns)
            if (one.publicKey() == config.validators[index]) return one;
        qFatal("no such validator");
    }
    static consensus::BlockId block(std::uint8_t number) { return {5, Hash32::copy(Bytes(32, number))}; }
    consensus::Vote vote(consensus::VoteKind kind, std::uint8_t number, consensus::View view = 3) const {
        consensus::Vote out{kind, view, {}, kSigner, {}};
        if (kind != consensus::VoteKind::Nullify) out.block = block(number);
        out.signature = key(kSigner).sign(consensus::statement(config, kind, view, out.block));
        return out;
    }
    consensus::SignedHead head(std::uint8_t number, consensus::View view) const {
        consensus::SignedHead out{view, block(number), 0, {4, Hash32{}}, {}};
        out.signature = key(consensus::Leaders(config).of(view)).sign(consensus::statement(config, out));
        return out;
    }
    consensus::View viewLedBy(consensus::ValidatorIndex who) const {
        consensus::View view = 1;
        while (consensus::Leaders(config).of(view) != who) ++view;
        return view;
    }
    consensus::Evidence twoVotes() const {
        return {kSigner, vote(consensus::VoteKind::Notarize, 1), vote(consensus::VoteKind::Notarize, 2)};
    }
    Refusal judged(const ledger::Evidence& op) {
        return ledger::checkTransaction(state, clinicTx(0, {op}), now, ledger::ed25519(), *evidence).refusal;
    }
    Refusal judged(const consensus::Evidence& said) { return judged(*ledgerEvidence(epoch, said)); }
};

}  // namespace

class EvidenceTest : public QObject {
    Q_OBJECT
    using Kind = consensus::VoteKind;

private Q_SLOTS:
    void initTestCase() { crypto::initialize(); }

    void theFirstEpochFollowsFromTheGenesis() {
        const Trial t;
        const auto config = consensusConfig(t.chain(), t.epoch, t.clinic(1));
        const auto validators = validatorsOf(t.genesis);
        QCOMPARE(config.epoch, ledger::kEpoch);
        QVERIFY(config.chain == t.genesis.chainId());
        QVERIFY(config.setHash == ledger::validatorSetHash(validators));
        QCOMPARE(config.size(), validators.size());
        for (std::size_t i = 0; i < config.size(); ++i) QVERIFY(config.validators[i] == validators[i].key);
        QVERIFY(validators.at(config.own.value()).id == t.clinic(1));
        QVERIFY((config.base == consensus::BlockId{0, t.genesis.hash()}));
        QVERIFY(config.leaderSeed == t.genesis.hash());
        QCOMPARE(config.delta, t.genesis.parameters().delta);
        QVERIFY(!consensusConfig(t.chain(), t.epoch, std::nullopt).own);
    }

    void contradictionsConvict() {
        Trial t;
        QCOMPARE(t.judged(t.twoVotes()), Refusal::None);
        QCOMPARE(t.judged({kSigner, t.vote(Kind::Nullify, 0), t.vote(Kind::Finalize, 1)}), Refusal::None);
        const auto view = t.viewLedBy(kSigner);
        QCOMPARE(t.judged({kSigner, t.head(1, view), t.head(2, view)}), Refusal::None);
        t.sendClinic(1, {*ledgerEvidence(t.epoch, t.twoVotes())});
        QVERIFY(t.view().evidence(t.epoch.validators[kSigner].id, 1));
        QCOMPARE(t.judged(t.twoVotes()), Refusal::EvidenceKnown);
    }

    void nothingElseDoes() {
        Trial t;
        const auto wrong = Refusal::EvidenceWrong;
        const auto one = t.vote(Kind::Notarize, 1);
        QCOMPARE(t.judged({kSigner, one, one}), wrong);
        QCOMPARE(t.judged({kSigner, one, t.vote(Kind::Notarize, 2, 4)}), wrong);
        QCOMPARE(t.judged({kSigner, one, t.vote(Kind::Nullify, 0)}), wrong);  // allowed
        QCOMPARE(t.judged({kSigner, one, t.head(2, 3)}), wrong);
        const auto view = t.viewLedBy(kSigner);
        QCOMPARE(t.judged({kSigner, t.head(1, view), t.head(1, view)}), wrong);
        QCOMPARE(t.judged({kSigner, t.head(1, view + 1), t.head(2, view + 1)}), wrong);  // another's view
        auto forged = t.twoVotes();
        std::get<consensus::Vote>(forged.second).signature.bytes[0] ^= 1;
        QCOMPARE(t.judged(forged), wrong);
        // Against somebody else than who signed.
        auto op = *ledgerEvidence(t.epoch, t.twoVotes());
        op.clinic = t.epoch.validators[1].id;
        QCOMPARE(t.judged(op), wrong);
        auto blamed = t.twoVotes();
        blamed.signer = 1;
        QCOMPARE(t.judged(blamed), wrong);
        // Made in another epoch, set or ledger.
        for (int i = 0; i < 3; ++i) {
            Trial other;
            if (i == 0) other.config.epoch = 2;
            if (i == 1) other.config.setHash = {};
            if (i == 2) other.config.chain = {};
            QCOMPARE(t.judged(other.twoVotes()), wrong);
        }
    }

    void oneEncoding() {
        const Trial t;
        for (const consensus::Evidence& one :
             {t.twoVotes(), consensus::Evidence{kSigner, t.head(1, 9), t.head(2, 9)}}) {
            const Bytes proof = encodeEvidence(one);
            QVERIFY(proof.size() < 1000);
            QCOMPARE(*decodeEvidence(proof), one);
            for (std::size_t size = 0; size < proof.size(); ++size)
                QVERIFY(!decodeEvidence(ByteView(proof).first(size)));
            for (std::size_t i = 0; i < proof.size(); ++i) {
                Bytes changed = proof;
                changed[i] ^= 1;
                const auto read = decodeEvidence(changed);
                QVERIFY(!read || encodeEvidence(*read) == changed);
            }
        }
        const consensus::Proposal whole{t.head(1, 9), {}, {}, Bytes(3)};
        const Bytes more =
            cbor::Writer().array(3).uint(2).raw(consensus::encode(whole)).raw(consensus::encode(whole)).out();
        QCOMPARE(decodeEvidence(more).error().code, ErrorCode::Malformed);
        auto nobody = t.twoVotes();
        nobody.signer = 4;
        QCOMPARE(ledgerEvidence(t.epoch, nobody).error().code, ErrorCode::InvalidArgument);
    }
};

QTEST_GUILESS_MAIN(EvidenceTest)
#include "evidence_test.moc"
