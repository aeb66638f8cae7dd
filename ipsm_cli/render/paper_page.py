"""A document as one page of HTML that prints to the same paper as the workbook."""

from __future__ import annotations

from base64 import b64encode
from typing import TYPE_CHECKING

from ipsm_cli.core.names import show
from ipsm_cli.render.cells import heading, period_text, say, text_of, texts_of
from ipsm_cli.render.frame import legends
from ipsm_cli.render.paper_style import PAGES, STYLE
from ipsm_cli.render.signing import rows_of
from ipsm_cli.render.to_html import bars, grid, records, safe

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ipsm_cli.core.document import Document, Letterhead, Sheet
    from ipsm_cli.render import Look
    from ipsm_cli.render.signing import Place

# a page that fetches nothing and runs nothing: its only picture is the logo inside it
POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
MANY, MOST = 9, 13  # columns from which a table is printed smaller, and smaller still
CAPITALS = ' class="c"'
PAGE, PAGES_TOLD = "\ue000", "\ue001"  # stand for the numbers that a browser fills in


def write_document(document: Document, look: Look) -> bytes:
    """The document as a self-contained page; the same document gives the same bytes."""
    look = look._replace(width=None, colour=False, unicode=True)
    title = safe(say(document.title, look))
    pages = PAGES.format(foot=_foot(look))
    head = (
        f'<!doctype html>\n<html lang="{look.words.language}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n'
        '<meta name="viewport" content="width=device-width,initial-scale=1">\n'
        f"<title>{title}</title>\n<style>{STYLE}{pages}</style>\n</head>\n<body>\n"
    )
    sections = [
        _section(document, sheet, look, first=not place)
        for place, sheet in enumerate(document.sheets)
    ]
    return (head + "".join(sections) + "</body>\n</html>\n").encode("utf-8", "replace")


def _foot(look: Look) -> str:
    """``Halaman 1 dari 5`` as CSS: strings with the browser's counters between."""
    said = look.words("render.page", page=PAGE, pages=PAGES_TOLD)
    quoted = said.replace("\\", "\\\\").replace('"', '\\"')
    filled = quoted.replace(PAGE, '" counter(page) "').replace(PAGES_TOLD, '" counter(pages) "')
    return f'"{filled}"'.replace("<", "\\3c ")


def _section(document: Document, sheet: Sheet, look: Look, *, first: bool) -> str:
    across = ' class="across"' if sheet.landscape else ""
    pieces = [
        _head(document, sheet, look, first=first),
        _about(sheet, look),
        _body(sheet, look),
        _notes(sheet, look),
        _chart(sheet, look),
        _pictures(sheet, look),
        "".join(map(_signing, rows_of(document, look))) if first else "",
    ]
    return f"<section{across}>\n{''.join(pieces)}</section>\n"


def _head(document: Document, sheet: Sheet, look: Look, *, first: bool) -> str:
    """Letterhead, titles, number and period: the first sheet bears the whole of it."""
    title = safe(say(sheet.table.title, look))
    lines, said = [], title
    if first:
        lines.append(_letterhead(document.letterhead))
        if (whole := safe(say(document.title, look))) != title:
            lines.append(f"<h1>{whole}</h1>\n")
            said += whole
        if document.number:
            number = safe(say(("render.letter_number", {"number": document.number}), look))
            lines.append(f'<p class="number">{number}</p>\n')
    elif document.letterhead.lines:
        lines.append(f'<p class="kop-line">{safe(show(document.letterhead.lines[0]))}</p>\n')
    level = "h2" if len(lines) > 1 else "h1"
    lines.append(f"<{level}>{title}</{level}>\n")
    period = sheet.table.title[1].get("period")
    if isinstance(period, str) and (text := safe(period_text(period, look.words))) not in said:
        lines.append(f'<p class="period">{look.words("render.period", period=text)}</p>\n')
    return "".join(lines)


