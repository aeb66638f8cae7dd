"""A message to paste into a chat."""

from __future__ import annotations

from typing import Any

from ipsm_cli.core.table import Column, Table
from ipsm_cli.render import Form, show_table
from ipsm_cli.render.to_text import write

MISSING = (
    Column("number", "ordinal"),
    Column("name"),
    Column("desa"),
    Column("phone", "id"),
    Column("months_without", "number"),
)
CLOSING = (
    "Mohon laporan kegiatan Oktober 2026 dikirim kepada sekretaris; batasnya 5 November 2026. "
    "Terima kasih atas pengabdian Bapak/Ibu."
)
TITLE = ("title.summary_missing", {"period": "2026-10", "date": "2026-11-05"})


def missing(*rows: tuple[Any, ...]) -> Table:
    notes = (("note.minimum", {"count": 1}),)
    return Table("summary_missing", MISSING, rows, TITLE, notes=notes)


def test_each_line_is_a_sentence_without_what_nobody_knows(look: Any) -> None:
    table = missing(
        (7, "Siti Aminah", ("Cibinong", "Pabuaran"), "+628123456789", 2),
        (3, "Ujang\x1b[2J", (), None, 11),
    )
    assert write(table, look("id", width=40)).splitlines() == [
        "PSM yang belum melapor, Oktober 2026",
        "",
        "1. Siti Aminah (Cibinong, Pabuaran) – +628123456789 – 2 bulan",
        "2. Ujang<U+001B>[2J – 11 bulan",
        "",
        CLOSING,
    ]


def test_when_all_is_well(look: Any) -> None:
    assert write(missing(), look("en")).splitlines() == [
        "Workers who have not reported, October 2026",
        "",
        "All active workers have reported. Thank you.",
    ]


def test_another_table_is_a_plain_list(recap: Any, look: Any) -> None:
    assert write(recap, look("en")).splitlines() == [
        "Activities of October 2026",
        "",
        "1. Environment – Activities: 62; Hours: 125.5; Cost: Rp 4,250,000; Share: 42%",
        "2. Basic needs – Activities: 48; Hours: 90; Cost: Rp 12,750,000; Share: 33%",
        "3. Government programmes – Activities: 37; Hours: 45.75; Cost: Rp 0; Share: 25%",
        "Total – Activities: 147; Hours: 261.25; Cost: Rp 17,000,000",
    ]


def test_what_is_drawn_and_what_no_screen_shows_is_left_out(nasty: Any, look: Any) -> None:
    shown = write(nasty, look("id"))
    assert "Grafik" not in shown and "SUM" not in shown and "\x1b" not in shown
    assert shown.splitlines()[-1].startswith("Anggota “Agus <U+001B>[2J” belum melapor")


def test_a_records_own_number_is_kept(look: Any) -> None:
    table = Table("x", (MISSING[0], MISSING[1]), [(12, "Siti")], ("title.people", {}))
    assert write(table, look("id")).splitlines()[2] == "12. Siti"


def test_a_page_has_a_line_for_each_value(recap: Any, look: Any) -> None:
    page = recap._replace(rows=recap.rows[:1], totals=None, page=True)
    assert write(page, look("en", unicode=False)).splitlines()[2:4] == [
        "Area: Environment",
        "Activities: 62",
    ]


def test_an_empty_table_says_so(recap: Any, look: Any) -> None:
    shown = show_table(recap._replace(rows=[], totals=None), Form.text, look("en"))
    assert str(shown).splitlines()[2:] == ["Nothing to show."]


def test_ascii(recap: Any, look: Any) -> None:
    assert write(recap, look("en", unicode=False)).isascii()
