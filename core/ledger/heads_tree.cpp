#include "core/ledger/heads_tree.h"

#include <bit>

#include "core/crypto/sha256.h"
#include "core/ledger/tables.h"

namespace reseal::ledger {
namespace {

constexpr std::size_t kBits = 4, kSlots = 16, kLevels = 64;

struct Slot {
    enum class Kind : std::uint8_t { Empty, Leaf, Node } kind = Kind::Empty;
    AccountId account;  // a leaf's
    Hash32 hash;        // zeros: empty
};
using Row = std::array<Slot, kSlots>;

struct StoredRow {
    std::uint32_t leaves = 0, nodes = 0;
    List<Hash32, 0, 2 * kSlots> hashes;
    static void fields(auto& self, auto&& each) { each(self.leaves, self.nodes, self.hashes); }
};

std::size_t slotOf(const Hash32& path, std::size_t level) {
    const std::uint8_t byte = path.bytes[level / 2];
    return level % 2 == 0 ? byte >> 4 : byte & 15;
}

Key rowKey(std::size_t level, const Hash32& path) {
    Bytes place = {static_cast<std::uint8_t>(level)};
    append(place, path.view().first((level + 1) / 2));
    if (level % 2 == 1) place.back() &= 0xf0;
    return Key(Table::HeadsTree).add(place);
}

// Nothing: the row makes no sense.
std::optional<Row> unpack(const StoredRow& stored) {
    constexpr std::uint32_t all = (1U << kSlots) - 1;
    if ((stored.leaves & stored.nodes) != 0 || (stored.leaves | stored.nodes) > all) return std::nullopt;
    const auto count = 2 * std::popcount(stored.leaves) + std::popcount(stored.nodes);
    if (stored.hashes.size() != static_cast<std::size_t>(count)) return std::nullopt;
    Row row;
    auto next = stored.hashes.begin();
    for (std::size_t i = 0; i < kSlots; ++i) {
        if ((stored.leaves >> i & 1) != 0) {
            row[i] = {Slot::Kind::Leaf, AccountId::copy((next++)->view()), {}};
            row[i].hash = *next++;
        } else if ((stored.nodes >> i & 1) != 0) {
            row[i] = {Slot::Kind::Node, {}, *next++};
        }
    }
    return row;
}

StoredRow pack(const Row& row) {
    StoredRow out;
    for (std::size_t i = 0; i < kSlots; ++i) {
        if (row[i].kind == Slot::Kind::Empty) continue;
        if (row[i].kind == Slot::Kind::Leaf) {
            out.leaves |= 1U << i;
            out.hashes.push_back(Hash32::copy(row[i].account.view()));
        } else {
            out.nodes |= 1U << i;
        }
        out.hashes.push_back(row[i].hash);
    }
    return out;
}

Row readRow(const KeyValueView& table, std::size_t level, const Hash32& path) {
    const Key key = rowKey(level, path);
    const auto stored = read<StoredRow>(table, key);
    if (!stored) return {};
    const auto row = unpack(*stored);
    if (!row) table.damaged(key);
    return row.value_or(Row{});
}

Slot join(const Slot& left, const Slot& right) {
    if (left.kind == Slot::Kind::Empty && right.kind != Slot::Kind::Node) return right;
    if (right.kind == Slot::Kind::Empty && left.kind != Slot::Kind::Node) return left;
    return {Slot::Kind::Node, {}, headNode(left.hash, right.hash)};
}

// A row and what lies between its slots and its top: 1 is the top, 2i and 2i+1 lie under i, 16 is slot 0.
using Folded = std::array<Slot, 2 * kSlots>;
Folded folded(const Row& row) {
    Folded out;
    std::ranges::copy(row, out.begin() + kSlots);
    for (std::size_t i = kSlots - 1; i > 0; --i) out[i] = join(out[2 * i], out[2 * i + 1]);
    return out;
}

struct LeafChange {
    Hash32 path;
    Slot leaf;
};

class Update {
public:
    explicit Update(const KeyValueView& table) : table_(table) {}

