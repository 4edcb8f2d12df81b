// What single pages say and do, on made-up values (fakes.h): what no clinic is needed for, or what a real one
// reaches only in days.
#include "tests/ui/fakes.h"
#include "tests/ui/hand.h"
#include "tests/ui/walk.h"

#include <QHelpEvent>
#include <QSignalSpy>
#include <QTableWidget>
#include <QTemporaryDir>
#include <QToolTip>

#include "ui/clinic/ledger_page.h"
#include "ui/clinic/ledger_words.h"
#include "ui/common/fresh.h"
#include "ui/common/pill.h"
#include "ui/common/resources.h"
#include "ui/doctor/seal_page.h"
#include "ui/models/record_table.h"
#include "ui/patient/activity_page.h"
#include "ui/patient/request_card.h"
#include "ui/patient/requests_page.h"
#include "ui/records/plot_view.h"
#include "ui/records/value_table.h"
#include "ui/shell/clinic_setup_page.h"
#include "ui/shell/language.h"
#include "ui/shell/top_bar.h"
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
        crypto::initialize();
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

    // In plain words; what the program calls it stands behind, for looking it up.
    void ledgerInWords() {
        auto desk = std::make_shared<FakeClinicDesk>();
        Profile clinic = person(engine::Role::Staff);
        clinic.kind = Profile::Kind::Clinic;
        Seat seat(clinic, desk);
        Workspace room(seat, false);
        go<LedgerPage>(room, "ledger")->showTransaction(desk->transaction->id);
        settle();
        QMap<QString, QString> said;
        for (const QLabel* one : room.side().findChildren<QLabel*>()) said[one->text()] = one->toolTip();
        QCOMPARE(said.value(QStringLiteral("Sealed key 1 · Public key")),
                 QStringLiteral("Record.stanzas[0].key"));
        QCOMPARE(said.value(QStringLiteral("Receipt 1 · Permission")),
                 QStringLiteral("Receipts.entries[0].grant"));
        QCOMPARE(said.value(QStringLiteral("Took its part of a key")), QStringLiteral("ShareAccepted"));
        QVERIFY(!said.contains(QStringLiteral("ShareAccepted")));
        QCOMPARE(fieldWord("stanza.stanza"), QStringLiteral("Sealed key"));
        QCOMPARE(fieldWord("unheardOf[2]"), QStringLiteral("unheardOf 3"));
    }
    // Whatever the engine names has words: a field that is added without them is found here.
    void everyFieldHasWords() {
        const auto wordless = [](const ledger::Operation& operation) {
            QStringList out;
            for (const engine::FieldView& field : engine::describe(operation).fields)
                for (const QString& part : fieldWord(field.name).split(QStringLiteral(" · ")))
                    if (!part.isEmpty() && (part.at(0).isLower() || part.size() == 1)) out << part;
            if (operationWord(engine::describe(operation).kind).isEmpty()) out << QStringLiteral("kind");
            return out;
        };
        ledger::Receipts receipts;
        receipts.entries.push_back(ledger::Released{});
        ledger::Record record;
        record.stanzas.push_back({});
        ledger::Catalogue catalogue;
        catalogue.keys.push_back({});
        for (const ledger::Operation& one : std::initializer_list<ledger::Operation>{
                 ledger::Enrol{}, ledger::Pseudonym{}, ledger::Retire{}, catalogue, record, ledger::Refile{},
                 ledger::Erase{}, ledger::Request{}, ledger::Deny{}, ledger::Grant{}, ledger::Revoke{},
                 receipts})
            QCOMPARE(wordless(one), QStringList());
    }

    // One record out of six: two presses instead of five.
    void unticksAllAndTicksAll() {
        FakeDoctorDesk desk;
        FakeLedgerView ledger;
        Seat seat(person(engine::Role::Doctor), Seat::Desks{nullptr, &desk, &ledger});
        Workspace room(seat, false);
        auto* page = go<SealPage>(room, "seal");
        page->find(QString::fromStdString(desk.patientRows->front().patient.hex()));
        page->preview({QStringLiteral("check-up.json")});
        settle();
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

    // A group of one has nobody to compare a phrase with. On real keys: the sheet asks for them.
    void foundsAlone() {
        QTemporaryDir dir;
        Profile profile;
        profile.kind = Profile::Kind::Clinic;
        profile.name = QStringLiteral("Demo Practice");
        profile.keys = std::filesystem::path(dir.path().toStdString()) / "keys";
        const auto secret = crypto::SecretBytes::copyOf(bytesOf(std::string_view("demo demo demo")));
        QVERIFY(engine::createClinic({profile.keys, "Demo Practice", "127.0.0.1:0"}, secret));
        ClinicSetupPage page(profile);
        page.show();
        Hand hand(page);
        QVERIFY(hand.press(QStringLiteral("This clinic alone")));
        QVERIFY(hand.waitsFor(QStringLiteral("There is no other clinic to compare this phrase with.")));
        QVERIFY(!hand.sees(QStringLiteral("Call the other clinics")));
        QVERIFY(hand.press(QStringLiteral("Begin")));
        QVERIFY(std::filesystem::exists(profile.keys / "genesis"));
    }

    // "Offline" would be a riddle: the clinic is on this very computer and wants its passphrase.
    void clinicOnThisComputerIsLocked() {
        FakePatientDesk desk;
        FakeLedgerView ledger;
        ledger.network = fail(ErrorCode::Offline, {});
        bool locked = true;
        Seat seat(person(engine::Role::Patient), Seat::Desks{&desk, nullptr, &ledger});
        seat.setHomeLocked([&] { return locked; });
        Workspace room(seat, false);
        room.show();
        settle();
        Q_EMIT seat.networkSeen();
        QCOMPARE(room.bar().network().text(), QStringLiteral("Clinic locked"));
        QSignalSpy wanted(&room, &Workspace::homeWanted);
        Hand hand(room);
        QVERIFY(hand.press(QStringLiteral("Clinic locked")));
        QVERIFY(hand.waitsFor(QStringLiteral("The clinic on this computer must be unlocked first")));
        QVERIFY(hand.press(QStringLiteral("Unlock the clinic")));
        QCOMPARE(wanted.count(), 1);
        locked = false;
        Q_EMIT seat.networkSeen();
        QVERIFY(room.bar().network().text().startsWith(QStringLiteral("Offline since")));
    }

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
};

}  // namespace reseal::test

QTEST_MAIN(reseal::test::PagesTest)
#include "pages_test.moc"
