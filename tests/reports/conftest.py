"""Registers with known rows, and a second way of counting them in plain Python."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from ipsm_cli.codes import Codes
from ipsm_cli.core.names import search_key
from ipsm_cli.core.period import Period
from ipsm_cli.core.question import Question
from ipsm_cli.core.records import Who
from ipsm_cli.core.table import Table
from ipsm_cli.render import Look
from ipsm_cli.render.cells import heading, say
from ipsm_cli.store.create import create
from ipsm_cli.text import Words

WHO = Who("sekretaris", "test", "2026-11-24T08:00:00+07:00", "2026-11-24")
SUMMED = ("people", "people_l", "people_p", "minutes", "cost")


class Rows(NamedTuple):
    """What a register holds, as plain values; the numbers of records are their places from 1."""

    villages: list[tuple[str, str]]
    workers: list[dict[str, Any]]  # columns, and ``service`` and ``duty``
    activities: list[dict[str, Any]]  # columns, and ``parts``, ``served`` and ``partners``

    def pick(self, question: Question) -> list[tuple[int, dict[str, Any]]]:
        """The counted activities that the question asks for, with their numbers."""
        found = []
        for number, activity in enumerate(self.activities, 1):
            workers = [worker for worker, _ in activity.get("parts", ())]
            if activity.get("voided_on"):
                continue
            if question.period and activity["date"][:7] not in question.period.months():
                continue
            if question.worker not in (None, *workers):
                continue
            columns = ("area", "kind", "desa", "programme")
            if all(getattr(question, c) in (None, activity.get(c)) for c in columns):
                found.append((number, activity))
        return found

    def count(self, activities: Iterable[dict[str, Any]]) -> tuple[int, ...]:
        """Activities, distinct workers, people, L, P, minutes, cost."""
        chosen = list(activities)
        workers = {worker for activity in chosen for worker, _ in activity.get("parts", ())}
        sums = (sum(activity.get(name) or 0 for activity in chosen) for name in SUMMED)
        return (len(chosen), len(workers), *sums)

    def total(self, question: Question) -> tuple[int, ...]:
        return self.count(activity for _, activity in self.pick(question))


class Made(NamedTuple):
    """An open register and what was written into it."""

    db: sqlite3.Connection
    rows: Rows


def _write(
    path: Path, rows: Rows, more: Callable[[Any], None] = lambda pen: None
) -> Iterator[Made]:
    """``more`` writes with the pen what the rows do not hold."""
    with create(path) as register:
        with register.change(WHO, chance=lambda n: bytes(n)) as pen:
            pen.insert(
                "branch",
                {
                    "id": 1,
                    "uid": "branch",
                    "level": "kecamatan",
                    "region": "32.01.01",
                    "name": "IPSM Kecamatan Cibinong",
                    "chair": "Tati Hartati",
                    "language": "id",
                    "due_day": 5,
                    "founded": "2026-01-02",
                },
            )
            for code, name in rows.villages:
                pen.insert("village", {"code": code, "name": name})
            for number, worker in enumerate(rows.workers, 1):
                columns = {k: v for k, v in worker.items() if k not in ("service", "duty")}
                search = search_key(worker["name"])
                pen.insert("worker", {"uid": f"w{number}", "search": search, **columns})
                for since, status, active, reason in worker["service"]:
                    row = {"since": since, "status": status, "active": active, "reason": reason}
                    pen.insert("service", {"worker": number, **row})
                for desa in worker.get("duty", ()):
                    uid = f"{number} {desa}"
                    row = {"worker": number, "desa": desa, "since": "0001-01-01"}
                    pen.insert("duty", {"uid": uid, **row})
            for number, activity in enumerate(rows.activities, 1):
                _write_activity(pen, number, activity)
            more(pen)
        yield Made(register.db, rows)


def _write_activity(pen: Any, number: int, activity: dict[str, Any]) -> None:
    children = ("parts", "served", "partners")
    columns = {name: value for name, value in activity.items() if name not in children}
    pen.insert("activity", {"uid": f"a{number}", "recorded_on": activity["date"], **columns})
    for place, (worker, part) in enumerate(activity.get("parts", ()), 1):
        row = {"worker": worker, "part": part, "place": place}
        pen.insert("participant", {"activity": number, **row})
    for ppks, sex, age, n in activity.get("served", ()):
        row = {"ppks": ppks, "sex": sex, "age": age, "n": n}
        pen.insert("served", {"activity": number, **row})
    for partner in activity.get("partners", ()):
        pen.insert("partner", {"activity": number, "partner": partner})


def _served(*counts: tuple[str, str, str, int]) -> dict[str, Any]:
    """The counts and the activity's own sums of them."""
    return {
        "served": list(counts),
        "people": sum(n for *_, n in counts),
        "people_l": sum(n for _, sex, _, n in counts if sex == "L"),
        "people_p": sum(n for _, sex, _, n in counts if sex == "P"),
    }


