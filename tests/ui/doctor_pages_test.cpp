// What a doctor's pages say and do, on made-up values.
#include "tests/ui/fakes.h"
#include "tests/ui/hand.h"
#include "tests/ui/seats.h"

#include <QHelpEvent>
#include <QTableWidget>
#include <QToolTip>

#include "ui/common/steps.h"
#include "ui/common/words.h"
#include "ui/doctor/composer.h"
#include "ui/doctor/identity.h"
#include "ui/doctor/seal_page.h"
#include "ui/models/record_table.h"
#include "ui/records/plot_view.h"
#include "ui/records/value_table.h"

namespace reseal::test {

using namespace ui;  // NOLINT: the test is about it

class DoctorPagesTest : public QObject {
    Q_OBJECT

    // The page on which a file of the first patient's is about to be sealed.
    static SealPage* previewed(Workspace& room, const FakeDoctorDesk& desk) {
        auto* page = go<SealPage>(room, "seal");
        page->find(QString::fromStdString(desk.patientRows->front().patient.hex()));
        page->preview({QStringLiteral("check-up.json")});
        settle();
        return page;
    }
    // One file, of which nothing has to be confirmed any more.
    static void confirmAll(FakeDoctorDesk& desk) {
        desk.preview->files.resize(1);
        for (auto& record : desk.preview->records) record.confirmed = true;
    }

private Q_SLOTS:
    void initTestCase() { prepareSeats(); }

    // One record out of six: two presses instead of five.
    void unticksAllAndTicksAll() {
        FakeDoctorDesk desk;
        FakeLedgerView ledger;
        Seat seat(person(engine::Role::Doctor), Seat::Desks{nullptr, &desk, &ledger});
        Workspace room(seat, false);
        auto* page = previewed(room, desk);
        const auto ticked = [&] {
            int out = 0;
            for (int row = 0; row < page->table().rowCount(); ++row)
                out += page->table().item(row, 0)->checkState() == Qt::Checked ? 1 : 0;
            return out;
        };
        const auto press = [&](const QString& name) {
            for (auto* one : page->findChildren<QPushButton*>())
                if (one->text() == name) return one->click();
            QFAIL(qPrintable(name));
        };
        QCOMPARE(ticked(), 6);
        press(QStringLiteral("Untick all"));
        QCOMPARE(ticked(), 0);
        QVERIFY(!page->sealButton()->isEnabled());
        press(QStringLiteral("Tick all"));
        QCOMPARE(ticked(), 6);
        page->table().item(2, 0)->setCheckState(Qt::Unchecked);
        press(QStringLiteral("Untick all"));
        QCOMPARE(ticked(), 0);
    }

    // Which rows of a chart "Values over time" is made of, for eyes and for ears; and no other.
    void chartMarksReadableValues() {
        RecordTable table(RecordTable::Whose::Doctor);
        table.set(RecordSet::of(sample::records(false)));
        int marked = 0;
        for (int row = 0; row < table.rowCount(); ++row) {
            const QModelIndex title = table.index(row, static_cast<int>(RecordColumn::Title));
            const RecordSet& records = table.records();
            const bool wanted = records.access(table.at(row)) == engine::Access::Readable &&
                                (records.category(table.at(row)) == engine::Category::Laboratory ||
                                 records.category(table.at(row)) == engine::Category::VitalSigns);
            marked += wanted ? 1 : 0;
            QCOMPARE(title.data(Qt::DecorationRole).isValid(), wanted);
            QCOMPARE(
                title.data(Qt::AccessibleTextRole).toString().endsWith(QStringLiteral("(readable values)")),
                wanted);
        }
        QVERIFY(marked > 0 && marked < table.rowCount());
    }

