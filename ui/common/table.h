// How tables of this program behave: rows of one height, whole rows selected, Tab leaves them, Enter opens.
//
// Thread rule: the GUI thread.
#pragma once

class QTableView;

namespace reseal::ui {
void setUpTable(QTableView& table);
}
