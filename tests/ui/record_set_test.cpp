// Many records as a list shows them: what a filter finds, in which order, and that all the haste changes
// nothing. A twin that goes over plain rows with plain loops judges random lists.
#include <QtTest>

#include "ui/common/text.h"
#include "ui/common/words.h"
#include "ui/models/arrangement.h"
#include "ui/models/record_table.h"

namespace reseal::ui::test {

using engine::Access;
using engine::Category;
using engine::RecordRow;
using Rows = std::vector<RecordSet::Row>;

namespace {

RecordId numbered(std::size_t number) {
    std::array<std::uint8_t, RecordId::kSize> id{};
    for (std::size_t i = 0; i < 8; ++i) id[i] = static_cast<std::uint8_t>(number >> 8 * i);
    return RecordId::copy(id);
}

RecordRow row(const char* title, const char* date = "2020-01-01", const char* clinic = "Clinic North",
              std::optional<Category> category = Category::Laboratory) {
    RecordRow out;
    out.title = title;
    out.date = date;
    out.clinicName = clinic;
    out.category = category;
    out.type = "Observation";
    return out;
}

// As the ledger has them: the oldest first.
std::shared_ptr<const RecordSet> setOf(const std::vector<RecordRow>& rows) {
    auto out = std::make_shared<RecordSet>();
    for (const RecordRow& one : rows) out->add(one);
    out->finish();
    return out;
}

RecordFilter words(const QString& given) {
    RecordFilter out;
    out.words = given;
    return out;
}

QStringList found(const RecordSet& set, const RecordFilter& filter) {
    QStringList out;
    KnownWords known;
    const Rows rows = set.filtered(filter, set.sorted(RecordColumn::Title, false), known);
    for (const RecordSet::Row one : rows) out << text(set.title(one));
    return out;
}

// ---- the twin ----

QString folded(const std::string& given) {
    return text(given).toCaseFolded();
}

bool passes(const RecordRow& row, const RecordFilter& filter) {
    if (!filter.categories.empty() && !(row.category && filter.categories.contains(*row.category)))
        return false;
    if (filter.access && row.access != *filter.access) return false;
    if (filter.unsortedOnly && !row.unsorted) return false;
    const QStringList given = filter.words.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    for (const QString& one : given) {
        const QString wanted = one.toCaseFolded();
        bool there = row.category && word(*row.category).toCaseFolded().contains(wanted);
        for (const std::string* field : {&row.title, &row.type, &row.clinicName, &row.date})
            there = there || folded(*field).contains(wanted);
        if (!there) return false;
    }
    return true;
}

int compare(const RecordRow& a, const RecordRow& b, RecordColumn by) {
    const auto texts = [](const std::string& one, const std::string& other) {
        return utf8(folded(one)).compare(utf8(folded(other)));
    };
    switch (by) {
        case RecordColumn::Category: {
            const int none = 1000;
            return (a.category ? static_cast<int>(*a.category) : none) -
                   (b.category ? static_cast<int>(*b.category) : none);
        }
        case RecordColumn::Title:
            return texts(a.title, b.title);
        case RecordColumn::Date:
            return texts(a.date, b.date);
        case RecordColumn::Clinic:
            return texts(a.clinicName, b.clinicName);
        case RecordColumn::State:
            return static_cast<int>(a.access) - static_cast<int>(b.access);
    }
    return 0;
}

Rows twin(const std::vector<RecordRow>& rows, const RecordWish& wish) {
    Rows out;
    for (auto i = static_cast<RecordSet::Row>(rows.size()); i-- > 0;) out.push_back(i);
    const auto sortBy = [&](RecordColumn by, bool descending) {
        std::stable_sort(out.begin(), out.end(), [&](RecordSet::Row a, RecordSet::Row b) {
            const int order = compare(rows[a], rows[b], by);
            return descending ? order > 0 : order < 0;
        });
    };
    sortBy(RecordColumn::Date, wish.by == RecordColumn::Date ? wish.descending : true);
    if (wish.by != RecordColumn::Date) sortBy(wish.by, wish.descending);
    std::erase_if(out, [&](RecordSet::Row one) { return !passes(rows[one], wish.filter); });
    return out;
}

class Dice {
public:
    explicit Dice(unsigned seed) : random_(seed) {}
    std::size_t below(std::size_t n) { return random_() % n; }
    template <class T, std::size_t N>
    T of(const std::array<T, N>& all) {
        return all[below(N)];
    }

private:
    std::mt19937 random_;
};

constexpr std::array<const char*, 12> kTitles{"Hemoglobin", "hemoglobin", "HEMOGLOBIN A1c", "Größe",
                                              "GRÖSSE",     "Ärztebrief", "ärztebrief 2",   "",
                                              "Ωμέγα",      "혈액 검사",  "Urea\nin urine", "a"};
constexpr std::array<const char*, 6> kDates{"2020", "2020-01", "2020-01-31", "2019-12-31", "", "2021-02-03"};
constexpr std::array<const char*, 4> kClinics{"Clinic North", "clinic north", "Klinik Süd", ""};
constexpr std::array<const char*, 16> kWords{"h",   "hemo", "LOBIN", "größe", "GRÖ", "2020", "01-3", "clinic",
                                             "süd", "lab",  "ω",     "혈액",  "zzz", "e u",  "",     "Vital"};

std::vector<RecordRow> randomRows(Dice& dice, std::size_t count) {
    std::vector<RecordRow> out;
    for (std::size_t i = 0; i < count; ++i) {
        RecordRow one = row(dice.of(kTitles), dice.of(kDates), dice.of(kClinics));
        if (dice.below(2) == 0) one.title += " " + std::to_string(dice.below(count));
        one.id = numbered(i);
        one.category = records::kCategories[dice.below(records::kCategories.size())];
        if (dice.below(8) == 0) one.category.reset();
        one.access =
            std::array{Access::Locked, Access::Asked, Access::Readable, Access::Ended}[dice.below(4)];
        one.unsorted = dice.below(5) == 0;
        out.push_back(one);
    }
    return out;
}

RecordFilter randomFilter(Dice& dice) {
    RecordFilter out;
    for (std::size_t i = dice.below(3); i > 0; --i)
        out.words += QString::fromUtf8(dice.of(kWords)) + QLatin1Char(' ');
    if (dice.below(4) == 0) out.categories = {Category::Laboratory, Category::VitalSigns};
    if (dice.below(4) == 0) out.access = Access::Readable;
    if (dice.below(6) == 0) out.unsortedOnly = true;
    return out;
}

RecordColumn randomColumn(Dice& dice) {
    return static_cast<RecordColumn>(dice.below(kRecordColumns));
}

}  // namespace

class RecordSetTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void wordsAreFoundInEveryField();
    void everyWordMustOccur();
    void caseAndAccents();
    void nothingIsFoundAcrossTwoTexts();
    void categoryAccessAndUnsorted();
    void equalOnesTheLatestFirst();
    void textsAreKeptOnce();
    void rowsByTheirIds();
    void aWholeListTheLatestFirst();
    void asTheTwinSays();
    void typingOnIsTheSameAsTypingAtOnce();
    void fewAreShownAtOnce();
    void ofManyTheLastWishCounts();
    void selectedRowsFollowTheSorting();
};

