from __future__ import annotations

from typing import Any

import pytest

from ipsm_cli.codes import Codes
from ipsm_cli.core.question import Question
from ipsm_cli.reports import found

TODAY = Question("2026-11-24")


def test_each_with_the_reason(small: Any, codes: Codes, by_key: Any, well_said: Any) -> None:
    table = found.table(found.read(small.db, TODAY._replace(text="st amina"), codes))
    well_said(table, codes)
    assert by_key(table) == [
        {
            "number": 1,
            "name": "Siti Aminah",
            "member_number": "0321010001",
            "desa": ("32.01.01.1001",),
            "status": "aktif",
            "reason": "found.sounds",
        }
    ]
    assert table.notes == (("note.workers", {"count": 1}),)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("siti", [(1, "found.begins"), (3, "found.begins")]),
        ("77", [(2, "found.member_number")]),
        ("suhnedar", [(2, "found.slip")]),
        ("dadang suhendar", [(2, "found.whole")]),
        ("nobody", []),
    ],
)
def test_the_surest_first(small: Any, codes: Codes, text: str, lines: list[Any]) -> None:
    read = found.read(small.db, TODAY._replace(text=text), codes)
    assert [(line.number, line.reason) for line in read] == lines


def test_nobody_found(empty: Any, codes: Codes) -> None:
    table = found.table(found.read(empty.db, TODAY._replace(text="siti"), codes))
    assert (list(table.rows), table.notes) == ([], ())
