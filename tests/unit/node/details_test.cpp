// Sealed fields: which of them end, and how a clinic comes by those that a dishonest one withheld.
#include <QtTest>

#include "core/node/bodies.h"
#include "tests/unit/node/clinics.h"

using namespace reseal;
using namespace reseal::test;

namespace {

const Person kPatient("patient");

class Scene : public Ledger {
public:
    crypto::RistrettoKey a1 = Person::ristretto("a1"), a2 = Person::ristretto("a2");
    Scene() {
        say(kPatient, {registration(kPatient, ledger::Role::Patient)});
        say(kPatient, catalogue(1, {newKey(kPatient, a1), newKey(kPatient, a2)}));
    }
    static ledger::ConditionKey key(const crypto::RistrettoKey& of) {
        return ledger::ConditionKey::copy(of.point.view());
    }
    static Said erase(std::string_view record) { return {ledger::Erase{idOf<RecordId>(record)}}; }
    // Ordered, in a block by itself.
    ledger::Transaction ordered(Said said) {
        const ledger::Transaction out = tx(kPatient, std::move(said));
        order(out);
        return out;
    }
};

// What a catching-up clinic is given by one that keeps the sealed fields to itself.
void hearsWithoutDetails(Clinic& clinic, const Scene& scene) {
    Clinic::Process& process = clinic.process();
    for (const Bytes& bytes : scene.blocks) {
        ledger::Block block = *ledger::Block::decode(bytes);
        for (ledger::Transaction& tx : block.transactions) tx = tx.withoutDetails();
        const auto applied = process.chain->apply(block, {}, ledger::DetailRule::MayBeErased);
        QVERIFY2(applied, applied ? "" : applied.error().text().c_str());
        if (*applied) process.details.follow(**applied);
    }
}

std::vector<std::size_t> kept(Clinic& clinic, const ledger::Transaction& tx) {
    const auto stored = clinic.process().store.blocks().transaction(tx.id());
    std::vector<std::size_t> out;
    for (std::size_t slot = 0; slot < stored->details().size(); ++slot)
        if (stored->details()[slot]) out.push_back(slot);
    return out;
}

using Slots = std::vector<std::size_t>;

}  // namespace

class DetailsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    // The record's second stanza, for the archive, stays when the patient files it elsewhere.
    void whatARefileReplacesEnds() {
        Scene scene;
        const auto record = scene.ordered(scene.record("r", {Scene::key(scene.a1), scene.archive(0)}));
        Clinic clinic(scene, 1);
        clinic.catchUp();
        QCOMPARE(kept(clinic, record), (Slots{0, 1, 2}));
        const auto refile = scene.ordered(scene.refile("r", Scene::key(scene.a2), 1));
        clinic.catchUp();
        QCOMPARE(kept(clinic, record), (Slots{1}));
        QCOMPARE(kept(clinic, refile), (Slots{0, 1}));
        scene.ordered(Scene::erase("r"));
        clinic.catchUp();
        QCOMPARE(kept(clinic, record), Slots{});
        QCOMPARE(kept(clinic, refile), Slots{});
    }

    void whatComesAndGoesInOneBlock() {
        Scene scene;
        const auto other = scene.ordered(scene.record("other", {Scene::key(scene.a1)}));
        std::vector<ledger::Transaction> several;
        auto& lane = scene.lanes[kPatient.id];
        const auto add = [&](Said said) {
            several.push_back(scene.tx(kPatient, std::move(said)));
            lane = {lane.id, lane.seq + 1, several.back().id()};
        };
        add(scene.record("r", {Scene::key(scene.a1)}));
        add(scene.refile("r", Scene::key(scene.a2), 1));
        add(Scene::erase("r"));
        scene.blocks.push_back(scene.block(several).encode());
        Clinic clinic(scene, 1);
        clinic.catchUp();
        QCOMPARE(kept(clinic, several[0]), Slots{});
        QCOMPARE(kept(clinic, several[1]), Slots{});
        QCOMPARE(kept(clinic, other), (Slots{0, 1}));
    }

    // It is the same as what a later, good transaction may carry, and would outlive it.
    void whatIsVoidLeavesNoFields() {
        Scene scene;
        const auto isVoid = scene.tx(kPatient, scene.request(kPatient));
        scene.blocks.push_back(scene.block({isVoid}).encode());
        Clinic clinic(scene, 1);
        clinic.catchUp();
        QCOMPARE(kept(clinic, isVoid), Slots{});
    }

    void whatWasWithheldIsFetched() {
        Scene scene;
        const auto record = scene.ordered(scene.record("r", {Scene::key(scene.a1)}));
        Clinic honest(scene, 0), forgetful(scene, 1), lying(scene, 2), late(scene, 3);
        for (Clinic* clinic : {&honest, &forgetful, &lying}) clinic->catchUp();
        for (const std::size_t slot : {0, 1})
            QVERIFY(forgetful.process().store.blocks().eraseDetail(record.id(), slot));
        node::Mesh& mesh = lying.process().mesh;
        QObject::disconnect(&mesh, nullptr, &mesh, nullptr);
        QObject::connect(&mesh,
                         qOverload<node::Link*, node::FrameKind, quint64, const Bytes&>(&node::Mesh::request),
                         &mesh, [&](node::Link* from, node::FrameKind, quint64 question, const Bytes&) {
                             mesh.answer(from, question, node::encodeBytes(bytesOf("something else")));
                         });
        hearsWithoutDetails(late, scene);
        auto& desk = late.process().details;
        QCOMPARE(desk.missing(), std::size_t{4});  // the record's two, and the catalogue's two drawers
        linkClinics({&honest, &forgetful, &lying, &late});
        const auto done = [&] {
            desk.fetchDue();
            return desk.missing() == 0;
        };
        QTRY_VERIFY_WITH_TIMEOUT(done(), 60'000);
        QCOMPARE(kept(late, record), (Slots{0, 1}));
        QVERIFY(late.process().store.blocks().transaction(record.id())->details() == record.details());
    }

    void whatHasEndedSinceIsNotMissed() {
        Scene scene;
        const auto record = scene.ordered(scene.record("r", {Scene::key(scene.a1)}));
        const auto isVoid = scene.tx(kPatient, scene.request(kPatient));  // which a patient may not
        scene.blocks.push_back(scene.block({isVoid}).encode());
        scene.commit({isVoid});
        scene.ordered(Scene::erase("r"));
        Clinic late(scene, 3);
        hearsWithoutDetails(late, scene);
        auto& desk = late.process().details;
        QCOMPARE(desk.missing(), std::size_t{5});
        desk.fetchDue();                           // nobody is there to ask
        QCOMPARE(desk.missing(), std::size_t{2});  // the catalogue's drawers
        QVERIFY(!late.process().store.blocks().transaction(record.id())->hasAllDetails());
    }

    void aRestartRemembersWhatIsMissing() {
        Scene scene;
        scene.ordered(scene.record("r", {Scene::key(scene.a1)}));
        Clinic late(scene, 3);
        hearsWithoutDetails(late, scene);
        late.sleep();
        late.wake();
        QCOMPARE(late.process().details.missing(), std::size_t{0});
        QVERIFY(late.process().details.findMissing());
        QCOMPARE(late.process().details.missing(), std::size_t{4});
    }

    // A person need not wait for its clinic's turn; another clinic is not sent on, or questions would run in
    // circles.
    void aPersonsQuestionIsPassedOn() {
        Scene scene;
        const auto record = scene.ordered(scene.record("r", {Scene::key(scene.a1)}));
        Clinic honest(scene, 0), late(scene, 3);
        honest.catchUp();
        hearsWithoutDetails(late, scene);
        linkClinics({&honest, &late});
        const Hash32 hash = crypto::sha256(*record.details()[0]);
        node::Peer person, clinic;
        person.role = node::PeerRole::Person;
        clinic.role = node::PeerRole::Clinic;
        std::optional<Result<Bytes>> said;
        const auto ask = [&](const node::Peer& from, const Hash32& what) {
            said.reset();
            late.process().details.get(from, node::encodeBytes(what),
                                       [&](Result<Bytes> answer) { said = std::move(answer); });
        };
        ask(clinic, hash);
        QVERIFY(said && !*said && said->error().code == ErrorCode::NotFound);
        // One of the three that are asked in turn is there; the other two answer at once that they are not.
        const auto given = [&] {
            ask(person, hash);
            return QTest::qWaitFor([&] { return said.has_value(); }, 20'000) && *said;
        };
        QTRY_VERIFY_WITH_TIMEOUT(given(), 60'000);
        QVERIFY(*node::decodeBytes(**said) == *record.details()[0]);
        ask(person, Hash32{});
        QVERIFY(said && !*said && said->error().code == ErrorCode::NotFound);
        late.process().details.get(person, bytesOf("x"),
                                   [&](Result<Bytes> answer) { said = std::move(answer); });
        QVERIFY(!*said && said->error().code == ErrorCode::Malformed);
    }
};

QTEST_GUILESS_MAIN(DetailsTest)
#include "details_test.moc"
