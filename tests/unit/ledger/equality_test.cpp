// Ending the other pseudonyms of a member who was found and suspended: which are tested, what is learned of
// each, who hears of it, and what those achieve who are away, late or lie.
#include <QtTest/QtTest>

#include "tests/unit/ledger/equality.h"

using namespace reseal;
using namespace reseal::ledger;
using namespace reseal::ledger::world;

class EqualityRoundsTest : public QObject {
    Q_OBJECT
private:
    static std::size_t endings(const World& s, const AccountId& who, const Person& pseudonym) {
        std::size_t out = 0;
        for (const Event& event : eventsOf(s.view(), who))
            out += event.kind == EventKind::PseudonymEnded &&
                   event.subject == Subject(AccountSubject{pseudonym.id});
        return out;
    }
    static std::vector<EventKind> heard(const World& s, const AccountId& who, const CaseId& id) {
        std::vector<EventKind> out;
        for (const Event& event : eventsOf(s.view(), who))
            if (event.kind >= EventKind::EqualityOpened && event.subject == Subject(CaseSubject{id}))
                out.push_back(event.kind);
        return out;
    }
    static std::size_t transient(const World& s, Table table) {
        std::size_t out = 0;
        s.state.scan(Key(table), [&](ByteView, ByteView) { return ++out, true; });
        return out;
    }
    static void checkFailed(Equality& s, EqualityFailure why) {
        const EqualityRound round = s.rounds->last();
        QCOMPARE(name(round.phase), name(EqualityPhase::Failed));
        QCOMPARE(name(round.failure), name(why));
        QCOMPARE(heard(s, s.clinicAccount(2), s.rounds->id).back(), EventKind::EqualityFailed);
        for (const Table table : {Table::EqualityHashes, Table::EqualityParts, Table::EqualityShares})
            QCOMPARE(transient(s, table), std::size_t{0});
        QVERIFY(!s.hasEnded(s.more) && !s.hasEnded(s.third));
    }

private Q_SLOTS:
    void initTestCase() { crypto::initialize(); }

    // All of hers end, and nobody else's; that of the case at once.
    void hersEndAndNobodyElses() {
        Equality s;
        Rounds& r = *s.rounds;
        QVERIFY(!s.hasEnded(s.suspect));
        r.open();
        QVERIFY(s.hasEnded(s.suspect));
        QCOMPARE(r.pseudonyms(),
                 (std::set<SignPublic>{s.more.key(), s.bens.key(), s.third.key(), s.cays.key()}));
        QCOMPARE(r.last().awaited.size(), std::size_t{4});
        r.hash({0, 1, 2, 3});
        QCOMPARE(name(r.last().phase), name(EqualityPhase::Parts));
        QCOMPARE(transient(s, Table::EqualityHashes), std::size_t{4});
        r.part({3, 1, 0, 2});
        QCOMPARE(name(r.last().phase), name(EqualityPhase::Shares));
        QCOMPARE(transient(s, Table::EqualityParts) + transient(s, Table::EqualityHashes), std::size_t{0});
        r.share({2, 0});
        QVERIFY(!s.hasEnded(s.more));
        r.share({3});
        QCOMPARE(name(r.last().phase), name(EqualityPhase::Done));
        QVERIFY(s.hasEnded(s.more) && s.hasEnded(s.third));
        QVERIFY(!s.hasEnded(s.bens) && !s.hasEnded(s.cays) && !s.hasEnded(s.doctor));
        for (const EqualityItem& item : r.last().items)
            QCOMPARE(item.isSame, item.pseudonym == s.more.key() || item.pseudonym == s.third.key());
        QCOMPARE(transient(s, Table::EqualityShares), std::size_t{0});
        QCOMPARE(r.all().tested, std::uint64_t{4});
        QCOMPARE(r.all().ended, std::uint64_t{3});
        QVERIFY(r.last().faulty.empty());
        // That's all there was; others go on.
        QCOMPARE(s.refusalOf(s.clinicTx(1, {r.opening()})), Refusal::EqualityNothing);
        s.send(s.bens, s.request(s.patient));
    }

