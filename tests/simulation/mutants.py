#!/usr/bin/env python3
"""Is the simulator any good? Deliberate faults, one changed line each, must be found by it.

    mutants.py BUILD-FOLDER [--only NAME …] [--seeds N] [--quick]

Each mutant is the line `was` of a file, which must be there exactly once, replaced by `becomes`. The file is compiled
as the build compiles it (compile_commands.json), linked in front of the libraries in the place of the true one, and
the program has N seeds (2,000 unless told) to fail. One that survives is a hole in the simulator, and fails this.
--quick takes those alone that the first seeds find, unless RESEAL_LONG is in the environment.
"""

import argparse
import json
import os
import pathlib
import re
import shlex
import subprocess
import sys
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]

# name, file, what stands there, what stands there instead (and again, in some)
MUTANTS = [
    ("sent-before-durable", "core/consensus/outbox.cpp",
     "const std::uint64_t token = unwritten_.empty() ? issued_ : issued_ + 1;", "const std::uint64_t token = 0;"),
    ("one-signature-less", "core/consensus/view_table.cpp",
     "if (certificate.signatures.size() == config_.quorum()) return certificate;",
     "if (certificate.signatures.size() + 1 == config_.quorum()) return certificate;"),
    ("own-votes-not-replayed", "core/consensus/replica_restart.cpp",
     "        signer_.adopt(vote);\n        held.take(vote);", "        held.take(vote);"),
    ("own-votes-not-counted-after-restart", "core/consensus/replica_restart.cpp",
     "if (vote.view > floor_) count(vote);\n}\n\nvoid Replica::askAgain",
     "if (vote.view > floor_ + 1000000) count(vote);\n}\n\nvoid Replica::askAgain"),
    ("own-vote-forgotten-early", "core/consensus/signer.cpp",
     "votes_.erase(votes_.begin(), votes_.upper_bound(floor_));",
     "votes_.erase(votes_.begin(), votes_.upper_bound(floor_ + 2));"),
    ("own-block-lost-at-restart", "core/consensus/replica_restart.cpp",
     "block(own.proposal.block, head.block == head.parent ? 0 : head.view);",
     "if (head.view > self.floor_) block(own.proposal.block, head.block == head.parent ? 0 : head.view);"),
    ("nothing-repeated", "core/consensus/replica_resend.cpp",
     "if (!active_ || !due(nextResend_)) return;", "return;"),
    ("votes-not-verified", "core/consensus/replica_events.cpp",
     "if (const auto good = verifyVote(config_, vote, verifier_); !good) return reject(from, good.error());",
     ""),
    ("delivered-backwards", "core/consensus/replica_chain.cpp",
     "for (auto it = path.rbegin(); it != path.rend(); ++it)", "for (auto it = path.begin(); it != path.end(); ++it)"),
    ("floor-not-written", "core/consensus/replica_chain.cpp",
     "    outbox_.write(KnownCertificate{known});\n", "    if (known.view == 0) outbox_.write(KnownCertificate{known});\n"),
    ("body-not-kept", "core/consensus/replica_rules.cpp",
     "    logBlock(head.block.hash);\n    cast(*vote);", "    cast(*vote);"),
    ("never-nullifies-when-late", "core/consensus/replica_rules.cpp",
     "const bool late = due(from + delta() * 3) || (!proposed && due(from + delta() * 2));",
     "const bool late = false;"),
    ("always-active", "core/consensus/replica_rules.cpp",
     "active_ = config_.own && !ended_ && hasReasonToAct();",
     "hasReasonToAct(); active_ = config_.own && !ended_;"),
    ("what-is-due-on-another-block", "core/consensus/replica_rules.cpp",
     "return work_.on == highestBlock() ? work_ : kNone;", "return work_;"),
    ("fetched-blocks-believed", "core/consensus/fetched.cpp",
     "RESEAL_TRY(verifyCertificate(config, *links[proven - 1].finalization, verifier));", ""),
    ("catch-up-forgets-what-it-wants", "core/gossip/catch_up.cpp",
     "    applied_ = event.height;\n", "    applied_ = event.height + 1;\n"),
    ("comparing-is-left-out", "core/gossip/reconcile.cpp",
     "    if (theirs == digest() || !peer.answers.take(now)) return {};", "    if (true) return {};"),
    ("any-place-in-a-lane", "core/ledger/contract.cpp",
     "if (body.seq > lane.next) return Refusal::SeqAhead;", ""),
    ("time-stands-still", "core/ledger/branches.cpp",
     "return blockTime > std::max(now + kClockTolerance, StateView(stack.view()).tip().time + milliseconds(1));",
     "return false;"),
    ("released-by-an-old-view", "core/node/release_rule.cpp",
     "    if (!isCurrent)\n", "    if (!isCurrent && now == Instant{})\n"),
    ("revocation-counts-when-ordered", "core/node/release_rule.cpp",
     "    RESEAL_TRY(endedEarly(said));\n", ""),
    ("a-missing-vote-is-forgotten", "core/consensus/replica_restart.cpp",
     "    outbox_.write(VoteMissing{shownToUs_});\n", ""),
    ("early-revocations-are-passed-over", "core/node/release_rule.cpp",
     "                                                                      : Standing::GrantUnknown;",
     "                                                                      : Standing::NotTheirs;"),
    ("one-word-is-enough", "core/node/currency_rule.cpp",
     "return currencyWords(epoch.validators.size(), others);", "return std::min<std::size_t>(1, others);"),
    ("words-live-for-ever", "core/node/currency_rule.cpp",
     "word.height <= applied && word.asked.isWithin(life, now))", "word.height <= applied && life.ms > 0)"),
    ("grants-outlive-their-end", "core/ledger/queries.cpp",
     "    if (now > grant.notAfter) return GrantStatus::Expired;\n", ""),
    ("evidence-is-never-taken", "core/ledger/rules_members.cpp",
     "    if (!work.evidenceCheck().proves(", "    if (op.epoch != 0 || !work.evidenceCheck().proves("),
    ("evidence-is-not-judged", "core/ledger/rules_members.cpp",
     "    if (!work.evidenceCheck().proves(", "    if (op.epoch == 0 && !work.evidenceCheck().proves("),
    ("known-blocks-of-another-parent", "core/ledger/branches.cpp",
     "if (at == branches_.end() || at->second.parent != tip_) return nullptr;",
     "if (branches_.empty()) return nullptr;\n    if (at == branches_.end()) return &branches_.begin()->second.applied;"),
    ("known-under-anothers-header", "core/ledger/branches.cpp",
     "return transactionRoot(block.transactions) == block.header.txRoot ? &at->second.applied : nullptr;",
     "return &at->second.applied;"),
    ("nothing-is-forwarded", "core/gossip/flood.cpp", "if (!isPartial()) return out;", "return out;"),
    ("forwarded-unverified", "core/gossip/flood.cpp", "if (!genuine()) {", "if (!genuine() && !isPartial()) {"),
    ("nothing-is-relayed", "core/gossip/flood.cpp",
     "if (isLinked(to)) return to;", "if (isLinked(to)) return to;\n    return std::nullopt;"),
    # Changes of keys.
    ("validates-with-the-named-key", "tests/simulation/running.cpp",
     "*node.validatingKey(epoch));", "node.namedKey());"),
    ("a-new-key-needs-no-word", "core/ledger/changes.cpp",
     "    putClinic(work, op.clinic, after);\n    if (before->signKey != op.sign) work.endKey(before->signKey);\n"
     "    if (before->archive != op.archive)",
     "    putClinic(work, op.clinic, after);\n"
     "    if (before->signKey != op.sign && after.roles.has(ClinicRole::Validator))\n"
     "        queueChange(work, {op.clinic, op.sign});\n"
     "    if (before->signKey != op.sign) work.endKey(before->signKey);\n"
     "    if (before->archive != op.archive)"),
    ("a-hello-shows-the-named-key-alone", "tests/simulation/node_keys.cpp",
     "keys_.find(key) != nullptr;", "key == namedKey().publicKey();"),
    ("a-clinics-first-key-signs-for-ever", "core/ledger/contract.cpp",
     "    if (!tx.isSignedBy(clinic ? clinic->signKey : pseudonymKey(body.author), signatures_))\n",
     "    if (!tx.isSignedBy(clinic ? clinic->signKey : pseudonymKey(body.author), signatures_) &&\n"
     "        !tx.isSignedBy(pseudonymKey(body.author), signatures_))\n"),
    ("evidence-by-a-former-key", "core/node/evidence.cpp",
     "               consensus::verifyEvidence(consensusConfig(chain, epoch, std::nullopt), *evidence,\n"
     "                                         AsVerifier(signatures));\n",
     "               [&] {\n"
     "                   consensus::Config config = consensusConfig(chain, epoch, std::nullopt);\n"
     "                   const AsVerifier check(signatures);\n"
     "                   if (consensus::verifyEvidence(config, *evidence, check)) return true;\n"
     "                   config.validators[signer] = SignPublic::copy(epoch.validators[signer].id.view());\n"
     "                   return static_cast<bool>(consensus::verifyEvidence(config, *evidence, check));\n"
     "               }();\n"),
    # Written by somebody who had read nothing but core/ledger's and consensus' description of the protocol; put in
    # the terms of this code by somebody else.
    ("spec-backup-known-by-view", "core/consensus/replica_restart.cpp",
     "if (vote.view <= settled || vote.view > reachable() || holdsOwn(vote)) return;",
     "if (vote.view <= settled || vote.view > reachable() || holdsOwn(vote) ||\n"
     "        (!signer_.all().empty() && signer_.all().rbegin()->first >= vote.view)) return;"),
    ("spec-end-from-final-state", "core/ledger/branches.cpp",
     '#include "core/ledger/branches.h"\n', '#include "core/ledger/branches.h"\n#include "core/ledger/tables.h"\n',
     "            top_ = layers_.back().get();\n        }\n",
     "            top_ = layers_.back().get();\n        }\n"
     "        const Bytes current = Key(Table::CurrentEpoch).bytes(), next = Key(Table::NextSet).bytes();\n"
     "        const Bytes entry = Key(Table::Epochs).number(StateView(branches.final_).epoch().number).bytes();\n"
     "        static thread_local Delta past;\n        past.clear();\n"
     "        for (const Bytes& key : {current, next, entry}) past[key] = branches.final_.get(key);\n"
     "        layers_.push_back(std::make_unique<OverlayView>(*top_, past));\n"
     "        top_ = layers_.back().get();\n"),
    ("spec-executable-by-seq", "core/ledger/branches.cpp",
     "return tx && isTaken(checkTransaction(stack.view(), *tx, time, signatures_, evidence_).verdict);",
     "if (!tx) return false;\n"
     "        const Outcome its = checkTransaction(stack.view(), *tx, time, signatures_, evidence_);\n"
     "        return isTaken(its.verdict) || its.refusal == Refusal::PrevWrong;"),
    # The simulated host's catching up, which does what core/node/ordering.cpp does.
    ("spec-certificate-of-own-view", "tests/simulation/node_epochs.cpp",
     "        links.push_back(std::move(link));\n",
     "        if (link.finalization && link.finalization->view != header.view)\n"
     "            return fail(ErrorCode::BadProof, {});\n"
     "        links.push_back(std::move(link));\n"),
    ("spec-finalization-moves-no-view", "core/consensus/replica_rules.cpp",
     "if (finalized_ && finalized_->view >= view_) because", "if (finalized_ && finalized_->view > view_) because"),
    ("spec-last-gap-unproven", "core/consensus/replica_chain.cpp",
     "for (View view = head.view - 1; view > head.parentView && missing == 0; --view) {",
     "for (View view = head.view - std::min<View>(head.view, 2); view > head.parentView && missing == 0; --view) {"),
    # The store's: found by its unit test.
    ("spec-torn-batch-stays", "core/store/vote_log.cpp",
     "RESEAL_TRY(log.truncate(end));", ""),
    # The simulated host's, again.
    ("spec-notarized-is-ordered", "tests/simulation/node_consensus.cpp",
     "    running_->proposeOn = action.tip;\n",
     "    running_->proposeOn = action.tip;\n"
     "    std::vector<TxId> gone;\n"
     "    if (running_->branches.follows(action.tip.hash))\n"
     "        running_->branches.at(action.tip.hash, [&](const ledger::KeyValueView& state) {\n"
     "            for (const auto& [id, entry] : running_->talk.mempool().entries())\n"
     "                if (ledger::StateView(state).ordered(id)) gone.push_back(id);\n"
     "        });\n"
     "    for (const TxId& id : gone) disk.outbox.erase(id);\n"
     "    if (!gone.empty()) tell(gossip::Settled{std::move(gone)});\n"),
]

