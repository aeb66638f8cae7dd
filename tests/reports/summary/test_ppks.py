from __future__ import annotations

from typing import Any

from ipsm_cli.codes import Codes
from ipsm_cli.core.question import Question
from ipsm_cli.reports import measures
from ipsm_cli.reports.summary import ppks


def test_october_by_hand(small: Any, codes: Codes, october: Question, by_key: Any) -> None:
    table = ppks.table(ppks.read(small.db, october, codes))
    assert [column.key for column in table.columns] == [
        *("ppks", "people", "people_l", "people_p", "people_u"),
        *("age_0_5", "age_6_17", "age_18_59", "age_60", "age_u"),
    ]
    assert len(table.rows) == 27
    some = {row[0]: row[1:] for row in table.rows if row[1]}
    assert some == {"08": (5, 2, 3, 0, 0, 0, 0, 5, 0), None: (40, 0, 0, 40, 0, 0, 0, 0, 40)}
    assert table.totals == (None, 45, 2, 3, 40, 0, 0, 0, 5, 40)
    assert table.rows[-1][0] is None
    assert table.notes == (("note.ppks_unknown", {}), ("note.voided", {"count": 1}))
    assert [c.head for c in table.columns if c.list == "age_band"] == [
        "0-5",
        "6-17",
        "18-59",
        "60+",
    ]


def test_all_that_was_counted(small: Any, codes: Codes, october: Question) -> None:
    served = ppks.read(small.db, october._replace(period=None), codes)
    assert served.total == (None, 62, 8, 7, 47, (0, 0, 11, 5, 46))


def test_lines_equal_plain_sums(big: Any, codes: Codes, question: Question) -> None:
    served = ppks.read(big.db, question, codes)
    counts = [
        count for _, activity in big.rows.pick(question) for count in activity.get("served", ())
    ]
    for line in served.lines:
        mine = [count for count in counts if count[0] == (line.ppks or "")]
        assert line.people == sum(n for *_, n in mine)
        for sex, people in (("L", line.people_l), ("P", line.people_p), ("", line.people_u)):
            assert people == sum(n for _, s, _, n in mine if s == sex)
        for age, people in zip((*served.bands, ""), line.ages, strict=True):
            assert people == sum(n for _, _, a, n in mine if a == age)
    total = measures.by(big.db, question).total
    assert served.total[1:4] == (total.people, total.people_l, total.people_p)
    assert served.total.people == sum(served.total.ages)
