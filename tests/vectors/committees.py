"""Committees of clinics, ring signatures and tracing, for independent.py: written from the protocol's text in
plain integers, sharing no code with the program."""
from primitives import (Bad, G, IDENTITY, Q, add, box_open, decode, encode, hg, hs, kdf, le32, le64, mul, need,
                        s32, scalar, sub, xchacha_open)

N = 4


def raw(text):
    return bytes.fromhex(text)


def same(case, **ours):
    for name, value in ours.items():
        if name in case:
            need(case[name] == value, name)


def lagrange(indices):
    need(len(set(indices)) == len(indices), "indices are not distinct")
    out = []
    for i in indices:
        above = below = 1
        for j in indices:
            if j != i:
                above, below = above * j % Q, below * (j - i) % Q
        out.append(above * pow(below, Q - 2, Q) % Q)
    return out


def any_scalar(data):
    s = int.from_bytes(data, "little")
    need(len(data) == 32 and s < Q, "scalar not reduced")
    return s


def is_same(p, q):
    return encode(p) == encode(q)


# ---- distributed key generation --------------------------------------------------------------------------

def check_label(label):
    for name in (b"tracing", b"emergency"):
        if label.startswith(name) and len(label) == len(name) + 36:
            return label
    raise Bad("label")


def check_knowledge(label, i, constant, proof):
    need(len(proof) == 64, "length of the proof")
    c, rho = scalar(proof[:32]), scalar(proof[32:])
    commitment = encode(sub(mul(rho, G), mul(c, decode(constant))))
    need(c == hs("reseal/1/dkg-pok", label, le32(i), constant, commitment), "proof of knowledge")


def value_at(j, points):
    out = IDENTITY
    for k, point in enumerate(points):
        out = add(out, mul(pow(j, k, Q), point))
    return out


def fits(share, j, points):
    try:
        return is_same(mul(scalar(share), G), value_at(j, points))
    except Bad:
        return False


def check_pok(case):
    check_knowledge(check_label(raw(case["label"])), case["i"], raw(case["F_0"]), raw(case["pok"]))


def check_deal_share(case):
    points = [decode(raw(point)) for point in case["F"]]
    need(len(points) == case["t"], "number of commitments")
    need(fits(raw(case["s"]), case["j"], points), "dealt share")


def announced(case):
    return set(case.get("announced", range(1, case["n"] + 1))) & set(range(1, case["n"] + 1))


def heard(case):
    """The clinics whose complaints count: not those of one that complains of the threshold's number of dealers."""
    dealers, against = {deal["i"] for deal in case["deals"]}, {}
    for complaint in case["complaints"]:
        if complaint["against"] in dealers:
            against.setdefault(complaint["from"], set()).add(complaint["against"])
    return {j for j in announced(case) if case["t"] < 2 or len(against.get(j, ())) < case["t"]}


def judged_dealer(case, label, deal):
    """The dealer's commitments and the right answers to complaints about it, or Bad."""
    points = [decode(raw(point)) for point in deal["F"]]
    need(len(points) == case["t"], "number of commitments")
    check_knowledge(label, deal["i"], raw(deal["F"][0]), raw(deal["pok"]))
    complainers = {c["from"] for c in case["complaints"] if c["against"] == deal["i"]} & heard(case)
    need(len(complainers) < case["t"], "complaints")
    answered = {}
    for j in complainers:
        answers = [a for a in case["answers"] if a["dealer"] == deal["i"] and a["to"] == j]
        need(answers and fits(raw(answers[0]["s"]), j, points), "answer")
        answered[j] = scalar(raw(answers[0]["s"]))
    return points, answered


