"""The door of an import: what it promises for both kinds."""

from __future__ import annotations

import pytest
from exchange.import_ground import HEAD, VISIT, Ground

from ipsm_cli.exchange import bringing

PEOPLE = (("Nama", "L/P"), ("Ani Lestari", "P"), ("Budi", "L"))


@pytest.mark.parametrize(("kind", "rows"), [("activities", (HEAD, VISIT)), ("workers", PEOPLE)])
def test_totals_grow_by_what_is_new(ground: Ground, kind: str, rows: tuple[object, ...]) -> None:
    before = bringing.totals(ground.db, kind)
    plan = ground.bring(kind, *rows)  # type: ignore[arg-type]
    after = bringing.totals(ground.db, kind)
    assert after[0] - before[0] == plan.new
    assert after[1] - before[1] == (plan.people_new or 0)
