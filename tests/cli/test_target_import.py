"""ipsm target import: a sheet of targets, at the counter."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import openpyxl
import pytest

GOOD = """Periode;Untuk;Ukuran;Nilai;Sumber
2026;Semua;;400;rapat kerja
2026-10;LH;kegiatan;12;
2026;K3;;35;Dinas Sosial 460/12
"""
BAD = "2026-13;LH;;5;\n2026;XX99;;5;\n2026;LH;hours;5;\n2026;K4;;5;\n2026;KD;;lima;\n"


def listed(ipsm: Any) -> list[tuple[Any, ...]]:
    rows = json.loads(ipsm("target", "list", "--format", "json").out)["rows"]
    return [tuple(row[key] for key in ("period", "aim", "target", "source")) for row in rows]


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    path = tmp_path / "target.csv"
    path.write_text(GOOD, "utf-8")
    return path


KEPT = [
    ("2026", None, 400, "rapat kerja"),
    ("2026", "spm_service:K3", 35, "Dinas Sosial 460/12"),
    ("2026-10", "area:LH", 12, None),
]


def test_all_at_once_and_again(ipsm: Any, register: Path, sheet: Path) -> None:
    done = ipsm("target", "import", sheet, "--yes")
    assert done.code == 0 and "ipsm undo 10" in done.err
    assert "Baru 3, berubah 0, sudah ada 0, ditolak 0" in done.err
    assert listed(ipsm) == KEPT
    before = register.read_bytes()
    again = ipsm("--lang", "en", "target", "import", sheet, "--yes")
    assert again.code == 0 and "Nothing changed" in again.err
    assert register.read_bytes() == before
    sheet.write_text(GOOD.replace("400", "500"), "utf-8")
    changed = ipsm("target", "import", sheet, "--yes")
    assert changed.code == 0 and "Baru 0, berubah 1, sudah ada 2" in changed.err
    assert listed(ipsm)[0] == ("2026", None, 500, "rapat kerja")
    assert ipsm("undo").code == 0 and listed(ipsm) == KEPT
    assert ipsm("undo", "10").code == 0 and listed(ipsm) == []


def test_without_a_person_it_needs_yes(ipsm: Any, register: Path, sheet: Path) -> None:
    """The plan is told all the same; where nothing would be written nothing is asked."""
    before = register.read_bytes()
    done = ipsm("target", "import", sheet)
    assert (done.code, done.out) == (3, "")
    assert "Baru 3, berubah 0" in done.err and "--yes" in done.lines[-1]
    assert register.read_bytes() == before
    ipsm("target", "import", sheet, "--yes")
    again = ipsm("target", "import", sheet)
    assert again.code == 0 and again.err.count("Baru 0, berubah 0, sudah ada 3") == 1


def test_a_person_is_asked(terminal: Any, ipsm: Any, register: Path, sheet: Path) -> None:
    for answer, code, kept in (("", 3, []), ("y", 0, KEPT)):
        sitting = terminal("target", "import", sheet, env={"IPSM_LANG": "id"})
        sitting.see("Baru 3, berubah 0")
        sitting.answer("Masukkan 3 yang baru dan perbaiki 0? (y/T)", answer)
        assert sitting.end() == code
        assert listed(ipsm) == kept


def test_tried_out(ipsm: Any, register: Path, sheet: Path) -> None:
    before = register.read_bytes()
    done = ipsm("target", "import", sheet, "--dry-run")
    assert (done.code, done.out) == (0, "")
    assert "Baru 3" in done.err and register.read_bytes() == before


def test_some_are_refused(ipsm: Any, register: Path, sheet: Path) -> None:
    sheet.write_text(GOOD + BAD, "utf-8")
    assert ipsm("target", "import", sheet, "--dry-run").code == 6
    assert listed(ipsm) == [] and not [*sheet.parent.glob("*.rejected.xlsx")]
    done = ipsm("target", "import", sheet, "--yes")
    assert done.code == 6 and "ditolak 5" in done.err and "2026-13" in done.err
    assert listed(ipsm) == KEPT
    (left,) = sheet.parent.glob("*.rejected.xlsx")
    found = openpyxl.load_workbook(left).active
    assert found is not None and sum(1 for row in found.iter_rows() if row[0].value) >= 5
    sheet.write_text(GOOD.splitlines()[0] + "\n" + BAD, "utf-8")
    assert ipsm("target", "import", sheet, "--yes").code == 3


@pytest.mark.parametrize("text", ["Nama;Alamat\nSiti;Pakansari\n", "Periode;Untuk\n2026;LH\n", ""])
def test_no_such_table(ipsm: Any, register: Path, sheet: Path, text: str) -> None:
    sheet.write_text(text, "utf-8")
    done = ipsm("target", "import", sheet, "--yes")
    assert done.code in (3, 5) and done.out == ""
    assert ipsm("target", "import", sheet.parent / "none.csv").code == 5


def test_a_heading_of_their_own(ipsm: Any, register: Path, sheet: Path) -> None:
    sheet.write_text("Kapan;Untuk;Nilai\n2026;LH;5\n", "utf-8")
    assert ipsm("target", "import", sheet, "--yes").code == 3
    assert ipsm("target", "import", sheet, "--yes", "--map", "Kapan=period").code == 0
    assert listed(ipsm) == [("2026", "area:LH", 5, None)]
