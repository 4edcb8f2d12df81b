"""The layer table of core/README.md, read from there, so that what is written and what is checked are one."""

import re

TABLE = "core/README.md"


class Layers:
    def __init__(self, tree):
        self.problems = []  # (line, what)
        self.rows = {}  # "core/sql" -> {"core/base", "core/crypto"}, in the table's order
        if TABLE not in tree.files:
            self.problems.append((1, "the layer table is gone"))
            return
        inside = False
        for number, line in tree.lines(TABLE):
            cells = [c.strip() for c in line.strip().strip("|").split("|")]
            if line.startswith("|") and cells[0] == "folder" and cells[-1] == "may use":
                inside = True
            elif inside and line.startswith("|"):
                if not set(line) <= set("|-: "):
                    self._row(number, cells)
            else:
                inside = False
        if not self.rows:
            self.problems.append((1, "no table with the columns folder … may use"))

    def _row(self, number, cells):
        name = cells[0].strip("`")
        if name in self.rows:
            self.problems.append((number, f"{name} stands in the table twice"))
            return
        above = list(self.rows)
        if cells[-1] == "all above":
            self.rows[name] = set(above)
            return
        allowed = set()
        words = re.findall(r"`([^`]+)`", cells[-1])
        for word in words:
            full = word if word in above else f"core/{word}"
            if full in above:
                allowed.add(full)
            else:
                self.problems.append((number, f"{name} may use {word}, which is no row above it"))
        if not words and cells[-1] != "–":
            self.problems.append((number, f"the last cell of {name} names no folder; write – for none"))
        self.rows[name] = allowed

    def home(self, path):
        """The row that a file or an include path belongs to: the longest that fits, or None."""
        fits = [row for row in self.rows if path.startswith(row + "/")]
        return max(fits, key=len, default=None)
