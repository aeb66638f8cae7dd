"""Make the region file of the package from an unpacked copy of the npm package idn-area-data.

    python scripts/make_regions.py FOLDER [TARGET]

FOLDER holds ``data/provinces.csv``, ``regencies.csv``, ``districts.csv`` and ``villages.csv``, each
with the columns ``code`` and ``name``. TARGET is ``ipsm_cli/codes/region_data/regions.csv`` unless
named. The file made holds one line a region, ``code,name``, sorted by the text of the code, so that
a region is followed by all that lies in it. It is written only when the checks below hold.
"""

from __future__ import annotations

import csv
import sys
from pathlib import Path

# Kepmendagri 300.2.2-2138/2025; the totals are the same in 300.2.2-2430/2025.
COUNTS = {"provinces": 38, "regencies": 514, "districts": 7285, "villages": 83762}
TARGET = Path(__file__).parent.parent / "ipsm_cli" / "codes" / "region_data" / "regions.csv"


def read_level(data: Path, level: str) -> list[tuple[str, str]]:
    """Code and name of every region in one file of the package, names trimmed."""
    with open(data / f"{level}.csv", encoding="utf-8", newline="") as lines:
        return [(row["code"], " ".join(row["name"].split())) for row in csv.DictReader(lines)]


def find_faults(levels: dict[str, list[tuple[str, str]]]) -> list[str]:
    """What is wrong with the data, one sentence each."""
    faults = [
        f"{level}: {len(levels[level])} regions, {count} expected"
        for level, count in COUNTS.items()
        if len(levels[level]) != count
    ]
    codes = [code for regions in levels.values() for code, _ in regions]
    known = set(codes)
    if len(known) != len(codes):
        faults.append(f"{len(codes) - len(known)} codes stand twice")
    for code in codes:
        parent = code.rpartition(".")[0]
        if parent and parent not in known:
            faults.append(f"{code} lies in no region")
    faults += [
        f"{code} has no name" for level in levels.values() for code, name in level if not name
    ]
    return faults


def main(arguments: list[str]) -> int:
    """0 the file is written, 1 the data are not as expected, 2 asked wrongly."""
    if len(arguments) not in (1, 2):
        print(__doc__, file=sys.stderr)
        return 2
    data = Path(arguments[0]) / "data"
    levels = {level: read_level(data, level) for level in COUNTS}
    faults = find_faults(levels)
    if faults:
        print("\n".join(faults[:20]), file=sys.stderr)
        return 1
    target = Path(arguments[1]) if len(arguments) == 2 else TARGET
    with open(target, "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("code", "name"))
        writer.writerows(sorted(region for regions in levels.values() for region in regions))
    print(target)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
