"""A person's rights (UU 27/2022): to see what is held on her, and to have it erased."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ipsm_cli.cli import ask, complete, fields, tree, values
from ipsm_cli.cli.command import Saving, Writing, counter_of, taking
from ipsm_cli.core import errors
from ipsm_cli.core.question import Question

if TYPE_CHECKING:
    from ipsm_cli.cli.counter import Counter
    from ipsm_cli.core.table import Table
    from ipsm_cli.render import Look
    from ipsm_cli.reports.mentions import Mention

app = tree.beside()

Who = Annotated[str, typer.Argument(click_type=complete.Word(fields.workers))]
REASON = fields.VOID_REASON._replace(asks="erase_reason")
FORMS = ("xlsx", "html", "json")
SHOWN = 10  # mentions told


@app.command(cls=taking(Writing, REASON))
def erase(ctx: typer.Context, who: Who) -> None:
    """Erases a person's data for good."""
    counter = counter_of(ctx)
    typed = ask.fill(counter, (REASON,), counter.typed)
    from ipsm_cli.cli.showing import document_words  # loaded by showing commands
    from ipsm_cli.records import erasing, merging
    from ipsm_cli.reports import mentions
    from ipsm_cli.store import kept, personal
    from ipsm_cli.store.backup import FOLDER

    with counter.look() as desk:
        number = values.worker(desk, who)
        erasing.check(desk.db, number)
        count = merging.size(desk.db, number)
        named = {"number": number, "name": desk.name(number), "count": count}
        found = mentions.read(desk.db, number, personal.FREE_TEXTS)
        blank = document_words(counter)("erased.name")
    ask.make_sure(counter, "ask.erase", **named)
    with counter.change(personal.ERASE) as desk:
        read = fields.read((REASON,), desk, typed)
        erasing.erase(desk.pen, number, read["reason"], blank)
    counter.done_once("erase.done", number=number, count=count)
    _tell_mentions(counter, found)
    folder = counter.place.path.parent / FOLDER
    if copies := kept.names(folder):
        counter.tell("erase.backups", count=len(copies), folder=str(folder))


@app.command(cls=Saving)
def dossier(ctx: typer.Context, who: Who) -> None:
    """Everything the register holds on a person, in one file."""
    counter = counter_of(ctx)
    path = counter.needed_path
    form = path.suffix.lower().removeprefix(".")
    if form not in FORMS:
        raise errors.UnknownForm(form=path.suffix or path.name, forms=FORMS)
    from ipsm_cli.records import history  # json and sealing, for writers only: 2 ms
    from ipsm_cli.render.files import write_whole
    from ipsm_cli.reports import dossier as whole
    from ipsm_cli.store import personal

    with counter.look() as desk:
        number = values.worker(desk, who)
        question = Question(today=desk.today.isoformat(), worker=number)
        records = personal.records_of(desk.db, number)
        tables = whole.read(desk.db, question, desk.codes, records)
        named = desk.name(number)
        data = _shown(counter, tables, form)
    _check_free(counter, path, data)
    with counter.change("worker dossier") as desk:  # that somebody asked is written down
        history.disclose(desk.pen, f"worker {number}")
    write_whole(path, data, force=counter.force)
    counter.tell("dossier.done", number=number, name=named, file=str(path))


def _shown(counter: Counter, tables: list[Table], form: str) -> bytes:
    from ipsm_cli import render  # each form loads its own module
    from ipsm_cli.cli.showing import document_words
    from ipsm_cli.core.document import Document, Letterhead, Sheet

    words = document_words(counter)
    look = render.Look(words, partial(counter.label, words))
    if form != "json":
        page = _upright(tables[0], look) if form == "xlsx" else tables[0]
        shown = render.show_tables([page, *tables[1:]], form, look)
        return shown if isinstance(shown, bytes) else "".join(shown).encode("utf-8")
    sheets = tuple(Sheet(table) for table in tables)
    title = ("title.dossier", tables[0].title[1])
    stamp = counter.today.isoformat()
    return render.document_json(Document(Letterhead(), title, None, (), sheets, stamp), look)


def _upright(page: Table, look: Look) -> Table:
    """The person's page as two columns: thirty beside each other cannot be read on paper."""
    from ipsm_cli.core.table import Column
    from ipsm_cli.render.cells import text_of  # a file is made in the same breath

    lines = [
        (column.key, text_of(column, value, look))
        for column, value in zip(page.columns, page.rows[0], strict=True)
        if value not in (None, ())
    ]
    return page._replace(columns=(Column("field", "heading"), Column("words", "id")), rows=lines)


def _check_free(counter: Counter, path: Path, data: bytes) -> None:
    """Another file is refused before the asking is written down."""
    if path.exists() and not counter.force and path.read_bytes() != data:
        raise errors.FileExists(file=str(path))


def _tell_mentions(counter: Counter, found: list[Mention]) -> None:
    if not found:
        return
    counter.tell("erase.mentions", count=len(found))
    for mention in found[:SHOWN]:
        field = counter.sentence(f"col.{mention.field}")
        counter.tell("erase.mention", record=mention.record, field=field)
    if len(found) > SHOWN:
        counter.tell("erase.more", count=len(found) - SHOWN)
