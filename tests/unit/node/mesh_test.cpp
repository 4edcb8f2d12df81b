// Links among clinics: what becomes of a question when its link is replaced.
#include <QtTest>

#include "core/node/bodies.h"
#include "tests/unit/node/clinics.h"

using namespace reseal;
using namespace reseal::test;

class MeshTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    // A clinic that lost its network dials again before its old link has died here. Whoever waits for an
    // answer on that one is told that none will come; otherwise a peer could hold what waits for ever.
    void aReplacedLinkAnswersItsQuestions() {
        const Ledger ledger;
        std::size_t dialing = 0, accepting = 1;  // the smaller id dials
        if (ledger.clinic(accepting) < ledger.clinic(dialing)) std::swap(dialing, accepting);
        Clinic accepts(ledger, accepting), dials(ledger, dialing), again(ledger, dialing);
        linkClinics({&accepts, &dials});
        node::Mesh& mesh = accepts.process().mesh;
        std::optional<Result<Bytes>> said;
        // Nobody answers this kind in here.
        mesh.request(ledger.clinic(dialing), node::FrameKind::NodeStatus, node::encodeNull(), seconds(600),
                     [&](Result<Bytes> answer) { said = std::move(answer); });
        QTest::qWait(200);
        QVERIFY(!said);
        node::Link* const before = mesh.linkTo(ledger.clinic(dialing), node::Channel::Bulk);
        QVERIFY(again.process().mesh.start("127.0.0.1:0"));
        QTRY_VERIFY_WITH_TIMEOUT(said.has_value(), 30'000);
        QVERIFY(!*said);
        QCOMPARE(said->error().code, ErrorCode::Offline);
        node::Link* const after = mesh.linkTo(ledger.clinic(dialing), node::Channel::Bulk);
        QVERIFY(after != nullptr && after != before);
    }

    // Two that dialled each other have two links, and have lost each other only with the second.
    void oneOfTwoLinksIsEnough() {
        const Ledger ledger;
        Clinic a(ledger, 0), b(ledger, 1);
        const bool aDials = ledger.clinic(0) < ledger.clinic(1);
        Clinic& dials = aDials ? a : b;
        Clinic& accepts = aDials ? b : a;
        const ClinicId dialer = ledger.clinic(aDials ? 0 : 1), accepter = ledger.clinic(aDials ? 1 : 0);
        // The one that is otherwise dialled doesn't know yet that it is reached anywhere, so it dials, too.
        node::KnownClinics hidden = node::knownFrom(ledger.genesis);
        hidden.at(accepter).addresses.clear();
        node::Mesh& mesh = accepts.process().mesh;
        mesh.follow(hidden);
        int up = 0, down = 0;
        connect(&mesh, &node::Mesh::up, this, [&] { ++up; });
        connect(&mesh, &node::Mesh::down, this, [&] { ++down; });
        linkClinics({&dials, &accepts});
        QTRY_COMPARE_WITH_TIMEOUT(up, 2, 30'000);
        QCOMPARE(down, 0);
        const auto closeOne = [&] {
            node::Link* const link = mesh.linkTo(dialer, node::Channel::Main);
            QVERIFY(link != nullptr);
            const QPointer<node::Link> ends = link;
            link->close(fail(ErrorCode::Offline, "the test's"));
            QTRY_VERIFY_WITH_TIMEOUT(ends.isNull(), 30'000);
        };
        // Once it knows its place, it leaves the dialling to the other; what is up stays.
        mesh.follow(node::knownFrom(ledger.genesis));
        closeOne();
        QVERIFY(mesh.linkTo(dialer, node::Channel::Main) != nullptr);
        QCOMPARE(down, 0);
        QTRY_COMPARE_WITH_TIMEOUT(up, 3, 30'000);  // the other's, again
        closeOne();
        closeOne();
        QTRY_COMPARE_WITH_TIMEOUT(up, 4, 30'000);
        QTest::qWait(2000);
        QCOMPARE(up, 4);
        QCOMPARE(down, 1);
    }
};

QTEST_GUILESS_MAIN(MeshTest)
#include "mesh_test.moc"
