// A doctor was in a clinic's team and is taken out of it, with a question that proxies have answered still at
// hand: what was begun is not finished, and nothing new is begun.
#include "tests/attacks/attack.h"
#include "tests/unit/node/team_scene.h"

using namespace reseal;
using namespace reseal::test;

class FormerMember : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { crypto::initialize(); }

    void readsOn() {
        Team s;
        const std::vector<sharing::FromProxy> shares{s.share(0, {}), s.share(2, {})};
        QVERIFY(s.open(shares, s.record));
        QVERIFY(s.team().remove(Team::idOf(s.doctor)));
        const auto opened = s.open(shares, s.record);
        const bool succeeded = (opened && *opened == s.secret()) || s.sign(s.toTeam, s.record);
        ATTACK(succeeded);
    }
};

QTEST_GUILESS_MAIN(FormerMember)
#include "former_member.moc"
