"""The one pen: nothing is written without its history, and history is not rewritten."""

from __future__ import annotations

import hashlib
import json
import os
import random
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from itertools import groupby
from pathlib import Path
from typing import Any

import pytest

from ipsm_cli.core.records import Who
from ipsm_cli.store import tally
from ipsm_cli.store.create import create
from ipsm_cli.store.register import Register, open_to_write
from ipsm_cli.store.schema import KEEPING

SECOND = "32.01.01.1002"


@pytest.fixture
def register(path: Path) -> Iterator[Register]:
    with open_to_write(path, "ipsm test", 1) as register:
        yield register


def changes(db: sqlite3.Connection, action: int) -> list[tuple[Any, ...]]:
    """Table, key, record, before and after of an entry, read from their JSON."""
    rows = db.execute(
        "SELECT tbl, key, record, before, after FROM change WHERE action = ? ORDER BY id", (action,)
    )
    return [
        (table, json.loads(key), record, *(json.loads(text or "null") for text in (before, after)))
        for table, key, record, before, after in rows
    ]


def broken_seals(db: sqlite3.Connection) -> list[int]:
    """Entries whose seal or whose contents' seals are not what their words give: a second way.

    Built from the rows alone: SHA-256 of the seal before, the entry's facts and its changes' seals;
    contents are left out where they have been erased.
    """
    wrong, before = [], "0" * 64
    for number, at, actor, command, note, undoes, previous, seal in db.execute(
        "SELECT number, at, actor, command, note, undoes, previous, seal FROM action"
        " ORDER BY number"
    ).fetchall():
        told = []
        good = previous == before
        for table, key, record, old, new, salt, contents in db.execute(
            "SELECT tbl, key, record, before, after, salt, seal FROM change WHERE action = ?"
            " ORDER BY id",
            (number,),
        ):
            told.append([table, key, record, contents])
            if salt is not None:
                text = "\n".join(str(part) for part in (salt, old, new))
                good &= hashlib.sha256(text.encode()).hexdigest() == contents
        words = json.dumps([[before, at, actor, command, note, undoes], told])
        good &= hashlib.sha256(words.encode()).hexdigest() == seal
        wrong += [] if good else [number]
        before = seal
    return wrong


def replayed(db: sqlite3.Connection) -> dict[str, dict[str, dict[str, Any]]]:
    """The tables as the history alone tells them; asserts that each ``before`` was true."""
    tables: dict[str, dict[str, dict[str, Any]]] = {table: {} for table in KEEPING}
    for table, key, before, after in db.execute("SELECT tbl, key, before, after FROM change"):
        rows = tables[table]
        assert rows.pop(key, None) == json.loads(before or "null")
        if after is not None:
            rows[key] = json.loads(after)
    return tables


def standing(db: sqlite3.Connection) -> dict[str, dict[str, dict[str, Any]]]:
    """The tables as they are, in the same form."""
    found: dict[str, dict[str, dict[str, Any]]] = {}
    for table, keeping in KEEPING.items():
        cursor = db.execute(f"SELECT * FROM {table}")
        names = [column[0] for column in cursor.description]
        rows = [dict(zip(names, row, strict=True)) for row in cursor]
        found[table] = {
            json.dumps([row[name] for name in keeping.key]): {
                name: value
                for name, value in row.items()
                if value is not None and (table, name) != ("activity", "month")  # generated
            }
            for row in rows
        }
    return found


# --- one entry ---------------------------------------------------------------------------------


def test_an_entry_holds_who_when_and_both_sides(register: Register, who: Who) -> None:
    with register.change(who) as pen:
        new = {"uid": "x", "name": "Euis", "search": "euis", "sex": "P", "phone": None}
        number = pen.insert("worker", new)
        pen.update("worker", (number,), {"name": "Euis Nur", "sex": "P", "note": "baru"})
        pen.update("worker", (number,), {"note": None})
        pen.delete("worker", (number,))
    db = register.db
    action = db.execute("SELECT * FROM action ORDER BY number DESC LIMIT 1").fetchone()
    assert action[:6] == (2, who.at, "sekretaris", "worker add", None, None)
    assert pen.entry == 2
    first = {"number": 501, "uid": "x", "name": "Euis", "search": "euis", "sex": "P"}
    second = {**first, "name": "Euis Nur", "note": "baru"}
    third = {**first, "name": "Euis Nur"}
    assert changes(db, 2) == [
        ("worker", [501], "worker 501", None, first),
        ("worker", [501], "worker 501", first, second),
        ("worker", [501], "worker 501", second, third),
        ("worker", [501], "worker 501", third, None),
    ]


