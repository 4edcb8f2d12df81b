// The ledger's state as the home node has it, read over StateGet and StateScan as if it lay here.
//
// A person's program believes its home node (thin for now: no proofs). Each answer is that of the moment it
// was given; several reads may straddle a block. What was read is remembered for this object's life, so
// that a job that asks twice gets one answer: an object is made for a job and then dropped.
//
// A failed read answers as if the key were absent and is remembered: `status()` must be asked before
// anything is believed.
//
// Thread rule: a job's thread.
#pragma once

#include "core/ledger/keyvalue.h"
#include "core/node/client.h"
#include "core/node/services.h"

namespace reseal::node {

inline constexpr std::size_t kMaxRemembered = 4096;  // keys; then all is forgotten
inline constexpr Duration kStateTimeout = seconds(15);

class RemoteState final : public ledger::KeyValueView {
public:
    explicit RemoteState(Caller& home) : home_(home) {}
    using KeyValueView::scan;
    std::optional<Bytes> get(ByteView key) const override;
    void scan(ByteView prefix, ByteView from, const Visit& visit) const override;
    void prefetch(const std::vector<Bytes>& keys) const override;

    // A malformed answer is the home node's fault, so it is a failed read and no reason to stop.
    void damaged(ByteView key) const override;

    Status status() const;  // the first failure since the last forget()
    void forget();          // what was read, and the failure

private:
    // Of the first of these keys, at least one; nothing: it failed.
    std::optional<std::vector<std::optional<Bytes>>> fetch(const GetRequest& request) const;
    void remember(const Bytes& key, const std::optional<Bytes>& value) const;
    Caller& home_;
    mutable std::map<Bytes, std::optional<Bytes>> known_;
    mutable std::optional<Error> failure_;
};

}  // namespace reseal::node
