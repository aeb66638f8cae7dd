"""What the branch aims at."""

from __future__ import annotations

from typing import Any

import pytest

from ipsm_cli.core import errors
from ipsm_cli.core.records import Target
from ipsm_cli.records import history, targets

YEAR = Target("2026", "area", "LH", "activities", 60, None)
NEED = Target("2026", "spm_service", "K3", "denominator", 35, "Dinas Sosial 460/12")
COLUMNS = "period, dimension, code, measure, value, source"


def test_a_target_is_kept_replaced_and_dropped(office: Any) -> None:
    assert office.do(targets.put, YEAR) == 1
    assert office.do(targets.put, NEED) == 2
    assert office.do(targets.put, YEAR._replace(value=70, source="rapat")) == 1
    assert office.rows(f"SELECT {COLUMNS} FROM target ORDER BY number") == [
        YEAR._replace(value=70, source="rapat"),
        NEED,
    ]
    office.do(targets.drop, 1)
    assert office.rows("SELECT number FROM target") == [(2,)]
    assert office.do(targets.put, YEAR) == 3  # a number is never used again


def test_a_drop_can_be_undone(office: Any) -> None:
    office.do(targets.put, YEAR)
    office.do(targets.drop, 1)
    office.do(history.undo, office.entry)
    assert office.rows(f"SELECT number, {COLUMNS} FROM target") == [(1, *YEAR)]


@pytest.mark.parametrize(
    ("target", "error"),
    [
        (YEAR._replace(period="2026-01..2026-03"), errors.TargetPeriod),
        (YEAR._replace(measure="denominator"), errors.TargetMeasure),
        (NEED._replace(measure="people"), errors.TargetMeasure),
        (NEED._replace(source=None), errors.SourceNeeded),
    ],
)
def test_what_cannot_be(office: Any, unchanged: None, target: Target, error: Any) -> None:
    with pytest.raises(error):
        office.do(targets.put, target)


def test_the_same_again(office: Any) -> None:
    office.do(targets.put, YEAR)
    with pytest.raises(errors.NothingToChange):
        office.do(targets.put, YEAR)


def test_no_such_target(office: Any, unchanged: None) -> None:
    with pytest.raises(errors.NoSuchRecord):
        office.do(targets.drop, 1)


def test_which_is_held(office: Any) -> None:
    office.do(targets.put, YEAR)
    assert office.do(lambda pen: targets.held(pen.db, YEAR._replace(value=1))) == 1
    assert office.do(lambda pen: targets.held(pen.db, YEAR._replace(code="KD"))) is None
