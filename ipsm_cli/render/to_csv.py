"""A table as CSV for scripts: keys as heading, ISO dates, plain numbers, codes instead of labels.

UTF-8 without byte order mark, comma, ``\\n``. Texts that a spreadsheet would run as a formula carry
a leading ``'`` (``core.guard``), which reading such a file takes away.
"""

from __future__ import annotations

import csv
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from ipsm_cli.core.guard import guard
from ipsm_cli.render.plain_values import portions

if TYPE_CHECKING:
    from ipsm_cli.core.table import Table
    from ipsm_cli.render import Look


def _cell(value: Any) -> Any:
    if isinstance(value, tuple):
        return guard(";".join("" if item is None else str(item) for item in value))
    return guard(value) if isinstance(value, str) else value


def guarded(values: Sequence[Any]) -> list[Any]:
    """A column's values as cells, each distinct one formed once."""
    cells = {value: _cell(value) for value in set(values)}
    return [cells[value] for value in values]


class Lines(list[str]):
    """Takes the rows of a csv writer, one string a row."""

    write = list.append


def separated(table: Table, delimiter: str) -> bytes:
    """Heading of column keys and one line a row, all columns, no totals."""
    lines = Lines()
    # \r\n makes the writer quote a lone \r as well; it is cut off again below
    writer = csv.writer(lines, delimiter=delimiter, lineterminator="\r\n")
    writer.writerow([column.key for column in table.columns])
    written = [_taken(lines)]
    for columns in portions(table):
        writer.writerows(zip(*map(guarded, columns), strict=True))
        written.append(_taken(lines))
    return b"".join(written)


def _taken(lines: Lines) -> bytes:
    """The lines so far, which are let go of."""
    text = "".join(line[:-2] + "\n" for line in lines)
    lines.clear()
    return text.encode("utf-8", "replace")


def write(table: Table, look: Look) -> bytes:  # noqa: ARG001 - every form is called alike
    """The table as CSV; the same bytes in every language."""
    return separated(table, ",")
