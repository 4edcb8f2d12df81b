// Shares on their way from a patient to the proxies: what a home clinic keeps, boxed to each proxy, until the
// proxy has taken it, so that the patient may switch off.
//
// Thread rule: the node's thread.
#pragma once

#include "core/node/mesh.h"
#include "core/node/proxy_desk.h"

namespace reseal::node {

class DeliveryDesk {
public:
    using Answer = std::function<void(Result<Bytes>)>;
    DeliveryDesk(Chain& chain, store::LedgerStore& store, Mesh& mesh, ProxyDesk& proxy, const ClinicId& own);

    // ShareDelivery → ShareReceipt; without an acceptance if the share is kept for later.
    // Errors: NotFound (no such clinic; a grant that is not on the ledger here yet), Denied (not sent by the
    // patient), Revoked, Expired, those of ProxyShare::accept and of the store.
    void take(ByteView delivery, Answer answer);
    // Tries again with what waits for this proxy, or for all.
    void forward(const ClinicId& proxy);
    void forwardAll();

private:
    void accepted(const GrantId& grant, const ClinicId& proxy);

    Chain& chain_;
    store::LedgerStore& store_;
    Mesh& mesh_;
    ProxyDesk& proxy_;
    ClinicId own_;
    std::map<ClinicId, std::set<GrantId>> onTheWay_;
};

}  // namespace reseal::node
