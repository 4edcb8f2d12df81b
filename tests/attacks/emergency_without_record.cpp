// A doctor who already has what opens a patient's standing grant (from an emergency that is over, or from
// clinics that conspire) asks the proxies again, without an emergency on the ledger that anybody would hear
// of.
#include "core/sharing/emergency_grant.h"
#include "tests/attacks/attack.h"
#include "tests/unit/ledger/emergency.h"

using namespace reseal;
using namespace reseal::attacks;
using namespace reseal::ledger;
using namespace reseal::ledger::world;

class EmergencyWithoutRecord : public QObject {
    Q_OBJECT

    // Would an honest proxy release the patient's record under the grant?
    static bool releases(const Emergencies& s, const GrantId& grant, const Person& who, Instant now) {
        return static_cast<bool>(releasable(s.view(), grant, account(who.key()), Scene::id("r1"), now));
    }

private Q_SLOTS:
    void initTestCase() { crypto::initialize(); }

    void nothingWasDeclared() {
        Emergencies s;
        const GrantId grant = s.left();
        ATTACK(releases(s, grant, s.doctor, s.now));
        s.declared();
        QVERIFY(releases(s, grant, s.doctor, s.now));
    }

    void itIsOver() {
        Emergencies s;
        const GrantId grant = s.left();
        const Instant until = s.entry(s.declared()).until;
        QVERIFY(releases(s, grant, s.doctor, until));
        ATTACK(releases(s, grant, s.doctor, until + milliseconds(1)));
    }

    void itIsAnothers() {
        Emergencies s;
        const GrantId grant = s.left();
        s.declared(s.second);
        QVERIFY(releases(s, grant, s.second, s.now));
        ATTACK(releases(s, grant, s.doctor, s.now));
    }

    // Without t clinics there is nothing to ask with, whatever the proxies do. (What that rests on is left
    // out in opened_by_few.)
    void fewerClinicsThanItTakesOpenNothing() {
        Emergencies s;
        const GrantId id = s.left();
        const auto committee = s.keygen->key();
        const auto grant =
            *sharing::CheckedGrant::check(*sharing::GrantTerms::decode(s.view().grant(id)->terms));
        const EmergencyId context = EmergencyId::copy(Bytes(16, 1));
        std::vector<sharing::CheckedPartial> partials;
        for (const std::size_t i : {0U, 2U}) {
            const auto share = *s.keygen->share(i);
            const auto partial = *exponentiate(share, sharing::ProvenPoint::of(grant), context);
            partials.push_back(
                *sharing::CheckedPartial::check(share.shareKey(), grant.terms().X, context, partial));
        }
        QVERIFY(!sharing::openStandingGrant(committee, grant, partials, Bytes(80)));
        partials.push_back(partials.front());
        QVERIFY(!sharing::openStandingGrant(committee, grant, partials, Bytes(80)));
    }
};

QTEST_GUILESS_MAIN(EmergencyWithoutRecord)
#include "emergency_without_record.moc"
