// What clinics decide about parameters and members, and how proposals are counted: which votes count, when
// they are counted again, what becomes of those that expire.
#include <QtTest/QtTest>

#include "tests/unit/ledger/members.h"

using namespace reseal;
using namespace reseal::ledger;
using namespace reseal::ledger::world;

class ProposalsTest : public QObject {
    Q_OBJECT
    using C = ClinicRole;

private Q_SLOTS:
    void initTestCase() { crypto::initialize(); }

    void parametersChange() {
        Members s;
        s.pass(ChangeParameter{Parameter::ReaderLife, static_cast<std::uint64_t>(days(2).ms)});
        s.pass(ChangeParameter{Parameter::PatientLife, static_cast<std::uint64_t>(days(400).ms)});
        s.pass(ChangeParameter{Parameter::DoctorRequests, 3});
        s.pass(ChangeParameter{Parameter::ResearcherRequests, 5});
        s.pass(ChangeParameter{Parameter::NetworkDelay, 2000});
        QCOMPARE(s.view().epoch().delta, seconds(1));  // this epoch's stays
        s.pass(s.adding("n"));
        s.arrive("n");
        s.pass(std::size_t{2});
        QCOMPARE(s.view().epoch().delta, seconds(2));
        s.send(s.stranger, {s.registration(s.stranger, ledger::Role::Doctor)});
        QCOMPARE(s.view().pseudonym(s.stranger.key())->until, s.now + days(2));
        const ChainParameters now = s.view().parameters();
        QCOMPARE(now.patientLife, days(400));
        QCOMPARE(now.doctorRequests, 3U);
        QCOMPARE(now.researcherRequests, 5U);
        QCOMPARE(now.name, s.genesis.parameters().name);
    }

    void clinicAdmissionCanBeClosed() {
        Members s;
        s.pass(ChangeParameter{Parameter::ClinicAdmission, 0});
        QCOMPARE(s.refusalOf(s.tx(s.stranger, {s.registration(s.stranger, ledger::Role::Doctor)})),
                 Refusal::AdmissionNotAllowed);
        s.pass(ChangeParameter{Parameter::ClinicAdmission, 1});
        s.send(s.stranger, {s.registration(s.stranger, ledger::Role::Doctor)});
    }

    void membersAreSuspendedAndReinstated() {
        Members s;
        const IdentityKey m = s.enrolled(3, "m");
        s.sendClinic(3, {Suspend{m}});
        QVERIFY(s.view().member(m)->suspended != 0);
        QCOMPARE(lastEvent(s, account(m)), EventKind::MemberSuspended);
        s.sendClinic(3, {Reinstate{m}});
        QCOMPARE(s.view().member(m)->suspended, 0U);
        QCOMPARE(lastEvent(s, s.clinicAccount(3)), EventKind::MemberReinstated);
        s.sendClinic(3, {Suspend{m}});
        s.pass(SuspendMember{m});  // out of its clinic's hands
        QVERIFY(s.view().member(m)->suspendedByVote);
        s.pass(ReinstateMember{m});
        QCOMPARE(s.view().member(m)->suspended, 0U);
        QVERIFY(!s.view().member(m)->suspendedByVote);

        // Its clinic leaves: another takes it on, and what it had done goes along.
        s.sendClinic(3, {Suspend{m}});
        s.pass(RemoveClinic{s.clinic(3)});
        s.sendClinic(0, {s.enrolment(0, "m")});
        QCOMPARE(s.view().member(m)->clinic, s.clinic(0));
        QVERIFY(s.view().member(m)->suspended != 0);
        s.sendClinic(0, {Reinstate{m}});
        QCOMPARE(s.refusalOf(s.clinicTx(1, {s.enrolment(1, "m")})), Refusal::KeyInUse);
    }

    void addressesChangeAtOnce() {
        Members s;
        s.sendClinic(1, {Endpoint{3, {Address("elsewhere:7")}}});
        QCOMPARE(s.view().clinic(s.clinic(1))->addresses, (List<Address, 0, 4>{Address("elsewhere:7")}));
        QCOMPARE(lastEvent(s, s.clinicAccount(1)), EventKind::EndpointChanged);
        s.sendClinic(1, {Endpoint{4, {}}});
        QVERIFY(s.view().clinic(s.clinic(1))->addresses.empty());
        // Whoever stole a key can use up the numbers; under a new key they begin again.
        s.sendClinic(1, {Endpoint{UINT64_MAX, {Address("thief:7")}}});
        const auto after = crypto::SignKey::fromSeed(seedOf("after"));
        s.pass(s.newSignKey(1, after));
        QCOMPARE(s.view().clinic(s.clinic(1))->addresses, (List<Address, 0, 4>{Address("thief:7")}));
        const Endpoint op{1, {Address("elsewhere:8")}};
        s.effective(*Transaction::make(s.body(s.clinicAccount(1), {op}), {}, after));
        QCOMPARE(s.view().clinic(s.clinic(1))->addresses, (List<Address, 0, 4>{Address("elsewhere:8")}));
        // With the key that stays, they go on.
        ChangeKeys box = s.newSignKey(1, after);
        box.box = Members::keysOf("box").box(0).publicKey();
        const ProposalId id = s.propose(0, s.consented(box, after));
        s.vote(2, id);
        s.vote(3, id);
        QCOMPARE(s.view().clinic(s.clinic(1))->endpoint, 1U);
    }

