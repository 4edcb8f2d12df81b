"""Primitives for independent.py, from their papers and RFCs in plain integers: ristretto255 (RFC 9496),
Ed25519 (RFC 8032), X25519 (RFC 7748), XChaCha20-Poly1305 (RFC 8439 and its draft), XSalsa20 and libsodium's
sealed box, AES-256-GCM (FIPS 197, SP 800-38D), and the transcripts of the protocol.

Not constant in time, slow, and not for secrets.
"""
import hashlib
import hmac
import struct

P = 2**255 - 19
Q = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
SQRT_M1 = pow(2, (P - 1) // 4, P)


class Bad(Exception):
    """The case is not as it ought to be."""


def need(condition, why):
    if not condition:
        raise Bad(why)


# ---- ristretto255, RFC 9496 ------------------------------------------------------------------------

def negative(x):
    return x & 1


def absolute(x):
    return P - x if negative(x) else x


def sqrt_ratio(u, v):
    r = u * pow(v, 3, P) * pow(u * pow(v, 7, P), (P - 5) // 8, P) % P
    check = v * r * r % P
    flipped = check == -u % P
    if flipped or check == -u * SQRT_M1 % P:
        r = r * SQRT_M1 % P
    return check == u % P or flipped, absolute(r)


INV_SQRT_A_MINUS_D = sqrt_ratio(1, -1 - D)[1]
SQRT_AD_MINUS_ONE = sqrt_ratio((-D - 1) % P, 1)[1]
SQRT_AD_MINUS_ONE = P - SQRT_AD_MINUS_ONE if SQRT_AD_MINUS_ONE * 2 > P else SQRT_AD_MINUS_ONE
ONE_MINUS_D_SQ = (1 - D * D) % P
D_MINUS_ONE_SQ = (D - 1) ** 2 % P
IDENTITY = (0, 1, 1, 0)


def add(p, q):
    a = (p[1] - p[0]) * (q[1] - q[0]) % P
    b = (p[1] + p[0]) * (q[1] + q[0]) % P
    c = 2 * p[3] * q[3] * D % P
    d = 2 * p[2] * q[2] % P
    e, f, g, h = b - a, d - c, d + c, b + a
    return e * f % P, g * h % P, f * g % P, e * h % P


def mul(s, p):
    out = IDENTITY
    for bit in bin(s)[2:]:
        out = add(out, out)
        if bit == "1":
            out = add(out, p)
    return out


def neg(p):
    return -p[0] % P, p[1], p[2], -p[3] % P


def sub(p, q):
    return add(p, neg(q))


def encode(p):
    x, y, z, t = p
    u1, u2 = (z + y) * (z - y) % P, x * y % P
    _, inv = sqrt_ratio(1, u1 * u2 * u2 % P)
    d1, d2 = u1 * inv % P, u2 * inv % P
    z_inv = d1 * d2 * t % P
    if negative(t * z_inv % P):
        x, y, d = y * SQRT_M1 % P, x * SQRT_M1 % P, d1 * INV_SQRT_A_MINUS_D % P
    else:
        d = d2
    if negative(x * z_inv % P):
        y = -y % P
    return absolute(d * (z - y) % P).to_bytes(32, "little")


def decode(raw):
    need(len(raw) == 32, "point length")
    s = int.from_bytes(raw, "little")
    need(s < P and not negative(s) and s != 0, "not a canonical point, or the identity")
    u1, u2 = (1 - s * s) % P, (1 + s * s) % P
    v = (-(D * u1 * u1) - u2 * u2) % P
    square, inv = sqrt_ratio(1, v * u2 * u2 % P)
    dx = inv * u2 % P
    dy = inv * dx * v % P
    x = absolute(2 * s * dx % P)
    y = u1 * dy % P
    need(square and not negative(x * y % P) and y != 0, "not a point")
    return x, y, 1, x * y % P


def one_way_half(raw):
    t = int.from_bytes(raw, "little") % 2**255 % P
    r = SQRT_M1 * t * t % P
    u = (r + 1) * ONE_MINUS_D_SQ % P
    v = (-1 - r * D) * (r + D) % P
    square, s = sqrt_ratio(u, v)
    c = -1
    if not square:
        s, c = -absolute(s * t % P) % P, r
    n = (c * (r - 1) * D_MINUS_ONE_SQ - v) % P
    w0, w1 = 2 * s * v % P, n * SQRT_AD_MINUS_ONE % P
    w2, w3 = (1 - s * s) % P, (1 + s * s) % P
    return w0 * w3 % P, w2 * w1 % P, w1 * w3 % P, w0 * w2 % P


G = decode(bytes.fromhex("e2f2ae0a6abc4e71a884a961c500515f58e30b6aa582dd8db6a65945e08d2d76"))


def scalar(raw):
    need(len(raw) == 32, "scalar length")
    s = int.from_bytes(raw, "little")
    need(0 < s < Q, "scalar")
    return s


# ---- hashes of the protocol ------------------------------------------------------------------------

def le32(n):
    return struct.pack("<I", n)


def le64(n):
    return struct.pack("<Q", n)


def enc(*parts):
    parts = [p.encode() if isinstance(p, str) else p for p in parts]
    return b"".join(le64(len(p)) + p for p in parts)


def h512(*parts):
    return hashlib.blake2b(enc(*parts)).digest()


def hs(*parts):
    s = int.from_bytes(h512(*parts), "little") % Q
    need(s != 0, "hash to scalar is zero")
    return s


def hg(*parts):
    wide = h512(*parts)
    return add(one_way_half(wide[:32]), one_way_half(wide[32:]))


def kdf(*parts):
    return hashlib.blake2b(enc(*parts), digest_size=32).digest()


def s32(n):
    return n.to_bytes(32, "little")


GBAR = hg("reseal/1/generator/capsule")
assert encode(GBAR).hex() == "861b00cc0b11e33ec0c38561926586eb6172b03aa886b68b3ed2761d544a9720"


# ---- ciphers ---------------------------------------------------------------------------------------

def rotate(x, n):
    return (x << n | x >> (32 - n)) & 0xFFFFFFFF


def chacha_quarter(s, a, b, c, d):
    for one, two, three, bits in ((a, b, d, 16), (c, d, b, 12), (a, b, d, 8), (c, d, b, 7)):
        s[one] = (s[one] + s[two]) & 0xFFFFFFFF
        s[three] = rotate(s[three] ^ s[one], bits)


def chacha_rounds(state):
    s = list(state)
    for _ in range(10):
        for at in ((0, 4, 8, 12), (1, 5, 9, 13), (2, 6, 10, 14), (3, 7, 11, 15),
                   (0, 5, 10, 15), (1, 6, 11, 12), (2, 7, 8, 13), (3, 4, 9, 14)):
            chacha_quarter(s, *at)
    return s


SIGMA = struct.unpack("<4I", b"expand 32-byte k")


def hchacha(key, nonce16):
    s = chacha_rounds(SIGMA + struct.unpack("<8I", key) + struct.unpack("<4I", nonce16))
    return struct.pack("<8I", *(s[:4] + s[12:]))


def chacha_stream(key, nonce12, counter, length):
    out = b""
    while len(out) < length:
        state = SIGMA + struct.unpack("<8I", key) + (counter,) + struct.unpack("<3I", nonce12)
        out += struct.pack("<16I", *((a + b) & 0xFFFFFFFF for a, b in zip(state, chacha_rounds(state))))
        counter += 1
    return out[:length]


def poly1305(key, message):
    r = int.from_bytes(key[:16], "little") & 0x0FFFFFFC0FFFFFFC0FFFFFFC0FFFFFFF
    a = 0
    for i in range(0, len(message), 16):
        a = (a + int.from_bytes(message[i:i + 16] + b"\1", "little")) * r % (2**130 - 5)
    return ((a + int.from_bytes(key[16:], "little")) % 2**128).to_bytes(16, "little")


def xor(a, b):
    return bytes(x ^ y for x, y in zip(a, b))


def xchacha_open(key, nonce24, ad, sealed):
    need(len(sealed) >= 16, "ciphertext length")
    subkey, nonce = hchacha(key, nonce24[:16]), bytes(4) + nonce24[16:]
    body, tag = sealed[:-16], sealed[-16:]
    pad = lambda x: x + bytes(-len(x) % 16)
    mac = poly1305(chacha_stream(subkey, nonce, 0, 32), pad(ad) + pad(body) + le64(len(ad)) + le64(len(body)))
    need(hmac.compare_digest(mac, tag), "ciphertext does not open")
    return xor(body, chacha_stream(subkey, nonce, 1, len(body)))


def x25519(scalar_bytes, u_bytes):
    k = bytearray(scalar_bytes)
    k[0] &= 248
    k[31] = k[31] & 127 | 64
    k = int.from_bytes(k, "little")
    u = int.from_bytes(u_bytes, "little") % 2**255
    x2, z2, x3, z3 = 1, 0, u, 1
    for bit in bin(k)[2:]:
        if bit == "1":
            x2, z2, x3, z3 = x3, z3, x2, z2
        a, b, c, d = x2 + z2, x2 - z2, x3 + z3, x3 - z3
        x3, z3 = (d * a + c * b) ** 2 % P, u * (d * a - c * b) ** 2 % P
        aa, bb = a * a % P, b * b % P
        x2, z2 = aa * bb % P, (aa - bb) * (aa + 121665 * (aa - bb)) % P
        if bit == "1":
            x2, z2, x3, z3 = x3, z3, x2, z2
    return (x2 * pow(z2, P - 2, P) % P).to_bytes(32, "little")


def salsa_rounds(state):
    s = list(state)
    for _ in range(10):
        for a, b, c, d in ((0, 4, 8, 12), (5, 9, 13, 1), (10, 14, 2, 6), (15, 3, 7, 11),
                           (0, 1, 2, 3), (5, 6, 7, 4), (10, 11, 8, 9), (15, 12, 13, 14)):
            s[b] ^= rotate((s[a] + s[d]) & 0xFFFFFFFF, 7)
            s[c] ^= rotate((s[b] + s[a]) & 0xFFFFFFFF, 9)
            s[d] ^= rotate((s[c] + s[b]) & 0xFFFFFFFF, 13)
            s[a] ^= rotate((s[d] + s[c]) & 0xFFFFFFFF, 18)
    return s


def salsa_state(key, nonce16):
    k, n = struct.unpack("<8I", key), struct.unpack("<4I", nonce16)
    return (SIGMA[0],) + k[:4] + (SIGMA[1],) + n + (SIGMA[2],) + k[4:] + (SIGMA[3],)


def hsalsa(key, nonce16):
    s = salsa_rounds(salsa_state(key, nonce16))
    return struct.pack("<8I", *(s[i] for i in (0, 5, 10, 15, 6, 7, 8, 9)))


def box_open(secret, public, sealed):
    """crypto_box_seal_open of libsodium: X25519, XSalsa20-Poly1305, nonce BLAKE2b-192(epk || pk)."""
    need(len(sealed) >= 48, "box length")
    ephemeral, tag, body = sealed[:32], sealed[32:48], sealed[48:]
    nonce = hashlib.blake2b(ephemeral + public, digest_size=24).digest()
    subkey = hsalsa(hsalsa(x25519(secret, ephemeral), bytes(16)), nonce[:16])
    stream, counter = b"", 0
    while len(stream) < 32 + len(body):
        state = salsa_state(subkey, nonce[16:] + le64(counter))
        stream += struct.pack("<16I", *((a + b) & 0xFFFFFFFF for a, b in zip(state, salsa_rounds(state))))
        counter += 1
    need(hmac.compare_digest(poly1305(stream[:32], body), tag), "box does not open")
    return xor(body, stream[32:])


def aes_tables():
    sbox, p, q = [0] * 256, 1, 1
    while True:
        p = p ^ (p << 1) & 255 ^ (0x1B if p & 128 else 0)
        q ^= q << 1
        q ^= q << 2
        q ^= q << 4
        q &= 255
        if q & 128:
            q ^= 9
        r = q
        for shift in range(1, 5):
            r ^= (q << shift | q >> (8 - shift)) & 255
        sbox[p] = r ^ 0x63
        if p == 1:
            break
    sbox[0] = 0x63
    return sbox


SBOX = aes_tables()
DOUBLE = [x << 1 & 255 ^ (0x1B if x & 128 else 0) for x in range(256)]


def aes_key(key):
    words = [list(key[i:i + 4]) for i in range(0, 32, 4)]
    rcon = 1
    for i in range(8, 60):
        w = list(words[-1])
        if i % 8 == 0:
            w = [SBOX[b] for b in w[1:] + w[:1]]
            w[0] ^= rcon
            rcon = DOUBLE[rcon]
        elif i % 8 == 4:
            w = [SBOX[b] for b in w]
        words.append([a ^ b for a, b in zip(w, words[i - 8])])
    return [sum(words[i:i + 4], []) for i in range(0, 60, 4)]


def aes_block(keys, block):
    s = [a ^ b for a, b in zip(block, keys[0])]
    for n in range(1, 15):
        s = [SBOX[s[(i + 4 * (i % 4)) % 16]] for i in range(16)]
        if n < 14:
            out = []
            for c in range(0, 16, 4):
                a = s[c:c + 4]
                whole = a[0] ^ a[1] ^ a[2] ^ a[3]
                out += [a[i] ^ whole ^ DOUBLE[a[i] ^ a[(i + 1) % 4]] for i in range(4)]
            s = out
        s = [a ^ b for a, b in zip(s, keys[n])]
    return bytes(s)


def gcm_open(key, nonce, sealed):
    need(len(sealed) > 16, "chunk length")
    keys, body, tag = aes_key(key), sealed[:-16], sealed[-16:]
    h = int.from_bytes(aes_block(keys, bytes(16)), "big")
    powers = [h]  # h times x^i
    for _ in range(127):
        powers.append(powers[-1] >> 1 ^ (0xE1 << 120 if powers[-1] & 1 else 0))
    y = 0
    for block in [body[i:i + 16].ljust(16, b"\0") for i in range(0, len(body), 16)] + [struct.pack(">QQ", 0, 8 * len(body))]:
        y ^= int.from_bytes(block, "big")
        product = 0
        for i in range(128):
            if y >> (127 - i) & 1:
                product ^= powers[i]
        y = product
    mac = xor(y.to_bytes(16, "big"), aes_block(keys, nonce + struct.pack(">I", 1)))
    need(hmac.compare_digest(mac, tag), "chunk does not open")
    stream = b"".join(aes_block(keys, nonce + struct.pack(">I", i + 2)) for i in range((len(body) + 15) // 16))
    return xor(body, stream)


# ---- Ed25519, RFC 8032, on the same curve ------------------------------------------------------------

BASE_Y = 4 * pow(5, P - 2, P) % P


def curve_point(raw):
    y, sign = int.from_bytes(raw, "little") % 2**255, raw[31] >> 7
    need(y < P, "Ed25519 point")
    square, x = sqrt_ratio((y * y - 1) % P, (D * y * y + 1) % P)
    need(square and not (x == 0 and sign), "Ed25519 point")
    x = P - x if x & 1 != sign else x
    return x, y, 1, x * y % P


B_ED = curve_point(BASE_Y.to_bytes(32, "little"))


def curve_bytes(p):
    inv = pow(p[2], P - 2, P)
    x, y = p[0] * inv % P, p[1] * inv % P
    return (y | (x & 1) << 255).to_bytes(32, "little")


def sign_public(seed):
    a = bytearray(hashlib.sha512(seed).digest()[:32])
    a[0] &= 248
    a[31] = a[31] & 127 | 64
    return curve_bytes(mul(int.from_bytes(a, "little"), B_ED))


def ed25519_verify(public, message, signature):
    r, s = signature[:32], int.from_bytes(signature[32:], "little")
    need(s < Q, "signature scalar")
    k = int.from_bytes(hashlib.sha512(r + public + message).digest(), "little") % Q
    need(curve_bytes(sub(mul(s, B_ED), mul(k, curve_point(public)))) == r, "signature")


def box_public(seed):
    return x25519(hashlib.sha512(seed).digest()[:32], (9).to_bytes(32, "little"))
