"""The summaries as they were looked at: as a table and a message in each language, and as JSON.

With IPSM_GOLDEN=write the files are written instead; look at the difference before keeping it.
"""

from __future__ import annotations

import os
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from ipsm_cli.codes import Codes
from ipsm_cli.core.period import Period
from ipsm_cli.core.question import Question
from ipsm_cli.core.table import Table
from ipsm_cli.render import Look, show_table
from ipsm_cli.reports import own_codes, report
from ipsm_cli.text import LANGUAGES, Words

GOLDEN = Path(__file__).parents[1] / "golden" / "reports"
REWRITE = os.environ.get("IPSM_GOLDEN") == "write"  # read before the tests unset it

OCTOBER = Question("2026-11-24", Period("2026-10", "2026-10", "2026-10"))
YEAR = OCTOBER._replace(period=Period("2026", "2026-01", "2026-12"))
ASKED = {
    "missing": OCTOBER,
    "missing.months": YEAR,
    "coverage": OCTOBER,
    "balance": OCTOBER,
    "balance.worker": OCTOBER._replace(by="worker"),
    "compare": OCTOBER,
    "compare.kind": YEAR._replace(by="kind", measure="cost"),
    "pas": YEAR,
    "spm": OCTOBER,
    "spm.need": YEAR._replace(by="need"),
    "targets": YEAR,
    "partners": YEAR,
    "partners.programme": YEAR._replace(by="programme"),
    "recognition": YEAR,
    "term": OCTOBER,
    "words": OCTOBER,
    "recap": OCTOBER._replace(period=Period("2026-Q4", "2026-10", "2026-12")),
    "constraints": OCTOBER,
    "constraints.constraint": OCTOBER._replace(by="constraint"),
}
MESSAGES = ("missing", "missing.months", "words", "coverage")


def compare(name: str, shown: str | bytes) -> None:
    path = GOLDEN / name
    data = shown if isinstance(shown, bytes) else shown.encode("utf-8")
    if REWRITE:
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(data)
    assert path.read_bytes() == data


def look_of(made: Any, codes: Codes, language: str) -> Look:
    villages = own_codes.villages(made.db)

    def label(name: str, code: str) -> str:
        return villages[code] if name == "village" else codes.label(name, code, language)

    return Look(Words(language), label)


@pytest.fixture(params=ASKED)
def asked(request: pytest.FixtureRequest, kept: Any, codes: Codes) -> tuple[str, Table]:
    """A name and the table that answers its question."""
    module = report(f"summary.{request.param.partition('.')[0]}")
    question = ASKED[request.param]
    return request.param, module.table(module.read(kept.db, question, codes))


def test_each_as_it_was_looked_at(asked: Any, kept: Any, codes: Codes) -> None:
    name, table = asked
    show = partial(show_table, table)
    for language in LANGUAGES:
        look = look_of(kept, codes, language)
        compare(f"{name}.{language}.txt", show("table", look))
        if name in MESSAGES:
            compare(f"{name}.{language}.message.txt", show("text", look))
    compare(f"{name}.json", show("json", look_of(kept, codes, "id")))


def test_no_file_is_left_over() -> None:
    names = {
        path.name.partition(".json")[0].partition(".id")[0].partition(".en")[0]
        for path in GOLDEN.iterdir()
    }
    assert names == set(ASKED)
