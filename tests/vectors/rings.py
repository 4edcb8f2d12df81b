#!/usr/bin/env python3
"""Makes data/ring_forged.json: ring signatures of a signer who lies before w is drawn, as the shared vectors have
them, for what those don't ask of a verifier that checks two equations as one sum.

    rings.py --write FILE      the cases, the same each time
"""
import json
import sys

from committees import N, check_ring, commit, ticket_base
from primitives import G, Q, Bad, add, encode, hs, le32, mul, s32, sub


def secret(name, *more):
    return hs("reseal-test-rings", name, *(le32(x) for x in more))


def forged(lie):
    """A signature of member 1 of four; `lie` may move the commitments by multiples of a point."""
    x = [secret("member", i) for i in range(N)]
    T, chain, ell = mul(secret("tracing key"), G), bytes(range(32)), 1
    case = {"kind": "ring", "T": encode(T).hex(), "n": N, "m": 1, "Y": [encode(mul(s, G)).hex() for s in x],
            "L": chain.hex(), "role": "doctor", "period": 3, "slot": 5, "msg": b"forged rings".hex()}
    r, rA, rB, rC, rD, sx, sr, rho, by = (secret(name) for name in ("r", "rA", "rB", "rC", "rD", "sx", "sr", "rho", "P"))
    delta, a = [int(i == ell) for i in range(N)], [0] + [secret("a", i) for i in range(1, N)]
    a[0] = -sum(a) % Q
    H = ticket_base(case, chain)
    U1, V1 = mul(r, G), add(mul(x[ell], G), mul(r, T))
    parts = {"A": commit([a], rA), "B": commit([delta], rB),
             "C": commit([[v * (1 - 2 * d) for v, d in zip(a, delta)]], rC), "D": commit([[-v * v for v in a]], rD)}
    for name, factor in lie.items():
        parts[name] = add(parts[name], mul(factor * by % Q, G))
    second = mul(rho, T)
    for i in range(N):
        second = sub(second, mul(a[i] * x[i] % Q, G))
    points = [encode(p) for p in (U1, V1, *(parts[name] for name in "ABCD"), mul(rho, G), second, mul(sr, G),
                                  add(mul(sx, G), mul(sr, T)), mul(x[ell], H), mul(sx, H))]
    w = hs("reseal/1/ring", bytes.fromhex(case["T"]), le32(N), le32(1), *map(bytes.fromhex, case["Y"]), *points[:10],
           encode(H), *points[10:], bytes.fromhex(case["msg"]))
    answers = [d * w + v for d, v in list(zip(delta, a))[1:]]
    answers += [rB * w + rA, rC * w + rD, r * w - rho, sx + w * x[ell], sr + w * r]
    case["signature"] = b"".join([*points, *(s32(answer % Q) for answer in answers)]).hex()
    return case


WHY = "A, B and C, D are wrong by what the other is"
CASES = [("honest", {}, None), ("A-plus-D-minus", {"A": 1, "D": -1}, WHY), ("A-minus-D-plus", {"A": -1, "D": 1}, WHY),
         ("B-plus-C-minus", {"B": 1, "C": -1}, WHY), ("A-and-D", {"A": 1, "D": 1}, "A, B and C, D are wrong alike")]


def cases():
    for name, lie, why in CASES:
        case = {"id": "ring-forged-" + name, **forged(lie), "expect": "error" if why else "ok"}
        try:
            check_ring(case)
            refused = False
        except Bad:
            refused = True
        assert refused == bool(why), name
        yield {**case, "why": why} if why else case


if __name__ == "__main__":
    if len(sys.argv) != 3 or sys.argv[1] != "--write":
        sys.exit(__doc__)
    with open(sys.argv[2], "w", encoding="utf-8") as file:
        json.dump({"version": 1, "section": "ring", "cases": list(cases())}, file, indent=1)
        file.write("\n")
