"""ipsm export: the month's papers as whole files, for a person or for cron."""

from __future__ import annotations

import os
from functools import partial
from pathlib import Path
from typing import Annotated, cast

import typer

from ipsm_cli import render
from ipsm_cli.cli import complete, fields, paper, tree, values
from ipsm_cli.cli.command import Exporting, counter_of
from ipsm_cli.cli.counter import Counter
from ipsm_cli.cli.showing import document_words, put_out
from ipsm_cli.core import errors
from ipsm_cli.core.document import Document
from ipsm_cli.core.period import Period, read_period
from ipsm_cli.core.question import Question
from ipsm_cli.render.files import safe_file_name, write_whole

app = tree.group()

FORMS = ("xlsx", "csv", "json")
PERIOD = typer.Argument(click_type=complete.Word(fields.periods))
FORM = complete.Word(lambda _: [(form, "") for form in FORMS])


@app.command(cls=Exporting)
def month(
    ctx: typer.Context,
    period: Annotated[str, PERIOD] = "last-month",
    into: Annotated[str, typer.Option("--into")] = ".",
    form: Annotated[str, typer.Option("--format", click_type=FORM)] = FORMS[0],
    date: Annotated[str | None, typer.Option("--date")] = None,
    include_nik: Annotated[bool, typer.Option("--include-nik")] = False,
) -> None:
    counter = counter_of(ctx)
    form = form.lower()
    if form not in FORMS:
        raise errors.UnknownForm(form=form, forms=FORMS)
    folder = Path(os.path.expanduser(into))
    with counter.look() as desk:
        asked = read_period(period, desk.today)
        day = values.day(desk, date) if date else None
        question = Question(today=desk.today.isoformat(), period=asked)
        document = paper.month(desk, question, day=day, include_nik=include_nik)
        if form == FORMS[0]:  # at once: what goes on no paper is let go
            document = paper.printed(document)
        words = document_words(counter)
        look = render.Look(words, partial(counter.label, words))
        files = _files(document, form, look, _name(desk.branch.region, asked, include_nik))
    new = [name for name, data in files.items() if not _is_there(counter, folder / name, data)]
    if include_nik and new:
        _write_down(counter, asked, new)
    for name, data in files.items():
        write_whole(folder / name, data, force=counter.force, make_parent=True)
        put_out(str(folder / name))
    counter.tell("export.done" if new else "export.same", files=len(files), into=str(folder))


def _name(region: str, period: Period, include_nik: bool) -> str:
    """``ipsm-32.01.02-2026-10``: the region and the period, no clock."""
    piece = period.name.replace("..", "_")
    return safe_file_name(f"ipsm-{region or 'id'}-{piece}{'-nik' if include_nik else ''}")


def _files(document: Document, form: str, look: render.Look, name: str) -> dict[str, bytes]:
    """The files by name: one workbook, one JSON document, or one CSV a table."""
    if form == FORMS[0]:
        return {f"{name}.xlsx": render.workbook(document, look)}
    if form == FORMS[2]:
        return {f"{name}.json": render.document_json(document, look)}
    found: dict[str, bytes] = {}
    for sheet in document.sheets:
        shown = cast(bytes, render.show_table(sheet.table, form, look))
        found[f"{name}-{sheet.table.name}.csv"] = shown
    return found


def _is_there(counter: Counter, path: Path, data: bytes) -> bool:
    """Whether the same file is there; another one is refused before any file is written."""
    try:
        if path.read_bytes() == data:
            return True
    except OSError:  # none that can be read: writing it will say what is wrong
        return False
    if not counter.force:
        raise errors.FileExists(file=str(path))
    return False


def _write_down(counter: Counter, period: Period, files: list[str]) -> None:
    """Whole ids leave the register: the history says so before the file is there."""
    from ipsm_cli.records import history  # json and sealing, for writers only: 2 ms

    with counter.change("export month --include-nik") as desk:
        history.disclose(desk.pen, f"{period.name}: {', '.join(files)}")