def check_run(case):
    label, clinics = check_label(raw(case["label"])), range(1, case["n"] + 1)
    need(1 <= case["t"] <= case["n"], "threshold")
    need(len(announced(case)) >= case["t"], "too few keys")
    qualified, dealt = {}, {}
    for deal in case["deals"]:
        try:
            points, answered = judged_dealer(case, label, deal)
        except Bad:
            continue
        qualified[deal["i"]] = points
        for j in clinics:
            if j in answered:
                dealt[deal["i"], j] = answered[j]
            elif "s" in deal:
                dealt[deal["i"], j] = scalar(raw(deal["s"][j - 1]))
    need(len(qualified) >= case["t"], "too few qualified dealers")
    need(sorted(qualified) == case["qualified"], "qualified")
    sums = [IDENTITY] * case["t"]
    for points in qualified.values():
        sums = [add(a, b) for a, b in zip(sums, points, strict=True)]
    need(encode(sums[0]).hex() == case["key"], "key")
    shares = [scalar(raw(share)) for share in case["shares"]]
    for j, share_key, share in zip(clinics, case["share_keys"], shares, strict=True):
        need(encode(value_at(j, sums)).hex() == share_key, "share key")
        need(encode(mul(share, G)).hex() == share_key, "share")
        if all((i, j) in dealt for i in qualified):
            need(sum(dealt[i, j] for i in qualified) % Q == share, "sum of the shares")
    for box in case.get("boxes", []):
        opened = box_open(raw(case["box_sk"][box["to"] - 1]), raw(case["box_pk"][box["to"] - 1]), raw(box["box"]))
        deal = next(d for d in case["deals"] if d["i"] == box["dealer"])
        need(opened.hex() == deal["s"][box["to"] - 1], "boxed share")


# ---- partial exponentiation -------------------------------------------------------------------------------

def check_partial_of(label, share_key, P, context, partial):
    """Returns D, or raises Bad."""
    need(len(partial) == 96, "length")
    D, c, rho = decode(partial[:32]), scalar(partial[32:64]), scalar(partial[64:])
    S = decode(share_key)
    tau_g = encode(sub(mul(rho, G), mul(c, S)))
    tau_p = encode(sub(mul(rho, decode(P)), mul(c, D)))
    need(c == hs("reseal/1/dleq", label, encode(G), share_key, P, partial[:32], tau_g, tau_p, context), "DLEQ proof")
    return D


def check_partial(case):
    label, share_key, P, context, partial = (raw(case[x]) for x in ("label", "S_j", "P", "context", "partial"))
    D = check_partial_of(label, share_key, P, context, partial)
    if "s_j" in case:
        s = scalar(raw(case["s_j"]))
        need(encode(mul(s, G)) == share_key and is_same(mul(s, decode(P)), D), "s_j")


def combined(case, P, context):
    """s times P, from `label`, `t`, `share_keys` and `partials` of the case."""
    label, chosen = check_label(raw(case["label"])), {}
    for item in case["partials"]:
        need(1 <= item["j"] <= len(case["share_keys"]) and item["j"] not in chosen, "indices are not distinct")
        share_key = raw(case["share_keys"][item["j"] - 1])
        chosen[item["j"]] = check_partial_of(label, share_key, P, context, raw(item["partial"]))
    need(len(chosen) >= case["t"], "too few partial exponentiations")
    last = list(chosen)[-case["t"]:]
    out = IDENTITY
    for coefficient, j in zip(lagrange(last), last):
        out = add(out, mul(coefficient, chosen[j]))
    need(encode(out) != bytes(32), "the result is the identity")
    return out


def check_committee(case):
    """Key and share keys lie on one polynomial: interpolated from the first t."""
    t, points = case["t"], [decode(raw(S)) for S in case["share_keys"]]
    need(1 <= t <= len(points), "threshold")

    def at(x):
        out = IDENTITY
        for i in range(1, t + 1):
            coefficient = 1
            for j in range(1, t + 1):
                if j != i:
                    coefficient = coefficient * (x - j) * pow(i - j, Q - 2, Q) % Q
            out = add(out, mul(coefficient, points[i - 1]))
        return out
    for j in range(t + 1, len(points) + 1):
        need(is_same(at(j), points[j - 1]), "share keys do not belong together")
    same(case, key=encode(at(0)).hex())


def check_combine(case):
    check_committee(case)
    same(case, out=encode(combined(case, raw(case["P"]), raw(case["context"]))).hex())


# ---- emergency --------------------------------------------------------------------------------------------

