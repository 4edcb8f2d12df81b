#!/usr/bin/env python3
"""A second opinion on what reseal-vectors emits, sharing no code with it.

    independent.py FILE...      checks the cases in FILEs; ends with "N passed, N failed"

The primitives are those of primitives.py. Of a large sealed file the chunks are hashed but not decrypted,
because AES in Python takes its time.
"""
import hashlib
import json
import os
import sys

import committees
import heads
from primitives import (Bad, G, GBAR, IDENTITY, Q, add, box_open, box_public, decode, ed25519_verify, enc, encode,
                        gcm_open, hs, kdf, le32, le64, mul, need, s32, scalar, sign_public, sub, x25519, xchacha_open)

# ---- the protocol ------------------------------------------------------------------------------------

def hexes(case, *names):
    return [bytes.fromhex(case[name]) for name in names]


def same(case, **ours):
    for name, value in ours.items():
        if name in case:
            given = bytes.fromhex(case[name])
            need(given == value, name)


def check_signature(case):
    chain, public, signature = hexes(case, "L", "sign_pk", "signature")
    ed25519_verify(public, enc(case["dst"], chain, *map(bytes.fromhex, case["fields"])), signature)


def check_keys(case):
    seed, chain = hexes(case, "seed", "L")
    k = le64(case["k"])
    x = hs("reseal/1/identity", seed, chain, case["role"])
    b = hs("reseal/1/pseudonym/share", seed, chain, k)
    a = hs("reseal/1/condition", seed, chain, k, case["category"], le64(case["epoch"]))
    A = encode(mul(a, G))
    card_number = le32(case["card_number"])
    opened = kdf("reseal/1/drawer/open", seed, chain, k, card_number)
    closed = kdf("reseal/1/drawer/closed", seed, chain, k, card_number)
    card, card_closed = kdf("reseal/1/card", opened, A), kdf("reseal/1/card", closed, A)
    same(case, x=s32(x), Y=encode(mul(x, G)), b=s32(b), B=encode(mul(b, G)), a=s32(a), A=A,
         sign_pk=sign_public(kdf("reseal/1/pseudonym/sign", seed, chain, k)),
         box_pk=box_public(kdf("reseal/1/pseudonym/box", seed, chain, k)),
         open_drawer=opened, closed_drawer=closed, card=card, card_closed=card_closed,
         label=kdf("reseal/1/label", card), label_closed=kdf("reseal/1/label", card_closed))


def check_clinic_keys(case):
    seed, chain = hexes(case, "seed", "L")
    k = le64(case["k"])
    a, b = hs("reseal/1/clinic/archive", seed, chain), hs("reseal/1/clinic/team", seed, chain)
    A, drawer = encode(mul(a, G)), kdf("reseal/1/clinic/drawer", seed, chain)
    card = kdf("reseal/1/card", drawer, A)
    same(case, a=s32(a), A=A, b=s32(b), B=encode(mul(b, G)), drawer=drawer, card=card, label=kdf("reseal/1/label", card),
         sign_pk=sign_public(kdf("reseal/1/clinic/sign", seed, k)),
         box_pk=box_public(kdf("reseal/1/clinic/box", seed, k)))


def check_key_pok(case):
    chain, author, key, proof = hexes(case, "L", "author", "key", "proof")
    need(len(proof) == 64, "proof length")
    c, rho = scalar(proof[:32]), scalar(proof[32:])
    commitment = encode(sub(mul(rho, G), mul(c, decode(key))))
    need(c == hs("reseal/1/key-pok", chain, author, key, commitment), "proof of the key")
    if "secret" in case:
        same(case, key=encode(mul(scalar(bytes.fromhex(case["secret"])), G)))


def check_stanza(A, record, capsule, wrap):
    """Returns E and Ebar, or raises Bad."""
    need(len(capsule) == 128 and len(wrap) == 48, "capsule length")
    E, Ebar, e, f = (capsule[i:i + 32] for i in range(0, 128, 32))
    decode(A)
    e_int, f_int = scalar(e), scalar(f)
    one = encode(sub(mul(f_int, G), mul(e_int, decode(E))))
    two = encode(sub(mul(f_int, GBAR), mul(e_int, decode(Ebar))))
    need(e_int == hs("reseal/1/capsule", A, record, wrap, E, Ebar, one, two), "capsule proof")
    return E, Ebar


def unwrap(S, card, E, Ebar, A, record, wrap):
    return xchacha_open(kdf("reseal/1/wrap", S, card, E, Ebar, A, record), bytes(24), b"", wrap)


