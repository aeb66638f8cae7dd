"""The page of a table: as text, as a tree of tags, and in Chromium where it is installed."""

from __future__ import annotations

import re
import shutil
import subprocess
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from ipsm_cli.core.table import Column, Table
from ipsm_cli.render import show_table, show_tables

VOID = {"meta", "rect", "br", "hr", "img", "link", "input"}
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
HEADLESS = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
)


class Tags(HTMLParser):
    """Keeps count of what is open, and of every text and attribute."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.texts: list[str] = []
        self.seen: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        self.seen.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: Any) -> None:
        self.seen.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.texts.append(data)

    def of(self, tag: str) -> list[dict[str, str | None]]:
        return [attrs for name, attrs in self.seen if name == tag]


def page(table: Any, look: Any, **how: Any) -> str:
    shown = show_table(table, "html", look(**how))
    assert isinstance(shown, bytes)
    return shown.decode("utf-8")


@pytest.mark.parametrize("language", ["id", "en"])
def test_tags_are_balanced_and_the_page_is_alone(nasty: Any, look: Any, language: str) -> None:
    text = page(nasty, look, language=language)
    tags = Tags(text)
    assert tags.open == []
    assert tags.of("html") == [{"lang": language}]
    assert {name for name, _ in tags.seen}.isdisjoint({"script", "link", "img", "iframe", "base"})
    assert not re.search(r"https?:|url\(|@import|javascript:|\son\w+=", text)
    assert any(meta.get("name") == "viewport" for meta in tags.of("meta"))
    assert "@media print" in text and "prefers-color-scheme:dark" in text
    assert "table-header-group" in text


def test_hostile_texts_stay_texts(nasty: Any, look: Any) -> None:
    evil = "<script>alert(1)</script>\"'&<img src=x onerror=y>"
    rows = [(evil if value == "[red]Siti[/]" else value for value in row) for row in nasty.rows]
    hostile = nasty._replace(rows=tuple(tuple(row) for row in rows))
    tags = Tags(page(hostile, look))
    assert not tags.of("script") and not tags.of("img")
    assert evil in tags.texts
    assert not any("\x1b" in text for text in tags.texts)
    titled = nasty._replace(title=("note.example", {"name": evil, "date": "2026-11-05"}))
    assert evil in "".join(Tags(page(titled, look)).texts)


def test_the_same_bytes_whoever_looks(nasty: Any, look: Any) -> None:
    plain = page(nasty, look)
    assert plain == page(nasty, look, width=40, colour=True, unicode=False)


def test_numbers_as_people_read_them(nasty: Any, look: Any) -> None:
    texts = Tags(page(nasty, look, language="id")).texts
    assert {"1.250", "Rp 1.250.000", "12,5 %", "3 Maret 2026"} <= set(texts)
    assert "Catatan" not in texts  # a column that screens do not show


def test_a_recap_gets_a_chart_of_its_main_measure(recap: Any, look: Any) -> None:
    text = page(recap, look, language="en")
    tags = Tags(text)
    assert len(tags.of("figure")) == 1
    assert text.count('class="line"') == 3
    widths = [attrs["width"] for attrs in tags.of("rect")]
    assert widths == ["100", "77.4", "59.7"]  # 62, 48 and 37 of 62


def test_lists_and_tables_with_bars_get_none(people: Any, nasty: Any, look: Any) -> None:
    assert "<figure>" not in page(people, look)
    assert "<figure>" not in page(nasty, look)
    assert page(nasty, look).count('class="bar"') == len(nasty.rows)


def test_a_page_of_one_record(nasty: Any, look: Any) -> None:
    text = page(nasty._replace(page=True, rows=nasty.rows[:1]), look)
    assert text.count("<dt>") == text.count("<dd>") == 11
    assert "<table>" not in text


def test_nothing_to_show(nasty: Any, look: Any) -> None:
    assert "Nothing to show." in page(nasty._replace(rows=(), totals=None), look, language="en")


def test_a_wide_table_is_printed_landscape(nasty: Any, recap: Any, look: Any) -> None:
    assert "A4 landscape" in page(nasty, look)
    assert "A4 landscape" not in page(recap, look)


def test_tables_that_belong_together(recap: Any, people: Any, look: Any) -> None:
    shown = show_tables((recap, people), "html", look("en"))
    assert isinstance(shown, bytes)
    tags = Tags(shown.decode("utf-8"))
    assert tags.open == [] and len(tags.of("section")) == 2
    assert len(tags.of("h1")) == len(tags.of("h2")) == 1


def test_sparks_and_bands(recap: Any, look: Any) -> None:
    parts = (("L", "LH"), ("K", "KD"))
    more = (Column("trend", "spark"), Column("since", "band", "area", parts=parts))
    rows = tuple((*row, (1, 2), (3, 1)) for row in recap.rows)
    drawn = recap._replace(
        columns=(*recap.columns, *more), rows=rows, totals=(*recap.totals, (3, 6), None)
    )
    text = page(drawn, look, language="en")
    assert text.count('class="spark"') == 4 and text.count('class="band"') == 3
    assert "L = Environment, K = Basic needs" in text


def chromium(tmp_path: Path, *words: str) -> str:
    done = subprocess.run(
        [str(CHROMIUM), *HEADLESS, f"--user-data-dir={tmp_path / 'profile'}", *words],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
        timeout=120,
    )
    return done.stdout


MEASURE = """<body><iframe src="page.html" width="390" height="800"></iframe><p id="said"></p>
<script>onload=()=>{const d=document.querySelector("iframe").contentDocument,
w=d.querySelector(".wide");said.textContent=[d.documentElement.scrollWidth,
d.documentElement.clientWidth,w.scrollWidth>w.clientWidth,d.title].join("|")}</script>"""


@pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed")
def test_a_phone_scrolls_inside_and_never_the_page(nasty: Any, look: Any, tmp_path: Path) -> None:
    (tmp_path / "page.html").write_bytes(page(nasty, look).encode())
    (tmp_path / "phone.html").write_text(MEASURE, "utf-8")
    address = (tmp_path / "phone.html").as_uri()
    tree = chromium(tmp_path, "--allow-file-access-from-files", "--dump-dom", address)
    found = re.search(r'id="said">([^<]*)<', tree)
    assert found is not None
    whole, seen, inside, title = found[1].split("|")
    assert whole == seen and inside == "true"
    assert title == "Rekap kegiatan Oktober 2026"


@pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed")
def test_a_page_can_be_printed(people: Any, look: Any, tmp_path: Path) -> None:
    (tmp_path / "page.html").write_bytes(page(people, look).encode())
    paper = tmp_path / "page.pdf"
    chromium(tmp_path, f"--print-to-pdf={paper}", (tmp_path / "page.html").as_uri())
    assert paper.read_bytes().startswith(b"%PDF")


def test_who_signs_has_room(look: Any) -> None:
    table = Table(
        "x", (Column("name"), Column("signature", "signature")), [("Siti", 1)], ("title.people", {})
    )
    assert '<td class="s">1.</td>' in str(show_table(table, "html", look()))
