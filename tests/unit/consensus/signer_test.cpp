// What is never signed, whatever the rules above the signer think.
#include <QtTest>

#include "tests/unit/consensus/toy.h"

using namespace toy;

class SignerTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void exclusiveVotes_data();
    void exclusiveVotes();
    void theSameAgainIsTheSameVote();
    void adoptedVotesBindToo();
    void floorMutingStartAndStop();
    void theExceptionOfTheMuted();
    void oneProposalPerView();
    void anObserverSignsNothing();
};

namespace {
const BlockId kOne{1, crypto::sha256(bytesOf("one"))};
const BlockId kOther{1, crypto::sha256(bytesOf("other"))};

struct Desk {
    Config config = configOf(4, 2);
    Signer signer{config, std::make_unique<ToyKey>(2)};
    Desk() { signer.answersAreIn(); }
    bool sign(char what, View view) {
        switch (what) {
            case 'N':
                return bool(signer.notarize(view, kOne));
            case 'n':
                return bool(signer.notarize(view, kOther));
            case 'X':
                return bool(signer.nullify(view));
            case 'F':
                return bool(signer.finalize(view, kOne));
            case 'f':
                return bool(signer.finalize(view, kOther));
        }
        return false;
    }
};
}  // namespace

void SignerTest::exclusiveVotes_data() {
    QTest::addColumn<QString>("first");
    QTest::addColumn<QString>("then");
    QTest::addColumn<bool>("allowed");
    const auto row = [](const char* first, const char* then, bool allowed) {
        QTest::addRow("%s then %s", first, then)
            << QString::fromLatin1(first) << QString::fromLatin1(then) << allowed;
    };
    row("N", "n", false);
    row("F", "f", false);
    row("X", "F", false);
    row("F", "X", false);
    row("N", "X", true);
    row("X", "N", true);  // harmless; rule 4 forbids it, not safety
    row("N", "F", true);
    row("N", "f", true);  // another block was notarized by the others
    row("NX", "F", false);
    row("NF", "X", false);
}

void SignerTest::exclusiveVotes() {
    QFETCH(QString, first);
    QFETCH(QString, then);
    QFETCH(bool, allowed);
    Desk desk;
    for (const QChar what : first) QVERIFY(desk.sign(what.toLatin1(), 5));
    QCOMPARE(desk.sign(then[0].toLatin1(), 5), allowed);
    QVERIFY(desk.sign(then[0].toLatin1(), 6));  // another view is another matter
}

void SignerTest::theSameAgainIsTheSameVote() {
    Desk desk;
    const auto first = desk.signer.notarize(1, kOne), again = desk.signer.notarize(1, kOne);
    QVERIFY(first && again && *first == *again);
    QVERIFY(bool(verifyVote(desk.config, *first, verifier())));
    QVERIFY(!desk.signer.notarize(1, kOther));
    QVERIFY(desk.signer.votes(1).notarize == *first);  // a refusal leaves nothing behind
}

void SignerTest::adoptedVotesBindToo() {
    Desk desk;
    desk.signer.adopt(voteOf(desk.config, 2, VoteKind::Nullify, 4));
    desk.signer.adopt(voteOf(desk.config, 2, VoteKind::Notarize, 4, kOne));
    desk.signer.adopt(voteOf(desk.config, 2, VoteKind::Notarize, 4, kOther));  // the first stays
    QVERIFY(!desk.sign('F', 4));
    QVERIFY(!desk.sign('n', 4));
    QVERIFY(desk.sign('N', 4));
}

void SignerTest::floorMutingStartAndStop() {
    Desk desk;
    desk.signer.raiseFloor(5);
    for (const char what : {'N', 'X', 'F'}) {
        QVERIFY(!desk.sign(what, 4));
        QVERIFY(!desk.sign(what, 5));
    }
    QVERIFY(desk.sign('N', 6));
    desk.signer.raiseFloor(3);  // never back
    QVERIFY(!desk.sign('X', 4));
    desk.signer.muteUpTo(9);
    desk.signer.muteUpTo(8);
    for (const char what : {'N', 'X', 'F'}) QVERIFY(!desk.sign(what, 9));
    QVERIFY(!desk.signer.mayVote(9));
    QVERIFY(desk.signer.mayVote(10));
    QVERIFY(desk.sign('N', 10));
    desk.signer.stop();
    for (const char what : {'N', 'X', 'F'}) QVERIFY(!desk.sign(what, 10));
    QVERIFY(!desk.signer.nullifyThoughMuted(10));
    QVERIFY(!desk.signer.propose({10, kOne, 0, {}, {}}));
    QVERIFY(!desk.signer.ask({}));

    const Config config = configOf(4, 2);
    Signer fresh(config, std::make_unique<ToyKey>(2));
    QVERIFY(!fresh.notarize(1, kOne));
    QVERIFY(!fresh.nullifyThoughMuted(1));
    QVERIFY(!fresh.propose({1, kOne, 0, {}, {}}));
    QVERIFY(bool(fresh.ask({})));
    QVERIFY(bool(fresh.answer({})));
}

void SignerTest::theExceptionOfTheMuted() {
    Desk desk;
    desk.signer.adopt(voteOf(desk.config, 2, VoteKind::Finalize, 3, kOne));
    desk.signer.muteUpTo(9);
    QVERIFY(!desk.signer.nullifyThoughMuted(3));
    QVERIFY(bool(desk.signer.nullifyThoughMuted(4)));
    desk.signer.raiseFloor(5);
    QVERIFY(!desk.signer.nullifyThoughMuted(5));
    QVERIFY(!desk.signer.propose({9, kOne, 0, {}, {}}));
}

void SignerTest::oneProposalPerView() {
    Desk desk;
    const auto head = desk.signer.propose({3, kOne, 0, desk.config.base, {}});
    QVERIFY(bool(head));
    QVERIFY(!desk.signer.propose({3, kOther, 0, desk.config.base, {}}));
    QVERIFY(bool(desk.signer.propose({4, kOther, 0, desk.config.base, {}})));
    desk.signer.adopt(SignedHead{5, kOne, 0, desk.config.base, {}});
    QVERIFY(!desk.signer.propose({5, kOther, 0, desk.config.base, {}}));
}

void SignerTest::anObserverSignsNothing() {
    const Config config = configOf(4, {});
    Signer signer(config, nullptr);
    signer.answersAreIn();
    QVERIFY(!signer.mayVote(1));
    QVERIFY(!signer.nullify(1));
    QVERIFY(!signer.ask({}));
    QVERIFY(!signer.answer({}));
}

QTEST_GUILESS_MAIN(SignerTest)
#include "signer_test.moc"