    // `changes` lie under this row and are in the order of their paths. `isNew`: no such row stands there.
    Slot run(std::size_t level, std::span<const LeafChange> changes, bool isNew) {
        RESEAL_CHECK(level < kLevels);  // two paths differ somewhere
        Row row = isNew ? Row{} : readRow(table_, level, changes.front().path);
        for (std::size_t begin = 0, end = 0; begin < changes.size(); begin = end) {
            const std::size_t at = slotOf(changes[begin].path, level);
            while (end < changes.size() && slotOf(changes[end].path, level) == at) ++end;
            row[at] = changed(level, row[at], changes.subspan(begin, end - begin));
        }
        rows_.insert_or_assign(rowKey(level, changes.front().path).bytes(), codec::encode(pack(row)));
        return folded(row)[1];
    }
    Delta takeRows() { return std::move(rows_); }

private:
    Slot changed(std::size_t level, const Slot& before, std::span<const LeafChange> changes) {
        if (before.kind == Slot::Kind::Node) return run(level + 1, changes, false);
        const bool stays =
            before.kind == Slot::Kind::Leaf && std::ranges::none_of(changes, [&](const LeafChange& change) {
                return change.leaf.account == before.account;
            });
        if (changes.size() == 1 && !stays) return changes.front().leaf;
        std::vector<LeafChange> all(changes.begin(), changes.end());
        if (stays) {
            const LeafChange old{accountPath(before.account), before};
            all.insert(std::ranges::upper_bound(all, old.path, {}, &LeafChange::path), old);
        }
        return run(level + 1, all, true);
    }

    const KeyValueView& table_;
    Delta rows_;
};

}  // namespace

Hash32 accountPath(const AccountId& account) {
    return crypto::sha256(account);
}

Hash32 headLeaf(const Hash32& path, const Hash32& head, std::uint64_t count) {
    constexpr std::uint8_t prefix[] = {0x00};
    return crypto::Sha256().add(prefix).add(path).add(head).add(ByteView(le64(count))).finish();
}

Hash32 headNode(const Hash32& left, const Hash32& right) {
    constexpr std::uint8_t prefix[] = {0x01};
    return crypto::Sha256().add(prefix).add(left).add(right).finish();
}

Hash32 headsRoot(const KeyValueView& table) {
    return folded(readRow(table, 0, {}))[1].hash;
}

HeadsUpdate updateHeads(const KeyValueView& table, const std::set<AccountId>& changed) {
    if (changed.empty()) return {{}, headsRoot(table)};
    std::vector<LeafChange> changes;
    for (const AccountId& account : changed) {
        const AccountHead head = StateView(table).head(account);
        const Hash32 path = accountPath(account);
        changes.push_back({path, {Slot::Kind::Leaf, account, headLeaf(path, head.hash, head.count)}});
    }
    std::ranges::sort(changes, {}, &LeafChange::path);
    Update update(table);
    const Slot root = update.run(0, changes, false);
    return {update.takeRows(), root.hash};
}

HeadsWay wayTo(const KeyValueView& table, const AccountId& account) {
    HeadsWay out;
    const Hash32 path = accountPath(account);
    for (std::size_t level = 0; level < kLevels; ++level) {
        const Folded row = folded(readRow(table, level, path));
        for (std::size_t at = 1;; at = 2 * at + (bitOf(path, out.siblings.size() - 1) ? 1 : 0)) {
            const Slot& here = row[at];
            if (here.kind != Slot::Kind::Node) {
                if (here.kind == Slot::Kind::Leaf) out.found = here.account;
                return out;
            }
            if (at >= kSlots) break;
            out.siblings.push_back(row[2 * at + (bitOf(path, out.siblings.size()) ? 0 : 1)].hash);
        }
    }
    return out;
}

}  // namespace reseal::ledger
