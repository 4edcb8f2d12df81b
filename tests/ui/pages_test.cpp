// What single pages say and do, on made-up values (fakes.h): what no clinic is needed for, or what a real one
// reaches only in days.
#include "tests/ui/fakes.h"
#include "tests/ui/walk.h"

#include "ui/common/fresh.h"
#include "ui/common/resources.h"
#include "ui/patient/activity_page.h"
#include "ui/shell/language.h"
#include "ui/shell/workspace.h"

namespace reseal::test {

using namespace ui;  // NOLINT: the test is about it

class PagesTest : public QObject {
    Q_OBJECT

    static Profile person(engine::Role role) {
        Profile out;
        out.name = QStringLiteral("Demo Person");
        out.role = role;
        return out;
    }
    template <class P>
    static P* go(Workspace& room, const char* name) {
        room.go(QLatin1String(name));
        settle();
        return qobject_cast<P*>(room.current());
    }

private Q_SLOTS:
    void initTestCase() {
        registerResources();
        useLanguage(QStringLiteral("en"));
        Theme::instance().fix(Scheme::Light);
        Theme::instance().install(*qApp);
    }

    // Who and what, of asking, allowing, taking back and opening.
    void activityNamesReaderAndCategory() {
        FakePatientDesk desk;
        FakeLedgerView ledger;
        Seat seat(person(engine::Role::Patient), Seat::Desks{&desk, nullptr, &ledger});
        Workspace room(seat, false);
        auto* page = go<ActivityPage>(room, "activity");
        const auto said = [&](const char* kind) {
            for (int row = 0; row < page->model().rowCount(); ++row)
                if (page->model().at(row).kind == kind) return page->model().sentence(page->model().at(row));
            return QString();
        };
        const QString reader = QStringLiteral("Dr Kim, cardiologist, Clinic South");
        QCOMPARE(said("Requested"),
                 reader + QStringLiteral(" asked to read everything in “Medications” and everything in "
                                         "“Laboratory results”"));
        QVERIFY(said("Denied").startsWith(QStringLiteral("You declined what Dr Kim")));
        QCOMPARE(said("Granted"), QStringLiteral("You approved: ") + reader +
                                      QStringLiteral(" may read everything in “Laboratory results”"));
        QCOMPARE(said("Revoked"), QStringLiteral("You took back what ") + reader +
                                      QStringLiteral(" could read: everything in “Notes and letters”"));
        QVERIFY(said("Released").contains(reader));
        // What is not known is said without names.
        desk.grantRows = fail(ErrorCode::Offline, {});
        page->refresh();
        settle();
        QCOMPARE(said("Granted"), QStringLiteral("You approved a request"));
    }

    // Of a card and of the tracker: an age that is said once would stay for ever.
    void agesGoOn() {
        FakePatientDesk desk;
        FakeDoctorDesk doctor;
        FakeLedgerView ledger;
        desk.requestRows->resize(1);
        doctor.requestRows->resize(1);
        for (auto* rows : {&desk.requestRows, &doctor.requestRows})
            rows->value().front().asked = wallClock() - seconds(58);
        Seat patientSeat(person(engine::Role::Patient), Seat::Desks{&desk, nullptr, &ledger});
        Seat doctorSeat(person(engine::Role::Doctor), Seat::Desks{nullptr, &doctor, &ledger});
        Workspace asked(patientSeat, false), asking(doctorSeat, false);
        const QWidget* pages[]{go<Page>(asked, "requests"), go<Page>(asking, "tracker")};
        for (const QWidget* page : pages)
            QTRY_VERIFY(([&] {
                Q_EMIT Freshness::instance().due();
                for (const QLabel* one : page->findChildren<QLabel*>())
                    if (one->text().contains(QStringLiteral("1 minute ago"))) return true;
                return false;
            })());
    }
};

}  // namespace reseal::test

QTEST_MAIN(reseal::test::PagesTest)
#include "pages_test.moc"
