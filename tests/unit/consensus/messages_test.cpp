// One encoding, and nothing else is read; what is signed, and by whom; limits.
#include <QtTest>

#include "core/crypto/random.h"
#include "tests/unit/consensus/toy.h"

using namespace toy;

class MessagesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { crypto::initialize(); }
    void eachSurvivesItsEncoding();
    void nothingShorterOrLongerIsRead();
    void noFlippedByteIsReadAsTheSame();
    void limits();
    void theLargestProposalFitsAFrame();
    void recordsSurviveTheirEncoding();
    void everyFieldIsSigned();
    void certificatesUnderEd25519();
    void leadersTakeTurns();
    void configurationsAreChecked();

private:
    static std::vector<Message> samples();
};

std::vector<Message> MessagesTest::samples() {
    const Config config = configOf(7, {});
    const Bytes block = childOf(config.base, {1, 2, 3});
    const Certificate notarization = certificateOf(config, VoteKind::Notarize, 4, idOf(block));
    const Certificate gap = certificateOf(config, VoteKind::Nullify, 5);
    const Bytes next = childOf(idOf(block), {4});
    StatusAnswer answer{
        1, 2, {}, {voteOf(config, 2, VoteKind::Finalize, 9, idOf(block))}, {notarization, gap}, {}};
    answer.signature = signWith(keyOf(1), statement(config, answer));
    return {Proposal{headOf(config, 6, next, 4, idOf(block)), notarization, {gap}, next},
            Proposal{headOf(config, 1, block, 0, config.base), std::nullopt, {}, block},
            voteOf(config, 3, VoteKind::Notarize, 1, idOf(block)),
            voteOf(config, 3, VoteKind::Nullify, 1ULL << 40),
            voteOf(config, 3, VoteKind::Finalize, 1, idOf(block)),
            notarization,
            gap,
            StatusQuestion{3, {}, {}},
            answer,
            FetchBlock{idOf(block).hash},
            BlockBody{block},
            FetchCertificates{3, 9}};
}

void MessagesTest::eachSurvivesItsEncoding() {
    for (const Message& message : samples()) {
        const Bytes wire = encode(12, message);
        const auto back = decode(wire);
        QVERIFY2(bool(back), back ? "" : back.error().detail.c_str());
        QCOMPARE(back->epoch, std::uint64_t{12});
        QVERIFY(back->message == message);
        QCOMPARE(encode(back->epoch, back->message), wire);
    }
}

void MessagesTest::nothingShorterOrLongerIsRead() {
    for (const Message& message : samples()) {
        Bytes wire = encode(12, message);
        for (std::size_t length = 0; length < wire.size(); ++length)
            QVERIFY(!decode(ByteView(wire).first(length)));
        wire.push_back(0);
        QVERIFY(!decode(wire));
    }
}

void MessagesTest::noFlippedByteIsReadAsTheSame() {
    for (const Message& message : samples()) {
        const Bytes wire = encode(12, message);
        for (std::size_t i = 0; i < wire.size(); ++i) {
            Bytes changed = wire;
            changed[i] ^= 0x55;
            const auto back = decode(changed);
            if (back) QCOMPARE(encode(back->epoch, back->message), changed);  // still canonical
        }
    }
}

