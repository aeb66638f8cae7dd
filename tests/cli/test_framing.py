"""What makes sheets a paper: letterhead, place and date, who signs."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from pathlib import Path

import pytest

from ipsm_cli.cli.desk import Desk
from ipsm_cli.cli.framing import frame
from ipsm_cli.core.document import Document, Letterhead
from ipsm_cli.store.register import open_to_read

TODAY = datetime.date.today()


@pytest.fixture
def desk(register: Path) -> Iterator[Desk]:
    with open_to_read(register) as opened:
        yield Desk(opened.db, TODAY, "id")


def framed(desk: Desk, *, day: str | None = None, number: str | None = None) -> Document:
    title = ("title.month_report", {"period": "2026-10", "branch": desk.branch.name})
    return frame(desk, title, (), day=day, stamp="2026-10-31", number=number)


def test_letterhead_is_the_branchs_own_or_its_name(desk: Desk) -> None:
    lines = framed(desk).letterhead.lines
    assert lines == ("IKATAN PEKERJA SOSIAL MASYARAKAT", "IPSM KECAMATAN CIBINONG")
    desk.branch = desk.branch._replace(letterhead="SATU\nDUA")  # type: ignore[misc]
    assert framed(desk).letterhead == Letterhead(("SATU", "DUA"))


def test_place_and_date_or_a_line_to_write_it_on(desk: Desk) -> None:
    dated = framed(desk, day="2026-11-02")
    assert dated.place_and_date == (
        "sign.place_and_date",
        {"place": "Cibinong", "date": "2026-11-02"},
    )
    assert framed(desk).place_and_date == (
        "sign.place_and_line",
        {"place": "Cibinong"},
    )


def test_who_signs(desk: Desk) -> None:
    signatures = framed(desk).signatures
    assert [signature[1] for signature in signatures] == ["", "Tati Hartati", "Rina Wati"]
    assert signatures[0][0][0] == "sign.knowing_kecamatan"


def test_title_number_and_stamp_are_as_given(desk: Desk) -> None:
    document = framed(desk, number="003/IPSM/XI/2026")
    assert (document.title[0], document.number) == ("title.month_report", "003/IPSM/XI/2026")
    assert (document.stamp, document.sheets) == ("2026-10-31", ())