def test_a_child_row_belongs_to_its_owners_record(register: Register, who: Who, rows: Any) -> None:
    with register.change(who) as pen:
        for table in (
            *("own_code", "duty", "appointment", "term", "seat"),
            *("activity", "participant", "served", "partner"),
        ):
            pen.insert(table, rows[table])
        pen.update("branch", (1,), {"chair": "Tati"})
    found = [(table, key, record) for table, key, record, *_ in changes(register.db, 2)]
    assert found == [
        ("own_code", ["kind", "LH90"], "code LH90"),
        ("duty", [1], "worker 1"),
        ("appointment", [1], "worker 1"),
        ("term", [1], "term 1"),
        ("seat", [1], "term 1"),
        ("activity", [1], "activity 1"),
        ("participant", [1, 1], "activity 1"),
        ("served", [1, "08", "P", "60+"], "activity 1"),
        ("partner", [1, "desa"], "activity 1"),
        ("branch", [1], "branch 1"),
    ]


def test_one_entry_for_each_change(register: Register, who: Who) -> None:
    for name in ("Satu", "Dua"):
        with register.change(who) as pen:
            for number in (1, 2, 3):
                pen.update("worker", (number,), {"name": name})
    assert register.db.execute("SELECT max(number) FROM action").fetchone()[0] == 3
    assert [len(changes(register.db, entry)) for entry in (2, 3)] == [3, 3]


def test_what_changes_nothing_leaves_no_entry(register: Register, who: Who, path: Path) -> None:
    before = path.read_bytes()
    with register.change(who) as pen:
        assert not pen.update("worker", (1,), {"name": "Anggota 1", "phone": None})
    assert pen.entry is None
    assert path.read_bytes() == before


def test_a_note_is_an_entry_without_changes(register: Register, who: Who) -> None:
    with register.change(who) as pen:
        pen.note = "worker 3"
    entry = register.db.execute("SELECT number, note FROM action WHERE number > 1").fetchall()
    assert entry == [(2, "worker 3")] and changes(register.db, 2) == []
    assert broken_seals(register.db) == []


def test_history_tells_what_the_column_keeps(register: Register, who: Who, rows: Any) -> None:
    """STRICT turns figures in quotes into figures; the entry says what is in the table."""
    with register.change(who) as pen:
        pen.insert("activity", {**rows["activity"], "people": "12", "quantity": 3})
        pen.update("activity", (1,), {"people": "15", "place": 5})
        assert not pen.update("activity", (1,), {"place": 5})
    (_, _, _, _, first), (*_, second) = changes(register.db, 2)
    assert (first["people"], first["quantity"]) == (12, 3.0)
    assert (second["people"], second["place"]) == (15, "5")


@pytest.mark.parametrize("deed", ["update", "delete"])
def test_a_row_that_is_not_there(register: Register, who: Who, deed: str) -> None:
    words = ("worker", (999,), {"name": "x"})[: 3 if deed == "update" else 2]
    with pytest.raises(LookupError), register.change(who) as pen:
        getattr(pen, deed)(*words)
    assert pen.row("worker", (999,)) is None


# --- seals -------------------------------------------------------------------------------------


def test_seals_can_be_recomputed_by_others(register: Register, who: Who) -> None:
    for name in ("Hj. Siti", "Ñoño “数”", "a\nb"):
        with register.change(who) as pen:
            pen.update("worker", (1,), {"name": name})
            pen.update("worker", (2,), {"note": name})
    salts = register.db.execute("SELECT count(DISTINCT salt) FROM change WHERE action > 1")
    assert salts.fetchone() == (6,)
    assert broken_seals(register.db) == []


TAMPERING = [
    "UPDATE action SET actor = 'orang lain' WHERE number = 2",
    "UPDATE action SET at = '2026-11-25T08:00:00+07:00' WHERE number = 2",
    "UPDATE change SET after = replace(after, 'Dua', 'Tiga') WHERE action = 2",
    "UPDATE change SET record = 'worker 7' WHERE action = 2",
    "DELETE FROM change WHERE action = 2",
]


@pytest.mark.parametrize("statement", TAMPERING)
def test_tampering_breaks_the_chain(path: Path, who: Who, raw: Any, statement: str) -> None:
    for name in ("Dua", "Lain"):
        with open_to_write(path, "t", 1) as register, register.change(who) as pen:
            pen.update("worker", (1,), {"name": name})
    with raw(path) as db:
        assert broken_seals(db) == []
        for trigger in ("action_stays", "change_stays", "change_kept"):
            db.execute(f"DROP TRIGGER {trigger}")
        db.execute(statement)
        assert broken_seals(db) == [2]