    void evidenceIsKeptAndExpelsNobody() {
        Members s;
        const CredulousCheck credulous;
        s.evidence = &credulous;
        const Evidence first{1, s.clinic(1), {toBytes(bytesOf("proof"))}};
        const auto applied = s.commit({s.clinicTx(0, {first})});
        QCOMPARE(applied.events.size(), 2U);
        QCOMPARE(s.view().evidence(s.clinic(1), 1)->by, s.clinic(0));
        QVERIFY(s.view().epoch().indexOf(s.clinic(1)));
        QVERIFY(!planOf(s.view()).end);
        // Of the same clinic in another epoch, and against one that has left the set since.
        s.pass(RemoveClinic{s.clinic(1)});
        s.pass(std::size_t{2});
        QCOMPARE(s.refusalOf(s.clinicTx(0, {Evidence{2, s.clinic(1), first.proof}})), Refusal::NotAValidator);
        s.pass(s.adding("n"));
        s.sendClinic(0, {Evidence{1, s.clinic(2), first.proof}});
        // Of the eighth epoch before this one it is taken still.
        EpochEntry later = s.view().epoch();
        later.number = 1 + kEvidenceEpochs;
        s.force(Key(Table::CurrentEpoch), later.number);
        s.force(Key(Table::Epochs).number(later.number), later);
        QCOMPARE(s.refusalOf(s.clinicTx(0, {Evidence{1, s.clinic(3), first.proof}})), Refusal::None);
        // Without a judge nothing is believed.
        s.evidence = &noEvidence();
        QCOMPARE(s.refusalOf(s.clinicTx(0, {Evidence{1, s.clinic(3), first.proof}})), Refusal::EvidenceWrong);
    }

    void roomForProposalsComesBack() {
        Members s;
        std::vector<ProposalId> ids;
        for (std::uint64_t i = 0; i < kMaxOpenProposals; ++i)
            ids.push_back(s.propose(0, ChangeParameter{Parameter::DoctorRequests, 10 + i}));
        QCOMPARE(proposals(s.view()).size(), kMaxOpenProposals);
        QCOMPARE(proposals(s.view(), 1, 2).front().id, ids[1]);
        const auto more = [&] {
            return s.refusalOf(s.clinicTx(0, {Propose{ChangeParameter{Parameter::NetworkDelay, 77}, {}}}));
        };
        QCOMPARE(more(), Refusal::TooManyProposals);
        s.vote(1, ids[0], false);
        QCOMPARE(votesOn(s.view(), ids[0]).size(), 2U);
        QCOMPARE(more(), Refusal::TooManyProposals);
        s.vote(2, ids[0], false);
        QCOMPARE(more(), Refusal::None);
        s.propose(0, ChangeParameter{Parameter::NetworkDelay, 77});
        QCOMPARE(more(), Refusal::TooManyProposals);
        s.now = s.now + kProposalLife;
        QCOMPARE(more(), Refusal::None);
        s.propose(0, ChangeParameter{Parameter::NetworkDelay, 78});
        QCOMPARE(s.status(ids[1]), ProposalStatus::Expired);
        // Others have room of their own.
        s.propose(1, ChangeParameter{Parameter::NetworkDelay, 79});
    }

