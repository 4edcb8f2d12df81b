"""Looks for texts in bytes: in UTF-8, in UTF-16 of both orders, in base64 of any of these, and all of it once
more inside every zlib or gzip stream that begins anywhere. Upper and lower case of ASCII letters are one, but
in base64. As a program it tests itself: every form that it must find is planted, and must be found."""
import base64
import gzip
import os
import re
import zlib

DEPTH = 3  # streams within streams
MOST_INFLATED = 64 << 20
# Compression method 8 with any window; the second byte makes the two a multiple of 31.
STREAM = re.compile(rb"(?=(\x1f\x8b\x08|[\x08\x18\x28\x38\x48\x58\x68\x78][\x00-\xff]))")


def plain_forms(needle):
    return {"UTF-8": needle.encode(), "UTF-16LE": needle.encode("utf-16-le"), "UTF-16BE": needle.encode("utf-16-be")}


def base64_forms(raw):
    """What of `raw` shows in base64 whatever comes before and after it, at each of the three alignments."""
    for before in range(3):
        coded = base64.b64encode(bytes(before) + raw + bytes(2))
        whole = coded[(before * 8 + 5) // 6:(before + len(raw)) * 8 // 6]
        yield whole
        yield whole.translate(bytes.maketrans(b"+/", b"-_"))


class Search:
    def __init__(self, needles):
        self.folded, self.exact = [], []
        for needle in sorted(needles):
            for form, raw in plain_forms(needle).items():
                self.folded.append((needle, form, raw.lower()))
                for coded in base64_forms(raw):
                    self.exact.append((needle, f"base64 of {form}", coded))

    def __call__(self, data, depth=DEPTH):
        """The needles in `data`, each with the form it was found in."""
        found = set()
        folded = data.lower()
        found.update((needle, form) for needle, form, raw in self.folded if raw in folded)
        unwrapped = data.translate(None, b"\r\n")
        found.update((needle, form) for needle, form, coded in self.exact if coded in unwrapped)
        if depth > 0:
            for content in streams(data):
                found.update((needle, f"{form} in a stream") for needle, form in self(content, depth - 1))
        return found


def streams(data):
    for match in STREAM.finditer(data):
        start, head = match.start(), match.group(1)
        if len(head) == 2 and ((head[0] << 8 | head[1]) % 31 != 0 or head[1] & 0x20):
            continue
        content = inflate(data, start)
        if len(content) >= 4:  # no needle is shorter
            yield content


def inflate(data, start):
    """As far as it goes: a stream that is damaged or cut off later on shows its beginning all the same."""
    machine = zlib.decompressobj(47)  # zlib or gzip
    out = bytearray()
    step = 64
    try:
        while start < len(data) and not machine.eof and len(out) < MOST_INFLATED:
            out += machine.decompress(data[start:start + step])
            start += step
            step = min(step * 2, 1 << 20)
    except zlib.error:
        pass
    return bytes(out)


def hidden_forms(name):
    """The name in every form in which it must be found."""
    raw, utf16 = name.encode(), name.encode("utf-16-le")
    out = {"UTF-8": raw, "upper case": raw.upper(), "UTF-16LE": utf16, "UTF-16BE": name.encode("utf-16-be"),
           "zlib": zlib.compress(raw), "zlib, small window": packed(raw, 9), "gzip": gzip.compress(raw),
           "zlib of UTF-16": zlib.compress(utf16), "stream in a stream": zlib.compress(b"..." + gzip.compress(utf16)),
           "wrapped base64": base64.encodebytes(os.urandom(70) + raw + os.urandom(70)),
           "zlib of base64": zlib.compress(base64.b64encode(b"x" + raw)),
           "cut off": zlib.compress(raw + os.urandom(5000))[:4000]}
    for before in range(3):
        for form, plain in plain_forms(name).items():
            out[f"base64 of {form} after {before}"] = base64.b64encode(os.urandom(before) + plain + b"..")
            out[f"base64url of {form} after {before}"] = base64.urlsafe_b64encode(os.urandom(before) + plain + b"..")
    return out


def packed(raw, window):
    machine = zlib.compressobj(9, zlib.DEFLATED, window)
    return machine.compress(raw) + machine.flush()


def self_test():
    name = "Fämily-name-of-the-needle"
    search = Search([name, "another-name-that-is-nowhere"])
    forms = hidden_forms(name)
    missed = []
    for form, hidden in forms.items():
        hay = os.urandom(20_000) + hidden + os.urandom(20_000)
        if {needle for needle, _ in search(hay)} != {name}:
            missed.append(form)
    nothing = search(os.urandom(2_000_000)) | search(zlib.compress(os.urandom(100_000))) | search(name[:-1].encode())
    print(f"{len(forms) - len(missed)} of {len(forms)} forms found; missed {missed}; found where nothing was: {nothing}")
    return not missed and not nothing


if __name__ == "__main__":
    raise SystemExit(not self_test())
