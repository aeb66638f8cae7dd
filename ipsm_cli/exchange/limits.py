"""How much of a foreign file is read before it is refused, so that no file can fill the machine."""

from __future__ import annotations

from time import monotonic
from typing import NamedTuple

from ipsm_cli.core.errors import ReadingTooLong


class Limits(NamedTuple):
    """The caps on one foreign file; ``LIMITS._replace(rows=…)`` raises one of them.

    A year of a large branch (100,000 rows of 12 columns) is a workbook of 7 MB that unpacks to
    60 MB, and 12 MB of csv.
    """

    bytes: int = 64 << 20  # of the file itself
    members: int = 1000  # files inside a workbook
    unpacked: int = 256 << 20  # bytes of all of them together
    ratio: int = 250  # unpacked to packed, looked at from 16 MiB on
    strings: int = 2_000_000  # shared texts of a workbook
    text: int = 256 << 20  # characters of all cells of a sheet, each time they stand there
    broken: int = 500_000  # cells of a sheet with an error or a formula without a saved result
    rows: int = 200_000  # number of the last row with something in it
    columns: int = 256
    cells: int = 8_000_000  # the rectangle round everything on a sheet, empty cells too
    cell: int = 32_767  # characters of one cell, as in Excel
    lines: int = 200  # lines of one csv cell; more is an unclosed quote
    seconds: int = 60


LIMITS = Limits()
LARGE = Limits(*(8 * cap for cap in LIMITS))  # for a file that its owner calls large


class Deadline:
    """The moment at which reading a file gives up."""

    def __init__(self, file: str, limits: Limits) -> None:
        self.file = file
        self.seconds = limits.seconds
        self.end = monotonic() + limits.seconds

    def check(self) -> None:
        """Raises ReadingTooLong once the time is up."""
        if monotonic() > self.end:
            raise ReadingTooLong(file=self.file, limit=self.seconds)
