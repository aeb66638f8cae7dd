from __future__ import annotations

from typing import Any

import pytest

from ipsm_cli.codes import Codes
from ipsm_cli.core.question import Question
from ipsm_cli.reports import activities


def numbers(made: Any, codes: Codes, question: Question) -> list[int]:
    return [line.number for line in activities.read(made.db, question, codes).lines]


def test_october_by_hand(small: Any, codes: Codes, october: Question, by_key: Any) -> None:
    table = activities.table(activities.read(small.db, october, codes))
    assert table.title == ("title.activities_in", {"period": "2026-10"})
    first, second, third = by_key(table)
    assert first == {
        **dict.fromkeys(first),
        "number": 1,
        "uid": "a1",
        "date": "2026-10-02",
        "recorded_on": "2026-10-02",
        "area": "LH",
        "kind": "LH01",
        "desa": "32.01.01.1001",
        "place": "Balai RW 05",
        "description": "Kerja bakti 100% warga",
        "workers": ("Dadang Suhendar", "Siti Aminah"),  # the lead first
        "worker_numbers": (2, 1),
        "people": 40,
        "people_l": 0,
        "people_p": 0,
        "quantity": 2.5,
        "unit": "titik",
        "hours": 120,
        "cost": 150_000,
        "partners": ("desa", "puskesmas"),
    }
    assert (second["number"], second["partners"], second["result"]) == (
        2,
        (),
        "Paket diterima lansia",
    )
    assert (third["programme"], third["people"]) == ("DTSEN", None)
    (totals,) = by_key(table, totals=True)
    known = {key: value for key, value in totals.items() if value is not None}
    assert known == {"people": 45, "people_l": 2, "people_p": 3, "hours": 210, "cost": 150_000}
    assert table.notes == (("note.activities", {"count": 3}),)


def test_the_newest_is_last(small: Any, codes: Codes, october: Question) -> None:
    every = october._replace(period=None)
    assert numbers(small, codes, every) == [6, 1, 2, 3, 5]
    assert activities.table(activities.read(small.db, every, codes)).title == (
        "title.activities",
        {},
    )


def test_voided_ones_are_shown_when_asked_and_never_counted(
    small: Any, codes: Codes, october: Question, by_key: Any
) -> None:
    table = activities.table(activities.read(small.db, october._replace(voided=True), codes))
    rows = by_key(table)
    assert [row["number"] for row in rows] == [1, 2, 3, 4]
    assert rows[-1]["void_reason"] == "salah bulan"
    (totals,) = by_key(table, totals=True)
    assert (totals["people"], totals["cost"]) == (45, 150_000)
    assert table.notes == (("note.activities", {"count": 3}), ("note.voided", {"count": 1}))
    screen = [column.key for column in table.columns if column.screen]
    assert screen[-2:] == ["voided_on", "void_reason"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("kerja", [1]),
        ("KERJA bakti", [1]),
        ("bakti rw", [1]),  # each word anywhere, in any of the texts
        ("lansia", [2]),
        ("lansia kerja", []),
        ("100%", [1]),
        ("0%w", []),
        ("_", []),
        ("!", []),
    ],
)
def test_words(small: Any, codes: Codes, october: Question, text: str, found: list[int]) -> None:
    assert numbers(small, codes, october._replace(text=text)) == found


def test_filters_equal_plain_ones(big: Any, codes: Codes, question: Question) -> None:
    chosen = big.rows.pick(question)
    lines = activities.read(big.db, question, codes).lines
    assert sorted(line.number for line in lines) == [number for number, _ in chosen]
    assert [(line.date, line.number) for line in lines] == sorted(
        (line.date, line.number) for line in lines
    )
    expected = dict(chosen)
    for line in lines:
        parts = [worker for worker, _ in expected[line.number]["parts"]]
        assert list(line.worker_numbers) == parts
        assert list(line.workers) == [big.rows.workers[worker - 1]["name"] for worker in parts]


def test_as_many_queries_for_many_activities_as_for_one(big: Any, codes: Codes) -> None:
    for question in (Question("2026-11-24"), Question("2026-11-24", kind="LH03")):
        statements: list[str] = []
        big.db.set_trace_callback(statements.append)
        activities.read(big.db, question, codes)
        big.db.set_trace_callback(None)
        assert len(statements) == 3


def test_the_register_s_names_are_the_keys() -> None:
    keys = [column.key for column in activities.layout()]
    fields = ["hours" if field == "minutes" else field for field in activities.Line._fields]
    assert keys == fields
