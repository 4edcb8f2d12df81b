// What the contract allows: the whole story once, with the state after each step; and that it comes out
// the same however it is applied.
#include <QtTest/QtTest>

#include "tests/unit/ledger/world.h"

using namespace reseal;
using namespace reseal::ledger;
using namespace reseal::ledger::world;

class ContractTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { crypto::initialize(); }

    void theWholeStory() {
        World world;
        const Person patient("patient"), doctor("doctor"), colleague("colleague");
        const auto a1 = Person::ristretto("a1"), a2 = Person::ristretto("a2"), a3 = Person::ristretto("a3");
        const auto A1 = ConditionKey::copy(a1.point.view()), A2 = ConditionKey::copy(a2.point.view()),
                   A3 = ConditionKey::copy(a3.point.view());

        // Enrol.
        const auto identity = Person::ristretto("identity");
        const auto Y = IdentityKey::copy(identity.point.view());
        world.sendClinic(
            0, {Enrol{Y, Role::Doctor,
                      crypto::proveKey(world.chain(), world.clinicSigns[0].publicKey(), identity)}});
        QCOMPARE(world.view().member(Y)->clinic, world.clinic(0));
        QCOMPARE(eventsOf(world.view(), account(Y)).front().kind, EventKind::Enrolled);

        // Pseudonyms; a doctor's ends, a patient's does not.
        world.admitAll({{&patient, Role::Patient}, {&doctor, Role::Doctor}, {&colleague, Role::Doctor}});
        QCOMPARE(world.view().pseudonym(patient.key())->until, Instant{});
        QVERIFY(world.view().pseudonym(doctor.key())->until > world.now + days(89));
        QVERIFY(!world.view().pseudonym(doctor.key())->isLive(world.now + days(91)));
        QVERIFY(world.view().pseudonym(patient.key())->isLive(world.now + days(9100)));

        // Catalogue, twice: a1 leaves, a3 comes.
        world.send(patient, world.catalogue(1, {world.newKey(patient, a1), world.newKey(patient, a2)}));
        QCOMPARE(world.view().catalogue(patient.key())->version, 1U);

        // Records, one by the doctor with a copy for the clinic's archive.
        world.send(doctor, world.record("r1", {A1, world.archive(0)}) + world.record("r2", {A2}));
        world.send(patient, world.record("r3", {A2}));
        const auto records = recordsOf(world.view(), patient.key());
        QCOMPARE(records.size(), 3U);
        QCOMPARE(records[0].id, World::idOf<RecordId>("r1"));
        QCOMPARE(records[0].entry.author, doctor.id);
        QCOMPARE(records[2].entry.author, patient.id);
        QCOMPARE(recordsOf(world.view(), patient.key(), 1, 1).front().id, World::idOf<RecordId>("r2"));
        QCOMPARE(world.view().pseudonym(doctor.key())->addressee, patient.key());

        // Request and grant; a second request is denied.
        const RequestId asked = requestId(world.send(doctor, world.request(patient)), 0);
        const RequestId refusedOne = requestId(world.send(colleague, world.request(patient)), 0);
        world.send(patient, {Deny{refusedOne}});
        QCOMPARE(world.view().request(refusedOne)->status, RequestStatus::Denied);
        Said given = world.grant(a1, doctor);
        std::get<Grant>(given.operations[0]).request = asked;
        const GrantId grant = World::grantIdIn(given);
        world.send(patient, given);
        QCOMPARE(world.view().request(asked)->status, RequestStatus::Granted);
        QCOMPARE(requestsTo(world.view(), patient.key()).size(), 2U);
        QCOMPARE(requestsBy(world.view(), doctor.key()).front().id, asked);
        QCOMPARE(grantsBy(world.view(), patient.key()).front().id, grant);
        QCOMPARE(grantsFor(world.view(), doctor.id).front().id, grant);

        // What the grant opens, and for whom.
        const auto r1 = World::idOf<RecordId>("r1"), r2 = World::idOf<RecordId>("r2");
        QCOMPARE(releasable(world.view(), grant, doctor.id, r1, world.now)->key, A1);
        QCOMPARE(releasable(world.view(), grant, doctor.id, r2, world.now).error().code, ErrorCode::Denied);
        QCOMPARE(releasable(world.view(), grant, colleague.id, r1, world.now).error().code,
                 ErrorCode::Denied);
        QCOMPARE(releasable(world.view(), grant, doctor.id, r1, world.now + days(31)).error().code,
                 ErrorCode::Expired);
        QCOMPARE(releasable(world.view(), World::idOf<GrantId>("no"), doctor.id, r1, world.now).error().code,
                 ErrorCode::NotFound);

        // A team's grant, for a listed record only.
        const auto team = *world.clinicKeys[1].team(ChainId{});
        Said teamGrant = world.grant(world.terms(a2, team.point), world.clinicKeys[1].box(0).publicKey());
        std::get<Grant>(teamGrant.operations[0]).records = {r2};
        world.send(patient, teamGrant);
        const GrantId toTeam = World::grantIdIn(teamGrant);
        QVERIFY(world.view().grant(toTeam)->team);
        QVERIFY(releasable(world.view(), toTeam, world.clinicAccount(1), r2, world.now));
        QVERIFY(!releasable(world.view(), toTeam, world.clinicAccount(1), World::idOf<RecordId>("r3"),
                            world.now));

        // Receipts.
        const std::uint64_t hour = releaseHour(world.now);
        world.sendClinic(
            1, {Receipts{{ShareAccepted{grant}, BlobStored{r1}, Released{grant, hour, 3, 1, Hash32{}}}}});
        QCOMPARE(receiptsOf(world.view(), grant)[1].hours.front().second.released, 3U);
        QCOMPARE(receiptsOf(world.view(), grant)[1].hours.front().first, hour);
        QVERIFY(receiptsOf(world.view(), grant)[0].hours.empty());
        QVERIFY(copiesOf(world.view(), r1)[1].copy.taken != 0);
        QCOMPARE(copiesOf(world.view(), r1)[0].copy.taken, 0U);

        // Revoke: the state says so, and from which block.
        world.send(patient, {world.revoke(patient, grant)});
        QCOMPARE(world.view().grant(grant)->revoked, world.view().tip().height);
        QCOMPARE(releasable(world.view(), grant, doctor.id, r1, world.now).error().code, ErrorCode::Revoked);
        QVERIFY(openGrantsUnder(world.view(), A1, world.now).empty());
        world.sendClinic(1, {Receipts{{ShareDestroyed{grant}}}});
        QVERIFY(receiptsOf(world.view(), grant)[1].share.gone != 0);

        // The next epoch of the category; what lies under the old key can still be granted.
        world.send(patient, world.catalogue(2, {world.oldKey(a2), world.newKey(patient, a3)}));
        QVERIFY(world.view().key(A1)->ended != 0);
        QCOMPARE(world.view().key(A2)->ended, 0U);
        QCOMPARE(world.view().catalogue(patient.key(), 1)->keys.size(), 2U);
        const Said again = world.grant(a1, doctor);
        world.send(patient, again);
        QVERIFY(releasable(world.view(), World::grantIdIn(again), doctor.id, r1, world.now));

        // Refile: the old condition no longer serves the record.
        world.send(patient, world.refile("r1", A3, 1));
        QVERIFY(!releasable(world.view(), World::grantIdIn(again), doctor.id, r1, world.now));
        QCOMPARE(world.view().record(r1)->labelVersion, 1U);
        QCOMPARE(world.view().record(r1)->stanzas[1].key, world.archive(0));
        QCOMPARE(eventsOf(world.view(), doctor.id).back().kind, EventKind::RecordRefiled);

        // Erase; the file server confirms.
        world.send(patient, {Erase{r2}});
        QVERIFY(world.view().record(r2)->erased != 0);
        QCOMPARE(eventsOf(world.view(), world.clinicAccount(1)).back().kind,
                 EventKind::RecordErased);  // its team's
        QVERIFY(!releasable(world.view(), toTeam, world.clinicAccount(1), r2, world.now));
        world.sendClinic(0, {Receipts{{BlobErased{r2}}}});
        QVERIFY(copiesOf(world.view(), r2)[0].copy.gone != 0);

        // Retire ends what was granted.
        world.send(patient, {signRetire(world.chain(), patient.sign, world.now)});
        QCOMPARE(statusOf(world.view(), *world.view().grant(toTeam), world.now), GrantStatus::PatientEnded);

        // Every account's events are there, in order, and make its head.
        for (const AccountId& who : {patient.id, doctor.id, world.clinicAccount(1)}) {
            const auto events = eventsOf(world.view(), who);
            const AccountHead head = world.view().head(who);
            QCOMPARE(events.size(), head.count);
            Hash32 hash;
            for (const Event& event : events) hash = nextHead(hash, event);
            QCOMPARE(hash, head.hash);
            QVERIFY(std::ranges::is_sorted(events, {}, &Event::height));
        }
    }

    void teamMembersRequestIsAnsweredForTheTeam() {
        World world;
        const Person patient("patient"), doctor("doctor");
        const auto a = Person::ristretto("a");
        world.admitAll({{&patient, Role::Patient}, {&doctor, Role::Doctor}});
        world.send(patient, world.catalogue(1, {world.newKey(patient, a)}));
        const RequestId asked = requestId(world.send(doctor, world.request(patient)), 0);
        const auto team = *world.clinicKeys[1].team(ChainId{});
        Said said = world.grant(world.terms(a, team.point), world.clinicKeys[1].box(0).publicKey());
        std::get<Grant>(said.operations[0]).request = asked;
        world.send(patient, said);
        QCOMPARE(world.view().request(asked)->status, RequestStatus::Granted);
    }

    void registersAndActsInOneTransaction() {
        World world;
        const Person patient("patient");
        const auto a = Person::ristretto("a");
        world.send(patient, Said(world.registration(patient, Role::Patient)) +
                                world.catalogue(1, {world.newKey(patient, a)}) +
                                world.record("r", {ConditionKey::copy(a.point.view())}));
        QCOMPARE(recordsOf(world.view(), patient.key()).size(), 1U);
    }

    void renewsByTheSameKeysEvenAfterTheEnd() {
        World world;
        const Person doctor("doctor"), patient("patient");
        world.admitAll({{&doctor, Role::Doctor}, {&patient, Role::Patient}});
        const Instant first = world.view().pseudonym(doctor.key())->until;
        world.now = world.now + days(100);
        QCOMPARE(checkTransaction(world.state, world.tx(doctor, world.request(patient)), world.now).refusal,
                 Refusal::AuthorEnded);
        world.send(doctor, Said(world.registration(doctor, Role::Doctor)) + world.request(patient));
        QVERIFY(world.view().pseudonym(doctor.key())->until >= first + days(100));
        QCOMPARE(eventsOf(world.view(), doctor.id)[1].kind, EventKind::PseudonymRenewed);
    }

    void granteeThatEndedIsNotServed() {
        World world;
        const Person patient("patient"), doctor("doctor");
        const auto a = Person::ristretto("a");
        const auto A = ConditionKey::copy(a.point.view());
        world.admitAll({{&patient, Role::Patient}, {&doctor, Role::Doctor}});
        world.send(patient, world.catalogue(1, {world.newKey(patient, a)}));
        world.send(doctor, world.record("r", {A}));
        Said said = world.grant(a, doctor);
        std::get<Grant>(said.operations[0]).notAfter = world.now + days(400);
        world.send(patient, said);
        const auto released = [&](Instant when) {
            return releasable(world.view(), World::grantIdIn(said), doctor.id, World::idOf<RecordId>("r"),
                              when);
        };
        QVERIFY(released(world.now + days(80)));
        QCOMPARE(released(world.now + days(95)).error().code, ErrorCode::Expired);
        world.send(doctor, {signRetire(world.chain(), doctor.sign, world.now)});
        QCOMPARE(statusOf(world.view(), *world.view().grant(World::grantIdIn(said)), world.now),
                 GrantStatus::GranteeEnded);
    }

    void sameDeltaHoweverItIsApplied() {
        World world;
        const Person patient("patient"), doctor("doctor");
        const auto a = Person::ristretto("a");
        const auto A = ConditionKey::copy(a.point.view());
        const MemoryState genesisState = world.state;
        std::vector<Block> chain;
        const auto add = [&](const Transaction& tx) {
            chain.push_back(world.block({tx}));
            world.commit({tx});
        };
        add(world.tx(patient, Said(world.registration(patient, Role::Patient))));
        add(world.tx(doctor, Said(world.registration(doctor, Role::Doctor))));
        add(world.tx(patient, world.catalogue(1, {world.newKey(patient, a)})));
        add(world.tx(doctor, world.record("r", {A, world.archive(0)}) + world.request(patient)));
        Said given = world.grant(a, doctor);
        add(world.tx(patient, given));
        add(world.tx(patient, {world.revoke(patient, World::grantIdIn(given))}));
        add(world.tx(patient, {Erase{World::idOf<RecordId>("r")}}));

        // Block by block on the final state, against one overlay for each notarized block on the other.
        MemoryState final = genesisState;
        std::vector<Delta> deltas;
        deltas.reserve(chain.size());
        std::vector<std::unique_ptr<OverlayView>> branch;
        Delta merged;
        for (const Block& block : chain) {
            const KeyValueView& below =
                branch.empty() ? static_cast<const KeyValueView&>(genesisState) : *branch.back();
            const auto once = apply(final, block);
            const auto twice = apply(final, block);
            const auto stacked = apply(below, *Block::decode(block.encode()));
            QVERIFY(once && twice && stacked);
            QCOMPARE(once->delta, twice->delta);
            QCOMPARE(once->delta, stacked->delta);
            QCOMPARE(once->events, stacked->events);
            final.apply(once->delta);
            deltas.push_back(stacked->delta);
            branch.push_back(std::make_unique<OverlayView>(below, deltas.back()));
            merge(merged, once->delta);
        }
        QCOMPARE(final.all(), world.state.all());
        MemoryState atOnce = genesisState;
        atOnce.apply(merged);
        QCOMPARE(atOnce.all(), world.state.all());
    }

    void sameStateWithoutErasedDetails() {
        World world;
        const Person patient("patient");
        const auto a = Person::ristretto("a");
        world.send(patient, Said(world.registration(patient, Role::Patient)) +
                                world.catalogue(1, {world.newKey(patient, a)}));
        const Transaction tx = world.tx(patient, world.record("r", {ConditionKey::copy(a.point.view())}));
        Block block = world.block({tx});
        const auto whole = apply(world.state, block);
        block.transactions = {tx.withoutDetails()};
        const auto read = Block::decode(block.encode());
        QVERIFY(read && !read->transactions[0].hasAllDetails());
        const auto later = apply(world.state, *read, ed25519(), DetailRule::MayBeErased);
        QVERIFY(whole && later);
        QCOMPARE(whole->delta, later->delta);
        QCOMPARE(apply(world.state, *read).error().detail.substr(0, 13), std::string("DetailMissing"));

        world.commit({tx});
        QVERIFY(erasableDetails(world.view(), tx).empty());
        world.send(patient, {Erase{World::idOf<RecordId>("r")}});
        QCOMPARE(erasableDetails(world.view(), tx), (std::vector<std::size_t>{0, 1}));
    }

    void executorBuildsWhatApplyAccepts() {
        World world;
        const Person patient("patient"), doctor("doctor");
        const Transaction first = world.tx(patient, Said(world.registration(patient, Role::Patient)));
        const Transaction second = world.tx(doctor, Said(world.registration(doctor, Role::Doctor)));
        world.lanes[doctor.id] = {{}, 1, second.id()};
        const Transaction third = world.tx(doctor, world.request(patient));

        Executor builder(world.state, world.now + seconds(5));
        QCOMPARE(builder.add(third), (Outcome{Verdict::Early, Refusal::SeqAhead, 0}));
        QCOMPARE(builder.add(first).verdict, Verdict::Effective);
        QCOMPARE(builder.add(first), (Outcome{Verdict::Impossible, Refusal::SeqUsed, 0}));
        QCOMPARE(builder.add(second).verdict, Verdict::Effective);
        QCOMPARE(builder.add(third).verdict, Verdict::Effective);
        QCOMPARE(requestsTo(builder.view(), patient.key()).size(), 1U);
        const Header header = builder.header(7, world.clinic(2));
        const auto built = std::move(builder).finish(header);
        const auto applied = apply(world.state, {header, {first, second, third}});
        QVERIFY(built && applied);
        QCOMPARE(built->delta, applied->delta);
        QCOMPARE(StateView(OverlayView(world.state, built->delta)).tip(),
                 (Tip{1, header.hash(), world.now + seconds(5)}));
    }
};

QTEST_GUILESS_MAIN(ContractTest)
#include "contract_test.moc"
