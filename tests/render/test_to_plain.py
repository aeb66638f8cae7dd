"""Aligned columns for pipes and long lists."""

from __future__ import annotations

from typing import Any

from rich.cells import cell_len

from ipsm_cli.core.table import Column, Table
from ipsm_cli.render.to_plain import write


def test_columns_are_aligned(recap: Any, look: Any) -> None:
    lines = write(recap, look("en", unicode=False)).splitlines()
    assert lines[2:] == [
        "Area                   Activities   Hours           Cost  Share",
        "---------------------  ----------  ------  -------------  -----",
        "Environment                    62   125.5   Rp 4,250,000    42%",
        "Basic needs                    48      90  Rp 12,750,000    33%",
        "Government programmes          37   45.75           Rp 0    25%",
        "---------------------  ----------  ------  -------------  -----",
        "Total                         147  261.25  Rp 17,000,000",
    ]


def test_wide_characters_take_two_cells(look: Any) -> None:
    columns = (Column("name"), Column("count", "number"), Column("note"))
    rows = (("山田", 5, "%s"), ("Siti", 12, "100%"))
    lines = write(Table("x", columns, rows, ("title.people", {})), look("en")).splitlines()
    assert lines[4:] == ["山田           5  %s", "Siti          12  100%"]
    assert cell_len(lines[4].partition("5")[0]) == lines[5].index("2")


def test_a_terminal_too_narrow_gets_blocks(recap: Any, look: Any) -> None:
    assert write(recap, look("en", width=63)).count("\n") == 9
    assert write(recap, look("en", width=62)).startswith(
        "Activities of October 2026\n\nArea        Environment\nActivities  62\n"
    )


def test_no_width_no_limit(look: Any) -> None:
    table = Table("x", (Column("note"),), (("x" * 5000,),), ("title.people", {}))
    assert "x" * 5000 in write(table, look())
