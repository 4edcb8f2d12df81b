// More validators than are linked every two: real links among many clinics in one process.
#include <QtTest>

#include "core/node/mesh.h"
#include "tests/unit/node/founding.h"

using namespace reseal;

namespace {

constexpr std::size_t kValidators = gossip::kFullMeshUpTo + 1;
constexpr std::size_t kClinics = kValidators + 1;  // the last one only listens

ledger::ClinicRoles rolesOf(std::size_t i) {
    return ledger::ClinicRoles{} |
           (i < kValidators ? ledger::ClinicRole::Validator : ledger::ClinicRole::FileServer);
}

struct Clinic {
    Clinic(const test::Founders& consortium, std::size_t number)
        : address(consortium.addresses[number]),
          identity(*node::LocalIdentity::make(consortium.genesis->chainId(), consortium.tls[number],
                                              consortium.keys[number].sign(0))),
          mesh(identity, *consortium.genesis, consortium.id(number), patient()) {
        QObject::connect(&mesh, &node::Mesh::up, &mesh, [this](ClinicId other) { linked.insert(other); });
        QObject::connect(&mesh, &node::Mesh::down, &mesh, [this](ClinicId other) { linked.erase(other); });
    }
    // Hundreds of handshakes share one thread, and perhaps a busy machine.
    static node::LinkLimits patient() {
        node::LinkLimits limits;
        limits.handshake = seconds(120);
        limits.maxHandshakesPerAddress = 64;
        return limits;
    }
    std::size_t links(node::Channel channel) const {
        return static_cast<std::size_t>(std::ranges::count_if(
            mesh.others(), [&](const ClinicId& other) { return mesh.linkTo(other, channel) != nullptr; }));
    }
    // What it was told of its links is what there is.
    bool isToldTheTruth() const {
        return std::ranges::all_of(mesh.others(), [&](const ClinicId& other) {
            return linked.contains(other) == (mesh.linkTo(other, node::Channel::Main) != nullptr);
        });
    }
    std::string address;
    node::LocalIdentity identity;
    std::set<ClinicId> linked;
    node::Mesh mesh;
};

}  // namespace

class PartialMeshTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { crypto::initialize(); }

    void mainLinksAreChosenAndBulkLinksJoinEverybody() {
        const test::Founders consortium(kClinics, rolesOf, ledger::world::World::defaults());
        std::vector<std::unique_ptr<Clinic>> clinics;
        for (std::size_t i = 0; i < kClinics; ++i) {
            clinics.push_back(std::make_unique<Clinic>(consortium, i));
            QVERIFY(clinics.back()->mesh.start(clinics.back()->address));
            QTest::qWait(50);
        }
        const auto enough = [&](std::size_t upTo) {
            return std::ranges::all_of(clinics, [&](const auto& clinic) {
                return clinic == nullptr ||
                       (clinic->links(node::Channel::Main) >= gossip::Overlay::kLeast &&
                        clinic->links(node::Channel::Bulk) == upTo - 1 && clinic->isToldTheTruth());
            });
        };
        QTRY_VERIFY_WITH_TIMEOUT(enough(kClinics), 240'000);
        std::size_t all = 0;
        for (std::size_t i = 0; i < kValidators; ++i) {
            const std::size_t links = clinics[i]->links(node::Channel::Main);
            QVERIFY(links <= gossip::Overlay::kMost + 1);  // and the one that only listens
            all += links;
        }
        QVERIFY(all < kValidators * (kValidators - 1));
        const ClinicId listener = consortium.id(kValidators);
        QVERIFY(clinics[kValidators]->links(node::Channel::Main) <= gossip::Overlay::kMost);

        // Some go away without a word; the others choose anew.
        for (std::size_t i = 0; i < 6; ++i) clinics[i].reset();
        QTRY_VERIFY_WITH_TIMEOUT(enough(kClinics - 6), 240'000);
        QVERIFY(clinics[10]->mesh.isUp(listener));
    }
};

QTEST_GUILESS_MAIN(PartialMeshTest)
#include "partial_mesh_test.moc"