def test_an_entry_taken_out_breaks_the_chain(path: Path, who: Who, raw: Any) -> None:
    for name in ("Dua", "Lain"):
        with open_to_write(path, "t", 1) as register, register.change(who) as pen:
            pen.update("worker", (1,), {"name": name})
    with raw(path) as db:
        for trigger in ("action_kept", "change_kept"):
            db.execute(f"DROP TRIGGER {trigger}")
        db.execute("DELETE FROM change WHERE action = 2")
        db.execute("DELETE FROM action WHERE number = 2")
        assert broken_seals(db) == [3]


# --- history stays -----------------------------------------------------------------------------

REFUSED = [
    "UPDATE action SET actor = 'x'",
    "UPDATE action SET note = 'x'",
    "DELETE FROM action",
    "UPDATE change SET after = '{}'",
    "UPDATE change SET before = NULL",
    "UPDATE change SET before = NULL, after = NULL",
    "UPDATE change SET before = NULL, after = NULL, salt = NULL, record = 'x'",
    "UPDATE change SET before = NULL, after = NULL, salt = NULL, key = 'x'",
    "UPDATE change SET before = NULL, after = NULL, salt = NULL, tbl = 'x'",
    "UPDATE change SET before = NULL, after = NULL, salt = NULL, seal = 'x'",
    "UPDATE change SET before = NULL, after = NULL, salt = NULL, action = 2",
    "UPDATE change SET before = NULL, after = NULL, salt = NULL, id = id + 10000",
    "DELETE FROM change",
    "REPLACE INTO action SELECT * FROM action WHERE number = 1",
    "REPLACE INTO change SELECT * FROM change WHERE id = 1",
]


@pytest.mark.parametrize("statement", REFUSED)
def test_history_is_not_rewritten(register: Register, statement: str) -> None:
    before = list(register.db.iterdump())
    with pytest.raises(sqlite3.IntegrityError, match="history is never"):
        register.db.execute(statement)
    assert list(register.db.iterdump()) == before


def test_contents_may_be_erased_and_the_chain_holds(register: Register) -> None:
    register.db.execute(
        "UPDATE change SET before = NULL, after = NULL, salt = NULL WHERE record = 'worker 7'"
    )
    assert register.db.execute("SELECT after FROM change WHERE record = 'worker 7'").fetchall() == [
        (None,),
        (None,),
    ]
    assert broken_seals(register.db) == []


# --- nothing escapes the pen -------------------------------------------------------------------


@pytest.mark.parametrize("seed", range(20))
def test_the_history_alone_rebuilds_every_table(
    folder: Path, who: Who, rows: dict[str, Any], seed: int
) -> None:
    chance = random.Random(seed)
    with create(folder / "baru.db") as register:
        register.db.execute("PRAGMA synchronous = OFF")  # nothing is killed here
        for _ in range(40):
            with suppress(ValueError), register.change(who, chance=chance.randbytes) as pen:
                for _ in range(chance.randint(1, 8)):
                    with suppress(sqlite3.IntegrityError):  # what the schema does not let through
                        _random_stroke(pen, chance, rows)
                if chance.random() < 0.2:
                    raise ValueError
        told = replayed(register.db)
        assert told == standing(register.db)
        assert list(tally.differences(register.db)) == []
        assert sum(map(len, told.values())) > 5
        assert broken_seals(register.db) == []


def _random_stroke(pen: Any, chance: random.Random, rows: dict[str, Any]) -> None:
    """A row added, changed or removed, in any table; some values of another type than asked for."""
    table = chance.choice(list(KEEPING))
    keeping = KEEPING[table]
    held = pen.db.execute(f"SELECT {', '.join(keeping.key)} FROM {table}").fetchall()
    free = [name for name in rows[table] if name not in keeping.key]
    deed = chance.choice(["insert", "insert", "insert", "update", "update", "delete"])
    if deed == "insert" or not held:
        row = {**rows[table]}
        for name in row.keys() & {"uid", "code", "partner"}:
            row[name] = chance.choice([row[name], SECOND, chance.randbytes(6).hex() + "x"])
        pen.insert(table, row)
    elif deed == "delete":
        pen.delete(table, chance.choice(held))
    elif free:
        name = chance.choice(free)
        value = chance.choice([rows[table][name], "2026-10-09", 4, "7", None, "x", 2.0])
        pen.update(table, chance.choice(held), {name: value})


