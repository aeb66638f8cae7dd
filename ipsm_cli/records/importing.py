"""Many activities recorded at once, by the rules that one activity is recorded by."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from ipsm_cli.core import errors
from ipsm_cli.core.identity import uuid7
from ipsm_cli.core.records import Coded, Part, Served
from ipsm_cli.records import activities, closed
from ipsm_cli.records.identity import new_uid

if TYPE_CHECKING:
    import sqlite3

    from ipsm_cli.core.columns import ActivityFields
    from ipsm_cli.store.change import Pen

PORTION = 5_000  # rows written together
_FOR_EVER = "9999-12-31"


class NewActivity(NamedTuple):
    """What ``activities.add`` is told of one activity; a field may also be None."""

    fields: ActivityFields
    area: str
    parts: tuple[Part, ...]
    served: tuple[Served, ...] = ()
    partners: tuple[str, ...] = ()


class Rules:
    """The rules of ``activities.add`` with the register's answers at hand, read once."""

    def __init__(self, db: sqlite3.Connection, today: str) -> None:
        self._today = today
        self._closed = closed.closed(db)
        self._villages = {code for (code,) in db.execute("SELECT code FROM village ORDER BY code")}
        self._names: dict[int, str] = dict(
            db.execute("SELECT number, name FROM worker ORDER BY number").fetchall()
        )
        self._spans: dict[
            int, list[tuple[str, str]]
        ] = {}  # active from a day, until before another
        last: list[tuple[int, str, int]] = []
        for row in db.execute("SELECT worker, since, active FROM service ORDER BY worker, since"):
            self._end_span(last, row)
            last = [row]
        self._end_span(last, None)

    def _end_span(self, last: list[tuple[int, str, int]], row: tuple[int, str, int] | None) -> None:
        """An active status lasts until the worker's next one."""
        for worker, since, active in last:
            until = row[1] if row and row[0] == worker else _FOR_EVER
            if active:
                self._spans.setdefault(worker, []).append((since, until))

    def check(self, day: str, desa: str | None, workers: Sequence[int]) -> None:
        """Raises what ``activities.add`` raises, in its order."""
        if day > self._today:
            raise errors.FutureDate(day=day, today=self._today)
        if desa is not None and desa not in self._villages:
            raise errors.OutsideBranch(desa=Coded("village", desa))
        if day[:7] in self._closed:
            raise errors.MonthClosed(month=day[:7], way=f"ipsm month reopen {day[:7]}")
        if not workers:
            raise errors.NoWorkerNamed
        for place, worker in enumerate(workers):
            if worker not in self._names:
                raise errors.NoSuchRecord(kind="noun.worker", number=worker)
            if worker in workers[:place]:
                raise errors.WorkerTwice(number=worker, name=self._names[worker])
            if not self._active(worker, day):
                raise errors.NotActiveThen(number=worker, name=self._names[worker], day=day)

    def _active(self, worker: int, day: str) -> bool:
        for since, until in self._spans.get(worker, ()):  # noqa: SIM110 - any() takes thrice as long
            if since <= day < until:
                return True
        return False


def add_activities(pen: Pen, rules: Rules, found: Sequence[NewActivity]) -> int:
    """Records all of them and answers the first one's number; the others follow without a gap.

    Raises what ``activities.add`` raises, before anything of the portion is written.
    """
    teams = {parts: tuple(part.worker for part in parts) for parts in {one.parts for one in found}}
    for one in found:
        rules.check(one.fields["date"], one.fields.get("desa"), teams[one.parts])
    moment = int(datetime.datetime.fromisoformat(pen.who.at).timestamp() * 1000)
    chance = pen.chance(10 * len(found))
    counts = {served: _counts(served) for served in {one.served for one in found}}
    rows = []
    for place, one in enumerate(found):
        fields: dict[str, Any] = _EMPTY | one.fields
        uid = uuid7(moment, chance[place * 10 : place * 10 + 10])
        rows.append((uid, pen.who.today, one.area, *fields.values(), *counts[one.served][0]))
    first = pen.insert_all("activity", ("uid", "recorded_on", "area", *_COLUMNS, *_SUMS), rows)
    parts, served, partners = [], [], []
    for number, one in enumerate(found, first):
        for place, part in enumerate(one.parts, 1):
            parts.append((number, part.worker, part.part, place))
        served += [(number, *count) for count in counts[one.served][1]]
        if one.partners:
            partners += [(number, partner) for partner in dict.fromkeys(one.partners)]
    pen.insert_all("participant", ("activity", "worker", "part", "place"), parts)
    pen.insert_all("served", ("activity", "ppks", "sex", "age", "n"), served)
    pen.insert_all("partner", ("activity", "partner"), partners)
    return first


def _counts(served: tuple[Served, ...]) -> tuple[list[int | None], list[Served]]:
    """The activity's sums of its counts, and the counts as rows."""
    return list(activities.sums(served).values()), activities.merged(served)


_COLUMNS = (
    "date",
    "kind",
    "description",
    "place",
    "desa",
    "result",
    "constraint",
    "follow_up",
    "quantity",
    "unit",
    "minutes",
    "cost",
    "fund_source",
    "programme",
    "spm_service",
    "basic_need",
)
_EMPTY = dict.fromkeys(_COLUMNS)
_SUMS = ("people", "people_l", "people_p")


class Counts(NamedTuple):
    """How many rows of a file became what."""

    added: int
    changed: int
    same: int
    refused: int


def begin_batch(
    pen: Pen, kind: str, file: str, sha256: str, profile: str | None, counts: Counts
) -> int:
    """Writes down that a file came in, and answers the batch's number."""
    row = {"kind": kind, "file": file, "sha256": sha256, "profile": profile}
    return pen.insert("batch", {"uid": new_uid(pen), "at": pen.who.at, **row, **counts._asdict()})


def remember(pen: Pen, kind: str, batch: int, keys: Sequence[tuple[str, int]]) -> None:
    """Which record each new row became: its key, not known before, and the record's number."""
    rows = [(kind, key, record, batch) for key, record in keys]
    pen.insert_all("imported", ("kind", "key", "record", "batch"), rows)


def keys_of(db: sqlite3.Connection, kind: str, record: int) -> list[str]:
    """The keys that the record is known by."""
    rows = db.execute(
        "SELECT key FROM imported WHERE kind = ? AND record = ? ORDER BY key", (kind, record)
    )
    return [key for (key,) in rows]


def replace_keys(
    pen: Pen, kind: str, batch: int, record: int, gone: Sequence[str], added: Sequence[str]
) -> None:
    """The record is known by other keys from here on; one that is there already is taken over."""
    for key in gone:
        pen.delete("imported", (kind, key))
    for key in added:
        if pen.row("imported", (kind, key)) is not None:
            pen.update("imported", (kind, key), {"record": record, "batch": batch})
        else:
            pen.insert("imported", {"kind": kind, "key": key, "record": record, "batch": batch})
