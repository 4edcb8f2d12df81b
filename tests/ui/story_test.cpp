// The whole story by clicking: staff let a doctor and a patient in; the doctor adds the patient by a picture
// of the care card and seals a record; a doctor of another clinic asks; the patient approves, undoes,
// approves; the other doctor reads exactly what was sealed; the patient takes it back; nothing can be opened
// any more. Asserted on the screen, on the ledger and on the disk.

#include <QClipboard>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTableWidget>
#include <fstream>

#include "app/demo/patients.h"
#include "core/base/files.h"
#include "tests/ui/clinics.h"
#include "ui/doctor/chart_page.h"
#include "ui/doctor/patients_page.h"
#include "ui/doctor/seal_page.h"
#include "ui/patient/card_page.h"
#include "ui/patient/requests_page.h"
#include "ui/patient/sharing_page.h"
#include "ui/records/viewer.h"
#include "ui/shell/idle_watch.h"

namespace reseal::test {

using app::await;

class StoryTest : public QObject {
    Q_OBJECT

    std::unique_ptr<Clinics> clinics;
    std::unique_ptr<Heartbeat> heart;
    QByteArray original;
    QString file;

    // A real patient if there is one, else a made-up one.
    void takePatientsFile() {
        const std::filesystem::path samples =
            std::filesystem::path(RESEAL_SOURCE_DIR) / "../shared/data/fhir";
        std::error_code why;
        std::vector<std::filesystem::path> found;
        for (const auto& entry : std::filesystem::directory_iterator(samples, why))
            if (entry.path().extension() == ".json") found.push_back(entry.path());
        std::sort(found.begin(), found.end());
        if (found.empty()) {
            qInfo("no sample patients here: a made-up one");
            const auto path = clinics->folder() / "patient.json";
            QVERIFY(writeFileDurably(path, app::demoPatient(1, app::dateOf(wallClock())).bundle));
            file = QString::fromStdString(path.string());
        } else {
            file = QString::fromStdString(found.front().string());
        }
        QFile read(file);
        QVERIFY(read.open(QIODevice::ReadOnly));
        original = read.readAll();
    }

    // From an empty computer to a workspace, with staff at the other end.
    void join(Desktop& person, Desktop& staff, const QString& who, const QString& role, const QString& name,
              const QString& title) {
        staff.go("members");
        QVERIFY(staff.hand.press(QStringLiteral("Invite…")));
        QVERIFY(staff.hand.choose(QStringLiteral("Role"), role));
        QVERIFY(staff.hand.type(QStringLiteral("Whom is it for? For the clinic only"), name));
        QVERIFY(staff.hand.press(QStringLiteral("Make the invitation")));
        QVERIFY(soon([&] { return staff.hand.there<QPlainTextEdit>(QStringLiteral("As text")) != nullptr; }));
        const QString invitation = staff.hand.there<QPlainTextEdit>(QStringLiteral("As text"))->toPlainText();
        QVERIFY(staff.hand.press(QStringLiteral("Done")));

        QVERIFY(person.hand.press(QStringLiteral("Get started")));
        QVERIFY(person.hand.press(who));
        QVERIFY(person.hand.paste(QStringLiteral("The invitation's text"), invitation));
        QVERIFY(person.hand.type(QStringLiteral("Your name"), name));
        QVERIFY(person.hand.press(QStringLiteral("Continue")));
        QVERIFY(person.hand.type(QStringLiteral("Passphrase"), kSecret));
        QVERIFY(person.hand.type(QStringLiteral("The same passphrase again"), kSecret));
        QVERIFY(person.hand.press(QStringLiteral("Make my keys")));
        QVERIFY(person.hand.waitsFor(QStringLiteral("Show this code at the clinic")));

        staff.go("members");
        QVERIFY(staff.hand.press(QStringLiteral("Let in…")));
        QVERIFY(staff.hand.waitsFor(QStringLiteral("Is it them?")));
        // The same code on both screens: that is what people compare.
        const auto* code = person.hand.there<QLabel>(QStringLiteral("Your code"));
        QVERIFY(code != nullptr);
        QVERIFY2(staff.hand.sees(code->text()), qPrintable(code->text()));
        if (!title.isEmpty())
            QVERIFY(staff.hand.type(QStringLiteral("Title or field, such as “cardiologist”"), title));
        QVERIFY(staff.hand.press(QStringLiteral("The code is the same: let in")));
        if (!title.isEmpty()) {
            QVERIFY(
                soon([&] { return staff.hand.there<QPlainTextEdit>(QStringLiteral("As text")) != nullptr; }));
            const QString handover =
                staff.hand.there<QPlainTextEdit>(QStringLiteral("As text"))->toPlainText();
            QVERIFY(staff.hand.press(QStringLiteral("Done")));
            // Let in by the network already, and still here: the key goes over no network.
            QVERIFY(person.hand.waitsFor(QStringLiteral("You are let in")));
            QVERIFY(person.hand.paste(QStringLiteral("What the staff gave you"), handover));
        }
        QVERIFY(soon([&] { return person.window->workspace() != nullptr; }));
    }

