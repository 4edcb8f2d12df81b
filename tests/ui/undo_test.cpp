// The time in which an approval can be undone, when the request itself goes away meanwhile: the person who
// asked has withdrawn it, or it was answered on another device. Nothing is signed for a request that is gone,
// nothing stays held for it, and the others go on.

#include <QComboBox>
#include <QPointer>
#include <QTest>
#include <QTreeWidget>

#include "tests/ui/fakes.h"
#include "tests/ui/walk.h"
#include "ui/patient/request_card.h"
#include "ui/patient/requests_page.h"

namespace reseal::test {

using engine::RequestState;

namespace {

constexpr int kUndoMs = 1000;  // ten ticks: far more than it takes to hear that a request is gone
constexpr int kPatienceMs = 30'000;

// The window around the page.
class Around final : public ui::Shell {
public:
    std::map<QString, QString> held;
    std::function<void()> onBadge = [] {};

    void showSide(const QString&, QWidget* content) override { delete content; }
    void closeSide() override {}
    void go(const QString&, const QString&) override {}
    void hold(const QString& key, const QString& why) override {
        if (why.isEmpty())
            held.erase(key);
        else
            held[key] = why;
    }
    std::map<std::string, QString> clinicNames() const override { return {}; }
    void badge(const QString&, int) override { onBadge(); }
};

}  // namespace

class UndoTest : public QObject {
    Q_OBJECT

    std::unique_ptr<FakePatientDesk> desk;
    std::unique_ptr<Around> around;
    std::unique_ptr<ui::RequestsPage> page;
    QPointer<ui::RequestCard> going, staying;

    QPointer<ui::RequestCard> card(int of) const {
        for (auto* one : page->findChildren<ui::RequestCard*>())
            if (one->approval().request == sample::id<engine::RequestId>(of)) return one;
        return nullptr;
    }
    // Request 0 as it is from now on; none: it was withdrawn.
    void becomes(std::optional<RequestState> state) {
        std::vector<engine::RequestRow> rows{sample::request(1, RequestState::Open)};
        if (state) rows.push_back(sample::request(0, *state));
        desk->requestRows = rows;
        page->refresh();
    }

private Q_SLOTS:
    void initTestCase() { prepareToWalk(); }
    void init() {
        desk = std::make_unique<FakePatientDesk>();
        around = std::make_unique<Around>();
        page = std::make_unique<ui::RequestsPage>(*desk, *around);
        page->setUndoTime(kUndoMs);
        page->setVisible(true);
        becomes(RequestState::Open);
        settle();
        going = card(0);
        staying = card(1);
        QVERIFY(going && staying);
        going->approveButton()->click();
        QVERIFY(going->isWaiting());
        QCOMPARE(around->held.size(), std::size_t{1});
        QVERIFY(desk->approvals.empty());
    }
    void cleanup() { page.reset(); }

    void requestGoesAway_data() {
        QTest::addColumn<std::optional<engine::RequestState>>("state");
        QTest::newRow("withdrawn") << std::optional<RequestState>();
        QTest::newRow("approved on another device") << std::optional(RequestState::Granted);
        QTest::newRow("declined on another device") << std::optional(RequestState::Denied);
    }
    void requestGoesAway() {
        QFETCH(std::optional<engine::RequestState>, state);
        staying->approveButton()->click();
        QCOMPARE(around->held.size(), std::size_t{2});
        becomes(state);
        settle();
        QVERIFY(going.isNull());
        QCOMPARE(around->held.size(), std::size_t{1});  // the other one is still to be signed
        QVERIFY(staying && staying->isWaiting());
        QTRY_COMPARE_WITH_TIMEOUT(desk->approvals.size(), std::size_t{1}, kPatienceMs);
        QCOMPARE(desk->approvals.front().request, sample::id<engine::RequestId>(1));
        QTRY_VERIFY_WITH_TIMEOUT(around->held.empty(), kPatienceMs);
        QTest::qWait(kUndoMs);  // and no more comes
        QCOMPARE(desk->approvals.size(), std::size_t{1});
    }

    // The card is taken away, and its time is up before it is deleted.
    void requestGoesAwayInTheLastMoment() {
        bool wasThere = false;
        around->onBadge = [&] {
            wasThere = !going.isNull();
            if (going) Q_EMIT going->timeIsUp();
        };
        becomes(std::nullopt);
        settle();
        QVERIFY(wasThere);
        QVERIFY(going.isNull());
        QVERIFY(desk->approvals.empty());
        QVERIFY(around->held.empty());
    }

    // A sheet whose request is gone would answer nobody.
    void requestGoesAwayUnderItsSheet() {
        becomes(RequestState::Open);
        settle();
        for (auto* one : staying->findChildren<QPushButton*>())
            if (one->text() == QStringLiteral("Approve part…")) one->click();
        QVERIFY(page->findChild<ui::Sheet*>() != nullptr);
        desk->requestRows = std::vector<engine::RequestRow>{sample::request(0, RequestState::Open)};
        page->refresh();
        settle();
        QVERIFY(page->findChild<ui::Sheet*>() == nullptr);
        QVERIFY(page->banners()
                    .texts()
                    .join(QLatin1Char('\n'))
                    .contains(QStringLiteral("is not there any more")));
    }

    // What was chosen of a request is chosen again when "Approve part" opens after an undo.
    void partIsKeptWhenUndone() {
        const auto openPart = [&] {
            for (auto* one : staying->findChildren<QPushButton*>())
                if (one->text() == QStringLiteral("Approve part…")) one->click();
            return page->findChild<ui::Sheet*>();
        };
        ui::Sheet* sheet = openPart();
        QVERIFY(sheet != nullptr);
        auto* tree = sheet->findChild<QTreeWidget*>();
        auto* length = sheet->findChild<QComboBox*>();
        tree->topLevelItem(1)->setCheckState(0, Qt::Unchecked);
        tree->topLevelItem(0)->child(0)->setCheckState(0, Qt::Unchecked);
        length->setCurrentIndex(length->findData(7));
        for (auto* one : sheet->findChildren<QPushButton*>())
            if (one->text() == QStringLiteral("Approve this")) one->click();
        settle();
        QVERIFY(staying->isWaiting());
        for (auto* one : staying->findChildren<QPushButton*>())
            if (one->text().startsWith(QStringLiteral("Undo"))) one->click();
        sheet = openPart();
        QVERIFY(sheet != nullptr);
        tree = sheet->findChild<QTreeWidget*>();
        QCOMPARE(tree->topLevelItem(1)->checkState(0), Qt::Unchecked);
        QCOMPARE(tree->topLevelItem(0)->child(0)->checkState(0), Qt::Unchecked);
        QCOMPARE(tree->topLevelItem(0)->child(1)->checkState(0), Qt::Checked);
        QCOMPARE(sheet->findChild<QComboBox*>()->currentData().toInt(), 7);
    }

    // The twin of both: a request that is still there is signed.
    void requestStays() {
        becomes(RequestState::Open);
        QTRY_COMPARE_WITH_TIMEOUT(desk->approvals.size(), std::size_t{1}, kPatienceMs);
        QCOMPARE(desk->approvals.front().request, sample::id<engine::RequestId>(0));
        QTRY_VERIFY_WITH_TIMEOUT(around->held.empty(), kPatienceMs);
    }
};

}  // namespace reseal::test

QTEST_MAIN(reseal::test::UndoTest)
#include "undo_test.moc"
