"""Questions asked for all changes of an entry at once, and what each costs."""

from __future__ import annotations

from typing import Any

import pytest

from ipsm_cli.codes import Codes
from ipsm_cli.core.records import Part, Served, Who
from ipsm_cli.records import (
    activities,
    aftermath,
    board,
    closing,
    history,
    letters,
    own_codes,
    papers,
    taking_back,
)
from ipsm_cli.records.aftermath import Kind
from ipsm_cli.store.schema import CODES_IN, KEEPING

WHO = Who("sekretaris", "undo", "2026-11-24T08:00:00+07:00", "2026-11-24")
DESA = "32.01.01.1001"


@pytest.fixture
def busy(office: Any) -> Any:
    """Two workers, one activity of the first (entries 2 to 4)."""
    office.worker("Siti Aminah", desas=[DESA])
    office.worker("Dadang Suhendar")
    office.activity("2026-10-02", 1, served=[Served("08", "P", "", 3)], partners=["desa"])
    return office


def place(office: Any, entry: int, table: str) -> int:
    """The id of the entry's first change of the table."""
    found = office.rows("SELECT MIN(id) FROM change WHERE action = ? AND tbl = ?", entry, table)
    return int(found[0][0])


def services(office: Any, entry: int) -> list[tuple[int, str]]:
    return aftermath.services(office.db, entry, aftermath.kinds(office.db, entry))


def workers(office: Any, entry: int) -> list[int]:
    return aftermath.workers(office.db, entry, aftermath.kinds(office.db, entry))


def unsettled(office: Any, entry: int) -> int | None:
    """The answer once all of the entry is taken back; then it is all put there again."""
    with office.register.change(WHO, dry_run=True) as pen:
        pen.db.execute("PRAGMA defer_foreign_keys = ON")
        assert taking_back.take_back(pen, entry) is None
        return aftermath.first_unsettled(pen.db, entry, aftermath.kinds(pen.db, entry))
    raise AssertionError(entry)


def test_an_entry_consists_of_kinds(busy: Any) -> None:
    tables = ("activity", "participant", "partner", "served")
    assert aftermath.kinds(busy.db, 4) == {Kind(table, False, True) for table in tables}
    busy.undo()
    assert aftermath.kinds(busy.db, 5) == {Kind(table, True, False) for table in tables}
    busy.edit(1, note="x")
    assert aftermath.kinds(busy.db, 6) == {Kind("worker", True, True)}
    busy.do(history.disclose, "worker 1")
    assert aftermath.kinds(busy.db, 7) == set()
    assert aftermath.kinds(busy.db, 99) == set()


def test_a_row_that_others_name_is_needed(busy: Any) -> None:
    assert unsettled(busy, 2) == place(busy, 2, "worker")
    assert unsettled(busy, 3) is None  # what names her goes with her
    assert unsettled(busy, 4) is None


def test_a_row_that_names_one_that_is_gone_is_alone(busy: Any) -> None:
    busy.do(activities.edit, 1, {}, partners=["desa", "tksk"])  # 5
    busy.undo()  # 6
    busy.undo(4)  # 7
    assert unsettled(busy, 6) == place(busy, 6, "partner")
    busy.undo(7)
    assert unsettled(busy, 6) is None


def test_what_comes_and_goes_in_one_entry_leaves_nothing(busy: Any) -> None:
    """A row that was removed, but stood on one of the same entry, does not come back alone."""

    def twice(pen: Any) -> None:
        fields: Any = {"date": "2026-10-03", "kind": "LH01"}
        number = activities.add(pen, fields, "LH", [Part(1, "pelaksana")])
        activities.edit(pen, number, {}, parts=[Part(2, "pelaksana")])

    before = busy.dump()
    busy.do(twice)
    assert unsettled(busy, 5) is None
    busy.undo()
    assert busy.dump() == before


def test_a_code_is_needed_in_the_lists_it_belongs_to(busy: Any) -> None:
    words = {"labels": ("Biopori", "Biopore"), "parent": "LH", "unit": None}
    own: list[Any] = []
    for list_name in ("kind", "partner"):
        busy.do(own_codes.add, Codes(own), list_name=list_name, code="LH90", **words)  # 5, 6
        own = busy.rows("SELECT list, code, label_id, label_en, parent, unit FROM own_code")
    busy.activity("2026-10-03", 1, partners=["LH90"])
    assert unsettled(busy, 5) is None
    assert unsettled(busy, 6) == place(busy, 6, "own_code")


