"""The door of ``render``: which form loads what, and what every form says of one table."""

from __future__ import annotations

import io
import subprocess
import sys
from typing import Any

import openpyxl
import pytest

from ipsm_cli.core.table import Column, Table
from ipsm_cli.render import (
    LONG,
    Form,
    document_json,
    form_of_file,
    show_table,
    show_tables,
    workbook,
)
from ipsm_cli.render.to_plain import PORTION

LOADED = """
import sys
before = set(sys.modules)
import ipsm_cli.render
print(" ".join(sorted(set(sys.modules) - before)))
"""


def test_the_door_alone_loads_nothing_heavy() -> None:
    run = subprocess.run([sys.executable, "-c", LOADED], capture_output=True, text=True, check=True)
    loaded = {name.partition(".")[0] for name in run.stdout.split()}
    assert not loaded & {"rich", "openpyxl", "json", "csv", "lxml", "sqlite3", "sqlite_utils"}
    assert "ipsm_cli.render.cells" not in run.stdout.split()


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("a.csv", "csv"),
        ("A.XLSX", "xlsx"),
        ("a.b.json", "json"),
        ("a.tsv", "tsv"),
        ("a.txt", "table"),
        ("a.html", "html"),
        ("a.HTM", "html"),
        ("a.table", None),
        ("a.ods", None),
        ("csv", None),
        ("-", None),
        ("", None),
    ],
)
def test_form_of_file(name: str, form: str | None) -> None:
    assert form_of_file(name) == form


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("width", [80, 40, None])
def test_a_screen_as_it_was_looked_at(
    nasty: Any, recap: Any, look: Any, golden: Any, language: str, width: int | None
) -> None:
    seen = look(language, width=width)
    text = show_table(nasty, "table", seen) + "\n" + show_table(recap, "table", seen)
    golden(f"render.{language}.{width or 'pipe'}.txt", text)
    if width:
        from rich.cells import cell_len  # the judge is not the code under test

        assert max(map(cell_len, text.splitlines())) <= width


@pytest.mark.parametrize("form", ["csv", "tsv", "json"])
def test_forms_for_programs_speak_no_language(
    nasty: Any, look: Any, golden: Any, form: str
) -> None:
    shown = show_table(nasty, form, look("id"))
    assert shown == show_table(nasty, form, look("en", width=40, colour=True, unicode=False))
    golden(f"render.{form}", shown.decode("utf-8"))


@pytest.mark.parametrize("language", ["id", "en"])
def test_a_workbook_as_it_was_looked_at(nasty: Any, look: Any, golden: Any, language: str) -> None:
    book = openpyxl.load_workbook(io.BytesIO(show_table(nasty, "xlsx", look(language))))
    lines = [
        f"{sheet.title}!{cell.coordinate}\t{cell.data_type}\t{cell.number_format}\t{cell.value!r}\n"
        for sheet in book
        for row in sheet.iter_rows()
        for cell in row
        if cell.value is not None
    ]
    golden(f"render.{language}.xlsx.txt", "".join(lines))


def test_nothing_in_a_name_reaches_a_screen(nasty: Any, look: Any) -> None:
    for width in (None, 40, 80, 200):
        shown = show_table(nasty, "table", look(width=width))
        assert "\x1b" not in shown
        assert "[red]Siti[/]" in shown


def test_a_heading_without_sentence_is_a_bug(nasty: Any, look: Any) -> None:
    unheard = nasty._replace(columns=(nasty.columns[0]._replace(key="unheard"),), rows=())
    unheard = unheard._replace(totals=None)
    for form in ("table", "xlsx"):
        with pytest.raises(KeyError, match=r"col\.unheard"):
            show_table(unheard, form, look())


def test_an_unknown_form(nasty: Any, look: Any) -> None:
    with pytest.raises(ValueError, match="ods"):
        show_table(nasty, "ods", look())


@pytest.mark.parametrize("form", list(Form))
def test_a_table_without_rows(nasty: Any, look: Any, form: Form) -> None:
    for page in (False, True):
        empty = nasty._replace(rows=(), totals=None, page=page)
        shown = show_table(empty, form, look("en", width=80))
        if form is Form.table:
            assert "Nothing to show." in shown
        elif form is Form.csv:
            assert shown.count(b"\n") == 1
        elif form is Form.json:
            assert b'"rows":[],"totals":{}}' in shown


def test_a_long_table_is_plain_also_on_a_terminal(people: Any, look: Any) -> None:
    long = people._replace(rows=people.rows * 4)
    assert len(long.rows) > LONG
    assert "│" in show_table(people, "table", look(width=120))
    assert "│" not in show_table(long, "table", look(width=120))


def test_a_workbook_through_the_door(paper: Any, look: Any) -> None:
    book = openpyxl.load_workbook(io.BytesIO(workbook(paper, look("en"))))
    assert book.sheetnames == ["Summary", "Members"]


def test_a_paper_as_json_through_the_door(paper: Any, look: Any) -> None:
    assert document_json(paper, look("id")) == document_json(paper, look("en"))


def test_a_long_list_comes_in_pieces_that_ask_nothing_more(look: Any) -> None:
    rows = [(number, "LH", f"Siti {number} 山") for number in range(2 * PORTION)]
    columns = (Column("number", "ordinal"), Column("area", "code", "area"), Column("name"))
    table = Table("x", columns, rows, ("title.people", {}))
    seen = look("en")
    open_register = [True]

    def label(list_name: str, code: str) -> str:
        assert open_register
        return str(seen.label(list_name, code))

    pieces = show_tables((table, table), "table", seen._replace(label=label))
    open_register.clear()
    taken = [str(piece) for piece in pieces]
    assert len(taken) == 7 and max(piece.count("\n") for piece in taken) == PORTION
    whole = show_table(table, "table", seen)
    assert "".join(taken) == f"{whole}\n{whole}"
    assert str(whole).splitlines()[-1].split() == ["9999", "Environment", "Siti", "9999", "山"]


def test_tables_that_belong_together(recap: Any, people: Any, look: Any) -> None:
    seen = look("en", width=100)
    both = (recap, people)
    shown = "".join(str(piece) for piece in show_tables(both, "table", seen))
    assert shown == f"{show_table(recap, 'table', seen)}\n{show_table(people, 'table', seen)}"
    for form in ("csv", "tsv", "json"):
        assert show_tables(both, form, seen) == show_table(people, form, seen)
    for form in Form:
        alone = show_tables((recap,), form, seen)
        whole = alone if isinstance(alone, bytes) else "".join(alone)
        assert whole == show_table(recap, form, seen)
