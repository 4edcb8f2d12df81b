// A patient's home node shows keys of its own in the place of other clinics', so that the shares of a grant
// go to itself: with as many as the grant asks for it would open what was granted for ever, whatever is
// revoked.
#include "tests/attacks/attack.h"
#include "tests/unit/engine/story.h"

using namespace reseal;
using namespace reseal::attacks;
using test::must;

class HomeClinicsKeys : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { crypto::initialize(); }

    void allSharesGoToOneClinic() {
        test::Story s;
        s.meet();
        must(s.seal("eva.json", test::kBundle));
        const auto request = s.ask({records::Category::Laboratory});
        const crypto::BoxKey mine = crypto::BoxKey::random();
        for (const test::FakeLedger::Clinic& clinic : s.ledger.clinics) {
            auto entry = *s.ledger.state().clinic(clinic.id);
            entry.box = mine.publicKey();
            const auto key = ledger::Key(ledger::Table::Clinics).add(ledger::account(clinic.id));
            s.ledger.forged[key.bytes()] = ledger::codec::encode(entry);
        }
        const auto approval =
            engine::Approval{request.id, {request.categories.begin(), request.categories.end()}, {}, {}};
        std::vector<node::ShareDelivery> seen;
        s.patient.home().keepsDelivery = [&](const node::ShareDelivery& one) {
            seen.push_back(one);
            return true;
        };
        const auto approved = s.patient.patient().approve(approval);
        QCOMPARE(static_cast<bool>(approved), !kDefended);
        std::map<GrantId, std::size_t> opened;
        for (const node::ShareDelivery& one : seen) {
            const auto entry = s.ledger.state().grant(one.grant);
            if (!entry) continue;
            const auto grant =
                must(sharing::CheckedGrant::check(must(sharing::GrantTerms::decode(entry->terms))));
            if (sharing::ProxyShare::accept(grant, one.proxy, mine, one.box)) ++opened[one.grant];
        }
        const bool hasEnough = std::ranges::any_of(opened, [&](const auto& one) {
            const auto terms = must(sharing::GrantTerms::decode(s.ledger.state().grant(one.first)->terms));
            return one.second >= terms.threshold;
        });
        ATTACK(hasEnough);
    }
};

QTEST_GUILESS_MAIN(HomeClinicsKeys)
#include "home_clinics_keys.moc"