def check_emergency(case):
    # Grants and sealed files are independent.py's, which sets check_grant_terms and open_content.
    check_committee(case)
    id, A, B, X = (raw(case["grant"][x]) for x in ("grant_id", "A", "B", "X"))
    need(B.hex() == case["key"], "not a grant to the committee")
    check_grant_terms(case["grant"])
    mX = encode(combined(case, X, raw(case["emergency_id"])))
    d = hs("reseal/1/rekey", X, B, mX, A, id)
    need(encode(mul(d, decode(raw(case["grant"]["C"][0])))) == A, "d times C_0 is not A")
    note = xchacha_open(kdf("reseal/1/emergency-note", mX, X, id), bytes(24), b"", raw(case["note"]))
    need(len(note) == 64, "note length")
    card, category = note[:32], note[32:].rstrip(b"\0")
    need(any(card), "note without a card secret")
    same(case, card=card.hex(), category=category.decode(), mX=mX.hex(), d=s32(d).hex())
    open_content(case, d, card)


check_grant_terms = open_content = None  # set by independent.py


# ---- rings ------------------------------------------------------------------------------------------------

def places(roster, start):
    need(roster > 0 and 0 <= start < roster and (start == 0 or roster > N**5), "window")
    m = 1
    while N**m < roster and m < 5:
        m += 1
    if roster <= N**m:
        return m, [min(i, roster - 1) for i in range(N**m)]
    return m, [(start + i) % roster for i in range(N**m)]


def check_shape(case):
    m, list_of_places = places(case["roster"], case["start"])
    same(case, n=N, m=m, places=list_of_places)


def ticket_base(case, chain):
    return hg("reseal/1/ticket", chain, case["role"], le64(case["period"]), le32(case["slot"]))


def check_ticket_base(case):
    same(case, H=encode(ticket_base(case, raw(case["L"]))).hex())


GENERATORS = {}


def generator(j, i):
    if (j, i) not in GENERATORS:
        GENERATORS[j, i] = hg("reseal/1/generator/ring", le32(j), le32(i))
    return GENERATORS[j, i]


def commit(values, rho):
    out = mul(rho, G)
    for j, digit in enumerate(values):
        for i, value in enumerate(digit):
            out = add(out, mul(value % Q, generator(j, i)))
    return out


