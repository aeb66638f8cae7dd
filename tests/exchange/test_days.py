"""Days as sheets write them: nothing is guessed, nothing depends on the day of the import."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest
from exchange.import_ground import TODAY

from ipsm_cli.core import errors
from ipsm_cli.exchange import days

READ: tuple[tuple[Any, str, str], ...] = (
    (date(2026, 3, 5), "", "2026-03-05"),
    (datetime(2026, 3, 5, 9, 30), "", "2026-03-05"),
    ("2026-03-05", "", "2026-03-05"),
    ("2026-03-05 00:00:00", "", "2026-03-05"),
    ("05/03/2026 09.00 WIB", "", "2026-03-05"),
    ("5-3-2026", "", "2026-03-05"),
    ("Kamis, 5 Maret 2026", "", "2026-03-05"),
    ("Jum'at, 6 Mar 2026", "", "2026-03-06"),
    ("5 Agustus 2026", "", "2026-08-05"),
    ("5", "2026-03", "2026-03-05"),
    (5, "2026-03", "2026-03-05"),
    ("Kamis, 5", "2026-03", "2026-03-05"),
    ("tgl 5", "2026-03", "2026-03-05"),
    ("5/3", "2026-03", "2026-03-05"),
    ("Kamis, 5 Maret", "2026-03", "2026-03-05"),
)
REFUSED: tuple[tuple[Any, str, type[errors.IpsmError]], ...] = (
    ("5 Maret", "", errors.DateWithoutYear),
    ("5/3", "", errors.DateWithoutYear),
    ("kemarin", "", errors.DateWithoutYear),
    ("senin", "", errors.DateWithoutYear),
    ("05/03/26", "", errors.IpsmError),
    ("5 Mar 26", "", errors.TwoDigitYear),
    ("31/02/2026", "", errors.UnreadableDate),
    ("Senin, 5 Maret 2026", "", errors.WrongWeekday),
    (46086, "", errors.SerialDate),
    ("46086", "", errors.SerialDate),
    (46086.5, "", errors.SerialDate),
    (7, "", errors.DateWithoutYear),
    ("25/11/2026", "", errors.FutureDate),
    ("5/4/2026", "2026-03", errors.DateOutsideMonth),
    (date(2026, 4, 5), "2026-03", errors.DateOutsideMonth),
)


@pytest.mark.parametrize(("cell", "month", "expected"), READ)
def test_a_day_is_read(cell: Any, month: str, expected: str) -> None:
    assert days.read_day(cell, TODAY, month) == expected


@pytest.mark.parametrize(("cell", "month", "error"), REFUSED)
def test_a_doubtful_day_is_refused(cell: Any, month: str, error: type[Exception]) -> None:
    with pytest.raises(error):
        days.read_day(cell, TODAY, month)


def test_a_serial_shows_the_day_that_may_be_meant() -> None:
    with pytest.raises(errors.SerialDate) as refused:
        days.read_day(46086, TODAY)
    assert refused.value.facts["guess"] == date(2026, 3, 5).isoformat()  # day 46,086 of Excel


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        (2019, "2019"),
        ("2019", "2019"),
        ("Maret 2019", "2019-03"),
        (date(2019, 3, 1), "2019-03-01"),
        ("1/3/2019", "2019-03-01"),
    ],
)
def test_a_beginning_is_as_precise_as_it_is_known(cell: Any, expected: str) -> None:
    assert days.read_since(cell, TODAY) == expected


@pytest.mark.parametrize(
    ("cell", "expected"),
    [("Maret 2026", "2026-03"), ("Bulan Maret 2026", "2026-03"), (date(2026, 3, 1), "2026-03")],
)
def test_the_month_above_a_table(cell: Any, expected: str) -> None:
    assert days.month_of(cell) == expected
    assert days.month_of("Maret") == ""
