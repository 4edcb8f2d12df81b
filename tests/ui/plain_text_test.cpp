// Words from outside stay words: where Qt would read markup, it is given none. What reads a tool tip as
// markup would open any file that it names.
#include <QTextDocument>
#include <QTextDocumentFragment>
#include <QtTest>

#include "ui/common/steps.h"
#include "ui/common/text.h"
#include "ui/models/activity_model.h"
#include "ui/models/record_table.h"

namespace reseal::ui::test {

const QString kMarkup = QStringLiteral("<img src=\"file:///dev/zero\"> & <b>bold</b>\nmore");

class PlainTextTest : public QObject {
    Q_OBJECT

    // What somebody sees in the tool tip.
    static QString shown(const QString& tip) {
        return Qt::mightBeRichText(tip) ? QTextDocumentFragment::fromHtml(tip).toPlainText() : tip;
    }

private Q_SLOTS:
    void aTipShowsWhatWasWritten() {
        QCOMPARE(shown(plainTip(kMarkup)), kMarkup);
        QVERIFY(!plainTip(kMarkup).contains(QLatin1String("<img")));
        // Nothing is done to what is no markup: a screen reader may say the tip.
        for (const char* plain : {"Laboratory", "a < b & c", "", "two\nlines", "5 <6"})
            QCOMPARE(plainTip(QLatin1String(plain)), QLatin1String(plain));
    }
    void recordTitles() {
        engine::RecordRow row;
        row.title = kMarkup.toStdString();
        row.category = engine::Category::Laboratory;
        auto set = std::make_shared<RecordSet>();
        set->add(row);
        set->finish();
        RecordTable table(RecordTable::Whose::Doctor);
        table.set(set);
        const QString tip =
            table.index(0, static_cast<int>(RecordColumn::Title)).data(Qt::ToolTipRole).toString();
        QCOMPARE(shown(tip), kMarkup);
    }
    void activity() {
        engine::ActivityRow row;
        row.kind = "SomethingNew";
        row.sentence = kMarkup.toStdString();
        ActivityModel model;
        model.set({row}, {});
        QStringList tips;
        for (int column = 0; column < model.columnCount(); ++column)
            tips << shown(model.index(0, column).data(Qt::ToolTipRole).toString());
        QVERIFY2(tips.contains(kMarkup), qPrintable(tips.join(QLatin1Char('|'))));
    }
    void linesThatGiveWay() {
        const std::unique_ptr<QLabel> line(elided(Type::Body, kMarkup));
        QCOMPARE(shown(line->toolTip()), kMarkup);
        QCOMPARE(line->accessibleName(), kMarkup);
        QVERIFY(line->textFormat() == Qt::PlainText);
    }
    void steps() {
        Steps steps;
        steps.set({{Step::State::Done, kMarkup, {}}});
        QVERIFY(shown(steps.toolTip()).contains(kMarkup));
    }
};

}  // namespace reseal::ui::test

QTEST_MAIN(reseal::ui::test::PlainTextTest)
#include "plain_text_test.moc"
