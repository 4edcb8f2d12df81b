// What a validator has found out about a block above the final one is what the block does once it is final.
#include <QtTest/QtTest>

#include "core/ledger/branches.h"
#include "tests/unit/ledger/members.h"

using namespace reseal;
using namespace reseal::ledger;
using namespace reseal::ledger::world;

class BranchesTest : public QObject {
    Q_OBJECT
private:
    static Branches above(const Scene& s) {
        const Tip tip = s.view().tip();
        return {s.state, tip.height, tip.hash, ed25519(), noEvidence()};
    }

private Q_SLOTS:
    void initTestCase() { crypto::initialize(); }

    void whatWasValidatedIsKnown() {
        Scene s;
        Branches branches = above(s);
        const Block block = s.block({s.tx(s.doctor, s.request(s.patient))});
        QVERIFY(branches.known(block) == nullptr);
        QVERIFY(branches.validate(block));
        const Applied* known = branches.known(block);
        const auto executed = apply(s.state, block);
        QVERIFY(known != nullptr && executed);
        QVERIFY(known->delta == executed->delta && known->outcomes == executed->outcomes &&
                known->events == executed->events);
        // Without its sealed fields it is the same block.
        Block bare = block;
        bare.transactions.front() = bare.transactions.front().withoutDetails();
        QCOMPARE(branches.known(bare), known);
    }

    void whatWasBuiltIsKnown() {
        Scene s;
        Branches branches = above(s);
        const Bytes pending = s.tx(s.doctor, s.request(s.patient)).encode();
        const auto block = branches.build({s.view().tip().hash, 7, s.clinic(0), false}, s.now, {pending},
                                          [] { return true; });
        QVERIFY(block);
        const auto executed = apply(s.state, *block);
        QVERIFY(executed && branches.known(*block) != nullptr);
        QVERIFY(branches.known(*block)->delta == executed->delta);
    }

    void aBlockTakesNoMoreThanItShould() {
        Scene s;
        const std::vector<Bytes> waits{s.clinicTx(0, {s.revoke(s.patient, GrantId{})}).encode(),
                                       s.tx(s.doctor, s.request(s.patient)).encode(),
                                       s.clinicTx(1, {s.revoke(s.patient, GrantId{})}).encode()};
        const std::vector<ByteView> pending(waits.begin(), waits.end());
        const auto taken = [&](std::size_t maxBytes) {
            Branches branches = above(s);
            const auto block = branches.build({s.view().tip().hash, 7, s.clinic(0), false, maxBytes}, s.now,
                                              pending, [] { return true; });
            return block ? block->transactions.size() : 0;
        };
        const std::size_t two = waits[0].size() + waits[1].size();
        QCOMPARE(taken(SIZE_MAX), std::size_t{3});
        QCOMPARE(taken(two), std::size_t{2});
        QCOMPARE(taken(two - 1), std::size_t{1});
        QCOMPARE(taken(1), std::size_t{1});  // or nothing would ever be ordered
    }

    // Nobody else's proposal may keep the block of today from being known.
    void theOldestMakesRoom() {
        Scene s;
        Branches branches = above(s);
        const Hash32 tip = s.view().tip().hash;
        std::uint64_t view = 0;
        const auto buildOn = [&](const Hash32& parent) {
            return branches.build({parent, ++view, s.clinic(0), true}, s.now, {}, [] { return true; })
                ->header.hash();
        };
        const Hash32 parent = buildOn(tip), child = buildOn(parent), other = buildOn(tip);
        while (branches.size() < Branches::kMax) buildOn(tip);
        QVERIFY(branches.follows(child) && branches.follows(other));
        const Hash32 late = buildOn(tip);
        QVERIFY(branches.follows(parent) && !branches.follows(child) && branches.follows(other));
        const Hash32 later = buildOn(parent);
        QVERIFY(branches.follows(parent) && !branches.follows(other));
        QVERIFY(branches.follows(late) && branches.follows(later));
        QCOMPARE(branches.size(), Branches::kMax);
    }

