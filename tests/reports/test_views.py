from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from typing import Any

import pytest

from ipsm_cli.core.question import Question
from ipsm_cli.reports import measures, views
from ipsm_cli.store.asking import statement
from ipsm_cli.text import Words


@pytest.fixture
def asked(small: Any) -> Iterator[sqlite3.Connection]:
    copy = sqlite3.connect(":memory:")
    small.db.backup(copy)
    for name, view in views.named(nik=True).items():
        copy.execute(statement(name, *view))
    yield copy
    copy.close()


@pytest.mark.parametrize("name", views.named(nik=True))
def test_a_view_has_the_columns_it_promises(asked: sqlite3.Connection, name: str) -> None:
    cursor = asked.execute(f"SELECT * FROM {name}")
    assert tuple(column[0] for column in cursor.description) == views.named(nik=True)[name].columns


def test_nothing_that_names_a_person_to_strangers(asked: sqlite3.Connection) -> None:
    for name, view in views.VIEWS.items():
        assert not {"nik", "phone", "email", "account", "home_street"} & set(view.columns), name
        for row in asked.execute(f"SELECT * FROM {name}"):
            assert not {"3201014507800001", "+628123456789"} & set(row)
    assert asked.execute("SELECT nik FROM v_worker_nik").fetchall() == [("3201014507800001",)]
    assert "v_worker_nik" not in views.named()


@pytest.mark.parametrize(
    ("name", "columns"),
    [
        ("v_month_area", ("month", "area")),
        ("v_month_kind", ("month", "area", "kind")),
        ("v_month_village", ("month", "desa")),
    ],
)
def test_measures_are_those_of_the_reports(big: Any, name: str, columns: tuple[str, ...]) -> None:
    view = views.VIEWS[name]
    width = len(columns)
    rows = big.db.execute(f"SELECT * FROM ({view.select})").fetchall()
    sums = measures.sums(big.db, Question("2026-11-24"), *columns)
    assert {tuple(row[:width]): tuple(row[width:]) for row in rows} == {
        key: (found.activities, *found[2:]) for key, found in sums.items()
    }


def test_what_does_not_count_is_apart(asked: sqlite3.Connection) -> None:
    assert asked.execute("SELECT number FROM v_activity ORDER BY number").fetchall() == [
        *((1,), (2,), (3,), (5,), (6,))
    ]
    assert asked.execute("SELECT number FROM v_voided").fetchall() == [(4,)]
    assert asked.execute("SELECT COUNT(*) FROM v_served WHERE activity = 4").fetchone() == (0,)
    unknown = asked.execute("SELECT * FROM v_served WHERE activity = 1").fetchall()
    assert unknown == [(1, None, None, None, 40)]
    assert asked.execute("SELECT since FROM v_worker WHERE number = 2").fetchone() == (None,)


@pytest.mark.parametrize("language", ["id", "en"])
def test_every_column_is_explained(language: str) -> None:
    words = Words(language)
    table = views.table(views.named(nik=True))
    assert all(f"col.{meaning}" in words for *_, meaning in table.rows)
    assert {row[0] for row in table.rows} == set(views.named(nik=True))
