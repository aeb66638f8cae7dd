"""Small tables in a box."""

from __future__ import annotations

import os
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from ipsm_cli.core.table import Column, Table
from ipsm_cli.render.to_terminal import write


def test_a_box(recap: Any, look: Any) -> None:
    assert write(recap, look("id", width=80)).splitlines()[2:] == [
        "╭────────────────────┬──────────┬────────┬───────────────┬────────╮",
        "│ Bidang             │ Kegiatan │    Jam │         Biaya │ Bagian │",
        "├────────────────────┼──────────┼────────┼───────────────┼────────┤",
        "│ Lingkungan hidup   │       62 │  125,5 │  Rp 4.250.000 │   42 % │",
        "│ Kebutuhan dasar    │       48 │     90 │ Rp 12.750.000 │   33 % │",
        "│ Program pemerintah │       37 │  45,75 │          Rp 0 │   25 % │",
        "├────────────────────┼──────────┼────────┼───────────────┼────────┤",
        "│ Jumlah             │      147 │ 261,25 │ Rp 17.000.000 │        │",
        "╰────────────────────┴──────────┴────────┴───────────────┴────────╯",
    ]


def test_an_ascii_box(recap: Any, look: Any) -> None:
    assert write(recap, look("en", width=80, unicode=False)).isascii()


def test_colour_only_when_asked(recap: Any, look: Any) -> None:
    plain = write(recap, look(width=80))
    coloured = write(recap, look(width=80, colour=True))
    assert "\x1b" not in plain
    assert "\x1b[1m" in coloured
    for code in ("\x1b[1m", "\x1b[0m"):
        coloured = coloured.replace(code, "")
    assert coloured == plain


def test_texts_fold_and_figures_do_not(recap: Any, look: Any) -> None:
    shown = write(recap, look("id", width=60))
    assert "│ Lingkungan  │" in shown
    assert "│ hidup       │" in shown
    assert "│ Rp 12.750.000 │" in shown


def test_the_surroundings_do_not_matter(
    recap: Any, look: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = write(recap, look(width=80))
    for name, value in (("COLUMNS", "20"), ("FORCE_COLOR", "1"), ("TERM", "dumb")):
        monkeypatch.setitem(os.environ, name, value)
    assert write(recap, look(width=80)) == before


NAMES = st.text(st.characters(codec="utf-8"), max_size=30)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=st.lists(st.tuples(NAMES, st.integers(0, 10**6)), min_size=1, max_size=3))
def test_any_name_at_any_width_is_kept_whole(look: Any, rows: list[tuple[str, int]]) -> None:
    table = Table(
        "x", (Column("name"), Column("count", "number")), tuple(rows), ("title.people", {})
    )
    for width in (12, 30, 80):
        shown = write(table, look("en", width=width))
        assert max(map(cell_len, shown.splitlines())) <= width
        assert "…" not in shown or any("…" in name for name, _ in rows)
        for name, _ in rows:
            letters = [c for c in name if c.isalnum()]
            assert all(shown.count(letter) >= letters.count(letter) for letter in letters)


def test_sparks_and_bands_give_way_before_columns_do(recap: Any, look: Any) -> None:
    parts = (("L", "LH"), ("K", "KD"))
    more = (Column("trend", "spark"), Column("note", "band", "area", parts=parts))
    rows = tuple((*row, (1, 2, 8), (3, 1)) for row in recap.rows)
    drawn = recap._replace(
        columns=(*recap.columns, *more), rows=rows, totals=(*recap.totals, None, (9, 3))
    )
    wide = write(drawn, look("en", width=120))
    assert "▁▂█" in wide and "L██████████████K▓▓▓▓" in wide
    assert "L = Environment, K = Basic needs" in wide
    narrow = write(drawn, look("en", width=70))
    assert "│" in narrow and "▁▂█" not in narrow and "L =" not in narrow
    plain = write(drawn, look("en", width=120, unicode=False))
    assert plain.isascii() and "239" in plain and "LLLLLLLLLLLLLLLKKKKK" in plain


def test_a_table_too_wide_for_its_box_goes_without(recap: Any, look: Any) -> None:
    """Rupiah go into the heading and codes into a legend before columns become lines."""
    head = Column("lh", "number", "area", head="LH")
    rows = tuple((*row, 12) for row in recap.rows)
    drawn = recap._replace(columns=(*recap.columns, head), rows=rows, totals=(*recap.totals, 12))
    boxed = write(drawn, look("en", width=100))
    assert "│" in boxed and "Environment" in boxed and "Rp 17,000,000" in boxed
    bare = write(drawn, look("en", width=60))
    assert "│" not in bare and "Cost (Rp)" in bare and "LH = Environment" in bare
    assert max(map(cell_len, bare.splitlines())) <= 60
    blocks = write(drawn, look("en", width=30))
    assert "Rp 17,000,000" in blocks and max(map(cell_len, blocks.splitlines())) <= 30