    // How many transactions there are with such an operation, by the ledger of a clinic.
    std::size_t onLedger(std::size_t clinic, const std::string& kind) {
        std::size_t out = 0;
        std::uint64_t below = 0;
        while (true) {
            const auto rows = await(clinics->desk(clinic).blocks(below, engine::kMaxBlockRows));
            if (!rows || rows->empty()) return out;
            for (const engine::BlockRow& row : *rows) {
                const auto block = await(clinics->desk(clinic).block(row.height));
                if (!block) return out;
                for (const engine::TransactionView& tx : block->transactions)
                    for (const engine::OperationView& operation : tx.operations)
                        if (tx.effective && operation.kind == kind) ++out;
            }
            below = rows->back().height;
            if (below <= 1) return out;
        }
    }

    // Is this text anywhere below the folder?
    bool isOnDisk(const std::filesystem::path& folder, const QByteArray& words) {
        for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
            if (!entry.is_regular_file()) continue;
            QFile one(QString::fromStdString(entry.path().string()));
            if (one.open(QIODevice::ReadOnly) && one.readAll().contains(words)) return true;
        }
        return false;
    }

private Q_SLOTS:
    void initTestCase() {
        clinics = std::make_unique<Clinics>(4);
        takePatientsFile();
        heart = std::make_unique<Heartbeat>();
    }
    void cleanupTestCase() {
        qInfo("longest stall of the main loop, the test's own waiting included: %lld ms", heart->longestMs());
        clinics.reset();
    }