# These matter only where not everybody is linked to everybody: fewer seeds of larger networks.
PARTIAL = {"nothing-is-forwarded", "forwarded-unverified", "nothing-is-relayed"}
# Not in the simulator's reach: found by a unit test.
UNIT = {"spec-torn-batch-stays": "store_vote_log_test", "known-under-anothers-header": "ledger_branches_test",
        "what-is-due-on-another-block": "consensus_proposals_test"}
QUICK = {"sent-before-durable", "votes-not-verified", "delivered-backwards", "any-place-in-a-lane"}


# A file of core/node is compiled for the program, too: that one counts.
def entry_of(build, source):
    found = [entry for entry in json.loads((build / "compile_commands.json").read_text())
             if pathlib.Path(entry["file"]).resolve() == source]
    if not found:
        sys.exit(f"{source} is not compiled in {build}")
    return next((entry for entry in found if "reseal-sim.dir" in entry["command"]), found[0])


def command_of(build, source):
    return shlex.split(entry_of(build, source)["command"])


# In the program itself, not in a library: the true one has to go.
def object_of(build, source):
    words = command_of(build, source)
    return words[words.index("-o") + 1]


def target_of(build, name):
    program = UNIT.get(name, "reseal-sim")
    targets = subprocess.run(["ninja", "-C", build, "-t", "targets", "all"], check=True, text=True,
                             capture_output=True).stdout.splitlines()
    return next(line.split(":")[0] for line in targets
                if re.match(rf"([^:]*/)?{re.escape(program)}: CXX_EXECUTABLE_LINKER", line))


