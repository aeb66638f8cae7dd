"""A summary of a month costs as the month's rows do: no statement goes through a whole table."""

from __future__ import annotations

from typing import Any

import pytest

from ipsm_cli.codes import Codes
from ipsm_cli.core.question import Question
from ipsm_cli.reports import SUMMARIES, report

GROWING = ("a", "p", "s", "q")  # activity, participant, served, partner, as the reports call them
WAYS = {
    "balance": ("desa", "worker", "branch"),
    "compare": ("area", "kind"),
    "constraints": ("activity", "constraint"),
    "partners": ("partner", "programme"),
    "spm": ("service", "need"),
}
ASKED = [(name, by) for name in SUMMARIES for by in WAYS.get(name, (None,))]


@pytest.mark.parametrize(("name", "by"), ASKED)
def test_no_table_that_grows_is_read_through(
    kept: Any, codes: Codes, october: Question, name: str, by: str | None
) -> None:
    statements: list[str] = []
    kept.db.set_trace_callback(statements.append)
    try:
        report(f"summary.{name}").read(kept.db, october._replace(by=by), codes)
    finally:
        kept.db.set_trace_callback(None)
    assert statements
    for statement in statements:
        if statement.endswith("ORDER BY a.month LIMIT 1"):  # the first entry of an index
            continue
        for row in kept.db.execute(f"EXPLAIN QUERY PLAN {statement}").fetchall():
            verb, table = row[3].split()[:2]
            assert verb != "SCAN" or table not in GROWING or _is_alias(statement, table), row[3]


def _is_alias(statement: str, letter: str) -> bool:
    """Whether the letter stands for a table of another size in this statement (``service s``)."""
    named = {"a": "activity", "p": "participant", "s": "served", "q": "partner"}[letter]
    kept = letter == "a" and "tally a" in statement  # and worker_tally a
    return f"{named} {letter}" not in statement and not kept