    // As one that was retired: it asks for nothing, is granted nothing, renews nothing.
    void whatIsEndedActsNoMore() {
        Equality s;
        Person granted("granted");
        s.rounds->finish();
        QCOMPARE(s.refusalOf(s.tx(s.more, s.request(s.patient))), Refusal::AuthorEnded);
        QCOMPARE(s.refusalOf(s.tx(s.third, s.request(s.patient))), Refusal::AuthorEnded);
        QCOMPARE(s.refusalOf(s.tx(s.third, s.renewedBy(s.third, "ben"))), Refusal::PseudonymRetired);
        QCOMPARE(s.refusalOf(s.tx(s.patient, s.World::grant(s.a1, s.third))), Refusal::GranteeEnded);
        // What the member says itself is of no use any more, and no harm.
        s.send(s.bens, Said(signRetire(s.chain(), s.third.sign, s.now)));
        QCOMPARE(endings(s, s.third.id, s.third), std::size_t{1});
    }

    // The pseudonym, the patient it dealt with, and the clinics.
    void whoHearsOfIt() {
        Equality s;
        s.rounds->finish();
        for (const Person* one : {&s.suspect, &s.third}) {
            QCOMPARE(endings(s, one->id, *one), std::size_t{1});
            QCOMPARE(endings(s, s.patient.id, *one), std::size_t{1});
            QCOMPARE(endings(s, s.clinicAccount(3), *one), std::size_t{1});
        }
        QCOMPARE(endings(s, s.more.id, s.more), std::size_t{1});
        QCOMPARE(endings(s, s.patient.id, s.more), std::size_t{0});  // it dealt with nobody
        for (const Person* one : {&s.bens, &s.cays}) {
            QCOMPARE(endings(s, one->id, *one), std::size_t{0});
            QCOMPARE(endings(s, s.clinicAccount(3), *one), std::size_t{0});
        }
        using K = EventKind;
        QCOMPARE(
            heard(s, s.clinicAccount(1), s.rounds->id),
            (std::vector<K>{K::EqualityOpened, K::EqualityAdvanced, K::EqualityAdvanced, K::EqualityDone}));
        QVERIFY(heard(s, s.patient.id, s.rounds->id).empty());
    }

    // After the case is closed, too, and by whoever is first.
    void alsoWhenTheCaseIsClosed() {
        Equality s;
        s.sendClinic(0, {CaseAnswer{s.rounds->id, CaseConsequence::Suspended}});
        s.sendClinic(0, {CaseClose{s.rounds->id}});
        s.rounds->open(3);
        s.rounds->hash({0, 1, 2, 3});
        s.rounds->part({0, 1, 2, 3});
        s.rounds->share({1, 2, 3});
        QVERIFY(s.hasEnded(s.more) && s.hasEnded(s.third) && !s.hasEnded(s.bens));
    }

    // She had vouched for it once, though another has since.
    void whatAnotherHasRenewedEndsToo() {
        Tracing s;
        Person lent("lent"), bens("of ben");
        s.send(lent, s.renewedBy(lent, "ann"));
        s.send(lent, s.renewedBy(lent, "ben"));
        s.send(bens, s.renewedBy(bens, "ben"));
        Rounds r(s, s.traced());
        s.sendClinic(0, {Suspend{Rings::memberKey("ann")}});
        r.finish();
        QCOMPARE(r.last().items.size(), std::size_t{3});
        QCOMPARE(std::ranges::count(r.last().items, true, &EqualityItem::isSame), 1);
        QVERIFY(s.view().pseudonym(lent.key())->retired != 0);
        QCOMPARE(s.view().pseudonym(bens.key())->retired, Height{0});
    }

    // Nothing that she can't have vouched for: retired ones, those of who came into the roster before her and
    // vouched before that, and whatever was admitted since she is suspended.
    void whatIsNotTested() {
        Tracing s;
        Person before("before"), gone("retired one"), after("after");
        s.send(before, s.renewedBy(before, "ben"));  // over five places of the roster
        s.enrolled(0, "fay");
        Person fays("of fay");
        s.send(fays, s.renewedBy(fays, "fay"));
        s.send(gone, s.renewedBy(gone, "fay"));
        s.send(gone, Said(signRetire(s.chain(), gone.sign, s.now)));
        const TxId deed = s.send(fays, s.request(s.patient));
        const CaseId id = s.opened(1, {fays.key(), CaseReason::Sweeping, {deed}});
        s.agree({0, 1, 2}, id);
        s.shareOf({0, 1, 2}, id);
        Person more("fay again");
        s.send(more, s.renewedBy(more, "fay"));
        s.sendClinic(0, {Suspend{Rings::memberKey("fay")}});
        s.send(after, s.renewedBy(after, "ben"));
        Rounds r(s, id);
        r.finish();
        QCOMPARE(r.pseudonyms(), std::set<SignPublic>{more.key()});
        QVERIFY(s.view().pseudonym(more.key())->retired != 0);
        QCOMPARE(s.view().pseudonym(after.key())->retired, Height{0});
    }

