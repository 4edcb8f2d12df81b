#!/usr/bin/env python3
"""Shows every rule failing on a planted violation, at its line, and keeping quiet about what is allowed."""

import pathlib
import tempfile
import unittest

from rules import RULES, run
from source import Tree

TABLE = """# core

| folder | lives there | may use |
|---|---|---|
| `core/base` | bytes | – |
| `core/crypto` | wrappers | `base` |
| `core/sql` | SQLCipher | `base` `crypto` |
| `core/node` | the loop | all above |
| `core/engine` | commands | all above |
| `ui` | windows | `engine`, and the value types of `base` |
| `app/node` | headless | `engine` `base` |
"""

CLEAN = {
    "core/README.md": TABLE,
    "core/base/README.md": "base\n",
    "core/base/bytes.h": "#pragma once\n#include <vector>\n",
    "core/base/CMakeLists.txt": "reseal_library(base LINKS Threads::Threads)\n",
    "core/crypto/README.md": "crypto\n",
    "core/crypto/secret.h": '#pragma once\n#include "core/base/bytes.h"\n#include <sodium.h>\n',
    "core/crypto/secret.cpp": "void f() { sodium_malloc(1); EVP_MD_CTX_new(); }\n",
    "core/crypto/CMakeLists.txt": "reseal_library(crypto USES base LINKS OpenSSL::Crypto)\n",
    "core/sql/README.md": "sql\n",
    "core/sql/open.cpp": "#include <sqlite3.h>\nint f() { return sqlite3_open(nullptr, nullptr); }\n",
    "core/node/README.md": "node\n",
    "core/node/link.h": '#pragma once\n#include <QSslSocket>\n#include "core/crypto/secret.h"\n',
    "core/engine/README.md": "engine\n",
    "core/engine/desk.h": "#pragma once\n#include <QObject>\nclass Desk {\n    Q_OBJECT  // alone\n};\n",
    "ui/window.h": '#pragma once\n#include <QWidget>\n#include "core/engine/desk.h"\n',
    "ui/common/async.h": "#pragma once\ninline int f(F& future) { return future.result(); }\n",
    "app/node/main.cpp": '#include "core/engine/desk.h"\nint main() { return QCoreApplication::exec(); }\n',
    "tests/unit/base/bytes_test.cpp": "#include <QtTest>\nvoid f() { QThread::msleep(1); }\n",
    "README.md": "The word todo is fine in lower case, and so is XX" "XXXX in a mkdtemp template.\n",
}

QT = {"QtCore": ["QObject", "QString", "QThread"], "QtNetwork": ["QSslSocket"], "QtWidgets": ["QWidget"],
      "QtTest": ["QtTest"], "QtGui": ["QImage"]}