def check_capsule(case):
    A, a, card, record, capsule, wrap = hexes(case, "A", "a", "card", "record_id", "capsule", "wrap")
    E, Ebar = check_stanza(A, record, capsule, wrap)
    need(encode(mul(scalar(a), G)) == A, "a is not of A")
    same(case, FK=unwrap(encode(mul(scalar(a), decode(E))), card, E, Ebar, A, record, wrap))


def check_label(case):
    card, A, record, sealed = hexes(case, "card", "A", "record_id", "sealed")
    plain = xchacha_open(kdf("reseal/1/label", card), record + le64(0), A, sealed)
    need(len(plain) >= 4, "label length")
    length = int.from_bytes(plain[:4], "little")
    need(len(plain) == (4 + length + 255) // 256 * 256 and not any(plain[4 + length:]), "label padding")
    same(case, label=plain[4:4 + length])


def padme(n):
    g = n.bit_length() - 1
    unit = 1 << (g - g.bit_length()) if n > 4096 else 4096
    return max(4096, (n + unit - 1) // unit * unit)


def check_padme(case):
    need(padme(case["L"]) == case["padded"], "padded")


def leaf_hash(leaf):
    return hashlib.sha256(b"\0" + leaf).digest()


def tree_hash(hashes):
    if len(hashes) == 1:
        return hashes[0]
    k = 1 << (len(hashes) - 1).bit_length() - 1
    return hashlib.sha256(b"\1" + tree_hash(hashes[:k]) + tree_hash(hashes[k:])).digest()


def check_root(case):
    need(tree_hash([leaf_hash(bytes.fromhex(leaf)) for leaf in case["leaves"]]).hex() == case["root"], "root")


def root_from(leaf, index, count, path):
    """The root that a path leads to, by the recursion of RFC 6962."""
    if count == 1:
        need(not path, "path too long")
        return leaf
    need(path, "path too short")
    k = 1 << (count - 1).bit_length() - 1
    if index < k:
        return hashlib.sha256(b"\1" + root_from(leaf, index, k, path[:-1]) + path[-1]).digest()
    return hashlib.sha256(b"\1" + path[-1] + root_from(leaf, index - k, count - k, path[:-1])).digest()


def check_path(case):
    need(0 <= case["index"] < case["n"], "index")
    path = [bytes.fromhex(step) for step in case["path"]]
    leaf = leaf_hash(bytes.fromhex(case["leaf"]))
    need(root_from(leaf, case["index"], case["n"], path).hex() == case["root"], "root")


def content_of(case):
    content = case["content"]
    if "hex" in content:
        return bytes.fromhex(content["hex"])
    blocks = range((content["length"] + 31) // 32)
    made = (hashlib.blake2b(b"reseal-test-content" + le64(i), digest_size=32).digest() for i in blocks)
    return b"".join(made)[:content["length"]]


CHUNK = 2**20


def check_sealed(case):
    if "sealed" in case:
        file = bytes.fromhex(case["sealed"])
    else:
        with open(os.path.join(case["folder"], case["file"]), "rb") as opened:
            file = opened.read()
    need(len(file) >= 32 and file[:8] == b"RESEAL01" and file[24:26] == bytes((1, 20)), "header")
    count, record = file[26], file[8:24]
    need(1 <= count <= 8 and file[27:32] == bytes(5) and count == len(case["recipients"]), "header")
    prefix = file[:32 + 208 * count]
    header = file[:len(prefix) + 32]
    file_keys = set()
    for i, recipient in enumerate(case["recipients"]):
        stanza = prefix[32 + 208 * i:][:208]
        A, capsule, wrap = stanza[:32], stanza[32:160], stanza[160:]
        E, Ebar = check_stanza(A, record, capsule, wrap)
        a, card = hexes(recipient, "a", "card")
        need(encode(mul(scalar(a), G)) == A, "recipient")
        file_keys.add(unwrap(encode(mul(scalar(a), decode(E))), card, E, Ebar, A, record, wrap))
    need(len(file_keys) == 1, "file keys")
    file_key = file_keys.pop()
    need(header[len(prefix):] == kdf("reseal/1/commit", file_key, prefix), "commitment")
    same(case, FK=file_key, record_id=record)

    content = content_of(case)
    stream = (le64(len(content)) + content).ljust(padme(len(content) + 8), b"\0")
    chunks = [file[i:i + CHUNK + 16] for i in range(len(header), len(file), CHUNK + 16)]
    need(len(file) == len(header) + len(stream) + 16 * len(chunks), "file length")
    need(tree_hash([leaf_hash(x) for x in [header] + chunks]).hex() == case["blob_id"], "blob id")
    key = kdf("reseal/1/payload", file_key, prefix)
    for i, chunk in enumerate(chunks):
        if len(chunk) > 65536:
            continue
        last = bytes((i == len(chunks) - 1,))
        need(gcm_open(key, i.to_bytes(11, "big") + last, chunk) == stream[i * CHUNK:][:CHUNK], "content")


def check_terms(grant):
    """Returns what a proxy or grantee computes from the terms, or raises Bad."""
    id, A, B, X, proof = hexes(grant, "grant_id", "A", "B", "X", "proof")
    proxies, commitments = ([bytes.fromhex(x) for x in grant[name]] for name in ("P", "C"))
    need(len(id) == 16 and len(proof) == 64 and all(len(p) == 32 for p in proxies), "lengths")
    need(1 <= grant["t"] <= len(proxies) == len(set(proxies)) and len(commitments) == grant["t"], "shape")
    for point in (A, B, X):
        decode(point)
    c, rho = scalar(proof[:32]), scalar(proof[32:])
    commitment = encode(sub(mul(rho, G), mul(c, decode(X))))
    need(c == hs("reseal/1/grant-pok", id, A, B, X, commitment), "proof of x")
    indices = {p: hs("reseal/1/share-index", id, p) for p in proxies}
    return id, A, B, X, indices, [decode(point) for point in commitments]


def share_key(z, commitments):
    out = IDENTITY
    for j, commitment in enumerate(commitments):
        out = add(out, mul(pow(z, j, Q), commitment))
    return encode(out)


def factor(terms, bX):
    id, A, B, X, _, commitments = terms
    d = hs("reseal/1/rekey", X, B, bX, A, id)
    need(encode(mul(d, commitments[0])) == A, "d times C_0 is not A")
    return d


def check_grant_terms(case):
    check_terms(case["grant"])


def check_grantee(case):
    terms = check_terms(case["grant"])
    factor(terms, encode(mul(scalar(bytes.fromhex(case["b"])), decode(terms[3]))))


def check_note(case):
    secret, public, box = hexes(case, "box_sk", "box_pk", "box")
    need(x25519(secret, (9).to_bytes(32, "little")) == public, "box key")
    plain = box_open(secret, public, box)
    need(len(plain) == 64 and plain[32:] == case["category"].encode().ljust(32, b"\0"), "note")
    need(plain[:32] == bytes.fromhex(case.get("card", "00" * 32)), "card")


def check_grant(case):
    terms = check_terms(case["grant"])
    a, b = hexes(case, "a", "b")
    need(encode(mul(scalar(a), G)) == terms[1] and encode(mul(scalar(b), G)) == terms[2], "a or b")
    d = factor(terms, encode(mul(scalar(b), decode(terms[3]))))
    shares = [scalar(bytes.fromhex(k)) for k in case["k"]]
    indices = list(terms[4].values())
    for z, share in zip(indices, shares, strict=True):
        need(encode(mul(share, G)) == share_key(z, terms[5]), "share")
    t = case["grant"]["t"]
    constant = sum(x * y for x, y in zip(lagrange(indices[:t]), shares)) * d % Q
    need(constant == scalar(a), "the shares do not give a")
    for share, box in zip(shares, case.get("boxes", [])):
        secret, public, sealed = hexes(box, "box_sk", "box_pk", "box")
        need(box_open(secret, public, sealed) == s32(share), "boxed share")
    if "note" in case:
        check_note(case["note"])


def lagrange(z):
    out = []
    for i, zi in enumerate(z):
        above = below = 1
        for j, zj in enumerate(z):
            if j != i:
                above, below = above * zj % Q, below * (zj - zi) % Q
        out.append(above * pow(below, Q - 2, Q) % Q)
    return out


def check_share(case, terms, proxy, share):
    """Returns W, or raises Bad."""
    record, capsule, wrap, nonce = hexes(case, "record_id", "capsule", "wrap", "nonce")
    E, _ = check_stanza(terms[1], record, capsule, wrap)
    need(len(share) == 96 and proxy in terms[4], "share")
    W, c, rho = decode(share[:32]), scalar(share[32:64]), scalar(share[64:])
    C = share_key(terms[4][proxy], terms[5])
    tau_e = encode(sub(mul(rho, decode(E)), mul(c, W)))
    tau_g = encode(sub(mul(rho, G), mul(c, decode(C))))
    transcript = (E, share[:32], tau_e, C, tau_g, terms[0], proxy, record, nonce)
    need(c == hs("reseal/1/share-proof", *transcript), "share proof")
    return W


def check_reshare(case):
    proxy, share = hexes(case, "P_i", "share")
    W = check_share(case, check_terms(case["grant"]), proxy, share)
    if "k_i" in case:
        E = decode(bytes.fromhex(case["capsule"])[:32])
        need(encode(mul(scalar(bytes.fromhex(case["k_i"])), E)) == encode(W), "W")


def check_open(case):
    terms = check_terms(case["grant"])
    b, card, record, capsule, wrap = hexes(case, "b", "card", "record_id", "capsule", "wrap")
    E, Ebar = check_stanza(terms[1], record, capsule, wrap)
    d = factor(terms, encode(mul(scalar(b), decode(terms[3]))))
    good, left_out = {}, []
    for item in case["shares"]:
        proxy, share = hexes(item, "P", "share")
        try:
            good[proxy] = check_share(case, terms, proxy, share)
        except Bad:
            left_out.append(item["P"])
    need(len(good) >= case["grant"]["t"], "too few good shares")
    need(left_out == case.get("left_out", []), "left_out")
    chosen = list(good)[-case["grant"]["t"]:]  # not those that the fast way takes
    W = IDENTITY
    for coefficient, proxy in zip(lagrange([terms[4][p] for p in chosen]), chosen):
        W = add(W, mul(coefficient, good[proxy]))
    same(case, FK=unwrap(encode(mul(d, W)), card, E, Ebar, terms[1], record, wrap))


def open_standing(case, d, card):
    """The content of a sealed file by a standing emergency grant, whose factor is d."""
    terms, file = check_terms(case["grant"]), bytes.fromhex(case["sealed"])
    record, prefix = file[8:24], file[:32 + 208 * file[26]]
    stanzas = [prefix[at:at + 208] for at in range(32, len(prefix), 208)]
    A, capsule, wrap = next((s[:32], s[32:160], s[160:]) for s in stanzas if s[:32] == terms[1])
    E, Ebar = check_stanza(A, record, capsule, wrap)
    request = dict(record_id=record.hex(), capsule=capsule.hex(), wrap=wrap.hex(), nonce=case["nonce"])
    good = {}
    for item in case["shares"]:
        proxy, share = hexes(item, "P", "share")
        try:
            good[proxy] = check_share(request, terms, proxy, share)
        except Bad:
            pass
    need(len(good) >= case["grant"]["t"], "too few good shares")
    chosen = list(good)[:case["grant"]["t"]]
    W = IDENTITY
    for coefficient, proxy in zip(lagrange([terms[4][p] for p in chosen]), chosen):
        W = add(W, mul(coefficient, good[proxy]))
    file_key = unwrap(encode(mul(d, W)), card, E, Ebar, A, record, wrap)
    header = file[:len(prefix) + 32]
    need(header[len(prefix):] == kdf("reseal/1/commit", file_key, prefix), "commitment")
    stream = gcm_open(kdf("reseal/1/payload", file_key, prefix), bytes(11) + b"\1", file[len(header):])
    length = int.from_bytes(stream[:8], "little")
    need(len(stream) == padme(length + 8) and not any(stream[8 + length:]), "padding")
    same(case, FK=file_key, content=stream[8:8 + length])


CHECKS = {
    "signature": check_signature, "keys": check_keys, "clinic_keys": check_clinic_keys, "key_pok": check_key_pok,
    "capsule": check_capsule, "label": check_label, "padme": check_padme, "root": check_root, "path": check_path,
    "sealed": check_sealed, "grant": check_grant, "grant_check": check_grant_terms, "grantee": check_grantee,
    "note": check_note, "reshare": check_reshare, "open": check_open, **heads.CHECKS,
    **committees.CHECKS,
}
committees.check_grant_terms, committees.open_content = check_terms, open_standing


def verdict(case):
    try:
        CHECKS[case["kind"]](case)
    except Bad as why:
        return "error", str(why)
    return "ok", ""


def main(files):
    passed = failed = 0
    for name in files:
        with open(name, encoding="utf-8") as file:
            cases = json.load(file)["cases"]
        for case in cases:
            case["folder"] = os.path.dirname(os.path.abspath(name))
            got, why = verdict(case)
            if got == case["expect"]:
                passed += 1
            else:
                failed += 1
                print(f"{case['id']}: {got} ({why}), expected {case['expect']}")
    print(f"{passed} passed, {failed} failed")
    return 0 if failed == 0 and passed > 0 else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
