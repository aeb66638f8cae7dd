"""A backup by itself before much is changed at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ipsm_cli.cli.counter import Counter

MANY = 1_000  # rows; what touches more is backed up first


def before(counter: Counter, rows: int) -> None:
    """Backs the register up when more than ``MANY`` rows are about to be touched.

    Raises what ``backup.create`` raises: without room for a backup nothing is changed.
    """
    if rows <= MANY or counter.dry_run:
        return
    from ipsm_cli.store import backup  # the proof of a register, needed by few commands

    path = counter.place.path
    with counter.look() as desk:
        desk.let_go()  # a writer need not wait for the proof
        made = backup.create(desk.db, path, path.parent / backup.FOLDER)
    counter.tell("backup.first", rows=rows, file=made.path.name)
