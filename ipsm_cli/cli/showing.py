"""Handing a result over: on the screen, down the pipe, or as a whole file."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ipsm_cli import render
from ipsm_cli.cli import streams
from ipsm_cli.cli.command import FORMS
from ipsm_cli.core import errors
from ipsm_cli.text import LANGUAGES, Words

if TYPE_CHECKING:
    from ipsm_cli.cli.counter import Counter
    from ipsm_cli.core.table import Table

DOCUMENTS = (
    render.Form.xlsx,
    render.Form.html,
    render.Form.text,
)  # they speak the register's own language


def show(counter: Counter, table: Table, *below: Table) -> None:
    """Shows ``table`` as --format and -o ask, and what belongs below it.

    Forms for programs hold the last table alone. The register must still be open for its names.
    """
    form = _form(counter)
    if counter.columns:
        table = picked(table, counter.columns)
    words = document_words(counter) if form in DOCUMENTS else counter.words
    path = counter.output_path
    screen = sys.stdout if path is None else None
    look = render.Look(
        words=words,
        label=partial(counter.label, words),
        width=streams.width(sys.stdout, counter.environ) if screen else None,
        colour=screen is not None
        and streams.has_colour(sys.stdout, counter.environ, no_colour=counter.no_color),
        unicode=screen is None or streams.holds_boxes(sys.stdout, counter.environ),
    )
    if form == render.Form.xlsx and path is None and streams.is_terminal(sys.stdout):
        raise errors.FormNeedsFile(form=form)
    shown = render.show_tables((table, *below), form, look)
    if counter.desk is not None:
        counter.desk.let_go()  # a pager may keep us for an hour
    if path is None:
        put_out(shown)
    else:
        write_file(counter, path, shown)


def picked(table: Table, typed: str) -> Table:
    """The table with the columns typed (keys, separated by commas) in their order.

    Raises UnknownColumn.
    """
    keys = [column.key for column in table.columns]
    places = []
    for word in typed.lower().replace("-", "_").split(","):
        if word.strip() not in keys:
            raise errors.UnknownColumn(text=word.strip(), columns=tuple(keys))
        places.append(keys.index(word.strip()))

    def pick(row: Sequence[Any]) -> tuple[Any, ...]:
        return tuple(row[place] for place in places)

    return table._replace(
        columns=tuple(column._replace(screen=True) for column in pick(table.columns)),
        rows=[pick(row) for row in table.rows],
        totals=pick(table.totals) if table.totals else None,
    )


def show_pages(counter: Counter, page: Table, below: Table) -> None:
    """A record's page; for people with the table that belongs below it."""
    if below.rows and not counter.columns and _form(counter) is render.Form.html:
        show(counter, page, below)
        return
    show(counter, page)
    if counter.columns:  # they were picked from the page
        return
    if below.rows and counter.output_path is None and _form(counter) is render.Form.table:
        put_out("\n")
        show(counter, below)


def put_out(shown: str | bytes | Iterator[str]) -> None:
    """Text in the stream's own letters; documents as the bytes they are."""
    try:
        if isinstance(shown, str):
            sys.stdout.write(shown if shown.endswith("\n") else shown + "\n")
        elif isinstance(shown, bytes):
            sys.stdout.flush()
            sys.stdout.buffer.write(shown)
        else:
            for piece in shown:
                sys.stdout.write(piece)
    except OSError as error:
        streams.fail(error)
    streams.flush()


def write_file(counter: Counter, path: Path, shown: bytes | Iterator[str]) -> None:
    from ipsm_cli.render.files import write_whole  # only when a file is asked for

    if isinstance(shown, bytes):
        data = shown
    else:
        whole = BytesIO()  # joined, a long list would be held twice
        whole.writelines(piece.encode("utf-8") for piece in shown)
        data = whole.getvalue()
    written = write_whole(path, data, force=counter.force)
    counter.tell("file_written" if written else "file_same", file=str(path))


def document_words(counter: Counter) -> Words:
    """The language of documents: --lang, else the register's own; the screen's without one."""
    if counter.lang in LANGUAGES or counter.desk is None:
        return counter.words
    return Words(counter.desk.branch.language)


def _form(counter: Counter) -> render.Form:
    asked = counter.format
    if asked is None:
        path = counter.output_path
        found = render.form_of_file(path.name) if path else render.Form.table
        if found is None:
            raise errors.UnknownForm(form=path.suffix or path.name if path else "", forms=FORMS)
        return found
    if asked.lower() not in FORMS:
        raise errors.UnknownForm(form=asked, forms=FORMS)
    return render.Form(asked.lower())
