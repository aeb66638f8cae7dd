"""Foreign files made byte by byte: workbooks as no program writes them, and small honest ones."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Mapping, Sequence
from datetime import date

import openpyxl

from ipsm_cli.exchange.compound import compound_of

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
SHEET, STRINGS = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"
ODS = "application/vnd.oasis.opendocument.spreadsheet"
_ODS_NAMES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for name in ("office", "table", "text", "style")
)


def saved(book: openpyxl.Workbook) -> bytes:
    """A workbook as openpyxl saves it."""
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def honest_xlsx(rows: Sequence[Sequence[object]]) -> bytes:
    """A workbook of one sheet named Data."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Data"
    for row in rows:
        sheet.append(list(row))
    return saved(book)


ROWS = (
    ("NIK", "Nama", "Tanggal", "Jumlah"),
    *((f"3271{n:012}", f"Warga {n}", date(2026, 3, n), n) for n in range(1, 9)),
)


def members(data: bytes) -> dict[str, bytes]:
    """The files inside a zip."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def zipped(files: Mapping[str, bytes | str], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip of these files."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", method) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return target.getvalue()


def xlsx(body: str, extra: Mapping[str, bytes | str] | None = None, **around: str) -> bytes:
    """A workbook whose one sheet holds exactly these rows; ``before`` and ``after`` sheetData."""
    files: dict[str, bytes | str] = dict(members(honest_xlsx([["x"]])))
    files[SHEET] = (
        f'{around.get("top", "")}<worksheet xmlns="{MAIN}">{around.get("before", "")}'
        f"<sheetData>{body}</sheetData>{around.get('after', '')}</worksheet>"
    )
    return zipped(files | dict(extra or {}))


def strings(*texts: str) -> dict[str, bytes | str]:
    """The member with shared texts."""
    items = "".join(f"<si><t>{text}</t></si>" for text in texts)
    return {STRINGS: f'<sst xmlns="{MAIN}">{items}</sst>'}


def ods(body: str, extra: Mapping[str, bytes | str] | None = None) -> bytes:
    """An OpenDocument sheet named Data that holds exactly these rows."""
    content = (
        f'<office:document-content {_ODS_NAMES} xmlns:calcext="urn:org:documentfoundation:names:'
        'experimental:calc:xmlns:calcext:1.0"><office:body><office:spreadsheet>'
        f'<table:table table:name="Data">{body}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    files: dict[str, bytes | str] = {
        "mimetype": ODS,
        "META-INF/manifest.xml": "<manifest/>",
        "content.xml": content,
    }
    return zipped(files | dict(extra or {}))


def ods_cell(text: str, more: str = "") -> str:
    """A text cell."""
    attributes = f'office:value-type="string"{more}'
    return f"<table:table-cell {attributes}><text:p>{text}</text:p></table:table-cell>"


def record(kind: int, data: bytes) -> bytes:
    """A record of an old workbook."""
    return struct.pack("<HH", kind, len(data)) + data


def number(row: int, column: int, value: float) -> bytes:
    """A number in a cell."""
    return record(0x0203, struct.pack("<3Hd", row, column, 0, value))


def shared(row: int, column: int, index: int) -> bytes:
    """A shared text in a cell."""
    return record(0x00FD, struct.pack("<3HL", row, column, 0, index))


def sst(*texts: str) -> bytes:
    """The record of shared texts."""
    items = b"".join(struct.pack("<HB", len(t), 0) + t.encode("latin-1") for t in texts)
    return record(0x00FC, struct.pack("<LL", len(texts), len(texts)) + items)


def xls_stream(cells: bytes, texts: bytes = b"", front: bytes = b"") -> bytes:
    """The records of an old workbook with one sheet named Data."""
    begin, end = struct.pack("<HH12x", 0x0600, 0x0005), record(0x000A, b"")
    size = len(record(0x0809, begin)) + len(front) + 4 + 8 + 4 + len(texts) + len(end)
    entry = record(0x0085, struct.pack("<LHBB", size, 0, 4, 0) + b"Data")
    globals_ = record(0x0809, begin) + front + entry + texts + end
    sheet = record(0x0809, struct.pack("<HH12x", 0x0600, 0x0010)) + cells + end
    return globals_ + sheet


def xls(cells: bytes, texts: bytes = b"", front: bytes = b"") -> bytes:
    """An old workbook with one sheet named Data."""
    return compound_of("Workbook", xls_stream(cells, texts, front))