def test_a_service_that_changed_again(busy: Any) -> None:
    busy.end(2, "2026-05-01", "cuti")  # 5
    assert services(busy, 5) == []
    assert services(busy, 3) == [(place(busy, 3, "service"), "worker 2")]
    busy.undo()
    assert services(busy, 5) == []  # by an undo only


def test_rows_with_a_time_or_place_of_their_own(busy: Any) -> None:
    busy.do(board.begin_term, "2026-01-01", "2030-12-31", None, None)  # 5
    busy.do(letters.add, "{seq}/{year}", {"subject": "x"})  # 6

    def restored(entry: int) -> list[tuple[str, str]]:
        return [*aftermath.restored(busy.db, entry, aftermath.kinds(busy.db, entry))]

    assert restored(5) == [] and restored(6) == []
    busy.undo(5)  # 7
    busy.undo(6)  # 8
    assert (restored(7), restored(8)) == ([("term", "[1]")], [("letter", "[1]")])
    busy.edit(1, note="x")
    assert restored(9) == []


def test_a_paper_corrected_in_the_entry_that_filed_it_goes(busy: Any) -> None:
    def twice(pen: Any) -> None:
        number = papers.add(pen, Codes(), "role", 1, {"programme": "PKH", "since": "2026-01-01"})
        papers.end(pen, Codes(), "role", number, "2026-06-30")

    before = busy.dump()
    busy.do(twice)
    busy.undo()
    assert busy.dump() == before


def test_the_workers_and_those_of_the_activities_that_stand(busy: Any) -> None:
    busy.do(activities.edit, 1, {}, parts=[Part(2, "pelaksana"), Part(1, "peserta")])  # 5
    assert workers(busy, 5) == [1, 2]
    assert workers(busy, 4) == [1, 2]
    assert workers(busy, 3) == [2]
    busy.undo(5)
    busy.undo(4)
    assert workers(busy, 4) == []


def test_the_months_of_all_that_was_touched(busy: Any) -> None:
    busy.do(activities.edit, 1, {"date": "2026-09-30"})  # 5
    busy.do(activities.edit, 1, {}, partners=["tksk"])  # 6
    busy.do(closing.close, "2026-08")  # 7
    found = [aftermath.months(busy.db, entry) for entry in (2, 4, 5, 6, 7)]
    assert found == [
        set(),
        {"2026-09", "2026-10"},  # as it was written, and where its lists stand now
        {"2026-09", "2026-10"},
        {"2026-09"},
        {"2026-08"},
    ]
    assert [aftermath.closings(busy.db, entry) for entry in (6, 7)] == [set(), {"2026-08"}]


# columns without an index that name a row: a village, or a code of the branch's own
UNINDEXED = {("activity", "desa")} | {use for uses in CODES_IN.values() for use in uses}


def test_a_question_costs_what_the_entry_is_large(busy: Any) -> None:
    """Only the entry's own changes are gone through, and each finds its rows by an index."""
    said: list[str] = []
    busy.db.set_trace_callback(said.append)
    every = [Kind(table, was, not was) for table in KEEPING for was in (False, True)]
    aftermath.kinds(busy.db, 4)
    aftermath.first_unsettled(busy.db, 4, every)
    aftermath.services(busy.db, 4, every)
    [*aftermath.restored(busy.db, 4, every)]
    aftermath.workers(busy.db, 4, every)
    aftermath.months(busy.db, 4)
    busy.db.set_trace_callback(None)
    assert len(said) == 8
    for statement in said:
        steps = [row[3] for row in busy.db.execute(f"EXPLAIN QUERY PLAN {statement}")]
        assert [step for step in steps if "change_action" in step]
        for step in steps:
            if step.startswith("SCAN"):
                assert [table for table, _ in UNINDEXED if f"FROM {table} x" in statement], step
            assert "AUTOMATIC" not in step
