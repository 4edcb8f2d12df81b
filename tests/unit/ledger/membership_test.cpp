// Clinics that come, go and change; the epochs that follow from it; what becomes of those who depended on
// them.
#include <QtTest/QtTest>

#include "tests/unit/ledger/members.h"

using namespace reseal;
using namespace reseal::ledger;
using namespace reseal::ledger::world;

namespace {

std::set<ClinicId> idsOf(const std::vector<Validator>& validators) {
    std::set<ClinicId> out;
    for (const Validator& one : validators) out.insert(one.id);
    return out;
}

}  // namespace

class MembershipTest : public QObject {
    Q_OBJECT
    using C = ClinicRole;

private Q_SLOTS:
    void initTestCase() { crypto::initialize(); }

    void aNewValidatorComesWithTheNextEpoch() {
        Members s;
        const auto entry = Members::entry("newcomer");
        const Hash32 oldSet = s.view().validatorSet();
        const ProposalId id = s.propose(0, s.adding("newcomer"));
        s.vote(1, id);
        QCOMPARE(s.status(id), ProposalStatus::Open);
        QVERIFY(!s.view().clinic(entry.id));
        s.vote(2, id);
        QCOMPARE(s.status(id), ProposalStatus::Passed);

        // It is on the ledger at once, and nobody waits for it.
        QCOMPARE(s.view().clinic(entry.id)->since, s.view().tip().height);
        QCOMPARE(lastEvent(s, account(entry.id)), EventKind::ProposalPassed);
        s.pass(std::size_t{3});
        EpochPlan plan = planOf(s.view());
        QVERIFY(!plan.end && plan.waiting == 0);
        QCOMPARE(plan.epoch.number, 1U);
        QCOMPARE(plan.unheard, std::vector<ClinicId>{entry.id});

        // Two blocks after it has said something, it is one of those who order.
        const std::size_t newcomer = s.join("newcomer");
        s.enrolled(newcomer, "its first member");
        const Height passed = s.view().tip().height;
        plan = planOf(s.view());
        QVERIFY(plan.unheard.empty());
        QCOMPARE(plan.epoch.number, 1U);
        QCOMPARE(plan.end, std::optional<Height>(passed + 2));
        QCOMPARE(plan.next->validators.size(), 5U);
        QCOMPARE(s.headers.back().nextSetHash, oldSet);
        QVERIFY(!endsEpoch(s.headers.back()));

        s.speak(newcomer);  // is heard of already
        QCOMPARE(planOf(s.view()).waiting, 0U);
        s.commit({});
        QCOMPARE(s.headers.back().height, passed + 2);
        QCOMPARE(s.headers.back().setHash, oldSet);
        QCOMPARE(s.headers.back().nextSetHash, plan.next->hash);
        QVERIFY(verifyNextSet(s.headers.back(), plan.next->validators));
        QVERIFY(!verifyNextSet(s.headers.back(), plan.epoch.validators));
        QVERIFY(!verifyNextSet(s.headers.front(), plan.epoch.validators));

        const EpochEntry second = s.view().epoch();
        QCOMPARE(second.number, 2U);
        QCOMPARE(second.base, passed + 2);
        QCOMPARE(second.baseHash, s.headers.back().hash());
        QCOMPARE(second.leaderSeed(), s.headers.back().hash());
        QCOMPARE(second.last, 0U);
        QVERIFY(second.indexOf(entry.id));
        QVERIFY(!planOf(s.view()).next);
        s.commit({});
        QCOMPARE(s.headers.back().epoch, 2U);
        QCOMPARE(s.headers.back().setHash, second.setHash);
        QCOMPARE(s.headers.back().nextSetHash, second.setHash);
        QVERIFY(verifyHeaderChain(s.headers));
        QCOMPARE(second.quorum(), 4U);
        s.vote(newcomer, s.propose(0, RemoveClinic{s.clinic(3)}));

        // What an old finalization is verified with.
        QVERIFY(!epochAt(s.view(), 0));
        QCOMPARE(epochAt(s.view(), 1)->number, 1U);
        QCOMPARE(epochAt(s.view(), passed + 2)->setHash, oldSet);
        QCOMPARE(epochAt(s.view(), passed + 2)->last, passed + 2);
        QCOMPARE(epochAt(s.view(), passed + 3)->number, 2U);
    }