def verify(case, chain, ring):
    """The equations one by one. Returns U1, V1 and Z as bytes."""
    m, Y, T_bytes, msg, signature = ring["m"], ring["Y"], ring["T"], raw(case["msg"]), raw(case["signature"])
    T = decode(raw(T_bytes))
    need(len(signature) == 32 * (15 + 5 * m), "signature length")
    parts = [signature[i:i + 32] for i in range(0, len(signature), 32)]
    P = [decode(part) for part in parts[:10 + 2 * m]]
    S = [any_scalar(part) for part in parts[10 + 2 * m:]]
    U1, V1, A, B, C, D = P[:6]
    Gs = list(zip(P[6:6 + 2 * m:2], P[7:6 + 2 * m:2]))
    K1, K2, Z, K3 = P[6 + 2 * m:]
    f, (zA, zC, z, yx, yr) = [S[3 * j:3 * j + 3] for j in range(m)], S[3 * m:]
    H = ticket_base(case, chain)
    w = hs("reseal/1/ring", raw(T_bytes), le32(N), le32(m), *map(raw, Y), *parts[:8 + 2 * m],
           encode(H), *parts[8 + 2 * m:10 + 2 * m], msg)
    f = [[(w - sum(digit)) % Q] + digit for digit in f]
    need(is_same(add(mul(w, B), A), commit(f, zA)), "A, B")
    need(is_same(add(mul(w, C), D), commit([[x * (w - x) for x in digit] for digit in f], zC)), "C, D")
    first, second = mul(pow(w, m, Q), U1), mul(pow(w, m, Q), V1)
    for k, (one, two) in enumerate(Gs):
        first, second = sub(first, mul(pow(w, k, Q), one)), sub(second, mul(pow(w, k, Q), two))
    for i, member in enumerate(Y):
        p = 1
        for j in range(m):
            p = p * f[j][i // N**j % N] % Q
        second = sub(second, mul(p, decode(raw(member))))
    need(is_same(first, mul(z, G)), "first part")
    need(is_same(second, mul(z, T)), "second part")
    need(is_same(add(K1, mul(w, U1)), mul(yr, G)), "owner, first")
    need(is_same(add(K2, mul(w, V1)), add(mul(yx, G), mul(yr, T))), "owner, second")
    need(is_same(add(K3, mul(w, Z)), mul(yx, H)), "ticket")
    return parts[0], parts[1], parts[8 + 2 * m]


def check_ring_shape(case):
    need(case["n"] == N and len(case["Y"]) == N**case["m"] and 1 <= case["m"] <= 5, "ring size")


def check_trace_of(trace, U1, V1):
    power = combined(trace, U1, raw(trace["context"]))
    traced = encode(sub(decode(V1), power))
    need(traced != bytes(32), "the identity is traced")
    same(trace, t_sum=encode(power).hex(), traced=traced.hex())
    for S, share in zip(trace["share_keys"], trace.get("committee_shares", [])):
        need(encode(mul(scalar(raw(share)), G)).hex() == S, "committee_shares")


def check_ring(case):
    check_ring_shape(case)
    U1, V1, Z = verify(case, raw(case["L"]), case)
    if "x" in case:
        x = scalar(raw(case["x"]))
        need(encode(mul(x, G)).hex() == case["Y"][case["signer"]], "signer")
        need(encode(mul(x, ticket_base(case, raw(case["L"])))) == Z, "ticket of x")
    if "trace" in case:
        check_trace_of(case["trace"], U1, V1)


def check_tickets(case):
    check_ring_shape(case)
    seen, accepted = set(), []
    for one in case["registrations"]:
        try:
            _, _, Z = verify(one, raw(case["L"]), case)
            need(one["slot"] < case["limit"] and Z not in seen, "slot or ticket")
            seen.add(Z)
            accepted.append(True)
        except Bad:
            accepted.append(False)
    need(accepted == case["accepted"], "accepted")


def check_trace(case):
    check_trace_of(case["trace"], raw(case["U1"]), raw(case["V1"]))


# ---- plaintext equality -----------------------------------------------------------------------------------

def check_part(case, item):
    """Z1_j and Z2_j, or Bad."""
    label, context, j = raw(case["label"]), raw(case["context"]), item["j"]
    U1, part = raw(case["U1"]), raw(item["part"])
    delta = encode(sub(decode(raw(case["V1"])), decode(raw(case["Y"]))))
    need(len(part) == 128 and any(delta), "length, or V1 is Y")
    need(kdf("reseal/1/equality-hash", part, label, context, le32(j)).hex() == item["hash"], "hash posted before")
    Z1, Z2, c, rho = decode(part[:32]), decode(part[32:64]), scalar(part[64:96]), scalar(part[96:])
    one = encode(sub(mul(rho, decode(U1)), mul(c, Z1)))
    two = encode(sub(mul(rho, decode(delta)), mul(c, Z2)))
    transcript = (label, U1, delta, part[:32], part[32:64], one, two, context, le32(j))
    need(c == hs("reseal/1/equality", *transcript), "equality proof")
    return Z1, Z2


def check_equality_part(case):
    check_part(case, case)


def check_equality(case):
    check_committee(case)
    indices = [item["j"] for item in case["parts"]]
    need(len(set(indices)) == len(indices) and all(1 <= j <= len(case["share_keys"]) for j in indices), "indices")
    need(encode(sub(decode(raw(case["V1"])), decode(raw(case["Y"])))) != bytes(32), "V1 is Y")
    Z1 = Z2 = IDENTITY
    used = []
    for item in case["parts"]:
        try:
            one, two = check_part(case, item)
        except Bad:
            continue
        Z1, Z2 = add(Z1, one), add(Z2, two)
        used.append(item["j"])
    need(len(used) >= case["t"], "fewer than t blindings")
    need(used == case.get("used", indices), "used")
    need(any(encode(Z1)) and any(encode(Z2)), "a sum is the identity")
    power = combined(case, encode(Z1), raw(case["context"]))
    need(is_same(power, Z2) == case["same"], "same")


CHECKS = {
    "run": check_run, "pok": check_pok, "deal_share": check_deal_share, "partial": check_partial,
    "combine": check_combine, "emergency": check_emergency, "shape": check_shape, "ticket_base": check_ticket_base,
    "ring": check_ring, "tickets": check_tickets, "trace": check_trace, "equality_part": check_equality_part,
    "equality": check_equality,
}