void RecordSetTest::wordsAreFoundInEveryField() {
    const auto set = setOf({row("Hemoglobin", "2020-03-01", "Clinic North", Category::Laboratory),
                            row("X-ray", "2011-05-06", "Clinic South", Category::Imaging)});
    QCOMPARE(found(*set, words(QStringLiteral("globin"))), QStringList{QStringLiteral("Hemoglobin")});
    QCOMPARE(found(*set, words(QStringLiteral("south"))), QStringList{QStringLiteral("X-ray")});
    QCOMPARE(found(*set, words(QStringLiteral("2011-05"))), QStringList{QStringLiteral("X-ray")});
    QCOMPARE(found(*set, words(word(Category::Laboratory).toUpper())),
             QStringList{QStringLiteral("Hemoglobin")});
    QCOMPARE(found(*set, words(QStringLiteral("observ"))).size(), 2);
    QVERIFY(found(*set, words(QStringLiteral("mri"))).isEmpty());
}

void RecordSetTest::everyWordMustOccur() {
    const auto set = setOf({row("Urea in blood", "2020-03-01", "Clinic North"),
                            row("Urea in urine", "2021-03-01", "Clinic South")});
    QCOMPARE(found(*set, words(QStringLiteral("urea 2021"))), QStringList{QStringLiteral("Urea in urine")});
    QCOMPARE(found(*set, words(QStringLiteral("  NORTH   blood "))),
             QStringList{QStringLiteral("Urea in blood")});
    QVERIFY(found(*set, words(QStringLiteral("blood 2021"))).isEmpty());
    QCOMPARE(found(*set, words(QStringLiteral("   "))).size(), 2);
}

