"""A table as one page to send on: no network, no script, for a phone, a screen and A4 paper."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from ipsm_cli.render.cells import RIGHT, heading, say, text_of, texts_of, totals_of
from ipsm_cli.render.frame import legends
from ipsm_cli.render.page_style import STYLE
from ipsm_cli.render.svg import bar, picture

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ipsm_cli.core.table import Column, Table
    from ipsm_cli.render import Look

MOST_UPRIGHT = 7  # columns; with more, the page is printed landscape
MOST_BARS = 30  # rows of a chart; a longer one tells less than its table
LABELS = frozenset(
    {"code", "coded", "in_months", "month", "text", "word"}
)  # kinds that name a chart's bars
MEASURED = ("number", "hours", "money")  # kinds that may be a chart's measure
MAIN = ("activities", "total")  # keys of the columns that are charted before others
DRAWN = frozenset({"bar", "spark", "band"})
LONG = 24  # characters from which a text may fold at any width
# a page that fetches nothing and runs nothing, whatever stands in it
POLICY = "default-src 'none'; style-src 'unsafe-inline'"


def write(table: Table, look: Look) -> bytes:
    """The table as an HTML page in the reader's language; the same bytes every time."""
    return write_all((table,), look)


def write_all(tables: Sequence[Table], look: Look) -> bytes:
    """Some tables one below the other; the first gives the page its title."""
    look = look._replace(width=None, colour=False, unicode=True)
    title = safe(say(tables[0].title, look))
    wide = any(_screen_columns(table) > MOST_UPRIGHT for table in tables if not table.page)
    paper = f"@page{{size:A4{' landscape' if wide else ''};margin:14mm}}"
    head = (
        f'<!doctype html>\n<html lang="{look.words.language}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n'
        '<meta name="viewport" content="width=device-width,initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n'
        f"<title>{title}</title>\n<style>{STYLE}{paper}</style>\n</head>\n<body>\n<main>\n"
    )
    sections = [_section(table, look, first=not place) for place, table in enumerate(tables)]
    return (head + "".join(sections) + "</main>\n</body>\n</html>\n").encode("utf-8", "replace")


def safe(text: str) -> str:
    """The text as it stands between tags or in an attribute."""
    return escape(text, quote=True)


def _screen_columns(table: Table) -> int:
    return sum(1 for column in table.columns if column.screen)


def _section(table: Table, look: Look, *, first: bool) -> str:
    level = "h1" if first else "h2"
    title = safe(say(table.title, look))
    notes = [*legends(table, look), *(say(note, look) for note in table.notes)]
    said = "".join(f'<p class="note">{safe(note)}</p>\n' for note in notes)
    if not table.rows:
        body = f'<p class="empty">{safe(look.words("render.empty"))}</p>\n'
    elif table.page:
        body = records(table, look)
    else:
        whole = f'<div class="wide" tabindex="0">{grid(table, look)}</div>\n'
        body = _chart(table, look) + whole
    return f"<section>\n<{level}>{title}</{level}>\n{_about(table, look)}{body}{said}</section>\n"


def _about(table: Table, look: Look) -> str:
    """What all rows have in common, as labels and values."""
    lines = (
        f"<dt>{safe(heading(column, look))}</dt><dd>{safe(text_of(column, value, look))}</dd>\n"
        for column, value in table.about
    )
    return f"<dl>\n{''.join(lines)}</dl>\n" if table.about else ""


def _places(table: Table) -> list[int]:
    return [place for place, column in enumerate(table.columns) if column.screen]


def _texts(table: Table, place: int, look: Look) -> list[str]:
    values = [row[place] for row in table.rows]
    return [safe(text) for text in texts_of(table.columns[place], values, look, lines=True)]


def records(table: Table, look: Look) -> str:
    """One record (or a few) as labels and values."""
    places = _places(table)
    texts = [_texts(table, place, look) for place in places]
    names = [safe(heading(table.columns[place], look)) for place in places]
    records = []
    for values in zip(*texts, strict=True):
        lines = (f"<dt>{n}</dt><dd>{v}</dd>" for n, v in zip(names, values, strict=True))
        records.append("<dl>\n" + "\n".join(lines) + "\n</dl>\n")
    return "".join(records)