def _letterhead(letterhead: Letterhead) -> str:
    """Lines in capitals are bold, the first one big; the logo stands at their left."""
    if not letterhead.lines:
        return ""
    logo = _image(letterhead.logo) if letterhead.logo else ""
    lines = "".join(
        f"<p{CAPITALS if line.isupper() else ''}>{safe(show(line))}</p>"
        for line in letterhead.lines
    )
    kind = "kop logo" if logo else "kop"
    return f'<header class="{kind}">{logo}<div>{lines}</div></header>\n'


def _image(data: bytes) -> str:
    kind = "png" if data.startswith(b"\x89PNG") else "jpeg"
    return f'<img alt="" src="data:image/{kind};base64,{b64encode(data).decode("ascii")}">'


def _about(sheet: Sheet, look: Look) -> str:
    """What all rows have in common, a line each; then the heading over the table."""
    lines = "".join(
        f"<dt>{safe(heading(column, look))}</dt>"
        f"<dd>: {safe(text_of(column, value, look)) if value not in (None, ()) else ''}</dd>\n"
        for column, value in sheet.table.about
    )
    said = f'<dl class="about">\n{lines}</dl>\n' if lines else ""
    if sheet.table.sections:
        said += f"<h3>{safe(say(sheet.table.sections[0], look))}</h3>\n"
    return said


def _pictures(sheet: Sheet, look: Look) -> str:
    """The photos below the table, each over its caption; a missing one is named in its place."""
    if not sheet.pictures:
        return ""
    said = []
    for one in sheet.pictures:
        lacking = safe(say(one.lacking, look)) if one.lacking else ""
        seen = _image(one.data) if one.data else f'<p class="empty">{lacking}</p>'
        said.append(f"<div>{seen}<p>{safe(show(one.caption))}</p></div>\n")
    sections = sheet.table.sections
    title = f"<h3>{safe(say(sections[-1], look))}</h3>\n" if len(sections) > 1 else ""
    return f'{title}<div class="photos">\n{"".join(said)}</div>\n'


def _body(sheet: Sheet, look: Look) -> str:
    table = sheet.table
    if not table.rows and not sheet.spare:
        return f'<p class="empty">{safe(look.words("render.empty"))}</p>\n'
    if table.page:
        return records(table, look)
    shown = sum(1 for column in table.columns if column.screen)
    size = "most" if shown >= MOST else "many" if shown >= MANY else ""
    return f'<div class="grid">{grid(table, look, size=size, spare=sheet.spare)}</div>\n'


def _notes(sheet: Sheet, look: Look) -> str:
    said = [*legends(sheet.table, look), *(say(note, look) for note in sheet.table.notes)]
    return "".join(f'<p class="note">{safe(note)}</p>\n' for note in said)


def _chart(sheet: Sheet, look: Look) -> str:
    """A bar a row, as in the workbook."""
    if sheet.chart is None or not sheet.table.rows:
        return ""
    columns = {column.key: place for place, column in enumerate(sheet.table.columns)}
    label, value = columns[sheet.chart.label], columns[sheet.chart.value]
    values = [row[value] or 0 for row in sheet.table.rows]
    names, numbers = (
        texts_of(sheet.table.columns[at], [row[at] for row in sheet.table.rows], look, lines=True)
        for at in (label, value)
    )
    return bars(say(sheet.chart.title, look), names, values, numbers)


def _signing(row: Sequence[Place]) -> str:
    """One row of the block, person by person; one who signs alone stands at the right."""
    under = max(len(one.below) for one in row)
    lines = []
    for one in row:
        lines += [f"<p>{safe(line)}</p>" for line in one.above]
        lines += ['<p class="room"></p>', f"<b>{safe(one.name)}</b>"]
        lines += [f"<p>{safe(line)}</p>" for line in (*one.below, *[""] * under)[:under]]
    alone = " alone" if len(row) == 1 else ""
    high = f"grid-template-rows:repeat({len(lines) // len(row)},auto)"
    return f'<div class="signing{alone}" style="{high}">\n{"".join(lines)}\n</div>\n'
