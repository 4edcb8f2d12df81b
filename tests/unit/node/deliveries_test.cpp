// Shares on their way to the proxies, and when a proxy destroys the one it has.
#include <QtTest>

#include "tests/unit/node/grant_scene.h"

using namespace reseal;
using namespace reseal::test;

namespace {

Result<node::ShareReceipt> deliver(Clinic& to, const node::ShareDelivery& delivery) {
    std::optional<Result<Bytes>> said;
    to.process().deliveries.take(delivery.encode(), [&](Result<Bytes> answer) { said = std::move(answer); });
    if (!QTest::qWaitFor([&] { return said.has_value(); }, 30'000)) return fail(ErrorCode::Timeout, "");
    if (!*said) return said->error();
    return node::ShareReceipt::decode(**said);
}

std::size_t waiting(Clinic& at, const ClinicId& proxy) {
    return at.process().store.deliveries().pendingFor(proxy)->size();
}

bool holds(Clinic& proxy, const GrantId& grant) {
    return proxy.process().store.shares().find(grant)->has_value();
}

}  // namespace

class DeliveriesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    // Otherwise anybody who knows a grant's number could fill the room of its shares.
    void keptFromThePatientOnly() {
        GrantScene scene;
        Clinic home(scene, kHome);
        const auto refused = [&](const node::ShareDelivery& delivery, ErrorCode why) {
            const auto said = deliver(home, delivery);
            QVERIFY(!said);
            QCOMPARE(said.error().code, why);
            QCOMPARE(waiting(home, delivery.proxy), std::size_t{0});
        };
        refused(scene.delivery(), ErrorCode::NotFound);  // the grant's block has not come yet
        home.catchUp();
        auto delivery = scene.delivery();
        delivery.signature.reset();
        refused(delivery, ErrorCode::Denied);
        delivery.sign(kDoctor.sign, scene.chain());
        refused(delivery, ErrorCode::Denied);
        delivery.sign(kPatient.sign, ChainId{});
        refused(delivery, ErrorCode::Denied);
        delivery = scene.delivery();
        delivery.box.back() ^= 1;
        refused(delivery, ErrorCode::Denied);
        delivery = scene.delivery();
        delivery.proxy = scene.clinic(1);
        refused(delivery, ErrorCode::Denied);
        delivery.proxy = scene.clinic(kHome);  // a clinic, but none of this grant's proxies
        delivery.sign(kPatient.sign, scene.chain());
        refused(delivery, ErrorCode::CannotOpen);
        delivery.proxy = ClinicId{};
        refused(delivery, ErrorCode::NotFound);
    }

    void keptUntilTheProxyHasIt() {
        GrantScene scene;
        Clinic home(scene, kHome), proxy(scene, kProxy);
        for (Clinic* clinic : {&home, &proxy}) clinic->catchUp();
        const auto said = deliver(home, scene.delivery());
        QVERIFY(said && !said->accepted);
        QCOMPARE(waiting(home, scene.clinic(kProxy)), std::size_t{1});
        home.sleep();  // and the patient has gone
        home.wake();
        linkClinics({&home, &proxy});
        home.process().deliveries.forwardAll();
        QTRY_COMPARE_WITH_TIMEOUT(waiting(home, scene.clinic(kProxy)), std::size_t{0}, 30'000);
        QVERIFY(holds(proxy, scene.grant()));
        const auto again = deliver(home, scene.delivery());
        QVERIFY(again && again->accepted);
    }

    // The home can't judge what is boxed to another. What the proxy refuses for good does not come back for
    // ever.
    void whatIsNoShareGoes() {
        GrantScene scene;
        Clinic home(scene, kHome), proxy(scene, kProxy);
        for (Clinic* clinic : {&home, &proxy}) clinic->catchUp();
        auto delivery = scene.delivery();
        delivery.box = ledger::world::randomBytes(delivery.box.size());
        delivery.sign(kPatient.sign, scene.chain());
        QVERIFY(deliver(home, delivery));
        QCOMPARE(waiting(home, scene.clinic(kProxy)), std::size_t{1});
        linkClinics({&home, &proxy});
        home.process().deliveries.forwardAll();
        QTRY_COMPARE_WITH_TIMEOUT(waiting(home, scene.clinic(kProxy)), std::size_t{0}, 30'000);
        const auto honest = deliver(home, scene.delivery());
        QVERIFY(honest && honest->accepted);
    }

    void nothingIsForwardedOfWhatHasEnded() {
        GrantScene scene;
        Clinic home(scene, kHome), proxy(scene, kProxy);
        for (Clinic* clinic : {&home, &proxy}) clinic->catchUp();
        QVERIFY(deliver(home, scene.delivery()));
        QVERIFY(proxy.hear(scene.revoke(kPatient, scene.grant())));
        linkClinics({&home, &proxy});
        home.process().deliveries.forwardAll();
        QTRY_COMPARE_WITH_TIMEOUT(waiting(home, scene.clinic(kProxy)), std::size_t{0}, 30'000);
        QVERIFY(!holds(proxy, scene.grant()));
    }

    // A pseudonym that has lapsed may be renewed, and then the grant serves again.
    void aShareOutlivesALapse() {
        GrantScene scene;
        Clinic proxy(scene, kProxy);
        proxy.catchUp();
        QVERIFY(deliver(proxy, scene.delivery()));
        scene.passTo(scene.now + scene.genesis.parameters().readerLife + seconds(60));
        proxy.catchUp();
        QVERIFY(proxy.process().desk.sweep(nullptr));
        QVERIFY(holds(proxy, scene.grant()));
        QCOMPARE(deliver(proxy, scene.delivery()).error().code, ErrorCode::Expired);  // and serves nobody
    }

    void aShareEndsWithItsPeople_data() {
        QTest::addColumn<bool>("patient");
        QTest::newRow("patient retires") << true;
        QTest::newRow("grantee retires") << false;
    }
    void aShareEndsWithItsPeople() {
        QFETCH(bool, patient);
        GrantScene scene;
        Clinic proxy(scene, kProxy);
        proxy.catchUp();
        QVERIFY(deliver(proxy, scene.delivery()));
        const Person& gone = patient ? kPatient : kDoctor;
        const ledger::Operation retired = ledger::signRetire(scene.chain(), gone.sign, scene.now);
        QVERIFY(proxy.process().statements.obeyAll({ledger::encode(retired)}));
        QVERIFY(proxy.process().desk.sweep(nullptr));
        QVERIFY(!holds(proxy, scene.grant()));
    }

    void aShareEndsWithItsTime() {
        GrantScene scene;
        Clinic proxy(scene, kProxy);
        proxy.catchUp();
        QVERIFY(deliver(proxy, scene.delivery()));
        QVERIFY(proxy.process().desk.sweep(nullptr));
        QVERIFY(holds(proxy, scene.grant()));
        scene.passTo(scene.view().grant(scene.grant())->notAfter + seconds(1));
        proxy.catchUp();
        QVERIFY(proxy.process().desk.sweep(nullptr));
        QVERIFY(!holds(proxy, scene.grant()));
    }

    // Whether its share came or not: the patient sees who has not confirmed that it is gone.
    void whatNeverCameIsConfirmedToBeGone_data() {
        QTest::addColumn<bool>("restarted");
        QTest::newRow("up all the while") << false;
        QTest::newRow("away when it was over") << true;
    }
    void whatNeverCameIsConfirmedToBeGone() {
        QFETCH(bool, restarted);
        GrantScene scene;
        Clinic proxy(scene, kProxy);
        proxy.catchUp();
        if (restarted) proxy.sleep();
        scene.passTo(scene.view().grant(scene.grant())->notAfter + milliseconds(1));
        if (restarted) {
            proxy.wake();
            proxy.catchUp(Clinic::Then::IsKilled);
            QVERIFY(proxy.desk().start());
        }
        std::vector<GrantId> told;
        QObject::connect(&proxy.desk(), &node::ProxyDesk::shareDestroyed, &proxy.desk(),
                         [&](GrantId grant) { told.push_back(grant); });
        if (!restarted) proxy.catchUp();
        QVERIFY(proxy.desk().sweep(nullptr));
        QCOMPARE(told, std::vector<GrantId>{scene.grant()});
        QVERIFY(proxy.desk().sweep(nullptr));
        QCOMPARE(told.size(), std::size_t{1});
    }

    // An idle ledger's time stands still: a block is wanted for its time, of a proxy, for a while.
    void aBlockIsDueWhenAGrantIsOver() {
        GrantScene scene;
        Clinic proxy(scene, kProxy), other(scene, kHome);
        for (Clinic* clinic : {&proxy, &other}) clinic->catchUp();
        QVERIFY(other.desk().start());
        const Instant end = scene.view().grant(scene.grant())->notAfter, tip = scene.view().tip().time;
        QVERIFY(!proxy.desk().isBlockDue(tip, end));
        QVERIFY(proxy.desk().isBlockDue(tip, end + milliseconds(1)));
        QVERIFY(!other.desk().isBlockDue(tip, end + milliseconds(1)));
        QVERIFY(proxy.desk().isBlockDue(end, end + milliseconds(1)));
        QVERIFY(
            !proxy.desk().isBlockDue(end + milliseconds(1), end + milliseconds(2)));  // it shows that already
        QVERIFY(!proxy.desk().isBlockDue(tip, end + days(1)));
        scene.passTo(end + milliseconds(1));
        proxy.catchUp();
        QVERIFY(!proxy.desk().isBlockDue(tip, end + milliseconds(1)));
    }

    // Its signer has used up the room for what is said of unknown grants. What counts at once is kept all the
    // same.
    void theRoomOfUnknownGrantsIsTheirsAlone() {
        GrantScene scene;
        Clinic proxy(scene, kProxy);
        proxy.catchUp();
        QVERIFY(deliver(proxy, scene.delivery()));
        const auto revoked = [&](std::uint64_t n) {  // of a grant that nobody knows
            GrantId other;
            std::ranges::copy(le64(n), other.bytes.begin());
            return proxy.hear(scene.revoke(kPatient, other));
        };
        for (std::uint64_t n = 1; n <= store::kMaxEarlyPerSigner; ++n) QVERIFY(revoked(n));
        QCOMPARE(revoked(999).error().code, ErrorCode::Limit);  // it would be lost: no word counts by it
        QVERIFY(proxy.hear(scene.revoke(kPatient, scene.grant())));
        QVERIFY(!holds(proxy, scene.grant()));
        const ledger::Operation retired = ledger::signRetire(scene.chain(), kPatient.sign, scene.now);
        QVERIFY(proxy.process().statements.obeyAll({ledger::encode(retired)}));
        QCOMPARE(proxy.process().statements.known(0)->statements.size(), store::kMaxEarlyPerSigner + 2);
    }
};

QTEST_GUILESS_MAIN(DeliveriesTest)
#include "deliveries_test.moc"
