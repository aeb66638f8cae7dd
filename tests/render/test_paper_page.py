"""A paper as a page: its text, its tags, and its sheets as Chromium prints them."""

from __future__ import annotations

import re
import shutil
import subprocess
from base64 import b64decode
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from ipsm_cli.core.document import Letterhead, Picture, Signature
from ipsm_cli.core.table import Column
from ipsm_cli.render import document_html

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
HEADLESS = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
    "--no-pdf-header-footer",
)
VOID = {"meta", "rect", "img"}
# one green pixel: bytes that no version of a library decides
LOGO = b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGMQybMBAAEUAI1Zr1JDAAAAAElFTkSuQmCC"
)
NASTY = '<script>alert(1)</script> & "x" \x1b[31m =1+1'


class Tags(HTMLParser):
    """What is open, and every tag with its attributes."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.seen: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(page)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        self.seen.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: Any) -> None:
        self.seen.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data

    def count(self, tag: str) -> int:
        return sum(1 for name, _ in self.seen if name == tag)


def page(document: Any, look: Any, language: str = "id") -> str:
    whole = document_html(document, look(language))
    assert whole == document_html(document, look(language, width=40, colour=True, unicode=False))
    return whole.decode("utf-8")


@pytest.fixture
def headed(paper: Any) -> Any:
    """The paper with a logo, a number, and what stands under a name."""
    head = Letterhead(paper.letterhead.lines, LOGO)
    first = paper.signatures[0]._replace(below=(("word.active", {}),))
    signatures = (first, *paper.signatures[1:])
    return paper._replace(letterhead=head, number="003/IPSM/XI/2026", signatures=signatures)


def test_a_paper_as_it_was_looked_at(headed: Any, look: Any, golden: Any) -> None:
    short = headed.sheets[1]
    short = short._replace(table=short.table._replace(rows=short.table.rows[:3]))
    text = page(headed._replace(sheets=(headed.sheets[0], short)), look)
    golden("paper.html", re.sub(r"<style>.*?</style>", "<style></style>", text, flags=re.DOTALL))


@pytest.mark.parametrize("language", ["id", "en"])
def test_it_is_alone_and_runs_nothing(headed: Any, look: Any, language: str) -> None:
    text = page(headed, look, language)
    tags = Tags(text)
    assert tags.count("section") == 2 and tags.count("h1") == 2 and tags.count("img") == 1
    assert not re.search(r"https?:|url\(|@import|<script|<link|javascript", text)
    assert "default-src 'none'; style-src 'unsafe-inline'; img-src data:" in text
    assert tags.text.count("003/IPSM/XI/2026") == 1


def test_the_foot_counts_pages_in_its_language(headed: Any, look: Any) -> None:
    assert 'content:"Halaman " counter(page) " dari " counter(pages) ""' in page(headed, look)
    assert '"Page " counter(page) " of " counter(pages)' in page(headed, look, "en")


def test_hostile_texts_stay_texts(headed: Any, look: Any) -> None:
    sheet = headed.sheets[0]
    about = ((Column("name"), NASTY),)
    table = sheet.table._replace(about=about, sections=(("as", {"x": NASTY}),))
    sheet = sheet._replace(
        table=table._replace(sections=()), pictures=(Picture(None, 0, 0, NASTY),)
    )
    signing = (Signature(("sign.chair", {}), NASTY),)
    head = Letterhead((NASTY,), LOGO)
    document = headed._replace(
        letterhead=head, number=NASTY, signatures=signing, sheets=(sheet,), place_and_date=None
    )
    text = page(document, look)
    tags = Tags(text)
    assert "script" not in {name for name, _ in tags.seen} and "\x1b" not in text
    assert tags.text.count("<script>alert(1)</script>") == 5


def test_spare_rows_empty_tables_and_records(headed: Any, look: Any) -> None:
    recap, people = headed.sheets
    spare = people._replace(spare=4, table=people.table._replace(rows=()))
    empty = recap._replace(table=recap.table._replace(rows=(), totals=None))
    record = people._replace(
        table=people.table._replace(rows=people.table.rows[:1], page=True), landscape=False
    )
    text = page(headed._replace(sheets=(empty, spare, record)), look)
    tags = Tags(text)
    assert tags.count("tbody") == 1 and text.count("<tr><td></td>") == 4
    assert tags.count("dl") == 1 and tags.count("figure") == 0
    assert text.count('<section class="across">') == 1


def test_photos_lie_inside_and_the_missing_ones_are_named(headed: Any, look: Any) -> None:
    sheet = headed.sheets[0]._replace(
        pictures=(
            Picture(LOGO, 1, 1, "Senam lansia"),
            Picture(b"\xff\xd8\xff\xe0", 1, 1, "Kerja bakti"),
            Picture(None, 0, 0, "Hilang", ("word.active", {})),
        )
    )
    text = page(headed._replace(sheets=(sheet,)), look)
    assert text.count("data:image/png;base64,") == 2 and "data:image/jpeg;base64,/9j/4A==" in text
    assert "Senam lansia" in text and '<p class="empty">aktif</p><p>Hilang</p>' in text


def test_many_columns_are_printed_smaller(headed: Any, nasty: Any, look: Any) -> None:
    sheet = headed.sheets[1]._replace(table=nasty)
    assert '<table class="many">' in page(headed._replace(sheets=(sheet,)), look)
    assert "<table>" in page(headed, look)


@pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed")
@pytest.mark.skipif(not shutil.which("pdftotext"), reason="poppler is not installed")
def test_chromium_prints_it_on_a4(headed: Any, look: Any, tmp_path: Path) -> None:
    (tmp_path / "page.html").write_bytes(page(headed, look).encode())
    made = tmp_path / "page.pdf"
    profile, address = f"--user-data-dir={tmp_path / 'profile'}", (tmp_path / "page.html").as_uri()
    words = [str(CHROMIUM), *HEADLESS, profile, f"--print-to-pdf={made}", address]
    subprocess.run(words, capture_output=True, check=True, timeout=120)
    info = subprocess.run(
        ["pdfinfo", "-f", "1", "-l", "99", str(made)], capture_output=True, text=True, check=True
    ).stdout
    sizes = [tuple(map(round, map(float, s))) for s in re.findall(r"size: +(\S+) x (\S+)", info)]
    assert sizes[0] == (595, 842) and {*sizes[1:]} == {(842, 595)} and 3 <= len(sizes) <= 7
    text = subprocess.run(
        ["pdftotext", "-layout", str(made), "-"], capture_output=True, check=True
    ).stdout.decode("utf-8")
    pages = text.rstrip("\f").split("\f")
    assert len(pages) == len(sizes)
    for number, one in enumerate(pages, 1):
        assert ("Sejak" in one) == (number > 1)  # the heading again on each page of the list
        if "Halaman" in text:  # drawn from Chromium 131 on
            assert f"Halaman {number} dari {len(pages)}" in one
    assert "Dra. Contoh Satu" in pages[0] and "Anggota Contoh 60" in pages[-1]
