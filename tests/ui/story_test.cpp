// The whole story by clicking: staff let doctors and patients in; for each patient, a doctor adds them by a
// picture of the care card and seals a file; a doctor of another clinic asks; the patient approves, undoes,
// approves; the other doctor reads exactly what was sealed; the patient takes it back; nothing can be opened
// any more. Asserted on the screen, on the ledger and on the disk.
//
//     ui_story_test [--all] [--samples FOLDER] [what Qt Test takes]
//
// The patients are those of FOLDER (FHIR, a file each), or made-up ones where there is none: the first alone,
// or all of them. Without RESEAL_LONG in the environment, --all is skipped.

#include <QClipboard>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTableWidget>

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

constexpr std::uint32_t kMadeUp = 6;  // patients, where there are no samples
constexpr int kSkipped = 77;          // what ctest takes for "skipped"

// Whose story is told, and how far it has come.
struct Told {
    explicit Told(Desktop at) : patient(std::move(at)) {}
    Desktop patient;
    QString name, file;
    QByteArray original;
    std::size_t asked = 0;                    // records of the category that the reader asks for
    std::size_t grants = 0, revocations = 0;  // of others, before
};

class StoryTest : public QObject {
    Q_OBJECT
public:
    StoryTest(std::filesystem::path samples, bool all) : samples_(std::move(samples)), all_(all) {}

private:
    std::filesystem::path samples_;
    bool all_;
    std::unique_ptr<Clinics> clinics;
    std::unique_ptr<Heartbeat> heart;
    std::unique_ptr<Desktop> north, south, author, reader;  // staff of two clinics, a doctor of each
    std::vector<std::filesystem::path> files;
    int patients = 0;  // so far

