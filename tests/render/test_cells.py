"""Values as people read them, in both languages."""

from __future__ import annotations

from typing import Any

import pytest

from ipsm_cli.core.records import Coded
from ipsm_cli.core.table import Column, Table
from ipsm_cli.render.cells import heading, lay_out, period_text, say, text_of, texts_of, totals_of


@pytest.mark.parametrize(
    ("kind", "value", "id_", "en"),
    [
        ("text", "Siti", "Siti", "Siti"),
        ("text", "a\x1b[2J\u202eb", "a<U+001B>[2J<U+202E>b", "a<U+001B>[2J<U+202E>b"),
        ("text", "a\nb\tc", "a b c", "a b c"),
        ("id", "0812", "0812", "0812"),
        ("number", 1234, "1.234", "1,234"),
        ("number", -5, "-5", "-5"),
        ("number", 2.5, "2,5", "2.5"),
        ("number", 3.0, "3", "3"),
        ("bar", 1234, "1.234", "1,234"),
        ("hours", 90, "1,5", "1.5"),
        ("hours", 60, "1", "1"),
        ("hours", 100, "1,67", "1.67"),
        ("money", 1250000, "Rp 1.250.000", "Rp 1,250,000"),
        ("share", 0.125, "12,5 %", "12.5%"),
        ("share", 1.0, "100 %", "100%"),
        ("date", "2026-03-03", "3 Maret 2026", "3 March 2026"),
        ("signature", 1, "1.", "1."),
        ("month", "2026-10", "Oktober 2026", "October 2026"),
        ("code", "LH", "Lingkungan hidup", "Environment"),
        ("in_months", "LH", "Lingkungan hidup", "Environment"),
        (
            *("in_months", ("LH 2026-08 2026-10", "KD")),
            *("Lingkungan hidup (Agu 2026, Okt 2026), Kebutuhan dasar",),
            *("Environment (Aug 2026, Oct 2026), Basic needs",),
        ),
        ("code", ("LH", "KD"), "Lingkungan hidup, Kebutuhan dasar", "Environment, Basic needs"),
        ("code", (), "–", "–"),
        ("word", "active", "aktif", "active"),
        ("paper", "month", "Laporan bulanan", "Monthly report"),
        ("paper", "dinas", "dinas", "dinas"),
        ("date", None, "–", "–"),
    ],
)
def test_text_of(look: Any, kind: str, value: Any, id_: str, en: str) -> None:
    column = Column("x", kind, "area")
    assert text_of(column, value, look("id")) == id_
    assert text_of(column, value, look("en")) == en
    for seen in (look("id"), look("en")):
        assert texts_of(column, [value, value], seen) == [text_of(column, value, seen)] * 2


def test_unknown_in_ascii(look: Any) -> None:
    assert text_of(Column("x", "number"), None, look(unicode=False)) == "-"
    assert texts_of(Column("x"), [None, "a"], look(unicode=False)) == ["-", "a"]


def test_an_unknown_kind_is_a_bug(look: Any) -> None:
    with pytest.raises(KeyError):
        text_of(Column("x", "colour"), 1, look())


def test_line_ends_are_kept_only_where_asked(look: Any) -> None:
    assert texts_of(Column("x"), ["a\nb\x1b"], look(), lines=True) == ["a\nb<U+001B>"]
    assert texts_of(Column("x"), ["a\nb"], look()) == ["a b"]


def test_totals_have_their_word_in_the_first_free_column(look: Any) -> None:
    columns = (Column("n", "number"), Column("share", "share"), Column("name"))
    assert totals_of(columns, (5, None, None), look()) == ["5", "", "Jumlah"]
    assert totals_of(columns[:2], (5, None), look()) == ["5", ""]


def test_lay_out_leaves_out_what_is_for_files(nasty: Any, look: Any) -> None:
    shown = lay_out(nasty, look())
    assert "Catatan" not in shown.headings
    assert shown.headings[0] == "Nomor"
    assert [row[0] for row in shown.rows()] == ["+62", "0001", "'-7", "–"]
    assert shown.totals is not None
    assert shown.totals[0] == "Jumlah"
    assert [h for h, right in zip(shown.headings, shown.right, strict=True) if right] == [
        "Kegiatan",
        "Jam",
        "Biaya",
        "Bagian",
    ]


def test_heading(look: Any) -> None:
    assert heading(Column("name"), look("en")) == "Name"
    of_a_code = Column("count_lh", "number", "area", head="LH")
    assert heading(of_a_code, look("en")) == "Environment"
    assert lay_out(Table("x", (of_a_code,), ((1,),), ("t", {})), look()).headings == [
        "Lingkungan hidup"
    ]


@pytest.mark.parametrize(
    ("period", "id_", "en"),
    [
        ("2026-10", "Oktober 2026", "October 2026"),
        ("2026-Q3", "Triwulan III 2026", "Q3 2026"),
        ("2026-S1", "Semester I 2026", "First half of 2026"),
        ("2026", "2026", "2026"),
        ("2026-10-31", "31 Oktober 2026", "31 October 2026"),
        ("2026-01..2026-06", "Januari 2026 s.d. Juni 2026", "January 2026 to June 2026"),
    ],
)
def test_period_text(look: Any, period: str, id_: str, en: str) -> None:
    assert period_text(period, look("id").words) == id_
    assert period_text(period, look("en").words) == en


def test_say(look: Any) -> None:
    note = ("note.example", {"name": "A\x9bB", "date": "2026-11-05"})
    assert say(note, look("en")) == "“A<U+009B>B” has not reported by 5 November 2026."
    assert say(("title.example", {"period": "2026"}), look("id")) == "Rekap kegiatan 2026"


def test_facts_inside_a_sentence(look: Any) -> None:
    def said(value: Any, language: str = "en") -> str:
        return say(("note.paragraph", {"sentences": value}), look(language))

    one = ("title.example", {"period": "2026-10"})
    assert said(Coded("area", "LH")) == "Environment"
    assert said((Coded("area", "LH"), Coded("area", "KD"))) == "Environment, Basic needs"
    assert said(one) == "Activities of October 2026"
    assert said((one, one)) == "Activities of October 2026 Activities of October 2026"
    assert said((one,), "id") == "Rekap kegiatan Oktober 2026"
    assert said(("K1", "K3")) == "K1, K3"
    assert said(1234.5, "id") == "1.234,5"
    assert said("A\x9bB") == "A<U+009B>B"
    assert say(("note.paragraph", {"sentences": 12000}), look("en")) == "12,000"


def test_every_fact_that_begins_so_is_a_period_or_a_date(look: Any) -> None:
    facts = {"period": "2026-10", "date": "2026-11-05"}
    assert "5 November 2026" in say(("note.due", facts), look("en"))


def test_a_heading_may_be_a_period(look: Any) -> None:
    column = Column("now", "number", "period", head="2026-Q3")
    assert heading(column, look("id")) == "Triwulan III 2026"
