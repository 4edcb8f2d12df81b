"""The rules. Each is a function from a tree to findings; its name, with dashes, is the rule's name."""

import pathlib
import re

from layers import TABLE, Layers
from source import Finding

PRODUCT = ("core", "ui", "app")
QT_FREE = ("base", "crypto", "sql", "sealing", "sharing", "records", "ledger", "consensus", "gossip", "vault")
MAX_LINES = 500
MAX_TEST_LINES = 1000  # tables of cases are long
MAX_SCRIPT_COLUMNS = 135
MAX_COLUMNS = 110

RULES = {}


def rule(function):
    RULES[function.__name__.replace("_", "-")] = function
    return function


def _line(text, match):
    return text.count("\n", 0, match.start()) + 1


def _matches(tree, names, pattern):
    for name in names:
        for number, line in tree.code_lines(name):
            for match in re.finditer(pattern, line):
                yield name, number, match.group(0).strip()


@rule
def layers(tree):
    """Every #include of core, ui and app is an edge of the table in core/README.md."""
    table = Layers(tree)
    for line, what in table.problems:
        yield TABLE, line, what
    for name in tree.under(*PRODUCT):
        home = table.home(name)
        if home is None:
            yield name, 1, "lies in no folder of the table in core/README.md"
            continue
        for line, include in tree.includes(name):
            if include is None or not include.startswith((*(p + "/" for p in PRODUCT), "tests/")):
                continue
            target = table.home(include)
            if target != home and target not in table.rows[home]:
                yield name, line, f"{home} may not use {target or include}"


@rule
def build_layers(tree):
    """What a core folder's build file USES is an edge of the same table."""
    table = Layers(tree)
    for name in tree.build_files():
        home = table.home(name)
        if home is None:
            continue
        text = tree.build_text(name)
        for call in re.finditer(r"reseal_library\(([^)]*)\)", text):
            uses = re.search(r"\bUSES\b(.*?)(?=\bLINKS\b|\bMOC\b|$)", call.group(1), re.S)
            linked = ["core/" + word for word in (uses.group(1).split() if uses else [])]
            for used in linked:
                if used not in table.rows[home]:
                    yield name, text.count("\n", 0, call.start()) + 1, f"{home} may not use {used}"
        for used in re.finditer(r"\breseal_(\w+)\b(?!\s*\()", text):
            target = {"ui": "ui", "demo": "app/demo"}.get(used.group(1), "core/" + used.group(1))
            if target in table.rows and target != home and target not in table.rows[home]:
                yield name, _line(text, used), f"{home} may not use {target}"


@rule
def includes(tree):
    """Includes of our own are written from the root and can be read off, else no edge could be judged."""
    known = set(tree.files)
    for name in tree.under(*PRODUCT, "tests"):
        for line, include in tree.includes(name):
            if include is None:
                yield name, line, "an include that can't be read off: macro, import or include_next"
            elif ".." in include.split("/") or include.startswith(("/", "./")):
                yield name, line, f"write {include} from the root of the repository"
            elif include.startswith((*(p + "/" for p in PRODUCT), "tests/")):
                if include not in known:
                    yield name, line, f"{include} does not exist"
            elif (pathlib.PurePath(name).parent / include).as_posix() in known:
                yield name, line, f"write {include} from the root of the repository"


@rule
def cycles(tree):
    """No header includes itself by a detour, and no two folders use each other."""
    table = Layers(tree)
    headers, folders = {}, {}
    for name in tree.under(*PRODUCT):
        for line, include in tree.includes(name):
            if include in tree.files:
                headers.setdefault(name, []).append((include, (name, line)))
                home, target = table.home(name), table.home(include)
                if home != target:
                    folders.setdefault(home, []).append((target, (name, line)))
    for what, graph in (("headers", headers), ("folders", folders)):
        for circle, (name, line) in _circles(graph):
            yield name, line, f"{what} in a circle: " + " → ".join(map(str, circle))


def _circles(graph):
    """Each circle that a depth-first walk closes, with the place of the edge that closes it."""
    state = {}
    for start in graph:
        path, todo = [], [iter([(start, None)])]
        while todo:
            target, place = next(todo[-1], (None, None))
            if target is None:
                todo.pop()
                if path:
                    state[path.pop()] = "done"
            elif target not in state:
                state[target] = "open"
                path.append(target)
                todo.append(iter(graph.get(target, ())))
            elif state[target] == "open":
                yield path[path.index(target):] + [target], place


