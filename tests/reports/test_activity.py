from __future__ import annotations

from typing import Any

import pytest

from ipsm_cli.codes import Codes
from ipsm_cli.core import errors
from ipsm_cli.reports import activity


def test_a_page(small: Any, codes: Codes, by_key: Any, well_said: Any) -> None:
    table = activity.table(activity.read(small.db, 1))
    well_said(table, codes)
    assert table.page
    (row,) = by_key(table)
    assert row["workers"] == ("Dadang Suhendar", "Siti Aminah")
    assert row["parts"] == ("pelaksana", "pendamping")
    assert row["hours"] == 120
    assert row["served_people"] == (40,)
    assert row["served_ppks"] == ("",)
    assert row["void_reason"] is None
    hidden = [column.key for column in table.columns if not column.screen]
    assert "void_reason" in hidden
    assert "follow_up" not in hidden
    assert table.notes == ()


def test_a_voided_one_says_so(small: Any, codes: Codes, by_key: Any, well_said: Any) -> None:
    table = activity.table(activity.read(small.db, 4))
    well_said(table, codes)
    assert by_key(table)[0]["void_reason"] == "salah bulan"
    assert table.notes == (("note.is_voided", {"date": "2026-10-21"}),)
    assert {"voided_on", "void_reason"} <= {c.key for c in table.columns if c.screen}


def test_whom_it_served(small: Any, codes: Codes, well_said: Any) -> None:
    table = activity.served(activity.read(small.db, 2))
    well_said(table, codes)
    assert list(table.rows) == [("08", "L", "60+", 2), ("08", "P", "60+", 3)]
    assert table.totals == (None, None, None, 5)
    plain = activity.served(activity.read(small.db, 1))
    assert list(plain.rows) == [(None, None, None, 40)]


def test_nobody_counted(small: Any, by_key: Any) -> None:
    page = activity.table(activity.read(small.db, 3))
    assert by_key(page)[0]["served_people"] == ()
    assert activity.served(activity.read(small.db, 3)).totals == (None, None, None, 0)


def test_no_such_activity(small: Any) -> None:
    with pytest.raises(errors.NoSuchRecord) as caught:
        activity.read(small.db, 7)
    assert caught.value.facts == {"kind": "noun.activity", "number": 7}


def test_its_photos(filled: Any, codes: Codes, by_key: Any, well_said: Any) -> None:
    db = filled(
        photo=[
            {"activity": 1, "place": 2, "file": "b.jpg"},
            {"activity": 1, "place": 1, "file": "a.jpg", "caption": "Senam"},
        ]
    )
    table = activity.table(activity.read(db, 1))
    well_said(table, codes)
    assert by_key(table)[0]["photos"] == ("Senam: a.jpg", "b.jpg")