def link_command(build, target):
    lines = subprocess.run(["ninja", "-C", build, "-t", "commands", "-s", target], check=True, text=True,
                           capture_output=True).stdout.splitlines()
    return next(line for line in reversed(lines) if " -o " in line and f"-o {target}" in line)


def build_mutant(build, folder, mutant):
    name, file, *edits = mutant
    text = (ROOT / file).read_text()
    for was, becomes in zip(edits[::2], edits[1::2]):
        if text.count(was) != 1:
            sys.exit(f"{name}: its line stands {text.count(was)} times in {file}; the list is to be mended")
        text = text.replace(was, becomes)
    source = folder / f"{name}.cpp"
    source.write_text(text)
    compile_it = command_of(build, (ROOT / file).resolve())
    thing = folder / f"{name}.o"
    words = []
    skip = False
    for word in compile_it:
        if skip:
            skip = False
        elif word in ("-o", "-MT", "-MF", "-c"):
            skip = True
        elif word not in ("-MD", "-Wall", "-Wextra", "-Werror"):  # what is left out leaves others unused
            words.append(word)
    subprocess.run([*words, "-c", source, "-o", thing], check=True, cwd=build)
    program = folder / f"sim-{name}"
    link = link_command(build, target_of(build, name)).replace(" -o ", f" {thing} -o ", 1)
    link = link.replace(" " + object_of(build, (ROOT / file).resolve()) + " ", " ")
    before, after = link.split(" -o ", 1)
    rest = after.split(" ", 1)[1]
    subprocess.run(f"{before} -o {program} {rest}", check=True, shell=True, cwd=build)
    return program


