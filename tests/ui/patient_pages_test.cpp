// What a patient's pages say and do, on made-up values.
#include "tests/ui/fakes.h"
#include "tests/ui/hand.h"
#include "tests/ui/seats.h"

#include <QTemporaryDir>

#include "ui/common/qr.h"
#include "ui/models/sharing_model.h"
#include "ui/patient/card_page.h"
#include "ui/patient/request_card.h"
#include "ui/patient/requests_page.h"
#include "ui/patient/sharing_page.h"

namespace reseal::test {

using namespace ui;  // NOLINT: the test is about it

class PatientPagesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { prepareSeats(); }

    // To the next request, and then to the page: not to whatever control comes next in the window.
    void focusStaysWithTheRequests() {
        FakePatientDesk desk;
        FakeLedgerView ledger;
        desk.requestRows->resize(2);
        Seat seat(person(engine::Role::Patient), Seat::Desks{&desk, nullptr, &ledger});
        Workspace room(seat, false);
        room.show();
        makeActive(&room);
        QVERIFY(QTest::qWaitForWindowActive(&room));
        auto* page = go<RequestsPage>(room, "requests");
        page->setUndoTime(100);
        for (std::size_t left = 2; left-- > 0;) {
            auto cards = page->findChildren<RequestCard*>();
            QCOMPARE(cards.size(), static_cast<qsizetype>(left + 1));
            RequestCard* answered = cards.first()->hasFocusWithin() ? cards.first() : cards.last();
            answered->approveButton()->setEnabled(true);
            answered->approveButton()->setFocus();
            QTest::keyClick(answered->approveButton(), Qt::Key_Space);
            QVERIFY(answered->hasFocusWithin());  // at Undo
            desk.requestRows->resize(left);
            QTRY_COMPARE(page->findChildren<RequestCard*>().size(), static_cast<qsizetype>(left));
            QWidget* now = QApplication::focusWidget();
            QVERIFY(now != nullptr && page->isAncestorOf(now));
            if (left > 0) QVERIFY(page->findChildren<RequestCard*>().first()->hasFocusWithin());
        }
        auto* title = qobject_cast<QLabel*>(QApplication::focusWidget());
        QVERIFY(title != nullptr);
        QCOMPARE(title->text(), QStringLiteral("Requests"));
    }

    // It shows which records exist: nobody else at this computer needs to see it.
    void savedCardIsPrivate() {
        QTemporaryDir dir;
        FakePatientDesk desk;
        FakeLedgerView ledger;
        Seat seat(person(engine::Role::Patient), Seat::Desks{&desk, nullptr, &ledger});
        Workspace room(seat, false);
        auto* page = go<CardPage>(room, "card");
        for (const char* name : {"card.png", "card.pdf"}) {
            const QString path = dir.filePath(QLatin1String(name));
            QVERIFY(page->saveTo(path));
            const auto others = QFileDevice::ReadGroup | QFileDevice::ReadOther;
            QCOMPARE(QFile::permissions(path) & others, QFileDevice::Permissions());
            QVERIFY(QFileInfo(path).size() > 500);
        }
        QVERIFY(readQrFile(dir.filePath(QStringLiteral("card.png"))));
    }

    void sharedColumnsStandFirst() {
        SharingModel model;
        auto grants = sample::grants();
        grants.resize(1);
        model.set(grants, {engine::Category::Problems, engine::Category::Allergies, engine::Category::Notes,
                           engine::Category::Laboratory});
        QVERIFY(model.at(model.index(0, 0)) != nullptr);
        QCOMPARE(model.columnCount(), 4);
    }

    // Who has taken back from a person and not from the person's team is not told that it is over.
    void takingBackNamesTheTeam() {
        for (const bool inATeam : {false, true}) {
            FakePatientDesk desk;
            FakeLedgerView ledger;
            if (inATeam) desk.revoked->throughTeams = {{{}, {}, "Clinic South", sample::id<ClinicId>(2)}};
            Seat seat(person(engine::Role::Patient), Seat::Desks{&desk, nullptr, &ledger});
            Workspace room(seat, false);
            show(room);
            auto* page = go<SharingPage>(room, "sharing");
            QModelIndex cell;
            for (int column = 0; column < page->model().columnCount() && !cell.isValid(); ++column)
                if (page->model().at(page->model().index(0, column)) != nullptr)
                    cell = page->model().index(0, column);
            QVERIFY(cell.isValid());
            page->table().setCurrentIndex(cell);
            QTest::keyClick(&page->table(), Qt::Key_Space);
            Hand hand(room);
            QVERIFY(hand.press(QStringLiteral("Take it back…")));
            QVERIFY(hand.press(QStringLiteral("Take it back")));
            settle();
            QCOMPARE(desk.takenBack.size(), std::size_t{1});
            const QString said = page->banners().texts().join(QLatin1Char('\n'));
            QVERIFY2(said.contains(QStringLiteral("the team of Clinic South")) == inATeam, qPrintable(said));
            QVERIFY2(said.contains(QStringLiteral("can open nothing more")) != inATeam, qPrintable(said));
        }
    }
};

}  // namespace reseal::test

QTEST_MAIN(reseal::test::PatientPagesTest)
#include "patient_pages_test.moc"
