// The account heads under one hash, which every header carries: a sparse Merkle tree.
//
//   path    = bits of SHA-256(account), most significant first: 0 goes left, 1 goes right
//   leaf    = SHA-256(0x00 ‖ SHA-256(account) ‖ head ‖ LE64(count))      stands for a subtree with one leaf
//   node    = SHA-256(0x01 ‖ left ‖ right)                               of a subtree with two or more
//   empty   = 32 zero bytes
//
// A leaf and a node are hashed from texts of different beginning and length, so neither passes for the other;
// a leaf names its whole path, so it can't be shown at another place. `AccountHead::last` is not in a leaf:
// every event says its height, and the head is over the events.
//
// The tree lies in the state's table, four levels to a row, so that an account's way down a ledger of a
// million passes five or six rows, of which all but the last two are few enough to stay in a cache. What lies
// between a row's sixteen slots is hashed anew when it is needed: it would double the row.
//
//   row     = table ‖ level(1) ‖ the path's first `level` half bytes, the last one filled with zeros
//             → [leaves, nodes, [hash, …]]    leaves, nodes: bit i is slot i, in the order of the path's next
//                                             half byte; of a leaf its account and its hash, of a node its
//                                             hash
//
// Accounts come and change; none ever leaves.
//
// Thread rule: functions are pure.
#pragma once

#include <set>

#include "core/ledger/state.h"

namespace reseal::ledger {

Hash32 accountPath(const AccountId& account);
Hash32 headLeaf(const Hash32& path, const Hash32& head, std::uint64_t count);
Hash32 headNode(const Hash32& left, const Hash32& right);
inline bool bitOf(const Hash32& path, std::size_t depth) {
    return ((path.bytes[depth / 8] >> (7 - depth % 8)) & 1) != 0;
}

// Of the tree as it lies in the table.
Hash32 headsRoot(const KeyValueView& table);

struct HeadsUpdate {
    Delta rows;
    Hash32 root;
};
// `table` has the new heads of `changed` already, and the tree of before. Each row on the way to one of them
// is read and written once.
HeadsUpdate updateHeads(const KeyValueView& table, const std::set<AccountId>& changed);

// What the tree holds on the way to an account.
struct HeadsWay {
    std::vector<Hash32> siblings;    // from the root down
    std::optional<AccountId> found;  // whose leaf stands at its end; none: the place is empty
};
HeadsWay wayTo(const KeyValueView& table, const AccountId& account);

}  // namespace reseal::ledger
