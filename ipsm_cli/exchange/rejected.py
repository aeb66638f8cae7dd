"""The rows that were refused, as they stood, with the reason beside them, to be corrected."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ipsm_cli.core.table import Column, Table
from ipsm_cli.exchange.said import as_seen

if TYPE_CHECKING:
    from ipsm_cli.exchange.plan import Plan

# the list that a foreign heading is looked up in: whoever renders the table gives it back as it is
FOREIGN = "heading"
_BESIDE = ("reject_reason", "reject_column", "reject_row")


def table(plan: Plan, reasons: Sequence[str]) -> Table:
    """One row for each refused row: reason, column at fault, row of origin, then every cell as text
    under its own heading. ``reasons`` are sentences, one for each refused row in its order."""
    columns = [Column(key) for key in _BESIDE]
    columns += [Column("foreign", "id", FOREIGN, head=heading) for heading in plan.headings]
    kept = [place for place, _ in enumerate(plan.headings)]
    rows = []
    for refusal, reason in zip(plan.refused, reasons, strict=True):
        wrong = "; ".join(dict.fromkeys(fault.column for fault in refusal.faults if fault.column))
        cells = [
            as_seen(refusal.cells[place]) if place < len(refusal.cells) else None for place in kept
        ]
        rows.append((reason, wrong or None, str(refusal.row), *cells))
    title = ("title.rejected", {"file": plan.file})
    return Table("rejected", tuple(columns), rows, title)
