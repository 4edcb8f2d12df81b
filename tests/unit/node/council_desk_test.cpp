// What a clinic says when clinics decide together, and what it keeps to itself because it would come to
// nothing.
#include <QtTest>

#include "tests/unit/node/council_scene.h"

using namespace reseal;
using namespace reseal::test;
using ledger::ProposalStatus;

namespace {

ledger::ChangeParameter requests(std::uint64_t value) {
    return {ledger::Parameter::DoctorRequests, value};
}

std::uint64_t laneLength(CouncilScene& s) {
    return s.vault().lanes().next(SignPublic::copy(s.clinic(kHome).view()))->seq;
}

// The contract's word for why.
template <class T>
void refused(const Result<T>& result, const char* why) {
    QVERIFY(!result);
    QCOMPARE(result.error().code, ErrorCode::Refused);
    QCOMPARE(result.error().detail, std::string(why));
}

}  // namespace

class CouncilDeskTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    // Votes for the same would go to two proposals, and one of them fail when the other has passed.
    void theSameIsNotProposedWhileItIsVotedOn() {
        CouncilScene s;
        const ledger::Transaction other =
            s.clinicTx(kOther, {ledger::Operation(ledger::Propose{requests(30), {}})});
        s.orderHere(other);
        const auto again = s.council().propose(requests(30), "me too");
        QVERIFY(!again);
        QCOMPARE(again.error().code, ErrorCode::AlreadyExists);
        const std::string id = ledger::proposalId(other.id(), 0).hex();
        QVERIFY(again.error().detail.find(id) != std::string::npos);
        QVERIFY(s.sent.empty());
        QVERIFY(s.council().propose(requests(31), "something else"));
        s.orderSent();
        // Once it is decided it may be asked again.
        s.orderHere(
            s.clinicTx(2, {ledger::Operation(ledger::Vote{ledger::proposalId(other.id(), 0), true})}));
        s.orderHere(
            s.clinicTx(3, {ledger::Operation(ledger::Vote{ledger::proposalId(other.id(), 0), true})}));
        QCOMPARE(s.view().proposal(ledger::proposalId(other.id(), 0))->status, ProposalStatus::Passed);
        s.sent.clear();
        const auto later = s.council().propose(requests(30), "once more");
        QVERIFY(later || later.error().code == ErrorCode::Refused);
    }
    void proposalsAndVotesBecomeTheLedgers() {
        CouncilScene s;
        const auto own = s.council().propose(requests(20), "more visits");
        QVERIFY2(own, own ? "" : own.error().text().c_str());
        QCOMPARE(s.sent.size(), std::size_t{1});
        s.orderSent();
        const ledger::Transaction other =
            s.clinicTx(kOther, {ledger::Operation(ledger::Propose{requests(30), {}})});
        s.orderHere(other);
        const auto id = ledger::proposalId(other.id(), 0);
        QVERIFY(s.council().vote(id, false));
        s.orderSent();

        const auto council = s.council().council();
        QVERIFY(council);
        QCOMPARE(council->clinics.size(), World::kClinics);
        QCOMPARE(council->proposals.size(), std::size_t{2});
        QCOMPARE(council->proposals[0].id, *own);
        QCOMPARE(std::string(council->proposals[0].entry.reason), std::string("more visits"));
        QCOMPARE(council->proposals[0].status, ProposalStatus::Open);
        QCOMPARE(council->proposals[0].votes.size(), std::size_t{1});  // by proposing
        QVERIFY(council->proposals[0].votes[0].approve);
        QCOMPARE(council->proposals[1].id, id);
        const auto votes = council->proposals[1].votes;
        const auto mine = std::ranges::find(votes, s.clinic(kHome), &ledger::CastVote::clinic);
        QVERIFY(mine != votes.end() && !mine->approve);
    }

    // A refusal leaves no trace: nothing is sent, and no place in the lane is used up.
    void whatWouldComeToNothingIsNotSaid() {
        CouncilScene s;
        const std::uint64_t before = laneLength(s);
        const std::string tooLong(281, 'x');
        QCOMPARE(codeOf(s.council().propose(requests(20), tooLong)), ErrorCode::TooLarge);
        QVERIFY(s.council().propose(requests(20), tooLong.substr(1)));
        s.orderSent();
        const std::uint64_t now = s.view().parameters().doctorRequests;
        refused(s.council().propose(requests(now), ""), "NothingChanges");
        refused(s.council().propose(ledger::RemoveClinic{}, ""), "ClinicUnknown");
        refused(s.council().vote(ledger::ProposalId{}, true), "ProposalUnknown");
        const auto id = s.council().propose(requests(21), "");
        QVERIFY(id);
        s.orderSent();
        refused(s.council().vote(*id, true), "VotedAlready");
        QVERIFY(s.sent.empty());
        QCOMPARE(laneLength(s), before + 2);
    }

    // What of its own still waits is counted in: nothing is told as done that the ledger then refuses.
    void behindWhatWaitsItIsJudgedToo() {
        CouncilScene s;
        const auto id = s.council().propose(requests(31), "");
        QVERIFY(id);
        refused(s.council().vote(*id, false), "VotedAlready");  // proposing is a vote for it
        refused(s.author().sayIfAllowed({ledger::Operation(ledger::Vote{})}), "ProposalUnknown");
        QCOMPARE(s.sent.size(), std::size_t{1});
        s.orderSent();
        QVERIFY(s.view().proposal(*id));
    }

    // Whoever got a new key says one word with it by itself, and not the same again at once.
    void aNewKeyIsShownOnce() {
        CouncilScene s;
        s.council().introduce();
        QVERIFY(s.sent.empty());  // it has been heard of
        s.pass();
        s.followKeys();
        s.council().introduce();
        s.council().introduce();
        QCOMPARE(s.sent.size(), std::size_t{1});
        const auto operations = s.sent[0].body().operations;
        const auto* endpoint = std::get_if<ledger::Endpoint>(&operations.front());
        QVERIFY(endpoint != nullptr);
        QVERIFY(endpoint->addresses == s.view().clinic(s.clinic(kHome))->addresses);
        s.orderSent();
        QVERIFY(ledger::planOf(s.view()).unheard.empty());
        s.council().introduce();
        QVERIFY(s.sent.empty());
        // The next key is another matter, however soon it comes.
        for (int i = 0; i < 2; ++i) s.emptyBlock();
        s.pass();
        s.followKeys();
        s.council().introduce();
        QCOMPARE(s.sent.size(), std::size_t{1});
        QVERIFY(s.sent[0].isSignedBy(s.generation(2), ledger::ed25519()));
    }
};

QTEST_GUILESS_MAIN(CouncilDeskTest)
#include "council_desk_test.moc"
