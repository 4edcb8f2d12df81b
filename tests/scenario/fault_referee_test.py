#!/usr/bin/env python3
"""Each thing that the referee of the faults must see: once as it should be, once as it must not be."""
import contextlib
import io
import pathlib
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parent))
import settled as settled_module  # noqa: E402 pylint: disable=wrong-import-position
from fault_referee import Referee, Violation, Watcher  # noqa: E402 pylint: disable=wrong-import-position

Settled = settled_module.Settled


class FakeClinic:
    """A chain of `height` blocks as the door for staff tells it; `wrong` says in what it errs."""

    def __init__(self, height, wrong=""):
        self.height, self.wrong = height, wrong

    def ask(self, do, patience=0, **options):
        del patience
        if do == "status":
            if self.wrong == "talks":
                self.height += 1
            return {"signing": self.wrong != "mute", "reachable": 1, "pending": 0, "not_safe_yet": 0, "height": self.height}
        if do == "block":
            block_hash = "other" if self.wrong == "shows" else f"hash {options['height']}"
            transactions = [{"transaction": f"tx {options['height']}", "index": 0}]
            fields = [{"index": 0, "operation": 0, "kind": "Record"}] * 3
            return {} if self.wrong == "hides" else {"hash": block_hash, "transactions": transactions, "fields": fields}
        if do == "transaction":
            return {"effective": self.wrong != "void"}
        first = options["below"] - options["count"]
        if self.wrong == "lists":
            return {}
        rows = [{"height": at, "hash": f"hash {at}", "transactions": 1} for at in range(options["below"] - 1, first - 1, -1)]
        return {"blocks": rows[1:] if self.wrong == "skips" else rows}


