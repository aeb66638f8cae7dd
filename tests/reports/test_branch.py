from __future__ import annotations

from typing import Any

from ipsm_cli.codes import Codes
from ipsm_cli.core.records import Branch
from ipsm_cli.reports import branch


def test_the_branch(small: Any, codes: Codes, well_said: Any) -> None:
    found = branch.read(small.db)
    assert found == Branch(
        uid="branch",
        level="kecamatan",
        region="32.01.01",
        name="IPSM Kecamatan Cibinong",
        address=None,
        letterhead=None,
        chair="Tati Hartati",
        secretary=None,
        language="id",
        due_day=5,
    )
    table = branch.table(found)
    well_said(table, codes)
    assert [column.key for column in table.columns] == list(Branch._fields)
    assert table.page