void MessagesTest::limits() {
    const Config config = configOf(4, {});
    const auto refused = [](const Message& message) { return !decode(encode(0, message)); };
    const Vote vote = voteOf(config, 1, VoteKind::Nullify, 1);
    QVERIFY(!refused(vote));
    Vote wrong = vote;
    wrong.view = 0;
    QVERIFY(refused(wrong));
    wrong.view = kMaxNumber + 1;
    QVERIFY(refused(wrong));
    wrong = vote;
    wrong.signer = kMaxValidators;
    QVERIFY(refused(wrong));
    wrong = vote;
    for (const int kind : {0, 4, 255}) {
        wrong.kind = static_cast<VoteKind>(kind);
        QVERIFY(refused(wrong));
    }
    Certificate certificate = certificateOf(config, VoteKind::Nullify, 1);
    std::swap(certificate.signatures[0], certificate.signatures[1]);
    QVERIFY(refused(certificate));
    certificate.signatures[0] = certificate.signatures[1];
    QVERIFY(refused(certificate));
    const Bytes block = childOf(config.base);
    Proposal proposal{headOf(config, 20, block, 0, config.base), std::nullopt, {}, block};
    for (std::size_t i = 0; i < kMaxGapCertificates; ++i)
        proposal.gaps.push_back(certificateOf(config, VoteKind::Nullify, 19 - i));
    QVERIFY(!refused(proposal));
    proposal.gaps.push_back(certificateOf(config, VoteKind::Nullify, 2));
    QVERIFY(refused(proposal));
    QVERIFY(!refused(BlockBody{Bytes(kMaxBlockBytes)}));
    QVERIFY(refused(BlockBody{Bytes(kMaxBlockBytes + 1)}));
    QVERIFY(refused(FetchCertificates{9, 3}));
    QVERIFY(refused(FetchCertificates{0, 3}));
    StatusAnswer answer{1, 2, {}, std::vector<Vote>(4, vote), {}, {}};
    QVERIFY(refused(answer));
    for (const std::uint64_t kind : {0U, 9U, 200U}) {
        cbor::Writer out;
        out.array(3).uint(0).uint(kind).uint(1);
        QVERIFY(!decode(out.out()));
    }
}

void MessagesTest::theLargestProposalFitsAFrame() {
    const Config config = configOf(kMaxValidators, {});
    QVERIFY(bool(check(config)));
    const View view = kMaxNumber;
    Proposal proposal{
        {view, {kMaxNumber, {}}, view, {kMaxNumber, {}}, {}}, std::nullopt, {}, Bytes(kMaxBlockBytes)};
    proposal.parentProof = certificateOf(config, VoteKind::Finalize, view, {kMaxNumber, {}});
    while (proposal.gaps.size() < kMaxGapCertificates)
        proposal.gaps.push_back(certificateOf(config, VoteKind::Nullify, view));
    const Bytes wire = encode(kMaxNumber, proposal);
    QVERIFY(bool(decode(wire)));
    QVERIFY2(wire.size() <= (1 << 20), qPrintable(QString::number(wire.size())));
}

void MessagesTest::recordsSurviveTheirEncoding() {
    for (const Message& message : samples()) {
        std::vector<Record> records{MutedUpTo{5}, VoteMissing{6}};
        if (const auto* proposal = std::get_if<Proposal>(&message))
            records.emplace_back(OwnProposal{*proposal});
        if (const auto* vote = std::get_if<Vote>(&message)) records.emplace_back(OwnVote{*vote});
        if (const auto* known = std::get_if<Certificate>(&message))
            records.emplace_back(KnownCertificate{*known});
        if (const auto* body = std::get_if<BlockBody>(&message))
            records.emplace_back(KnownBlock{body->block});
        for (const Record& record : records) {
            const Bytes bytes = encode(record);
            const auto back = decodeRecord(bytes);
            QVERIFY(back && *back == record);
            for (std::size_t length = 0; length < bytes.size(); ++length)
                QVERIFY(!decodeRecord(ByteView(bytes).first(length)));
        }
    }
    cbor::Writer unknown;
    unknown.array(2).uint(7).uint(1);
    QVERIFY(!decodeRecord(unknown.out()));
}

void MessagesTest::everyFieldIsSigned() {
    const Config config = configOf(4, {});
    const BlockId block = idOf(childOf(config.base));
    std::set<Bytes> statements;
    const auto add = [&](const crypto::SignedMessage& message) {
        QVERIFY(statements.insert(toBytes(message.view())).second);
    };
    for (const VoteKind kind : {VoteKind::Notarize, VoteKind::Nullify, VoteKind::Finalize})
        for (const View view : {1U, 2U}) add(statement(config, kind, view, block));
    add(statement(config, VoteKind::Notarize, 1, {block.height + 1, block.hash}));
    add(statement(config, VoteKind::Notarize, 1, {block.height, {}}));
    Config other = config;
    other.epoch = 1;
    add(statement(other, VoteKind::Notarize, 1, block));
    other = config;
    other.setHash = {};
    add(statement(other, VoteKind::Notarize, 1, block));
    other = config;
    other.chain = {};
    add(statement(other, VoteKind::Notarize, 1, block));
    const SignedHead head{3, block, 1, config.base, {}};
    add(statement(config, head));
    for (int field = 0; field < 4; ++field) {
        SignedHead changed = head;
        if (field == 0) changed.view = 4;
        if (field == 1) changed.block.height = 9;
        if (field == 2) changed.parentView = 2;
        if (field == 3) changed.parent = block;
        add(statement(config, changed));
    }
    const StatusAnswer answer{1, 2, {}, {}, {}, {}};
    add(statement(config, answer));
    StatusAnswer changed = answer;
    changed.answerer = 3;
    add(statement(config, changed));
    changed = answer;
    changed.votes = {voteOf(config, 2, VoteKind::Nullify, 1)};
    add(statement(config, changed));
    changed = answer;
    changed.certificates = {certificateOf(config, VoteKind::Nullify, 1)};
    add(statement(config, changed));
    add(statement(config, StatusQuestion{1, {}, {}}));
    add(statement(config, StatusQuestion{2, {}, {}}));
}

