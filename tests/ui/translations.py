#!/usr/bin/env python3
"""Fails on a text of the windows that is not translated, lost a placeholder, or lacks a plural form.

The texts are taken from the sources anew (lupdate), so that one which never reached the .ts files is found too.
Each fault is planted first, and has to be found.
"""

import argparse
import collections
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET

FORMS = {"de": 2, "fr": 2, "es": 2, "ko": 1, "ar": 6, "en": 2}  # plural forms, as Qt counts them
PLACEHOLDER = re.compile(r"%(?:n|L?\d)")
MIN_MESSAGES = 500  # fewer: the texts were not found at all


def placeholders(text):
    return collections.Counter(PLACEHOLDER.findall(text))


def faults(message):
    source = message.findtext("source")
    translation = message.find("translation")
    plural = message.get("numerus") == "yes"
    forms = [form.text or "" for form in translation] if plural else [translation.text or ""]
    if translation.get("type") == "unfinished" or not all(forms):
        yield "not translated"
        return
    for form in forms:
        wanted, there = placeholders(source), placeholders(form)
        if plural:  # "one record" may say so in a word
            del wanted["%n"], there["%n"]
        if wanted != there:
            yield f"placeholders differ: {form}"


def judge(language, tree):
    findings, number = [], 0
    for context in tree.getroot().findall("context"):
        for message in context.findall("message"):
            translation = message.find("translation")
            if translation.get("type") in ("vanished", "obsolete"):
                continue
            if language == "en" and message.get("numerus") != "yes":
                continue
            number += 1
            where = f"{language}: {context.findtext('name')}: {message.findtext('source')!r}"
            if message.get("numerus") == "yes" and len(translation) != FORMS[language]:
                findings.append(f"{where}: {len(translation)} plural forms, not {FORMS[language]}")
            findings += [f"{where}: {fault}" for fault in faults(message)]
    return number, findings


def check(root, lupdate):
    findings = []
    with tempfile.TemporaryDirectory() as folder:
        for language in FORMS:
            copy = pathlib.Path(folder) / f"reseal_{language}.ts"
            shutil.copy(root / "translations" / copy.name, copy)
            only = ["-pluralonly"] if language == "en" else []
            subprocess.run([lupdate, "-silent", *only, root / "ui", root / "app/desktop", "-ts", copy],
                           check=True, stderr=subprocess.DEVNULL)  # it does not know nested namespaces, and says so
            number, found = judge(language, ET.parse(copy))
            findings += found
            if language != "en" and number < MIN_MESSAGES:
                findings.append(f"{language}: only {number} texts: were they found?")
    return findings


def self_test():
    def told(source, translation, plural=""):
        tree = ET.ElementTree(ET.fromstring(
            f"<TS><context><name>C</name><message{plural}><source>{source}</source>{translation}"
            "</message></context></TS>"))
        return judge("de", tree)[1]

    def form(*texts):
        return "<translation>" + "".join(f"<numerusform>{t}</numerusform>" for t in texts) + "</translation>"

    plural = ' numerus="yes"'
    assert not told("a %1", "<translation>ein %1</translation>")
    assert told("a %1", '<translation type="unfinished"></translation>')
    assert told("a %1", "<translation></translation>")
    assert told("a %1", "<translation>ein</translation>")
    assert told("a %1", "<translation>ein %1 %1</translation>")
    assert not told("%n a", form("ein a", "%n a"), plural)
    assert told("%n a", form("ein a"), plural)
    assert told("%n a", form("ein a", ""), plural)
    assert told("%n a of %1", form("ein a", "%n a von %1"), plural)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--root", type=pathlib.Path, required=True)
    parser.add_argument("--lupdate", required=True)
    options = parser.parse_args()
    self_test()
    findings = check(options.root, options.lupdate)
    print("\n".join(findings))
    print(f"{len(FORMS)} languages, {len(findings)} findings")
    return 1 if findings else 0


if __name__ == "__main__":
    sys.exit(main())
