"""A backup put in the register's place."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

import pytest

from ipsm_cli.store.migrate import apply
from ipsm_cli.store.register import VERSION
from ipsm_cli.store.restore import trial
from ipsm_cli.store.schema import MIGRATIONS


def older(path: Path, version: int) -> None:
    """A register as the program of that version left it."""
    path.unlink(missing_ok=True)
    db = sqlite3.connect(path, isolation_level=None)
    apply(db, 0, MIGRATIONS[:version])
    db.execute(
        "INSERT INTO branch (id, uid, level, region, name, language, due_day, founded)"
        " VALUES (1, 'b', 'kecamatan', '32.01.01', 'IPSM Lama', 'id', 5, '2026-01-02')"
    )
    db.close()


@pytest.mark.parametrize("version", range(1, VERSION + 1))
def test_a_trial_has_the_present_shape_and_leaves_nothing(
    path: Path, folder: Path, version: int, raw: Any
) -> None:
    older(path, version)
    before = path.read_bytes()
    with trial(path, folder / "coba.db") as (state, db):
        assert (state.version, state.branch) == (version, "IPSM Lama")
        assert db.execute("PRAGMA user_version").fetchone() == (VERSION,)
        assert db.execute("SELECT COUNT(*) FROM account").fetchone() == (0,)
    assert path.read_bytes() == before
    assert [one.name for one in folder.iterdir()] == [path.name]