class Cases(unittest.TestCase):
    def setUp(self):
        self.referee = Referee()
        quiet = contextlib.redirect_stdout(io.StringIO())
        quiet.__enter__()
        self.addCleanup(quiet.__exit__, None, None, None)

    def fine(self):
        self.assertEqual(self.referee.violations, [])
        self.referee.raise_if_any()

    def wrong(self, word):
        self.assertEqual(len(self.referee.violations), 1)
        self.assertIn(word, self.referee.violations[0])
        self.assertRaises(Violation, self.referee.raise_if_any)

    def test_members(self):
        self.referee.members(1, {"one", "two"}, {"two", "one"})
        self.fine()
        self.referee.members(2, {"one", "two"}, {"one"})
        self.wrong("at clinic 2")

    def test_accused(self):
        self.referee.accused(["Record", "Vote"])
        self.fine()
        self.referee.accused(["Record", "Evidence"])
        self.wrong("accused")

    def test_an_end_by_a_change_of_keys(self):
        self.referee.log(1, "2026 info mesh: link from clinic 1 ended: WrongPeer: a key that is no longer the clinic's")
        self.fine()
        self.referee.log(1, "2026 info mesh: link from clinic 1 ended: WrongPeer: another key than the ledger's")
        self.wrong("WrongPeer")

    def test_heights(self):
        for clinic, height in ((1, 0), (1, 5), (2, 3), (1, 5), (2, 4)):
            self.referee.height(clinic, height)
        self.fine()
        self.referee.height(1, 4)
        self.wrong("fell")

    def test_blocks(self):
        for clinic in (1, 2, 3):
            self.referee.block(clinic, 7, "aa")
        self.referee.block(1, 8, "bb")
        self.fine()
        self.referee.block(2, 8, "cc")
        self.wrong("fork")

    def test_processes(self):
        self.referee.process(1, None)
        self.referee.ended[2] = "killed"
        self.referee.process(2, -9)
        self.fine()
        self.referee.process(1, -6)
        self.referee.process(1, -6)  # said once
        self.wrong("by itself")

    def test_a_full_disk_ends_a_process(self):
        self.referee.filled.add(1)
        self.referee.process(1, 1)
        self.fine()
        self.referee.process(2, 1)  # whose disk was never full
        self.wrong("by itself")

    def test_a_crash_on_a_full_disk_is_a_crash(self):
        self.referee.filled.add(1)
        self.referee.process(1, -11)
        self.wrong("by itself")

    def test_logs(self):
        usual = ("2026-01-01T00:00:00Z info mesh: link to clinic 1 ended: Offline: the link has ended\n"
                 "2026-01-01T00:00:00Z warning author: own transaction not taken again: Limit: full\n")
        full = "2026-01-01T00:00:00Z error ordering: the vote log can't be written: DiskFull: no room\n"
        self.assertEqual(self.referee.log(1, usual), 0)
        self.referee.filled.add(1)
        self.assertEqual(self.referee.log(1, usual + full), 1)
        self.fine()
        self.referee.log(2, full)
        self.wrong("DiskFull")

    def test_words_that_no_log_may_have(self):
        self.referee.filled.add(1)
        for text in ("==1==ERROR: AddressSanitizer: heap-use-after-free", "a.cpp:1: runtime error: overflow",
                     "reseal: internal error: CHECK(a) failed at b.cpp:1",
                     "2026-01-01T00:00:00Z error alarm: Forked: two finalizations",
                     "2026-01-01T00:00:00Z error alarm: InvalidNotarized: a block",
                     "2026-01-01T00:00:00Z error alarm: RestoredBackup: own votes",
                     "2026-01-01T00:00:00Z error alarm: clinic 1 signed two statements that exclude each other",
                     "2026-01-01T00:00:00Z info mesh: link to clinic 1 ended: Malformed: a frame",
                     "2026-01-01T00:00:00Z error store: the ledger's state can't be read: Damaged"):
            with self.subTest(text):
                self.referee.violations.clear()
                self.referee.log(1, text + "\n")
                self.wrong("wrote")

    def test_what_was_acknowledged(self):
        self.referee.acknowledged = {"a": "a record", "b": "a record"}
        self.referee.final(1, {"a": True, "b": True, "c": False})
        self.fine()
        self.referee.final(2, {"a": True})
        self.wrong("lost")

    def test_what_took_no_effect(self):
        self.referee.acknowledged = {"a": "a record"}
        self.referee.final(1, {"a": False})
        self.wrong("no effect")

    def test_what_was_revoked(self):
        self.referee.opened("notes", 3)
        self.wrong("revocation")

    def test_nothing_is_there_twice(self):
        self.referee.once(["a", "b"])
        self.fine()
        self.referee.once(["a", "b", "a"])
        self.wrong("twice")

    def test_counts(self):
        group = type("Group", (), {"clinics": []})
        settled = Settled(group, self.referee, None)
        settled.counted(["Record", "Refile", "Record"], "Record", 2)
        self.fine()
        settled.counted(["Record"], "Record", 2)
        self.wrong("2 wishes")

    def settled(self, clinic):
        settled_module.PATIENCE, settled_module.SILENCE = 0.01, 0.001
        group = type("Group", (), {"clinics": []})
        watcher = Watcher(group, self.referee, set(), None)
        watcher.controls = {1: clinic}
        settled = Settled(group, self.referee, watcher)
        settled.controls = {1: clinic}
        self.referee.acknowledged = {"tx 2": "a record"}
        settled.wait()
        height, kinds = settled.chain()
        settled.silence()
        return height, kinds

    def test_what_a_settled_clinic_tells(self):
        self.assertEqual(self.settled(FakeClinic(3)), (3, ["Record"] * 3))
        self.fine()

    def test_what_an_unsettled_one_tells(self):
        for wrong, word in (("mute", "not settled"), ("skips", "only"), ("shows", "another hash"), ("talks", "never silent"),
                            ("hides", "can't be shown"), ("void", "no effect"),
                            ("lists", "does not list")):
            with self.subTest(wrong):
                self.referee.violations.clear()
                self.settled(FakeClinic(1 if wrong in {"shows", "hides"} else 2, wrong))
                self.wrong(word)

    def test_a_watcher_that_fails(self):
        watcher = Watcher(type("Group", (), {"clinics": []}), self.referee, set(), None)
        watcher.group = type("Group", (), {"clinics": [None]})
        watcher.ending = type("Never", (), {"wait": lambda *_: False, "is_set": lambda *_: False})()
        watcher.run()
        self.wrong("watcher itself")

    def test_silence(self):
        self.assertTrue(self.referee.silent({1: 5}, {1: 5}, []))
        self.assertFalse(self.referee.silent({1: 5}, {1: 6}, [2]))
        self.fine()
        self.assertFalse(self.referee.silent({1: 5}, {1: 6}, [0]))
        self.wrong("empty")


if __name__ == "__main__":
    unittest.main()
