// A clinic whose own disk has failed its node: whoever sits there is told, on every page.
#include <QtTest>

#include "tests/ui/fakes.h"
#include "tests/ui/walk.h"
#include "ui/common/boxes.h"
#include "ui/shell/workspace.h"

using namespace reseal;
using namespace reseal::test;
using namespace reseal::ui;

class NodeFailedTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { reseal::test::prepareToWalk(); }

    void everyPageSaysSo() {
        auto desk = std::make_shared<FakeClinicDesk>();
        Profile profile;
        profile.kind = Profile::Kind::Clinic;
        Seat seat(profile, desk);
        Workspace room(seat, false);
        const auto told = [&] {
            const QStringList banners = room.current()->banners().texts();
            return banners.filter(QStringLiteral("takes no part in the network")).size();
        };
        for (const auto& place : room.places()) {
            room.go(place.name);
            QCOMPARE(told(), 0);
        }
        Q_EMIT desk->stopped(fail(ErrorCode::DiskFull, "the vote log"));
        QCOMPARE(told(), 1);  // where somebody is
        for (const auto& place : room.places()) {
            room.go(place.name);
            QCOMPARE(told(), 1);
            QVERIFY(room.current()->banners().texts().filter(QStringLiteral("disk is full")).size() == 1);
            room.current()->refresh();
            QCOMPARE(told(), 1);
        }
    }
};

QTEST_MAIN(NodeFailedTest)
#include "node_failed_test.moc"
