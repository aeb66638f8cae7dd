from __future__ import annotations

import sqlite3
from typing import Any

import pytest

from ipsm_cli.core.period import Period
from ipsm_cli.core.question import Question
from ipsm_cli.reports import measures
from ipsm_cli.reports.measures import Measures

OCTOBER = Measures(3, 3, 45, 2, 3, 210, 150_000)


def test_a_month_by_hand(small: Any, october: Question) -> None:
    assert measures.by(small.db, october).total == OCTOBER
    by_area = measures.by(small.db, october, "area")
    assert by_area.total == OCTOBER
    assert by_area.of("LH") == Measures(1, 2, 40, 0, 0, 120, 150_000)
    assert by_area.of("KD") == Measures(1, 1, 5, 2, 3, 90, 0)
    assert by_area.of("KP") == Measures()
    assert by_area.groups.keys() == {("LH",), ("KD",), ("PP",)}


def test_what_is_not_written_down_has_its_own_group(small: Any, october: Question) -> None:
    by_desa = measures.by(small.db, october, "desa")
    assert by_desa.of(None) == Measures(1, 1, 0, 0, 0, 0, 0)


def test_a_worker_of_two_groups_counts_once_in_total(small: Any, october: Question) -> None:
    grouped = measures.by(small.db, october, "kind")
    assert sum(m.workers for m in grouped.groups.values()) == 4
    assert grouped.total.workers == 3


def test_voided_activities_are_counted_apart(small: Any, october: Question) -> None:
    assert measures.voided(small.db, october) == 1
    assert measures.voided(small.db, october._replace(area="KD")) == 0
    assert measures.villages(small.db, october) == {(): 2}
    assert measures.villages(small.db, october, "area") == {("LH",): 1, ("KD",): 1, ("PP",): 0}


def test_nothing_is_zero(small: Any, empty: Any, october: Question) -> None:
    year = Period("2020", "2020-01", "2020-12")
    for question in (october._replace(period=year), october._replace(kind="LH15")):
        assert measures.by(small.db, question).total == Measures()
        assert measures.by(small.db, question, "area") == ({}, Measures(), frozenset())
    assert measures.by(empty.db, october).total == Measures()
    assert measures.by_worker(empty.db, october) == {}


def test_without_a_period_the_register_tells_it(small: Any, empty: Any, october: Question) -> None:
    never = Question("2026-11-24")
    assert measures.span(small.db, october) == october.period
    assert measures.span(small.db, never) == ("2026-09..2026-11", "2026-09", "2026-11")
    assert measures.span(empty.db, never) == ("2026-11", "2026-11", "2026-11")


def test_workers_lead_and_share(small: Any, october: Question) -> None:
    found = measures.by_worker(small.db, october)
    assert found == {
        1: (Measures(1, 1, 40, 0, 0, 120, 150_000), 0),
        2: (Measures(2, 1, 45, 2, 3, 210, 150_000), 2),
        3: (Measures(1, 1, 0, 0, 0, 0, 0), 1),
    }


def test_a_worker_between_days(small: Any) -> None:
    of = measures.of_worker
    assert of(small.db, 1, "", "9999-12-31") == Measures(2, 1, 47, 0, 0, 165, 150_000)
    assert of(small.db, 1, "2026-09-30", "2026-10-02").activities == 1
    assert of(small.db, 1, "2026-10-02", "2026-12-31") == Measures()
    assert of(small.db, 4, "", "9999-12-31") == Measures()


@pytest.mark.parametrize(
    "columns", [(), ("area",), ("kind",), ("desa",), ("programme",), ("month", "area")]
)
def test_groups_equal_plain_sums(big: Any, question: Question, columns: tuple[str, ...]) -> None:
    found = measures.by(big.db, question, *columns)
    groups: dict[tuple[Any, ...], list[dict[str, Any]]] = {(): []} if not columns else {}
    for _, activity in big.rows.pick(question):
        row = {**activity, "month": activity["date"][:7]}
        groups.setdefault(tuple(row.get(column) for column in columns), []).append(activity)
    assert found.groups == {key: big.rows.count(them) for key, them in groups.items()}
    assert found.total == big.rows.total(question)
    assert measures.sums(big.db, question, *columns) == {
        key: m._replace(workers=0) for key, m in found.groups.items()
    }
    assert measures.villages(big.db, question, *columns) == {
        key: len({a["desa"] for a in them} - {None}) for key, them in groups.items()
    }


def test_workers_equal_plain_sums(big: Any, question: Question) -> None:
    expected: dict[int, list[dict[str, Any]]] = {}
    led: dict[int, int] = {}
    for _, activity in big.rows.pick(question):
        for place, (worker, _) in enumerate(activity["parts"]):
            expected.setdefault(worker, []).append(activity)
            led[worker] = led.get(worker, 0) + (place == 0)
    found = measures.by_worker(big.db, question)
    assert found.keys() == expected.keys()
    for worker, (done, first) in found.items():
        assert done == Measures(*big.rows.count(expected[worker]))._replace(workers=1)
        assert first == led[worker]