@rule
def qt_free(tree):
    """The protocol, and what it stands on, knows nothing of Qt."""
    for name in tree.under(*("core/" + f for f in QT_FREE)):
        for line, include in tree.includes(name):
            if include and tree.qt_module(include):
                yield name, line, f"<{include}> in a folder that is free of Qt"
    for name in tree.under(*("core/" + f for f in QT_FREE), endings=("CMakeLists.txt",)):
        text = tree.build_text(name)
        for match in re.finditer(r"Qt6?::\w+|\bMOC\b", text):
            yield name, _line(text, match), f"{match.group(0)} in a folder that is free of Qt"


@rule
def qt_modules(tree):
    """Qt Network in node alone; Gui and Widgets in ui and app/desktop alone; unit tests without them."""
    allowed = {
        "core/node": {"QtCore", "QtNetwork"},
        "core": {"QtCore"},
        "app/demo": {"QtCore", "QtNetwork"},
        "app/node": {"QtCore", "QtNetwork"},
        "app/desktop": {"QtCore", "QtGui", "QtWidgets"},
        "app/decoder": {"QtCore", "QtGui"},
        "ui": {"QtCore", "QtGui", "QtWidgets", "QtSvg", "QtSvgWidgets", "QtCharts", "QtPrintSupport"},
        "tests/unit": {"QtCore", "QtNetwork", "QtTest"},
    }
    for name in tree.under(*PRODUCT, "tests/unit"):
        home = max((f for f in allowed if name.startswith(f + "/")), key=len, default=None)
        for line, include in tree.includes(name):
            module = tree.qt_module(include) if include else None
            if module and home and module not in allowed[home]:
                yield name, line, f"<{include}> is of {module}, which {home} does without"


@rule
def blocking(tree):
    """ui and engine never wait: no blocking call and no nested event loop."""
    # The one helper through which the windows consume futures takes results of finished ones.
    names = [n for n in tree.under("ui", "core/engine") if n != "ui/common/async.h"]
    waits = (r"\bwaitFor\w*|\bQEventLoop\b|\bprocessEvents\b"
             r"|\b(?:m|u|nano)?sleep\s*\(|\bsleep_(?:for|until)\b"
             r"|\bQWaitCondition\b|\bcondition_variable\w*|(?:\.|->)(?:takeR|r)esults?\s*\("
             r"|\bQMessageBox::(?:about\w*|critical|information|question|warning)\s*\("
             r"|\bQInputDialog::get\w+|\bQ(?:File|Color|Font)Dialog::get\w+"
             r"|(?<!QApplication::)(?<!QCoreApplication::)(?<!QGuiApplication::)\bexec\s*\(")
    for name, line, found in _matches(tree, names, waits):
        yield name, line, f"{found.rstrip('( ')} would block or nest an event loop"


@rule
def wrappers(tree):
    """libsodium and OpenSSL are called in core/crypto, SQLCipher in core/sql, and nowhere else."""
    guarded = {
        "core/crypto": (r"^(sodium\.h|sodium/.*|openssl/.*)$",
                        r"\b(?:sodium|crypto|randombytes|EVP|SSL|X509|BIO|EC|HMAC|RAND|OSSL|PEM)_[a-zA-Z]\w*"
                        r"(?=\s*\()|\b(?:randombytes|SHA\d+)\s*\("),
        "core/sql": (r"^(sqlite3\w*\.h|sqlcipher/.*)$", r"\bsqlite3_\w+"),
    }
    for owner, (header, call) in guarded.items():
        names = [n for n in tree.under(*PRODUCT) if not n.startswith(owner + "/")]
        for name in names:
            for line, include in tree.includes(name):
                if include and re.match(header, include):
                    yield name, line, f"<{include}> outside {owner}"
        for name, line, found in _matches(tree, names, call):
            yield name, line, f"{found} outside {owner}"


@rule
def tool_tips(tree):
    """Qt reads a tool tip that looks like markup as markup: each goes through plainTip (ui/common/text.h)."""
    raw = (r"\bsetToolTip\s*\((?!\s*(?:plainTip\s*\(|\{\s*\}\s*\)))"
           r"|\bQt::ToolTipRole\b(?![^;{]*?\bplainTip\s*\()|\bQToolTip::showText\b(?![^;]*?\bplainTip\s*\()")
    for name in tree.under("ui", "app"):
        text = tree.code(name)
        for match in re.finditer(raw, text):
            yield name, _line(text, match), f"{match.group(0).rstrip('( ')} without plainTip"


