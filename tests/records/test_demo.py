"""The demo branch: whole, by the rules, uneven as a real one, and the same again from its seed."""

from __future__ import annotations

import datetime
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from ipsm_cli.codes import Codes
from ipsm_cli.codes.region_tree import exists, within
from ipsm_cli.core import errors
from ipsm_cli.core.identity import nik_doubts, read_nik
from ipsm_cli.records.demo import DENSE, TYPICAL, Made, Size, build
from ipsm_cli.store.register import open_to_read

LAST = "2026-10"
SMALL = Size(workers=10, activities_a_month=15, by_day=True)


@pytest.fixture(scope="module")
def db(tmp_path_factory: pytest.TempPathFactory) -> Iterator[sqlite3.Connection]:
    """The branch that ``ipsm demo`` builds."""
    path = tmp_path_factory.mktemp("typical") / "sub folder" / "ipsm.db"
    assert build(path, seed=1, last_month=LAST, size=TYPICAL) == Made(20, 1920)
    with open_to_read(path) as register:
        yield register.db


def _made(folder: Path, seed: int = 7, last: str = LAST, size: Size = SMALL) -> list[str]:
    """Every row of a small branch, as text."""
    path = folder / f"{seed}-{last}-{size.by_day}" / "ipsm.db"
    build(path, seed=seed, last_month=last, size=size)
    with closing(sqlite3.connect(path)) as db:
        return list(db.iterdump())


def _all(db: sqlite3.Connection, question: str) -> list[Any]:
    return db.execute(question).fetchall()


def _column(db: sqlite3.Connection, question: str) -> list[Any]:
    return [row[0] for row in db.execute(question)]


# --- the same again --------------------------------------------------------------------------


def test_one_seed_makes_one_branch(tmp_path: Path) -> None:
    assert _made(tmp_path / "a") == _made(tmp_path / "b")


def test_another_seed_or_month_makes_another(tmp_path: Path) -> None:
    first = _made(tmp_path)
    assert first != _made(tmp_path, seed=8)
    assert first != _made(tmp_path, last="2026-09")


def test_a_days_records_may_share_one_entry(tmp_path: Path) -> None:
    path = tmp_path / "ipsm.db"
    build(path, seed=7, last_month=LAST, size=SMALL)
    with open_to_read(path) as register:
        entries = _all(register.db, "SELECT substr(at, 1, 10), command FROM action")
        recorded = set(_column(register.db, "SELECT recorded_on FROM activity"))
    assert len(entries) == len(set(entries))
    assert {day for day, command in entries if command == "activity add"} == recorded


def test_the_sizes_are_those_of_the_field() -> None:
    assert (TYPICAL.workers, TYPICAL.activities_a_month) == (20, 160)
    assert (DENSE.workers, DENSE.activities_a_month * 12, DENSE.by_day) == (160, 38_400, True)


# --- whole or not at all ---------------------------------------------------------------------


def test_an_existing_register_is_refused_and_unchanged(tmp_path: Path) -> None:
    path = tmp_path / "ipsm.db"
    build(path, seed=7, last_month=LAST, size=SMALL)
    before = path.read_bytes()
    with pytest.raises(errors.RegisterExists) as refused:
        build(path, seed=8, last_month=LAST, size=SMALL)
    assert refused.value.facts["file"] == str(path)
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


def test_a_branch_that_cannot_be_finished_leaves_no_file(tmp_path: Path) -> None:
    with pytest.raises(IndexError):  # activities, and nobody to do them
        build(tmp_path / "ipsm.db", seed=7, last_month=LAST, size=Size(0, 5))
    assert list(tmp_path.iterdir()) == []


# --- the branch and its workers --------------------------------------------------------------


def test_the_branch_has_its_villages_letterhead_and_board(db: sqlite3.Connection) -> None:
    row = db.execute("SELECT level, region, letterhead, chair, secretary FROM branch").fetchone()
    assert row[:2] == ("kecamatan", "32.01.01")
    assert row[2].count("\n") == 2
    board = _column(db, "SELECT name FROM worker WHERE number <= 2 ORDER BY number")
    assert all(name in text for name, text in zip(board, row[3:], strict=True))
    assert _all(db, "SELECT code, name FROM village ORDER BY code") == within("32.01.01")


