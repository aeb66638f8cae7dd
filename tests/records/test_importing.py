"""Many activities at once: the rules of one, and the rows of one."""

from __future__ import annotations

from typing import Any

import pytest

from ipsm_cli.core import errors
from ipsm_cli.core.records import Part, Served
from ipsm_cli.records import activities, closing, importing

CIBINONG = "32.01.01.1001"
Told = tuple[str, str | None, tuple[int, ...]]


def staff(office: Any) -> None:
    """1 serves since 2024, 2 came and went and came, 3 is away, 4 is a candidate."""
    for _ in range(3):
        office.worker()
    office.worker(status="calon")
    office.end(2, "2025-01-01")
    office.reinstate(2, "2026-01-01")
    office.end(3, "2026-03-01", "cuti")


CASES: tuple[Told, ...] = (
    ("2026-10-02", CIBINONG, (1,)),
    ("2026-10-02", None, (1, 2)),
    ("2026-11-25", None, (1,)),
    ("2026-10-02", "32.01.01.9999", (1,)),
    ("2026-10-02", None, ()),
    ("2026-10-02", None, (1, 1)),
    ("2026-10-02", None, (9,)),
    ("2026-10-02", None, (1, 9)),
    ("2023-12-31", None, (1,)),
    ("2024-01-01", None, (1,)),
    ("2024-12-31", None, (2,)),
    ("2025-01-01", None, (2,)),
    ("2025-12-31", None, (2,)),
    ("2026-01-01", None, (2,)),
    ("2026-02-28", None, (3,)),
    ("2026-03-01", None, (3,)),
    ("2026-10-02", None, (4,)),
    ("2026-05-02", None, (1,)),
)


@pytest.mark.parametrize("case", CASES)
def test_the_rules_are_those_of_one_activity(office: Any, case: Told) -> None:
    staff(office)
    office.do(closing.close, "2026-05")
    day, desa, workers = case
    rules = importing.Rules(office.db, office.today)
    fields: Any = {"date": day, "kind": "LH01", "desa": desa}
    parts = [Part(worker, "peserta") for worker in workers]

    def answer(deed: Any) -> tuple[str, dict[str, Any]]:
        try:
            deed()
        except errors.IpsmError as error:
            return type(error).__name__, error.facts
        return "", {}

    bulk = answer(lambda: rules.check(day, desa, workers))
    assert bulk == answer(lambda: office.do(activities.add, fields, "LH", parts))


def test_the_rows_are_those_of_one_activity(office: Any, because: Any) -> None:
    office.worker()
    office.worker("Dadang Suhendar")
    fields: Any = {"date": "2026-10-02", "kind": "LH01", "desa": CIBINONG, "quantity": 2}
    parts = (Part(2, "pelaksana"), Part(1, "pendamping"))
    served = (Served("", "L", "", 3), Served("", "L", "", 4), Served("08", "P", "60+", 0))
    partners = ("desa", "dinsos", "desa")
    office.do(activities.add, fields, "LH", parts, served, partners)
    one = importing.NewActivity(fields, "LH", parts, served, partners)

    def add(pen: Any) -> int:
        return importing.add_activities(pen, importing.Rules(pen.db, office.today), [one, one])

    assert office.do(add) == 2
    names = [row[1] for row in office.rows("PRAGMA table_xinfo(activity)")]
    rows = office.rows("SELECT * FROM activity ORDER BY number")
    apart = {"number", "uid"}
    told = [[v for n, v in zip(names, row, strict=True) if n not in apart] for row in rows]
    assert told[0] == told[1] == told[2]
    assert len({row[names.index("uid")] for row in rows}) == 3
    for table in ("participant", "served", "partner"):
        for number in (2, 3):
            same = office.rows(f"SELECT * FROM {table} WHERE activity = {number} ORDER BY 2")
            first = office.rows(f"SELECT * FROM {table} WHERE activity = 1 ORDER BY 2")
            assert [row[1:] for row in same] == [row[1:] for row in first], table


def test_one_that_may_not_be_leaves_none_of_the_portion(office: Any, unchanged: None) -> None:
    one = importing.NewActivity({"date": "2026-10-02", "kind": "LH01"}, "LH", (Part(1, "x"),))

    def add(pen: Any) -> int:
        return importing.add_activities(pen, importing.Rules(pen.db, office.today), [one])

    with pytest.raises(errors.NoSuchRecord):
        office.do(add)


def test_a_batch_and_the_keys_of_its_rows(office: Any) -> None:
    counts = importing.Counts(2, 0, 1, 0)

    def begin(pen: Any) -> int:
        batch = importing.begin_batch(pen, "activities", "a.csv", "0" * 64, None, counts)
        importing.remember(pen, "activities", batch, [("a.1", 7), ("b.1", 8)])
        return batch

    batch = office.do(begin)
    assert importing.keys_of(office.db, "activities", 7) == ["a.1"]
    office.do(importing.replace_keys, "activities", batch, 7, ["a.1"], ["a.2", "b.1"])
    assert office.rows("SELECT key, record FROM imported ORDER BY key") == [("a.2", 7), ("b.1", 7)]
    office.undo()
    assert office.rows("SELECT key, record FROM imported ORDER BY key") == [("a.1", 7), ("b.1", 8)]
