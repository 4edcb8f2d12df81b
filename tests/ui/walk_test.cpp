// That the walk (walk.h) finds what it is there for: each kind of fault is planted in a window of its own,
// and has to be found; where nothing is wrong, nothing is.
#include "tests/ui/walk.h"

#include <QTableWidget>
#include <QVBoxLayout>

#include "ui/common/boxes.h"
#include "ui/common/text.h"

namespace reseal::test {

using namespace ui;  // NOLINT: faults are made of it

namespace {

// Takes the focus, and neither says what it is nor shows it.
class Silent : public QWidget {
public:
    Silent() {
        setFocusPolicy(Qt::StrongFocus);
        setMinimumSize(60, 30);
        setAccessibleName(QStringLiteral("something"));
    }
};
// Lets nobody past it.
class Trap final : public QPushButton {
public:
    Trap() : QPushButton(QStringLiteral("trap")) {}

protected:
    bool focusNextPrevChild(bool) override { return true; }
};
// Goes on to the third of its children and leaves the second out.
class Skipping final : public QWidget {
protected:
    bool focusNextPrevChild(bool) override {
        const auto stops = Walk::stopsOf(*this);
        stops[QApplication::focusWidget() == stops[0] ? 2 : 0]->setFocus(Qt::TabFocusReason);
        return true;
    }
};

using Plant = std::function<void(QVBoxLayout*)>;
using Check = void (Walk::*)(QWidget&);
struct Fault {
    const char* name;
    Plant plant;
    Check check;
    const char* says;  // part of the finding; null: there is none
};

QPushButton* named(const char* words) {
    return new QPushButton(text(words));
}
QLabel* plain(const char* words) {
    return label(Type::Body, text(words));
}

const std::vector<Fault>& faults() {
    constexpr const char* kLong =
        "Words enough that they need more than one line where there is room for one";
    static const std::vector<Fault> all{
        {"all is well",
         [](QVBoxLayout* in) {
             in->addWidget(named("one"));
             in->addWidget(named("two"));
             in->addWidget(plain(kLong));
         },
         nullptr, nullptr},
        {"a field without a name", [](QVBoxLayout* in) { in->addWidget(new QLineEdit); }, &Walk::names,
         "no accessible name"},
        {"an icon without a name", [](QVBoxLayout* in) { in->addWidget(button(Kind::Quiet, {}, "lock")); },
         &Walk::names, "no accessible name"},
        {"a control without a role", [](QVBoxLayout* in) { in->addWidget(new Silent); }, &Walk::names,
         "no role"},
        {"a table without a name", [](QVBoxLayout* in) { in->addWidget(new QTableWidget(2, 2)); },
         &Walk::names, "no accessible name"},
        {"progress without a name", [](QVBoxLayout* in) { in->addWidget(new QProgressBar); }, &Walk::names,
         "no accessible name"},
        {"a trap",
         [](QVBoxLayout* in) {
             in->addWidget(named("one"));
             in->addWidget(new Trap);
         },
         &Walk::keyboard, "keeps the focus"},
        {"a text that eats Tab",
         [](QVBoxLayout* in) {
             in->addWidget(named("one"));
             in->addWidget(new QPlainTextEdit);
         },
         &Walk::keyboard, "keeps the focus"},
        {"a control that is left out",
         [](QVBoxLayout* in) {
             auto* skipping = new Skipping;
             auto* inner = column(skipping);
             for (const char* words : {"one", "two", "three"}) inner->addWidget(named(words));
             in->addWidget(skipping);
         },
         &Walk::keyboard, "does not reach it"},
        {"a focus that isn't seen", [](QVBoxLayout* in) { in->addWidget(new Silent); }, &Walk::focus,
         "does not show"},
        {"a faint focus",
         [](QVBoxLayout* in) {
             auto* faint = named("faint");
             faint->setStyleSheet(
                 QStringLiteral("QPushButton { border: 2px solid #eeeeee } QPushButton:focus { border: 2px "
                                "solid #dddddd }"));
             in->addWidget(faint);
         },
         &Walk::focus, "does not show"},
        {"a label too narrow",
         [](QVBoxLayout* in) {
             auto* cut = plain(kLong);
             cut->setWordWrap(false);
             cut->setFixedWidth(60);
             in->addWidget(cut);
         },
         &Walk::texts, "is cut"},
        {"a label too low",
         [](QVBoxLayout* in) {
             auto* cut = plain(kLong);
             cut->setFixedSize(120, 20);
             in->addWidget(cut);
         },
         &Walk::texts, "is cut"},
        {"a word too long",
         [](QVBoxLayout* in) {
             auto* cut = plain("Donaudampfschifffahrtsgesellschaft");
             cut->setFixedSize(60, 200);
             in->addWidget(cut);
         },
         &Walk::texts, "has a word"},
        {"a button too narrow",
         [](QVBoxLayout* in) {
             auto* cut = named(kLong);
             cut->setFixedWidth(80);
             in->addWidget(cut);
         },
         &Walk::texts, "is cut"},
        {"a box to tick too narrow",
         [](QVBoxLayout* in) {
             auto* cut = new QCheckBox(text(kLong));
             cut->setFixedWidth(80);
             in->addWidget(cut);
         },
         &Walk::texts, "is cut"},
        {"a hint too long",
         [](QVBoxLayout* in) {
             auto* cut = new QLineEdit;
             cut->setPlaceholderText(text(kLong));
             cut->setFixedWidth(80);
             in->addWidget(cut);
         },
         &Walk::texts, "cuts its hint"},
        {"a column too narrow",
         [](QVBoxLayout* in) {
             auto* table = new QTableWidget(1, 1);
             table->setHorizontalHeaderLabels({text(kLong)});
             in->addWidget(table);
         },
         &Walk::texts, "cuts “"},
        {"something that sticks out",
         [](QVBoxLayout* in) {
             auto* box = new QWidget;
             box->setFixedSize(80, 30);
             auto* out = plain("outside");
             out->setParent(box);
             out->adjustSize();
             out->move(60, 0);
             in->addWidget(box);
         },
         &Walk::texts, "reaches out"},
        {"a tag without a word", [](QVBoxLayout* in) { in->addWidget(tag(Tone::Bad, {})); }, &Walk::tags,
         "colour alone"},
    };
    return all;
}

}  // namespace

class WalkTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { prepareToWalk(); }
    void aPlantedFaultIsFound_data();
    void aPlantedFaultIsFound();
    void colours();
    void shapes();
};