def test_nik_agree_with_the_register_save_one_kept_and_one_missing(db: sqlite3.Connection) -> None:
    rows = _all(db, "SELECT nik, birth_date, sex, kept_reason FROM worker ORDER BY number")
    found = [row for row in rows if row[0]]
    assert len(rows) - len(found) == 1
    doubted = []
    for nik, birth, sex, kept in found:
        assert read_nik(nik, datetime.date(2026, 11, 1)) == nik
        assert nik[12] == "9"  # no office gives out nine thousand in a day
        keys = [doubt.key for doubt in nik_doubts(nik, birth, sex, exists)]
        assert bool(keys) == bool(kept)
        doubted += keys
    assert doubted == ["doubt.nik_date"]


def test_workers_are_nobodys_neighbours(db: sqlite3.Connection) -> None:
    names = _column(db, "SELECT name FROM worker ORDER BY number")
    assert len(set(names)) == 20
    assert {"Siti Aminah", "Siti Aisyah"} <= set(names)
    assert {sex for (sex,) in db.execute("SELECT sex FROM worker")} == {"L", "P"}
    phones = _column(db, "SELECT phone FROM worker WHERE phone IS NOT NULL")
    assert len(phones) > 15 and all(phone.startswith("+628120000") for phone in phones)
    mails = _column(db, "SELECT email FROM worker WHERE email IS NOT NULL")
    assert all(mail.endswith("@example.org") for mail in mails)
    members = _column(db, "SELECT member_number FROM worker WHERE member_number IS NOT NULL")
    assert len(members) == 19 and all(len(m) == 10 and m.isdigit() for m in members)
    assert len(_all(db, "SELECT 1 FROM worker WHERE title_front IS NOT NULL")) >= 3


def test_one_stops_one_comes_back_one_is_a_candidate(db: sqlite3.Connection) -> None:
    codes = Codes()
    lives: dict[int, list[tuple[int, str | None]]] = {}
    for worker, active, reason in db.execute(
        "SELECT worker, active, reason FROM service ORDER BY worker, since"
    ):
        lives.setdefault(worker, []).append((active, reason))
    turned = [life for life in lives.values() if len(life) > 1]
    assert sorted(len(life) for life in turned) == [2, 3]
    stopped = min(turned, key=len)[-1]
    assert stopped[0] == 0 and codes.get("end_reason", stopped[1] or "") is not None
    assert [active for active, _ in max(turned, key=len)] == [1, 0, 1]
    assert [life for life in lives.values() if life[0][0] == 0] == [[(0, None)]]


def test_duty_is_uneven_and_one_village_has_nobody(db: sqlite3.Connection) -> None:
    duty = _column(
        db,
        "SELECT COUNT(d.worker) FROM village v LEFT JOIN duty d ON d.desa = v.code"
        " GROUP BY v.code ORDER BY 1",
    )
    assert duty.count(0) == 1 and duty[-1] >= 3
    homes = _all(
        db,
        "SELECT 1 FROM worker w WHERE NOT EXISTS"
        " (SELECT 1 FROM duty d WHERE d.worker = w.number AND d.desa = w.home_desa)",
    )
    assert homes == []


# --- the activities --------------------------------------------------------------------------


def test_everyone_taking_part_was_in_service(db: sqlite3.Connection) -> None:
    outside = _all(
        db,
        """SELECT a.number FROM participant p JOIN activity a ON a.number = p.activity
           WHERE COALESCE((SELECT s.active FROM service s WHERE s.worker = p.worker
               AND s.since <= a.date ORDER BY s.since DESC LIMIT 1), 0) = 0""",
    )
    assert outside == []
    sizes = set(_column(db, "SELECT COUNT(*) FROM participant GROUP BY activity"))
    assert sizes == {1, 2, 3, 4}
    assert db.execute("SELECT COUNT(DISTINCT activity) FROM participant").fetchone() == (1920,)


def test_records_follow_the_event_within_a_week(db: sqlite3.Connection) -> None:
    late = set(
        _column(db, "SELECT CAST(julianday(recorded_on) - julianday(date) AS INT) FROM activity")
    )
    assert late == {0, 1, 2, 3, 4, 5, 6}
    ends = db.execute("SELECT MIN(date), MAX(recorded_on) FROM activity").fetchone()
    assert ends[0] >= "2025-11-01" and ends[1] == "2026-10-31"


def test_the_sums_are_those_of_the_counts(db: sqlite3.Connection) -> None:
    wrong = _all(
        db,
        """SELECT a.number FROM activity a WHERE COALESCE(a.people, 0) <> COALESCE(
               (SELECT SUM(s.n) FROM served s WHERE s.activity = a.number), 0)""",
    )
    assert wrong == []
    kinds = db.execute("SELECT COUNT(*) FROM served WHERE ppks <> '' AND age <> ''").fetchone()[0]
    plain = db.execute("SELECT COUNT(*) FROM served WHERE ppks || sex || age = ''").fetchone()[0]
    none = db.execute("SELECT COUNT(*) FROM activity WHERE people IS NULL").fetchone()[0]
    assert min(kinds, plain, none) > 100