class Planted(unittest.TestCase):
    def setUp(self):
        self.room = tempfile.TemporaryDirectory()
        self.addCleanup(self.room.cleanup)
        self.qt = pathlib.Path(self.room.name, "qt")
        for module, headers in QT.items():
            for header in headers:
                self.write(self.qt / module / header, "")

    def write(self, path, text):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())

    def findings(self, changes, only=None):
        with tempfile.TemporaryDirectory() as root:
            for name, text in {**CLEAN, **changes}.items():
                if text is not None:
                    self.write(pathlib.Path(root, name), text)
            return sorted(set(run(Tree(root, self.qt), only)))

    def finds(self, rule, name, text, line=1, **more):
        tested.add(rule)
        found = self.findings({name: text, **more}, {rule})
        self.assertEqual([(f.path, f.line) for f in found], [(name, line)], [str(f) for f in found])
        return found[0].says

    def passes(self, rule, name, text, **more):
        self.assertEqual([str(f) for f in self.findings({name: text, **more}, {rule})], [])

    def test_clean_tree(self):
        self.assertEqual([str(f) for f in self.findings({})], [])

    def test_layers(self):
        upward = '#pragma once\n#include "core/crypto/secret.h"\n'
        says = self.finds("layers", "core/base/up.h", upward, 2)
        self.assertEqual(says, "core/base may not use core/crypto")
        self.finds("layers", "core/base/up.h", "#pragma once\n#  include  <core/sql/x.h>  // odd\n", 2)
        self.finds("layers", "ui/peek.cpp", '#include "core/crypto/secret.h"\n')
        self.finds("layers", "ui/peek.cpp", '#include "core/README.md"\n')
        self.finds("layers", "core/node/up.cpp", '#include "ui/window.h"\n')
        self.finds("layers", "core/node/up.cpp", '#include "tests/unit/fake.h"\n')
        self.finds("layers", "core/stray/x.cpp", "\n")
        self.finds("layers", "app/loose.cpp", "\n")
        self.passes("layers", "core/base/note.h", '#pragma once\n// #include "core/crypto/secret.h"\n')
        self.passes("layers", "core/base/note.h", '/*\n#include "core/crypto/secret.h"\n*/\n')
        self.passes("layers", "core/node/down.cpp", '#include "core/base/bytes.h"\n')
        self.passes("layers", "ui/value.cpp", '#include "core/base/bytes.h"\n')

    def test_layer_table_itself(self):
        for row, says in (("| `app/x` | | `vault` |", "no row above"), ("| `core/sql` | | `base` |", "twice"),
                          ("| `app/x` | | base |", "names no folder")):
            longer = TABLE + row + "\n"
            self.assertIn(says, self.finds("layers", "core/README.md", longer, longer.count("\n")))
        gone = self.findings({"core/README.md": "# core\n"}, {"layers"})
        self.assertIn("no table", " ".join(f.says for f in gone))
        self.assertGreater(len(gone), 5)  # and no file is let through for want of a table
        gone = self.findings({"core/README.md": None}, {"layers"})
        self.assertIn("is gone", " ".join(f.says for f in gone))
        circular = TABLE.replace("bytes | – |", "bytes | `crypto` |")
        self.assertIn("no row above", self.findings({"core/README.md": circular}, {"layers"})[0].says)

    def test_build_layers(self):
        self.finds("build-layers", "core/base/CMakeLists.txt", "reseal_library(base\n  USES crypto LINKS)\n")
        self.finds("build-layers", "core/base/CMakeLists.txt",
                   "reseal_library(base)\ntarget_link_libraries(reseal_base PRIVATE reseal_sql)\n", 2)
        self.finds("build-layers", "app/node/CMakeLists.txt", "target_link_libraries(n reseal_sql)\n")
        self.passes("build-layers", "core/base/CMakeLists.txt", "reseal_library(base)  # USES crypto\n")
        self.passes("build-layers", "app/node/CMakeLists.txt", "target_link_libraries(n reseal_engine)\n")

    def test_includes(self):
        self.finds("includes", "core/base/a.cpp", '#include "bytes.h"\n')
        self.finds("includes", "core/base/a.cpp", '#include "../crypto/secret.h"\n')
        self.finds("includes", "core/base/a.cpp", "#include <core/../ui/window.h>\n")
        self.finds("includes", "core/base/a.cpp", '#include "core/base/nowhere.h"\n')
        self.finds("includes", "core/base/a.cpp", '\n#define X "core/sql/open.h"\n#include X\n', 3)
        self.finds("includes", "core/base/a.cpp", "#include_next <vector>\n")
        self.finds("includes", "tests/unit/base/a.cpp", '#include "core/base/nowhere.h"\n')
        self.passes("includes", "tests/unit/base/a.cpp", '#include "core/base/bytes.h"\n#include "a.moc"\n')

    def test_cycles(self):
        a = '#pragma once\n#include "core/base/b.h"\n'
        b = '#pragma once\n#include "core/base/a.h"\n'
        says = self.finds("cycles", "core/base/b.h", b, 2, **{"core/base/a.h": a})
        self.assertEqual(says, "headers in a circle: core/base/a.h → core/base/b.h → core/base/a.h")
        self.finds("cycles", "core/base/a.h", '#pragma once\n#include "core/base/a.h"\n', 2)
        back = '#pragma once\n#include "core/crypto/secret.h"\n'
        down = CLEAN["core/crypto/secret.h"]
        self.finds("cycles", "core/crypto/secret.h", down, 2, **{"core/base/up.h": back})
        self.passes("cycles", "core/base/c.h", '#pragma once\n#include "core/base/bytes.h"\n')

    def test_qt_free(self):
        for header in ("QString", "QtCore/QString", "QtTest", "QNoSuchThing"):
            self.finds("qt-free", "core/base/a.cpp", f"#include <{header}>\n")
        self.finds("qt-free", "core/sql/CMakeLists.txt", "reseal_library(sql LINKS Qt6::Core)\n")
        self.finds("qt-free", "core/sql/CMakeLists.txt", "reseal_library(sql MOC)\n")
        self.passes("qt-free", "core/base/a.cpp", "#include <queue>\n#include <qrencode.h>\n")
        self.passes("qt-free", "core/node/a.cpp", "#include <QString>\n")

    def test_qt_modules(self):
        self.finds("qt-modules", "core/engine/a.cpp", "#include <QSslSocket>\n")
        self.finds("qt-modules", "core/engine/a.cpp", "#include <QtNetwork/QSslSocket>\n")
        self.finds("qt-modules", "core/node/a.cpp", "#include <QWidget>\n")
        self.finds("qt-modules", "core/node/a.cpp", "#include <QImage>\n")
        self.finds("qt-modules", "ui/a.cpp", "#include <QSslSocket>\n")
        self.finds("qt-modules", "app/node/a.cpp", "#include <QWidget>\n")
        self.finds("qt-modules", "tests/unit/node/a_test.cpp", "#include <QWidget>\n")
        self.passes("qt-modules", "ui/a.cpp", "#include <QImage>\n#include <QString>\n")

    def test_blocking(self):
        calls = ("socket.waitForReadyRead();", "QEventLoop loop;", "app->processEvents();", "d.exec();",
                 "menu->exec ();", "QThread::msleep(5);", "this_thread::sleep_for(x);", "future.result();",
                 "future->takeResult();", "future.results();", "future.waitForFinished();", "usleep(1);",
                 "std::condition_variable c;", 'QMessageBox::question(this, "a", "b");',
                 "QFileDialog::getOpenFileName(this);", "QInputDialog::getText(this);", "QDrag::exec();")
        for call in calls:
            with self.subTest(call):
                self.finds("blocking", "ui/a.cpp", f"void f() {{\n    {call}\n}}\n", 2)
                self.finds("blocking", "core/engine/a.cpp", f"void f() {{\n    {call}\n}}\n", 2)
                self.passes("blocking", "core/node/a.cpp", f"void f() {{\n    {call}\n}}\n")
        for line in ("// never waitForReadyRead()", 'log("dialog.exec()");', "return QApplication::exec();",
                     "int sleeping = 1'000;  // 'sleep(1)'", "auto r = result();", "executed();"):
            with self.subTest(line):
                self.passes("blocking", "ui/a.cpp", f"void f() {{\n    {line}\n}}\n")

    def test_wrappers(self):
        self.finds("wrappers", "core/node/a.cpp", "#include <sodium.h>\n")
        self.finds("wrappers", "core/node/a.cpp", "#include <openssl/evp.h>\n")
        self.finds("wrappers", "core/crypto/a.cpp", "#include <sqlite3.h>\n")
        self.finds("wrappers", "core/node/a.cpp", "#include <sqlcipher/sqlite3.h>\n")
        for call in ("sodium_malloc(1)", "EVP_DigestInit(c)", "crypto_sign_detached (s)",
                     "randombytes_buf(b, 1)", "SHA256(a, b, c)", "X509_new()"):
            self.finds("wrappers", "core/node/a.cpp", f"auto x =\n    {call};\n", 2)
        self.finds("wrappers", "app/node/a.cpp", "sqlite3_stmt* s;\n")
        self.passes("wrappers", "core/node/a.cpp", "// sodium_malloc(1) stops locking\nint crypto_ = 1;\n")

    def test_tool_tips(self):
        for line in ("a->setToolTip(name);", "a->setToolTip(\n  tr(x));", "setToolTip (x ? plainTip(y) : z);",
                     "if (role == Qt::ToolTipRole) return name;", "item->setData(Qt::ToolTipRole, name);",
                     "if (role == Qt::ToolTipRole) {\n    return plainTip(a); }",
                     "if (role != Qt::DisplayRole && role != Qt::ToolTipRole) return {};",
                     "QToolTip::showText(at, name);"):
            with self.subTest(line):
                self.finds("tool-tips", "ui/a.cpp", f"void f() {{\n    {line}\n}}\n", 2)
        for line in ("a->setToolTip(plainTip(name));", "a->setToolTip({});", "a->setToolTip(\n  plainTip(x));",
                     "if (role == Qt::ToolTipRole) return plainTip(name);", "// setToolTip(name)",
                     "if (role == Qt::ToolTipRole && is(0))\n    return plainTip(name);",
                     "QToolTip::showText(at, plainTip(name));", "auto tip = a->toolTip();"):
            with self.subTest(line):
                self.passes("tool-tips", "ui/a.cpp", f"void f() {{\n    {line}\n}}\n")

    def test_q_object(self):
        self.finds("q-object", "ui/a.h", "#pragma once\nclass A { Q_OBJECT\n};\n", 2)
        self.finds("q-object", "ui/a.h", "#pragma once\nclass A {\n    Q_OBJECT public:\n};\n", 3)
        self.finds("q-object", "tests/unit/base/a_test.cpp", "class A { Q_GADGET };\n")

    def test_second_sqlite(self):
        for text in ("target_link_libraries(x Qt6::Sql)\n", "find_package(Qt6 COMPONENTS Core Sql)\n",
                     "target_link_libraries(x sqlite3)\n", "find_package(SQLite3)\n"):
            self.finds("second-sqlite", "core/sql/CMakeLists.txt", text)
        self.passes("second-sqlite", "core/sql/CMakeLists.txt", "# never Qt6::Sql\nreseal_library(sql)\n")

    def test_length(self):
        self.finds("length", "core/base/a.cpp", "\n" * 501, 501)
        self.passes("length", "core/base/a.cpp", "\n" * 500)

    def test_layout(self):
        self.finds("layout", "core/base/a.cpp", "int a;\n\tint b;\n", 2)
        self.finds("layout", "core/base/a.cpp", "int a;\r\n")
        self.finds("layout", "core/base/CMakeLists.txt", "x() \n")
        self.finds("layout", "packaging/a.sh", "x" * 136 + "\n")
        self.finds("layout", "core/base/a.cpp", "x" * 111 + "\n")
        self.finds("layout", "tests/lint/a.py", "x")
        self.passes("layout", "core/base/a.cpp", "// " + "→" * 107 + "\n")

    def test_words(self):
        for word in ("TO" "DO", "FIX" "ME", "XX" "X"):
            self.finds("words", "core/base/a.cpp", f"int a;  // {word}: later\n")
            self.finds("words", "core/base/README.md", f"base\n\n{word}\n", 3)

    def test_machine_paths(self):
        for place in ("wo" "rk/x", "ho" "me/x", "ro" "ot/x", "Us" "ers/x"):
            self.finds("machine-paths", "README.md", f"see\nin /{place}\n", 2)
            self.finds("machine-paths", "resources/list.json", f'["/{place}"]\n')
        self.passes("machine-paths", "README.md", "https://example.org/wo" "rk/x\n")

    def test_pragma_once(self):
        self.finds("pragma-once", "tests/unit/base/fake.h", "int f();\n")
        self.finds("pragma-once", "core/base/a.h", "// #pragma once\n")

    def test_readme(self):
        self.finds("readme", "core/vault", None, **{"core/vault/vault.h": "#pragma once\n"})

    def test_defences(self):
        flag = "RESEAL_" "WITHOUT_CURRENCY"
        self.finds("defences", "core/node/CMakeLists.txt", f"add_compile_definitions({flag})\n")
        self.finds("defences", "core/node/a.cpp", f"int a;\n#define {flag}\n", 2)
        self.passes("defences", "core/node/a.cpp", f"#ifndef {flag}\n#endif\n")
        self.passes("defences", "tests/attacks/CMakeLists.txt", f"add_compile_definitions({flag})\n")

    def test_endings(self):
        self.finds("endings", "core/base/a.cc", "\n")
        self.finds("endings", "ui/table.inc", "\n")

    def test_zz_every_rule_was_shown_failing(self):
        self.assertEqual(set(RULES) - tested, set())


tested = set()

if __name__ == "__main__":
    unittest.main()
