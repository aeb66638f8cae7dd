"""One record as label and value lines."""

from __future__ import annotations

from typing import Any

from ipsm_cli.core.table import Column, Table
from ipsm_cli.render.cells import lay_out
from ipsm_cli.render.page import block, blocks, write


def record(note: str) -> Table:
    columns = (Column("member", "id"), Column("status", "word"), Column("note"))
    return Table("person", columns, (("7", None, note),), ("title.people", {}), page=True)


def test_a_page(look: Any) -> None:
    assert write(record("satu dua\ntiga"), look()) == (
        "Daftar anggota\n\nNomor    7\nStatus   –\nCatatan  satu dua\n         tiga\n"
    )


def test_long_values_hang_under_their_beginning(look: Any) -> None:
    lines = block(["Nomor"], ("satu dua tiga empat lima",), look(width=25))
    assert lines == ["Nomor  satu dua tiga", "       empat lima"]


def test_a_very_narrow_screen_puts_values_below(look: Any) -> None:
    lines = block(["Nomor"], ("satu dua\ntiga empat",), look(width=10))
    assert lines == ["Nomor", "  satu dua", "  tiga", "  empat"]


def test_labels_are_bold_with_colour(look: Any) -> None:
    assert "\x1b[1mNomor    \x1b[0m7\n" in write(record("x"), look(colour=True))


def test_blocks_end_with_what_is_known_of_the_totals(recap: Any, look: Any) -> None:
    lines = blocks(lay_out(recap, look()), look())
    assert lines[-4:] == [
        "Bidang    Jumlah",
        "Kegiatan  147",
        "Jam       261,25",
        "Biaya     Rp 17.000.000",
    ]
    assert lines.count("") == 3