    // A name that is cut beside its plot is whole in the tool tips.
    void longNamesAreWholeSomewhere() {
        engine::Series series;
        series.name = "Hemoglobin A1c/Hemoglobin.total in Blood by High performance liquid chromatography";
        engine::SeriesPoint point;
        point.measurement.value = 6.1;
        point.measurement.valueText = "6.1";
        series.points.push_back(point);
        PlotView view({series}, {});
        view.resize(800, 300);
        view.show();
        settle();
        const QPoint beside(20, 60);
        QHelpEvent asked(QEvent::ToolTip, beside, view.plots().mapToGlobal(beside));
        QApplication::sendEvent(&view.plots(), &asked);
        QCOMPARE(QToolTip::text(), text(series.name));
        ValueTable twin({series});
        QCOMPARE(twin.table().item(0, 0)->toolTip(), text(series.name));
    }

    // As many as were confirmed; "more than one clinic" would be false where there is one.
    void sealedSaysAtHowManyClinics_data() {
        QTest::addColumn<int>("copies");
        QTest::addColumn<bool>("safe");
        QTest::addColumn<QString>("words");
        QTest::newRow("three") << 3 << true << QStringLiteral("2 records sealed, and kept at 3 clinics.");
        QTest::newRow("one") << 1 << true
                             << QStringLiteral("2 records sealed, and kept at your clinic only.");
        QTest::newRow("on its way") << 1 << false << QStringLiteral("Entering them on the ledger goes on");
    }
    void sealedSaysAtHowManyClinics() {
        QFETCH(int, copies);
        QFETCH(bool, safe);
        QFETCH(QString, words);
        FakeDoctorDesk desk;
        FakeLedgerView ledger;
        ledger.network->peers.resize(1);
        desk.report->safe = safe;
        desk.report->sealed.resize(2);
        for (auto& row : desk.report->sealed) row.copies = static_cast<std::size_t>(copies);
        desk.report->sealed.front().copies = 4;
        confirmAll(desk);
        Seat seat(person(engine::Role::Doctor), Seat::Desks{nullptr, &desk, &ledger});
        Workspace room(seat, false);
        show(room);
        auto* page = previewed(room, desk);
        makeActive(&room);
        page->sealButton()->setFocus();
        QTest::keyClick(page->sealButton(), Qt::Key_Space);
        settle();
        QCOMPARE(desk.seals.size(), std::size_t{1});
        const QString said = page->banners().texts().join(QLatin1Char('\n'));
        QVERIFY2(said.contains(words), qPrintable(said));
        QVERIFY(!said.contains(QStringLiteral("other clinics")));
        // And the focus stays on the page: the next key must not throw anybody out.
        QWidget* now = QApplication::focusWidget();
        QVERIFY(now != nullptr && page->isAncestorOf(now));
    }

    // A lock has dropped what was read of the files: pressing again can't help, choosing them again does.
    void whatALockLetGoIsChosenAgain() {
        for (const ErrorCode code : {ErrorCode::NotFound, ErrorCode::Offline}) {
            FakeDoctorDesk desk;
            FakeLedgerView ledger;
            desk.report = fail(code, {});
            confirmAll(desk);
            Seat seat(person(engine::Role::Doctor), Seat::Desks{nullptr, &desk, &ledger});
            Workspace room(seat, false);
            show(room);
            auto* page = previewed(room, desk);
            page->sealButton()->click();
            settle();
            const QString said = page->banners().texts().join(QLatin1Char('\n'));
            const bool gone = code == ErrorCode::NotFound;
            QCOMPARE(said.contains(QStringLiteral("Choose them again")), gone);
            QCOMPARE(said.contains(QStringLiteral("again and it goes on")), !gone);
            QCOMPARE(page->sealButton()->isVisible(), !gone);
        }
    }

    // A request can't be called back: Enter in the field in which one writes does not send it.
    void enterInTheMessageSendsNothing() {
        FakeDoctorDesk desk;
        QWidget window;
        window.resize(1280, 820);
        show(window);
        const auto records = RecordSet::of(*desk.recordRows);
        Sheet* sheet =
            openComposer(&window, desk, desk.patientRows->front(), *records, {1}, [](const auto&) {});
        settle();
        Hand hand(window);
        QAbstractButton* send = hand.button(QStringLiteral("Send"));
        QVERIFY(send != nullptr);
        const QPoint place = send->mapTo(&window, QPoint());
        auto* note = sheet->findChild<QLineEdit*>();
        note->setFocus();
        QTest::keyClicks(note, QStringLiteral("Before the operation on Monday"));
        QTest::keyClick(note, Qt::Key_Return);
        settle();
        QVERIFY(desk.wishes.empty());
        QCOMPARE(send->mapTo(&window, QPoint()), place);
        QTest::mouseClick(send, Qt::LeftButton);
        settle();
        QCOMPARE(desk.wishes.size(), std::size_t{1});
    }

