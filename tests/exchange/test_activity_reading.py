"""Rows read: what they leave unsaid, and what is kept of each."""

from __future__ import annotations

from typing import Any

from exchange.import_ground import CODES, HEAD, VISIT, Ground

from ipsm_cli.exchange.activity_reading import Read, Reading
from ipsm_cli.exchange.plan import Tally
from ipsm_cli.records.importing import Rules


def read(ground: Ground, *rows: Any, keep: bool = False) -> tuple[list[Read], Tally, Any]:
    job, reader = ground.reader("activities", *rows)
    tally, rules = Tally(), Rules(ground.db, "2026-11-24")
    reading = Reading(ground.db, job, reader, CODES, rules, tally)
    return reading.read_all(lambda _: None, keep=keep, release=True), tally, job


def test_rows_are_let_go_once_they_are_read(ground: Ground) -> None:
    reads, _, job = read(ground, HEAD, VISIT)
    assert (reads[0].row, reads[0].cells, reads[0].record) == (2, None, 0)
    assert job.records == [(2, ())]
    assert read(ground, HEAD, VISIT, keep=True)[0][0].cells == list(VISIT)


def test_what_forbids_a_new_record_waits_with_its_cells(ground: Ground) -> None:
    early = ("05/03/2026", "KD09", "Kunjungan", None, "Yusuf", 1, 1)
    reads, tally, _ = read(ground, HEAD, early)
    assert type(reads[0].error).__name__ == "NotActiveThen"
    assert reads[0].cells == list(early) and not tally.refused


def test_a_row_that_names_its_record_needs_nothing_else(ground: Ground) -> None:
    number = ground.activity("2026-03-05", 1)
    uid = ground.one("SELECT uid FROM activity")
    reads, _, _ = read(ground, ("uid", "cost"), (uid, "50000"))
    assert (reads[0].record, reads[0].line.cost) == (number, 50_000)
