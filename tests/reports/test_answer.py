from __future__ import annotations

from ipsm_cli.reports import answer


def test_values_stand_as_they_are() -> None:
    table = answer.table(
        ("year", "share", "name", "mixed", "blob", "nothing"),
        [(2026, 0.5, "Siti", 1, b"\x00\xff", None), (2027, 1, None, "x", None, None)],
    )
    kinds = [column.kind for column in table.columns]
    assert kinds == ["ordinal", "number", "text", "text", "text", "text"]
    assert table.rows == [
        (2026, 0.5, "Siti", "1", "00ff", None),
        (2027, 1, None, "x", None, None),
    ]
    assert [column.head for column in table.columns] == [column.key for column in table.columns]


def test_no_row_keeps_its_columns() -> None:
    table = answer.table(("a", "b"), [])
    assert table.rows == [] and len(table.columns) == 2
    assert table.notes == (("note.rows", {"count": 0}),)
