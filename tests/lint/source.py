"""A checkout as the rules see it: its files, their text, and C++ with comments or strings blanked."""

import dataclasses
import functools
import os
import pathlib
import re
import subprocess

CODE_ENDINGS = {".h", ".cpp", ".py", ".sh", ".cmake"}


@dataclasses.dataclass(frozen=True, order=True)
class Finding:
    path: str
    line: int
    rule: str
    says: str

    def __str__(self):
        return f"{self.path}:{self.line}: {self.rule}: {self.says}"


def _listed_by_git(root):
    """What git tracks or would track; None where there is no git or no repository of this folder's own."""
    if not (root / ".git").exists():
        return None
    try:
        answer = subprocess.run(
            ["git", "-c", f"safe.directory={root}", "-C", str(root), "ls-files", "-z", "--cached", "--others",
             "--exclude-standard"], capture_output=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return None
    return [name for name in answer.stdout.decode().split("\0") if name]


def _walked(root):
    for folder, names, files in os.walk(root):
        names[:] = [n for n in names if n not in {".git", ".cache", "build"} and not n.startswith("build-")]
        for name in files:
            yield os.path.relpath(os.path.join(folder, name), root)


def blank(text, strings):
    """Replaces comments (and, if `strings`, the insides of literals) by blanks; lines and columns stay."""
    token = re.compile(
        r"""(?P<comment>//(?:\\\n|[^\n])*|/\*.*?\*/)"""
        r"""|(?P<raw>R"(?P<mark>[^()\\\s]{0,16})\(.*?\)(?P=mark)")"""
        r"""|(?P<string>"(?:\\.|[^"\\\n])*")"""
        r"""|(?P<number>\b\d(?:'?[\w.])*)"""
        r"""|(?P<char>'(?:\\.|[^'\\\n])+')""", re.S | re.X)

    def blanked(match):
        found = match.group(0)
        if match.lastgroup == "comment":
            return re.sub(r"[^\n]", " ", found)
        if strings and match.group("number") is None:
            return found[0] + re.sub(r"[^\n]", " ", found[1:-1]) + found[-1]
        return found

    return token.sub(blanked, text)


class Tree:
    def __init__(self, root, qt_headers):
        self.root = pathlib.Path(root).resolve()
        self.qt_headers = pathlib.Path(qt_headers)
        names = _listed_by_git(self.root)
        found = names if names is not None else _walked(self.root)
        self.files = sorted(n for n in found if (self.root / n).is_file())

    @functools.cache
    def text(self, name):
        """The file's text, or None if it is not text."""
        content = (self.root / name).read_bytes()
        if b"\0" in content:
            return None
        try:
            return content.decode()
        except UnicodeDecodeError:
            return None

    @functools.cache
    def code(self, name):
        """C++ without comments and without what stands in literals."""
        return blank(self.text(name) or "", strings=True)

    def lines(self, name):
        return enumerate((self.text(name) or "").split("\n"), 1)

    def code_lines(self, name):
        return enumerate(self.code(name).split("\n"), 1)

    def under(self, *folders, endings=(".h", ".cpp")):
        return [n for n in self.files
                if n.startswith(tuple(f + "/" for f in folders)) and n.endswith(tuple(endings))]

    def sources(self):
        """Everything that people write as code, this folder included."""
        return [n for n in self.files
                if pathlib.PurePath(n).suffix in CODE_ENDINGS or n.endswith("CMakeLists.txt")
                or n == ".ci/run"]

    def build_files(self):
        return [n for n in self.files if n.endswith("CMakeLists.txt") or n.endswith(".cmake")]

    @functools.cache
    def includes(self, name):
        """[(line, what stands between the brackets or quotes)]; None for what can't be read off."""
        kept = blank(self.text(name) or "", strings=False)
        out = []
        for match in re.finditer(r"^[ \t]*#[ \t]*(include|include_next|import)\b(.*)$", kept, re.M):
            line = kept.count("\n", 0, match.start()) + 1
            what = re.fullmatch(r'\s*(?:"([^"]+)"|<([^>]+)>)\s*', match.group(2))
            plain = what if match.group(1) == "include" else None
            out.append((line, (plain.group(1) or plain.group(2)) if plain else None))
        return tuple(out)

    @functools.cache
    def qt_module(self, include):
        """"QtCore" for QString or QtCore/QString; None if it is no header of Qt."""
        first, _, rest = include.partition("/")
        if rest:
            return first if re.fullmatch(r"Qt[A-Z]\w*", first) else None
        if not re.fullmatch(r"Q\w+|q\w+\.h", include):
            return None
        homes = sorted(p.parent.name for p in self.qt_headers.glob(f"Qt*/{include}"))
        if homes:
            return homes[0]
        return "Qt (unknown module)" if include[0] == "Q" else None

    @functools.cache
    def build_text(self, name):
        return re.sub(r"#[^\n]*", "", self.text(name) or "")
