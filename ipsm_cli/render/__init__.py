"""How a result is seen: one door; the form that is asked for is loaded, the others are not."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from enum import StrEnum
from importlib import import_module
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from ipsm_cli.core.document import Document
    from ipsm_cli.core.export_profile import Dialect
    from ipsm_cli.core.table import Table
    from ipsm_cli.text import Words

PLAIN = "ipsm_cli.render.to_plain"
LONG = 200  # more rows than this are printed plainly also on a terminal: rich costs 0.55 ms a row


class Form(StrEnum):
    """The forms a table can take; the value is what ``--format`` takes."""

    table = "table"
    csv = "csv"
    tsv = "tsv"
    json = "json"
    xlsx = "xlsx"
    html = "html"
    text = "text"


class Look(NamedTuple):
    """Who looks, and through what.

    ``label(list, code)`` gives a code's label in the reader's language. ``width`` is in terminal
    cells, None where there is no limit (not a terminal). ``unicode`` False asks for ASCII boxes,
    bars and dashes.
    """

    words: Words
    label: Callable[[str, str], str]
    width: int | None = None
    colour: bool = False
    unicode: bool = True


def form_of_file(name: str) -> Form | None:
    """The form that a file name's ending asks for; None for an ending that names no form."""
    ending = name.rpartition(".")[2].lower() if "." in name else ""
    if ending == "txt":
        return Form.table
    if ending == "htm":
        return Form.html
    return Form(ending) if ending in ("csv", "tsv", "json", "xlsx", "html") else None


def show_table(table: Table, form: str, look: Look) -> str | bytes:
    """The table in one form: str for people (``table``, ``text``), bytes else.

    Raises ValueError for a form that does not exist and KeyError for a heading without sentence.
    """
    shown: str | bytes = import_module(_room(table, form, look)).write(table, look)
    return shown


def _room(table: Table, form: str, look: Look) -> str:
    """The module that writes the form."""
    if Form(form) is not Form.table:
        room = f"to_{form}"
    elif table.page:
        room = "page"
    elif look.width is None or len(table.rows) > LONG:
        return PLAIN
    else:
        room = "to_terminal"
    return f"ipsm_cli.render.{room}"


def show_tables(tables: Sequence[Table], form: str, look: Look) -> Iterator[str] | bytes:
    """Tables that belong together: below each other for people, a sheet each in a workbook.

    Forms for programs (csv, tsv, json) hold one table: the last one, which the others sum up. Text
    for people comes in pieces; nothing of the register is looked up any more when this returns.
    """
    if Form(form) in (Form.xlsx, Form.html):
        whole: bytes = import_module(f"ipsm_cli.render.to_{form}").write_all(tables, look)
        return whole
    if Form(form) not in (Form.table, Form.text):
        last = show_table(tables[-1], form, look)
        return last if isinstance(last, bytes) else iter([last])
    shown = [_pieces(table, form, look) for table in tables]
    return chain(shown[0], *(chain(["\n"], pieces) for pieces in shown[1:]))


def _pieces(table: Table, form: str, look: Look) -> Iterator[str]:
    """A text for people; that of a list without a box, which may be long, is made bit by bit."""
    room = _room(table, form, look)
    if room == PLAIN:
        pieces: Iterator[str] = import_module(room).pieces(table, look)
        return pieces
    return iter([str(import_module(room).write(table, look))])


def workbook(document: Document, look: Look) -> bytes:
    """The document as an xlsx file. ``look.words`` and ``look.label`` are the document's language.

    Raises TooLongForSheet for more rows than a sheet has, TextTooLongForSheet for a text that no
    cell can hold.
    """
    whole: bytes = import_module("ipsm_cli.render.book").write_document(document, look)
    return whole


def document_html(document: Document, look: Look) -> bytes:
    """The document as a page without network or script that prints to the same paper."""
    whole: bytes = import_module("ipsm_cli.render.paper_page").write_document(document, look)
    return whole


def separated(table: Table, look: Look, dialect: Dialect) -> bytes:
    """The table as csv in the manner of its receiver's program. Raises LetterNotInEncoding."""
    whole: bytes = import_module("ipsm_cli.render.dialect").write(table, look, dialect)
    return whole


def document_json(document: Document, look: Look) -> bytes:
    """All tables of the document as one JSON document, the same bytes in every language."""
    whole: bytes = import_module("ipsm_cli.render.to_json").write_document(document, look)
    return whole
