// Who was granted one record gets no other, though both lie under the same key: each proxy holds every
// request against the grant's list of records and the ledger's own stanza.
#include "tests/attacks/consortium.h"

using namespace reseal;
using namespace reseal::attacks;

class AnotherRecord : public QObject {
    Q_OBJECT

    std::unique_ptr<Scene> scene_;

private Q_SLOTS:
    void initTestCase() {
        scene_ = std::make_unique<Scene>();
        scene_->grant({&scene_->first});
        scene_->link({0, 1, 2, 3});
    }
    void cleanupTestCase() { scene_.reset(); }

    void whatWasGrantedOpens() {
        Scene::Answers answers;
        for (const std::size_t clinic : {0, 1, 2}) scene_->ask(answers, clinic, scene_->first);
        QVERIFY(scene_->opens(scene_->first, answers));
    }
    void theyAskForAnother() {
        Scene::Answers answers;
        for (const std::size_t clinic : {0, 1, 2}) scene_->ask(answers, clinic, scene_->second);
        ATTACK(scene_->opens(scene_->second, answers));
    }
    // Answers for the granted record, used on the other one.
    void theyUseTheAnswersForTheGrantedOne() {
        Scene::Answers answers;
        for (const std::size_t clinic : {0, 1, 2}) scene_->ask(answers, clinic, scene_->first);
        QVERIFY(!scene_->opens(scene_->second, answers));
    }
    // The granted record's id with the other one's capsule, as it is and with the granted one's proof.
    void theySendTheOtherCapsule() {
        const sealing::Stanza own = scene_->first.stanza().stanza();
        const sealing::Stanza other = scene_->second.stanza().stanza();
        sealing::Stanza mixed = own;
        mixed.E = other.E;
        mixed.Ebar = other.Ebar;
        for (const sealing::Stanza& stanza : {other, mixed}) {
            Scene::Answers answers;
            for (const std::size_t clinic : {0, 1, 2})
                scene_->replay(answers, scene_->request(clinic, scene_->first.blob().record, stanza));
            QVERIFY(answers.empty());
        }
    }
    // A doctor may put records on the ledger. Not a copy of the other one's capsule: its proof is bound to
    // the record.
    void theyRegisterTheOtherCapsuleAsTheirOwn() {
        const auto A = ledger::ConditionKey::copy(scene_->condition.A.view());
        const auto registered = [&](const RecordId& record, const Bytes& stanza) {
            ledger::Record op;
            op.record = record;
            op.blob = crypto::randomFixed<BlobId>();
            op.sealedLength = scene_->second.blob().sealedSize;
            op.fileServers = {scene_->ledger.clinic(0), scene_->ledger.clinic(1)};
            op.stanzas.push_back({A, crypto::sha256(stanza)});
            const Bytes label = World::label(A, record, 0);
            op.label = crypto::sha256(label);
            return scene_->ledger.tryApply({scene_->ledger.tx(scene_->doctor, {op, {stanza, label}})});
        };
        const auto own = crypto::randomFixed<RecordId>();
        QVERIFY(!registered(own, scene_->second.stanza().stanza().encode()));
        QVERIFY(registered(own, World::stanza(A, own)));  // all else about it is right
    }
};

QTEST_GUILESS_MAIN(AnotherRecord)
#include "another_record.moc"
