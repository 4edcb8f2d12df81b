"""Where each resource of a FHIR JSON file stands, to the byte; independent of the program's own reader.

A minimal scanner over bytes: it finds the ends of JSON values without interpreting them, so a span is exactly
what stands in the file.
"""
import hashlib
import json

SPACE = b" \t\r\n"


def skip_space(text, at):
    while at < len(text) and text[at] in SPACE:
        at += 1
    return at


def skip_string(text, at):
    assert text[at] == ord('"')
    at += 1
    while text[at] != ord('"'):
        at += 2 if text[at] == ord("\\") else 1
    return at + 1


def skip_value(text, at):
    """The end of the value that starts at `at`."""
    first = text[at]
    if first == ord('"'):
        return skip_string(text, at)
    if first in b"{[":
        depth = 0
        while True:
            c = text[at]
            if c == ord('"'):
                at = skip_string(text, at)
                continue
            if c in b"{[":
                depth += 1
            elif c in b"}]":
                depth -= 1
                if depth == 0:
                    return at + 1
            at += 1
    while at < len(text) and text[at] not in b",]}" + SPACE:
        at += 1
    return at


def members(text, at):
    """(key, start, end) of each member of the object at `at`."""
    at = skip_space(text, at + 1)
    while text[at] != ord("}"):
        end = skip_string(text, at)
        key = json.loads(text[at:end])
        at = skip_space(text, end)
        start = skip_space(text, at + 1)
        end = skip_value(text, start)
        yield key, start, end
        at = skip_space(text, end)
        if text[at] == ord(","):
            at = skip_space(text, at + 1)


def elements(text, at):
    at = skip_space(text, at + 1)
    while text[at] != ord("]"):
        end = skip_value(text, at)
        yield at, end
        at = skip_space(text, end)
        if text[at] == ord(","):
            at = skip_space(text, at + 1)


def spans(content):
    """The bytes of every resource in a Bundle, or of the single resource."""
    top = skip_space(content, 0)
    facts = {key: (start, end) for key, start, end in members(content, top)}
    kind = json.loads(content[slice(*facts["resourceType"])])
    if kind != "Bundle":
        return [content[top:skip_value(content, top)]]
    found = []
    for start, _ in elements(content, facts["entry"][0]):
        for key, first, last in members(content, start):
            if key == "resource":
                found.append(content[first:last])
    return found


def by_hash(path):
    with open(path, "rb") as file:
        return {hashlib.sha256(span).hexdigest(): span for span in spans(file.read())}
