"""ipsm setting: what a branch chooses for itself."""

from __future__ import annotations

from typing import Annotated

import typer

from ipsm_cli.cli import complete, fields, tree, values
from ipsm_cli.cli.command import Showing, Writing, counter_of
from ipsm_cli.cli.showing import show as show_table

app = tree.group()

Name = Annotated[str, typer.Argument(click_type=complete.Word(fields.of_list("setting")))]


@app.command("list", cls=Showing)
def list_settings(ctx: typer.Context) -> None:
    counter = counter_of(ctx)
    from ipsm_cli.reports import settings  # each command loads its own report

    with counter.look() as desk:
        numbers = settings.read(desk.db, desk.codes)
        show_table(counter, settings.table(numbers, settings.texts(desk.db, desk.codes)))


@app.command("set", cls=Writing)
def set_setting(ctx: typer.Context, name: Name, value: Annotated[str, typer.Argument()]) -> None:
    counter = counter_of(ctx)
    from ipsm_cli.records import settings  # json and sealing, for writers only: 2 ms

    with counter.change("setting set") as desk:
        known = desk.codes.read("setting", name, desk.language)
        held: int | str
        if settings.holds_words(desk.codes, known):
            text = None if value.strip() in values.NOTHING else value
            held = settings.put_words(desk.pen, desk.codes, known, text)
        else:
            number = None if value.strip() in values.NOTHING else values.whole(desk, value)
            held = settings.put(desk.pen, desk.codes, known, number)
    counter.done("setting.set", name=known, value=held if held != "" else "word.of_the_paper")