def _charted(table: Table) -> tuple[int, int] | None:
    """Places of the labels and of the measure of a chart, where one says something."""
    places = _places(table)
    if table.totals is None or not 2 <= len(table.rows) <= MOST_BARS:
        return None
    if not places or table.columns[places[0]].kind not in LABELS:
        return None
    if any(table.columns[place].kind == "bar" for place in places):
        return None
    measured = [place for place in places if table.columns[place].kind in MEASURED]
    main = [place for place in measured if table.columns[place].key in MAIN]
    chosen = (main or measured)[:1]
    return (places[0], chosen[0]) if chosen else None


def _chart(table: Table, look: Look) -> str:
    """Bars of the main measure, one a row: label, bar, number."""
    if (charted := _charted(table)) is None:
        return ""
    _, measure = charted
    values = [row[measure] or 0 for row in table.rows]
    names, numbers = (
        texts_of(table.columns[place], [row[place] for row in table.rows], look, lines=True)
        for place in charted
    )
    return bars(heading(table.columns[measure], look), names, values, numbers)


def bars(title: str, names: Sequence[str], values: Sequence[float], numbers: Sequence[str]) -> str:
    """A line for each value: its name, a bar, and the value as it is read; none without any."""
    most = max(values)
    if most <= 0:
        return ""
    lines = (
        f'<div class="line"><span>{name}</span>{bar(value, most)}<b>{number}</b></div>\n'
        for name, value, number in zip(map(safe, names), values, map(safe, numbers), strict=True)
    )
    return f"<figure>\n<figcaption>{safe(title)}</figcaption>\n{''.join(lines)}</figure>\n"


def grid(table: Table, look: Look, *, size: str = "", spare: int = 0) -> str:
    """The table with its heading and totals, and ``spare`` empty rows to be written in.

    ``size`` is a class of the page's style.
    """
    places = _places(table)
    columns = [table.columns[place] for place in places]
    cells = [_cells(table, place, look) for place in places]
    sides = [_side(column, texts) for column, texts in zip(columns, cells, strict=True)]
    heads = (
        f'<th scope="col"{side}>{safe(heading(column, look))}</th>'
        for column, side in zip(columns, sides, strict=True)
    )
    named = 0 if columns and columns[0].kind in LABELS else -1
    rows = [_row(values, sides, named) for values in zip(*cells, strict=True)]
    rows += [_row([""] * len(columns), sides, -1)] * spare
    foot = _foot(table, places, sides, look)
    named_so = f' class="{size}"' if size else ""
    return (
        f"<table{named_so}>\n<thead>\n<tr>"
        + "".join(heads)
        + "</tr>\n</thead>\n<tbody>\n"
        + "".join(rows)
        + f"</tbody>\n{foot}</table>"
    )


def _side(column: Column, texts: Sequence[str]) -> str:
    """The class of a column's cells: figures at the right, long texts with room to fold, room to
    sign."""
    if column.kind == "signature":
        return ' class="s"'
    if column.kind in RIGHT:
        return ' class="n"'
    if column.kind in DRAWN:
        return ' class="d"'
    long = any(len(text) > LONG for text in texts)
    return ' class="t"' if column.kind in LABELS and long else ""


def _cells(table: Table, place: int, look: Look) -> list[str]:
    column = table.columns[place]
    if column.kind not in DRAWN:
        return _texts(table, place, look)
    values = [row[place] for row in table.rows]
    if column.kind == "bar":
        most = max((value or 0 for value in values), default=0)
        numbers = _texts(table, place, look)
        pairs = zip(values, numbers, strict=True)
        return [
            f'<div class="b"><span>{number}</span>{bar(value or 0, most)}</div>'
            for value, number in pairs
        ]
    return [picture(column, value) for value in values]


def _row(values: Sequence[str], sides: Sequence[str], named: int) -> str:
    cells = (
        f'<th scope="row"{side}>{value}</th>' if place == named else f"<td{side}>{value}</td>"
        for place, (value, side) in enumerate(zip(values, sides, strict=True))
    )
    return f"<tr>{''.join(cells)}</tr>\n"


def _foot(table: Table, places: list[int], sides: list[str], look: Look) -> str:
    if table.totals is None:
        return ""
    columns = [table.columns[place] for place in places]
    totals = [table.totals[place] for place in places]
    texts = [safe(text) for text in totals_of(columns, totals, look)]
    for place, column in enumerate(columns):
        if column.kind in ("spark", "band"):
            texts[place] = picture(column, totals[place])
    return f"<tfoot>\n{_row(texts, sides, 0)}</tfoot>\n"