    // Real patients if there are any, else made-up ones.
    void takeFiles() {
        std::error_code why;
        for (const auto& entry : std::filesystem::directory_iterator(samples_, why))
            if (entry.path().extension() == ".json") files.push_back(entry.path());
        std::sort(files.begin(), files.end());
        const bool real = !files.empty();
        for (std::uint32_t seed = 1; !real && seed <= kMadeUp; ++seed) {
            files.push_back(clinics->folder() / ("patient-" + std::to_string(seed) + ".json"));
            QVERIFY(writeFileDurably(files.back(), app::demoPatient(seed, app::dateOf(wallClock())).bundle));
        }
        if (!all_) files.resize(1);
        qInfo("%zu %s", files.size(), real ? "of the sample patients" : "made-up: there are no samples");
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

    void staffUnlock(Desktop& staff, const QString& clinic) {
        QVERIFY(staff.hand.press(clinic));
        QVERIFY(staff.hand.type(QStringLiteral("Passphrase"), QStringLiteral("wrong")));
        QVERIFY(staff.hand.press(QStringLiteral("Unlock")));
        QVERIFY(staff.hand.waitsFor(QStringLiteral("The passphrase is not right.")));
        QVERIFY(staff.hand.type(QStringLiteral("Passphrase"), ui::text(app::kDemoPassphrase)));
        QVERIFY(staff.hand.press(QStringLiteral("Unlock")));
        QVERIFY(soon([&] { return staff.window->workspace() != nullptr; }));
    }

    // Of the chart that the reader looks at.
    std::vector<ui::RecordSet::Row> rowsOf(engine::Access access, engine::Category category) {
        std::vector<ui::RecordSet::Row> out;
        const ui::RecordSet& set = reader->page<ui::ChartPage>()->list().model().records();
        for (ui::RecordSet::Row row = 0; row < set.size(); ++row)
            if (set.access(row) == access && set.category(row) == category) out.push_back(row);
        return out;
    }
    std::size_t laboratory(engine::Access access) {
        return rowsOf(access, engine::Category::Laboratory).size();
    }
    // Once the chart says so.
    bool chartHas(const std::function<bool()>& holds) {
        return soon([&] {
            reader->page<ui::ChartPage>()->refresh();
            QTest::qWait(300);
            return holds();
        });
    }

    // ---- a patient's story, in its order ----

    void joins(Told& of) {
        join(of.patient, *north, QStringLiteral("I am a patient"), QStringLiteral("Patient"), of.name, {});
        if (QTest::currentTestFailed()) return;
        QVERIFY(of.patient.hand.waitsFor(QStringLiteral("Nobody is asking")));
    }

    // The care card as a picture and as text.
    void isAdded(Told& of) {
        of.patient.go("card");
        auto* card = of.patient.page<ui::CardPage>();
        QVERIFY(soon([&] { return !card->cardText().isEmpty(); }));
        const QString picture = of.name + QStringLiteral(".png");
        const QString path = QString::fromStdString((clinics->folder() / ui::utf8(picture)).string());
        QVERIFY(of.patient.hand.press(QStringLiteral("Save as PDF or picture…")));
        QVERIFY(of.patient.hand.pick(path));
        QVERIFY(of.patient.hand.waitsFor(QStringLiteral("The card is saved.")));
        for (Desktop* doctor : {author.get(), reader.get()}) {
            doctor->go("patients");
            QVERIFY(doctor->hand.press(QStringLiteral("Add by care card…")));
            const auto field = [&] {
                return doctor->hand.there<QPlainTextEdit>(QStringLiteral("The care card's text"));
            };
            // Pasting nothing: a crash of Qt 6.4 under X11, once.
            QVERIFY(soon([&] { return field() != nullptr; }));
            QApplication::clipboard()->clear();
            QTest::keyClick(field(), Qt::Key_V, Qt::ControlModifier);
            if (doctor == author.get()) {
                QVERIFY(doctor->hand.press(QStringLiteral("Read a picture of its QR code…")));
                QVERIFY(doctor->hand.pick(path));
                QVERIFY(
                    soon([&] { return field() != nullptr && field()->toPlainText() == card->cardText(); }));
            } else {
                QVERIFY(doctor->hand.paste(QStringLiteral("The care card's text"), card->cardText()));
            }
            QVERIFY(doctor->hand.type(QStringLiteral("Name"), of.name));
            QVERIFY(doctor->hand.press(QStringLiteral("Add")));
            QVERIFY(soon([&] { return doctor->page<ui::PatientsPage>()->model().rowCount() == patients; }));
        }
    }

    // Drop, confirm, seal.
    void isSealed(Told& of) {
        const std::size_t before = onLedger(2, "Record");
        author->go("seal");
        auto* seal = author->page<ui::SealPage>();
        QVERIFY(author->hand.choose(QStringLiteral("For which patient"), of.name));
        author->hand.drop(*seal, {of.file});
        QVERIFY2(soon([&] { return seal->isShowing(); }), qPrintable(author->hand.reads()));
        const int records = seal->table().rowCount();
        QVERIFY(records > 0);
        if (seal->samePerson()->isVisible()) {
            QVERIFY2(!seal->sealButton()->isEnabled(), "another person's file could be sealed unasked");
            QTest::mouseClick(seal->samePerson(), Qt::LeftButton, {},
                              QPoint(12, seal->samePerson()->height() / 2));
        }
        for (int i = 0; i < records; ++i) {
            auto* category = qobject_cast<QComboBox*>(seal->table().cellWidget(i, 3));
            if (category->currentData().toInt() < 0) {
                QVERIFY2(!seal->sealButton()->isEnabled(),
                         "a record that may be sensitive could be sealed unasked");
                category->setCurrentIndex(1);
            }
            if (category->currentData().toInt() == static_cast<int>(engine::Category::Laboratory)) ++of.asked;
        }
        QVERIFY(of.asked > 0);
        QVERIFY(seal->sealButton()->isEnabled());
        QVERIFY(author->hand.press(seal->sealButton()->text()));
        QVERIFY(author->hand.waitsFor(QStringLiteral("sealed")));
        QVERIFY(soon([&] { return author->hand.sees(QStringLiteral("kept at 2 clinics")); }));
        QVERIFY(soon([&] { return onLedger(2, "Record") == before + static_cast<std::size_t>(records); }));
        qInfo("%s: %d records sealed, %zu of them laboratory results", qPrintable(of.name), records,
              of.asked);
    }

    // The other doctor sees that there is something, and can't open it; asks for one category.
    void isAsked(Told& of) {
        reader->go("chart");
        QVERIFY(reader->hand.choose(QStringLiteral("Patient"), of.name));
        auto* chart = reader->page<ui::ChartPage>();
        QVERIFY(chartHas([&] { return laboratory(engine::Access::Locked) == of.asked; }));
        Q_EMIT chart->list().opened(rowsOf(engine::Access::Locked, engine::Category::Laboratory).front());
        QVERIFY(reader->hand.waitsFor(QStringLiteral("This record is locked.")));
        QVERIFY(reader->hand.press(QStringLiteral("Ask to read…")));
        for (auto* chip : reader->window->findChildren<QCheckBox*>())
            if (chip->isVisible() && chip->text().startsWith(QLatin1String("Laboratory results")))
                QTest::mouseClick(chip, Qt::LeftButton);
        QVERIFY(reader->hand.sees(QStringLiteral("may read everything in “Laboratory results”")));
        QVERIFY(reader->hand.type(QStringLiteral("A word to the patient"), QStringLiteral("For Monday.")));
        QVERIFY(reader->hand.press(QStringLiteral("Send")));
        QVERIFY(reader->hand.waitsFor(QStringLiteral("Your request is with the patient.")));
    }

    // The patient reads the very words, undoes once, then lets it be signed.
    void approves(Told& of) {
        Desktop& patient = of.patient;
        of.grants = onLedger(3, "Grant");
        patient.go("requests");
        patient.page<ui::RequestsPage>()->setUndoTime(1500);
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
        QCOMPARE(onLedger(3, "Grant"), of.grants);  // what was undone was never signed
        QVERIFY(patient.hand.press(QStringLiteral("Approve")));
        QVERIFY(patient.hand.waitsFor(QStringLiteral("can read it now.")));
        QVERIFY(soon([&] { return onLedger(3, "Grant") == of.grants + 1; }));
    }

    // Every record that was granted, byte for byte what lay in the file; what was not granted stays locked.
    void isRead(Told& of) {
        reader->go("chart");
        auto* chart = reader->page<ui::ChartPage>();
        QVERIFY(chartHas([&] { return laboratory(engine::Access::Readable) == of.asked; }));
        const ui::RecordSet& set = chart->list().model().records();
        for (ui::RecordSet::Row row = 0; row < set.size(); ++row)
            QVERIFY((set.access(row) == engine::Access::Readable) ==
                    (set.category(row) == engine::Category::Laboratory));
        std::set<QString> read;
        for (std::size_t i = 0; i < of.asked; ++i) {
            // By its place each time: the list may have been fetched again.
            Q_EMIT chart->list().opened(rowsOf(engine::Access::Readable, engine::Category::Laboratory)[i]);
            QVERIFY(soon([&] { return chart->viewer() != nullptr && chart->viewer()->tabs().isVisible(); }));
            QTabWidget& tabs = chart->viewer()->tabs();
            QVERIFY(tabs.count() >= 3);
            tabs.setCurrentIndex(tabs.count() - 1);
            auto* raw = reader->hand.there<QPlainTextEdit>(QStringLiteral("As it was sealed"));
            QVERIFY(raw != nullptr);
            auto* parts = tabs.currentWidget()->findChild<QComboBox*>();
            QVERIFY(parts != nullptr);
            QVERIFY(parts->count() > 0);
            for (int part = 0; part < parts->count(); ++part) {
                parts->setCurrentIndex(part);
                const QByteArray shown = raw->toPlainText().toUtf8();
                QVERIFY2(of.original.contains(shown), "not what lay in the file");
                // And not a piece of it: a whole resource.
                const QJsonObject resource = QJsonDocument::fromJson(shown).object();
                QVERIFY2(resource.contains(QStringLiteral("resourceType")), shown.constData());
                read.insert(resource.value(QStringLiteral("id")).toString());
            }
            QVERIFY(reader->hand.press(QStringLiteral("Back")));
        }
        qInfo("%s: %zu records read, %zu resources in them, all as they lay in the file", qPrintable(of.name),
              of.asked, read.size());
    }

    void takesBack(Told& of) {
        Desktop& patient = of.patient;
        of.revocations = onLedger(1, "Revoke");
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
        QVERIFY(chartHas([&] {
            return laboratory(engine::Access::Ended) == of.asked && laboratory(engine::Access::Readable) == 0;
        }));
        QVERIFY(soon([&] { return onLedger(1, "Revoke") == of.revocations + 1; }));
    }

    // Nobody is there: a warning that counts down, and a lock; the same at once after a suspend.
    void leaves(Told& of) {
        Desktop& patient = of.patient;
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
        idle.setClocks(ui::IdleWatch::realClocks());  // those above end with this function
        QVERIFY(patient.hand.waitsFor(QStringLiteral("The keys are locked.")));
        QVERIFY(patient.hand.type(QStringLiteral("Passphrase"), kSecret));
        QVERIFY(patient.hand.press(QStringLiteral("Unlock")));
        QVERIFY(patient.hand.waitsFor(QStringLiteral("Who can see what")));
    }

    // Locked: nothing of it can be read, and afterwards it is as it was.
    void locks(Told& of) {
        Desktop& patient = of.patient;
        patient.window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(patient.window.get()));
        QTest::keyClick(patient.window.get(), Qt::Key_L, Qt::ControlModifier);
        QVERIFY(patient.hand.waitsFor(QStringLiteral("The keys are locked.")));
        QVERIFY(!patient.hand.sees(QStringLiteral("Who can see what")));
        QVERIFY(patient.hand.type(QStringLiteral("Passphrase"), kSecret));
        QVERIFY(patient.hand.press(QStringLiteral("Unlock")));
        QVERIFY(patient.hand.waitsFor(QStringLiteral("Who can see what")));
    }

private Q_SLOTS:
    void initTestCase() {
        clinics = std::make_unique<Clinics>(4);
        takeFiles();
        heart = std::make_unique<Heartbeat>();
        north = std::make_unique<Desktop>(clinics->staffDesktop(0));
        south = std::make_unique<Desktop>(clinics->staffDesktop(1));
        staffUnlock(*north, QStringLiteral("Demo Clinic North"));
        if (QTest::currentTestFailed()) return;
        staffUnlock(*south, QStringLiteral("Demo Clinic South"));
        if (QTest::currentTestFailed()) return;
        author = std::make_unique<Desktop>(clinics->freshDesktop("author"));
        reader = std::make_unique<Desktop>(clinics->freshDesktop("reader"));
        join(*author, *north, QStringLiteral("I am a doctor"), QStringLiteral("Doctor"),
             QStringLiteral("Demo Author"), QStringLiteral("general practitioner"));
        if (QTest::currentTestFailed()) return;
        join(*reader, *south, QStringLiteral("I am a doctor"), QStringLiteral("Doctor"),
             QStringLiteral("Demo Reader"), QStringLiteral("cardiologist"));
    }
    void cleanupTestCase() {
        if (heart)
            qInfo("longest stall of the main loop, the test's own waiting included: %lld ms",
                  heart->longestMs());
        for (auto* desktop : {&reader, &author, &south, &north}) desktop->reset();
        clinics.reset();
    }

