// Adding a patient by care card: whose card it is can be compared, a namesake is asked about, a known card
// keeps its words, and what failed is said.

#include "ui/doctor/add_patient.h"
#include "core/records/care_card.h"
#include "tests/ui/fakes.h"
#include "tests/ui/hand.h"
#include "ui/common/card_code.h"
#include "ui/common/resources.h"
#include "ui/common/text.h"
#include "ui/shell/workspace.h"

namespace reseal::test {

class AddPatientTest : public QObject {
    Q_OBJECT

    FakeDoctorDesk desk;
    FakeLedgerView ledger;
    std::unique_ptr<ui::Seat> seat;
    std::unique_ptr<ui::Workspace> room;
    std::unique_ptr<Hand> hand;
    ui::PatientsPage* page = nullptr;
    const records::CareCard card = records::makeCareCard(
        crypto::PersonKeys(crypto::SecretBytes::random(32), ChainId{}), 0, 0, ClinicId{});

    void openSheet() {
        page->openAdd();
        QVERIFY(hand->paste(QStringLiteral("The care card's text"), ui::text(card.text())));
        QVERIFY(hand->type(QStringLiteral("Name"), QStringLiteral("Maria")));
    }
    bool has(const QString& tick) const {
        auto* box = hand->there<QCheckBox>(tick);
        if (box != nullptr) return true;
        for (auto* one : room->findChildren<QCheckBox*>())
            if (one->isVisible() && one->text() == tick) return true;
        return false;
    }

private Q_SLOTS:
    void init() {
        desk.added.clear();
        desk.patient = sample::patients().front();
        desk.registered = std::int64_t{1};
        ui::Profile profile;
        profile.name = QStringLiteral("Dr Marten");
        profile.role = engine::Role::Doctor;
        seat = std::make_unique<ui::Seat>(profile, ui::Seat::Desks{nullptr, &desk, &ledger});
        room = std::make_unique<ui::Workspace>(*seat, false);
        room->show();
        hand = std::make_unique<Hand>(*room);
        room->go(QStringLiteral("patients"));
        page = qobject_cast<ui::PatientsPage*>(room->current());
        QVERIFY(page != nullptr);
    }
    void cleanup() {
        room.reset();
        seat.reset();
    }
    // The patient's own card or screen says the same.
    void theCardCanBeCompared() {
        openSheet();
        QVERIFY(hand->sees(ui::cardCode(card.patient)));
        QCOMPARE(ui::cardCode(card.patient).remove(QLatin1Char(' ')),
                 QString::fromStdString(card.patient.hex()).left(16));
    }
    void aRowOfTheRegisterSaysWhoseCardItHas() {
        ui::PatientTable::Row known;
        known.name = QStringLiteral("Maria");
        known.careCard = card.text();
        page->openAdd(known);
        QVERIFY(hand->waitsFor(ui::cardCode(card.patient)));
    }
    void aNamesakeIsAskedAbout() {
        const QString tick = QStringLiteral("It is another patient: I have compared the care cards");
        desk.patient = fail(ErrorCode::AlreadyExists, "you have Maria already");
        openSheet();
        QVERIFY(!has(tick));
        QVERIFY(hand->press(QStringLiteral("Add")));
        QVERIFY(hand->waitsFor(QStringLiteral("with another care card")));
        QVERIFY(has(tick) && !desk.added.back().isAnother);
        QVERIFY(hand->press(QStringLiteral("Add")));  // not ticked, it is asked again
        QVERIFY(soon([&] { return desk.added.size() == 2; }));
        QVERIFY(!desk.added.back().isAnother);
        for (auto* one : room->findChildren<QCheckBox*>())
            if (one->text() == tick) one->setChecked(true);
        desk.patient = sample::patients().front();
        QVERIFY(hand->press(QStringLiteral("Add")));
        QVERIFY(soon([&] { return desk.added.size() == 3; }));
        QVERIFY(desk.added.back().isAnother);
    }
    void aKnownCardSaysAsWhom() {
        auto rows = sample::patients();
        rows.front().patient = card.patient;
        rows.front().name = "Otto";
        desk.patientRows = rows;
        desk.patient = fail(ErrorCode::Conflict, "you know this card as Otto");
        openSheet();
        QVERIFY(hand->press(QStringLiteral("Add")));
        QVERIFY(hand->waitsFor(QStringLiteral("You know this card as “Otto")));
        desk.patientRows = sample::patients();
    }
    void whatDidNotReachTheRegisterIsSaid() {
        desk.registered = fail(ErrorCode::Limit, "too much");
        openSheet();
        for (auto* one : room->findChildren<QCheckBox*>())
            if (one->text() == QLatin1String("Enter into the clinic's register, too")) one->setChecked(true);
        QVERIFY(hand->press(QStringLiteral("Add")));
        QVERIFY(hand->waitsFor(QStringLiteral("The patient was not entered into the clinic's register.")));
    }
    void aDamagedCardInTheRegisterIsMarked() {
        auto rows = sample::registerRows();
        rows.resize(1);
        rows.front().careCard.clear();
        rows.front().cardDamaged = true;
        ui::PatientTable table;
        table.setRegister(rows);
        QCOMPARE(table.index(0, 3).data().toString(),
                 QStringLiteral("In the register: its care card is damaged"));
    }
};

}  // namespace reseal::test

int main(int argc, char** argv) {
    QApplication app(argc, argv);
    reseal::crypto::initialize();
    reseal::ui::registerResources();
    reseal::ui::Theme::instance().install(app);
    reseal::test::AddPatientTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "add_patient_test.moc"
