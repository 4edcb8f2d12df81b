// A patient's activity: what is said of it, and how much of it there is.
#include "tests/ui/fakes.h"
#include "tests/ui/hand.h"
#include "tests/ui/seats.h"

#include <QPushButton>

#include "ui/patient/activity_page.h"

namespace reseal::test {

using namespace ui;  // NOLINT: the test is about it

class ActivityPageTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { prepareSeats(); }

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
                }).endsWith(QStringLiteral("clock after you had taken it back")));
        // Under a permission for a team: who of it.
        QVERIFY(released([](auto& hour) {
                    hour.rows = {{{}, {}, true, {}, false, "Night doctor", {}},
                                 {{}, {}, true, {}, false, "Day doctor", {}},
                                 {{}, {}, true, {}, false, "Night doctor", {}}};
                }).endsWith(QStringLiteral("– for Day doctor and Night doctor")));
        QVERIFY(released([](auto& hour) {
                    hour.rows = {{{}, {}, true, {}, false, {}, {}, {}, Error{ErrorCode::CannotOpen, {}}}};
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
        QCOMPARE(said("Granted"), QStringLiteral("You gave a permission"));
    }

    // The latest first; earlier pages when they are asked for, and they stay when something new comes.
    void earlierEntriesComeWhenTheyAreAskedFor() {
        FakePatientDesk desk;
        FakeLedgerView ledger;
        Seat seat(person(engine::Role::Patient), Seat::Desks{&desk, nullptr, &ledger});
        Workspace room(seat, false);
        const auto all = *desk.activityRows;
        desk.activityPage = 5;
        desk.activityRows = std::vector<engine::ActivityRow>(all.begin() + 1, all.end());
        auto* page = go<ActivityPage>(room, "activity");
        page->model().filter(ActivityModel::About::All);
        const auto button = [&]() -> QPushButton* {
            for (QPushButton* one : page->findChildren<QPushButton*>())
                if (one->text() == QStringLiteral("Show earlier")) return one;
            return nullptr;
        };
        const auto numbers = [&] {
            page->model().filter(ActivityModel::About::All);
            std::vector<std::uint64_t> out;
            for (int row = 0; row < page->model().rowCount(); ++row)
                out.push_back(page->model().at(row).number);
            return out;
        };
        const auto expected = [](std::uint64_t from, std::uint64_t to) {
            std::vector<std::uint64_t> out;
            for (std::uint64_t number = from; number > to;) out.push_back(--number);
            return out;
        };
        QVERIFY(button() != nullptr && button()->isVisibleTo(page));
        QCOMPARE(numbers(), expected(13, 8));
        button()->click();
        QTRY_COMPARE(numbers(), expected(13, 3));
        desk.activityRows = all;  // one more
        page->refresh();
        QTRY_COMPARE(numbers(), expected(14, 0));
        QVERIFY(!button()->isVisibleTo(page));
    }
};

}  // namespace reseal::test

QTEST_MAIN(reseal::test::ActivityPageTest)
#include "activity_test.moc"
