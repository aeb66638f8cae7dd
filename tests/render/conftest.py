"""Invented tables, papers and lookers for the tests of the room ``render``."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from ipsm_cli.core.document import Chart, Document, Letterhead, Sheet, Signature
from ipsm_cli.core.table import Column, Table
from ipsm_cli.render import Look
from ipsm_cli.text import Words

GOLDEN = Path(__file__).parents[1] / "golden"
REWRITE = os.environ.get("IPSM_GOLDEN") == "write"  # read before the tests unset it

ADDED = {
    "id": {
        "title.example": "Rekap kegiatan {period}",
        "title.people": "Daftar anggota",
        "title.paper": "Laporan bulanan kegiatan PSM",
        "title.chart": "Jumlah kegiatan per bidang",
        "note.example": "Anggota “{name}” belum melapor per {date}.",
        "place": "{place}, {date}",
        "sign.seen": "Mengetahui,",
        "sign.chair": "Ketua",
        "sign.secretary": "Sekretaris",
        "sign.head": "Camat Cibinong",
        "sheet.example": "Rekap",
        "word.active": "aktif",
        "col.member": "Nomor",
        "col.name": "Nama",
        "col.area": "Bidang",
        "col.count": "Kegiatan",
        "col.hours": "Jam",
        "col.cost": "Biaya",
        "col.share": "Bagian",
        "col.trend": "Grafik",
        "col.since": "Sejak",
        "col.month": "Bulan",
        "col.status": "Status",
        "col.note": "Catatan",
    },
    "en": {
        "title.example": "Activities of {period}",
        "title.people": "Members",
        "title.paper": "Monthly report of activities",
        "title.chart": "Activities by area",
        "note.example": "“{name}” has not reported by {date}.",
        "place": "{place}, {date}",
        "sign.seen": "Seen by,",
        "sign.chair": "Chair",
        "sign.secretary": "Secretary",
        "sign.head": "Head of Cibinong",
        "sheet.example": "Summary",
        "word.active": "active",
        "col.member": "Number",
        "col.name": "Name",
        "col.area": "Area",
        "col.count": "Activities",
        "col.hours": "Hours",
        "col.cost": "Cost",
        "col.share": "Share",
        "col.trend": "Bars",
        "col.since": "Since",
        "col.month": "Month",
        "col.status": "Status",
        "col.note": "Note",
    },
}
LABELS = {
    "id": {"LH": "Lingkungan hidup", "KD": "Kebutuhan dasar", "PP": "Program pemerintah"},
    "en": {"LH": "Environment", "KD": "Basic needs", "PP": "Government programmes"},
}
COLUMNS = (
    Column("member", "id"),
    Column("name"),
    Column("area", "code", "area"),
    Column("count", "number"),
    Column("hours", "hours"),
    Column("cost", "money"),
    Column("share", "share"),
    Column("trend", "bar"),
    Column("since", "date"),
    Column("month", "month"),
    Column("status", "word"),
    Column("note", screen=False),
)
NASTY = (
    (
        *("+62", "[red]Siti[/]", "LH", 1250, 90, 1250000, 0.125, 8),
        *("2026-03-03", "2026-03", "active", "=1+1"),
    ),
    ("0001", "=1+1", ("LH", "KD"), 3, 60, 0, 0.875, 1, "1899-05-01", None, None, "  @SUM(1)"),
    ("'-7", "\x1b[31mAgus\x1b[0m [/]", "PP", 0, 0, None, 0.0, 0, None, "2026-10", "active", "x\ny"),
    (None, "Ni Luh Ayu Kartika Rahmawati Putri", None, None, 100, 5, *[None] * 5, "山田"),
)
TOTALS = (None, None, None, 1253, 250, 1250005, None, 9, None, None, None, None)


class MoreWords(Words):
    """The language's sentences and those of the invented tables."""

    def __init__(self, language: str) -> None:
        super().__init__(language)
        self._sentences = {**self._sentences, **ADDED[language]}


@pytest.fixture
def look() -> Callable[..., Look]:
    """``look("id", width=80)``: who looks, and through what."""

    def make(language: str = "id", **how: object) -> Look:
        labels = LABELS[language]
        return Look(MoreWords(language), lambda _, code: labels[code], **how)

    return make


@pytest.fixture
def nasty() -> Table:
    """Four rows with one column of every kind and texts that try to be commands."""
    note = ("note.example", {"name": "Agus \x1b[2J", "date": "2026-11-05"})
    title = ("title.example", {"period": "2026-10"})
    return Table("example", COLUMNS, NASTY, title, TOTALS, (note,))


@pytest.fixture
def recap() -> Table:
    """A small orderly table with totals."""
    columns = tuple(c for c in COLUMNS if c.key in ("area", "count", "hours", "cost", "share"))
    rows = (
        ("LH", 62, 7530, 4250000, 0.42),
        ("KD", 48, 5400, 12750000, 0.33),
        ("PP", 37, 2745, 0, 0.25),
    )
    title = ("title.example", {"period": "2026-10"})
    return Table("example", columns, rows, title, (None, 147, 15675, 17000000, None))


@pytest.fixture
def people() -> Table:
    """Sixty rows with ids, dates and long notes."""
    columns = tuple(c for c in COLUMNS if c.key in ("member", "name", "area", "since", "note"))
    long = "Membantu pendataan keluarga rentan bersama perangkat desa dan kader posyandu. "
    rows = tuple(
        (f"32.01.01-{n:04}", f"Anggota Contoh {n}", "LH", "2024-02-29", long * (n % 3) or None)
        for n in range(1, 61)
    )
    return Table("people", columns, rows, ("title.people", {}))


@pytest.fixture
def paper(recap: Table, people: Table) -> Document:
    """A letterhead, a recap with a chart, a list, and three who sign."""
    return Document(
        Letterhead(
            (
                "IKATAN PEKERJA SOSIAL MASYARAKAT (IPSM)",
                "KECAMATAN CIBINONG KABUPATEN BOGOR",
                "Jl. Contoh Raya No. 1, Cibinong 16911 · Telp. (021) 0000000",
            )
        ),
        ("title.paper", {}),
        ("place", {"place": "Cibinong", "date": "2026-11-05"}),
        (
            Signature(("sign.head", {}), "Dra. Contoh Satu", ("sign.seen", {})),
            Signature(("sign.chair", {}), "Contoh Dua"),
            Signature(("sign.secretary", {}), ""),
        ),
        (
            Sheet(recap, chart=Chart("area", "count", ("title.chart", {}))),
            Sheet(people, landscape=True),
        ),
        "2026-10-31",
    )


@pytest.fixture
def golden() -> Callable[[str, str], None]:
    """``golden(name, text)``: the text is the file's in tests/golden.

    With IPSM_GOLDEN=write the file is written instead; look at the difference before keeping it.
    """

    def compare(name: str, text: str) -> None:
        path = GOLDEN / name
        if REWRITE:
            path.write_text(text, "utf-8", newline="")
        assert path.read_bytes().decode("utf-8") == text

    return compare