def test_a_stroke_beside_the_pen_would_be_seen(path: Path, raw: Any) -> None:
    """The control: one letter changed behind the pen's back makes the two differ."""
    with raw(path) as db:
        assert replayed(db) == standing(db)
        db.execute("UPDATE worker SET note = 'catatam' WHERE number = 250")
        assert replayed(db) != standing(db)


# --- killed ------------------------------------------------------------------------------------


@pytest.fixture
def killed(path: Path, writers: Callable[..., Any]) -> Callable[[bool], list[int]]:
    """Forty writers killed at random moments: what they had acknowledged."""

    def run(early: bool) -> list[int]:
        seed = random.randrange(10**6)
        print("seed", seed)
        process = writers("kill", path, 40, seed, int(early))
        out, err = process.communicate(timeout=120)
        assert (process.returncode, err) == (0, "")
        said: list[int] = json.loads(out)
        return said

    return run


needs_fork = pytest.mark.skipif(not hasattr(os, "fork"), reason="kills forked children")


@needs_fork
def test_forty_kills_lose_nothing_and_leave_no_halves(path: Path, raw: Any, killed: Any) -> None:
    said = killed(early=False)
    with raw(path) as db:
        there = [number for (number,) in db.execute("SELECT number FROM activity")]
        assert said and len(set(said)) == len(said)  # how many, the machine's load decides
        assert set(said) <= set(there)
        assert len(there) - len(said) <= 40  # committed, and killed before saying so
        halves = db.execute(
            "SELECT count(*) FROM activity a WHERE 3 <>"
            " (SELECT count(*) FROM participant p WHERE p.activity = a.number)"
        ).fetchone()
        assert halves == (0,)
        assert db.execute("SELECT count(*) FROM action").fetchone()[0] == 1 + len(there)
        assert replayed(db) == standing(db)
        assert broken_seals(db) == []
        assert db.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
        assert db.execute("PRAGMA foreign_key_check").fetchall() == []


@needs_fork
def test_a_writer_that_speaks_too_early_is_caught(path: Path, raw: Any, killed: Any) -> None:
    """The control: acknowledged before COMMIT, records are lost, and the harness sees it."""
    said = killed(early=True)
    with raw(path) as db:
        there = {number for (number,) in db.execute("SELECT number FROM activity")}
        assert len(said) > len(there & set(said))


LONG = range(1, 124)
BULK: tuple[tuple[str, tuple[str, ...], list[tuple[Any, ...]]], ...] = (
    (
        "activity",
        ("uid", "recorded_on", "kind", "area", "date", "quantity", "description", "cost"),
        [
            ("u1", "2026-10-03", "LH01", "LH", "2026-10-02", 2.5, "Kerja “bakti”\n\\ é \x7f", 5),
            ("u2", "2026-10-03", "LH01", "LH", "2026-10-02", 1.5, None, None),
            ("u3", "2026-10-03", "LH02", "LH", "2026-10-02", None, "=1+1", 0),
        ],
    ),
    ("participant", ("activity", "worker", "part", "place"), [(1, 1, "a", 1), (2, 1, "b", 1)]),
    (
        "served",
        ("activity", "ppks", "sex", "age", "n"),
        [(1, "", "L", "", 3), (1, "8", "P", "", 4)],
    ),
    ("partner", ("activity", "partner"), [(3, "desa")]),
    ("setting", ("name", "value"), [("b", "1"), ("a", "2")]),
    ("setting", ("name", "value"), []),
    # more than stand in one statement, and a rest
    ("served", ("activity", "ppks", "sex", "age", "n"), [(2, "", "", f"{n}", n) for n in LONG]),
    ("setting", ("value", "name"), [("x", f"n {n}") for n in LONG]),
)


def test_many_rows_at_once_are_what_one_after_the_other_are(
    path: Path, who: Who, rows: dict[str, dict[str, Any]], tmp_path: Path
) -> None:
    """Tables and history, column by column; randomness taken away, so that salts and seals are."""
    dumps = []
    for bulk in (True, False):
        copy = tmp_path / f"{bulk}.db"
        copy.write_bytes(path.read_bytes())
        with (
            open_to_write(copy, "ipsm test", 1) as register,
            register.change(who, chance=lambda count: bytes(count)) as pen,
        ):
            pen.insert("worker", rows["worker"])
            for table, columns, many in BULK:
                if bulk:
                    pen.insert_all(table, columns, many)
                else:
                    for row in many:
                        pen.insert(table, dict(zip(columns, row, strict=True)))
            pen.insert("setting", {"name": "last", "value": "x"})
        with open_to_write(copy, "ipsm test", 1) as register:
            assert broken_seals(register.db) == []
            assert replayed(register.db)
            dumps.append(list(register.db.iterdump()))
    assert dumps[0] == dumps[1]