    void story_data() {
        QTest::addColumn<int>("at");
        for (std::size_t i = 0; i < files.size(); ++i)
            QTest::newRow(files[i].filename().c_str()) << static_cast<int>(i);
    }
    void story() {
        QFETCH(int, at);
        ++patients;
        Told of(clinics->freshDesktop("patient-" + std::to_string(patients)));
        of.name = QStringLiteral("Demo Patient %1").arg(patients, 2, 10, QLatin1Char('0'));
        of.file = QString::fromStdString(files[static_cast<std::size_t>(at)].string());
        QFile read(of.file);
        QVERIFY(read.open(QIODevice::ReadOnly));
        of.original = read.readAll();
        QVERIFY(of.original.contains("\"Observation\""));  // what must not be found on a disk
        for (const auto step : {&StoryTest::joins, &StoryTest::isAdded, &StoryTest::isSealed,
                                &StoryTest::isAsked, &StoryTest::approves, &StoryTest::isRead,
                                &StoryTest::takesBack, &StoryTest::leaves, &StoryTest::locks}) {
            (this->*step)(of);
            if (QTest::currentTestFailed()) return;
        }
    }

    // On the disks of the clinics nothing can be read.
    void disks() {
        for (std::size_t clinic = 0; clinic < 4; ++clinic) {
            QVERIFY(!isOnDisk(clinics->clinicFolder(clinic), QByteArray("\"Observation\"")));
            QVERIFY(!isOnDisk(clinics->clinicFolder(clinic), QByteArray("Demo Patient")));
        }
    }

