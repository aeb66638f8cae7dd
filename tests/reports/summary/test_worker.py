from __future__ import annotations

from typing import Any

from ipsm_cli.codes import Codes
from ipsm_cli.core.question import Question
from ipsm_cli.reports.summary import worker

C, P = "32.01.01.1001", "32.01.01.1002"


def test_october_by_hand(small: Any, codes: Codes, october: Question) -> None:
    table = worker.table(worker.read(small.db, october, codes))
    assert list(table.rows) == [
        (2, "Dadang Suhendar", (C, P), "aktif", 2, 2, 45, 2, 3, 210),
        (1, "Siti Aminah", (C,), "aktif", 1, 0, 40, 0, 0, 120),
        (3, "Siti Komariah", (P,), "berhenti", 1, 1, 0, 0, 0, 0),
    ]
    assert table.totals == (None, None, None, None, 3, 3, 45, 2, 3, 210)
    assert [key for key, _ in table.notes] == ["note.shared_activities", "note.voided"]


def test_who_reported_nothing_has_a_line(small: Any, codes: Codes, october: Question) -> None:
    table = worker.table(worker.read(small.db, october._replace(area="KD"), codes))
    assert [row[:1] + row[4:5] for row in table.rows] == [(2, 1), (1, 0), (3, 0)]
    assert table.notes == (("note.no_activity", {"count": 2}),)


def test_one_worker_alone(small: Any, codes: Codes, october: Question) -> None:
    found = worker.read(small.db, october._replace(worker=1), codes)
    assert [line.number for line in found.lines] == [1]
    assert found.total.activities == 1
    assert found.led == 0


def test_everyone_owed_a_line_has_one(big: Any, codes: Codes, question: Question) -> None:
    found = worker.read(big.db, question, codes)
    numbers = {line.number for line in found.lines}
    for _, activity in big.rows.pick(question):
        taking_part = {number for number, _ in activity["parts"]}
        assert taking_part & numbers if question.worker else taking_part <= numbers
    order = [(-line.measures.activities, line.number) for line in found.lines]
    assert order == sorted(order)
