"""Which worker of the register a row tells of: by its ids, by an earlier import, or by name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ipsm_cli.core import errors
from ipsm_cli.core.names import cite, search_key
from ipsm_cli.exchange.keys import Key, Known
from ipsm_cli.exchange.worker_lines import Line

if TYPE_CHECKING:
    import sqlite3

KIND = "workers"
SHOWN = 8  # candidates named at most


class Persons:
    """Asked row by row, for every row may register somebody."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._known = Known(db, KIND)

    def find(self, line: Line, key: Key) -> tuple[int, bool]:
        """The worker's number (0: nobody yet), and whether the row says what it said.

        Raises IdentityDisagrees, AmbiguousWorker.
        """
        records = self._known.records(key.identity)
        for digest, record in records:
            if digest == key.digest and self._is_there(record):
                return record, True
        by_ids = self._by_ids(line)
        if by_ids:
            return by_ids, False
        for _, record in records:
            if self._is_there(record):
                return record, False
        return self._by_name(line), False

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
