"""A table as one JSON document: a schema number, the report's name, rows and totals by key."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING, Any

from ipsm_cli.render.plain_values import plain, portions

if TYPE_CHECKING:
    from ipsm_cli.core.document import Document
    from ipsm_cli.core.table import Say, Table
    from ipsm_cli.render import Look

SCHEMA = 1
# controls beyond ASCII (those of ASCII are escaped already), directions, signs without a width
_OBEYED = "[\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]"

encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode


def _bytes(text: str) -> bytes:
    """Escaped as ``\\u009b`` what a terminal would obey; every reader has the same text back."""
    if text.isascii() and "\x7f" not in text:  # making the pattern takes 0.3 ms
        return text.encode()
    harmless = re.sub(_OBEYED, lambda sign: f"\\u{ord(sign[0]):04x}", text)
    return harmless.encode("utf-8", "replace")


def _head(report: str, title: Say) -> dict[str, Any]:
    """The report's name, and the period when the title has that fact."""
    head = {"report": report}
    if isinstance(period := title[1].get("period"), str):
        head["period"] = period
    return head


def _members(head: dict[str, Any], table: Table) -> Iterator[bytes]:
    """The object's members without its closing brace: head, rows (one a line) and known totals."""
    keys = [column.key for column in table.columns]
    yield _bytes(f'{encode(head)[:-1]},"rows":[')
    between = "\n"
    for columns in portions(table):
        rows = [encode(dict(zip(keys, row, strict=True))) for row in zip(*columns, strict=True)]
        yield _bytes(between + ",\n".join(rows))
        between = ",\n"
    totals = {
        column.key: plain(column.kind, value)
        for column, value in zip(table.columns, table.totals or (), strict=False)
        if value is not None
    }
    end = "\n]" if table.rows else "]"
    yield _bytes(f'{end},"totals":{encode(totals)}')


def write(table: Table, look: Look) -> bytes:  # noqa: ARG001 - every form is called alike
    """UTF-8, one row a line, a newline at the end; the same bytes in every language."""
    head = {"schema": SCHEMA, **_head(table.name, table.title)}
    whole = BytesIO()  # joined, a long list would be held twice
    whole.writelines(_members(head, table))
    whole.write(b"}\n")
    return whole.getvalue()


def write_document(document: Document, look: Look) -> bytes:  # noqa: ARG001 - as above
    """All tables of a paper in one document: ``tables`` holds what ``write`` gives for each.

    ``report`` is the key of the paper's title without ``title.``; letterhead and signatures are
    for readers and not in it.
    """
    head = {"schema": SCHEMA, **_head(document.title[0].removeprefix("title."), document.title)}
    whole = BytesIO()
    whole.write(_bytes(f'{encode(head)[:-1]},"tables":['))
    between = b"\n"
    for sheet in document.sheets:
        whole.write(between)
        whole.writelines(_members(_head(sheet.table.name, sheet.table.title), sheet.table))
        whole.write(b"}")
        between = b",\n"
    whole.write(b"\n]}\n")
    return whole.getvalue()
