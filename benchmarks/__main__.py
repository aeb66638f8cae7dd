"""``python -m benchmarks``: measures, prints the table, and may write it into a page."""

from __future__ import annotations

import argparse
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path

from benchmarks.bringing import bringing_in, finding
from benchmarks.checking import checking
from benchmarks.ground import Ground, check_ground
from benchmarks.growing import growing
from benchmarks.handing import handing_over
from benchmarks.lines import FULL, QUICK, Line, Part
from benchmarks.operations import meeting, recording, starting
from benchmarks.running import Bench, Effort, Failed
from benchmarks.showing import HEADINGS, cells, facts, markdown, on_screen, put_into, verdict

PARTS: dict[str, Part] = {
    "starting": starting,
    "recording": recording,
    "growing": growing,
    "meeting": meeting,
    "handing-over": handing_over,
    "finding": finding,
    "bringing-in": bringing_in,
    "checking": checking,
}


def main() -> int:
    asked = _asked()
    try:
        check_ground()
    except Failed as failed:
        print(failed, file=sys.stderr)
        return 1
    effort = Effort(3, 1.0) if asked.quick else Effort(asked.pairs, 10.0)
    sizes = QUICK if asked.quick else FULL
    if asked.largest:
        sizes = sizes._replace(growing=(*sizes.growing, asked.largest))
    with ExitStack() as stack:
        folder = asked.data or Path(stack.enter_context(tempfile.TemporaryDirectory()))
        folder.mkdir(parents=True, exist_ok=True)
        ground = Ground(Bench(folder.resolve(), effort), asked.seed)
        print(f"{facts()}\n\n{on_screen(HEADINGS)}")
        lines: list[Line] = []
        for part in asked.part or PARTS:
            for line in PARTS[part](ground, sizes):
                print(on_screen(cells(line)).rstrip(), flush=True)
                if line.skipped:
                    print(f"  ({line.skipped})", flush=True)
                lines.append(line)
    print(f"\n{verdict(lines)}")
    if asked.write:
        put_into(asked.write, markdown(lines, facts()))
    return 0


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("part", nargs="*", help=f"parts to run: {', '.join(PARTS)}; all of them")
    parser.add_argument("--quick", action="store_true", help="small registers, three pairs")
    parser.add_argument("--pairs", type=int, default=15, help="pairs of runs at most (15)")
    parser.add_argument("--seed", type=int, default=1, help="seed of the registers (1)")
    parser.add_argument("--largest", type=int, metavar="N", help="one more register, of N")
    parser.add_argument(
        "--data", type=Path, metavar="DIR", help="keep the registers for a next run"
    )
    parser.add_argument("--write", type=Path, metavar="PAGE", help="put the table into this page")
    asked = parser.parse_args()
    if unknown := set(asked.part) - PARTS.keys():
        parser.error(f"no such part: {', '.join(sorted(unknown))}")
    return asked


if __name__ == "__main__":
    sys.exit(main())
