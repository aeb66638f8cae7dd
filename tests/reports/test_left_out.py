from __future__ import annotations

from typing import Any

from ipsm_cli.core.question import Question
from ipsm_cli.reports import left_out


def test_voided_activities_are_said(small: Any, october: Question) -> None:
    assert left_out.notes(small.db, october) == (("note.voided", {"count": 1}),)
    assert left_out.notes(small.db, october._replace(area="KD")) == ()


def test_equals_a_plain_count(big: Any, question: Question) -> None:
    counted = {number for number, _ in big.rows.pick(question)}
    alive = big.rows._replace(activities=[{**a, "voided_on": None} for a in big.rows.activities])
    voided = {number for number, _ in alive.pick(question)} - counted
    expected = (("note.voided", {"count": len(voided)}),) if voided else ()
    assert left_out.notes(big.db, question) == expected
