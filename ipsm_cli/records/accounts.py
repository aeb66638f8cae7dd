"""A worker's bank account: specific personal data (UU 27/2022), one a worker."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ipsm_cli.core import errors

if TYPE_CHECKING:
    from ipsm_cli.store.change import Pen


def put(pen: Pen, worker: int, bank: str, account: str, holder: str) -> None:
    """Writes the account, in place of an earlier one, as checked today.

    Raises NoSuchRecord, NothingToChange.
    """
    if pen.row("worker", (worker,)) is None:
        raise errors.NoSuchRecord(kind="noun.worker", number=worker)
    row = {"bank": bank, "account": account, "holder": holder, "checked_on": pen.who.today}
    if pen.row("account", (worker,)) is None:
        pen.insert("account", {"worker": worker, **row})
    elif not pen.update("account", (worker,), row):
        raise errors.NothingToChange(kind="noun.account", number=worker)


def drop(pen: Pen, worker: int) -> None:
    """Takes the account out of the register. Raises NoSuchRecord."""
    if pen.row("account", (worker,)) is None:
        raise errors.NoSuchRecord(kind="noun.account", number=worker)
    pen.delete("account", (worker,))
