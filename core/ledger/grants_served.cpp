#include "core/ledger/grants_served.h"

#include "core/ledger/tables.h"

namespace reseal::ledger {

std::vector<GrantServed> grantsServedBy(const StateView& state, const ClinicId& proxy) {
    const KeyValueView& table = state.table();
    const Key prefix(Table::Grants);
    std::vector<GrantServed> out;
    table.scan(prefix, [&](ByteView key, ByteView value) {
        const auto id = idAfter<GrantId>(table, key, prefix);
        const auto grant = decodeEntry<GrantEntry>(table, key, value);
        if (!id || !grant) return false;
        if (grant->isProxy(proxy)) out.push_back({*id, grant->notAfter});
        return true;
    });
    std::erase_if(out, [&](const GrantServed& one) { return state.share(one.id, proxy).gone != 0; });
    return out;
}

}  // namespace reseal::ledger