    void headersMustNameTheSets() {
        Members s;
        s.pass(s.adding("n"));
        s.arrive("n");
        s.pass(std::size_t{1});
        const auto refusedField = [&](const std::function<void(Header&)>& change) {
            Block block = s.block({});
            change(block.header);
            const auto applied = apply(s.state, block);
            return applied ? std::string() : applied.error().detail;
        };
        QCOMPARE(refusedField([](Header&) {}), std::string());  // the epoch's last
        QCOMPARE(refusedField([](Header& h) { h.nextSetHash = h.setHash; }),
                 std::string("HeaderWrong: set hash"));
        QCOMPARE(refusedField([](Header& h) { h.setHash = h.nextSetHash; }),
                 std::string("HeaderWrong: set hash"));
        s.pass(std::size_t{1});
        QCOMPARE(refusedField([](Header&) {}), std::string());
        QCOMPARE(refusedField([](Header& h) { h.epoch = 1; }), std::string("HeaderWrong: epoch"));
        QCOMPARE(refusedField([](Header& h) { h.proposer = Members::entry("m").id; }),
                 std::string("HeaderWrong: proposer"));
        // A light client notices a set that nobody announced.
        auto headers = s.headers;
        headers.push_back(s.block({}).header);
        QVERIFY(verifyHeaderChain(headers));
        headers.back().setHash = Hash32{};
        QVERIFY(!verifyHeaderChain(headers));
        headers.back() = s.block({}).header;
        headers.back().epoch = 3;
        QVERIFY(!verifyHeaderChain(headers));
    }

    void whoIsRemovedGoesInSteps() {
        Members s;
        const auto team = *crypto::Point::decode(s.genesis.find(s.clinic(2))->team);
        Said toTeam = Scene::with<Grant>(s.grantOf(s.terms(s.a1, team)),
                                         [&](Grant& op) { op.notAfter = s.now + days(200); });
        s.send(s.patient, toTeam);
        const GrantId teamGrant = World::grantIdIn(toTeam);
        const ProposalId waiting = s.propose(0, ChangeParameter{Parameter::DoctorRequests, 9});
        s.pass(RemoveClinic{s.clinic(2)}, 2);  // of itself, too
        QVERIFY(s.view().clinic(s.clinic(2))->isLeaving());
        QCOMPARE(s.view().clinic(s.clinic(2))->roles, ClinicRoles{});
        const ClinicEntry& entry = *s.genesis.find(s.clinic(2));
        for (const ByteView key :
             {entry.id.view(), entry.box.view(), entry.archive.view(), entry.team.view()})
            QVERIFY(s.view().key(SharingKey::copy(key))->ended != 0);
        QVERIFY(s.view().epoch().indexOf(s.clinic(2)));
        s.vote(2, waiting);  // it validates for two more blocks
        s.pass(std::size_t{1});
        QVERIFY(!s.view().epoch().indexOf(s.clinic(2)));

        // Its vote is gone with it: of three, three are needed, and one is there.
        QCOMPARE(s.view().epoch().quorum(), 3U);
        s.vote(1, waiting);
        QCOMPARE(s.status(waiting), ProposalStatus::Open);
        s.vote(3, waiting);
        QCOMPARE(s.status(waiting), ProposalStatus::Passed);
        QCOMPARE(s.view().parameters().doctorRequests, 9U);

        // It still accounts for what it has.
        const auto proxies = [&] { return proxiesOf(s.view(), *s.view().grant(s.grant), s.now); };
        QCOMPARE(proxies().serving, 3U);
        QCOMPARE(proxies().staying, 2U);
        QCOMPARE(proxies().threshold, 2U);
        s.sendClinic(2, s.receipt(ShareAccepted{s.grant}));
        s.sendClinic(2, {Endpoint{1, {}}});
        QCOMPARE(statusOf(s.view(), *s.view().grant(teamGrant), s.now), GrantStatus::Active);
        s.now = s.view().clinic(s.clinic(2))->leaves - seconds(1);
        const Outcome late =
            checkTransaction(s.state, s.clinicTx(2, s.receipt(ShareDestroyed{s.grant})), s.now + seconds(1));
        QCOMPARE(late, (Outcome{Verdict::Impossible, Refusal::ClinicLeft, 0}));
        s.commit({});
        QCOMPARE(proxies().serving, 2U);
        QCOMPARE(statusOf(s.view(), *s.view().grant(teamGrant), s.now), GrantStatus::GranteeEnded);
        QVERIFY(verifyHeaderChain(s.headers));
        // It is not let in again, with none of its keys.
        QCOMPARE(s.refusalOf(s.clinicTx(
                     0, {Propose{signJoin(s.chain(), s.clinicSigns[2], *s.genesis.find(s.clinic(2))), {}}})),
                 Refusal::KeyInUse);
        // Its pin is another's to have now: the machine may be.
        ChangeKeys keys = s.newSignKey(0, s.clinicSigns[0]);
        keys.tlsPin = s.view().clinic(s.clinic(2))->tlsPin;
        QCOMPARE(s.status(s.propose(1, s.consented(keys, s.clinicSigns[0]))), ProposalStatus::Open);
    }

