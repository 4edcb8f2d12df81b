"""What must hold once the faults have stopped."""
import time

from fault_referee import Control

PATIENCE = 240  # seconds; a sleeper's timers have grown, and missing copies are looked for once a minute
SILENCE = 20    # seconds


class Settled:
    def __init__(self, group, referee, watcher):
        self.group, self.referee, self.watcher = group, referee, watcher
        self.controls = {clinic.number: Control(clinic.folder) for clinic in group.clinics}

    def states(self):
        return {number: control.ask("status", patience=10) or {} for number, control in self.controls.items()}

    def wait(self):
        """Until all clinics sign, see each other, and have the same height, nothing pending and every copy."""
        begin = time.monotonic()
        while True:
            states = self.states()
            said = list(states.values())
            if (all(state.get("signing") and state["reachable"] == len(said) and state["pending"] == 0
                    and state["not_safe_yet"] == 0 for state in said)
                    and len({state["height"] for state in said}) == 1):
                return
            if time.monotonic() - begin > PATIENCE:
                told = {number: {key: state.get(key) for key in
                                 ("signing", "reachable", "pending", "not_safe_yet", "height", "view")}
                        for number, state in states.items()}
                self.referee.complain(f"not settled {PATIENCE} s after the last fault: {told}")
                return
            time.sleep(0.5)

    def chain(self):
        """Compares all blocks of all clinics, and what was acknowledged; returns the kinds of all operations."""
        height = max(state.get("height", 0) for state in self.states().values())
        for number in self.controls:
            if self.watcher.compare(number, 0, height) < height:
                self.referee.complain(f"clinic {number} does not list its blocks up to {height}")
        kinds, transactions = [], []
        first = next(iter(self.controls.values()))
        for at in range(1, height + 1):
            block = first.ask("block", patience=30, height=at)
            if block is None or "transactions" not in block:
                self.referee.complain(f"block {at} can't be shown: {block}")
                continue
            known = self.referee.hashes.get(at, (None,))[0]
            if block["hash"] != known:
                self.referee.complain(f"block {at} is shown with another hash than it is listed with")
            transactions += [row["transaction"] for row in block["transactions"]]
            kinds += {(at, row["index"], row["operation"], row["kind"]) for row in block["fields"]}
        self.referee.once(transactions)
        for number, control in self.controls.items():
            found = {}
            for transaction in self.referee.acknowledged:
                view = control.ask("transaction", patience=30, transaction=transaction)
                if view and "error" not in view:
                    found[transaction] = view.get("effective") is True
            self.referee.final(number, found)
        return height, [kind for *_, kind in kinds]

    def counted(self, kinds, kind, wished):
        if kinds.count(kind) != wished:
            self.referee.complain(f"{wished} wishes of kind {kind}, and {kinds.count(kind)} are on the ledger")

    def silence(self):
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            before = {number: state.get("height") for number, state in self.states().items()}
            time.sleep(SILENCE)
            after = {number: state.get("height") for number, state in self.states().items()}
            if None in (*before.values(), *after.values()):
                continue
            new = range(min(before.values()) + 1, max(after.values()) + 1)
            page = self.controls[1].ask("blocks", patience=30, below=new.stop, count=len(new)) if new else {"blocks": []}
            if self.referee.silent(before, after, [row["transactions"] for row in page["blocks"]]):
                return
            print(f"not silent yet: {before} to {after}", flush=True)
        self.referee.complain(f"nobody wants anything, and for {PATIENCE} s the chain was never silent for {SILENCE} s")
