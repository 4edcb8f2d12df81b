// Walking away: from an unlocking that has not ended, from open keys behind another page, from a clinic's
// founding. Nothing stays open with nobody in front of it.

#include <QClipboard>

#include "tests/ui/clinics.h"
#include "ui/common/secret_clipboard.h"
#include "ui/shell/clinic_setup_page.h"
#include "ui/shell/first_run.h"
#include "ui/shell/unlock_page.h"

namespace reseal::test {

constexpr std::size_t kDoctor = 0;

class LockingTest : public QObject {
    Q_OBJECT

    std::unique_ptr<Clinics> clinics;
    std::unique_ptr<Desktop> doctor;
    const QString name = QStringLiteral("Demo Doctor");

    // To the page that asks for the passphrase.
    bool isAsked() const {
        auto* page = qobject_cast<ui::UnlockPage*>(doctor->window->front());
        return page != nullptr && doctor->hand.button(QStringLiteral("Unlock")) != nullptr;
    }
    void beginUnlocking() {
        QVERIFY(doctor->hand.type(QStringLiteral("Passphrase"), ui::text(app::kDemoPassphrase)));
        QVERIFY(doctor->hand.press(QStringLiteral("Unlock")));
        QCOMPARE(doctor->window->seat()->state(), ui::Seat::State::Opening);
    }

private Q_SLOTS:
    void initTestCase() {
        clinics = std::make_unique<Clinics>(
            1, std::vector<Clinics::Cast>{{0, engine::Role::Doctor, "Demo Doctor"}});
        doctor = std::make_unique<Desktop>(clinics->personDesktop(kDoctor));
    }
    void cleanup() {
        doctor->window->chooseWho();
        if (ui::Seat* seat = doctor->window->seat()) seat->lock();
    }
    void cleanupTestCase() {
        doctor.reset();
        clinics.reset();
    }

    void somebodyElseDuringUnlockingLeavesNothingOpen() {
        QVERIFY(doctor->hand.press(name));
        beginUnlocking();
        QVERIFY(doctor->hand.press(QStringLiteral("Somebody else")));
        ui::Seat& seat = *doctor->window->seat();
        QVERIFY(soon([&] { return seat.state() != ui::Seat::State::Opening; }));
        QCOMPARE(seat.state(), ui::Seat::State::Locked);
        QVERIFY(doctor->hand.press(name));
        QVERIFY(soon([&] { return isAsked(); }));
        QVERIFY(doctor->window->workspace() == nullptr);
        // The keys themselves, too: whoever asks the engine is told that they are locked.
        const auto person = app::await(seat.session()->person());
        QVERIFY(!person);
        QCOMPARE(person.error().code, ErrorCode::Locked);
        beginUnlocking();
        QVERIFY(soon([&] { return doctor->window->workspace() != nullptr; }));
    }
    void whoComesBackWhileItStillRunsIsAskedAgain() {
        QVERIFY(doctor->hand.press(name));
        beginUnlocking();
        QVERIFY(doctor->hand.press(QStringLiteral("Somebody else")));
        QVERIFY(doctor->hand.press(name));
        QVERIFY(soon([&] { return isAsked(); }));
        QCOMPARE(doctor->window->seat()->state(), ui::Seat::State::Locked);
    }
    void lockingDuringUnlockingLocks() {
        QVERIFY(doctor->hand.press(name));
        beginUnlocking();
        doctor->window->lock();
        QVERIFY(soon([&] { return isAsked(); }));
        QCOMPARE(doctor->window->seat()->state(), ui::Seat::State::Locked);
    }
    void aSeatThatIsOpenBehindAnotherPageIsLocked() {
        clinics->unlock(*doctor, kDoctor);
        ui::Seat& seat = *doctor->window->seat();
        doctor->window->chooseWho();
        QCOMPARE(seat.state(), ui::Seat::State::Locked);
    }
    // Who founds a clinic and walks away has not typed the passphrase for whoever comes next.
    void aFoundersPassphraseIsForgotten() {
        Desktop founder = clinics->freshDesktop("founder");
        const auto found = [&] {
            QVERIFY(founder.hand.press(QStringLiteral("Get started")));
            QVERIFY(founder.hand.press(QStringLiteral("I set up a clinic")));
            QVERIFY(founder.hand.type(QStringLiteral("The clinic's name"), QStringLiteral("New")));
            QVERIFY(founder.hand.press(QStringLiteral("Continue")));
            QVERIFY(founder.hand.type(QStringLiteral("Passphrase"), kSecret));
            QVERIFY(founder.hand.type(QStringLiteral("The same passphrase again"), kSecret));
            QVERIFY(founder.hand.press(QStringLiteral("Make my keys")));
            QVERIFY(
                soon([&] { return qobject_cast<ui::ClinicSetupPage*>(founder.window->front()) != nullptr; }));
        };
        found();
        QVERIFY(founder.window->remembers());
        founder.window->lock();
        QVERIFY(!founder.window->remembers());
        founder.window->chooseWho();
        founder.window->freshLife = std::chrono::milliseconds(0);
        QVERIFY(founder.hand.press(QStringLiteral("Somebody new")));
        found();
        QVERIFY(soon([&] { return !founder.window->remembers(); }));
    }
    // Nor does what was copied stay for them.
    void aLockTakesASecretOffTheClipboard() {
        QClipboard& clipboard = *QApplication::clipboard();
        ui::copySecret(QStringLiteral("reseal-card:x"));
        QCOMPARE(clipboard.text(), QStringLiteral("reseal-card:x"));
        QVERIFY(clipboard.mimeData()->hasFormat(QStringLiteral("x-kde-passwordManagerHint")));
        doctor->window->lock();
        QVERIFY(clipboard.text().isEmpty());
        ui::copySecret(QStringLiteral("reseal-card:x"));
        clipboard.setText(QStringLiteral("something else"));
        doctor->window->lock();
        QCOMPARE(clipboard.text(), QStringLiteral("something else"));
    }
};

}  // namespace reseal::test

int main(int argc, char** argv) {
    QApplication app(argc, argv);
    reseal::test::prepare(app);
    reseal::test::LockingTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "locking_test.moc"