    void aHomeThatLeavesIsKeptUntilItHasLeft() {
        Members s;
        s.pass(RemoveClinic{s.clinic(0)});
        const auto next = [&](std::uint64_t version, std::size_t home) {
            return Scene::with<Catalogue>(s.catalogue(version, {s.oldKey(s.a1)}),
                                          [&](Catalogue& op) { op.home = s.clinic(home); });
        };
        s.send(s.patient, next(3, 0));
        s.now = s.now + kLeavingTime;
        QCOMPARE(s.refusalOf(s.tx(s.patient, next(4, 0))), Refusal::ClinicLeft);
        s.send(s.patient, next(4, 1));
        // A patient's pseudonym goes on, and its grants can be ended.
        s.send(s.patient, {s.revoke(s.patient, s.grant)});
    }

    void theLastOfEachKindStays() {
        Members s;
        // Two votes at once for the removal of the last two: one must fail.
        for (const std::size_t i : {3U, 2U}) {
            s.pass(RemoveClinic{s.clinic(i)});
            s.pass(std::size_t{3});
        }
        QCOMPARE(s.view().epoch().validators.size(), 2U);
        s.pass(s.adding("keeps", roles({C::Proxy, C::FileServer})));
        const ProposalId first = s.propose(0, RemoveClinic{s.clinic(1)});
        const ProposalId second = s.propose(1, RemoveClinic{s.clinic(0)});
        s.commit({s.clinicTx(0, {Vote{second, true}}), s.clinicTx(1, {Vote{first, true}})});
        QCOMPARE(s.status(second), ProposalStatus::Passed);
        QCOMPARE(s.status(first), ProposalStatus::Failed);
        QCOMPARE(s.view().proposal(first)->failure, Refusal::LastOfItsRole);
        s.pass(std::size_t{3});
        QCOMPARE(idsOf(s.view().validators()), std::set<ClinicId>{s.clinic(1)});
        QCOMPARE(s.refusalOf(s.clinicTx(1, {Propose{RemoveClinic{s.clinic(1)}, {}}})),
                 Refusal::LastOfItsRole);
        // Alone, one proposes and it is done.
        QCOMPARE(s.status(s.propose(1, ChangeParameter{Parameter::NetworkDelay, 500})),
                 ProposalStatus::Passed);
    }

