"""The shape of the register: a diary of migrations, each a function, its place its number."""

import sqlite3
from collections.abc import Callable, Iterable
from importlib import import_module
from typing import Any, NamedTuple

APPLICATION_ID = 0x4950534D  # the letters IPSM


class Keeping(NamedTuple):
    """How the pen finds a row of a table and whose history it belongs to."""

    key: tuple[str, ...]  # primary key columns
    record: str  # the noun of the history: worker, activity …
    owner: str  # the column that holds that noun's number or code


KEEPING = {
    "branch": Keeping(("id",), "branch", "id"),
    "village": Keeping(("code",), "branch", ""),
    "own_code": Keeping(("list", "code"), "code", "code"),
    "worker": Keeping(("number",), "worker", "number"),
    "service": Keeping(("worker", "since"), "worker", "worker"),
    "duty": Keeping(("number",), "worker", "worker"),
    "activity": Keeping(("number",), "activity", "number"),
    "participant": Keeping(("activity", "worker"), "activity", "activity"),
    "served": Keeping(("activity", "ppks", "sex", "age"), "activity", "activity"),
    "partner": Keeping(("activity", "partner"), "activity", "activity"),
    "appointment": Keeping(("number",), "worker", "worker"),
    "card": Keeping(("number",), "worker", "worker"),
    "training": Keeping(("number",), "worker", "worker"),
    "role": Keeping(("number",), "worker", "worker"),
    "account": Keeping(("worker",), "worker", "worker"),
    "term": Keeping(("number",), "term", "number"),
    "seat": Keeping(("number",), "term", "term"),
    "not_same": Keeping(("one", "other"), "worker", "one"),
    "merged": Keeping(("worker",), "worker", "into_worker"),
    "batch": Keeping(("number",), "batch", "number"),
    "imported": Keeping(("kind", "key"), "batch", "batch"),
    "profile": Keeping(("name",), "profile", "name"),
    "draft": Keeping(("number",), "draft", "number"),
    "target": Keeping(("number",), "target", "number"),
    "setting": Keeping(("name",), "setting", "name"),
    "closing": Keeping(("month",), "month", "month"),
    "correction": Keeping(("number",), "month", "month"),
    "letterhead": Keeping(("since",), "branch", ""),
    "signatory": Keeping(("number",), "signatory", "number"),
    "letter": Keeping(("number",), "letter", "number"),
    "photo": Keeping(("number",), "activity", "activity"),
    "honor": Keeping(("number",), "honor", "number"),
    "payment": Keeping(("number",), "worker", "worker"),
}

# which rows stand on a row: table and column that name it
STANDING_ON = {
    "worker": (
        ("service", "worker"),
        ("duty", "worker"),
        ("participant", "worker"),
        ("appointment", "worker"),
        ("card", "worker"),
        ("training", "worker"),
        ("role", "worker"),
        ("account", "worker"),
        ("seat", "worker"),
        ("not_same", "one"),
        ("not_same", "other"),
        ("merged", "into_worker"),
        ("payment", "worker"),
    ),
    "term": (("seat", "term"),),
    "activity": (
        ("participant", "activity"),
        ("served", "activity"),
        ("partner", "activity"),
        ("draft", "activity"),
        ("correction", "activity"),
        ("photo", "activity"),
    ),
    "batch": (("imported", "batch"), ("draft", "batch")),
    "closing": (("correction", "month"),),
    "village": (("duty", "desa"), ("activity", "desa")),
}

# where the codes stand that a branch may add, by list: table and column
CODES_IN = {
    "kind": (("activity", "kind"),),
    "programme": (("activity", "programme"), ("role", "programme")),
    "fund_source": (("activity", "fund_source"),),
    "unit": (("activity", "unit"), ("own_code", "unit")),
    "partner": (("partner", "partner"),),
    "office": (("signatory", "office"),),
}


def _entry(name: str) -> Any:
    """The SQL of one entry, read by who makes or migrates a register: 0.6 ms for nobody else."""
    return import_module(f"ipsm_cli.store.diary.{name}")


def _write(db: sqlite3.Connection, statements: Iterable[str]) -> None:
    for statement in statements:
        db.execute(statement)


def _first(db: sqlite3.Connection) -> None:
    """Branch, workers, activities and the history of every write."""
    _write(db, _entry("first").STATEMENTS)


def _second(db: sqlite3.Connection) -> None:
    """Papers of the workers, their accounts, the board, and who is who."""
    _write(db, _entry("second").STATEMENTS)


def _third(db: sqlite3.Connection) -> None:
    """What came in from sheets and messages."""
    _write(db, _entry("third").STATEMENTS)


def _fourth(db: sqlite3.Connection) -> None:
    """Targets, settings, closed months and their corrections."""
    _write(db, _entry("fourth").STATEMENTS)


def _fifth(db: sqlite3.Connection) -> None:
    """Letterheads, those who sign, and letters sent."""
    _write(db, _entry("fifth").STATEMENTS)


def _sixth(db: sqlite3.Connection) -> None:
    """Photos of activities, what honor is paid by and was paid."""
    _write(db, _entry("sixth").STATEMENTS)


def _seventh(db: sqlite3.Connection) -> None:
    """Sums kept by month, made of the activities that are there."""
    seventh = _entry("seventh")
    _write(db, seventh.STATEMENTS)
    for month in db.execute(seventh.MONTHS).fetchall():
        for statement in seventh.FILLING:
            db.execute(statement, month)


MIGRATIONS: tuple[Callable[[sqlite3.Connection], None], ...] = (
    _first,
    _second,
    _third,
    _fourth,
    _fifth,
    _sixth,
    _seventh,
)


def shape(db: sqlite3.Connection) -> str:
    """Every table, index, view and trigger of the file, as one text that can be compared.

    SQLite's own are left out: indexes that a key brings along, numbers given, statistics. Nothing
    else is passed over for its name, which whoever writes the bytes of a file may choose.
    """
    rows = db.execute(
        """SELECT type, name, sql FROM sqlite_schema
           WHERE NOT (type = 'index' AND sql IS NULL) AND NOT (type = 'table'
               AND name IN ('sqlite_sequence', 'sqlite_stat1', 'sqlite_stat4'))
           ORDER BY name"""
    )
    return "\n".join(f"{kind} {name} {sql}" for kind, name, sql in rows)
