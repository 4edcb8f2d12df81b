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
import shlex
import subprocess
import sys
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]

# name, file, what stands there, what stands there instead
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
     "block(own.proposal.block, head.view);  // it may be final and not applied yet",
     "if (head.view > self.floor_) block(own.proposal.block, head.view);"),
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
     "active_ = config_.own && hasReasonToAct();", "hasReasonToAct(); active_ = config_.own.has_value();"),
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
    ("nothing-is-forwarded", "core/gossip/flood.cpp", "if (!isPartial()) return out;", "return out;"),
    ("forwarded-unverified", "core/gossip/flood.cpp", "if (!genuine()) {", "if (!genuine() && !isPartial()) {"),
    ("nothing-is-relayed", "core/gossip/flood.cpp",
     "if (isLinked(to)) return to;", "if (isLinked(to)) return to;\n    return std::nullopt;"),
]

# These matter only where not everybody is linked to everybody: fewer seeds of larger networks.
PARTIAL = {"nothing-is-forwarded", "forwarded-unverified", "nothing-is-relayed"}
QUICK = {"sent-before-durable", "votes-not-verified", "delivered-backwards", "any-place-in-a-lane"}


def command_of(build, source):
    for entry in json.loads((build / "compile_commands.json").read_text()):
        if pathlib.Path(entry["file"]).resolve() == source:
            return shlex.split(entry["command"])
    sys.exit(f"{source} is not compiled in {build}")


def link_command(build):
    lines = subprocess.run(["ninja", "-C", build, "-t", "commands", "-s",
                            "tests/simulation/reseal-sim"], check=True, text=True,
                           capture_output=True).stdout.splitlines()
    return next(line for line in reversed(lines) if " -o " in line and "reseal-sim" in line)


def build_mutant(build, folder, mutant):
    name, file, was, becomes = mutant
    text = (ROOT / file).read_text()
    if text.count(was) != 1:
        sys.exit(f"{name}: its line stands {text.count(was)} times in {file}; the list is to be mended")
    source = folder / f"{name}.cpp"
    source.write_text(text.replace(was, becomes))
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
    link = link_command(build).replace(" -o ", f" {thing} -o ", 1)
    before, after = link.split(" -o ", 1)
    rest = after.split(" ", 1)[1]
    subprocess.run(f"{before} -o {program} {rest}", check=True, shell=True, cwd=build)
    return program


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
        program = build_mutant(build, folder, mutant)
        begun = time.monotonic()
        seeds = ["--seeds", f"1..{options.seeds}"]
        if mutant[0] in PARTIAL:
            seeds = ["--seeds", f"1..{min(options.seeds, 30)}", "--nodes", "40", "--seconds", "20"]
        run = subprocess.run([program, *seeds, "--first"], text=True, capture_output=True)
        took = time.monotonic() - begun
        if run.returncode == 0:
            survivors.append(mutant[0])
            print(f"{mutant[0]:40} SURVIVED {options.seeds} seeds, {took:.0f} s", flush=True)
        else:
            lines = [line.strip() for line in run.stdout.splitlines()]
            failed = next((i for i, line in enumerate(lines) if " FAILED " in line), None)
            seed = lines[failed].split()[1] if failed is not None else f"a crash ({run.returncode})"
            why = lines[failed + 1] if failed is not None else ""
            print(f"{mutant[0]:40} found by seed {seed}, {took:.1f} s: {why}", flush=True)
        program.unlink()
    print(f"{len(chosen) - len(survivors)} found, {len(survivors)} survived")
    sys.exit(1 if survivors else 0)


main()
