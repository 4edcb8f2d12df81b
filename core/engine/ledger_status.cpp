#include "core/engine/ledger_status.h"

namespace reseal::engine {

LedgerStatus describeStatus(const node::NodeStatusAnswer& said, const std::vector<KnownClinic>& clinics) {
    LedgerStatus out;
    out.clinic = said.clinic;
    out.height = said.height;
    out.view = said.view;
    out.pending = said.pending;
    out.blobs = said.blobs;
    out.shares = said.shares;
    out.notSafe = said.unsafe;
    out.quorum = said.quorum;
    out.signing = said.signing;
    out.time = said.time;
    for (const KnownClinic& clinic : clinics) {
        PeerRow row;
        row.clinic = clinic.id;
        row.name = clinic.name;
        row.validator = clinic.roles.has(ledger::ClinicRole::Validator);
        row.proxy = clinic.roles.has(ledger::ClinicRole::Proxy);
        row.fileServer = clinic.roles.has(ledger::ClinicRole::FileServer);
        row.connected = clinic.id == said.clinic;
        if (row.connected) row.height = said.height;
        for (const node::PeerStatus& peer : said.peers)
            if (peer.clinic == clinic.id && clinic.id != said.clinic) {
                row.connected = peer.connected;
                row.height = peer.height;
            }
        if (row.validator && row.connected) ++out.reachable;
        out.peers.push_back(std::move(row));
    }
    return out;
}

}  // namespace reseal::engine