@rule
def q_object(tree):
    """AUTOMOC misses a Q_OBJECT that shares its line."""
    for name in tree.under(*PRODUCT, "tests"):
        for number, line in tree.code_lines(name):
            shared = re.search(r"\bQ_(?:OBJECT|GADGET|NAMESPACE)\b", line)
            if shared and line.strip() != shared.group(0):
                yield name, number, "Q_OBJECT shares its line"


@rule
def second_sqlite(tree):
    """A second SQLite in one process mixes with SQLCipher silently, or crashes."""
    forbidden = (r"\bQt6?::Sql\b|\bCOMPONENTS\b[^)]*\bSql\b|\bSQLite::SQLite3\b"
                 r"|(?i:find_package\(\s*sqlite)|\bsqlite3\b")
    for name in tree.build_files():
        text = tree.build_text(name)
        for match in re.finditer(forbidden, text):
            yield name, _line(text, match), "links a second SQLite"


@rule
def length(tree):
    """A file that grows past this is asking to be two rooms."""
    for name in tree.sources():
        count = (tree.text(name) or "").count("\n")
        most = MAX_LINES if not name.startswith("tests/") else MAX_TEST_LINES
        if count > most:
            yield name, count, f"{count} lines; at most {most}"


@rule
def layout(tree):
    """No tabs, nothing at line ends, no long lines, a newline at the end."""
    for name in tree.sources():
        for number, line in tree.lines(name):
            if "\t" in line or "\r" in line:
                yield name, number, "a tab or carriage return"
            if line != line.rstrip(" "):
                yield name, number, "blanks at the end of the line"
            most = MAX_COLUMNS if name.endswith((".cpp", ".h")) else MAX_SCRIPT_COLUMNS
            if len(line) > most:
                yield name, number, f"{len(line)} columns; at most {most}"
        text = tree.text(name) or "\n"
        if text and not text.endswith("\n"):
            yield name, text.count("\n") + 1, "no newline at the end"


@rule
def words(tree):
    """What is thin is said in a README; notes to oneself are not left lying about."""
    # Written so that this file does not find itself.
    notes = re.compile(r"\b(?:TO" r"DO|FIX" r"ME|XX" r"X)\b")
    for name in tree.sources() + [n for n in tree.files if n.endswith(".md")]:
        for number, line in tree.lines(name):
            if match := notes.search(line):
                yield name, number, f"{match.group(0)}: do it, or say in the README that it is missing"


@rule
def machine_paths(tree):
    """Nothing in the tree depends on whose machine it was written on."""
    place = re.compile(r"(?<![\w.})-])/(?:wo" r"rk|ho" r"me|ro" r"ot|Us" r"ers)/\w")
    for name in tree.files:
        for number, line in tree.lines(name):
            if match := place.search(line):
                yield name, number, f"a path of one machine: {line[match.start():match.start() + 30]}"


@rule
def pragma_once(tree):
    for name in tree.under(*PRODUCT, "tests", endings=(".h",)):
        if not re.search(r"^#pragma once$", tree.code(name), re.M):
            yield name, 1, "no #pragma once"


@rule
def readme(tree):
    """A core folder with code says in a README what it is for."""
    folders = {n.split("/")[1] for n in tree.under("core") if n.count("/") >= 2}
    for folder in sorted(folders):
        if f"core/{folder}/README.md" not in tree.files:
            yield f"core/{folder}", 1, "no README.md"


@rule
def endings(tree):
    """C++ is .h and .cpp: what ends otherwise, no rule above would read."""
    others = (".hpp", ".hh", ".hxx", ".cc", ".cxx", ".c", ".inc", ".ipp", ".inl")
    for name in tree.under(*PRODUCT, "tests", endings=others):
        yield name, 1, "C++ files end in .h or .cpp"


@rule
def defences(tree):
    """Only the attacks build a program without one of its defences: elsewhere a flag is asked for, never set."""
    flag = re.compile(r"RESEAL_" r"WITHOUT_")
    for name in tree.files:
        if name.startswith("tests/attacks/") or name.endswith(".md"):
            continue
        for number, line in tree.lines(name):
            if flag.search(line) and not re.match(r"#ifn?def ", line):
                yield name, number, "sets a flag that leaves out a defence"


def run(tree, only=None):
    for name, function in RULES.items():
        if only is None or name in only:
            for path, line, says in function(tree):
                yield Finding(path, line, name, says)
