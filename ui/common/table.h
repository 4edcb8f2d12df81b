// How tables of this program behave: rows of one height, whole rows selected, Tab leaves them, Enter opens.
//
// Thread rule: the GUI thread.
#pragma once

class QTableView;

namespace reseal::ui {
void setUpTable(QTableView& table);
// So wide, and at least as wide as its heading is in the language in use. After the headings are there.
void setColumn(QTableView& table, int column, int width);
}  // namespace reseal::ui
