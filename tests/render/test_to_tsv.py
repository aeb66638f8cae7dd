"""Tab-separated values."""

from __future__ import annotations

from typing import Any

from ipsm_cli.core.table import Column, Table
from ipsm_cli.render.to_tsv import write


def test_tabs_between_and_within(look: Any) -> None:
    table = Table("x", (Column("name"), Column("note")), (("a\tb", "=1"), ("c,d", None)), ("t", {}))
    assert write(table, look()) == b'name\tnote\n"a\tb"\t\'=1\nc,d\t\n'
