"""What a row would change in an activity that is in the register."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from ipsm_cli.core import errors
from ipsm_cli.core.records import Part, Served
from ipsm_cli.exchange import activity_lines
from ipsm_cli.exchange.activity_lines import COLUMNS, COUNTS, Line

if TYPE_CHECKING:
    import sqlite3

    from ipsm_cli.codes.codebook import Codes
    from ipsm_cli.core.columns import ActivityFields

_NEEDED = ("date", "kind")


class Standing(NamedTuple):
    """An activity as it stands: columns by name, its parts in order, its counts, its partners."""

    number: int
    fields: dict[str, Any]
    parts: tuple[Part, ...]
    served: tuple[Served, ...]
    partners: tuple[str, ...]

    @property
    def workers(self) -> tuple[int, ...]:
        return tuple(part.worker for part in self.parts)


class Correction(NamedTuple):
    """What ``activities.edit`` is told; ``names`` are the fields that change."""

    fields: ActivityFields
    area: str | None
    parts: tuple[Part, ...] | None
    served: tuple[Served, ...] | None
    partners: tuple[str, ...] | None
    names: tuple[str, ...]

    @property
    def lists(self) -> dict[str, Any]:
        """What ``activities.edit`` is told by name."""
        return {
            "area": self.area,
            "parts": self.parts,
            "served": self.served,
            "partners": self.partners,
        }


def standing(db: sqlite3.Connection, number: int) -> Standing | None:
    """The activity as it stands; None where it is no longer there."""
    names = (*COLUMNS, *COUNTS)
    quoted = ", ".join(f'"{name}"' for name in names)
    row = db.execute(f"SELECT {quoted} FROM activity WHERE number = ?", (number,)).fetchone()
    if row is None:
        return None
    parts = db.execute(
        "SELECT worker, part FROM participant WHERE activity = ? ORDER BY place", (number,)
    )
    served = db.execute(
        "SELECT ppks, sex, age, n FROM served WHERE activity = ? ORDER BY ppks, sex, age", (number,)
    )
    partners = db.execute(
        "SELECT partner FROM partner WHERE activity = ? ORDER BY partner", (number,)
    )
    return Standing(
        number,
        dict(zip(names, row, strict=True)),
        tuple(Part(*one) for one in parts.fetchall()),
        tuple(Served(*one) for one in served.fetchall()),
        tuple(code for (code,) in partners.fetchall()),
    )


def lacking(db: sqlite3.Connection, number: int, files: Sequence[str]) -> list[str]:
    """Those of the files that are no photo of the activity yet."""
    if not files:
        return []
    rows = db.execute("SELECT file FROM photo WHERE activity = ? ORDER BY number", (number,))
    there = {file for (file,) in rows}
    return [file for file in files if file not in there]


def find(
    one: Standing, line: Line, columns: Collection[str], codes: Codes, *, clears: bool
) -> Correction | None:
    """The difference, None where there is none. An empty cell says something only in a list of our
    own (``clears``), and never empties the day or the kind.

    Raises CountsDetailed where new sums would take the place of counts by kind of person.
    """
    fields: dict[str, Any] = {}
    for name in COLUMNS:
        value = getattr(line, name)
        silent = value is None and (not clears or name in _NEEDED)
        if name in columns and not silent and value != one.fields[name]:
            fields[name] = value
    served = _served(one, line, columns, clears=clears)
    workers = line.workers if "workers" in columns else None
    parts = _parts(one, workers, codes) if workers and workers != one.workers else None
    partners = line.partners if "partners" in columns else None
    if partners is None and clears and "partners" in columns:
        partners = ()
    if partners is not None and sorted(partners) == sorted(one.partners):
        partners = None
    names = list(fields)
    names += ["people"] if served is not None else []
    names += ["workers"] if parts is not None else []
    names += ["partners"] if partners is not None else []
    if not names:
        return None
    area = activity_lines.area_of(codes, fields["kind"]) if "kind" in fields else None
    return Correction(cast("ActivityFields", fields), area, parts, served, partners, tuple(names))


def _parts(one: Standing, workers: Sequence[int], codes: Codes) -> tuple[Part, ...]:
    """Who stays keeps the part; who is new gets the part of the place."""
    held = {part.worker: part for part in one.parts}
    return tuple(held.get(new.worker, new) for new in activity_lines.parts_of(codes, workers))


def _served(
    one: Standing, line: Line, columns: Collection[str], *, clears: bool
) -> tuple[Served, ...] | None:
    """The counts from the sums that the row tells; None where they are the ones there."""
    wanted = []
    for name in COUNTS:
        told = getattr(line, name)
        says = name in columns and (told is not None or clears)
        wanted.append(told if says else one.fields[name])
    before = [one.fields[name] for name in COUNTS]
    if wanted == before or not any(name in columns for name in COUNTS):
        return None
    people, men, women = wanted
    if people == before[0] and "people" not in columns:
        people = None  # the sum follows from what is told
    elif line.people is None and not clears and (line.people_l, line.people_p) != (None, None):
        people = None
    served = activity_lines.served_of(people, men or None, women or None)
    if _sums(served) == _sums(one.served):
        return None
    if any(count.ppks or count.age for count in one.served):
        raise errors.CountsDetailed(number=one.number)
    return served


def _sums(served: Sequence[Served]) -> tuple[int, int, int]:
    return (
        sum(count.n for count in served),
        sum(count.n for count in served if count.sex == "L"),
        sum(count.n for count in served if count.sex == "P"),
    )