void WalkTest::aPlantedFaultIsFound_data() {
    QTest::addColumn<int>("at");
    for (std::size_t i = 0; i < faults().size(); ++i) QTest::newRow(faults()[i].name) << static_cast<int>(i);
}

void WalkTest::aPlantedFaultIsFound() {
    QFETCH(int, at);
    const Fault& fault = faults()[static_cast<std::size_t>(at)];
    QWidget window;
    auto* in = column(&window, g(4));
    fault.plant(in);
    window.resize(400, 300);
    window.show();
    makeActive(&window);
    QVERIFY(QTest::qWaitForWindowActive(&window));
    settle();
    Walk walk;
    if (fault.check != nullptr) {
        (walk.*fault.check)(window);
        QVERIFY2(!walk.found.isEmpty(), "nothing was found");
        QVERIFY2(walk.found.join(QLatin1Char('\n')).contains(text(fault.says)),
                 qPrintable(walk.found.join(QLatin1Char('\n'))));
        return;
    }
    for (const Check check : {&Walk::names, &Walk::tags, &Walk::keyboard, &Walk::focus, &Walk::texts})
        (walk.*check)(window);
    report(walk.found);
}

void WalkTest::colours() {
    const QList<QColor> white{Qt::white};
    QCOMPARE(faintRules(QStringLiteral("A { color: #767676; }"), white), QStringList());
    QCOMPARE(faintRules(QStringLiteral("A { color: #777777; }"), white).size(), 1);
    QCOMPARE(faintRules(QStringLiteral("A { color: #000000; background: #333333 }"), white).size(), 1);
    QCOMPARE(faintRules(QStringLiteral("A { color: #000; } A:hover { background: #333333 }"), white).size(),
             1);
    QCOMPARE(faintRules(QStringLiteral("A { background: #000000; color: #ffffff } A[b=\"c\"]:hover { color: "
                                       "#222222 }"),
                        white)
                 .size(),
             1);
    QCOMPARE(faintRules(QStringLiteral("A:disabled { color: #949494; }"), white), QStringList());
    QCOMPARE(faintRules(QStringLiteral("A:disabled { color: #a0a0a0; }"), white).size(), 1);
    QCOMPARE(faintRules(QStringLiteral("A { color: #000000; selection-color: #ffffff; "
                                       "selection-background-color: #eeeeee }"),
                        white)
                 .size(),
             1);
}

void WalkTest::shapes() {
    QImage black(8, 8, QImage::Format_Grayscale8), empty = black;
    black.fill(Qt::black);
    empty.fill(Qt::white);
    QCOMPARE(sameShapes({{QStringLiteral("a"), black}, {QStringLiteral("b"), empty}}), QStringList());
    QCOMPARE(sameShapes({{QStringLiteral("a"), black}, {QStringLiteral("b"), black}}).size(), 1);
}

}  // namespace reseal::test

QTEST_MAIN(reseal::test::WalkTest)
#include "walk_test.moc"
