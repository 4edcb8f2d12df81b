// What a node that catches up tells its desks of the blocks that it applies.
#include "core/node/ordering.h"

#include <QtTest>

#include "core/node/evidence.h"
#include "tests/unit/node/clinics.h"

using namespace reseal;
using namespace reseal::test;

namespace {

const Person kPatient("patient");

struct Scene : Ledger {
    using Ledger::Ledger;
    void emptyBlocks(int count) {
        for (int i = 0; i < count; ++i) {
            blocks.push_back(block({}).encode());
            commit({});
        }
    }
    consensus::Config config() const {
        return node::consensusConfig(chain(), ledger::StateView(state).epoch(), std::nullopt);
    }
    std::size_t numberOf(const SignPublic& validator) const {
        std::size_t out = 0;
        while (clinicSigns.at(out).publicKey() != validator) ++out;
        return out;
    }
    ledger::Header header(std::size_t height) const {
        return ledger::Block::decode(blocks.at(height - 1))->header;
    }
    Bytes finalization(std::size_t height) const {
        return consensus::encode(certificate(consensus::VoteKind::Finalize, header(height)));
    }
    // By the first three of the four, or of those without one.
    consensus::Certificate certificate(consensus::VoteKind kind, const ledger::Header& of,
                                       std::optional<std::size_t> without = std::nullopt) const {
        const consensus::Config config = this->config();
        consensus::Certificate out{kind, of.view, {of.height, of.hash()}, {}};
        const auto message = consensus::statement(config, out.kind, out.view, out.block);
        for (consensus::ValidatorIndex i = 0; out.signatures.size() < config.quorum(); ++i) {
            const std::size_t number = numberOf(config.validators[i]);
            if (number != without) out.signatures.push_back({i, clinicSigns[number].sign(message)});
        }
        return out;
    }
    // Who leads a view.
    std::size_t leaderOf(consensus::View view) const {
        const consensus::Config config = this->config();
        return numberOf(config.validators[consensus::Leaders(config).of(view)]);
    }
};

struct Orders {
    explicit Orders(const Scene& scene, std::size_t number = 0)
        : clinic(scene, number),
          ordering(*clinic.process().chain, clinic.process().store, clinic.process().keys,
                   clinic.process().mesh,
                   {[this] {
                        // What goes on for ever never lets a test see that it failed.
                        if (++asked > 100) qFatal("blocks without end");
                        return std::vector<ByteView>(waits.begin(), waits.end());
                    },
                    [this](const std::vector<ledger::Operation>& statements) {
                        obeyed.insert(obeyed.end(), statements.begin(), statements.end());
                        return kept;
                    },
                    [this, chain = scene.chain()](std::uint64_t epoch) {
                        return store::VoteLog::open(votes.path().toStdString(), chain, epoch, key);
                    },
                    [this](Instant time) { return due && due(time); }}) {
        QObject::connect(&ordering, &node::Ordering::applied, &ordering,
                         [this](const auto& block) { told.push_back(block.block.header.height); });
    }
    Clinic clinic;
    QTemporaryDir votes;
    crypto::SecretBytes key = crypto::SecretBytes::random(32);
    std::vector<ledger::Height> told;
    std::vector<ledger::Operation> obeyed;
    Status kept;
    std::vector<Bytes> waits;  // to be ordered
    std::size_t asked = 0;     // what waits
    std::function<bool(Instant)> due;
    node::Ordering ordering;
};

// They know of no vote of the node that asks them at its start, and say so.
struct Others {
    Others(const Scene& scene, Orders& node, std::size_t own) {
        const consensus::Config config = scene.config();
        std::vector<Clinic*> all{&node.clinic};
        for (consensus::ValidatorIndex i = 0; i < config.size(); ++i) {
            const std::size_t number = scene.numberOf(config.validators[i]);
            if (number == own) continue;
            clinics.push_back(std::make_unique<Clinic>(scene, number));
            all.push_back(clinics.back().get());
            node::Mesh& mesh = clinics.back()->process().mesh;
            QObject::connect(
                &mesh, &node::Mesh::frame, &mesh,
                [this, &scene, &node, config, i, number](ClinicId, node::FrameKind, const Bytes& body) {
                    const auto heard = consensus::decode(body);
                    if (!heard) return;
                    if (const auto* proposal = std::get_if<consensus::Proposal>(&heard->message))
                        proposals.push_back(*proposal);
                    const auto* asked = std::get_if<consensus::StatusQuestion>(&heard->message);
                    if (asked == nullptr) return;
                    consensus::StatusAnswer answer{i, asked->asker, asked->nonce, {}, {}, {}};
                    answer.signature = scene.clinicSigns[number].sign(consensus::statement(config, answer));
                    node.ordering.receive(scene.clinic(number), node::FrameKind::Vote,
                                          consensus::encode(config.epoch, answer));
                });
        }
        linkClinics(all);
    }
    std::vector<std::unique_ptr<Clinic>> clinics;
    std::vector<consensus::Proposal> proposals;  // as each of them has heard them
};

}  // namespace

class OrderingTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { crypto::initialize(); }

    // Also those that only the headers of later ones have proven: the certificate may be a long time coming.
    void everyBlockThatIsAppliedIsTold() {
        Scene scene;
        scene.emptyBlocks(4);
        Orders node(scene);
        QVERIFY(node.ordering.start());
        node::BlocksAnswer proven;
        for (const std::size_t height : {1U, 2U}) proven.blocks.push_back({scene.blocks[height - 1], {}});
        for (const std::size_t height : {3U, 4U}) proven.headers.push_back(scene.header(height).encode());
        proven.finalization = scene.finalization(4);
        QVERIFY(node.ordering.catchUp(proven));
        QCOMPARE(node.told, (std::vector<ledger::Height>{1, 2}));
        QVERIFY(node.ordering.catchUp(
            {{{scene.blocks[2], {}}, {scene.blocks[3], scene.finalization(4)}}, {}, {}}));
        QCOMPARE(node.told, (std::vector<ledger::Height>{1, 2, 3, 4}));
    }

    // Whoever has seen a revocation obeys it, though its block may never become final.
    void whatIsSaidInAProposalIsObeyed() {
        Scene scene;
        const consensus::Config config = scene.config();
        const std::size_t leader = scene.leaderOf(1);
        const ledger::Operation said = scene.revoke(kPatient, grantNumber(1));
        ledger::Block block = scene.block({scene.clinicTx(leader, {said})});
        block.header.view = 1;
        block.header.proposer = scene.clinic(leader);
        consensus::Proposal proposal{
            {1, {1, block.header.hash()}, 0, config.base, {}}, {}, {}, block.encode()};
        proposal.head.signature = scene.clinicSigns[leader].sign(consensus::statement(config, proposal.head));
        const std::size_t own = leader == 0 ? 1 : 0;
        for (const bool canBeKept : {true, false}) {
            Orders node(scene, own);
            if (!canBeKept) node.kept = fail(ErrorCode::DiskFull, "a test");
            bool stopped = false;
            QObject::connect(&node.ordering, &node::Ordering::failed, &node.ordering,
                             [&](const Error&) { stopped = true; });
            Others others(scene, node, own);
            QVERIFY(node.ordering.start());
            node.ordering.receive(scene.clinic(leader), node::FrameKind::Proposal,
                                  consensus::encode(config.epoch, proposal));
            QTRY_VERIFY_WITH_TIMEOUT(!node.obeyed.empty(), 30'000);
            QVERIFY(node.obeyed == std::vector<ledger::Operation>{said});
            QCOMPARE(stopped, !canBeKept);
            QVERIFY(node.told.empty());
        }
    }

    // It needs nobody's word to enter its next view: what was due on one block says nothing about the next.
    void oneThatIsAloneMakesOneBlockOfWhatIsDue() {
        Scene scene(seconds(10), 1);
        Orders node(scene);
        const Instant end = wallClock();
        bool isOver = false;
        node.due = [&](Instant time) {
            isOver = time >= end;
            return !isOver;
        };
        QVERIFY(node.ordering.start());
        QTRY_VERIFY_WITH_TIMEOUT(isOver, 30'000);  // the loop of events has turned
        QCOMPARE(node.told, (std::vector<ledger::Height>{1}));
    }

    // A certificate may come before its block. Time stands still here: Δ is half a minute.
    void theTurnIsTakenWhenTheBodyComes() {
        Scene scene({}, Scene::kClinics, seconds(30));
        const consensus::Config config = scene.config();
        const std::size_t own = scene.leaderOf(2), leader = scene.leaderOf(1);
        ledger::Block block = scene.block({});
        block.header.view = 1;
        block.header.proposer = scene.clinic(leader);
        Orders node(scene, own);
        node.waits = {scene.clinicTx(own, {scene.revoke(kPatient, grantNumber(1))}).encode()};
        Others others(scene, node, own);
        QVERIFY(node.ordering.start());
        QTRY_VERIFY_WITH_TIMEOUT(!node.ordering.status().awaitsAnswers && node.asked > 0, 30'000);
        const auto hear = [&](const consensus::Message& message) {
            node.ordering.receive(scene.clinic(leader), node::FrameKind::Proposal,
                                  consensus::encode(config.epoch, message));
        };
        const std::size_t before = node.asked;
        hear(scene.certificate(consensus::VoteKind::Notarize, block.header, own));
        QCOMPARE(node.ordering.status().view, consensus::View{2});
        QTRY_VERIFY_WITH_TIMEOUT(node.asked > before, 30'000);
        hear(consensus::BlockBody{block.encode()});
        QTRY_VERIFY_WITH_TIMEOUT(!others.proposals.empty(), 20'000);
        const consensus::SignedHead& head = others.proposals.front().head;
        QCOMPARE(head.view, consensus::View{2});
        QVERIFY(head.parent.hash == block.header.hash());
        QCOMPARE(ledger::Block::decode(others.proposals.front().block)->transactions.size(), std::size_t{1});
    }

    // A full disk, say: one word is enough, though more blocks are final behind it.
    void whatCantBeAppliedIsSaidOnce() {
        Scene scene;
        const consensus::Config config = scene.config();
        std::vector<ledger::Block> blocks;
        Hash32 parent = config.base.hash;
        for (std::uint64_t height = 1; height <= 3; ++height) {
            ledger::Block& block = blocks.emplace_back(scene.block({}));
            block.header.height = block.header.view = height;
            block.header.parent = parent;
            block.header.time = block.header.time + milliseconds(static_cast<std::int64_t>(height));
            block.header.proposer = scene.clinic(scene.leaderOf(height));
            if (height == 1) block.header.headsRoot.bytes[0] ^= 1;
            parent = block.header.hash();
        }
        Orders node(scene);
        int failures = 0;
        QObject::connect(&node.ordering, &node::Ordering::failed, &node.ordering, [&] { ++failures; });
        Others others(scene, node, 0);
        QVERIFY(node.ordering.start());
        QTRY_VERIFY_WITH_TIMEOUT(!node.ordering.status().awaitsAnswers, 30'000);
        const auto hear = [&](const consensus::Message& message) {
            node.ordering.receive(scene.clinic(1), node::FrameKind::Proposal,
                                  consensus::encode(config.epoch, message));
        };
        hear(scene.certificate(consensus::VoteKind::Finalize, blocks[2].header));
        for (const std::size_t i : {2U, 1U, 0U}) hear(consensus::BlockBody{blocks[i].encode()});
        QCOMPARE(failures, 1);
        QVERIFY(node.told.empty());
    }

    void whatProvesNothingIsNotTold() {
        Scene scene;
        scene.emptyBlocks(4);
        Orders node(scene);
        QVERIFY(node.ordering.start());
        QVERIFY(!node.ordering.catchUp({{{scene.blocks[0], {}}}, {}, {}}) || node.told.empty());
        QVERIFY(node.told.empty());
        QVERIFY(!node.ordering.catchUp({{{scene.blocks[0], scene.finalization(2)}}, {}, {}}));
        QVERIFY(node.told.empty());
    }
};

QTEST_GUILESS_MAIN(OrderingTest)
#include "ordering_test.moc"