def test_many_rows_removed_are_what_one_after_the_other_are(
    path: Path, who: Who, rows: dict[str, dict[str, Any]], tmp_path: Path
) -> None:
    """Tables and history, column by column; randomness taken away, so that salts and seals are."""
    dumps = []
    for bulk in (True, False):
        copy = tmp_path / f"{bulk}.db"
        copy.write_bytes(path.read_bytes())
        with open_to_write(copy, "ipsm test", 1) as register:
            with register.change(who) as pen:
                pen.insert("worker", rows["worker"])
                for table, columns, many in BULK:
                    pen.insert_all(table, columns, many)
            told = [(t, key, json.dumps(key), row) for t, key, *_, row in changes(register.db, 2)]
            with register.change(who, chance=lambda count: bytes(count)) as pen:
                for table, group in groupby(reversed(told), lambda change: change[0]):
                    chosen = [*group]
                    if bulk:
                        texts = [
                            json.dumps(row, ensure_ascii=False, separators=(",", ":"))
                            for *_, row in chosen
                        ]
                        assert pen.delete_all(table, [key for _, _, key, _ in chosen], texts)
                    else:
                        for _, key, _, _ in chosen:
                            pen.delete(table, tuple(key))
            assert broken_seals(register.db) == []
            assert replayed(register.db) == standing(register.db)
            assert list(tally.differences(register.db)) == []
            salted = "SELECT * FROM change WHERE action = 3 ORDER BY id"
            dumps.append((register.db.execute(salted).fetchall(), standing(register.db)))
    assert dumps[0] == dumps[1]
    assert len(dumps[0][0]) == 1 + sum(len(many) for _, _, many in BULK)


@pytest.mark.parametrize("wrong", ["changed", "gone", "told otherwise"])
def test_many_rows_are_removed_together_or_not_at_all(
    register: Register, who: Who, wrong: str
) -> None:
    keys, told = ['["a"]', '["b"]'], ['{"name":"a","value":"1"}', '{"name":"b","value":"2"}']
    with register.change(who) as pen:
        pen.insert_all("setting", ("name", "value"), [("a", "1"), ("b", "2")])
    before = list(register.db.iterdump())
    with register.change(who, dry_run=True) as pen:
        if wrong == "changed":
            pen.update("setting", ("b",), {"value": "3"})
        elif wrong == "gone":
            pen.delete("setting", ("b",))
        else:
            told[1] = '{"name":"b", "value":"2"}'
        rows = pen.db.execute("SELECT * FROM setting").fetchall()
        assert not pen.delete_all("setting", keys, told)
        assert pen.db.execute("SELECT * FROM setting").fetchall() == rows
    assert list(register.db.iterdump()) == before


def test_the_first_of_many_numbers_is_answered(
    register: Register, who: Who, rows: dict[str, dict[str, Any]]
) -> None:
    table, columns, many = BULK[0]
    with register.change(who) as pen:
        before = pen.insert("activity", rows["activity"])
        assert pen.insert_all(table, columns, many) == before + 1
        assert pen.insert("activity", {**rows["activity"], "uid": "z"}) == before + 4


@pytest.mark.skipif(os.name == "nt", reason="limits of POSIX")
def test_a_full_disk_within_an_attempt_is_told_as_such(path: Path, who: Who, raw: Any) -> None:
    """SQLite has taken back everything by itself; there is no attempt left to take back."""
    script = (
        "import resource, signal, sys; from pathlib import Path\n"
        "from ipsm_cli.core.records import Who\n"
        "from ipsm_cli.store.register import open_to_write\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "with open_to_write(Path(sys.argv[1]), 'ipsm test', 1) as register:\n"
        "    register.db.execute('PRAGMA cache_size = 5')\n"
        "    resource.setrlimit(resource.RLIMIT_FSIZE, (9000, 9000))\n"
        "    with register.change(Who('a', 'b', 'c', 'd')) as pen, pen.attempt():\n"
        "        for number in range(1, 501):\n"
        "            pen.update('worker', (number,), {'note': 'x' * 300})\n"
    )
    before = path.read_bytes()
    command = [sys.executable, "-c", script, str(path)]
    done = subprocess.run(
        command,
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
    )
    assert "RegisterUnreachable" in done.stderr and "no such savepoint" not in done.stderr
    with raw(path) as db:
        assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert path.read_bytes() == before
