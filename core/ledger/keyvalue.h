// The ledger's state as an ordered table of byte strings. A store needs no idea of what is in it: it
// answers get and scan, and persists a Delta in one transaction. What keys and values mean is said in
// one place, state.h.
//
// A view can't report a failed read, and a node that took an unreadable key for an absent one would vote
// for a wrong state: a view that stands on a disk ends the program instead.
//
// Thread rule: one thread at a time per object; several readers if nobody writes.
#pragma once

#include <functional>
#include <map>
#include <optional>

#include "core/base/bytes.h"

namespace reseal::ledger {

// The order of keys. A key is looked up as it is viewed, without a copy of it.
struct KeyLess {
    using is_transparent = void;
    bool operator()(ByteView a, ByteView b) const {
        const std::size_t common = std::min(a.size(), b.size());
        const int first = common == 0 ? 0 : std::memcmp(a.data(), b.data(), common);
        return first != 0 ? first < 0 : a.size() < b.size();
    }
};

// Changes in key order; nothing: the key is deleted.
using Delta = std::map<Bytes, std::optional<Bytes>, KeyLess>;

class KeyValueView {
public:
    // False ends the scan.
    using Visit = std::function<bool(ByteView key, ByteView value)>;
    virtual ~KeyValueView() = default;
    virtual std::optional<Bytes> get(ByteView key) const = 0;
    // In ascending byte order, the keys that start with `prefix` and are not less than `from` (empty: all).
    // Nothing may be written while it runs. (Settled with the store and the nodes' services: keep it.)
    virtual void scan(ByteView prefix, ByteView from, const Visit& visit) const = 0;
    void scan(ByteView prefix, const Visit& visit) const { scan(prefix, {}, visit); }
    // Said before several are read one by one, so that a view of a table elsewhere can ask once for all.
    virtual void prefetch(const std::vector<Bytes>&) const {}
    // A reader found that what stands under `key` can't be read, or is missing though another entry
    // promises it; it goes on with a neutral value. Of our own state, authenticated where it lies, that
    // is a bug of ours and ends the program. A view of somebody else's state overrides this to remember
    // the failure, and its host asks for it before it believes anything.
    virtual void damaged(ByteView key) const;
};

// In memory: simulator, tests, and the reference for the store on disk.
class MemoryState : public KeyValueView {
public:
    using KeyValueView::scan;
    std::optional<Bytes> get(ByteView key) const override;
    void scan(ByteView prefix, ByteView from, const Visit& visit) const override;
    void apply(const Delta& delta);
    using Entries = std::map<Bytes, Bytes, KeyLess>;
    const Entries& all() const { return entries_; }

private:
    Entries entries_;
};

// `above` laid over `below`: a notarized branch over the final state, or a transaction over its block.
// Both must outlive it; `above` may change between calls.
class OverlayView : public KeyValueView {
public:
    using KeyValueView::scan;
    OverlayView(const KeyValueView& below, const Delta& above) : below_(below), above_(above) {}
    std::optional<Bytes> get(ByteView key) const override;
    void scan(ByteView prefix, ByteView from, const Visit& visit) const override;
    void prefetch(const std::vector<Bytes>& keys) const override { below_.prefetch(keys); }
    void damaged(ByteView key) const override { below_.damaged(key); }

private:
    const KeyValueView& below_;
    const Delta& above_;
};

// `later` after `earlier`, as one.
void merge(Delta& earlier, Delta later);

}  // namespace reseal::ledger
