#!/usr/bin/env python3
"""The tree of account heads, from the design alone; checks cases, and makes those of data/heads.json.

    heads.py --write FILE      the cases, the same each time

A leaf's way is SHA-256(account), most significant bit first; an empty subtree is 32 zero bytes, one with a single
leaf is that leaf, SHA-256(0x00 || SHA-256(account) || head || LE64(count)), any other SHA-256(0x01 || left || right).
"""
import hashlib
import json
import sys

from primitives import Bad, need

EMPTY = bytes(32)


def sha(*parts):
    return hashlib.sha256(b"".join(parts)).digest()


def le(value, size):
    return value.to_bytes(size, "little")


def bits(path):
    return "".join(f"{byte:08b}" for byte in path)


def leaf(path, head, count):
    return sha(b"\0", path, head, le(count, 8))


def subtree(leaves):
    """The hash over {rest of the way: leaf}."""
    if not leaves:
        return EMPTY
    if len(leaves) == 1:
        return next(iter(leaves.values()))
    left = {way[1:]: hash for way, hash in leaves.items() if way[0] == "0"}
    right = {way[1:]: hash for way, hash in leaves.items() if way[0] == "1"}
    return sha(b"\1", subtree(left), subtree(right))


def tree(accounts):
    return {bits(sha(account)): leaf(sha(account), head, count) for account, head, count in accounts}


def way_to(accounts, account):
    """The siblings from the root down, and who stands at the end of the way."""
    leaves, siblings, way = tree(accounts), [], bits(sha(account))
    while len(leaves) > 1:
        bit, way = way[0], way[1:]
        siblings.append(subtree({w[1:]: hash for w, hash in leaves.items() if w[0] != bit}))
        leaves = {w[1:]: hash for w, hash in leaves.items() if w[0] == bit}
    for other, head, count in accounts:
        if leaves and next(iter(leaves.values())) == leaf(sha(other), head, count):
            return siblings, {"path": sha(other).hex(), "head": head.hex(), "count": count}
    return siblings, None


def items(cbor):
    """An array's items, as bytes each."""
    def end(at):
        major, low = cbor[at] >> 5, cbor[at] & 31
        at += 1
        if low >= 24:
            need(low < 28, "cbor")
            size = 1 << (low - 24)
            low, at = int.from_bytes(cbor[at:at + size], "big"), at + size
        if major in (2, 3):
            at += low
        if major == 4:
            for _ in range(low):
                at = end(at)
        return at
    need(cbor[:1] == b"\x88", "an event has eight fields")
    out, at = [], 1
    while at < len(cbor):
        out.append(cbor[at:end(at)])
        at = end(at)
    return out


def number(cbor):
    return cbor[0] if cbor[0] < 24 else int.from_bytes(cbor[1:], "big")


def after(head, event):
    fields = items(event)
    need(len(fields) == 8 and fields[3][:2] == b"\x58\x20", "event")
    return sha(head, fields[3][2:], le(number(fields[4]), 4), event)


# ---- checks ------------------------------------------------------------------------------------------

def check_heads_root(case):
    accounts = [tuple(map(bytes.fromhex, (one["account"], one["head"]))) + (one["count"],) for one in case["accounts"]]
    need(subtree(tree(accounts)).hex() == case["root"], "root")


def check_head_path(case):
    path, siblings = sha(bytes.fromhex(case["account"])), [bytes.fromhex(s) for s in case["siblings"]]
    need(len(siblings) <= 256, "too long")
    way, at, found = bits(path), EMPTY, case.get("found")
    if found:
        other = bytes.fromhex(found["path"])
        need(bits(other)[:len(siblings)] == way[:len(siblings)], "another's place")
        at = leaf(other, bytes.fromhex(found["head"]), found["count"])
    for bit, sibling in reversed(list(zip(way, siblings))):
        at = sha(b"\1", sibling, at) if bit == "1" else sha(b"\1", at, sibling)
    need(at.hex() == case["root"], "root")
    count = found["count"] if found and found["path"] == path.hex() else 0
    need(case["count"] == count, "count")


def check_event_heads(case):
    head = EMPTY
    for event in case["events"]:
        head = after(head, bytes.fromhex(event))
    need(head.hex() == case["head"], "head")


CHECKS = {"heads_root": check_heads_root, "head_path": check_head_path, "event_heads": check_event_heads}


# ---- the cases ---------------------------------------------------------------------------------------

def account_of(n):
    return sha(b"account ", le(n, 8))


def accounts_of(numbers):
    return [(account_of(n), sha(b"head ", le(n, 8)), n * n + 1) for n in numbers]


def late_pair():
    """Of 20,000 accounts the two whose ways part last."""
    ways = sorted((bits(sha(account_of(n))), n) for n in range(20000))
    common = [next(i for i in range(256) if a[0][i] != b[0][i]) for a, b in zip(ways, ways[1:])]
    at = common.index(max(common))
    return [ways[at][1], ways[at + 1][1]]


