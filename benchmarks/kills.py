"""Kills runs at random moments, starts them again until they end, and compares the result with that of a whole run.

    python benchmarks/kills.py ARTICLES... [--runs 50] [--workers 2]

Prints a line for each run, and ends with 1 at the first one whose claims are not those of the whole run, byte by byte.
"""

from __future__ import annotations

import argparse
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

COMMAND = [sys.executable, "-m", "pipeline", "extract"]


def main() -> int:
    """0 if all runs ended with the bytes of the whole one."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("articles", nargs="+")
    parser.add_argument("--runs", type=int, default=50)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    chance = random.Random(options.seed)
    with tempfile.TemporaryDirectory() as folder:
        whole = Path(folder) / "whole"
        began = time.perf_counter()
        started(options, whole).wait()
        longest = time.perf_counter() - began
        for number in range(options.runs):
            run = Path(folder) / str(number)
            killed = kill_until_done(options, run, chance, longest)
            same = (run / "claims.jsonl").read_bytes() == (whole / "claims.jsonl").read_bytes()
            print(f"run {number + 1}: {killed}, {'same bytes' if same else 'OTHER BYTES'}", flush=True)
            if not same:
                return 1
    return 0


def started(options: argparse.Namespace, run: Path) -> subprocess.Popen[bytes]:
    """The command on its way."""
    command = [*COMMAND, *options.articles, "--run", str(run), "--workers", str(options.workers)]
    return subprocess.Popen(command, stderr=subprocess.DEVNULL)


def kill_until_done(options: argparse.Namespace, run: Path, chance: random.Random, longest: float) -> str:
    """Kills the parent or one of its workers at a random moment, then lets the run end; who was killed when."""
    process = started(options, run)
    moment = chance.uniform(0, longest)
    try:
        process.wait(moment)
    except subprocess.TimeoutExpired:
        pass
    else:
        return f"done before {moment:.1f} s"
    children = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()
    who = chance.choice([str(process.pid), *children])
    os.kill(int(who), signal.SIGKILL)
    process.wait()
    if not (run / "claims.jsonl").exists():
        started(options, run).wait()
    return f"{'parent' if who == str(process.pid) else 'worker'} killed after {moment:.1f} s"


if __name__ == "__main__":
    sys.exit(main())
