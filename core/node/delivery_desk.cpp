#include "core/node/delivery_desk.h"

#include "core/base/log.h"

namespace reseal::node {
namespace {

constexpr Duration kRelayTimeout = seconds(15);

constexpr std::size_t kMaxOnTheWay = 32;  // to one proxy

// It will never be taken: the grant has ended, or this is no share of it.
bool isFinal(ErrorCode code) {
    constexpr ErrorCode kFinal[] = {
        ErrorCode::Revoked,      ErrorCode::Expired,       ErrorCode::Malformed,
        ErrorCode::InvalidPoint, ErrorCode::InvalidScalar, ErrorCode::CannotOpen,
        ErrorCode::BadProof,     ErrorCode::Denied,        ErrorCode::InvalidArgument};
    return std::ranges::find(kFinal, code) != std::end(kFinal);
}

}  // namespace

DeliveryDesk::DeliveryDesk(Chain& chain, store::LedgerStore& store, Mesh& mesh, ProxyDesk& proxy,
                           const ClinicId& own)
    : chain_(chain), store_(store), mesh_(mesh), proxy_(proxy), own_(own) {}

void DeliveryDesk::accepted(const GrantId& grant, const ClinicId& proxy) {
    if (const auto done = store_.deliveries().accepted(grant, proxy); !done)
        log(LogLevel::Error, "node", done.error().text());
}

void DeliveryDesk::take(ByteView body, Answer answer) {
    const auto delivery = ShareDelivery::decode(body);
    if (!delivery) return answer(delivery.error());
    if (!chain_.finalState().clinic(delivery->proxy))
        return answer(fail(ErrorCode::NotFound, "no such clinic"));
    if (delivery->proxy == own_) {
        auto taken = proxy_.takeShare(*delivery);
        if (taken) return answer(ShareReceipt{*taken}.encode());
        if (taken.error().code != ErrorCode::NotFound) return answer(taken.error());
    }
    // Kept here until its proxy has it: the patient may switch off now. Nobody else may put something in its
    // place, or fill the room for it.
    const auto grant = chain_.finalState().grant(delivery->grant);
    if (!grant) return answer(fail(ErrorCode::NotFound, "this grant is not on the ledger here yet"));
    if (!grant->isProxy(delivery->proxy) || !delivery->verify(grant->patient, chain_.genesis().chainId()))
        return answer(fail(ErrorCode::Denied, "a share that the patient did not send"));
    if (const auto kept =
            store_.deliveries().add({delivery->grant, delivery->proxy, grant->notAfter, delivery->box});
        !kept)
        return answer(kept.error());
    if (delivery->proxy == own_) return answer(ShareReceipt{}.encode());
    mesh_.request(delivery->proxy, FrameKind::DeliverShare, body, kRelayTimeout,
                  [this, grant = delivery->grant, proxy = delivery->proxy, answer](Result<Bytes> result) {
                      if (result)
                          if (const auto receipt = ShareReceipt::decode(*result);
                              receipt && receipt->accepted) {
                              accepted(grant, proxy);
                              return answer(result);
                          }
                      answer(ShareReceipt{}.encode());
                  });
}

void DeliveryDesk::forward(const ClinicId& proxy) {
    const auto pending = store_.deliveries().pendingFor(proxy);
    if (!pending) return log(LogLevel::Error, "node", pending.error().text());
    std::set<GrantId>& onTheWay = onTheWay_[proxy];
    for (const store::ShareDelivery& one : *pending) {
        const ShareDelivery delivery{one.grant, one.proxy, one.boxed, {}};
        if (proxy == own_) {
            const auto taken = proxy_.takeShare(delivery);
            if (taken || isFinal(taken.error().code)) accepted(one.grant, proxy);
            continue;
        }
        if (!mesh_.isUp(proxy) || onTheWay.size() >= kMaxOnTheWay) return;
        if (!onTheWay.insert(one.grant).second) continue;
        mesh_.request(proxy, FrameKind::DeliverShare, delivery.encode(), kRelayTimeout,
                      [this, grant = one.grant, proxy](Result<Bytes> result) {
                          onTheWay_[proxy].erase(grant);
                          const auto receipt =
                              result ? ShareReceipt::decode(*result) : Result<ShareReceipt>(result.error());
                          if (receipt ? receipt->accepted.has_value() : isFinal(receipt.error().code))
                              accepted(grant, proxy);
                      });
    }
}

void DeliveryDesk::forwardAll() {
    for (const ClinicId& clinic : mesh_.others()) forward(clinic);
    forward(own_);
}

}  // namespace reseal::node
