from __future__ import annotations

from typing import Any

from ipsm_cli import SCHEMA
from ipsm_cli.reports import contents


def test_counts_are_those_of_the_rows(big: Any) -> None:
    found = contents.read(big.db)
    valid = [row["date"] for row in big.rows.activities if not row.get("voided_on")]
    assert found.workers_registered == len(big.rows.workers)
    assert (found.activities, found.voided) == (len(valid), len(big.rows.activities) - len(valid))
    assert found.voided > 0
    assert (found.first_activity, found.last_activity) == (min(valid), max(valid))
    assert found.history_entries == 1
    assert found.schema == SCHEMA
    assert len(found) == len(contents.COLUMNS)


def test_nothing_is_known_of_an_empty_register(empty: Any) -> None:
    found = contents.read(empty.db)
    assert (found.activities, found.first_activity, found.last_activity) == (0, None, None)