# The first seed that the mutant fails and the true program passes, and why; none: it survives.
def hunt(program, true_program, first, last, more):
    while first <= last:
        run = subprocess.run([program, "--seeds", f"{first}..{last}", *more, "--first"], text=True, capture_output=True)
        if run.returncode == 0:
            return None
        lines = [line.strip() for line in run.stdout.splitlines()]
        failed = [i for i, line in enumerate(lines) if " FAILED " in line]
        if not failed:  # it died, and can't say where
            sound = subprocess.run([true_program, "--seeds", f"{first}..{last}", *more, "--first"], capture_output=True)
            return ("a crash", f"exit code {run.returncode}") if sound.returncode == 0 else None
        at = min(failed, key=lambda i: int(lines[i].split()[1]))
        seed = int(lines[at].split()[1])
        sound = subprocess.run([true_program, "--seed", str(seed), *more], capture_output=True)
        if sound.returncode == 0:
            return f"seed {seed}", lines[at + 1]
        print(f"    seed {seed} fails as the program is, and says nothing of a mutant", flush=True)
        first = seed + 1
    return None


def unit_test_finds(program, true_program):
    # Qt must not look for a screen; nor does the test need one.
    runs = [subprocess.run([one], text=True, capture_output=True, env={**os.environ, "QT_QPA_PLATFORM": "offscreen"})
            for one in (true_program, program)]
    if runs[0].returncode != 0 or runs[1].returncode == 0:
        return None
    why = next((line.strip() for line in runs[1].stdout.splitlines() if line.startswith(("FAIL", "  FAIL"))), "")
    return "its unit test", why


def main():
    words = argparse.ArgumentParser()
    words.add_argument("build", type=pathlib.Path)
    words.add_argument("--only", nargs="*")
    words.add_argument("--seeds", type=int, default=2000)
    words.add_argument("--quick", action="store_true")
    options = words.parse_args()
    build = options.build.resolve()
    folder = build / "tests/simulation/mutants"
    folder.mkdir(parents=True, exist_ok=True)
    survivors = []
    only = set(options.only or [])
    if options.quick and "RESEAL_LONG" not in os.environ:
        only = QUICK
    chosen = [m for m in MUTANTS if not only or m[0] in only]
    for mutant in chosen:
        name = mutant[0]
        program = build_mutant(build, folder, mutant)
        true_program = build / target_of(build, name)
        begun = time.monotonic()
        if name in UNIT:
            found = unit_test_finds(program, true_program)
        elif name in PARTIAL:
            found = hunt(program, true_program, 1, min(options.seeds, 30), ["--nodes", "40", "--seconds", "20"])
        else:
            found = hunt(program, true_program, 1, options.seeds, [])
        took = time.monotonic() - begun
        if found is None:
            survivors.append(name)
            print(f"{name:40} SURVIVED, {took:.0f} s", flush=True)
        else:
            print(f"{name:40} found by {found[0]}, {took:.1f} s: {found[1]}", flush=True)
        program.unlink()
    print(f"{len(chosen) - len(survivors)} found, {len(survivors)} survived")
    sys.exit(1 if survivors else 0)


main()
