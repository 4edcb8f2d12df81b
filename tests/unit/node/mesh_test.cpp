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
};

QTEST_GUILESS_MAIN(MeshTest)
#include "mesh_test.moc"
