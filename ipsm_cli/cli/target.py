"""ipsm target: what the branch aims at, and the needs that the Dinas counted."""

from __future__ import annotations

from typing import Annotated

import typer

from ipsm_cli.cli import ask, complete, fields, target_import, tree, values
from ipsm_cli.cli.command import Showing, Writing, counter_of, taking
from ipsm_cli.cli.desk import Desk
from ipsm_cli.cli.fields import Field
from ipsm_cli.cli.showing import show as show_table
from ipsm_cli.core import errors
from ipsm_cli.core.names import cite
from ipsm_cli.core.records import (
    DENOMINATOR,
    SERVICES,
    TARGET_MEASURES,
    WHOLE_BRANCH,
    Coded,
    Target,
)

app = tree.group()

WHOLE = ("all", "semua", "branch", "cabang")  # typed for the branch as a whole
CODED = ("area", "kind", SERVICES)  # lists whose codes may be aimed at, besides the villages
TARGET = (
    fields.PERIOD,
    fields.chosen("measure", lambda: TARGET_MEASURES),
    Field("source", values.line),
)


def aims(desk: Desk) -> list[tuple[str, str]]:
    """What may be aimed at: word and meaning."""
    codes = [code for name in CODED for code in desk.codes.all(name)]
    villages = [(name, code) for code, name in desk.villages.items()] if desk.is_open else []
    return [(WHOLE[0], ""), *((c.code, c.label(desk.language)) for c in codes), *villages]


def read_aim(desk: Desk, text: str) -> tuple[str, str]:
    """Dimension and code: ``all``, a code of a list as it stands, or a village by name or code.

    Raises UnknownAim, AmbiguousVillage.
    """
    asked = text.strip()
    if asked.casefold() in WHOLE:
        return WHOLE_BRANCH, ""
    for name in CODED:
        if desk.codes.get(name, asked.upper()) is not None:
            return name, asked.upper()
    from ipsm_cli.reports import find  # the search is not needed by most commands

    if not find.is_village(desk.db, asked):
        raise errors.UnknownAim(text=cite(asked))
    return "desa", find.village_code(desk.db, asked)


@app.command("set", cls=taking(Writing, *TARGET))
def set_target(
    ctx: typer.Context,
    what: Annotated[str, typer.Argument(click_type=complete.Word(aims))],
    value: Annotated[str, typer.Argument()],
) -> None:
    counter = counter_of(ctx)
    typed = ask.fill(counter, TARGET, counter.typed)
    from ipsm_cli.records import targets  # json and sealing, for writers only: 2 ms

    with counter.change("target set") as desk:
        read = fields.read(TARGET, desk, typed)
        dimension, code = read_aim(desk, what)
        usual = DENOMINATOR if dimension == SERVICES else TARGET_MEASURES[0]
        measure = read.get("measure") or usual
        number = targets.put(
            desk.pen,
            Target(
                *(read["period"].name, dimension, code),
                *(measure, values.whole(desk, value), read.get("source")),
            ),
        )
        aim = Coded("village" if dimension == "desa" else dimension, code)
    counter.done(
        "target.set",
        answer=number,
        number=number,
        aim=aim if code else "word.none.aim",
        measure=f"word.measure.{measure}",
        value=values.whole(desk, value),
        period=read["period"].name,
    )


app.command("import", cls=target_import.SORT)(target_import.import_targets)


@app.command("list", cls=Showing)
def list_targets(
    ctx: typer.Context,
    period: Annotated[str | None, typer.Argument(click_type=complete.Word(fields.periods))] = None,
) -> None:
    counter = counter_of(ctx)
    from ipsm_cli.reports import targets  # each command loads its own report

    with counter.look() as desk:
        wanted = {values.coming_period(desk, period).name} if period else None
        show_table(counter, targets.table(targets.read(desk.db, wanted)))


@app.command(cls=Writing)
def drop(ctx: typer.Context, number: Annotated[int, typer.Argument()]) -> None:
    counter = counter_of(ctx)
    from ipsm_cli.records import targets  # json and sealing, for writers only: 2 ms

    with counter.change("target drop") as desk:
        targets.drop(desk.pen, number)
    counter.done("target.dropped", number=number)
