// Clinics that make a committee's key as they please: what the contract comes to must be what the judgement
// of an independently kept record gives, and every honest member must have a share that fits.
#include <QtTest/QtTest>
#include <random>

#include "tests/unit/ledger/keygen.h"

using namespace reseal;
using namespace reseal::ledger;
using namespace reseal::ledger::world;
using sharing::JudgedRun;

namespace {

using Who = KeygenRun::Who;

// A deal, a complaint and so on that a clinic may make up.
enum class Deals { Well, Badly, Never };
enum class Complains { Honestly, Falsely, Never };
enum class Answers { Rightly, Wrongly, Never };
struct Behaviour {
    bool announces = true;
    Deals deals{};
    std::set<std::size_t> badTo;
    Complains complains{};
    std::set<std::size_t> against;
    Answers answers{};
    bool isHonest() const {
        return announces && deals == Deals::Well && complains == Complains::Honestly &&
               answers == Answers::Rightly;
    }
};

// Random behaviours on a ledger of any size, and beside it the record that should come of them.
struct Played {
    World w;
    KeygenRun run;
    std::vector<Behaviour> how;
    sharing::RunRecord record;

    Played(std::size_t clinics, std::mt19937_64& random)
        : w(World::defaults(), clinics), run(w), how(clinics) {
        const auto oneIn = [&](std::uint64_t n) { return random() % n == 0; };
        for (Behaviour& one : how) {
            one.announces = !oneIn(9);
            one.deals = oneIn(4) ? Deals::Badly : oneIn(9) ? Deals::Never : Deals::Well;
            one.complains = oneIn(4) ? Complains::Falsely : oneIn(9) ? Complains::Never : Complains::Honestly;
            one.answers = oneIn(5) ? Answers::Wrongly : oneIn(9) ? Answers::Never : Answers::Rightly;
            for (std::size_t i = 0; i < clinics; ++i) {
                if (one.deals == Deals::Badly && oneIn(2)) one.badTo.insert(i);
                if (one.complains == Complains::Falsely && oneIn(3)) one.against.insert(i);
            }
        }
        play();
    }

    template <class Op>
    void say(std::size_t i, const Op& op) {
        w.sendClinic(i, {op});
    }
    void endPhase(RunPhase which) {
        if (run.phase() == which) run.advance(w.now.ms % static_cast<std::int64_t>(how.size()));
    }
    void play() {
        for (const std::size_t i : run.all()) {
            if (!how[i].announces) continue;
            const KeygenAnnounce op = run.announcement(i);
            record.announced[run.index(i)] = op.key;
            say(i, op);
        }
        endPhase(RunPhase::Announce);
        if (run.phase() == RunPhase::Failed) return;
        for (const std::size_t i : run.all()) deal(i);
        endPhase(RunPhase::Deal);
        if (run.phase() == RunPhase::Failed) return;
        std::map<std::size_t, KeygenComplain> complaints;
        for (const std::size_t i : run.all()) {
            if (!how[i].announces || how[i].complains == Complains::Never) continue;
            complaints[i] = run.complaint(i);
            if (how[i].complains == Complains::Honestly) continue;
            complaints[i].against.clear();
            for (const std::size_t j : how[i].against)
                if (record.deals.contains(run.index(j)) &&
                    complaints[i].against.size() + 1 < run.entry().threshold)  // more are refused
                    complaints[i].against.push_back(run.index(j));
        }
        for (const auto& [i, op] : complaints) {
            for (const ClinicIndex against : op.against) record.complaints.push_back({run.index(i), against});
            say(i, op);
        }
        endPhase(RunPhase::Complain);
        if (run.phase() != RunPhase::Answer) return;
        const auto complainers = complainersOf(w.view(), run.id, run.entry());
        for (const std::size_t i : run.all()) {
            const auto mine = complainers.find(run.index(i));
            if (mine == complainers.end() || mine->second.size() >= run.entry().threshold) continue;
            if (how[i].answers == Answers::Never) continue;
            KeygenAnswer op = run.answering(i);
            if (how[i].answers == Answers::Wrongly) op.shares.back().share.bytes[0] ^= 1;
            for (const KeygenShare& one : op.shares)
                record.answers.push_back({run.index(i), one.to, one.share});
            say(i, op);
        }
        endPhase(RunPhase::Answer);
    }
    void deal(std::size_t i) {
        if (!how[i].announces || how[i].deals == Deals::Never) return;
        Who to;
        for (const std::size_t j : how[i].badTo)
            if (how[j].announces) to.push_back(j);
        const KeygenDeal op = run.spoiledDealing(i, to);
        record.deals.emplace(run.index(i), *sharing::Deal::decode(op.deal));
        say(i, op);
    }
};

}  // namespace

class CommitteesModelTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { crypto::initialize(); }

    // Whatever clinics do, the contract's committee is what the judgement of an independent record gives, and
    // every honest member's share fits it. RESEAL_KEYGEN_SEEDS gives it more to do.
    void randomBehavioursAreJudgedAsTheRecordSays() {
        const auto seeds = qEnvironmentVariableIntValue("RESEAL_KEYGEN_SEEDS");
        std::map<RunPhase, int> ends;
        int faults = 0, published = 0;
        for (int seed = 0; seed < std::max(seeds, 40); ++seed) {
            std::mt19937_64 random(static_cast<std::uint64_t>(seed));
            const Played played(2 + random() % 6, random);
            const KeygenRun& run = played.run;
            const std::string at = "seed " + std::to_string(seed);
            ++ends[run.phase()];
            const auto expected = JudgedRun::judge(run.described(), played.record);
            QVERIFY2(run.entry().hasEnded() && run.entry().ended != 0, at.c_str());
            QCOMPARE(run.phase() == RunPhase::Made, static_cast<bool>(expected));
            if (!expected) {
                QVERIFY2(!played.w.view().committeeOf(run.id), at.c_str());
                continue;
            }
            const CommitteeEntry made = run.committee();
            QVERIFY2(made.key == CommitteePoint::copy(expected->committee().key()), at.c_str());
            QVERIFY2(run.key().shareKeys() == expected->committee().shareKeys(), at.c_str());
            QVERIFY(std::ranges::equal(made.qualified, expected->qualified()));
            std::map<ClinicIndex, DealerFault> fallen;
            for (const FallenDealer& one : made.disqualified) fallen[one.dealer] = one.fault;
            QCOMPARE(fallen, expected->disqualified());
            faults += static_cast<int>(fallen.size());
            published += static_cast<int>(expected->published().size());
            for (const std::size_t i : run.all())
                if (played.how[i].isHonest()) QVERIFY2(run.share(i), at.c_str());
        }
        QVERIFY(ends[RunPhase::Made] > 5 && ends[RunPhase::Failed] > 5);
        QVERIFY2(faults > 5 && published > 5,
                 (std::to_string(faults) + " " + std::to_string(published)).c_str());
    }
};

QTEST_GUILESS_MAIN(CommitteesModelTest)
#include "committees_model_test.moc"
