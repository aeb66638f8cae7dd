"""The region file as it ships: whole, in order, and made by its script."""

from __future__ import annotations

import csv
import subprocess
import sys
from collections import Counter
from pathlib import Path

from ipsm_cli.codes import regions
from ipsm_cli.codes.regions import Region

COUNTS = {"provinsi": 38, "kabkota": 514, "kecamatan": 7285, "desa": 83762}
SCRIPT = Path(__file__).parents[2] / "scripts" / "make_regions.py"
SOURCES = {
    "provinsi": "provinces",
    "kabkota": "regencies",
    "kecamatan": "districts",
    "desa": "villages",
}


def read_all() -> list[Region]:
    with open(regions.FILE, encoding="utf-8", newline="") as lines:
        return [Region(row["code"], row["name"]) for row in csv.DictReader(lines)]


def write_package(folder: Path, rows: list[Region]) -> None:
    """The rows as the source package has them: one file a level."""
    (folder / "data").mkdir(parents=True)
    for level, name in SOURCES.items():
        with open(folder / "data" / f"{name}.csv", "w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(("code", "name"))
            writer.writerows(row for row in rows if row.level == level)


def make(folder: Path, target: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(SCRIPT), str(folder), str(target)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_counts_order_and_parents() -> None:
    rows = read_all()
    codes = [row.code for row in rows]
    assert Counter(row.level for row in rows) == COUNTS
    assert codes == sorted(set(codes))
    assert {row.parent for row in rows if row.parent} <= set(codes)
    assert all(row.name and row.name == " ".join(row.name.split()) for row in rows)
    kinds = Counter(regions.kind_of_village(code) for code in codes if len(code) == 13)
    assert kinds == {"kelurahan": 8496, "desa": 75252, "desa_adat": 14}


def test_what_lies_in_a_region_follows_it_at_once() -> None:
    open_above: list[str] = []
    for row in read_all():
        while open_above and not row.code.startswith(open_above[-1] + "."):
            open_above.pop()
        assert (open_above[-1] if open_above else None) == row.parent
        open_above.append(row.code)


def test_the_file_is_plain_utf8_with_its_licence_beside_it() -> None:
    raw = Path(regions.FILE).read_bytes()
    assert raw.startswith(b"code,name\n11,Aceh\n")
    assert raw.endswith(b"\n")
    assert b"\r" not in raw
    raw.decode("utf-8")
    notice = Path(regions.FILE).with_name("README.md").read_text(encoding="utf-8")
    assert "idn-area-data" in notice
    assert "Open Database License" in notice


def test_the_script_makes_this_file(tmp_path: Path) -> None:
    write_package(tmp_path / "package", read_all()[::-1])
    made = make(tmp_path / "package", tmp_path / "made.csv")
    assert (made.returncode, made.stderr) == (0, "")
    assert (tmp_path / "made.csv").read_bytes() == Path(regions.FILE).read_bytes()


def test_the_script_refuses_data_that_are_not_whole(tmp_path: Path) -> None:
    rows = [row for row in read_all() if row.code != "32.01.02"]
    write_package(tmp_path / "package", rows)
    made = make(tmp_path / "package", tmp_path / "made.csv")
    assert made.returncode == 1
    assert not (tmp_path / "made.csv").exists()
    assert "districts: 7284 regions, 7285 expected" in made.stderr
    assert "32.01.02.2001 lies in no region" in made.stderr


def test_the_door_offers_both_halves() -> None:
    assert regions.find("cibinong", level="kecamatan") == [regions.get("32.01.01")]
    assert regions.read_region("32.01.02") == regions.path("32.01.02")[-1]
