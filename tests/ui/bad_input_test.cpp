// What people do wrong and what goes wrong around them: what they read says what happened, what was kept and
// what to do; nothing freezes, nothing is lost. On a practice with one computer: one clinic, a doctor, a
// patient.

#include <sys/resource.h>
#include <QSignalSpy>
#include <csignal>
#include <fstream>

#include "core/records/care_card.h"
#include "core/records/invitation.h"
#include "tests/ui/clinics.h"
#include "ui/common/pill.h"
#include "ui/common/qr.h"
#include "ui/doctor/chart_page.h"
#include "ui/doctor/patients_page.h"
#include "ui/doctor/seal_page.h"
#include "ui/patient/card_page.h"
#include "ui/shell/top_bar.h"
#include "ui/shell/unlock_page.h"

namespace reseal::test {

constexpr std::size_t kDoctor = 0, kPatient = 1;
constexpr std::uint64_t kMiB = 1 << 20, kLarge = 160 * kMiB, kRoom = 96 * kMiB;

class BadInputTest : public QObject {
    Q_OBJECT

    std::unique_ptr<Clinics> clinics;
    std::unique_ptr<Desktop> doctor, patient;
    std::unique_ptr<Heartbeat> heart;

    QString path(const char* name) const {
        return QString::fromStdString((clinics->folder() / name).string());
    }
    void write(const char* name, const std::string& content) const {
        std::ofstream(clinics->folder() / name, std::ios::binary) << content;
    }
    void writeLarge(const char* name) const {
        const std::string block(1 << 20, 'x');
        std::ofstream out(clinics->folder() / name, std::ios::binary);
        for (std::uint64_t i = 0; i < kLarge / block.size(); ++i) out << name << i << block;
    }
    QString cardText() {
        patient->go("card");
        auto* page = patient->page<ui::CardPage>();
        if (!soon([&] { return !page->cardText().isEmpty(); })) return {};
        return page->cardText();
    }
    // The sheet for adding a patient, with this text as a care card.
    void add(const QString& card, const QString& expected) {
        doctor->go("patients");
        const int before = doctor->page<ui::PatientsPage>()->model().rowCount();
        QVERIFY(doctor->hand.press(QStringLiteral("Add by care card…")));
        QVERIFY(doctor->hand.paste(QStringLiteral("The care card's text"), card));
        QVERIFY(doctor->hand.type(QStringLiteral("Name"), QStringLiteral("Somebody")));
        QVERIFY(doctor->hand.press(QStringLiteral("Add")));
        QVERIFY(doctor->hand.waitsFor(expected));
        QVERIFY(doctor->hand.sees(QStringLiteral("Nobody was added.")));
        QVERIFY(doctor->hand.press(QStringLiteral("Cancel")));
        QCOMPARE(doctor->page<ui::PatientsPage>()->model().rowCount(), before);
    }

private Q_SLOTS:
    void initTestCase() {
        std::signal(SIGXFSZ, SIG_IGN);
        clinics = std::make_unique<Clinics>(
            1, std::vector<Clinics::Cast>{{0, engine::Role::Doctor, "Demo Doctor"},
                                          {0, engine::Role::Patient, "Demo Patient"}});
        doctor = std::make_unique<Desktop>(clinics->personDesktop(kDoctor));
        patient = std::make_unique<Desktop>(clinics->personDesktop(kPatient));
        heart = std::make_unique<Heartbeat>();
    }
    void cleanupTestCase() {
        qInfo("longest stall of the main loop: %lld ms", heart->longestMs());
        doctor.reset();
        patient.reset();
        clinics.reset();
    }

    void passphraseForgotten() {
        QVERIFY(doctor->hand.press(QStringLiteral("Demo Doctor")));
        for (int i = 0; i < 3; ++i) {
            QVERIFY(soon([&] {
                auto* field = doctor->hand.there<QLineEdit>(QStringLiteral("Passphrase"));
                return field != nullptr && field->isEnabled();
            }));
            QVERIFY(doctor->hand.type(QStringLiteral("Passphrase"), QStringLiteral("surely this one")));
            QVERIFY(doctor->hand.press(QStringLiteral("Unlock")));
            QVERIFY(soon([&] { return doctor->hand.button(QStringLiteral("Unlock")) != nullptr; }));
        }
        QVERIFY(doctor->hand.waitsFor(QStringLiteral("Nobody can look it up or set a new one")));
        QVERIFY(doctor->hand.waitsFor(QStringLiteral("ask your clinic for a new invitation")));
        QVERIFY(doctor->window->workspace() == nullptr);
        // And nothing is spoilt by it.
        QVERIFY(doctor->hand.type(QStringLiteral("Passphrase"), ui::text(app::kDemoPassphrase)));
        QVERIFY(doctor->hand.press(QStringLiteral("Unlock")));
        QVERIFY(soon([&] { return doctor->window->workspace() != nullptr; }));
        clinics->unlock(*patient, kPatient);
    }

