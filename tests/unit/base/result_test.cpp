#include "core/base/result.h"

#include <QtTest>

#include <memory>
#include <set>

#include "tests/unit/dies.h"

using namespace reseal;

namespace {

Result<int> half(int value) {
    if (value % 2 != 0) return fail(ErrorCode::InvalidArgument, "odd");
    return value / 2;
}

Result<std::string> quarter(int value, int& reached) {
    RESEAL_ASSIGN(const int once, half(value));
    ++reached;
    RESEAL_ASSIGN(const int twice, half(once));
    ++reached;
    return std::to_string(twice);
}

Status bothEven(int a, int b) {
    RESEAL_TRY(half(a));
    RESEAL_TRY(half(b));
    return {};
}

Result<std::unique_ptr<int>> owned(bool good) {
    if (!good) return fail(ErrorCode::NotFound, "none");
    return std::make_unique<int>(7);
}

Result<std::unique_ptr<int>> passedOn(bool good) {
    RESEAL_ASSIGN(auto pointer, owned(good));
    ++*pointer;
    return pointer;
}

}  // namespace

class ResultTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void assignStopsAtTheFirstError() {
        int reached = 0;
        QCOMPARE(*quarter(8, reached), std::string("2"));
        QCOMPARE(reached, 2);
        const auto failed = quarter(6, reached = 0);
        QVERIFY(!failed);
        QCOMPARE(reached, 1);
        QCOMPARE(failed.error().code, ErrorCode::InvalidArgument);
        QCOMPARE(failed.error().text(), std::string("InvalidArgument: odd"));
        QVERIFY(!quarter(3, reached = 0));
        QCOMPARE(reached, 0);
    }

    void tryPassesTheErrorOn() {
        QVERIFY(bothEven(2, 4));
        QCOMPARE(bothEven(2, 3).error().detail, std::string("odd"));
        QVERIFY(!bothEven(1, 2));
    }

    void valuesAreMovedNotCopied() {
        QCOMPARE(**passedOn(true), 8);
        QCOMPARE(passedOn(false).error().code, ErrorCode::NotFound);
    }

    void askingForWhatIsNotThereEndsTheProgram() {
        QVERIFY(test::diesByCheck([] { (void)*half(1); }));
        QVERIFY(test::diesByCheck([] { (void)half(2).error(); }));
        QVERIFY(test::diesByCheck([] { (void)bothEven(2, 2).error(); }));
        QVERIFY(!test::diesByCheck([] { (void)*half(2); }));
    }

    void everyCodeHasANameOfItsOwn() {
        std::set<std::string_view> names;
        for (int i = 0; i <= static_cast<int>(ErrorCode::Cancelled); ++i)
            names.insert(name(static_cast<ErrorCode>(i)));
        QCOMPARE(names.size(), static_cast<std::size_t>(ErrorCode::Cancelled) + 1);
        QVERIFY(!names.contains("Unknown"));
        QCOMPARE(name(ErrorCode::WrongPassphrase), std::string_view("WrongPassphrase"));
    }
};

QTEST_GUILESS_MAIN(ResultTest)
#include "result_test.moc"
