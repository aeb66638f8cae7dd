"""A plan counts everything and shows three of each."""

from __future__ import annotations

from exchange.import_ground import HEAD, VISIT, Ground

from ipsm_cli.core import errors
from ipsm_cli.exchange.plan import Example, Fault, Tally


def test_three_examples_of_each() -> None:
    tally = Tally()
    made: list[int] = []

    def example() -> Example:
        made.append(len(made))
        return Example(made[-1], "x")

    for _ in range(5):
        tally.count("new", example)
    assert made == [0, 1, 2]
    tally.refuse(9, ("a",), Fault("", "", errors.NoWorkerNamed()))
    assert tally.counts["new"] == 5
    assert [one.row for one in tally.examples["new"]] == [0, 1, 2]
    assert tally.refused[0].cells == ("a",)


def test_a_plan_tells_where_the_table_lay(ground: Ground) -> None:
    rows = ((*HEAD, "Cuaca"), (*VISIT, "x"), ("x", *VISIT[1:], "x"), ("Jumlah",))
    plan = ground.bring("activities", ("LAPORAN",), *rows, write=False)
    assert (plan.sheet, plan.heading_row, plan.unknown, plan.left) == (
        "Kegiatan",
        2,
        ("Cuaca",),
        (5,),
    )
    assert (plan.rows, plan.counts, plan.writes) == (2, (1, 0, 0, 1), True)
    assert plan.headings == (*HEAD, "Cuaca")
