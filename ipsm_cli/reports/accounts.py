"""Bank accounts of the workers, masked: only the last three digits tell one from another."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from ipsm_cli.core.table import Column, Table

if TYPE_CHECKING:
    import sqlite3

    from ipsm_cli.core.question import Question

SHOWN = 3  # digits at the end of a masked account


class Account(NamedTuple):
    worker: int
    name: str
    bank: str
    account: str
    holder: str
    checked_on: str


def read(db: sqlite3.Connection, question: Question) -> list[Account]:
    """The account of ``question.worker``, else of everyone who has one, by name."""
    rows = db.execute(
        """SELECT a.worker, w.name, a.bank, a.account, a.holder, a.checked_on
           FROM account a JOIN worker w ON w.number = a.worker
           WHERE ? IS NULL OR a.worker = ? ORDER BY w.search, a.worker""",
        (question.worker, question.worker),
    )
    return [Account(*row) for row in rows]


def sharing(db: sqlite3.Connection, worker: int, account: str) -> list[Account]:
    """Others who have the account, by number; none where it is the worker's own already.

    Digits alone tell, as in the list of honor: a bank is written in many ways.
    """
    rows = db.execute(
        """SELECT a.worker, w.name, a.bank, a.account, a.holder, a.checked_on
           FROM account a JOIN worker w ON w.number = a.worker
           WHERE a.account = ? AND NOT EXISTS (
               SELECT 1 FROM account own WHERE own.worker = ? AND own.account = a.account)
           ORDER BY a.worker""",
        (account, worker),
    )
    return [Account(*row) for row in rows]


def mask(account: str) -> str:
    """``*******123``"""
    return "*" * (len(account) - SHOWN) + account[-SHOWN:]


def table(accounts: list[Account], *, full: bool = False) -> Table:
    rows: list[tuple[Any, ...]] = [
        a if full else a._replace(account=mask(a.account)) for a in accounts
    ]
    return Table(
        "accounts",
        (
            Column("worker", "ordinal"),
            Column("name"),
            Column("bank"),
            Column("account", "id"),
            Column("holder"),
            Column("checked_on", "date"),
        ),
        rows,
        ("title.accounts", {}),
    )
