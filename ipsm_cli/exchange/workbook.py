"""Which kind of workbook a container holds, and whether it may be read at all."""

from __future__ import annotations

from ipsm_cli.core.errors import (
    FileDamaged,
    FileIsDocument,
    FileIsXlsb,
    FileIsZip,
    FileProtected,
    FileUnknown,
)
from ipsm_cli.core.table import Say
from ipsm_cli.exchange.compound import Compound, compound_of
from ipsm_cli.exchange.grid import Grid
from ipsm_cli.exchange.limits import Deadline, Limits
from ipsm_cli.exchange.ods_scan import scan_ods
from ipsm_cli.exchange.sheets import Sheets
from ipsm_cli.exchange.xls_scan import scan_xls
from ipsm_cli.exchange.xlsx_scan import scan_xlsx
from ipsm_cli.exchange.zipped import Zipped

Read = tuple[str, tuple[Grid, ...], tuple[Say, ...]]  # form, grids, notes

_SPREADSHEET = b"opendocument.spreadsheet"
_DOCUMENTS = ("word/", "ppt/", "visio/")
_OLD_DOCUMENTS = ("WordDocument", "PowerPoint Document", "VisioDocument")
_LINKS, _MACROS = "xl/externallinks/", "xl/vbaproject.bin"


def read_zipped(data: bytes, sheet: str | None, deadline: Deadline, limits: Limits) -> Read:
    """An xlsx, xlsm or ods workbook. Raises what it is where it is something else."""
    if not data.startswith(b"PK\3\4"):
        raise FileIsZip(file=deadline.file)
    parts = Zipped(data, deadline, limits)
    if "xl/workbook.xml" in parts:
        notes: tuple[Say, ...] = (("read.macros", {}),) if _MACROS in parts else ()
        notes += (("read.links", {}),) if parts.under(_LINKS) else ()
        found = scan_xlsx(parts, sheet)
        return "xlsx", *Sheets(data, found, deadline, limits).read(sheet, notes)
    if "content.xml" in parts and "mimetype" in parts:
        if _SPREADSHEET not in parts.read("mimetype"):
            raise FileIsDocument(file=deadline.file)
        if b"encryption-data" in parts.read("META-INF/manifest.xml"):
            raise FileProtected(file=deadline.file)
        for name in parts.members:
            if name != "content.xml":
                parts.measure(name)
        found = scan_ods(parts.pieces("content.xml"), deadline.file, limits.broken)
        return "ods", *Sheets(data, found, deadline, limits).read(sheet, ())
    if "xl/workbook.bin" in parts:
        raise FileIsXlsb(file=deadline.file)
    if any(parts.under(folder) for folder in _DOCUMENTS):
        raise FileIsDocument(file=deadline.file)
    raise FileIsZip(file=deadline.file)


def read_compound(data: bytes, sheet: str | None, deadline: Deadline, limits: Limits) -> Read:
    """An old .xls workbook. Raises what it is where it is something else."""
    compound = Compound(data, deadline.file)
    if "EncryptedPackage" in compound.streams:
        raise FileProtected(file=deadline.file)
    if any(name in compound.streams for name in _OLD_DOCUMENTS):
        raise FileIsDocument(file=deadline.file)
    name = next((name for name in ("Workbook", "Book") if name in compound.streams), None)
    if name is None:
        raise FileUnknown(file=deadline.file)
    stream = compound.stream(name)
    if not stream:
        raise FileDamaged(file=deadline.file)
    found = scan_xls(stream, deadline)
    notes: tuple[Say, ...] = (("read.macros", {}),) if "VBA" in compound.streams else ()
    checked = compound_of(name, found.stream)
    return "xls", *Sheets(checked, found.sheets, deadline, limits).read(sheet, notes)
