"""Words to values; how each kind of word is read is tested in tests/core and tests/codes."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from ipsm_cli.cli import values
from ipsm_cli.cli.desk import Desk
from ipsm_cli.core import errors
from ipsm_cli.core.period import Period
from ipsm_cli.core.records import Part, Served
from ipsm_cli.store.register import open_to_read

TODAY = datetime.date(2026, 11, 24)


@pytest.fixture
def desk(register: Path) -> Iterator[Desk]:
    with open_to_read(register) as opened:
        yield Desk(opened.db, TODAY, "id")


READ: list[tuple[values.Read, str, Any]] = [
    (values.line, "  Siti   Aminah ", "Siti Aminah"),
    (values.prose, "satu\r\n dua ", "satu\ndua"),
    (values.code("sex"), "perempuan", "P"),
    (values.code("education"), "SMA", "05"),
    (values.day, "kemarin", "2026-11-23"),
    (values.past_day, "24/11/2026", "2026-11-24"),
    (values.period, "okt", Period("2026-10", "2026-10", "2026-10")),
    (values.period, "desember", Period("2025-12", "2025-12", "2025-12")),
    (values.coming_period, "desember 2026", Period("2026-12", "2026-12", "2026-12")),
    (values.since, "03/2019", "2019-03"),
    (values.nik, "3201 0141 0785 0003", "3201014107850003"),
    (values.phone, "0812-3456-7890", "+6281234567890"),
    (values.email, "Siti@Contoh.ID", "Siti@contoh.id"),
    (values.village, "pakansari", "32.01.01.1007"),
    (values.any_village, "pakansari", "32.01.01.1007"),
    (values.any_village, "32.01.02.2001", "32.01.02.2001"),
    (values.house_number, "5", "005"),
    (values.whole, "1.250", 1250),
    (values.due_day, "28", 28),
    (values.rupiah, "1,5 juta", 1_500_000),
    (values.minutes, "1:30", 90),
    (values.quantity, "2,5", 2.5),
    (values.new_code, " lh90 ", "LH90"),
    (values.language, "EN", "en"),
    (values.worker, "dadang", 2),
    (values.activity, "no 2", 2),
    (values.taking_part, "dadang:peserta", Part(2, "peserta")),
    (values.taking_part, "dadang", Part(2, "")),
    (values.served, "08:P:60+=12", Served("08", "P", "60+", 12)),
    (values.served, ":L:=10", Served("", "L", "", 10)),
    (values.served, "8=3", Served("08", "", "", 3)),
    (values.served, "=3", Served("", "", "", 3)),
]


@pytest.mark.parametrize(("read", "text", "expected"), READ)
def test_what_is_read(desk: Desk, read: values.Read, text: str, expected: Any) -> None:
    assert read(desk, text) == expected


REFUSED: list[tuple[values.Read, str, type[errors.IpsmError]]] = [
    (values.past_day, "25/11/2026", errors.FutureDate),
    (values.coming_period, "desember", errors.AmbiguousPeriod),
    (values.any_village, "32.01.02.9999", errors.UnknownRegion),
    (values.any_village, "32.01.02", errors.WrongRegionLevel),
    (values.house_number, "1234", errors.UnreadableNumber),
    (values.house_number, "5a", errors.UnreadableNumber),
    (values.house_number, "٥", errors.UnreadableNumber),
    (values.due_day, "0", errors.NotPositive),
    (values.due_day, "29", errors.TooLarge),
    (values.new_code, "9LH", errors.UnreadableCode),
    (values.new_code, "L", errors.UnreadableCode),
    (values.new_code, "LH-90", errors.UnreadableCode),
    (values.new_code, "L" * 13, errors.UnreadableCode),
    (values.language, "jw", errors.UnknownLanguage),
    (values.worker, "siti", errors.AmbiguousWorker),
    (values.taking_part, "dadang:penonton", errors.UnknownCode),
    (values.served, "08:P:60+", errors.UnreadableCount),
    (values.served, "08:P:60+:x=1", errors.UnreadableCount),
    (values.served, "08:X:=1", errors.UnknownCode),
    (values.served, "08:P:=1,5", errors.UnreadableNumber),
]


@pytest.mark.parametrize(("read", "text", "refusal"), REFUSED)
def test_what_is_refused(
    desk: Desk, read: values.Read, text: str, refusal: type[errors.IpsmError]
) -> None:
    with pytest.raises(refusal):
        read(desk, text)


@pytest.mark.parametrize(
    ("level", "text", "expected"),
    [
        ("kecamatan", "cibinong", "32.01.01"),
        ("kabkota", "kab bogor", "32.01"),
        ("desa", "32.01.01.1007", "32.01.01.1007"),
        ("nasional", "apa saja", None),
        (None, "32.01.01", "32.01.01"),
    ],
)
def test_a_region_is_read_at_the_level_told(
    level: str | None, text: str, expected: str | None
) -> None:
    desk = Desk(None, TODAY, "id")
    desk.told = {"level": level}
    assert values.region(desk, text) == expected


def test_the_first_named_leads_and_the_others_stand_by(desk: Desk) -> None:
    assert values.parts(desk, ["aminah", "dadang", "komariah:peserta"]) == [
        Part(1, "pelaksana"),
        Part(2, "pendamping"),
        Part(3, "peserta"),
    ]
