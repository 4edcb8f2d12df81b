// Members who register pseudonyms without being named: what the ledger keeps, what comes of it when a case is
// opened, and who is in a ring when.
#include <QtTest/QtTest>

#include "core/sharing/ring_tracing.h"
#include "tests/unit/ledger/ring.h"

using namespace reseal;
using namespace reseal::ledger;
using namespace reseal::ledger::world;

class RingAdmissionTest : public QObject {
    Q_OBJECT
private:
    // Whose the ring entry is, opened by those clinics.
    static IdentityKey open(const RingEntry& entry, KeygenRun& run, const KeygenRun::Who& who) {
        const sharing::CommitteeKey committee = run.key();
        const sharing::TracingCiphertext pseudonym{committee.label(), *crypto::Point::decode(entry.U1),
                                                   *crypto::Point::decode(entry.V1)};
        const sharing::CaseId caseId{};
        std::vector<sharing::FromClinic> partials;
        for (const std::size_t i : who)
            partials.push_back(
                {run.index(i),
                 *exponentiate(*run.share(i), sharing::ProvenPoint::admitted(pseudonym.U1), caseId)});
        const auto sifted = sift(committee, pseudonym.U1, caseId, partials);
        return IdentityKey::copy(trace(committee, pseudonym, caseId, sifted.good)->view());
    }
    static std::vector<IdentityKey> doctors(const World& s) {
        const auto shape = sharing::RingShape::of(s.view().rosterSize(Rings::kDoctor), 0);
        return *ringMembers(s.view(), Rings::kDoctor, *shape);
    }
    static void enrolMany(Members& s, std::size_t count) {
        for (std::size_t at = 0; at < count;) {
            Said said;
            for (; said.operations.size() < 64 && at < count; ++at)
                said = said + Said(s.enrolment(0, "member " + std::to_string(at)));
            s.sendClinic(0, said);
        }
    }

private Q_SLOTS:
    void initTestCase() { crypto::initialize(); }

    // Nothing of what stands on the ledger names a clinic or a member, and t clinics can say who it was.
    void itOpensToWhoVouched() {
        Members s;
        for (const char* name : {"ann", "ben", "cay"}) s.enrolled(0, name);
        KeygenRun run(s);
        run.finish(run.all());
        const auto vouch = [&](const Person& who, std::string_view name) {
            Pseudonym op = s.registration(who, Rings::kDoctor);
            const auto identity = Rings::identity(name);
            const auto plan = planAdmission(s.view(), who.key(), identity, Rings::kDoctor, seedOf("window"),
                                            ticketPeriod(s.now), 7);
            op.admission = *signAdmission(s.view(), identity, *plan, who.key(), op);
            s.send(who, {op});
        };
        vouch(s.stranger, "ben");
        const auto entry = s.view().pseudonym(s.stranger.key());
        QVERIFY(entry && !entry->admittedBy && entry->isLive(s.now));
        auto ring = ringEntriesOf(s.view(), s.stranger.key());
        QCOMPARE(ring.size(), 1U);
        QCOMPARE(ring[0].committee, run.id);
        QCOMPARE(ring[0].height, s.view().tip().height);
        QCOMPARE(open(ring[0], run, {0, 1, 2}), Rings::memberKey("ben"));
        QCOMPARE(open(ring[0], run, {1, 2, 3}), Rings::memberKey("ben"));
        // Who renews it is kept beside that: another may have.
        s.now = s.now + days(80);
        const Instant before = entry->until;
        vouch(s.stranger, "cay");
        QVERIFY(s.view().pseudonym(s.stranger.key())->until > before);
        ring = ringEntriesOf(s.view(), s.stranger.key());
        QCOMPARE(ring.size(), 2U);
        QCOMPARE(open(ring[0], run, {0, 1, 3}), Rings::memberKey("ben"));
        QCOMPARE(open(ring[1], run, {0, 1, 3}), Rings::memberKey("cay"));
        QVERIFY(ring[0].ticket != ring[1].ticket);
    }