    void whoWasFirstCounts() {
        Members s;
        const ProposalId a = s.propose(0, s.adding("newcomer")), b = s.propose(1, s.adding("newcomer"));
        s.vote(1, a);
        s.vote(0, b);
        s.commit({s.clinicTx(2, {Said{Vote{b, true}} + Said{Vote{a, true}}})});
        QCOMPARE(s.status(b), ProposalStatus::Passed);
        QCOMPARE(s.status(a), ProposalStatus::Failed);
        QCOMPARE(s.view().proposal(a)->failure, Refusal::KeyInUse);
        QCOMPARE(lastEvent(s, s.clinicAccount(3)), EventKind::ProposalFailed);
        // A rejected proposal keeps nobody from asking again.
        const ProposalId no = s.propose(0, s.adding("other newcomer"));
        s.vote(1, no, false);
        s.vote(2, no, false);
        QCOMPARE(s.status(no), ProposalStatus::Rejected);
        s.arrive("newcomer");
        s.pass(std::size_t{3});
        QCOMPARE(s.view().epoch().validators.size(), 5U);
        QCOMPARE(s.status(s.pass(s.adding("other newcomer"), 1)), ProposalStatus::Passed);
    }

    void changesWaitInOrder() {
        Members s;
        // Three are heard of in one block; of four validators one changes at once.
        for (const char* who : {"a", "b", "c"}) s.pass(s.adding(who));
        for (const char* who : {"a", "b", "c"}) s.join(who);
        s.commit({s.clinicTx(5, {Endpoint{1, {}}}), s.clinicTx(4, {Endpoint{1, {}}}),
                  s.clinicTx(6, {Endpoint{1, {}}})});
        QCOMPARE(planOf(s.view()).waiting, 2U);
        QVERIFY(idsOf(planOf(s.view()).next->validators).contains(s.clinic(5)));
        for (std::size_t n = 0; n < 3; ++n) {
            const EpochPlan plan = planOf(s.view());
            QCOMPARE(plan.epoch.number, n + 1);
            QCOMPARE(plan.epoch.validators.size(), 4 + n);
            QCOMPARE(plan.end, std::optional<Height>(s.view().tip().height + 2));
            s.pass(std::size_t{2});
        }
        QCOMPARE(s.view().epoch().validators.size(), 7U);
        QVERIFY(!planOf(s.view()).end);
        QVERIFY(verifyHeaderChain(s.headers));
        // Of seven, two change at once, and what undoes itself ends no epoch.
        const std::uint64_t epoch = s.view().epoch().number;
        const auto role = [&](std::size_t i, bool validates) {
            const ClinicRoles now = s.view().clinic(s.clinic(i))->roles;
            return ChangeRoles{s.clinic(i), validates ? now | C::Validator : ClinicRoles{now.bits & ~1U}};
        };
        const ProposalId out5 = s.propose(0, role(5, false)), out6 = s.propose(0, role(6, false));
        for (const std::size_t i : {1U, 2U, 3U})
            s.sendClinic(i, Said{Vote{out5, true}} + Said{Vote{out6, true}});
        s.commit({s.clinicTx(4, Said{Vote{out5, true}} + Said{Vote{out6, true}})});
        s.pass(std::size_t{2});
        QCOMPARE(s.view().epoch().number, epoch + 1);
        QCOMPARE(s.view().epoch().validators.size(), 5U);
    }

