"""Keeping how files of one sort are read, under a name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ipsm_cli.core import errors
from ipsm_cli.core.names import cite

if TYPE_CHECKING:
    from ipsm_cli.store.change import Pen


def save(pen: Pen, name: str, kind: str, content: str) -> bool:
    """Keeps the profile, in place of an earlier one of the name; False where it is the same."""
    if pen.row("profile", (name,)) is None:
        pen.insert("profile", {"name": name, "kind": kind, "content": content})
        return True
    return pen.update("profile", (name,), {"kind": kind, "content": content})


def drop(pen: Pen, name: str) -> None:
    """Takes the profile out. Raises UnknownProfile."""
    if pen.row("profile", (name,)) is None:
        rows = pen.db.execute("SELECT name FROM profile ORDER BY name").fetchall()
        raise errors.UnknownProfile(text=cite(name), profiles=tuple(name for (name,) in rows))
    pen.delete("profile", (name,))