    // A clinic's own admission and a ring can follow one another.
    void aClinicsPseudonymIsRenewedByRing() {
        Rings s;
        QCOMPARE(s.view().pseudonym(s.doctor.key())->admittedBy, std::optional(s.clinic(0)));
        s.send(s.doctor, s.renewedBy(s.doctor, "ann"));
        QVERIFY(!s.view().pseudonym(s.doctor.key())->admittedBy);
        s.send(s.doctor, {s.registration(s.doctor, Rings::kDoctor)});
        QCOMPARE(s.view().pseudonym(s.doctor.key())->admittedBy, std::optional(s.clinic(0)));
        QCOMPARE(ringEntriesOf(s.view(), s.doctor.key()).size(), 1U);
    }

    void itNeedsNoClinic() {
        Rings s;
        s.pass(ChangeParameter{Parameter::ClinicAdmission, 0});
        s.send(s.stranger, s.renewedBy(s.stranger, "ann"));
        QVERIFY(s.view().pseudonym(s.stranger.key()));
    }

    // Yesterday's tickets are good for a day, so that midnight breaks nothing.
    void yesterdaysTicketsAreGood() {
        Rings s;
        s.send(s.stranger, {s.byRing(s.stranger, "ann", [](RingAdmission& plan) { plan.period -= 1; })});
    }

    // One that is void takes no ticket.
    void aVoidOneKeepsItsTicket() {
        Rings s;
        const Pseudonym good = s.byRing(s.doctor, "ann");
        Said twice{good};
        twice = twice + Said(Erase{Scene::id("no such record")});
        QCOMPARE(s.commit({s.tx(s.doctor, twice)}).outcomes.front().verdict, Verdict::Void);
        QVERIFY(!s.view().isTicketUsed(std::get<RingAdmission>(good.admission).ticket));
        s.send(s.doctor, {good});
        QVERIFY(s.view().isTicketUsed(std::get<RingAdmission>(good.admission).ticket));
    }

    // Renewals are made over the ring of the first admission, however the roster has grown.
    void aRenewalKeepsItsRing() {
        Rings s;
        s.send(s.stranger, s.renewedBy(s.stranger, "ann"));
        s.enrolled(0, "fay");
        s.now = s.now + days(80);
        const auto plan = [&](const Person& who) { return s.planned(who, "ann"); };
        QCOMPARE(plan(s.stranger).roster, 5U);
        QCOMPARE(plan(Person("new")).roster, 6U);
        s.send(s.stranger, s.renewedBy(s.stranger, "ann"));
        // What is another's first ring is too old for a new one, and for a renewal by who was no part of it.
        const auto small = [](RingAdmission& ring) { ring.roster = 5; };
        QCOMPARE(s.refusalOf(s.tx(Person("new"), {s.byRing(Person("new"), "ann", small)})),
                 Refusal::RosterPast);
        Pseudonym op = s.registration(s.stranger, Rings::kDoctor);
        QVERIFY(!planAdmission(s.view(), s.stranger.key(), Rings::identity("fay"), Rings::kDoctor,
                               seedOf("window"), ticketPeriod(s.now), 0));
    }

    void whoMayNotVouch() {
        Rings s;
        const auto plan = [&](std::string_view name, ledger::Role role = Rings::kDoctor) {
            return planAdmission(s.view(), Person("new").key(), Rings::identity(name), role, seedOf("window"),
                                 ticketPeriod(s.now), 0);
        };
        QCOMPARE(plan("nobody").error().code, ErrorCode::Denied);
        QCOMPARE(plan("ann", ledger::Role::Staff).error().code, ErrorCode::Denied);
        QVERIFY(plan("ann"));
        s.sendClinic(0, {Suspend{Rings::memberKey("ann")}});
        QCOMPARE(plan("ann").error().code, ErrorCode::Denied);
        s.sendClinic(0, {Reinstate{Rings::memberKey("ann")}});
        QVERIFY(plan("ann"));
        s.pass(RetireCommittee{s.tracing()});
        QCOMPARE(plan("ann").error().code, ErrorCode::NotFound);
    }