CIBINONG, PABUARAN, KARADENAN = "32.01.01.1001", "32.01.01.1002", "32.01.01.2003"

SMALL = Rows(
    [(CIBINONG, "Cibinong"), (PABUARAN, "Pabuaran"), (KARADENAN, "Karadenan")],
    [
        {
            "name": "Siti Aminah",
            "title_front": "Hj.",
            "sex": "P",
            "nik": "3201014507800001",
            "member_number": "0321010001",
            "birth_date": "1980-07-05",
            "phone": "+628123456789",
            "service": [("2024-01-01", "aktif", 1, None)],
            "duty": [CIBINONG],
        },
        {
            "name": "Dadang Suhendar",
            "sex": "L",
            "member_number": "77",
            "service": [("0001-01-01", "aktif", 1, None)],
            "duty": [CIBINONG, PABUARAN],
        },
        {
            "name": "Siti Komariah",
            "sex": "P",
            "service": [("2024-05-01", "aktif", 1, None), ("2026-10-16", "berhenti", 0, "PS")],
            "duty": [PABUARAN],
        },
        {"name": "Ujang Sopandi", "sex": "L", "service": [("2026-09-01", "calon", 0, None)]},
        {"name": "Euis Nurhayati", "sex": "P", "service": [("2026-11-01", "aktif", 1, None)]},
    ],
    [
        {
            "date": "2026-10-02",
            "area": "LH",
            "kind": "LH01",
            "desa": CIBINONG,
            "place": "Balai RW 05",
            "description": "Kerja bakti 100% warga",
            "minutes": 120,
            "cost": 150_000,
            "quantity": 2.5,
            "unit": "titik",
            "parts": [(2, "pelaksana"), (1, "pendamping")],
            "partners": ["desa", "puskesmas"],
            **_served(("", "", "", 40)),
        },
        {
            "date": "2026-10-05",
            "area": "KD",
            "kind": "KD01",
            "desa": PABUARAN,
            "minutes": 90,
            "result": "Paket diterima lansia",
            "parts": [(2, "pelaksana")],
            **_served(("08", "P", "60+", 3), ("08", "L", "60+", 2)),
        },
        {
            "date": "2026-10-09",
            "area": "PP",
            "kind": "PP01",
            "programme": "DTSEN",
            "parts": [(3, "pelaksana")],
        },
        {
            "date": "2026-10-20",
            "area": "LH",
            "kind": "LH01",
            "desa": KARADENAN,
            "minutes": 600,
            "cost": 9_000_000,
            "parts": [(1, "pelaksana")],
            "voided_on": "2026-10-21",
            "void_reason": "salah bulan",
            **_served(("01", "L", "0-5", 100)),
        },
        {
            "date": "2026-11-03",
            "area": "KP",
            "kind": "KP01",
            "desa": KARADENAN,
            "parts": [(5, "peserta")],
            **_served(("", "L", "", 6), ("", "P", "18-59", 4)),
        },
        {
            "date": "2026-09-30",
            "area": "LH",
            "kind": "LH02",
            "desa": CIBINONG,
            "minutes": 45,
            "parts": [(1, "pelaksana")],
            **_served(("24", "", "18-59", 7)),
        },
    ],
)


def _kept_rows() -> Rows:
    """The small branch, its first activities with what only some write down."""
    first, second, *rest = SMALL.activities
    fed = {"spm_service": "K3", "basic_need": "BN01", "cost": 50_000}
    return SMALL._replace(
        activities=[
            {**first, "fund_source": "desa", "constraint": "Hujan", "follow_up": "Diulang Minggu"},
            {**second, **fed, "partners": ["desa"], "constraint": "Jalan rusak"},
            *rest,
        ]
    )


