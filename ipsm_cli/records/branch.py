"""Founding a branch's register and correcting what it says of the branch."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from ipsm_cli.core import errors
from ipsm_cli.records.identity import new_uid
from ipsm_cli.store.change import Pen

if TYPE_CHECKING:
    from ipsm_cli.core.columns import BranchFields


def found(pen: Pen, fields: BranchFields, villages: Iterable[tuple[str, str]]) -> None:
    """Writes the branch's own row and the villages (code, name) of its area."""
    pen.insert("branch", {"id": 1, "uid": new_uid(pen), "founded": pen.who.today, **fields})
    for code, name in villages:
        pen.insert("village", {"code": code, "name": name})


def edit(pen: Pen, fields: BranchFields) -> None:
    """Corrects the branch's row. Raises NothingToChange."""
    if not pen.update("branch", (1,), dict(fields)):
        raise errors.NothingToChange(kind="noun.branch", number="")