    void recordsWithoutATitleSayWhy() {
        auto rows = sample::records(true);
        rows.resize(1);
        rows.front().unsorted = true;
        rows.front().category = engine::Category::Intake;
        rows.front().title.clear();
        rows.front().type.clear();
        for (const auto& [whose, words] :
             {std::pair{RecordTable::Whose::Patient, QStringLiteral("open it to see what it is")},
              std::pair{RecordTable::Whose::Doctor, QStringLiteral("before the patient has sorted it in")}}) {
            RecordTable table(whose);
            table.set(RecordSet::of(rows));
            const QString said =
                table.index(0, static_cast<int>(RecordColumn::Title)).data(Qt::DisplayRole).toString();
            QVERIFY2(said.contains(words), qPrintable(said));
        }
        FakeDoctorDesk desk;
        FakeLedgerView ledger;
        desk.preview->records.front().toIntake = true;
        Seat seat(person(engine::Role::Doctor), Seat::Desks{nullptr, &desk, &ledger});
        Workspace room(seat, false);
        show(room);
        previewed(room, desk);
        QVERIFY(Hand(room).sees(QStringLiteral("1 of these the patient has to sort in")));
    }

    void noPatientsYetCanBeAdded() {
        FakeDoctorDesk desk;
        FakeLedgerView ledger;
        desk.patientRows->clear();
        Seat seat(person(engine::Role::Doctor), Seat::Desks{nullptr, &desk, &ledger});
        Workspace room(seat, false);
        show(room);
        auto* page = go<SealPage>(room, "seal");
        page->preview({QStringLiteral("check-up.json")});
        settle();
        QVERIFY(desk.previewed.empty());
        Hand hand(room);
        QVERIFY(hand.press(QStringLiteral("Add a patient…")));
        QVERIFY(hand.sees(QStringLiteral("What is missing: the care card.")));
        desk.patientRows = sample::patients();
        QVERIFY(hand.paste(QStringLiteral("The care card's text"), text(sample::card().text)));
        QVERIFY(hand.sees(QStringLiteral("✓ A care card. What is missing: the name")));
        QVERIFY(hand.type(QStringLiteral("Name"), QStringLiteral("Patient One")));
        QVERIFY(hand.press(QStringLiteral("Add")));
        settle();
        QVERIFY(hand.sees(QStringLiteral("Drop files here")));
    }

    void trackerWaits() {
        FakeDoctorDesk desk;
        FakeLedgerView ledger;
        desk.requestRows->resize(1);
        Seat seat(person(engine::Role::Doctor), Seat::Desks{nullptr, &desk, &ledger});
        Workspace room(seat, false);
        show(room);
        auto* page = go<Page>(room, "tracker");
        const auto* steps = page->findChild<Steps*>();
        QVERIFY(steps != nullptr);
        QVERIFY(steps->accessibleName().contains(QStringLiteral("Waiting for an answer: under way")));
        QVERIFY(!steps->accessibleName().contains(QStringLiteral("Answered")));
    }

    // One kind of digits beside each other: numbers of patients are shown as they were written.
    void arabicDigits() {
        useLanguage(QStringLiteral("ar"));
        const QString day = clinicalDay("2026-05-03");
        engine::PatientRow row = sample::patients().front();
        const QString who = identity(row);
        useLanguage(QStringLiteral("en"));
        QVERIFY2(day.contains(QStringLiteral("2026")), qPrintable(day));
        QVERIFY(who.isRightToLeft());
        QCOMPARE(identity(row), QStringLiteral("Patient One · born 30 Apr 1961 · 4711"));
    }
};

}  // namespace reseal::test

QTEST_MAIN(reseal::test::DoctorPagesTest)
#include "doctor_pages_test.moc"
