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
#include <QVBoxLayout>

#include "ui/clinic/ledger_page.h"
#include "ui/clinic/ledger_words.h"
#include "ui/clinic/members_page.h"
#include "ui/clinic/storage_page.h"
#include "ui/common/fresh.h"
#include "ui/common/icons.h"
#include "ui/common/pill.h"
#include "ui/common/qr.h"
#include "ui/common/resources.h"
#include "ui/common/steps.h"
#include "ui/common/words.h"
#include "ui/doctor/composer.h"
#include "ui/doctor/identity.h"
#include "ui/doctor/seal_page.h"
#include "ui/models/record_table.h"
#include "ui/models/sharing_model.h"
#include "ui/patient/activity_page.h"
#include "ui/patient/card_page.h"
#include "ui/patient/request_card.h"
#include "ui/patient/requests_page.h"
#include "ui/records/plot_view.h"
#include "ui/records/summary_words.h"
#include "ui/records/value_table.h"
#include "ui/shell/clinic_setup_page.h"
#include "ui/shell/first_run.h"
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
    static void show(QWidget& window) {
        window.show();
        makeActive(&window);
        (void)QTest::qWaitForWindowActive(&window);
        settle();
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
        // What clinics show of their releases.
        const auto released = [&](const std::function<void(engine::ReleasedHour&)>& change) {
            for (engine::ActivityRow& row : *desk.activityRows) {
                if (row.kind != "Released") continue;
                row.hour.emplace();
                row.hour->released = 1;
                change(*row.hour);
            }
            page->refresh();
            settle();
            return said("Released");
        };
        using engine::HourShown;
        QVERIFY(released([](auto&) {}).contains(QStringLiteral(" helped Dr Kim")));
        QVERIFY(released([](auto& hour) {
                    hour.released = 0, hour.refused = 2;
                }).contains(QStringLiteral(" refused Dr Kim")));
        QVERIFY(released([](auto& hour) {
                    hour.shown = HourShown::Contradicts;
                }).endsWith(QStringLiteral("is not what it has put on the ledger")));
        for (const HourShown shown : {HourShown::NotReached, HourShown::NotShown})
            QVERIFY(released([&](auto& hour) {
                        hour.shown = shown;
                    }).endsWith(QStringLiteral("could not be seen")));
        QVERIFY(released([](auto& hour) {
                    hour.rows = {{{}, {}, true, {}, true, {}, {}}};
                }).endsWith(QStringLiteral("after you had taken it back")));
        // Under a permission for a team: who of it.
        QVERIFY(released([](auto& hour) {
                    hour.rows = {{{}, {}, true, {}, false, "Night doctor", {}},
                                 {{}, {}, true, {}, false, "Day doctor", {}},
                                 {{}, {}, true, {}, false, "Night doctor", {}}};
                }).endsWith(QStringLiteral("– for Day doctor and Night doctor")));
        QVERIFY(released([](auto& hour) {
                    hour.rows = {{{}, {}, true, {}, false, {}, {}, Error{ErrorCode::CannotOpen, {}}}};
                }).endsWith(QStringLiteral("– for somebody who is not named")));
        for (engine::GrantRow& row : *desk.grantRows) row.forTeam = true;
        page->refresh();
        settle();
        QVERIFY(
            said("Granted").startsWith(QStringLiteral("You approved: The whole team of Clinic South may")));
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
        // Nor does a page speak of a connection that comes back.
        for (const bool isLocked : {true, false}) {
            locked = isLocked;
            desk.requestRows = fail(ErrorCode::Offline, {});
            room.closeSide();
            go<RequestsPage>(room, "requests");
            QCOMPARE(hand.sees(QStringLiteral("Your clinic is on this computer, and locked")), isLocked);
            QCOMPARE(hand.sees(QStringLiteral("as soon as the connection is back")), !isLocked);
            if (isLocked) QVERIFY(hand.press(QStringLiteral("Unlock the clinic")));
        }
        QCOMPARE(wanted.count(), 2);
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

    // ---- what is said of copies ----

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
        desk.preview->files.resize(1);
        for (auto& record : desk.preview->records) record.confirmed = true;
        Seat seat(person(engine::Role::Doctor), Seat::Desks{nullptr, &desk, &ledger});
        Workspace room(seat, false);
        show(room);
        auto* page = go<SealPage>(room, "seal");
        page->find(QString::fromStdString(desk.patientRows->front().patient.hex()));
        page->preview({QStringLiteral("check-up.json")});
        settle();
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
            desk.preview->files.resize(1);
            for (auto& record : desk.preview->records) record.confirmed = true;
            Seat seat(person(engine::Role::Doctor), Seat::Desks{nullptr, &desk, &ledger});
            Workspace room(seat, false);
            show(room);
            auto* page = go<SealPage>(room, "seal");
            page->find(QString::fromStdString(desk.patientRows->front().patient.hex()));
            page->preview({QStringLiteral("check-up.json")});
            settle();
            page->sealButton()->click();
            settle();
            const QString said = page->banners().texts().join(QLatin1Char('\n'));
            const bool gone = code == ErrorCode::NotFound;
            QCOMPARE(said.contains(QStringLiteral("Choose them again")), gone);
            QCOMPARE(said.contains(QStringLiteral("again and it goes on")), !gone);
            QCOMPARE(page->sealButton()->isVisible(), !gone);
        }
    }

    // A lone clinic will never have a second copy: no alarm that nothing can end.
    void oneClinicOneCopy() {
        for (const bool alone : {true, false}) {
            auto desk = std::make_shared<FakeClinicDesk>();
            desk->kept->notSafe = 72;
            if (alone) desk->network->peers.resize(1);
            Profile clinic = person(engine::Role::Staff);
            clinic.kind = Profile::Kind::Clinic;
            Seat seat(clinic, desk);
            Workspace room(seat, false);
            show(room);
            go<StoragePage>(room, "storage");
            Hand hand(room);
            QCOMPARE(hand.sees(QStringLiteral("One clinic, one copy")), alone);
            QCOMPARE(hand.sees(QStringLiteral("too few copies")), !alone);

            RecordTable table(RecordTable::Whose::Patient);
            table.setClinics(alone ? 1 : 4);
            auto rows = sample::records(true);
            rows.resize(1);
            rows.front().copies = 1;
            table.set(RecordSet::of(rows));
            const auto kept = table.index(0, static_cast<int>(RecordColumn::State)).data(Qt::DecorationRole);
            const auto picture = [](const QIcon& of) { return of.pixmap(16, 16).toImage(); };
            QCOMPARE(picture(kept.value<QIcon>()) == picture(icon("alert")), !alone);
        }
    }

    // ---- nothing moves under the hand, and nothing is sent unasked ----

    void bannersMoveNothing() {
        FakePatientDesk desk;
        FakeDoctorDesk doctor;
        FakeLedgerView ledger;
        Seat seat(person(engine::Role::Patient), Seat::Desks{&desk, nullptr, &ledger});
        Seat doctorSeat(person(engine::Role::Doctor), Seat::Desks{nullptr, &doctor, &ledger});
        Workspace room(seat, false), other(doctorSeat, false);
        for (Workspace* one : {&room, &other}) {
            one->resize(1280, 820);
            show(*one);
        }
        auto* seal = go<SealPage>(other, "seal");
        seal->find(QString::fromStdString(doctor.patientRows->front().patient.hex()));
        seal->preview({QStringLiteral("check-up.json")});
        settle();
        for (Page* page : {static_cast<Page*>(seal), go<Page>(room, "card"), go<Page>(room, "records"),
                           go<Page>(room, "requests")}) {
            const auto places = [&] {
                QMap<QWidget*, QPoint> out;
                for (auto* one : page->findChildren<QPushButton*>())
                    if (!one->isHidden() && !page->banners().isAncestorOf(one))
                        out[one] = one->mapTo(page, QPoint());
                return out;
            };
            page->banners().clearAll();
            settle();
            const auto before = places();
            QVERIFY(!before.isEmpty());
            page->banners().show(Tone::Good, QStringLiteral("Something has happened."));
            settle();
            QCOMPARE(places(), before);
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

    // What goes wrong is said below the buttons: they stay.
    void sheetsGrowDownwards() {
        QWidget window;
        window.resize(1000, 640);
        show(window);
        auto* sheet = new Sheet(&window, QStringLiteral("A question?"));
        auto* field = new QLineEdit;
        field->setAccessibleName(QStringLiteral("A field"));
        sheet->body()->addWidget(field);
        sheet->addButton(Kind::Primary, QStringLiteral("Yes"), [] {});
        sheet->addButton(Kind::Ordinary, QStringLiteral("Cancel"), [] {});
        sheet->open();
        settle();
        Hand hand(window);
        const QRect box = sheet->findChild<Card*>()->geometry();
        QVERIFY(std::abs(window.height() - box.height() - 2 * box.y()) < g(2));  // in the middle
        const QPoint place = hand.button(QStringLiteral("Yes"))->mapTo(&window, QPoint());
        sheet->say(QStringLiteral("It did not work, for a reason that takes some words to be told."));
        settle();
        QCOMPARE(hand.button(QStringLiteral("Yes"))->mapTo(&window, QPoint()), place);
        // As one reads: "Cancel" stands before "Yes".
        makeActive(&window);
        field->setFocus();
        QTest::keyClick(field, Qt::Key_Tab);
        QCOMPARE(QApplication::focusWidget(), hand.button(QStringLiteral("Cancel")));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        QCOMPARE(QApplication::focusWidget(), hand.button(QStringLiteral("Yes")));
    }

    // Their frames are drawn for buttons: within a field they would hang out of it.
    void iconsOfSearchFieldsAreWhole() {
        QLineEdit edit;
        edit.setClearButtonEnabled(true);
        edit.addAction(icon("search"), QLineEdit::LeadingPosition);
        edit.setText(QStringLiteral("words"));
        edit.resize(300, edit.sizeHint().height());
        show(edit);
        const auto icons = edit.findChildren<QToolButton*>();
        QCOMPARE(icons.size(), 2);
        for (const QToolButton* one : icons) {
            QVERIFY(edit.rect().contains(one->geometry()));
            QVERIFY(std::abs(one->geometry().center().y() - edit.rect().center().y()) <= 1);
        }
    }

    // All entries, each whole.
    void listsOpenWhole() {
        auto desk = std::make_shared<FakeClinicDesk>();
        Profile clinic = person(engine::Role::Staff);
        clinic.kind = Profile::Kind::Clinic;
        Seat seat(clinic, desk);
        Workspace room(seat, false);
        show(room);
        go<MembersPage>(room, "members")->openInvite();
        settle();
        for (QComboBox* list : room.findChild<Sheet*>()->findChildren<QComboBox*>()) {
            list->showPopup();
            settle();
            QTest::qWait(300);
            const QAbstractItemView* view = list->view();
            for (int row = 0; row < list->count(); ++row) {
                const QRect entry = view->visualRect(view->model()->index(row, 0));
                QVERIFY(entry.top() >= 0 && entry.bottom() < view->viewport()->height());
            }
            list->hidePopup();
        }
    }

    // ---- what people are told ----

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
        auto* page = go<SealPage>(room, "seal");
        page->find(QString::fromStdString(desk.patientRows->front().patient.hex()));
        page->preview({QStringLiteral("check-up.json")});
        settle();
        QVERIFY(Hand(room).sees(QStringLiteral("1 of these the patient has to sort in")));
    }

    void valuesInWords() {
        QCOMPARE(inWords(QStringLiteral("8.813631602727936 10*3/uL")), QStringLiteral("≈ 8.814 10*3/uL"));
        QCOMPARE(inWords(QStringLiteral("0.00012345678")), QStringLiteral("≈ 0.0001235"));
        QCOMPARE(inWords(QStringLiteral("7.25 mmol/L, 6.1234")), QStringLiteral("7.25 mmol/L, 6.1234"));
        QCOMPARE(inWords(QStringLiteral("v1.123456.2")), QStringLiteral("v1.123456.2"));
        QCOMPARE(inWords(QStringLiteral("since 2018-09-17")), QStringLiteral("since 17 Sep 2018"));
        const auto at = QDateTime(QDate(2018, 9, 17), QTime(15, 29, 24, 181), Qt::UTC);
        QCOMPARE(inWords(QStringLiteral("2018-09-17T15:29:24.181+00:00")),
                 dayAndTime(Instant{at.toMSecsSinceEpoch()}));
        QCOMPARE(inWords(QStringLiteral("urn:x-2018-09-17")), QStringLiteral("urn:x-2018-09-17"));
    }

    // One reason, not two that contradict each other.
    void invitationOfAnotherRoleFromAFile() {
        QTemporaryDir dir;
        records::Invitation invitation;
        invitation.chain = sample::id<ChainId>(1);
        invitation.clinic = sample::id<ClinicId>(2);
        invitation.endpoints = {"127.0.0.1:1"};
        invitation.role = engine::Role::Doctor;
        invitation.expires = wallClock() + days(2);
        const auto write = [&](const QString& name, const std::string& words) {
            QFile file(dir.filePath(name));
            if (file.open(QIODevice::WriteOnly)) file.write(words.data(), static_cast<qint64>(words.size()));
            return dir.filePath(name);
        };
        Profiles none("nowhere");
        FirstRun page(none);
        show(page);
        Hand hand(page);
        QVERIFY(hand.press(QStringLiteral("Get started")));
        QVERIFY(hand.press(QStringLiteral("I am a patient")));
        page.readInvitation(write(QStringLiteral("other.reseal"), *invitation.text()));
        QVERIFY(hand.sees(QStringLiteral("This invitation is for another role: Doctor.")));
        QCOMPARE(page.message(), QString());
        page.readInvitation(write(QStringLiteral("hello.txt"), "hello"));
        QVERIFY(page.message().contains(QStringLiteral("is neither an invitation nor")));
        QVERIFY(!hand.sees(QStringLiteral("another role")));
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

    void membersSayWhatIsNext() {
        auto desk = std::make_shared<FakeClinicDesk>();
        const auto invited = desk->invitationRows;
        const auto members = desk->memberRows;
        desk->invitationRows->clear();
        desk->memberRows->clear();
        Profile clinic = person(engine::Role::Staff);
        clinic.kind = Profile::Kind::Clinic;
        Seat seat(clinic, desk);
        Workspace room(seat, false);
        show(room);
        auto* page = go<MembersPage>(room, "members");
        Hand hand(room);
        QVERIFY(hand.press(QStringLiteral("Invite a doctor…")));
        QCOMPARE(hand.there<QComboBox>(QStringLiteral("Role"))->currentText(), QStringLiteral("Doctor"));
        QVERIFY(hand.press(QStringLiteral("Make the invitation")));
        settle();
        QVERIFY(hand.press(QStringLiteral("Save as a file…")));
        QFileDialog* dialog = nullptr;
        QVERIFY(soon([&] {
            for (QWidget* top : QApplication::topLevelWidgets())
                if (auto* one = qobject_cast<QFileDialog*>(top); one != nullptr && one->isVisible())
                    dialog = one;
            return dialog != nullptr;
        }));
        QVERIFY(dialog->selectedFiles()
                    .join(QLatin1Char(' '))
                    .contains(QStringLiteral("invitation-doctor.reseal")));
        dialog->close();
        settle();
        QVERIFY(hand.press(QStringLiteral("Done")));
        desk->invitationRows = invited;
        desk->memberRows = members;
        page->refresh();
        settle();
        QVERIFY(hand.sees(QStringLiteral("none can be shown again")));
        Q_EMIT page->members().cellActivated(0, 0);
        settle();
        QVERIFY(hand.sees(QStringLiteral("The code that was compared:")));
        QVERIFY(hand.press(QStringLiteral("Invite again…")));
        settle();
        QCOMPARE(room.findChild<Sheet*>()->findChild<QLineEdit*>()->text(), QStringLiteral("Dr Kim"));
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

QTEST_MAIN(reseal::test::PagesTest)
#include "pages_test.moc"