def _keep_more(pen: Any) -> None:
    """A minimum of two activities, a term, two trainings of three, and six targets."""
    pen.insert("setting", {"name": "minimum", "value": "2"})
    pen.insert("term", {"uid": "t", "since": "2022-07-01", "until": "2027-06-30"})
    for number, (worker, since) in enumerate(
        [(1, "2024-08-10"), (2, "2026-10-01"), (1, "2026-09-01")]
    ):
        row = {"worker": worker, "since": since, "level": "dasar", "training": "Bimtek"}
        pen.insert("training", {"uid": f"tr{number}", **row})
    for number, (period, dimension, code, measure, value, source) in enumerate(TARGETS):
        row = {"period": period, "dimension": dimension, "code": code, "measure": measure}
        pen.insert("target", {"uid": f"g{number}", **row, "value": value, "source": source})


TARGETS = (
    ("2026", "area", "LH", "activities", 12, None),
    ("2026-09", "all", "", "activities", 4, None),
    ("2026-10", "all", "", "activities", 6, "rapat kerja"),
    ("2026-10", "desa", PABUARAN, "people", 4, None),
    ("2026-10", "spm_service", "K3", "denominator", 20, "Dinas Sosial 460/12"),
    ("2026-11", "kind", "KP01", "people", 0, None),
)


def _random_rows(seed: int) -> Rows:
    """Fifteen months of a branch, uneven, some of it voided, some of it half known."""
    chance, further = random.Random(seed), random.Random(-seed)
    codes = Codes()
    villages = [(f"32.01.02.20{n:02}", f"Desa {n}") for n in range(1, 7)]
    workers: list[dict[str, Any]] = []
    for number in range(1, 15):
        service = [(f"202{chance.randint(0, 5)}-03-01", "aktif", 1, None)]
        if chance.random() < 0.3:
            service.append((f"2026-{chance.randint(1, 12):02}-10", "cuti", 0, None))
        duty = [code for code, _ in chance.sample(villages, chance.randint(0, 2))]
        name = f"Anggota {chr(64 + number)}"
        workers.append({"name": name, "sex": chance.choice("LP"), "service": service, "duty": duty})
    kinds = codes.all("kind")[:40]  # nothing in the last area
    ppks = ["", *(code.code for code in codes.all("ppks"))]
    ages = ["", *(code.code for code in codes.all("age_band"))]
    activities = []
    for _ in range(400):
        kind = kinds[min(chance.randrange(40), chance.randrange(40))]
        keys = {
            (chance.choice(ppks), chance.choice(["", "L", "P"]), chance.choice(ages))
            for _ in range(chance.randint(0, 3))
        }
        served = _served(*((*key, chance.randint(1, 60)) for key in sorted(keys)))
        month = chance.randint(0, 14)
        activity: dict[str, Any] = {
            "date": f"{2025 + month // 12}-{month % 12 + 1:02}-{chance.randint(1, 28):02}",
            "area": kind.parent,
            "kind": kind.code,
            "desa": chance.choice([None, *(code for code, _ in villages[:5])]),
            "programme": chance.choice([None, None, "PKH", "DTSEN", "PROGRAM-LAMA"]),
            "minutes": chance.choice([None, 30, 95, 240]),
            "cost": chance.choice([None, 0, 50_000, 1_234_567]),
            "parts": [
                (worker, "pelaksana" if not place else "pendamping")
                for place, worker in enumerate(chance.sample(range(1, 15), chance.randint(1, 3)))
            ],
            **(served if keys else {}),
        }
        if chance.random() < 0.1:
            activity |= {"voided_on": "2026-12-01", "void_reason": "rangkap"}
        activities.append(activity | _random_more(further, codes))
    return Rows(villages, workers, activities)


def _random_more(chance: random.Random, codes: Codes) -> dict[str, Any]:
    """What some activities name besides: partners, the source of the cost, service and need."""
    lists = {"fund_source": 3, "spm_service": 4, "basic_need": 5}
    named = {
        name: chance.choice([None, None, *(code.code for code in codes.all(name)[:most])])
        for name, most in lists.items()
    }
    partners = [code.code for code in codes.all("partner")[:5]]
    return {**named, "partners": sorted(chance.sample(partners, chance.choice([0, 0, 1, 2])))}


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Made]:
    """Five workers, three villages, six activities (one voided), each known by heart."""
    yield from _write(tmp_path_factory.mktemp("small") / "ipsm.db", SMALL)


