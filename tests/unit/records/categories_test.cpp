#include "core/records/categories.h"

#include <QtTest>

using namespace reseal;
using namespace reseal::records;

class CategoriesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void tableIsComplete() {
        // The codes enter key derivation: a changed one would lose every record under it.
        const std::vector<std::string_view> codes{
            "problems",      "allergies",      "medications", "immunizations",
            "laboratory",    "vital-signs",    "imaging",     "diagnostics",
            "procedures",    "care-plans",     "notes",       "administrative",
            "mental-health", "substance-use",  "hiv",         "sexual-reproductive",
            "genetic",       "abuse-violence", "intake",      "research"};
        QCOMPARE(kCategories.size(), codes.size());
        for (std::size_t i = 0; i < codes.size(); ++i) {
            QCOMPARE(code(kCategories[i]), codes[i]);
            QVERIFY(*categoryFromCode(codes[i]) == kCategories[i]);
            QCOMPARE(static_cast<std::size_t>(kCategories[i]), i);
            QVERIFY(codes[i].size() <= 32);
        }
        QVERIFY(!categoryFromCode(""));
        QVERIFY(!categoryFromCode("Notes"));
        QVERIFY(!categoryFromCode("notes "));
    }

    void sensitiveOnes() {
        const std::set<Category> sensitive{
            Category::Administrative, Category::MentalHealth,       Category::SubstanceUse, Category::Hiv,
            Category::Genetic,        Category::SexualReproductive, Category::AbuseViolence};
        for (Category category : kCategories) QCOMPARE(isSensitive(category), sensitive.contains(category));
        for (Category category : kPatientSummary) QVERIFY(!isSensitive(category));
    }

    void whatProgramsAlonePutThere() {
        for (Category category : kCategories)
            QCOMPARE(mayBeChosen(category), category != Category::Intake && category != Category::Research);
        QVERIFY(!mayBeRequested(Category::Intake));
        QVERIFY(mayBeRequested(Category::Hiv));
    }

    void purposesAndRoles() {
        for (Purpose purpose : kPurposes) {
            QVERIFY(*purposeFromCode(code(purpose)) == purpose);
            QCOMPARE(mayBeRequested(purpose), purpose != Purpose::BreakGlass);
        }
        QCOMPARE(code(Purpose::BreakGlass), std::string_view("BTG"));
        QVERIFY(!purposeFromCode("treat"));
        for (Role role : kRoles) QVERIFY(*roleFromCode(code(role)) == role);
        QVERIFY(!roleFromCode("admin"));
    }
};

QTEST_GUILESS_MAIN(CategoriesTest)
#include "categories_test.moc"
