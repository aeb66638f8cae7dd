"""CSV: exact bytes, and that every text comes back."""

from __future__ import annotations

import csv
import io
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from ipsm_cli.core.guard import undo_guard
from ipsm_cli.core.table import Column, Table
from ipsm_cli.render.to_csv import separated, write


def test_numbers_are_not_guarded_and_stay_plain() -> None:
    columns = (Column("cost", "money"), Column("hours", "hours"), Column("share", "share"))
    table = Table("x", columns, ((-1250000, -90, 0.5), (None, 100, None)), ("t", {}), (0, 0, None))
    assert separated(table, ",") == b"cost,hours,share\n-1250000,-1.5,0.5\n,1.67,\n"


def test_codes_and_line_ends(look: Any) -> None:
    table = Table(
        "x",
        (Column("area", "code", "area"), Column("note", screen=False)),
        ((("LH", "KD"), 'a,"b"'), ((), "a\rb"), (None, "a\r\nb")),
        ("t", {}),
    )
    assert write(table, look()) == (b'area,note\nLH;KD,"a,""b"""\n,"a\rb"\n,"a\r\nb"\n')


def test_what_is_unknown_among_several_is_empty(look: Any) -> None:
    table = Table("t", (Column("since", "date"),), [((None, "2026-10-16"),)], ("title.t", {}))
    assert write(table, look()) == b"since\n;2026-10-16\n"


def test_a_lone_surrogate_cannot_break_the_file(look: Any) -> None:
    table = Table("x", (Column("name"),), (("a\ud800",),), ("t", {}))
    assert write(table, look()) == b"name\na?\n"


CELLS = st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=12)


@given(st.lists(st.tuples(CELLS, CELLS), max_size=5))
def test_every_text_comes_back(rows: list[tuple[str, str]]) -> None:
    table = Table("x", (Column("name"), Column("note")), tuple(rows), ("t", {}))
    read = list(csv.reader(io.StringIO(separated(table, ",").decode(), newline=""), strict=True))
    assert [tuple(map(undo_guard, row)) for row in read[1:]] == rows