    // As many a round as it takes, none twice.
    void moreThanARoundTakes() {
        Tracing s;
        std::vector<Person> hers;
        for (std::size_t i = 0; i < kMaxEqualityItems + 3; ++i) {
            hers.emplace_back("hers " + std::to_string(i));
            s.now = s.now + seconds(1800);  // else she has no tickets left
            s.send(hers.back(), s.renewedBy(hers.back(), "ann"));
        }
        Rounds r(s, s.traced());
        s.sendClinic(0, {Suspend{Rings::memberKey("ann")}});
        r.finish();
        QCOMPARE(r.last().items.size(), kMaxEqualityItems);
        r.finish();
        QCOMPARE(r.number(), 1U);
        QCOMPARE(r.last().items.size(), std::size_t{3});
        for (const Person& one : hers) QVERIFY(s.view().pseudonym(one.key())->retired != 0);
        QCOMPARE(s.refusalOf(s.clinicTx(0, {r.opening()})), Refusal::EqualityNothing);
        QCOMPARE(r.all().tested, std::uint64_t{kMaxEqualityItems + 3});
    }

    // Each under the key it was made for.
    void underTwoKeys() {
        Tracing s;
        Person older("under the older"), newer("under the newer");
        s.send(older, s.renewedBy(older, "ann"));
        auto first = std::move(s.keygen);
        const RunId firstKey = s.tracing();
        s.pass(s.adding("newcomer"));
        s.arrive("newcomer");
        s.pass(std::size_t{3});
        s.makeTracingKey();
        auto second = std::move(s.keygen);
        s.send(newer, s.renewedBy(newer, "ann"));
        s.keygen = std::move(first);
        Rounds r(s, s.traced());
        s.sendClinic(0, {Suspend{Rings::memberKey("ann")}});
        r.finish();
        QCOMPARE(r.last().committee, firstKey);
        QCOMPARE(r.pseudonyms(), std::set<SignPublic>{older.key()});
        s.keygen = std::move(second);
        r.open();
        QVERIFY(r.last().committee != firstKey);
        r.hash(s.keygen->all());
        r.part(s.keygen->all());
        for (const std::size_t i : s.keygen->all())
            if (!r.last().hasEnded()) r.share({i});
        for (const Person* one : {&older, &newer}) QVERIFY(s.view().pseudonym(one->key())->retired != 0);
    }

    // Of two keys, whose clinics can't act any more keeps nothing from the other's.
    void underAKeyThatNobodyCanUse() {
        Tracing s;
        Person older("under the older"), newer("under the newer");
        s.send(older, s.renewedBy(older, "ann"));
        auto first = std::move(s.keygen);
        const RunId firstKey = s.tracing();
        s.pass(s.adding("newcomer"));
        s.arrive("newcomer");
        s.pass(std::size_t{3});
        s.makeTracingKey();
        auto second = std::move(s.keygen);
        s.send(newer, s.renewedBy(newer, "ann"));
        s.keygen = std::move(first);
        Rounds r(s, s.traced());
        s.sendClinic(0, {Suspend{Rings::memberKey("ann")}});
        r.open();
        QCOMPARE(r.last().committee, firstKey);
        r.advance();  // nobody of it was there
        QCOMPARE(name(r.last().failure), name(EqualityFailure::TooFewHashes));
        s.keygen = std::move(second);
        r.open();
        QVERIFY(r.last().committee != firstKey);
        QCOMPARE(r.pseudonyms(), std::set<SignPublic>{newer.key()});
        r.hash(s.keygen->all());
        r.part(s.keygen->all());
        for (const std::size_t i : s.keygen->all())
            if (!r.last().hasEnded()) r.share({i});
        QVERIFY(s.view().pseudonym(newer.key())->retired != 0);
        r.open();  // and the first again
        QCOMPARE(r.last().committee, firstKey);
        QCOMPARE(r.pseudonyms(), std::set<SignPublic>{older.key()});
    }

    // ---- Those who are away, late, or lie

