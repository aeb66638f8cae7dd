from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from ipsm_cli.codes import Codes
from ipsm_cli.core import errors
from ipsm_cli.core.question import Question
from ipsm_cli.core.records import Part, Who
from ipsm_cli.core.table import Table
from ipsm_cli.records.drafts import Incoming, accept, drop, receive
from ipsm_cli.reports import columns, drafts, measures, report
from ipsm_cli.store.create import create
from ipsm_cli.store.register import Register

WHO = Who("rina", "test", "2026-11-24T08:00:00+07:00", "2026-11-24")
TODAY = Question("2026-11-24")


def entry(value: Any, how: str, why: str = "", text: str = "") -> dict[str, Any]:
    return {"value": value, "how": how, "why": why, "text": text}


READING = {
    "sender": "Bu Siti",
    "sent_on": "2026-11-23",
    "date": entry("2026-11-22", "guess", "sent_on", "kemarin"),
    "kind": entry("KD01", "guess", "key_words", "sembako"),
    "workers": entry([1, 7], "sure", "", "Siti"),
    "desa": entry(None, "missing", "unknown", "Antah"),
    "people": entry(None, "missing", "no_label"),
    "minutes": entry(90, "sure", "", "1,5 jam"),
    "cost": entry(None, "missing", "no_label"),
}


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    """A worker, four drafts: two wait, one is dropped, one accepted."""
    with create(tmp_path / "ipsm.db") as opened:
        with opened.change(WHO) as pen:
            worker = {"uid": "w", "name": "Siti Aminah", "search": "siti aminah", "sex": "P"}
            pen.insert("worker", {**worker, "phone": "+6281234567890"})
            service = {"since": "2024-01-01", "status": "aktif", "active": 1}
            pen.insert("service", {"worker": 1, **service})
            messages = [Incoming(f"Kegiatan: {n}\nTempat: x", str(n), READING) for n in range(4)]
            receive(pen, "pesan.txt", "0" * 64, messages)
            drop(pen, 2)
            accept(pen, Codes(), 3, {"date": "2026-11-22", "kind": "KD01"}, [Part(1, "pelaksana")])
        yield opened


def test_the_drafts_that_wait(register: Register, codes: Codes, well_said: Any) -> None:
    lines = drafts.read(register.db, TODAY, codes)
    assert [line.number for line in lines] == [1, 4]
    assert lines[0] == drafts.Line(
        *(1, "2026-11-24", "2026-11-22", "KD01", None, ("Siti Aminah",), None),
        missing=("desa", "people"),
        guessed=("date", "kind"),
    )
    shown = drafts.table(lines)
    well_said(shown, codes)
    assert shown.notes == (("note.drafts", {"count": 2}),)
    assert drafts.table([]).notes == ()
    assert drafts.newest(register.db) == [("1", "2026-11-24"), ("4", "2026-11-24")]


def test_one_draft_with_its_message(
    register: Register, codes: Codes, well_said: Any, by_key: Callable[..., list[dict[str, Any]]]
) -> None:
    found = drafts.read_one(register.db, 3)
    page = drafts.page(found)
    well_said(page, codes)
    (row,) = by_key(page)
    told = {
        "number": 3,
        "state": "draft.accepted",
        "activity": 1,
        "sender": "Bu Siti",
        "sent_on": "2026-11-23",
        "date": "2026-11-22",
        "workers": ("Siti Aminah",),
        "minutes": 90,
        "place": None,
        "message": "Kegiatan: 2\nTempat: x",
    }
    assert {key: row[key] for key in told} == told


def test_how_it_was_read(register: Register, codes: Codes, well_said: Any) -> None:
    below = drafts.reading(drafts.read_one(register.db, 1))
    well_said(below, codes)
    assert below.rows == [
        ("date", "how.guess", "why.sent_on", "kemarin"),
        ("kind", "how.guess", "why.key_words", "sembako"),
        ("workers", "how.sure", None, "Siti"),
        ("desa", "how.missing", "why.unknown", "Antah"),
        ("people", "how.missing", "why.no_label", None),
        ("minutes", "how.sure", None, "1,5 jam"),
    ]


def test_no_such_draft(register: Register) -> None:
    with pytest.raises(errors.NoSuchRecord):
        drafts.read_one(register.db, 9)


def test_a_worker_by_phone(register: Register) -> None:
    assert drafts.by_phone(register.db, "+6281234567890") == [(1, "Siti Aminah")]
    assert drafts.by_phone(register.db, "+6281200000000") == []


def test_drafts_never_count_and_a_summary_says_how_many_wait(
    register: Register, codes: Codes
) -> None:
    month = report("summary.month")
    shown = month.table(month.read(register.db, TODAY, codes))
    assert shown.totals is not None and shown.totals[1] == 1  # the accepted one alone
    assert measures.waiting(register.db) == 2
    noted = columns.noted(shown, measures.waiting(register.db))
    assert noted.notes == (*shown.notes, ("note.drafts_waiting", {"count": 2}))
    assert noted._replace(notes=shown.notes) == shown


def test_without_drafts_there_is_no_note() -> None:
    table = Table("x", (), [], ("title.drafts", {}))
    assert columns.noted(table, 0) is table