    void whatUndoesItselfEndsNoEpoch() {
        Members s;
        for (const char* who : {"a", "b"}) s.pass(s.adding(who));
        const ProposalId off = s.propose(0, ChangeRoles{s.clinic(3), {}});
        const ProposalId on = s.propose(0, ChangeRoles{s.clinic(3), roles({C::Validator, C::Proxy})});
        for (const ProposalId& id : {off, on}) s.vote(1, id);
        for (const char* who : {"a", "b"}) s.join(who);
        // It says something with the role given back: without, it would be off.
        s.commit({s.clinicTx(4, {Endpoint{1, {}}}),
                  s.clinicTx(2, Said{Vote{off, true}} + Said{Vote{on, true}}),
                  s.clinicTx(3, {Endpoint{1, {}}}), s.clinicTx(5, {Endpoint{1, {}}})});
        QCOMPARE(planOf(s.view()).waiting, 3U);
        s.pass(std::size_t{2});
        QCOMPARE(s.view().epoch().number, 2U);
        QCOMPARE(s.view().epoch().validators.size(), 5U);
        // What comes behind it doesn't wait for a block.
        QCOMPARE(planOf(s.view()).waiting, 0U);
        QCOMPARE(planOf(s.view()).end, std::optional<Height>(s.view().tip().height + 2));
        s.pass(std::size_t{2});
        QCOMPARE(s.view().epoch().number, 3U);
        QCOMPARE(s.view().epoch().validators.size(), 6U);
        QVERIFY(!planOf(s.view()).end);
        QVERIFY(s.view().clinic(s.clinic(3))->roles.has(C::Proxy));
    }

    // Else one vote would stop a ledger for ever whose second validator never comes.
    void whoIsNeverHeardOfStopsNobody() {
        Members s;
        for (const std::size_t i : {3U, 2U, 1U}) {
            s.pass(RemoveClinic{s.clinic(i)});
            s.pass(std::size_t{3});
        }
        s.pass(s.adding("n", roles({C::Validator, C::Proxy, C::FileServer})));
        s.pass(std::size_t{3});
        QCOMPARE(s.view().epoch().quorum(), 1U);
        // Nor can those who do validate leave it alone with the ledger.
        QCOMPARE(s.refusalOf(s.clinicTx(0, {Propose{RemoveClinic{s.clinic(0)}, {}}})),
                 Refusal::LastOfItsRole);
        QCOMPARE(s.refusalOf(s.clinicTx(0, {Propose{ChangeRoles{s.clinic(0), roles({C::Proxy})}, {}}})),
                 Refusal::LastOfItsRole);
        QCOMPARE(s.status(s.pass(ChangeParameter{Parameter::DoctorRequests, 9})), ProposalStatus::Passed);
        const std::size_t n = s.arrive("n");
        QCOMPARE(s.status(s.pass(RemoveClinic{s.clinic(0)})), ProposalStatus::Passed);
        s.pass(std::size_t{5});
        QCOMPARE(idsOf(s.view().validators()), std::set<ClinicId>{s.clinic(n)});
    }

    // What is no sign of life: a void transaction, others' words about it, the key before.
    void onlyItsOwnEffectiveWordCounts() {
        Members s;
        s.pass(s.adding("n"));
        const std::size_t n = s.join("n");
        const ProposalId id = s.propose(0, ChangeParameter{Parameter::DoctorRequests, 9});
        QCOMPARE(s.commit({s.clinicTx(n, {Vote{id, true}})}).outcomes.front().refusal,
                 Refusal::NotAValidator);
        s.enrolled(0, "m");
        QCOMPARE(planOf(s.view()).unheard, std::vector<ClinicId>{s.clinic(n)});
        QVERIFY(!planOf(s.view()).end);
        // The vote by which it gets another key is signed with the one before.
        const auto after = crypto::SignKey::fromSeed(seedOf("after"));
        const ProposalId keys = s.propose(0, s.newSignKey(1, after));
        s.vote(2, keys);
        s.vote(1, keys);
        QCOMPARE(s.status(keys), ProposalStatus::Passed);
        QVERIFY(std::ranges::count(planOf(s.view()).unheard, s.clinic(1)) == 1);
        QVERIFY(!planOf(s.view()).end);
        // Nor does it bring back the new one that is given up by its own first word.
        const auto middle = crypto::SignKey::fromSeed(seedOf("middle"));
        const ProposalId second = s.propose(0, s.newSignKey(1, middle));
        s.vote(2, second);
        s.effective(*Transaction::make(s.body(s.clinicAccount(1), {Vote{second, true}}), {}, after));
        QCOMPARE(s.status(second), ProposalStatus::Passed);
        QVERIFY(!planOf(s.view()).end);
        // One that changes again before it is there: the last that was heard of counts.
        s.speak(1, middle);
        const auto last = crypto::SignKey::fromSeed(seedOf("last"));
        const ProposalId again = s.propose(0, s.newSignKey(1, last));
        s.vote(2, again);
        s.vote(3, again);
        s.pass(std::size_t{2});
        const auto keyOf = [&] { return s.view().validators()[*s.view().epoch().indexOf(s.clinic(1))].key; };
        QCOMPARE(keyOf(), middle.publicKey());
        s.speak(1, last);
        s.pass(std::size_t{2});
        QCOMPARE(keyOf(), last.publicKey());
    }

