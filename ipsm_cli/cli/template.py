"""ipsm template: empty workbooks to hand out, made from what the import reads."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import typer

from ipsm_cli import render
from ipsm_cli.cli import tree
from ipsm_cli.cli.command import Saving, counter_of
from ipsm_cli.cli.showing import document_words, write_file
from ipsm_cli.core import errors

if TYPE_CHECKING:
    from ipsm_cli.cli.counter import Counter

app = tree.group()


@app.command(cls=Saving)
def workers(ctx: typer.Context) -> None:
    _write(counter_of(ctx), "workers")


@app.command(cls=Saving)
def activities(ctx: typer.Context) -> None:
    _write(counter_of(ctx), "activities")


def _write(counter: Counter, kind: str) -> None:
    path = counter.output_path
    if path is None:
        raise errors.MissingValue(name="--output")
    from ipsm_cli.exchange import template  # the table of fields, for this command only

    with counter.look() as desk:
        words = document_words(counter)
        document = template.template(kind, desk.codes, desk.villages, words.language)
        look = render.Look(words, partial(counter.label, words))
        data = render.workbook(document, look)
    write_file(counter, path, data)
