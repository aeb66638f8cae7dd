"""The backups as a table, good ones and bad ones."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from ipsm_cli.codes import Codes
from ipsm_cli.core.finding import Finding
from ipsm_cli.reports import backups
from ipsm_cli.store.backup import Held, State
from ipsm_cli.store.kept import Kept

STATE = State(
    uid="b",
    branch="IPSM Kecamatan Cibinong",
    version=6,
    entry=1957,
    seal="4d" * 32,
    at="2026-11-24T08:52:00+07:00",
    counts={"worker": 20, "activity": 1920},
)
GOOD = Kept(Path("a/one.db"), 4096, "sound", STATE)
TOLD = ("2026-11-24T08:52:00+07:00", 1957, "IPSM Kecamatan Cibinong", 20, 1920, 6)


def test_a_line_each(codes: Codes, well_said: Any) -> None:
    table = backups.table([GOOD])
    well_said(table, codes)
    assert table.rows == [("one.db", *TOLD, 4096, "backup.sound")]


@pytest.mark.parametrize(
    ("sort", "word"),
    [
        ("RegisterDamaged", "backup.damaged"),
        ("RegisterEmpty", "backup.damaged"),
        ("NotARegister", "backup.foreign"),
        ("RegisterAltered", "backup.altered"),
        ("RegisterNewer", "backup.newer"),
        ("RegisterReadOnly", "backup.closed"),
        ("RegisterUnfinished", "backup.unfinished"),
    ],
)
def test_a_bad_one_says_why(codes: Codes, well_said: Any, sort: str, word: str) -> None:
    bad = Kept(Path("two.db"), 10, sort, None)
    for table in (backups.table([bad]), backups.proven([], [bad])):
        well_said(table, codes)
        assert table.rows[0][0] == "two.db" and word in table.rows[0]


def test_what_was_proven(codes: Codes, well_said: Any) -> None:
    sound = Held(Path("one.db"), STATE, 4096, "ab", ())
    faulty = sound._replace(path=Path("two.db"), findings=(Finding("row_changed"),) * 2)
    table = backups.proven([sound, faulty], [])
    well_said(table, codes)
    assert table.rows == [
        ("one.db", *TOLD, 0, "backup.proven", "ab"),
        ("two.db", *TOLD, 2, "backup.found", "ab"),
    ]


def test_a_state_without_a_readable_moment(codes: Codes, well_said: Any) -> None:
    well_said(backups.table([GOOD._replace(state=STATE._replace(at="", counts={}))]), codes)
