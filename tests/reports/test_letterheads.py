from __future__ import annotations

import io
from base64 import b64encode
from typing import Any

from PIL import Image

from ipsm_cli.codes import Codes
from ipsm_cli.reports import letterheads


def a_logo(width: int, height: int) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (width, height), "green").save(out, "PNG")
    return out.getvalue()


LOGO = a_logo(300, 480)
HEADS = [
    {"since": "0001-01-01", "lines": "IPSM\nCibinong", "logo": b64encode(LOGO).decode()},
    {"since": "2026-03-01", "lines": "IPSM BARU"},
    {"since": "2027-01-01", "lines": "IPSM NANTI"},
]


def test_each_holds_until_the_next(filled: Any, codes: Codes, well_said: Any) -> None:
    held = letterheads.read(filled(letterhead=HEADS))
    assert held == [
        (None, "2026-02-28", ("IPSM", "Cibinong"), LOGO),
        ("2026-03-01", "2026-12-31", ("IPSM BARU",), None),
        ("2027-01-01", None, ("IPSM NANTI",), None),
    ]
    table = letterheads.table(held)
    assert [row[3] for row in table.rows] == ["300 x 480", None, None]
    assert table.notes == ()
    well_said(table, codes)
    well_said(letterheads.page(held[0]), codes)


def test_the_one_of_a_day(filled: Any) -> None:
    db = filled(letterhead=HEADS)
    days = ("0001-01-01", "2026-02-28", "2026-03-01", "2026-12-31", "2030-01-01")
    lines = [held.lines[0] for day in days if (held := letterheads.on(db, day))]
    assert lines == ["IPSM", "IPSM", "IPSM BARU", "IPSM BARU", "IPSM NANTI"]
    assert letterheads.on(filled(), "2026-01-01") is not None  # the same copy
    db.execute("DELETE FROM letterhead WHERE since < '2027'")
    assert letterheads.on(db, "2026-12-31") is None


def test_none(filled: Any, codes: Codes, well_said: Any) -> None:
    assert letterheads.read(filled()) == []
    assert letterheads.on(filled(), "2026-01-01") is None
    table = letterheads.table([])
    assert table.notes
    well_said(table, codes)