    void aRoleThatComesAndGoes() {
        Members s;
        // Taken before it was heard of: nothing to undo, and nothing comes of what it says.
        s.pass(s.adding("n"));
        s.pass(ChangeRoles{Members::entry("n").id, roles({C::Proxy})});
        const std::size_t n = s.arrive("n");
        QVERIFY(!planOf(s.view()).end && planOf(s.view()).unheard.empty());
        // Taken while it waits: both are queued.
        s.pass(ChangeRoles{s.clinic(n), roles({C::Validator})});
        const ProposalId off = s.propose(0, ChangeRoles{s.clinic(n), roles({C::Proxy})});
        s.vote(1, off);
        s.commit({s.clinicTx(n, {Endpoint{2, {}}}), s.clinicTx(2, {Vote{off, true}})});
        QVERIFY(!planOf(s.view()).end && planOf(s.view()).waiting == 0);
        // One that validates, and gets the role back before it is out, is out until it says something.
        const auto with = roles({C::Validator, C::Proxy, C::FileServer});
        const ProposalId leave = s.propose(0, ChangeRoles{s.clinic(2), roles({C::Proxy})});
        const ProposalId back = s.propose(0, ChangeRoles{s.clinic(2), with});
        s.vote(1, leave);
        s.vote(1, back);
        s.sendClinic(3, Said{Vote{leave, true}} + Said{Vote{back, true}});
        QCOMPARE(s.view().clinic(s.clinic(2))->roles, with);
        QCOMPARE(planOf(s.view()).unheard, std::vector<ClinicId>{s.clinic(2)});
        s.pass(std::size_t{2});
        QVERIFY(!s.view().epoch().indexOf(s.clinic(2)));
        s.speak(2);
        s.pass(std::size_t{2});
        QVERIFY(s.view().epoch().indexOf(s.clinic(2)));
    }

    void withoutRoomTheNextWordCounts() {
        Members s;
        s.pass(s.adding("n"));
        const std::size_t n = s.join("n");
        EpochEntry epoch = s.view().epoch();
        epoch.last = s.view().tip().height + 4;
        s.force(Key(Table::Epochs).number(1), epoch);
        s.force(Key(Table::NextSet), NextSet{{epoch.validators}, epoch.setHash});
        for (std::uint64_t i = 0; i < kMaxWaitingChanges; ++i)
            s.force(Key(Table::SetChanges).number(i), SetChange{s.clinic(2), s.clinicSigns[2].publicKey()});
        s.force(Key(Table::SetQueue), SetQueue{0, kMaxWaitingChanges});
        s.speak(n);
        QCOMPARE(planOf(s.view()).waiting, kMaxWaitingChanges);
        QCOMPARE(planOf(s.view()).unheard, std::vector<ClinicId>{s.clinic(n)});
        s.pass(std::size_t{3});
        QCOMPARE(planOf(s.view()).waiting, 0U);
        s.speak(n);
        QVERIFY(planOf(s.view()).end);
    }

