// Links follow the ledger: a clinic's key, its address, its coming and going.
#include <QtTest>

#include "tests/unit/node/clinics.h"

using namespace reseal;
using namespace reseal::test;

namespace {

// Of a program that has these generations of its clinic's keys; the first of them it names.
struct Generations final : node::NodeKeys {
    Generations(const crypto::ClinicKeys& keys, std::initializer_list<std::uint64_t> which) {
        for (const std::uint64_t k : which) its.push_back(keys.sign(k));
    }
    const crypto::SignKey& named() const override { return its.front(); }
    const crypto::SignKey* find(const SignPublic& key) const override {
        const auto at = std::ranges::find(its, key, &crypto::SignKey::publicKey);
        return at != its.end() ? &*at : nullptr;
    }
    std::vector<crypto::SignKey> its;
};

// Two clinics' links, and no more of them.
struct Links {
    Links(const Ledger& of, std::size_t which)
        : ledger(of),
          number(which),
          identity(*node::LocalIdentity::make(of.chain(), of.tls[which], of.clinicKeys[which].sign(0))) {
        node::LinkLimits limits;
        limits.redialFirst = milliseconds(50);
        limits.redialMost = milliseconds(200);
        limits.settled = milliseconds(1);
        mesh.emplace(identity, ledger.genesis, ledger.clinic(number), limits);
        QObject::connect(&*mesh, &node::Mesh::up, &*mesh, [this](ClinicId other) { told.insert(other); });
        QObject::connect(&*mesh, &node::Mesh::down, &*mesh, [this](ClinicId other) { told.erase(other); });
    }
    bool sees(const Links& other) const {
        const ClinicId id = ledger.clinic(other.number);
        return mesh->linkTo(id, node::Channel::Main) != nullptr &&
               mesh->linkTo(id, node::Channel::Bulk) != nullptr && told.contains(id);
    }
    bool isCutFrom(const Links& other) const {
        const ClinicId id = ledger.clinic(other.number);
        return !mesh->isUp(id) && !told.contains(id);
    }
    // The other one is now known so.
    void learn(const Links& other, const std::function<void(node::KnownClinic&)>& what) {
        node::KnownClinics known = mesh->known();
        what(known.at(ledger.clinic(other.number)));
        mesh->follow(known);
    }
    void forget(const Links& other) {
        node::KnownClinics known = mesh->known();
        known.erase(ledger.clinic(other.number));
        mesh->follow(known);
    }
    void shows(std::initializer_list<std::uint64_t> generations) {
        identity.setNodeKeys(std::make_shared<Generations>(ledger.clinicKeys[number], generations));
    }
    SignPublic key(std::uint64_t generation) const {
        return ledger.clinicKeys[number].sign(generation).publicKey();
    }

    const Ledger& ledger;
    std::size_t number;
    node::LocalIdentity identity;
    std::set<ClinicId> told;
    std::optional<node::Mesh> mesh;
};

struct Two {
    // `dials`: does the one that changes dial the one that follows? The smaller id does.
    explicit Two(bool dials, std::initializer_list<std::uint64_t> shown = {0})
        : changes(ledger, (ledger.clinic(0) < ledger.clinic(1)) == dials ? 0 : 1),
          follows(ledger, 1 - changes.number) {
        changes.shows(shown);
        for (Links* one : {&changes, &follows}) {
            const Status started = one->mesh->start(ledger.addresses[one->number]);
            if (!started) qFatal("%s", started.error().text().c_str());
        }
    }
    bool areLinked() const { return changes.sees(follows) && follows.sees(changes); }
    // For the one that follows: a listener believes in a link until the other end has judged its hello.
    bool areCut() const { return follows.isCutFrom(changes); }

    const Ledger ledger;
    Links changes, follows;
};

constexpr int kWait = 30'000;
constexpr int kLong = 1'500;  // many redials

}  // namespace

class MeshFollowTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aKeyThatWasGivenUpOpensNothing() {
        for (const bool dials : {true, false}) {
            Two two(dials);
            QTRY_VERIFY_WITH_TIMEOUT(two.areLinked(), kWait);
            two.follows.learn(two.changes, [&](auto& it) { it.nodeKey = two.changes.key(1); });
            QTRY_VERIFY_WITH_TIMEOUT(two.areCut(), kWait);
            QTest::qWait(kLong);  // whoever has the old key alone, though with the right TLS key
            QVERIFY(two.areCut());
            two.changes.shows({1});
            QTRY_VERIFY_WITH_TIMEOUT(two.areLinked(), kWait);
        }
    }

    // It was down when its change was decided, so it doesn't know, and hears of it by these links alone.
    void itsNextKeyIsKnownBeforeItKnows() {
        for (const bool dials : {true, false}) {
            Two two(dials, {0, 1});
            QTRY_VERIFY_WITH_TIMEOUT(two.areLinked(), kWait);
            two.follows.learn(two.changes, [&](auto& it) { it.nodeKey = two.changes.key(1); });
            QTRY_VERIFY_WITH_TIMEOUT(two.areLinked(), kWait);
        }
    }

    // And the other way round: who follows has slept through it.
    void itsFormerKeyIsKnownByWhoIsBehind() {
        for (const bool dials : {true, false}) {
            Two two(dials, {3, 4, 2, 0});
            QTRY_VERIFY_WITH_TIMEOUT(two.areLinked(), kWait);
            two.follows.learn(two.changes, [&](auto& it) { it.nodeKey = two.changes.key(3); });
            QTRY_VERIFY_WITH_TIMEOUT(two.areLinked(), kWait);
            QCOMPARE(two.follows.mesh->linkTo(two.ledger.clinic(two.changes.number), node::Channel::Main)
                         ->peer()
                         .nodeKey,
                     two.changes.key(3));
        }
    }

    // Named by staff: by whom a newcomer finds the others, and who may have lied about belonging to them.
    void contactsCountUntilOneIsOnTheLedger() {
        const Ledger ledger;
        const ledger::StateView state(ledger.state);
        const auto newcomer = crypto::ClinicKeys(crypto::SecretBytes::random(32)).sign(0).publicKey();
        const ClinicId outsider = ClinicId::copy(newcomer.view()), member = ledger.clinic(0);
        const node::KnownClinic named{newcomer, ledger.tls[2].pin, {}, true};
        const node::KnownClinics contacts{{outsider, named}, {member, named}};
        const ClinicId own = ClinicId::copy(ledger::world::Person("newcomer").key().view());
        const auto before = node::knownTo(own, state, contacts);
        QCOMPARE(before.at(outsider).nodeKey, newcomer);
        QVERIFY(!before.at(outsider).validates);
        QVERIFY(before.at(member) == node::knownFrom(state).at(member));
        QVERIFY(node::knownTo(ledger.clinic(1), state, contacts) == node::knownFrom(state));
    }

    // The key alone is not the clinic: the pin has to fit, too.
    void aPinThatIsNotTheClinicsOpensNothing() {
        for (const bool dials : {true, false}) {
            Two two(dials);
            QTRY_VERIFY_WITH_TIMEOUT(two.areLinked(), kWait);
            two.follows.learn(two.changes, [&](auto& it) { it.tlsPin = two.ledger.tls[2].pin; });
            QTRY_VERIFY_WITH_TIMEOUT(two.areCut(), kWait);
            QTest::qWait(kLong);
            QVERIFY(two.areCut());
        }
    }

    void whoMovesIsFoundAgain() {
        Two two(false);  // the one that moves is dialled
        QTRY_VERIFY_WITH_TIMEOUT(two.areLinked(), kWait);
        two.changes.mesh->stop();
        QTRY_VERIFY_WITH_TIMEOUT(two.follows.isCutFrom(two.changes), kWait);
        two.changes.told.clear();
        QVERIFY(two.changes.mesh->start("127.0.0.1:0"));
        const std::string place = "127.0.0.1:" + std::to_string(two.changes.mesh->port());
        QTest::qWait(kLong);
        QVERIFY(two.follows.isCutFrom(two.changes));
        two.follows.learn(two.changes, [&](auto& it) { it.addresses = {ledger::Address(place)}; });
        QTRY_VERIFY_WITH_TIMEOUT(two.areLinked(), kWait);
        // Another address is no reason to end a link that is up.
        node::Link* const link =
            two.follows.mesh->linkTo(two.ledger.clinic(two.changes.number), node::Channel::Main);
        two.follows.learn(two.changes,
                          [&](auto& it) { it.addresses.push_back(ledger::Address("x.example:1")); });
        QTest::qWait(kLong);
        QVERIFY(two.follows.mesh->linkTo(two.ledger.clinic(two.changes.number), node::Channel::Main) == link);
    }

    void whoLeavesIsCutOffAndMayComeBack() {
        for (const bool dials : {true, false}) {
            Two two(dials);
            QTRY_VERIFY_WITH_TIMEOUT(two.areLinked(), kWait);
            const node::KnownClinics before = two.follows.mesh->known();
            two.follows.forget(two.changes);
            QTRY_VERIFY_WITH_TIMEOUT(two.areCut(), kWait);
            const auto others = two.follows.mesh->others();
            QVERIFY(std::ranges::find(others, two.ledger.clinic(two.changes.number)) == others.end());
            QTest::qWait(kLong);
            QVERIFY(two.areCut());
            two.follows.mesh->follow(before);
            QTRY_VERIFY_WITH_TIMEOUT(two.areLinked(), kWait);
        }
    }
};

QTEST_GUILESS_MAIN(MeshFollowTest)
#include "mesh_follow_test.moc"