    void invitationExpired() {
        records::Invitation invitation;
        invitation.chain = clinics->chain();
        invitation.clinic = clinics->desk(0).clinic();
        invitation.endpoints = {"127.0.0.1:1"};
        invitation.role = engine::Role::Patient;
        invitation.expires = wallClock() - days(2);
        Desktop fresh = clinics->freshDesktop("expired");
        QVERIFY(fresh.hand.press(QStringLiteral("Get started")));
        QVERIFY(fresh.hand.press(QStringLiteral("I am a patient")));
        QVERIFY(fresh.hand.paste(QStringLiteral("The invitation's text"), ui::text(*invitation.text())));
        QVERIFY(fresh.hand.type(QStringLiteral("Your name"), QStringLiteral("Demo Late")));
        QVERIFY(fresh.hand.waitsFor(QStringLiteral("This invitation ran out on")));
        QVERIFY(fresh.hand.sees(QStringLiteral("Ask your clinic for a new one; nothing was changed.")));
        QVERIFY(fresh.hand.button(QStringLiteral("Continue")) == nullptr);
        // Somebody else's, and none at all.
        invitation.expires = wallClock() + days(2);
        invitation.role = engine::Role::Doctor;
        QVERIFY(fresh.hand.paste(QStringLiteral("The invitation's text"), ui::text(*invitation.text())));
        QVERIFY(fresh.hand.waitsFor(QStringLiteral("This invitation is for another role: Doctor.")));
        QVERIFY(fresh.hand.paste(QStringLiteral("The invitation's text"), QStringLiteral("hello")));
        QVERIFY(fresh.hand.waitsFor(QStringLiteral("This is no invitation")));
        QVERIFY(!std::filesystem::exists(clinics->folder() / "expired" / "1"));
    }

    void codeThatIsNoneOfOurs() {
        const auto code = ui::qrCode(QStringLiteral("https://example.org/"));
        QVERIFY(code);
        QVERIFY(code->scaled(code->size() * 6).save(path("foreign.png")));
        doctor->go("patients");
        QVERIFY(doctor->hand.press(QStringLiteral("Add by care card…")));
        QVERIFY(doctor->hand.press(QStringLiteral("Read a picture of its QR code…")));
        QVERIFY(doctor->hand.pick(path("foreign.png")));
        QVERIFY(soon([&] {
            auto* text = doctor->hand.there<QPlainTextEdit>(QStringLiteral("The care card's text"));
            return text != nullptr && !text->toPlainText().isEmpty();
        }));
        QVERIFY(doctor->hand.type(QStringLiteral("Name"), QStringLiteral("Somebody")));
        QVERIFY(doctor->hand.press(QStringLiteral("Add")));
        QVERIFY(doctor->hand.waitsFor(QStringLiteral("This is no care card.")));
        // A picture without any code.
        QImage(200, 200, QImage::Format_RGB32).save(path("empty.png"));
        QVERIFY(doctor->hand.press(QStringLiteral("Read a picture of its QR code…")));
        QVERIFY(doctor->hand.pick(path("empty.png")));
        QVERIFY(doctor->hand.waitsFor(QStringLiteral("There is no QR code to be read in “empty.png”.")));
        QVERIFY(doctor->hand.press(QStringLiteral("Cancel")));
    }

    void cardOfAnotherLedger() {
        records::CareCard card;
        card.chain = ChainId::copy(Bytes(32, 7));
        card.patient = SignPublic::copy(Bytes(32, 8));
        card.home = ClinicId::copy(Bytes(32, 9));
        card.openDrawerKey = crypto::SecretBytes::copyOf(Bytes(32, 10));
        add(ui::text(card.text()), QStringLiteral("This card is of another group of clinics."));
        const QString good = cardText();
        QVERIFY(!good.isEmpty());
        add(good.left(good.size() / 2), QStringLiteral("The card is cut or mistyped"));
    }

    void fileThatCantBeSealed() {
        QVERIFY(!cardText().isEmpty());
        doctor->go("patients");
        QVERIFY(doctor->hand.press(QStringLiteral("Add by care card…")));
        QVERIFY(doctor->hand.paste(QStringLiteral("The care card's text"), cardText()));
        QVERIFY(doctor->hand.type(QStringLiteral("Name"), QStringLiteral("Demo Patient")));
        QVERIFY(doctor->hand.press(QStringLiteral("Add")));
        QVERIFY(soon([&] { return doctor->page<ui::PatientsPage>()->model().rowCount() == 1; }));
        doctor->go("seal");
        QVERIFY(doctor->hand.choose(QStringLiteral("For which patient"), QStringLiteral("Demo Patient")));
        auto* page = doctor->page<ui::SealPage>();
        write("half.json",
              "{\"resourceType\":\"Bundle\",\"type\":\"collection\",\"entry\":[{\"resource\":{\"resourceTy");
        write("other.json", "{\"resourceType\":\"Bundle\",\"type\":\"history\",\"entry\":[]}");
        const std::vector<std::pair<const char*, QString>> cases{
            {"half.json", QStringLiteral("The file ends in the middle. Export it again at its source.")},
            {"other.json", QStringLiteral("The file is a log or a message between servers")},
            {"gone.json", QStringLiteral("It is not there")}};
        for (const auto& [name, words] : cases) {
            doctor->hand.drop(*page, {path(name)});
            QVERIFY(doctor->hand.waitsFor(
                QStringLiteral("“%1” can't be sealed; nothing was changed.").arg(QLatin1String(name))));
            QVERIFY2(doctor->hand.sees(words), qPrintable(doctor->hand.reads()));
            QVERIFY(!page->isShowing());
        }
    }

