#include "core/node/receipt_clerk.h"

#include "core/base/log.h"

namespace reseal::node {

using ledger::Receipt;
using ledger::StateView;

namespace {
constexpr int kSoonMs = 300;  // what comes in a burst shares a transaction
constexpr int kHourCheckMs = 60'000;
constexpr std::size_t kMaxEntries = 200;

Bytes keyOf(const Receipt& receipt) {
    return ledger::encode(ledger::Operation(ledger::Receipts{{receipt}}));
}
}  // namespace

ReceiptClerk::ReceiptClerk(Chain& chain, store::LedgerStore& store, const ClinicId& own, ClinicAuthor& author,
                           const BlobDesk& blobs)
    : chain_(chain), store_(store), own_(own), author_(author), blobs_(blobs) {
    soon_.setSingleShot(true);
    soon_.setInterval(kSoonMs);
    connect(&soon_, &QTimer::timeout, this, [this] { write(); });
    hourly_.setInterval(kHourCheckMs);
    connect(&hourly_, &QTimer::timeout, this, [this] {
        collectHours();
        if (!due_.empty()) write();
    });
}

void ReceiptClerk::start() {
    hourly_.start();
    if (const auto held = store_.shares().held())
        for (const GrantId& grant : *held) shareTaken(grant);
    if (const auto destroyed = store_.shares().destroyed())
        for (const GrantId& grant : *destroyed) shareDestroyed(grant);
    collectHours();
}

void ReceiptClerk::blobStored(const BlobId& blob) {
    const auto record = chain_.finalState().recordOfBlob(blob);
    if (record) note(ledger::BlobStored{*record});
}

// Only what the ledger would take and does not have.
bool ReceiptClerk::isDue(const Receipt& receipt) const {
    const StateView state = chain_.finalState();
    struct Judge {
        const StateView& state;
        const ClinicId& own;
        bool proxyOf(const GrantId& id) const {
            const auto grant = state.grant(id);
            return grant && grant->isProxy(own);
        }
        bool keeps(const RecordId& id) const {
            const auto record = state.record(id);
            return record && std::ranges::find(record->fileServers, own) != record->fileServers.end();
        }
        bool operator()(const ledger::ShareAccepted& r) const {
            const auto share = state.share(r.grant, own);
            return proxyOf(r.grant) && share.taken == 0 && share.gone == 0;
        }
        bool operator()(const ledger::ShareDestroyed& r) const {
            return proxyOf(r.grant) && state.share(r.grant, own).gone == 0;
        }
        bool operator()(const ledger::BlobStored& r) const {
            const auto copy = state.copy(r.record, own);
            return keeps(r.record) && copy.taken == 0 && copy.gone == 0;
        }
        bool operator()(const ledger::BlobErased& r) const {
            return keeps(r.record) && state.copy(r.record, own).gone == 0;
        }
        bool operator()(const ledger::Released& r) const {
            return proxyOf(r.grant) && !state.release(r.grant, own, r.hour);
        }
    };
    return std::visit(Judge{state, own_}, receipt);
}

void ReceiptClerk::note(Receipt receipt) {
    if (!isDue(receipt)) return;
    Bytes key = keyOf(receipt);
    if (written_.contains(key)) return;
    due_.emplace(std::move(key), std::move(receipt));
    if (!soon_.isActive()) soon_.start();
}

void ReceiptClerk::collectHours() {
    const auto hours = store_.receipts().unreported(ledger::releaseHour(wallClock()), kMaxEntries);
    if (!hours) return log(LogLevel::Error, "receipts", hours.error().text());
    for (const store::HourSummary& one : *hours)
        note(ledger::Released{one.grant, one.hour, static_cast<std::uint32_t>(one.released),
                              static_cast<std::uint32_t>(one.refused), one.root});
}

void ReceiptClerk::write() {
    ledger::Receipts operation;
    std::map<Bytes, Receipt> taken;
    while (!due_.empty() && operation.entries.size() < kMaxEntries) {
        auto node = due_.extract(due_.begin());
        if (!isDue(node.mapped())) continue;
        operation.entries.push_back(node.mapped());
        taken.insert(std::move(node));
    }
    if (operation.entries.empty()) return;
    const auto said = author_.say({operation});
    if (!said) {
        log(LogLevel::Warning, "receipts", "not written now: " + said.error().text());
        due_.merge(taken);
        return;
    }
    for (const auto& [key, receipt] : taken)
        if (const auto* hour = std::get_if<ledger::Released>(&receipt))
            if (const auto closed = store_.receipts().report(hour->grant, hour->hour, *said); !closed)
                log(LogLevel::Warning, "receipts", closed.error().text());
    written_.merge(taken);
    if (!due_.empty()) soon_.start();
}

// Ours is ordered: what took effect is done with, and what was void is due again.
void ReceiptClerk::ordered(const ledger::Transaction& tx) {
    for (const ledger::Operation& operation : tx.body().operations) {
        const auto* receipts = std::get_if<ledger::Receipts>(&operation);
        if (receipts == nullptr) continue;
        for (const Receipt& receipt : receipts->entries) {
            written_.erase(keyOf(receipt));
            note(receipt);
        }
    }
}

}  // namespace reseal::node
