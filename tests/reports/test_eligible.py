"""Who is paid honor, for which months: known by heart, and counted a second way."""

from __future__ import annotations

import datetime
import random
import sqlite3
from typing import Any

import pytest

from ipsm_cli.core.period import Period, read_period
from ipsm_cli.core.question import Question
from ipsm_cli.reports import eligible
from ipsm_cli.reports.eligible import Verdict

AUTUMN = Question("2026-11-24", Period("2026-09..2026-10", "2026-09", "2026-10"))
MONTHS = ("2026-09", "2026-10")
SK = {"kind": "sk_psm", "since": "2024-01-01"}
ALL_SK = [{"worker": worker, **SK} for worker in (1, 2, 3)]
AMOUNT = [{"since": "2026-01", "amount": 200_000}]


def account(worker: int, digits: str) -> dict[str, Any]:
    told = {"bank": "BJB", "account": digits, "holder": f"PSM {worker}"}
    return {"worker": worker, **told, "checked_on": "2026-10-01"}


ACCOUNTS = [account(worker, f"000111222{worker}") for worker in (1, 2, 3)]


def verdicts(db: Any, codes: Any, question: Question = AUTUMN) -> dict[int, list[tuple[Any, ...]]]:
    found = eligible.read(db, question, codes)
    return {line.number: [tuple(one) for one in line.verdicts] for line in found.lines}


def test_each_month_of_each_worker(filled: Any, codes: Any) -> None:
    """1 reported in both months, 2 in October alone, 3 in October, on whose 16th she left."""
    db = filled(appointment=ALL_SK, account=ACCOUNTS, honor=AMOUNT)
    assert verdicts(db, codes) == {
        1: [("due", MONTHS, 400_000, None)],
        2: [("due", ("2026-10",), 200_000, None), ("no_report", ("2026-09",), 0, None)],
        3: [("not_active", ("2026-10",), 0, None), ("no_report", ("2026-09",), 0, None)],
    }
    assert eligible.read(db, AUTUMN, codes).due == 600_000
    assert verdicts(db, codes, AUTUMN._replace(worker=2)).keys() == {2}
    assert verdicts(db, codes, AUTUMN._replace(desa="32.01.01.1002")).keys() == {2, 3}


def test_what_stands_against_a_month(filled: Any, codes: Any) -> None:
    db = filled(
        appointment=[
            {"worker": 1, **SK, "until": "2026-10-30"},
            {"worker": 2, **SK, "kind": "surat_tugas"},
        ],
        account=ACCOUNTS[:1],
        honor=[{"since": "2026-10", "amount": 200_000}],
    )
    assert verdicts(db, codes)[1] == [
        ("no_sk", ("2026-10",), 0, None),
        ("no_amount", ("2026-09",), 0, None),
    ]
    assert verdicts(db, codes)[2] == [
        ("no_sk", MONTHS, 0, None),
        ("no_report", ("2026-09",), 0, None),
        ("no_amount", ("2026-09",), 0, None),
        ("no_account", MONTHS, 0, None),
    ]


@pytest.mark.parametrize(
    ("today", "due", "waiting"),
    [("2026-10-30", ("2026-09",), ("2026-10",)), ("2026-10-31", MONTHS, ())],
)
def test_a_month_is_judged_on_its_last_day(
    filled: Any, codes: Any, today: str, due: tuple[str, ...], waiting: tuple[str, ...]
) -> None:
    db = filled(appointment=ALL_SK, account=ACCOUNTS, honor=AMOUNT)
    found = verdicts(db, codes, AUTUMN._replace(today=today))[1]
    later = [("not_over", waiting, 0, None)] if waiting else []
    assert found == [("due", due, 200_000 * len(due), None), *later]


def test_the_least_is_the_branchs(filled: Any, codes: Any) -> None:
    db = filled(appointment=ALL_SK, account=ACCOUNTS, honor=AMOUNT)
    db.execute("INSERT INTO setting VALUES ('minimum', '2')")
    assert verdicts(db, codes)[2] == [
        ("due", ("2026-10",), 200_000, None),  # two activities
        ("no_report", ("2026-09",), 0, None),
    ]
    assert verdicts(db, codes)[1] == [("below_minimum", MONTHS, 0, None)]


def test_a_month_is_paid_once(filled: Any, codes: Any) -> None:
    paid = [{"worker": 1, "month": "2026-09", "amount": 1, "paid_on": "2026-10-05"}]
    db = filled(appointment=ALL_SK, account=ACCOUNTS, honor=AMOUNT, payment=paid)
    assert verdicts(db, codes)[1] == [
        ("due", ("2026-10",), 200_000, None),
        ("paid", ("2026-09",), 0, None),
    ]


def test_an_account_of_two_and_a_person_twice(filled: Any, codes: Any) -> None:
    shared = [account(1, "000111222"), account(2, "000111222")]
    db = filled(appointment=ALL_SK, account=shared, honor=AMOUNT)
    assert verdicts(db, codes)[1] == [("same_account", MONTHS, 0, 2)]
    assert verdicts(db, codes)[2][-1] == ("same_account", MONTHS, 0, 1)
    db = filled(account=[])
    db.execute("UPDATE account SET account = '000111223' WHERE worker = 2")
    db.execute(
        "UPDATE worker SET name = 'Siti Aminnah', birth_date = '1980-07-05' WHERE number = 3"
    )
    assert Verdict("double", MONTHS, 0, 3) in verdicts(db, codes)[1]
    db.execute("UPDATE worker SET nik = '3201014507800002' WHERE number = 3")
    assert verdicts(db, codes)[1] == [("due", MONTHS, 400_000, None)]