    void threeOfFourAreEnough() {
        Equality s;
        Rounds& r = *s.rounds;
        r.open();
        r.hash({0, 1, 2});
        QCOMPARE(s.refusalOf(s.clinicTx(1, {r.advancing()})), Refusal::EqualityEarly);
        r.advance(1);
        QCOMPARE(s.refusalOf(s.clinicTx(3, {r.hashes(3)})), Refusal::EqualityLate);
        r.part({0, 1, 2});
        r.share({0, 3, 2});  // who had no part in the sum may use its share all the same
        QVERIFY(s.hasEnded(s.more) && s.hasEnded(s.third) && !s.hasEnded(s.bens));
    }

    // Clinic 5 of ring_tracing.h, here number 3.
    void oneWithholdsItsPartUntilTheSumIsThere() {
        Equality s;
        Rounds& r = *s.rounds;
        r.toParts();
        r.part({0, 1, 2});
        QCOMPARE(name(r.last().phase), name(EqualityPhase::Parts));  // it is waited for
        r.wait();
        QCOMPARE(s.refusalOf(s.clinicTx(3, {r.parts(3)})), Refusal::EqualityLate);
        r.advance(2);
        QCOMPARE(r.last().parted.size(), std::size_t{3});
        const auto sum = r.last().items[0].sum;
        r.share({0, 1});
        QCOMPARE(s.refusalOf(s.clinicTx(3, {r.parts(3)})), Refusal::EqualityLate);
        QCOMPARE(r.last().items[0].sum, sum);
        r.share({3});
        QVERIFY(s.hasEnded(s.more) && !s.hasEnded(s.bens));
    }

    // It is named, none of its parts counts, and it has no second try.
    void aWrongPart() {
        Equality s;
        Rounds& r = *s.rounds;
        r.toParts();
        EqualityParts wrong = r.parts(3);
        wrong.parts.back().bytes[100] ^= 1;
        s.sendClinic(3, {wrong});
        QCOMPARE(r.last().faulty, EqualityRound::Who{s.keygen->index(3)});
        QCOMPARE(s.refusalOf(s.clinicTx(3, {r.parts(3)})), Refusal::SaidAlready);
        r.part({0, 1, 2});
        QCOMPARE(name(r.last().phase), name(EqualityPhase::Shares));
        QCOMPARE(r.last().parted.size(), std::size_t{3});
        QCOMPARE(s.refusalOf(s.clinicTx(3, {r.shares(3)})), Refusal::SaidAlready);
        r.share({0, 1, 2});
        QVERIFY(s.hasEnded(s.more) && !s.hasEnded(s.bens));
    }

    // A part of its own making, and proven, but not the one whose hash it had said.
    void anotherPartThanItsHash() {
        Equality s;
        Rounds& r = *s.rounds;
        r.toParts();
        EqualityParts other{r.id, r.number(), {}};
        for (const auto& test : r.tests())
            other.parts.push_back(sharing::makeEqualityPart(test, s.keygen->index(1))->part);
        s.sendClinic(1, {other});
        QCOMPARE(r.last().faulty, EqualityRound::Who{s.keygen->index(1)});
    }

    void aWrongShare_data() {
        QTest::addColumn<int>("which");
        QTest::newRow("a bit turned") << 0;
        QTest::newRow("another clinic's") << 1;
        QTest::newRow("of U1 instead of Z1") << 2;
    }
    void aWrongShare() {
        QFETCH(const int, which);
        Equality s;
        Rounds& r = *s.rounds;
        r.toShares();
        EqualityShares wrong = r.shares(which == 1 ? 0 : 1);
        if (which == 0) wrong.partials.back().bytes[64] ^= 1;
        if (which == 2) {
            const auto test = r.tests()[0];
            wrong.partials[0] =
                *exponentiate(*s.keygen->share(1), sharing::ProvenPoint::admitted(test.U1()), test.context());
        }
        s.sendClinic(1, {wrong});
        QCOMPARE(r.last().faulty, EqualityRound::Who{s.keygen->index(1)});
        QVERIFY(r.last().shared.empty());
        QCOMPARE(s.refusalOf(s.clinicTx(1, {r.shares(1)})), Refusal::SaidAlready);
        r.share({0, 2, 3});
        QVERIFY(s.hasEnded(s.more) && s.hasEnded(s.third) && !s.hasEnded(s.bens) && !s.hasEnded(s.cays));
    }

    // ---- Rounds that come to nothing

