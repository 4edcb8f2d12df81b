#include "ui/models/arrangement.h"

namespace reseal::ui {

Arrangement arranged(const Arrangement& before, const RecordWish& wish) {
    using List = std::vector<RecordSet::Row>;
    Arrangement out{wish, before.order, {}, {}};
    if (before.wish.records == wish.records) out.words = before.words;
    const bool sameOrder = before.order && before.wish.records == wish.records && before.wish.by == wish.by &&
                           before.wish.descending == wish.descending;
    if (!sameOrder) out.order = std::make_shared<const List>(wish.records->sorted(wish.by, wish.descending));
    if (wish.filter.isNone()) {
        out.shown = out.order;
        return out;
    }
    const bool narrower = sameOrder && wish.filter.isWithin(before.wish.filter);
    List shown = wish.records->filtered(wish.filter, narrower ? *before.shown : *out.order, out.words);
    out.shown = std::make_shared<const List>(std::move(shown));
    return out;
}

}  // namespace reseal::ui