def test_areas_share_the_work_as_planned(db: sqlite3.Connection) -> None:
    shares = dict(_all(db, "SELECT area, COUNT(*) * 100 / 1920 FROM activity GROUP BY area"))
    planned = {"PP": 35, "KD": 40, "LH": 15, "KP": 10}
    assert shares.keys() == planned.keys()
    assert all(abs(shares[area] - planned[area]) <= 5 for area in planned)


def test_work_is_uneven_by_village_worker_and_season(db: sqlite3.Connection) -> None:
    villages = _column(
        db,
        "SELECT COUNT(a.number) FROM village v LEFT JOIN activity a ON a.desa = v.code"
        " GROUP BY v.code ORDER BY 1",
    )
    assert villages[0] < 10 and villages[-1] > 3 * villages[6]
    workers = _column(
        db,
        "SELECT COUNT(p.activity) FROM worker w LEFT JOIN participant p ON p.worker = w.number"
        " GROUP BY w.number ORDER BY 1 DESC",
    )
    assert sum(workers[:5]) * 10 > sum(workers) * 4 and workers[-1] == 0
    months = dict(_all(db, "SELECT month, COUNT(*) FROM activity GROUP BY month"))
    assert len(months) == 12
    assert min(months, key=months.__getitem__) == "2026-03"  # Ramadan and Idul Fitri
    assert max(months, key=months.__getitem__) == "2026-08"


def test_some_is_told_of_some(db: sqlite3.Connection) -> None:
    columns = ("result", "constraint", "follow_up", "cost", "programme", "spm_service", "desa")
    for column in columns:
        told = db.execute(f'SELECT COUNT("{column}") FROM activity').fetchone()[0]
        assert 50 < told < 1900, column
    assert db.execute("SELECT COUNT(*) FROM activity WHERE description IS NULL").fetchone() == (0,)
    assert db.execute("SELECT COUNT(*) FROM activity WHERE minutes IS NULL").fetchone() == (0,)
    blanks = "description || place || COALESCE(result, '') LIKE '%{%'"
    assert _all(db, f"SELECT number FROM activity WHERE {blanks}") == []
    money = "(cost IS NULL) <> (fund_source IS NULL)"
    assert _all(db, f"SELECT number FROM activity WHERE {money}") == []


def test_a_few_are_voided_after_they_were_recorded(db: sqlite3.Connection) -> None:
    voided = _all(db, "SELECT recorded_on, voided_on FROM activity WHERE voided_on IS NOT NULL")
    assert 5 < len(voided) < 40
    assert all(recorded <= day for recorded, day in voided)


# --- the history -----------------------------------------------------------------------------


def test_every_deed_is_one_entry_in_the_order_of_time(db: sqlite3.Connection) -> None:
    deeds = dict(_all(db, "SELECT command, COUNT(*) FROM action GROUP BY command"))
    voided = db.execute("SELECT COUNT(voided_on) FROM activity").fetchone()[0]
    filed = {
        f"{table} {verb}": db.execute(f"SELECT COUNT(*) FROM {table}").fetchone()[0]
        for table, verb in (
            ("account", "set"),
            ("appointment", "add"),
            ("card", "add"),
            ("training", "add"),
            ("honor", "add"),
        )
    }
    assert deeds == {
        **filed,
        "init": 1,
        "worker add": 20,
        "worker end": 2,
        "worker reinstate": 1,
        "activity add": 1920,
        "activity void": voided,
    }
    moments = _column(db, "SELECT at FROM action ORDER BY number")
    assert moments == sorted(set(moments))
    assert all(moment.endswith("+07:00") for moment in moments)
    assert moments[0].startswith("2025-11-01T19:")


def test_numbers_and_identities_follow_the_recording(db: sqlite3.Connection) -> None:
    rows = _all(db, "SELECT number, recorded_on, uid FROM activity ORDER BY number")
    assert [row[0] for row in rows] == list(range(1, 1921))
    assert [row[1] for row in rows] == sorted(row[1] for row in rows)
    assert [row[2] for row in rows] == sorted(row[2] for row in rows)
    assert _column(db, "SELECT number FROM worker ORDER BY number") == list(range(1, 21))