    // Not even by its own plan: no ring holds it, neither the one that is nor one that was.
    void aSuspendedMemberIsInNoRing() {
        Rings s;
        const RingAdmission old = s.planned(s.stranger, "ben");
        s.sendClinic(0, {Suspend{Rings::memberKey("ben")}});
        const Pseudonym op = s.registration(s.stranger, Rings::kDoctor);
        RingAdmission plan = old;
        plan.rosterHeight = s.view().tip().height;
        const auto sign = [&](const RingAdmission& wanted) {
            return signAdmission(s.view(), Rings::identity("ben"), wanted, s.stranger.key(), op);
        };
        QCOMPARE(sign(plan).error().code, ErrorCode::NotFound);
        QCOMPARE(sign(old).error().code, ErrorCode::NotFound);
        // With the ring as it was, which a program of its own can still make: ringCases(), RosterPast.
    }

    // Laid over one another, rings must not tell who is in all of them.
    void aSuspensionMovesNobody() {
        Rings s;
        const auto before = doctors(s);
        QCOMPARE(before.size(), 5U);
        const auto suspendedAt = [&](std::initializer_list<std::size_t> places) {
            auto out = doctors(s);
            for (std::size_t i = 0; i < out.size(); ++i)
                if (std::ranges::find(places, i) == places.end() && out[i] != before[i]) return false;
            for (const std::size_t i : places)
                if (std::ranges::count(out, before[i]) != 0) return false;
            return true;
        };
        s.sendClinic(0, {Suspend{before[2]}});
        QVERIFY(suspendedAt({2}));
        QCOMPARE(doctors(s)[2], before[1]);
        s.sendClinic(0, {Suspend{before[0]}});
        QVERIFY(suspendedAt({0, 2}));
        QCOMPARE(doctors(s)[0], before[1]);
        s.sendClinic(0, {
                            Suspend{before[4]},
                        });
        QVERIFY(suspendedAt({0, 2, 4}));
        s.send(s.stranger, s.renewedBy(s.stranger, "ben"));
        s.sendClinic(0, {Suspend{before[1]}});
        s.sendClinic(0, {Suspend{before[3]}});
        const auto shape = sharing::RingShape::of(5, 0);
        QVERIFY(!ringMembers(s.view(), Rings::kDoctor, *shape));
        s.sendClinic(0, {Reinstate{before[3]}});
        QCOMPARE(doctors(s), std::vector<IdentityKey>(5, before[3]));
        s.send(Person("of dan"), s.renewedBy(Person("of dan"), "dan"));
    }

    void membersOfARemovedClinicAreInNoRing() {
        Rings s;
        s.enrolled(3, "fay");
        const auto before = doctors(s);
        const auto fay = Rings::memberKey("fay");
        QCOMPARE(before.back(), fay);
        s.pass(RemoveClinic{s.clinic(3)});
        QCOMPARE(std::ranges::count(doctors(s), fay), 0);
        QCOMPARE(planAdmission(s.view(), s.stranger.key(), Rings::identity("fay"), Rings::kDoctor,
                               seedOf("window"), 0, 0)
                     .error()
                     .code,
                 ErrorCode::Denied);
        // Another clinic takes her over, in the same role and at the same place.
        Enrol other = s.enrolment(1, "fay");
        other.role = ledger::Role::Staff;
        QCOMPARE(s.refusalOf(s.clinicTx(1, {other})), Refusal::KeyInUse);
        s.sendClinic(1, {s.enrolment(1, "fay")});
        QCOMPARE(doctors(s), before);
        QCOMPARE(s.view().member(fay)->clinic, s.clinic(1));
        QCOMPARE(s.view().rosterSize(Rings::kDoctor), 6U);
    }

