#include "app/demo/consortium.h"

#include <QTcpServer>
#include <QTemporaryDir>
#include <QThread>
#include <QtTest>

#include "app/demo/await.h"
#include "core/base/files.h"
#include "core/crypto/secret.h"

using namespace reseal;
using namespace reseal::app;
using records::Role;

class ConsortiumTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { crypto::initialize(); }

    void aRosterComesBackAndNothingElseIsTaken() {
        const QTemporaryDir directory;
        const std::filesystem::path folder = directory.path().toStdString();
        Roster roster{true,
                      {{"Demo Clinic North", "clinic-1", 4711}},
                      {{"Demo Linden", "", "person-1", Role::Patient, 0}}};
        QVERIFY(roster.save(folder));
        const auto back = Roster::load(folder);
        QVERIFY(back);
        QVERIFY(back->finished);
        QCOMPARE(back->clinics.at(0).port, std::uint16_t{4711});
        QCOMPARE(back->persons.at(0).name, std::string("Demo Linden"));
        QCOMPARE(back->persons.at(0).role, Role::Patient);

        roster.persons.at(0).folder = "../elsewhere";
        QVERIFY(roster.save(folder));
        QCOMPARE(Roster::load(folder).error().code, ErrorCode::Malformed);
        roster.persons.at(0) = {"Demo Linden", "", "person-1", Role::Patient, 1};  // no such clinic
        QVERIFY(roster.save(folder));
        QCOMPARE(Roster::load(folder).error().code, ErrorCode::Malformed);
        QVERIFY(writeFileDurably(folder / "demo.json", bytesOf(std::string_view("{\"format\": 2}"))));
        QCOMPARE(Roster::load(folder).error().code, ErrorCode::TooNew);
        QCOMPARE(Roster::load(folder / "nowhere").error().code, ErrorCode::NotFound);
    }

    void aFinishedDemoIsOpenedAgainAndAnUnfinishedOneNot() {
        const QTemporaryDir directory;
        const std::filesystem::path folder = directory.path().toStdString() + "/demo";
        std::uint16_t port = 0;
        {
            auto made = DemoConsortium::found(folder, 1, {});
            QVERIFY2(made, made ? "" : made.error().text().c_str());
            const auto member = (*made)->enrol(0, Role::Patient, "Demo Linden", "");
            QVERIFY2(member, member ? "" : member.error().text().c_str());
            QCOMPARE(member->folder, folder / "person-1");
            QCOMPARE(DemoConsortium::reopen(folder, {}).error().code, ErrorCode::Damaged);
            QCOMPARE(DemoConsortium::found(folder, 1, {}).error().code, ErrorCode::Damaged);
            QVERIFY((*made)->finish());
            QCOMPARE(DemoConsortium::found(folder, 1, {}).error().code, ErrorCode::AlreadyExists);
            port = (*made)->roster().clinics.at(0).port;
            // It runs already: its own port is taken.
            QCOMPARE(DemoConsortium::reopen(folder, {}).error().code, ErrorCode::Io);
        }
        {
            QTcpServer other;
            QVERIFY(other.listen(QHostAddress::LocalHost, port));
            const auto refused = DemoConsortium::reopen(folder, {});
            QCOMPARE(refused.error().code, ErrorCode::Io);
            QVERIFY(refused.error().detail.find(std::to_string(port)) != std::string::npos);
        }
        auto again = DemoConsortium::reopen(folder, {});
        QVERIFY2(again, again ? "" : again.error().text().c_str());
        QCOMPARE((*again)->roster().persons.at(0).name, std::string("Demo Linden"));
        engine::Session session(folder / "person-1");
        QVERIFY(await(session.unlock(demoPassphrase())));
        const auto person = await(session.join());
        QVERIFY(person);
        QCOMPARE(person->phase, engine::Phase::Ready);
        // The node proves the patient's history, and the session takes it.
        const auto history = await(session.patient()->activity());
        QVERIFY2(history, history ? "" : history.error().text().c_str());
        QVERIFY(!history->empty());
        QCOMPARE(history->back().kind, std::string("PseudonymAdmitted"));
    }

    void clinicsMoveToTheThreadThatShowsThem() {
        const QTemporaryDir directory;
        const std::filesystem::path folder = directory.path().toStdString() + "/demo";
        std::vector<std::unique_ptr<engine::ClinicDesk>> taken;
        QThread* const here = QThread::currentThread();
        const std::unique_ptr<QThread> worker(QThread::create([&] {
            auto made = DemoConsortium::found(folder, 1, {});
            if (made) taken = (*made)->takeClinics(here);
        }));
        worker->start();
        QTRY_VERIFY_WITH_TIMEOUT(worker->isFinished(), 60'000);
        QCOMPARE(taken.size(), std::size_t{1});
        QCOMPARE(taken.front()->thread(), here);
        const auto status = await(taken.front()->status());
        QVERIFY(status);
        QVERIFY(status->signing);
    }

    void namesGoOnWithNumbers() {
        QCOMPARE(demoClinicName(0), std::string("Demo Clinic North"));
        QCOMPARE(demoClinicName(3), std::string("Demo Clinic West"));
        QCOMPARE(demoClinicName(4), std::string("Demo Clinic 5"));
        const QTemporaryDir directory;
        const std::filesystem::path folder = directory.path().toStdString() + "/demo";
        QCOMPARE(DemoConsortium::found(folder, 0, {}).error().code, ErrorCode::InvalidArgument);
        QCOMPARE(DemoConsortium::found(folder, kMaxDemoClinics + 1, {}).error().code,
                 ErrorCode::InvalidArgument);
    }
};

QTEST_GUILESS_MAIN(ConsortiumTest)
#include "consortium_test.moc"