    // A proof of an identity is for the clinic as its invitations name it, whatever key it has by then.
    void whoWasInvitedBeforeTheKeyChangedIsEnrolledAfterIt() {
        Members s;
        const auto after = crypto::SignKey::fromSeed(seedOf("after"));
        s.pass(s.newSignKey(1, after));
        const auto enrol = [&](const char* name, const SignPublic& provenFor) {
            const auto who = Person::ristretto(name);
            const Enrol said{IdentityKey::copy(who.point.view()), Role::Doctor,
                             crypto::proveKey(s.chain(), provenFor, who)};
            return *Transaction::make(s.body(s.clinicAccount(1), {said}), {}, after);
        };
        s.effective(enrol("invited", SignPublic::copy(s.clinic(1).view())));
        QCOMPARE(s.refusalOf(enrol("not invited", after.publicKey())), Refusal::KeyProofWrong);
        QCOMPARE(s.refusalOf(enrol("not invited", SignPublic::copy(s.clinic(2).view()))),
                 Refusal::KeyProofWrong);
    }

    void keysChangeAndNeverComeBack() {
        Members s;
        const crypto::SignKey before = s.clinicKeys[3].sign(0), after = Members::keysOf("seed").sign(0);
        s.propose(0, ChangeParameter{Parameter::DoctorRequests, 9});
        s.pass(s.allNew(3, "seed"));
        const Clinic clinic = *s.view().clinic(s.clinic(3));
        QCOMPARE(clinic.signKey, after.publicKey());
        for (const ByteView key : {before.publicKey().view(), s.archive(3).view()})
            QVERIFY(s.view().key(SharingKey::copy(key))->ended != 0);
        QCOMPARE(s.view().key(clinic.team)->kind, KeyKind::Team);
        // Its transactions are under the new key at once, its votes in consensus two blocks after the first
        // of them.
        const Transaction old = s.clinicTx(3, {Endpoint{1, {}}});
        QCOMPARE(checkTransaction(s.state, old, s.now).refusal, Refusal::WrongSignature);
        // Whoever has not heard of the new key yet, or not of its end, is not to blame for passing it on.
        QCOMPARE(judgeArrival(s.state, old, s.now, {64, false}), Arrival::Later);
        s.pass(std::size_t{3});
        QVERIFY(!planOf(s.view()).end);
        QCOMPARE(planOf(s.view()).unheard, std::vector<ClinicId>{s.clinic(3)});
        const Transaction renewed = *Transaction::make(old.body(), {}, after);
        QVERIFY(checkBody(s.block({renewed})));
        s.effective(renewed);
        const auto keyOf = [&] { return s.view().validators()[*s.view().epoch().indexOf(s.clinic(3))].key; };
        QCOMPARE(keyOf(), before.publicKey());
        s.pass(std::size_t{1});
        QCOMPARE(keyOf(), before.publicKey());
        s.pass(std::size_t{1});
        QCOMPARE(keyOf(), after.publicKey());
        QVERIFY(verifyHeaderChain(s.headers));
        // A change of the box key alone ends no epoch.
        const auto another = Members::keysOf("another");
        ChangeKeys box{s.clinic(1),
                       s.clinicKeys[1].sign(0).publicKey(),
                       another.box(0).publicKey(),
                       s.archive(1),
                       {},
                       s.genesis.find(s.clinic(1))->team,
                       {},
                       {},
                       {}};
        QCOMPARE(s.status(s.pass(s.consented(box, s.clinicKeys[1].sign(0)))), ProposalStatus::Passed);
        QVERIFY(!planOf(s.view()).end && planOf(s.view()).waiting == 0);
    }

    // A box key proves nothing, so it is nobody's: else whoever sees one coming could keep its holder out.
    void nobodysBoxKeyCanBeTakenBefore() {
        Members s;
        const Transaction victim = s.tx(s.stranger, {s.registration(s.stranger, ledger::Role::Patient)});
        ChangeKeys taking = s.allNew(1, "mine");
        taking.box = s.stranger.box.publicKey();
        taking = s.consented(taking, Members::keysOf("mine").sign(0));
        QCOMPARE(s.status(s.pass(taking)), ProposalStatus::Passed);
        QCOMPARE(s.refusalOf(victim), Refusal::None);
    }
};

QTEST_GUILESS_MAIN(MembershipTest)
#include "membership_test.moc"
