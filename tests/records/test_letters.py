"""Letters sent: numbers that are counted anew each year and never given twice."""

from __future__ import annotations

from typing import Any

import pytest

from ipsm_cli.core import errors
from ipsm_cli.records import history, letters

PATTERN = "{seq:03}/IPSM/{roman_month}/{year}"
PAPER = {"paper": "month", "period": "2026-10"}


def add(office: Any, **fields: Any) -> Any:
    return office.do(letters.add, PATTERN, {"subject": "Undangan", **fields})


def test_numbers_follow_each_other_within_a_year(office: Any) -> None:
    days = (None, "2026-01-05", "2027-01-04", "2026-12-31", "2025-06-01")
    assert [add(office, date=day) for day in days] == [
        (1, "001/IPSM/XI/2026"),
        (2, "002/IPSM/I/2026"),
        (3, "001/IPSM/I/2027"),
        (4, "003/IPSM/XII/2026"),
        (5, "001/IPSM/VI/2025"),
    ]


def test_a_number_taken_back_is_not_given_again(office: Any) -> None:
    add(office)
    assert add(office).text.startswith("002/")
    office.undo()
    office.do(history.undo, 2)  # the first one too
    assert office.rows("SELECT COUNT(*) FROM letter") == [(0,)]
    assert add(office) == (3, "003/IPSM/XI/2026")
    assert add(office, date="2027-02-01").text == "001/IPSM/II/2027"


def test_several_in_one_entry(office: Any) -> None:
    def two(pen: Any) -> list[str]:
        return [letters.add(pen, PATTERN, {"subject": "x"}).text[:3] for _ in range(3)]

    assert office.do(two) == ["001", "002", "003"]


def test_an_old_number_keeps_its_pattern(office: Any) -> None:
    add(office)
    office.do(letters.add, "{seq}-{year}", {"subject": "Lain"})
    assert office.rows("SELECT text FROM letter ORDER BY number") == [
        ("001/IPSM/XI/2026",),
        ("2-2026",),
    ]


def test_a_paper_goes_out_once(office: Any) -> None:
    add(office, **PAPER)
    add(office, paper="month", period="2026-09")
    for deed in (
        lambda: add(office, **PAPER),
        lambda: office.do(letters.edit, 2, {"period": "2026-10"}),
    ):
        with pytest.raises(errors.PaperHasLetter) as caught:
            deed()
        assert (caught.value.facts["number"], caught.value.facts["letter"]) == (
            1,
            "001/IPSM/XI/2026",
        )


def test_one_that_comes_back_is_alone_with_its_paper(office: Any) -> None:
    add(office, **PAPER)
    office.undo()
    undo = office.entry
    add(office, **PAPER)
    with pytest.raises(errors.PaperHasLetter):
        office.do(history.undo, undo)


def test_what_is_said_can_be_corrected(office: Any) -> None:
    add(office)
    assert office.do(letters.edit, 1, {"receiver": "Dinas Sosial", **PAPER}) == "001/IPSM/XI/2026"
    assert office.rows("SELECT receiver, paper, date FROM letter") == [
        ("Dinas Sosial", "month", "2026-11-24")
    ]
    assert office.do(letters.edit, 1, {"paper": None, "period": None})
    with pytest.raises(errors.NothingToChange):
        office.do(letters.edit, 1, {"receiver": "Dinas Sosial"})


def test_what_cannot_be(office: Any, unchanged: None) -> None:
    with pytest.raises(errors.LetterPeriod):
        add(office, paper="month")
    with pytest.raises(errors.NoSuchRecord):
        office.do(letters.edit, 9, {"subject": "x"})


def test_half_a_paper_is_refused_on_correction(office: Any) -> None:
    add(office, **PAPER)
    with pytest.raises(errors.LetterPeriod):
        office.do(letters.edit, 1, {"period": None})