    void story() {
        // Staff of two clinics unlock.
        Desktop north = clinics->staffDesktop(0), south = clinics->staffDesktop(1);
        for (Desktop* staff : {&north, &south}) {
            QVERIFY(staff->hand.press(staff == &north ? QStringLiteral("Demo Clinic North")
                                                      : QStringLiteral("Demo Clinic South")));
            QVERIFY(staff->hand.type(QStringLiteral("Passphrase"), QStringLiteral("wrong")));
            QVERIFY(staff->hand.press(QStringLiteral("Unlock")));
            QVERIFY(staff->hand.waitsFor(QStringLiteral("The passphrase is not right.")));
            QVERIFY(staff->hand.type(QStringLiteral("Passphrase"), ui::text(app::kDemoPassphrase)));
            QVERIFY(staff->hand.press(QStringLiteral("Unlock")));
            QVERIFY(soon([&] { return staff->window->workspace() != nullptr; }));
        }
        Desktop author = clinics->freshDesktop("author"), reader = clinics->freshDesktop("reader"),
                patient = clinics->freshDesktop("patient");
        join(author, north, QStringLiteral("I am a doctor"), QStringLiteral("Doctor"),
             QStringLiteral("Demo Author"), QStringLiteral("general practitioner"));
        if (QTest::currentTestFailed()) return;
        join(reader, south, QStringLiteral("I am a doctor"), QStringLiteral("Doctor"),
             QStringLiteral("Demo Reader"), QStringLiteral("cardiologist"));
        if (QTest::currentTestFailed()) return;
        join(patient, north, QStringLiteral("I am a patient"), QStringLiteral("Patient"),
             QStringLiteral("Demo Patient"), {});
        if (QTest::currentTestFailed()) return;
        QVERIFY(patient.hand.waitsFor(QStringLiteral("Nobody is asking")));

        // The care card as a picture and as text.
        patient.go("card");
        auto* card = patient.page<ui::CardPage>();
        QVERIFY(soon([&] { return !card->cardText().isEmpty(); }));
        const QString picture = QString::fromStdString((clinics->folder() / "card.png").string());
        QVERIFY(patient.hand.press(QStringLiteral("Save as PDF or picture…")));
        QVERIFY(patient.hand.pick(picture));
        QVERIFY(patient.hand.waitsFor(QStringLiteral("The card is saved.")));
        const auto add = [&](Desktop& doctor, bool byPicture) {
            doctor.go("patients");
            QVERIFY(doctor.hand.press(QStringLiteral("Add by care card…")));
            // Pasting nothing: a crash of Qt 6.4 under X11, once.
            QVERIFY(soon(
                [&] { return doctor.hand.there<QPlainTextEdit>(QStringLiteral("The care card's text")); }));
            QApplication::clipboard()->clear();
            QTest::keyClick(doctor.hand.there<QPlainTextEdit>(QStringLiteral("The care card's text")),
                            Qt::Key_V, Qt::ControlModifier);
            if (byPicture) {
                QVERIFY(doctor.hand.press(QStringLiteral("Read a picture of its QR code…")));
                QVERIFY(doctor.hand.pick(picture));
                QVERIFY(soon([&] {
                    auto* text = doctor.hand.there<QPlainTextEdit>(QStringLiteral("The care card's text"));
                    return text != nullptr && text->toPlainText() == card->cardText();
                }));
            } else {
                QVERIFY(doctor.hand.paste(QStringLiteral("The care card's text"), card->cardText()));
            }
            QVERIFY(doctor.hand.type(QStringLiteral("Name"), QStringLiteral("Demo Patient")));
            QVERIFY(doctor.hand.press(QStringLiteral("Add")));
            QVERIFY(soon([&] { return doctor.page<ui::PatientsPage>()->model().rowCount() == 1; }));
        };
        add(author, true);
        add(reader, false);
        if (QTest::currentTestFailed()) return;

        // Sealing: drop, confirm, seal.
        author.go("seal");
        auto* seal = author.page<ui::SealPage>();
        QVERIFY(author.hand.choose(QStringLiteral("For which patient"), QStringLiteral("Demo Patient")));
        author.hand.drop(*seal, {file});
        QVERIFY2(soon([&] { return seal->isShowing(); }), qPrintable(author.hand.reads()));
        const int records = seal->table().rowCount();
        QVERIFY(records > 0);
        if (seal->samePerson()->isVisible()) {
            QVERIFY2(!seal->sealButton()->isEnabled(), "another person's file could be sealed unasked");
            QTest::mouseClick(seal->samePerson(), Qt::LeftButton, {},
                              QPoint(12, seal->samePerson()->height() / 2));
        }
        for (int i = 0; i < records; ++i)
            if (auto* category = qobject_cast<QComboBox*>(seal->table().cellWidget(i, 3));
                category->currentData().toInt() < 0) {
                QVERIFY2(!seal->sealButton()->isEnabled(),
                         "a record that may be sensitive could be sealed unasked");
                category->setCurrentIndex(1);
            }
        QVERIFY(seal->sealButton()->isEnabled());
        QVERIFY(author.hand.press(seal->sealButton()->text()));
        QVERIFY(author.hand.waitsFor(QStringLiteral("sealed")));
        QVERIFY(soon([&] { return author.hand.sees(QStringLiteral("kept at more than one clinic")); }));
        QCOMPARE(onLedger(2, "Record"), static_cast<std::size_t>(records));

        // The other doctor sees that there is something, and can't open it.
        reader.go("chart");
        auto* chart = reader.page<ui::ChartPage>();
        QVERIFY(soon([&] { return chart->list().model().rowCount() > 0; }));
        const auto rowOf = [&](engine::Access access, engine::Category category) {
            const ui::RecordSet& set = chart->list().model().records();
            for (ui::RecordSet::Row row = 0; row < set.size(); ++row)
                if (set.access(row) == access && set.category(row) == category) return std::optional(row);
            return std::optional<ui::RecordSet::Row>();
        };
        const auto locked = rowOf(engine::Access::Locked, engine::Category::Laboratory);
        QVERIFY(locked.has_value());
        Q_EMIT chart->list().opened(*locked);
        QVERIFY(reader.hand.waitsFor(QStringLiteral("This record is locked.")));

        // Asking.
        QVERIFY(reader.hand.press(QStringLiteral("Ask to read…")));
        for (auto* chip : reader.window->findChildren<QCheckBox*>())
            if (chip->isVisible() && chip->text().startsWith(QLatin1String("Laboratory results")))
                QTest::mouseClick(chip, Qt::LeftButton);
        QVERIFY(reader.hand.sees(QStringLiteral("may read everything in “Laboratory results”")));
        QVERIFY(reader.hand.type(QStringLiteral("A word to the patient"), QStringLiteral("For Monday.")));
        QVERIFY(reader.hand.press(QStringLiteral("Send")));
        QVERIFY(reader.hand.waitsFor(QStringLiteral("Your request is with the patient.")));

        // The patient reads the very words, undoes once, then lets it be signed.
        patient.go("requests");
        auto* requests = patient.page<ui::RequestsPage>();
        requests->setUndoTime(1500);
        QVERIFY(patient.hand.waitsFor(QStringLiteral("“For Monday.”")));
        QVERIFY(patient.hand.sees(QStringLiteral("✓ Confirmed by Demo Clinic South")));
        QVERIFY(patient.hand.sees(QStringLiteral("may read everything in “Laboratory results”")));
        QVERIFY(patient.hand.press(QStringLiteral("Approve")));
        QVERIFY(soon([&] { return patient.hand.sees(QStringLiteral("Nothing is signed yet.")); }));
        // What stands there is what would be signed.
        QVERIFY(patient.hand.sees(QStringLiteral("may read everything in “Laboratory results”")));
        QVERIFY(!patient.hand.sees(QStringLiteral("may read nothing")));
        QCOMPARE(patient.window->workspace()->held().size(), 1);
        for (auto* undo : patient.window->findChildren<QPushButton*>())
            if (undo->isVisible() && undo->text().startsWith(QLatin1String("Undo")))
                QTest::mouseClick(undo, Qt::LeftButton);
        QVERIFY(!patient.hand.sees(QStringLiteral("Nothing is signed yet.")));
        QVERIFY(patient.window->workspace()->held().isEmpty());
        QTest::qWait(2000);
        QCOMPARE(onLedger(3, "Grant"), std::size_t{0});  // what was undone was never signed
        QVERIFY(patient.hand.press(QStringLiteral("Approve")));
        QVERIFY(patient.hand.waitsFor(QStringLiteral("can read it now.")));
        QCOMPARE(onLedger(3, "Grant"), std::size_t{1});

        // Reading: byte for byte what lay in the file.
        reader.go("chart");
        QVERIFY(soon([&] {
            chart->refresh();
            QTest::qWait(300);
            return rowOf(engine::Access::Readable, engine::Category::Laboratory).has_value();
        }));
        // What was not granted stays locked.
        QVERIFY(!rowOf(engine::Access::Readable, engine::Category::Medications).has_value());
        Q_EMIT chart->list().opened(*rowOf(engine::Access::Readable, engine::Category::Laboratory));
        QVERIFY(soon([&] { return chart->viewer() != nullptr && chart->viewer()->tabs().isVisible(); }));
        ui::Viewer* viewer = chart->viewer();
        QVERIFY(viewer->tabs().count() >= 3);
        viewer->tabs().setCurrentIndex(viewer->tabs().count() - 1);
        auto* raw = reader.hand.there<QPlainTextEdit>(QStringLiteral("As it was sealed"));
        QVERIFY(raw != nullptr);
        QVERIFY(!raw->toPlainText().isEmpty());
        QVERIFY2(original.contains(raw->toPlainText().toUtf8()), "not what lay in the file");
        QVERIFY(reader.hand.press(QStringLiteral("Back")));

        // Taking it back.
        patient.go("sharing");
        auto* sharing = patient.page<ui::SharingPage>();
        QVERIFY(soon([&] { return sharing->model().rowCount() == 1; }));
        int column = 0;
        while (sharing->model().at(sharing->model().index(0, column)) == nullptr) ++column;
        sharing->table().setCurrentIndex(sharing->model().index(0, column));
        QTest::keyClick(&sharing->table(), Qt::Key_Space);
        QVERIFY(patient.hand.waitsFor(QStringLiteral("Approved on")));
        QVERIFY(patient.hand.press(QStringLiteral("Take it back…")));
        QVERIFY(patient.hand.press(QStringLiteral("Take it back")));
        QVERIFY(patient.hand.waitsFor(QStringLiteral("can open nothing more")));
        QVERIFY(soon([&] { return sharing->model().rowCount() == 0; }));
        QVERIFY(soon([&] {
            chart->refresh();
            QTest::qWait(300);
            return rowOf(engine::Access::Ended, engine::Category::Laboratory).has_value() &&
                   !rowOf(engine::Access::Readable, engine::Category::Laboratory).has_value();
        }));
        QCOMPARE(onLedger(1, "Revoke"), std::size_t{1});

        // On the disks of the clinics nothing can be read.
        QVERIFY(original.contains("\"Observation\""));
        for (std::size_t clinic = 0; clinic < 4; ++clinic) {
            QVERIFY(!isOnDisk(clinics->clinicFolder(clinic), QByteArray("\"Observation\"")));
            QVERIFY(!isOnDisk(clinics->clinicFolder(clinic), QByteArray("Demo Patient")));
        }
        // Staff verify a transaction by clicking.
        north.go("ledger");
        QVERIFY(soon([&] { return north.window->findChild<QTableWidget*>() != nullptr; }));
        QVERIFY(north.hand.type(QStringLiteral("Find on the ledger"), QStringLiteral("1")));
        QTest::keyClick(north.hand.there<QLineEdit>(QStringLiteral("Find on the ledger")), Qt::Key_Return);
        QVERIFY(north.hand.waitsFor(QStringLiteral("Fingerprint of the block before")));
        QString transaction;
        for (auto* tx : north.window->workspace()->side().findChildren<QPushButton*>())
            if (tx->isVisible() && tx->text().contains(QStringLiteral(" · "))) transaction = tx->text();
        QTest::qWait(100);  // laid out
        QVERIFY(north.hand.press(transaction));
        QVERIFY(north.hand.press(QStringLiteral("Verify")));
        QVERIFY(north.hand.waitsFor(QStringLiteral("✓ Everything fits")));

        // Nobody is there: a warning that counts down, and a lock; the same at once after a suspend.
        Instant now{1'000'000}, asleep;
        const auto clock = [&] { return now; };
        auto& idle = patient.window->idle();
        idle.setClocks({clock, [&] { return Instant{now.ms + asleep.ms}; }, clock});
        const auto letPass = [&](std::int64_t number) {
            for (; number > 0; --number) {
                now = now + seconds(1);
                idle.tick();
            }
        };
        letPass(569);
        QVERIFY(!patient.hand.sees(QStringLiteral("Nobody seems to be here")));
        letPass(11);
        QVERIFY(patient.hand.sees(QStringLiteral("this window locks in 20 second")));
        QVERIFY(patient.hand.press(QStringLiteral("Stay unlocked")));
        letPass(569);
        QVERIFY(!patient.hand.sees(QStringLiteral("Nobody seems to be here")));
        letPass(31);
        QVERIFY(patient.hand.waitsFor(QStringLiteral("The keys are locked.")));
        QVERIFY(!patient.hand.sees(QStringLiteral("Nobody seems to be here")));
        QVERIFY(patient.hand.type(QStringLiteral("Passphrase"), kSecret));
        QVERIFY(patient.hand.press(QStringLiteral("Unlock")));
        QVERIFY(patient.hand.waitsFor(QStringLiteral("Who can see what")));
        letPass(3);
        QVERIFY(!patient.hand.sees(QStringLiteral("The keys are locked.")));
        asleep = Instant{seconds(60).ms};
        letPass(1);
        QVERIFY(patient.hand.waitsFor(QStringLiteral("The keys are locked.")));
        QVERIFY(patient.hand.type(QStringLiteral("Passphrase"), kSecret));
        QVERIFY(patient.hand.press(QStringLiteral("Unlock")));
        QVERIFY(patient.hand.waitsFor(QStringLiteral("Who can see what")));
        // Locked: nothing of it can be read, and afterwards it is as it was.
        patient.window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(patient.window.get()));
        QTest::keyClick(patient.window.get(), Qt::Key_L, Qt::ControlModifier);
        QVERIFY(patient.hand.waitsFor(QStringLiteral("The keys are locked.")));
        QVERIFY(!patient.hand.sees(QStringLiteral("Who can see what")));
        QVERIFY(patient.hand.type(QStringLiteral("Passphrase"), kSecret));
        QVERIFY(patient.hand.press(QStringLiteral("Unlock")));
        QVERIFY(patient.hand.waitsFor(QStringLiteral("Who can see what")));
    }
};

}  // namespace reseal::test

int main(int argc, char** argv) {
    QApplication app(argc, argv);
    reseal::test::prepare(app);
    reseal::test::StoryTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "story_test.moc"
