#include "ui/common/table.h"

#include <QHeaderView>
#include <QTableView>
#include <algorithm>

#include "ui/common/theme.h"

namespace reseal::ui {

void setUpTable(QTableView& table) {
    table.setSelectionBehavior(QAbstractItemView::SelectRows);
    table.setSelectionMode(QAbstractItemView::SingleSelection);
    table.setTabKeyNavigation(false);
    table.setShowGrid(false);
    table.setAlternatingRowColors(true);
    table.setWordWrap(false);
    table.setEditTriggers(QAbstractItemView::NoEditTriggers);
    table.setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    table.verticalHeader()->hide();
    table.verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    table.verticalHeader()->setDefaultSectionSize(g(9));
    table.horizontalHeader()->setHighlightSections(false);
    table.horizontalHeader()->setDefaultAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    table.horizontalHeader()->setSectionsClickable(true);
}

void setColumn(QTableView& table, int column, int width) {
    table.ensurePolished();
    table.horizontalHeader()->ensurePolished();
    table.setColumnWidth(column, std::max(width, table.horizontalHeader()->sectionSizeHint(column)));
}

}  // namespace reseal::ui