    // Staff verify a transaction by clicking.
    void verifying() {
        north->go("ledger");
        QVERIFY(soon([&] { return north->window->findChild<QTableWidget*>() != nullptr; }));
        QVERIFY(north->hand.type(QStringLiteral("Find on the ledger"), QStringLiteral("1")));
        QTest::keyClick(north->hand.there<QLineEdit>(QStringLiteral("Find on the ledger")), Qt::Key_Return);
        QVERIFY(north->hand.waitsFor(QStringLiteral("Fingerprint of the block before")));
        QString transaction;
        for (auto* tx : north->window->workspace()->side().findChildren<QPushButton*>())
            if (tx->isVisible() && tx->text().contains(QStringLiteral(" · "))) transaction = tx->text();
        QTest::qWait(100);  // laid out
        QVERIFY(north->hand.press(transaction));
        QVERIFY(north->hand.press(QStringLiteral("Verify")));
        QVERIFY(north->hand.waitsFor(QStringLiteral("✓ Everything fits")));
    }
};

}  // namespace reseal::test

int main(int argc, char** argv) {
    QApplication app(argc, argv);
    QStringList given = app.arguments();
    const bool all = given.removeAll(QStringLiteral("--all")) > 0;
    std::filesystem::path samples = std::filesystem::path(RESEAL_SOURCE_DIR) / "../shared/data/fhir";
    if (const auto at = given.indexOf(QStringLiteral("--samples")); at > 0 && at + 1 < given.size()) {
        samples = given[at + 1].toStdString();
        given.remove(at, 2);
    }
    if (all && !qEnvironmentVariableIsSet("RESEAL_LONG")) {
        qInfo("skipped: all patients are for a long run (packaging/test.sh --long)");
        return reseal::test::kSkipped;
    }
    reseal::test::prepare(app);
    reseal::test::StoryTest test(samples, all);
    return QTest::qExec(&test, given);
}
#include "story_test.moc"