def test_verdicts_as_a_row_tells_them() -> None:
    found = [Verdict("double", MONTHS, 0, 3), Verdict("no_report", MONTHS[:1], 0)]
    assert eligible.told(found, MONTHS) == ("double", "no_report 2026-09")
    assert eligible.told(found, MONTHS[:1]) == ("double 2026-09 2026-10", "no_report")
    assert eligible.others([*found, Verdict("same_account", MONTHS, 0, 3)]) == (3,)


def test_a_branch_without_anything(empty: Any, codes: Any) -> None:
    found = eligible.read(empty.db, Question("2026-11-24"), codes)
    assert (found.period.name, found.lines, found.amounts, found.due) == ("2026-11", (), {}, 0)


# --- the same, counted without SQL --------------------------------------------------------------


def _random(chance: random.Random, workers: int) -> dict[str, list[dict[str, Any]]]:
    """Papers, accounts, amounts and payments of a branch where much is missing."""
    return {
        "appointment": [
            {
                "worker": worker,
                "kind": chance.choice(["sk_psm", "sk_honor", "surat_tugas"]),
                "since": f"2024-0{chance.randint(1, 9)}-01",
                "until": chance.choice([None, "2025-10-31", "2025-12-30"]),
            }
            for worker in range(1, workers + 1)
            if chance.random() < 0.8
        ],
        "account": [
            account(worker, f"00011{chance.randint(1, 30):03}")
            for worker in range(1, workers + 1)
            if chance.random() < 0.9
        ],
        "honor": [
            {"since": "2025-01", "until": "2025-10", "amount": 100_000},
            {"since": "2025-12", "amount": 150_000},
        ],
        "payment": [
            {"worker": worker, "month": "2025-09", "amount": 100_000, "paid_on": "2025-10-05"}
            for worker in range(1, workers + 1)
            if chance.random() < 0.3
        ],
    }


def _second_way(rows: Any, more: Any, months: list[str]) -> dict[tuple[int, str], int]:
    """Rupiah by worker and month, from plain lists."""
    found = {}
    kinds = ("sk_psm", "sk_honor")
    serving = set()
    for number, worker in enumerate(rows.workers, 1):
        states = [(s, status) for s, status, *_ in worker["service"] if s <= f"{months[-1]}-31"]
        later = [s for s, status in states if s > f"{months[0]}-01"]
        first = [status for s, status in states if s <= f"{months[0]}-01"][-1:]
        if later or set(first) & {"aktif", "cuti"}:
            serving.add(number)
    held = {a["worker"]: a["account"] for a in more["account"] if a["worker"] in serving}
    for number, worker in enumerate(rows.workers, 1):
        for month in months:
            last = Period(month, month, month).last_day()
            status = [state for since, state, *_ in worker["service"] if since <= last][-1:]
            papers = [
                p
                for p in more["appointment"]
                if p["worker"] == number and p["kind"] in kinds and p["since"] <= last
                if p["until"] is None or p["until"] >= last
            ]
            reports = [
                a
                for a in rows.activities
                if a["date"][:7] == month and not a.get("voided_on")
                if number in [worker for worker, _ in a["parts"]]
            ]
            paid = [p for p in more["payment"] if (p["worker"], p["month"]) == (number, month)]
            amount = {"2025-11": 0, "2025-12": 150_000}.get(month, 100_000)
            alone = list(held.values()).count(held.get(number)) == 1
            if status == ["aktif"] and papers and reports and alone and not paid and amount:
                found[number, month] = amount
    return found


@pytest.mark.parametrize("name", ["2025-Q3", "2025-Q4", "2025-11", "2025"])
def test_the_second_way(big: Any, codes: Any, name: str) -> None:
    chance = random.Random(name)
    more = _random(chance, len(big.rows.workers))
    db = sqlite3.connect(":memory:")
    big.db.backup(db)
    for table, rows in more.items():
        for row in rows:
            whole = row if table == "account" else {"uid": f"{table} {row}", **row}
            names, marks = ", ".join(whole), ", ".join("?" * len(whole))
            db.execute(f"INSERT INTO {table} ({names}) VALUES ({marks})", tuple(whole.values()))
    db.execute("UPDATE worker SET name = name || substr('abcdefghijklmnop', number, 9)")

    period = read_period(name, datetime.date(2026, 11, 24))
    found = eligible.read(db, Question("2026-11-24", period), codes)
    months = {
        (line.number, month): found.amounts[month]
        for line in found.lines
        for verdict in line.verdicts
        if verdict.verdict == "due"
        for month in verdict.months
    }
    expected = _second_way(big.rows, more, period.months())
    assert months == expected
    assert found.due == sum(expected.values())
    assert expected or name == "2025-11"
