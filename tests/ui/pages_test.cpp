// What single pages say and do, on made-up values (fakes.h): what no clinic is needed for, or what a real one
// reaches only in days.
#include "tests/ui/fakes.h"
#include "tests/ui/hand.h"
#include "tests/ui/seats.h"

#include <QSignalSpy>
#include <QTableWidget>
#include <QTemporaryDir>
#include <QVBoxLayout>

#include "ui/clinic/ledger_page.h"
#include "ui/clinic/ledger_words.h"
#include "ui/clinic/members_page.h"
#include "ui/clinic/storage_page.h"
#include "ui/common/fresh.h"
#include "ui/common/icons.h"
#include "ui/common/pill.h"
#include "ui/common/words.h"
#include "ui/doctor/seal_page.h"
#include "ui/models/record_table.h"
#include "ui/patient/card_page.h"
#include "ui/patient/requests_page.h"
#include "ui/records/summary_words.h"
#include "ui/shell/clinic_setup_page.h"
#include "ui/shell/first_run.h"
#include "ui/shell/top_bar.h"

namespace reseal::test {

using namespace ui;  // NOLINT: the test is about it

class PagesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { prepareSeats(); }

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

    // ---- what is said of copies ----

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
};

}  // namespace reseal::test

QTEST_MAIN(reseal::test::PagesTest)
#include "pages_test.moc"
