"""JSON: read back by the standard reader, row by row."""

from __future__ import annotations

import json
from typing import Any

import pytest

from ipsm_cli.core.table import Column, Table
from ipsm_cli.render.to_json import write, write_document


def test_the_document(recap: Any, look: Any) -> None:
    shown = write(recap, look())
    assert json.loads(shown) == {
        "schema": 1,
        "report": "example",
        "period": "2026-10",
        "rows": [
            {"area": "LH", "count": 62, "hours": 125.5, "cost": 4250000, "share": 0.42},
            {"area": "KD", "count": 48, "hours": 90, "cost": 12750000, "share": 0.33},
            {"area": "PP", "count": 37, "hours": 45.75, "cost": 0, "share": 0.25},
        ],
        "totals": {"count": 147, "hours": 261.25, "cost": 17000000},
    }
    assert b'"hours":90,' in shown
    assert shown.endswith(b"\n")
    assert shown.count(b"\n") == 5


def test_nothing_is_lost_or_changed(nasty: Any, look: Any) -> None:
    rows = json.loads(write(nasty, look()))["rows"]
    assert rows[1]["area"] == ["LH", "KD"]
    assert rows[2]["name"] == "\x1b[31mAgus\x1b[0m [/]"
    assert rows[2]["note"] == "x\ny"
    assert rows[3]["note"] == "山田"
    assert rows[3]["member"] is None


def test_no_rows_no_totals_no_period(look: Any) -> None:
    table = Table("x", (Column("name"),), (), ("t", {}))
    assert write(table, look()) == b'{"schema":1,"report":"x","rows":[],"totals":{}}\n'


def test_a_lone_surrogate_cannot_break_the_file(look: Any) -> None:
    table = Table("x", (Column("name"),), (("a\ud800",),), ("t", {}))
    assert json.loads(write(table, look()))["rows"] == [{"name": "a?"}]


def test_a_paper_is_one_document_of_its_tables(paper: Any, look: Any) -> None:
    shown = write_document(paper, look())
    read = json.loads(shown)
    assert {key: read[key] for key in read if key != "tables"} == {"schema": 1, "report": "paper"}
    assert [table["report"] for table in read["tables"]] == ["example", "people"]
    for table, sheet in zip(read["tables"], paper.sheets, strict=True):
        assert {"schema": 1, **table} == json.loads(write(sheet.table, look()))
    assert shown.endswith(b"]}\n")


@pytest.mark.parametrize("text", ["a\x7fb\x1b[2J", "a\x9b2J\u202eb\u200b\ufeff\u2028é“”"])
def test_what_a_terminal_would_obey_is_escaped(look: Any, text: str) -> None:
    shown = write(_of_one(text), look())
    assert json.loads(shown)["rows"] == [{"name": text}]
    assert not {"\x1b", "\x7f", "\x9b", "\u202e", "\u200b", "\ufeff", "\u2028"} & {*shown.decode()}


def _of_one(text: str) -> Table:
    return Table("people", (Column("name", "text"),), [(text,)], ("title.people", {}))


def test_signs_that_nothing_obeys_stay(look: Any) -> None:
    assert "a\\u202eé“”".encode() in write(_of_one("a\u202eé“”"), look())