    void tooFewHashes() {
        Equality s;
        s.rounds->open();
        s.rounds->hash({0, 1});
        s.rounds->advance();
        checkFailed(s, EqualityFailure::TooFewHashes);
        // The next tests the same, with other parts in another attempt.
        const auto before = s.rounds->pseudonyms();
        const auto context = s.rounds->tests()[0].context();
        s.rounds->finish();
        QCOMPARE(s.rounds->pseudonyms(), before);
        QVERIFY(s.rounds->tests()[0].context() != context);
        QVERIFY(s.hasEnded(s.more) && s.hasEnded(s.third) && !s.hasEnded(s.bens));
        QCOMPARE(s.rounds->all().tested, std::uint64_t{4});
    }

    void tooFewParts() {
        Equality s;
        s.rounds->toParts();
        s.rounds->part({0, 1});
        s.rounds->advance();
        checkFailed(s, EqualityFailure::TooFewParts);
        s.rounds->finish();
        QVERIFY(s.hasEnded(s.more));
    }

    // As many wrong ones as to leave too few.
    void tooManyLie() {
        Equality s;
        Rounds& r = *s.rounds;
        r.toParts();
        r.part({0, 1});
        for (const std::size_t i : {2U, 3U}) {
            EqualityParts wrong = r.parts(i);
            wrong.parts[0].bytes[1] ^= 1;
            s.sendClinic(i, {wrong});
        }
        checkFailed(s, EqualityFailure::TooFewParts);
        QCOMPARE(r.last().faulty.size(), std::size_t{2});
    }

    // Tried again with other sums, also when the case is older than 30 days.
    void tooFewShares() {
        Equality s;
        s.rounds->toShares();
        s.rounds->share({0, 1});
        QCOMPARE(s.refusalOf(s.clinicTx(0, {s.rounds->advancing()})), Refusal::EqualityEarly);
        const auto sum = s.rounds->last().items[0].sum;
        QVERIFY(s.rounds->last().deadline <= s.now + kEqualityShares);
        s.now = s.entry(s.rounds->id).until + days(1);
        s.rounds->advance();
        checkFailed(s, EqualityFailure::TooFewShares);
        s.rounds->finish();
        QVERIFY(s.rounds->last().items[0].sum != sum);
        QVERIFY(s.hasEnded(s.more) && !s.hasEnded(s.bens));
    }

    // Who keeps the others waiting is not waited for again, and may speak all the same.
    void whoWasMissingIsNotWaitedFor() {
        Equality s;
        Rounds& r = *s.rounds;
        r.open();
        r.hash({0, 1, 2});
        r.advance();
        r.part({0, 1, 2});
        r.share({0, 1});
        r.advance();
        checkFailed(s, EqualityFailure::TooFewShares);
        r.open();
        QCOMPARE(r.last().awaited.size(), std::size_t{3});
        r.hash({3, 1, 2});
        QCOMPARE(name(r.last().phase), name(EqualityPhase::Hashes));  // it takes nobody's place
        r.hash({0});
        QCOMPARE(name(r.last().phase), name(EqualityPhase::Parts));
        r.part({0, 1, 2});
        QCOMPARE(name(r.last().phase), name(EqualityPhase::Shares));  // nor is it waited for now
        r.share({0, 1, 2});
        QVERIFY(s.hasEnded(s.more) && !s.hasEnded(s.bens));
    }

    // All of the others have lied: it isn't waited for a month.
    void tooManyLieWithTheirShares() {
        Equality s;
        Rounds& r = *s.rounds;
        r.toShares();
        r.share({0, 1});
        for (const std::size_t i : {2U, 3U}) {
            EqualityShares wrong = r.shares(i);
            wrong.partials[0].bytes[64] ^= 1;
            s.sendClinic(i, {wrong});
        }
        checkFailed(s, EqualityFailure::TooFewShares);
    }

