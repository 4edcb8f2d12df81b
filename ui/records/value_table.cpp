#include "ui/records/value_table.h"

#include <QHeaderView>
#include <QTableWidget>
#include <QVBoxLayout>

#include "core/base/files.h"
#include "ui/common/boxes.h"
#include "ui/common/bytes.h"
#include "ui/common/csv.h"
#include "ui/common/error_text.h"
#include "ui/common/file_dialog.h"
#include "ui/common/table.h"
#include "ui/common/words.h"
#include "ui/records/plot_view.h"

namespace reseal::ui {
namespace {

constexpr int kMaxRows = 20'000;

QString rangeOf(const engine::Measurement& m) {
    if (!m.referenceLow && !m.referenceHigh) return {};
    return QStringLiteral("%1 – %2").arg(m.referenceLow ? text(m.referenceLow->text) : QString(),
                                         m.referenceHigh ? text(m.referenceHigh->text) : QString());
}

template <class Visit>
void forEach(const std::vector<engine::Series>& all, Visit visit) {
    for (const engine::Series& series : all)
        for (const auto* points : {&series.points, &series.undated})
            for (auto point = points->rbegin(); point != points->rend(); ++point)
                visit(series, point->measurement);
}

}  // namespace

ValueTable::ValueTable(std::vector<engine::Series> series, QWidget* parent)
    : QWidget(parent), series_(std::move(series)) {
    auto* all = column(this, 0, g(2));
    table_ = new QTableWidget(0, 6);
    setUpTable(*table_);
    table_->setAccessibleName(tr("Values as a table"));
    table_->setHorizontalHeaderLabels(
        {tr("What"), tr("Date"), tr("Value"), tr("Unit"), tr("Reference"), tr("Outside of it")});
    table_->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
    for (int column = 1; column < table_->columnCount(); ++column) setColumn(*table_, column, 100);
    forEach(series_, [this](const engine::Series& one, const engine::Measurement& m) {
        const int row = table_->rowCount();
        if (row >= kMaxRows) return;
        table_->insertRow(row);
        const Flag flag = flagOf(m);
        const QStringList cells{text(one.name),
                                m.time.empty() ? tr("no date") : clinicalDay(m.time),
                                QString(text(m.comparator) + text(m.valueText)),
                                text(m.unit),
                                rangeOf(m),
                                flag == Flag::High  ? tr("▲ high")
                                : flag == Flag::Low ? tr("▼ low")
                                                    : QString()};
        for (int column = 0; column < cells.size(); ++column)
            table_->setItem(row, column, new QTableWidgetItem(cells[column]));
        table_->item(row, 0)->setToolTip(plainTip(cells[0]));  // names of laboratories are long
    });
    all->addWidget(table_, 1);
    QPushButton* save = button(Kind::Ordinary, tr("Save as a table…"), "save");
    auto* message = label(Type::Body);
    all->addWidget(save, 0, Qt::AlignLeft);
    all->addWidget(message);
    connect(save, &QPushButton::clicked, this, [this, message] {
        const SaveAs as{.suffix = QStringLiteral("csv")};
        saveFile(this, tr("Save the values"), as, [this, message](const QString& path) {
            const Status written = writeFileDurably(utf8(path), viewOf(csv()));
            message->setText(
                written ? tr("Saved. The file is not protected: whoever can use the folder can read it.")
                        : errorText(written.error(), tr("The table was not saved.")));
        });
    });
}

QByteArray ValueTable::csv() const {
    QByteArray out = csvLine({QStringLiteral("name"), QStringLiteral("code system"), QStringLiteral("code"),
                              QStringLiteral("time"), QStringLiteral("value"), QStringLiteral("unit"),
                              QStringLiteral("reference low"), QStringLiteral("reference high"),
                              QStringLiteral("interpretation")});
    forEach(series_, [&out](const engine::Series& one, const engine::Measurement& m) {
        out += csvLine({text(one.name), text(m.system), text(m.code), text(m.time),
                        QString(text(m.comparator) + text(m.valueText)), text(m.unit),
                        m.referenceLow ? text(m.referenceLow->text) : QString(),
                        m.referenceHigh ? text(m.referenceHigh->text) : QString(), text(m.interpretation)});
    });
    return out;
}

}  // namespace reseal::ui
