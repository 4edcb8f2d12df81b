// Walking away: from an unlocking that has not ended, from open keys behind another page, from a clinic's
// founding. Nothing stays open with nobody in front of it.

#include "tests/ui/clinics.h"
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
};

}  // namespace reseal::test

int main(int argc, char** argv) {
    QApplication app(argc, argv);
    reseal::test::prepare(app);
    reseal::test::LockingTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "locking_test.moc"