    // Of a roster that is longer than a ring, windows that run on over its end among them.
    void aLongRoster() {
        Members s;
        enrolMany(s, sharing::kMaxRing + 40);
        KeygenRun run(s);
        run.finish(run.all());
        for (const std::size_t place : {std::size_t{3}, sharing::kMaxRing + 39}) {
            const auto identity = Rings::identity("member " + std::to_string(place));
            const std::string name = "of " + std::to_string(place);
            const Person who(name);
            const auto window = seedOf(name);
            const auto plan =
                planAdmission(s.view(), who.key(), identity, Rings::kDoctor, window, ticketPeriod(s.now), 0);
            QVERIFY(plan);
            Pseudonym op = s.registration(who, Rings::kDoctor);
            const auto statement = ringStatement(s.view(), who.key(), op, *plan);
            QCOMPARE(statement->members.size(), sharing::kMaxRing);
            QCOMPARE(std::ranges::count(statement->members, IdentityKey::copy(identity.point.view())), 1);
            op.admission = *signAdmission(s.view(), identity, *plan, who.key(), op);
            s.send(who, {op});
            QCOMPARE(open(ringEntriesOf(s.view(), who.key())[0], run, {0, 1, 2}),
                     IdentityKey::copy(identity.point.view()));
        }
    }

    // Nobody is to blame for what others have not seen yet, nor for what they see otherwise.
    void whoIsToBlame() {
        Rings s;
        const auto judged = [&](const Transaction& tx) {
            return judgeArrival(s.state, tx, s.now + seconds(1), {});
        };
        const MemoryState before = s.state;
        s.enrolled(0, "fay");
        const Transaction tx = s.tx(s.stranger, s.renewedBy(s.stranger, "fay"));
        QCOMPARE(judgeArrival(before, tx, s.now + seconds(1), {}), Arrival::Later);
        QCOMPARE(judged(tx), Arrival::Pending);
        const auto planned = [&](const Rings::Change& change) {
            return judged(s.tx(s.stranger, {s.byRing(s.stranger, "ann", change)}));
        };
        QCOMPARE(planned([](RingAdmission& plan) { plan.period += 1; }), Arrival::Later);
        QCOMPARE(planned([](RingAdmission& plan) { plan.slot = 64; }), Arrival::Later);
        const auto spoil = [](RingAdmission& ring) { ring.signature.back() ^= 1; };
        QCOMPARE(judged(s.tx(s.stranger, {s.spoiled(s.stranger, "ann", spoil)})), Arrival::Settled);
        QCOMPARE(judged(s.tx(s.doctor, {s.spoiled(s.doctor, "ann", spoil)})), Arrival::Pending);
        s.sendClinic(0, {Suspend{Rings::memberKey("eve")}});
        QCOMPARE(judged(tx), Arrival::Settled);
    }

    // Nothing worthless waits behind what is missing: it would never leave.
    void worthlessWordsDoNotWait() {
        Rings s;
        Said said = s.record("behind", {s.A1});
        TransactionBody body = s.body(s.doctor.id, said.operations);
        body.seq += 1;
        const auto judged = [&](std::vector<Bytes> details) {
            const auto tx = *Transaction::make(body, std::move(details), s.doctor.sign);
            return judgeArrival(s.state, tx, s.now + seconds(1), {64, true});
        };
        QCOMPARE(judged(said.details), Arrival::Pending);
        Record& record = std::get<Record>(body.operations.front());
        Bytes& stanza = said.details.front();
        stanza.back() ^= 1;
        record.stanzas.front().stanza = crypto::sha256(stanza);
        QCOMPARE(judged(said.details), Arrival::Wrong);
    }
};

QTEST_GUILESS_MAIN(RingAdmissionTest)
#include "ring_admission_test.moc"
