"""Which worker of the register a row tells of: by its ids, by an earlier import, or by name."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from ipsm_cli.core import errors
from ipsm_cli.core.names import cite, search_key
from ipsm_cli.exchange import keys, merged
from ipsm_cli.exchange.keys import Key
from ipsm_cli.exchange.merged import Gone
from ipsm_cli.exchange.worker_lines import Line

if TYPE_CHECKING:
    import sqlite3

KIND = "workers"
SHOWN = 8  # candidates named at most


class Known(NamedTuple):
    """The worker's number (0: nobody yet) and whether the row says what it said. ``gone``: it tells
    of an entry that has become part of this worker."""

    number: int
    says_same: bool = False
    gone: Gone | None = None


class Persons:
    """Asked row by row, for every row may register somebody."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._known = keys.Known(db, KIND)
        self._merged = merged.read(db)

    def find(self, line: Line, key: Key) -> Known:
        """Who is meant. Raises IdentityDisagrees, AmbiguousWorker."""
        records = self._known.records(key.identity)
        return (
            self._by_key([one for digest, one in records if digest == key.digest], says_same=True)
            or self._by_any_id(line)
            or self._by_key([one for _, one in records])
            or self._by_any_name(line)
        )

    def _by_key(self, records: Sequence[int], *, says_same: bool = False) -> Known | None:
        for record in records:
            if self._is_there(record):
                return Known(record, says_same)
        return self._gone(lambda one: one.number in records)

    def _by_any_id(self, line: Line) -> Known | None:
        named = search_key(line.fields.get("name") or "")
        if gone := self._gone(lambda one: _has_id(line, one) and self._alone_bore(one, named)):
            return gone
        if by_ids := self._by_ids(line):
            return Known(by_ids)
        return self._gone(lambda one: _has_id(line, one))

    def _by_any_name(self, line: Line) -> Known:
        if by_name := self._by_name(line):
            return Known(by_name)
        named = search_key(line.fields.get("name") or "")
        gone = self._gone(
            lambda one: one.search == named and _is_she(line, one) and self._near(line, one)
        )
        return gone or Known(0)

    def _gone(self, fits: Callable[[Gone], bool]) -> Known | None:
        """The one worker that merged entries which fit have become."""
        found = [one for one in self._merged if fits(one)]
        if len({one.into for one in found}) != 1:
            return None
        return Known(found[0].into, gone=found[0])

    def part_of(self, number: int) -> Gone | None:
        """An entry that has become part of the worker; None where there is none."""
        return next((one for one in self._merged if one.into == number), None)

    def _alone_bore(self, gone: Gone, named: str) -> bool:
        """Whether the name is that of the merged entry and not of whom it has become."""
        row = self._db.execute(
            "SELECT search FROM worker WHERE number = ?", (gone.into,)
        ).fetchone()
        return gone.search == named and row != (named,)

    def _near(self, line: Line, gone: Gone) -> bool:
        """Whether the row tells no other villages than those of whom the entry has become, or tells
        her day of birth."""
        rows = self._db.execute(
            "SELECT desa FROM duty WHERE worker = ? AND until IS NULL ORDER BY desa", (gone.into,)
        )
        desas = {desa for (desa,) in rows}
        apart = line.desas and desas and desas.isdisjoint(line.desas)
        born = line.fields.get("birth_date")
        return not apart or (born is not None and born == gone.birth_date)

    def _by_ids(self, line: Line) -> int:
        found: list[int] = []
        ids = {"uid": line.uid, "nik": line.fields.get("nik")}
        ids["member_number"] = line.fields.get("member_number")
        for column, value in ids.items():
            row = (
                value
                and self._db.execute(
                    f"SELECT number FROM worker WHERE {column} = ?", (value,)
                ).fetchone()
            )
            if row and column == "uid":
                return int(row[0])
            found += [row[0]] if row else []
        if len(set(found)) > 1:
            raise errors.IdentityDisagrees(one=found[0], other=found[1])
        return found[0] if found else 0

    def _by_name(self, line: Line) -> int:
        """The one worker of exactly that name whom nothing in the row speaks against."""
        fields = line.fields
        rows = self._db.execute(
            """SELECT w.number, w.name, w.birth_date, w.nik, w.member_number,
                   (SELECT group_concat(d.desa) FROM duty d
                    WHERE d.worker = w.number AND d.until IS NULL)
               FROM worker w WHERE w.search = ? ORDER BY w.number""",
            (search_key(fields.get("name") or ""),),
        ).fetchall()
        likely: list[tuple[int, str]] = []
        surest: list[tuple[int, str]] = []
        for number, name, *ids, desas in rows:
            told = (fields.get("birth_date"), fields.get("nik"), fields.get("member_number"))
            against = any(
                one is not None and other is not None and one != other
                for one, other in zip(told, ids, strict=True)
            )
            apart = line.desas and desas and not set(line.desas) & set(desas.split(","))
            same_day = told[0] is not None and told[0] == ids[0]
            if not against and (same_day or not apart):
                (surest if same_day else likely).append((number, name))
        likely = surest or likely
        if len(likely) > 1:
            candidates = tuple(f"{number} {name}" for number, name in likely[:SHOWN])
            raise errors.AmbiguousWorker(text=cite(fields["name"]), candidates=candidates)
        return int(likely[0][0]) if likely else 0

    def _is_there(self, record: int) -> bool:
        found = self._db.execute("SELECT 1 FROM worker WHERE number = ?", (record,)).fetchone()
        return found is not None


def _has_id(line: Line, gone: Gone) -> bool:
    told = (line.uid, line.fields.get("nik"), line.fields.get("member_number"))
    known = (gone.uid, gone.nik, gone.member_number)
    return any(one is not None and one == other for one, other in zip(told, known, strict=True))


def _is_she(line: Line, gone: Gone) -> bool:
    """Whether nothing in the row speaks against the entry as it was."""
    fields = ("sex", "birth_date", "nik", "member_number")
    pairs = [(line.fields.get(field), getattr(gone, field)) for field in fields]
    return all(one is None or other is None or one == other for one, other in pairs)