def uint(value, major=0):
    head = major << 5
    if value < 24:
        return bytes([head | value])
    size = next(s for s in (1, 2, 4, 8) if value < 1 << (8 * s))
    return bytes([head | 24 + (1, 2, 4, 8).index(size)]) + value.to_bytes(size, "big")


def event_of(n):
    """[kind, height, time, tx, operation, actor, subject, refusal]; a request, or a void transaction."""
    hashed = [b"\x58\x20" + sha(name, le(n, 8)) for name in (b"tx", b"actor", b"request")]
    void = n % 3 == 2
    subject = b"\x81\x00" if void else b"\x82\x03" + hashed[2]
    return b"\x88" + b"".join([uint(18 if void else 9), uint(10 ** n), uint(1_800_000_000_000 + n), hashed[0], uint(7 * n),
                               hashed[1], subject, uint(1 if void else 0)])


def cases():
    out = []

    def add(name, kind, why="", **members):
        case = {"id": name, "kind": kind, **members, "expect": "error" if why else "ok"}
        out.append({**case, "why": why} if why else case)

    def altered(hexed):
        return f"{int(hexed[:2], 16) ^ 1:02x}" + hexed[2:]

    trees = [("none", []), ("one", [5]), ("two", [1, 2]), ("late", late_pair()), ("forty", list(range(40)))]
    for name, numbers in trees:
        accounts = accounts_of(numbers)
        root = subtree(tree(accounts)).hex()
        listed = [{"account": a.hex(), "head": h.hex(), "count": c} for a, h, c in accounts]
        add(f"root-{name}", "heads_root", accounts=listed, root=root)
        if listed:
            add(f"root-{name}-missing", "heads_root", "an account is missing", accounts=listed[1:], root=root)
            add(f"root-{name}-count", "heads_root", "another count", root=root,
                accounts=[{**listed[0], "count": listed[0]["count"] + 1}] + listed[1:])
        for n in numbers[:3] + [1000, 1001, 1002, 1003]:
            account = account_of(n)
            siblings, found = way_to(accounts, account)
            there = any(a == account for a, _, _ in accounts)
            good = {"account": account.hex(), "siblings": [s.hex() for s in siblings],
                    "count": found["count"] if there else 0, "root": root}
            if found:
                good["found"] = found
            add(f"path-{name}-{n}", "head_path", **good)
            if siblings:
                add(f"path-{name}-{n}-short", "head_path", "a step is missing", **{**good, "siblings": good["siblings"][1:]})
                add(f"path-{name}-{n}-sibling", "head_path", "another sibling",
                    **{**good, "siblings": good["siblings"][:-1] + [altered(good["siblings"][-1])]})
            if there:
                bare = {key: value for key, value in good.items() if key != "found"}
                add(f"path-{name}-{n}-hidden", "head_path", "said not to be there", **{**bare, "count": 0})
                add(f"path-{name}-{n}-fewer", "head_path", "an event less",
                    **{**good, "count": found["count"] - 1, "found": {**found, "count": found["count"] - 1}})
                add(f"path-{name}-{n}-head", "head_path", "another head",
                    **{**good, "found": {**found, "head": altered(found["head"])}})
            else:
                add(f"path-{name}-{n}-made-up", "head_path", "one that is not there",
                    **{**good, "count": 1, "found": {"path": sha(account).hex(), "head": sha(account).hex(), "count": 1}})
    # A leaf at a place that is not its own, under a root that is of no such tree.
    left = next(n for n in range(100) if bits(sha(account_of(n)))[0] == "0")
    right = next(n for n in range(100) if bits(sha(account_of(n)))[0] == "1")
    other = {"path": sha(account_of(right)).hex(), "head": EMPTY.hex(), "count": 1}
    add("path-displaced", "head_path", "a leaf that stands where its way does not lead", account=account_of(left).hex(),
        siblings=[EMPTY.hex()], found=other, count=0, root=sha(b"\1", leaf(sha(account_of(right)), EMPTY, 1), EMPTY).hex())
    events = [event_of(n) for n in range(6)]
    for length in (0, 1, 6):
        head = EMPTY
        for event in events[:length]:
            head = after(head, event)
        listed = [event.hex() for event in events[:length]]
        add(f"events-{length}", "event_heads", events=listed, head=head.hex())
        if length > 1:
            add("events-missing", "event_heads", "one is missing", events=listed[:2] + listed[3:], head=head.hex())
            add("events-reordered", "event_heads", "two changed places", head=head.hex(),
                events=[listed[1], listed[0]] + listed[2:])
    return out


def main(arguments):
    if len(arguments) != 2 or arguments[0] != "--write":
        sys.exit(__doc__)
    made = cases()
    for case in made:
        try:
            CHECKS[case["kind"]](case)
            got = "ok"
        except Bad:
            got = "error"
        if got != case["expect"]:
            sys.exit(f"{case['id']} is {got}")
    with open(arguments[1], "w", encoding="utf-8") as file:
        json.dump({"version": 1, "section": "ledger", "cases": made}, file, indent=1)
        file.write("\n")


if __name__ == "__main__":
    main(sys.argv[1:])
