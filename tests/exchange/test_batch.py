"""The batch of a file: counts of its rows, none where nothing is written, for both kinds alike."""

from __future__ import annotations

import pytest
from exchange.import_ground import Ground

SHEETS = {
    "workers": (("Nama", "JK", "No HP"), ("Teguh Wiyono", "L", "081211112222")),
    "activities": (
        ("date", "kind", "desa", "workers", "people"),
        ("2026-09-05", "KD01", "Cibinong", "1", 12),
    ),
}


@pytest.mark.parametrize("kind", SHEETS)
def test_a_batch_stands_only_for_what_was_written(ground: Ground, kind: str) -> None:
    head, row = SHEETS[kind]
    assert ground.bring(kind, head, row).counts == (1, 0, 0, 0)
    assert ground.rows("SELECT kind, added, changed, same, refused FROM batch") == [
        (kind, 1, 0, 0, 0)
    ]
    assert ground.bring(kind, head, row).counts == (0, 0, 1, 0)
    assert ground.rows("SELECT count(*) FROM batch") == [(1,)]
