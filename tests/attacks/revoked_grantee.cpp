// A revoked grantee with fewer than t dishonest proxies opens nothing more: the honest ones decide from
// their own ledger, and from every revocation that they have heard of, whether to release.
//
// That shares are destroyed is a second line of defence. So the honest clinics here are mostly asked in the
// moment before: killed right after the block, or after the statement was written down.
#include "tests/attacks/consortium.h"

using namespace reseal;
using namespace reseal::attacks;

class RevokedGrantee : public QObject {
    Q_OBJECT

    std::unique_ptr<Scene> scene_;
    static constexpr std::size_t kDishonest = 2;
    const SealedRecord& target() const { return scene_->second; }

    void honestKnowOfTheRevocation() {
        scene_->ledger.order(scene_->ledger.tx(scene_->patient, {scene_->revocation()}));
        for (auto& clinic : scene_->clinics) clinic->catchUp(Clinic::Then::IsKilled);
    }
    Scene::Answers askAll() {
        Scene::Answers answers;
        scene_->collude(answers, kDishonest, target());
        for (const std::size_t honest : {0, 1}) scene_->ask(answers, honest, target());
        return answers;
    }

private Q_SLOTS:
    void init() {
        scene_ = std::make_unique<Scene>();
        scene_->grant();
        scene_->link({0, 1, 2, 3});
        Scene::Answers answers;
        for (const std::size_t honest : {0, 1}) scene_->ask(answers, honest, scene_->first);
        QVERIFY(scene_->opens(scene_->first, answers));  // until the revocation all of it works
    }
    void cleanup() { scene_.reset(); }

    void theRevocationIsOrdered() {
        honestKnowOfTheRevocation();
        ATTACK(scene_->opens(target(), askAll()));
    }
    void theRevocationIsOnlySaid() {
        for (auto& clinic : scene_->clinics)
            QVERIFY(clinic->hear(scene_->revocation(), Clinic::Then::IsKilled));
        ATTACK(scene_->opens(target(), askAll()));
    }
    void requestsFromBeforeAreSentAgain() {
        std::vector<node::ReencapsulationRequest> kept;
        for (const std::size_t honest : {0, 1})
            kept.push_back(scene_->request(honest, target().blob().record, target().stanza().stanza()));
        honestKnowOfTheRevocation();
        Scene::Answers answers;
        scene_->collude(answers, kDishonest, target());
        for (const auto& request : kept) scene_->replay(answers, request);
        ATTACK(scene_->opens(target(), answers));
    }

    // What honest proxies answered for one record before helps with no other.
    void answersFromBeforeAreForAnotherRecord() {
        Scene::Answers answers;
        scene_->ask(answers, 0, scene_->first);
        QCOMPARE(answers.size(), 1u);
        scene_->collude(answers, kDishonest, target());
        QVERIFY(!scene_->opens(target(), answers));
    }
    // Without their shares honest proxies can't help even if they would.
    void theSharesAreDestroyed() {
        for (auto& clinic : scene_->clinics) QVERIFY(clinic->hear(scene_->revocation()));
        QVERIFY(!scene_->opens(target(), askAll()));
    }
};

QTEST_GUILESS_MAIN(RevokedGrantee)
#include "revoked_grantee.moc"
