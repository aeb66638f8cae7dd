"""ipsm query: a question in SQL that nobody foresaw, on views that stay as they are."""

from __future__ import annotations

import re
from typing import Annotated

import typer

from ipsm_cli.cli import tree
from ipsm_cli.cli.command import Showing, counter_of
from ipsm_cli.cli.showing import put_out
from ipsm_cli.cli.showing import show as show_table
from ipsm_cli.core import errors
from ipsm_cli.core.names import cite

app = tree.single()

SECONDS = 60.0  # a question may take, unless more are given
_WHOLE = re.compile("-?[1-9][0-9]{0,17}|0")  # digits a number is written with; 08 is a code
_NAME = re.compile("[A-Za-z_][A-Za-z0-9_]*")


@app.command(cls=Showing)
def query(
    ctx: typer.Context,
    sql: Annotated[str | None, typer.Argument()] = None,
    param: Annotated[list[str] | None, typer.Option("--param", "-p")] = None,
    statements: Annotated[bool, typer.Option("--views")] = False,
    include_nik: Annotated[bool, typer.Option("--include-nik")] = False,
    seconds: Annotated[float, typer.Option("--seconds", min=0.1)] = SECONDS,
) -> None:
    counter = counter_of(ctx)
    from ipsm_cli.reports import answer, views  # each command loads its own report
    from ipsm_cli.store import asking  # sqlite_utils: 9 times an interpreter's start

    known = views.named(nik=include_nik)
    if statements:
        put_out("".join(f"{asking.statement(name, *known[name])};\n" for name in known))
        return
    values = _values(param or ())
    with counter.look() as desk:
        if sql is None:
            show_table(counter, views.table(known))
            return
        asking.open_views(desk.db, known)
        names, rows = asking.ask(desk.db, sql, values, seconds, nik=include_nik)
        if not include_nik:
            show_table(counter, answer.table(names, rows))
            return
    from ipsm_cli.records import history  # json and sealing, for writers only: 2 ms

    with counter.change("query --include-nik") as changing:
        history.disclose(changing.pen, views.NIK_VIEW)
    with counter.look():
        show_table(counter, answer.table(names, rows))


def _values(typed: list[str] | tuple[()]) -> dict[str, str | int]:
    """``name=value`` as parameters; whole numbers as numbers. Raises UnreadableParameter."""
    found: dict[str, str | int] = {}
    for word in typed:
        name, equals, value = word.partition("=")
        if not equals or not _NAME.fullmatch(name):
            raise errors.UnreadableParameter(text=cite(word))
        found[name] = int(value) if _WHOLE.fullmatch(value) else value
    return found