    // One who is first each time and then says nothing, or something wrong, keeps the others from nothing.
    void whoIsQuickestAndThenSilentStopsNobody() {
        for (const bool isWrong : {false, true}) {
            Tracing s;
            for (std::size_t i = 0; i < 2 * kMaxEqualityItems + 1; ++i) {
                Person one("hers " + std::to_string(i));
                s.now = s.now + seconds(1800);
                s.send(one, s.renewedBy(one, "ann"));
            }
            Rounds r(s, s.traced());
            s.sendClinic(0, {Suspend{Rings::memberKey("ann")}});
            for (std::size_t round = 0; round < 3; ++round) {
                r.open(3);
                r.hash({3, 0, 1, 2});
                if (r.last().phase == EqualityPhase::Hashes) r.advance();
                if (isWrong) {
                    EqualityParts wrong = r.parts(3);
                    wrong.parts[0].bytes[1] ^= 1;
                    if (s.refusalOf(s.clinicTx(3, {wrong})) == Refusal::None) s.sendClinic(3, {wrong});
                }
                r.part({0, 1, 2});
                if (r.last().phase == EqualityPhase::Parts) r.advance();
                r.share({0, 1, 2});
                QCOMPARE(name(r.last().phase), name(EqualityPhase::Done));
            }
            QCOMPARE(r.all().tested, std::uint64_t{2 * kMaxEqualityItems + 1});
        }
    }

    // When they grow old there is still nothing to do, however much time passes.
    void timeAloneIsNothingToLookAt() {
        Equality s;
        s.rounds->finish();
        Person later("later");
        s.send(later, s.renewedBy(later, "ben"));
        QCOMPARE(s.refusalOf(s.clinicTx(1, {s.rounds->opening()})), Refusal::EqualityNothing);
        s.now = s.now + days(91);
        Person now("now");
        s.send(now, s.renewedBy(now, "ben"));
        QCOMPARE(s.refusalOf(s.clinicTx(1, {s.rounds->opening()})), Refusal::EqualityNothing);
    }

    // An old case is no reason to test the pseudonyms of who is suspended for something else.
    void anotherSuspensionIsAnotherCase() {
        Equality s;
        s.rounds->finish();
        s.sendClinic(0, {Reinstate{Rings::memberKey("ann")}});
        s.now = s.entry(s.rounds->id).until + days(1);
        Person anew("ann anew");
        s.send(anew, s.renewedBy(anew, "ann"));
        s.sendClinic(0, {Suspend{Rings::memberKey("ann")}});
        QCOMPARE(s.refusalOf(s.clinicTx(1, {s.rounds->opening()})), Refusal::EqualityTooLate);
    }

    // Until there are sums nobody has learned anything.
    void theMemberIsReinstated() {
        Equality s;
        s.rounds->toParts();
        s.rounds->part({0, 1});
        s.sendClinic(0, {Reinstate{Rings::memberKey("ann")}});
        QCOMPARE(s.refusalOf(s.clinicTx(2, {s.rounds->parts(2)})), Refusal::MemberNotSuspended);
        s.sendClinic(3, {s.rounds->advancing()});  // before any deadline
        checkFailed(s, EqualityFailure::Reinstated);
        QCOMPARE(s.rounds->all().failed, std::uint64_t{0});  // it was nobody's fault
    }

    // From then on it is seen to the end: with one share more than the ledger has, a clinic would know whose
    // pseudonyms these are, and they would live.
    void reinstatingComesTooLate() {
        Equality s;
        s.rounds->toShares();
        s.rounds->share({0, 1});
        s.sendClinic(0, {Reinstate{Rings::memberKey("ann")}});
        QCOMPARE(s.refusalOf(s.clinicTx(3, {s.rounds->advancing()})), Refusal::EqualityEarly);
        s.rounds->share({2});
        QCOMPARE(name(s.rounds->last().phase), name(EqualityPhase::Done));
        QVERIFY(s.hasEnded(s.more) && s.hasEnded(s.third) && !s.hasEnded(s.bens));
    }

    void theKeyIsLetGoOf() {
        Equality s;
        s.rounds->toParts();
        s.pass(RetireCommittee{s.tracing()});
        QCOMPARE(s.refusalOf(s.clinicTx(2, {s.rounds->parts(2)})), Refusal::CommitteeRetired);
        s.sendClinic(3, {s.rounds->advancing()});
        checkFailed(s, EqualityFailure::KeyRetired);
        QCOMPARE(s.rounds->all().failed, std::uint64_t{0});
        // Nothing is left that could be tested.
        QCOMPARE(s.refusalOf(s.clinicTx(0, {s.rounds->opening()})), Refusal::EqualityNothing);
    }

