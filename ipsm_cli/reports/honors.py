"""What honor is paid by: amounts a month, the newest last."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ipsm_cli.core.table import Column, Table

if TYPE_CHECKING:
    import sqlite3


class Amount(NamedTuple):
    """The fields are the table's columns."""

    number: int
    uid: str
    amount: int  # rupiah a month for each worker
    since: str  # month
    until: str | None  # month
    source: str | None


def read(db: sqlite3.Connection) -> list[Amount]:
    rows = db.execute("SELECT number, uid, amount, since, until, source FROM honor ORDER BY since")
    return [Amount(*row) for row in rows]


def table(amounts: list[Amount]) -> Table:
    return Table(
        "honors",
        (
            Column("number", "ordinal"),
            Column("uid", "id", screen=False),
            Column("honor_month", "money"),
            Column("since", "month"),
            Column("until", "month", none="word.open_end"),
            Column("honor_source"),
        ),
        amounts,
        ("title.honors", {}),
    )
