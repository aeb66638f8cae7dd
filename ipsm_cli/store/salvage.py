"""What can be saved of a damaged register, in a new and sound one; what cannot, counted.

Rows come from their tables; where a page of a table is gone, from the history, which holds every
row as it was last written. A history that is whole comes along as it is. One with holes cannot:
then everything that was saved is written as one new entry.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from ipsm_cli.core import errors
from ipsm_cli.store import mending, tally
from ipsm_cli.store import verify as proving
from ipsm_cli.store.backup import drafting, settle
from ipsm_cli.store.gathering import Source, gather, keyed, rows_of
from ipsm_cli.store.migrate import apply
from ipsm_cli.store.register import VERSION, Register, look_at, set_pragmas
from ipsm_cli.store.replanting import (
    Kept,
    drop_broken,
    drop_orphans,
    plant,
    plant_anew,
    set_numbers,
)
from ipsm_cli.store.schema import MIGRATIONS
from ipsm_cli.store.translate import as_ours, trouble

if TYPE_CHECKING:
    from ipsm_cli.core.records import Who
    from ipsm_cli.store.change import Pen

HISTORY = ("action", "change")


class Saved(NamedTuple):
    """What became of one table: rows read, rows that only the history still had, rows lost.

    ``holes``: pages could not be read, and no whole history says what stood there.
    """

    table: str
    read: int
    told: int
    lost: int
    holes: bool


class Salvaged(NamedTuple):
    """A line a table; whether the history came along; its newest entry that could be read."""

    tables: list[Saved]
    history: bool
    entry: int
    seal: str

    @property
    def lost(self) -> int:
        """Rows lost; a table with holes that nobody can count is one."""
        return sum(table.lost or int(table.holes) for table in self.tables)


def salvage(path: Path, target: Path, who: Who) -> Salvaged:
    """Saves what can be read of ``path``, which is never changed, into the new file ``target``.

    Raises SalvageExists, NotARegister where nothing of ours is in the file, NothingSaved where
    nothing of ours can be read, RegisterMissing and its like for the source, RegisterReadOnly and
    its like for the target.
    """
    look_at(path)
    if target.exists():
        raise errors.SalvageExists(file=str(target))
    try:
        with drafting(target.with_name(f"{target.name}.damaged")) as copy:
            mending.copy_mended(path, copy)
            source = gather(copy, path)
        with drafting(target) as draft:
            saved = _write(draft, source, who)
            settle(draft, target)
    except OSError as error:
        raise trouble(error, target) from error
    except sqlite3.Error as error:
        raise as_ours(error, target) or error from error
    return saved


def _write(draft: Path, source: Source, who: Who) -> Salvaged:
    """With the history as it is where that is whole and says all; else with a new one."""
    if not any(source.read[table].holes for table in HISTORY):
        kept, lost = rows_of(source, whole=True)
        with _begun(draft, source) as (db, register):
            _drop(db, kept, lost)
            if _replant(db, source, kept):
                _bring_up(db, source)
                with register.change(who) as pen:
                    pen.note = _note(source)
                    _plant_untold(pen, source, kept)
                return Salvaged(_tally(source, kept, lost, whole=True), True, *_head(source))
        draft.write_bytes(b"")
    kept, lost = rows_of(source, whole=False)
    with _begun(draft, source) as (db, register):
        _drop(db, kept, lost)
        with register.change(who) as pen:
            pen.note = _note(source)
            db.execute("PRAGMA defer_foreign_keys = ON")
            for table, rows in kept.items():
                plant_anew(pen, table, source.tables[table].columns, list(rows.values()))
            set_numbers(db, {n: given for n, given in source.given.items() if n in kept})
        _bring_up(db, source)
    return Salvaged(_tally(source, kept, lost, whole=False), False, *_head(source))


def _plant_untold(pen: Pen, source: Source, kept: Kept) -> None:
    """Rows that the whole history tells nothing of: this entry says where they are from."""
    for table, rows in kept.items():
        told = source.told.get(table, {})
        untold = [row for key, row in rows.items() if key not in told]
        plant_anew(pen, table, source.tables[table].columns, untold)


@contextmanager
def _begun(draft: Path, source: Source) -> Iterator[tuple[sqlite3.Connection, Register]]:
    """A new register of the version that the damaged one has."""
    db = sqlite3.connect(draft, isolation_level=None)
    try:
        set_pragmas(db)
        db.execute("PRAGMA synchronous = OFF")  # flushed whole before it has its name
        apply(db, 0, MIGRATIONS[: source.version])
        yield db, Register(draft, db, None)
    finally:
        db.close()


def _bring_up(db: sqlite3.Connection, source: Source) -> None:
    if source.version < VERSION:
        apply(db, source.version)


def _drop(db: sqlite3.Connection, kept: Kept, lost: dict[str, int]) -> None:
    """Takes away, and counts, what no rule of the register lets in."""
    for drop in (drop_broken, drop_orphans):
        for table, count in drop(db, kept).items():
            lost[table] += count


def _replant(db: sqlite3.Connection, source: Source, kept: Kept) -> bool:
    """Rows and history as they were; False where both do not agree after all."""
    db.execute("BEGIN IMMEDIATE")
    db.execute("PRAGMA defer_foreign_keys = ON")
    try:
        for table in HISTORY:
            plant(db, table, source.tables[table].columns, source.read[table].rows)
        for table, rows in kept.items():
            columns = source.tables[table].columns
            told = source.told.get(table, {})
            known = [row for key, row in rows.items() if key in told]
            plant(db, table, columns, [tuple(map(row.get, columns)) for row in known])
        set_numbers(db, {n: given for n, given in source.given.items() if n in source.tables})
        if tally.is_kept(db):
            tally.count_anew(db)
        db.execute("COMMIT")
    except sqlite3.IntegrityError:
        db.execute("ROLLBACK")
        return False
    return not proving.findings(db)


def _tally(source: Source, kept: Kept, lost: dict[str, int], *, whole: bool) -> list[Saved]:
    saved = []
    for table, rows in kept.items():
        read = source.read[table]
        there = {key for key, _ in keyed(table, source.tables[table], read)}
        seen = len(there & rows.keys())
        holes = read.holes and not whole
        saved.append(Saved(table, seen, len(rows) - seen, lost[table], holes))
    return saved


def _head(source: Source) -> tuple[int, str]:
    """Number and seal of the newest entry that could be read."""
    columns = source.tables["action"].columns
    places = columns.index("number"), columns.index("seal")
    entries = [(row[places[0]], row[places[1]]) for row in source.read["action"].rows]
    return max(entries, default=(0, ""))


def _note(source: Source) -> str:
    number, seal = _head(source)
    return f"{source.path.name}: {number}-{seal[:8]}"