@pytest.fixture
def filled(small: Made) -> Iterator[Callable[..., sqlite3.Connection]]:
    """Adds rows to a copy of the small register: ``filled(card=[{...}], term=[{...}])``."""
    copy = sqlite3.connect(":memory:", isolation_level=None)
    small.db.backup(copy)

    def fill(**tables: list[dict[str, Any]]) -> sqlite3.Connection:
        for table, rows in tables.items():
            for row in rows:
                whole = (
                    row if table in ("account", "letterhead") else {"uid": f"{table} {row}", **row}
                )
                names, marks = ", ".join(whole), ", ".join("?" * len(whole))
                values = tuple(whole.values())
                copy.execute(f"INSERT INTO {table} ({names}) VALUES ({marks})", values)
        return copy

    yield fill
    copy.close()


@pytest.fixture(scope="session")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Made]:
    """The small branch with settings, a term, trainings, targets, partners and sources."""
    yield from _write(tmp_path_factory.mktemp("kept") / "ipsm.db", _kept_rows(), _keep_more)


@pytest.fixture(scope="session", params=[1, 20261124])
def big(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Made]:
    """Four hundred random activities; the seed is the parameter."""
    yield from _write(tmp_path_factory.mktemp("big") / "ipsm.db", _random_rows(request.param))


@pytest.fixture(scope="session")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Made]:
    """A branch of one village, without workers and activities."""
    rows = Rows([(CIBINONG, "Cibinong")], [], [])
    yield from _write(tmp_path_factory.mktemp("empty") / "ipsm.db", rows)


@pytest.fixture(scope="session")
def codes() -> Codes:
    return Codes()


OCTOBER = Period("2026-10", "2026-10", "2026-10")


@pytest.fixture
def october() -> Question:
    return Question("2026-11-24", OCTOBER)


QUESTIONS = (
    Question("2026-11-24"),
    Question("2026-11-24", Period("2025-07", "2025-07", "2025-07")),
    Question("2026-11-24", Period("2025-Q3", "2025-07", "2025-09")),
    Question("2026-11-24", Period("2024", "2024-01", "2024-12")),
    Question("2026-11-24", Period("2025", "2025-01", "2025-12"), area="LH"),
    Question("2026-11-24", Period("2025", "2025-01", "2025-12"), kind="LH03"),
    Question("2026-11-24", Period("2025", "2025-01", "2025-12"), desa="32.01.02.2003"),
    Question("2026-11-24", worker=3),
    Question("2026-11-24", Period("2025", "2025-01", "2025-12"), programme="PKH", worker=5),
)


@pytest.fixture(params=QUESTIONS, ids=range(len(QUESTIONS)))
def question(request: pytest.FixtureRequest) -> Question:
    asked: Question = request.param
    return asked


@pytest.fixture
def by_key() -> Callable[..., list[dict[str, Any]]]:
    """The rows of a table (or, with ``totals``, its totals alone) as dictionaries by column."""

    def rows(table: Table, totals: bool = False) -> list[dict[str, Any]]:
        keys = [column.key for column in table.columns]
        assert len(set(keys)) == len(keys)
        chosen = [table.totals or ()] if totals else table.rows
        return [dict(zip(keys, row, strict=True)) for row in chosen]

    return rows


def _label(codes: Codes, language: str, name: str, code: str) -> str:
    return code if name == "village" else codes.label(name, code, language)


@pytest.fixture
def well_said() -> Callable[[Table, Codes], None]:
    """Every heading, title and note of a table can be said in both languages."""

    def check(table: Table, codes: Codes) -> None:
        for language in ("id", "en"):
            look = Look(Words(language), partial(_label, codes, language))
            for sentence in (table.title, *table.notes):
                assert not set(say(sentence, look)) & set("{}")
            for column in table.columns:
                assert heading(column, look)
                if column.head and column.list not in (
                    "",
                    "period",
                    "short_period",
                    "month",
                    "word",
                ):
                    assert codes.get(column.list, column.head) is not None
        for row in (*table.rows, *([table.totals] if table.totals else [])):
            assert len(row) == len(table.columns)

    return check
