"""Cells read as the fields they stand under: what people write, and what is refused."""

from __future__ import annotations

from datetime import time
from pathlib import Path
from typing import Any

import pytest
from exchange.import_ground import SITI_NIK, Ground

from ipsm_cli.core import errors
from ipsm_cli.exchange.foreign import Broken
from ipsm_cli.exchange.headings import fields
from ipsm_cli.exchange.values import Reader

READ: tuple[tuple[str, str, Any, Any], ...] = (
    ("workers", "nik", SITI_NIK, SITI_NIK),
    ("workers", "nik", "'3201 0141 0785 0003", SITI_NIK),
    ("workers", "sex", "Laki - laki", "L"),
    ("workers", "sex", "Wanita", "P"),
    ("workers", "sex", "pr", "P"),
    ("workers", "phone", 81234567890, "+6281234567890"),
    ("workers", "phone", 81234567890.0, "+6281234567890"),
    ("workers", "phone", 6281234567890, "+6281234567890"),
    ("workers", "phone", "0812-3456-7890", "+6281234567890"),
    ("workers", "education", "SMA", "05"),
    ("workers", "birth", "Bogor, 1 Juli 1985", ("Bogor", "1985-07-01")),
    ("workers", "birth", "Bogor/01-07-1985", ("Bogor", "1985-07-01")),
    ("workers", "birth", "1 Juli 1985", (None, "1985-07-01")),
    ("workers", "home_rt", 3, "003"),
    ("workers", "home_rt", "RT 03", "003"),
    ("workers", "home_rt_rw", "03/05", ("003", "005")),
    ("workers", "home_rt_rw", "RT 03 RW 05", ("003", "005")),
    ("workers", "desa", "Ds. Pakansari, Kel. Cibinong", ("32.01.01.1007", "32.01.01.1001")),
    ("workers", "active_since", 2019, "2019"),
    ("workers", "email", "tidak ada", None),
    ("activities", "people", "25 orang", 25),
    ("activities", "people", "1.250", 1250),
    ("activities", "people", 25.0, 25),
    ("activities", "cost", "Rp 1.250.000,-", 1_250_000),
    ("activities", "cost", 1250000, 1_250_000),
    ("activities", "hours", "2 jam", 120),
    ("activities", "hours", 1.5, 90),
    ("activities", "hours", time(1, 30), 90),
    ("activities", "hours", "08.00 - 10.30 WIB", 150),
    ("activities", "hours", "30:00", 1800),
    ("activities", "quantity", 1.125, 1.125),
    ("activities", "kind", "Kunjungan rumah dan asesmen kebutuhan", "KD09"),
    ("activities", "kind", "kd09", "KD09"),
    ("activities", "partners", "Dinas Sosial, TKSK dan Puskesmas", ("dinsos", "tksk", "puskesmas")),
    ("activities", "desa", "KELURAHAN PAKANSARI", "32.01.01.1007"),
    ("activities", "desa", "32.01.01.1007", "32.01.01.1007"),
    ("activities", "workers", "Pak Dadang", (2,)),
    ("activities", "constraint", "-", None),
)
REFUSED: tuple[tuple[str, str, Any, type[errors.IpsmError]], ...] = (
    ("workers", "nik", 3201014107850003, errors.NikAsNumber),
    ("workers", "nik", 3.2e15, errors.NikAsNumber),
    ("workers", "nik", "3,20101E+15", errors.NikAsNumber),
    ("workers", "nik", "320101410785000", errors.NikLength),
    ("workers", "sex", "X", errors.UnknownCode),
    ("workers", "phone", "0812/0813", errors.IpsmError),
    ("workers", "home_rt_rw", "dekat masjid", errors.UnreadableNumber),
    ("workers", "desa", "Sukamaju", errors.UnknownVillage),
    ("activities", "people", 2.5, errors.UnreadableNumber),
    ("activities", "people", "banyak", errors.UnreadableNumber),
    ("activities", "people", -3, errors.NegativeNumber),
    ("activities", "people", True, errors.UnreadableNumber),
    ("activities", "hours", "09.00", errors.UnreadableHours),
    ("activities", "hours", "10.00 - 08.00", errors.NotPositive),
    ("activities", "hours", 0, errors.NotPositive),
    ("activities", "quantity", 0, errors.NotPositive),
    ("activities", "date", Broken("cell.formula"), errors.BrokenCell),
    ("activities", "people", Broken("cell.error", "#REF!"), errors.BrokenCell),
    ("activities", "description", "a\u202eb", errors.ForbiddenCharacter),
    ("activities", "place", "x" * 200, errors.TooLong),
    ("activities", "workers", "Siti", errors.AmbiguousWorker),
)


@pytest.fixture
def readers(ground: Ground) -> dict[str, Reader]:
    head = {
        "workers": (("Nama", "L/P"), ("A", "L")),
        "activities": (("uid", "Tanggal"), ("u", "x")),
    }
    return {kind: ground.reader(kind, *rows)[1] for kind, rows in head.items()}


@pytest.mark.parametrize(("kind", "key", "cell", "expected"), READ)
def test_a_cell_is_read(
    readers: dict[str, Reader], kind: str, key: str, cell: Any, expected: Any
) -> None:
    assert readers[kind].read(fields(kind)[key], cell) == expected


@pytest.mark.parametrize(("kind", "key", "cell", "error"), REFUSED)
def test_a_cell_is_refused(
    readers: dict[str, Reader], kind: str, key: str, cell: Any, error: type[Exception]
) -> None:
    with pytest.raises(error):
        readers[kind].read(fields(kind)[key], cell)


def test_photos_are_files_seen_from_the_sheets_folder(ground: Ground, tmp_path: Path) -> None:
    (tmp_path / "foto").mkdir()
    for name in ("a.jpg", "b, c.PNG", "foto/d.jpeg"):
        (tmp_path / name).touch()
    _, reader = ground.reader(
        "activities", ("uid", "Tanggal", "Foto"), ("u", "x", ""), folder=tmp_path
    )
    photos = fields("activities")["photos"]
    assert reader.read(photos, " a.jpg, b, c.PNG;foto/d.jpeg\na.jpg ") == (
        *("a.jpg", "b, c.PNG", "foto/d.jpeg"),
    )
    assert reader.read(photos, "foto\\d.jpeg") == ("foto\\d.jpeg",)
    assert reader.read(photos, str(tmp_path / "a.jpg")) == (str(tmp_path / "a.jpg"),)
    for remark in ("ada", "terlampir di grup", "3 lembar", "https://contoh.id/a.jpg"):
        assert reader.read(photos, remark) == ()
    assert reader.read(photos, "-") is None
    for lacking in ("d.jpeg", "a.jpg;z.jpg", "foto.jpg", "x" * 400 + ".jpg"):
        with pytest.raises(errors.PhotoNotThere):
            reader.read(photos, lacking)


def test_our_own_csv_writes_numbers_as_programs_do(ground: Ground) -> None:
    _, reader = ground.reader("activities", ("uid", "hours", "quantity"), ("u", "1", "2"))
    known = fields("activities")
    assert reader.read(known["hours"], "1.25") == 75
    assert reader.read(known["quantity"], "1.125") == 1.125
    _, other = ground.reader("activities", ("Kode unik", "Jam"), ("u", "1"))
    with pytest.raises(errors.AmbiguousHours):
        other.read(known["hours"], "1.25")