void RecordSetTest::caseAndAccents() {
    const auto set = setOf({row("Größe"), row("ÄRZTEBRIEF"), row("Ωμέγα"), row("혈액 검사")});
    QCOMPARE(found(*set, words(QStringLiteral("GRÖ"))), QStringList{QStringLiteral("Größe")});
    QCOMPARE(found(*set, words(QStringLiteral("ärzte"))), QStringList{QStringLiteral("ÄRZTEBRIEF")});
    QCOMPARE(found(*set, words(QStringLiteral("ΩΜΈ"))), QStringList{QStringLiteral("Ωμέγα")});
    QCOMPARE(found(*set, words(QStringLiteral("검사"))), QStringList{QStringLiteral("혈액 검사")});
    QVERIFY(found(*set, words(QStringLiteral("gro"))).isEmpty());  // an accent is a letter of its own
}

void RecordSetTest::nothingIsFoundAcrossTwoTexts() {
    const auto set = setOf({row("ends with ab", "2020", "cd begins"), row("xa"), row("bx")});
    QVERIFY(found(*set, words(QStringLiteral("abcd"))).isEmpty());
    QVERIFY(found(*set, words(QStringLiteral("xab"))).isEmpty());
    QVERIFY(found(*set, words(QStringLiteral("xa\nclinic"))).isEmpty());
}

void RecordSetTest::categoryAccessAndUnsorted() {
    RecordRow readable = row("readable");
    readable.access = Access::Readable;
    RecordRow hidden = row("hidden", "2020", "Clinic", std::nullopt);
    RecordRow unsorted = row("unsorted", "2020", "Clinic", Category::Intake);
    unsorted.unsorted = true;
    const auto set = setOf({readable, hidden, unsorted});
    RecordFilter filter;
    filter.categories = {Category::Laboratory};
    QCOMPARE(found(*set, filter), QStringList{QStringLiteral("readable")});
    filter = {};
    filter.access = Access::Readable;
    QCOMPARE(found(*set, filter), QStringList{QStringLiteral("readable")});
    filter = {};
    filter.unsortedOnly = true;
    QCOMPARE(found(*set, filter), QStringList{QStringLiteral("unsorted")});
    QCOMPARE(set->unsorted(), std::size_t{1});
    QVERIFY(!set->category(1));
    QCOMPARE(set->categories().size(), std::size_t{2});
}

void RecordSetTest::equalOnesTheLatestFirst() {
    const auto set = setOf({row("b", "2020-01-02"), row("A", "2020-01-01"), row("a", "2020-01-02"),
                            row("a", "2020-01-02"), row("B", "2020-01-03")});
    QCOMPARE(set->sorted(RecordColumn::Date, true), (Rows{4, 3, 2, 0, 1}));
    QCOMPARE(set->sorted(RecordColumn::Date, false), (Rows{1, 3, 2, 0, 4}));
    // By title, whatever its case; then the latest date, then the latest registered.
    QCOMPARE(set->sorted(RecordColumn::Title, false), (Rows{3, 2, 1, 4, 0}));
    QCOMPARE(set->sorted(RecordColumn::Title, true), (Rows{4, 0, 3, 2, 1}));
    QCOMPARE(set->sorted(RecordColumn::Clinic, false), (Rows{4, 3, 2, 0, 1}));
}

