#include "core/node/receipt_clerk.h"

#include "core/base/log.h"

namespace reseal::node {

using ledger::Receipt;
using ledger::StateView;

namespace {
constexpr int kSoonMs = 300;  // what comes in a burst shares a transaction
constexpr int kHourCheckMs = 60'000;
constexpr std::size_t kMaxEntries = 200;
constexpr std::size_t kMaxAgain = 16;    // void ones a minute
constexpr std::size_t kMaxDropped = 16;  // old hours a minute, of 4096 entries at most
constexpr unsigned kLongestPause = 8;    // minutes between two tries of one: two to the power of that

// What makes it the same receipt: of an hour not what was counted.
Bytes keyOf(Receipt receipt) {
    if (auto* hour = std::get_if<ledger::Released>(&receipt)) *hour = {hour->grant, hour->hour, 0, 0, {}};
    return ledger::encode(ledger::Operation(ledger::Receipts{{std::move(receipt)}}));
}

std::uint32_t asReported(std::uint64_t count) {
    return static_cast<std::uint32_t>(std::min<std::uint64_t>(count, UINT32_MAX));
}
}  // namespace

ReceiptClerk::ReceiptClerk(Chain& chain, store::LedgerStore& store, const ClinicId& own, ClinicAuthor& author,
                           const BlobDesk& blobs)
    : chain_(chain), store_(store), own_(own), author_(author), blobs_(blobs) {
    soon_.setSingleShot(true);
    soon_.setInterval(kSoonMs);
    connect(&soon_, &QTimer::timeout, this, [this] { writeFresh(); });
    hourly_.setInterval(kHourCheckMs);
    connect(&hourly_, &QTimer::timeout, this, [this] { everyMinute(); });
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
        std::optional<ledger::RecordEntry> kept(const RecordId& id) const {
            auto record = state.record(id);
            if (record && std::ranges::find(record->fileServers, own) == record->fileServers.end())
                record.reset();
            return record;
        }
        bool operator()(const ledger::ShareAccepted& r) const {
            const auto share = state.share(r.grant, own);
            return proxyOf(r.grant) && share.taken == 0 && share.gone == 0;
        }
        bool operator()(const ledger::ShareDestroyed& r) const {
            return proxyOf(r.grant) && state.share(r.grant, own).gone == 0;
        }
        bool operator()(const ledger::BlobStored& r) const {
            const auto record = kept(r.record);
            const auto copy = state.copy(r.record, own);
            return record && record->erased == 0 && copy.taken == 0 && copy.gone == 0;
        }
        bool operator()(const ledger::BlobErased& r) const {
            const auto record = kept(r.record);
            return record && record->erased != 0 && state.copy(r.record, own).gone == 0;
        }
        bool operator()(const ledger::Released& r) const {
            const auto grant = state.grant(r.grant);
            return grant && grant->isProxy(own) && r.hour >= ledger::releaseHour(grant->time) &&
                   r.hour <= grant->lastReleaseHour() && !state.release(r.grant, own, r.hour);
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

// Each kind in a transaction of its own: what makes one of them void (a record that is erased while they are
// on their way) is nothing to the others.
void ReceiptClerk::writeFresh() {
    std::map<std::size_t, std::vector<Bytes>> byKind;
    bool isMore = false;
    for (const auto& [key, receipt] : due_) {
        if (voided_.contains(key)) continue;
        std::vector<Bytes>& keys = byKind[receipt.index()];
        if (keys.size() < kMaxEntries)
            keys.push_back(key);
        else
            isMore = true;
    }
    for (const auto& [kind, keys] : byKind) write(keys);
    if (isMore) soon_.start();
}

void ReceiptClerk::everyMinute() {
    ++minute_;
    collectHours();
    dropOldEntries();
    std::vector<std::pair<std::uint64_t, Bytes>> again;
    for (const auto& [key, one] : voided_)
        if (one.next <= minute_ && due_.contains(key)) again.emplace_back(one.next, key);
    std::ranges::sort(again);  // who has waited longest comes first
    if (again.size() > kMaxAgain) again.resize(kMaxAgain);
    for (const auto& [since, key] : again) write({key});
    if (!due_.empty()) soon_.start();
}

// Page by page, a page a minute: hours that stay must not hide those behind them.
void ReceiptClerk::collectHours() {
    const auto hours = store_.receipts().unsettled(ledger::releaseHour(wallClock()), kMaxEntries, collected_);
    if (!hours) return log(LogLevel::Error, "receipts", hours.error().text());
    collected_ = hours->size() < kMaxEntries ? ledger::GrantHour{} : hours->back();
    for (const ledger::GrantHour& hour : *hours) {
        const ledger::Released receipt{hour.grant, hour.hour, 0, 0, {}};
        if (isDue(receipt)) {
            note(receipt);
        } else if (chain_.finalState().grant(hour.grant)) {  // it is there, or can never be
            if (const auto settled = store_.receipts().settle(hour, chain_.finalState().tip().time); !settled)
                log(LogLevel::Error, "receipts", settled.error().text());
        }
    }
}

// By the ledger's time: this clinic's clock may be wrong, and what is gone does not come back.
void ReceiptClerk::dropOldEntries() {
    const Instant now = chain_.finalState().tip().time;
    const std::int64_t day = now.ms / days(1).ms;
    if (day == droppedOn_) return;
    const auto dropped = store_.receipts().dropEntries(now - store::kReceiptsKept, kMaxDropped);
    if (!dropped) return log(LogLevel::Error, "receipts", dropped.error().text());
    if (*dropped < kMaxDropped) droppedOn_ = day;
}

// Says those that are due still, in one transaction.
void ReceiptClerk::write(const std::vector<Bytes>& keys) {
    ledger::Receipts operation;
    std::map<Bytes, Receipt> taken;
    for (const Bytes& key : keys) {
        auto node = due_.extract(key);
        if (node.empty()) continue;
        Receipt receipt = node.mapped();
        if (!isDue(receipt)) {
            voided_.erase(key);
            continue;
        }
        if (auto* hour = std::get_if<ledger::Released>(&receipt)) {
            const auto counted = store_.receipts().close({hour->grant, hour->hour});
            if (!counted) {
                log(LogLevel::Error, "receipts", counted.error().text());
                continue;
            }
            hour->released = asReported(counted->released);
            hour->refused = asReported(counted->refused);
            hour->root = counted->root;
        }
        operation.entries.push_back(std::move(receipt));
        taken.insert(std::move(node));
    }
    if (operation.entries.empty()) return;
    if (const auto said = author_.say({operation}); !said) {
        log(LogLevel::Warning, "receipts", "not written now: " + said.error().text());
        due_.merge(taken);
        return;
    }
    for (const auto& [key, receipt] : taken) written_.insert(key);
}

// Ours is ordered: what took effect is done with, and what was void is due again.
void ReceiptClerk::ordered(const ledger::Transaction& tx) {
    for (const ledger::Operation& operation : tx.body().operations) {
        const auto* receipts = std::get_if<ledger::Receipts>(&operation);
        if (receipts == nullptr) continue;
        for (const Receipt& receipt : receipts->entries) {
            Bytes key = keyOf(receipt);
            written_.erase(key);
            if (!isDue(receipt)) {
                voided_.erase(key);
                continue;
            }
            Void& one = voided_[key];
            one.next = minute_ + (std::uint64_t{1} << std::min(one.times, kLongestPause));
            ++one.times;
            due_.emplace(std::move(key), receipt);
        }
    }
}

}  // namespace reseal::node
