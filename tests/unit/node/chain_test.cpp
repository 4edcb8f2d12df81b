// Which blocks a clinic votes for, and which bodies it takes as those of a hash.
#include <QtTest>

#include "core/node/evidence.h"
#include "tests/unit/node/clinics.h"

using namespace reseal;
using namespace reseal::test;

namespace {

const Person kPatient("patient");

struct Scene : Ledger {
    Scene() { say(kPatient, {registration(kPatient, ledger::Role::Patient)}); }
    ledger::Block next(consensus::View view, std::size_t proposer, Instant time) {
        ledger::Block out =
            block({tx(kPatient, catalogue(1, {newKey(kPatient, Person::ristretto("a"))}))}, time);
        out.header.view = view;
        out.header.proposer = clinic(proposer);
        return out;
    }
    ledger::Block otherSignature(ledger::Block block) const {
        std::vector<Bytes> details;
        for (const auto& detail : block.transactions[0].details()) details.push_back(*detail);
        block.transactions[0] = *ledger::Transaction::make(block.transactions[0].body(), std::move(details),
                                                           Person("somebody else").sign);
        return block;
    }
    ledger::Block nothingUnder(ledger::Block block) const {
        block.transactions.clear();
        return block;
    }
    consensus::Config config() const { return node::consensusConfig(chain(), view().epoch(), clinic(0)); }
    std::size_t leader(consensus::View at) const {
        const consensus::Config all = config();
        std::size_t out = 0;
        while (clinic(out) != ClinicId::copy(all.validators[consensus::Leaders(all).of(at)].view())) ++out;
        return out;
    }
};

}  // namespace

class ChainTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void verdicts() {
        Scene scene;
        Clinic own(scene, 0);
        own.catchUp();
        node::Chain& chain = *own.process().chain;
        const consensus::Leaders leaders(scene.config());
        constexpr consensus::View kView = 5;
        const std::size_t leader = scene.leader(kView);
        const Instant now = scene.now + seconds(5);
        const auto verdict = [&](const ledger::Block& block, consensus::View asked) {
            const consensus::BlockId id{block.header.height, block.header.hash()};
            return chain.validate({asked, id, block.header.parent, block.encode()}, leaders, now).verdict;
        };
        using consensus::Verdict;
        QCOMPARE(verdict(scene.next(kView, leader, now), kView), Verdict::Valid);
        QCOMPARE(verdict(scene.next(kView, leader, now), 0), Verdict::Valid);  // of catching up: no view
        QCOMPARE(verdict(scene.next(kView, leader, now), kView + 4), Verdict::Invalid);
        QCOMPARE(verdict(scene.next(kView, (leader + 1) % 4, now), kView), Verdict::Invalid);
        QCOMPARE(verdict(scene.next(kView, leader, now + days(1)), kView), Verdict::TooEarly);
        QCOMPARE(verdict(scene.next(kView, leader, scene.now - seconds(1)), kView), Verdict::Invalid);
        ledger::Block orphan = scene.next(kView, leader, now);
        orphan.header.parent = Hash32{};
        QVERIFY(!verdict(orphan, kView));
        ledger::Block unsaid = scene.next(kView, leader, now);
        unsaid.transactions.clear();
        QCOMPARE(verdict(unsaid, kView), Verdict::Invalid);
    }

    // A leader whose clock is a day ahead is not believed. Where q were, and the ledger's time is ahead of
    // this clock, the ledger goes on by its smallest step.
    void oneClockIsADayAhead() {
        Scene scene;
        Clinic own(scene, 0);
        own.catchUp();
        const consensus::Leaders leaders(scene.config());
        constexpr consensus::View kView = 5;
        const auto verdict = [&](Instant time, Instant clock) {
            const ledger::Block block = scene.next(kView, scene.leader(kView), time);
            const consensus::BlockId id{block.header.height, block.header.hash()};
            const consensus::ValidateBlock question{kView, id, block.header.parent, block.encode()};
            return own.process().chain->validate(question, leaders, clock).verdict;
        };
        using consensus::Verdict;
        const Instant clock = scene.now + seconds(5), behind = scene.now + days(-1);
        const Duration step = milliseconds(1);
        QCOMPARE(verdict(clock + ledger::kClockTolerance, clock), Verdict::Valid);
        QCOMPARE(verdict(clock + ledger::kClockTolerance + step, clock), Verdict::TooEarly);
        QCOMPARE(verdict(clock + days(1), clock), Verdict::TooEarly);
        QCOMPARE(verdict(clock + days(1), clock + days(1)), Verdict::Valid);  // its time has come
        QCOMPARE(verdict(scene.now + step, behind), Verdict::Valid);
        QCOMPARE(verdict(scene.now + step * 2, behind), Verdict::TooEarly);
    }

    // The replica may ask about a block that was fetched by height and applied in between.
    void caughtUpMeanwhile() {
        Scene scene;
        scene.say(kPatient, scene.catalogue(1, {scene.newKey(kPatient, Person::ristretto("a"))}));
        Clinic own(scene, 0);
        own.catchUp();
        node::Chain& chain = *own.process().chain;
        const consensus::Leaders leaders(scene.config());
        const ledger::Block last = *ledger::Block::decode(scene.blocks.back());
        const auto verdict = [&](const ledger::Block& block) {
            const consensus::BlockId id{block.header.height, block.header.hash()};
            return chain
                .validate({block.header.view, id, block.header.parent, block.encode()}, leaders, scene.now)
                .verdict;
        };
        QCOMPARE(verdict(last), consensus::Verdict::Valid);
        ledger::Block other = last;
        other.header.time = other.header.time + milliseconds(1);
        QCOMPARE(verdict(other), consensus::Verdict::Invalid);
    }

    // They count before the block is final, if it ever is.
    void statementsOfAValidBlockAreFound() {
        Scene scene;
        Clinic own(scene, 0);
        own.catchUp();
        node::Chain& chain = *own.process().chain;
        const consensus::Leaders leaders(scene.config());
        const ledger::Operation said = scene.revoke(kPatient, grantNumber(1));
        ledger::Block block = scene.block({scene.tx(kPatient, {said})}, scene.now + seconds(5));
        block.header.view = 5;
        block.header.proposer = scene.clinic(scene.leader(5));
        const consensus::BlockId id{block.header.height, block.header.hash()};
        const auto judge = [&](consensus::View view, Instant now) {
            return chain.validate({view, id, block.header.parent, block.encode()}, leaders, now);
        };
        QVERIFY(judge(5, scene.now).statements == (std::vector<ledger::Operation>{said}));
        const auto early = judge(5, scene.now - seconds(60));
        QCOMPARE(early.verdict, consensus::Verdict::TooEarly);
        QCOMPARE(early.due, block.header.time - ledger::kClockTolerance);
        QCOMPARE(early.statements.size(), std::size_t{1});
        const auto wrong = judge(6, scene.now);
        QCOMPARE(wrong.verdict, consensus::Verdict::Invalid);
        QVERIFY(wrong.statements.empty());
    }

    // What was validated is not executed again; but what is stored under its header is what was validated.
    void appliesWhatItHasValidated() {
        Scene scene;
        Clinic own(scene, 0), other(scene, 1);
        for (Clinic* clinic : {&own, &other}) clinic->catchUp();
        node::Chain& chain = *own.process().chain;
        const consensus::Leaders leaders(scene.config());
        const ledger::Block block = scene.next(5, scene.leader(5), scene.now + seconds(5));
        const consensus::BlockId id{block.header.height, block.header.hash()};
        QCOMPARE(chain.validate({5, id, block.header.parent, block.encode()}, leaders, scene.now).verdict,
                 consensus::Verdict::Valid);

        for (const ledger::Block& spoilt : {scene.otherSignature(block), scene.nothingUnder(block)}) {
            const auto applied = chain.apply(spoilt, {}, ledger::DetailRule::MayBeErased);
            QVERIFY(!applied);
            QCOMPARE(applied.error().code, ErrorCode::Refused);
        }
        const auto here = chain.apply(block, {}, ledger::DetailRule::MayBeErased);
        const auto there = other.process().chain->apply(block, {}, ledger::DetailRule::MayBeErased);
        QVERIFY(here && *here && there && *there);
        QVERIFY((**here).outcomes == (**there).outcomes && (**here).events == (**there).events);
        QVERIFY(!(**here).events.empty());
        const auto contentOf = [](Clinic& clinic) {
            std::map<Bytes, Bytes> out;
            clinic.process().chain->finalTable().scan({}, {}, [&](ByteView key, ByteView value) {
                out.emplace(toBytes(key), toBytes(value));
                return true;
            });
            return out;
        };
        QVERIFY(contentOf(own) == contentOf(other));
        QVERIFY(!*chain.apply(block, {}, ledger::DetailRule::MayBeErased));  // it is there
    }

    // Under an honest hash nobody can pass on a body with another signature or other sealed fields.
    void bodies() {
        Scene scene;
        const node::SignatureCache signatures;
        const node::LedgerBlockFormat format;
        const ledger::Block block = scene.next(5, 0, scene.now + seconds(5));
        const auto links = format.links(block.encode());
        QVERIFY(links);
        QVERIFY(links->id.hash == block.header.hash() && links->parent == block.header.parent);
        QCOMPARE(links->view, consensus::View{5});
        ledger::Block bare = block;
        bare.transactions[0] = bare.transactions[0].withoutDetails();
        const ledger::Block forged = scene.otherSignature(block);
        QVERIFY(forged.transactions[0].id() == block.transactions[0].id());
        for (const ledger::Block& spoilt : {bare, forged, scene.nothingUnder(block)})
            QCOMPARE(format.links(spoilt.encode()).error().code, ErrorCode::Malformed);
    }
};

QTEST_GUILESS_MAIN(ChainTest)
#include "chain_test.moc"
