// Clinics make a committee's key on the ledger: all of them, or those that are there; with dealers and
// complaints that are wrong; again when the clinics change; until a vote retires it. What they may not do is
// in cases_keygen.h.
#include <QtTest/QtTest>

#include "core/ledger/registers.h"
#include "tests/unit/ledger/keygen.h"

using namespace reseal;
using namespace reseal::ledger;
using namespace reseal::ledger::world;

namespace {

using Who = KeygenRun::Who;

std::vector<EventKind> kindsOf(const std::vector<AccountEvent>& events, const AccountId& account) {
    std::vector<EventKind> out;
    for (const AccountEvent& one : events)
        if (one.account == account) out.push_back(one.event.kind);
    return out;
}

}  // namespace

class CommitteesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { crypto::initialize(); }

    void honestClinicsNeedNoDeadline() {
        World w;
        KeygenRun run(w, 2);
        QCOMPARE(run.id, (RunId{CommitteePurpose::Tracing, 1}));
        QCOMPARE(run.entry().threshold, 3U);
        QCOMPARE(run.entry().openedBy, w.clinic(2));
        const Instant began = w.now;
        run.toDeals();
        QCOMPARE(run.phase(), RunPhase::Deal);
        run.deal(run.all());
        QCOMPARE(run.phase(), RunPhase::Complain);
        run.complain(run.all());
        QCOMPARE(run.phase(), RunPhase::Made);
        QVERIFY(w.now - began < seconds(60));
        const CommitteeEntry made = run.committee();
        QCOMPARE(w.view().committee(CommitteePurpose::Tracing), made);
        QVERIFY(!w.view().committee(CommitteePurpose::Emergency));
        QVERIFY(made.run == run.id && made.retired == 0 && made.disqualified.empty());
        QCOMPARE(made.qualified.size(), 4U);
        QVERIFY(run.combine({0, 1, 2}) && run.combine({3, 1, 0}));
        // The other purpose has keys and attempts of its own.
        KeygenRun other(w, 0, CommitteePurpose::Emergency);
        QCOMPARE(other.id.attempt, 1U);
        other.finish(other.all());
        QVERIFY(other.key().key() != run.key().key());
    }

    void aClinicAlone() {
        World w(World::defaults(), 1);
        KeygenRun run(w);
        run.finish({0});
        QVERIFY(run.phase() == RunPhase::Made && run.combine({0}));
    }

    void everyClinicIsTold() {
        Members s;
        s.pass(s.adding("n", roles({ClinicRole::Proxy})));  // it does not validate, and is told all the same
        s.join("n");
        const auto last = [&](std::size_t i) { return eventsOf(s.view(), s.clinicAccount(i)).back(); };
        KeygenRun run(s);
        for (const std::size_t i : {0U, 3U, 4U}) {
            QCOMPARE(last(i).kind, EventKind::RunOpened);
            QCOMPARE(last(i).subject, Subject(RunSubject{run.id}));
        }
        run.toComplaints();
        QCOMPARE(last(4).kind, EventKind::RunAdvanced);
        run.complain({0, 1, 2});
        const auto applied = s.commit({s.clinicTx(3, {run.complaint(3)})});
        QCOMPARE(kindsOf(applied.events, s.clinicAccount(4)), std::vector{EventKind::CommitteeMade});
        s.pass(RetireCommittee{run.id});
        const auto events = eventsOf(s.view(), s.clinicAccount(4));
        QCOMPARE(events[events.size() - 2].kind, EventKind::CommitteeRetired);
        QCOMPARE(events.back().kind, EventKind::ProposalPassed);
        KeygenRun second(s);
        second.advance();
        QCOMPARE(last(4).kind, EventKind::RunFailed);
        QCOMPARE(last(4).subject, Subject(RunSubject{second.id}));
    }

    // Whoever has no ledger has the register's events proven, and knows by them which keys there are.
    void whatIsMadeIsInTheRegister() {
        Members w;
        const auto entries = [&](CommitteePurpose purpose) {
            return registered(eventsOf(w.view(), committeeRegister(purpose)));
        };
        KeygenRun run(w);
        run.toComplaints();
        const CommitteePurpose purpose = run.id.purpose;
        const auto other =
            purpose == CommitteePurpose::Tracing ? CommitteePurpose::Emergency : CommitteePurpose::Tracing;
        QVERIFY(entries(purpose).empty());
        run.complain({0, 1, 2, 3});
        const RegisterEntry first{registeredName(run.id), registeredDigest(run.committee())};
        QCOMPARE(entries(purpose), std::vector{first});
        QVERIFY(entries(other).empty());
        w.pass(RetireCommittee{run.id});
        QVERIFY(entries(purpose).empty());
        KeygenRun next(w);
        next.finish({0, 1, 2, 3});
        const RegisterEntry second{registeredName(next.id), registeredDigest(next.committee())};
        QVERIFY(first.name != second.name && first.digest != second.digest);
        QCOMPARE(entries(purpose), std::vector{second});
        // The digest is of all that there is to it, but for its end.
        CommitteeEntry entry = *w.view().committeeOf(run.id);
        QCOMPARE(registeredDigest(entry), first.digest);
        entry.retired = 7;
        QCOMPARE(registeredDigest(entry), first.digest);
        entry.threshold += 1;
        QVERIFY(registeredDigest(entry) != first.digest);
    }

    void oneMayBeAway() {
        World w;
        KeygenRun run(w);
        run.finish({0, 1, 2});
        QCOMPARE(run.phase(), RunPhase::Made);
        QCOMPARE(run.committee().members.size(), 4U);
        QCOMPARE(run.committee().qualified.size(), 3U);
        QVERIFY(run.combine({0, 1, 2}));
    }

    void oneMayBeLostInTheMiddle() {
        World w;
        KeygenRun run(w);
        run.toComplaints();
        run.complain({0, 1, 3});
        QCOMPARE(run.phase(), RunPhase::Complain);
        run.advance(3);
        QCOMPARE(run.phase(), RunPhase::Made);
        QVERIFY(run.combine({0, 1, 3}));
    }

    void withTooFewItFailsAndMayBeTriedAgain() {
        World w;
        KeygenRun keys(w);
        keys.announce({0, 1});
        keys.advance();
        QCOMPARE(keys.phase(), RunPhase::Failed);
        QCOMPARE(keys.entry().failure, RunFailure::TooFewKeys);
        KeygenRun dealers(w);
        QCOMPARE(dealers.id.attempt, 2U);
        dealers.toDeals();
        dealers.deal({2, 3});
        dealers.advance(1);
        QCOMPARE(dealers.entry().failure, RunFailure::TooFewDealers);
        KeygenRun left(w);
        left.toDeals();
        for (const std::size_t i : {0U, 1U}) w.sendClinic(i, {left.spoiledDealing(i, {2, 3})});
        left.deal({2, 3});
        left.complain(left.all());
        QCOMPARE(left.phase(), RunPhase::Answer);
        left.advance();
        QCOMPARE(left.entry().failure, RunFailure::TooFewLeft);
        QVERIFY(!w.view().committee(CommitteePurpose::Tracing) && !w.view().committeeOf(left.id));
        KeygenRun last(w);
        last.finish(last.all());
        QCOMPARE(last.phase(), RunPhase::Made);
        const auto all = keygenRuns(w.view(), CommitteePurpose::Tracing);
        QCOMPARE(all.size(), 4U);
        QVERIFY(all[2].id == left.id && all[2].entry == left.entry());
        QCOMPARE(keygenRuns(w.view(), CommitteePurpose::Tracing, 2, 2).size(), 2U);
        QCOMPARE(keygenRuns(w.view(), CommitteePurpose::Tracing, 4)[0].id, last.id);
        QVERIFY(keygenRuns(w.view(), CommitteePurpose::Tracing, 5).empty());
    }

    void aBadDealerFalls_data() {
        QTest::addColumn<bool>("answers");
        QTest::newRow("with a wrong answer") << true;
        QTest::newRow("without an answer") << false;
    }
    void aBadDealerFalls() {
        QFETCH(bool, answers);
        World w;
        KeygenRun run(w);
        run.toDeals();
        w.sendClinic(3, {run.spoiledDealing(3, {1})});
        run.deal({0, 1, 2});
        run.complain(run.all());
        QCOMPARE(run.phase(), RunPhase::Answer);
        if (answers) {
            KeygenAnswer wrong = run.answering(3);
            wrong.shares[0].share = sharing::PublishedShare::copy(crypto::SecretScalar::random().view());
            w.sendClinic(3, {wrong});
        } else {
            run.advance();
        }
        QCOMPARE(run.phase(), RunPhase::Made);
        const auto fault = answers ? DealerFault::WrongAnswer : DealerFault::NoAnswer;
        QCOMPARE(run.committee().disqualified, (std::vector<FallenDealer>{{run.index(3), fault}}));
        QVERIFY(run.combine({1, 2, 3}));  // it deals nothing, and has a share all the same
    }

    void aBadBoxWithARightAnswerIsMended() {
        World w;
        KeygenRun run(w);
        run.toDeals();
        w.sendClinic(3, {run.spoiledDealing(3, {1})});
        run.deal({0, 1, 2});
        run.complain(run.all());
        QVERIFY(!run.opened(1).good.contains(run.index(3)));
        run.answer({3});  // the phase needs no deadline
        QCOMPARE(run.phase(), RunPhase::Made);
        QCOMPARE(run.committee().qualified.size(), 4U);
        QVERIFY(run.combine({0, 1, 3}));
    }

    void aFalseComplaintCostsADealerNothing() {
        World w;
        KeygenRun run(w);
        run.toComplaints();
        w.sendClinic(0, {KeygenComplain{run.id, {run.index(2)}}});
        run.complain({1, 2, 3});
        run.answer({2});
        QCOMPARE(run.committee().qualified.size(), 4U);
        QVERIFY(run.combine({0, 2, 3}));
    }

    void asManyComplaintsAsTheThresholdDisqualifyAtOnce() {
        World w;
        KeygenRun run(w);
        run.toComplaints();
        for (const std::size_t i : {0U, 1U, 2U}) w.sendClinic(i, {KeygenComplain{run.id, {run.index(3)}}});
        run.complain({3});
        QCOMPARE(run.phase(), RunPhase::Made);  // no answer is waited for
        QCOMPARE(run.committee().disqualified,
                 (std::vector<FallenDealer>{{run.index(3), DealerFault::TooManyComplaints}}));
        QVERIFY(run.combine({0, 1, 2}));
    }

    // What everybody can see is wrong never gets into the record, and may be put right in time.
    void aDealThatWasRefusedMayBeMadeAgain() {
        World w;
        KeygenRun run(w);
        run.toDeals();
        sharing::Deal wrong = run.made(1).deal();
        wrong.proof.bytes[3] ^= 1;
        const auto outcome =
            w.commit({w.clinicTx(1, {KeygenDeal{run.id, EncodedItem(wrong.encode())}})}).outcomes[0];
        QCOMPARE(outcome, (Outcome{Verdict::Void, Refusal::DealWrong, 0}));
        run.deal(run.all());
        run.complain(run.all());
        QCOMPARE(run.committee().qualified.size(), 4U);
    }

    // Else one clinic could have the whole run judged, and thrown away, again and again.
    void whatMayEndARunStandsLast() {
        World w;
        KeygenRun run(w);
        run.announce({0, 1, 2});
        run.wait();
        const auto refused = [&](const Operation& first, const Operation& second) {
            const Transaction tx = w.clinicTx(0, Said(first) + Said(second));
            return w.commit({tx}).outcomes[0] == Outcome{Verdict::Void, Refusal::NotLast, 0};
        };
        QVERIFY(refused(KeygenAdvance{run.id}, KeygenComplain{run.id, {}}));
        QCOMPARE(run.phase(), RunPhase::Announce);  // all or nothing
        run.advance();
        run.deal({0, 1, 2});
        QVERIFY(refused(KeygenComplain{run.id, {}}, KeygenAdvance{run.id}));
        QVERIFY(refused(KeygenAnswer{run.id, {{1, {}}}}, KeygenAdvance{run.id}));
        QCOMPARE(run.phase(), RunPhase::Complain);
    }

    void aDeadlineIsABlockTimeAndTheLastMomentCounts() {
        ChainParameters parameters = World::defaults();
        parameters.keygenPhase = seconds(5);
        World w(parameters);
        KeygenRun run(w);
        QCOMPARE(run.entry().deadline, w.now + seconds(5));
        const auto refusalAt = [&](Instant time, const Operation& op) {
            return checkTransaction(w.state, w.clinicTx(0, {op}), time).refusal;
        };
        const Instant deadline = run.entry().deadline;
        QCOMPARE(refusalAt(deadline, run.announcement(0)), Refusal::None);
        QCOMPARE(refusalAt(deadline, KeygenAdvance{run.id}), Refusal::RunTooEarly);
        QCOMPARE(refusalAt(deadline + milliseconds(1), run.announcement(0)), Refusal::RunTooLate);
        QCOMPARE(refusalAt(deadline + milliseconds(1), KeygenAdvance{run.id}), Refusal::None);
        // Far in the future a deadline is the last time there is.
        w.now = kMaxBlockTime - seconds(2);
        run.advance();
        KeygenRun last(w);
        QCOMPARE(last.entry().deadline, kMaxBlockTime);
    }

    void theNextPhaseTakesTheParameterAsItIsThen() {
        Members s;
        KeygenRun run(s);
        s.pass(ChangeParameter{Parameter::KeygenPhase, 2000});
        QCOMPARE(s.view().parameters().keygenPhase, seconds(2));
        QCOMPARE(run.entry().deadline, run.entry().time + seconds(3600));
        run.toDeals();
        QCOMPARE(run.entry().deadline, s.now + seconds(2));
    }

    void otherClinicsMakeAKeyOfTheirOwnAndTheOldOneStays() {
        Members s;
        KeygenRun first(s);
        first.finish(first.all());
        s.pass(s.adding("n"));
        QCOMPARE(s.refusalOf(s.clinicTx(0, {KeygenOpen{}})), Refusal::CommitteeStands);  // not yet
        const std::size_t n = s.arrive("n");
        s.pass(std::size_t{2});
        KeygenRun second(s, n);
        QCOMPARE(second.entry().members.size(), 5U);
        second.finish(second.all());
        QCOMPARE(s.view().committee(CommitteePurpose::Tracing)->run, second.id);
        QCOMPARE(committeesInForce(s.view(), CommitteePurpose::Tracing), (std::vector{first.id, second.id}));
        QVERIFY(second.combine({0, 1, n}) && first.combine({0, 1, 2}));
        QVERIFY(first.committee().retired == 0);
        // A new signing key makes no other clinic of it.
        s.pass(s.newSignKey(1, crypto::SignKey::fromSeed(seedOf("another"))));
        QCOMPARE(s.refusalOf(s.clinicTx(0, {KeygenOpen{}})), Refusal::CommitteeStands);
    }

    void aRunWhoseMembersHaveGoneIsEndedByTheOthers() {
        Members s;
        KeygenRun run(s);
        run.announce({0, 1, 2});
        s.pass(s.adding("n"));
        const std::size_t n = s.arrive("n");
        s.pass(std::size_t{2});
        s.pass(RemoveClinic{s.clinic(3)});
        s.pass(std::size_t{2});
        QCOMPARE(s.refusalOf(s.clinicTx(3, {run.announcement(3)})), Refusal::ClinicLeft);
        run.advance(n);
        QCOMPARE(run.phase(), RunPhase::Deal);
        run.advance(n);
        QCOMPARE(run.entry().failure, RunFailure::TooFewDealers);
        KeygenRun next(s, n);
        QCOMPARE(next.all(), (Who{0, 1, 2, n}));
    }

    void aMemberThatValidatesNoMoreStaysOne() {
        Members s;
        KeygenRun run(s);
        s.pass(ChangeRoles{s.clinic(2), roles({ClinicRole::Proxy})});
        s.pass(std::size_t{2});
        QVERIFY(!s.view().epoch().indexOf(s.clinic(2)));
        run.announce({0, 1, 2});
        run.advance(2);
        QCOMPARE(run.phase(), RunPhase::Deal);
        QCOMPARE(s.refusalOf(s.clinicTx(2, {KeygenOpen{CommitteePurpose::Emergency}})),
                 Refusal::NotAValidator);
    }

    void aVoteRetiresACommitteeAndTheOneBeforeServesAgain() {
        Members s;
        KeygenRun first(s);
        first.finish(first.all());
        s.pass(s.adding("n"));
        s.arrive("n");
        s.pass(std::size_t{2});
        KeygenRun second(s);
        second.finish(second.all());
        const ProposalId id = s.pass(RetireCommittee{second.id});
        QCOMPARE(s.status(id), ProposalStatus::Passed);
        QCOMPARE(second.committee().retired, s.view().tip().height);
        QCOMPARE(s.view().committee(CommitteePurpose::Tracing)->run, first.id);
        QVERIFY(second.combine({0, 1, 2}));  // it can still be read
        KeygenRun third(s);
        QCOMPARE(third.id.attempt, 3U);
        third.finish(third.all());
        s.pass(RetireCommittee{first.id});
        QCOMPARE(committeesInForce(s.view(), CommitteePurpose::Tracing), std::vector{third.id});
        s.pass(RetireCommittee{third.id});
        QVERIFY(!s.view().committee(CommitteePurpose::Tracing));
    }

    void ofTwoVotesToRetireTheSecondFails() {
        Members s;
        KeygenRun run(s);
        run.finish(run.all());
        const ProposalId waiting = s.propose(0, RetireCommittee{run.id});
        s.pass(RetireCommittee{run.id}, 1);
        s.vote(1, waiting);
        s.vote(2, waiting);
        QCOMPARE(s.status(waiting), ProposalStatus::Failed);
        QCOMPARE(s.view().proposal(waiting)->failure, Refusal::CommitteeRetired);
    }

    // The largest committee's deal fits into a transaction.
    void aDealForAllFits() {
        const std::size_t n = sharing::kMaxCommittee;
        const auto run = *sharing::CommitteeRun::of({CommitteePurpose::Emergency, {}, 1}, n, thresholdOf(n));
        sharing::RunKeys keys;
        const BoxPublic key = crypto::BoxKey::random().publicKey();
        for (ClinicIndex j = 1; j <= n; ++j) keys[j] = key;
        const World w;
        TransactionBody body;
        body.author = w.clinicAccount(0);
        body.operations = {
            KeygenDeal{{}, EncodedItem(sharing::NewDeal::make(run, 1, keys)->deal().encode())}};
        const auto tx = Transaction::make(body, {}, w.clinicSigns[0]);
        QVERIFY(tx && tx->size() < 14'000);
        QVERIFY(Transaction::decode(tx->encode()));
    }

    void aCommitteeThatAContractDidNotMakeIsNone() {
        World w;
        KeygenRun run(w);
        run.finish(run.all());
        CommitteeEntry entry = run.committee();
        QVERIFY(entry.decode(w.chain()));
        entry.key = {};
        QCOMPARE(entry.decode(w.chain()).error().code, ErrorCode::InvalidPoint);
        entry = run.committee();
        entry.threshold = 9;
        QCOMPARE(entry.decode(w.chain()).error().code, ErrorCode::InvalidArgument);
        QVERIFY(!runRecord(w.view(), {CommitteePurpose::Emergency, 1}));
    }
};

QTEST_GUILESS_MAIN(CommitteesTest)
#include "committees_test.moc"
