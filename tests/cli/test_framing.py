"""What makes sheets a paper: letterhead, place and date, who signs."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from ipsm_cli.cli.desk import Desk
from ipsm_cli.cli.framing import Wishes, frame
from ipsm_cli.core.document import Document, Letterhead
from ipsm_cli.store.register import open_to_read

TODAY = datetime.date.today()


@pytest.fixture
def framed(register: Path) -> Callable[..., Document]:
    """A paper without sheets, as the register stands when it is asked for."""

    def made(paper: tuple[str, str] | None = None, **wishes: Any) -> Document:
        title = ("title.month_report", {"period": "2026-10", "branch": "IPSM"})
        with open_to_read(register) as opened:
            desk = Desk(opened.db, TODAY, "id")
            return frame(desk, title, (), stamp="2026-10-31", wishes=Wishes(**wishes), paper=paper)

    return made


def test_title_sheets_and_stamp_are_as_given(framed: Any) -> None:
    document = framed()
    assert (document.title[0], document.sheets) == ("title.month_report", ())
    assert (document.stamp, document.number) == ("2026-10-31", None)


def test_without_a_letterhead_the_branchs_own_lines_or_its_name(ipsm: Any, framed: Any) -> None:
    lines = framed().letterhead.lines
    assert lines == ("IKATAN PEKERJA SOSIAL MASYARAKAT", "IPSM KECAMATAN CIBINONG")
    ipsm("branch", "edit", "--letterhead", "SATU|DUA")
    assert framed().letterhead == Letterhead(("SATU", "DUA"))


def test_the_letterhead_is_that_of_the_papers_day(ipsm: Any, framed: Any) -> None:
    ipsm("letterhead", "set", "--lines", "LAMA")
    ipsm("letterhead", "set", "--since", "1/11/2026", "--lines", "BARU")
    assert framed().letterhead.lines == ("LAMA",)  # by the last day that it tells of
    assert framed(day="2026-11-02").letterhead.lines == ("BARU",)


def test_place_and_date_or_a_line_to_write_it_on(ipsm: Any, framed: Any) -> None:
    assert framed(day="2026-11-02").place_and_date == (
        "sign.place_and_date",
        {"place": "Cibinong", "date": "2026-11-02"},
    )
    assert framed().place_and_date == ("sign.place_and_line", {"place": "Cibinong"})
    ipsm("setting", "set", "place", "Pakansari")
    assert framed().place_and_date == ("sign.place_and_line", {"place": "Pakansari"})
    assert framed(place="Bogor").place_and_date == ("sign.place_and_line", {"place": "Bogor"})


def test_a_paper_that_went_out_bears_its_letters_number_and_date(ipsm: Any, framed: Any) -> None:
    words = ("--date", "3/11/2026", "--paper", "month", "--period", "2026-10")
    ipsm("letter", "add", "--subject", "Laporan", *words)
    document = framed(("month", "2026-10"))
    assert document.number == "001/IPSM/XI/2026"
    assert document.place_and_date == (
        "sign.place_and_date",
        {"place": "Cibinong", "date": "2026-11-03"},
    )
    assert framed(("month", "2026-09")).number is None
    dated = framed(("month", "2026-10"), day="2026-11-09")
    assert dated.number and dated.place_and_date and dated.place_and_date[1]["date"] == "2026-11-09"


def test_who_signs_is_asked_of_the_papers_day(ipsm: Any, framed: Any) -> None:
    ipsm("signatory", "add", "--office", "camat", "--name", "Lama", "--until", "31/10/2026")
    ipsm("signatory", "add", "--office", "camat", "--name", "Baru", "--since", "1/11/2026")
    assert [one.name for one in framed().signatures] == ["Lama", "Tati Hartati", "Rina Wati"]
    assert framed(day="2026-11-02").signatures[0].name == "Baru"
    assert framed(knowing="none").signatures[0].name == "Tati Hartati"
    assert [one.name for one in framed(signing=()).signatures] == ["Lama"]