    // What an epoch's first block decides by itself is decided though nobody has anything to say: else the
    // clinic whose key changes with it could say nothing, for ever, on a ledger where nobody else does.
    void decisionsOfAnEpochsFirstBlockAreDue() {
        Members s;
        const ProposalId id = s.propose(1, s.newSignKey(1, Members::keysOf("next").sign(1)));
        s.vote(0, id);
        for (const std::size_t i : {3U, 2U}) {
            s.pass(RemoveClinic{s.clinic(i)});
            const Tip tip = s.view().tip();
            QVERIFY(above(s).isDue(tip.hash, s.view().epoch().number, s.now));  // its end is fixed
            s.pass(std::size_t{2});
        }
        const Tip tip = s.view().tip();
        const std::uint64_t epoch = s.view().epoch().number;
        QCOMPARE(s.view().epoch().base, tip.height);
        const Branches branches = above(s);
        const Bytes saying = s.clinicTx(1, {Endpoint{100, {}}}).encode();
        QVERIFY(!branches.executable(tip.hash, s.now, {saying}));
        QVERIFY(branches.isDue(tip.hash, epoch, s.now));
        QVERIFY(branches.isDue(tip.hash, epoch - 1, s.now));  // who orders for the one before has to go on
        s.commit({});
        QCOMPARE(s.status(id), ProposalStatus::Passed);
        QVERIFY(!above(s).isDue(s.view().tip().hash, epoch, s.now));
        QVERIFY(!above(s).isDue(Hash32{}, epoch, s.now));  // nothing is known of it
    }
    // But one that would only forget what has expired is not, nor is one that leaves them open.
    void whatDecidesNothingIsNotDue() {
        Members s;
        const ProposalId id = s.propose(1, ChangeParameter{Parameter::DoctorRequests, 10});
        const ProposalId open = s.propose(0, ChangeParameter{Parameter::DoctorRequests, 11});
        s.vote(0, id);
        for (const std::size_t i : {3U, 2U}) {
            s.pass(RemoveClinic{s.clinic(i)});
            s.pass(std::size_t{2});
        }
        const auto isDue = [&] {
            return above(s).isDue(s.view().tip().hash, s.view().epoch().number, s.now);
        };
        QVERIFY(isDue());
        QCOMPARE(s.status(open), ProposalStatus::Open);
        s.now = s.view().proposal(id)->until + milliseconds(1);
        QVERIFY(!isDue());
    }

    // A header says nothing for transactions that are not its own.
    void othersUnderItsHeaderAreNot() {
        Scene s;
        Branches branches = above(s);
        Block block = s.block({s.tx(s.doctor, s.request(s.patient))});
        QVERIFY(branches.validate(block));
        block.transactions.push_back(s.clinicTx(0, {Receipts{{{ShareAccepted{s.grant}}}}}));
        QVERIFY(branches.known(block) == nullptr);
        block.transactions.clear();
        QVERIFY(branches.known(block) == nullptr);
    }

    // Only what follows the final block does to the final state what it did when it was judged.
    void onlyTheNextOneIs() {
        Scene s;
        Branches branches = above(s);
        const Block first = s.block({s.tx(s.doctor, s.request(s.patient))});
        QVERIFY(branches.validate(first));
        const auto second = branches.build({first.header.hash(), 2, s.clinic(0), true}, s.now + seconds(5),
                                           {}, [] { return true; });
        QVERIFY(second && branches.known(first) != nullptr && branches.known(*second) == nullptr);
        s.state.apply(branches.known(first)->delta);
        branches.moved(first.header.height, first.header.hash());
        QVERIFY(branches.known(first) == nullptr && branches.known(*second) != nullptr);
    }
};

QTEST_GUILESS_MAIN(BranchesTest)
#include "branches_test.moc"
