"""Whether the register that is open is the one this computer knows, or an older or other copy."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ipsm_cli.cli import places
from ipsm_cli.core import errors
from ipsm_cli.store import heads

if TYPE_CHECKING:
    import sqlite3

    from ipsm_cli.cli.counter import Counter
    from ipsm_cli.store.change import Pen


def look(counter: Counter, db: sqlite3.Connection) -> None:
    """Warns once of an older or other copy; of the right one the newest entry is remembered."""
    folder = places.state_folder(counter.environ)
    copy = heads.compare(db, folder)
    if copy is None:
        return
    if copy.sort:
        if counter.copy is None:
            counter.tell(f"copy.{copy.sort}", **facts(counter, copy))
        counter.copy = copy
    elif copy.known is None or copy.known.number < copy.found.number:
        heads.remember(folder, copy.uid, copy.found)


def refuse(counter: Counter, db: sqlite3.Connection) -> None:
    """Raises CopyBehind, CopyParted: nothing is written before a person has decided."""
    copy = heads.compare(db, places.state_folder(counter.environ))
    if copy is None or not copy.sort:
        return
    refusal = errors.CopyBehind if copy.sort == heads.BEHIND else errors.CopyParted
    raise refusal(**facts(counter, copy))


def wrote(counter: Counter, pen: Pen, uid: str, *, anew: bool = False) -> None:
    """Remembers the entry that was just written to the register of that branch.

    ``anew``: a person has just decided that this copy is the register.
    """
    if pen.entry is not None:
        head = heads.Head(pen.entry, pen.sealed, pen.who.at)
        heads.remember(places.state_folder(counter.environ), uid, head, anew=anew)


def take_as_known(counter: Counter, db: sqlite3.Connection) -> None:
    """Remembers a register that was just made, whatever was seen of one of the same branch."""
    copy = heads.compare(db, places.state_folder(counter.environ))
    if copy is not None:
        heads.remember(places.state_folder(counter.environ), copy.uid, copy.found, anew=True)


def clear_away(counter: Counter) -> None:
    """What commands that were killed left half-written beside the register."""
    if not counter.dry_run:
        from ipsm_cli.render.files import sweep  # for writers only: 0.3 ms

        sweep(counter.place.path.parent, counter.now.timestamp())


def facts(counter: Counter, copy: heads.Copy) -> dict[str, Any]:
    """For the sentences about a copy."""
    known = copy.known or copy.found
    return {
        "file": str(counter.place.path),
        "entry": copy.found.number,
        "day": copy.found.at[:10],
        "time": copy.found.at[11:16],
        "known": known.number,
        "known_day": known.at[:10],
        "known_time": known.at[11:16],
    }