void RecordSetTest::textsAreKeptOnce() {
    TextPool pool;
    std::vector<std::uint32_t> indices;
    for (int i = 0; i < 10'000; ++i) indices.push_back(pool.add("text " + std::to_string(i)));
    for (int i = 0; i < 10'000; ++i) {
        const std::string text = "text " + std::to_string(i);
        QCOMPARE(pool.add(text), indices[static_cast<std::size_t>(i)]);
        QCOMPARE(std::string(pool.at(indices[static_cast<std::size_t>(i)])), text);
    }
    QCOMPARE(pool.size(), std::size_t{10'001});  // and the empty one
    QCOMPARE(pool.add({}), std::uint32_t{0});
}

void RecordSetTest::rowsByTheirIds() {
    std::vector<RecordRow> rows;
    for (std::size_t i = 0; i < 50; ++i) {
        rows.push_back(row("x"));
        rows.back().id = numbered(i);
    }
    const auto set = setOf(rows);
    QCOMPARE(set->rowsOf({numbered(7), numbered(3), numbered(99)}), (Rows{3, 7}));
    QVERIFY(set->rowsOf({}).empty());
    QCOMPARE(set->find(numbered(49)), std::optional<RecordSet::Row>(49));
    QVERIFY(!set->find(numbered(50)));
}

void RecordSetTest::aWholeListTheLatestFirst() {
    const auto set = RecordSet::of({row("latest"), row("middle"), row("oldest")});
    QCOMPARE(set->title(0), std::string_view("oldest"));
    QCOMPARE(set->sorted(RecordColumn::Date, true), (Rows{2, 1, 0}));
}

void RecordSetTest::asTheTwinSays() {
    for (unsigned seed = 1; seed <= 60; ++seed) {
        Dice dice(seed);
        const auto rows = randomRows(dice, dice.below(400));
        const auto set = setOf(rows);
        for (int i = 0; i < 20; ++i) {
            const RecordWish wish{set, randomFilter(dice), randomColumn(dice), dice.below(2) == 0};
            const Arrangement made = arranged({}, wish);
            QVERIFY2(*made.shown == twin(rows, wish), qPrintable(wish.filter.words));
        }
    }
}

void RecordSetTest::typingOnIsTheSameAsTypingAtOnce() {
    for (unsigned seed = 1; seed <= 40; ++seed) {
        Dice dice(seed);
        auto rows = randomRows(dice, 300);
        RecordWish wish;
        wish.records = setOf(rows);
        Arrangement before = arranged({}, wish);
        for (int i = 0; i < 60; ++i) {
            switch (dice.below(8)) {
                case 0:
                    wish.filter = randomFilter(dice);
                    break;
                case 1:
                    wish.filter.words.chop(2);
                    break;
                case 2:
                    wish.by = randomColumn(dice);
                    break;
                case 3:
                    wish.filter.access = dice.below(2) == 0 ? std::nullopt : std::optional(Access::Readable);
                    break;
                case 4:
                    wish.filter.unsortedOnly = dice.below(2) == 0;
                    break;
                case 5:
                    wish.filter.categories =
                        dice.below(2) == 0 ? std::set<Category>() : std::set{Category::Notes};
                    break;
                case 6:  // another set, and the same words
                    if (dice.below(4) != 0) break;
                    rows = randomRows(dice, 200 + dice.below(200));
                    wish.records = setOf(rows);
                    break;
                default:
                    wish.filter.words += QString::fromUtf8(dice.of(kWords)).left(1);
            }
            before = arranged(before, wish);
            QVERIFY2(*before.shown == twin(rows, wish), qPrintable(wish.filter.words));
        }
    }
}

void RecordSetTest::fewAreShownAtOnce() {
    RecordTable table(RecordTable::Whose::Doctor);
    table.set(setOf({row("one"), row("two")}));
    QVERIFY(!table.isWorking());
    QCOMPARE(table.rowCount(), 2);
    table.filter(words(QStringLiteral("two")));
    QCOMPARE(table.rowCount(), 1);
    table.filter({});
    QCOMPARE(table.rowCount(), 2);
}

void RecordSetTest::ofManyTheLastWishCounts() {
    Dice dice(5);
    auto rows = randomRows(dice, RecordTable::kMaxAtOnce * 3);
    rows.push_back(row("the needle"));
    const auto set = setOf(rows);
    RecordTable table(RecordTable::Whose::Doctor);
    QSignalSpy arrangedAnew(&table, &RecordTable::arrangedAnew);
    table.set(set);
    QVERIFY(table.isWorking());
    QCOMPARE(table.rowCount(), 0);  // what was there, until the new one is
    table.filter(words(QStringLiteral("hemo")));
    table.sort(static_cast<int>(RecordColumn::Title), Qt::AscendingOrder);
    table.filter(words(QStringLiteral("needle")));
    QTRY_VERIFY(!table.isWorking());
    QCOMPARE(table.rowCount(), 1);
    QCOMPARE(text(table.records().title(table.at(0))), QStringLiteral("the needle"));
    QCOMPARE(arrangedAnew.count(), 1);
    table.filter({});
    table.set(setOf({row("one")}));  // few, while many are still being arranged
    QTRY_VERIFY(!table.isWorking());
    QCOMPARE(table.rowCount(), 1);
    QCOMPARE(table.records().size(), std::size_t{1});
}

void RecordSetTest::selectedRowsFollowTheSorting() {
    Dice dice(9);
    const auto rows = randomRows(dice, 500);
    RecordTable table(RecordTable::Whose::Doctor);
    table.set(setOf(rows));
    table.filter(words(QStringLiteral("2020")));
    QVERIFY(table.rowCount() > 20);
    std::vector<std::pair<QPersistentModelIndex, RecordId>> kept;
    for (int i = 0; i < table.rowCount(); i += 3)
        kept.emplace_back(table.index(i, i % kRecordColumns), table.records().id(table.at(i)));
    for (int column = 0; column < kRecordColumns; ++column) {
        table.sort(column, Qt::AscendingOrder);
        for (const auto& [index, id] : kept) {
            QVERIFY(index.isValid());
            QCOMPARE(table.records().id(table.at(index.row())), id);
        }
    }
}

}  // namespace reseal::ui::test

QTEST_MAIN(reseal::ui::test::RecordSetTest)
#include "record_set_test.moc"
