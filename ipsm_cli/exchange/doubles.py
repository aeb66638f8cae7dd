"""Activities typed by hand that a row of a sheet may tell again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from ipsm_cli.exchange.activity_lines import Line
from ipsm_cli.exchange.headings import plain

if TYPE_CHECKING:
    import sqlite3


class Double(NamedTuple):
    """The record that resembles a row; ``whole``: the row says nothing that it does not say."""

    number: int
    whole: bool


class Doubles:
    """Asked day by day; what came from sheets is known by its key and not among them."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._days: dict[str, list[tuple[Any, ...]]] = {}
        self._is_new = db.execute("SELECT 1 FROM activity LIMIT 1").fetchone() is None

    def find(self, line: Line) -> Double | None:
        """An activity of the same day, kind and workers, in the same village where both tell it."""
        if self._is_new or line.date is None:
            return None
        if line.date not in self._days:
            self._days[line.date] = self._read(line.date)
        workers = ",".join(map(str, sorted(line.workers or ())))
        best = None
        for number, kind, desa, place, description, people, who in self._days[line.date]:
            if kind != line.kind or who != workers or (desa and line.desa and desa != line.desa):
                continue
            whole = (
                line.desa in (None, desa)
                and plain(line.place or "") in ("", plain(place or ""))
                and plain(line.description or "") in ("", plain(description or ""))
                and line.people in (None, people)
            )
            if best is None or (whole and not best.whole):
                best = Double(number, whole)
        return best

    def _read(self, day: str) -> list[tuple[Any, ...]]:
        rows = self._db.execute(
            """SELECT a.number, a.kind, a.desa, a.place, a.description, a.people, (
                   SELECT group_concat(worker) FROM (
                       SELECT worker FROM participant WHERE activity = a.number ORDER BY worker))
               FROM activity a WHERE a.date = ? AND a.voided_on IS NULL AND NOT EXISTS (
                   SELECT 1 FROM imported i WHERE i.kind = 'activities' AND i.record = a.number)
               ORDER BY a.number""",
            (day,),
        )
        return rows.fetchall()
