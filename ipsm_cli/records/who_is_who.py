"""Whether a worker may be in the register already: people alike, told as doubts."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from ipsm_cli.core.doubt import Doubt

if TYPE_CHECKING:
    import sqlite3

    from ipsm_cli.core.columns import WorkerFields

SHOWN = 3  # people alike named at most


def doubts(
    db: sqlite3.Connection,
    fields: WorkerFields,
    desas: Sequence[str],
    number: int,
    apart: Collection[int],
) -> list[Doubt]:
    """The likeliest workers who may be the same person; those in ``apart`` are known not to be.

    ``number`` is the worker's own, 0 for a new one.
    """
    name = fields.get("name")
    marks = ", ".join("?" * len(desas))
    rows = db.execute(
        f"""SELECT w.number, w.name, w.birth_date, w.phone, w.sex, w.nik FROM worker w
            WHERE w.number <> ? AND (w.birth_date = ? OR w.phone = ? OR w.number IN (
                SELECT d.worker FROM duty d WHERE d.until IS NULL AND d.desa IN ({marks})))
            ORDER BY w.number""",
        (number, fields.get("birth_date"), fields.get("phone"), *desas),
    ).fetchall()
    if not rows or not name:
        return []
    from ipsm_cli.codes import alike  # spelling and names: 5 ms, only where somebody comes near

    person = alike.Person(
        number,
        name,
        fields.get("birth_date"),
        fields.get("phone"),
        tuple(desas),
        fields.get("sex"),
        fields.get("nik"),
    )
    people = [
        alike.Person(other, called, birth, phone, _duties(db, other), sex, nik)
        for other, called, birth, phone, sex, nik in rows
    ]
    known = {(number, other) for other in {*apart, *_apart_from(db, number)}}
    return [
        Doubt("doubt.alike", {"number": near.number, "name": near.name, "reasons": near.reasons})
        for near in alike.near(person, people, known)[:SHOWN]
    ]


def _duties(db: sqlite3.Connection, worker: int) -> tuple[str, ...]:
    rows = db.execute(
        "SELECT DISTINCT desa FROM duty WHERE worker = ? AND until IS NULL ORDER BY desa", (worker,)
    )
    return tuple(desa for (desa,) in rows)


def _apart_from(db: sqlite3.Connection, number: int) -> set[int]:
    rows = db.execute(
        "SELECT CASE WHEN one = ? THEN other ELSE one END FROM not_same"
        " WHERE one = ? OR other = ? ORDER BY 1",
        (number, number, number),
    )
    return {other for (other,) in rows}
