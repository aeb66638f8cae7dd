"""The month of one worker as ePSKS lays it out."""

from __future__ import annotations

from typing import Any

import pytest

from ipsm_cli.core.errors import NoWorkerNamed
from ipsm_cli.core.period import Period
from ipsm_cli.core.question import Question
from ipsm_cli.core.records import Coded
from ipsm_cli.reports import epsks

OCTOBER = Question("2026-11-24", Period("2026-10", "2026-10", "2026-10"))


def test_the_layout(filled: Any, codes: Any, well_said: Any) -> None:
    db = filled(
        photo=[
            {"activity": 2, "place": 1, "file": "b.jpg"},
            {"activity": 1, "place": 1, "file": "a.jpg", "caption": "Kerja bakti"},
            {"activity": 4, "place": 1, "file": "void.jpg"},
            {"activity": 3, "place": 1, "file": "other.jpg"},
        ]
    )
    table = epsks.table(epsks.read(db, OCTOBER._replace(worker=2), codes))
    well_said(table, codes)
    assert table.rows == [
        (
            *(1, "2026-10-02", ("Balai RW 05", Coded("village", "32.01.01.1001"))),
            *("Kerja bakti 100% warga", None),
        ),
        (2, "2026-10-05", (Coded("village", "32.01.01.1002"),), Coded("kind", "KD01"), None),
    ]
    assert [(column.key, value) for column, value in table.about] == [
        ("name", "Dadang Suhendar"),
        ("register_number", "77"),
        ("work_area", ("32.01.01.1001", "32.01.01.1002")),
        ("month", "2026-10"),
    ]
    assert table.photos == (("a.jpg", "Kerja bakti"), ("b.jpg", None))


def test_a_voided_activity_is_not_reported(filled: Any, codes: Any) -> None:
    month = epsks.read(filled(), OCTOBER._replace(worker=1), codes)
    assert month.name == "Hj. Siti Aminah"
    assert [line.number for line in month.lines] == [1]


def test_it_is_of_one_worker(filled: Any, codes: Any) -> None:
    with pytest.raises(NoWorkerNamed):
        epsks.read(filled(), OCTOBER, codes)
