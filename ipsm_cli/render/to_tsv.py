"""A table with tabs between its values; otherwise as CSV."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ipsm_cli.render.to_csv import separated

if TYPE_CHECKING:
    from ipsm_cli.core.table import Table
    from ipsm_cli.render import Look


def write(table: Table, look: Look) -> bytes:  # noqa: ARG001 - every form is called alike
    """The table as tab-separated values; the same bytes in every language."""
    return separated(table, "\t")