void MessagesTest::certificatesUnderEd25519() {
    Config config = configOf(4, {});
    std::vector<Ed25519SigningKey> keys;
    for (auto& validator : config.validators) {
        auto key = crypto::SignKey::fromSeed(crypto::SecretBytes::random(32));
        validator = key.publicKey();
        keys.emplace_back(std::move(key));
    }
    const Ed25519Verifier verifier;
    const BlockId block = idOf(childOf(config.base));
    Certificate good{VoteKind::Finalize, 3, block, {}};
    for (const ValidatorIndex i : {0U, 2U, 3U})
        good.signatures.push_back({i, keys[i].sign(statement(config, VoteKind::Finalize, 3, block))});
    QVERIFY(bool(verifyCertificate(config, good, verifier)));
    const auto bad = [&](auto change) {
        Certificate certificate = good;
        change(certificate);
        return !verifyCertificate(config, certificate, verifier);
    };
    QVERIFY(bad([](Certificate& c) { c.kind = VoteKind::Notarize; }));
    QVERIFY(bad([](Certificate& c) { c.view = 4; }));
    QVERIFY(bad([](Certificate& c) { c.block.height = 2; }));
    QVERIFY(bad([](Certificate& c) { c.signatures.pop_back(); }));
    QVERIFY(bad([](Certificate& c) { c.signatures[1] = c.signatures[0]; }));
    QVERIFY(bad([](Certificate& c) { c.signatures[1].signer = 1; }));
    QVERIFY(bad([](Certificate& c) { c.signatures[2].signer = 4; }));
    QVERIFY(bad([](Certificate& c) { c.signatures[2].signature.bytes[63] ^= 1; }));
    QVERIFY(bad([&](Certificate& c) {  // more than q is not a certificate either
        c.signatures.insert(c.signatures.begin() + 1,
                            {1, keys[1].sign(statement(config, c.kind, c.view, c.block))});
    }));
    config.epoch = 1;
    QVERIFY(!verifyCertificate(config, good, verifier));
}

void MessagesTest::leadersTakeTurns() {
    for (const std::size_t n : {1U, 4U, 100U}) {
        const Leaders leaders(configOf(n, {}));
        std::set<ValidatorIndex> round;
        for (View view = 1; view <= n; ++view) round.insert(leaders.of(view));
        QCOMPARE(round.size(), n);
        QCOMPARE(leaders.of(1), leaders.of(n + 1));
    }
    Config other = configOf(100, {});
    other.leaderSeed = {};
    bool differs = false;
    for (View view = 1; view <= 100; ++view)
        differs = differs || Leaders(other).of(view) != Leaders(configOf(100, {})).of(view);
    QVERIFY(differs);
}

void MessagesTest::configurationsAreChecked() {
    QVERIFY(bool(check(configOf(1, 0))));
    QVERIFY(!check(configOf(0, {})));
    QVERIFY(!check(configOf(kMaxValidators + 1, {})));
    QVERIFY(!check(configOf(4, 4)));
    Config twice = configOf(4, 0);
    twice.validators[1] = twice.validators[2];
    QVERIFY(!check(twice));
    Config noTime = configOf(4, 0);
    noTime.delta = {};
    QVERIFY(!check(noTime));
}

QTEST_GUILESS_MAIN(MessagesTest)
#include "messages_test.moc"