    // Its clinic says that there was nothing to it: another reason has the member suspended.
    void whoWasOnlyWarned() {
        for (const auto said : {CaseConsequence::Warned, CaseConsequence::None}) {
            Equality s;
            s.sendClinic(0, {CaseAnswer{s.rounds->id, said}});
            QCOMPARE(s.refusalOf(s.clinicTx(1, {s.rounds->opening()})), Refusal::MemberNotSuspended);
            s.pass(SuspendMember{Rings::memberKey("ann")});
            s.rounds->finish();
            QVERIFY(s.hasEnded(s.more) && !s.hasEnded(s.bens));
        }
    }

    // A clinic that was removed is not waited for; its share still counts.
    void aClinicIsRemoved() {
        Equality s;
        s.pass(RemoveClinic{s.clinic(3)});
        Rounds& r = *s.rounds;
        r.open();
        QCOMPARE(r.last().awaited.size(), std::size_t{3});
        QCOMPARE(s.refusalOf(s.clinicTx(3, {r.hashes(3)})), Refusal::ClinicLeft);
        r.hash({0, 1, 2});
        r.part({0, 1, 2});
        r.share({0, 3, 1});
        QVERIFY(s.hasEnded(s.more) && !s.hasEnded(s.bens));
    }

    // In a block are as many as it takes, and the rest waits. What is refused takes nobody's place.
    void aBlockHasABoundedNumber() {
        Tracing s;
        for (std::size_t i = 0; i < kMaxEqualityItems + 1; ++i) {
            Person one("hers " + std::to_string(i));
            s.now = s.now + seconds(1800);
            s.send(one, s.renewedBy(one, "ann"));
        }
        Rounds r(s, s.traced());
        s.sendClinic(0, {Suspend{Rings::memberKey("ann")}});
        r.toParts();
        const auto before = s.state;
        std::vector<Transaction> all;
        const auto say = [&](std::size_t i, Said said) {
            all.push_back(s.clinicTx(i, std::move(said)));
            s.effective(all.back());
        };
        for (std::size_t i = 0; i < kMaxBlockTests; ++i) {
            all.push_back(s.clinicTx(1, {EqualityAdvance{CaseId::copy(Bytes(16, 9)), 0}}));
            QCOMPARE(s.commit({all.back()}).outcomes.front().verdict, Verdict::Void);
        }
        for (const std::size_t i : {0U, 1U, 2U, 3U}) say(i, {r.parts(i)});
        for (const std::size_t i : {0U, 1U, 2U}) say(i, {r.shares(i)});
        say(0, {r.opening()});
        for (const std::size_t i : {0U, 1U, 2U, 3U}) say(i, {r.hashes(i)});
        Executor executor(before, s.now);
        for (std::size_t i = 0; i < all.size(); ++i)
            QCOMPARE(executor.add(all[i]).verdict, i < kMaxBlockTests ? Verdict::Void : Verdict::Effective);
        QCOMPARE(executor.add(s.clinicTx(1, {r.parts(1)})), (Outcome{Verdict::Early, Refusal::BlockFull, 0}));
    }

    // The contract judges a round's largest steps within a tenth of a second (on any machine that tests
    // this).
    void whatAFullRoundCosts() {
        Tracing s;
        for (std::size_t i = 0; i < kMaxEqualityItems; ++i) {
            Person one("hers " + std::to_string(i));
            s.now = s.now + seconds(1800);
            s.send(one, s.renewedBy(one, "ann"));
        }
        Rounds r(s, s.traced());
        s.sendClinic(0, {Suspend{Rings::memberKey("ann")}});
        const auto cost = [&](const char* what, std::size_t i, Said said) {
            const Transaction tx = s.clinicTx(i, std::move(said));
            QElapsedTimer timer;
            timer.start();
            Executor executor(s.state, s.now + seconds(1));
            executor.add(tx);
            qInfo("%s: %lld ms, %zu bytes", what, static_cast<long long>(timer.elapsed()), tx.size());
            QVERIFY(tx.size() < std::size_t{64} << 10);
            s.effective(tx);
        };
        cost("opening", 0, {r.opening()});
        for (const std::size_t i : {0U, 1U, 2U, 3U}) cost("hashes", i, {r.hashes(i)});
        for (const std::size_t i : {0U, 1U, 2U, 3U}) cost("parts", i, {r.parts(i)});
        for (const std::size_t i : {0U, 1U, 2U}) cost("shares", i, {r.shares(i)});
        QCOMPARE(name(r.last().phase), name(EqualityPhase::Done));
    }
};

QTEST_GUILESS_MAIN(EqualityRoundsTest)
#include "equality_test.moc"
