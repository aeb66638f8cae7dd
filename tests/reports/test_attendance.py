"""The list to sign at a meeting."""

from __future__ import annotations

from typing import Any

from ipsm_cli.core.question import Question
from ipsm_cli.reports import attendance
from ipsm_cli.reports.attendance import Meeting

TODAY = Question("2026-11-24")
MEETING = Meeting("2026-10-05", "Aula kecamatan", None, 2)


def test_who_is_active_and_lines_to_spare(filled: Any, codes: Any, well_said: Any) -> None:
    table = attendance.table(attendance.read(filled(), TODAY, MEETING))
    well_said(table, codes)
    assert [row[:2] for row in table.rows] == [
        (1, "Dadang Suhendar"),
        (2, "Hj. Siti Aminah"),
        (3, "Siti Komariah"),
        (4, None),
        (5, None),
    ]
    assert [row[3] for row in table.rows] == [1, 2, 3, 4, 5]
    told = [value for _, value in table.about]
    assert told[:2] == ["2026-10-05", "Aula kecamatan"]
    assert set(str(told[2])) == {"."}


def test_of_one_village(filled: Any) -> None:
    found = attendance.read(filled(), TODAY._replace(desa="32.01.01.1002"), MEETING)
    assert [name for name, _ in found.names] == ["Dadang Suhendar", "Siti Komariah"]
