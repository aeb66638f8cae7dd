"""The targets that were set, as a list and for the reports that compare with them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ipsm_cli.core.records import WHOLE_BRANCH, Target
from ipsm_cli.core.table import Column, Table

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

LISTS = {"desa": "village"}  # where the codes of a dimension stand in a list of another name


class Held(NamedTuple):
    """A target in the register."""

    number: int
    uid: str
    target: Target


def read(db: sqlite3.Connection, periods: Iterable[str] | None = None) -> list[Held]:
    """The targets of the periods named so, all without; by period and what they aim at."""
    rows = db.execute(
        """SELECT number, uid, period, dimension, code, measure, value, source FROM target
           ORDER BY period, dimension, code, measure"""
    )
    wanted = None if periods is None else set(periods)
    return [
        Held(number, uid, Target(*row))
        for number, uid, *row in rows
        if wanted is None or row[0] in wanted
    ]


AIM = (
    Column("dimension", "word"),
    Column("aim", "coded", none="word.none.aim"),
    Column("measure", "word"),
)


def aim_of(target: Target) -> tuple[str, str | None, str]:
    """The values of the columns AIM; the code is None for the whole branch."""
    listed = LISTS.get(target.dimension, target.dimension)
    aim = None if target.dimension == WHOLE_BRANCH else f"{listed}:{target.code}"
    return f"aim.{target.dimension}", aim, f"measure.{target.measure}"


def table(targets: list[Held]) -> Table:
    return Table(
        "targets",
        (
            Column("number", "ordinal"),
            Column("uid", "id", screen=False),
            Column("period", "id"),
            *AIM,
            Column("target", "number"),
            Column("source", screen=any(held.target.source for held in targets)),
        ),
        [
            (number, uid, target.period, *aim_of(target), target.value, target.source)
            for number, uid, target in targets
        ],
        ("title.targets", {}),
    )