    void diskFullInTheMiddle() {
        writeLarge("large.bin");
        doctor->go("seal");
        auto* page = doctor->page<ui::SealPage>();
        doctor->hand.drop(*page, {path("large.bin")});
        QVERIFY(soon([&] { return page->isShowing(); }));
        rlimit before{};
        ::getrlimit(RLIMIT_FSIZE, &before);
        rlimit full = before;
        full.rlim_cur = kRoom;  // stands for a full disk: the sealed file does not fit
        ::setrlimit(RLIMIT_FSIZE, &full);
        QVERIFY(doctor->hand.press(page->sealButton()->text()));
        const bool told = doctor->hand.waitsFor(QStringLiteral("The disk is full."));
        ::setrlimit(RLIMIT_FSIZE, &before);
        QVERIFY(told);
        QVERIFY(doctor->hand.sees(QStringLiteral("What you chose is still here")));
        QVERIFY(page->isShowing());
        // There is room again: the same button goes on.
        QVERIFY(doctor->hand.press(page->sealButton()->text()));
        QVERIFY(doctor->hand.waitsFor(QStringLiteral("1 record(s) sealed")));
    }

    void closingDuringAJob() {
        writeLarge("larger.bin");
        doctor->go("seal");
        auto* page = doctor->page<ui::SealPage>();
        page->banners().clearAll();
        doctor->hand.drop(*page, {path("larger.bin")});
        QVERIFY(soon([&] { return page->isShowing(); }));
        QVERIFY(doctor->hand.press(page->sealButton()->text()));
        QVERIFY(soon([&] { return doctor->window->workspace()->bar().jobs().running() > 0; }));
        QVERIFY(!doctor->window->close());
        QVERIFY(doctor->hand.waitsFor(QStringLiteral("Something is still under way")));
        QVERIFY(doctor->hand.sees(QStringLiteral("Sealing records")));
        QVERIFY(doctor->window->isVisible());
        QVERIFY(doctor->hand.waitsFor(QStringLiteral("1 record(s) sealed")));  // it went on
        // There is nothing to decide any more.
        QVERIFY(soon([&] { return !doctor->hand.sees(QStringLiteral("Something is still under way")); }));
        QVERIFY(doctor->window->isVisible());
    }

    // An hour is a few seconds here: nothing in the windows counts the time but the words "offline since".
    void homeNodeAway() {
        patient->go("requests");
        QVERIFY(patient->hand.waitsFor(QStringLiteral("Nobody is asking")));
        doctor->go("chart");
        QVERIFY(soon([&] { return doctor->page<ui::ChartPage>()->list().model().rowCount() > 0; }));
        clinics->stop(0);
        auto& pill = patient->window->workspace()->bar().network();
        QVERIFY(soon([&] { return pill.text().startsWith(QLatin1String("Offline since")); }));
        // On the computer of a lone practice nothing is away: the clinic itself is locked.
        clinics->addClinicTo(kPatient, 0);
        QVERIFY(patient->hand.press(QStringLiteral("Clinic locked")));
        QVERIFY(patient->hand.press(QStringLiteral("Unlock the clinic")));
        QVERIFY(patient->hand.waitsFor(QStringLiteral("The clinic's keys are locked.")));
        QVERIFY(patient->hand.press(QStringLiteral("Somebody else")));
        clinics->unlock(*patient, kPatient);
        QVERIFY(doctor->hand.press(QStringLiteral("Ask to read…")));
        for (auto* chip : doctor->window->findChildren<QCheckBox*>())
            if (chip->isVisible() && chip->text().startsWith(QLatin1String("Medications")))
                QTest::mouseClick(chip, Qt::LeftButton, {}, QPoint(10, chip->height() / 2));
        QVERIFY(doctor->hand.press(QStringLiteral("Send")));
        QVERIFY(doctor->hand.waitsFor(QStringLiteral("The request was not sent.")));
        QVERIFY(doctor->hand.sees(QStringLiteral("Medications")));  // the draft is still there
        clinics->startAgain(0);
        QVERIFY(soon([&] { return pill.text() == QLatin1String("1 of 1 clinics"); }));
        QVERIFY(doctor->hand.press(QStringLiteral("Send")));
        QVERIFY(doctor->hand.waitsFor(QStringLiteral("Your request is with the patient.")));
        QVERIFY(patient->hand.waitsFor(QStringLiteral("Demo Doctor")));  // by itself
    }
};

}  // namespace reseal::test

int main(int argc, char** argv) {
    QApplication app(argc, argv);
    reseal::test::prepare(app);
    reseal::test::BadInputTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "bad_input_test.moc"
