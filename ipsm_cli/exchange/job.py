"""One import as it was asked for: the table found in the file, and what is told beside it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from ipsm_cli.core import errors
from ipsm_cli.exchange import block, days, layout, rows
from ipsm_cli.exchange.headings import fields, plain
from ipsm_cli.exchange.people import People
from ipsm_cli.exchange.places import Places
from ipsm_cli.exchange.said import is_blank
from ipsm_cli.exchange.values import Reader, Told

if TYPE_CHECKING:
    import sqlite3

    from ipsm_cli.codes.codebook import Codes
    from ipsm_cli.exchange.foreign import Foreign, Grid, Value
    from ipsm_cli.exchange.layout import Layout
    from ipsm_cli.exchange.profiles import Profile

_LEAST_NIKS = 10  # ids from which a column shows that Excel has been at it
NIK_DIGITS = 16


class Asked(NamedTuple):
    """What the command was told. ``keep`` is the reason to keep doubtful people, None to refuse
    them; ``profile`` is the saved or built-in reading of such files, by its name."""

    kind: str
    sheet: str | None = None
    maps: Mapping[str, str] = {}  # never changed
    profile: Profile | None = None
    kind_code: str | None = None  # kind of activity for rows that tell none
    by_words: bool = False  # … or the kind that the words of the row tell
    keep: str | None = None
    force: bool = False
    folder: Path = Path()  # where the file lies


class Job(NamedTuple):
    """A table to be brought in. ``told`` holds what stands above it, by field."""

    asked: Asked
    file: str
    sha256: str
    layout: Layout
    records: list[tuple[int, Sequence[Value]]]
    left: tuple[int, ...]
    told: dict[str, Any]
    month: str


def prepare(foreign: Foreign, asked: Asked) -> Job:
    """Finds the table and its records. Raises what ``layout.find`` raises, NoRows,
    NikColumnDamaged (unless forced)."""
    profile = asked.profile
    maps = {**(profile.maps if profile else {}), **asked.maps}
    given = _given(foreign.grids, asked)
    grid, where = layout.find(
        foreign.grids,
        asked.kind,
        file=foreign.file,
        sheet=asked.sheet or (profile.sheet if profile else None),
        maps=_present(foreign.grids, maps, asked.maps),
        given=given,
    )
    found = rows.records(grid, where, asked.kind)
    if not found.records:
        raise errors.NoRows(file=foreign.file, sheet=grid.name)
    if "nik" in where.columns and not asked.force:
        _check_niks(found.records, where.columns["nik"].place)
    told = block.block(grid.rows[: where.top]) if asked.kind == "activities" else {}
    month = days.month_of(told.pop("month")) if "month" in told else ""
    return Job(
        asked, foreign.file, foreign.sha256, where, found.records, found.left, dict(told), month
    )


def _present(
    grids: Sequence[Grid], maps: Mapping[str, str], typed: Mapping[str, str]
) -> dict[str, str]:
    """A profile speaks of headings that some files lack; those typed must be there."""
    there = {
        plain(cell)
        for grid in grids
        for row in grid.rows[: layout.DEEPEST]
        for cell in row
        if isinstance(cell, str)
    }
    return {
        heading: key for heading, key in maps.items() if heading in typed or plain(heading) in there
    }


def _given(grids: Sequence[Grid], asked: Asked) -> list[str]:
    """Needed fields that something else than a column tells."""
    given = ["kind"] if asked.kind_code or asked.by_words or _words(asked) else []
    if asked.kind == "activities":
        heads = (block.block(grid.rows[: layout.DEEPEST]) for grid in grids if not grid.hidden)
        if any("workers" in told or "member" in told for told in heads):
            given.append("workers")
    return given


def _words(asked: Asked) -> bool:
    return bool(asked.profile and (asked.profile.words or asked.profile.defaults.get("kind")))


def _check_niks(records: Sequence[tuple[int, Sequence[Value]]], place: int) -> None:
    """Ids that mostly end in 0 have been through a number cell. Raises NikColumnDamaged."""
    niks = [
        cell.strip().lstrip("'")
        for _, row in records
        if place < len(row) and isinstance(cell := row[place], str) and not is_blank(cell)
    ]
    whole = [nik for nik in niks if nik.isdigit() and len(nik) == NIK_DIGITS]
    damaged = sum(nik.endswith("0") for nik in whole)
    if len(whole) >= _LEAST_NIKS and damaged * 2 > len(whole):
        raise errors.NikColumnDamaged(count=damaged, rows=len(whole))


def reader(db: sqlite3.Connection, job: Job, codes: Codes, today: date, language: str) -> Reader:
    """Reads the job's cells by the register as it stands."""
    profile = job.asked.profile
    theirs, own = profile.codes if profile else {}, "uid" in job.layout.columns
    told = Told(today, job.month, job.layout.plain, theirs, job.asked.folder, own)
    return Reader(told, codes, Places(db), People(db), language)


Tick = Callable[[int], None]  # told how many rows are done, now and then


def columns_of(job: Job) -> list[str]:
    """The fields that the table has columns for and that are taken."""
    return [key for key in fields(job.asked.kind) if key in job.layout.columns]
