// A proxy that slept through a revocation does not serve the revoked on waking: it releases only if f + 1
// other clinics have lately told it how far the ledger is, and it has come as far.
//
// Of the four clinics one (f) is dishonest, as is the grantee, who with its share needs one more.
#include "tests/attacks/consortium.h"

using namespace reseal;
using namespace reseal::attacks;

class SleepingProxy : public QObject {
    Q_OBJECT

    std::unique_ptr<Scene> scene_;
    static constexpr std::size_t kSleeper = 0, kDishonest = 2;

    // The two shares that they need, if the sleeper gives its own.
    bool granteeOpens() {
        Scene::Answers answers;
        scene_->collude(answers, kDishonest, scene_->second);
        scene_->ask(answers, kSleeper, scene_->second);
        return scene_->opens(scene_->second, answers);
    }
    void revokedWhileItSlept() {
        scene_->clinics[kSleeper]->sleep();
        scene_->ledger.order(scene_->ledger.tx(scene_->patient, {scene_->revocation()}));
        for (const std::size_t awake : {1, 3}) scene_->clinics[awake]->catchUp();
        scene_->clinics[kSleeper]->wake();
    }

private Q_SLOTS:
    void init() {
        scene_ = std::make_unique<Scene>();
        scene_->grant();
    }
    void cleanup() { scene_.reset(); }

    void awakeAndAmongOthersItServes() {
        scene_->link({0, 1, 2, 3});
        QVERIFY(granteeOpens());
    }
    void itReachesNobody() {
        revokedWhileItSlept();
        ATTACK(granteeOpens());
    }
    // It says nothing of the revocation.
    void itReachesTheDishonestOneAlone() {
        revokedWhileItSlept();
        scene_->link({kSleeper, kDishonest});
        ATTACK(granteeOpens());
    }
    // They say that there is a block which it does not have yet.
    void itReachesHonestOnesThatAreAhead() {
        revokedWhileItSlept();
        scene_->link({kSleeper, 1, 3});
        ATTACK(granteeOpens());
    }
    // One honest clinic that knows of the revocation, not ordered yet, is enough: it is obeyed.
    void itHearsOfARevocationThatIsNotOrdered() {
        scene_->clinics[kSleeper]->sleep();
        QVERIFY(scene_->clinics[1]->hear(scene_->revocation()));
        scene_->clinics[kSleeper]->wake();
        scene_->link({kSleeper, 1, kDishonest});
        QVERIFY(!granteeOpens());
    }
};

QTEST_GUILESS_MAIN(SleepingProxy)
#include "sleeping_proxy.moc"