    // All who stay have voted, and of fewer clinics that is enough: nobody's vote is yet to come.
    void anEpochCountsAgain() {
        Members s;
        const auto parameter = [](std::uint64_t value) {
            return ChangeParameter{Parameter::DoctorRequests, value};
        };
        std::vector<ProposalId> passing, rejected;
        for (const std::uint64_t value : {10U, 11U}) {
            passing.push_back(s.propose(1, parameter(value)));
            s.vote(0, passing.back());
        }
        const ProposalId same = s.propose(1, parameter(11));
        s.vote(0, same);
        rejected.push_back(s.propose(0, parameter(12)));
        s.vote(1, rejected.back(), false);
        const ProposalId open = s.propose(0, parameter(13));
        for (const std::size_t i : {3U, 2U}) {
            s.pass(RemoveClinic{s.clinic(i)});
            s.pass(std::size_t{1});
            QCOMPARE(s.status(passing[0]), ProposalStatus::Open);
            s.pass(std::size_t{1});
        }
        // Three are needed of three; of two, two: it is counted in the epoch's first block, though it is
        // empty.
        QCOMPARE(s.view().epoch().quorum(), 2U);
        QCOMPARE(s.view().epoch().number, 3U);
        QCOMPARE(s.status(passing[0]), ProposalStatus::Open);
        s.commit({});
        for (const ProposalId& id : passing) QCOMPARE(s.status(id), ProposalStatus::Passed);
        const ProposalEntry entry = *s.view().proposal(passing[0]);
        QCOMPARE(entry.decided, s.view().epoch().base + 1);
        QCOMPARE(s.view().parameters().doctorRequests, 11U);  // in the order they were made
        QCOMPARE(s.status(same), ProposalStatus::Failed);
        QCOMPARE(s.view().proposal(same)->failure, Refusal::NothingChanges);
        QCOMPARE(s.status(rejected[0]), ProposalStatus::Rejected);
        QCOMPARE(s.status(open), ProposalStatus::Open);
        // Everybody hears of it, as of something that its proposer did.
        std::vector<Event> told;
        for (const Event& event : eventsOf(s.view(), s.clinicAccount(0)))
            if (event.kind == EventKind::ProposalPassed &&
                event.subject == Subject(ProposalSubject{passing[0]}))
                told.push_back(event);
        QCOMPARE(told.size(), std::size_t{1});
        QCOMPARE(told[0].height, entry.decided);
        QCOMPARE(told[0].tx, entry.tx);
        QCOMPARE(told[0].actor, s.clinicAccount(1));
        QVERIFY(verifyHeaderChain(s.headers));
        // Its slots are free again.
        for (std::uint64_t i = 0; i < kMaxOpenProposals; ++i) s.propose(1, parameter(20 + i));
    }

    // With an epoch's first block the key changes before anything in it. What the clinic says until then is
    // signed with the one that it has, and nobody is to blame for passing it on.
    void aKeyThatChangesWithAnEpochIsNobodysFault() {
        Members s;
        const ProposalId id = s.propose(1, s.allNew(1, "the next keys"));
        s.vote(0, id);
        for (const std::size_t i : {3U, 2U}) {
            s.pass(RemoveClinic{s.clinic(i)});
            s.pass(std::size_t{2});
        }
        QCOMPARE(s.status(id), ProposalStatus::Open);
        const Transaction tx = s.clinicTx(1, {Endpoint{100, {}}});
        QCOMPARE(judgeArrival(s.state, tx, s.now, {64, false}), Arrival::Later);
        s.commit({});
        QCOMPARE(s.status(id), ProposalStatus::Passed);
        QCOMPARE(judgeArrival(s.state, tx, s.now, {64, false}), Arrival::Later);
    }

    void anEpochForgetsWhatExpired() {
        Members s;
        const ProposalId id = s.propose(1, ChangeParameter{Parameter::DoctorRequests, 10});
        s.vote(0, id);
        s.pass(RemoveClinic{s.clinic(3)});
        s.pass(RemoveClinic{s.clinic(2)});
        s.pass(std::size_t{2});
        QCOMPARE(s.view().epoch().number, 3U);
        s.now = s.view().proposal(id)->until;
        s.pass(std::size_t{1});
        QCOMPARE(s.status(id), ProposalStatus::Expired);
        QVERIFY(!s.state.get(Key(Table::OpenProposals).add(s.clinic(1)).add(id)));
    }

    void onlyThoseWhoValidateCount() {
        Members s;
        s.pass(s.adding("n", roles({C::Proxy})));
        const std::size_t n = s.join("n");
        const ProposalId id = s.propose(n, ChangeParameter{Parameter::DoctorRequests, 9});
        QVERIFY(votesOn(s.view(), id).empty());
        s.vote(0, id);
        s.vote(1, id);
        QCOMPARE(s.status(id), ProposalStatus::Open);
        s.vote(2, id, false);
        QCOMPARE(s.status(id), ProposalStatus::Open);
        s.vote(3, id);
        QCOMPARE(s.status(id), ProposalStatus::Passed);
        QVERIFY(!planOf(s.view()).end);
    }
};

QTEST_GUILESS_MAIN(ProposalsTest)
#include "proposals_test.moc"
