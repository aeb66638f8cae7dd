"""Recording activities, correcting them, taking them out of the count."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from ipsm_cli.core import errors
from ipsm_cli.core.records import Coded, Part, Served
from ipsm_cli.records import closed, service
from ipsm_cli.records.identity import new_uid
from ipsm_cli.store.schema import KEEPING

if TYPE_CHECKING:
    from ipsm_cli.core.columns import ActivityFields
    from ipsm_cli.store.change import Pen


def add(
    pen: Pen,
    fields: ActivityFields,
    area: str,
    parts: Sequence[Part],
    served: Sequence[Served] = (),
    partners: Sequence[str] = (),
    *,
    correction: str | None = None,
) -> int:
    """Records an activity of ``area`` and answers its number; the first part is the lead's.

    People served are counts (``served``); a plain total is one count with all unknown.
    ``correction`` is the reason to change a closed month.
    Raises FutureDate, NoWorkerNamed, WorkerTwice, NotActiveThen, OutsideBranch, NoSuchRecord,
    MonthClosed, NothingToCorrect.
    """
    _check_day(pen, fields["date"])
    _check_desa(pen, fields.get("desa"))
    shut = closed.check_open(pen.db, [fields["date"][:7]], correction)
    number = pen.insert(
        "activity",
        {
            "uid": new_uid(pen),
            "recorded_on": pen.who.today,
            "area": area,
            **fields,
            **sums(served),
        },
    )
    _put_parts(pen, number, fields["date"], parts)
    for count in merged(served):
        pen.insert("served", {"activity": number, **count._asdict()})
    for partner in dict.fromkeys(partners):
        pen.insert("partner", {"activity": number, "partner": partner})
    _correct(pen, shut, number, correction)
    return number


def edit(
    pen: Pen,
    number: int,
    fields: ActivityFields,
    *,
    area: str | None = None,
    parts: Sequence[Part] | None = None,
    served: Sequence[Served] | None = None,
    partners: Sequence[str] | None = None,
    correction: str | None = None,
) -> None:
    """Corrects an activity; what is None stays as it is.

    Raises what ``add`` raises, AlreadyVoid and NothingToChange.
    """
    before = _activity(pen, number)
    day = fields.get("date", before["date"])
    _check_day(pen, day)
    _check_desa(pen, fields.get("desa"))
    shut = closed.check_open(pen.db, [before["date"][:7], day[:7]], correction)
    columns: dict[str, Any] = dict(fields)
    if area is not None:
        columns["area"] = area
    if served is not None:
        columns |= sums(served)
    changed = pen.update("activity", (number,), columns)
    if parts is not None or day != before["date"]:
        old = _parts(pen, number)
        new = old if parts is None else list(parts)
        _check_parts(pen, day, new)
        changed |= _replace(pen, "participant", number, [_part_row(*item) for item in _placed(new)])
    if served is not None:
        changed |= _replace(pen, "served", number, [count._asdict() for count in merged(served)])
    if partners is not None:
        rows = [{"partner": code} for code in dict.fromkeys(partners)]
        changed |= _replace(pen, "partner", number, rows)
    if not changed:
        raise errors.NothingToChange(kind="noun.activity", number=number)
    _correct(pen, shut, number, correction)


def void(pen: Pen, number: int, reason: str, *, correction: str | None = None) -> None:
    """Takes an activity out of every count; it stays to be seen.

    Raises NoSuchRecord, AlreadyVoid, MonthClosed, NothingToCorrect.
    """
    before = _activity(pen, number)
    shut = closed.check_open(pen.db, [before["date"][:7]], correction)
    fields = {"voided_on": pen.who.today, "void_reason": reason}
    pen.update("activity", (number,), fields)
    _correct(pen, shut, number, correction)


def _correct(pen: Pen, shut: list[str], number: int, reason: str | None) -> None:
    """A change in a closed month is a numbered correction of it."""
    if shut:
        from ipsm_cli.records import closing  # the months' numbers, 1 ms that few changes need

        closing.correct(pen, shut, number, reason)


def _activity(pen: Pen, number: int) -> dict[str, Any]:
    row = pen.row("activity", (number,))
    if row is None:
        raise errors.NoSuchRecord(kind="noun.activity", number=number)
    if "voided_on" in row:
        raise errors.AlreadyVoid(number=number)
    return row


def _check_day(pen: Pen, day: str) -> None:
    if day > pen.who.today:
        raise errors.FutureDate(day=day, today=pen.who.today)


def _check_desa(pen: Pen, desa: str | None) -> None:
    if desa is not None and pen.row("village", (desa,)) is None:
        raise errors.OutsideBranch(desa=Coded("village", desa))


def sums(served: Sequence[Served]) -> dict[str, int | None]:
    """The activity's own sums of its counts; all None where nobody was counted."""
    if not served:
        return {"people": None, "people_l": None, "people_p": None}
    return {
        "people": sum(count.n for count in served),
        "people_l": sum(count.n for count in served if count.sex == "L"),
        "people_p": sum(count.n for count in served if count.sex == "P"),
    }


def merged(served: Sequence[Served]) -> list[Served]:
    """Counts of the same ppks, sex and age added up; none of them empty."""
    sums: dict[tuple[str, str, str], int] = {}
    for count in served:
        sums[count[:3]] = sums.get(count[:3], 0) + count.n
    return [Served(*key, n) for key, n in sums.items() if n]


def _put_parts(pen: Pen, number: int, day: str, parts: Sequence[Part]) -> None:
    _check_parts(pen, day, parts)
    for place, part in _placed(parts):
        pen.insert("participant", {"activity": number, **_part_row(place, part)})


def _placed(parts: Sequence[Part]) -> list[tuple[int, Part]]:
    return list(enumerate(parts, start=1))


def _part_row(place: int, part: Part) -> dict[str, Any]:
    return {"worker": part.worker, "part": part.part, "place": place}


def _parts(pen: Pen, number: int) -> list[Part]:
    rows = pen.db.execute(
        "SELECT worker, part FROM participant WHERE activity = ? ORDER BY place", (number,)
    )
    return [Part(*row) for row in rows]


def _check_parts(pen: Pen, day: str, parts: Sequence[Part]) -> None:
    """At least one worker, none twice, each in active service on the day."""
    if not parts:
        raise errors.NoWorkerNamed
    seen: set[int] = set()
    for part in parts:
        row = pen.row("worker", (part.worker,))
        if row is None:
            raise errors.NoSuchRecord(kind="noun.worker", number=part.worker)
        if part.worker in seen:
            raise errors.WorkerTwice(number=part.worker, name=row["name"])
        seen.add(part.worker)
        if not service.active_on(pen.db, part.worker, day):
            raise errors.NotActiveThen(number=part.worker, name=row["name"], day=day)


def _replace(pen: Pen, table: str, number: int, rows: list[dict[str, Any]]) -> bool:
    """Makes the activity's rows of a child table these; False when they already are."""
    names = KEEPING[table].key
    wanted = {(number, *(row[name] for name in names[1:])): row for row in rows}
    keys = pen.db.execute(
        f"SELECT {', '.join(names)} FROM {table} WHERE activity = ?", (number,)
    ).fetchall()
    changed = False
    for key in keys:
        if key not in wanted:
            pen.delete(table, key)
            changed = True
    for key, row in wanted.items():
        if key in keys:
            changed |= pen.update(table, key, row)
        else:
            pen.insert(table, {"activity": number, **row})
            changed = True
    return changed
