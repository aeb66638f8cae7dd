from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

from ipsm_cli import codes as package
from ipsm_cli.codes import Codes
from ipsm_cli.core.question import Question
from ipsm_cli.reports.summary import pas, ppks


def test_october_by_hand(small: Any, codes: Codes, october: Question) -> None:
    table = pas.table(pas.read(small.db, october, codes))
    assert len(table.rows) == 13
    some = {row[0]: row[1:] for row in table.rows if row[1]}
    assert some == {"3": (5, 2, 3, 0, 0, 0, 0, 5, 0), None: (40, 0, 0, 40, 0, 0, 0, 0, 40)}
    assert [key for key, _ in table.notes] == ["note.pas", "note.ppks_unknown", "note.voided"]
    kinds = ppks.table(ppks.read(small.db, october, codes))
    assert table.totals == kinds.totals


def test_groups_equal_plain_sums(big: Any, codes: Codes, question: Question) -> None:
    path = Path(package.__file__).parent / "lists" / "ppks.csv"
    group = {
        row["code"]: row["pas"] for row in csv.DictReader(path.read_text("utf-8").splitlines())
    }
    counts = [count for _, a in big.rows.pick(question) for count in a.get("served", ())]
    served = pas.read(big.db, question, codes)
    assert [line.ppks for line in served.lines[:-1]] == [c.code for c in codes.all("pas12")]
    for line in served.lines:
        mine = [count for count in counts if group.get(count[0]) == line.ppks]
        assert line.people == sum(n for *_, n in mine)
        assert line.people_p == sum(n for _, sex, _, n in mine if sex == "P")
        for age, people in zip((*served.bands, ""), line.ages, strict=True):
            assert people == sum(n for _, _, a, n in mine if a == age)