def test_total_of_groups_adds_up_to_the_total(big: Any) -> None:
    total = Measures()
    for measured in measures.sums(big.db, Question("2026-11-24"), "month").values():
        total = total.plus(measured)
    assert total == measures.sums(big.db, Question("2026-11-24"))[()]


def plan(db: Any, read: Any) -> list[str]:
    """The query plan of every statement that ``read`` sends."""
    statements: list[str] = []
    db.set_trace_callback(statements.append)
    try:
        read()
    finally:
        db.set_trace_callback(None)
    return [row[3] for s in statements for row in db.execute(f"EXPLAIN QUERY PLAN {s}")]


def columns_read(db: Any, read: Any) -> set[str]:
    """The columns of ``activity`` that the statements of ``read`` look at."""
    found: set[str] = set()

    def note(action: int, table: str | None, column: str | None, *_: object) -> int:
        if action == sqlite3.SQLITE_READ and table == "activity" and column:
            found.add(column)
        return sqlite3.SQLITE_OK

    db.set_authorizer(note)
    try:
        read()
    finally:
        db.set_authorizer(None)
    return found


@pytest.mark.parametrize("columns", [(), ("area",), ("kind",), ("desa",), ("programme",)])
@pytest.mark.parametrize(
    "period",
    [Period("2026-10", "2026-10", "2026-10"), Period("2026", "2026-01", "2026-12")],
    ids=["month", "year"],
)
def test_sums_come_from_the_index(small: Any, period: Period, columns: tuple[str, ...]) -> None:
    question = Question("2026-11-24", period)
    indexed = {row[2] for row in small.db.execute("PRAGMA index_info(activity_month)")}
    question = question._replace(kind="LH01", programme="PKH")  # more than the kept sums hold
    for read in (
        lambda: measures.by(small.db, question, *columns),
        lambda: measures.sums(small.db, question, *columns),
        lambda: measures.villages(small.db, question, *columns),
        lambda: measures.voided(small.db, question),
        lambda: measures.by_worker(small.db, question),
    ):
        steps = plan(small.db, read)
        of_activity = [step.replace(" COVERING", "") for step in steps if " a " in f"{step} "]
        assert of_activity, steps
        for step in of_activity:
            assert step.startswith("SEARCH a USING INDEX activity_month (month"), steps
        for step in steps:
            assert not step.startswith("SCAN p"), steps
            if step.startswith("SEARCH p "):
                assert "PRIMARY KEY (activity=?)" in step
        # SQLite does not call an index covering where a generated column is named, yet visits no
        # row when the index holds all that is read
        read_here = columns_read(small.db, read)
        assert read_here
        assert read_here <= indexed | {"number"}  # the row's own number is in every index


def test_a_month_by_area_is_not_sorted(small: Any, october: Question) -> None:
    for read in (measures.sums, measures.takers):
        (step,) = plan(small.db, lambda read=read: read(small.db, october, "area"))
        assert step == "SEARCH a USING PRIMARY KEY (month=?)"


KEPT = [
    {},
    {"area": "LH"},
    {"desa": "32.01.02.2001"},
    {"worker": 1},
    {"worker": 1, "area": "LH"},
    {"worker": 1, "desa": "32.01.02.2001"},
    {"kind": "LH01"},
    {"programme": "PKH", "area": "PP"},
]


@pytest.mark.parametrize("asked", KEPT, ids=str)
@pytest.mark.parametrize(
    "columns", [(), ("month",), ("area",), ("desa",), ("month", "area"), ("area", "desa")]
)
def test_kept_sums_answer_as_the_activities_do(
    big: Any, monkeypatch: pytest.MonkeyPatch, asked: dict[str, Any], columns: tuple[str, ...]
) -> None:
    for period in (None, Period("2026-01", "2026-01", "2026-01"), Period("", "2025-06", "2026-02")):
        question = Question("2026-11-24", period, **asked)

        def answers(question: Question = question) -> list[Any]:
            return [
                measures.by(big.db, question, *columns),
                measures.sums(big.db, question, *columns),
                measures.villages(big.db, question, *columns),
                measures.voided(big.db, question),
                measures.by_worker(big.db, question),
            ]

        kept = answers()
        with monkeypatch.context() as counting:
            counting.setattr(measures, "_kept_of", lambda *_: None)
            assert answers() == kept


def test_one_worker_is_looked_up_by_her_own_index(small: Any) -> None:
    steps = plan(small.db, lambda: measures.of_worker(small.db, 1, "", "2026-12-31"))
    assert len(steps) == 2
    assert steps[0].startswith("SEARCH p USING COVERING INDEX participant_worker (worker=?)")
    assert steps[1].startswith("SEARCH a USING INTEGER PRIMARY KEY")
