"""Whose row it is: ids first, then earlier imports, then the name."""

from __future__ import annotations

from typing import Any

import pytest
from exchange.import_ground import SITI_NIK, Ground

from ipsm_cli.core import errors
from ipsm_cli.exchange import worker_lines
from ipsm_cli.exchange.persons import Persons


def whose(ground: Ground, **told: Any) -> tuple[int, bool]:
    line = worker_lines.line_of(told)
    return Persons(ground.db).find(line, worker_lines.identity(line))[:2]


def test_by_ids(ground: Ground) -> None:
    uid = ground.one("SELECT uid FROM worker WHERE number = 3")
    assert whose(ground, uid=uid, name="Lain", nik=SITI_NIK) == (3, False)
    assert whose(ground, name="Lain", nik=SITI_NIK) == (1, False)
    assert whose(ground, name="Lain", member_number="0321010001") == (1, False)


def test_by_name_where_nothing_speaks_against_it(ground: Ground) -> None:
    assert whose(ground, name="siti aminah") == (1, False)
    assert whose(ground, name="Siti Aminah", birth_date="1985-07-01") == (1, False)
    assert whose(ground, name="Siti Aminah", birth_date="1990-01-01") == (0, False)
    assert whose(ground, name="Siti Aminah", nik="3201011203800007") == (0, False)
    assert whose(ground, name="Siti Aminah", desa=("32.01.01.1001",)) == (0, False)
    assert whose(ground, name="Siti Aminah", desa=("32.01.01.1007",)) == (1, False)
    assert whose(ground, name="Siti") == (0, False)


def test_two_of_a_name_are_shown(ground: Ground) -> None:
    with ground.pen() as pen:
        pen.update("worker", (3,), {"name": "Siti Aminah", "search": "siti aminah"})
    with pytest.raises(errors.AmbiguousWorker):
        whose(ground, name="Siti Aminah")
    assert whose(ground, name="Siti Aminah", birth_date="1985-07-01")[0] in (0, 1, 3)
