"""A report's table as its receiver wants it."""

from __future__ import annotations

import pytest

from ipsm_cli.cli.receiver import FOR_THE_DESK, chosen, for_reader, on_paper
from ipsm_cli.core import errors
from ipsm_cli.core.export_profile import Chosen, SheetOf
from ipsm_cli.core.table import Column, Table
from ipsm_cli.text import LANGUAGES, Words

TABLE = Table(
    "example",
    (
        Column("name"),
        Column("sex", "code", "sex", screen=False),
        Column("areas", "code", "area"),
        Column("count", "number"),
        Column("trend", "bar"),
        Column("year", "spark"),
    ),
    [("Siti", "P", ("LH", "KD"), 3, 3, (1, 2)), ("Agus", None, (), 4, 4, (3, 4))],
    ("title.example", {"period": "2026-10"}),
    (None, None, None, 7, None, None),
)


def test_columns_in_the_receivers_order_with_his_headings() -> None:
    columns = (
        Chosen("line", "No"),
        Chosen("sex", {"id": "L/P", "en": "M/F"}, codes={"P": "2"}, none="0"),
        Chosen("areas", codes={"LH": "1"}),
        Chosen(None, "Provinsi", "Jawa Barat"),
        Chosen("count"),
    )
    table = chosen(TABLE, SheetOf("x", columns=columns), "en")
    assert [(column.key, column.called) for column in table.columns] == [
        *(("line", "No"), ("sex", "M/F"), ("areas", ""), ("value_4", "Provinsi"), ("count", "")),
    ]
    assert all(column.screen for column in table.columns)
    assert table.rows == [
        (1, "2", ("1", "KD"), "Jawa Barat", 3),
        (2, None, (), "Jawa Barat", 4),
    ]
    assert table.columns[1].blank == "0"
    assert table.totals == (None, None, None, None, 7)


def test_a_title_keeps_the_period() -> None:
    table = chosen(TABLE, SheetOf("x", title={"id": "Rekap", "en": "Recap"}), "id")
    assert table.title == ("title.as_written", {"text": "Rekap", "period": "2026-10"})
    assert table.columns == TABLE.columns


def test_totals_stay_only_where_there_are_some() -> None:
    assert chosen(TABLE, SheetOf("x", columns=(Chosen("name"),)), "id").totals is None


def test_a_column_that_is_not_there() -> None:
    with pytest.raises(errors.UnknownColumn) as refused:
        chosen(TABLE, SheetOf("x", columns=(Chosen("nik"),)), "id")
    assert refused.value.facts["columns"][0] == "name"


def test_on_paper_stand_the_columns_of_a_screen_that_are_not_drawn() -> None:
    table = on_paper(TABLE)
    assert [column.key for column in table.columns] == ["name", "areas", "count"]
    assert table.rows[0] == ("Siti", ("LH", "KD"), 3) and table.totals == (None, None, 7)


def test_notes_are_for_who_reads_the_paper() -> None:
    notes = (("note.minimum", {"count": 1}), ("note.denominator_way", {}), ("note.trained", {}))
    assert for_reader(TABLE._replace(notes=notes)).notes == (
        ("note.minimum_paper", {"count": 1}),
        ("note.trained", {}),
    )
    for words in map(Words, LANGUAGES):
        told = [note for note in FOR_THE_DESK.values() if note]
        assert not [note for note in told if "ipsm" in words(note)]
